//! Engages a natural person: the register entry, the appointments to posts and
//! the one account. The password is chosen by the person, with a code that
//! works once. For the system administrator, who can never engage himself.
//!
//! Article: R1-9 (posts), R1-24, R3d-13 (one person, one account), R3d-11 (incompatible duties).

use std::collections::BTreeSet;

use base::identity_numbers::CitizenId;
use base::{ProviderId, Refusal, StaffId};
use regulation::duties::Duty;
use review::conflicts_of_posts;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{account, appointment, post, provider, staff};
use time::Duration;

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::session::choose_password::hash_secret;
use crate::stop::Stop;

/// Engages a person.
pub struct Engage;

/// A person to be engaged.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Newcomer {
    /// The name; at most 50 signs.
    pub name: String,
    /// The citizen identity number; only a keyed digest of it is kept.
    pub identity_number: String,
    /// 在编在岗.
    pub on_establishment: bool,
    /// The hospital the person works for; none for the agency's own staff.
    #[serde(default)]
    pub provider_id: Option<ProviderId>,
    /// The posts, by code.
    pub posts: Vec<String>,
    /// The account's name: 3 to 30 small letters, digits, dots.
    pub login: String,
}

/// What the administrator hands to the person.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Engagement {
    /// The natural person.
    pub staff_id: StaffId,
    /// The account's name.
    pub login: String,
    /// Works once, to choose a password.
    pub code: String,
}

impl Command for Engage {
    const SPEC: CommandSpec = CommandSpec {
        name: "organisation.engage",
        title: "登记工作人员",
        title_en: "engage a person",
        access: Access::Duty(&[Duty::OrgAdmin]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &["identity_number"],
        idempotency: Idempotency::Key,
        articles: &["R1-9", "R3d-13"],
    };
    type Input = Newcomer;
    type Output = Engagement;

    async fn decide(cx: &Context<'_>, input: Newcomer) -> Result<Plan<Engagement>, Stop> {
        let posts = cx.view.all(post::Entity::find().filter(post::Column::Code.is_in(&input.posts))).await?;
        let engaged = plan_engagement(cx, &posts, input).await?;
        let mut plan = Plan::answering(engaged.answer.clone());
        plan.about("staff", engaged.answer.staff_id);
        engaged.write_into(&mut plan);
        Ok(plan)
    }
}

/// The rows of an engagement.
pub(crate) struct EngagementRows {
    pub(crate) answer: Engagement,
    person: staff::Model,
    account: account::Model,
    appointments: Vec<appointment::Model>,
}

impl EngagementRows {
    pub(crate) fn write_into<O>(self, plan: &mut Plan<O>) {
        plan.insert(self.person);
        plan.insert_all(self.appointments);
        plan.insert(self.account);
    }
}

/// Checks a newcomer in this order: name, login, identity, posts, clashes,
/// provider, uniqueness.
pub(crate) async fn plan_engagement(
    cx: &Context<'_>,
    known_posts: &[post::Model],
    new: Newcomer,
) -> Result<EngagementRows, Stop> {
    check_words(&new)?;
    let identity = CitizenId::check(&new.identity_number).map_err(|problem| {
        Refusal::invalid(
            "identity_number_malformed",
            "identity_number",
            "公民身份号码不符合校验规则",
            problem.to_string(),
        )
    })?;
    let posts = named_posts(known_posts, &new.posts)?;
    let duties: BTreeSet<Duty> =
        posts.iter().flat_map(|post| post.duties.split(' ')).filter_map(|duty| duty.parse().ok()).collect();
    if let Some(clash) = conflicts_of_posts(&cx.house.law.duties, &duties).first() {
        return Err(clash.refusal(&cx.house.law.duties).into());
    }
    if let Some(provider_id) = new.provider_id
        && cx.view.by_key::<provider::Model>(provider_id.0).await?.is_none()
    {
        return Err(Refusal::invalid("provider_unknown", "provider_id", "医药机构不存在", "no such provider").into());
    }
    let identity_digest = cx.house.identity_digest(identity.as_str()).await?;
    if cx.view.one(staff::Entity::find().filter(staff::Column::IdentityDigest.eq(&identity_digest))).await?.is_some() {
        return Err(Refusal::conflict(
            "person_has_account",
            "该自然人已登记，一人只能有一个账号",
            "this natural person is registered already; one person, one account",
        )
        .citing("R3d-13")
        .into());
    }
    if cx.view.one(account::Entity::find().filter(account::Column::Login.eq(&new.login))).await?.is_some() {
        return Err(Refusal::conflict("login_taken", "账号名已被使用", "this account name is taken")
            .at("login", "账号名已被使用", "taken")
            .into());
    }

    let ids = cx.house.store.ids(IdKind::Object, 2 + posts.len()).await?;
    let (staff_id, account_id) = (ids.start, ids.start + 1);
    let code = hex::encode(&cx.house.entropy.bytes32()[..8]);
    let appointments = posts.iter().zip(ids.start + 2..).map(|(post, appointment_id)| appointment::Model {
        appointment_id,
        staff_id,
        post_id: post.post_id,
        from_date: cx.today,
        until_date: None,
        rev: 1,
    });
    Ok(EngagementRows {
        appointments: appointments.collect(),
        account: account::Model {
            account_id,
            login: new.login.clone(),
            staff_id,
            password_hash: hash_secret(cx, &code)?,
            status: "unconfirmed".to_owned(),
            code_until: Some(cx.now + Duration::hours(i64::from(cx.house.security().opening_code_hours))),
            password_set_at: None,
            unused_since: cx.now,
            rev: 1,
        },
        person: staff::Model {
            staff_id,
            name: new.name.trim().to_owned(),
            identity_digest,
            on_establishment: new.on_establishment,
            provider_id: new.provider_id.map(|id| id.0),
            status: "active".to_owned(),
            rev: 1,
        },
        answer: Engagement { staff_id: StaffId(staff_id), login: new.login, code },
    })
}

fn check_words(new: &Newcomer) -> Result<(), Refusal> {
    let signs = new.name.trim().chars().count();
    if signs == 0 || signs > 50 || new.name.chars().any(char::is_control) {
        return Err(Refusal::invalid("name_malformed", "name", "姓名须为 1 至 50 个字", "a name has 1 to 50 signs"));
    }
    let plain = new.login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.');
    if !plain || !(3..=30).contains(&new.login.len()) {
        return Err(Refusal::invalid(
            "login_malformed",
            "login",
            "账号名须为 3 至 30 位小写字母、数字或点",
            "an account name has 3 to 30 small letters, digits or dots",
        ));
    }
    Ok(())
}

fn named_posts<'p>(known: &'p [post::Model], codes: &[String]) -> Result<Vec<&'p post::Model>, Refusal> {
    if codes.is_empty() {
        return Err(Refusal::invalid("post_missing", "posts", "至少任命一个岗位", "at least one post is needed"));
    }
    let find = |(index, code): (usize, &String)| {
        known
            .iter()
            .find(|post| post.code == *code)
            .ok_or_else(|| Refusal::invalid("post_unknown", format!("posts[{index}]"), "岗位不存在", "no such post"))
    };
    codes.iter().enumerate().map(find).collect()
}
