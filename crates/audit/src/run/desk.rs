//! The audit at the counter 事前、事中提醒: single visits with their person's
//! claims, by the same rules and with the same answer as a run of everything.
//! Catalogue, knowledge and providers are read once.
//!
//! Article: R5-14, R1-12.11.

use std::collections::BTreeSet;

use super::scan::{ByItem, OfItem, of_item};
use super::{RunOptions, Selection, scanned};
use crate::claims::Shared;
use crate::{Claims, ClaimsProblem, Finding, RuleSet, Tables};

/// A counter that is ready to be asked, by many threads at once.
#[derive(Debug)]
pub struct Desk {
    shared: Shared,
    rules: RuleSet,
    /// The rules that look at each item of the catalogue. All rules: what a call
    /// lacks columns for finds nothing by itself.
    of_item: Vec<OfItem>,
}

impl Desk {
    /// A desk with the catalogue, the knowledge and the providers of these
    /// tables; persons, visits and lines of theirs are passed over.
    ///
    /// # Errors
    /// As [`Claims::open`].
    pub fn open(tables: &Tables, rules: &RuleSet) -> Result<Desk, ClaimsProblem> {
        let shared = Claims::shared(tables)?;
        let nobody = Claims::beside(&shared, &Tables::new())?;
        let runs: Vec<bool> = rules.rules().iter().map(|rule| rule.has_tables(&nobody)).collect();
        let of_item = (0..shared.items.len()).map(|number| of_item(&nobody, rules.rules(), &runs, number)).collect();
        Ok(Desk { shared, rules: rules.clone(), of_item })
    }

    /// What the rules have against some visits of a person. The tables have the
    /// person, the visits of the year and their lines; nothing else of them is
    /// read. Rules about providers' months do not answer here.
    ///
    /// # Errors
    /// As [`Claims::open`].
    pub fn ask(&self, of_person: &Tables, visits: BTreeSet<i64>) -> Result<Vec<Finding>, ClaimsProblem> {
        let claims = Claims::beside(&self.shared, of_person)?;
        let options = RunOptions { threads: 1, selection: Selection::Visits(visits) };
        Ok(scanned(&claims, &self.rules, &options, ByItem::Known(&self.of_item), |_| ()))
    }
}
