//! 2303: what a settlement would give; nothing is booked. While the patient
//! lies in the hospital the stay is taken to end on the day the hospital names,
//! or today; after the discharge the settlement itself is run dry.
//!
//! Article: R2-36.

use app::funnel;
use app::operations::claim::settle::{Settle, VisitToSettle};
use app::queries::his::trial::{Trial, VisitToTry};
use base::{Refusal, date_text};

use super::care_kind::must_be_resident;
use super::failed::Failed;
use super::institution::Institution;
use super::persons::{self, Shown};
use super::settlement_answer::{Amounts, info, output};
use super::stay_at_hand::StayAtHand;
use super::{Desk, Output, nodes, stay_at_hand};
use crate::SettlementKind;
use crate::transactions::{SettlementRequest, t2303};

pub(crate) async fn answer(desk: &Desk<'_>, institution: &Institution) -> Output {
    let asked = t2303::read(desk.request, desk.tables)?;
    let stay = checked(desk, institution, &asked).await?;
    let amounts = if stay.visit.state == "admitted" {
        let last = asked.discharge_date.unwrap_or(desk.house.clock.today());
        let input = VisitToTry { visit_id: stay.visit_id, total_fen: asked.total_fen, discharge_date: date_text(last) };
        Amounts::from(&funnel::ask::<Trial>(desk.house, &institution.caller, input).await?)
    } else {
        let request = app::Request { key: None, dry_run: true };
        let input = VisitToSettle { visit_id: stay.visit_id, total_fen: asked.total_fen, invoice_number: None };
        let tried = funnel::run::<Settle>(desk.house, &institution.caller, &request, input).await?;
        Amounts::from(&tried.output)
    };
    let kind = Some(asked.credential_kind.as_str());
    let (info, shares) = info(desk, &stay, SettlementKind::Trial, kind, None, &amounts)?;
    asked.agrees_with(&info)?;
    nodes(&output(info, shares)?)
}

/// The stay of a request to settle, whose insurance and way of settling are
/// served and whose credentials are the person's.
pub(crate) async fn checked(
    desk: &Desk<'_>,
    institution: &Institution,
    asked: &SettlementRequest,
) -> Result<StayAtHand, Failed> {
    must_be_resident(&asked.insutype, "input.data.insutype")?;
    if asked.by_quota {
        let path = "input.data.psn_setlway";
        return Err(
            Refusal::invalid("quota_not_served", path, "本中心不按定额结算", "no settlement by quota here").into()
        );
    }
    if asked.during_stay {
        let path = "input.data.mid_setl_flag";
        let (zh, en) = ("本中心不办理中途结算", "no settlement during a stay here");
        return Err(Refusal::invalid("settlement_during_stay_not_served", path, zh, en).into());
    }
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no).await?;
    let shown = Shown {
        kind: &asked.credential_kind,
        number: asked.credential_no.as_ref(),
        certno: asked.certno.as_ref(),
        name: asked.name.as_ref(),
    };
    persons::must_agree(desk.house, &stay.person, &shown)?;
    Ok(stay)
}
