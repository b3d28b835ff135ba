//! The summary of a settlement month as lines for a person to read (formats.md
//! §3). The figures are counted in `summary`.
//!
//! Article: R1-12.12.

use std::fmt::Write;

use base::Fen;
use regulation::Law;

use super::summary::Summary;

impl Summary {
    /// The summary for a person.
    pub(crate) fn text(&self, law: &Law) -> String {
        let mut text = String::new();
        let mut line = |name: &str, rest: String| {
            // Writing into memory does not fail.
            let _ = writeln!(text, "{name:<16}{rest}");
        };
        let yuan = |fen: i64| Fen(fen).to_string();
        let claims = &self.claims;
        line("month", self.month.to_string());
        line(
            "claims",
            format!(
                "received {}, settled {}, rejected {}; cost {} yuan",
                claims.received,
                claims.settled,
                claims.rejected,
                yuan(claims.total_fen)
            ),
        );
        for (fund, fen) in &self.funds {
            line("fund", format!("{fund} {} yuan", yuan(*fen)));
        }
        for rule in &self.findings {
            let code = law.audit_rules.get(rule.rule).map(|rule| rule.code().to_owned()).unwrap_or_default();
            line(
                "findings",
                format!(
                    "rule {:>2} {code}: {}, leads {}, upheld {}, cleared {}, cost upheld {} of {} yuan",
                    rule.rule,
                    rule.findings,
                    rule.leads,
                    rule.upheld,
                    rule.cleared,
                    yuan(rule.upheld_fen),
                    yuan(rule.amount_fen)
                ),
            );
        }
        line(
            "deducted",
            format!(
                "{} yuan of the funds, {}.{:02} % of what they would have paid (cost upheld {} yuan)",
                yuan(self.deducted_fen),
                self.deducted_permyriad / 100,
                self.deducted_permyriad % 100,
                yuan(self.upheld_cost_fen)
            ),
        );
        line("statements", format!("{}, approved {}", self.statements.statements, self.statements.approvals));
        line(
            "payments",
            format!(
                "instructed {} ({} yuan), confirmed {} ({} yuan), refused {}",
                self.payments.instructed,
                yuan(self.payments.instructed_fen),
                self.payments.confirmed,
                yuan(self.payments.confirmed_fen),
                self.payments.refused
            ),
        );
        for books in &self.ledger {
            line(
                "ledger",
                format!("{} debit {} credit {} yuan", books.fund, yuan(books.debit_fen), yuan(books.credit_fen)),
            );
        }
        for fund in &self.reconciliation {
            line(
                "reconciliation",
                format!(
                    "{} business {} ledger {} bank {} yuan, {}",
                    fund.fund,
                    yuan(fund.business_fen),
                    yuan(fund.ledger_fen),
                    yuan(fund.bank_fen),
                    if fund.no_difference() { "no difference" } else { "WITH DIFFERENCES" }
                ),
            );
        }
        for kind in &self.planted {
            line(
                "planted",
                format!("rule {:>2} {}: {} planted, {} found", kind.rule, kind.code, kind.planted, kind.found),
            );
        }
        let verified = if self.trail.verified { "verified" } else { "NOT VERIFIED" };
        line(
            "trail",
            format!("{} entries, {} rows, root {}, {verified}", self.trail.entries, self.trail.rows, self.trail.root),
        );
        for (step, seconds) in &self.seconds {
            line("seconds", format!("{step} {seconds:.2}"));
        }
        for fault in &self.faults {
            line("FAULT", fault.clone());
        }
        text
    }
}
