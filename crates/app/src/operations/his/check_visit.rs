//! Tells a hospital before it settles a visit what the monthly audit would find:
//! the same rules over the same kind of rows, for this visit alone. Lines that are
//! only being thought of can be brought along. Nothing is decided; that the
//! hospital was told stands in the trail, by rule.
//!
//! Checks in this order: the visit is the caller's own and not settled or
//! cancelled; at most 1000 lines more; each of them as an upload would be.
//!
//! Article: R3d-39.2, R1-12.11.

use audit::{Claims, RuleSet, RunOptions, Selection, explain};
use base::{Fen, Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::catalogue::held::ChargedAt;
use crate::operations::claim::{NewLine, checked_line, known_items, open_month, own_visit};
use crate::operations::month::{in_question, tables_before_settlement};
use crate::operations::visit::amend::must_be_changeable;
use crate::stop::Stop;

/// Checks a visit before settlement.
pub struct CheckVisit;

/// Which visit, and what is thought of.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitToCheck {
    /// The visit.
    pub visit_id: VisitId,
    /// Lines beyond those uploaded.
    #[serde(default)]
    pub lines: Vec<NewLine>,
}

/// What would be found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VisitChecked {
    /// In the order of rules and lines.
    pub findings: Vec<FoundBefore>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FoundBefore {
    /// The rule's public number.
    pub rule: i32,
    /// Its name.
    pub title: String,
    /// Its articles.
    pub articles: Vec<String>,
    /// In words.
    pub evidence: String,
    /// The line by the hospital's own number; none where the whole visit is meant.
    pub line_number: Option<String>,
    /// Amount in question.
    pub amount_fen: Fen,
}

/// Lines that are thought of get numbers below those of any line that is there.
const THOUGHT_OF: i64 = i64::MAX - 10_000;

impl Command for CheckVisit {
    const SPEC: CommandSpec = CommandSpec {
        name: "his.check_visit",
        title: "结算前明细审核",
        title_en: "check a visit before settlement",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R3d-39", "R1-12.11"],
    };
    type Input = VisitToCheck;
    type Output = VisitChecked;

    async fn decide(cx: &Context<'_>, input: VisitToCheck) -> Result<Plan<VisitChecked>, Stop> {
        let visit = own_visit(cx, input.visit_id).await?;
        must_be_changeable(&visit)?;
        if input.lines.len() > 1_000 {
            let (zh, en) = ("一次最多 1000 条", "at most 1000 lines at once");
            return Err(Refusal::invalid("count_out_of_range", "lines", zh, en).into());
        }
        let codes: Vec<&str> = input.lines.iter().map(|line| line.item_code.as_str()).collect();
        let items = known_items(cx, &codes).await?;
        let charged_at = ChargedAt::of_visit(cx, &visit).await?;
        let mut thought_of = Vec::with_capacity(input.lines.len());
        for (index, (line, line_id)) in input.lines.iter().zip(THOUGHT_OF..).enumerate() {
            thought_of.push(checked_line(
                line,
                &format!("lines[{index}]"),
                &items,
                &charged_at,
                line_id,
                visit.visit_id,
            )?);
        }
        let month = open_month(cx, cx.today).await?;
        let rules = RuleSet::all(&cx.house.law.audit_rules, month.last_day())
            .map_err(|e| Stop::fault("putting the rules together", e))?;
        let tables = tables_before_settlement(cx, &visit, month, thought_of.clone()).await?;
        let own = numbers(cx, visit.visit_id, &thought_of).await?;
        let selection = Selection::Visits([visit.visit_id].into());
        let work = move || {
            let claims = Claims::from_tables(&tables, 1)?;
            let found = audit::run(&claims, &rules, &RunOptions { threads: 1, selection }, |_| ());
            Ok::<_, audit::ClaimsProblem>((found, rules))
        };
        let worked = tokio::task::spawn_blocking(work).await.map_err(|e| Stop::fault("auditing a visit", e))?;
        let (found, rules) = worked.map_err(|e| Stop::fault("auditing a visit", e))?;

        let mut findings = Vec::with_capacity(found.len());
        for finding in &found {
            let rule = rules.get(finding.rule);
            let rule = rule.ok_or_else(|| Stop::fault("auditing a visit", format!("no rule {}", finding.rule)))?;
            findings.push(FoundBefore {
                rule: finding.rule,
                title: rule.name.zh.clone(),
                articles: rule.articles.iter().map(ToString::to_string).collect(),
                evidence: explain(finding, &rules).map(|said| said.zh).unwrap_or_default(),
                line_number: finding.item_code.as_ref().and_then(|_| own.get(&finding.id).cloned()),
                amount_fen: Fen(in_question(finding)),
            });
        }
        let mut plan = Plan::answering(VisitChecked { findings });
        plan.about("visit", input.visit_id);
        for rule in found.iter().map(|finding| finding.rule).collect::<std::collections::BTreeSet<_>>() {
            let count = found.iter().filter(|finding| finding.rule == rule).count();
            plan.fact(&format!("findings_of_rule_{rule:02}"), count);
        }
        Ok(plan)
    }
}

/// The hospital's numbers of a visit's lines.
async fn numbers(
    cx: &Context<'_>,
    visit_id: i64,
    thought_of: &[store::entity::fee_line::Model],
) -> Result<std::collections::BTreeMap<i64, String>, Stop> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    use store::entity::fee_line;
    let own = fee_line::Entity::find().filter(fee_line::Column::VisitId.eq(visit_id));
    let own = cx.view.all(own).await?;
    Ok(own.iter().chain(thought_of).map(|line| (line.line_id, line.line_number.clone())).collect())
}
