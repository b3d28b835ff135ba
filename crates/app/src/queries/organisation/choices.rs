//! What the forms of a change choose from: people, posts, departments, running
//! appointments and delegations, platforms, agencies, and the words of the law.
//! And the changes themselves, with whose approval each needs.
//!
//! Article: R1-9, R3d-35.

use std::collections::BTreeMap;

use base::{AgencyId, AppointmentId, Article, DelegationId, PlatformId, StaffId};
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Side};
use regulation::posts::Named;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use store::entity::{agency, appointment, delegation, department, post, service_platform, staff};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::rights::{appointment_not_over, duties_of};
use crate::stop::Stop;

/// What the forms choose from.
pub struct Choices;

/// Everything to choose from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeChoices {
    /// The changes there are.
    pub changes: Vec<ChangeChoice>,
    /// The lists, by the name that the fields of the forms give in `x-options`.
    pub lists: BTreeMap<String, Vec<Choice>>,
}

/// A change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeChoice {
    /// Its stable name.
    pub change: String,
    /// Its name.
    pub label: String,
    /// Its English name.
    pub label_en: String,
    /// Who approves it, at least.
    pub authority: String,
    /// The article.
    pub cite: Article,
}

/// Something to choose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// What is shown in English.
    pub label_en: String,
}

/// More of one list than this nobody chooses from.
const LIST_MAX: u64 = 1_000;

impl Query for Choices {
    const SPEC: QuerySpec = QuerySpec {
        name: "organisation.choices",
        title: "变更表单选项",
        title_en: "choices of the forms of a change",
        access: READERS,
    };
    type Input = Nothing;
    type Output = ChangeChoices;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<ChangeChoices, Stop> {
        let law = &cx.house.law.posts;
        let changes = law.approvals().map(|one| ChangeChoice {
            change: one.name.id.clone(),
            label: one.name.zh.clone(),
            label_en: one.name.en.clone(),
            authority: one.authority.code().to_owned(),
            cite: one.name.article.first().clone(),
        });
        let mut lists = words(cx);
        people(cx, &mut lists).await?;
        places(cx, &mut lists).await?;
        running(cx, &mut lists).await?;
        Ok(ChangeChoices { changes: changes.collect(), lists })
    }
}

type Lists = BTreeMap<String, Vec<Choice>>;

/// The words of the law.
fn words(cx: &Context<'_>) -> Lists {
    let law = &cx.house.law;
    let named = |one: &Named| choice(&one.id, &one.zh, &one.en);
    let duties = law.duties.all().filter(|facts| facts.side == Side::Agency);
    let kinds = CaseKind::ALL.iter().map(|kind| {
        let chain = law.chains.kind(*kind);
        choice(kind.code(), &chain.zh, &chain.en)
    });
    let levels = Authority::ALL.iter().map(|level| choice(level.code(), level.zh(), &level.code().replace('_', " ")));
    Lists::from([
        ("duties".to_owned(), duties.map(|facts| choice(facts.duty.code(), &facts.zh, &facts.en)).collect()),
        ("authorities".to_owned(), levels.collect()),
        ("matters".to_owned(), kinds.collect()),
        ("department_kinds".to_owned(), law.posts.department_kinds().iter().map(|kind| named(&kind.name)).collect()),
        ("certificates".to_owned(), law.posts.certificates().map(named).collect()),
        ("platform_types".to_owned(), law.posts.platform_types().map(named).collect()),
    ])
}

async fn people(cx: &Context<'_>, lists: &mut Lists) -> Result<(), Stop> {
    let here = staff::Entity::find().filter(staff::Column::Status.ne("left"));
    let here = cx.view.all(here.order_by_asc(staff::Column::StaffId).limit(LIST_MAX)).await?;
    let shown = |row: &staff::Model| {
        let id = StaffId(row.staff_id).to_string();
        let label = format!("{}（{id}）", row.name);
        choice(&id, &label, &label)
    };
    let only = |wanted: &dyn Fn(&staff::Model) -> bool| here.iter().filter(|row| wanted(row)).map(shown).collect();
    lists.insert("staff".to_owned(), only(&|row| row.status == "active" && row.provider_id.is_none()));
    lists.insert("candidates".to_owned(), only(&|row| row.status == "proposed"));
    lists.insert("people".to_owned(), only(&|row| row.provider_id.is_none()));
    Ok(())
}

async fn places(cx: &Context<'_>, lists: &mut Lists) -> Result<(), Stop> {
    let departments = department::Entity::find().filter(department::Column::ClosedOn.is_null());
    let departments = cx.view.all(departments.order_by_asc(department::Column::DepartmentId)).await?;
    lists.insert(
        "departments".to_owned(),
        departments.iter().map(|one| choice(&one.code, &one.name, &one.name)).collect(),
    );
    let posts = post::Entity::find().filter(post::Column::ClosedOn.is_null());
    let posts = cx.view.all(posts.order_by_asc(post::Column::PostId).limit(LIST_MAX)).await?;
    let of_provider = |post: &&post::Model| {
        duties_of(post).iter().any(|duty| cx.house.law.duties.facts(*duty).side == Side::Provider)
    };
    let shown = |post: &post::Model| choice(&post.code, &post.name, &post.name);
    lists.insert("provider_posts".to_owned(), posts.iter().filter(of_provider).map(shown).collect());
    lists.insert("posts".to_owned(), posts.iter().filter(|post| !of_provider(post)).map(shown).collect());
    let agencies = cx.view.all(agency::Entity::find().order_by_asc(agency::Column::AgencyId).limit(LIST_MAX)).await?;
    let own = agencies.iter().find(|one| one.own).map(|one| one.region.clone()).unwrap_or_default();
    let shown = |one: &agency::Model| choice(&AgencyId(one.agency_id).to_string(), &one.name, &one.name);
    lists.insert("agencies".to_owned(), agencies.iter().map(shown).collect());
    // The regions of our own province.
    let province = own.get(..2).unwrap_or_default();
    let regions = cx.house.law.regions.iter().filter(|region| region.code.starts_with(province));
    let shown = |region: &regulation::Region| {
        let label = format!("{} {}", region.code, region.name);
        choice(&region.code, &label, &label)
    };
    lists.insert("regions".to_owned(), regions.map(shown).collect());
    let platforms = service_platform::Entity::find().filter(service_platform::Column::Status.eq("filed"));
    let platforms = cx.view.all(platforms.order_by_asc(service_platform::Column::Code).limit(LIST_MAX)).await?;
    let shown = |one: &service_platform::Model| {
        let label = format!("{} {}", one.code, one.name);
        choice(&PlatformId(one.platform_id).to_string(), &label, &label)
    };
    lists.insert("platforms".to_owned(), platforms.iter().map(shown).collect());
    Ok(())
}

async fn running(cx: &Context<'_>, lists: &mut Lists) -> Result<(), Stop> {
    let held = appointment::Entity::find()
        .filter(appointment_not_over(cx.today))
        .filter(appointment::Column::EndedByCaseId.is_null());
    let held = cx.view.all(held.order_by_asc(appointment::Column::AppointmentId).limit(LIST_MAX)).await?;
    let lent = delegation::Entity::find()
        .filter(delegation::Column::RevokedOn.is_null())
        .filter(delegation::Column::UntilDate.gte(cx.today));
    let lent = cx.view.all(lent.order_by_asc(delegation::Column::DelegationId).limit(LIST_MAX)).await?;
    let people =
        held.iter().map(|one| one.staff_id).chain(lent.iter().flat_map(|one| [one.delegator_id, one.delegate_id]));
    let people = cx.view.by_keys::<staff::Model>(people).await?;
    let names: BTreeMap<i64, String> = people.into_iter().map(|one| (one.staff_id, one.name)).collect();
    let posts = cx.view.by_keys::<post::Model>(held.iter().map(|one| one.post_id)).await?;
    let posts: BTreeMap<i64, String> = posts.into_iter().map(|post| (post.post_id, post.name)).collect();
    let name = |of: &BTreeMap<i64, String>, id: i64| of.get(&id).cloned().unwrap_or_default();
    let appointments = held.iter().map(|one| {
        let label = format!("{} · {}", name(&names, one.staff_id), name(&posts, one.post_id));
        choice(&AppointmentId(one.appointment_id).to_string(), &label, &label)
    });
    lists.insert("appointments".to_owned(), appointments.collect());
    let delegations = lent.iter().map(|one| {
        let label = format!("{} → {}", name(&names, one.delegator_id), name(&names, one.delegate_id));
        choice(&DelegationId(one.delegation_id).to_string(), &label, &label)
    });
    lists.insert("delegations".to_owned(), delegations.collect());
    Ok(())
}

fn choice(value: &str, label: &str, label_en: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), label_en: label_en.to_owned() }
}
