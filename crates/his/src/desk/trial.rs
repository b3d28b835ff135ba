//! 2303 and 2206: what a settlement would give; nothing is booked. While the patient
//! lies in the hospital the stay is taken to end on the day the hospital names, or
//! today; after the discharge, and of an outpatient, the settlement itself is run dry.
//!
//! Article: R2-36.

use app::funnel;
use app::operations::claim::settle::{Settle, VisitToSettle};
use app::queries::his::trial::{Trial, VisitToTry};
use base::{Refusal, date_text};

use super::care_kind::{med_type_of, must_be_resident, served};
use super::failed::Failed;
use super::institution::Institution;
use super::persons::{self, Shown};
use super::settlement_answer::{Amounts, info, output};
use super::stay_at_hand::{INPATIENT, OUTPATIENT, StayAtHand};
use super::{AtDesk, Output, nodes, stay_at_hand};
use crate::SettlementKind;
use crate::transactions::{SettlementRequest, t2206, t2303};

pub(crate) async fn stay(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2303::read(desk.request, desk.tables)?;
    let stay = checked(desk, institution, &asked, INPATIENT).await?;
    let amounts = if stay.visit.state == "admitted" {
        let last = asked.discharge_date.unwrap_or(desk.house.clock.today());
        let input = VisitToTry { visit_id: stay.visit_id, total_fen: asked.total_fen, discharge_date: date_text(last) };
        Amounts::from(&funnel::ask::<Trial>(desk.house, &institution.caller, input).await?)
    } else {
        run_dry(desk, institution, &stay, &asked).await?
    };
    tried(desk, &stay, &asked, &amounts).await
}

/// An outpatient's charge.
pub(crate) async fn charge(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t2206::read(desk.request, desk.tables)?;
    let visit = checked(desk, institution, &asked, OUTPATIENT).await?;
    let amounts = run_dry(desk, institution, &visit, &asked).await?;
    tried(desk, &visit, &asked, &amounts).await
}

async fn run_dry(
    desk: &AtDesk<'_>,
    institution: &Institution,
    stay: &StayAtHand,
    asked: &SettlementRequest,
) -> Result<Amounts, Failed> {
    let request = app::Request { key: None, dry_run: true };
    let input = VisitToSettle {
        visit_id: stay.visit_id,
        total_fen: asked.total_fen,
        invoice_number: None,
        batch: asked.batch.clone(),
    };
    let settled = funnel::run::<Settle>(desk.house, &institution.caller, &request, input).await?;
    Ok(Amounts::from(&settled.output))
}

async fn tried(desk: &AtDesk<'_>, stay: &StayAtHand, asked: &SettlementRequest, amounts: &Amounts) -> Output {
    let kind = Some(asked.credential_kind.as_str());
    let (info, shares) = info(desk, stay, SettlementKind::Trial, kind, None, amounts).await?;
    asked.agrees_with(&info)?;
    nodes(&output(info, shares)?)
}

/// The stay of a request to settle, whose insurance and way of settling are
/// served and whose credentials are the person's.
pub(crate) async fn checked(
    desk: &AtDesk<'_>,
    institution: &Institution,
    asked: &SettlementRequest,
    kind: i32,
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
    let stay = stay_at_hand::find(desk, institution, &asked.mdtrt_id, &asked.psn_no, kind).await?;
    if let Some(med_type) = &asked.med_type {
        served(&desk.switches.outpatients, med_type, "input.data.med_type")?;
        if *med_type != med_type_of(desk.switches, &stay.visit) {
            let (zh, en) = ("医疗类别与就诊信息（2203）不符", "the kind of care is not the one told before");
            return Err(Refusal::conflict("med_type_disagrees", zh, en).into());
        }
    }
    let shown = Shown {
        kind: &asked.credential_kind,
        number: asked.credential_no.as_ref(),
        certno: asked.certno.as_ref(),
        name: asked.name.as_ref(),
    };
    persons::must_agree(desk.house, &stay.person, &shown)?;
    Ok(stay)
}
