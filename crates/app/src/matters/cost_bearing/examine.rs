//! What is looked at before a hospital bears cost, in this order: the words; the visit is
//! settled and of a hospital here; the amount fits the finding; it is of a kind of which
//! this can be found; it has not been found before. Then the visit is settled on trial
//! as if it had been, and its parts before and after are shown.
//!
//! Article: R2-61, R2-62, R3a-8.

use std::collections::BTreeSet;

use base::{Fen, Month, PersonId, ProviderId, Refusal};
use store::entity::{bill_finding, person, provider, settlement, visit};

use super::form::CostBearingForm;
use crate::command::Context;
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::claim::{BillFinding, Booking, PersonInHand};
use crate::operations::visit::admit::VisitKind;
use crate::stop::Stop;

/// The code of an emergency in `visit.referral`.
const EMERGENCY: i32 = 4;
/// The code of what was not filed.
const NONE: i32 = 0;

/// A finding that holds, settled on trial.
pub(super) struct Tried {
    /// Of this visit.
    pub(super) visit: visit::Model,
    /// The row to be kept, without number, case and day.
    pub(super) row: bill_finding::Model,
    /// The person with everything settled anew.
    pub(super) in_hand: PersonInHand,
    /// What it changes: the visit's own difference and those of later bills.
    pub(super) rows: Vec<settlement::Model>,
}

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &CostBearingForm) -> Result<Examined, Stop> {
    let visit = settled_visit(cx, form).await?;
    let person = cx.view.by_key::<person::Model>(visit.person_id).await?;
    let person = person.ok_or_else(|| Stop::fault("looking at a visit", "a visit without person"))?;
    let name = cx.masked("person.name", &person.name);
    let mut in_hand = PersonInHand::look_at(cx, person).await?;
    let before = in_hand.settlement_of(cx, visit.visit_id).await?;
    let tried = tried(cx, form, visit, (in_hand, Month::of(cx.today))).await?;
    let provider_id = tried.visit.provider_id.unwrap_or_default();
    let provider = cx.view.by_key::<provider::Model>(provider_id).await?;
    let own = tried.rows.iter().find(|row| row.visit_id == tried.visit.visit_id);
    let shift = own.map_or(0, |row| row.hospital_fen);
    Ok(Examined {
        amount: Fen(shift),
        subjects: BTreeSet::from([
            CaseSubject::Person(PersonId(tried.visit.person_id)),
            CaseSubject::Provider(ProviderId(provider_id)),
        ]),
        facts: facts(form, (&name, &provider.map(|row| row.name).unwrap_or_default()), &before, own),
        checks: vec![Check::held(
            "parts_add_up",
            "认定前后各方负担之和等于总费用",
            "before and after everybody's parts add up to the bill",
            form.finding.article(),
        )],
        ..Examined::default()
    })
}

/// The visit, settled, of a hospital here; the form's words in order.
pub(super) async fn settled_visit(cx: &Context<'_>, form: &CostBearingForm) -> Result<visit::Model, Stop> {
    let signs = form.ground.trim().chars().count();
    if signs == 0 || signs > 300 {
        return Err(Refusal::invalid("text_malformed", "form.ground", "须为 1 至 300 字", "1 to 300 signs").into());
    }
    let visit = cx.view.by_key::<visit::Model>(form.visit_id.0).await?.filter(|visit| visit.provider_id.is_some());
    let visit = visit.ok_or_else(|| {
        Refusal::invalid("visit_unknown", "form.visit_id", "没有这次定点机构就诊", "no such visit to a hospital here")
    })?;
    if visit.state != "settled" {
        let refusal = Refusal::conflict("visit_not_settled", "该就诊尚未结算", "the visit is not settled");
        return Err(refusal.at("form.visit_id", "尚未结算", "not settled").into());
    }
    Ok(visit)
}

/// The finding tried on a person in hand: fits the visit, is new, and can be settled.
/// Differences count in the month.
pub(super) async fn tried(
    cx: &Context<'_>,
    form: &CostBearingForm,
    visit: visit::Model,
    (mut in_hand, month): (PersonInHand, Month),
) -> Result<Tried, Stop> {
    let amount = fitting_amount(form)?;
    fits(form.finding, &visit)?;
    if in_hand.findings().has(visit.visit_id, form.finding) {
        let refusal =
            Refusal::conflict("found_already", "该就诊的这一情形已认定", "this has been found of the visit already");
        return Err(refusal.at("form.finding", "已认定", "found already").citing(form.finding.article()).into());
    }
    let row = bill_finding::Model {
        bill_finding_id: 0,
        case_id: 0,
        visit_id: visit.visit_id,
        person_id: visit.person_id,
        finding: form.finding.code().to_owned(),
        amount_fen: amount.0,
        ground: form.ground.trim().to_owned(),
        found_on: cx.today,
        rev: 1,
    };
    let booking = Booking { month: month.to_string(), business_date: cx.today };
    let rows = in_hand.found(cx, &booking, row.clone()).await?;
    let shifts = rows.iter().any(|row| row.visit_id == visit.visit_id && row.hospital_fen > 0);
    if !shifts {
        let refusal = Refusal::conflict(
            "nothing_to_bear",
            "按该情形重新计算，医院无需负担费用",
            "settled by this finding the hospital bears nothing",
        );
        return Err(refusal.at("form.finding", "无差额", "no difference").citing(form.finding.article()).into());
    }
    Ok(Tried { visit, row, in_hand, rows })
}

/// Said where the finding needs it, and nowhere else.
fn fitting_amount(form: &CostBearingForm) -> Result<Fen, Refusal> {
    match (form.finding, form.amount_fen) {
        (BillFinding::WithoutConsent, Some(amount)) if amount > Fen::ZERO => Ok(amount),
        (BillFinding::NotInformed | BillFinding::CertificateUnjustified, None) => Ok(Fen::ZERO),
        _ => Err(Refusal::invalid(
            "amount_does_not_fit",
            "form.amount_fen",
            "仅“未经签字同意”填写金额，且须大于零",
            "an amount above zero is said of missing consent, and of nothing else",
        )
        .citing(form.finding.article())),
    }
}

/// R2-61 is about stays elsewhere that were not filed, R2-62 about emergency stays.
fn fits(finding: BillFinding, visit: &visit::Model) -> Result<(), Refusal> {
    let stay = visit.kind == VisitKind::Inpatient.code();
    let fits = match finding {
        BillFinding::NotInformed => stay && visit.out_of_area && visit.referral == NONE,
        BillFinding::CertificateUnjustified => stay && visit.referral == EMERGENCY,
        BillFinding::WithoutConsent => true,
    };
    if fits {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "finding_does_not_fit",
        "该就诊不属于这一情形：未告知限未备案的异地住院，急诊证明限急诊入院",
        "the visit is not of this kind: not told is of stays elsewhere without filing, a certificate of emergencies",
    );
    Err(refusal.at("form.finding", "情形不符", "of another kind").citing(finding.article()))
}

fn facts(
    form: &CostBearingForm,
    (person, hospital): (&str, &str),
    before: &settlement::Model,
    difference: Option<&settlement::Model>,
) -> Vec<Fact> {
    let (finding, finding_en) = form.finding.words();
    let parts = |row: &settlement::Model| {
        let person = row.out_of_scope_fen + row.preself_fen + row.self_in_scope_fen;
        let funds = row.basic_fen + row.critical_illness_fen + row.hardship_fen + row.assistance_fen;
        [funds, person, row.hospital_fen]
    };
    let was = parts(before);
    let becomes = difference.map_or(was, |row| {
        let more = parts(row);
        [0, 1, 2].map(|place| was[place] + more[place])
    });
    vec![
        Fact::words("参保人", "insured person", person),
        Fact::words("定点机构", "institution", hospital),
        Fact::words("查实情形", "finding", finding).in_english(finding_en),
        Fact::words("依据", "article", form.finding.article()),
        Fact::words("事实说明", "facts", form.ground.trim()),
        Fact::amount("总费用", "the whole bill", before.total_fen),
        Fact::amount("认定前：各基金支付", "before: all funds", was[0]),
        Fact::amount("认定前：个人负担", "before: the person", was[1]),
        Fact::amount("认定前：医院承担", "before: the hospital", was[2]),
        Fact::amount("认定后：各基金支付", "after: all funds", becomes[0]),
        Fact::amount("认定后：个人负担", "after: the person", becomes[1]),
        Fact::amount("认定后：医院承担", "after: the hospital", becomes[2]),
    ]
}
