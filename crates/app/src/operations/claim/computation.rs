//! What settling, reversing and late arrival share: the person is locked, the
//! benefit engine computes on the person's state, and whatever depended on a
//! stay that changed is computed again, the differences booked as adjustments.
//!
//! ```text
//! stays in force   A   B   C        (order of admission)
//! B is reversed    A   –   C′       reversal of B, adjustment C′ − C
//! D comes late     A   D   C″       settlement of D, adjustment C″ − C′
//! ```
//!
//! Outpatient bills are recorded and audited. The law data has a pool for them and
//! the engine settles it (`benefit::settle_bill`); here they are not settled
//! against it yet, so all in-scope cost stays with the person.
//!
//! Article: R2-53 (bands), R2-56 (layers), R2-59, R2-64, R2-98 (recomputation).

use std::collections::BTreeMap;

use base::{Fen, Refusal};
use benefit::{PersonState, Referral, Settled, Stay, StayId, settle};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::IdKind;
use store::entity::{person, person_state, provider, settlement, visit};

use super::fee_split::BillSums;
use crate::command::{Context, Plan};
use crate::house::PolicyInUse;
use crate::stop::Stop;

/// An inpatient visit in a hospital of some tier and its bill, as the engine sees them.
pub(crate) fn stay_of(
    visit: &visit::Model,
    person: &person::Model,
    tier: i32,
    sums: BillSums,
) -> Result<Stay, Refusal> {
    let discharge_date = visit.discharge_date.ok_or_else(|| {
        Refusal::conflict("visit_not_discharged", "尚未办理出院", "the patient has not been discharged")
    })?;
    let out_of_range = |_| Refusal::invalid("referral_unknown", "referral", "转诊代码不存在", "no such referral code");
    Ok(Stay {
        stay_id: StayId(visit.visit_id),
        birth_date: person.birth_date,
        admit_date: visit.admit_date,
        discharge_date,
        tier: u8::try_from(tier).unwrap_or(u8::MAX),
        out_of_area: visit.out_of_area,
        total: sums.total,
        out_of_scope: sums.out_of_scope,
        preself: sums.preself,
        referral: Referral::from_code(u8::try_from(visit.referral).unwrap_or(u8::MAX)).map_err(out_of_range)?,
        is_cont: visit.continued,
        prior_stay_id: visit.prior_visit_id.map(StayId),
        hardship: person.hardship,
    })
}

/// The tier of a visit's hospital: of the provider, or as found for a reimbursement.
pub(crate) async fn tier_of(cx: &Context<'_>, visit: &visit::Model) -> Result<i32, Stop> {
    let tier = match visit.provider_id {
        Some(provider_id) => cx.view.by_key::<provider::Model>(provider_id).await?.map(|provider| provider.tier),
        None => visit.hospital_tier,
    };
    tier.ok_or_else(|| Stop::fault("looking up the tier of a visit", "a visit without hospital"))
}

/// A person whose settlements are being changed; the person's row is locked.
pub(crate) struct PersonInHand {
    pub(crate) person: person::Model,
    state_row: Option<person_state::Model>,
    pub(crate) state: PersonState,
}

impl PersonInHand {
    /// Locks the person and reads the state.
    pub(crate) async fn lock(cx: &Context<'_>, person_id: i64) -> Result<PersonInHand, Stop> {
        let mut all = PersonInHand::lock_all(cx, [person_id]).await?;
        all.remove(&person_id).ok_or_else(|| Refusal::unknown("参保人", "person").into())
    }

    /// Locks persons in the order of their ids and reads their states.
    pub(crate) async fn lock_all(
        cx: &Context<'_>,
        person_ids: impl IntoIterator<Item = i64>,
    ) -> Result<BTreeMap<i64, PersonInHand>, Stop> {
        let persons = cx.view.lock_keys::<person::Model>(person_ids).await?;
        let states = cx.view.by_keys::<person_state::Model>(persons.iter().map(|person| person.person_id)).await?;
        let mut states: BTreeMap<i64, person_state::Model> =
            states.into_iter().map(|row| (row.person_id, row)).collect();
        persons
            .into_iter()
            .map(|person| {
                let state_row = states.remove(&person.person_id);
                let state = state_row.as_ref().map(|row| read_state(&row.state)).transpose()?.unwrap_or_default();
                Ok((person.person_id, PersonInHand { person, state_row, state }))
            })
            .collect()
    }

    /// Whether a stay follows everything settled so far.
    pub(crate) fn is_next(&self, policy: PolicyInUse<'_>, stay: &Stay) -> bool {
        self.state.is_next(policy.policy, stay)
    }

    /// The row of the state after a change.
    pub(crate) fn keep_state<O>(
        self,
        plan: &mut Plan<O>,
        state: &PersonState,
        last_settlement_id: Option<i64>,
    ) -> Result<(), Stop> {
        let text = write_state(state)?;
        match self.state_row {
            Some(row) => plan.update(person_state::Model { state: text, last_settlement_id, ..row }),
            None => plan.insert(person_state::Model {
                person_id: self.person.person_id,
                state: text,
                last_settlement_id,
                rev: 1,
            }),
        }
        Ok(())
    }
}

/// What every settlement row of one operation has in common.
pub(crate) struct Booking<'b> {
    pub(crate) policy: PolicyInUse<'b>,
    pub(crate) month: String,
    pub(crate) business_date: base::Date,
}

/// The settlement of a stay on a state: the row and the state after it.
pub(crate) fn settle_stay(
    cx: &Context<'_>,
    booking: &Booking<'_>,
    visit: &visit::Model,
    stay: &Stay,
    state: &PersonState,
    settlement_id: i64,
) -> Result<(settlement::Model, PersonState), Stop> {
    let (settled, next) = settle(booking.policy.policy, state, stay).map_err(Refusal::from)?;
    let row = blank(cx, booking, visit, settlement_id, "settle", None, write_state(state)?);
    Ok((filled(row, stay, &settled), next))
}

/// The settlement of an outpatient bill: all in-scope cost stays with the person.
pub(crate) fn settle_outpatient(
    cx: &Context<'_>,
    booking: &Booking<'_>,
    visit: &visit::Model,
    sums: BillSums,
    settlement_id: i64,
) -> Result<settlement::Model, Stop> {
    let in_scope = sums.total.minus(sums.out_of_scope)?.minus(sums.preself)?;
    if sums.total.is_negative() || in_scope.is_negative() {
        return Err(Refusal::invalid(
            "amount_negative",
            "amount",
            "费用合计不得为负",
            "the sum of a bill is not negative",
        )
        .into());
    }
    let row = blank(cx, booking, visit, settlement_id, "settle", None, String::new());
    Ok(settlement::Model {
        total_fen: sums.total.0,
        out_of_scope_fen: sums.out_of_scope.0,
        preself_fen: sums.preself.0,
        in_scope_fen: in_scope.0,
        self_in_scope_fen: in_scope.0,
        ..row
    })
}

/// One stay in force: its visit, what it is to the engine, and the sum of its rows.
pub(crate) struct InForce {
    pub(crate) visit: visit::Model,
    pub(crate) stay: Stay,
    pub(crate) sum: settlement::Model,
}

/// The person's inpatient stays in force, in the order of admission.
pub(crate) async fn stays_in_force(cx: &Context<'_>, person: &person::Model) -> Result<Vec<InForce>, Stop> {
    let visits = visit::Entity::find()
        .filter(visit::Column::PersonId.eq(person.person_id))
        .filter(visit::Column::Kind.eq(2))
        .filter(visit::Column::State.eq("settled"))
        .order_by_asc(visit::Column::AdmitDate)
        .order_by_asc(visit::Column::VisitId);
    let visits = cx.view.all(visits).await?;
    let rows = settlement::Entity::find().filter(settlement::Column::PersonId.eq(person.person_id));
    let rows = cx.view.all(rows.order_by_asc(settlement::Column::SettlementId)).await?;
    let providers = cx.view.by_keys::<provider::Model>(visits.iter().filter_map(|visit| visit.provider_id)).await?;
    let mut all = Vec::with_capacity(visits.len());
    for visit in visits {
        let own: Vec<&settlement::Model> = rows.iter().filter(|row| row.visit_id == visit.visit_id).collect();
        let sum = sum_of(&own)?;
        let provider = providers.iter().find(|provider| Some(provider.provider_id) == visit.provider_id);
        let tier = provider.map(|provider| provider.tier).or(visit.hospital_tier);
        let tier = tier.ok_or_else(|| Stop::fault("recomputing a person", "a visit without hospital"))?;
        let sums = BillSums {
            total: Fen(sum.total_fen),
            out_of_scope: Fen(sum.out_of_scope_fen),
            preself: Fen(sum.preself_fen),
        };
        all.push(InForce { stay: stay_of(&visit, person, tier, sums)?, sum, visit });
    }
    Ok(all)
}

/// Computes stays anew in their order and gives an adjustment for each whose
/// result differs from what is in force, and the last state. A stay without a
/// sum in force yet (the one that came late) is settled, not adjusted.
pub(crate) async fn recompute(
    cx: &Context<'_>,
    booking: &Booking<'_>,
    stays: &[InForce],
) -> Result<(Vec<settlement::Model>, PersonState), Stop> {
    let mut state = PersonState::default();
    let mut rows = Vec::new();
    for in_force in stays {
        let before = write_state(&state)?;
        let (settled, next) = settle(booking.policy.policy, &state, &in_force.stay).map_err(Refusal::from)?;
        state = next;
        let now = filled(in_force.sum.clone(), &in_force.stay, &settled);
        if now != in_force.sum {
            let id = cx.house.store.id(IdKind::Settlement).await?;
            let answers = Some(in_force.sum.settlement_id).filter(|id| *id != 0);
            let kind = if answers.is_some() { "adjust" } else { "settle" };
            let row = blank(cx, booking, &in_force.visit, id, kind, answers, before);
            rows.push(difference(row, &now, &in_force.sum)?);
        }
    }
    Ok((rows, state))
}

/// Settles a stay in its place among the person's stays: next, or before later
/// ones, which are then computed again. Gives its own row first, the differences
/// of the others, and the state afterwards.
pub(crate) async fn settle_in_place(
    cx: &Context<'_>,
    booking: &Booking<'_>,
    in_hand: &PersonInHand,
    visit: &visit::Model,
    stay: Stay,
    settlement_id: i64,
) -> Result<(Vec<settlement::Model>, PersonState), Stop> {
    if in_hand.is_next(booking.policy, &stay) {
        let (row, next) = settle_stay(cx, booking, visit, &stay, &in_hand.state, settlement_id)?;
        return Ok((vec![row], next));
    }
    let mut stays = stays_in_force(cx, &in_hand.person).await?;
    stays.push(InForce { sum: nothing_in_force(cx, booking, visit), stay, visit: visit.clone() });
    stays.sort_by_key(|other| booking.policy.policy.order(&other.stay));
    let (mut rows, state) = recompute(cx, booking, &stays).await?;
    rows.sort_by_key(|row| row.kind != "settle");
    if rows.first().is_none_or(|row| row.visit_id != visit.visit_id) {
        return Err(Stop::fault("settling", "the visit itself was not settled"));
    }
    Ok((rows, state))
}

/// The row that takes a settlement and its adjustments back.
pub(crate) fn reversal(
    cx: &Context<'_>,
    booking: &Booking<'_>,
    visit: &visit::Model,
    sum: &settlement::Model,
    settlement_id: i64,
) -> Result<settlement::Model, Stop> {
    let row = blank(cx, booking, visit, settlement_id, "reverse", Some(sum.settlement_id), sum.state_before.clone());
    let zero = blank(cx, booking, visit, settlement_id, "reverse", None, String::new());
    difference(row, &zero, sum)
}

/// The sum of a visit's rows since it was last settled; it bears the id of
/// that settlement and the state of the last row.
pub(crate) fn sum_of(rows: &[&settlement::Model]) -> Result<settlement::Model, Stop> {
    let begun = rows.iter().rposition(|row| row.kind == "settle");
    let begun = begun.ok_or_else(|| Stop::fault("adding up a settlement", "a settled visit without settlement"))?;
    let mut sum = rows[begun].clone();
    for row in &rows[begun + 1..] {
        for (total, part) in amounts_mut(&mut sum).into_iter().zip(amounts(row)) {
            *total = Fen(*total).plus(Fen(part))?.0;
        }
        sum.state_before.clone_from(&row.state_before);
    }
    Ok(sum)
}

fn blank(
    cx: &Context<'_>,
    booking: &Booking<'_>,
    visit: &visit::Model,
    settlement_id: i64,
    kind: &str,
    answers_id: Option<i64>,
    state_before: String,
) -> settlement::Model {
    let last_day = visit.discharge_date.unwrap_or(visit.admit_date);
    let deciding_day = booking.policy.policy.deciding_day_of(visit.admit_date, last_day);
    settlement::Model {
        settlement_id,
        visit_id: visit.visit_id,
        person_id: visit.person_id,
        provider_id: visit.provider_id,
        kind: kind.to_owned(),
        answers_id,
        policy_id: booking.policy.policy.id().to_owned(),
        policy_version: booking.policy.version.to_owned(),
        // A reimbursement is paid to the person, beside the statement of any provider.
        month: visit.provider_id.map(|_| booking.month.clone()),
        business_date: booking.business_date,
        settled_at: cx.now,
        benefit_year: deciding_day.year(),
        total_fen: 0,
        out_of_scope_fen: 0,
        preself_fen: 0,
        in_scope_fen: 0,
        deductible_standard_fen: 0,
        deductible_fen: 0,
        ratio_cut_points: 0,
        basic_fen: 0,
        critical_illness_fen: 0,
        hardship_fen: 0,
        self_in_scope_fen: 0,
        needs_review: false,
        state_before,
        rev: 1,
    }
}

fn filled(row: settlement::Model, stay: &Stay, settled: &Settled) -> settlement::Model {
    settlement::Model {
        total_fen: stay.total.0,
        out_of_scope_fen: stay.out_of_scope.0,
        preself_fen: stay.preself.0,
        in_scope_fen: settled.in_scope.0,
        deductible_standard_fen: settled.ded_std.0,
        deductible_fen: settled.ded.0,
        ratio_cut_points: i32::from(settled.ratio_cut),
        basic_fen: settled.basic.0,
        critical_illness_fen: settled.ci.0,
        hardship_fen: settled.hs.0,
        self_in_scope_fen: settled.self_in_scope.0,
        needs_review: settled.review,
        ..row
    }
}

/// `row` with the amounts of `now` less those of `before`.
fn difference(
    mut row: settlement::Model,
    now: &settlement::Model,
    before: &settlement::Model,
) -> Result<settlement::Model, Stop> {
    let parts = amounts(now).into_iter().zip(amounts(before));
    for (place, (now, before)) in amounts_mut(&mut row).into_iter().zip(parts) {
        *place = Fen(now).minus(Fen(before))?.0;
    }
    row.ratio_cut_points = now.ratio_cut_points;
    row.needs_review = now.needs_review;
    Ok(row)
}

fn amounts(row: &settlement::Model) -> [i64; 10] {
    [
        row.total_fen,
        row.out_of_scope_fen,
        row.preself_fen,
        row.in_scope_fen,
        row.deductible_standard_fen,
        row.deductible_fen,
        row.basic_fen,
        row.critical_illness_fen,
        row.hardship_fen,
        row.self_in_scope_fen,
    ]
}

fn amounts_mut(row: &mut settlement::Model) -> [&mut i64; 10] {
    [
        &mut row.total_fen,
        &mut row.out_of_scope_fen,
        &mut row.preself_fen,
        &mut row.in_scope_fen,
        &mut row.deductible_standard_fen,
        &mut row.deductible_fen,
        &mut row.basic_fen,
        &mut row.critical_illness_fen,
        &mut row.hardship_fen,
        &mut row.self_in_scope_fen,
    ]
}

/// A state as it is kept.
pub(crate) fn write_state(state: &PersonState) -> Result<String, Stop> {
    serde_json::to_string(state).map_err(|e| Stop::fault("writing a person's state", e))
}

/// A state as it was kept.
pub(crate) fn read_state(text: &str) -> Result<PersonState, Stop> {
    if text.is_empty() {
        return Ok(PersonState::default());
    }
    serde_json::from_str(text).map_err(|e| Stop::fault("reading a person's state", e))
}

/// A sum in force of nothing: for a stay that is settled for the first time
/// while others after it are recomputed.
fn nothing_in_force(cx: &Context<'_>, booking: &Booking<'_>, visit: &visit::Model) -> settlement::Model {
    blank(cx, booking, visit, 0, "settle", None, String::new())
}
