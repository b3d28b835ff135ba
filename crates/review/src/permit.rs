//! The guard: may this natural person do this duty on this case? The one place
//! in the house where that is decided. Who passes gets a [`Permit`], which
//! nothing else can make and which the moves of a case consume.
//!
//! Article: R1-9, R1-12, R1-24, R1-35, R3d-10, R3d-11.

use std::collections::BTreeSet;

use base::{Article, StaffId};
use regulation::duties::{Authority, Duty, DutyLaw};

use crate::conflict::Conflict;
use crate::history::{Act, CaseRef, History, Subject};

/// What the guard has to know about a person, as of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffFacts {
    /// The natural person; a second account of the same person is the same.
    pub staff: StaffId,
    /// The duties held by post or delegation today.
    pub duties: BTreeSet<Duty>,
    /// 在编在岗.
    pub on_establishment: bool,
    /// How far his authority reaches.
    pub authority: Authority,
    /// Himself, his relatives, institutions he has an interest in.
    pub recused_from: BTreeSet<Subject>,
    /// Set while a delegated duty is used: the one who delegated it. His
    /// history and his ties count as well.
    pub acting_for: Option<Delegator>,
}

/// The person a duty is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegator {
    /// The natural person.
    pub staff: StaffId,
    /// His ties.
    pub recused_from: BTreeSet<Subject>,
}

impl StaffFacts {
    /// A person with these duties, on the establishment, a clerk without ties.
    pub fn of(staff: StaffId, duties: impl IntoIterator<Item = Duty>) -> StaffFacts {
        StaffFacts {
            staff,
            duties: duties.into_iter().collect(),
            on_establishment: true,
            authority: Authority::Clerk,
            recused_from: BTreeSet::new(),
            acting_for: None,
        }
    }
}

/// What a step asks of whoever does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The duty.
    pub duty: Duty,
    /// The authority the amount of the case needs, with its article.
    pub authority: Option<(Authority, Article)>,
}

impl From<Duty> for Demand {
    fn from(duty: Duty) -> Demand {
        Demand { duty, authority: None }
    }
}

/// Proof that a person may do one duty on one case now. Made by [`may_act`]
/// alone, used once.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a permit that is not used moves nothing"]
pub struct Permit {
    case: CaseRef,
    act: Act,
    authority: Authority,
}

impl Permit {
    /// The case it is for.
    pub fn case(&self) -> CaseRef {
        self.case
    }

    /// The act that will stand in the history once it is used.
    pub fn act(&self) -> Act {
        self.act
    }

    /// The authority of the person.
    pub fn authority(&self) -> Authority {
        self.authority
    }
}

/// Judges whether a person may do a duty on a case. The order of the checks is
/// that of [`Conflict`]: duty held, recusal, history, duties held beside it,
/// establishment, authority.
///
/// # Errors
/// The first check that fails.
pub fn may_act(
    law: &DutyLaw,
    history: &History,
    staff: &StaffFacts,
    demand: impl Into<Demand>,
) -> Result<Permit, Conflict> {
    let demand = demand.into();
    let duty = demand.duty;
    let facts = law.facts(duty);
    if !staff.duties.contains(&duty) {
        return Err(Conflict::DutyNotHeld { duty, article: law.article().clone() });
    }
    if let Some(article) = recusal(law, history, staff) {
        return Err(Conflict::Recused { article });
    }
    if let Some((clashes_with, article)) = clash(law, history, staff, duty) {
        return Err(Conflict::SodConflict { duty, clashes_with, article });
    }
    if let Some((held, article)) = held_beside(law, staff, duty) {
        return Err(Conflict::DutiesIncompatible { duty, held, article });
    }
    if facts.on_establishment && !staff.on_establishment {
        return Err(Conflict::NotOnEstablishment { duty, article: facts.article.clone() });
    }
    let (needed, article) = needed_authority(facts.least_authority, &facts.article, demand.authority);
    if staff.authority < needed {
        return Err(Conflict::AuthorityTooLow { duty, needed, held: staff.authority, article });
    }
    let act = Act { staff: staff.staff, on_behalf_of: staff.acting_for.as_ref().map(|d| d.staff), duty };
    Ok(Permit { case: history.case(), act, authority: staff.authority })
}

/// A tie of the person or of the one he acts for to anybody the case concerns;
/// each is tied to himself without being registered so.
fn recusal(law: &DutyLaw, history: &History, staff: &StaffFacts) -> Option<Article> {
    let tied = |who: StaffId, ties: &BTreeSet<Subject>| {
        history.subjects().iter().any(|subject| ties.contains(subject) || *subject == Subject::Staff(who))
    };
    let delegator_tied = staff.acting_for.as_ref().is_some_and(|d| tied(d.staff, &d.recused_from));
    (tied(staff.staff, &staff.recused_from) || delegator_tied).then(|| law.recusal_article().clone())
}

/// The first act in the history that binds the person, or the one he acts for,
/// and may not be united with the duty.
fn clash(law: &DutyLaw, history: &History, staff: &StaffFacts, duty: Duty) -> Option<(Duty, Article)> {
    let persons = [Some(staff.staff), staff.acting_for.as_ref().map(|d| d.staff)];
    let bound = history.acts().filter(|act| persons.iter().flatten().any(|person| act.binds(*person)));
    let mut clashes: Vec<_> =
        bound.filter_map(|act| Some((act.duty, law.clash_on_case(act.duty, duty)?.clone()))).collect();
    clashes.sort();
    clashes.into_iter().next()
}

/// The first duty held that may not be united with this one: posts that were
/// granted in spite of it are of no use.
fn held_beside(law: &DutyLaw, staff: &StaffFacts, duty: Duty) -> Option<(Duty, Article)> {
    staff.duties.iter().find_map(|held| Some((*held, law.clash_of_posts(*held, duty)?.clone())))
}

fn needed_authority(
    least: Authority,
    basis: &Article,
    by_amount: Option<(Authority, Article)>,
) -> (Authority, Article) {
    match by_amount {
        Some((authority, article)) if authority > least => (authority, article),
        _ => (least, basis.clone()),
    }
}
