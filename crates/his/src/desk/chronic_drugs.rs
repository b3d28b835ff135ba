//! 5205: the drugs a person had for recognised chronic diseases, in all hospitals,
//! over a period. What was withdrawn or cancelled is not told.
//!
//! Article: R2-51, R1-12.4.

use std::collections::BTreeMap;

use app::Stop;
use app::operations::catalogue::held::Catalogue;
use base::PersonId;
use serde::Serialize;
use serde_json::value::RawValue;
use store::entity::{fee_line, provider, visit};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::care_kind::med_type_of;
use super::catalogue::{charge_kind_of, class_code_of};
use super::past_settlement::day_time;
use super::{AtDesk, Output, nodes, persons};
use crate::answer::exact_number;
use crate::transactions::inquiries;

/// As many drugs as one answer brings, the newest first.
const DRUGS_MOST: usize = 1_000;

/// As many lines as are looked through for them.
const LINES_MOST: u64 = 10_000;

pub(crate) async fn answer(desk: &AtDesk<'_>) -> Output {
    let asked = inquiries::in_period(desk.request, desk.tables, true, false)?;
    let person = persons::of_number(desk.house, asked.psn_no.as_deref().unwrap_or_default()).await?;
    let until = asked.until.unwrap_or_else(|| desk.house.clock.today());
    let view = desk.house.store.view();
    let visits = visit::Entity::find()
        .filter(visit::Column::PersonId.eq(person.person_id))
        .filter(visit::Column::Care.eq("chronic"))
        .filter(visit::Column::State.ne("cancelled"));
    let visits = view.all(visits).await.map_err(Stop::from)?;
    let visits: BTreeMap<i64, visit::Model> = visits.into_iter().map(|visit| (visit.visit_id, visit)).collect();
    let lines = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.is_in(visits.keys().copied()))
        .filter(fee_line::Column::Voided.eq(false))
        .filter(fee_line::Column::ServiceDate.gte(asked.from))
        .filter(fee_line::Column::ServiceDate.lte(until))
        .order_by_desc(fee_line::Column::ServiceDate)
        .order_by_desc(fee_line::Column::LineId)
        .limit(LINES_MOST);
    let lines = view.all(lines).await.map_err(Stop::from)?;
    let items = Catalogue::of(view, lines.iter().map(|line| &line.item_code)).await?;
    let at = visits.values().filter_map(|visit| visit.provider_id);
    let hospitals = view.by_keys::<provider::Model>(at).await.map_err(Stop::from)?;
    let mut feedetail = Vec::new();
    for line in &lines {
        let item = items.row(&line.item_code, line.service_date);
        let Some(item) = item.filter(|item| item.kind == "drug") else { continue };
        if feedetail.len() == DRUGS_MOST {
            break;
        }
        let visit = visits.get(&line.visit_id).ok_or_else(|| Stop::fault("showing a drug", "a line without visit"))?;
        let hospital = hospitals.iter().find(|hospital| Some(hospital.provider_id) == visit.provider_id);
        feedetail.push(Row {
            feedetl_sn: line.line_number.clone(),
            fixmedins_code: hospital.map(|hospital| hospital.code.clone()),
            fixmedins_name: hospital.map(|hospital| hospital.name.clone()).unwrap_or_default(),
            psn_no: PersonId(person.person_id).to_string(),
            med_type: med_type_of(desk.switches, visit),
            fee_ocur_time: day_time(line.service_date),
            cnt: exact_number(i64::from(line.quantity) * 100, 4),
            pric: exact_number(line.price_fen * 10_000, 6),
            chrgitm_lv: class_code_of(&item.item_class),
            hilist_code: item.code.clone(),
            hilist_name: item.name.clone(),
            list_type: item.list_type.clone(),
            med_list_codg: item.code.clone(),
            medins_list_codg: line.own_code.clone().unwrap_or_default(),
            medins_list_name: item.name.clone(),
            med_chrgitm_type: charge_kind_of(&item.list_type),
            spec: item.unit.clone(),
            lmt_used_flag: if item.diagnoses.is_empty() { "0" } else { "1" },
        });
    }
    #[derive(Serialize)]
    struct Output {
        feedetail: Vec<Row>,
    }
    nodes(&Output { feedetail })
}

#[derive(Serialize)]
struct Row {
    feedetl_sn: String,
    fixmedins_code: Option<String>,
    fixmedins_name: String,
    psn_no: String,
    med_type: String,
    fee_ocur_time: String,
    cnt: Box<RawValue>,
    pric: Box<RawValue>,
    chrgitm_lv: &'static str,
    hilist_code: String,
    hilist_name: String,
    list_type: String,
    med_list_codg: String,
    medins_list_codg: String,
    medins_list_name: String,
    med_chrgitm_type: &'static str,
    /// What is priced; the catalogue keeps no other measure of a pack.
    spec: String,
    lmt_used_flag: &'static str,
}
