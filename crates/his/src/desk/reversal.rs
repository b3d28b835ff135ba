//! 2305 and 2208: takes a settlement back; the answer is its exact negative under
//! a number of its own.
//!
//! Article: R2-98, R3d-28.

use app::Stop;
use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use base::{Refusal, SettlementId};
use store::entity::settlement;

use super::institution::Institution;
use super::settlement::booked;
use super::settlement_answer::{Amounts, info, output};
use super::stay_at_hand::{INPATIENT, OUTPATIENT};
use super::{AtDesk, Output, message_key, nodes, stay_at_hand};
use crate::SettlementKind;
use crate::transactions::t2305;

pub(crate) async fn stay(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    taken_back(desk, institution, INPATIENT, "医院撤销住院结算（交易 2305）").await
}

/// An outpatient's settlement; the fields are those of 2305.
pub(crate) async fn charge(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    taken_back(desk, institution, OUTPATIENT, "医院撤销门诊结算（交易 2208）").await
}

async fn taken_back(desk: &AtDesk<'_>, institution: &Institution, kind: i32, reason: &str) -> Output {
    let asked = t2305::read(desk.request)?;
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, kind).await?;
    let unknown = || Refusal::unknown("结算", "settlement");
    let settlement_id: SettlementId = asked.setl_id.parse().map_err(|_| unknown())?;
    let row = desk.house.store.view().by_key::<settlement::Model>(settlement_id.0).await.map_err(Stop::from)?;
    row.filter(|row| row.visit_id == stay.visit.visit_id).ok_or_else(unknown)?;
    let input = SettlementToReverse { settlement_id, reason: reason.to_owned() };
    let shown = message_key::run::<Reverse>(desk, institution, false, input).await?.output;
    let booked = booked(desk, &shown).await?;
    let (info, shares) =
        info(desk, &stay, SettlementKind::Reversal, None, Some(booked), &Amounts::from(&shown)).await?;
    nodes(&output(info, shares)?)
}
