//! Benefit law as typed, checked data: one policy is one file of
//! `regulation/benefits/`, every value dated and with its article. For the
//! benefit engine, which compiles it into flat tables, and for the page that
//! shows officers what a policy says and since when.
//!
//! A region or year that differs only in its figures is another file. What
//! differs in kind (bands on the excess over the deductible, settlement in the
//! year of discharge, self-pay first instead of a lower ratio) is another word
//! of one of the enums below; a word the engine cannot carry out
//! is refused when the file is read, never ignored.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92, R1-37

mod check;
mod terms;
#[cfg(test)]
mod tests;

use base::Date;

use crate::{LawErrors, LawFiles, Reader};

pub use terms::*;

/// The folder of the policies within the law data.
const FOLDER: &str = "benefits";

/// All benefit policies, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Benefits {
    policies: Vec<BenefitPolicy>,
}

impl Benefits {
    /// The policy with an id.
    pub fn policy(&self, id: &str) -> Option<&BenefitPolicy> {
        self.policies.iter().find(|policy| policy.id == id)
    }

    /// The policy of a region and kind of insurance for a day of admission.
    pub fn in_force(&self, region: &str, insurance: &str, day: Date) -> Option<&BenefitPolicy> {
        let fits = |policy: &&BenefitPolicy| policy.region == region && policy.insurance == insurance;
        self.policies.iter().filter(fits).find(|policy| policy.in_force_on(day))
    }

    /// All of them, by id.
    pub fn policies(&self) -> &[BenefitPolicy] {
        &self.policies
    }
}

impl BenefitPolicy {
    /// Whether it holds for stays admitted on a day.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from.0 <= day && self.until.is_none_or(|until| day < until.0)
    }

    /// Reads and checks one policy that lies outside the law data: a draft to
    /// be compared with the policy in force. `path` is for the error messages.
    ///
    /// # Errors
    /// Every fault found, with file, line and article.
    pub fn from_text(path: &str, text: &str) -> Result<BenefitPolicy, LawErrors> {
        let files = LawFiles::of([(path, text)]);
        let mut reader = Reader::over(&files);
        let policy: Option<BenefitPolicy> = reader.toml(path);
        if let Some(policy) = &policy {
            check::check_policy(&mut reader, path, policy);
        }
        reader.finish(|| policy)
    }
}

/// Reads every policy of the law data.
pub fn load(reader: &mut Reader<'_>) -> Option<Benefits> {
    let files = reader.toml_folder::<BenefitPolicy>(FOLDER);
    for file in &files {
        check::check_policy(reader, &file.path, &file.value);
        if file.path != format!("{FOLDER}/{}.toml", file.value.id) {
            reader.problem(&file.path, None, format!("the file of policy {:?} must carry its name", file.value.id));
        }
    }
    let policies: Vec<BenefitPolicy> = files.into_iter().map(|file| file.value).collect();
    check::check_together(reader, FOLDER, &policies);
    Some(Benefits { policies })
}
