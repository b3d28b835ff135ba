//! 2301 and 2204: fee lines, and how each was split. Quantities are kept in hundredths
//! and prices in fen; what is finer is refused, never rounded.
//!
//! Article: R2-48, R3b-1.

use std::collections::{BTreeMap, BTreeSet};

use app::Stop;
use app::operations::claim::NewLine;
use app::operations::visit::upload_fees::{LineTaken, NewLines, UploadFees};
use base::{Rate, Refusal, date_text};
use store::entity::fee_line;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::care_kind::served;
use super::catalogue::{charge_kind_of, class_code_of};
use super::failed::Failed;
use super::institution::Institution;
use super::stay_at_hand::{INPATIENT, OUTPATIENT, StayAtHand};
use super::{AtDesk, Output, message_key, nodes, stay_at_hand};
use crate::FeeSplit;
use crate::transactions::t2204;
use crate::transactions::t2301::{self, Line, LineUpload};

pub(crate) async fn stay(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2301::read(desk.request, desk.tables)?;
    taken(desk, institution, &asked, INPATIENT).await
}

/// The lines of an outpatient's charges.
pub(crate) async fn charge(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2204::read(desk.request, desk.tables)?;
    taken(desk, institution, &asked, OUTPATIENT).await
}

async fn taken(desk: &AtDesk<'_>, institution: &Institution, asked: &LineUpload, kind: i32) -> Output {
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, kind).await?;
    let lines = asked.lines.iter().enumerate().map(|(index, line)| new_line(desk, index, line));
    let input = NewLines { visit_id: stay.visit_id, lines: lines.collect::<Result<_, Refusal>>()? };
    refunds_name_their_lines(desk, &stay, &asked.lines).await?;
    let taken = message_key::run::<UploadFees>(desk, institution, false, input).await?.output;
    let splits: Vec<FeeSplit> = asked.lines.iter().zip(&taken.lines).map(|(line, taken)| split(line, taken)).collect();
    nodes(&t2301::output(&splits))
}

fn new_line(desk: &AtDesk<'_>, index: usize, line: &Line) -> Result<NewLine, Refusal> {
    let at = |field: &str| format!("input.feedetail[{index}].{field}");
    if let Some(med_type) = &line.med_type {
        served(&desk.switches.stays, med_type, &at("med_type"))?;
    }
    let quantity = line.quantity_hundredths().and_then(|quantity| i32::try_from(quantity).ok()).ok_or_else(|| {
        Refusal::invalid(
            "quantity_too_fine",
            at("cnt"),
            "数量最多两位小数，且不超过两千万",
            "a quantity has at most two decimals and stays below twenty million",
        )
    })?;
    let price_fen = line.unit_price_fen().ok_or_else(|| {
        Refusal::invalid(
            "price_too_fine",
            at("pric"),
            "单价最多两位小数，请按最小包装单位上传",
            "a price has at most two decimals; send the line by the package",
        )
    })?;
    Ok(NewLine {
        line_number: line.feedetl_sn.clone(),
        service_date: date_text(line.occurred_at.date()),
        item_code: line.item_code.clone(),
        own_code: Some(line.hospital_item_code.clone()),
        quantity,
        price_fen,
        amount_fen: line.amount_fen,
        batch: line.batch.clone(),
    })
}

/// A refund names a line of the same stay and item, sent before or with it.
async fn refunds_name_their_lines(desk: &AtDesk<'_>, stay: &StayAtHand, lines: &[Line]) -> Result<(), Failed> {
    let named: BTreeSet<&str> = lines.iter().filter_map(|line| line.refund_of.as_deref()).collect();
    if named.is_empty() {
        return Ok(());
    }
    let select = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.eq(stay.visit.visit_id))
        .filter(fee_line::Column::LineNumber.is_in(named));
    let kept = desk.house.store.view().all(select).await.map_err(Stop::from)?;
    let mut known: BTreeMap<&str, &str> =
        kept.iter().map(|row| (row.line_number.as_str(), row.item_code.as_str())).collect();
    known.extend(lines.iter().map(|line| (line.feedetl_sn.as_str(), line.item_code.as_str())));
    for (index, line) in lines.iter().enumerate() {
        let Some(refunded) = line.refund_of.as_deref() else { continue };
        if known.get(refunded) != Some(&line.item_code.as_str()) {
            return Err(Refusal::invalid(
                "refunded_line_unknown",
                format!("input.feedetail[{index}].init_feedetl_sn"),
                "退费所指的原费用明细不存在或项目不同",
                "the refunded line is not there or is of another item",
            )
            .into());
        }
    }
    Ok(())
}

fn split(line: &Line, taken: &LineTaken) -> FeeSplit {
    let wholly_own = taken.item_class == "c";
    FeeSplit {
        feedetl_sn: taken.line_number.clone(),
        amount_fen: taken.amount_fen,
        quantity_ten_thousandths: line.quantity_ten_thousandths,
        unit_price_millionths: line.unit_price_millionths,
        price_limit_millionths: taken.ceiling_fen.map(|fen| fen.0 * 10_000),
        self_pay_rate: if wholly_own { Rate::percent(100) } else { Rate::permyriad(taken.preself_permyriad.into()) },
        out_of_scope_fen: taken.out_of_scope_fen,
        over_price_limit_fen: taken.over_limit_fen,
        first_share_fen: taken.preself_fen,
        in_scope_fen: taken.in_scope_fen,
        item_class: class_code_of(&taken.item_class).to_owned(),
        charge_kind: charge_kind_of(&taken.list_type).to_owned(),
        restricted_use: taken.restricted,
        // Told, not refused: the region says which (regulation/his/switches.toml).
        memo: (!taken.mapped).then(|| "院内编码与已审核的目录对照不符或未对照".to_owned()),
    }
}
