//! Seals a group of values anew under the key in force. The entry in the trail
//! names column, keys and rows; each row's image differs from the one before in
//! what stands in the sealed column alone, and the digest of the value's mark
//! stays. Stopped anywhere, it is begun again from the first row and does what
//! is left.
//!
//! Checked in this order: the column is a sealed one; every value opens.
//!
//! Article: R1-24, G22239-8.1.4.8. Threats I10, C05.

use base::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Seals values anew.
pub struct Reseal;

/// Which values.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupToReseal {
    /// `table.column`.
    #[schemars(title = "字段", extend("x-title-en" = "Column"))]
    pub field: String,
    /// The key of the last row of the group before; 0 at the beginning.
    #[schemars(title = "起始行", extend("x-title-en" = "Behind the row"))]
    pub after: i64,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct GroupResealed {
    /// How many values.
    pub values: i64,
    /// The key of the last row; null when nothing was left.
    pub last: Option<i64>,
}

/// Values in one unit of work: their rows are locked until it ends.
const GROUP: u64 = 500;

impl Command for Reseal {
    const SPEC: CommandSpec = CommandSpec {
        name: "sealing.reseal",
        title: "以现用密钥重新加密",
        title_en: "seal values anew under the key in force",
        access: Access::House,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "R5-38", "G22239-8.1.4.8"],
    };
    type Input = GroupToReseal;
    type Output = GroupResealed;

    async fn decide(cx: &Context<'_>, input: GroupToReseal) -> Result<Plan<GroupResealed>, Stop> {
        let at = (input.field.as_str(), input.after);
        let sealer = cx.sealer().await?;
        let group = cx.house.store.resealing(cx.view, &sealer, at, GROUP).await?.ok_or_else(|| {
            Refusal::invalid("field_not_sealed", "field", "该字段不加密保存", "no sealed column has this name")
        })?;
        let values = group.from.values().sum();
        let mut plan = Plan::answering(GroupResealed { values, last: group.last });
        let from: Vec<&str> = group.from.keys().map(String::as_str).collect();
        plan.fact("field", input.field.as_str());
        plan.fact("values", values);
        plan.fact("former", from.join(" "));
        plan.fact("current", sealer.key_name());
        for key_name in from.iter().copied().chain([sealer.key_name()]) {
            plan.about("sealing_key", key_name);
        }
        plan.operational(move |unit| group.write(unit));
        Ok(plan)
    }
}
