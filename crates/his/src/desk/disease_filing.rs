//! 2503: the hospital that found a chronic disease files it, and is where the
//! person is to be treated for it.
//!
//! Article: R1-12.4, R2-51.

use app::matters::chronic_recognition::RecognitionProposal;
use app::operations::filing::submit::FilingToSubmit;
use base::{PersonId, ProviderId, Refusal, date_text};
use regulation::chains::CaseKind;

use super::care_kind::{chronic_disease_id, must_be_resident};
use super::filing::{self, word};
use super::institution::{self, Institution};
use super::{AtDesk, Output, persons};
use crate::transactions::t2503;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2503::read(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.data.insutype")?;
    let person = persons::of_number(desk.house, &asked.psn_no).await?;
    let told = Some(asked.disease.as_str());
    let path = "input.data.opsp_dise_code";
    let disease = chronic_disease_id(desk.house, person.person_id, asked.from, told, path).await?;
    let found_by = institution::of_code(desk.house, &asked.found_by).await?;
    let found_by = found_by.ok_or_else(|| {
        let path = "input.data.ide_fixmedins_no";
        Refusal::invalid("hospital_unknown", path, "没有这家定点医疗机构", "no such hospital")
    })?;
    if asked.found_on > desk.house.clock.today() {
        let path = "input.data.hosp_ide_date";
        return Err(Refusal::invalid("date_in_the_future", path, "鉴定日期晚于今日", "found in the future").into());
    }
    let proposal = RecognitionProposal {
        person_id: PersonId(person.person_id),
        disease,
        diagnosed_by_id: ProviderId(found_by.provider_id),
        treated_at_id: ProviderId(institution.provider_id),
        from_date: date_text(asked.from),
    };
    let words = [
        word("医院申报病种", "disease as the hospital calls it", Some(asked.disease_name)),
        word("医院鉴定日期", "found on", Some(date_text(asked.found_on))),
        word("诊断医师", "doctor", Some(format!("{} {}", asked.doctor_code, asked.doctor_name))),
        word("备注", "remark", asked.memo),
    ];
    let form = filing::form(&proposal)?;
    let words = words.into_iter().flatten().collect();
    filing::submit(desk, institution, FilingToSubmit { matter: CaseKind::ChronicRecognition, form, words }).await
}
