//! What one matter asks for: the schema of its form, its materials with when each
//! is needed, the lists it chooses from, the reasons by which it is returned, the steps of its chain.
//!
//! Article: R1-12, R4-24.

use std::collections::BTreeMap;

use base::Refusal;
use regulation::benefits::{ChronicDisease, Status};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::shown::{Named, NeededMaterial};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters::{self, sheet};
use crate::operations::matter::law_of;
use crate::own_agency::own_agency;
use crate::queries::organisation::choices::Choice;
use crate::stop::Stop;

/// One matter.
pub struct Form;

/// Which matter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichMatter {
    /// Its kind of case.
    pub kind: CaseKind,
}

/// What a matter asks for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatterForm {
    /// Its kind of case.
    pub kind: CaseKind,
    /// Its name.
    pub title: String,
    /// Its English name.
    pub title_en: String,
    /// The articles it stands on.
    pub cites: Vec<String>,
    /// Whether this caller may open a case of it.
    pub may_open: bool,
    /// The JSON Schema of its form.
    pub schema: Value,
    /// Lists from the law, by the name that fields of the form give in `x-options`.
    pub lists: BTreeMap<String, Vec<Choice>>,
    /// Its materials, in the order of the checklist.
    pub materials: Vec<NeededMaterial>,
    /// Why a case may be returned or rejected.
    pub reasons: Vec<Named>,
    /// The steps of its chain.
    pub steps: Vec<Named>,
    /// Working days in which what is missing is brought.
    pub supplement_limit_days: u32,
    /// Whether many applications can be handed in as one table.
    pub by_sheet: bool,
}

impl Query for Form {
    const SPEC: QuerySpec = QuerySpec {
        name: "matter.form",
        title: "事项表单与材料",
        title_en: "what a matter asks for",
        access: Access::SignedIn,
    };
    type Input = WhichMatter;
    type Output = MatterForm;

    async fn answer(cx: &Context<'_>, input: WhichMatter) -> Result<MatterForm, Stop> {
        let entry = matters::of_kind(input.kind).ok_or_else(|| Refusal::unknown("事项", "matter"))?;
        let law = law_of(cx, &entry)?;
        let chain = cx.house.law.chains.as_of(entry.kind, cx.today);
        let steps = chain.map(|chain| chain.steps.as_slice()).unwrap_or_default();
        Ok(MatterForm {
            kind: entry.kind,
            title: law.zh.clone(),
            title_en: law.en.clone(),
            cites: law.article.iter().map(ToString::to_string).collect(),
            may_open: chain.is_some_and(|chain| cx.caller.holds_any(&chain.opened_by)),
            schema: (entry.schema)(),
            lists: BTreeMap::from([
                ("chronic_diseases".to_owned(), chronic_diseases(cx).await?),
                ("standings".to_owned(), standings(cx)),
            ]),
            materials: law.materials.iter().map(NeededMaterial::of).collect(),
            reasons: law
                .reasons
                .iter()
                .map(|reason| Named::new(&reason.code, &reason.zh, &reason.en, reason.article.first()))
                .collect(),
            steps: steps.iter().map(|step| Named::new(step.duty.code(), &step.zh, &step.en, &step.article)).collect(),
            supplement_limit_days: law.supplement.limit_days,
            by_sheet: sheet::columns(&(entry.schema)()).is_some(),
        })
    }
}

/// The chronic diseases of the policy that holds in this area today.
async fn chronic_diseases(cx: &Context<'_>) -> Result<Vec<Choice>, Stop> {
    let own = own_agency(cx.view).await?;
    let policy = cx.house.residents_policy(&own.pooling_area, cx.today);
    let choice = |one: &ChronicDisease| Choice {
        value: one.id.clone(),
        label: one.label.clone(),
        label_en: one.label_en.clone(),
    };
    Ok(policy.iter().flat_map(|policy| &policy.policy.law().chronic).map(choice).collect())
}

/// The standings that benefit law knows.
fn standings(cx: &Context<'_>) -> Vec<Choice> {
    let words = cx.house.law.benefits.words();
    let choice = |status: Status| {
        let called = words.word("statuses", status.as_str()).cloned().unwrap_or_default();
        Choice { value: status.as_str().to_owned(), label: called.zh, label_en: called.en }
    };
    Status::ALL.into_iter().map(choice).collect()
}
