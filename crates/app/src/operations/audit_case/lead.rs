//! Leads 线索: findings that point somewhere and prove nothing yet. The audit sets them
//! beside a provider's findings; no deduction rests on one unless first review takes it
//! up with its reason, whereupon it goes the way of every finding. What nobody takes up
//! stays a lead, is told to no hospital and counts in the precision of its rule.
//!
//! A finding is a lead where its rule is not one of the twelve basic ones and either is
//! only a suspicion or leaves the amount to review (docs/decisions/0027-knowledge.md).
//!
//! Article: R1-12.11, R4-15, R2-66.

use std::collections::BTreeSet;

use audit::Finding;
use base::CaseId;
use regulation::audit_rules::{AuditRules, RuleSeverity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::finding;

use crate::command::Context;
use crate::stop::Stop;

/// The state of a lead.
pub(crate) const LEAD: &str = "lead";
/// The state of a finding that waits for review.
pub(crate) const OPEN: &str = "open";

/// Tells leads from findings.
pub(crate) struct Leads<'a> {
    law: &'a AuditRules,
    basic: BTreeSet<i32>,
}

impl<'a> Leads<'a> {
    /// By the rules of the house.
    pub(crate) fn of(cx: &Context<'a>) -> Leads<'a> {
        let law = &cx.house.law.audit_rules;
        Leads { law, basic: law.of_family("basic").collect() }
    }

    /// Whether a finding is one.
    pub(crate) fn has(&self, found: &Finding) -> bool {
        let suspicious = self.law.get(found.rule).is_none_or(|rule| rule.severity == RuleSeverity::Suspicious);
        !self.basic.contains(&found.rule) && (suspicious || found.amount_fen == 0)
    }
}

/// The leads of a case that nobody has taken up.
pub(crate) async fn untouched(cx: &Context<'_>, case_id: CaseId) -> Result<Vec<finding::Model>, Stop> {
    let select =
        finding::Entity::find().filter(finding::Column::CaseId.eq(case_id.0)).filter(finding::Column::State.eq(LEAD));
    Ok(cx.view.all(select).await?)
}
