//! 1312, 1316, 1318 and 1319: the catalogue page by page, as far as it is kept:
//! one national code for an item here and in the insurance catalogue, one price for
//! all levels of hospitals, one first share for all residents.
//!
//! Article: R2-48, R1-12.14.

use app::Stop;
use base::{Refusal, date_text};
use serde::Serialize;
use serde_json::value::RawValue;
use store::entity::item;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::care_kind::RESIDENT;
use super::failed::Failed;
use super::{AtDesk, Output, nodes};
use crate::answer::exact_number;
use crate::transactions::catalogue_page::{self, Page};

/// The first day of the catalogue; earlier ones were never kept.
const SINCE: &str = "2017-01-01";

pub(crate) async fn items(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        hilist_code: String,
        hilist_name: String,
        insu_admdvs: String,
        begndate: &'static str,
        enddate: Option<String>,
        med_chrgitm_type: &'static str,
        chrgitm_lv: &'static str,
        lmt_used_flag: &'static str,
        list_type: &'static str,
        med_use_flag: &'static str,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    let today = date_text(desk.house.clock.today());
    page(desk, |item| Row {
        begndate: SINCE,
        enddate: None,
        insu_admdvs: desk.region.to_owned(),
        med_chrgitm_type: charge_kind_of(&item.kind),
        chrgitm_lv: item_class_of(item),
        lmt_used_flag: if item.diag_limited { "1" } else { "0" },
        list_type: list_type_of(&item.kind),
        med_use_flag: "1",
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: today.clone(),
        hilist_code: item.code.clone(),
        hilist_name: item.name.clone(),
    })
    .await
}

pub(crate) async fn matches(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        med_list_codg: String,
        hilist_code: String,
        list_type: &'static str,
        insu_admdvs: String,
        begndate: &'static str,
        enddate: Option<String>,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    let today = date_text(desk.house.clock.today());
    page(desk, |item| Row {
        med_list_codg: item.code.clone(),
        hilist_code: item.code.clone(),
        list_type: list_type_of(&item.kind),
        insu_admdvs: desk.region.to_owned(),
        begndate: SINCE,
        enddate: None,
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: today.clone(),
    })
    .await
}

pub(crate) async fn price_limits(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        hilist_code: String,
        hilist_lmtpric_type: &'static str,
        insu_admdvs: String,
        begndate: &'static str,
        enddate: Option<String>,
        hilist_pric_uplmt_amt: Box<RawValue>,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    let today = date_text(desk.house.clock.today());
    page(desk, |item| Row {
        hilist_code: item.code.clone(),
        // Dictionary hilist_lmtpric_type: by the lowest level that may use the item.
        hilist_lmtpric_type: match item.min_level {
            3 => "3",
            2 => "2",
            _ => "1",
        },
        insu_admdvs: desk.region.to_owned(),
        begndate: SINCE,
        enddate: None,
        hilist_pric_uplmt_amt: exact_number(item.price_fen, 2),
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: today.clone(),
    })
    .await
}

pub(crate) async fn first_shares(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        hilist_code: String,
        selfpay_prop_psn_type: &'static str,
        selfpay_prop_type: &'static str,
        insu_admdvs: String,
        begndate: &'static str,
        enddate: Option<String>,
        selfpay_prop: Box<RawValue>,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    let today = date_text(desk.house.clock.today());
    page(desk, |item| Row {
        hilist_code: item.code.clone(),
        selfpay_prop_psn_type: RESIDENT,
        selfpay_prop_type: "10",
        insu_admdvs: desk.region.to_owned(),
        begndate: SINCE,
        enddate: None,
        selfpay_prop: exact_number(if item.in_scope { i64::from(item.preself_permyriad) } else { 10_000 }, 4),
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: today.clone(),
    })
    .await
}

/// The page that is asked for, each item as one row.
async fn page<R: Serialize>(desk: &AtDesk<'_>, row: impl Fn(&item::Model) -> R) -> Output {
    let asked = catalogue_page::read(desk.request, desk.tables)?;
    if asked.size > u64::from(desk.switches.page_rows_most) {
        let (zh, en) =
            (format!("每页最多{}行", desk.switches.page_rows_most), "a page has not so many rows".to_owned());
        return Err(Refusal::invalid("page_size_out_of_range", "input.data.page_size", zh, en).into());
    }
    let mut select = item::Entity::find();
    if let Some(code) = &asked.code {
        select = select.filter(item::Column::Code.eq(code));
    }
    if let Some(name) = &asked.name {
        select = select.filter(item::Column::Name.contains(name));
    }
    if let Some(list) = &asked.list {
        select = select.filter(item::Column::Kind.eq(kind_of(list)));
    }
    let view = desk.house.store.view();
    let total = view.count(select.clone()).await.map_err(Stop::from)?;
    let offset = (asked.page - 1).saturating_mul(asked.size);
    let select = select.order_by_asc(item::Column::Code).limit(asked.size).offset(offset);
    let items = view.all(select).await.map_err(|error| Failed::from(Stop::from(error)))?;
    let rows = items.iter().map(row).collect();
    nodes(&Page::of(rows, asked.page, asked.size, total.unsigned_abs()))
}

fn rid_of(desk: &AtDesk<'_>, item: &item::Model) -> String {
    format!("{}{}", desk.region, item.item_id)
}

/// Dictionary list_type: the catalogue tells three kinds apart.
pub(crate) fn list_type_of(kind: &str) -> &'static str {
    match kind {
        "drug" => "101",
        "consumable" => "301",
        _ => "201",
    }
}

fn kind_of(list: &str) -> &'static str {
    match list.as_bytes().first() {
        Some(b'1') => "drug",
        Some(b'3') => "consumable",
        _ => "service",
    }
}

/// Dictionary med_chrgitm_type.
pub(crate) fn charge_kind_of(kind: &str) -> &'static str {
    match kind {
        "drug" => "09",
        "consumable" => "08",
        _ => "14",
    }
}

/// Dictionary chrgitm_lv: 01 甲类, 02 乙类, 03 丙类.
pub(crate) fn item_class_of(item: &item::Model) -> &'static str {
    match (item.in_scope, item.preself_permyriad) {
        (false, _) => "03",
        (true, 0) => "01",
        (true, _) => "02",
    }
}
