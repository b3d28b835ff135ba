//! What an agreed finding changes: it is kept with the visit, which is settled anew, and
//! the differences of it and of later bills are booked in the open month.
//!
//! Article: R2-61, R2-62, R2-98, R3a-8.

use base::{PersonId, SettlementId, VisitId};
use store::IdKind;
use store::entity::bill_finding;

use super::examine::{settled_visit, tried};
use super::form::CostBearingForm;
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::operations::claim::{PersonInHand, open_month};
use crate::stop::Stop;

/// Books the finding.
pub(super) async fn book(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<CostBearingForm>,
) -> Result<(), Stop> {
    // The month first, then the person: the order in which everything that settles locks.
    let month = open_month(cx, cx.today).await?;
    let seen = settled_visit(cx, &approved.form).await?;
    let in_hand = PersonInHand::lock(cx, seen.person_id).await?;
    let visit = settled_visit(cx, &approved.form).await?;
    let tried = tried(cx, &approved.form, visit, (in_hand, month)).await?;
    plan.about("visit", VisitId(tried.visit.visit_id));
    plan.about("person", PersonId(tried.visit.person_id));
    tried.rows.iter().for_each(|row| plan.about("settlement", SettlementId(row.settlement_id)));
    plan.fact("finding", tried.row.finding.as_str());
    plan.insert(bill_finding::Model {
        bill_finding_id: cx.house.store.id(IdKind::Object).await?,
        case_id: approved.case.case_id,
        found_on: approved.decided_on,
        ..tried.row
    });
    plan.insert_all(tried.rows);
    tried.in_hand.keep_state_anew(plan)
}
