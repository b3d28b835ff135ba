//! The duty law as it is in force: every duty, every pair that one person may not
//! unite, every chain with its versions. For whoever looks through the rights of
//! the agency.
//!
//! Article: R1-9, R1-12, R3d-10, R3d-11.

use base::date_text;
use regulation::chains::{CaseKind, Chain, Step};
use regulation::duties::{DutyLaw, DutyPair};
use schemars::JsonSchema;
use serde::Serialize;

use super::check::{Apart, ApartBy};
use super::{DutyNamed, OVERSEERS};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// The duty law.
pub struct InForce;

/// Duties, pairs and chains.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DutiesInForce {
    /// The day from which the list of duties holds.
    pub from_date: String,
    /// Every duty.
    pub duties: Vec<DutyRow>,
    /// Every pair that one person may not unite.
    pub pairs: Vec<Apart>,
    /// Every version of every chain, the latest of a kind first.
    pub chains: Vec<ChainVersion>,
}

/// A duty.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DutyRow {
    /// Which.
    #[serde(flatten)]
    pub named: DutyNamed,
    /// The department it belongs to, in Chinese.
    pub department: String,
    /// Only for staff on the establishment.
    pub on_establishment: bool,
    /// The least authority it takes.
    pub least_authority: String,
    /// How many duties it may not be united with on one case.
    pub same_case_count: u32,
    /// How many duties may not be held beside it.
    pub standing_count: u32,
    /// The article.
    pub cite: String,
}

/// A chain in one of its versions.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChainVersion {
    /// The kind of case.
    pub kind: CaseKind,
    /// Its name, in Chinese.
    pub label: String,
    /// Its name, in English.
    pub label_en: String,
    /// The first day.
    pub from_date: String,
    /// The first day on which it holds no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_date: Option<String>,
    /// Whether it holds today.
    pub in_force: bool,
    /// Who may open such a case.
    pub opened_by: Vec<DutyNamed>,
    /// The steps in their order.
    pub steps: Vec<StepRow>,
    /// Where it is laid down.
    pub cites: Vec<String>,
}

/// A step of a chain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepRow {
    /// The duty.
    #[serde(flatten)]
    pub named: DutyNamed,
    /// Its name in this chain, in Chinese.
    pub title: String,
    /// Its name in this chain, in English.
    pub title_en: String,
    /// Working days it has.
    pub limit_days: u32,
    /// It does not apply to every case.
    pub conditional: bool,
    /// The article.
    pub cite: String,
}

impl Query for InForce {
    const SPEC: QuerySpec = QuerySpec {
        name: "duties.law",
        title: "职责、不相容职责与审核链",
        title_en: "duties, incompatible pairs and chains",
        access: OVERSEERS,
    };
    type Input = Nothing;
    type Output = DutiesInForce;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<DutiesInForce, Stop> {
        let law = &cx.house.law.duties;
        let apart = |by: ApartBy| {
            move |pair: DutyPair| Apart {
                one: DutyNamed::of(law, pair.a),
                other: DutyNamed::of(law, pair.b),
                rule: by,
                cite: pair.article.to_string(),
            }
        };
        let same_case = law.same_case_pairs().map(apart(ApartBy::SameCase));
        Ok(DutiesInForce {
            from_date: date_text(law.from_date()),
            duties: duties(law),
            pairs: same_case.chain(law.standing_pairs().map(apart(ApartBy::Standing))).collect(),
            chains: CaseKind::ALL.into_iter().flat_map(|kind| versions(cx, kind)).collect(),
        })
    }
}

fn duties(law: &DutyLaw) -> Vec<DutyRow> {
    let count = |pairs: &mut dyn Iterator<Item = DutyPair>, duty| {
        pairs.filter(|pair| pair.a == duty || pair.b == duty).count() as u32
    };
    let row = |facts: &regulation::duties::DutyFacts| DutyRow {
        named: DutyNamed::of(law, facts.duty),
        department: facts.department.zh().to_owned(),
        on_establishment: facts.on_establishment,
        least_authority: facts.least_authority.code().to_owned(),
        same_case_count: count(&mut law.same_case_pairs(), facts.duty),
        standing_count: count(&mut law.standing_pairs(), facts.duty),
        cite: facts.article.to_string(),
    };
    law.all().map(row).collect()
}

fn versions(cx: &Context<'_>, kind: CaseKind) -> Vec<ChainVersion> {
    let law = &cx.house.law;
    let over_time = law.chains.kind(kind);
    let in_force = over_time.course.as_of(cx.today).map(|dated| dated.from);
    let version = |dated: &regulation::Dated<Chain>| ChainVersion {
        kind,
        label: over_time.zh.clone(),
        label_en: over_time.en.clone(),
        from_date: date_text(dated.from),
        until_date: dated.until.map(date_text),
        in_force: in_force == Some(dated.from),
        opened_by: dated.value.opened_by.iter().map(|duty| DutyNamed::of(&law.duties, *duty)).collect(),
        steps: dated.value.steps.iter().map(|step| step_row(&law.duties, step)).collect(),
        cites: dated.article.iter().map(ToString::to_string).collect(),
    };
    over_time.course.values().iter().rev().map(version).collect()
}

fn step_row(law: &DutyLaw, step: &Step) -> StepRow {
    StepRow {
        named: DutyNamed::of(law, step.duty),
        title: step.zh.clone(),
        title_en: step.en.clone(),
        limit_days: step.limit_days,
        conditional: !step.when.is_empty(),
        cite: step.article.to_string(),
    }
}
