//! Records that a seed of the month's sample was held back 登记未公开种子, once the time
//! to reveal is over: against the person, with an alert for the security
//! administrator. The draw goes on with the commitment in the seed's place.
//! Holding back buys no other draw: what takes the seed's place was fixed before
//! anything was known, and the checkpoint that decides is signed afterwards
//! either way.
//!
//! Checked in this order: the claims are fixed and not drawn from; both persons
//! are committed; a seed is outstanding; the time to reveal is over.
//!
//! Article: R4-16, R1-30. Threat I15.

use base::{AccountId, Month, Refusal, StaffId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{account, account_alert, sample_commitment};

use super::SEATED;
use super::logged::all_integrated;
use super::standing::Standing;
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::account::alert::alert;
use crate::operations::month::freeze::OfMonth;
use crate::operations::month::state;
use crate::stop::Stop;

/// Records who held a seed back.
pub struct RecordWithheld;

/// The seeds recorded as held back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct WithheldSeeds {
    /// The settlement month.
    pub month: Month,
    /// Who held a seed back.
    pub persons: Vec<StaffId>,
}

impl Command for RecordWithheld {
    const SPEC: CommandSpec = CommandSpec {
        name: "sample.record_withheld",
        title: "登记未公开种子",
        title_en: "record a seed held back",
        access: SEATED,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R4-16", "R1-30"],
    };
    type Input = OfMonth;
    type Output = WithheldSeeds;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<WithheldSeeds>, Stop> {
        state::lock_frozen(cx, month).await?;
        let standing = Standing::open(cx.view, month).await?;
        may_record(cx, &standing)?;
        all_integrated(cx.view, month).await?;
        let mut plan = Plan::answering(WithheldSeeds { month, persons: Vec::new() });
        plan.about("month", month);
        for held_back in standing.outstanding() {
            plan.output.persons.push(StaffId(held_back.staff_id));
            plan.about("staff", StaffId(held_back.staff_id));
            told(cx, &mut plan, held_back.staff_id).await?;
            plan.update(sample_commitment::Model { withheld_at: Some(cx.now), ..held_back.clone() });
        }
        let places: Vec<String> = standing.outstanding().map(|one| one.place.to_string()).collect();
        plan.fact("places", places.join(" "));
        Ok(plan)
    }
}

/// Whether there is something to record by now.
pub(crate) fn may_record(cx: &Context<'_>, standing: &Standing) -> Result<(), Stop> {
    let Some(reveal_by) = standing.reveal_by(cx.house)? else {
        let refusal = Refusal::conflict(
            "other_commitment_awaited",
            "另一人尚未提交承诺",
            "the other person is not committed yet",
        );
        return Err(refusal.into());
    };
    if standing.outstanding().next().is_none() {
        let refusal = Refusal::conflict("no_seed_outstanding", "没有待公开的种子", "no seed is outstanding");
        return Err(refusal.into());
    }
    if cx.today <= reveal_by {
        let day = date_text(reveal_by);
        return Err(Refusal::conflict(
            "reveal_time_left",
            format!("公开种子的期限至 {day}，届满后方可登记"),
            format!("there is time to reveal until {day}; it is recorded afterwards"),
        )
        .citing("R1-30")
        .into());
    }
    Ok(())
}

async fn told(cx: &Context<'_>, plan: &mut Plan<WithheldSeeds>, staff_id: i64) -> Result<(), Stop> {
    let accounts = account::Entity::find().filter(account::Column::StaffId.eq(staff_id));
    let Some(account) = cx.view.one(accounts).await? else { return Ok(()) };
    plan.about("account", AccountId(account.account_id));
    plan.insert(account_alert::Model { address: None, ..alert(cx, "seed_withheld", account.account_id, None).await? });
    Ok(())
}
