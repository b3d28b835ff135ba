//! Signs a person out: all sessions of the account end.
//!
//! Article: R1-24.

use base::AccountId;
use schemars::JsonSchema;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::session;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Signs out.
pub struct SignOut;

/// Nothing is needed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Command for SignOut {
    const SPEC: CommandSpec = CommandSpec {
        name: "session.sign_out",
        title: "退出登录",
        title_en: "sign out",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24"],
    };
    type Input = Nothing;
    type Output = Nothing;

    async fn decide(cx: &Context<'_>, _: Nothing) -> Result<Plan<Nothing>, Stop> {
        let mut plan = Plan::answering(Nothing {});
        let now = cx.now;
        if let Some(account_id) = cx.caller.account_id {
            plan.about("account", AccountId(account_id));
            plan.operational(move |unit| {
                Box::pin(async move {
                    session::Entity::update_many()
                        .col_expr(session::Column::EndedAt, Expr::value(now))
                        .filter(session::Column::AccountId.eq(account_id))
                        .filter(session::Column::EndedAt.is_null())
                        .exec(unit.operational())
                        .await?;
                    Ok(())
                })
            });
        }
        Ok(plan)
    }
}
