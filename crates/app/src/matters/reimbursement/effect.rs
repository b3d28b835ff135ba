//! What an approved reimbursement changes: the stay is settled for good, its
//! invoices are spent, the account that was approved is bound to it, and the sum
//! may be paid. When nothing is payable it is settled with that. After a change
//! of the account the approval is given anew: only the account is bound again.
//!
//! Article: R1-12.6, R3d-14, R3d-28.

use base::{Fen, Month, ReimbursementId, SettlementId, VisitId};
use store::IdKind;
use store::entity::{invoice, payee, reimbursement, visit};

use super::examine::{Held, hold, kept_of};
use super::form::ReimbursementForm;
use super::payee::{Version, registered};
use crate::command::Context;
use crate::matters::{ApprovedCase, Effects};
use crate::operations::claim::open_month;
use crate::operations::payment::payee::last_payee;
use crate::operations::payment::state;
use crate::serial;
use crate::stop::Stop;

/// Entitles the person.
pub(super) async fn entitle(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ReimbursementForm>,
) -> Result<(), Stop> {
    if let Some(kept) = kept_of(cx, Some(approved.case_id())).await? {
        return bind_anew(cx, plan, approved, kept).await;
    }
    let month = open_month(cx, cx.today).await?;
    let held = hold(cx, &approved.form, Some(approved.case_id()), month).await?;
    let payee = payee_in_force(cx, plan, approved, &held).await?;
    keep(cx, plan, approved, held, &payee).await
}

/// The registered account, which the first approval registers.
async fn payee_in_force(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ReimbursementForm>,
    held: &Held,
) -> Result<payee::Model, Stop> {
    if let Some(kept) = &held.payee.kept {
        return Ok(kept.clone());
    }
    // No cooling time: it was reviewed together with the case.
    let first = Version {
        person_id: held.visit.person_id,
        version: 1,
        case_id: approved.case.case_id,
        usable_from: approved.decided_on,
    };
    let row = registered(cx, held.payee.account.clone(), first).await?;
    plan.insert(row.clone());
    Ok(row)
}

async fn keep(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ReimbursementForm>,
    held: Held,
    payee: &payee::Model,
) -> Result<(), Stop> {
    let Held { in_hand, visit, invoices, lines, computed, .. } = held;
    let own = computed.own().clone();
    let payable = computed.payable()?;
    let month = Month::of(approved.decided_on);
    let ids = cx.house.store.ids(IdKind::Object, 1 + invoices.len()).await?;
    let reimbursement_id = ids.start;
    let number = serial::draw(cx, plan, &format!("reimbursement/{month}"), "reimbursement", reimbursement_id).await?;
    let serial = format!("BX-{}-{number:04}", month.to_string().replace('-', ""));

    plan.about("reimbursement", ReimbursementId(reimbursement_id));
    plan.about("visit", VisitId(visit.visit_id));
    plan.about("settlement", SettlementId(own.settlement_id));
    plan.about("person", base::PersonId(visit.person_id));
    plan.fact("serial", serial.as_str());
    plan.fact("payable_fen", payable.0);
    plan.fact("payee_digest", payee.digest.as_str());
    plan.insert(visit::Model { state: "settled".to_owned(), settlement_id: Some(own.settlement_id), ..visit.clone() });
    plan.insert_all(lines);
    plan.insert_all(computed.rows);
    in_hand.keep_state(plan, own.settlement_id)?;
    let settled = if payable == Fen::ZERO { state::PAID } else { state::APPROVED };
    plan.insert(reimbursement::Model {
        reimbursement_id,
        case_id: approved.case.case_id,
        serial,
        person_id: visit.person_id,
        visit_id: visit.visit_id,
        provider_id: approved.form.provider_id.map(|id| id.0),
        month: month.to_string(),
        total_fen: own.total_fen,
        basic_fen: own.basic_fen,
        critical_illness_fen: own.critical_illness_fen,
        hardship_fen: own.hardship_fen,
        assistance_fen: own.assistance_fen,
        payee_id: payee.payee_id,
        payee_digest: payee.digest.clone(),
        state: settled.to_owned(),
        approved_on: approved.decided_on,
        rev: 1,
    });
    let row = |(one, invoice_id): (super::bill::Invoice, i64)| invoice::Model {
        invoice_id,
        reimbursement_id,
        invoice_key: one.key,
        code: one.code,
        number: one.number,
        issued_on: one.issued_on,
        total_fen: one.total.0,
        rev: 1,
    };
    plan.insert_all(invoices.into_iter().zip(reimbursement_id + 1..).map(row).collect());
    Ok(())
}

/// Approved again after the account was changed.
async fn bind_anew(
    cx: &Context<'_>,
    plan: &mut Effects,
    approved: &ApprovedCase<ReimbursementForm>,
    kept: reimbursement::Model,
) -> Result<(), Stop> {
    let payee = last_payee(cx, kept.person_id).await?;
    let payee = payee.ok_or_else(|| Stop::fault("approving a reimbursement again", "no payee is registered"))?;
    plan.about("reimbursement", ReimbursementId(kept.reimbursement_id));
    plan.fact("payee_digest", payee.digest.as_str());
    plan.update(reimbursement::Model {
        state: state::APPROVED.to_owned(),
        payee_id: payee.payee_id,
        payee_digest: payee.digest,
        approved_on: approved.decided_on,
        ..kept
    });
    Ok(())
}
