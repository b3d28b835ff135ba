//! 2501: a hospital files a referral. Which way it goes is told by the two
//! hospitals' levels; how far, as the message says, must agree with the region.
//!
//! Article: R2-41, R2-43, R1-12.5.

use app::matters::referral::{ReferralForm, ReferralKind};
use app::operations::filing::submit::FilingToSubmit;
use base::{PersonId, ProviderId, Refusal, date_text};
use regulation::chains::CaseKind;
use store::entity::provider;

use super::care_kind::must_be_resident;
use super::filing::{self, word};
use super::institution::{self, Institution};
use super::{AtDesk, Output, persons};
use crate::transactions::t2501::{self, ReferralFiled};

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2501::read(desk.request, desk.tables)?;
    if let Some(insutype) = &asked.insutype {
        must_be_resident(insutype, "input.refmedin.insutype")?;
    }
    let person = persons::of_number(desk.house, &asked.psn_no).await?;
    must_be_agreed(&asked)?;
    reach_agrees(&asked, desk.region)?;
    let to = institution::of_code(desk.house, &asked.to_code).await?;
    let from = institution::of_code(desk.house, &institution.code).await?;
    let form = ReferralForm {
        person_id: PersonId(person.person_id),
        kind: way(from.as_ref(), to.as_ref()),
        diagnosis: Some(asked.diagnosis),
        from_provider_id: Some(ProviderId(institution.provider_id)),
        to_region: asked.to_region,
        to_provider_id: to.as_ref().map(|to| ProviderId(to.provider_id)),
        to_hospital: to.is_none().then_some(asked.to_name),
        from_date: date_text(asked.from.unwrap_or(asked.on)),
        until_date: asked.until.map(date_text),
        told_on: None,
        earlier_id: None,
        by_agent: false,
    };
    let words = [
        word("转院原因", "reason of the referral", Some(asked.reason)),
        word("转院意见", "the hospital's opinion", Some(asked.opinion)),
        word("病情描述", "condition", asked.condition),
        word("转院日期", "day of the referral", Some(date_text(asked.on))),
    ];
    let form = filing::form(&form)?;
    let submit = FilingToSubmit { matter: CaseKind::Referral, form, words: words.into_iter().flatten().collect() };
    filing::submit(desk, institution, submit).await
}

/// Down to a hospital of ours of a lower level, up to any other.
fn way(from: Option<&provider::Model>, to: Option<&provider::Model>) -> ReferralKind {
    match (from, to) {
        (Some(from), Some(to)) if to.level < from.level => ReferralKind::Down,
        _ => ReferralKind::Up,
    }
}

fn must_be_agreed(asked: &ReferralFiled) -> Result<(), Refusal> {
    if asked.agreed {
        return Ok(());
    }
    Err(Refusal::conflict(
        "referral_not_agreed",
        "本院不同意转院的，不能申报转院备案",
        "a referral to which the hospital does not agree is not filed",
    )
    .at("input.refmedin.hosp_agre_refl_flag", "为否", "is no")
    .citing("R2-41"))
}

/// 1 within the city, 2 in another city of the province, 3 in another province.
fn reach_agrees(asked: &ReferralFiled, own: &str) -> Result<(), Refusal> {
    let same = |digits: usize| asked.to_region.get(..digits) == own.get(..digits);
    let reach = if same(4) {
        "1"
    } else if same(2) {
        "2"
    } else {
        "3"
    };
    if asked.reach == reach {
        return Ok(());
    }
    Err(Refusal::conflict(
        "referral_reach_disagrees",
        "转院类型与就医地行政区划不一致",
        "the kind of referral does not agree with the region of treatment",
    )
    .at("input.refmedin.refl_type", "与就医地不一致", "at odds with the region"))
}
