//! 1101: who is this and insured where, by the identity number. Tokens of the
//! electronic credential and social-security cards are resolved by the national
//! platform, to which this centre is not connected: they are refused.
//!
//! Article: R2-36, R2-14.

use app::Stop;
use base::{Date, Fen, Refusal};
use store::entity::{enrolment, person};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::care_kind::{EMPLOYEE, RESIDENT};
use super::failed::Failed;
use super::{AtDesk, Output, nodes, persons};
use crate::transactions::t1101::{self, Credential, Enrolment};

pub(crate) async fn answer(desk: &AtDesk<'_>) -> Output {
    let asked = t1101::read(desk.request, desk.tables)?;
    let Credential::IdNumber(number) = &asked.credential else {
        return Err(Refusal::invalid(
            "credential_not_served",
            "input.data.mdtrt_cert_type",
            "本中心暂只支持以居民身份证查询参保人员",
            "persons are found by their identity number only",
        )
        .into());
    };
    let person = persons::of_identity(desk.house, number).await?;
    if asked.name.as_ref().is_some_and(|name| name.expose() != person.name) {
        return Err(
            Refusal::conflict("name_disagrees", "姓名与参保登记不符", "the name is not the registered one").into()
        );
    }
    let today = desk.house.clock.today();
    let on = asked.as_of.unwrap_or(today);
    if on > today {
        let path = "input.data.begntime";
        return Err(
            Refusal::invalid("date_in_the_future", path, "查询日期晚于今日", "the day lies in the future").into()
        );
    }
    let rows = enrolments(desk, &person, on).await?;
    nodes(&t1101::output(&persons::block(desk.house, &person)?, on, &rows, &[]))
}

async fn enrolments(desk: &AtDesk<'_>, person: &person::Model, on: Date) -> Result<Vec<Enrolment>, Failed> {
    let select = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person.person_id))
        .order_by_asc(enrolment::Column::FromDate)
        .order_by_asc(enrolment::Column::EnrolmentId);
    let rows = desk.house.store.view().all(select).await.map_err(Stop::from)?;
    Ok(rows.into_iter().map(|row| shown(row, person, on)).collect())
}

/// Statuses of dictionary psn_insu_stas: 0 not yet, 1 insured, 4 ended.
fn shown(row: enrolment::Model, person: &person::Model, on: Date) -> Enrolment {
    let ended = row.until_date.filter(|until| *until < on).or(person.death_date.filter(|death| *death < on));
    let status = match ended {
        Some(_) => "4",
        None if row.from_date > on => "0",
        None => "1",
    };
    // 1701 城乡居民, 99 其他: whether an employee works or has retired is not kept here.
    let (insutype, psn_type) =
        if row.insurance == "resident" { (RESIDENT, persons::RESIDENT_KIND) } else { (EMPLOYEE, "99") };
    Enrolment {
        account_balance_fen: Fen::ZERO,
        insutype: insutype.to_owned(),
        psn_type: psn_type.to_owned(),
        status: status.to_owned(),
        since: Some(row.from_date),
        paused_since: ended,
        civil_servant: false,
        insurance_region: row.region,
        employer: None,
    }
}
