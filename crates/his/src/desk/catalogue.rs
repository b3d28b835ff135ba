//! 1304, 1312, 1316, 1318 and 1319: the catalogue of a day page by page, as far as it is
//! kept: one national code for an item here and in the insurance catalogue, one
//! first share for all residents. A ceiling for all levels of hospitals is told once
//! for each of them; one for children alone is not told, the interface has no word
//! for it.
//!
//! Article: R2-48, R1-12.14.

use app::Stop;
use app::operations::catalogue::held::{Catalogue, held_on};
use base::{Date, Rate, Refusal, date_text};
use serde::Serialize;
use serde_json::value::RawValue;
use store::entity::item_version;
use store::sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use super::care_kind::RESIDENT;
use super::catalogue_download::version_text;
use super::failed::Failed;
use super::{AtDesk, Output, nodes};
use crate::answer::exact_number;
use crate::transactions::catalogue_page::{self, CataloguePage, Page};

pub(crate) async fn items(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        hilist_code: String,
        hilist_name: String,
        insu_admdvs: String,
        begndate: String,
        enddate: Option<String>,
        med_chrgitm_type: &'static str,
        chrgitm_lv: &'static str,
        lmt_used_flag: &'static str,
        list_type: String,
        med_use_flag: &'static str,
        matn_used_flag: &'static str,
        hilist_use_type: &'static str,
        lmt_cpnd_type: &'static str,
        pinyin: String,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
        crte_time: String,
    }
    page(desk, None, |item, catalogue| Row {
        begndate: date_text(item.from_date),
        enddate: catalogue.until(item).map(date_text),
        insu_admdvs: desk.region.to_owned(),
        med_chrgitm_type: charge_kind_of(&item.list_type),
        chrgitm_lv: class_code_of(&item.item_class),
        lmt_used_flag: if item.diagnoses.is_empty() { "0" } else { "1" },
        list_type: item.list_type.clone(),
        med_use_flag: "1",
        matn_used_flag: "1",
        hilist_use_type: "1",
        // Dictionary lmt_cpnd_type: alone and in compounds; other.
        lmt_cpnd_type: if item.kind == "drug" { "1" } else { "9" },
        pinyin: item.initials.clone(),
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: date_text(item.from_date),
        crte_time: date_text(item.from_date),
        hilist_code: item.code.clone(),
        hilist_name: item.name.clone(),
    })
    .await
}

/// 1304: the ethnic drugs of the catalogue; an agency that has none answers an
/// empty page.
pub(crate) async fn ethnic_drugs(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        med_list_codg: String,
        drug_prodname: String,
        drug_genname: String,
        min_prcunt: String,
        begndate: String,
        enddate: Option<String>,
        pinyin: String,
        vali_flag: &'static str,
        rid: String,
        crte_time: String,
        updt_time: String,
        optins_no: String,
        ver: String,
    }
    page(desk, Some(ETHNIC), |item, catalogue| Row {
        drug_prodname: item.name.clone(),
        drug_genname: item.name.clone(),
        min_prcunt: item.unit.clone(),
        begndate: date_text(item.from_date),
        enddate: catalogue.until(item).map(date_text),
        pinyin: item.initials.clone(),
        vali_flag: "1",
        rid: rid_of(desk, item),
        crte_time: date_text(item.from_date),
        updt_time: date_text(item.from_date),
        optins_no: desk.region.to_owned(),
        ver: version_text(item.release_id),
        med_list_codg: item.code.clone(),
    })
    .await
}

pub(crate) async fn matches(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        med_list_codg: String,
        hilist_code: String,
        list_type: String,
        insu_admdvs: String,
        begndate: String,
        enddate: Option<String>,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    page(desk, None, |item, catalogue| Row {
        med_list_codg: item.code.clone(),
        hilist_code: item.code.clone(),
        list_type: item.list_type.clone(),
        insu_admdvs: desk.region.to_owned(),
        begndate: date_text(item.from_date),
        enddate: catalogue.until(item).map(date_text),
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: date_text(item.from_date),
    })
    .await
}

pub(crate) async fn price_limits(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        hilist_code: String,
        hilist_lmtpric_type: String,
        overlmt_dspo_way: &'static str,
        insu_admdvs: String,
        begndate: String,
        enddate: Option<String>,
        hilist_pric_uplmt_amt: Box<RawValue>,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    let (asked, on) = asked(desk)?;
    let catalogue = match &asked.code {
        Some(code) => Catalogue::of(desk.house.store.view(), [code]).await?,
        None => Catalogue::whole(desk.house.store.view()).await?,
    };
    let of_list = |code: &str| {
        let item = catalogue.item(code, on);
        item.is_some_and(|item| {
            asked.list.as_ref().is_none_or(|list| *list == item.list_type)
                && asked.name.as_ref().is_none_or(|name| item.name.contains(name.as_str()))
        })
    };
    let mut rows = Vec::new();
    for ceiling in catalogue.ceilings_on(on) {
        let Some(fen) = ceiling.ceiling_fen.filter(|_| ceiling.max_age == ALL_AGES) else { continue };
        if !of_list(&ceiling.item_code) {
            continue;
        }
        let levels = if ceiling.hospital_level == 0 { 1..=3 } else { ceiling.hospital_level..=ceiling.hospital_level };
        // Dictionary hilist_lmtpric_type: the level of the hospital.
        rows.extend(levels.map(|level| Row {
            hilist_code: ceiling.item_code.clone(),
            hilist_lmtpric_type: level.to_string(),
            overlmt_dspo_way: "1",
            insu_admdvs: ceiling.region.clone(),
            begndate: date_text(ceiling.from_date),
            enddate: None,
            hilist_pric_uplmt_amt: exact_number(fen, 2),
            vali_flag: "1",
            rid: format!("{}{level}", ceiling.price_ceiling_id),
            updt_time: date_text(ceiling.from_date),
        }));
    }
    let total = rows.len() as u64;
    let before = usize::try_from((asked.page - 1).saturating_mul(asked.size)).unwrap_or(usize::MAX);
    let rows: Vec<Row> = rows.into_iter().skip(before).take(asked.size as usize).collect();
    nodes(&Page::of(rows, asked.page, asked.size, total))
}

pub(crate) async fn first_shares(desk: &AtDesk<'_>) -> Output {
    #[derive(Serialize)]
    struct Row {
        hilist_code: String,
        selfpay_prop_psn_type: &'static str,
        selfpay_prop_type: &'static str,
        insu_admdvs: String,
        begndate: String,
        enddate: Option<String>,
        selfpay_prop: Box<RawValue>,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
    }
    page(desk, None, |item, catalogue| Row {
        hilist_code: item.code.clone(),
        selfpay_prop_psn_type: RESIDENT,
        selfpay_prop_type: "10",
        insu_admdvs: desk.region.to_owned(),
        begndate: date_text(item.from_date),
        enddate: catalogue.until(item).map(date_text),
        selfpay_prop: exact_number(share_of(item).as_permyriad(), 4),
        vali_flag: "1",
        rid: rid_of(desk, item),
        updt_time: date_text(item.from_date),
    })
    .await
}

/// What is asked for, and of which day.
fn asked(desk: &AtDesk<'_>) -> Result<(CataloguePage, Date), Failed> {
    let asked = catalogue_page::read(desk.request, desk.tables)?;
    if asked.size > u64::from(desk.switches.page_rows_most) {
        let (zh, en) =
            (format!("每页最多{}行", desk.switches.page_rows_most), "a page has not so many rows".to_owned());
        return Err(Refusal::invalid("page_size_out_of_range", "input.data.page_size", zh, en).into());
    }
    let on = asked.on.unwrap_or(desk.house.clock.today());
    Ok((asked, on))
}

/// The page that is asked for, each item as one row.
async fn page<R: Serialize>(
    desk: &AtDesk<'_>,
    of_list: Option<&str>,
    row: impl Fn(&item_version::Model, &Catalogue) -> R,
) -> Output {
    let (asked, on) = asked(desk)?;
    let mut select = held_on(on);
    if let Some(code) = &asked.code {
        select = select.filter(item_version::Column::Code.eq(code));
    }
    if let Some(name) = &asked.name {
        select = select.filter(item_version::Column::Name.contains(name));
    }
    if let Some(list) = of_list.or(asked.list.as_deref()) {
        select = select.filter(item_version::Column::ListType.eq(list));
    }
    let view = desk.house.store.view();
    let total = view.count(select.clone()).await.map_err(Stop::from)?;
    let offset = (asked.page - 1).saturating_mul(asked.size);
    let select = select.order_by_asc(item_version::Column::Code).limit(asked.size).offset(offset);
    let items = view.all(select).await.map_err(|error| Failed::from(Stop::from(error)))?;
    let catalogue = Catalogue::of(view, items.iter().map(|item| &item.code)).await?;
    let rows = items.iter().map(|item| row(item, &catalogue)).collect();
    nodes(&Page::of(rows, asked.page, asked.size, total.unsigned_abs()))
}

/// 民族药 in dictionary list_type.
const ETHNIC: &str = "104";
/// For persons of every age.
const ALL_AGES: i32 = 150;

fn rid_of(desk: &AtDesk<'_>, item: &item_version::Model) -> String {
    format!("{}{}", desk.region, item.item_version_id)
}

/// What the patient bears first of an item, all of one that is out of scope.
pub(crate) fn share_of(item: &item_version::Model) -> Rate {
    if item.in_scope { Rate::permyriad(item.preself_permyriad.into()) } else { Rate::percent(100) }
}

/// Dictionary med_chrgitm_type, by list.
pub(crate) fn charge_kind_of(list_type: &str) -> &'static str {
    match list_type {
        "101" | "103" | "104" => "09",
        "102" | "106" => "10",
        "301" => "08",
        _ => "14",
    }
}

/// Dictionary chrgitm_lv: 01 甲类, 02 乙类, 03 丙类.
pub(crate) fn class_code_of(item_class: &str) -> &'static str {
    match item_class {
        "a" => "01",
        "b" => "02",
        _ => "03",
    }
}
