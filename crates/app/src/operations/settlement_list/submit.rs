//! A hospital submits lists that it uploaded, or takes refused ones back to put them
//! right 清单状态修改. All of a message or none.
//!
//! Article: R3d-39.2, R3d-39.3. Threat O01.

use std::collections::BTreeSet;

use base::{PersonId, Refusal, SettlementId, SettlementListId, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{settlement, settlement_list, visit};

use super::{ListStands, last_of, must_be_in_force};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::own_visit;
use crate::stop::Stop;

/// Submits lists.
pub struct Submit;

/// Which lists.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListsToSubmit {
    /// At least one, at most 200.
    pub lists: Vec<ListToSubmit>,
}

/// The list of a settlement.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListToSubmit {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Submitted; otherwise back to be put right.
    pub submitted: bool,
}

/// Where they stand now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ListsStand {
    /// In the order in which they were named.
    pub lists: Vec<ListStands>,
}

const LISTS_MOST: usize = 200;

impl Command for Submit {
    const SPEC: CommandSpec = CommandSpec {
        name: "settlement_list.submit",
        title: "结算清单提交",
        title_en: "submit settlement lists",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-39.2", "R3d-39.3"],
    };
    type Input = ListsToSubmit;
    type Output = ListsStand;

    async fn decide(cx: &Context<'_>, input: ListsToSubmit) -> Result<Plan<ListsStand>, Stop> {
        let named: BTreeSet<i64> = input.lists.iter().map(|list| list.settlement_id.0).collect();
        if named.is_empty() || named.len() != input.lists.len() || named.len() > LISTS_MOST {
            return Err(Refusal::invalid(
                "lists_malformed",
                "lists",
                format!("清单须为 1 至 {LISTS_MOST} 份且不重复"),
                format!("name 1 to {LISTS_MOST} lists, none twice"),
            )
            .into());
        }
        let mut visits = Vec::new();
        for (index, list) in input.lists.iter().enumerate() {
            visits.push(own_settlement(cx, list, index).await?);
        }
        // In ascending order, before any list is read.
        let visits = cx.view.lock_keys::<visit::Model>(visits).await?;
        let mut plan = Plan::answering(ListsStand { lists: Vec::new() });
        for (index, list) in input.lists.iter().enumerate() {
            let row = last_of(cx, list.settlement_id.0).await?;
            let row = row.ok_or_else(|| Refusal::unknown("结算清单", "settlement list"))?;
            let visit = visits.iter().find(|visit| visit.visit_id == row.visit_id);
            must_be_in_force(row.settlement_id, visit.ok_or_else(unknown)?)?;
            let row = settlement_list::Model { state: next(&row.state, list.submitted, index)?.to_owned(), ..row };
            plan.about("settlement_list", SettlementListId(row.settlement_list_id));
            plan.output.lists.push(ListStands::of(&row));
            plan.update(row);
        }
        Ok(plan)
    }
}

/// The visit of the caller's own settlement, of the person named.
async fn own_settlement(cx: &Context<'_>, list: &ListToSubmit, index: usize) -> Result<i64, Stop> {
    let settled = cx.view.by_key::<settlement::Model>(list.settlement_id.0).await?;
    let settled = settled.ok_or_else(unknown)?;
    // Another hospital's looks like none.
    let visit = own_visit(cx, VisitId(settled.visit_id)).await.map_err(|stop| match stop {
        Stop::Refused(_) => unknown().into(),
        failure => failure,
    })?;
    if visit.person_id != list.person_id.0 {
        return Err(Refusal::conflict("person_disagrees", "人员编号与结算不符", "the person is not the one settled")
            .at(format!("lists[{index}].person_id"), "不符", "another person")
            .into());
    }
    Ok(visit.visit_id)
}

fn unknown() -> Refusal {
    Refusal::unknown("结算", "settlement")
}

/// Draft or refused to submitted, refused back to draft, nothing else.
fn next(state: &str, submitted: bool, index: usize) -> Result<&'static str, Refusal> {
    match (state, submitted) {
        ("draft" | "refused", true) => Ok("submitted"),
        ("refused", false) => Ok("draft"),
        _ => Err(Refusal::conflict(
            "list_state_step",
            "清单当前状态不允许此变更：未提交、审核不通过的可提交，审核不通过的可退回未提交",
            "in its state the list cannot be changed like this",
        )
        .at(format!("lists[{index}].submitted"), "状态不允许", "not in this state")
        .citing("R3d-39.3")),
    }
}
