//! Runs the claims audit over a frozen month 智能审核: the snapshot is checked
//! against its digest, every line is put to every rule of the library, and the findings of each
//! provider become one case, to be reviewed by two persons.
//!
//! All rules that are of use after treatment run, as far as the house's data suffice
//! for them; which do not run is told with the answer. What a rule is sure of waits for
//! review as an open finding; of the rest each is a lead 线索, which moves no money
//! unless a person takes it up (`audit_case/lead.rs`).
//!
//! The amount in question of a finding is the rule's; where the rule leaves it to
//! review (stays that overlap or follow closely), the whole visit is in question
//! and review decides which part, if any, is deducted.
//!
//! Checked in this order: the month is frozen; it was not audited before; the
//! snapshot is the one that was frozen.
//!
//! Article: R1-12.11, R4-15, R5-17.

use std::collections::{BTreeMap, BTreeSet};

use audit::{Claims, Evidence, Fact, Finding, RuleSet, RunOptions, Selection};
use base::{CaseId, Fen, Month, Refusal};
use regulation::audit_rules::RuleStage;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{finding, settlement_month};

use super::freeze::OfMonth;
use super::{snapshot, state};
use crate::case_work::{CaseWork, NewCase};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::house::Event;
use crate::operations::audit_case::lead::{LEAD, Leads, OPEN};
use crate::operations::month::snapshot::month_visits;
use crate::stop::Stop;

/// Runs the audit of a month.
pub struct RunAudit;

/// What the audit found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Audited {
    /// The settlement month.
    pub month: Month,
    /// Fee lines audited, history included.
    pub lines_count: u64,
    /// Rows of the snapshot that a rule could not use.
    pub problems_count: u64,
    /// Findings by rule.
    pub by_rule: Vec<RuleCount>,
    /// Rules that did not run, because the house's data lack what they need.
    pub not_run: Vec<i32>,
    /// One case per provider with findings.
    pub cases: Vec<CaseId>,
}

/// Findings of a rule.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RuleCount {
    /// The rule's public number.
    pub rule: i32,
    /// How many findings.
    pub count: i64,
    /// Amount in question, fen.
    pub amount_fen: i64,
}

impl Command for RunAudit {
    const SPEC: CommandSpec = CommandSpec {
        name: "audit.run",
        title: "智能审核运行",
        title_en: "run the claims audit",
        access: Access::Duty(&[Duty::AuditRun]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-12.11", "R4-15", "R5-17"],
    };
    type Input = OfMonth;
    type Output = Audited;

    async fn decide(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<Plan<Audited>, Stop> {
        let row = state::lock_frozen(cx, month).await?;
        if row.state != state::FROZEN {
            return Err(Refusal::conflict(
                "month_already_audited",
                "该结算月已运行智能审核",
                "the month was audited already",
            )
            .into());
        }
        let scanned = scan(cx, month, &row).await?;
        let knowledge_version = row.knowledge_version.unwrap_or(0);

        let by_rule = count(&scanned.findings)?;
        let mut plan = Plan::answering(Audited {
            month,
            lines_count: scanned.lines,
            problems_count: scanned.problems,
            by_rule: by_rule.clone(),
            not_run: scanned.not_run.clone(),
            cases: Vec::new(),
        });
        plan.about("month", month);
        plan.fact("snapshot_sm3", row.snapshot_digest.clone().unwrap_or_default());
        plan.fact("lines_count", scanned.lines);
        plan.fact("problems_count", scanned.problems);
        plan.fact("rules_not_run", scanned.not_run.len());
        plan.fact("knowledge_version", knowledge_version);
        for rule in &by_rule {
            plan.fact(&format!("findings_of_rule_{:02}", rule.rule), rule.count);
        }
        let mut by_provider: BTreeMap<i64, Vec<Finding>> = BTreeMap::new();
        for found in scanned.findings {
            by_provider.entry(found.provider_id).or_default().push(found);
        }
        for (provider_id, findings) in by_provider {
            let case = open_case(cx, &mut plan, month, provider_id, findings, knowledge_version).await?;
            plan.output.cases.push(case);
        }
        plan.update(settlement_month::Model { state: state::AUDITED.to_owned(), ..row });
        Ok(plan)
    }
}

struct Scanned {
    findings: Vec<Finding>,
    /// The rules for which the house's data do not suffice.
    not_run: Vec<i32>,
    lines: u64,
    problems: u64,
}

/// Checks the snapshot and runs the rules as they stood on the month's last day.
async fn scan(cx: &Context<'_>, month: Month, row: &settlement_month::Model) -> Result<Scanned, Stop> {
    let (Some(path), Some(digest)) = (&row.snapshot_path, &row.snapshot_digest) else {
        return Err(Stop::fault("auditing a month", "a frozen month without a snapshot"));
    };
    let folder = cx.house.snapshots.join(path);
    if !snapshot::verify(folder.clone(), digest.clone()).await? {
        return Err(Refusal::conflict(
            "snapshot_altered",
            "结算月快照与封账时的摘要不一致，已停止审核，请立即报告",
            "the snapshot is not the one that was frozen; the audit was stopped, report this at once",
        )
        .citing("R1-15")
        .into());
    }
    let law = &cx.house.law.audit_rules;
    let rules = RuleSet::all(law, month.last_day()).map_err(|e| Stop::fault("putting the rules together", e))?;
    let rules = rules.of_stage(law, RuleStage::After);
    let selection = Selection::Visits(month_visits(folder.clone()).await?);
    let events = cx.house.events.clone();
    let work = move || {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let claims = Claims::open(&folder, threads, |_| ())?;
        let total = claims.line_count();
        let done = std::sync::atomic::AtomicU64::new(0);
        let options = RunOptions { threads, selection };
        let findings = audit::run(&claims, &rules, &options, |lines| {
            let done = done.fetch_add(lines, std::sync::atomic::Ordering::Relaxed) + lines;
            let progress = Event::MonthProgress {
                month: month.to_string(),
                step: "audit".to_owned(),
                done,
                total,
                note: String::new(),
            };
            // Nobody watching is fine.
            drop(events.send(progress));
        });
        let not_run = rules.not_run(&claims).into_iter().map(|rule| rule.number).collect();
        Ok::<_, audit::ClaimsProblem>(Scanned { findings, not_run, lines: total, problems: claims.problems().total() })
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(scanned) => scanned.map_err(|e| Stop::fault("reading the snapshot", e)),
        Err(panicked) => Err(Stop::fault("running the audit", panicked)),
    }
}

fn count(findings: &[Finding]) -> Result<Vec<RuleCount>, Stop> {
    let mut counts: BTreeMap<i32, RuleCount> = BTreeMap::new();
    for found in findings {
        let count = counts.entry(found.rule).or_insert(RuleCount { rule: found.rule, count: 0, amount_fen: 0 });
        count.count += 1;
        count.amount_fen = Fen(count.amount_fen).plus(Fen(in_question(found)))?.0;
    }
    Ok(counts.into_values().collect())
}

/// One provider's findings as a case.
async fn open_case(
    cx: &Context<'_>,
    plan: &mut Plan<Audited>,
    month: Month,
    provider_id: i64,
    findings: Vec<Finding>,
    knowledge_version: i64,
) -> Result<CaseId, Stop> {
    let leads = Leads::of(cx);
    let certain = findings.iter().filter(|found| !leads.has(found));
    let amount = Fen::total(certain.map(|found| Fen(in_question(found))))?;
    let new = NewCase {
        kind: CaseKind::Audit,
        month,
        provider_id: Some(provider_id),
        object_id: None,
        weight: amount.into(),
        duty: Duty::AuditRun,
        grown_from: &[],
        subjects: &BTreeSet::new(),
        comment: String::new(),
    };
    let case_id = CaseWork::open(cx, plan, new).await?;
    let ids = cx.house.store.ids(IdKind::Object, findings.len()).await?;
    let rows = findings.into_iter().zip(ids).map(|(found, finding_id)| {
        let state = if leads.has(&found) { LEAD } else { OPEN };
        row_of((finding_id, case_id), month, state, knowledge_version, found)
    });
    plan.insert_all(rows.collect::<Result<Vec<_>, _>>()?);
    Ok(case_id)
}

fn row_of(
    (finding_id, case_id): (i64, CaseId),
    month: Month,
    state: &str,
    knowledge_version: i64,
    found: Finding,
) -> Result<finding::Model, Stop> {
    let evidence: serde_json::Map<String, serde_json::Value> = found
        .facts()
        .into_iter()
        .map(|(name, fact)| Ok((name.to_owned(), serde_json::to_value(fact)?)))
        .collect::<Result<_, serde_json::Error>>()
        .map_err(|e| Stop::fault("writing evidence down", e))?;
    Ok(finding::Model {
        finding_id,
        case_id: case_id.0,
        month: month.to_string(),
        rule: found.rule,
        provider_id: found.provider_id,
        person_id: found.person_id,
        visit_id: found.visit_id,
        line_id: found.item_code.as_ref().map(|_| found.id),
        amount_fen: in_question(&found),
        evidence: serde_json::Value::Object(evidence).to_string(),
        knowledge_version,
        state: state.to_owned(),
        first_fen: None,
        first_reason: None,
        answer: None,
        final_fen: None,
        final_reason: None,
        rev: 1,
    })
}

/// The most that review may deduct for a finding, fen; never below zero.
pub(crate) fn in_question(found: &Finding) -> i64 {
    match found.evidence {
        Evidence::Readmission { visit_total_fen, .. } | Evidence::Overlap { visit_total_fen, .. } => {
            visit_total_fen.max(0)
        }
        Evidence::Seen(ref facts) if found.amount_fen == 0 => {
            let total = facts.iter().find_map(|(name, fact)| match fact {
                Fact::Fen(fen) if *name == "visit_total" => Some(*fen),
                _ => None,
            });
            total.unwrap_or(0).max(0)
        }
        _ => found.amount_fen.max(0),
    }
}
