//! One row of a change as the row of the catalogue it would become. Refused in this
//! order: the code; an item that is to end and is not listed; what a new item must
//! say; class and share; limits; a row that changes nothing.
//!
//! Article: R1-12.14.

use base::{Date, Refusal};
use store::entity::{item_version, price_ceiling};

use super::form::{CeilingEntry, ItemEntry, KindOfChange, SexLimit};
use crate::operations::catalogue::held::{ALL_AGES, Catalogue};
use crate::operations::catalogue::item_list::ItemList;

/// The refusal of a field of a row.
fn at(path: &str, field: &str, code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, format!("{path}.{field}"), zh, en).citing("R1-12.14")
}

/// The row an item becomes; its ids are given when it is kept.
pub(super) fn item_row(
    entry: &ItemEntry,
    path: &str,
    before: &Catalogue,
    from_date: Date,
) -> Result<item_version::Model, Refusal> {
    let code = entry.code.trim();
    if !is_code(code) {
        let (zh, en) = ("项目编码须为字母、数字或连字符", "an item code is letters, digits or hyphens");
        return Err(at(path, "code", "item_code_malformed", zh, en));
    }
    let kept = before.item(code, from_date);
    if entry.change == KindOfChange::End {
        let kept = kept.ok_or_else(|| {
            let (zh, en) = ("该项目在生效日不在目录内，无需停用", "the item is not listed on that day");
            at(path, "code", "item_not_listed", zh, en)
        })?;
        return Ok(item_version::Model { from_date, listed: false, ..kept.clone() });
    }
    let row = changed(entry, path, code, kept, from_date)?;
    sound(&row, path)?;
    if kept.is_some_and(|kept| same(kept, &row)) {
        return Err(at(path, "code", "nothing_changes", "与现行目录相同", "this is how it is already"));
    }
    Ok(row)
}

fn changed(
    entry: &ItemEntry,
    path: &str,
    code: &str,
    kept: Option<&item_version::Model>,
    from_date: Date,
) -> Result<item_version::Model, Refusal> {
    let needed = |field: &str| {
        let (zh, en) = ("新增项目必填", "a new item must say it");
        at(path, field, "item_field_missing", zh, en)
    };
    let name = entry.name.as_deref().map(|name| name.trim().to_owned());
    let list = match (entry.list, kept) {
        (Some(list), _) => list,
        (None, Some(kept)) => ItemList::of(&kept.list_type).ok_or_else(|| needed("list"))?,
        (None, None) => return Err(needed("list")),
    };
    let class = entry.class.map(|class| class.code().to_owned()).or_else(|| kept.map(|kept| kept.item_class.clone()));
    let class = class.ok_or_else(|| needed("class"))?;
    // A share goes with class B alone: who takes an item out of it need not say 0 as well.
    let share = entry.preself_permyriad.map(i32::from).unwrap_or_else(|| match class.as_str() {
        "b" => kept.map_or(0, |kept| kept.preself_permyriad),
        _ => 0,
    });
    let price = entry.price_fen.map(|fen| fen.0).or(kept.map(|kept| kept.price_fen));
    let number = |given: Option<u32>, kept: Option<i32>| match given {
        Some(given) => i32::try_from(given).unwrap_or(i32::MAX),
        None => kept.unwrap_or_default(),
    };
    let of = |pick: fn(&item_version::Model) -> i32| kept.map(pick);
    let words = |given: &Option<String>, pick: fn(&item_version::Model) -> &String| match given {
        Some(given) => given.trim().to_owned(),
        None => kept.map(pick).cloned().unwrap_or_default(),
    };
    Ok(item_version::Model {
        item_version_id: 0,
        release_id: 0,
        code: code.to_owned(),
        from_date,
        listed: true,
        name: name.or_else(|| kept.map(|kept| kept.name.clone())).ok_or_else(|| needed("name"))?,
        initials: words(&entry.initials, |kept| &kept.initials).to_ascii_uppercase(),
        list_type: list.code().to_owned(),
        kind: list.kind().to_owned(),
        unit: words(&entry.unit, |kept| &kept.unit),
        price_fen: price.ok_or_else(|| needed("price_fen"))?,
        in_scope: class != "c",
        item_class: class,
        preself_permyriad: share,
        sex_limit: entry.sex.map(SexLimit::code).or(of(|kept| kept.sex_limit)).unwrap_or_default(),
        min_age: number(entry.min_age.map(u32::from), of(|kept| kept.min_age)),
        max_age: entry.max_age.map(i32::from).or(of(|kept| kept.max_age)).unwrap_or(ALL_AGES),
        min_level: number(entry.min_level.map(u32::from), of(|kept| kept.min_level)),
        diagnoses: match entry.diagnoses.as_deref().map(str::trim) {
            Some("-") => String::new(),
            Some(given) => given.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_uppercase(),
            None => kept.map(|kept| kept.diagnoses.clone()).unwrap_or_default(),
        },
        max_per_day: number(entry.max_per_day, of(|kept| kept.max_per_day)),
        max_per_stay: number(entry.max_per_stay, of(|kept| kept.max_per_stay)),
        days_per_unit: number(entry.days_per_unit, of(|kept| kept.days_per_unit)),
        max_supply_days: number(entry.max_supply_days, of(|kept| kept.max_supply_days)),
        rev: 1,
    })
}

fn sound(row: &item_version::Model, path: &str) -> Result<(), Refusal> {
    let plain = |text: &str, most| text.chars().count() <= most && !text.chars().any(char::is_control);
    if row.name.is_empty() || !plain(&row.name, 200) {
        return Err(at(path, "name", "name_malformed", "名称须为 1 至 200 个字", "a name has 1 to 200 signs"));
    }
    if !plain(&row.unit, 30) {
        return Err(at(path, "unit", "unit_malformed", "计价单位不超过 30 个字", "a unit has at most 30 signs"));
    }
    if row.initials.len() > 30 || !row.initials.bytes().all(|b| b.is_ascii_alphanumeric()) {
        let (zh, en) = ("拼音首字母须为 30 位以内字母或数字", "initials are at most 30 letters or digits");
        return Err(at(path, "initials", "initials_malformed", zh, en));
    }
    if row.price_fen < 0 {
        return Err(at(path, "price_fen", "price_negative", "价格不得为负", "a price is not negative"));
    }
    if row.preself_permyriad > 10_000 {
        let (zh, en) = ("先行自付比例不超过 100%", "a share is at most 100 %");
        return Err(at(path, "preself_permyriad", "share_out_of_range", zh, en));
    }
    if row.preself_permyriad != 0 && row.item_class != "b" {
        let (zh, en) = ("只有乙类项目有先行自付比例", "only an item of class B has a share borne first");
        return Err(at(path, "preself_permyriad", "share_without_class", zh, en));
    }
    if row.min_level > 3 || row.min_age > row.max_age || row.max_age > ALL_AGES {
        let (zh, en) = ("级别或年龄限制不合理", "a limit of level or age is out of range");
        return Err(at(path, "min_age", "limit_out_of_range", zh, en));
    }
    let category = |icd3: &str| icd3.len() == 3 && icd3.bytes().all(|b| b.is_ascii_alphanumeric());
    if !row.diagnoses.split_whitespace().all(category) {
        let (zh, en) = ("诊断类目须为三位编码", "a diagnosis category has three characters");
        return Err(at(path, "diagnoses", "diagnosis_malformed", zh, en));
    }
    Ok(())
}

/// Whether a row says what another one says, whenever it came.
fn same(kept: &item_version::Model, row: &item_version::Model) -> bool {
    let kept = item_version::Model {
        item_version_id: row.item_version_id,
        release_id: row.release_id,
        from_date: row.from_date,
        rev: row.rev,
        ..kept.clone()
    };
    kept == *row
}

/// The row a ceiling becomes.
pub(super) fn ceiling_row(
    entry: &CeilingEntry,
    path: &str,
    after: &Catalogue,
    from_date: Date,
) -> Result<price_ceiling::Model, Refusal> {
    let code = entry.code.trim();
    if after.item(code, from_date).is_none() {
        let (zh, en) = ("该项目在生效日不在目录内", "the item is not listed on that day");
        return Err(at(path, "code", "item_not_listed", zh, en));
    }
    let region = entry.region.as_deref().map_or("000000", str::trim);
    if region.len() != 6 || !region.bytes().all(|b| b.is_ascii_digit()) {
        return Err(at(path, "region", "region_unknown", "区划代码须为六位数字", "a region has six digits"));
    }
    let level = i32::from(entry.hospital_level.unwrap_or_default());
    if level > 3 {
        let (zh, en) = ("机构级别须为 1 至 3", "a hospital level is 1 to 3");
        return Err(at(path, "hospital_level", "level_out_of_range", zh, en));
    }
    let max_age = entry.max_age.map_or(ALL_AGES, i32::from);
    if max_age > ALL_AGES {
        return Err(at(path, "max_age", "limit_out_of_range", "年龄不合理", "the age is out of range"));
    }
    if entry.ceiling_fen.is_some_and(base::Fen::is_negative) {
        return Err(at(path, "ceiling_fen", "price_negative", "限价不得为负", "a ceiling is not negative"));
    }
    Ok(price_ceiling::Model {
        price_ceiling_id: 0,
        release_id: 0,
        item_code: code.to_owned(),
        region: region.to_owned(),
        hospital_level: level,
        max_age,
        from_date,
        ceiling_fen: entry.ceiling_fen.map(|fen| fen.0),
        rev: 1,
    })
}

fn is_code(code: &str) -> bool {
    !code.is_empty() && code.len() <= 50 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
