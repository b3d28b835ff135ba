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
mod inpatient;
mod layers;
mod policy;
mod pools;
#[cfg(test)]
mod tests;
mod words;

use base::Date;

use crate::{InFile, LawErrors, LawFiles, Reader, Regions};

pub use care::*;
pub use clearing::*;
pub use coverage::{Finding, Grid, Place, survey};
pub use inpatient::*;
pub use layers::*;
pub use policy::BenefitPolicy;
pub use pools::{Pool, Pools};
pub use words::*;

/// The folder of the policies within the law data.
const FOLDER: &str = "benefits";

/// All benefit policies, by id, and who is insured under which.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Benefits {
    policies: Vec<BenefitPolicy>,
    pools: Pools,
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
        let mut policies = completed(&mut reader, |reader| {
            reader.toml(path).map(|value| InFile { path: path.to_owned(), value }).into_iter().collect()
        });
        let policy = policies.pop().map(|file| file.value);
        reader.finish(|| policy)
    }
}

/// Reads every policy of the law data and the pooling areas.
pub(crate) fn load(reader: &mut Reader<'_>, regions: Option<&Regions>) -> Option<Benefits> {
    let policies = load_policies(reader)?;
    let pools = pools::load(reader, regions?, &policies)?;
    Some(Benefits { policies, pools })
}

/// Reads every policy of the law data.
fn load_policies(reader: &mut Reader<'_>) -> Option<Vec<BenefitPolicy>> {
    let files = completed(reader, |reader| reader.toml_folder(FOLDER));
    for file in &files {
        if file.path != format!("{FOLDER}/{}.toml", file.value.id) {
            reader.problem(&file.path, None, format!("the file of policy {:?} must carry its name", file.value.id));
        }
    }
    let policies: Vec<BenefitPolicy> = files.into_iter().map(|file| file.value).collect();
    check::check_together(reader, FOLDER, &policies);
    Some(policies)
}

/// Files read, completed by the policies they name, and checked.
fn completed(
    reader: &mut Reader<'_>,
    read: impl FnOnce(&mut Reader<'_>) -> Vec<InFile<policy::Written>>,
) -> Vec<InFile<BenefitPolicy>> {
    let files = read(reader);
    let whole: Vec<BenefitPolicy> =
        files.iter().filter(|file| file.value.as_in.is_none()).map(|file| file.value.clone().completed(None)).collect();
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
