//! The amounts of a settlement as `setlinfo` and `setldetail`, from the
//! settlement's own columns; an answer whose sums disagree is not sent.
//!
//! ```text
//! bill = out of scope + above price ceilings + first share + in scope
//! in scope = basic + critical illness + hardship + assistance + hospital + left to the person
//! person = out of scope + first share + left to the person, all in cash
//! ```
//!
//! Article: R2-36, R1-20 (each fund is shown apart).

use app::Stop;
use app::operations::claim::settle::SettlementShown;
use app::queries::his::trial::TrialShown;
use base::{Fen, Rate};
use regulation::benefits::LayerId;
use store::entity::{fee_line, settlement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::PrimitiveDateTime;

use super::care_kind::{clearing_kind_of, med_type_of};
use super::failed::Failed;
use super::stay_at_hand::StayAtHand;
use super::{AtDesk, persons};
use crate::transactions::SettlementOutput;
use crate::{FundColumnMap, FundShare, IdentityBroken, SettlementInfo, SettlementKind};

/// Dictionary fund_pay_type: the residents' pooled fund.
pub(crate) const BASIC: &str = "390100";
pub(crate) const CRITICAL_ILLNESS: &str = "390200";
pub(crate) const HARDSHIP: &str = "390300";
pub(crate) const ASSISTANCE: &str = "610100";
const HOSPITAL: &str = "999996";

/// The fund of a layer in dictionary fund_pay_type, of those that pay for residents.
pub(crate) fn fund_of(layer: LayerId) -> Option<&'static str> {
    match layer {
        LayerId::CriticalIllness => Some(CRITICAL_ILLNESS),
        LayerId::Hardship => Some(HARDSHIP),
        LayerId::Assistance => Some(ASSISTANCE),
        LayerId::LargeSum | LayerId::CivilServant => None,
    }
}

/// The amounts an answer is made of; of a reversal they are negative.
pub(crate) struct Amounts {
    total_fen: Fen,
    out_of_scope_fen: Fen,
    preself_fen: Fen,
    in_scope_fen: Fen,
    deductible_fen: Fen,
    basic_fen: Fen,
    critical_illness_fen: Fen,
    hardship_fen: Fen,
    assistance_fen: Fen,
    hospital_fen: Fen,
    self_in_scope_fen: Fen,
}

impl From<&SettlementShown> for Amounts {
    fn from(shown: &SettlementShown) -> Amounts {
        Amounts {
            total_fen: shown.total_fen,
            out_of_scope_fen: shown.out_of_scope_fen,
            preself_fen: shown.preself_fen,
            in_scope_fen: shown.in_scope_fen,
            deductible_fen: shown.deductible_fen,
            basic_fen: shown.basic_fen,
            critical_illness_fen: shown.critical_illness_fen,
            hardship_fen: shown.hardship_fen,
            assistance_fen: shown.assistance_fen,
            hospital_fen: shown.hospital_fen,
            self_in_scope_fen: shown.self_in_scope_fen,
        }
    }
}

impl From<&settlement::Model> for Amounts {
    fn from(row: &settlement::Model) -> Amounts {
        Amounts {
            total_fen: Fen(row.total_fen),
            out_of_scope_fen: Fen(row.out_of_scope_fen),
            preself_fen: Fen(row.preself_fen),
            in_scope_fen: Fen(row.in_scope_fen),
            deductible_fen: Fen(row.deductible_fen),
            basic_fen: Fen(row.basic_fen),
            critical_illness_fen: Fen(row.critical_illness_fen),
            hardship_fen: Fen(row.hardship_fen),
            assistance_fen: Fen(row.assistance_fen),
            hospital_fen: Fen(row.hospital_fen),
            self_in_scope_fen: Fen(row.self_in_scope_fen),
        }
    }
}

impl From<&TrialShown> for Amounts {
    fn from(shown: &TrialShown) -> Amounts {
        Amounts {
            total_fen: shown.total_fen,
            out_of_scope_fen: shown.out_of_scope_fen,
            preself_fen: shown.preself_fen,
            in_scope_fen: shown.in_scope_fen,
            deductible_fen: shown.deductible_fen,
            basic_fen: shown.basic_fen,
            critical_illness_fen: shown.critical_illness_fen,
            hardship_fen: shown.hardship_fen,
            assistance_fen: shown.assistance_fen,
            hospital_fen: shown.hospital_fen,
            self_in_scope_fen: shown.self_in_scope_fen,
        }
    }
}

/// When a settlement was booked, and under which number.
pub(crate) struct Booked {
    pub(crate) settlement_no: String,
    pub(crate) settled_at: PrimitiveDateTime,
}

/// The settlement in the interface's words, and what each fund pays.
pub(crate) async fn info(
    desk: &AtDesk<'_>,
    stay: &StayAtHand,
    kind: SettlementKind,
    credential_kind: Option<&str>,
    booked: Option<Booked>,
    amounts: &Amounts,
) -> Result<(SettlementInfo, Vec<FundShare>), Failed> {
    let shares = shares(desk, amounts)?;
    let over_limit = over_limit(desk, stay, amounts).await?;
    let sum = |parts: &[Fen]| Fen::total(parts.iter().copied()).map_err(IdentityBroken::from);
    let person_part_fen = sum(&[amounts.out_of_scope_fen, amounts.preself_fen, amounts.self_in_scope_fen])?;
    let funds = FundColumnMap::national().add_up(&shares).map_err(IdentityBroken::from)?;
    let (settlement_no, settled_at) = booked.map(|booked| (booked.settlement_no, booked.settled_at)).unzip();
    let info = SettlementInfo {
        kind,
        visit_no: stay.visit_id.to_string(),
        settlement_no,
        person: persons::block(desk.house, &stay.person)?,
        settled_at,
        age_on: stay.visit.admit_date,
        credential_kind: credential_kind.map(str::to_owned),
        med_type: med_type_of(desk.switches, &stay.visit),
        total_fen: amounts.total_fen,
        out_of_scope_fen: amounts.out_of_scope_fen.minus(over_limit).map_err(IdentityBroken::from)?,
        over_price_limit_fen: over_limit,
        first_share_fen: amounts.preself_fen,
        in_scope_fen: amounts.in_scope_fen,
        deductible_fen: deductible_charged(amounts),
        pooled_rate: Rate::percent(0),
        fund_total_fen: funds.total().map_err(IdentityBroken::from)?,
        funds,
        person_part_fen,
        cash_fen: person_part_fen,
        family_account_fen: Fen::ZERO,
        account_balance_fen: Fen::ZERO,
        msgid: desk.request.msgid.clone(),
        clearing_agency: Some(desk.region.to_owned()),
        // Dictionary clr_way: by item.
        clearing_way: Some("1".to_owned()),
        clearing_kind: clearing_kind_of(stay.visit.kind).to_owned(),
    };
    Ok((info, shares))
}

/// What of the parts out of scope lies above price ceilings: the lines say so, a
/// reversal takes all of it back, an adjustment touches no line. A fixed amount for
/// the whole bill covers what lies above ceilings too: then no more of it is out of
/// scope than the settlement says.
async fn over_limit(desk: &AtDesk<'_>, stay: &StayAtHand, amounts: &Amounts) -> Result<Fen, Failed> {
    if amounts.total_fen == Fen::ZERO {
        return Ok(Fen::ZERO);
    }
    let lines = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.eq(stay.visit.visit_id))
        .filter(fee_line::Column::Voided.eq(false))
        .filter(fee_line::Column::OverLimitFen.ne(0));
    let lines = desk.house.store.view().all(lines).await.map_err(Stop::from)?;
    let sum = Fen::total(lines.iter().map(|line| Fen(line.over_limit_fen))).map_err(IdentityBroken::from)?;
    if amounts.total_fen.is_negative() {
        return Ok(sum.negated().map_err(IdentityBroken::from)?.max(amounts.out_of_scope_fen));
    }
    Ok(sum.min(amounts.out_of_scope_fen))
}

/// The output, once all its sums agree.
pub(crate) fn output(info: SettlementInfo, shares: Vec<FundShare>) -> Result<SettlementOutput, Failed> {
    Ok(SettlementOutput::new(info, shares, &FundColumnMap::national())?)
}

/// The deductible borne may exceed the cost within scope; charged is at most that cost.
fn deductible_charged(amounts: &Amounts) -> Fen {
    if amounts.in_scope_fen.is_negative() {
        amounts.deductible_fen.max(amounts.in_scope_fen)
    } else {
        amounts.deductible_fen.min(amounts.in_scope_fen)
    }
}

/// The funds in the order in which they pay, then the hospital, in dictionary
/// fund_pay_type. The basic fund has its row always, the others where they pay.
fn shares(desk: &AtDesk<'_>, amounts: &Amounts) -> Result<Vec<FundShare>, Failed> {
    let paid = [
        (BASIC, amounts.basic_fen),
        (CRITICAL_ILLNESS, amounts.critical_illness_fen),
        (HARDSHIP, amounts.hardship_fen),
        (ASSISTANCE, amounts.assistance_fen),
        (HOSPITAL, amounts.hospital_fen),
    ];
    let shown = paid.into_iter().enumerate().filter(|(index, (_, fen))| *index == 0 || *fen != Fen::ZERO);
    shown
        .map(|(_, (code, paid_fen))| {
            let name = desk.house.law.his_codes.words("fund_pay_type", code);
            let name = name.ok_or_else(|| Stop::fault("naming a fund", format!("no fund_pay_type {code}")))?;
            Ok(FundShare {
                fund_pay_type: code.to_owned(),
                name: name.to_owned(),
                in_scope_fen: amounts.in_scope_fen,
                limit_left_fen: None,
                paid_fen,
                process: None,
            })
        })
        .collect()
}
