//! Administrative regions: code, name, level, and which one lies in which.
//! Read from `catalogs/regions.csv`. For pooling areas, agencies and addresses.
//!
//! A code that is not listed may still stand on an identity card: cards keep
//! the code of the time of issue. So an identity number is never refused
//! because of its region. The codes are a standard (GB/T 2260), not an article.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LawErrors, LawFiles};

    fn read(files: &LawFiles) -> Result<Regions, LawErrors> {
        let mut reader = Reader::over(files);
        let regions = load(&mut reader);
        reader.finish(|| regions)
    }

    #[test]
    fn counties_lie_in_their_prefecture_or_directly_in_their_province() {
        let regions = read(&LawFiles::embedded()).unwrap();
        let parent = |code| regions.parent(regions.get(code).unwrap()).map(|region| region.name.as_str());
        assert_eq!(parent("441625"), Some("河源市"));
        assert_eq!(parent("441600"), Some("广东省"));
        assert_eq!(parent("419001"), Some("河南省"));
        assert_eq!(parent("410000"), None);
        assert_eq!(regions.get("410322"), None, "an abolished code is not listed");
        let henan = regions.get("410000").unwrap();
        let below: Vec<&Region> = regions.children(henan).collect();
        assert_eq!(below.iter().filter(|region| region.level == Level::Prefecture).count(), 17);
        assert_eq!(below.iter().filter(|region| region.level == Level::County).count(), 1);
        assert_eq!(regions.iter().count(), 467);
    }

    #[test]
    fn planted_faults_are_named_with_file_and_line() {
        for (rows, line, problem) in [
            ("410000,河南省,province\n41010,郑州市,prefecture", 3, "six digits"),
            ("410000,河南省,province\n410000,河南省,province", 3, "listed twice"),
            ("410000,河南省,prefecture", 2, "does not fit the level"),
            ("410100,郑州市,province", 2, "does not fit the level"),
            ("410000,河南省,province\n420100,武汉市,prefecture", 3, "no region above 420100"),
            ("410000,河南省,state", 2, "unknown variant `state`"),
            ("", 0, "no region is listed"),
        ] {
            let text = format!("code,name,level\n{rows}\n");
            let errors = read(&LawFiles::of([(PATH, text.as_str())])).expect_err(rows);
            let found = errors.0.iter().find(|error| error.problem.contains(problem));
            let found = found.unwrap_or_else(|| panic!("{problem}: {errors}"));
            assert_eq!((found.file.as_str(), found.line), (PATH, line), "{found}");
        }
    }
}
