//! Moving a case: the row is locked, its history of natural persons is read,
//! the guard of the review engine gives a permit or refuses, the engine moves
//! the case, and the plan gets the step, the act and the new state. Every
//! operation that lets somebody decide goes through here and nowhere else.
//!
//! Article: R1-12, R1-35, R3d-11, R3d-13, R3d-19 (every step a different person).

mod history;
mod keep;
mod moves;
mod open;

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, Fen, Refusal};
use regulation::chains::{Chain, Step};
use regulation::duties::{Authority, Duty};
use review::{Case, CaseRef, Demand, History, Permit, StoredState, Undertaking, Weight};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{case_duty, case_step, case_subject, review_case};

use crate::assignment;
use crate::command::{Context, Plan};
use crate::matters::{CaseSubject, read_subjects, subject_rows};
use crate::natural_person::Person;
use crate::permission::may_do;
use crate::stop::Stop;

pub use history::{SENT_UP, acts_on, kind_of};
use history::{acts, chain_of, level_of, subjects, subjects_of, weight_of, written};
pub(crate) use history::{house_circumstances, regions, undertaking};
use keep::Kept;
pub(crate) use moves::{NOT_AGREED, Resolved};
pub use open::NewCase;

/// The states in which a case has come to its end.
pub(crate) const ENDED: [&str; 3] = ["completed", "rejected", "withdrawn"];

/// A case taken in hand within one unit of work; its row is locked.
pub struct CaseWork<'a> {
    row: review_case::Model,
    case: Case<'a>,
    duties_kept: Vec<case_duty::Model>,
    subjects_kept: Vec<case_subject::Model>,
    steps: i32,
    /// The region of the provider concerned: rights may end at one.
    region: Option<String>,
}

impl<'a> CaseWork<'a> {
    /// Takes a case in hand: locks its row and reads its history.
    pub async fn take(cx: &Context<'a>, case_id: i64) -> Result<CaseWork<'a>, Stop> {
        let row = cx.view.lock::<review_case::Model>(case_id).await?.ok_or_else(|| Refusal::unknown("办件", "case"))?;
        let duties_kept = acts_on(cx, &[case_id]).await?;
        let subjects_kept = subjects_of(cx, &[case_id]).await?;
        let steps = cx.view.count(case_step::Entity::find().filter(case_step::Column::CaseId.eq(case_id))).await?;
        let region = regions(cx, row.provider_id).await?.into_values().next();
        Ok(CaseWork { region, ..CaseWork::of(cx, row, duties_kept, subjects_kept, steps as i32)? })
    }

    /// Cases as they stand, for pages: nothing is locked and nothing can be
    /// moved; who may do what is judged as by [`CaseWork::decide`].
    pub async fn look(cx: &Context<'a>, rows: Vec<review_case::Model>) -> Result<Vec<CaseWork<'a>>, Stop> {
        let ids: Vec<i64> = rows.iter().map(|row| row.case_id).collect();
        let mut kept: BTreeMap<i64, Vec<case_duty::Model>> = BTreeMap::new();
        for act in acts_on(cx, &ids).await? {
            kept.entry(act.case_id).or_default().push(act);
        }
        let mut concerned: BTreeMap<i64, Vec<case_subject::Model>> = BTreeMap::new();
        for subject in subjects_of(cx, &ids).await? {
            concerned.entry(subject.case_id).or_default().push(subject);
        }
        let regions = regions(cx, rows.iter().filter_map(|row| row.provider_id)).await?;
        rows.into_iter()
            .map(|row| {
                let duties_kept = kept.remove(&row.case_id).unwrap_or_default();
                let subjects_kept = concerned.remove(&row.case_id).unwrap_or_default();
                let region = row.provider_id.and_then(|id| regions.get(&id).cloned());
                Ok(CaseWork { region, ..CaseWork::of(cx, row, duties_kept, subjects_kept, 0)? })
            })
            .collect()
    }

    fn of(
        cx: &Context<'a>,
        row: review_case::Model,
        duties_kept: Vec<case_duty::Model>,
        subjects_kept: Vec<case_subject::Model>,
        steps: i32,
    ) -> Result<CaseWork<'a>, Stop> {
        let chain = chain_of(cx, kind_of(&row)?, row.opened_on)?;
        let of = CaseRef::Case(CaseId(row.case_id));
        let concerned = subjects(row.provider_id, &read_subjects(&subjects_kept)?);
        let history = History::of(of).with(acts(&duties_kept)?, concerned);
        let stored =
            StoredState { code: row.state.clone(), step: row.step, since: row.since, reason: row.reason.clone() };
        let case = Case::kept(chain, weight_of(&row), history, stored).map_err(|e| Stop::fault("reading a case", e))?;
        Ok(CaseWork { row, case, duties_kept, subjects_kept, steps, region: None })
    }

    /// The same case at another amount, in more circumstances and with more whom
    /// it concerns: after its form was changed, or when other parts of a sum have
    /// come since. Level and further steps follow; what they are chosen by never
    /// falls while a case is open.
    pub async fn weighed_anew<O>(
        self,
        cx: &Context<'a>,
        plan: &mut Plan<O>,
        weight: Weight,
        concerned: &BTreeSet<CaseSubject>,
    ) -> Result<CaseWork<'a>, Stop> {
        let CaseWork { row, case, duties_kept, mut subjects_kept, steps, region } = self;
        let new = subject_rows(cx, row.case_id, concerned, &subjects_kept).await?;
        plan.insert_all(new.clone());
        subjects_kept.extend(new);
        let weight = Weight {
            amount: Fen(row.amount_fen).max(weight.amount),
            circumstances: &case.weight().circumstances | &weight.circumstances,
            ..weight
        };
        let row = review_case::Model {
            amount_fen: weight.amount.0,
            level: level_of(case.chain(), &weight),
            circumstances: written(&weight.circumstances),
            ..row
        };
        Ok(CaseWork { region, ..CaseWork::of(cx, row, duties_kept, subjects_kept, steps)? })
    }

    /// The same case at the amount that this step has fixed, be it less than what
    /// was in question before.
    pub fn at_amount(self, cx: &Context<'a>, amount: Fen) -> Result<CaseWork<'a>, Stop> {
        let CaseWork { row, case, duties_kept, subjects_kept, steps, region } = self;
        let level = level_of(case.chain(), &amount.into());
        let row = review_case::Model { amount_fen: amount.0, level, ..row };
        Ok(CaseWork { region, ..CaseWork::of(cx, row, duties_kept, subjects_kept, steps)? })
    }

    /// The guard of the review engine, on this case.
    fn permit(&self, cx: &Context<'_>, demand: impl Into<Demand>) -> Result<Permit, Refusal> {
        permit(cx, self.case.history(), demand, &self.undertaking())
    }

    /// What a duty is used on here: limits of posts and delegations are set against it.
    fn undertaking(&self) -> Undertaking<'_> {
        undertaking(&self.row, self.region.as_deref())
    }

    /// Its row as it was read.
    pub fn row(&self) -> &review_case::Model {
        &self.row
    }

    /// Whether this caller may do the step it waits for; the refusal says why not.
    pub fn may_decide(&self, cx: &Context<'_>) -> Result<(), Refusal> {
        let demand = self.case.demand().ok_or_else(not_waiting)?;
        self.permit(cx, demand).map(drop)?;
        assignment::must_be_drawn(cx, &self.row)
    }

    /// Whether this caller may use a duty on the case as far as its history
    /// goes, whatever the case waits for; the refusal says why not.
    pub fn may(&self, cx: &Context<'_>, duty: Duty) -> Result<(), Refusal> {
        match self.case.demand().filter(|demand| demand.duty == duty) {
            Some(_) => self.may_decide(cx),
            None => self.permit(cx, duty).map(drop),
        }
    }

    /// Whether this person may do a duty on the case, whoever asks.
    pub(crate) fn may_person(&self, cx: &Context<'_>, person: &Person, duty: Duty) -> Result<(), Refusal> {
        let demand = self.case.demand().filter(|demand| demand.duty == duty);
        let demand = demand.unwrap_or_else(|| Demand::from(duty));
        let facts = person.facts_for(&cx.house.law.duties, &demand, &self.undertaking());
        let facts = facts.map_err(|conflict| conflict.refusal(&cx.house.law.duties))?;
        may_do(cx.house, self.case.history(), &facts, demand).map(drop)
    }

    /// Whether this case passes a step of its chain.
    pub fn passes(&self, step: &Step) -> bool {
        self.case.weight().meets(step)
    }

    /// The authority that a step of its chain needs.
    pub(crate) fn authority_at(&self, step: &Step) -> Authority {
        self.case.weight().authority_at(step)
    }

    /// The duty of the step it waits for; none when it waits for no step.
    pub fn waits_for(&self) -> Option<Duty> {
        self.case.demand().map(|demand| demand.duty)
    }

    /// Its chain, as of the day it was opened.
    pub fn chain(&self) -> &'a Chain {
        self.case.chain()
    }

    /// The acts kept of it: its own and those taken over.
    pub fn acts(&self) -> &[case_duty::Model] {
        &self.duties_kept
    }

    /// What is kept of it, and the case as the engine moves it.
    fn apart(self) -> (Kept, Case<'a>) {
        (Kept { row: self.row, duties: self.duties_kept, steps: self.steps }, self.case)
    }
}

fn permit(
    cx: &Context<'_>,
    history: &History,
    demand: impl Into<Demand>,
    of: &Undertaking<'_>,
) -> Result<Permit, Refusal> {
    cx.staff_id()?;
    let law = &cx.house.law.duties;
    let demand = demand.into();
    let facts = cx.caller.facts_for(law, &demand, of).expect("a caller with a staff id is a natural person");
    let staff = facts.map_err(|conflict| conflict.refusal(law))?;
    may_do(cx.house, history, &staff, demand)
}

fn not_waiting() -> Refusal {
    Refusal::conflict(
        "step_not_expected",
        "本案当前不在此环节，请刷新后再办理",
        "the case is not at this step now; load it again",
    )
    .citing("R1-12")
}
