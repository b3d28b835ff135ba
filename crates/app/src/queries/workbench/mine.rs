//! What waits for me: the open cases at a step whose duty I hold and which my
//! own earlier acts do not exclude, those that came back to my desk or wait for
//! papers there among them, counted by kind and step, overdue apart; for the
//! settlement month in work, what stands in its way; and for whoever plans or
//! oversees them, the rotations of key posts that are due; for inspection and
//! leaders, the months of the books that were opened again (threat I08).
//!
//! Article: R1-9, R1-12, R1-35 (who must not act is not asked), R2-42 (time limits).

use std::collections::{BTreeMap, BTreeSet};

use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use store::entity::{books_reopening, case_duty, review_case, settlement_month};

use crate::case_work::{ENDED, acts_on, kind_of};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::permission::admitted;
use crate::queries::organisation::READERS;
use crate::queries::organisation::rotations::{self, RotationState};
use crate::stop::Stop;

/// What waits for me.
pub struct Mine;

/// The workbench.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Workbench {
    /// The settlement month in work, if there is one.
    pub month: Option<String>,
    /// What waits for me.
    pub tasks: Vec<Task>,
    /// What stands in the way of the month, for everyone.
    pub blockers: Vec<Blocker>,
    /// Rotations that are overdue or due soon.
    pub rotations: Vec<RotationAlarm>,
    /// Months of the books that were opened again and that inspection has not looked
    /// into; told to inspection and to whoever leads.
    pub reopened_months: Vec<String>,
}

/// Rotations of key posts in one state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RotationAlarm {
    /// Overdue or due soon.
    pub state: RotationState,
    /// How many.
    pub count: i64,
}

/// Cases of one kind at one step.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Task {
    /// audit, sample, statement, payment, voucher.
    pub kind: String,
    /// The step they wait at.
    pub stage: String,
    /// How many I may do.
    pub count: i64,
    /// How many of them are past their day.
    pub overdue_count: i64,
}

/// Open cases of one kind at one step, whoever may do them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Blocker {
    /// audit, sample, statement, payment, voucher.
    pub kind: String,
    /// The step they wait at.
    pub stage: String,
    /// How many.
    pub count: i64,
}

impl Query for Mine {
    const SPEC: QuerySpec = QuerySpec {
        name: "workbench.mine",
        title: "我的待办",
        title_en: "what waits for me",
        access: Access::SignedIn,
    };
    type Input = Nothing;
    type Output = Workbench;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<Workbench, Stop> {
        let mut open = review_case::Entity::find().filter(review_case::Column::State.is_not_in(ENDED));
        if let Some(own) = cx.caller.provider_id {
            open = open.filter(review_case::Column::ProviderId.eq(own));
        }
        let open = cx.view.all(open).await?;
        let ids: Vec<i64> = open.iter().map(|case| case.case_id).collect();
        let excluded = excluded(cx, &acts_on(cx, &ids).await?);
        let (mut mine, mut all) =
            (BTreeMap::<(String, String), (i64, i64)>::new(), BTreeMap::<(String, String), i64>::new());
        for case in open {
            let place = (case.kind.clone(), case.state.clone());
            if case.state != "draft" {
                *all.entry(place.clone()).or_default() += 1;
            }
            let duty = waited_for(cx, &case)?;
            let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
            let mine_alone = case.drawn_staff_id.is_none() || case.drawn_staff_id == me;
            if mine_alone
                && duty
                    .is_some_and(|duty| cx.caller.duties.contains(&duty) && !excluded.contains(&(case.case_id, duty)))
            {
                let counts = mine.entry(place).or_default();
                counts.0 += 1;
                counts.1 += i64::from(case.due_on.is_some_and(|due| due < cx.today));
            }
        }
        let months = settlement_month::Entity::find().filter(settlement_month::Column::State.ne("closed"));
        let month = cx.view.one(months.order_by_asc(settlement_month::Column::Month)).await?;
        let task = |((kind, stage), (count, overdue_count))| Task { kind, stage, count, overdue_count };
        Ok(Workbench {
            month: month.map(|month| month.month),
            tasks: mine.into_iter().map(task).collect(),
            rotations: rotations(cx).await?,
            reopened_months: reopened_months(cx).await?,
            blockers: all.into_iter().map(|((kind, stage), count)| Blocker { kind, stage, count }).collect(),
        })
    }
}

/// The months that were opened again, as long as no inspector has looked into it.
async fn reopened_months(cx: &Context<'_>) -> Result<Vec<String>, Stop> {
    if !cx.caller.holds_any(&[Duty::Inspection, Duty::Approve, Duty::AuditAdmin]) {
        return Ok(Vec::new());
    }
    let waiting = books_reopening::Entity::find()
        .filter(books_reopening::Column::LookedIntoBy.is_null())
        .order_by_asc(books_reopening::Column::CaseId);
    Ok(cx.view.all(waiting).await?.into_iter().map(|row| row.month).collect())
}

/// What calls for a rotation, told to who applies for one, approves it or watches over it.
async fn rotations(cx: &Context<'_>) -> Result<Vec<RotationAlarm>, Stop> {
    if !cx.caller.holds_any(&[Duty::OrgAdmin, Duty::Approve, Duty::Inspection]) || admitted(READERS, cx.caller).is_err()
    {
        return Ok(Vec::new());
    }
    let mut counts = BTreeMap::<RotationState, i64>::new();
    for row in rotations::all(cx).await?.iter().filter(|row| row.state != RotationState::NotDue) {
        *counts.entry(row.state).or_default() += 1;
    }
    Ok(counts.into_iter().map(|(state, count)| RotationAlarm { state, count }).collect())
}

/// The duty a case waits for; at the desk, the one by which this caller opens such cases.
fn waited_for(cx: &Context<'_>, case: &review_case::Model) -> Result<Option<Duty>, Stop> {
    let kind = kind_of(case)?;
    Ok(match case.state.as_str() {
        "with_provider" => Some(Duty::ProviderAnswer),
        "returned" if kind == CaseKind::Audit => Some(Duty::FirstReview),
        "returned" | "draft" if kind.is_matter() => {
            let chain = cx.house.law.chains.as_of(kind, case.opened_on);
            let openers = chain.into_iter().flat_map(|chain| chain.opened_by.iter().copied());
            openers.into_iter().find(|duty| cx.caller.duties.contains(duty))
        }
        state => state.parse().ok(),
    })
}

/// The duties that my own acts exclude, case by case.
fn excluded(cx: &Context<'_>, acts: &[case_duty::Model]) -> BTreeSet<(i64, Duty)> {
    let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
    let mut out = BTreeSet::new();
    for act in acts.iter().filter(|act| Some(act.staff_id) == me) {
        let Ok(done) = act.duty.parse::<Duty>() else { continue };
        let clashing = cx.caller.duties.iter().filter(|duty| cx.house.law.duties.clash_on_case(done, **duty).is_some());
        out.extend(clashing.map(|duty| (act.case_id, *duty)));
    }
    out
}
