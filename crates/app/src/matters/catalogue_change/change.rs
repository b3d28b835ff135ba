//! A change worked out against the catalogue it meets: each row with what it
//! replaces. Refused in this order: the grounds; the day; how many rows; each row by
//! itself; a row twice.
//!
//! Article: R1-12.14. Threat I14.

use std::collections::BTreeSet;

use base::{CaseId, Date, Fen, Refusal};
use regulation::chains::CaseKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{catalogue_release, item_version, price_ceiling};

use super::entry::{ceiling_row, item_row};
use super::form::CatalogueChangeForm;
use crate::command::Context;
use crate::operations::catalogue::held::{ALL_AGES, Catalogue};
use crate::operations::catalogue::item_list::ItemList;
use crate::operations::claim::date_of;
use crate::stop::Stop;

/// A change and what it meets.
pub(crate) struct Change {
    pub(crate) from_date: Date,
    /// The items concerned as they are without it.
    pub(crate) before: Catalogue,
    pub(crate) items: Vec<item_version::Model>,
    pub(crate) ceilings: Vec<price_ceiling::Model>,
}

/// One row of a change in words.
pub(crate) struct Line {
    pub(crate) code: String,
    pub(crate) name: String,
    /// added, changed, ended or ceiling.
    pub(crate) kind: &'static str,
    /// Each field with its title in both languages, what it was and what it becomes.
    pub(crate) fields: Vec<Field>,
}

/// A field of a row: its titles, before, after.
pub(crate) struct Field {
    pub(crate) title: (&'static str, &'static str),
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Works a form out. `of` is the case once there is one: after its approval it is
/// still compared with the catalogue it met then.
pub(crate) async fn worked_out(
    cx: &Context<'_>,
    form: &CatalogueChangeForm,
    of: Option<CaseId>,
) -> Result<Change, Stop> {
    if !(4..=500).contains(&form.grounds.trim().chars().count()) {
        let (zh, en) = ("请填写调整依据（4 至 500 字）", "name the document it follows, in 4 to 500 signs");
        return Err(Refusal::invalid("reason_missing", "form.grounds", zh, en).citing("R1-12.14").into());
    }
    let from_date = date_of(&form.from_date, "form.from_date")?;
    let most = figure(cx, "rows_max")? as usize;
    if !(1..=most).contains(&(form.items.len() + form.ceilings.len())) {
        let (zh, en) = (format!("一次调整 1 至 {most} 行"), format!("1 to {most} rows at once"));
        return Err(Refusal::invalid("count_out_of_range", "form.items", zh, en).citing("R1-12.14").into());
    }
    cx.view.lock_name("catalogue_release").await?;
    let codes = form.items.iter().map(|row| &row.code).chain(form.ceilings.iter().map(|row| &row.code));
    let mut before = Catalogue::of(cx.view, codes.map(|code| code.trim())).await?;
    if let Some(release) = release_of(cx, of).await? {
        before = before.before_release(release.release_id);
    }
    let mut after = before.clone();
    let mut seen = BTreeSet::new();
    let mut items = Vec::with_capacity(form.items.len());
    for (index, entry) in form.items.iter().enumerate() {
        let path = format!("form.items[{index}]");
        let row = item_row(entry, &path, &before, from_date)?;
        if !seen.insert(row.code.clone()) {
            return Err(twice(&path).into());
        }
        items.push(row);
    }
    // The rows it brings stand behind all that are there, as its version will.
    after.take(items.iter().map(|row| item_version::Model { release_id: i64::MAX, ..row.clone() }).collect(), vec![]);
    let mut seen = BTreeSet::new();
    let mut ceilings = Vec::with_capacity(form.ceilings.len());
    for (index, entry) in form.ceilings.iter().enumerate() {
        let path = format!("form.ceilings[{index}]");
        let row = ceiling_row(entry, &path, &after, from_date)?;
        if !seen.insert((row.item_code.clone(), row.region.clone(), row.hospital_level, row.max_age)) {
            return Err(twice(&path).into());
        }
        ceilings.push(row);
    }
    Ok(Change { from_date, before, items, ceilings })
}

/// The version a case has brought.
pub(crate) async fn release_of(cx: &Context<'_>, of: Option<CaseId>) -> Result<Option<catalogue_release::Model>, Stop> {
    let Some(case_id) = of else { return Ok(None) };
    let made = catalogue_release::Entity::find().filter(catalogue_release::Column::CaseId.eq(case_id.0));
    Ok(cx.view.one(made).await?)
}

/// A figure of this matter.
pub(crate) fn figure(cx: &Context<'_>, name: &str) -> Result<u32, Stop> {
    let law = cx.house.law.matters.of(CaseKind::CatalogueChange);
    let law = law.ok_or_else(|| Stop::fault("changing the catalogue", "the matter has no law data"))?;
    Ok(law.figure(name, cx.today).value)
}

fn twice(path: &str) -> Refusal {
    let (zh, en) = ("同一项目在表中出现两次", "it stands twice in the table");
    Refusal::invalid("item_repeated", format!("{path}.code"), zh, en).citing("R1-12.14")
}

impl Change {
    /// The catalogue with the change.
    pub(crate) fn after(&self) -> Catalogue {
        let mut after = self.before.clone();
        let items = self.items.iter().map(|row| item_version::Model { release_id: i64::MAX, ..row.clone() });
        let ceilings = self.ceilings.iter().map(|row| price_ceiling::Model { release_id: i64::MAX, ..row.clone() });
        after.take(items.collect(), ceilings.collect());
        after
    }

    /// Its rows in words, in the order of the table.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let items = self.items.iter().map(|row| self.item_line(row));
        let ceilings = self.ceilings.iter().map(|row| self.ceiling_line(row));
        items.chain(ceilings).collect()
    }

    fn item_line(&self, row: &item_version::Model) -> Line {
        let kept = self.before.item(&row.code, row.from_date);
        let kind = match (kept, row.listed) {
            (_, false) => "ended",
            (None, true) => "added",
            (Some(_), true) => "changed",
        };
        let fields = if row.listed { fields(kept, row) } else { Vec::new() };
        Line { code: row.code.clone(), name: row.name.clone(), kind, fields }
    }

    fn ceiling_line(&self, row: &price_ceiling::Model) -> Line {
        let same_kind = |other: &&&price_ceiling::Model| {
            (other.region.as_str(), other.hospital_level, other.max_age)
                == (row.region.as_str(), row.hospital_level, row.max_age)
        };
        let held = self.before.ceilings_on(row.from_date);
        let kept = held.iter().filter(|one| one.item_code == row.item_code).find(same_kind);
        let yuan = |fen: Option<i64>| fen.map_or_else(|| "无".to_owned(), |fen| Fen(fen).to_string());
        let region = if row.region == "000000" { "各地" } else { row.region.as_str() };
        let level = if row.hospital_level == 0 { String::new() } else { format!(" {}级", row.hospital_level) };
        let age = if row.max_age == ALL_AGES { String::new() } else { format!(" {}周岁及以下", row.max_age) };
        let name = self.items.iter().find(|item| item.code == row.item_code).map(|item| item.name.clone());
        let name = name.or_else(|| Some(self.before.item(&row.item_code, row.from_date)?.name.clone()));
        Line {
            code: row.item_code.clone(),
            name: format!("{}（{region}{level}{age}）", name.unwrap_or_default()),
            kind: "ceiling",
            fields: vec![Field {
                title: ("限价", "ceiling"),
                before: yuan(kept.and_then(|kept| kept.ceiling_fen)),
                after: yuan(row.ceiling_fen),
            }],
        }
    }
}

/// The fields in which a row differs from the one it follows; of a new item all
/// that say something.
fn fields(kept: Option<&item_version::Model>, row: &item_version::Model) -> Vec<Field> {
    type Of = fn(&item_version::Model) -> String;
    let all: [(&'static str, &'static str, Of); 16] = [
        ("名称", "name", |row| row.name.clone()),
        ("拼音首字母", "Pinyin initials", |row| row.initials.clone()),
        ("目录类别", "list", |row| ItemList::of(&row.list_type).map_or("", |list| list.words().0).to_owned()),
        ("收费等级", "class", |row| class_words(&row.item_class).to_owned()),
        ("先行自付比例", "self-pay-first share", |row| {
            base::Rate::permyriad(row.preself_permyriad.into()).to_string()
        }),
        ("计价单位", "unit", |row| row.unit.clone()),
        ("目录价（元）", "listed price (yuan)", |row| Fen(row.price_fen).to_string()),
        ("限性别", "sex", |row| ["不限", "限男性", "限女性"][row.sex_limit.clamp(0, 2) as usize].to_owned()),
        ("限最小年龄", "least age", |row| limit(row.min_age, 0)),
        ("限最大年龄", "greatest age", |row| limit(row.max_age, ALL_AGES)),
        ("限机构级别", "lowest level of hospital", |row| limit(row.min_level, 0)),
        ("限诊断类目", "diagnoses that allow it", |row| row.diagnoses.clone()),
        ("每日限量", "most in a day", |row| hundredths(row.max_per_day)),
        ("每次住院限量", "most in a stay", |row| hundredths(row.max_per_stay)),
        ("每单位用药天数", "days of a unit", |row| hundredths(row.days_per_unit)),
        ("限开药天数", "most days of supply", |row| limit(row.max_supply_days, 0)),
    ];
    let differs = |(zh, en, of): &(&'static str, &'static str, Of)| {
        let (before, after) = (kept.map(of).unwrap_or_default(), of(row));
        (before != after).then_some(Field { title: (zh, en), before, after })
    };
    all.iter().filter_map(differs).collect()
}

/// The class in words.
pub(crate) fn class_words(class: &str) -> &'static str {
    match class {
        "a" => "甲类",
        "b" => "乙类",
        _ => "丙类",
    }
}

fn limit(value: i32, none: i32) -> String {
    if value == none { String::new() } else { value.to_string() }
}

fn hundredths(value: i32) -> String {
    match (value / 100, value % 100) {
        (0, 0) => String::new(),
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:02}"),
    }
}
