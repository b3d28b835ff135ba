//! The queue of cases: what waits, for whom, until when; a case this caller may
//! not act on says why. A hospital sees its own.
//!
//! Article: R1-12, R1-35, R2-42 (time limits).

use base::{Month, ProviderId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{provider, review_case};

use super::row::{CaseRow, rows};
use super::{OVERSEERS, READERS};
use crate::case_work::CaseWork;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::month::list::AGENCY;
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
    /// Only those in this state: a duty waited for, or draft, with_provider, returned, completed, rejected, withdrawn.
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
    /// 待补正.
    Draft,
    /// 初审.
    FirstReview,
    /// 复审.
    SecondReview,
    /// 审批.
    Approve,
    /// 法制审核.
    LegalReview,
    /// 集体决策.
    CollectiveConvene,
    /// 上级审批.
    UpperApprove,
    /// 支付放行.
    PayRelease,
    /// 凭证审核.
    VoucherReview,
    /// 记账.
    VoucherPost,
    /// 安全管理员核对.
    SecurityAdmin,
    /// 参数复核.
    ParameterReview,
    /// 稽核监督执行.
    Inspection,
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
            Stage::Draft => "draft",
            Stage::FirstReview => "first_review",
            Stage::SecondReview => "second_review",
            Stage::Approve => "approve",
            Stage::LegalReview => "legal_review",
            Stage::CollectiveConvene => "collective_convene",
            Stage::UpperApprove => "upper_approve",
            Stage::PayRelease => "pay_release",
            Stage::VoucherReview => "voucher_review",
            Stage::VoucherPost => "voucher_post",
            Stage::SecurityAdmin => "security_admin",
            Stage::ParameterReview => "parameter_review",
            Stage::Inspection => "inspection",
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

/// What the caller may see at all: a hospital its own, of the kinds it takes part
/// in; whoever oversees, everything; others the kinds whose chain names a duty of
/// theirs, and whoever takes part in the month all of the month's.
pub(crate) fn visible(cx: &Context<'_>) -> Condition {
    if let Some(own) = cx.caller.provider_id {
        return Condition::all()
            .add(review_case::Column::ProviderId.eq(own))
            .add(review_case::Column::Kind.is_in(["audit", "statement"]));
    }
    if cx.caller.holds_any(&OVERSEERS) {
        return Condition::all();
    }
    let of_the_month = cx.caller.holds_any(AGENCY);
    let takes_part = |kind: &CaseKind| {
        let chain = cx.house.law.chains.as_of(*kind, cx.today);
        let named = chain.is_some_and(|chain| {
            let steps = chain.steps.iter().map(|step| step.duty);
            let votes = chain.steps.iter().any(|step| step.duty == Duty::CollectiveConvene);
            let voting = votes.then_some(Duty::CollectiveVote);
            chain.opened_by.iter().copied().chain(steps).chain(voting).any(|duty| cx.caller.duties.contains(&duty))
        });
        named || (of_the_month && !kind.is_matter())
    };
    let kinds = CaseKind::ALL.into_iter().filter(takes_part).map(CaseKind::code);
    Condition::all().add(review_case::Column::Kind.is_in(kinds))
}

/// What waits for one of the caller's duties.
pub(crate) fn mine(cx: &Context<'_>) -> Condition {
    let duties = cx.caller.duties.iter().map(|duty| duty.code());
    let mut any = Condition::any().add(review_case::Column::State.is_in(duties));
    if cx.caller.duties.contains(&Duty::ProviderAnswer) {
        any = any.add(review_case::Column::State.eq("with_provider"));
    }
    if cx.caller.duties.contains(&Duty::CollectiveVote) {
        any = any.add(review_case::Column::State.eq(Duty::CollectiveConvene.code()));
    }
    let opened = |kind: &CaseKind| {
        let chain = cx.house.law.chains.as_of(*kind, cx.today);
        kind.is_matter() && chain.is_some_and(|chain| cx.caller.holds_any(&chain.opened_by))
    };
    let opened: Vec<&str> = CaseKind::ALL.into_iter().filter(opened).map(CaseKind::code).collect();
    if !opened.is_empty() {
        let back = Condition::all()
            .add(review_case::Column::Kind.is_in(opened))
            .add(review_case::Column::State.is_in(["returned", "draft"]));
        any = any.add(back);
    }
    if cx.caller.duties.contains(&Duty::FirstReview) {
        let returned =
            Condition::all().add(review_case::Column::Kind.eq("audit")).add(review_case::Column::State.eq("returned"));
        any = any.add(returned);
    }
    // A step that was drawn waits for that person alone.
    let me = cx.caller.staff.as_ref().map(|person| person.staff_id);
    let drawn = review_case::Column::DrawnStaffId.is_null().or(review_case::Column::DrawnStaffId.eq(me));
    Condition::all().add(any).add(drawn)
}
