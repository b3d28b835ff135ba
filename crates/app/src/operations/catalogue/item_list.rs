//! The national lists of items, dictionary list_type.
//!
//! Article: R1-12.14.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A national list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemList {
    /// 西药中成药.
    #[schemars(extend("title" = "西药中成药", "x-title-en" = "western and patent medicine"))]
    Drug,
    /// 中药饮片.
    #[schemars(extend("title" = "中药饮片", "x-title-en" = "herbal pieces"))]
    Herb,
    /// 医疗机构制剂.
    #[schemars(extend("title" = "医疗机构制剂", "x-title-en" = "hospital preparation"))]
    Preparation,
    /// 民族药.
    #[schemars(extend("title" = "民族药", "x-title-en" = "ethnic medicine"))]
    EthnicDrug,
    /// 中药配方颗粒.
    #[schemars(extend("title" = "中药配方颗粒", "x-title-en" = "herbal granules"))]
    Granules,
    /// 医疗服务项目.
    #[schemars(extend("title" = "医疗服务项目", "x-title-en" = "medical service"))]
    Service,
    /// 医用耗材.
    #[schemars(extend("title" = "医用耗材", "x-title-en" = "consumable"))]
    Consumable,
}

impl ItemList {
    /// Every list.
    pub const ALL: [ItemList; 7] = [
        ItemList::Drug,
        ItemList::Herb,
        ItemList::Preparation,
        ItemList::EthnicDrug,
        ItemList::Granules,
        ItemList::Service,
        ItemList::Consumable,
    ];

    /// Its code in the dictionary list_type, as rows hold it.
    pub fn code(self) -> &'static str {
        match self {
            ItemList::Drug => "101",
            ItemList::Herb => "102",
            ItemList::Preparation => "103",
            ItemList::EthnicDrug => "104",
            ItemList::Granules => "106",
            ItemList::Service => "201",
            ItemList::Consumable => "301",
        }
    }

    /// The list of a code.
    pub fn of(code: &str) -> Option<ItemList> {
        ItemList::ALL.into_iter().find(|list| list.code() == code)
    }

    /// drug, service or consumable.
    pub fn kind(self) -> &'static str {
        match self {
            ItemList::Service => "service",
            ItemList::Consumable => "consumable",
            _ => "drug",
        }
    }

    /// In words.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            ItemList::Drug => ("西药中成药", "western and patent medicine"),
            ItemList::Herb => ("中药饮片", "herbal pieces"),
            ItemList::Preparation => ("医疗机构制剂", "hospital preparation"),
            ItemList::EthnicDrug => ("民族药", "ethnic medicine"),
            ItemList::Granules => ("中药配方颗粒", "herbal granules"),
            ItemList::Service => ("医疗服务项目", "medical service"),
            ItemList::Consumable => ("医用耗材", "consumable"),
        }
    }
}
