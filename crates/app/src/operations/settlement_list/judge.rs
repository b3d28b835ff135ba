//! The agency judges a submitted settlement list 结算清单审核: approved, it is closed;
//! refused with words, the hospital puts it right.
//!
//! Article: R3d-39.3, R2-66.

use base::{PersonId, ProviderId, Refusal, SettlementListId, VisitId};
use regulation::duties::Duty;
use review::Subject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{settlement_list, visit};

use super::{ListStands, must_be_in_force};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::audit_case::return_case::comment_given;
use crate::operations::audit_case::too_long;
use crate::stop::Stop;

/// Judges a settlement list.
pub struct Judge;

/// Which list, and how.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListToJudge {
    /// The list.
    pub settlement_list_id: SettlementListId,
    /// In order.
    pub agreed: bool,
    /// What is wrong with it; needed when it is refused.
    #[serde(default)]
    pub comment: String,
}

impl Command for Judge {
    const SPEC: CommandSpec = CommandSpec {
        name: "settlement_list.judge",
        title: "结算清单审核",
        title_en: "judge a settlement list",
        access: Access::Duty(&[Duty::FirstReview]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-39.3", "R2-66"],
    };
    type Input = ListToJudge;
    type Output = ListStands;

    async fn decide(cx: &Context<'_>, input: ListToJudge) -> Result<Plan<ListStands>, Stop> {
        too_long("comment", &input.comment)?;
        if !input.agreed {
            comment_given(&input.comment)?;
        }
        let unknown = || Refusal::unknown("结算清单", "settlement list");
        let seen = cx.view.by_key::<settlement_list::Model>(input.settlement_list_id.0).await?.ok_or_else(unknown)?;
        // Whoever changes a list takes its visit first.
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.ok_or_else(unknown)?;
        let row = cx.view.lock::<settlement_list::Model>(seen.settlement_list_id).await?.ok_or_else(unknown)?;
        if row.state != "submitted" {
            return Err(Refusal::conflict(
                "list_not_submitted",
                "只能审核已提交的结算清单",
                "only a submitted list is judged",
            )
            .citing("R3d-39.3")
            .into());
        }
        must_be_in_force(row.settlement_id, &visit)?;
        let provider = visit.provider_id.map(|id| Subject::Provider(ProviderId(id)));
        cx.must_be_untied(provider.into_iter().chain([Subject::Person(PersonId(visit.person_id))]))?;
        let row = settlement_list::Model {
            state: if input.agreed { "approved" } else { "refused" }.to_owned(),
            comment: input.comment,
            judged_by: Some(cx.staff_id()?),
            judged_at: Some(cx.now),
            ..row
        };
        let mut plan = Plan::answering(ListStands::of(&row));
        plan.about("settlement_list", input.settlement_list_id);
        plan.about("visit", VisitId(row.visit_id));
        plan.fact("agreed", input.agreed);
        plan.update(row);
        Ok(plan)
    }
}
