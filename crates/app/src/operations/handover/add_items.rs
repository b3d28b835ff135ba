//! Adds to the list of a handover. Only the giver, and only until he signs.
//!
//! Article: R3d-32.

use base::{HandoverId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::handover_item;

use super::{already_signed, take};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Adds to the list.
pub struct AddItems;

/// What is handed over.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemsToAdd {
    /// The handover.
    pub handover_id: HandoverId,
    /// The items.
    pub items: Vec<NewItem>,
}

/// An item.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// Its kind (regulation/duties/posts.toml).
    pub kind: String,
    /// What it is.
    pub title: String,
    /// How many; 0 says that there is none.
    pub quantity: u32,
    /// State, place.
    #[serde(default)]
    pub note: String,
}

/// How long the list is now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ItemsAdded {
    /// Items in all.
    pub items_count: i64,
}

/// Items of one list.
const ITEMS_MAX: usize = 500;

impl Command for AddItems {
    const SPEC: CommandSpec = CommandSpec {
        name: "handover.add_items",
        title: "登记交接清单",
        title_en: "add to the list of a handover",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-32"],
    };
    type Input = ItemsToAdd;
    type Output = ItemsAdded;

    async fn decide(cx: &Context<'_>, input: ItemsToAdd) -> Result<Plan<ItemsAdded>, Stop> {
        let (row, items) = take(cx, input.handover_id).await?;
        if cx.staff_id()? != row.giver_id {
            let refusal = Refusal::forbidden("not_the_giver", "清单由移交人登记", "the giver draws up the list");
            return Err(refusal.citing("R3d-32").into());
        }
        if row.giver_signed_at.is_some() {
            return Err(already_signed().into());
        }
        if input.items.is_empty() || items.len() + input.items.len() > ITEMS_MAX {
            let path = "items";
            let refusal =
                Refusal::invalid("items_out_of_range", path, "清单须有 1 至 500 项", "a list has 1 to 500 items");
            return Err(refusal.into());
        }
        for (index, item) in input.items.iter().enumerate() {
            check(cx, index, item)?;
        }
        let ids = cx.house.store.ids(IdKind::Object, input.items.len()).await?;
        let count = items.len() + input.items.len();
        let mut plan = Plan::answering(ItemsAdded { items_count: count as i64 });
        plan.about("handover", input.handover_id);
        plan.fact("items", count);
        let row = |((item, handover_item_id), seq): ((NewItem, i64), usize)| handover_item::Model {
            handover_item_id,
            handover_id: input.handover_id.0,
            seq: seq as i32,
            kind: item.kind,
            title: item.title.trim().to_owned(),
            quantity: item.quantity as i32,
            note: item.note.trim().to_owned(),
            rev: 1,
        };
        plan.insert_all(input.items.into_iter().zip(ids).zip(items.len() + 1..).map(row).collect());
        Ok(plan)
    }
}

fn check(cx: &Context<'_>, index: usize, item: &NewItem) -> Result<(), Refusal> {
    let path = |field: &str| format!("items[{index}].{field}");
    if cx.house.law.posts.handover_item(&item.kind).is_none() {
        return Err(Refusal::invalid("item_kind_unknown", path("kind"), "交接类别不存在", "no such kind"));
    }
    let signs = item.title.trim().chars().count();
    if signs == 0 || signs > 100 {
        return Err(Refusal::invalid(
            "text_malformed",
            path("title"),
            "须填写，不超过 100 字",
            "needed, at most 100 signs",
        ));
    }
    if item.note.chars().count() > 200 {
        return Err(Refusal::invalid("text_too_long", path("note"), "不超过 200 字", "at most 200 signs"));
    }
    if item.quantity > 1_000_000 {
        return Err(Refusal::invalid("quantity_out_of_range", path("quantity"), "数量过大", "too many"));
    }
    Ok(())
}
