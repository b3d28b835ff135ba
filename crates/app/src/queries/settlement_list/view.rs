//! One settlement list with all its groups, every value under its field's mask.
//!
//! Article: R3d-39.3, R1-24.

use base::{PersonId, Refusal, SettlementId, SettlementListId, VisitId, date_text, in_beijing};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::settlement_list;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::operations::claim::own_visit;
use crate::queries::his::masked::masked;
use crate::read_log::Shown;
use crate::stop::Stop;

/// One settlement list.
pub struct View;

/// Which one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichList {
    /// The list.
    pub settlement_list_id: SettlementListId,
}

/// A settlement list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SettlementListView {
    /// The list.
    pub settlement_list_id: SettlementListId,
    /// The settlement.
    pub settlement_id: SettlementId,
    /// The visit.
    pub visit_id: VisitId,
    /// Whose it is.
    pub person_id: PersonId,
    /// 1, 2, 3 … within the settlement.
    pub version: i32,
    /// On which day it was sent.
    pub sent_on: String,
    /// draft, submitted, approved, refused, replaced.
    pub state: String,
    /// The agency's words when it last judged it.
    pub comment: String,
    /// All its groups as JSON, indented; values under their masks.
    pub content: String,
    /// Whether this caller may judge it now.
    pub may_judge: bool,
}

impl Query for View {
    const SPEC: QuerySpec = QuerySpec {
        name: "settlement_list.view",
        title: "结算清单",
        title_en: "a settlement list",
        access: Access::Duty(&[Duty::FirstReview, Duty::SecondReview, Duty::HisClaims]),
    };
    type Input = WhichList;
    type Output = SettlementListView;

    fn shows(answer: &SettlementListView) -> Vec<Shown> {
        vec![Shown {
            person_id: Some(answer.person_id),
            object_kind: "visit",
            object_id: answer.visit_id.to_string(),
            detail: "settlement_list".to_owned(),
        }]
    }

    async fn answer(cx: &Context<'_>, input: WhichList) -> Result<SettlementListView, Stop> {
        let row = cx.view.by_key::<settlement_list::Model>(input.settlement_list_id.0).await?;
        let unknown = || Refusal::unknown("结算清单", "settlement list");
        let row = row.ok_or_else(unknown)?;
        // Another hospital's looks like none.
        let visit = own_visit(cx, VisitId(row.visit_id)).await.map_err(|stop| match stop {
            Stop::Refused(_) => unknown().into(),
            failure => failure,
        })?;
        let content = cx.open::<settlement_list::Content>(&row)?;
        Ok(SettlementListView {
            settlement_list_id: input.settlement_list_id,
            settlement_id: SettlementId(row.settlement_id),
            visit_id: VisitId(row.visit_id),
            person_id: PersonId(visit.person_id),
            version: row.version,
            sent_on: date_text(in_beijing(row.sent_at).date()),
            may_judge: row.state == "submitted" && cx.caller.holds_any(&[Duty::FirstReview]),
            state: row.state,
            comment: row.comment,
            content: masked(cx, content.as_bytes()).unwrap_or_default(),
        })
    }
}
