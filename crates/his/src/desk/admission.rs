//! 2401: admission. The credentials must be the person's, the main diagnosis
//! the one marked among the diagnoses.
//!
//! Article: R2-36, R3a-1.

use app::operations::visit::admit::{Admit, NewVisit, VisitKind};
use app::operations::visit::care::VisitCare;
use base::{PersonId, Refusal, date_text};
use regulation::his_interface::CareForm;

use super::care_kind::{birth, must_be_resident, served};
use super::institution::Institution;
use super::persons::{self, Shown};
use super::{AtDesk, Output, message_key, nodes};
use crate::transactions::{Diagnosis, t2401};

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2401::read(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.mdtrtinfo.insutype")?;
    let kind = served(&desk.switches.stays, &asked.med_type, "input.mdtrtinfo.med_type")?;
    let care = if kind.care == CareForm::Birth { birth(asked.matn_type.as_deref()) } else { VisitCare::Ordinary };
    main_is_marked(&asked.main_diagnosis_code, &asked.diagnoses)?;
    let person = persons::of_number(desk.house, &asked.psn_no).await?;
    let shown = Shown {
        kind: &asked.credential_kind,
        number: asked.credential_no.as_ref(),
        certno: asked.certno.as_ref(),
        name: None,
    };
    persons::must_agree(desk.house, &person, &shown)?;
    let visit = NewVisit {
        person_id: PersonId(person.person_id),
        kind: VisitKind::Inpatient,
        record_number: asked.hospital_stay_no,
        admit_date: date_text(asked.admitted_at.date()),
        diagnosis_1: asked.main_diagnosis_code,
        diagnosis_2: second_of(&asked.diagnoses),
        referral: kind.referral,
        out_of_area: false,
        continued: false,
        prior_visit_id: None,
        care,
    };
    let begun = message_key::run::<Admit>(desk, institution, false, visit).await?;
    nodes(&t2401::output(&begun.output.visit_id.to_string()))
}

/// The main diagnosis of the stay is the one marked in the list.
pub(crate) fn main_is_marked(main_code: &str, diagnoses: &[Diagnosis]) -> Result<(), Refusal> {
    let main = diagnoses.iter().find(|diagnosis| diagnosis.main);
    if main.is_some_and(|main| main.code != main_code) {
        return Err(Refusal::conflict(
            "main_diagnosis_disagrees",
            "主要诊断与诊断列表中的主诊断不一致",
            "the main diagnosis is not the one marked in the list",
        ));
    }
    Ok(())
}

/// The first of the other diagnoses, by its place in the list.
pub(crate) fn second_of(diagnoses: &[Diagnosis]) -> Option<String> {
    let others = diagnoses.iter().filter(|diagnosis| !diagnosis.main);
    others.min_by_key(|diagnosis| diagnosis.order).map(|diagnosis| diagnosis.code.clone())
}
