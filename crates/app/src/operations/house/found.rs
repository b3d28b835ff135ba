//! Founds a house: the agency, its departments and posts, and its first system
//! administrator, on an empty database. For the composition root; it works
//! once. Everyone else is engaged by the administrator.
//!
//! Article: R1-8 (departments), R1-9 (posts and their duties).

use base::Refusal;
use base::identity_numbers::check_credit_code;
use regulation::duties::Duty;
use review::conflicts_of_posts;
use schemars::JsonSchema;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{agency, department, house_setting, incompatible_duty, post};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::organisation::engage::{Engagement, Newcomer, plan_engagement};
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
    /// The benefit policy its claims are settled under (regulation/benefits).
    pub policy: String,
    /// Seconds by which the demonstration's clock is ahead of the machine's; 0 for real work.
    pub clock_shift_seconds: i64,
    /// Its departments: code and name.
    pub departments: Vec<NewDepartment>,
    /// Its posts.
    pub posts: Vec<NewPost>,
    /// The first system administrator.
    pub administrator: Newcomer,
}

/// A department.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDepartment {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A post.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The department's code.
    pub department: String,
    /// Its duties.
    pub duties: Vec<Duty>,
    /// Its authority level, or empty.
    #[serde(default)]
    pub authority: String,
}

impl Command for Found {
    const SPEC: CommandSpec = CommandSpec {
        name: "house.found",
        title: "建立经办机构",
        title_en: "found the agency",
        access: Access::Founder,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["administrator.identity_number"],
        idempotency: Idempotency::Key,
        articles: &["R1-8", "R1-9"],
    };
    type Input = Foundation;
    type Output = Engagement;

    async fn decide(cx: &Context<'_>, input: Foundation) -> Result<Plan<Engagement>, Stop> {
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
        if cx.house.law.regions.get(&input.region).is_none() {
            return Err(
                Refusal::invalid("region_unknown", "region", "行政区划代码不存在", "no such region code").into()
            );
        }
        check_posts(cx, &input.posts)?;

        let ids = cx.house.store.ids(IdKind::Object, 1 + input.departments.len() + input.posts.len()).await?;
        let mut ids = ids.into_iter();
        let mut id = || ids.next().expect("as many ids were taken as are used");
        let departments: Vec<_> = input
            .departments
            .into_iter()
            .map(|d| department::Model { department_id: id(), code: d.code, name: d.name, rev: 1 })
            .collect();
        let posts = place_posts(&departments, input.posts, &mut id)?;
        let agency = agency::Model {
            agency_id: id(),
            code,
            name: input.name,
            region: input.region.clone(),
            pooling_area: input.region,
            rev: 1,
        };

        let engaged = plan_engagement(cx, &posts, input.administrator).await?;
        let mut plan = Plan::answering(engaged.answer.clone());
        plan.about("agency", &agency.code);
        plan.insert(agency);
        plan.insert_all(departments);
        plan.insert_all(posts);
        engaged.write_into(&mut plan);
        let setting = |key: &str, value: String| house_setting::Model {
            setting_key: key.to_owned(),
            setting_value: value,
            rev: 1,
        };
        plan.insert_all(vec![
            setting("policy", input.policy),
            setting("clock_shift_seconds", input.clock_shift_seconds.to_string()),
        ]);
        let pairs: Vec<_> =
            cx.house.law.duties.same_case_pairs().flat_map(|pair| [(pair.a, pair.b), (pair.b, pair.a)]).collect();
        plan.operational(move |unit| Box::pin(async move { keep_pairs(unit.operational(), pairs).await }));
        Ok(plan)
    }
}

/// No post may unite duties that one person may never hold (R1-9, R3d-11).
fn check_posts(cx: &Context<'_>, posts: &[NewPost]) -> Result<(), Refusal> {
    for post in posts {
        let clashes = conflicts_of_posts(&cx.house.law.duties, &post.duties.iter().copied().collect());
        if let Some(clash) = clashes.first() {
            return Err(clash.refusal(&cx.house.law.duties));
        }
    }
    Ok(())
}

fn place_posts(
    departments: &[department::Model],
    posts: Vec<NewPost>,
    mut id: impl FnMut() -> i64,
) -> Result<Vec<post::Model>, Refusal> {
    let place = |(index, new): (usize, NewPost)| {
        let home = departments.iter().find(|d| d.code == new.department).ok_or_else(|| {
            let path = format!("posts[{index}].department");
            Refusal::invalid("department_unknown", path, "部门不存在", "no such department")
        })?;
        let mut duties: Vec<&str> = new.duties.iter().map(|duty| duty.code()).collect();
        duties.sort_unstable();
        Ok(post::Model {
            post_id: id(),
            code: new.code,
            name: new.name,
            department_id: home.department_id,
            duties: duties.join(" "),
            authority: new.authority,
            rev: 1,
        })
    };
    posts.into_iter().enumerate().map(place).collect()
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
