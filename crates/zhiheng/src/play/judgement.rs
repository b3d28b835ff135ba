//! How the played reviewers judge findings. A line that breaks a certain rule is
//! upheld whole; a finding about a whole visit is upheld for half of it, the part
//! that should not have been; a suspicion is upheld less the part the provider
//! could explain; what is known to be innocent is cleared.
//!
//! Article: R1-12.11, R2-66 (reviewed by persons, with reasons).

use std::collections::BTreeSet;

use regulation::Law;
use regulation::audit_rules::RuleSeverity;
use store::entity::finding;

/// What review decides of a finding, and why when it is less than all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    /// To be deducted of the cost, fen.
    pub(crate) uphold_fen: i64,
    /// The reason; empty when all is upheld.
    pub(crate) reason: &'static str,
}

/// What the reviewers know beside the finding itself.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    /// Findings that only look like frauds.
    pub(crate) innocent: BTreeSet<i64>,
}

impl Knowledge {
    /// What first review proposes.
    pub(crate) fn first(&self, law: &Law, finding: &finding::Model) -> Judged {
        if self.innocent.contains(&finding.finding_id) {
            return Judged {
                uphold_fen: 0, reason: "病历记载合理，属周期治疗或病情需要，不予扣减"
            };
        }
        if finding.line_id.is_none() {
            // Half of a fen goes to the provider.
            return Judged {
                uphold_fen: finding.amount_fen / 2, reason: "仅扣减不应发生的部分，其余费用病历相符"
            };
        }
        let certain = law.audit_rules.get(finding.rule).is_some_and(|rule| rule.severity == RuleSeverity::Certain);
        if certain || finding.amount_fen < 10 {
            Judged { uphold_fen: finding.amount_fen, reason: "" }
        } else {
            Judged { uphold_fen: finding.amount_fen / 10 * 9, reason: "部分用量有医嘱依据，酌减一成" }
        }
    }

    /// What second review decides: first review's proposal, less a part where
    /// the provider's answer convinces.
    pub(crate) fn second(&self, finding: &finding::Model) -> Judged {
        let proposed = finding.first_fen.unwrap_or_default();
        if finding.answer.is_some() && finding.line_id.is_none() && proposed > 1 {
            return Judged { uphold_fen: proposed / 2, reason: "采纳机构书面反馈的一部分" };
        }
        let reason = if proposed < finding.amount_fen { "同意初审意见" } else { "" };
        Judged { uphold_fen: proposed, reason }
    }
}
