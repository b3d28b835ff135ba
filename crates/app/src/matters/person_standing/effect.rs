//! What agreed standings change: the register, and what was settled for days on which
//! a person now stands otherwise. The persons are locked in the order of their numbers,
//! their bills in force are settled anew in one order, and what came out otherwise is
//! booked as adjustments of the open month.
//!
//! Article: R2-13, R2-98 (recomputation), R1-12.1.

use base::{PersonId, SettlementId, StandingId};
use store::IdKind;
use store::entity::person_standing;

use super::change::{Asked, Becomes};
use super::examine::{asked, at_person};
use super::form::PersonStandingForm;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::operations::claim::{Booking, PersonInHand, open_month};
use crate::stop::Stop;

/// Persons up to this many are named in the trail's entry.
const NAMED: usize = 20;

/// Enters the standings.
pub(super) async fn enter(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<PersonStandingForm>,
) -> Result<(), Stop> {
    let form = &approved.form;
    let asked = asked(cx, form)?;
    let month = open_month(cx, cx.today).await?;
    let booking = Booking { month: month.to_string(), business_date: cx.today };
    let mut persons = PersonInHand::lock_all(cx, form.persons.iter().map(|one| one.person_id.0)).await?;
    let ids = cx.house.store.ids(IdKind::Object, form.persons.len()).await?;
    let mut recomputed = 0;
    for (index, (one, standing_id)) in form.persons.iter().zip(ids).enumerate() {
        let mut in_hand = persons
            .remove(&one.person_id.0)
            .ok_or_else(|| Stop::fault("entering a standing", "a person that was examined is gone"))?;
        if form.persons.len() <= NAMED {
            plan.about("person", one.person_id);
        }
        let becomes = asked.becomes(in_hand.standings().rows()).map_err(|refusal| at_person(refusal, index))?;
        let row = kept(plan, approved, &asked, becomes, (standing_id, one.person_id));
        let rows = in_hand.stands(cx, &booking, row).await?;
        if rows.is_empty() {
            continue;
        }
        recomputed += rows.len();
        rows.iter().take(NAMED).for_each(|row| plan.about("settlement", SettlementId(row.settlement_id)));
        plan.insert_all(rows);
        in_hand.keep_state_anew(plan)?;
    }
    plan.fact("standing", asked.standing.as_str());
    plan.fact("persons", form.persons.len());
    plan.fact("recomputed", recomputed);
    Ok(())
}

/// Puts the row into the plan, and gives it.
fn kept(
    plan: &mut Effects,
    approved: &ApprovedCase<PersonStandingForm>,
    asked: &Asked,
    becomes: Becomes,
    (standing_id, person_id): (i64, PersonId),
) -> person_standing::Model {
    let form = &approved.form;
    let case_id = approved.case.case_id;
    let row = match becomes {
        Becomes::Ended(row) => {
            let row = person_standing::Model { ended_case_id: Some(case_id), ..row };
            plan.update(row.clone());
            row
        }
        Becomes::Begun => {
            let row = person_standing::Model {
                person_standing_id: standing_id,
                person_id: person_id.0,
                standing: asked.standing.as_str().to_owned(),
                from_date: asked.day,
                until_date: asked.until,
                ground: form.ground.trim().to_owned(),
                document: form.document.trim().to_owned(),
                case_id,
                ended_case_id: None,
                rev: 1,
            };
            plan.insert(row.clone());
            row
        }
    };
    plan.about("standing", StandingId(row.person_standing_id));
    row
}
