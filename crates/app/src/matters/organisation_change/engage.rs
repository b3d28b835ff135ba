//! Engages a person who was entered before: posts and the one account. The code
//! for the account is issued afterwards, by the security administrator.
//!
//! Refused in this order: the person, the account's name, the posts, what stands
//! against each of them beside the others, first day and term.
//!
//! Article: R1-9, R1-24, R3d-13 (one person, one account), R3d-35. Threats I02, I04, I22.

use std::collections::BTreeSet;

use base::{AccountId, AppointmentId, Date, Refusal, StaffId};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{account, post, staff};

use super::ByCase;
use super::appoint::{appointment_row, locked, refuse_hindered, term, term_text};
use super::looked_up::{day, fact, known, open_post, shown};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined};
use crate::operations::organisation::appointing::{Held, clashes};
use crate::operations::organisation::engage::account_row;
use crate::operations::organisation::identity::new_login;
use crate::rights::duties_of;
use crate::stop::Stop;

/// Who is engaged for what.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Engage {
    /// The person, entered before.
    #[schemars(extend("title" = "拟聘人员", "x-title-en" = "person", "x-options" = "candidates"))]
    pub staff_id: StaffId,
    /// The posts, by code.
    #[schemars(extend("title" = "岗位", "x-title-en" = "posts", "x-options" = "posts", "x-cite" = "R1-9"))]
    pub posts: Vec<String>,
    /// The account's name: 3 to 30 small letters, digits, dots.
    #[schemars(extend("title" = "账号名", "x-title-en" = "account name", "pattern" = "^[a-z0-9.]{3,30}$", "x-message" = "3 至 30 位小写字母、数字或点", "x-message-en" = "3 to 30 small letters, digits or dots"))]
    pub login: String,
    /// First day; the earliest possible when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "任职起始日", "x-title-en" = "first day", "format" = "date", "x-help" = "不填则为审批后最早可任职日", "x-help-en" = "the earliest possible when left empty"))]
    pub from_date: Option<String>,
}

/// A person of a provider's insurance office: engaged for the one post there is
/// on that side, with the approval that is enough for it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EngageForProvider {
    /// The person, entered before.
    #[schemars(extend("title" = "拟登记人员", "x-title-en" = "person", "x-options" = "candidates"))]
    pub staff_id: StaffId,
    /// The post, by code.
    #[schemars(extend("title" = "岗位", "x-title-en" = "post", "x-options" = "provider_posts"))]
    pub post: String,
    /// The account's name: 3 to 30 small letters, digits, dots.
    #[schemars(extend("title" = "账号名", "x-title-en" = "account name", "pattern" = "^[a-z0-9.]{3,30}$", "x-message" = "3 至 30 位小写字母、数字或点", "x-message-en" = "3 to 30 small letters, digits or dots"))]
    pub login: String,
}

/// What follows from the form.
struct Engagement {
    person: staff::Model,
    posts: Vec<(post::Model, (Date, Date))>,
}

impl Engage {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let person = known(cx, self.staff_id, "staff_id").await?;
        if person.provider_id.is_some() {
            return Err(Refusal::invalid(
                "person_of_provider",
                "staff_id",
                "医药机构人员请按“登记医药机构医保人员”办理",
                "people of providers are entered by the change meant for them",
            )
            .into());
        }
        Ok(self.engagement(cx, person, cx.today).await?.examined(&self.login))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let person = locked(cx, self.staff_id).await?;
        self.engagement(cx, person, by.on).await?.write(cx, plan, &self.login, by).await
    }

    async fn engagement(&self, cx: &Context<'_>, person: staff::Model, on: Date) -> Result<Engagement, Stop> {
        not_engaged(&person)?;
        new_login(cx, &self.login).await?;
        if self.posts.is_empty() {
            return Err(
                Refusal::invalid("post_missing", "posts", "至少任命一个岗位", "at least one post is needed").into()
            );
        }
        let from = self.from_date.as_deref().map(|text| day(text, "from_date")).transpose()?;
        let mut posts: Vec<(post::Model, (Date, Date))> = Vec::new();
        for (index, code) in self.posts.iter().enumerate() {
            let post = open_post(cx, code, &format!("posts[{index}]")).await?;
            let term = term(cx, &post, on, from, None)?;
            refuse_hindered(cx, &person, &post, term.0, term.1).await?;
            let before: Vec<Held> = posts.iter().map(|(post, _)| Held::by_post(post)).collect();
            if let Some(clash) = clashes(cx, &before, &duties_of(&post)).first() {
                let path = format!("posts[{index}]");
                return Err(clash.refusal().at(path, clash.title.clone(), clash.title_en.clone()).into());
            }
            if posts.iter().any(|(known, _)| known.post_id == post.post_id) {
                let path = format!("posts[{index}]");
                return Err(Refusal::invalid("post_repeated", path, "岗位重复", "the post stands here twice").into());
            }
            posts.push((post, term));
        }
        Ok(Engagement { person, posts })
    }
}

impl EngageForProvider {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let person = known(cx, self.staff_id, "staff_id").await?;
        Ok(self.engagement(cx, person, cx.today).await?.examined(&self.login))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let person = locked(cx, self.staff_id).await?;
        self.engagement(cx, person, by.on).await?.write(cx, plan, &self.login, by).await
    }

    async fn engagement(&self, cx: &Context<'_>, person: staff::Model, on: Date) -> Result<Engagement, Stop> {
        not_engaged(&person)?;
        if person.provider_id.is_none() {
            return Err(Refusal::invalid(
                "person_of_agency",
                "staff_id",
                "本机构人员请按“聘用人员”办理",
                "people of the agency are engaged by the change meant for them",
            )
            .citing("R3d-35")
            .into());
        }
        new_login(cx, &self.login).await?;
        let post = open_post(cx, &self.post, "post").await?;
        let term = term(cx, &post, on, None, None)?;
        refuse_hindered(cx, &person, &post, term.0, term.1).await?;
        Ok(Engagement { person, posts: vec![(post, term)] })
    }
}

/// Entered, and not yet engaged: one person has one account.
fn not_engaged(person: &staff::Model) -> Result<(), Refusal> {
    if person.status == "proposed" {
        return Ok(());
    }
    Err(Refusal::conflict(
        "person_has_account",
        "该自然人已登记，一人只能有一个账号",
        "this natural person is registered already; one person, one account",
    )
    .at("staff_id", "已登记", "registered already")
    .citing("R3d-13"))
}

impl Engagement {
    fn examined(&self, login: &str) -> Examined {
        let mut facts = vec![fact("人员", "person", &shown(&self.person)), fact("账号名", "account", login)];
        for (post, (from, until)) in &self.posts {
            facts.push(fact("岗位", "post", &format!("{}（{}）", post.name, term_text(*from, *until))));
        }
        let provider = self.person.provider_id.map(|id| CaseSubject::Provider(base::ProviderId(id)));
        let subjects = BTreeSet::from([CaseSubject::Staff(StaffId(self.person.staff_id))]);
        Examined { subjects: subjects.into_iter().chain(provider).collect(), facts, ..Examined::default() }
    }

    async fn write(self, cx: &Context<'_>, plan: &mut Effects, login: &str, by: ByCase) -> Result<(), Stop> {
        let ids = cx.house.store.ids(IdKind::Object, 1 + self.posts.len()).await?;
        let of_person = account::Entity::find().filter(account::Column::StaffId.eq(self.person.staff_id));
        if cx.view.one(of_person).await?.is_some() {
            return Err(Stop::fault("engaging a person", "a person who was only entered has an account"));
        }
        plan.about("staff", StaffId(self.person.staff_id));
        plan.about("account", AccountId(ids.start));
        for ((post, term), appointment_id) in self.posts.iter().zip(ids.start + 1..) {
            plan.about("appointment", AppointmentId(appointment_id));
            plan.insert(appointment_row(appointment_id, &self.person, post, *term, by));
        }
        plan.insert(account_row(cx, ids.start, self.person.staff_id, login.to_owned()));
        let status = "active".to_owned();
        plan.update(staff::Model { status, case_id: Some(by.case_id), ..self.person });
        Ok(())
    }
}
