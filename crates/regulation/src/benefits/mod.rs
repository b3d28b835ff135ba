//! Benefit law as typed, checked data: one policy is one file of
//! `regulation/benefits/`, every value dated and with its article; which policy
//! holds for whom and when is `regulation/catalogs/pools.toml`. For the benefit
//! engine, which compiles a policy into flat tables, and for the page that shows
//! officers what a policy says and since when.
//!
//! A region or year that differs only in its figures is another file; what it
//! shares with another policy it takes over with `as_in`. What differs in kind
//! (bands on the excess over the deductible, settlement in the year of discharge,
//! self-pay first instead of a lower ratio) is another word of one of the enums
//! below; a word the engine cannot carry out is refused when the file is read,
//! never ignored. What can and cannot be said is told in
//! docs/decisions/0015-benefit-law.md.
//!
//! Article: R2-49, R2-53, R2-56, R2-59, R2-60, R2-64, R2-92, R2-98, R1-37

mod care;
mod check;
mod clearing;
mod coverage;
mod difference;
mod draft;
mod inpatient;
mod layers;
mod policy;
mod pools;
mod sheet;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use std::collections::BTreeMap;

use base::Date;

use crate::{InFile, LawErrors, LawFiles, Reader, Regions};

pub use care::*;
pub use clearing::*;
pub use coverage::{Finding, Grid, Place, survey};
pub use difference::{CellDifference, PolicyDifference, differences};
pub use draft::{Draft, DraftFault};
pub use inpatient::*;
pub use layers::*;
pub use policy::BenefitPolicy;
pub use pools::{Pool, Pools};
pub use sheet::{BenefitWords, Called, CellValue, PolicyCell, PolicyRow};
pub use tree::{CannotChange, PolicyTree, ValueChange};
pub use words::*;

/// The folder of the policies within the law data.
const FOLDER: &str = "benefits";

/// All benefit policies, by id, and who is insured under which.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Benefits {
    policies: Vec<BenefitPolicy>,
    pools: Pools,
    trees: BTreeMap<String, PolicyTree>,
    sheets: BTreeMap<String, Vec<PolicyRow>>,
    words: BenefitWords,
}

impl Benefits {
    /// The policy with an id.
    pub fn policy(&self, id: &str) -> Option<&BenefitPolicy> {
        self.policies.iter().find(|policy| policy.id == id)
    }

    /// The policy for whoever is insured in a region under a kind of insurance,
    /// for the day that decides (admission, or discharge where the policy says
    /// so): that of the region itself, or else of the nearest one above it.
    pub fn policy_for(&self, regions: &Regions, region: &str, insurance: &str, day: Date) -> Option<&BenefitPolicy> {
        let pool = self.pools.pool_of(regions, region, insurance)?;
        self.policy(&pool.policy.as_of(day)?.value)
    }

    /// All policies, by id.
    pub fn policies(&self) -> &[BenefitPolicy] {
        &self.policies
    }

    /// The pooling areas.
    pub fn pools(&self) -> &Pools {
        &self.pools
    }

    /// Every value of a policy in officers' words.
    pub fn sheet(&self, id: &str) -> Option<&[PolicyRow]> {
        self.sheets.get(id).map(Vec::as_slice)
    }

    /// A policy as it is written, with what it takes over.
    pub fn tree(&self, id: &str) -> Option<&PolicyTree> {
        self.trees.get(id)
    }

    /// What the words of policies are called.
    pub fn words(&self) -> &BenefitWords {
        &self.words
    }

    /// The policy that a policy followed: in the pool of its own region, or of
    /// the first region where it holds.
    pub fn before(&self, id: &str) -> Option<&BenefitPolicy> {
        let policy = self.policy(id)?;
        let follows = |pool: &&Pool| {
            pool.insurance == policy.insurance && pool.policy.values().iter().any(|dated| dated.value == id)
        };
        let mut pools = self.pools.iter().filter(follows);
        let own = pools.clone().find(|pool| pool.region == policy.region);
        let values = own.or_else(|| pools.next())?.policy.values();
        let at = values.iter().position(|dated| dated.value == id)?;
        self.policy(&values[at.checked_sub(1)?].value)
    }

    /// The policies that followed a policy, each with a region where it did.
    pub fn after(&self, id: &str) -> Vec<&BenefitPolicy> {
        let next = self.pools.iter().filter_map(|pool| {
            let values = pool.policy.values();
            let at = values.iter().position(|dated| dated.value == id)?;
            self.policy(&values.get(at + 1)?.value)
        });
        let mut found: Vec<&BenefitPolicy> = Vec::new();
        for policy in next {
            if !found.iter().any(|other| other.id == policy.id) {
                found.push(policy);
            }
        }
        found
    }
}

impl BenefitPolicy {
    /// Whether it holds for bills whose deciding day is this one.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from.0 <= day && self.until.is_none_or(|until| day < until.0)
    }

    /// Reads and checks one policy that lies outside the law data, complete in
    /// itself: a draft to be compared with the policy in force. `path` is for the
    /// error messages.
    ///
    /// # Errors
    /// Every fault found, with file, line and article.
    pub fn from_text(path: &str, text: &str) -> Result<BenefitPolicy, LawErrors> {
        let files = LawFiles::of([(path, text)]);
        let mut reader = Reader::over(&files);
        let policy = one(&mut reader, path, &[]);
        reader.finish(|| policy)
    }
}

/// Reads every policy of the law data and the pooling areas.
pub(crate) fn load(reader: &mut Reader<'_>, regions: Option<&Regions>) -> Option<Benefits> {
    let policies = load_policies(reader)?;
    let pools = pools::load(reader, regions?, &policies)?;
    let words = sheet::load_words(reader)?;
    let trees = trees(reader);
    let mut sheets = BTreeMap::new();
    for (id, tree) in &trees {
        let (rows, missing) = words.sheet(tree);
        for word in missing {
            reader.problem(&format!("{FOLDER}/{id}.toml"), None, format!("{word:?} has no words for officers"));
        }
        sheets.insert(id.clone(), rows);
    }
    Some(Benefits { policies, pools, trees, sheets, words })
}

/// The trees of all files that can be read, by id.
fn trees(reader: &Reader<'_>) -> BTreeMap<String, PolicyTree> {
    let texts = reader.files().paths(FOLDER, "toml").into_iter().filter_map(|path| reader.files().text(&path));
    let tables: Vec<toml::Table> = texts.filter_map(|text| toml::from_str(text).ok()).collect();
    let id_of = |table: &toml::Table| table.get("id").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let whole: BTreeMap<String, PolicyTree> = tables
        .iter()
        .filter(|table| !table.contains_key("as_in"))
        .map(|table| (id_of(table), PolicyTree::completed(table.clone(), None)))
        .collect();
    let completed = |table: toml::Table| {
        let other = table.get("as_in").and_then(toml::Value::as_str).and_then(|id| whole.get(id));
        (id_of(&table), PolicyTree::completed(table, other))
    };
    tables.into_iter().map(completed).collect()
}

/// Reads every policy of the law data.
fn load_policies(reader: &mut Reader<'_>) -> Option<Vec<BenefitPolicy>> {
    let files = completed(reader, |reader| reader.toml_folder(FOLDER), &[]);
    for file in &files {
        if file.path != format!("{FOLDER}/{}.toml", file.value.id) {
            reader.problem(&file.path, None, format!("the file of policy {:?} must carry its name", file.value.id));
        }
    }
    let policies: Vec<BenefitPolicy> = files.into_iter().map(|file| file.value).collect();
    check::check_together(reader, FOLDER, &policies);
    Some(policies)
}

/// One policy of a file, completed by the policy it names of those known.
fn one(reader: &mut Reader<'_>, path: &str, known: &[BenefitPolicy]) -> Option<BenefitPolicy> {
    let read = |reader: &mut Reader<'_>| {
        reader.toml(path).map(|value| InFile { path: path.to_owned(), value }).into_iter().collect()
    };
    completed(reader, read, known).pop().map(|file| file.value)
}

/// Files read, completed by the policies they name, and checked.
fn completed(
    reader: &mut Reader<'_>,
    read: impl FnOnce(&mut Reader<'_>) -> Vec<InFile<policy::Written>>,
    known: &[BenefitPolicy],
) -> Vec<InFile<BenefitPolicy>> {
    let files = read(reader);
    let own = files.iter().filter(|file| file.value.as_in.is_none()).map(|file| file.value.clone().completed(None));
    let known = known.iter().filter(|policy| policy.as_in.is_none()).cloned();
    let whole: Vec<BenefitPolicy> = own.chain(known).collect();
    let mut policies = Vec::with_capacity(files.len());
    for InFile { path, value } in files {
        let other = value.as_in.clone().and_then(|named| {
            let found = whole.iter().find(|policy| policy.id == *named.get_ref());
            if found.is_none() {
                let problem = format!("there is no policy {:?} that is complete in itself", named.get_ref());
                reader.problem(&path, Some(named.span()), problem);
            }
            found
        });
        check::check_written(reader, &path, &value.clone().completed(None));
        let policy = value.completed(other);
        check::check_policy(reader, &path, &policy);
        policies.push(InFile { path, value: policy });
    }
    policies
}
