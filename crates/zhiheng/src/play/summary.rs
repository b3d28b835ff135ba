//! The summary of a settlement month (formats.md §3), counted from the tables by
//! reading alone, and the identities it must satisfy. Counted separately from the
//! operations, so that a mistake of theirs is not repeated here.
//!
//! Article: R1-12.12, R2-72, R3d-29, R1-15.

use std::collections::BTreeMap;

use base::Month;
use serde::Serialize;
use store::View;
use store::sea_orm::{self, FromQueryResult, Value};

use crate::demo::planted::KindFound;

/// The summary.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Summary {
    /// The settlement month.
    pub(crate) month: Month,
    /// The month's claims.
    pub(crate) claims: Claims,
    /// What each fund pays, before deductions; fen.
    pub(crate) funds: BTreeMap<String, i64>,
    /// Findings by rule.
    pub(crate) findings: Vec<RuleFindings>,
    /// Medical cost upheld by review, samples included; fen.
    pub(crate) upheld_cost_fen: i64,
    /// Deducted from what the funds pay; fen.
    pub(crate) deducted_fen: i64,
    /// Deducted share of what the funds would have paid, in ten-thousandths, rounded down.
    pub(crate) deducted_permyriad: i64,
    /// The statements.
    pub(crate) statements: Statements,
    /// The payments.
    pub(crate) payments: Payments,
    /// Debit and credit of each fund's books, all months.
    pub(crate) ledger: Vec<FundBooks>,
    /// The latest reconciliation of each fund.
    pub(crate) reconciliation: Vec<FundReconciled>,
    /// The trail.
    pub(crate) trail: Trail,
    /// Planted frauds of the month by kind; empty for a real month.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) planted: Vec<KindFound>,
    /// Seconds per step.
    pub(crate) seconds: Vec<(&'static str, f64)>,
    /// What does not add up; empty when all does.
    pub(crate) faults: Vec<String>,
}

/// Claims received = settled + rejected.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Claims {
    /// Received for the month.
    pub(crate) received: i64,
    /// Settled and in force.
    pub(crate) settled: i64,
    /// Rejected, each with its reason.
    pub(crate) rejected: i64,
    /// Medical cost of what was settled; fen.
    pub(crate) total_fen: i64,
}

/// A rule's findings.
#[derive(Debug, Clone, Serialize, FromQueryResult)]
pub(crate) struct RuleFindings {
    /// The rule's number.
    pub(crate) rule: i32,
    /// How many, leads among them.
    pub(crate) findings: i64,
    /// Leads that nobody took up.
    pub(crate) leads: i64,
    /// Upheld, wholly or in part.
    pub(crate) upheld: i64,
    /// Cleared.
    pub(crate) cleared: i64,
    /// Cost in question; fen.
    pub(crate) amount_fen: i64,
    /// Cost upheld; fen.
    pub(crate) upheld_fen: i64,
}

/// The month's statements.
#[derive(Debug, Clone, Serialize, FromQueryResult)]
pub(crate) struct Statements {
    /// Declared and not returned.
    pub(crate) statements: i64,
    /// Approved.
    pub(crate) approvals: i64,
    /// What they state before deductions; fen.
    pub(crate) stated_fen: i64,
    /// Deducted; fen.
    pub(crate) deducted_fen: i64,
}

/// The month's payments.
#[derive(Debug, Clone, Serialize, FromQueryResult)]
pub(crate) struct Payments {
    /// Instructions that went to the bank.
    pub(crate) instructed: i64,
    /// Their amount; fen.
    pub(crate) instructed_fen: i64,
    /// Confirmed as paid by the bank.
    pub(crate) confirmed: i64,
    /// Their amount; fen.
    pub(crate) confirmed_fen: i64,
    /// Refused by the bank.
    pub(crate) refused: i64,
}

/// A fund's books.
#[derive(Debug, Clone, Serialize, FromQueryResult)]
pub(crate) struct FundBooks {
    /// The fund.
    pub(crate) fund: String,
    /// Debited; fen.
    pub(crate) debit_fen: i64,
    /// Credited; fen.
    pub(crate) credit_fen: i64,
}

/// What a fund paid by each of the three.
#[derive(Debug, Clone, Serialize, FromQueryResult)]
pub(crate) struct FundReconciled {
    /// The fund.
    pub(crate) fund: String,
    /// By the business; fen.
    pub(crate) business_fen: i64,
    /// By the books; fen.
    pub(crate) ledger_fen: i64,
    /// By the bank; fen.
    pub(crate) bank_fen: i64,
    /// The differences, as JSON.
    pub(crate) differences: String,
}

/// The trail after the month.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Trail {
    /// Entries in the tree.
    pub(crate) entries: u64,
    /// Its root, hex.
    pub(crate) root: String,
    /// Whether everything agrees with it.
    pub(crate) verified: bool,
    /// Rows that were compared.
    pub(crate) rows: u64,
}

#[derive(FromQueryResult)]
struct Settled {
    settled: i64,
    total_fen: i64,
    basic_fen: i64,
    critical_illness_fen: i64,
    hardship_fen: i64,
    assistance_fen: i64,
    broken: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
    amount_fen: i64,
}

const SETTLED: &str = "SELECT CAST(COALESCE(SUM(total_fen), 0) AS BIGINT) AS total_fen, \
    CAST(COALESCE(SUM(basic_fen), 0) AS BIGINT) AS basic_fen, \
    CAST(COALESCE(SUM(critical_illness_fen), 0) AS BIGINT) AS critical_illness_fen, \
    CAST(COALESCE(SUM(hardship_fen), 0) AS BIGINT) AS hardship_fen, \
    CAST(COALESCE(SUM(assistance_fen), 0) AS BIGINT) AS assistance_fen, \
    CAST(COALESCE(SUM(CASE WHEN total_fen <> out_of_scope_fen + preself_fen + in_scope_fen \
      OR in_scope_fen <> basic_fen + critical_illness_fen + hardship_fen + assistance_fen + hospital_fen + self_in_scope_fen THEN 1 ELSE 0 END), 0) AS BIGINT) AS broken, \
    (SELECT COUNT(*) FROM visit v WHERE v.month = $1 AND v.state = 'settled') AS settled \
    FROM settlement WHERE month = $1";
const REJECTED: &str =
    "SELECT COUNT(*) AS count, CAST(0 AS BIGINT) AS amount_fen FROM claim_rejection WHERE month = $1";
const LINES_DIFFER: &str = "SELECT COUNT(*) AS count, CAST(0 AS BIGINT) AS amount_fen FROM settlement s JOIN visit v \
    ON v.settlement_id = s.settlement_id WHERE s.month = $1 AND s.total_fen <> \
    (SELECT COALESCE(SUM(l.amount_fen), 0) FROM fee_line l WHERE l.visit_id = v.visit_id AND NOT l.voided)";
const FINDINGS: &str = "SELECT rule, COUNT(*) AS findings, \
    CAST(SUM(CASE WHEN state = 'lead' THEN 1 ELSE 0 END) AS BIGINT) AS leads, \
    CAST(SUM(CASE WHEN state = 'upheld' THEN 1 ELSE 0 END) AS BIGINT) AS upheld, \
    CAST(SUM(CASE WHEN state = 'cleared' THEN 1 ELSE 0 END) AS BIGINT) AS cleared, \
    CAST(SUM(amount_fen) AS BIGINT) AS amount_fen, \
    CAST(SUM(COALESCE(final_fen, 0)) AS BIGINT) AS upheld_fen \
    FROM finding WHERE month = $1 GROUP BY rule ORDER BY rule";
const SAMPLED: &str = "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(i.deduct_fen), 0) AS BIGINT) AS amount_fen \
    FROM sample_item i JOIN review_case c ON c.case_id = i.case_id WHERE c.month = $1";
const STATEMENTS: &str = "SELECT COUNT(*) AS statements, \
    CAST(COALESCE(SUM(CASE WHEN state IN ('approved', 'in_payment', 'paid') THEN 1 ELSE 0 END), 0) AS BIGINT) AS approvals, \
    CAST(COALESCE(SUM(basic_fen + critical_illness_fen + hardship_fen + assistance_fen), 0) AS BIGINT) AS stated_fen, \
    CAST(COALESCE(SUM(basic_deducted_fen + critical_illness_deducted_fen + hardship_deducted_fen + assistance_deducted_fen), 0) AS BIGINT) AS deducted_fen \
    FROM statement WHERE month = $1 AND state <> 'returned'";
const PAYMENTS: &str = "SELECT \
    CAST(COALESCE(SUM(CASE WHEN i.state NOT IN ('made', 'void') THEN 1 ELSE 0 END), 0) AS BIGINT) AS instructed, \
    CAST(COALESCE(SUM(CASE WHEN i.state NOT IN ('made', 'void') THEN i.amount_fen ELSE 0 END), 0) AS BIGINT) AS instructed_fen, \
    CAST(COALESCE(SUM(CASE WHEN i.state = 'done' THEN 1 ELSE 0 END), 0) AS BIGINT) AS confirmed, \
    CAST(COALESCE(SUM(CASE WHEN i.state = 'done' THEN i.amount_fen ELSE 0 END), 0) AS BIGINT) AS confirmed_fen, \
    CAST(COALESCE(SUM(CASE WHEN i.state = 'refused' THEN 1 ELSE 0 END), 0) AS BIGINT) AS refused \
    FROM payment_instruction i JOIN payment_batch b ON b.batch_id = i.batch_id WHERE b.month = $1";
const LEDGER: &str = "SELECT fund, \
    CAST(SUM(CASE WHEN side = 'debit' THEN amount_fen ELSE 0 END) AS BIGINT) AS debit_fen, \
    CAST(SUM(CASE WHEN side = 'credit' THEN amount_fen ELSE 0 END) AS BIGINT) AS credit_fen \
    FROM posting GROUP BY fund ORDER BY fund";
const RECONCILED: &str = "SELECT fund, business_fen, ledger_fen, bank_fen, differences FROM reconciliation r \
    WHERE month = $1 AND reconciliation_id = (SELECT MAX(reconciliation_id) FROM reconciliation l \
    WHERE l.month = r.month AND l.fund = r.fund) ORDER BY fund";

impl Summary {
    /// Counts a month; `paid` tells whether the month was played to the bank's end.
    pub(crate) async fn of(view: View<'_>, month: Month, trail: Trail, paid: bool) -> anyhow::Result<Summary> {
        let of_month = || -> [Value; 1] { [month.to_string().into()] };
        let mut faults = Vec::new();
        let settled = view.sql::<Settled>(SETTLED, of_month()).await?.pop();
        let settled = settled.ok_or_else(|| anyhow::anyhow!("the month's settlements could not be counted"))?;
        let count = |rows: Vec<Count>| rows.first().map(|row| (row.count, row.amount_fen)).unwrap_or_default();
        let (rejected, _) = count(view.sql(REJECTED, of_month()).await?);
        let (lines_differ, _) = count(view.sql(LINES_DIFFER, of_month()).await?);
        let (_, sampled_fen) = count(view.sql(SAMPLED, of_month()).await?);
        let findings: Vec<RuleFindings> = view.sql(FINDINGS, of_month()).await?;
        let statements = view.sql::<Statements>(STATEMENTS, of_month()).await?.pop();
        let statements = statements.ok_or_else(|| anyhow::anyhow!("the statements could not be counted"))?;
        let payments = view.sql::<Payments>(PAYMENTS, of_month()).await?.pop();
        let payments = payments.ok_or_else(|| anyhow::anyhow!("the payments could not be counted"))?;
        let ledger: Vec<FundBooks> = view.sql(LEDGER, []).await?;
        let reconciliation: Vec<FundReconciled> = view.sql(RECONCILED, of_month()).await?;

        let mut hold = |holds: bool, what: String| {
            if !holds {
                faults.push(what);
            }
        };
        let funds_fen =
            settled.basic_fen + settled.critical_illness_fen + settled.hardship_fen + settled.assistance_fen;
        hold(settled.broken == 0, format!("{} settlements do not add up to their cost", settled.broken));
        hold(lines_differ == 0, format!("{lines_differ} settlements differ from their lines"));
        hold(
            statements.stated_fen == funds_fen,
            format!("statements {} and settlements {funds_fen} fen differ", statements.stated_fen),
        );
        hold(statements.approvals == statements.statements, "some statements are not approved".to_owned());
        let open: i64 = findings.iter().map(|rule| rule.findings - rule.leads - rule.upheld - rule.cleared).sum();
        hold(open == 0, format!("{open} findings are undecided"));
        for books in &ledger {
            hold(books.debit_fen == books.credit_fen, format!("debit and credit of {} differ", books.fund));
        }
        let payable = statements.stated_fen - statements.deducted_fen;
        if paid {
            hold(
                payments.confirmed_fen == payable,
                format!("paid {} fen of {payable} payable", payments.confirmed_fen),
            );
            for fund in &reconciliation {
                let agree = fund.business_fen == fund.ledger_fen && fund.ledger_fen == fund.bank_fen;
                hold(agree && fund.no_difference(), format!("business, books and bank of {} differ", fund.fund));
            }
            let reconciled: i64 = reconciliation.iter().map(|fund| fund.bank_fen).sum();
            hold(reconciled == payments.confirmed_fen, "the reconciliation misses payments".to_owned());
        }
        hold(trail.verified, "the trail does not verify".to_owned());
        Ok(Summary {
            month,
            claims: Claims {
                received: settled.settled + rejected,
                settled: settled.settled,
                rejected,
                total_fen: settled.total_fen,
            },
            funds: [
                ("resident_basic", settled.basic_fen),
                ("critical_illness", settled.critical_illness_fen),
                ("hardship", settled.hardship_fen),
                ("medical_assistance", settled.assistance_fen),
            ]
            .map(|(fund, fen)| (fund.to_owned(), fen))
            .into(),
            upheld_cost_fen: findings.iter().map(|rule| rule.upheld_fen).sum::<i64>() + sampled_fen,
            deducted_fen: statements.deducted_fen,
            deducted_permyriad: if funds_fen == 0 { 0 } else { statements.deducted_fen * 10_000 / funds_fen },
            findings,
            statements,
            payments,
            ledger,
            reconciliation,
            trail,
            planted: Vec::new(),
            seconds: Vec::new(),
            faults,
        })
    }
}

impl FundReconciled {
    /// Whether nothing differs, line by line.
    pub(crate) fn no_difference(&self) -> bool {
        serde_json::from_str::<Vec<serde_json::Value>>(&self.differences).is_ok_and(|list| list.is_empty())
    }
}

/// Integrates, seals and verifies the trail.
pub(crate) async fn trail_of(house: &app::House) -> anyhow::Result<(Trail, trail::SignedCheckpoint, Vec<String>)> {
    let sealed = super::seal::checkpoint(house).await?;
    let verified = house.store.verify(&[], |_| ()).await?;
    let problems: Vec<String> = verified.problems.iter().take(20).map(ToString::to_string).collect();
    let trail = Trail {
        entries: verified.size,
        root: hex::encode(verified.root),
        verified: verified.problems.is_empty(),
        rows: verified.rows,
    };
    Ok((trail, sealed, problems))
}
