//! Departments and posts as rows: what a post is follows from its duties, and an
//! agency has the departments it must have.
//!
//! Article: R1-8 (departments), R1-9 (posts), R3d-11.

use std::collections::BTreeSet;

use base::{Date, Fen, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Duty};
use regulation::posts::DepartmentKind;
use review::conflicts_of_posts;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::{department, post};

use crate::command::Context;
use crate::rights::{duties_of, duties_text};

/// What a post is.
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
    /// It rotates although its type does not ask for it.
    #[serde(default)]
    pub key_post: bool,
    /// How far it reaches.
    #[serde(default)]
    pub limits: Limits,
}

/// How far a post reaches; what is left out sets no limit.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Greatest amount of a case, fen.
    #[serde(default)]
    pub amount_fen: Option<Fen>,
    /// Regions, GB/T 2260.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Kinds of cases.
    #[serde(default)]
    pub matters: Vec<CaseKind>,
}

/// A post as a row. Refused in this order: code and name, authority, duties that
/// exclude each other, duties of two sides, regions.
pub(crate) fn post_row(
    cx: &Context<'_>,
    post_id: i64,
    department_id: i64,
    new: NewPost,
) -> Result<post::Model, Refusal> {
    check_code(&new.code)?;
    check_name(&new.name)?;
    if !new.authority.is_empty() && new.authority.parse::<Authority>().is_err() {
        return Err(Refusal::invalid("authority_unknown", "authority", "权限级别不存在", "no such level of authority"));
    }
    let duties: BTreeSet<Duty> = new.duties.into_iter().collect();
    check_duties(cx, &duties)?;
    for (index, region) in new.limits.regions.iter().enumerate() {
        if cx.house.law.regions.get(region).is_none() {
            let path = format!("limits.regions[{index}]");
            return Err(Refusal::invalid("region_unknown", path, "行政区划代码不存在", "no such region code"));
        }
    }
    if new.limits.amount_fen.is_some_and(|amount| amount.0 < 0) {
        let path = "limits.amount_fen";
        return Err(Refusal::invalid("amount_out_of_range", path, "金额不得为负", "an amount is not negative"));
    }
    let demands = cx.house.law.posts.demands(&duties);
    let certificates: Vec<&str> = demands.certificates.keys().copied().collect();
    Ok(post::Model {
        post_id,
        code: new.code,
        name: new.name.trim().to_owned(),
        department_id,
        duties: duties_text(&duties),
        authority: new.authority,
        post_type: demands.named.name.id.clone(),
        key_post: demands.key || new.key_post,
        certificates: certificates.join(" "),
        limit_amount_fen: new.limits.amount_fen.map(|amount| amount.0),
        limit_regions: sorted(new.limits.regions),
        limit_matters: sorted(new.limits.matters.iter().map(|kind| kind.code().to_owned()).collect()),
        closed_on: None,
        case_id: None,
        rev: 1,
    })
}

/// No post may unite duties that one person may never hold, nor those of the
/// agency and of a provider (R1-9, R3d-11).
fn check_duties(cx: &Context<'_>, duties: &BTreeSet<Duty>) -> Result<(), Refusal> {
    let law = &cx.house.law.duties;
    if let Some(clash) = conflicts_of_posts(law, duties).first() {
        return Err(clash.refusal(law));
    }
    let sides: BTreeSet<_> = duties.iter().map(|duty| law.facts(*duty).side).collect();
    if sides.len() > 1 {
        return Err(Refusal::conflict(
            "duties_of_two_sides",
            "经办机构职责与医药机构职责不得设在同一岗位",
            "duties of the agency and of a provider are not united in one post",
        )
        .citing("R1-9"));
    }
    Ok(())
}

/// A department as a row.
pub(crate) fn department_row(
    cx: &Context<'_>,
    department_id: i64,
    code: String,
    name: String,
    kind: &str,
    published_duties: String,
    opened_on: Date,
) -> Result<department::Model, Refusal> {
    check_code(&code)?;
    check_name(&name)?;
    if cx.house.law.posts.department_kind(kind).is_none() {
        return Err(Refusal::invalid(
            "department_kind_unknown",
            "kind",
            "部门类别不存在",
            "no such kind of department",
        )
        .citing("R1-8"));
    }
    if published_duties.chars().count() > 2_000 {
        let path = "published_duties";
        return Err(Refusal::invalid("text_too_long", path, "职责不超过 2000 字", "at most 2000 signs"));
    }
    Ok(department::Model {
        department_id,
        code,
        name: name.trim().to_owned(),
        kind: kind.to_owned(),
        parent_id: None,
        published_duties,
        opened_on,
        closed_on: None,
        case_id: None,
        rev: 1,
    })
}

/// The kinds of departments that are missing as of a day: none of the kind, and
/// no dedicated post that stands in for it.
pub(crate) fn missing_departments<'l>(
    cx: &Context<'l>,
    departments: &[department::Model],
    posts: &[post::Model],
) -> Vec<&'l DepartmentKind> {
    let open = |closed_on: Option<Date>| closed_on.is_none_or(|day| day > cx.today);
    let law = &cx.house.law.posts;
    let dedicated =
        |duty: Duty| posts.iter().any(|post| open(post.closed_on) && duties_of(post) == BTreeSet::from([duty]));
    let missing = |kind: &&DepartmentKind| {
        kind.required
            && !departments.iter().any(|one| one.kind == kind.name.id && open(one.closed_on))
            && !kind.instead.is_some_and(dedicated)
    };
    law.department_kinds().iter().filter(missing).collect()
}

/// The refusal of an agency without a department it must have.
pub(crate) fn department_missing(kind: &DepartmentKind) -> Refusal {
    Refusal::conflict(
        "department_missing",
        format!("机构须设有{}部门", kind.name.zh),
        format!("the agency must have a department for {}", kind.name.en),
    )
    .citing(kind.name.article.first().as_str())
}

pub(crate) fn check_code(code: &str) -> Result<(), Refusal> {
    let plain = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if plain && (2..=40).contains(&code.len()) {
        return Ok(());
    }
    Err(Refusal::invalid(
        "code_malformed",
        "code",
        "代码须为 2 至 40 位小写字母、数字或下划线",
        "a code has 2 to 40 small letters, digits or underscores",
    ))
}

pub(crate) fn check_name(name: &str) -> Result<(), Refusal> {
    let signs = name.trim().chars().count();
    if (1..=50).contains(&signs) && !name.chars().any(char::is_control) {
        return Ok(());
    }
    Err(Refusal::invalid("name_malformed", "name", "名称须为 1 至 50 个字", "a name has 1 to 50 signs"))
}

fn sorted(mut codes: Vec<String>) -> String {
    codes.sort_unstable();
    codes.dedup();
    codes.join(" ")
}
