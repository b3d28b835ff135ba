//! What can be wrong with a finished case that is checked again. For the control
//! department.
//!
//! Article: R1-30, R1-A2.9.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::{Articles, Reader};

const FILE: &str = "duties/spot_check.toml";

/// The faults, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpotCheckLaw {
    fault: Vec<Fault>,
}

/// Something that can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Stable code.
    pub code: String,
    /// In words.
    pub zh: String,
    /// In English words.
    pub en: String,
    /// The article.
    pub article: Articles,
    /// Of this agency's list.
    #[serde(default)]
    pub local: bool,
}

/// Reads the faults; each code once.
pub fn load(reader: &mut Reader<'_>) -> Option<SpotCheckLaw> {
    let law: SpotCheckLaw = reader.toml(FILE)?;
    let mut known = BTreeSet::new();
    if let Some(twice) = law.fault.iter().find(|fault| !known.insert(fault.code.as_str())) {
        reader.problem(FILE, None, format!("the fault {} stands there twice", twice.code));
    }
    reader.is_clean().then_some(law)
}

impl SpotCheckLaw {
    /// All of them, in order.
    pub fn faults(&self) -> &[Fault] {
        &self.fault
    }

    /// One by its code.
    pub fn fault(&self, code: &str) -> Option<&Fault> {
        self.fault.iter().find(|fault| fault.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../regulation/duties/spot_check.toml");

    #[test]
    fn the_faults_are_read_and_one_told_twice_is_noticed() {
        let read = |text: &str| {
            let files = LawFiles::of([(FILE, text)]);
            let mut reader = Reader::over(&files);
            let read = load(&mut reader);
            reader.finish(|| read)
        };
        assert_eq!(read(TEXT).unwrap().fault("papers_wanting").unwrap().zh, "材料不齐或不符");
        let twice = read(&TEXT.replacen("\"late\"", "\"other\"", 1)).unwrap_err();
        assert!(twice.0[0].problem.contains("other"));
    }
}
