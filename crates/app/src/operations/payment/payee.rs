//! To whom is paid, as the registers have it now: looked at when a batch is made,
//! again when it is released, and for the page. An instruction keeps the digest
//! of the payee that was approved, so that nobody's account changes on the way
//! unnoticed, neither by a command nor by a hand in the database.
//!
//! Checked in this order, for a provider: active. For a person: insured on the
//! day of admission and not dead before it; if dead since, the account is not his
//! own; the account is the version that was approved, unaltered; its cooling time
//! is over.
//!
//! Article: R1-20, R1-12.6, R1-12.1. Threats I06, I07.

use std::collections::BTreeMap;

use base::{Refusal, date_text};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sm3::{Digest, Sm3};
use store::entity::{payee, person, provider, reimbursement, visit};

use super::payable::{Owed, Payable};
use crate::command::Context;
use crate::operations::claim::person_in_cover;
use crate::stop::Stop;

/// A payee that may be paid now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PayeeNow {
    pub(crate) name: String,
    pub(crate) bank: String,
    pub(crate) account: String,
    pub(crate) digest: String,
}

/// The payee of each, or why it may not be paid now.
pub(crate) async fn payees(
    cx: &Context<'_>,
    payables: &[Payable],
) -> Result<BTreeMap<Owed, Result<PayeeNow, Refusal>>, Stop> {
    let mut all = BTreeMap::new();
    let statements = payables.iter().filter_map(|one| match one {
        Payable::Statement(row) => Some(row),
        Payable::Reimbursement(_) => None,
    });
    let providers = cx.view.by_keys::<provider::Model>(statements.map(|row| row.provider_id)).await?;
    for one in payables {
        let found = match one {
            Payable::Statement(row) => {
                of_provider(providers.iter().find(|provider| provider.provider_id == row.provider_id))
            }
            Payable::Reimbursement(row) => match of_person(cx, row).await {
                Ok(found) => Ok(found),
                Err(Stop::Refused(refusal)) => Err(refusal),
                Err(failure) => return Err(failure),
            },
        };
        all.insert(one.owed(), found);
    }
    Ok(all)
}

fn of_provider(row: Option<&provider::Model>) -> Result<PayeeNow, Refusal> {
    let row = row.filter(|row| row.status == "active").ok_or_else(|| {
        Refusal::conflict("provider_not_active", "该机构未处于正常状态，不得支付", "the provider is not active")
            .citing("R1-20")
    })?;
    let parts = ["provider/1", &row.provider_id.to_string(), &row.payee_name, &row.payee_bank, &row.payee_account];
    Ok(PayeeNow {
        name: row.payee_name.clone(),
        bank: row.payee_bank.clone(),
        account: row.payee_account.clone(),
        digest: digest(&parts),
    })
}

async fn of_person(cx: &Context<'_>, row: &reimbursement::Model) -> Result<PayeeNow, Stop> {
    let person = cx.view.by_key::<person::Model>(row.person_id).await?;
    let person = person.ok_or_else(|| Refusal::unknown("参保人", "person"))?;
    let visit = cx.view.by_key::<visit::Model>(row.visit_id).await?;
    let visit = visit.ok_or_else(|| Stop::fault("paying a reimbursement", "its visit is gone"))?;
    person_in_cover(cx, &person, visit.admit_date).await?;
    let last = last_payee(cx, row.person_id).await?;
    let last = last.filter(|last| last.payee_id == row.payee_id).ok_or_else(payee_changed)?;
    still_to_be_paid(&person, &last)?;
    if row.payee_digest != last.digest || person_payee_digest(&last) != last.digest {
        return Err(payee_changed().into());
    }
    if cx.today < last.usable_from {
        return Err(cooling(&last).into());
    }
    Ok(PayeeNow { name: last.holder_name, bank: last.bank, account: last.account, digest: last.digest })
}

/// The account of a person that counts: the last version.
pub(crate) async fn last_payee(cx: &Context<'_>, person_id: i64) -> Result<Option<payee::Model>, Stop> {
    let select = payee::Entity::find().filter(payee::Column::PersonId.eq(person_id));
    Ok(cx.view.one(select.order_by_desc(payee::Column::Version)).await?)
}

/// Nothing goes to the own account of somebody who has died.
pub(crate) fn still_to_be_paid(person: &person::Model, payee: &payee::Model) -> Result<(), Refusal> {
    if person.death_date.is_some() && payee.relation == "self" {
        return Err(Refusal::conflict(
            "payee_deceased",
            "参保人已登记死亡，不得付入其本人账户，请由继承人变更收款账户",
            "the person has died; nothing is paid into his own account, an heir changes the payee first",
        )
        .citing("R1-12.1"));
    }
    Ok(())
}

/// The digest to which approvals and instructions of a person's payee are bound.
pub(crate) fn person_payee_digest(row: &payee::Model) -> String {
    let (person, version) = (row.person_id.to_string(), row.version.to_string());
    digest(&["person/1", &person, &version, &row.holder_name, &row.relation, &row.bank, &row.account])
}

/// SM3 over the parts, each ended by a line feed, which none of them contains; hex.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sm3::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update(b"\n");
    }
    hex::encode(hash.finalize())
}

/// What was approved is no longer where it would go.
pub(crate) fn payee_changed() -> Refusal {
    Refusal::conflict(
        "payee_changed",
        "收款账户在审批或制单后已变更，不得支付，请重新审核",
        "the payee's account has changed since it was approved; nothing is paid to it before it is reviewed again",
    )
    .citing("R1-20")
}

fn cooling(row: &payee::Model) -> Refusal {
    let day = date_text(row.usable_from);
    Refusal::conflict(
        "payee_cooling",
        format!("收款账户刚变更，{day} 起方可支付"),
        format!("the payee's account was changed lately; it is paid from {day} on"),
    )
    .citing("R1-12.6")
}
