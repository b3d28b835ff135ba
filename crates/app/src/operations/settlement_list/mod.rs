//! The settlement list 基金结算清单 that a hospital hands in for a settlement: uploaded,
//! put right as often as needed, submitted, and then judged by the agency.
//!
//! ```text
//! draft ──> submitted ──> approved
//!   ^           │ ^
//!   │           v │
//!   └──────── refused          a later version replaces a draft or a refused one
//! ```
//!
//! It moves no money; what was settled stands.
//!
//! Article: R3d-39.2, R3d-39.3.

pub mod judge;
pub mod submit;
pub mod upload;

use base::{Refusal, SettlementListId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{settlement_list, visit};

use crate::command::Context;
use crate::stop::Stop;

/// Where a list stands now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ListStands {
    /// The list.
    pub settlement_list_id: SettlementListId,
    /// 1, 2, 3 … within the settlement.
    pub version: i32,
    /// draft, submitted, approved, refused.
    pub state: String,
}

impl ListStands {
    fn of(row: &settlement_list::Model) -> ListStands {
        ListStands {
            settlement_list_id: SettlementListId(row.settlement_list_id),
            version: row.version,
            state: row.state.clone(),
        }
    }
}

/// The last version of a settlement's list; it alone counts.
async fn last_of(cx: &Context<'_>, settlement_id: i64) -> Result<Option<settlement_list::Model>, Stop> {
    let select = settlement_list::Entity::find().filter(settlement_list::Column::SettlementId.eq(settlement_id));
    Ok(cx.view.one(select.order_by_desc(settlement_list::Column::Version)).await?)
}

/// A list is taken, handed in and judged as long as what it tells of is in force.
fn must_be_in_force(settlement_id: i64, visit: &visit::Model) -> Result<(), Refusal> {
    if visit.settlement_id == Some(settlement_id) {
        return Ok(());
    }
    Err(Refusal::conflict("settlement_not_in_force", "该结算已撤销或不是有效结算", "the settlement is not in force"))
}
