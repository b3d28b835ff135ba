//! Made-up claims for the rules of the national frame: beside a county's claims,
//! persons with one planted fraud each, and the knowledge that finds it.
//!
//! Of the kinds that are only suspicious one fraud in twenty is disguised (an
//! item or diagnosis that no table knows) and will be missed, and some claims
//! look like a fraud and are none: the reason stands in the record, not in the
//! claims. So the share found and the share of false alarms mean something.

mod recipes;
mod scene;

use std::collections::BTreeMap;

use regulation::audit_rules::{AuditRules, RuleSeverity};

use super::{Plan, Planted, county};
use crate::{Rows, TableName};
use scene::Scene;

/// A county with frauds of every kind that the rules know.
#[derive(Debug, Clone)]
pub struct FrameCounty {
    /// All claims, with the tables of knowledge.
    pub rows: Rows,
    /// Every planted fraud, those of the twelve basic rules among them.
    pub planted: Vec<Planted>,
    /// Honest claims that a rule will find nevertheless.
    pub look_alikes: Vec<Planted>,
    /// What all frauds of a rule put in question, in fen, by its number; of
    /// visits the total.
    pub amounts_fen: BTreeMap<i32, i64>,
}

/// How many frauds of each kind are planted, and of the suspicious ones how many
/// claims look like them.
const OF_EACH: u64 = 20;
const LOOK_ALIKES: u64 = 2;

/// The county of a plan with frauds of each rule of the frame.
pub fn frame_county(plan: &Plan, law: &AuditRules) -> FrameCounty {
    let (rows, planted) = county(plan);
    let mut scene = Scene::beside(plan, rows);
    let mut planted = planted;
    let (mut look_alikes, mut amounts_fen) = (Vec::new(), scene.amounts_of(&planted));
    for (item, category) in categories(&scene) {
        scene.knows(TableName::Categories, &[&item, category]);
    }
    for rule in law.all().iter().filter(|rule| rule.family != "basic") {
        let suspicious = rule.severity == RuleSeverity::Suspicious;
        for n in 0..OF_EACH + if suspicious { LOOK_ALIKES } else { 0 } {
            scene.begin(suspicious && n == OF_EACH / 2);
            let id = recipes::plant(rule.code(), &mut scene);
            let fraud = Planted { rule: rule.number(), id };
            if n < OF_EACH {
                *amounts_fen.entry(rule.number()).or_default() += scene.amount_fen(id);
                planted.push(fraud);
            } else {
                look_alikes.push(fraud);
            }
        }
    }
    planted.sort_unstable();
    FrameCounty { rows: scene.into_rows(), planted, look_alikes, amounts_fen }
}

/// Tests and treatments among the services of the county's own catalogue, so
/// that its honest stays have both.
fn categories(scene: &Scene) -> Vec<(String, &'static str)> {
    let services = scene.rows().items.iter().filter(|item| item.kind == 2);
    let of = services.filter_map(|item| match (item.max_per_day, item.max_per_stay) {
        (0, 0) => None,
        (_, 0) => Some((item.item_code.to_string(), "test")),
        _ => Some((item.item_code.to_string(), "treatment")),
    });
    of.collect()
}
