//! The matters that can be applied for: for the intake desk and for whoever
//! wants to know what is needed.
//!
//! Article: R1-12, R1-13 (what can be applied for is made known).

use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::Serialize;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters;
use crate::operations::matter::law_of;
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// The matters.
pub struct List;

/// All of them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatterList {
    /// In the order in which they were built.
    pub matters: Vec<MatterRow>,
}

/// A matter in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatterRow {
    /// Its kind of case.
    pub kind: CaseKind,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// The chief article.
    pub cite: String,
    /// Whether this caller may open a case of it.
    pub may_open: bool,
    /// Working days of its chain in all.
    pub limit_days: u32,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "matter.list", title: "经办事项", title_en: "matters", access: Access::SignedIn };
    type Input = Nothing;
    type Output = MatterList;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<MatterList, Stop> {
        let mut rows = Vec::new();
        for entry in matters::all() {
            let law = law_of(cx, &entry)?;
            let chain = cx.house.law.chains.as_of(entry.kind, cx.today);
            rows.push(MatterRow {
                kind: entry.kind,
                title: law.zh.clone(),
                title_en: law.en.clone(),
                cite: law.article.first().to_string(),
                may_open: chain.is_some_and(|chain| cx.caller.holds_any(&chain.opened_by)),
                limit_days: chain.map(|chain| chain.steps.iter().map(|step| step.limit_days).sum()).unwrap_or_default(),
            });
        }
        Ok(MatterList { matters: rows })
    }
}
