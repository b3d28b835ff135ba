//! The dictionaries against which codes of a message are checked. They are
//! data of the pooling area with their dates; the caller hands in the ones
//! valid on the day.
//!
//! Regions write some codes with a leading zero and some without (`01`, `1`):
//! a code is found in either form and taken over as the dictionary has it.
//!
//! Article: R3d-39.2.

use std::collections::{BTreeMap, BTreeSet};

/// The dictionaries this crate asks for; a server checks at its start that
/// each is loaded.
pub const DICTIONARIES_USED: &[&str] = &[
    "mdtrt_cert_type",
    "psn_cert_type",
    "insutype",
    "med_type",
    "matn_type",
    "diag_type",
    "maindiag_flag",
    "dscg_way",
    "psn_setlway",
    "acct_used_flag",
    "mid_setl_flag",
    "opter_type",
    "fixmedins_type",
    "vali_flag",
    "clr_type",
    "refd_setl_flag",
    "list_type",
    "fund_pay_type",
    "stas_type",
    "refl_type",
    "hosp_agre_refl_flag",
];

/// Dictionaries by name, each a set of codes.
#[derive(Debug, Clone, Default)]
pub struct CodeTables(BTreeMap<String, BTreeSet<String>>);

/// What a dictionary says about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lookup<'a> {
    /// It has the code, in this form.
    Found(&'a str),
    /// It does not have it.
    Unknown,
    /// There is no such dictionary.
    NoDictionary,
}

impl CodeTables {
    /// The dictionaries of rows (dictionary, code).
    pub fn from_rows<D: Into<String>, C: Into<String>>(rows: impl IntoIterator<Item = (D, C)>) -> CodeTables {
        let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (dictionary, code) in rows {
            tables.entry(dictionary.into()).or_default().insert(code.into());
        }
        CodeTables(tables)
    }

    /// The dictionaries of [`DICTIONARIES_USED`] that are not loaded.
    pub fn missing(&self) -> Vec<&'static str> {
        DICTIONARIES_USED.iter().copied().filter(|name| !self.0.contains_key(*name)).collect()
    }

    pub(crate) fn look_up(&self, dictionary: &str, code: &str) -> Lookup<'_> {
        let Some(codes) = self.0.get(dictionary) else { return Lookup::NoDictionary };
        let with_zero = format!("0{code}");
        let without_zero = code.strip_prefix('0').filter(|rest| !rest.is_empty());
        [Some(code), Some(with_zero.as_str()), without_zero]
            .into_iter()
            .flatten()
            .find_map(|form| codes.get(form))
            .map_or(Lookup::Unknown, |found| Lookup::Found(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_with_and_without_their_zero_and_the_exact_form_first() {
        let tables = CodeTables::from_rows([("a", "01"), ("b", "2"), ("c", "1"), ("c", "01"), ("d", "0")]);
        assert_eq!(tables.look_up("a", "1"), Lookup::Found("01"));
        assert_eq!(tables.look_up("b", "02"), Lookup::Found("2"));
        assert_eq!(tables.look_up("c", "01"), Lookup::Found("01"));
        assert_eq!(tables.look_up("c", "1"), Lookup::Found("1"));
        assert_eq!(tables.look_up("d", "0"), Lookup::Found("0"));
        assert_eq!(tables.look_up("b", "002"), Lookup::Unknown);
        assert_eq!(tables.look_up("e", "1"), Lookup::NoDictionary);
        assert!(tables.missing().contains(&"med_type"));
    }
}
