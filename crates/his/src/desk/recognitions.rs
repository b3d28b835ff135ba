//! 5301: the chronic diseases that are recognised for a person and not over yet,
//! each by its code of the national list where the policy tells one, else by its
//! id in the policy. And whether one of them is in force on a day, for 2001.
//!
//! Article: R1-12.4, R2-51.

use std::collections::BTreeMap;

use app::{House, Stop};
use base::{Date, date_text};
use regulation::benefits::ChronicDisease;
use serde::Serialize;
use store::entity::chronic_recognition;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::failed::Failed;
use super::{AtDesk, Output, nodes, persons};
use crate::transactions::inquiries;

pub(crate) async fn answer(desk: &AtDesk<'_>) -> Output {
    let psn_no = inquiries::person(desk.request)?;
    let person = persons::of_number(desk.house, &psn_no).await?;
    let not_over = not_over(desk.house, person.person_id, desk.house.clock.today()).await?;
    let diseases = diseases(desk.house);
    #[derive(Serialize)]
    struct Row {
        opsp_dise_code: String,
        opsp_dise_name: String,
        begndate: String,
        enddate: String,
    }
    let row = |recognised: chronic_recognition::Model| {
        let disease = diseases.get(recognised.disease.as_str());
        let code = disease.and_then(|disease| disease.code.clone());
        Row {
            opsp_dise_name: disease.map(|disease| disease.label.clone()).unwrap_or_default(),
            opsp_dise_code: code.unwrap_or(recognised.disease),
            begndate: date_text(recognised.from_date),
            enddate: date_text(recognised.until_date),
        }
    };
    #[derive(Serialize)]
    struct Output {
        feedetail: Vec<Row>,
    }
    nodes(&Output { feedetail: not_over.into_iter().map(row).collect() })
}

/// Whether a disease, told by either of its codes, or any where none is told, is
/// recognised for a person on a day.
pub(crate) async fn in_force(house: &House, person_id: i64, on: Date, told: Option<&str>) -> Result<bool, Failed> {
    let diseases = diseases(house);
    let is_told = |id: &str| {
        let code = diseases.get(id).and_then(|disease| disease.code.as_deref());
        told.is_none_or(|told| told == id || Some(told) == code)
    };
    let not_over = not_over(house, person_id, on).await?;
    Ok(not_over.iter().any(|recognised| recognised.from_date <= on && is_told(&recognised.disease)))
}

async fn not_over(house: &House, person_id: i64, on: Date) -> Result<Vec<chronic_recognition::Model>, Failed> {
    let select = chronic_recognition::Entity::find()
        .filter(chronic_recognition::Column::PersonId.eq(person_id))
        .filter(chronic_recognition::Column::UntilDate.gte(on))
        .order_by_asc(chronic_recognition::Column::ChronicRecognitionId);
    Ok(house.store.view().all(select).await.map_err(Stop::from)?)
}

/// The diseases of all policies by id; a disease has one id and code in all of them.
fn diseases(house: &House) -> BTreeMap<&str, &ChronicDisease> {
    let all = house.law.benefits.policies().iter().flat_map(|policy| &policy.chronic);
    all.map(|disease| (disease.id.as_str(), disease)).collect()
}
