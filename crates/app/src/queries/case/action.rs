//! What can be done on a case now, by which command, and whether this caller may.
//!
//! Article: R1-24, R1-35.

use base::Refusal;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::Serialize;

use crate::case_work::{CaseWork, ENDED, kind_of};
use crate::command::{CommandSpec, Context};
use crate::matters;
use crate::operations::matter::withdraw::is_under_way;
use crate::registry::{self, CommandEntry};
use crate::stop::Stop;

/// A command offered on a page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Action {
    /// The command.
    pub command: String,
    /// What it does to the case.
    pub effect: Effect,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// Whether this caller may.
    pub allowed: bool,
    /// Why not, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Why not, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not_en: Option<String>,
    /// The article the hindrance stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
}

/// What a command does to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// On to the next step.
    Approve,
    /// To the provider for an answer.
    AskProvider,
    /// Back to where it came from.
    Return,
    /// Refused for good.
    Reject,
    /// Something else.
    Other,
}

/// Kind of case, what it waits for, command, duty used, effect.
type Offer = (CaseKind, &'static str, &'static str, Duty, Effect);

const OFFERS: &[Offer] = &[
    (CaseKind::Audit, "first_review", "audit_case.first_review", Duty::FirstReview, Effect::Approve),
    (CaseKind::Audit, "first_review", "audit_case.first_review", Duty::FirstReview, Effect::AskProvider),
    (CaseKind::Audit, "with_provider", "audit_case.answer", Duty::ProviderAnswer, Effect::Approve),
    (CaseKind::Audit, "with_provider", "audit_case.provider_silent", Duty::FirstReview, Effect::Other),
    (CaseKind::Audit, "second_review", "audit_case.second_review", Duty::SecondReview, Effect::Approve),
    (CaseKind::Audit, "second_review", "audit_case.return", Duty::SecondReview, Effect::Return),
    (CaseKind::Audit, "returned", "audit_case.resubmit", Duty::FirstReview, Effect::Other),
    (CaseKind::Sample, "second_review", "sample.review", Duty::SecondReview, Effect::Approve),
    (CaseKind::Sample, "returned", "sample.resubmit", Duty::SampleDraw, Effect::Other),
    (CaseKind::Statement, "first_review", "statement.first_review", Duty::FirstReview, Effect::Approve),
    (CaseKind::Statement, "first_review", "statement.return", Duty::FirstReview, Effect::Return),
    (CaseKind::Statement, "second_review", "statement.second_review", Duty::SecondReview, Effect::Approve),
    (CaseKind::Statement, "second_review", "statement.return", Duty::SecondReview, Effect::Return),
    (CaseKind::Statement, "approve", "statement.approve", Duty::Approve, Effect::Approve),
    (CaseKind::Statement, "approve", "statement.return", Duty::Approve, Effect::Return),
    (CaseKind::Statement, "upper_approve", "statement.approve_above", Duty::UpperApprove, Effect::Approve),
    (CaseKind::Statement, "upper_approve", "statement.return", Duty::UpperApprove, Effect::Return),
    (CaseKind::Payment, "pay_release", "payment.release", Duty::PayRelease, Effect::Approve),
    (CaseKind::Payment, "pay_release", "payment.reject", Duty::PayRelease, Effect::Reject),
    (CaseKind::Payment, "pay_release", "payment.void", Duty::PayMake, Effect::Other),
    (CaseKind::Voucher, "voucher_review", "voucher.review", Duty::VoucherReview, Effect::Approve),
    (CaseKind::Voucher, "voucher_review", "voucher.return", Duty::VoucherReview, Effect::Return),
    (CaseKind::Voucher, "voucher_post", "voucher.post", Duty::VoucherPost, Effect::Approve),
    (CaseKind::Voucher, "voucher_post", "voucher.return", Duty::VoucherPost, Effect::Return),
];

/// Everything that can be done on a case as it stands.
pub(crate) fn actions(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<Vec<Action>, Stop> {
    let kind = kind_of(work.row())?;
    let waits_for = work.row().state.as_str();
    let offered = OFFERS.iter().filter(|(of_kind, state, ..)| *of_kind == kind && *state == waits_for);
    let commands = registry::commands();
    let offer = |(_, _, name, duty, effect): &Offer| {
        let spec = commands.iter().map(|entry| entry.spec).find(|spec| spec.name == *name)?;
        Some(Action { effect: *effect, ..action(&spec, work.may(cx, *duty)) })
    };
    let mut actions: Vec<Action> = offered.filter_map(offer).collect();
    if matters::of_kind(kind).is_some() {
        actions.extend(matter_actions(cx, work, &commands));
    }
    for asked in actions.iter_mut().filter(|action| action.effect == Effect::AskProvider) {
        asked.title = "请医药机构书面反馈".to_owned();
        asked.title_en = "ask the provider for a written answer".to_owned();
    }
    Ok(actions)
}

/// What can be done on the case of any matter: agreed to, returned or rejected
/// at its step; resubmitted once returned; withdrawn by whoever opens such cases, until
/// a step was done.
fn matter_actions(cx: &Context<'_>, work: &CaseWork<'_>, commands: &[CommandEntry]) -> Vec<Action> {
    let state = work.row().state.as_str();
    let offer = |name: &str, duty: Duty, effect: Effect| {
        let spec = commands.iter().map(|entry| entry.spec).find(|spec| spec.name == name)?;
        Some(Action { effect, ..action(&spec, work.may(cx, duty)) })
    };
    let opener = work.chain().opened_by.iter().copied();
    let opener = opener.clone().find(|duty| cx.caller.duties.contains(duty)).or_else(|| opener.clone().next());
    let mut offers = Vec::new();
    // A meeting has a page of its own.
    if let Some(duty) = work.waits_for().filter(|duty| *duty != Duty::CollectiveConvene) {
        // A repair is run where inspection works on repairs, not agreed to here.
        if (work.row().kind.as_str(), duty) != (CaseKind::DataRepair.code(), Duty::Inspection) {
            offers.push(offer("matter.review", duty, Effect::Approve));
        }
        offers.push(offer("matter.return", duty, Effect::Return));
        offers.push(offer("matter.reject", duty, Effect::Reject));
        offers.push(offer("matter.suspend", duty, Effect::Other));
        offers.push(offer("matter.resume", duty, Effect::Other));
        if cx.caller.duties.contains(&Duty::Approve) {
            offers.push(offer("matter.extend", Duty::Approve, Effect::Other));
        }
        if cx.caller.duties.contains(&Duty::Inspection) {
            offers.push(offer("matter.redraw", Duty::Inspection, Effect::Other));
        }
    }
    if let Some(duty) = opener {
        if state == "draft" {
            offers.push(offer("matter.supplement", duty, Effect::Other));
        }
        if state == "returned" {
            offers.push(offer("matter.resubmit", duty, Effect::Other));
        }
        if !ENDED.contains(&state) && !is_under_way(work) {
            offers.push(offer("matter.withdraw", duty, Effect::Other));
        }
    }
    offers.into_iter().flatten().collect()
}

/// A command with whether it may be used and why not.
pub(crate) fn action(spec: &CommandSpec, may: Result<(), Refusal>) -> Action {
    let refusal = may.err();
    Action {
        command: spec.name.to_owned(),
        effect: Effect::Other,
        title: spec.title.to_owned(),
        title_en: spec.title_en.to_owned(),
        allowed: refusal.is_none(),
        cite: refusal.as_ref().and_then(|refusal| refusal.cite.as_ref()).map(ToString::to_string),
        why_not: refusal.as_ref().map(|refusal| refusal.title.clone()),
        why_not_en: refusal.map(|refusal| refusal.title_en),
    }
}

/// Whether this caller may take the case further, whatever it waits for.
pub(crate) fn may_act(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<(), Refusal> {
    match (work.row().kind.as_str(), work.row().state.as_str()) {
        (_, "with_provider") => work.may(cx, Duty::ProviderAnswer),
        ("audit", "returned") => work.may(cx, Duty::FirstReview),
        (_, "returned") if is_matter(work) => {
            let opened_by = &work.chain().opened_by;
            let held = opened_by.iter().find(|duty| cx.caller.duties.contains(duty)).or(opened_by.first());
            held.map_or_else(|| work.may_decide(cx), |duty| work.may(cx, *duty))
        }
        _ => work.may_decide(cx),
    }
}

fn is_matter(work: &CaseWork<'_>) -> bool {
    kind_of(work.row()).is_ok_and(|kind| matters::of_kind(kind).is_some())
}
