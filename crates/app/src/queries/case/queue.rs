//! The queue of cases: what waits, for whom, until when; a case this caller may
//! not act on says why. A hospital sees its own.
//!
//! Article: R1-12, R1-35, R2-42 (time limits).

use std::collections::BTreeMap;

use base::{BatchId, CaseId, Month, ProviderId, StatementId, VoucherId, date_text};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{finding, payment_batch, provider, review_case, sample_item, statement, voucher};

use super::READERS;
use super::action::may_act;
use super::names::Names;
use crate::case_work::{CaseWork, kind_of};
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The queue.
pub struct Queue;

/// Which cases, and in which order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFilter {
    /// `mine`: what waits for a duty of the caller's; `all`, the default.
    pub scope: Option<Scope>,
    /// Only this kind.
    pub kind: Option<CaseKind>,
    /// Only those in this state: a duty waited for, or with_provider, returned, completed, rejected, withdrawn.
    pub stage: Option<Stage>,
    /// Only of this settlement month.
    pub month: Option<Month>,
    /// Only of this provider.
    pub provider_id: Option<ProviderId>,
    /// Only of providers whose name has this in it.
    pub provider: Option<String>,
    /// Only those whose time limit has passed.
    pub overdue: Option<bool>,
    /// What to sort by; the end of the time limit when left out.
    pub sort: Option<CaseSort>,
    /// From the greatest down.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Whose cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// What waits for a duty of the caller's.
    Mine,
    /// All the caller may see.
    All,
}

/// The states of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 初审.
    FirstReview,
    /// 复审.
    SecondReview,
    /// 审批.
    Approve,
    /// 支付放行.
    PayRelease,
    /// 凭证审核.
    VoucherReview,
    /// 记账.
    VoucherPost,
    /// 待医药机构反馈.
    WithProvider,
    /// 已退回.
    Returned,
    /// 已办结.
    Completed,
    /// 已否决.
    Rejected,
    /// 已撤回.
    Withdrawn,
}

impl Stage {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Stage::FirstReview => "first_review",
            Stage::SecondReview => "second_review",
            Stage::Approve => "approve",
            Stage::PayRelease => "pay_release",
            Stage::VoucherReview => "voucher_review",
            Stage::VoucherPost => "voucher_post",
            Stage::WithProvider => "with_provider",
            Stage::Returned => "returned",
            Stage::Completed => "completed",
            Stage::Rejected => "rejected",
            Stage::Withdrawn => "withdrawn",
        }
    }
}

/// Columns the queue can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseSort {
    /// End of the time limit.
    DueOn,
    /// When it came.
    OpenedOn,
    /// The amount.
    AmountFen,
}

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

impl Query for Queue {
    const SPEC: QuerySpec = QuerySpec { name: "case.queue", title: "审核队列", title_en: "cases", access: READERS };
    type Input = CaseFilter;
    type Output = Page<CaseRow>;

    async fn answer(cx: &Context<'_>, input: CaseFilter) -> Result<Page<CaseRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = review_case::Entity::find().filter(visible(cx));
        if let Some(provider_id) = input.provider_id {
            select = select.filter(review_case::Column::ProviderId.eq(provider_id.0));
        }
        if let Some(part) = &input.provider {
            let named = provider::Entity::find().filter(provider::Column::Name.contains(part)).limit(200);
            let named = cx.view.all(named).await?.into_iter().map(|row| row.provider_id);
            select = select.filter(review_case::Column::ProviderId.is_in(named));
        }
        if input.scope == Some(Scope::Mine) {
            select = select.filter(mine(cx));
        }
        if let Some(kind) = input.kind {
            select = select.filter(review_case::Column::Kind.eq(kind.code()));
        }
        if let Some(stage) = input.stage {
            select = select.filter(review_case::Column::State.eq(stage.code()));
        }
        if let Some(month) = input.month {
            select = select.filter(review_case::Column::Month.eq(month.to_string()));
        }
        match input.overdue {
            Some(true) => select = select.filter(review_case::Column::DueOn.lt(cx.today)),
            Some(false) => {
                select =
                    select.filter(review_case::Column::DueOn.is_null().or(review_case::Column::DueOn.gte(cx.today)));
            }
            None => (),
        }
        let total = cx.view.count(select.clone()).await?;
        let column = match input.sort.unwrap_or(CaseSort::DueOn) {
            CaseSort::DueOn => review_case::Column::DueOn,
            CaseSort::OpenedOn => review_case::Column::OpenedAt,
            CaseSort::AmountFen => review_case::Column::AmountFen,
        };
        let order = if input.descending.unwrap_or(false) { Order::Desc } else { Order::Asc };
        let select = select.order_by(column, order).order_by_asc(review_case::Column::CaseId);
        let cases = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let work = CaseWork::look(cx, cases).await?;
        Ok(paging.of(rows(cx, &work).await?, total))
    }
}

/// What the caller may see at all: a hospital its own, of the kinds it takes part in.
pub(crate) fn visible(cx: &Context<'_>) -> Condition {
    match cx.caller.provider_id {
        Some(own) => Condition::all()
            .add(review_case::Column::ProviderId.eq(own))
            .add(review_case::Column::Kind.is_in(["audit", "statement"])),
        None => Condition::all(),
    }
}

/// What waits for one of the caller's duties.
pub(crate) fn mine(cx: &Context<'_>) -> Condition {
    let duties = cx.caller.duties.iter().map(|duty| duty.code());
    let mut any = Condition::any().add(review_case::Column::State.is_in(duties));
    if cx.caller.duties.contains(&Duty::ProviderAnswer) {
        any = any.add(review_case::Column::State.eq("with_provider"));
    }
    if cx.caller.duties.contains(&Duty::FirstReview) {
        let returned =
            Condition::all().add(review_case::Column::Kind.eq("audit")).add(review_case::Column::State.eq("returned"));
        any = any.add(returned);
    }
    any
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
    Ok(CaseRow {
        case_id: CaseId(row.case_id),
        kind,
        stage: row.state.clone(),
        month: row.month.clone(),
        provider_id: row.provider_id.map(ProviderId),
        provider_name: row.provider_id.map(|id| providers.get(id)).unwrap_or_default(),
        subject: match kind {
            CaseKind::Audit => format!("疑点 {all} 条"),
            CaseKind::Sample => format!("抽审 {all} 笔"),
            CaseKind::Statement | CaseKind::Payment | CaseKind::Voucher => serial,
        },
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
