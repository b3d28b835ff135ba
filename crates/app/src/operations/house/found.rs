//! Founds a house: the agency, its departments and posts, and the people who
//! are there on the first day, on an empty database. For the composition root;
//! it works once. Nobody is there yet to review this list, so it stands whole in
//! the trail, obeys every rule of posts by itself, and must name all who review
//! the changes that come after it (docs/decisions/0007-organisation.md).
//!
//! Article: R1-8 (departments), R1-9 (posts and their duties), R1-24, R3d-35.

use std::collections::BTreeSet;

use base::identity_numbers::check_credit_code;
use base::{Date, Refusal, parse_date};
use regulation::Level;
use regulation::duties::{Authority, Duty};
use schemars::JsonSchema;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{agency, department, house_setting, incompatible_duty, post, sealing_key};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::organisation::engage::{Engaged, EngagementRows, NewCertificate, Newcomer, founding_rows};
pub use crate::operations::organisation::structure::{Limits, NewPost};
use crate::operations::organisation::structure::{department_missing, department_row, missing_departments, post_row};
use crate::operations::session::choose_password::hash_secret;
use crate::rights::duties_of;
use crate::stop::Stop;

/// Founds a house.
pub struct Found;

/// The agency as it begins.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Foundation {
    /// Its unified credit code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its region, GB/T 2260.
    pub region: String,
    /// Seconds by which the demonstration's clock is ahead of the machine's; 0 for real work.
    pub clock_shift_seconds: i64,
    /// Its departments.
    pub departments: Vec<NewDepartment>,
    /// Its posts.
    pub posts: Vec<NewPost>,
    /// The people who are there on the first day: at least the three
    /// administrators and who approves changes of the organisation.
    pub staff: Vec<Newcomer>,
    /// Their certificates.
    #[serde(default)]
    pub certificates: Vec<NewCertificate>,
    /// With this code the first security administrator chooses a password, and
    /// then issues the codes of all others. At least 12 signs; only its hash is kept.
    pub first_code: String,
}

/// A department.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDepartment {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Its kind (regulation/duties/posts.toml).
    pub kind: String,
    /// What it is there for, as published.
    #[serde(default)]
    pub published_duties: String,
}

/// The people of a new house.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Founded {
    /// Everyone, in the order of the list.
    pub staff: Vec<Engaged>,
    /// The account for which the first code is.
    pub first_login: String,
}

impl Command for Found {
    const SPEC: CommandSpec = CommandSpec {
        name: "house.found",
        title: "建立经办机构",
        title_en: "found the agency",
        access: Access::Founder,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["staff.name", "staff.identity_number", "first_code"],
        idempotency: Idempotency::Key,
        articles: &["R1-8", "R1-9", "R1-24", "R3d-35"],
    };
    type Input = Foundation;
    type Output = Founded;

    async fn decide(cx: &Context<'_>, input: Foundation) -> Result<Plan<Founded>, Stop> {
        if cx.view.one(agency::Entity::find()).await?.is_some() {
            return Err(Refusal::conflict(
                "house_already_founded",
                "经办机构已建立",
                "the agency has been founded already",
            )
            .into());
        }
        let code = check_credit_code(&input.code).map_err(|_| {
            Refusal::invalid(
                "credit_code_malformed",
                "code",
                "统一社会信用代码不符合校验规则",
                "the credit code fails its check",
            )
        })?;
        let region =
            cx.house.law.regions.get(&input.region).ok_or_else(|| {
                Refusal::invalid("region_unknown", "region", "行政区划代码不存在", "no such region code")
            })?;
        if cx.house.residents_policy(&input.region, cx.today).is_none() {
            return Err(Refusal::invalid(
                "policy_missing",
                "region",
                "该地区没有生效的居民医保待遇政策，请先维护政策",
                "no resident benefit policy holds in this region",
            )
            .citing("R2-98")
            .into());
        }
        let (departments, posts) = place(cx, input.departments, input.posts).await?;
        if let Some(kind) = missing_departments(cx, &departments, &posts).first() {
            return Err(department_missing(kind).into());
        }
        let mut people = people(cx, &posts, &input.staff, &input.certificates).await?;
        check_reviewable(&posts, &people)?;
        let first = first_security_administrator(&posts, &mut people)?;
        check_first_code(&input.first_code)?;
        first.account.password_hash = hash_secret(cx, &input.first_code)?;
        let hours = i64::from(cx.house.security().opening_code_hours);
        first.account.code_until = Some(cx.now + time::Duration::hours(hours));
        let first_login = first.account.login.clone();

        let agency = agency::Model {
            agency_id: cx.house.store.id(IdKind::Object).await?,
            code,
            name: input.name,
            region: input.region.clone(),
            pooling_area: input.region,
            level: level_of(region.level).to_owned(),
            parent_id: None,
            own: true,
            case_id: None,
            rev: 1,
        };
        let staff = people.iter().map(EngagementRows::engaged).collect();
        let mut plan = Plan::answering(Founded { staff, first_login });
        plan.about("agency", &agency.code);
        plan.fact("people", people.len());
        plan.insert(agency);
        plan.insert(first_key(cx)?);
        plan.insert_all(departments);
        plan.insert_all(posts);
        for person in people {
            person.write_into(&mut plan);
        }
        let setting = |key: &str, value: String| house_setting::Model {
            setting_key: key.to_owned(),
            setting_value: value,
            rev: 1,
        };
        plan.insert(setting("clock_shift_seconds", input.clock_shift_seconds.to_string()));
        // By these it is noticed when the house is opened with keys of another trail.
        let keys = cx.house.store.vault().trail_keys()?.names();
        plan.insert(setting("row_key_name", keys.row));
        plan.insert_all(keys.signing.map(|name| setting("signing_key_name", name)).into_iter().collect());
        let pairs: Vec<_> =
            cx.house.law.duties.same_case_pairs().flat_map(|pair| [(pair.a, pair.b), (pair.b, pair.a)]).collect();
        plan.operational(move |unit| Box::pin(async move { keep_pairs(unit.operational(), pairs).await }));
        Ok(plan)
    }
}

/// The key that seals from the beginning.
fn first_key(cx: &Context<'_>) -> Result<sealing_key::Model, Stop> {
    let ring = cx.house.store.vault().ring()?;
    Ok(sealing_key::Model {
        key_name: ring.newest().to_owned(),
        state: "current".to_owned(),
        digest_key_name: ring.digest_name().to_owned(),
        since: cx.now,
        retired_at: None,
        rev: 1,
    })
}

/// Departments and posts as rows.
async fn place(
    cx: &Context<'_>,
    departments: Vec<NewDepartment>,
    posts: Vec<NewPost>,
) -> Result<(Vec<department::Model>, Vec<post::Model>), Stop> {
    let mut ids = cx.house.store.ids(IdKind::Object, departments.len() + posts.len()).await?;
    let mut id = || ids.next().expect("as many ids were taken as are used");
    let mut placed = Vec::new();
    for new in departments {
        placed.push(department_row(cx, id(), new.code, new.name, &new.kind, new.published_duties, cx.today)?);
    }
    let mut defined = Vec::new();
    for (index, new) in posts.into_iter().enumerate() {
        let home = placed.iter().find(|department| department.code == new.department).ok_or_else(|| {
            let path = format!("posts[{index}].department");
            Refusal::invalid("department_unknown", path, "部门不存在", "no such department")
        })?;
        defined.push(post_row(cx, id(), home.department_id, new)?);
    }
    Ok((placed, defined))
}

/// The people as rows; nobody stands on the list twice.
async fn people(
    cx: &Context<'_>,
    posts: &[post::Model],
    staff: &[Newcomer],
    certificates: &[NewCertificate],
) -> Result<Vec<EngagementRows>, Stop> {
    let certificates = dated(cx, certificates)?;
    let mut people: Vec<EngagementRows> = Vec::new();
    let mut known = BTreeSet::new();
    for (index, new) in staff.iter().enumerate() {
        let own: Vec<_> = certificates.iter().filter(|(one, _)| one.login == new.login).copied().collect();
        let rows = founding_rows(cx, posts, &own, new).await.map_err(|stop| at_person(stop, index))?;
        let twice = !known.insert(rows.person.identity_digest.clone()) || !known.insert(rows.account.login.clone());
        if twice {
            let path = format!("staff[{index}]");
            return Err(Refusal::conflict(
                "person_has_account",
                "同一自然人或账号在名单中重复",
                "a person or an account stands on the list twice",
            )
            .at(path, "重复", "twice")
            .citing("R3d-13")
            .into());
        }
        people.push(rows);
    }
    Ok(people)
}

fn dated<'c>(cx: &Context<'_>, certificates: &'c [NewCertificate]) -> Result<Vec<(&'c NewCertificate, Date)>, Refusal> {
    let read = |(index, new): (usize, &'c NewCertificate)| {
        let path = |field: &str| format!("certificates[{index}].{field}");
        if cx.house.law.posts.certificate(&new.kind).is_none() {
            return Err(Refusal::invalid("certificate_kind_unknown", path("kind"), "证书类别不存在", "no such kind"));
        }
        let issued_on = parse_date(&new.issued_on).filter(|day| *day <= cx.today);
        let issued_on = issued_on.ok_or_else(|| {
            Refusal::invalid("date_malformed", path("issued_on"), "须为今日或以前的日期", "a day up to today")
        })?;
        Ok((new, issued_on))
    };
    certificates.iter().enumerate().map(read).collect()
}

/// The refusal of one person names his place on the list.
fn at_person(stop: Stop, index: usize) -> Stop {
    let Stop::Refused(mut refusal) = stop else { return stop };
    for field in &mut refusal.fields {
        field.path = format!("staff[{index}].{}", field.path);
    }
    Stop::Refused(refusal)
}

/// Every later change is reviewed: applied for by a system administrator,
/// checked by a security administrator, approved by the head; an audit
/// administrator reads what they do.
fn check_reviewable(posts: &[post::Model], people: &[EngagementRows]) -> Result<(), Refusal> {
    let held = |wanted: &dyn Fn(&post::Model) -> bool| {
        let posts: Vec<i64> = posts.iter().filter(|post| wanted(post)).map(|post| post.post_id).collect();
        people.iter().any(|person| person.appointments.iter().any(|one| posts.contains(&one.post_id)))
    };
    let duty = |duty: Duty| move |post: &post::Model| duties_of(post).contains(&duty);
    let head = |post: &post::Model| {
        duties_of(post).contains(&Duty::Approve) && post.authority.parse() == Ok(Authority::Director)
    };
    let complete =
        held(&duty(Duty::OrgAdmin)) && held(&duty(Duty::SecurityAdmin)) && held(&duty(Duty::AuditAdmin)) && held(&head);
    if complete {
        return Ok(());
    }
    Err(Refusal::conflict(
        "foundation_incomplete",
        "名单须含系统、安全、审计三名管理员和有审批职责的主要负责人",
        "the list must name the system, security and audit administrators and the head with the duty to approve",
    )
    .citing("R1-24"))
}

fn first_security_administrator<'p>(
    posts: &[post::Model],
    people: &'p mut [EngagementRows],
) -> Result<&'p mut EngagementRows, Stop> {
    let of_security = |post_id: i64| {
        posts.iter().any(|post| post.post_id == post_id && duties_of(post).contains(&Duty::SecurityAdmin))
    };
    people
        .iter_mut()
        .find(|person| person.appointments.iter().any(|one| of_security(one.post_id)))
        .ok_or_else(|| Stop::fault("founding", "the list was found complete without a security administrator"))
}

fn check_first_code(code: &str) -> Result<(), Refusal> {
    if (12..=128).contains(&code.chars().count()) {
        return Ok(());
    }
    Err(Refusal::invalid("code_malformed", "first_code", "启用码须为 12 至 128 位", "the code has 12 to 128 signs"))
}

fn level_of(level: Level) -> &'static str {
    match level {
        Level::Province => "province",
        Level::Prefecture => "city",
        Level::County => "county",
    }
}

/// The database's own guard of incompatible duties needs the pairs.
async fn keep_pairs(db: &impl ConnectionTrait, mut pairs: Vec<(Duty, Duty)>) -> Result<(), store::UnitError> {
    pairs.sort_unstable();
    pairs.dedup();
    let rows = pairs.into_iter().map(|(a, b)| incompatible_duty::ActiveModel {
        duty_a: Set(a.code().to_owned()),
        duty_b: Set(b.code().to_owned()),
    });
    incompatible_duty::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}
