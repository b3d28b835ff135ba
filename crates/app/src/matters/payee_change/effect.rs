//! What an approved change does: the account gets its next version, usable after
//! the cooling time, and every reimbursement of the person that was approved with
//! the old one and has not gone to the bank goes back to review.
//!
//! Article: R1-12.6, R1-20.

use base::{CaseId, ReimbursementId};
use regulation::chains::CaseKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{payment_instruction, reimbursement};

use super::examine::hold;
use super::form::PayeeChangeForm;
use crate::case_work::CaseWork;
use crate::command::Context;
use crate::matters::reimbursement::{Version, registered};
use crate::matters::{ApprovedCase, Effects};
use crate::official;
use crate::operations::payment::state;
use crate::stop::Stop;

/// The state of a reimbursement whose approval is void.
const LAPSED: &str = "lapsed";
/// Why an approval is void.
const WHY: &str = "收款账户已变更，原审批失效";

/// Registers the new account.
pub(super) async fn change(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<PayeeChangeForm>,
) -> Result<(), Stop> {
    let (person, last, new) = hold(cx, &approved.form).await?;
    let law = cx.house.law.matters.of(CaseKind::PayeeChange);
    let law = law.ok_or_else(|| Stop::fault("changing a payee", "the matter has no law data"))?;
    let days = law.figure("cooling_days", approved.decided_on).value;
    let usable_from = cx.house.law.calendar.after(approved.decided_on, days);
    let (person_id, version, case_id) = (person.person_id, last.version + 1, approved.case.case_id);
    let row = registered(cx, new, Version { person_id, version, case_id, usable_from }).await?;
    plan.about("person", approved.form.person_id);
    plan.fact("payee_digest", row.digest.as_str());
    plan.insert(row);

    let waiting = reimbursement::Entity::find()
        .filter(reimbursement::Column::PersonId.eq(person.person_id))
        .filter(reimbursement::Column::State.is_in([state::APPROVED, state::IN_PAYMENT]));
    let waiting: Vec<i64> = cx.view.all(waiting).await?.into_iter().map(|row| row.reimbursement_id).collect();
    for row in cx.view.lock_keys::<reimbursement::Model>(waiting).await? {
        if !at_the_bank(cx, row.reimbursement_id).await? {
            lapse(cx, plan, row).await?;
        }
    }
    Ok(())
}

/// What has left the house cannot be called back by a change of the register.
async fn at_the_bank(cx: &Context<'_>, reimbursement_id: i64) -> Result<bool, Stop> {
    let sent = payment_instruction::Entity::find()
        .filter(payment_instruction::Column::ReimbursementId.eq(reimbursement_id))
        .filter(payment_instruction::Column::State.is_in([state::SENT, state::UNKNOWN, state::DONE]));
    Ok(cx.view.one(sent).await?.is_some())
}

async fn lapse(cx: &Context<'_>, plan: &mut Effects, row: reimbursement::Model) -> Result<(), Stop> {
    plan.about("reimbursement", ReimbursementId(row.reimbursement_id));
    plan.about("case", CaseId(row.case_id));
    let case = CaseWork::take(cx, row.case_id).await?;
    case.approval_lapsed(cx, plan, WHY.to_owned()).await?;
    official::void_approval(cx, plan, row.case_id, CaseKind::Reimbursement, WHY).await?;
    plan.update(reimbursement::Model { state: LAPSED.to_owned(), ..row });
    Ok(())
}
