//! Moving a case: the row is locked, its history of natural persons is read,
//! the guard of the review engine gives a permit or refuses, the engine moves
//! the case, and the plan gets the step, the act and the new state. Every
//! operation that lets somebody decide goes through here and nowhere else.
//!
//! Article: R1-12, R1-35, R3d-11, R3d-13, R3d-19 (every step a different person).

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, Fen, Month, ProviderId, Refusal, StaffId};
use regulation::chains::{CaseKind, Chain, Step};
use regulation::duties::Duty;
use review::{Act, Case, CaseRef, Decision, Demand, History, Moved, Permit, StoredState, Subject, Undertaking, Weight};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::IdKind;
use store::entity::{case_duty, case_step, case_subject, house_setting, provider, review_case};

use crate::assignment;
use crate::command::{Context, Plan};
use crate::matters::{CaseSubject, read_subjects, subject_rows};
use crate::natural_person::Person;
use crate::permission::may_do;
use crate::stop::Stop;

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

/// A new case.
pub struct NewCase<'n> {
    /// Its kind, which decides the chain.
    pub kind: CaseKind,
    /// The settlement month.
    pub month: Month,
    /// The provider concerned.
    pub provider_id: Option<i64>,
    /// The statement, batch or voucher it is about; `None`: the case itself.
    pub object_id: Option<i64>,
    /// Decides the level of approval and the further steps; the circumstances of
    /// the whole house are added.
    pub weight: Weight,
    /// The duty used to open it.
    pub duty: Duty,
    /// Cases it grows from; what was done on them binds here too.
    pub grown_from: &'n [i64],
    /// Whom it concerns besides the provider: they, and whoever is tied to them, keep out.
    pub subjects: &'n BTreeSet<CaseSubject>,
    /// A word from whoever opens it.
    pub comment: String,
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

    /// Opens a case and submits it to its first step. Gives its id.
    pub async fn open<O>(cx: &Context<'a>, plan: &mut Plan<O>, new: NewCase<'_>) -> Result<CaseId, Stop> {
        Ok(CaseId(CaseWork::opened(cx, plan, new).await?.case_id))
    }

    /// The same, giving its row.
    pub async fn opened<O>(cx: &Context<'a>, plan: &mut Plan<O>, new: NewCase<'_>) -> Result<review_case::Model, Stop> {
        CaseWork::begun(cx, plan, new, true).await
    }

    /// Opens a case without submitting it: something is still missing.
    pub async fn drafted<O>(
        cx: &Context<'a>,
        plan: &mut Plan<O>,
        new: NewCase<'_>,
    ) -> Result<review_case::Model, Stop> {
        CaseWork::begun(cx, plan, new, false).await
    }

    async fn begun<O>(
        cx: &Context<'a>,
        plan: &mut Plan<O>,
        new: NewCase<'_>,
        submit: bool,
    ) -> Result<review_case::Model, Stop> {
        let circumstances = &new.weight.circumstances | &house_circumstances(cx).await?;
        let weight = Weight { circumstances, ..new.weight };
        let case_id = cx.house.store.id(IdKind::Object).await?;
        let chain = chain_of(cx, new.kind, cx.today)?;
        let inherited = acts_on(cx, new.grown_from).await?;
        let concerned = subjects(new.provider_id, new.subjects);
        let history = History::of(CaseRef::Case(CaseId(case_id))).with(acts(&inherited)?, concerned);
        let region = regions(cx, new.provider_id).await?.into_values().next();
        let of = Undertaking { kind: Some(new.kind), amount: weight.amount, region: region.as_deref() };
        let permit = permit(cx, &history, new.duty, &of)?;
        let begin = if submit { Case::open } else { Case::draft };
        let moved = begin(chain, weight.clone(), history, permit, cx.today).map_err(Refusal::from)?;
        let row = review_case::Model {
            case_id,
            kind: new.kind.code().to_owned(),
            month: new.month.to_string(),
            provider_id: new.provider_id,
            object_id: new.object_id.unwrap_or(case_id),
            state: String::new(),
            step: 0,
            since: cx.today,
            reason: None,
            opened_on: cx.today,
            amount_fen: weight.amount.0,
            level: level_of(chain, &weight),
            circumstances: written(&weight.circumstances),
            opened_at: cx.now,
            due_on: None,
            drawn_staff_id: None,
            rev: 1,
        };
        let row = with_state(cx, row, &moved.case);
        let (row, drawn) = assignment::draw(cx, row, &moved.case, None).await?;
        plan.about("case", CaseId(case_id));
        plan.insert(row.clone());
        plan.insert_all(drawn.into_iter().collect());
        let known = inherited.iter().any(|act| is_kept(act, moved.act));
        plan.insert_all(taken_over(cx, case_id, inherited).await?);
        plan.insert_all(subject_rows(cx, case_id, new.subjects, &[]).await?);
        let action = if submit { "submit" } else { "ask_supplement" };
        record(cx, plan, case_id, 1, &moved, action, new.comment, known).await?;
        Ok(row)
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

    /// The decision of the step it waits for, by this caller. `duty` is the
    /// step the caller believes it is at: a page that is out of date is refused.
    pub async fn decide<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        decision: Decision,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let demand = match self.case.demand() {
            Some(demand) if demand.duty == duty => demand,
            _ => {
                // Even on a stale page the history is looked at first, so that an attempt to do
                // two steps is refused as such, in whatever order it is made.
                self.permit(cx, Demand::from(duty)).map(drop)?;
                return Err(not_waiting().into());
            }
        };
        if duty == Duty::CollectiveConvene {
            return Err(meeting_needed().into());
        }
        self.moved(cx, plan, demand, decision, comment).await
    }

    /// Carries out what a meeting resolved, at the step that waits for it: on
    /// with more than the majority, otherwise back to whoever opened it. By the
    /// person who called the meeting.
    pub(crate) async fn carry_out<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        resolved: &Resolved,
    ) -> Result<review_case::Model, Stop> {
        let demand = self.case.demand().filter(|demand| demand.duty == Duty::CollectiveConvene);
        let demand = demand.ok_or_else(not_waiting)?;
        let decision = match resolved.agreed {
            true => Decision::Pass,
            false => Decision::Return { reason: NOT_AGREED.to_owned() },
        };
        self.moved(cx, plan, demand, decision, resolved.words.clone()).await
    }

    async fn moved<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        demand: Demand,
        decision: Decision,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, demand)?;
        assignment::must_be_drawn(cx, &self.row)?;
        let action = match &decision {
            Decision::Pass => "agree",
            Decision::AskProvider => "ask_provider",
            Decision::Return { .. } => "return",
            Decision::Reject { .. } => "reject",
        };
        let CaseWork { row, case, duties_kept, steps, .. } = self;
        let moved = case.decide(permit, decision, cx.today).map_err(Refusal::from)?;
        keep(cx, plan, row, &duties_kept, steps, moved, action, comment).await
    }

    /// The provider's written answer is in.
    pub async fn answered<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, Duty::ProviderAnswer)?;
        let CaseWork { row, case, duties_kept, steps, .. } = self;
        let moved = case.answered(permit, cx.today).map_err(Refusal::from)?;
        keep(cx, plan, row, &duties_kept, steps, moved, "answer", comment).await
    }

    /// Submitted again after it was returned, to its first step; its history stays.
    pub async fn submit<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        comment: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, duty)?;
        let CaseWork { row, case, duties_kept, steps, .. } = self;
        let moved = case.submit(permit, cx.today).map_err(Refusal::from)?;
        keep(cx, plan, row, &duties_kept, steps, moved, "submit", comment).await
    }

    /// The provider let his time run out; `duty` is the one by which the caller
    /// notes it. No act in the history: a matter of the calendar.
    pub async fn provider_silent<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
    ) -> Result<review_case::Model, Stop> {
        let CaseWork { row, case, steps, .. } = self;
        let case = case.provider_silent(cx.today, &cx.house.law.calendar).map_err(Refusal::from)?;
        noted(cx, plan, row, steps, &case, duty, "provider_silent", String::new()).await
    }

    /// The approval is void, because something it rested on has changed by what
    /// this caller does elsewhere; the case is looked at again. No act in its history.
    pub async fn approval_lapsed<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        reason: String,
    ) -> Result<review_case::Model, Stop> {
        let CaseWork { row, case, steps, .. } = self;
        let case = case.approval_lapsed(cx.today).map_err(Refusal::from)?;
        noted(cx, plan, row, steps, &case, Duty::Approve, "approval_lapsed", reason).await
    }

    /// The opener takes it back.
    pub async fn withdraw<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        reason: String,
    ) -> Result<review_case::Model, Stop> {
        let permit = self.permit(cx, duty)?;
        let CaseWork { row, case, duties_kept, steps, .. } = self;
        let moved = case.withdraw(permit, reason.clone(), cx.today).map_err(Refusal::from)?;
        keep(cx, plan, row, &duties_kept, steps, moved, "withdraw", reason).await
    }

    /// The end of the time limit that runs, set anew: the clock stood still or
    /// was given more time.
    pub fn due_anew<O>(self, plan: &mut Plan<O>, due_on: Option<base::Date>) -> review_case::Model {
        let row = review_case::Model { due_on, ..self.row };
        plan.about("case", CaseId(row.case_id));
        plan.update(row.clone());
        row
    }

    /// Has somebody else drawn for the step it waits for, for a reason.
    pub async fn drawn_anew<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        reason: &str,
    ) -> Result<review_case::Model, Stop> {
        let before = self.row.drawn_staff_id;
        let (row, drawn) = assignment::draw(cx, self.row, &self.case, Some(reason)).await?;
        let Some(drawn) = drawn else {
            let refusal = Refusal::conflict(
                "nobody_else_may",
                "没有其他可以办理本环节的人员",
                "there is nobody else who may do this step",
            );
            return Err(refusal.citing("R1-35").into());
        };
        plan.about("case", CaseId(row.case_id));
        plan.fact("drawn_before", before);
        plan.fact("drawn", drawn.staff_id);
        plan.update(row.clone());
        plan.insert(drawn);
        Ok(row)
    }

    /// An act on the case beside its chain, such as matching a bank receipt:
    /// judged by the same guard, kept in the same history, moves nothing.
    pub async fn act_beside<O>(
        &self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        duty: Duty,
        action: &str,
        comment: String,
    ) -> Result<(), Stop> {
        let act = self.permit(cx, duty)?.act();
        let known = self.duties_kept.iter().any(|kept| is_kept(kept, act));
        keep_act(cx, plan, self.row.case_id, self.steps + 1, act, action, comment, known).await
    }
}

/// Whether the kept row says the same as the act.
fn is_kept(kept: &case_duty::Model, act: Act) -> bool {
    kept.duty == act.duty.code()
        && kept.staff_id == act.staff.0
        && kept.on_behalf_of == act.on_behalf_of.map(|delegator| delegator.0)
}

/// A case as limits of rights see it.
pub(crate) fn undertaking<'r>(row: &review_case::Model, region: Option<&'r str>) -> Undertaking<'r> {
    Undertaking { kind: row.kind.parse().ok(), amount: Fen(row.amount_fen), region }
}

/// The regions of providers.
pub(crate) async fn regions(
    cx: &Context<'_>,
    providers: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, String>, Stop> {
    let rows = cx.view.by_keys::<provider::Model>(providers).await?;
    Ok(rows.into_iter().map(|row| (row.provider_id, row.region)).collect())
}

/// The acts recorded on cases, their own and those taken over.
pub async fn acts_on(cx: &Context<'_>, case_ids: &[i64]) -> Result<Vec<case_duty::Model>, Stop> {
    let mut all = Vec::new();
    for group in case_ids.chunks(1_000) {
        let select = case_duty::Entity::find()
            .filter(case_duty::Column::CaseId.is_in(group.iter().copied()))
            .order_by_asc(case_duty::Column::CaseDutyId);
        all.extend(cx.view.all(select).await?);
    }
    Ok(all)
}

/// Whom cases concern, as kept.
async fn subjects_of(cx: &Context<'_>, case_ids: &[i64]) -> Result<Vec<case_subject::Model>, Stop> {
    let mut all = Vec::new();
    for group in case_ids.chunks(1_000) {
        let select = case_subject::Entity::find().filter(case_subject::Column::CaseId.is_in(group.iter().copied()));
        all.extend(cx.view.all(select.order_by_asc(case_subject::Column::CaseSubjectId)).await?);
    }
    Ok(all)
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

/// Something that moved a case without being anybody's step on it.
#[allow(clippy::too_many_arguments)] // see keep
async fn noted<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    row: review_case::Model,
    steps: i32,
    case: &Case<'_>,
    duty: Duty,
    action: &str,
    comment: String,
) -> Result<review_case::Model, Stop> {
    plan.about("case", CaseId(row.case_id));
    plan.insert(case_step::Model {
        case_step_id: cx.house.store.id(IdKind::Object).await?,
        case_id: row.case_id,
        seq: steps + 1,
        duty: duty.code().to_owned(),
        action: action.to_owned(),
        staff_id: cx.staff_id()?,
        on_behalf_of: None,
        post_name: posts_of(cx),
        comment,
        at: cx.now,
        rev: 1,
    });
    let row = with_state(cx, row, case);
    let (row, drawn) = assignment::draw(cx, row, case, None).await?;
    plan.update(row.clone());
    plan.insert_all(drawn.into_iter().collect());
    Ok(row)
}

#[allow(clippy::too_many_arguments)] // one move of a case: its row, its history, the move, the words
async fn keep<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    row: review_case::Model,
    duties_kept: &[case_duty::Model],
    steps: i32,
    moved: Moved<'_>,
    action: &str,
    comment: String,
) -> Result<review_case::Model, Stop> {
    let known = duties_kept.iter().any(|kept| is_kept(kept, moved.act));
    plan.about("case", CaseId(row.case_id));
    record(cx, plan, row.case_id, steps + 1, &moved, action, comment, known).await?;
    let row = with_state(cx, row, &moved.case);
    let (row, drawn) = assignment::draw(cx, row, &moved.case, None).await?;
    plan.update(row.clone());
    plan.insert_all(drawn.into_iter().collect());
    Ok(row)
}

#[allow(clippy::too_many_arguments)] // see keep
async fn record<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    case_id: i64,
    seq: i32,
    moved: &Moved<'_>,
    action: &str,
    comment: String,
    known: bool,
) -> Result<(), Stop> {
    keep_act(cx, plan, case_id, seq, moved.act, action, comment, known).await
}

#[allow(clippy::too_many_arguments)] // see keep
async fn keep_act<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    case_id: i64,
    seq: i32,
    act: Act,
    action: &str,
    comment: String,
    known: bool,
) -> Result<(), Stop> {
    if comment.chars().count() > 2_000 {
        return Err(Refusal::invalid(
            "comment_too_long",
            "comment",
            "意见不超过 2000 字",
            "a comment has at most 2000 signs",
        )
        .into());
    }
    let ids = cx.house.store.ids(IdKind::Object, 2).await?;
    plan.insert(case_step::Model {
        case_step_id: ids.start,
        case_id,
        seq,
        duty: act.duty.code().to_owned(),
        action: action.to_owned(),
        staff_id: act.staff.0,
        on_behalf_of: act.on_behalf_of.map(|delegator| delegator.0),
        post_name: posts_of(cx),
        comment,
        at: cx.now,
        rev: 1,
    });
    if !known {
        plan.insert(case_duty::Model {
            case_duty_id: ids.start + 1,
            case_id,
            duty: act.duty.code().to_owned(),
            staff_id: act.staff.0,
            on_behalf_of: act.on_behalf_of.map(|delegator| delegator.0),
            from_case_id: None,
            at: cx.now,
            rev: 1,
        });
    }
    Ok(())
}

fn posts_of(cx: &Context<'_>) -> String {
    cx.caller.staff.as_ref().map(|person| person.posts.join("、")).unwrap_or_default()
}

/// What was done on the cases this one grows from, once per person and duty.
async fn taken_over(
    cx: &Context<'_>,
    case_id: i64,
    mut inherited: Vec<case_duty::Model>,
) -> Result<Vec<case_duty::Model>, Stop> {
    let key = |act: &case_duty::Model| (act.duty.clone(), act.staff_id, act.on_behalf_of, act.case_duty_id);
    inherited.sort_by_key(key);
    inherited.dedup_by(|a, b| (&a.duty, a.staff_id, a.on_behalf_of) == (&b.duty, b.staff_id, b.on_behalf_of));
    let ids = cx.house.store.ids(IdKind::Object, inherited.len()).await?;
    let over = |(act, case_duty_id): (case_duty::Model, i64)| case_duty::Model {
        case_duty_id,
        case_id,
        from_case_id: Some(act.case_id),
        rev: 1,
        ..act
    };
    Ok(inherited.into_iter().zip(ids).map(over).collect())
}

fn with_state(cx: &Context<'_>, row: review_case::Model, case: &Case<'_>) -> review_case::Model {
    let stored = case.stored();
    let due_on = case.state().due(case.chain(), &cx.house.law.calendar);
    review_case::Model {
        state: stored.code,
        step: stored.step,
        since: stored.since,
        reason: stored.reason,
        due_on,
        drawn_staff_id: None,
        ..row
    }
}

fn chain_of<'a>(cx: &Context<'a>, kind: CaseKind, opened_on: base::Date) -> Result<&'a Chain, Stop> {
    cx.house
        .law
        .chains
        .as_of(kind, opened_on)
        .ok_or_else(|| Stop::fault("looking up a chain", format!("no {kind} chain on {opened_on}")))
}

/// The kind of a kept case.
pub fn kind_of(row: &review_case::Model) -> Result<CaseKind, Stop> {
    row.kind.parse().map_err(|e| Stop::fault("reading the kind of a case", e))
}

fn acts(kept: &[case_duty::Model]) -> Result<Vec<Act>, Stop> {
    let act = |kept: &case_duty::Model| {
        let duty = kept.duty.parse().map_err(|e| Stop::fault("reading an act of a case", e))?;
        Ok(Act { staff: StaffId(kept.staff_id), on_behalf_of: kept.on_behalf_of.map(StaffId), duty })
    };
    kept.iter().map(act).collect()
}

fn subjects(provider_id: Option<i64>, concerned: &BTreeSet<CaseSubject>) -> BTreeSet<Subject> {
    let provider = provider_id.map(|id| Subject::Provider(ProviderId(id)));
    provider.into_iter().chain(concerned.iter().filter_map(CaseSubject::for_recusal)).collect()
}

/// The authority the approval needs, or nothing where the chain has no approval.
fn level_of(chain: &Chain, weight: &Weight) -> String {
    let step = chain.steps.iter().find(|step| step.duty == Duty::Approve);
    step.map(|step| weight.authority_at(step).code().to_owned()).unwrap_or_default()
}

/// Why a case came back from a meeting.
pub(crate) const NOT_AGREED: &str = "not_agreed_by_meeting";

/// What a meeting resolved, counted and with minutes.
pub(crate) struct Resolved {
    /// Whether more than the majority agree.
    pub(crate) agreed: bool,
    /// The votes in words, for the course of the case.
    pub(crate) words: String,
}

/// Whether the upper level approves payments of this house as well, by the
/// setting that only a reviewed change of the chains makes.
pub const SENT_UP: &str = "sent_up";

/// Circumstances that hold of every case of the house.
pub(crate) async fn house_circumstances(cx: &Context<'_>) -> Result<BTreeSet<String>, Stop> {
    let setting = cx.view.by_key::<house_setting::Model>(SENT_UP).await?;
    let on = setting.is_some_and(|setting| setting.setting_value == "true");
    Ok(on.then(|| SENT_UP.to_owned()).into_iter().collect())
}

fn weight_of(row: &review_case::Model) -> Weight {
    let circumstances = row.circumstances.split(' ').filter(|code| !code.is_empty()).map(str::to_owned);
    let approval = row.level.parse().unwrap_or_default();
    Weight { amount: Fen(row.amount_fen), circumstances: circumstances.collect(), approval }
}

fn written(circumstances: &BTreeSet<String>) -> String {
    circumstances.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn meeting_needed() -> Refusal {
    Refusal::conflict(
        "meeting_needed",
        "此环节须经集体决策，请召集会议表决并形成记录",
        "this step is decided by a meeting: call it, vote and record it",
    )
    .citing("R1-10")
}

fn not_waiting() -> Refusal {
    Refusal::conflict(
        "step_not_expected",
        "本案当前不在此环节，请刷新后再办理",
        "the case is not at this step now; load it again",
    )
    .citing("R1-12")
}
