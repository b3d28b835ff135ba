//! The steps of a settlement month: how each stands, who did it, which command
//! comes next and whether this caller may use it.
//!
//! Article: R1-12.11, R1-12.12, R3d-19.5, R1-20, R1-18.

use base::Month;
use schemars::JsonSchema;
use sea_orm::FromQueryResult;
use serde::Serialize;
use store::entity::settlement_month;
use time::OffsetDateTime;

use super::blocker::{MonthBlocker, blockers};
use super::figures::Figures;
use crate::command::Context;
use crate::operations::month::state;
use crate::permission::may_ask;
use crate::queries::case::action::{Action, action};
use crate::queries::case::names::Names;
use crate::registry;
use crate::stop::Stop;

/// A step of the month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthStep {
    /// claims, freeze, audit, sample, review, declare, approve, pay, book, reconcile.
    pub step: String,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// How it stands.
    pub state: MonthStepState,
    /// Done so far.
    pub done: i64,
    /// In all.
    pub total: i64,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub finished_at: Option<OffsetDateTime>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_name: Option<String>,
    /// What keeps it from being done.
    pub blockers: Vec<MonthBlocker>,
    /// What can be done now.
    pub actions: Vec<Action>,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MonthStepState {
    /// An earlier step comes first.
    Waiting,
    /// Can be done now.
    Ready,
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Under way, and somebody has to act.
    Blocked,
}

/// All steps, in order.
pub(super) async fn steps(
    cx: &Context<'_>,
    month: Month,
    row: Option<&settlement_month::Model>,
    f: &Figures,
) -> Result<Vec<MonthStep>, Stop> {
    let frozen = row.is_some_and(|row| row.state != state::OPEN);
    let audited = row.is_some_and(|row| state::is_audited(&row.state));
    let ended = cx.today > month.last_day();
    let (cases, closed) =
        (f.cases("audit", "") + f.cases("sample", ""), f.cases("audit", "completed") + f.cases("sample", "completed"));
    let declared = f.statements(&["in_review", "approved", "in_payment", "paid"]).count;
    let approved = f.statements(&["approved", "in_payment", "paid"]).count;
    let paid = f.statements(&["paid"]).count;
    let (posted, vouchers) = (f.vouchers(&["posted"]).count, f.vouchers(&[]).count);
    let sampled = f.seeds.map_or(0, |seeds| 1 + seeds) + i64::from(f.drawn.is_some());
    let funds = cx.house.law.funds.iter().count() as i64;

    let mut all = vec![
        step(
            "claims",
            "费用结算",
            "claims",
            progress(frozen, true),
            f.settled.count,
            f.settled.count + f.rejected.count,
        ),
        step("freeze", "封账", "freezing", progress(frozen, ended), i64::from(frozen), 1),
        step("audit", "智能审核", "claims audit", progress(audited, frozen), i64::from(audited), 1),
        step("sample", "随机抽审抽取", "random sample", under_way(sampled, SAMPLE_ACTS, frozen), sampled, SAMPLE_ACTS),
        step("review", "疑点与抽审复核", "review", under_way(closed, cases, audited), closed, cases),
        step(
            "declare",
            "月结算申报",
            "declaration",
            under_way(declared, f.providers, audited && closed == cases),
            declared,
            f.providers,
        ),
        step(
            "approve",
            "结算单审批",
            "approval",
            under_way(approved, f.providers, declared > 0),
            approved,
            f.providers,
        ),
        step("pay", "支付", "payment", under_way(paid, f.providers, approved > 0), paid, f.providers),
        step("book", "记账", "books", under_way(posted, vouchers, paid > 0), posted, vouchers),
        step(
            "reconcile",
            "对账",
            "reconciliation",
            under_way(f.reconciled_funds, funds, posted > 0),
            f.reconciled_funds,
            funds,
        ),
    ];
    let ready = |name: &str, all: &[MonthStep]| {
        all.iter().any(|step| {
            step.step == name && step.state != MonthStepState::Done && step.state != MonthStepState::Waiting
        })
    };
    let commands: &[(&str, &[&str])] = &[
        ("claims", &["claim.import"]),
        ("freeze", &["month.freeze"]),
        ("audit", &["audit.run"]),
        ("sample", sample_command(f)),
        ("pay", &["payment.make"]),
        ("reconcile", &["reconciliation.run"]),
    ];
    let registered = registry::commands();
    for (name, wanted) in commands {
        if !ready(name, &all) {
            continue;
        }
        let step = all.iter_mut().find(|step| step.step == *name);
        let specs =
            wanted.iter().filter_map(|name| registered.iter().map(|entry| entry.spec).find(|spec| spec.name == *name));
        if let Some(step) = step {
            step.actions =
                specs.map(|spec| action(&spec, may_ask(cx.house, spec.name, spec.access, cx.caller))).collect();
        }
    }
    for step in &mut all {
        step.blockers = blockers(month, step, f, ended);
        if !step.blockers.is_empty() && step.state == MonthStepState::Running {
            step.state = MonthStepState::Blocked;
        }
    }
    finished(cx, month, &mut all).await?;
    Ok(all)
}

/// The claims fixed, two seeds, the draw.
const SAMPLE_ACTS: i64 = 4;

/// What the cockpit offers for the sample; seeds are handed in on its own page.
fn sample_command(f: &Figures) -> &'static [&'static str] {
    match f.seeds {
        None => &["sample.freeze"],
        Some(settled) if settled + 2 == SAMPLE_ACTS => &["sample.draw"],
        Some(_) => &[],
    }
}

fn step(step: &str, title: &str, title_en: &str, state: MonthStepState, done: i64, total: i64) -> MonthStep {
    MonthStep {
        step: step.to_owned(),
        title: title.to_owned(),
        title_en: title_en.to_owned(),
        state,
        done,
        total,
        finished_at: None,
        person_name: None,
        blockers: Vec::new(),
        actions: Vec::new(),
    }
}

/// A step that is done at once.
fn progress(done: bool, possible: bool) -> MonthStepState {
    match (done, possible) {
        (true, _) => MonthStepState::Done,
        (false, true) => MonthStepState::Ready,
        (false, false) => MonthStepState::Waiting,
    }
}

/// A step that is done piece by piece.
fn under_way(done: i64, total: i64, begun: bool) -> MonthStepState {
    if !begun {
        MonthStepState::Waiting
    } else if total > 0 && done >= total {
        MonthStepState::Done
    } else if done > 0 {
        MonthStepState::Running
    } else {
        MonthStepState::Ready
    }
}

#[derive(FromQueryResult)]
struct Done {
    command: String,
    at: OffsetDateTime,
    staff_id: Option<i64>,
}

const DONE: &str = "SELECT e.command, e.at, e.staff_id FROM trail_about a JOIN trail_entry e ON e.entry_id = a.entry_id \
    WHERE a.kind = 'month' AND a.object_id = $1 AND e.outcome = 'done' AND e.command IN ('month.freeze', 'audit.run', 'sample.draw') \
    ORDER BY e.entry_id";

/// Who did the steps that are one act, and when: as the trail has it.
async fn finished(cx: &Context<'_>, month: Month, steps: &mut [MonthStep]) -> Result<(), Stop> {
    let done = cx.view.sql::<Done>(DONE, [month.to_string().into()]).await?;
    let names = Names::of_staff(cx.view, done.iter().filter_map(|done| done.staff_id)).await?;
    for (name, command) in [("freeze", "month.freeze"), ("audit", "audit.run"), ("sample", "sample.draw")] {
        let act = done.iter().find(|done| done.command == command);
        if let (Some(act), Some(step)) = (act, steps.iter_mut().find(|step| step.step == name)) {
            step.finished_at = Some(act.at);
            step.person_name = act.staff_id.map(|id| names.get(id));
        }
    }
    Ok(())
}
