//! 3301, 3302 and 1317: the hospital's own items are mapped to national codes, taken
//! back, and asked for. What is sent waits for the agency's review; only what was agreed
//! to is answered by 1317.
//!
//! Article: R1-12.14, R4-41.

use app::Stop;
use app::operations::catalogue::item_list::ItemList;
use app::operations::mapping::propose::{NewMapping, NewMappings, Propose};
use app::operations::mapping::withdraw::{MappingToWithdraw, Withdraw};
use base::{Refusal, date_text, in_beijing};
use serde::Serialize;
use store::entity::item_mapping;
use store::sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::failed::Failed;
use super::institution::Institution;
use super::{AtDesk, Output, message_key, nodes};
use crate::transactions::catalogue_page::Page;
use crate::transactions::{t1317, t3301, t3302};

/// 3301.
pub(crate) async fn upload(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t3301::read(desk.request, desk.tables)?;
    let row = |(index, row): (usize, t3301::MappingUploaded)| {
        Ok(NewMapping {
            list: list_of(&row.list_type, &format!("input.data[{index}].list_type"))?,
            own_code: row.own_code,
            own_name: row.own_name,
            item_code: row.item_code,
            from_date: date_text(row.from),
            until_date: date_text(row.until),
            approval_number: row.approval_number,
            dosage_form: row.dosage_form,
            specification: row.specification,
            package: row.package,
            unit: row.unit,
            price_fen: None,
            excluded: row.excluded,
            content: row.content,
            memo: row.memo,
        })
    };
    let rows = asked.into_iter().enumerate().map(row).collect::<Result<_, Refusal>>()?;
    message_key::run::<Propose>(desk, institution, false, NewMappings { provider_id: None, rows }).await?;
    Ok(None)
}

/// 3302.
pub(crate) async fn withdrawal(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t3302::read(desk.request, desk.tables)?;
    must_be_own(institution, Some(&asked.provider_code))?;
    let mapping = MappingToWithdraw {
        provider_id: None,
        list: list_of(&asked.list_type, "input.data.list_type")?,
        own_code: asked.own_code,
        item_code: asked.item_code,
    };
    message_key::run::<Withdraw>(desk, institution, false, mapping).await?;
    Ok(None)
}

/// 1317.
pub(crate) async fn inquiry(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    use item_mapping::Column::{
        CaseId, FromDate, ItemCode, ItemMappingId, ListType, OwnCode, OwnName, ProviderId, State, UntilDate,
        WithdrawnOn,
    };
    #[derive(Serialize)]
    struct Row {
        fixmedins_code: String,
        medins_list_codg: String,
        medins_list_name: String,
        insu_admdvs: String,
        list_type: String,
        med_list_codg: String,
        begndate: String,
        enddate: String,
        aprvno: String,
        dosform: String,
        exct_cont: String,
        item_cont: String,
        prcunt: String,
        spec: String,
        pacspec: String,
        memo: String,
        vali_flag: &'static str,
        rid: String,
        updt_time: String,
        crte_time: String,
    }
    let asked = t1317::read(desk.request, desk.tables)?;
    if asked.size > u64::from(desk.switches.page_rows_most) {
        let (zh, en) =
            (format!("每页最多{}行", desk.switches.page_rows_most), "a page has not so many rows".to_owned());
        return Err(Refusal::invalid("page_size_out_of_range", "input.data.page_size", zh, en).into());
    }
    must_be_own(institution, asked.provider_code.as_deref())?;
    let withdrawn = asked.valid.as_deref() == Some("0");
    let mut select =
        item_mapping::Entity::find().filter(ProviderId.eq(institution.provider_id)).filter(CaseId.is_not_null());
    select = match asked.on {
        // On a day of the past held also what was taken back after it.
        Some(day) => select
            .filter(State.is_in(["approved", "withdrawn"]))
            .filter(FromDate.lte(day))
            .filter(UntilDate.gte(day))
            .filter(Condition::any().add(WithdrawnOn.is_null()).add(WithdrawnOn.gt(day))),
        None => select.filter(State.eq(if withdrawn { "withdrawn" } else { "approved" })),
    };
    if let Some(code) = &asked.own_code {
        select = select.filter(OwnCode.eq(code));
    }
    if let Some(name) = &asked.own_name {
        select = select.filter(OwnName.contains(name));
    }
    if let Some(code) = &asked.item_code {
        select = select.filter(ItemCode.eq(code));
    }
    if let Some(list) = &asked.list {
        select = select.filter(ListType.eq(list));
    }
    let view = desk.house.store.view();
    let total = view.count(select.clone()).await.map_err(Stop::from)?;
    let offset = (asked.page - 1).saturating_mul(asked.size);
    let select = select.order_by_asc(OwnCode).order_by_asc(ItemMappingId).limit(asked.size).offset(offset);
    let rows = view.all(select).await.map_err(|error| Failed::from(Stop::from(error)))?;
    let rows = rows.into_iter().map(|row| {
        let day = |at| date_text(in_beijing(at).date());
        let changed = row.withdrawn_on.map(date_text).or_else(|| row.decided_at.map(day));
        Row {
            fixmedins_code: institution.code.clone(),
            insu_admdvs: desk.region.to_owned(),
            begndate: date_text(row.from_date),
            enddate: date_text(row.until_date),
            vali_flag: if row.state == "approved" { "1" } else { "0" },
            rid: format!("{}{}", desk.region, row.item_mapping_id),
            updt_time: changed.unwrap_or_else(|| day(row.proposed_at)),
            crte_time: day(row.proposed_at),
            medins_list_codg: row.own_code,
            medins_list_name: row.own_name,
            list_type: row.list_type,
            med_list_codg: row.item_code,
            aprvno: row.approval_number,
            dosform: row.dosage_form,
            exct_cont: row.excluded,
            item_cont: row.content,
            prcunt: row.unit,
            spec: row.specification,
            pacspec: row.package,
            memo: row.memo,
        }
    });
    nodes(&Page::of(rows.collect(), asked.page, asked.size, total.unsigned_abs()))
}

/// The list of a code; what is kept of no list has no national codes to map to.
fn list_of(code: &str, path: &str) -> Result<ItemList, Refusal> {
    ItemList::of(code).ok_or_else(|| {
        Refusal::invalid("list_not_kept", path, "该目录类别暂无国家编码", "there are no national codes of this list")
    })
}

fn must_be_own(institution: &Institution, told: Option<&str>) -> Result<(), Refusal> {
    if told.is_none_or(|code| code.trim().eq_ignore_ascii_case(&institution.code)) {
        return Ok(());
    }
    let (zh, en) = ("只能办理本机构的目录对照", "only mappings of the sender itself");
    Err(Refusal::invalid("provider_disagrees", "input.data.fixmedins_code", zh, en))
}
