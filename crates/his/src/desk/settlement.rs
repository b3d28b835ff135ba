//! 2304: books the settlement of a discharged stay. Where the hospital sends
//! its own parts of the bill they are compared first, on a dry run, so that
//! nothing is booked that the hospital sees otherwise.
//!
//! Article: R2-36, R2-53.

use app::Stop;
use app::operations::claim::settle::{Settle, SettlementShown, VisitToSettle};
use store::entity::settlement;

use super::failed::Failed;
use super::institution::Institution;
use super::settlement_answer::{Amounts, Booked, info, output};
use super::trial::checked;
use super::{Desk, Output, message_key, nodes};
use crate::SettlementKind;
use crate::answer::beijing_time;
use crate::transactions::t2304;

pub(crate) async fn answer(desk: &Desk<'_>, institution: &Institution) -> Output {
    let asked = t2304::read(desk.request, desk.tables)?;
    let stay = checked(desk, institution, &asked).await?;
    let kind = Some(asked.credential_kind.as_str());
    let input =
        VisitToSettle { visit_id: stay.visit_id, total_fen: asked.total_fen, invoice_number: asked.invoice_no.clone() };
    let declared = [asked.declared.out_of_scope_fen, asked.declared.first_share_fen, asked.declared.in_scope_fen];
    if declared.iter().flatten().any(|fen| fen.0 != 0) {
        let tried = message_key::run::<Settle>(desk, institution, true, input.clone()).await?;
        let (trial, _) = info(desk, &stay, SettlementKind::Trial, kind, None, &Amounts::from(&tried.output))?;
        asked.agrees_with(&trial)?;
    }
    let shown = message_key::run::<Settle>(desk, institution, false, input).await?.output;
    let booked = booked(desk, &shown).await?;
    let (info, shares) = info(desk, &stay, SettlementKind::Booked, kind, Some(booked), &Amounts::from(&shown))?;
    nodes(&output(info, shares)?)
}

/// Number and time as they stand in the books, so that a repeated message gets
/// the same answer.
pub(crate) async fn booked(desk: &Desk<'_>, shown: &SettlementShown) -> Result<Booked, Failed> {
    let row = desk.house.store.view().by_key::<settlement::Model>(shown.settlement_id.0).await.map_err(Stop::from)?;
    let row = row.ok_or_else(|| Stop::fault("answering a settlement", "the row just booked is not there"))?;
    Ok(Booked { settlement_no: shown.settlement_id.to_string(), settled_at: beijing_time(row.settled_at) })
}
