//! The worked cases of benefit law, from which the test bench can start.
//!
//! Article: R1-13, R2-98.

use base::Article;
use benefit::GivenCase;
use regulation::cases::AnyCase;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// The worked cases.
pub struct Cases;

/// All of them, or one with what is given in it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichCase {
    /// The file of the one.
    pub file: Option<String>,
    /// Its name within the file.
    pub name: Option<String>,
}

/// The cases found.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WorkedCases {
    /// In the order of files and lines.
    pub cases: Vec<WorkedCase>,
}

/// A case.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WorkedCase {
    /// The file it stands in.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The articles it shows.
    pub articles: Vec<Article>,
    /// Why the result is what it is.
    pub note: String,
    /// What is given; only where one case was asked for.
    pub given: Option<GivenCase>,
}

impl Query for Cases {
    const SPEC: QuerySpec = QuerySpec {
        name: "policy.cases",
        title: "待遇示例",
        title_en: "worked cases of benefit law",
        access: Access::SignedIn,
    };
    type Input = WhichCase;
    type Output = WorkedCases;

    async fn answer(cx: &Context<'_>, input: WhichCase) -> Result<WorkedCases, Stop> {
        let file_of = |case: &AnyCase| case.place.0.trim_start_matches("cases/benefit/").to_owned();
        let wanted = |case: &&AnyCase| {
            input.file.as_ref().is_none_or(|file| *file == file_of(case))
                && input.name.as_ref().is_none_or(|name| *name == case.name)
        };
        let one = input.file.is_some() && input.name.is_some();
        let shown = |case: &AnyCase| {
            let given = || toml::Value::Table(case.given.clone()).try_into::<GivenCase>();
            Ok(WorkedCase {
                file: file_of(case),
                name: case.name.clone(),
                articles: case.article.iter().cloned().collect(),
                note: case.note.clone(),
                given: one.then(given).transpose().map_err(|e| Stop::fault("reading a worked case", e))?,
            })
        };
        let cases: Result<Vec<WorkedCase>, Stop> =
            cx.house.law.benefit_cases.iter().filter(wanted).map(shown).collect();
        Ok(WorkedCases { cases: cases? })
    }
}
