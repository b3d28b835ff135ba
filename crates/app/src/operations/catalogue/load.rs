//! The first version of the catalogue, with which a house begins: items with what
//! the claims audit and the fee split know of them, and pairs that exclude each
//! other. It works once; from then on a change is a reviewed case
//! (`matters/catalogue_change`).
//!
//! Refused in this order: a catalogue is there; how many; each item by itself.
//!
//! Article: R1-12.14 (catalogues are kept and checked). Threat I14.

use std::collections::BTreeSet;

use base::{Date, Fen, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{item_exclusion, item_version};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::catalogue::item_list::ItemList;
use crate::operations::catalogue::release::{self, NewRelease};
use crate::operations::claim::date_of;
use crate::stop::Stop;

/// Loads items.
pub struct Load;

/// The items; at most 5000 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewItems {
    /// The first day on which they hold, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub from_date: String,
    /// The items.
    pub items: Vec<NewItem>,
    /// Pairs: when `item_a` is charged, `item_b` may not be, on the same visit and day.
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
}

/// An item. Quantities are in hundredths of a unit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// National code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Drug, service or consumable.
    pub kind: ItemKind,
    /// Price of one unit.
    pub price_fen: Fen,
    /// Whether any of it is within scope.
    pub in_scope: bool,
    /// The share borne first by the patient, in ten-thousandths.
    #[serde(default)]
    pub preself_permyriad: u16,
    /// 0 none, 1 male, 2 female.
    #[serde(default)]
    pub sex_limit: u8,
    /// Least completed years of age, inclusive.
    #[serde(default)]
    pub min_age: u8,
    /// Greatest completed years of age, inclusive; 150 for none.
    #[serde(default = "no_greatest_age")]
    pub max_age: u8,
    /// Lowest hospital level that may charge it; 0 none.
    #[serde(default)]
    pub min_level: u8,
    /// Three-character diagnosis categories that allow it; empty: any.
    #[serde(default)]
    pub diagnoses: Vec<String>,
    /// Most in a day; 0 none.
    #[serde(default)]
    pub max_per_day: u32,
    /// Most in a stay; 0 none.
    #[serde(default)]
    pub max_per_stay: u32,
    /// Hundredths of a day that one unit lasts; 0 for what is not dispensed.
    #[serde(default)]
    pub days_per_unit: u32,
    /// Most days of supply at a time; 0 none.
    #[serde(default)]
    pub max_supply_days: u32,
}

fn no_greatest_age() -> u8 {
    150
}

/// Kinds of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// 药品.
    Drug,
    /// 医疗服务项目.
    Service,
    /// 医用耗材.
    Consumable,
}

impl ItemKind {
    /// The national list of an item of which no more is told.
    fn list(self) -> ItemList {
        match self {
            ItemKind::Drug => ItemList::Drug,
            ItemKind::Service => ItemList::Service,
            ItemKind::Consumable => ItemList::Consumable,
        }
    }
}

/// A pair of items that exclude each other.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Charged.
    pub item_a: String,
    /// Then not to be charged.
    pub item_b: String,
}

/// How many were loaded.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ItemsLoaded {
    /// Items.
    pub items: u32,
    /// Pairs.
    pub exclusions: u32,
}

impl Command for Load {
    const SPEC: CommandSpec = CommandSpec {
        name: "catalogue.load",
        title: "导入三目录项目",
        title_en: "load catalogue items",
        access: Access::Duty(&[Duty::CatalogueEntry]),
        money: MoneyEffect::Entitles,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.14"],
    };
    type Input = NewItems;
    type Output = ItemsLoaded;

    async fn decide(cx: &Context<'_>, input: NewItems) -> Result<Plan<ItemsLoaded>, Stop> {
        if release::last(cx).await? != 0 {
            return Err(Refusal::conflict(
                "catalogue_loaded",
                "目录已建立，调整须经目录调整事项复核",
                "the catalogue is there; it is changed by a reviewed case",
            )
            .citing("R1-12.14")
            .into());
        }
        if input.items.is_empty() || input.items.len() > 5_000 || input.exclusions.len() > 20_000 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "items",
                "一次导入 1 至 5000 项",
                "1 to 5000 items at once",
            )
            .into());
        }
        let mut codes = BTreeSet::new();
        for (index, new) in input.items.iter().enumerate() {
            check(index, new)?;
            if !codes.insert(new.code.as_str()) {
                return Err(at(index, "code", "item_repeated", "项目编码重复", "the code occurs twice").into());
            }
        }
        let from_date = date_of(&input.from_date, "from_date")?;
        let count = input.items.len() + input.exclusions.len();
        let mut ids = cx.house.store.ids(IdKind::Object, count).await?;
        let mut id = || ids.next().expect("as many ids were taken as are used");
        let mut plan =
            Plan::answering(ItemsLoaded { items: input.items.len() as u32, exclusions: input.exclusions.len() as u32 });
        let rows: Vec<item_version::Model> = input.items.into_iter().map(|new| row(new, id(), from_date)).collect();
        release::bring(cx, &mut plan, NewRelease { case_id: None, from_date, items: rows, ceilings: vec![] }).await?;
        plan.insert_all(
            input
                .exclusions
                .into_iter()
                .map(|pair| item_exclusion::Model {
                    item_exclusion_id: id(),
                    item_a: pair.item_a,
                    item_b: pair.item_b,
                    rev: 1,
                })
                .collect(),
        );
        Ok(plan)
    }
}

fn at(index: usize, field: &str, code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, format!("items[{index}].{field}"), zh, en)
}

fn check(index: usize, new: &NewItem) -> Result<(), Refusal> {
    if new.code.is_empty() || new.code.len() > 50 || !new.code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(at(
            index,
            "code",
            "item_code_malformed",
            "项目编码须为字母、数字或连字符",
            "an item code is letters, digits or hyphens",
        ));
    }
    if new.name.trim().is_empty() || new.name.chars().count() > 200 {
        return Err(at(index, "name", "name_malformed", "名称须为 1 至 200 个字", "a name has 1 to 200 signs"));
    }
    if new.price_fen.is_negative() {
        return Err(at(index, "price_fen", "price_negative", "价格不得为负", "a price is not negative"));
    }
    if new.preself_permyriad > 10_000 {
        return Err(at(
            index,
            "preself_permyriad",
            "share_out_of_range",
            "先行自付比例不超过 100%",
            "a share is at most 100 %",
        ));
    }
    if new.sex_limit > 2 || new.min_level > 3 || new.min_age > new.max_age {
        return Err(at(
            index,
            "sex_limit",
            "limit_out_of_range",
            "性别、级别或年龄限制不合理",
            "a limit of sex, level or age is out of range",
        ));
    }
    if new.diagnoses.iter().any(|icd3| icd3.len() != 3 || !icd3.bytes().all(|b| b.is_ascii_alphanumeric())) {
        return Err(at(
            index,
            "diagnoses",
            "diagnosis_malformed",
            "诊断类目须为三位编码",
            "a diagnosis category has three characters",
        ));
    }
    Ok(())
}

fn row(new: NewItem, item_version_id: i64, from_date: Date) -> item_version::Model {
    let number = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    let list = new.kind.list();
    item_version::Model {
        item_version_id,
        release_id: release::FIRST,
        from_date,
        listed: true,
        name: new.name.trim().to_owned(),
        initials: String::new(),
        list_type: list.code().to_owned(),
        kind: list.kind().to_owned(),
        unit: String::new(),
        price_fen: new.price_fen.0,
        item_class: match (new.in_scope, new.preself_permyriad) {
            (false, _) => "c",
            (true, 0) => "a",
            (true, _) => "b",
        }
        .to_owned(),
        in_scope: new.in_scope,
        preself_permyriad: if new.in_scope { i32::from(new.preself_permyriad) } else { 0 },
        sex_limit: i32::from(new.sex_limit),
        min_age: i32::from(new.min_age),
        max_age: i32::from(new.max_age),
        min_level: i32::from(new.min_level),
        diagnoses: new.diagnoses.join(" "),
        max_per_day: number(new.max_per_day),
        max_per_stay: number(new.max_per_stay),
        days_per_unit: number(new.days_per_unit),
        max_supply_days: number(new.max_supply_days),
        code: new.code,
        rev: 1,
    }
}
