//! The dictionaries of the national hospital interface that this centre uses:
//! a code in a message that its dictionary does not have is refused, and the
//! centre's own answers take their codes and words from here. Read from
//! `catalogs/his_codes.csv`.
//!
//! Article: R3d-39.2 (settlement data arrives through the network).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Reader;

const PATH: &str = "catalogs/his_codes.csv";

/// The dictionaries, by the names they have in the interface.
#[derive(Debug, Clone)]
pub struct HisCodes {
    words: BTreeMap<String, BTreeMap<String, String>>,
}

impl HisCodes {
    /// What a code of a dictionary means, in Chinese.
    pub fn words(&self, dictionary: &str, code: &str) -> Option<&str> {
        self.words.get(dictionary)?.get(code).map(String::as_str)
    }

    /// Every dictionary with each of its codes, in the order of both.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().flat_map(|(name, codes)| codes.keys().map(|code| (name.as_str(), code.as_str())))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    dictionary: String,
    #[serde(rename = "dictionary_zh")]
    _dictionary_zh: String,
    code: String,
    zh: String,
}

/// Reads the dictionaries: nothing empty, a code once in its dictionary.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<HisCodes> {
    let mut words: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in reader.csv::<Written>(PATH) {
        let Written { dictionary, code, zh, .. } = row.value;
        if [&dictionary, &code, &zh].iter().any(|text| text.trim().is_empty()) {
            reader.problem_on_line(PATH, row.line, "dictionary, code and words are all needed");
            continue;
        }
        let known = words.entry(dictionary).or_default().insert(code, zh);
        if known.is_some() {
            reader.problem_on_line(PATH, row.line, "this code of the dictionary stands above");
        }
    }
    if words.is_empty() {
        reader.problem_on_line(PATH, 0, "no code is listed");
        return None;
    }
    Some(HisCodes { words })
}
