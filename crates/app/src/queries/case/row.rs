//! A case as a row of the queue, and at the top of its page.
//!
//! Article: R1-12, R1-35, R2-42 (time limits).

use std::collections::BTreeMap;

use base::{BatchId, CaseId, ProviderId, StatementId, VoucherId, date_text};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use store::entity::{finding, payment_batch, sample_item, statement, voucher};

use super::action::may_act;
use super::names::Names;
use crate::case_work::{CaseWork, kind_of};
use crate::command::Context;
use crate::stop::Stop;

/// A case in the queue.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseRow {
    /// The case.
    pub case_id: CaseId,
    /// Its kind.
    pub kind: CaseKind,
    /// What it waits for, or how it ended.
    pub stage: String,
    /// The settlement month.
    pub month: String,
    /// The provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<ProviderId>,
    /// Its name.
    pub provider_name: String,
    /// What it is about: a serial number, how many findings or claims.
    pub subject: String,
    /// The same in English.
    pub subject_en: String,
    /// The statement it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_id: Option<StatementId>,
    /// The payment batch it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<BatchId>,
    /// The voucher it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voucher_id: Option<VoucherId>,
    /// The amount that decides the level, fen.
    pub amount_fen: i64,
    /// Findings or drawn claims still to be decided.
    pub failed_checks: i64,
    /// When it was opened.
    pub received_on: String,
    /// End of the time limit that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<String>,
    /// The time limit has passed.
    pub overdue: bool,
    /// Why it was returned, rejected or withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether this caller may take it further now.
    pub may_act: bool,
    /// Why not, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Why not, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not_en: Option<String>,
}

/// Cases as rows of the queue.
pub(crate) async fn rows(cx: &Context<'_>, work: &[CaseWork<'_>]) -> Result<Vec<CaseRow>, Stop> {
    let providers = Names::of_providers(cx.view, work.iter().filter_map(|work| work.row().provider_id)).await?;
    let ids: Vec<i64> = work.iter().map(|work| work.row().case_id).collect();
    let findings = finding::Entity::find().filter(finding::Column::CaseId.is_in(ids.iter().copied()));
    let findings = findings.select_only().columns([finding::Column::CaseId, finding::Column::State]);
    let mut counts: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for (case_id, state) in cx.view.shaped(findings.into_tuple::<(i64, String)>()).await? {
        let (all, open) = counts.entry(case_id).or_default();
        *all += 1;
        *open += i64::from(state == "open");
    }
    let items = sample_item::Entity::find().filter(sample_item::Column::CaseId.is_in(ids));
    let items = items.select_only().columns([sample_item::Column::CaseId, sample_item::Column::Result]);
    for (case_id, result) in cx.view.shaped(items.into_tuple::<(i64, Option<String>)>()).await? {
        let (all, open) = counts.entry(case_id).or_default();
        *all += 1;
        *open += i64::from(result.is_none());
    }
    let serials = serials(cx, work).await?;
    work.iter().map(|work| row(cx, work, &providers, &counts, &serials)).collect()
}

fn row(
    cx: &Context<'_>,
    work: &CaseWork<'_>,
    providers: &Names,
    counts: &BTreeMap<i64, (i64, i64)>,
    serials: &BTreeMap<i64, String>,
) -> Result<CaseRow, Stop> {
    let row = work.row();
    let kind = kind_of(row)?;
    let (all, open) = counts.get(&row.case_id).copied().unwrap_or_default();
    let serial = serials.get(&row.object_id).cloned().unwrap_or_default();
    let may = may_act(cx, work);
    let (subject, subject_en) = match kind {
        CaseKind::Audit => (format!("疑点 {all} 条"), format!("{all} findings")),
        CaseKind::Sample => (format!("抽审 {all} 笔"), format!("{all} claims drawn")),
        CaseKind::Statement | CaseKind::Payment | CaseKind::Voucher => (serial.clone(), serial),
        matter => {
            let named = cx.house.law.chains.kind(matter);
            (named.zh.clone(), named.en.clone())
        }
    };
    Ok(CaseRow {
        case_id: CaseId(row.case_id),
        kind,
        stage: row.state.clone(),
        month: row.month.clone(),
        provider_id: row.provider_id.map(ProviderId),
        provider_name: row.provider_id.map(|id| providers.get(id)).unwrap_or_default(),
        subject,
        subject_en,
        statement_id: (kind == CaseKind::Statement).then_some(StatementId(row.object_id)),
        batch_id: (kind == CaseKind::Payment).then_some(BatchId(row.object_id)),
        voucher_id: (kind == CaseKind::Voucher).then_some(VoucherId(row.object_id)),
        amount_fen: row.amount_fen,
        failed_checks: open,
        received_on: date_text(row.opened_on),
        due_on: row.due_on.map(date_text),
        overdue: row.due_on.is_some_and(|due| due < cx.today),
        reason: row.reason.clone(),
        may_act: may.is_ok(),
        why_not: may.as_ref().err().map(|refusal| refusal.title.clone()),
        why_not_en: may.err().map(|refusal| refusal.title_en),
    })
}

/// The serial numbers of what the cases are about; of a voucher without one its summary.
async fn serials(cx: &Context<'_>, work: &[CaseWork<'_>]) -> Result<BTreeMap<i64, String>, Stop> {
    let of = |kind: &'static str| {
        work.iter().map(CaseWork::row).filter(move |row| row.kind == kind).map(|row| row.object_id)
    };
    let mut serials = BTreeMap::new();
    let statements = cx.view.by_keys::<statement::Model>(of("statement")).await?;
    serials.extend(statements.into_iter().map(|row| (row.statement_id, row.serial)));
    let batches = cx.view.by_keys::<payment_batch::Model>(of("payment")).await?;
    serials.extend(batches.into_iter().map(|row| (row.batch_id, row.serial)));
    let vouchers = cx.view.by_keys::<voucher::Model>(of("voucher")).await?;
    serials.extend(vouchers.into_iter().map(|row| (row.voucher_id, row.serial.unwrap_or(row.summary))));
    Ok(serials)
}
