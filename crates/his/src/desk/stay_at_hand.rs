//! The stay a message speaks of: of the calling hospital and of the person
//! named. Another hospital's stay looks like none.
//!
//! Article: R1-24. Threat O01.

use app::Stop;
use base::{Refusal, VisitId};
use store::entity::{person, visit};

use super::Desk;
use super::failed::Failed;
use super::institution::Institution;
use super::persons;

/// A stay and whose it is.
pub(crate) struct StayAtHand {
    pub(crate) visit_id: VisitId,
    pub(crate) visit: visit::Model,
    pub(crate) person: person::Model,
}

/// Finds the stay of a message.
pub(crate) async fn find(
    desk: &Desk<'_>,
    institution: &Institution,
    mdtrt_id: &str,
    psn_no: &str,
) -> Result<StayAtHand, Failed> {
    let unknown = || Refusal::unknown("就诊", "visit");
    let visit_id: VisitId = mdtrt_id.parse().map_err(|_| unknown())?;
    let visit = desk.house.store.view().by_key::<visit::Model>(visit_id.0).await.map_err(Stop::from)?;
    let visit = visit.filter(|visit| visit.provider_id == Some(institution.provider_id)).ok_or_else(unknown)?;
    let person = persons::of_number(desk.house, psn_no).await?;
    if person.person_id != visit.person_id {
        return Err(Refusal::conflict(
            "person_disagrees",
            "人员编号与就诊登记不符",
            "the person is not the one of the visit",
        )
        .into());
    }
    Ok(StayAtHand { visit_id, visit, person })
}
