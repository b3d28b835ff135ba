//! What the changes look up alike: people, posts, departments by the names on
//! the form, and days.
//!
//! Article: R1-9.

use base::{Date, Refusal, StaffId, date_text, parse_date};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{department, post, staff};

use crate::command::Context;
use crate::matters::Fact;
use crate::stop::Stop;

/// A fact in words.
pub(super) fn fact(label: &str, label_en: &str, value: &str) -> Fact {
    Fact::words(label, label_en, value)
}

/// A fact whose words are others in English.
pub(super) fn both(label: &str, label_en: &str, (value, value_en): (&str, &str)) -> Fact {
    Fact::words(label, label_en, value).in_english(value_en)
}

/// A day of the form.
pub(super) fn day(text: &str, path: &str) -> Result<Date, Refusal> {
    parse_date(text)
        .ok_or_else(|| Refusal::invalid("date_malformed", path, "日期格式应为 YYYY-MM-DD", "a day is YYYY-MM-DD"))
}

/// A day in the past where only the future can be changed.
pub(super) fn not_before(day: Date, first: Date, path: &str) -> Result<Date, Refusal> {
    if day >= first {
        return Ok(day);
    }
    let shown = date_text(first);
    Err(Refusal::invalid("date_too_early", path, format!("最早为 {shown}"), format!("{shown} at the earliest"))
        .citing("R3d-35"))
}

/// Words of a field: not empty where they are needed, at most so many signs.
pub(super) fn words(text: &str, path: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    let signs = text.chars().count();
    if (1..=most).contains(&signs) && !text.chars().any(|c| c.is_control() && c != '\n') {
        return Ok(text.to_owned());
    }
    Err(Refusal::invalid(
        "text_malformed",
        path,
        format!("须填写，不超过 {most} 字"),
        format!("needed, at most {most} signs"),
    ))
}

/// A person who belongs to the house now.
pub(super) async fn active(cx: &Context<'_>, id: StaffId, path: &str) -> Result<staff::Model, Stop> {
    let person = known(cx, id, path).await?;
    if person.status == "active" {
        return Ok(person);
    }
    Err(Refusal::conflict("person_not_active", "该人员不在职", "this person does not work here")
        .at(path, "不在职", "does not work here")
        .citing("R1-24")
        .into())
}

/// A person who was entered.
pub(super) async fn known(cx: &Context<'_>, id: StaffId, path: &str) -> Result<staff::Model, Stop> {
    let person = cx.view.by_key::<staff::Model>(id.0).await?;
    Ok(person.ok_or_else(|| Refusal::invalid("person_unknown", path, "没有此人员", "no such person"))?)
}

/// An open post by its code.
pub(super) async fn open_post(cx: &Context<'_>, code: &str, path: &str) -> Result<post::Model, Stop> {
    let found = cx.view.one(post::Entity::find().filter(post::Column::Code.eq(code))).await?;
    let open = found.filter(|post| post.closed_on.is_none_or(|day| day > cx.today));
    Ok(open.ok_or_else(|| Refusal::invalid("post_unknown", path, "岗位不存在或已撤销", "no such post, or closed"))?)
}

/// An open department by its code.
pub(super) async fn open_department(cx: &Context<'_>, code: &str, path: &str) -> Result<department::Model, Stop> {
    let found = cx.view.one(department::Entity::find().filter(department::Column::Code.eq(code))).await?;
    let open = found.filter(|one| one.closed_on.is_none_or(|day| day > cx.today));
    let unknown =
        || Refusal::invalid("department_unknown", path, "部门不存在或已撤销", "no such department, or closed");
    Ok(open.ok_or_else(unknown)?)
}

/// A person's name for the facts, with the id by which he is told from namesakes.
pub(super) fn shown(person: &staff::Model) -> String {
    format!("{}（{}）", person.name, StaffId(person.staff_id))
}
