//! The cockpit of a settlement month: its steps from the claims to the reconciled
//! books, how far each has come, what blocks it, and which command comes next.
//!
//! Article: R1-12.11, R1-12.12, R3d-19.5, R1-20, R1-18.

use base::{Month, Refusal};
use schemars::JsonSchema;
use sea_orm::{EntityTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use store::entity::{settlement_month, trail_tree};
use time::OffsetDateTime;

use super::figures::Figures;
use super::list::{READERS, months};
use crate::command::{Context, Query, QuerySpec};
use crate::funnel::authorise;
use crate::operations::month::state;
use crate::queries::case::action::{Action, action};
use crate::queries::case::names::Names;
use crate::queries::finding::shown::rules_of;
use crate::registry;
use crate::stop::Stop;

/// The cockpit of a month.
pub struct View;

/// Which month; the latest one with claims that is not stated when left out.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichMonth {
    /// The settlement month.
    pub month: Option<Month>,
}

/// A month and its steps.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthView {
    /// The month.
    pub month: Month,
    /// All months, the latest first.
    pub months: Vec<String>,
    /// open, frozen, audited, stated, closed.
    pub state: String,
    /// SM3 of the snapshot, once frozen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snapshot_sm3: Option<String>,
    /// The steps, in order.
    pub steps: Vec<MonthStep>,
    /// What it comes to.
    pub figures: Vec<Figure>,
    /// Findings by rule.
    pub findings_by_rule: Vec<RuleFigure>,
    /// Root of the trail, hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// Entries in the trail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

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

/// Something that keeps a step from being done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthBlocker {
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// How many.
    pub count: i64,
    /// Which list shows exactly these: review, findings, statements, payments, vouchers, reconciliation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// Its filter.
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub filter: std::collections::BTreeMap<String, String>,
}

/// A figure of the month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Figure {
    /// Stable code.
    pub code: String,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// A count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// An amount, fen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<i64>,
}

/// Findings of a rule.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleFigure {
    /// The rule's public number.
    pub rule: i32,
    /// Its name, in Chinese.
    pub title: String,
    /// Its name, in English.
    pub title_en: String,
    /// How many.
    pub count: i64,
    /// In question, fen.
    pub amount_fen: i64,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "month.view", title: "结算月总览", title_en: "cockpit of a month", access: READERS };
    type Input = WhichMonth;
    type Output = MonthView;

    async fn answer(cx: &Context<'_>, input: WhichMonth) -> Result<MonthView, Stop> {
        let known = months(cx).await?;
        let current = known.iter().find(|row| row.state != state::STATED).or(known.first());
        let month = match (input.month, current) {
            (Some(month), _) => month,
            (None, Some(row)) => row.month.parse().map_err(|e| Stop::fault("reading a month", e))?,
            (None, None) => Month::of(cx.today),
        };
        let row = cx.view.by_key::<settlement_month::Model>(month.to_string()).await?;
        let figures = Figures::of(cx, month).await?;
        let tree = cx.view.one(trail_tree::Entity::find_by_id(1)).await?;
        Ok(MonthView {
            month,
            months: known.into_iter().map(|row| row.month).collect(),
            state: row.as_ref().map_or_else(|| state::OPEN.to_owned(), |row| row.state.clone()),
            steps: steps(cx, month, row.as_ref(), &figures).await?,
            figures: shown(&figures),
            findings_by_rule: by_rule(cx, month, &figures)?,
            snapshot_sm3: row.and_then(|row| row.snapshot_digest),
            root: tree.as_ref().map(|tree| hex::encode(&tree.root)),
            size: tree.map(|tree| tree.size),
        })
    }
}

async fn steps(
    cx: &Context<'_>,
    month: Month,
    row: Option<&settlement_month::Model>,
    f: &Figures,
) -> Result<Vec<MonthStep>, Stop> {
    let frozen = row.is_some_and(|row| row.state != state::OPEN);
    let audited = row.is_some_and(|row| [state::AUDITED, state::STATED].contains(&row.state.as_str()));
    let ended = cx.today > month.last_day();
    let (cases, closed) =
        (f.cases("audit", "") + f.cases("sample", ""), f.cases("audit", "completed") + f.cases("sample", "completed"));
    let declared = f.statements(&["in_review", "approved", "in_payment", "paid"]).count;
    let approved = f.statements(&["approved", "in_payment", "paid"]).count;
    let (paid, instructed) = (f.instructions(&["done"]).count, f.instructions(&[]).count);
    let (posted, vouchers) = (f.vouchers(&["posted"]).count, f.vouchers(&[]).count);
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
        step(
            "sample",
            "随机抽审抽取",
            "random sample",
            progress(f.drawn.is_some(), frozen),
            i64::from(f.drawn.is_some()),
            1,
        ),
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
        step("pay", "支付", "payment", under_way(paid, instructed, approved > 0), paid, instructed),
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
        ("sample", &["sample.draw"]),
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
            step.actions = specs.map(|spec| action(&spec, authorise(spec.access, cx.caller))).collect();
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

fn blockers(month: Month, step: &MonthStep, f: &Figures, ended: bool) -> Vec<MonthBlocker> {
    let mut all = Vec::new();
    let mut add = |code: &str, title: &str, title_en: &str, count: i64, list: Option<(&str, &[(&str, &str)])>| {
        if count > 0 {
            let filter = list
                .iter()
                .flat_map(|(_, filter)| filter.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            let month = list.iter().map(|_| ("month".to_owned(), month.to_string()));
            all.push(MonthBlocker {
                code: code.to_owned(),
                title: title.to_owned(),
                title_en: title_en.to_owned(),
                count,
                filter: filter.chain(month).collect(),
                list: list.map(|(list, _)| list.to_owned()),
            });
        }
    };
    match step.step.as_str() {
        "freeze" if step.state == MonthStepState::Waiting => {
            add("month_not_ended", "该月尚未结束", "the month has not ended", i64::from(!ended), None)
        }
        "review" => {
            for (stage, title, title_en) in [
                ("first_review", "疑点待初审", "findings wait for first review"),
                ("with_provider", "待医药机构反馈", "a provider is asked"),
                ("second_review", "疑点待复审", "findings wait for second review"),
                ("returned", "疑点已退回", "findings were returned"),
            ] {
                add(
                    stage,
                    title,
                    title_en,
                    f.cases("audit", stage),
                    Some(("review", &[("kind", "audit"), ("stage", stage)])),
                );
            }
            let sample: &[(&str, &str)] = &[("kind", "sample"), ("stage", "second_review")];
            add(
                "sample_review",
                "抽审待复审",
                "drawn claims wait for review",
                f.cases("sample", "second_review"),
                Some(("review", sample)),
            );
        }
        "declare" if step.state != MonthStepState::Waiting => {
            add("not_declared", "机构未申报", "providers have not declared", step.total - step.done, None);
        }
        "approve" => {
            for (stage, title, title_en) in [
                ("first_review", "结算单待初审", "statements wait for first review"),
                ("second_review", "结算单待复审", "statements wait for second review"),
                ("approve", "结算单待审批", "statements wait for approval"),
            ] {
                add(
                    stage,
                    title,
                    title_en,
                    f.cases("statement", stage),
                    Some(("review", &[("kind", "statement"), ("stage", stage)])),
                );
            }
        }
        "pay" => {
            add(
                "not_instructed",
                "已审批未制单",
                "approved and not instructed",
                f.statements(&["approved"]).count,
                Some(("statements", &[("state", "approved")])),
            );
            add(
                "not_released",
                "待放行",
                "waits for release",
                f.instructions(&["made"]).count,
                Some(("payments", &[])),
            );
            add(
                "no_receipt",
                "待银行回单",
                "waits for the bank",
                f.instructions(&["sent"]).count,
                Some(("payments", &[])),
            );
            add(
                "unknown",
                "银行结果不明",
                "unknown at the bank",
                f.instructions(&["unknown"]).count,
                Some(("payments", &[])),
            );
        }
        "book" => {
            add("not_posted", "凭证未记账", "vouchers are not posted", step.total - step.done, Some(("vouchers", &[])))
        }
        _ => (),
    }
    all
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

fn shown(f: &Figures) -> Vec<Figure> {
    let count = |code: &str, title: &str, title_en: &str, count: i64| Figure {
        code: code.to_owned(),
        title: title.to_owned(),
        title_en: title_en.to_owned(),
        count: Some(count),
        amount_fen: None,
    };
    let amount = |code: &str, title: &str, title_en: &str, fen: i64| Figure {
        count: None,
        amount_fen: Some(fen),
        ..count(code, title, title_en, 0)
    };
    let findings: i64 = f.rules.iter().map(|rule| rule.count).sum();
    let mut all = vec![
        count("settled", "已结算", "settled", f.settled.count),
        count("rejected", "未予结算", "rejected", f.rejected.count),
        amount("total_fen", "医疗费用", "medical cost", f.settled.fen),
        amount("fund_fen", "基金支付", "paid by the funds", f.funds.fen),
        count("findings", "疑点", "findings", findings),
        count("upheld", "认定违规", "upheld", f.upheld.count),
        amount("deducted_fen", "基金扣减", "deducted of the funds", f.deducted.fen),
        count(
            "statements",
            "结算单",
            "statements",
            f.statements(&["in_review", "approved", "in_payment", "paid"]).count,
        ),
        amount(
            "approved_fen",
            "已审批应付",
            "approved and payable",
            f.statements(&["approved", "in_payment", "paid"]).fen,
        ),
        amount("paid_fen", "银行已支付", "paid by the bank", f.instructions(&["done"]).fen),
    ];
    if let Some((drawn, population)) = f.drawn {
        all.push(count("sampled", "抽审", "drawn", drawn));
        all.push(count("population", "抽审总体", "drawn from", population));
    }
    all
}

fn by_rule(cx: &Context<'_>, month: Month, f: &Figures) -> Result<Vec<RuleFigure>, Stop> {
    if f.rules.is_empty() {
        return Ok(Vec::new());
    }
    let rules = rules_of(cx, &month.to_string())?;
    let figure = |counted: &super::figures::CountedRule| {
        let rule = rules.get(counted.rule).ok_or_else(|| Refusal::unknown("规则", "rule"))?;
        Ok(RuleFigure {
            rule: counted.rule,
            title: rule.name.zh.clone(),
            title_en: rule.name.en.clone(),
            count: counted.count,
            amount_fen: counted.fen,
        })
    };
    f.rules.iter().map(figure).collect()
}
