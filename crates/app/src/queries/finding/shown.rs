//! A finding as pages show it: the words of its rule filled with what was seen,
//! the line it is about, what each review said. The words are those of the rule
//! as it stood at the end of the finding's month.
//!
//! Article: R1-12.11, R2-66.

use std::collections::BTreeMap;

use audit::{Fact, RuleSet, explain_facts};
use base::{CaseId, Fen, FindingId, LineId, Month, ProviderId, VisitId, date_text};
use regulation::audit_rules::RuleSeverity;
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::{fee_line, finding, person, visit};

use crate::command::Context;
use crate::operations::catalogue::held::Catalogue;
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// A finding. Amounts are medical cost in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingShown {
    /// The finding.
    pub finding_id: FindingId,
    /// Its case.
    pub case_id: CaseId,
    /// The settlement month.
    pub month: String,
    /// The provider.
    pub provider_id: ProviderId,
    /// Its name.
    pub provider_name: String,
    /// The claim.
    pub visit_id: VisitId,
    /// The hospital's own number of the visit.
    pub record_number: String,
    /// The person's name, masked.
    pub person_name: String,
    /// The fee line; none for findings about a visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_id: Option<LineId>,
    /// The day of service, or of admission.
    pub service_date: String,
    /// The item's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_code: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_name: Option<String>,
    /// Units charged, with decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<String>,
    /// The line's amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_amount_fen: Option<i64>,
    /// The rule's public number.
    pub rule: i32,
    /// How sure it is.
    pub severity: RuleSeverity,
    /// Version of the knowledge it was found with; 0 the founding one.
    pub knowledge_version: i64,
    /// Its name, in Chinese.
    pub rule_title: String,
    /// Its name, in English.
    pub rule_title_en: String,
    /// Its chief article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<String>,
    /// All its articles.
    pub articles: Vec<String>,
    /// What was found, in Chinese.
    pub evidence: String,
    /// What was found, in English.
    pub evidence_en: String,
    /// The amount in question.
    pub amount_fen: i64,
    /// lead, open, upheld, cleared.
    pub state: String,
    /// Proposed by first review; 0 clears it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_fen: Option<i64>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_reason: Option<String>,
    /// The provider's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Whether the provider answered this finding.
    pub answered: bool,
    /// Decided by second review; 0 clears it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_fen: Option<i64>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_reason: Option<String>,
}

/// Findings in the order given.
pub(crate) async fn shown(cx: &Context<'_>, rows: Vec<finding::Model>) -> Result<Vec<FindingShown>, Stop> {
    let visits = cx.view.by_keys::<visit::Model>(rows.iter().map(|row| row.visit_id)).await?;
    let visits: BTreeMap<i64, visit::Model> = visits.into_iter().map(|visit| (visit.visit_id, visit)).collect();
    let lines = cx.view.by_keys::<fee_line::Model>(rows.iter().filter_map(|row| row.line_id)).await?;
    let lines: BTreeMap<i64, fee_line::Model> = lines.into_iter().map(|line| (line.line_id, line)).collect();
    let persons = cx.view.by_keys::<person::Model>(rows.iter().map(|row| row.person_id)).await?;
    let persons: BTreeMap<i64, String> =
        persons.into_iter().map(|row| (row.person_id, cx.masked("person.name", &row.name))).collect();
    let providers = Names::of_providers(cx.view, rows.iter().map(|row| row.provider_id)).await?;
    let items = item_names(cx, lines.values().map(|line| line.item_code.as_str())).await?;
    let mut rules: BTreeMap<String, RuleSet> = BTreeMap::new();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        if !rules.contains_key(&row.month) {
            rules.insert(row.month.clone(), rules_of(cx, &row.month)?);
        }
        let words = words(&rules[&row.month], &row)?;
        let line = row.line_id.and_then(|id| lines.get(&id));
        let visit = visits.get(&row.visit_id);
        let day = line.map(|line| line.service_date).or(visit.map(|visit| visit.admit_date));
        all.push(FindingShown {
            finding_id: FindingId(row.finding_id),
            case_id: CaseId(row.case_id),
            provider_id: ProviderId(row.provider_id),
            provider_name: providers.get(row.provider_id),
            visit_id: VisitId(row.visit_id),
            record_number: visit.map(|visit| visit.record_number.clone()).unwrap_or_default(),
            person_name: persons.get(&row.person_id).cloned().unwrap_or_default(),
            line_id: row.line_id.map(LineId),
            service_date: day.map(date_text).unwrap_or_default(),
            item_code: line.map(|line| line.item_code.clone()),
            item_name: line.and_then(|line| items.get(&line.item_code).cloned()),
            quantity: line.map(|line| Fact::Quantity(i64::from(line.quantity)).en()),
            line_amount_fen: line.map(|line| line.amount_fen),
            rule: row.rule,
            severity: words.severity,
            knowledge_version: row.knowledge_version,
            rule_title: words.title,
            rule_title_en: words.title_en,
            cite: words.articles.first().cloned(),
            articles: words.articles,
            evidence: words.evidence,
            evidence_en: words.evidence_en,
            amount_fen: row.amount_fen,
            state: row.state,
            first_fen: row.first_fen,
            first_reason: row.first_reason,
            answered: row.answer.is_some(),
            answer: row.answer,
            final_fen: row.final_fen,
            final_reason: row.final_reason,
            month: row.month,
        });
    }
    Ok(all)
}

struct Words {
    severity: RuleSeverity,
    title: String,
    title_en: String,
    articles: Vec<String>,
    evidence: String,
    evidence_en: String,
}

fn words(rules: &RuleSet, row: &finding::Model) -> Result<Words, Stop> {
    let kept: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&row.evidence).map_err(|e| Stop::fault("reading the evidence of a finding", e))?;
    let fact = |(name, value)| Ok((name, serde_json::from_value::<Fact>(value)?));
    let facts: Vec<(String, Fact)> = kept
        .into_iter()
        .map(fact)
        .collect::<Result<_, serde_json::Error>>()
        .map_err(|e| Stop::fault("reading the evidence of a finding", e))?;
    let rule =
        rules.get(row.rule).ok_or_else(|| Stop::fault("explaining a finding", format!("no rule {}", row.rule)))?;
    let said = explain_facts(row.rule, &facts, rules);
    Ok(Words {
        severity: rule.severity,
        title: rule.name.zh.clone(),
        title_en: rule.name.en.clone(),
        articles: rule.articles.iter().map(ToString::to_string).collect(),
        evidence: said.as_ref().map(|said| said.zh.clone()).unwrap_or_default(),
        evidence_en: said.map(|said| said.en).unwrap_or_default(),
    })
}

/// The rules as they stood on the last day of a month.
pub(crate) fn rules_of(cx: &Context<'_>, month: &str) -> Result<RuleSet, Stop> {
    let month: Month = month.parse().map_err(|e| Stop::fault("reading a month", e))?;
    RuleSet::all(&cx.house.law.audit_rules, month.last_day()).map_err(|e| Stop::fault("putting the rules together", e))
}

async fn item_names<'c>(
    cx: &Context<'_>,
    codes: impl Iterator<Item = &'c str>,
) -> Result<BTreeMap<String, String>, Stop> {
    let codes: std::collections::BTreeSet<&str> = codes.collect();
    let catalogue = Catalogue::of(cx.view, &codes).await?;
    let named = |code: &str| Some((code.to_owned(), catalogue.name(code, cx.today)?.to_owned()));
    Ok(codes.into_iter().filter_map(named).collect())
}

/// A yuan amount as pages and formulas write it.
pub(crate) fn yuan(fen: i64) -> String {
    Fen(fen).to_string()
}
