//! Enters a natural person who is to be engaged: name, identity, kind of
//! employment. It gives no right whatever: a post and an account come with a
//! reviewed case, in which this person takes no part.
//!
//! Refused in this order: name, identity number, already known, provider.
//!
//! Article: R3d-13 (one person, one account), R1-24. Threat I04.

use base::{ProviderId, Refusal, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{provider, staff};

use super::identity::new_identity;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Enters a person.
pub struct Propose;

/// A person who is to be engaged.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// The name; at most 50 signs.
    #[schemars(extend("title" = "姓名", "x-title-en" = "name"))]
    pub name: String,
    /// The citizen identity number; only a keyed digest of it is kept.
    #[schemars(extend("title" = "公民身份号码", "x-title-en" = "identity number", "x-widget" = "idcard"))]
    pub identity_number: String,
    /// The kind of employment.
    #[schemars(extend("title" = "编制类别", "x-title-en" = "kind of employment"))]
    pub employment: Employment,
    /// The hospital the person works for; for that kind of employment only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "所在医药机构", "x-title-en" = "provider worked for", "x-options" = "provider"))]
    pub provider_id: Option<ProviderId>,
}

/// The kind of employment 编制类别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    /// 在编在岗.
    #[schemars(extend("title" = "在编在岗", "x-title-en" = "on the establishment"))]
    Established,
    /// 编外聘用.
    #[schemars(extend("title" = "编外聘用", "x-title-en" = "by contract"))]
    Contract,
    /// 劳务派遣.
    #[schemars(extend("title" = "劳务派遣", "x-title-en" = "dispatched"))]
    Dispatched,
    /// 医药机构人员.
    #[schemars(extend("title" = "医药机构人员", "x-title-en" = "of a provider"))]
    Provider,
}

impl Employment {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Employment::Established => "established",
            Employment::Contract => "contract",
            Employment::Dispatched => "dispatched",
            Employment::Provider => "provider",
        }
    }
}

/// Who was entered.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Proposed {
    /// The natural person.
    pub staff_id: StaffId,
}

impl Command for Propose {
    const SPEC: CommandSpec = CommandSpec {
        name: "organisation.propose",
        title: "登记拟聘人员",
        title_en: "enter a person to be engaged",
        access: Access::Duty(&[Duty::OrgAdmin]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["name", "identity_number"],
        idempotency: Idempotency::Key,
        articles: &["R1-24", "R3d-13"],
    };
    type Input = Candidate;
    type Output = Proposed;

    async fn decide(cx: &Context<'_>, input: Candidate) -> Result<Plan<Proposed>, Stop> {
        let identity_digest = new_identity(cx, &input.name, &input.identity_number).await?;
        check_provider(cx, &input).await?;
        let staff_id = cx.house.store.id(IdKind::Object).await?;
        let mut plan = Plan::answering(Proposed { staff_id: StaffId(staff_id) });
        plan.about("staff", StaffId(staff_id));
        plan.insert(staff::Model {
            staff_id,
            name: input.name.trim().to_owned(),
            identity_digest,
            on_establishment: input.employment == Employment::Established,
            employment: input.employment.code().to_owned(),
            provider_id: input.provider_id.map(|id| id.0),
            status: "proposed".to_owned(),
            left_on: None,
            case_id: None,
            rev: 1,
        });
        Ok(plan)
    }
}

async fn check_provider(cx: &Context<'_>, input: &Candidate) -> Result<(), Stop> {
    match (input.employment == Employment::Provider, input.provider_id) {
        (true, Some(id)) if cx.view.by_key::<provider::Model>(id.0).await?.is_some() => Ok(()),
        (false, None) => Ok(()),
        (true, Some(_)) => {
            Err(Refusal::invalid("provider_unknown", "provider_id", "医药机构不存在", "no such provider").into())
        }
        _ => Err(Refusal::invalid(
            "provider_not_fitting",
            "provider_id",
            "医药机构人员须填所在机构，本机构人员不填",
            "a provider is named for people of a provider, and for nobody else",
        )
        .into()),
    }
}
