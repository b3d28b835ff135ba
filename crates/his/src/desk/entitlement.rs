//! 2001: whether a person is entitled on a day, fund by fund: the basic fund for
//! every kind of care that the policy has a rule for, of a chronic disease where it
//! is recognised, the layers above it for stays, as far as they are for this person.
//!
//! Article: R2-36, R2-14, R2-50, R2-56, R2-92.

use std::collections::BTreeSet;

use app::Stop;
use app::operations::claim::HeldStandings;
use base::{Date, date_text};
use regulation::benefits::Status;
use regulation::his_interface::CareForm;
use serde::Serialize;
use store::entity::enrolment;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::care_kind::must_be_resident;
use super::settlement_answer::{BASIC, fund_of};
use super::{AtDesk, Output, nodes, persons, recognitions};
use crate::transactions::inquiries;

/// Why nothing is paid.
const NOT_INSURED: &str = "查询日未参加城乡居民基本医疗保险";
const DECEASED: &str = "该人员已登记死亡";
const NO_POOL: &str = "参保地政策没有普通门诊统筹，费用由个人负担";
const NO_POLICY: &str = "参保地在查询日没有生效的待遇政策";
const NOT_RECOGNISED: &str = "该人员在查询日没有已认定的门诊慢特病";
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
    let outpatient = desk.switches.outpatients.iter().find(|kind| kind.med_type == asked.med_type);
    let chronic = outpatient.is_some_and(|kind| kind.care == CareForm::Chronic);
    let told = asked.disease_code.as_deref();
    let recognised = !chronic || recognitions::in_force(desk.house, person.person_id, asked.on, told).await?;
    let policy = holds.and_then(|row| desk.house.policy_for(&row.region, &row.insurance, (asked.on, asked.on)));
    let law = policy.as_ref().map(|policy| policy.policy.law());
    let why_not = match (holds, law) {
        (None, _) => Some(NOT_INSURED),
        (Some(_), _) if person.death_date.is_some_and(|death| death < asked.on) => Some(DECEASED),
        (Some(_), None) => Some(NO_POLICY),
        (Some(_), Some(_)) if stay => None,
        (Some(_), Some(_)) if chronic => (!recognised).then_some(NOT_RECOGNISED),
        (Some(_), Some(law)) if outpatient.is_some() => law.outpatient.is_none().then_some(NO_POOL),
        (Some(_), Some(_)) => Some(NOT_SERVED),
    };
    let (from, until) = holds.map_or((asked.on, None), |row| (row.from_date, row.until_date));
    let standings = HeldStandings::of(desk.house.store.view(), person.person_id).await?.on(asked.on)?;
    let layers = law.filter(|_| stay).map_or(&[][..], |law| &law.layers);
    let mine = layers.iter().filter(|layer| layer.variants.iter().any(|variant| is_for(&variant.for_whom, &standings)));
    let funds = std::iter::once(BASIC).chain(mine.filter_map(|layer| fund_of(layer.id)));
    #[derive(Serialize)]
    struct Output<'a> {
        trtinfo: Vec<Row<'a>>,
    }
    let row = |fund| Row::of(&asked.psn_no, fund, (from, until), why_not);
    nodes(&Output { trtinfo: funds.map(row).collect() })
}

/// Whether terms for persons of some standings, or for everyone, are for this one.
fn is_for(for_whom: &[Status], held: &BTreeSet<Status>) -> bool {
    let one_of = |status: &Status| {
        held.contains(status) || *status == Status::Hardship && held.iter().any(|held| held.is_hardship())
    };
    for_whom.is_empty() || for_whom.iter().any(one_of)
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
