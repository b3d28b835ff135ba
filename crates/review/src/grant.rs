//! By what right a person uses a duty: his own post, or a delegation of
//! somebody else's, each with its limits of amount, region and matter. The one
//! that covers the case is found before the guard looks at the history; who acts
//! by delegation brings the delegator's history and ties along.
//!
//! Article: R1-9 (limits of posts), R3d-12 (nobody goes beyond his authority).

use std::collections::BTreeSet;

use base::{Fen, StaffId};
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Duty, DutyLaw};

use crate::conflict::Conflict;
use crate::history::Subject;
use crate::permit::{Delegator, Demand, StaffFacts};

/// How far a right reaches; an empty set or `None` sets no limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Amounts up to and including this; a negative amount counts by its size.
    pub amount_up_to: Option<Fen>,
    /// Cases of these regions.
    pub regions: BTreeSet<String>,
    /// Cases of these kinds.
    pub matters: BTreeSet<CaseKind>,
}

/// A right to use duties: by a post, or for somebody else by delegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The duties.
    pub duties: BTreeSet<Duty>,
    /// The authority that comes with it; a delegate has the delegator's.
    pub authority: Authority,
    /// How far it reaches.
    pub scope: Scope,
    /// Set for a delegation: for whom the duty is used.
    pub acting_for: Option<Delegator>,
}

/// What a duty is to be used on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Undertaking<'u> {
    /// The kind of case.
    pub kind: Option<CaseKind>,
    /// Its amount.
    pub amount: Fen,
    /// The region it belongs to; none where it belongs to none.
    pub region: Option<&'u str>,
}

/// Which limit was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// 金额.
    Amount,
    /// 地区.
    Region,
    /// 事项.
    Matter,
}

impl Limit {
    /// Its name on screens.
    pub fn zh(self) -> &'static str {
        match self {
            Limit::Amount => "金额",
            Limit::Region => "地区",
            Limit::Matter => "事项",
        }
    }

    /// Its English name.
    pub fn en(self) -> &'static str {
        match self {
            Limit::Amount => "amount",
            Limit::Region => "region",
            Limit::Matter => "matter",
        }
    }
}

impl Scope {
    /// The first limit that the undertaking exceeds: matter, region, amount.
    pub fn exceeded(&self, of: &Undertaking<'_>) -> Option<Limit> {
        if !self.matters.is_empty() && !of.kind.is_some_and(|kind| self.matters.contains(&kind)) {
            return Some(Limit::Matter);
        }
        if !self.regions.is_empty() && of.region.is_some_and(|region| !self.regions.contains(region)) {
            return Some(Limit::Region);
        }
        let size = of.amount.0.unsigned_abs();
        let beyond = self.amount_up_to.is_some_and(|most| size > most.0.unsigned_abs());
        beyond.then_some(Limit::Amount)
    }
}

/// The facts of a person for one demand: by the right that covers it. His own
/// posts come before delegations, and among rights alike the one with the
/// highest authority. Without any right to the duty the facts hold none, and the
/// guard says so.
///
/// # Errors
/// [`Conflict::OutsideLimits`] when he has the duty but no right to it reaches so far.
pub fn facts_for(
    law: &DutyLaw,
    person: &StaffFacts,
    grants: &[Grant],
    demand: &Demand,
    of: &Undertaking<'_>,
) -> Result<StaffFacts, Conflict> {
    let holding: Vec<&Grant> = grants.iter().filter(|grant| grant.duties.contains(&demand.duty)).collect();
    let covering = holding.iter().filter(|grant| grant.scope.exceeded(of).is_none());
    // Own rights first; a delegation is used only where no own right would do.
    let needed = demand.authority.as_ref().map_or(Authority::Clerk, |(authority, _)| *authority);
    let best = covering.max_by_key(|grant| (grant.authority >= needed, grant.acting_for.is_none(), grant.authority));
    let Some(grant) = best else {
        return match holding.first().and_then(|grant| grant.scope.exceeded(of)) {
            Some(limit) => Err(Conflict::OutsideLimits { duty: demand.duty, limit, article: law.article().clone() }),
            None => Ok(StaffFacts { duties: BTreeSet::new(), acting_for: None, ..person.clone() }),
        };
    };
    // All that is held, by whatever right: two duties may exclude each other at all.
    Ok(StaffFacts {
        duties: grants.iter().flat_map(|grant| grant.duties.iter().copied()).collect(),
        authority: grant.authority,
        acting_for: grant.acting_for.clone(),
        ..person.clone()
    })
}

impl Grant {
    /// A right by a post, without limits.
    pub fn by_post(duties: impl IntoIterator<Item = Duty>, authority: Authority) -> Grant {
        Grant { duties: duties.into_iter().collect(), authority, scope: Scope::default(), acting_for: None }
    }

    /// The same used for somebody else.
    #[must_use]
    pub fn delegated_by(mut self, staff: StaffId, recused_from: BTreeSet<Subject>) -> Grant {
        self.acting_for = Some(Delegator { staff, recused_from });
        self
    }

    /// The same within limits.
    #[must_use]
    pub fn within(mut self, scope: Scope) -> Grant {
        self.scope = scope;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person() -> StaffFacts {
        StaffFacts::of(StaffId(1), [])
    }

    fn up_to(fen: i64) -> Scope {
        Scope { amount_up_to: Some(Fen(fen)), ..Scope::default() }
    }

    fn law() -> DutyLaw {
        regulation::Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).duties
    }

    fn used(grants: &[Grant], amount: i64) -> Result<StaffFacts, Conflict> {
        let of = Undertaking { kind: Some(CaseKind::Statement), amount: Fen(amount), region: Some("411025") };
        facts_for(&law(), &person(), grants, &Duty::Approve.into(), &of)
    }

    #[test]
    fn an_amount_is_judged_on_both_sides_of_the_limit() {
        let grants = [Grant::by_post([Duty::Approve], Authority::SectionHead).within(up_to(100))];
        assert_eq!(used(&grants, 100).unwrap().authority, Authority::SectionHead);
        assert_eq!(used(&grants, -100).unwrap().authority, Authority::SectionHead);
        for amount in [101, -101, i64::MIN] {
            assert!(
                matches!(used(&grants, amount), Err(Conflict::OutsideLimits { limit: Limit::Amount, .. })),
                "{amount}"
            );
        }
    }

    #[test]
    fn matter_and_region_limit_as_well() {
        let grant = Grant::by_post([Duty::Approve], Authority::Director);
        let matters = Scope { matters: BTreeSet::from([CaseKind::Payment]), ..Scope::default() };
        let regions = Scope { regions: BTreeSet::from(["411000".to_owned()]), ..Scope::default() };
        for (scope, limit) in [(matters, Limit::Matter), (regions, Limit::Region)] {
            match used(&[grant.clone().within(scope)], 0) {
                Err(Conflict::OutsideLimits { limit: exceeded, .. }) => assert_eq!(exceeded, limit),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn ones_own_right_comes_before_a_delegation_unless_it_does_not_reach() {
        let own = Grant::by_post([Duty::Approve], Authority::SectionHead).within(up_to(100));
        let lent = Grant::by_post([Duty::Approve], Authority::Director).delegated_by(StaffId(9), BTreeSet::new());
        let grants = [lent, own];
        assert!(used(&grants, 100).unwrap().acting_for.is_none());
        assert_eq!(used(&grants, 101).unwrap().acting_for.map(|d| d.staff), Some(StaffId(9)));
    }

    #[test]
    fn without_the_duty_the_facts_hold_none() {
        let grants = [Grant::by_post([Duty::FirstReview], Authority::Clerk)];
        assert!(used(&grants, 0).unwrap().duties.is_empty());
    }
}
