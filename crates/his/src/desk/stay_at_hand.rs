//! The visit a message speaks of: of the calling hospital, of the person named,
//! and of the kind the transaction is for. Another hospital's visit looks like none.
//!
//! Article: R1-24. Threat O01.

use app::Stop;
use base::{Refusal, VisitId};
use store::entity::{person, visit};

use super::AtDesk;
use super::failed::Failed;
use super::institution::Institution;
use super::persons;

/// Kinds of visit, as visits have them.
pub(crate) const OUTPATIENT: i32 = 1;
/// Inpatient.
pub(crate) const INPATIENT: i32 = 2;

/// A visit and whose it is.
pub(crate) struct StayAtHand {
    pub(crate) visit_id: VisitId,
    pub(crate) visit: visit::Model,
    pub(crate) person: person::Model,
}

/// Finds the visit of a message, of one kind.
pub(crate) async fn find(
    desk: &AtDesk<'_>,
    institution: &Institution,
    mdtrt_id: &str,
    psn_no: &str,
    kind: i32,
) -> Result<StayAtHand, Failed> {
    let found = find_any(desk, institution, mdtrt_id, psn_no).await?;
    if found.visit.kind != kind {
        return Err(Refusal::conflict(
            "visit_kind_disagrees",
            "该就诊的门诊或住院类别与交易不符",
            "the visit is not of the kind this transaction is for",
        )
        .into());
    }
    Ok(found)
}

/// Finds the visit of a message, of any kind.
pub(crate) async fn find_any(
    desk: &AtDesk<'_>,
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
