//! Who does the next step: drawn by the house among those who may, so that
//! whoever made a case does not choose who looks at it. The draw is kept with
//! everything it was made from, and anybody can repeat it:
//!
//! seed = SM3(`zhiheng/reviewer/v1` 0 ‖ root of the trail ‖ case ‖ step ‖ round),
//! numbers as 8 bytes, highest first; then `review::draw_one` over the candidates.
//!
//! A case that comes back to a step it had already goes to the same reviewer, as
//! long as he still may: sending it in again does not bring a friendlier one. Nor does
//! taking it back and applying anew: a case of the same kind that concerns the same
//! person goes to whoever the one taken back was drawn for.
//!
//! Article: R1-12, R1-35, R1-26. Threats I03, I17, I23.

use std::collections::BTreeSet;

use base::Refusal;
use regulation::duties::Duty;
use review::{Case, Demand, Subject, draw_one, may_act};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sm3::{Digest, Sm3};
use store::IdKind;
use store::entity::{case_assignment, case_subject, review_case, staff, trail_tree};

use crate::case_work::{regions, undertaking};
use crate::command::Context;
use crate::matters::CaseSubject;
use crate::natural_person::Person;
use crate::rights::named_for;
use crate::stop::Stop;

/// What is written where an earlier reviewer goes on with a case.
const KEPT: &str = "kept";

/// Draws who does the step a case waits for, where its chain is drawn: the case
/// with the name in it, and the draw to be kept. `anew` is the reason of a
/// supervisor who has somebody else drawn.
pub(crate) async fn draw(
    cx: &Context<'_>,
    row: review_case::Model,
    case: &Case<'_>,
    anew: Option<&str>,
) -> Result<(review_case::Model, Option<case_assignment::Model>), Stop> {
    let Some(demand) = case.demand().filter(|_| case.chain().drawn) else { return Ok((row, None)) };
    let earlier = of_case(cx, row.case_id).await?;
    let before = anew.and(row.drawn_staff_id);
    let mut eligible = eligible(cx, &row, case, &demand).await?;
    eligible.retain(|staff_id| Some(*staff_id) != before);
    let round = earlier.len() as i32 + 1;
    let (tree_size, root) = root(cx).await?;
    let seed = seed(&root, row.case_id, row.step, round);
    let kept = match earlier.iter().rev().find(|one| one.step == row.step) {
        _ if anew.is_some() => None,
        Some(own) => Some(own.staff_id),
        None => of_one_taken_back(cx, &row, case).await?,
    };
    let kept = kept.filter(|staff_id| eligible.contains(staff_id));
    let Some(staff_id) = kept.or_else(|| draw_one(&eligible, &seed)) else {
        return Ok((review_case::Model { drawn_staff_id: None, ..row }, None));
    };
    let candidates: Vec<String> = eligible.iter().map(i64::to_string).collect();
    let drawn = case_assignment::Model {
        case_assignment_id: cx.house.store.id(IdKind::Object).await?,
        case_id: row.case_id,
        round,
        step: row.step,
        duty: demand.duty.code().to_owned(),
        staff_id,
        candidates: candidates.join(" "),
        seed: hex::encode(seed),
        tree_size,
        tree_root: hex::encode(root),
        reason: anew.map(str::to_owned).or_else(|| kept.map(|_| KEPT.to_owned())),
        drawn_at: cx.now,
        rev: 1,
    };
    Ok((review_case::Model { drawn_staff_id: Some(staff_id), ..row }, Some(drawn)))
}

/// The draws of a case, oldest first.
pub(crate) async fn of_case(cx: &Context<'_>, case_id: i64) -> Result<Vec<case_assignment::Model>, Stop> {
    let select = case_assignment::Entity::find().filter(case_assignment::Column::CaseId.eq(case_id));
    Ok(cx.view.all(select.order_by_asc(case_assignment::Column::Round)).await?)
}

/// Who was drawn for this step of the last case of the same kind that concerned the same
/// person, insured or of the staff, and was taken back within the days that count.
async fn of_one_taken_back(cx: &Context<'_>, row: &review_case::Model, case: &Case<'_>) -> Result<Option<i64>, Stop> {
    let persons: Vec<String> = case.history().subjects().iter().filter_map(person_key).collect();
    if persons.is_empty() {
        return Ok(None);
    }
    let shared = case_subject::Entity::find().filter(case_subject::Column::Subject.is_in(persons));
    let shared: BTreeSet<i64> = cx.view.all(shared).await?.into_iter().map(|shared| shared.case_id).collect();
    let days = cx.house.law.review_practice.as_of(cx.today).taken_back_days;
    let taken_back = review_case::Entity::find()
        .filter(review_case::Column::CaseId.is_in(shared.into_iter().filter(|id| *id != row.case_id)))
        .filter(review_case::Column::Kind.eq(&row.kind))
        .filter(review_case::Column::State.eq("withdrawn"))
        .filter(review_case::Column::Since.gte(cx.today - time::Duration::days(days.into())));
    let taken_back: Vec<i64> = cx.view.all(taken_back).await?.into_iter().map(|case| case.case_id).collect();
    let drawn = case_assignment::Entity::find()
        .filter(case_assignment::Column::CaseId.is_in(taken_back))
        .filter(case_assignment::Column::Step.eq(row.step))
        .order_by_desc(case_assignment::Column::DrawnAt);
    Ok(cx.view.one(drawn).await?.map(|drawn| drawn.staff_id))
}

fn person_key(subject: &Subject) -> Option<String> {
    match subject {
        Subject::Person(id) => Some(CaseSubject::Person(*id).key()),
        Subject::Staff(id) => Some(CaseSubject::Staff(*id).key()),
        Subject::Provider(_) => None,
    }
}

/// Whether a kept draw comes out the same when it is made again from what is
/// kept of it.
pub(crate) fn agrees(kept: &case_assignment::Model) -> bool {
    let root: Option<[u8; 32]> = hex::decode(&kept.tree_root).ok().and_then(|bytes| bytes.try_into().ok());
    let Some(root) = root else { return false };
    let seed = seed(&root, kept.case_id, kept.step, kept.round);
    let candidates: Vec<i64> = kept.candidates.split(' ').filter_map(|id| id.parse().ok()).collect();
    let drawn = draw_one(&candidates, &seed) == Some(kept.staff_id);
    hex::encode(seed) == kept.seed && (drawn || kept.reason.as_deref() == Some(KEPT))
}

/// Refuses whoever was not drawn for the step, once somebody was.
pub(crate) fn must_be_drawn(cx: &Context<'_>, row: &review_case::Model) -> Result<(), Refusal> {
    let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
    if row.drawn_staff_id.is_none() || row.drawn_staff_id == me {
        return Ok(());
    }
    Err(Refusal::forbidden(
        "reviewer_not_drawn",
        "本环节由系统随机抽定的人员办理，您未被抽中",
        "this step is done by the person drawn for it, and that is somebody else",
    )
    .citing("R1-35"))
}

/// Whoever of the agency may do the step, by post or by delegation, as the guard
/// judges him.
async fn eligible(
    cx: &Context<'_>,
    row: &review_case::Model,
    case: &Case<'_>,
    demand: &Demand,
) -> Result<Vec<i64>, Stop> {
    let law = &cx.house.law.duties;
    let people = holders(cx, demand.duty).await?;
    let region = regions(cx, row.provider_id).await?.into_values().next();
    let of = undertaking(row, region.as_deref());
    let may = |person: &&Person| {
        let facts = person.facts_for(law, demand, &of);
        facts.is_ok_and(|facts| may_act(law, case.history(), &facts, demand.clone()).is_ok())
    };
    Ok(people.iter().filter(may).map(|person| person.staff_id).collect())
}

/// Whoever of the agency holds a duty today, by post or by delegation.
async fn holders(cx: &Context<'_>, duty: Duty) -> Result<Vec<Person>, Stop> {
    let named = named_for(cx.view, duty, cx.today).await?;
    let people = cx.view.by_keys::<staff::Model>(named).await?;
    let mut holders = Vec::new();
    for person in people.into_iter().filter(|person| person.provider_id.is_none()) {
        let person = Person::of(cx.view, person, cx.today).await?;
        holders.extend(Some(person).filter(|person| person.holds(duty)));
    }
    holders.sort_by_key(|person| person.staff_id);
    Ok(holders)
}

/// The trail as integrated so far; before the first entry nothing.
async fn root(cx: &Context<'_>) -> Result<(i64, [u8; 32]), Stop> {
    let Some(tree) = cx.view.one(trail_tree::Entity::find_by_id(1)).await? else { return Ok((0, [0; 32])) };
    let root = tree.root.try_into().map_err(|_| Stop::fault("reading the trail's root", "not 32 bytes"))?;
    Ok((tree.size, root))
}

fn seed(root: &[u8; 32], case_id: i64, step: i32, round: i32) -> [u8; 32] {
    let mut hash = Sm3::new().chain_update(b"zhiheng/reviewer/v1").chain_update([0]).chain_update(root);
    for number in [case_id, i64::from(step), i64::from(round)] {
        hash = hash.chain_update(number.to_be_bytes());
    }
    hash.finalize().into()
}
