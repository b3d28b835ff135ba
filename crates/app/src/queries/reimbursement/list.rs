//! The list of approved reimbursements, the latest first; names are masked.
//!
//! Article: R1-12.6, R1-24.

use base::{CaseId, Fen, Month, PersonId, ReimbursementId, VisitId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{payee, person, reimbursement, visit};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::stop::Stop;

/// The list of reimbursements.
pub struct List;

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReimbursementFilter {
    /// Approved in this month.
    pub month: Option<Month>,
    /// In this state.
    pub state: Option<ReimbursementState>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a reimbursement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReimbursementState {
    /// 待支付.
    Approved,
    /// 支付中.
    InPayment,
    /// 已支付.
    Paid,
    /// 审批失效，重新审核.
    Lapsed,
}

impl ReimbursementState {
    fn code(self) -> &'static str {
        match self {
            ReimbursementState::Approved => "approved",
            ReimbursementState::InPayment => "in_payment",
            ReimbursementState::Paid => "paid",
            ReimbursementState::Lapsed => "lapsed",
        }
    }
}

/// A reimbursement in the list. Amounts in fen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReimbursementRow {
    /// The reimbursement.
    pub reimbursement_id: ReimbursementId,
    /// Its number.
    pub serial: String,
    /// Its case.
    pub case_id: CaseId,
    /// The stay, whose computation can be explained.
    pub visit_id: VisitId,
    /// The month of the approval.
    pub month: String,
    /// The person.
    pub person_id: PersonId,
    /// The person's name, masked.
    pub person_name: String,
    /// The hospital.
    pub hospital: String,
    /// First day.
    pub admit_date: String,
    /// Last day.
    pub discharge_date: Option<String>,
    /// Of the invoices.
    pub total_fen: Fen,
    /// Paid by the basic pool.
    pub basic_fen: Fen,
    /// Paid by critical-illness insurance.
    pub critical_illness_fen: Fen,
    /// Paid by the hardship supplement.
    pub hardship_fen: Fen,
    /// Paid by medical assistance.
    pub assistance_fen: Fen,
    /// What all funds pay.
    pub payable_fen: Fen,
    /// Who holds the account, masked.
    pub payee_name: String,
    /// Bank and the last signs of the account.
    pub payee_account: String,
    /// approved, in_payment, paid, lapsed.
    pub state: String,
    /// When it was approved.
    pub approved_on: String,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "reimbursement.list", title: "手工报销查询", title_en: "reimbursements", access: READERS
        };
    type Input = ReimbursementFilter;
    type Output = Page<ReimbursementRow>;

    async fn answer(cx: &Context<'_>, input: ReimbursementFilter) -> Result<Page<ReimbursementRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = reimbursement::Entity::find();
        if let Some(month) = input.month {
            select = select.filter(reimbursement::Column::Month.eq(month.to_string()));
        }
        if let Some(state) = input.state {
            select = select.filter(reimbursement::Column::State.eq(state.code()));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(reimbursement::Column::ReimbursementId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(shown(cx, rows).await?, total))
    }
}

async fn shown(cx: &Context<'_>, rows: Vec<reimbursement::Model>) -> Result<Vec<ReimbursementRow>, Stop> {
    let persons = cx.view.by_keys::<person::Model>(rows.iter().map(|row| row.person_id)).await?;
    let payees = cx.view.by_keys::<payee::Model>(rows.iter().map(|row| row.payee_id)).await?;
    let visits = cx.view.by_keys::<visit::Model>(rows.iter().map(|row| row.visit_id)).await?;
    let gone = |what: &str| Stop::fault("listing reimbursements", what);
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let person = persons.iter().find(|person| person.person_id == row.person_id).ok_or_else(|| gone("a person"))?;
        let payee = payees.iter().find(|payee| payee.payee_id == row.payee_id).ok_or_else(|| gone("a payee"))?;
        let visit = visits.iter().find(|visit| visit.visit_id == row.visit_id).ok_or_else(|| gone("a visit"))?;
        all.push(ReimbursementRow {
            reimbursement_id: ReimbursementId(row.reimbursement_id),
            case_id: CaseId(row.case_id),
            visit_id: VisitId(row.visit_id),
            person_id: PersonId(row.person_id),
            person_name: cx.masked("person.name", &person.name),
            hospital: visit.hospital.clone().unwrap_or_default(),
            admit_date: date_text(visit.admit_date),
            discharge_date: visit.discharge_date.map(date_text),
            total_fen: Fen(row.total_fen),
            basic_fen: Fen(row.basic_fen),
            critical_illness_fen: Fen(row.critical_illness_fen),
            hardship_fen: Fen(row.hardship_fen),
            assistance_fen: Fen(row.assistance_fen),
            payable_fen: Fen::total(row.funds())?,
            payee_name: cx.masked("payee.holder_name", &payee.holder_name),
            payee_account: format!("{} {}", payee.bank, cx.masked("payee.account", &cx.open::<payee::Account>(payee)?)),
            approved_on: date_text(row.approved_on),
            serial: row.serial,
            month: row.month,
            state: row.state,
        });
    }
    Ok(all)
}
