//! The same cost is paid once: no invoice that stands in another reimbursement,
//! open or approved, of whichever person, or that a hospital has settled; no stay
//! that was settled directly or reimbursed. Names are locked first, so that two
//! applications sent in at once see each other.
//!
//! Checked in this order: invoices of other cases, invoices of hospitals, the stay.
//!
//! Article: R1-12.6, R2-65. Threat I24.

use base::{CaseId, Date, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{case_subject, invoice, reimbursement, review_case, visit};

use super::bill::{Invoice, invoice_key};
use crate::command::Context;
use crate::matters::CaseSubject;
use crate::stop::Stop;

/// An invoice as whom a case concerns: by it other cases find it.
pub(super) fn subject_of(invoice: &Invoice) -> CaseSubject {
    CaseSubject::Episode(format!("invoice/{}", invoice.key))
}

/// Refuses an invoice that was used already.
pub(super) async fn invoices_unused(
    cx: &Context<'_>,
    person_id: i64,
    invoices: &[Invoice],
    of: Option<CaseId>,
) -> Result<(), Stop> {
    let mut names: Vec<String> = invoices.iter().map(|one| subject_of(one).key()).collect();
    names.sort();
    for name in &names {
        cx.view.lock_name(name).await?;
    }
    let same = case_subject::Entity::find().filter(case_subject::Column::Subject.is_in(names));
    let same = cx.view.all(same).await?;
    let others = same.iter().filter(|row| Some(CaseId(row.case_id)) != of);
    let cases = cx.view.by_keys::<review_case::Model>(others.map(|row| row.case_id)).await?;
    for (place, one) in invoices.iter().enumerate() {
        let key = subject_of(one).key();
        let used = same.iter().filter(|row| row.subject == key).any(|row| {
            cases
                .iter()
                .any(|case| case.case_id == row.case_id && !["rejected", "withdrawn"].contains(&case.state.as_str()))
        });
        if used {
            return Err(refused(
                place,
                "invoice_used",
                "该票据已在其他报销中使用",
                "this invoice stands in another reimbursement",
            ));
        }
    }
    // Hospitals tell the number without the code: it is compared within the person's own visits.
    let told = visit::Entity::find()
        .filter(visit::Column::PersonId.eq(person_id))
        .filter(visit::Column::State.eq("settled"))
        .filter(visit::Column::InvoiceNumber.is_not_null());
    let told = cx.view.all(told).await?;
    let place = invoices.iter().position(|one| {
        let number = invoice_key("", &one.number);
        told.iter().any(|visit| visit.invoice_number.as_deref() == Some(&number))
    });
    match place {
        None => Ok(()),
        Some(place) => Err(refused(
            place,
            "invoice_settled_directly",
            "该票据的费用已由医疗机构直接结算",
            "the hospital has settled this invoice directly",
        )),
    }
}

fn refused(place: usize, code: &str, zh: &str, en: &str) -> Stop {
    Refusal::conflict(code, zh, en).at(format!("form.invoices[{place}].number"), zh, en).citing("R1-12.6").into()
}

/// Refuses a stay that was settled directly, is open in a hospital, or was
/// reimbursed. A stay may begin on the day another one ended.
pub(super) async fn stay_unpaid(
    cx: &Context<'_>,
    person_id: i64,
    (admitted, discharged): (Date, Date),
    of: Option<CaseId>,
) -> Result<(), Stop> {
    let own = match of {
        None => None,
        Some(case_id) => {
            let own = reimbursement::Entity::find().filter(reimbursement::Column::CaseId.eq(case_id.0));
            cx.view.one(own).await?.map(|row| row.visit_id)
        }
    };
    let stays = visit::Entity::find()
        .filter(visit::Column::PersonId.eq(person_id))
        .filter(visit::Column::Kind.eq(2))
        .filter(visit::Column::State.ne("cancelled"))
        .filter(visit::Column::AdmitDate.lte(discharged));
    for stay in cx.view.all(stays).await?.into_iter().filter(|stay| Some(stay.visit_id) != own) {
        let (from, until) = (stay.admit_date, stay.discharge_date.unwrap_or(Date::MAX));
        let overlaps = (from < discharged && admitted < until) || (from, until) == (admitted, discharged);
        if !overlaps {
            continue;
        }
        let (code, zh, en) = if stay.provider_id.is_some() {
            (
                "stay_settled_directly",
                "该期间已有医疗机构直接结算或在院记录",
                "a hospital has this stay on its own account",
            )
        } else {
            ("stay_reimbursed_already", "该期间的费用已报销", "this stay was reimbursed already")
        };
        return Err(Refusal::conflict(code, zh, en).at("form.admit_date", zh, en).citing("R2-65").into());
    }
    Ok(())
}

/// Approved invoices of the person that look like one of these: the same total
/// and a number that differs in at most two signs. For the reviewer's eye.
pub(super) async fn look_alikes(
    cx: &Context<'_>,
    person_id: i64,
    invoices: &[Invoice],
    of: Option<CaseId>,
) -> Result<usize, Stop> {
    let kept = reimbursement::Entity::find().filter(reimbursement::Column::PersonId.eq(person_id));
    let kept = cx.view.all(kept).await?;
    let kept = kept.iter().filter(|row| Some(CaseId(row.case_id)) != of).map(|row| row.reimbursement_id);
    let earlier = invoice::Entity::find().filter(invoice::Column::ReimbursementId.is_in(kept));
    let earlier = cx.view.all(earlier).await?;
    let alike = |one: &&Invoice| {
        earlier.iter().any(|other| {
            other.total_fen == one.total.0 && differing(&invoice_key(&other.code, &other.number), &one.key) <= 2
        })
    };
    Ok(invoices.iter().filter(alike).count())
}

/// In how many places two texts of the same length differ; every sign, otherwise.
fn differing(a: &str, b: &str) -> usize {
    if a.len() != b.len() {
        return a.len().max(b.len());
    }
    a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count()
}
