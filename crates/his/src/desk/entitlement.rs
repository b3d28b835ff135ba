//! 2001: whether a person is entitled on a day, fund by fund. Outpatients' ordinary
//! care is not settled against a pool here yet: said so, and not promised.
//!
//! Article: R2-36, R2-14.

use app::Stop;
use base::{Date, date_text};
use serde::Serialize;
use store::entity::enrolment;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::care_kind::must_be_resident;
use super::{AtDesk, Output, nodes, persons};
use crate::transactions::inquiries;

/// Why nothing is paid.
const NOT_INSURED: &str = "查询日未参加城乡居民基本医疗保险";
const DECEASED: &str = "该人员已登记死亡";
const NO_POOL: &str = "门诊统筹尚未启用结算，费用先由个人负担";
const NOT_SERVED: &str = "本中心接口不受理该医疗类别";

pub(crate) async fn answer(desk: &AtDesk<'_>) -> Output {
    let asked = inquiries::entitlement(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.data.insutype")?;
    let person = persons::of_number(desk.house, &asked.psn_no).await?;
    let select = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.person_id))
        .filter(enrolment::Column::Insurance.eq("resident"));
    let cover = desk.house.store.view().all(select).await.map_err(Stop::from)?;
    let holds =
        cover.iter().find(|row| row.from_date <= asked.on && row.until_date.is_none_or(|until| asked.on <= until));
    let stay = desk.switches.stays.iter().any(|kind| kind.med_type == asked.med_type);
    let outpatient = desk.switches.outpatients.iter().any(|kind| kind.med_type == asked.med_type);
    let why_not = match holds {
        None => Some(NOT_INSURED),
        Some(_) if person.death_date.is_some_and(|death| death < asked.on) => Some(DECEASED),
        Some(_) if stay => None,
        Some(_) if outpatient => Some(NO_POOL),
        Some(_) => Some(NOT_SERVED),
    };
    let (from, until) = holds.map_or((asked.on, None), |row| (row.from_date, row.until_date));
    let funds = [("390100", false), ("390200", false), ("390300", true)];
    let rows = funds.into_iter().filter(|(_, of_hardship)| !of_hardship || person.hardship);
    #[derive(Serialize)]
    struct Output<'a> {
        trtinfo: Vec<Row<'a>>,
    }
    let row = |(fund, _): (&'static str, bool)| Row::of(&asked.psn_no, fund, (from, until), why_not);
    nodes(&Output { trtinfo: rows.map(row).collect() })
}

#[derive(Serialize)]
struct Row<'a> {
    psn_no: &'a str,
    trt_chk_type: &'a str,
    fund_pay_type: &'a str,
    trt_enjymnt_flag: &'a str,
    begndate: String,
    enddate: Option<String>,
    trt_chk_rslt: Option<&'a str>,
    exp_content: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(psn_no: &'a str, fund: &'a str, time: (Date, Option<Date>), why_not: Option<&'a str>) -> Row<'a> {
        Row {
            psn_no,
            trt_chk_type: "01",
            fund_pay_type: fund,
            trt_enjymnt_flag: if why_not.is_none() { "1" } else { "0" },
            begndate: date_text(time.0),
            enddate: time.1.map(date_text),
            trt_chk_rslt: why_not,
            exp_content: None,
        }
    }
}
