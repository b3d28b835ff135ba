//! The counts behind the cockpit, each one statement of SQL.

use base::Month;
use sea_orm::{FromQueryResult, Value};

use crate::command::Context;
use crate::stop::Stop;

/// A count and a sum.
#[derive(Debug, Clone, Copy, Default, FromQueryResult)]
pub(crate) struct Counted {
    /// How many.
    pub(crate) count: i64,
    /// Their amount, fen.
    pub(crate) fen: i64,
}

/// A count and a sum by a text: a state, a duty.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct CountedBy {
    /// What they have in common.
    pub(crate) code: String,
    /// How many.
    pub(crate) count: i64,
    /// Their amount, fen.
    pub(crate) fen: i64,
}

/// A count and a sum by a rule.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub(crate) struct CountedRule {
    /// The rule's public number.
    pub(crate) rule: i32,
    /// How many.
    pub(crate) count: i64,
    /// In question, fen.
    pub(crate) fen: i64,
}

const SETTLED: &str = "SELECT COUNT(CASE WHEN kind = 'settle' THEN 1 END) AS count, \
    CAST(COALESCE(SUM(total_fen), 0) AS BIGINT) AS fen FROM settlement WHERE month = $1";
const FUNDS: &str = "SELECT COUNT(*) AS count, \
    CAST(COALESCE(SUM(basic_fen + critical_illness_fen + hardship_fen + assistance_fen), 0) AS BIGINT) AS fen FROM settlement WHERE month = $1";
const REJECTED: &str = "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(total_fen), 0) AS BIGINT) AS fen FROM claim_rejection WHERE month = $1";
const PROVIDERS: &str =
    "SELECT COUNT(DISTINCT provider_id) AS count, CAST(0 AS BIGINT) AS fen FROM settlement WHERE month = $1";
const DRAWN: &str = "SELECT drawn_count AS count, population_count AS fen FROM sample_draw WHERE month = $1";
const SEEDS: &str = "SELECT (SELECT COUNT(*) FROM sample_commitment c WHERE c.month = p.month \
    AND (c.seed IS NOT NULL OR c.withheld_at IS NOT NULL)) AS count, p.population_count AS fen FROM sample_population p WHERE p.month = $1";
const UPHELD: &str = "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(final_fen), 0) AS BIGINT) AS fen FROM finding WHERE month = $1 AND state = 'upheld'";
const RULES: &str = "SELECT rule, COUNT(*) AS count, CAST(COALESCE(SUM(amount_fen), 0) AS BIGINT) AS fen FROM finding WHERE month = $1 GROUP BY rule ORDER BY rule";
const CASES: &str = "SELECT kind || '/' || state AS code, COUNT(*) AS count, CAST(COALESCE(SUM(amount_fen), 0) AS BIGINT) AS fen \
    FROM review_case WHERE month = $1 GROUP BY kind, state ORDER BY kind, state";
const STATEMENTS: &str = "SELECT state AS code, COUNT(*) AS count, CAST(COALESCE(SUM(basic_fen + critical_illness_fen + hardship_fen + assistance_fen \
    - basic_deducted_fen - critical_illness_deducted_fen - hardship_deducted_fen - assistance_deducted_fen), 0) AS BIGINT) AS fen \
    FROM statement WHERE month = $1 GROUP BY state ORDER BY state";
const DEDUCTED: &str = "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(basic_deducted_fen + critical_illness_deducted_fen \
    + hardship_deducted_fen + assistance_deducted_fen), 0) AS BIGINT) AS fen FROM statement WHERE month = $1 AND state <> 'returned'";
const INSTRUCTIONS: &str = "SELECT i.state AS code, COUNT(*) AS count, CAST(COALESCE(SUM(i.amount_fen), 0) AS BIGINT) AS fen \
    FROM payment_instruction i JOIN payment_batch b ON b.batch_id = i.batch_id WHERE b.month = $1 AND i.statement_id IS NOT NULL \
    AND i.state <> 'void' GROUP BY i.state ORDER BY i.state";
const VOUCHERS: &str = "SELECT v.state AS code, COUNT(*) AS count, CAST(0 AS BIGINT) AS fen FROM voucher v \
    WHERE v.batch_id IN (SELECT batch_id FROM payment_batch WHERE month = $1) AND v.state <> 'void' GROUP BY v.state ORDER BY v.state";
const RECONCILED: &str =
    "SELECT COUNT(DISTINCT fund) AS count, CAST(0 AS BIGINT) AS fen FROM reconciliation WHERE month = $1";

/// What a settlement month has come to.
pub(crate) struct Figures {
    pub(crate) settled: Counted,
    pub(crate) funds: Counted,
    pub(crate) rejected: Counted,
    pub(crate) providers: i64,
    /// Seeds of the sample that are revealed or recorded as withheld; none before its claims are fixed.
    pub(crate) seeds: Option<i64>,
    /// Drawn, and out of how many; none before the draw.
    pub(crate) drawn: Option<(i64, i64)>,
    pub(crate) upheld: Counted,
    pub(crate) rules: Vec<CountedRule>,
    pub(crate) deducted: Counted,
    pub(crate) reconciled_funds: i64,
    cases: Vec<CountedBy>,
    statements: Vec<CountedBy>,
    instructions: Vec<CountedBy>,
    vouchers: Vec<CountedBy>,
}

impl Figures {
    /// The figures of a month as they stand.
    pub(crate) async fn of(cx: &Context<'_>, month: Month) -> Result<Figures, Stop> {
        let month: Value = month.to_string().into();
        let one = async |sql: &'static str| -> Result<Option<Counted>, Stop> {
            Ok(cx.view.sql::<Counted>(sql, [month.clone()]).await?.into_iter().next())
        };
        let by = async |sql: &'static str| -> Result<Vec<CountedBy>, Stop> {
            Ok(cx.view.sql::<CountedBy>(sql, [month.clone()]).await?)
        };
        Ok(Figures {
            settled: one(SETTLED).await?.unwrap_or_default(),
            funds: one(FUNDS).await?.unwrap_or_default(),
            rejected: one(REJECTED).await?.unwrap_or_default(),
            providers: one(PROVIDERS).await?.unwrap_or_default().count,
            seeds: one(SEEDS).await?.map(|seeds| seeds.count),
            drawn: one(DRAWN).await?.map(|drawn| (drawn.count, drawn.fen)),
            upheld: one(UPHELD).await?.unwrap_or_default(),
            rules: cx.view.sql::<CountedRule>(RULES, [month.clone()]).await?,
            deducted: one(DEDUCTED).await?.unwrap_or_default(),
            reconciled_funds: one(RECONCILED).await?.unwrap_or_default().count,
            cases: by(CASES).await?,
            statements: by(STATEMENTS).await?,
            instructions: by(INSTRUCTIONS).await?,
            vouchers: by(VOUCHERS).await?,
        })
    }

    /// Cases of a kind in a state; all states when it is empty.
    pub(crate) fn cases(&self, kind: &str, state: &str) -> i64 {
        let fits =
            |code: &str| code.split_once('/').is_some_and(|(k, s)| k == kind && (state.is_empty() || s == state));
        self.cases.iter().filter(|row| fits(&row.code)).map(|row| row.count).sum()
    }

    /// Statements in one of these states.
    pub(crate) fn statements(&self, states: &[&str]) -> Counted {
        sum(&self.statements, states)
    }

    /// Instructions in one of these states; all when there is none.
    pub(crate) fn instructions(&self, states: &[&str]) -> Counted {
        sum(&self.instructions, states)
    }

    /// Vouchers of payments in one of these states; all when there is none.
    pub(crate) fn vouchers(&self, states: &[&str]) -> Counted {
        sum(&self.vouchers, states)
    }
}

fn sum(rows: &[CountedBy], states: &[&str]) -> Counted {
    let fits = |row: &&CountedBy| states.is_empty() || states.contains(&row.code.as_str());
    rows.iter()
        .filter(fits)
        .fold(Counted::default(), |sum, row| Counted { count: sum.count + row.count, fen: sum.fen + row.fen })
}
