//! The rows of a list that leaves: its columns, which of them the field catalogue
//! masks, and the rows as they stand when the file is fetched, by their ids.
//!
//! Article: R1-24, R5-38.

use std::collections::BTreeMap;

use base::{Fen, PersonId, ReimbursementId, StatementId, VisitId, date_text};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use store::entity::{data_export, payee, person, provider, reimbursement, settlement, statement, visit};

use super::{DataExportForm, ExportList};
use crate::command::Context;
use crate::stop::Stop;
use crate::workbook::Cell;

/// What a list covers.
pub(crate) struct Extent {
    pub(crate) list: ExportList,
    pub(crate) month: Option<String>,
    pub(crate) provider_id: Option<i64>,
    pub(crate) in_full: bool,
}

impl Extent {
    pub(crate) fn of(form: &DataExportForm) -> Extent {
        Extent {
            list: form.list,
            month: form.month.map(|month| month.to_string()),
            provider_id: form.provider_id.map(|id| id.0),
            in_full: form.in_full,
        }
    }

    pub(crate) fn kept(row: &data_export::Model) -> Result<Extent, Stop> {
        let list = ExportList::of_code(&row.list).ok_or_else(|| Stop::fault("reading an export", "no such list"))?;
        Ok(Extent { list, month: row.month.clone(), provider_id: row.provider_id, in_full: row.in_full })
    }
}

/// A list with its heads. The first column is the id of what a row is about.
pub(crate) struct Listed {
    /// Each with the catalogue's name of the field, where it has one.
    pub(crate) columns: Vec<(&'static str, Option<&'static str>)>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// How many rows a list has.
pub(crate) async fn count(cx: &Context<'_>, extent: &Extent) -> Result<u64, Stop> {
    let rows = match extent.list {
        ExportList::Claims => cx.view.count(visits(extent)).await?,
        ExportList::Statements => cx.view.count(statements(extent)).await?,
        ExportList::Persons => cx.view.count(person::Entity::find()).await?,
        ExportList::Reimbursements => cx.view.count(reimbursements(extent)).await?,
    };
    Ok(rows.unsigned_abs())
}

/// The list, at most so many rows of it.
pub(crate) async fn listed(cx: &Context<'_>, extent: &Extent, rows_max: u64) -> Result<Listed, Stop> {
    let rows = match extent.list {
        ExportList::Claims => claim_rows(cx, extent, rows_max).await?,
        ExportList::Statements => statement_rows(cx, extent, rows_max).await?,
        ExportList::Persons => person_rows(cx, extent, rows_max).await?,
        ExportList::Reimbursements => reimbursement_rows(cx, extent, rows_max).await?,
    };
    Ok(Listed { columns: columns(extent.list), rows })
}

fn columns(list: ExportList) -> Vec<(&'static str, Option<&'static str>)> {
    let name = ("姓名", Some("person.name"));
    match list {
        ExportList::Claims => vec![
            ("就诊编号", None),
            ("定点机构", None),
            name,
            ("证件号码", Some("person.identity_number")),
            ("住院号", Some("visit.record_number")),
            ("入院日期", None),
            ("出院日期", None),
            ("诊断", Some("visit.diagnosis_1")),
            ("费用总额", None),
            ("基金支付", None),
        ],
        ExportList::Statements => vec![
            ("结算单编号", None),
            ("单号", None),
            ("定点机构", None),
            ("机构编码", None),
            ("笔数", None),
            ("费用总额", None),
            ("基金结算额", None),
            ("扣减", None),
        ],
        ExportList::Persons => vec![
            ("参保人编号", None),
            name,
            ("证件号码", Some("person.identity_number")),
            ("出生日期", Some("person.birth_date")),
            ("死亡日期", Some("person.death_date")),
        ],
        ExportList::Reimbursements => vec![
            ("报销编号", None),
            ("单号", None),
            name,
            ("收款户名", Some("payee.holder_name")),
            ("开户银行", Some("payee.bank")),
            ("银行账号", Some("payee.account")),
            ("费用总额", None),
            ("基金支付", None),
        ],
    }
}

fn visits(extent: &Extent) -> Select<visit::Entity> {
    let select = visit::Entity::find().filter(visit::Column::Month.eq(extent.month.clone()));
    match extent.provider_id {
        Some(id) => select.filter(visit::Column::ProviderId.eq(id)),
        None => select,
    }
}

fn statements(extent: &Extent) -> Select<statement::Entity> {
    let select = statement::Entity::find().filter(statement::Column::Month.eq(extent.month.clone()));
    match extent.provider_id {
        Some(id) => select.filter(statement::Column::ProviderId.eq(id)),
        None => select,
    }
}

fn reimbursements(extent: &Extent) -> Select<reimbursement::Entity> {
    let select = reimbursement::Entity::find().filter(reimbursement::Column::Month.eq(extent.month.clone()));
    match extent.provider_id {
        Some(id) => select.filter(reimbursement::Column::ProviderId.eq(id)),
        None => select,
    }
}

/// A catalogued value, masked unless the export was approved in full.
fn shown(cx: &Context<'_>, extent: &Extent, field: &str, value: &str) -> Cell {
    Cell::Text(if extent.in_full { value.to_owned() } else { cx.masked(field, value) })
}

fn text(value: impl ToString) -> Cell {
    Cell::Text(value.to_string())
}

async fn people(cx: &Context<'_>, ids: impl Iterator<Item = i64>) -> Result<BTreeMap<i64, person::Model>, Stop> {
    let rows = cx.view.by_keys::<person::Model>(ids.collect::<std::collections::BTreeSet<_>>()).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row)).collect())
}

async fn claim_rows(cx: &Context<'_>, extent: &Extent, rows_max: u64) -> Result<Vec<Vec<Cell>>, Stop> {
    let visits = cx.view.all(visits(extent).order_by_asc(visit::Column::VisitId).limit(rows_max)).await?;
    let persons = people(cx, visits.iter().map(|row| row.person_id)).await?;
    let providers = cx.view.all(provider::Entity::find()).await?;
    let mut sums: BTreeMap<i64, (Fen, Fen)> = BTreeMap::new();
    for group in visits.chunks(1_000) {
        let ids = group.iter().map(|row| row.visit_id);
        for row in cx.view.all(settlement::Entity::find().filter(settlement::Column::VisitId.is_in(ids))).await? {
            let sum = sums.entry(row.visit_id).or_default();
            let fund = Fen::total(row.funds())?;
            *sum = (sum.0.plus(Fen(row.total_fen))?, sum.1.plus(fund)?);
        }
    }
    let row = |visit: visit::Model| {
        let person = persons.get(&visit.person_id);
        let name = person.map(|person| person.name.as_str()).unwrap_or_default();
        let identity = person.map(|person| cx.open::<person::IdentityNumber>(person)).transpose()?.unwrap_or_default();
        let provider = providers.iter().find(|one| Some(one.provider_id) == visit.provider_id);
        let (total, fund) = sums.get(&visit.visit_id).copied().unwrap_or_default();
        Ok(vec![
            text(VisitId(visit.visit_id)),
            text(provider.map(|one| one.name.clone()).or(visit.hospital).unwrap_or_default()),
            shown(cx, extent, "person.name", name),
            shown(cx, extent, "person.identity_number", &identity),
            shown(cx, extent, "visit.record_number", &visit.record_number),
            text(date_text(visit.admit_date)),
            text(visit.discharge_date.map(date_text).unwrap_or_default()),
            shown(cx, extent, "visit.diagnosis_1", &visit.diagnosis_1),
            Cell::Amount(total),
            Cell::Amount(fund),
        ])
    };
    visits.into_iter().map(row).collect()
}

async fn statement_rows(cx: &Context<'_>, extent: &Extent, rows_max: u64) -> Result<Vec<Vec<Cell>>, Stop> {
    let rows = cx.view.all(statements(extent).order_by_asc(statement::Column::StatementId).limit(rows_max)).await?;
    let providers = cx.view.by_keys::<provider::Model>(rows.iter().map(|row| row.provider_id)).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let provider = providers.iter().find(|one| one.provider_id == row.provider_id);
        let fund = Fen::total(row.funds())?;
        let deducted = [row.basic_deducted_fen, row.critical_illness_deducted_fen, row.hardship_deducted_fen];
        all.push(vec![
            text(StatementId(row.statement_id)),
            text(&row.serial),
            text(provider.map(|one| one.name.as_str()).unwrap_or_default()),
            text(provider.map(|one| one.code.as_str()).unwrap_or_default()),
            Cell::Count(u32::try_from(row.claims_count).unwrap_or_default()),
            Cell::Amount(Fen(row.total_fen)),
            Cell::Amount(fund),
            Cell::Amount(Fen::total(deducted.map(Fen))?),
        ]);
    }
    Ok(all)
}

async fn person_rows(cx: &Context<'_>, extent: &Extent, rows_max: u64) -> Result<Vec<Vec<Cell>>, Stop> {
    let select = person::Entity::find().order_by_asc(person::Column::PersonId).limit(rows_max);
    let row = |person: person::Model| {
        let identity = cx.open::<person::IdentityNumber>(&person)?;
        Ok(vec![
            text(PersonId(person.person_id)),
            shown(cx, extent, "person.name", &person.name),
            shown(cx, extent, "person.identity_number", &identity),
            shown(cx, extent, "person.birth_date", &date_text(person.birth_date)),
            shown(cx, extent, "person.death_date", &person.death_date.map(date_text).unwrap_or_default()),
        ])
    };
    cx.view.all(select).await?.into_iter().map(row).collect()
}

async fn reimbursement_rows(cx: &Context<'_>, extent: &Extent, rows_max: u64) -> Result<Vec<Vec<Cell>>, Stop> {
    let select = reimbursements(extent).order_by_asc(reimbursement::Column::ReimbursementId).limit(rows_max);
    let rows = cx.view.all(select).await?;
    let persons = people(cx, rows.iter().map(|row| row.person_id)).await?;
    let payees = cx.view.by_keys::<payee::Model>(rows.iter().map(|row| row.payee_id)).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let payee = payees.iter().find(|one| one.payee_id == row.payee_id);
        let of = |field, pick: fn(&payee::Model) -> &str| shown(cx, extent, field, payee.map(pick).unwrap_or_default());
        let account = payee.map(|payee| cx.open::<payee::Account>(payee)).transpose()?.unwrap_or_default();
        let name = persons.get(&row.person_id).map(|person| person.name.as_str()).unwrap_or_default();
        all.push(vec![
            text(ReimbursementId(row.reimbursement_id)),
            text(&row.serial),
            shown(cx, extent, "person.name", name),
            of("payee.holder_name", |payee| &payee.holder_name),
            of("payee.bank", |payee| &payee.bank),
            shown(cx, extent, "payee.account", &account),
            Cell::Amount(Fen(row.total_fen)),
            Cell::Amount(Fen::total(row.funds())?),
        ]);
    }
    Ok(all)
}
