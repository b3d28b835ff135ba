//! What is filled in to change the catalogue: from when, why, and a row for each item
//! and each ceiling. What is left out of an item that is there stays as it is.
//!
//! Article: R1-12.14.

use base::Fen;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::operations::catalogue::item_list::ItemList;

/// A change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueChangeForm {
    /// The first day on which it holds.
    #[schemars(extend("format" = "date", "title" = "生效日期", "x-title-en" = "holds from", "x-cite" = "R1-12.14"))]
    pub from_date: String,
    /// The document it follows.
    #[schemars(length(min = 4, max = 500), extend("title" = "调整依据", "x-title-en" = "grounds", "x-cite" = "R1-12.14"))]
    pub grounds: String,
    /// The items.
    #[serde(default)]
    #[schemars(extend("title" = "项目", "x-title-en" = "items"))]
    pub items: Vec<ItemEntry>,
    /// The ceilings.
    #[serde(default)]
    #[schemars(extend("title" = "限价", "x-title-en" = "ceilings"))]
    pub ceilings: Vec<CeilingEntry>,
}

/// An item that comes in, changes or ends.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemEntry {
    /// National code.
    #[schemars(extend("title" = "国家编码", "x-title-en" = "national code", "maxLength" = 50))]
    pub code: String,
    /// What happens to it; left out: added or changed.
    #[serde(default)]
    #[schemars(extend("title" = "调整方式", "x-title-en" = "change"))]
    pub change: KindOfChange,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "名称", "x-title-en" = "name", "maxLength" = 200))]
    pub name: Option<String>,
    /// First letters of the name's Pinyin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "拼音首字母", "x-title-en" = "Pinyin initials", "maxLength" = 30))]
    pub initials: Option<String>,
    /// The national list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "目录类别", "x-title-en" = "list"))]
    pub list: Option<ItemList>,
    /// Class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "收费等级", "x-title-en" = "class"))]
    pub class: Option<ItemClass>,
    /// The share borne first by the patient, in ten-thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "先行自付比例（万分之）", "x-title-en" = "self-pay-first share, ten-thousandths"))]
    pub preself_permyriad: Option<u16>,
    /// What is priced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "计价单位", "x-title-en" = "unit", "maxLength" = 30))]
    pub unit: Option<String>,
    /// Listed price of one unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "目录价（元）", "x-title-en" = "listed price (yuan)", "x-widget" = "money"))]
    pub price_fen: Option<Fen>,
    /// For one sex only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限性别", "x-title-en" = "sex"))]
    pub sex: Option<SexLimit>,
    /// Least completed years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限最小年龄", "x-title-en" = "least age"))]
    pub min_age: Option<u8>,
    /// Most completed years; 150 for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限最大年龄", "x-title-en" = "greatest age"))]
    pub max_age: Option<u8>,
    /// Lowest hospital level, 0 to 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限机构级别", "x-title-en" = "lowest level of hospital"))]
    pub min_level: Option<u8>,
    /// Three-character diagnosis categories that allow it, with blanks between; one hyphen: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限诊断类目", "x-title-en" = "diagnoses that allow it", "maxLength" = 400, "x-help" = "三位类目以空格分隔；填“-”取消限制", "x-help-en" = "categories with blanks between; a hyphen lifts the limit"))]
    pub diagnoses: Option<String>,
    /// Most in a day, hundredths of a unit; 0 none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "每日限量（百分之一单位）", "x-title-en" = "most in a day, hundredths"))]
    pub max_per_day: Option<u32>,
    /// Most in a stay, hundredths of a unit; 0 none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "每次住院限量（百分之一单位）", "x-title-en" = "most in a stay, hundredths"))]
    pub max_per_stay: Option<u32>,
    /// Hundredths of a day that one unit lasts; 0 for what is not dispensed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "每单位用药天数（百分之一天）", "x-title-en" = "days of a unit, hundredths"))]
    pub days_per_unit: Option<u32>,
    /// Most days of supply at a time; 0 none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限开药天数", "x-title-en" = "most days of supply"))]
    pub max_supply_days: Option<u32>,
}

/// A ceiling of a price.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CeilingEntry {
    /// National code.
    #[schemars(extend("title" = "国家编码", "x-title-en" = "national code", "maxLength" = 50))]
    pub code: String,
    /// GB/T 2260 of county, city or province; left out: everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "适用区划", "x-title-en" = "region", "pattern" = "^[0-9]{6}$", "x-help" = "六位代码；不填为各地", "x-help-en" = "six digits; left out: everywhere"))]
    pub region: Option<String>,
    /// Hospital level, 1 to 3; left out: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "机构级别", "x-title-en" = "hospital level"))]
    pub hospital_level: Option<u8>,
    /// Only for persons of at most so many completed years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限年龄不超过（周岁）", "x-title-en" = "for persons of at most, years"))]
    pub max_age: Option<u8>,
    /// The highest price of one unit within scope; left out: this ceiling ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "限价（元）", "x-title-en" = "ceiling (yuan)", "x-widget" = "money", "x-help" = "不填为取消该限价", "x-help-en" = "left out: it ends"))]
    pub ceiling_fen: Option<Fen>,
}

/// What happens to an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KindOfChange {
    /// 新增或变更.
    #[default]
    #[schemars(extend("title" = "新增或变更", "x-title-en" = "added or changed"))]
    Put,
    /// 停用.
    #[schemars(extend("title" = "停用", "x-title-en" = "ended"))]
    End,
}

/// Class of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemClass {
    /// 甲类.
    #[schemars(extend("title" = "甲类", "x-title-en" = "class A"))]
    A,
    /// 乙类.
    #[schemars(extend("title" = "乙类", "x-title-en" = "class B"))]
    B,
    /// 丙类.
    #[schemars(extend("title" = "丙类", "x-title-en" = "class C, out of scope"))]
    C,
}

impl ItemClass {
    /// As rows hold it.
    pub fn code(self) -> &'static str {
        match self {
            ItemClass::A => "a",
            ItemClass::B => "b",
            ItemClass::C => "c",
        }
    }
}

/// For whom an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SexLimit {
    /// 不限.
    #[schemars(extend("title" = "不限", "x-title-en" = "none"))]
    None,
    /// 限男性.
    #[schemars(extend("title" = "限男性", "x-title-en" = "men"))]
    Male,
    /// 限女性.
    #[schemars(extend("title" = "限女性", "x-title-en" = "women"))]
    Female,
}

impl SexLimit {
    /// As rows hold it.
    pub fn code(self) -> i32 {
        match self {
            SexLimit::None => 0,
            SexLimit::Male => 1,
            SexLimit::Female => 2,
        }
    }
}
