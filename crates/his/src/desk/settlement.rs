//! 2304 and 2207: books the settlement of a discharged stay, or of an outpatient's
//! charge. Where the hospital sends its own parts of the bill they are compared
//! first, on a dry run, so that nothing is booked that the hospital sees otherwise.
//!
//! Article: R2-36, R2-53.

use app::Stop;
use app::operations::claim::settle::{Settle, SettlementShown, VisitToSettle};
use store::entity::settlement;

use super::failed::Failed;
use super::institution::Institution;
use super::settlement_answer::{Amounts, Booked, info, output};
use super::stay_at_hand::{INPATIENT, OUTPATIENT};
use super::trial::checked;
use super::{AtDesk, Output, message_key, nodes};
use crate::SettlementKind;
use crate::answer::beijing_time;
use crate::transactions::{SettlementRequest, t2207, t2304};

pub(crate) async fn stay(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2304::read(desk.request, desk.tables)?;
    settled(desk, institution, &asked, INPATIENT).await
}

/// An outpatient's charge.
pub(crate) async fn charge(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2207::read(desk.request, desk.tables)?;
    settled(desk, institution, &asked, OUTPATIENT).await
}

async fn settled(desk: &AtDesk<'_>, institution: &Institution, asked: &SettlementRequest, visit_kind: i32) -> Output {
    let stay = checked(desk, institution, asked, visit_kind).await?;
    let kind = Some(asked.credential_kind.as_str());
    let input = VisitToSettle {
        visit_id: stay.visit_id,
        total_fen: asked.total_fen,
        invoice_number: asked.invoice_no.clone(),
        batch: asked.batch.clone(),
    };
    let declared = [asked.declared.out_of_scope_fen, asked.declared.first_share_fen, asked.declared.in_scope_fen];
    if declared.iter().flatten().any(|fen| fen.0 != 0) {
        let tried = message_key::run::<Settle>(desk, institution, true, input.clone()).await?;
        let (trial, _) = info(desk, &stay, SettlementKind::Trial, kind, None, &Amounts::from(&tried.output)).await?;
        asked.agrees_with(&trial)?;
    }
    let shown = message_key::run::<Settle>(desk, institution, false, input).await?.output;
    let booked = booked(desk, &shown).await?;
    let (info, shares) = info(desk, &stay, SettlementKind::Booked, kind, Some(booked), &Amounts::from(&shown)).await?;
    nodes(&output(info, shares)?)
}

/// Number and time as they stand in the books, so that a repeated message gets
/// the same answer.
pub(crate) async fn booked(desk: &AtDesk<'_>, shown: &SettlementShown) -> Result<Booked, Failed> {
    let settlement_no = shown.settlement_id.to_string();
    if desk.rehearsal {
        return Ok(Booked { settlement_no, settled_at: beijing_time(desk.house.clock.now()) });
    }
    let row = desk.house.store.view().by_key::<settlement::Model>(shown.settlement_id.0).await.map_err(Stop::from)?;
    let row = row.ok_or_else(|| Stop::fault("answering a settlement", "the row just booked is not there"))?;
    Ok(Booked { settlement_no, settled_at: beijing_time(row.settled_at) })
}
