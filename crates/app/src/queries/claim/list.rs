//! The list of claims: visits with the amounts in force. A hospital sees its
//! own; names are masked.
//!
//! Article: R1-12.11 (all claims are looked at), R1-24 (personal data are masked).

use std::collections::BTreeMap;

use base::{Fen, Month, ProviderId, SettlementId, VisitId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{person, provider, settlement, visit};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::visit::admit::VisitKind;
use crate::paging::{Page, Paging};
use crate::read_log::Shown;
use crate::stop::Stop;

/// The list of claims.
pub struct List;

/// Which claims, and in which order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimFilter {
    /// Settled in this settlement month.
    pub month: Option<Month>,
    /// Of this provider.
    pub provider_id: Option<ProviderId>,
    /// Outpatient or inpatient.
    pub kind: Option<VisitKind>,
    /// admitted, discharged, settled or cancelled.
    pub state: Option<VisitState>,
    /// The hospital's own number, exactly.
    pub record_number: Option<String>,
    /// What to sort by; the visit's number when left out.
    pub sort: Option<ClaimSort>,
    /// From the greatest down.
    pub descending: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// States of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// 在院.
    Admitted,
    /// 已出院，未结算.
    Discharged,
    /// 已结算.
    Settled,
    /// 已撤销.
    Cancelled,
}

impl VisitState {
    fn code(self) -> &'static str {
        match self {
            VisitState::Admitted => "admitted",
            VisitState::Discharged => "discharged",
            VisitState::Settled => "settled",
            VisitState::Cancelled => "cancelled",
        }
    }
}

/// Columns a list of claims can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimSort {
    /// Day of admission.
    AdmitDate,
    /// Day of discharge.
    DischargeDate,
    /// The visit's number.
    Visit,
}

/// A claim in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimRow {
    /// The visit.
    pub visit_id: VisitId,
    /// The settlement in force.
    pub settlement_id: Option<SettlementId>,
    /// The hospital's own number.
    pub record_number: String,
    /// The provider; none for a reimbursement on papers.
    pub provider_id: Option<ProviderId>,
    /// Its name, or that of the hospital.
    pub provider_name: String,
    /// The person's name, masked.
    pub person_name: String,
    /// Outpatient or inpatient.
    pub kind: VisitKind,
    /// First day.
    pub admit_date: String,
    /// Last day.
    pub discharge_date: Option<String>,
    /// Main diagnosis.
    pub diagnosis_1: String,
    /// admitted, discharged, settled, cancelled.
    pub state: String,
    /// Settlement month.
    pub month: Option<String>,
    /// The whole bill, in force.
    pub total_fen: Fen,
    /// Paid by the basic pool.
    pub basic_fen: Fen,
    /// Paid by critical-illness insurance.
    pub critical_illness_fen: Fen,
    /// Paid by the hardship supplement.
    pub hardship_fen: Fen,
    /// Paid by medical assistance.
    pub assistance_fen: Fen,
    /// Borne by the hospital.
    pub hospital_fen: Fen,
    /// Left to the person: out of scope, self-pay first, own share.
    pub own_fen: Fen,
}

/// What a visit comes to: all its settlement rows together, since a reversal
/// takes back exactly what was there.
#[derive(Default)]
struct Sums {
    total: Fen,
    basic: Fen,
    critical_illness: Fen,
    hardship: Fen,
    assistance: Fen,
    hospital: Fen,
    own: Fen,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec { name: "claim.list", title: "费用结算查询", title_en: "claims", access: READERS };
    type Input = ClaimFilter;
    type Output = Page<ClaimRow>;

    fn shows(answer: &Page<ClaimRow>) -> Vec<Shown> {
        Shown::list(answer.rows.len())
    }

    async fn answer(cx: &Context<'_>, input: ClaimFilter) -> Result<Page<ClaimRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = visit::Entity::find();
        let provider_id = cx.caller.provider_id.or(input.provider_id.map(|id| id.0));
        if let Some(provider_id) = provider_id {
            select = select.filter(visit::Column::ProviderId.eq(provider_id));
        }
        if let Some(month) = input.month {
            select = select.filter(visit::Column::Month.eq(month.to_string()));
        }
        if let Some(kind) = input.kind {
            select = select.filter(visit::Column::Kind.eq(kind.code()));
        }
        if let Some(state) = input.state {
            select = select.filter(visit::Column::State.eq(state.code()));
        }
        if let Some(number) = input.record_number {
            select = select.filter(visit::Column::RecordNumber.eq(number));
        }
        let total = cx.view.count(select.clone()).await?;
        let column = match input.sort.unwrap_or(ClaimSort::Visit) {
            ClaimSort::AdmitDate => visit::Column::AdmitDate,
            ClaimSort::DischargeDate => visit::Column::DischargeDate,
            ClaimSort::Visit => visit::Column::VisitId,
        };
        let order = if input.descending.unwrap_or(false) { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
        let select = select.order_by(column, order).order_by_asc(visit::Column::VisitId);
        let visits = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        Ok(paging.of(rows(cx, visits).await?, total))
    }
}

/// Visits as rows of a list, with names and sums.
pub(crate) async fn rows(cx: &Context<'_>, visits: Vec<visit::Model>) -> Result<Vec<ClaimRow>, Stop> {
    let persons = cx.view.by_keys::<person::Model>(visits.iter().map(|visit| visit.person_id)).await?;
    let providers = cx.view.by_keys::<provider::Model>(visits.iter().filter_map(|visit| visit.provider_id)).await?;
    let mut sums = sums(cx, visits.iter().map(|visit| visit.visit_id)).await?;
    let mut all = Vec::with_capacity(visits.len());
    for visit in visits {
        let sums = sums.remove(&visit.visit_id).unwrap_or_default();
        let person = persons.iter().find(|person| person.person_id == visit.person_id);
        let provider = providers.iter().find(|provider| Some(provider.provider_id) == visit.provider_id);
        all.push(ClaimRow {
            visit_id: VisitId(visit.visit_id),
            settlement_id: visit.settlement_id.map(SettlementId),
            provider_id: visit.provider_id.map(ProviderId),
            provider_name: provider.map(|provider| provider.name.clone()).or(visit.hospital).unwrap_or_default(),
            person_name: person.map(|person| cx.masked("person.name", &person.name)).unwrap_or_default(),
            kind: if visit.kind == 1 { VisitKind::Outpatient } else { VisitKind::Inpatient },
            admit_date: date_text(visit.admit_date),
            discharge_date: visit.discharge_date.map(date_text),
            total_fen: sums.total,
            basic_fen: sums.basic,
            critical_illness_fen: sums.critical_illness,
            hardship_fen: sums.hardship,
            assistance_fen: sums.assistance,
            hospital_fen: sums.hospital,
            own_fen: sums.own,
            record_number: visit.record_number,
            diagnosis_1: visit.diagnosis_1,
            state: visit.state,
            month: visit.month,
        });
    }
    Ok(all)
}

/// The sums of a page of visits, in one question.
async fn sums(cx: &Context<'_>, visit_ids: impl Iterator<Item = i64>) -> Result<BTreeMap<i64, Sums>, Stop> {
    let select = settlement::Entity::find().filter(settlement::Column::VisitId.is_in(visit_ids));
    let mut by_visit: BTreeMap<i64, Sums> = BTreeMap::new();
    for row in cx.view.all(select).await? {
        let sums = by_visit.entry(row.visit_id).or_default();
        sums.total = sums.total.plus(Fen(row.total_fen))?;
        sums.basic = sums.basic.plus(Fen(row.basic_fen))?;
        sums.critical_illness = sums.critical_illness.plus(Fen(row.critical_illness_fen))?;
        sums.hardship = sums.hardship.plus(Fen(row.hardship_fen))?;
        sums.assistance = sums.assistance.plus(Fen(row.assistance_fen))?;
        let own = Fen::total([row.out_of_scope_fen, row.preself_fen, row.self_in_scope_fen].map(Fen))?;
        sums.hospital = sums.hospital.plus(Fen(row.hospital_fen))?;
        sums.own = sums.own.plus(own)?;
    }
    Ok(by_visit)
}
