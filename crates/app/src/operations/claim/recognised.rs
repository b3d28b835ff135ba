//! A visit for a chronic disease is paid where the person's recognition is in
//! force: for that disease, at that hospital, on that day.
//!
//! Article: R1-12.4, R2-51 (treated at a designated hospital).

use base::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{chronic_recognition, visit};

use crate::command::Context;
use crate::operations::visit::care::VisitCare;
use crate::stop::Stop;

/// Refuses a visit for a chronic disease that is not recognised.
pub(super) async fn recognised(cx: &Context<'_>, visit: &visit::Model) -> Result<(), Stop> {
    let VisitCare::Chronic(disease) = VisitCare::of(visit)? else { return Ok(()) };
    let in_force = chronic_recognition::Entity::find()
        .filter(chronic_recognition::Column::PersonId.eq(visit.person_id))
        .filter(chronic_recognition::Column::Disease.eq(disease))
        .filter(chronic_recognition::Column::FromDate.lte(visit.admit_date))
        .filter(chronic_recognition::Column::UntilDate.gte(visit.admit_date));
    let in_force = cx.view.all(in_force).await?;
    if in_force.iter().any(|one| Some(one.treated_at_id) == visit.provider_id) {
        return Ok(());
    }
    let refusal = if in_force.is_empty() {
        Refusal::conflict(
            "disease_not_recognised",
            "该参保人的这一门诊慢特病未认定或已过有效期",
            "this chronic disease of the person has not been recognised, or no longer",
        )
    } else {
        Refusal::conflict(
            "treated_elsewhere",
            "该病种认定的定点医疗机构不是本机构",
            "the person is to be treated for this disease at another hospital",
        )
    };
    Err(refusal.citing("R2-51").into())
}
