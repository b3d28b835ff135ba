//! Signs a handover: the giver first, with a list that names everything the post
//! asks for; then receiver and supervisor, who sign the list they have seen.
//!
//! Refused in this order: not one of the three, signed already, the giver has not
//! signed yet, the list lacks something, another list than the one seen.
//!
//! Article: R3d-32 (three signatures).

use base::{HandoverId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::handover;

use super::{digest_of, kinds_missing, take};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::queries::organisation::handover::duties_handed_over;
use crate::stop::Stop;

/// Signs a handover.
pub struct Sign;

/// What is signed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListToSign {
    /// The handover.
    pub handover_id: HandoverId,
    /// SM3 of the list that was seen; the giver, whose list it is, leaves it out.
    #[serde(default)]
    pub list_digest: Option<String>,
}

/// Where the handover stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Signed {
    /// SM3 of the list.
    pub list_digest: String,
    /// All three have signed; the post has passed on.
    pub complete: bool,
}

impl Command for Sign {
    const SPEC: CommandSpec = CommandSpec {
        name: "handover.sign",
        title: "交接签字",
        title_en: "sign a handover",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R3d-32"],
    };
    type Input = ListToSign;
    type Output = Signed;

    async fn decide(cx: &Context<'_>, input: ListToSign) -> Result<Plan<Signed>, Stop> {
        let (mut row, items) = take(cx, input.handover_id).await?;
        let me = cx.staff_id()?;
        let own = signature_of(&mut row, me);
        if own.is_some() {
            return Err(Refusal::conflict("already_signed", "您已签字", "you have signed already")
                .citing("R3d-32")
                .into());
        }
        *own = Some(cx.now);
        let list_digest = digest_of(&items)?;
        if me == row.giver_id {
            let duties = duties_handed_over(cx, &row).await?;
            if let Some(kind) = kinds_missing(cx, &duties, &items).first() {
                return Err(lacks(cx, kind).into());
            }
            row.list_digest = list_digest.clone();
            row.returned_reason = String::new();
        } else {
            if row.giver_signed_at.is_none() {
                let refusal = Refusal::conflict("giver_not_signed", "移交人尚未签字", "the giver has not signed yet");
                return Err(refusal.citing("R3d-32").into());
            }
            if input.list_digest.as_ref() != Some(&list_digest) || row.list_digest != list_digest {
                let refusal = Refusal::conflict(
                    "list_changed",
                    "清单与您看到的不一致，请刷新后再签",
                    "the list is not the one you saw; load it again",
                );
                return Err(refusal.at("list_digest", "不一致", "differs").citing("R3d-32").into());
            }
        }
        let signed = [row.giver_signed_at, row.receiver_signed_at, row.supervisor_signed_at];
        let complete = signed.iter().all(Option::is_some);
        let mut plan = Plan::answering(Signed { list_digest: list_digest.clone(), complete });
        plan.about("handover", input.handover_id);
        plan.fact("list_sm3", list_digest);
        plan.fact("signatures", signed.iter().flatten().count());
        plan.update(row);
        Ok(plan)
    }
}

fn signature_of(row: &mut handover::Model, me: i64) -> &mut Option<time::OffsetDateTime> {
    if me == row.giver_id {
        &mut row.giver_signed_at
    } else if me == row.receiver_id {
        &mut row.receiver_signed_at
    } else {
        &mut row.supervisor_signed_at
    }
}

fn lacks(cx: &Context<'_>, kind: &str) -> Refusal {
    let item = cx.house.law.posts.handover_item(kind);
    let (zh, en) = item.map_or((kind, kind), |item| (item.name.zh.as_str(), item.name.en.as_str()));
    let article = item.map_or("R3d-32", |item| item.name.article.first().as_str());
    Refusal::conflict(
        "list_incomplete",
        format!("清单缺少“{zh}”，没有的请登记数量 0"),
        format!("the list does not name \"{en}\"; enter 0 where there is none"),
    )
    .citing(article)
}
