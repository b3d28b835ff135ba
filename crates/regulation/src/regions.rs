//! Administrative regions: code, name, level, and which one lies in which.
//! Read from `catalogs/regions.csv`. For pooling areas, agencies and addresses.
//!
//! A code that is not listed may still stand on an identity card: cards keep
//! the code of the time of issue. So an identity number is never refused
//! because of its region.
//!
//! Article: R1-3, R2-3 (agencies by level of region).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Reader;

const PATH: &str = "catalogs/regions.csv";

/// All listed regions.
#[derive(Debug, Clone)]
pub struct Regions {
    by_code: BTreeMap<String, Region>,
}

/// One region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Six digits (GB/T 2260).
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
}

/// The level of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A province, municipality or autonomous region.
    Province,
    /// A prefecture-level city or prefecture.
    Prefecture,
    /// A county, district or county-level city.
    County,
}

impl Regions {
    /// A region by its code of six digits.
    pub fn get(&self, code: &str) -> Option<&Region> {
        self.by_code.get(code)
    }

    /// The region in which one lies: a county in its prefecture, or in its
    /// province where the province governs it directly; a province in none.
    pub fn parent(&self, region: &Region) -> Option<&Region> {
        let above = match region.level {
            Level::Province => return None,
            Level::Prefecture => self.province_of(region),
            Level::County => self.get(&format!("{}00", &region.code[..4])),
        };
        above.or_else(|| self.province_of(region))
    }

    /// The regions directly below one, by code.
    pub fn children<'a>(&'a self, region: &'a Region) -> impl Iterator<Item = &'a Region> {
        self.iter().filter(move |below| self.parent(below).is_some_and(|parent| parent.code == region.code))
    }

    /// All of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.by_code.values()
    }

    fn province_of(&self, region: &Region) -> Option<&Region> {
        self.get(&format!("{}0000", &region.code[..2]))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    code: String,
    name: String,
    level: Level,
}

/// Reads and checks the regions: codes of six digits, each once, each below a
/// listed one.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<Regions> {
    let mut regions = Regions { by_code: BTreeMap::new() };
    let mut lines = Vec::new();
    for row in reader.csv::<Written>(PATH) {
        let Written { code, name, level } = row.value;
        if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
            reader.problem_on_line(PATH, row.line, format!("a region's code has six digits: {code:?}"));
            continue;
        }
        if code.ends_with("0000") != (level == Level::Province) {
            reader.problem_on_line(PATH, row.line, format!("the code {code} does not fit the level"));
        }
        lines.push((row.line, code.clone()));
        if regions.by_code.insert(code.clone(), Region { code, name, level }).is_some() {
            reader.problem_on_line(PATH, row.line, "this code is listed twice");
        }
    }
    for (line, code) in &lines {
        let region = &regions.by_code[code];
        if region.level != Level::Province && regions.parent(region).is_none() {
            reader.problem_on_line(PATH, *line, format!("no region above {code} is listed"));
        }
    }
    if lines.is_empty() {
        reader.problem_on_line(PATH, 0, "no region is listed");
        return None;
    }
    Some(regions)
}
