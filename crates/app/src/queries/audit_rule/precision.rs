//! How the findings of rules fared over settlement months: how many there were, what
//! review made of them, what hospitals said and got by it. A rule of which review clears
//! too many findings cries wolf; from when on is law data.
//!
//! A finding is *confirmed* when something of it was deducted, *appealed* when the
//! hospital answered it, *lost on appeal* when second review then decided on less than
//! first review had proposed. A lead counts as a hit and as nothing else until somebody
//! takes it up.
//!
//! Article: R1-12.11, R2-66.

use base::{Fen, Month, ProviderId, Rate};
use schemars::JsonSchema;
use sea_orm::{FromQueryResult, Value};
use serde::Serialize;

use crate::command::Context;
use crate::stop::Stop;

/// Of which months and hospital.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Of {
    pub(crate) from_month: Option<Month>,
    pub(crate) until_month: Option<Month>,
    pub(crate) provider_id: Option<ProviderId>,
}

/// How findings fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Precision {
    /// Findings, leads among them.
    pub hits: i64,
    /// Leads that nobody took up.
    pub leads: i64,
    /// Still in review.
    pub open: i64,
    /// Something was deducted.
    pub confirmed: i64,
    /// Nothing was.
    pub cleared: i64,
    /// The hospital answered.
    pub appealed: i64,
    /// It then lost less than first review had proposed.
    pub lost_on_appeal: i64,
    /// Amount in question.
    pub amount_fen: Fen,
    /// Deducted of the medical cost.
    pub deducted_fen: Fen,
    /// Share of the decided findings that were cleared, in ten-thousandths, rounded down.
    pub cleared_permyriad: i64,
    /// Whether that is so much that the rule cries wolf.
    pub cries_wolf: bool,
}

/// A rule's findings of a month at a hospital.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Counted {
    pub(crate) rule: i32,
    pub(crate) month: String,
    pub(crate) provider_id: i64,
    hits: i64,
    leads: i64,
    open: i64,
    confirmed: i64,
    cleared: i64,
    appealed: i64,
    lost: i64,
    amount: i64,
    deducted: i64,
}

const COUNTED: &str = "SELECT rule, month, provider_id, COUNT(*) AS hits, \
    CAST(SUM(CASE WHEN state = 'lead' THEN 1 ELSE 0 END) AS BIGINT) AS leads, \
    CAST(SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END) AS BIGINT) AS open, \
    CAST(SUM(CASE WHEN state = 'upheld' THEN 1 ELSE 0 END) AS BIGINT) AS confirmed, \
    CAST(SUM(CASE WHEN state = 'cleared' THEN 1 ELSE 0 END) AS BIGINT) AS cleared, \
    CAST(SUM(CASE WHEN answer IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS appealed, \
    CAST(SUM(CASE WHEN answer IS NOT NULL AND final_fen < first_fen THEN 1 ELSE 0 END) AS BIGINT) AS lost, \
    CAST(SUM(amount_fen) AS BIGINT) AS amount, CAST(COALESCE(SUM(final_fen), 0) AS BIGINT) AS deducted \
    FROM finding WHERE month BETWEEN $1 AND $2 AND provider_id BETWEEN $3 AND $4 AND rule BETWEEN $5 AND $6 \
    GROUP BY rule, month, provider_id ORDER BY month, provider_id, rule";

/// The counts of all rules, or of one.
pub(crate) async fn counted(cx: &Context<'_>, of: Of, rule: Option<i32>) -> Result<Vec<Counted>, Stop> {
    let from: Value = of.from_month.map_or_else(|| "0000-00".to_owned(), |month| month.to_string()).into();
    let until: Value = of.until_month.map_or_else(|| "9999-99".to_owned(), |month| month.to_string()).into();
    let (first, last) = of.provider_id.map_or((0, i64::MAX), |id| (id.0, id.0));
    let (least, most) = rule.map_or((0, i32::MAX), |rule| (rule, rule));
    Ok(cx.view.sql(COUNTED, [from, until, first.into(), last.into(), least.into(), most.into()]).await?)
}

/// Counts put together.
pub(crate) fn together<'c>(cx: &Context<'_>, counts: impl Iterator<Item = &'c Counted>) -> Result<Precision, Stop> {
    let mut sum = Precision::default();
    for count in counts {
        sum.hits += count.hits;
        sum.leads += count.leads;
        sum.open += count.open;
        sum.confirmed += count.confirmed;
        sum.cleared += count.cleared;
        sum.appealed += count.appealed;
        sum.lost_on_appeal += count.lost;
        sum.amount_fen = sum.amount_fen.plus(Fen(count.amount))?;
        sum.deducted_fen = sum.deducted_fen.plus(Fen(count.deducted))?;
    }
    let decided = sum.confirmed + sum.cleared;
    if decided > 0 {
        sum.cleared_permyriad = sum.cleared * 10_000 / decided;
    }
    let figure = cx.house.law.monthly_settlement.audit_precision(cx.today);
    sum.cries_wolf = figure.is_some_and(|figure| {
        let figure = figure.value;
        decided >= i64::from(figure.decided_least)
            && i128::from(sum.cleared) * i128::from(Rate::WHOLE)
                >= i128::from(decided) * i128::from(figure.cleared_permyriad.as_permyriad())
    });
    Ok(sum)
}
