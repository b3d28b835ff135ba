//! The cockpit of a settlement month: its steps from the claims to the reconciled
//! books, how far each has come, what blocks it, and which command comes next.
//!
//! Article: R1-12.11, R1-12.12, R3d-19.5, R1-20, R1-18.

use base::{Month, Refusal};
use schemars::JsonSchema;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use store::entity::{settlement_month, trail_tree};

use super::figures::Figures;
use super::list::{MonthRow, READERS, months};
use super::step::{MonthStep, steps};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::month::state;
use crate::queries::finding::shown::rules_of;
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

/// The month asked for, or the one at work.
pub(crate) fn which(cx: &Context<'_>, known: &[MonthRow], input: WhichMonth) -> Result<Month, Stop> {
    let current =
        known.iter().find(|row| ![state::STATED, state::CLOSED].contains(&row.state.as_str())).or(known.first());
    match (input.month, current) {
        (Some(month), _) => Ok(month),
        (None, Some(row)) => row.month.parse().map_err(|e| Stop::fault("reading a month", e)),
        (None, None) => Ok(Month::of(cx.today)),
    }
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "month.view", title: "结算月总览", title_en: "cockpit of a month", access: READERS };
    type Input = WhichMonth;
    type Output = MonthView;

    async fn answer(cx: &Context<'_>, input: WhichMonth) -> Result<MonthView, Stop> {
        let known = months(cx).await?;
        let month = which(cx, &known, input)?;
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
