//! 2601: takes back the effect of a message whose result the hospital does not
//! know: a settlement is reversed, a registration or admission cancelled. What the
//! message did is looked up by its number; the hospital names no settlement.
//!
//! | original | what happens |
//! |---|---|
//! | 2207, 2304 | claim.reverse of the settlement it made |
//! | 2201, 2401 | visit.cancel of the visit it began |
//! | any other | refused: there is nothing to take back, or it has a number of its own for it |
//!
//! A message that never arrived is refused or taken as done, as the region's
//! switch says; if it arrives later it is carried out, so that only the hospital's
//! own log tells. Article: R3d-39.2, R2-98.

use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use app::operations::claim::settle::Settle;
use app::operations::his::remembered;
use app::operations::visit::admit::Admit;
use app::operations::visit::cancel::{Cancel, VisitToCancel};
use app::operations::visit::register::Register;
use base::{Refusal, VisitId};
use regulation::his_interface::UnknownOriginal;

use super::failed::Failed;
use super::institution::Institution;
use super::message_key::{self, key_of};
use super::{AtDesk, Output, stay_at_hand};
use crate::Transaction;
use crate::transactions::t2601;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2601::read(desk.request)?;
    let key = key_of(&asked.original_msgid);
    let (view, caller) = (desk.house.store.view(), &institution.caller);
    match asked.original {
        Transaction::ChargeSettlement | Transaction::Settlement => {
            let Some(settled) = remembered::<Settle>(view, caller, &key).await? else { return unknown(desk) };
            must_be_of(desk, institution, settled.visit_id, &asked.psn_no).await?;
            let reason = "医院冲正（交易 2601）".to_owned();
            let input = SettlementToReverse { settlement_id: settled.settlement_id, reason };
            message_key::run::<Reverse>(desk, institution, false, input).await?;
        }
        Transaction::Admission | Transaction::Registration => {
            let begun = match asked.original {
                Transaction::Admission => remembered::<Admit>(view, caller, &key).await?,
                _ => remembered::<Register>(view, caller, &key).await?,
            };
            let Some(begun) = begun else { return unknown(desk) };
            must_be_of(desk, institution, begun.visit_id, &asked.psn_no).await?;
            let input = VisitToCancel { visit_id: begun.visit_id };
            message_key::run::<Cancel>(desk, institution, false, input).await?;
        }
        _ => {
            let (zh, en) =
                ("该交易不能冲正，请用对应的撤销交易", "this transaction is taken back by its own number only");
            return Err(Refusal::invalid("transaction_not_reversible", "input.data.oinfno", zh, en).into());
        }
    }
    Ok(None)
}

/// The visit that the original made is of the person named.
async fn must_be_of(
    desk: &AtDesk<'_>,
    institution: &Institution,
    visit_id: VisitId,
    psn_no: &str,
) -> Result<(), Failed> {
    stay_at_hand::find_any(desk, institution, &visit_id.to_string(), psn_no).await.map(drop)
}

fn unknown(desk: &AtDesk<'_>) -> Output {
    match desk.switches.unknown_original {
        UnknownOriginal::Done => Ok(None),
        UnknownOriginal::Refused => Err(Refusal::conflict(
            "original_unknown",
            "未查询到原交易，无须冲正",
            "the original was not carried out here; there is nothing to take back",
        )
        .into()),
    }
}
