//! 5201, 5202, 5206, 5303 and 5304: what the centre knows of a person's visits,
//! diagnoses and use, and of who lies in the hospital that asks. Visits are those
//! of the hospital that asks; use and referrals are the person's.
//!
//! Article: R2-36, R2-41, R1-24. Threat O01.

use app::{House, Stop};
use base::{Date, Fen, completed_years, date_text};
use serde::Serialize;
use serde_json::value::RawValue;
use store::entity::{person, provider, referral, settlement, visit};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::care_kind::{RESIDENT, med_type_of};
use super::failed::Failed;
use super::institution::Institution;
use super::past_settlement::day_time;
use super::persons::{self, RESIDENT_KIND};
use super::stay_at_hand::{INPATIENT, find_any};
use super::{AtDesk, Output, nodes};
use crate::Private;
use crate::answer::exact_number;
use crate::transactions::inquiries::{self, InPeriod};
use crate::transactions::visit_named;

/// So many rows are shown at most.
const ROWS_MOST: u64 = 1_000;

/// Who a row is about.
#[derive(Serialize)]
struct Who {
    psn_no: String,
    psn_cert_type: &'static str,
    certno: Private,
    psn_name: Private,
    gend: String,
    brdy: String,
    age: i32,
    insutype: &'static str,
}

impl Who {
    fn of(house: &House, person: &person::Model, on: Date) -> Result<Who, Failed> {
        let block = persons::block(house, person)?;
        Ok(Who {
            psn_no: block.psn_no,
            psn_cert_type: "01",
            certno: block.certno,
            psn_name: block.name,
            gend: block.sex,
            brdy: date_text(person.birth_date),
            age: completed_years(person.birth_date, on),
            insutype: RESIDENT,
        })
    }
}

pub(crate) async fn visits(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = inquiries::in_period(desk.request, desk.tables, true, true)?;
    #[derive(Serialize)]
    struct Row {
        mdtrt_id: String,
        #[serde(flatten)]
        who: Who,
        psn_type: &'static str,
        cvlserv_flag: &'static str,
        insu_optins: String,
        begntime: String,
        endtime: Option<String>,
        med_type: String,
        ars_year_ipt_flag: &'static str,
        ipt_otp_no: String,
        dscg_maindiag_code: String,
        inhosp_stas: &'static str,
        ipt_days: Option<i64>,
    }
    let mut rows = Vec::new();
    for (visit, person) in of_period(desk, institution, &asked, None).await? {
        let med_type = med_type_of(desk.switches, &visit);
        if asked.med_type.as_ref().is_some_and(|asked| *asked != med_type) {
            continue;
        }
        rows.push(Row {
            mdtrt_id: base::VisitId(visit.visit_id).to_string(),
            who: Who::of(desk.house, &person, visit.admit_date)?,
            psn_type: RESIDENT_KIND,
            cvlserv_flag: "0",
            insu_optins: desk.region.to_owned(),
            begntime: day_time(visit.admit_date),
            endtime: visit.discharge_date.map(day_time),
            med_type,
            ars_year_ipt_flag: if visit.continued { "1" } else { "0" },
            ipt_otp_no: visit.record_number,
            dscg_maindiag_code: visit.diagnosis_1,
            inhosp_stas: if visit.kind == INPATIENT && visit.state == "admitted" { "1" } else { "0" },
            ipt_days: visit
                .discharge_date
                .filter(|_| visit.kind == INPATIENT)
                .map(|d| (d - visit.admit_date).whole_days()),
        });
    }
    #[derive(Serialize)]
    struct Output {
        mdtrtinfo: Vec<Row>,
    }
    nodes(&Output { mdtrtinfo: rows })
}

pub(crate) async fn diagnoses(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = visit_named::read(desk.request)?;
    let at_hand = find_any(desk, institution, &asked.mdtrt_id, &asked.psn_no).await?;
    #[derive(Serialize)]
    struct Row<'a> {
        diag_info_id: String,
        mdtrt_id: &'a str,
        psn_no: &'a str,
        inout_diag_type: &'static str,
        diag_type: &'static str,
        maindiag_flag: &'static str,
        diag_srt_no: usize,
        diag_code: String,
    }
    let visit = at_hand.visit;
    let known = [Some(visit.diagnosis_1).filter(|code| !code.is_empty()), visit.diagnosis_2];
    let row = |(index, code): (usize, String)| Row {
        diag_info_id: format!("{}-{}", asked.mdtrt_id, index + 1),
        mdtrt_id: &asked.mdtrt_id,
        psn_no: &asked.psn_no,
        // Dictionary inout_diag_type: told at admission, or final.
        inout_diag_type: if visit.discharge_date.is_some() { "2" } else { "1" },
        diag_type: "1",
        maindiag_flag: if index == 0 { "1" } else { "0" },
        diag_srt_no: index + 1,
        diag_code: code,
    };
    #[derive(Serialize)]
    struct Output<'a> {
        diseinfo: Vec<Row<'a>>,
    }
    nodes(&Output { diseinfo: known.into_iter().flatten().enumerate().map(row).collect() })
}

/// What a person has used up in a benefit year. The dictionary of cum_type_code
/// is each centre's own: 1 cost within scope, 2 deductibles, 3 basic pool, 4
/// critical illness, 5 hardship, 6 stays, 7 medical assistance.
pub(crate) async fn accumulated(desk: &AtDesk<'_>) -> Output {
    let (psn_no, month) = inquiries::accumulated(desk.request)?;
    let person = persons::of_number(desk.house, &psn_no).await?;
    let year = match month.as_deref().and_then(|month| month.get(..4)).map(str::parse::<i32>) {
        Some(Ok(year)) => year,
        _ => desk.house.clock.today().year(),
    };
    let select = settlement::Entity::find()
        .filter(settlement::Column::PersonId.eq(person.person_id))
        .filter(settlement::Column::BenefitYear.eq(year));
    let rows = desk.house.store.view().all(select).await.map_err(Stop::from)?;
    let sum = |part: fn(&settlement::Model) -> i64| {
        Fen::total(rows.iter().map(|row| Fen(part(row)))).map_err(|error| Failed::from(Stop::from(error)))
    };
    let view = desk.house.store.view();
    let visits = view.by_keys::<visit::Model>(rows.iter().map(|row| row.visit_id)).await.map_err(Stop::from)?;
    let is_stay =
        |row: &&settlement::Model| visits.iter().any(|visit| visit.visit_id == row.visit_id && visit.kind == INPATIENT);
    let counted = |row: &settlement::Model| i64::from(row.kind == "settle") - i64::from(row.kind == "reverse");
    let stays: i64 = rows.iter().filter(is_stay).map(counted).sum();
    let sums = [
        ("1", sum(|row| row.in_scope_fen)?.0),
        ("2", sum(|row| row.deductible_fen)?.0),
        ("3", sum(|row| row.basic_fen)?.0),
        ("4", sum(|row| row.critical_illness_fen)?.0),
        ("5", sum(|row| row.hardship_fen)?.0),
        ("6", stays * 100),
        ("7", sum(|row| row.assistance_fen)?.0),
    ];
    #[derive(Serialize)]
    struct Row {
        insutype: &'static str,
        year: String,
        cum_ym: String,
        cum_type_code: &'static str,
        cum: Box<RawValue>,
    }
    let row = |(code, units): (&'static str, i64)| Row {
        insutype: RESIDENT,
        year: year.to_string(),
        cum_ym: format!("{year}12"),
        cum_type_code: code,
        cum: exact_number(units, 2),
    };
    #[derive(Serialize)]
    struct Output {
        cuminfo: Vec<Row>,
    }
    nodes(&Output { cuminfo: sums.into_iter().map(row).collect() })
}

pub(crate) async fn inpatients(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = inquiries::in_period(desk.request, desk.tables, false, true)?;
    #[derive(Serialize)]
    struct Row {
        mdtrt_id: String,
        #[serde(flatten)]
        who: Who,
        begndate: String,
        med_type: String,
        ipt_otp_no: String,
        out_flag: &'static str,
    }
    let found = of_period(desk, institution, &asked, Some("admitted")).await?;
    let rows = found.into_iter().filter(|(visit, _)| visit.kind == INPATIENT).map(|(visit, person)| {
        Ok(Row {
            mdtrt_id: base::VisitId(visit.visit_id).to_string(),
            who: Who::of(desk.house, &person, visit.admit_date)?,
            begndate: date_text(visit.admit_date),
            med_type: med_type_of(desk.switches, &visit),
            ipt_otp_no: visit.record_number.clone(),
            out_flag: if visit.out_of_area { "1" } else { "0" },
        })
    });
    #[derive(Serialize)]
    struct Output {
        data: Vec<Row>,
    }
    nodes(&Output { data: rows.collect::<Result<_, Failed>>()? })
}

pub(crate) async fn referrals(desk: &AtDesk<'_>) -> Output {
    let asked = inquiries::in_period(desk.request, desk.tables, true, false)?;
    let person = persons::of_number(desk.house, asked.psn_no.as_deref().unwrap_or_default()).await?;
    let until = asked.until.unwrap_or_else(|| desk.house.clock.today());
    let view = desk.house.store.view();
    let select = referral::Entity::find()
        .filter(referral::Column::PersonId.eq(person.person_id))
        .filter(referral::Column::FiledOn.gte(asked.from))
        .filter(referral::Column::FiledOn.lte(until))
        .order_by_asc(referral::Column::ReferralId)
        .limit(ROWS_MOST);
    let filed = view.all(select).await.map_err(Stop::from)?;
    let to = filed.iter().filter_map(|filed| filed.to_provider_id);
    let hospitals = view.by_keys::<provider::Model>(to).await.map_err(Stop::from)?;
    #[derive(Serialize)]
    struct Row {
        #[serde(flatten)]
        who: Who,
        dcla_souc: &'static str,
        insu_optins: String,
        diag_code: String,
        reflin_medins_no: Option<String>,
        reflin_medins_name: String,
        out_flag: &'static str,
        refl_date: String,
        refl_rea: String,
        begndate: String,
        enddate: Option<String>,
        hosp_agre_refl_flag: &'static str,
    }
    let rows = filed.into_iter().map(|filed| {
        let hospital = hospitals.iter().find(|hospital| Some(hospital.provider_id) == filed.to_provider_id);
        Ok(Row {
            who: Who::of(desk.house, &person, filed.filed_on)?,
            // Dictionary dcla_souc: over the counter of the agency.
            dcla_souc: "02",
            insu_optins: desk.region.to_owned(),
            diag_code: filed.diagnosis,
            reflin_medins_no: hospital.map(|hospital| hospital.code.clone()),
            reflin_medins_name: hospital.map_or(filed.to_hospital, |hospital| hospital.name.clone()),
            out_flag: if filed.to_region.starts_with(&desk.region[..4]) { "0" } else { "1" },
            refl_date: date_text(filed.filed_on),
            refl_rea: filed.kind,
            begndate: date_text(filed.from_date),
            enddate: filed.until_date.map(date_text),
            hosp_agre_refl_flag: if filed.from_provider_id.is_some() { "1" } else { "0" },
        })
    });
    #[derive(Serialize)]
    struct Output {
        refmedin: Vec<Row>,
    }
    nodes(&Output { refmedin: rows.collect::<Result<_, Failed>>()? })
}

/// Visits of this hospital that began in a period, with their persons.
async fn of_period(
    desk: &AtDesk<'_>,
    institution: &Institution,
    asked: &InPeriod,
    state: Option<&str>,
) -> Result<Vec<(visit::Model, person::Model)>, Failed> {
    let mut select = visit::Entity::find()
        .filter(visit::Column::ProviderId.eq(institution.provider_id))
        .filter(visit::Column::AdmitDate.gte(asked.from))
        .filter(visit::Column::AdmitDate.lte(asked.until.unwrap_or_else(|| desk.house.clock.today())))
        .filter(visit::Column::State.ne("cancelled"));
    if let Some(state) = state {
        select = select.filter(visit::Column::State.eq(state));
    }
    if let Some(psn_no) = &asked.psn_no {
        let person = persons::of_number(desk.house, psn_no).await?;
        select = select.filter(visit::Column::PersonId.eq(person.person_id));
    }
    if let Some(mdtrt_id) = &asked.mdtrt_id {
        let visit_id: base::VisitId = mdtrt_id.parse().map_err(|_| base::Refusal::unknown("就诊", "visit"))?;
        select = select.filter(visit::Column::VisitId.eq(visit_id.0));
    }
    let view = desk.house.store.view();
    let select = select.order_by_asc(visit::Column::VisitId).limit(ROWS_MOST);
    let visits = view.all(select).await.map_err(Stop::from)?;
    let persons =
        view.by_keys::<person::Model>(visits.iter().map(|visit| visit.person_id)).await.map_err(Stop::from)?;
    let with_person = visits.into_iter().filter_map(|visit| {
        let person = persons.iter().find(|person| person.person_id == visit.person_id)?.clone();
        Some((visit, person))
    });
    Ok(with_person.collect())
}
