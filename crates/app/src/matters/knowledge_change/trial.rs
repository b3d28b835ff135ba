//! A change of the knowledge tried over the last months that are kept: for each rule that
//! asks the table, what it found with the knowledge in force and what it would have found
//! with the change. The months' own snapshots are audited, each by the rules of its last
//! day; nothing of them is changed.
//!
//! The earlier claims in a snapshot are those its own audit needed: a rule that counts over
//! months for an item that was not known then may find less than it will.
//!
//! Article: R1-12.11. Threat I14.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use audit::{Claims, ClaimsProblem, Need, RuleSet, RunOptions, Selection, TableName, Tables};
use base::{CaseId, Fen, Month, Refusal};
use regulation::audit_rules::RuleStage;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{knowledge_trial, settlement_month};

use super::change::{Change, figure};
use crate::command::Context;
use crate::operations::matter::form_of;
use crate::operations::month::in_question;
use crate::operations::month::snapshot::{self, month_visits};
use crate::stop::Stop;

/// What a rule found in a month, without and with the change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tried {
    /// The settlement month.
    pub month: String,
    /// The rule's public number.
    pub rule: i32,
    /// Its name, in Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// Findings with the knowledge in force on the change's first day.
    pub hits_before: i64,
    /// Their amount in question.
    pub amount_before_fen: Fen,
    /// Findings with the change.
    pub hits_after: i64,
    /// Their amount in question.
    pub amount_after_fen: Fen,
}

/// Tries a change over the last months kept, the latest first.
pub(crate) async fn tried(cx: &Context<'_>, change: &Change) -> Result<(Vec<String>, Vec<Tried>), Stop> {
    let months = settlement_month::Entity::find()
        .filter(settlement_month::Column::SnapshotPath.is_not_null())
        .order_by_desc(settlement_month::Column::Month)
        .limit(u64::from(figure(cx, "trial_months")?));
    let law = &cx.house.law.audit_rules;
    let (before, after) = (change.before.csv(law), change.after()?.csv(law));
    let (mut names, mut all) = (Vec::new(), Vec::new());
    for row in cx.view.all(months).await? {
        let month: Month = row.month.parse().map_err(|e| Stop::fault("reading a month", e))?;
        let (Some(path), Some(digest)) = (row.snapshot_path, row.snapshot_digest) else { continue };
        let folder = cx.house.snapshots.join(path);
        if !snapshot::verify(folder.clone(), digest).await? {
            return Err(altered().into());
        }
        let rules = rules_of(cx, change.table, month)?;
        let selection = Selection::Visits(month_visits(folder.clone()).await?);
        let sides = [before.clone(), after.clone()];
        let work = move || {
            let options = RunOptions { threads: 1, selection };
            let found = sides.map(|knowledge| found(&folder, &knowledge, &rules, &options));
            let [before, after] = found;
            Ok::<_, ClaimsProblem>((rules, before?, after?))
        };
        let worked = tokio::task::spawn_blocking(work).await.map_err(|e| Stop::fault("trying a change", e))?;
        let (rules, before, after) = worked.map_err(|e| Stop::fault("trying a change", e))?;
        for rule in rules.rules() {
            let of = |found: &Found| found.get(&rule.number).copied().unwrap_or_default();
            let ((hits_before, before), (hits_after, after)) = (of(&before), of(&after));
            all.push(Tried {
                month: row.month.clone(),
                rule: rule.number,
                title: rule.name.zh.clone(),
                title_en: rule.name.en.clone(),
                hits_before,
                amount_before_fen: Fen(before),
                hits_after,
                amount_after_fen: Fen(after),
            });
        }
        names.push(row.month);
    }
    Ok((names, all))
}

/// Refused unless this person has seen the outcome for the form as it stands.
pub(super) async fn looked_at(cx: &Context<'_>, of: CaseId) -> Result<(), Stop> {
    let version = form_of(cx, of.0).await?.version;
    let seen = knowledge_trial::Entity::find()
        .filter(knowledge_trial::Column::CaseId.eq(of.0))
        .filter(knowledge_trial::Column::FormVersion.eq(version))
        .filter(knowledge_trial::Column::StaffId.eq(cx.staff_id()?));
    if cx.view.one(seen).await?.is_some() {
        return Ok(());
    }
    let refusal =
        Refusal::conflict("trial_not_opened", "请先查看试运行结果再同意", "look at the dry run before agreeing");
    Err(refusal.citing("R1-12.11").into())
}

/// Findings and amount in question by rule.
type Found = BTreeMap<i32, (i64, i64)>;

fn found(
    folder: &Path,
    knowledge: &[(TableName, String)],
    rules: &RuleSet,
    options: &RunOptions,
) -> Result<Found, ClaimsProblem> {
    let mut tables = Tables::of_dir(folder)?.without_knowledge();
    for (table, text) in knowledge {
        tables.add_csv(*table, text)?;
    }
    let claims = Claims::read(&tables, 1, |_| ())?;
    let mut found = Found::new();
    for one in audit::run(&claims, rules, options, |_| ()) {
        let (hits, amount) = found.entry(one.rule).or_default();
        *hits += 1;
        *amount = amount.saturating_add(in_question(&one));
    }
    Ok(found)
}

/// The rules of the month's audit that ask a table.
fn rules_of(cx: &Context<'_>, table: TableName, month: Month) -> Result<RuleSet, Stop> {
    let law = &cx.house.law.audit_rules;
    let failed = |e| Stop::fault("putting the rules together", e);
    let rules = RuleSet::all(law, month.last_day()).map_err(failed)?.of_stage(law, RuleStage::After);
    let asks = |rule: &&audit::ActiveRule| {
        let needs = rule.needs();
        needs.contains(&Need::Table(table)) && !needs.contains(&Need::ProviderMonth)
    };
    let numbers: BTreeSet<i32> = rules.rules().iter().filter(asks).map(|rule| rule.number).collect();
    rules.only(&numbers.into_iter().collect::<Vec<_>>()).map_err(failed)
}

fn altered() -> Refusal {
    Refusal::conflict(
        "snapshot_altered",
        "结算月快照与封账时的摘要不一致，已停止试运行，请立即报告",
        "a snapshot is not the one that was frozen; the dry run was stopped, report this at once",
    )
    .citing("R1-15")
}
