//! 2201: an outpatient is registered.
//!
//! Article: R2-36.

use app::operations::visit::register::{Register, Registration};
use base::{PersonId, date_text};

use super::care_kind::must_be_resident;
use super::institution::Institution;
use super::persons::{self, Shown};
use super::{AtDesk, Output, message_key, nodes};
use crate::transactions::t2201;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2201::read(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.data.insutype")?;
    let person = persons::of_number(desk.house, &asked.psn_no).await?;
    let shown = Shown {
        kind: &asked.credential_kind,
        number: asked.credential_no.as_ref(),
        certno: asked.certno.as_ref(),
        name: asked.name.as_ref(),
    };
    persons::must_agree(desk.house, &person, &shown)?;
    let registration = Registration {
        person_id: PersonId(person.person_id),
        record_number: asked.hospital_visit_no.clone(),
        visit_date: date_text(asked.begun_at.date()),
    };
    let begun = message_key::run::<Register>(desk, institution, false, registration).await?;
    nodes(&t2201::output(&begun.output.visit_id.to_string(), &asked))
}
