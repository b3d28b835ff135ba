//! 5203 and 5204: a settlement that was booked, as it stands in the books, and its
//! lines. For a hospital that does not know whether its message arrived.
//!
//! Article: R3d-39.2.

use app::Stop;
use app::operations::catalogue::held::Catalogue;
use base::{Refusal, SettlementId, date_text};
use serde::Serialize;
use serde_json::value::RawValue;
use store::entity::{fee_line, settlement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::care_kind::med_type_of;
use super::catalogue::{charge_kind_of, class_code_of, share_of};
use super::failed::Failed;
use super::institution::Institution;
use super::settlement_answer::{Amounts, Booked, info};
use super::stay_at_hand::{self, StayAtHand};
use super::{AtDesk, Output, nodes};
use crate::answer::{beijing_time, exact_number, time_text};
use crate::transactions::inquiries::{self, SettlementNamed};
use crate::{FundShare, SettlementInfo, SettlementKind};

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = inquiries::settlement_named(desk.request, true)?;
    let (stay, row) = found(desk, institution, &asked).await?;
    let row = row.ok_or_else(unknown)?;
    let kind = if row.kind == "reverse" { SettlementKind::Reversal } else { SettlementKind::Booked };
    let settled_at = beijing_time(row.settled_at);
    let booked = Booked { settlement_no: SettlementId(row.settlement_id).to_string(), settled_at };
    let (info, setldetail) = info(desk, &stay, kind, None, Some(booked), &Amounts::from(&row)).await?;
    let cash = exact_number(info.cash_fen.0, 2);
    let person = exact_number(info.person_part_fen.0, 2);
    let info = info.checked().map_err(Failed::from)?;
    #[derive(Serialize)]
    struct Output<'a> {
        setlinfo: Past<'a>,
        setldetail: Vec<FundShare>,
    }
    let setlinfo = Past {
        info,
        begndate: date_text(stay.visit.admit_date),
        enddate: stay.visit.discharge_date.map(date_text),
        // Dictionary pay_loc: at the institution.
        pay_loc: "2",
        fixmedins_code: &institution.code,
        fixmedins_name: &institution.name,
        psn_pay: person,
        cash_payamt: cash,
        refd_setl_flag: if stay.visit.settlement_id == Some(row.settlement_id) { "0" } else { "1" },
        year: row.benefit_year.to_string(),
    };
    nodes(&Output { setlinfo, setldetail })
}

/// What 5203 tells beyond the settlement's own answer.
#[derive(Serialize)]
struct Past<'a> {
    #[serde(flatten)]
    info: SettlementInfo,
    begndate: String,
    enddate: Option<String>,
    pay_loc: &'a str,
    fixmedins_code: &'a str,
    fixmedins_name: &'a str,
    psn_pay: Box<RawValue>,
    cash_payamt: Box<RawValue>,
    refd_setl_flag: &'a str,
    year: String,
}

pub(crate) async fn lines(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = inquiries::settlement_named(desk.request, false)?;
    let (stay, row) = found(desk, institution, &asked).await?;
    let select = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.eq(stay.visit.visit_id))
        .filter(fee_line::Column::Voided.eq(false))
        .order_by_asc(fee_line::Column::LineId);
    let view = desk.house.store.view();
    let lines = view.all(select).await.map_err(Stop::from)?;
    let items = Catalogue::of(view, lines.iter().map(|line| &line.item_code)).await?;
    let setl_id = row.map(|row| SettlementId(row.settlement_id).to_string());
    let med_type = med_type_of(desk.switches, &stay.visit);
    let rows: Result<Vec<LineRow>, Failed> = lines
        .iter()
        .map(|line| {
            // Also where a later change of the catalogue ended its listing before that day.
            let item = items.row(&line.item_code, line.service_date);
            let item = item.ok_or_else(|| Stop::fault("showing a line", "an item without its row"))?;
            Ok(LineRow {
                mdtrt_id: stay.visit_id.to_string(),
                setl_id: setl_id.clone(),
                feedetl_sn: line.line_number.clone(),
                med_type: med_type.clone(),
                fee_ocur_time: day_time(line.service_date),
                cnt: exact_number(i64::from(line.quantity) * 100, 4),
                pric: exact_number(line.price_fen * 10_000, 6),
                det_item_fee_sumamt: exact_number(line.amount_fen, 2),
                pric_uplmt_amt: exact_number(999_999_000_000, 6),
                selfpay_prop: exact_number(share_of(item).as_permyriad(), 4),
                fulamt_ownpay_amt: exact_number(line.out_of_scope_fen, 2),
                overlmt_amt: exact_number(line.over_limit_fen, 2),
                preselfpay_amt: exact_number(line.preself_fen, 2),
                inscp_scp_amt: exact_number(line.in_scope_fen, 2),
                chrgitm_lv: class_code_of(&item.item_class),
                hilist_code: item.code.clone(),
                hilist_name: item.name.clone(),
                list_type: item.list_type.clone(),
                med_list_codg: item.code.clone(),
                med_chrgitm_type: charge_kind_of(&item.list_type),
                lmt_used_flag: if item.diagnoses.is_empty() { "0" } else { "1" },
            })
        })
        .collect();
    nodes(&rows?)
}

#[derive(Serialize)]
struct LineRow {
    mdtrt_id: String,
    setl_id: Option<String>,
    feedetl_sn: String,
    med_type: String,
    fee_ocur_time: String,
    cnt: Box<RawValue>,
    pric: Box<RawValue>,
    det_item_fee_sumamt: Box<RawValue>,
    pric_uplmt_amt: Box<RawValue>,
    selfpay_prop: Box<RawValue>,
    fulamt_ownpay_amt: Box<RawValue>,
    overlmt_amt: Box<RawValue>,
    preselfpay_amt: Box<RawValue>,
    inscp_scp_amt: Box<RawValue>,
    chrgitm_lv: &'static str,
    hilist_code: String,
    hilist_name: String,
    list_type: String,
    med_list_codg: String,
    med_chrgitm_type: &'static str,
    lmt_used_flag: &'static str,
}

/// The visit, and the settlement of it that is named.
async fn found(
    desk: &AtDesk<'_>,
    institution: &Institution,
    asked: &SettlementNamed,
) -> Result<(StayAtHand, Option<settlement::Model>), Failed> {
    let stay = stay_at_hand::find_any(desk, institution, &asked.mdtrt_id, &asked.psn_no).await?;
    let Some(number) = &asked.setl_id else { return Ok((stay, None)) };
    let id: SettlementId = number.parse().map_err(|_| unknown())?;
    let row = desk.house.store.view().by_key::<settlement::Model>(id.0).await.map_err(Stop::from)?;
    let row = row.filter(|row| row.visit_id == stay.visit.visit_id).ok_or_else(unknown)?;
    Ok((stay, Some(row)))
}

fn unknown() -> Refusal {
    Refusal::unknown("结算", "settlement")
}

/// Midnight of a day, as the interface writes times.
pub(crate) fn day_time(day: base::Date) -> String {
    time_text(time::PrimitiveDateTime::new(day, time::Time::MIDNIGHT))
}
