//! What 2501 to 2504 have in common: a filing is handed to the agency and gets a
//! number; 2502 and 2504 take it back as long as nobody has taken it up.
//! The withdrawal of one matter does not take back another.
//!
//! Article: R1-12, R2-41, R2-51.

use app::Stop;
use app::operations::filing::HospitalWord;
use app::operations::filing::submit::{FilingToSubmit, Submit};
use app::operations::filing::withdraw::{FilingToWithdraw, Withdraw};
use base::{FilingId, PersonId, Refusal};
use regulation::chains::CaseKind;
use serde::Serialize;
use store::entity::filing;

use super::failed::Failed;
use super::institution::Institution;
use super::{AtDesk, Output, message_key, nodes, persons};
use crate::transactions::filing_named;

/// Hands a filing to the agency.
pub(super) async fn submit(desk: &AtDesk<'_>, institution: &Institution, filed: FilingToSubmit) -> Output {
    let done = message_key::run::<Submit>(desk, institution, false, filed).await?;
    nodes(&filing_named::output(&done.output.filing_id.to_string()))
}

/// 2502, 2504.
pub(crate) async fn withdraw(
    desk: &AtDesk<'_>,
    institution: &Institution,
    matter: CaseKind,
    reason_demanded: bool,
) -> Output {
    let asked = filing_named::read(desk.request, reason_demanded)?;
    let unknown = || Refusal::unknown("备案申报", "filing");
    let filing_id: FilingId = asked.filing.parse().map_err(|_| unknown())?;
    let row = desk.house.store.view().by_key::<filing::Model>(filing_id.0).await.map_err(Stop::from)?;
    let own = |row: &filing::Model| row.matter == matter.code() && row.provider_id == institution.provider_id;
    row.filter(own).ok_or_else(unknown)?;
    let person = persons::of_number(desk.house, &asked.psn_no).await?;
    let taken_back = FilingToWithdraw { filing_id, person_id: PersonId(person.person_id), reason: asked.reason };
    message_key::run::<Withdraw>(desk, institution, false, taken_back).await?;
    nodes(&filing_named::output(&asked.filing))
}

/// A form as JSON.
pub(super) fn form(form: &impl Serialize) -> Result<serde_json::Value, Failed> {
    serde_json::to_value(form).map_err(Failed::writing)
}

/// Something the message says that has no place in the form.
pub(super) fn word(title: &str, title_en: &str, text: Option<String>) -> Option<HospitalWord> {
    text.map(|text| HospitalWord { title: title.to_owned(), title_en: title_en.to_owned(), text })
}
