//! One case with everything a decision needs: facts, findings or drawn claims,
//! checks, the chain with names, the timeline, and what the caller may do now.
//!
//! Article: R1-12, R1-35, R1-12.11, R2-66.

use base::{CaseId, Fen, Refusal, SettlementId, VisitId, date_text};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{finding, payment_batch, person, review_case, sample_item, settlement, visit};

use super::READERS;
use super::action::{Action, actions};
use super::course::{Course, course};
use super::fact::{Fact, facts};
use super::queue::visible;
use super::row::{CaseRow, rows};
use crate::case_work::CaseWork;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::audit_case::lead::LEAD;
use crate::queries::finding::shown::{FindingShown, shown};
use crate::queries::matter::shown::{MatterShown, matter_shown};
use crate::queries::statement::check::Check;
use crate::queries::statement::view::{StatementView, statement_view};
use crate::read_log::Shown;
use crate::stop::Stop;

/// One case.
pub struct View;

/// Which case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichCase {
    /// The case.
    pub case_id: CaseId,
}

/// A case with everything a decision needs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseView {
    /// The case as in the queue.
    #[serde(flatten)]
    pub case: CaseRow,
    /// Timeline, chain, and who must not act.
    #[serde(flatten)]
    pub course: Course,
    /// What it is about, in figures and words.
    pub facts: Vec<Fact>,
    /// What can be done now.
    pub actions: Vec<Action>,
    /// The findings of an audit case; at most 1000, the greatest first.
    pub lines: Vec<FindingShown>,
    /// The claims of a sample case.
    pub items: Vec<SampleItemShown>,
    /// What the house checked by itself.
    pub checks: Vec<Check>,
    /// The statement of a statement case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<StatementView>,
    /// The batch of a payment case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch: Option<BatchShown>,
    /// Form and materials of a matter's case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<MatterShown>,
}

/// A drawn claim.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SampleItemShown {
    /// The settlement drawn.
    pub settlement_id: SettlementId,
    /// The claim.
    pub visit_id: VisitId,
    /// The hospital's own number.
    pub record_number: String,
    /// The person's name, masked.
    pub person_name: String,
    /// First day.
    pub admit_date: String,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discharge_date: Option<String>,
    /// Medical cost, fen; the most that can be deducted.
    pub total_fen: i64,
    /// What the funds paid.
    pub fund_fen: i64,
    /// Findings of the audit on the same claim.
    pub findings_count: i64,
    /// passed or problem; none until looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// Deducted, fen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduct_fen: Option<i64>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A payment batch in short; the rest is in `payment.view`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BatchShown {
    /// Its number.
    pub serial: String,
    /// Its state.
    pub state: String,
    /// How many instructions.
    pub instruction_count: i64,
    /// Their sum, fen.
    pub total_fen: i64,
}

/// How many findings of a case are shown at once.
const FINDINGS_SHOWN: u64 = 1_000;

impl Query for View {
    const SPEC: QuerySpec = QuerySpec { name: "case.view", title: "办件", title_en: "case", access: READERS };
    type Input = WhichCase;
    type Output = CaseView;

    /// The case, with the person whom a matter's form names.
    fn shows(answer: &CaseView) -> Vec<Shown> {
        let rows = answer.lines.len() + answer.items.len();
        let named = answer.matter.as_ref().and_then(|matter| matter.form.get("person_id")?.as_str()?.parse().ok());
        let case = Shown {
            person_id: named,
            object_kind: "case",
            object_id: answer.case.case_id.to_string(),
            detail: rows.to_string(),
        };
        if rows == 0 && answer.matter.is_none() { Vec::new() } else { vec![case] }
    }

    async fn answer(cx: &Context<'_>, input: WhichCase) -> Result<CaseView, Stop> {
        let select =
            review_case::Entity::find().filter(visible(cx)).filter(review_case::Column::CaseId.eq(input.case_id.0));
        let row = cx.view.one(select).await?.ok_or_else(|| Refusal::unknown("办件", "case"))?;
        let work = CaseWork::look(cx, vec![row]).await?;
        let case = rows(cx, &work).await?.remove(0);
        let work = &work[0];
        let statement = match case.statement_id {
            Some(id) => Some(statement_view(cx, id).await?),
            None => None,
        };
        let lines = if case.kind == CaseKind::Audit { findings(cx, work).await? } else { Vec::new() };
        let batch = batch(cx, &case).await?;
        let mut facts = facts(&case, &lines, statement.as_ref(), batch.as_ref());
        let mut checks = statement.as_ref().map(|view| view.checks.clone()).unwrap_or_default();
        let matter = matter_shown(cx, work).await?.map(|(shown, examined)| {
            facts.extend(examined.facts);
            checks.extend(examined.checks);
            shown
        });
        let mut actions = actions(cx, work)?;
        // A clock that stands still is only let go on, one that goes only stopped.
        if let Some(shown) = &matter {
            let never = if shown.suspended.is_some() { "matter.suspend" } else { "matter.resume" };
            actions.retain(|action| action.command != never);
        }
        Ok(CaseView {
            facts,
            checks,
            matter,
            course: course(cx, work).await?,
            actions,
            items: if case.kind == CaseKind::Sample { items(cx, work).await? } else { Vec::new() },
            lines,
            batch,
            statement,
            case,
        })
    }
}

/// The findings, after them the leads; to a hospital only what first review has looked at.
async fn findings(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<Vec<FindingShown>, Stop> {
    let mut select = finding::Entity::find().filter(finding::Column::CaseId.eq(work.row().case_id));
    if cx.caller.provider_id.is_some() {
        select = select.filter(finding::Column::FirstFen.is_not_null());
    }
    let select = select.order_by_desc(finding::Column::AmountFen).order_by_asc(finding::Column::FindingId);
    let findings = select.clone().filter(finding::Column::State.ne(LEAD)).limit(FINDINGS_SHOWN);
    let leads = select.filter(finding::Column::State.eq(LEAD)).limit(FINDINGS_SHOWN);
    let mut rows = cx.view.all(findings).await?;
    rows.extend(cx.view.all(leads).await?);
    shown(cx, rows).await
}

async fn items(cx: &Context<'_>, work: &CaseWork<'_>) -> Result<Vec<SampleItemShown>, Stop> {
    let select = sample_item::Entity::find()
        .filter(sample_item::Column::CaseId.eq(work.row().case_id))
        .order_by_asc(sample_item::Column::SettlementId);
    let items = cx.view.all(select).await?;
    let settlements = cx.view.by_keys::<settlement::Model>(items.iter().map(|item| item.settlement_id)).await?;
    let visits = cx.view.by_keys::<visit::Model>(items.iter().map(|item| item.visit_id)).await?;
    let persons = cx.view.by_keys::<person::Model>(visits.iter().map(|visit| visit.person_id)).await?;
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let settled = settlements.iter().find(|row| row.settlement_id == item.settlement_id);
        let visit = visits.iter().find(|row| row.visit_id == item.visit_id);
        let person = visit.and_then(|visit| persons.iter().find(|row| row.person_id == visit.person_id));
        let found = finding::Entity::find().filter(finding::Column::VisitId.eq(item.visit_id));
        let (Some(settled), Some(visit)) = (settled, visit) else {
            return Err(Stop::fault("showing a drawn claim", "its settlement or visit is missing"));
        };
        all.push(SampleItemShown {
            settlement_id: SettlementId(item.settlement_id),
            visit_id: VisitId(item.visit_id),
            record_number: visit.record_number.clone(),
            person_name: person.map(|person| cx.masked("person.name", &person.name)).unwrap_or_default(),
            admit_date: date_text(visit.admit_date),
            discharge_date: visit.discharge_date.map(date_text),
            total_fen: settled.total_fen,
            fund_fen: Fen::total(settled.funds())?.0,
            findings_count: cx.view.count(found).await?,
            result: item.result,
            deduct_fen: item.deduct_fen,
            comment: item.comment,
        });
    }
    Ok(all)
}

async fn batch(cx: &Context<'_>, case: &CaseRow) -> Result<Option<BatchShown>, Stop> {
    let Some(batch_id) = case.batch_id else { return Ok(None) };
    let row = cx.view.by_key::<payment_batch::Model>(batch_id.0).await?;
    Ok(row.map(|row| BatchShown {
        serial: row.serial,
        state: row.state,
        instruction_count: row.instruction_count,
        total_fen: row.total_fen,
    }))
}
