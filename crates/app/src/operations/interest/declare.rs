//! Declares a tie: one's own, or, by the control department, another's. From then
//! on that person keeps out of every case that concerns the one named.
//!
//! Article: R1-26 (recusal). Threat I23.

use base::{PersonId, ProviderId, Refusal, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{interest, person, provider, staff};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::CaseSubject;
use crate::stop::Stop;

/// Declares a tie.
pub struct Declare;

/// Who is tied to whom.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Whose tie; the caller's own when left out.
    #[serde(default)]
    pub staff_id: Option<StaffId>,
    /// An insured person: himself or a relative.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// An institution.
    #[serde(default)]
    pub provider_id: Option<ProviderId>,
    /// What the tie is.
    pub relation: Relation,
}

/// What a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// 本人.
    #[serde(rename = "self")]
    Oneself,
    /// 近亲属.
    Relative,
    /// 利害关系.
    Interest,
}

/// The tie as registered.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Declared {
    /// Its number in the register.
    pub interest_id: String,
}

impl Relation {
    /// Its stable name, as rows have it.
    pub fn code(self) -> &'static str {
        match self {
            Relation::Oneself => "self",
            Relation::Relative => "relative",
            Relation::Interest => "interest",
        }
    }
}

impl Command for Declare {
    const SPEC: CommandSpec = CommandSpec {
        name: "interest.declare",
        title: "申报回避关系",
        title_en: "declare a tie",
        access: Access::SignedIn,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["person_id"],
        idempotency: Idempotency::Key,
        articles: &["R1-26"],
    };
    type Input = Tie;
    type Output = Declared;

    async fn decide(cx: &Context<'_>, input: Tie) -> Result<Plan<Declared>, Stop> {
        let me = cx.staff_id()?;
        let whose = input.staff_id.map_or(me, |id| id.0);
        if whose != me && !cx.caller.duties.contains(&Duty::Inspection) {
            let refusal = Refusal::forbidden(
                "not_ones_own_tie",
                "只能申报本人的回避关系",
                "only one's own ties are declared by oneself",
            );
            return Err(refusal.citing("R1-26").into());
        }
        if cx.view.by_key::<staff::Model>(whose).await?.is_none() {
            return Err(Refusal::invalid("staff_unknown", "staff_id", "没有这名工作人员", "no such person").into());
        }
        let subject = subject(cx, &input).await?.key();
        let kept = interest::Entity::find()
            .filter(interest::Column::StaffId.eq(whose))
            .filter(interest::Column::Subject.eq(&subject))
            .filter(interest::Column::UntilDate.is_null());
        if cx.view.one(kept).await?.is_some() {
            let refusal =
                Refusal::conflict("tie_already_declared", "该回避关系已登记", "this tie is registered already");
            return Err(refusal.into());
        }
        let interest_id = cx.house.store.id(IdKind::Object).await?;
        let mut plan = Plan::answering(Declared { interest_id: interest_id.to_string() });
        plan.about("staff", StaffId(whose));
        plan.insert(interest::Model {
            interest_id,
            staff_id: whose,
            subject,
            relation: input.relation.code().to_owned(),
            declared_by: me,
            from_date: cx.today,
            until_date: None,
            rev: 1,
        });
        Ok(plan)
    }
}

async fn subject(cx: &Context<'_>, input: &Tie) -> Result<CaseSubject, Stop> {
    match (input.person_id, input.provider_id) {
        (Some(id), None) if cx.view.by_key::<person::Model>(id.0).await?.is_some() => Ok(CaseSubject::Person(id)),
        (None, Some(id)) if cx.view.by_key::<provider::Model>(id.0).await?.is_some() => Ok(CaseSubject::Provider(id)),
        (Some(_), None) => {
            Err(Refusal::invalid("person_unknown", "person_id", "参保人不存在", "no such person").into())
        }
        (None, Some(_)) => {
            Err(Refusal::invalid("provider_unknown", "provider_id", "没有这家机构", "no such institution").into())
        }
        _ => Err(Refusal::invalid(
            "one_subject_needed",
            "person_id",
            "请填写参保人或机构之一",
            "name one insured person or one institution",
        )
        .into()),
    }
}
