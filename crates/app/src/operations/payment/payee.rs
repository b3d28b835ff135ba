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
                of_provider(cx, providers.iter().find(|provider| provider.provider_id == row.provider_id))
            }
            Payable::Reimbursement(row) => of_person(cx, row).await,
        };
        let found = match found {
            Ok(found) => Ok(found),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(failure) => return Err(failure),
        };
        all.insert(one.owed(), found);
    }
    Ok(all)
}

fn of_provider(cx: &Context<'_>, row: Option<&provider::Model>) -> Result<PayeeNow, Stop> {
    let row = row.filter(|row| row.status == "active").ok_or_else(|| {
        Refusal::conflict("provider_not_active", "该机构未处于正常状态，不得支付", "the provider is not active")
            .citing("R1-20")
    })?;
    let account = cx.open::<provider::PayeeAccount>(row)?;
    let parts = ["provider/1", &row.provider_id.to_string(), &row.payee_name, &row.payee_bank, &account];
    Ok(PayeeNow { name: row.payee_name.clone(), bank: row.payee_bank.clone(), digest: digest(cx, &parts)?, account })
}

async fn of_person(cx: &Context<'_>, row: &reimbursement::Model) -> Result<PayeeNow, Stop> {
    let person = cx.view.by_key::<person::Model>(row.person_id).await?;
    let person = person.ok_or_else(|| Refusal::unknown("参保人", "person"))?;
    let visit = cx.view.by_key::<visit::Model>(row.visit_id).await?;
    let visit = visit.ok_or_else(|| Stop::fault("paying a reimbursement", "its visit is gone"))?;
    person_in_cover(cx, &person, visit.admit_date).await?;
    let last = last_payee(cx, row.person_id).await?;
    let last = last.filter(|last| last.payee_id == row.payee_id).ok_or_else(payee_changed)?;
    still_to_be_paid(&person, &last.relation)?;
    let holds = AccountInClear::of(cx, &last)?;
    if row.payee_digest != last.digest || holds.digest(cx, last.person_id, last.version)? != last.digest {
        return Err(payee_changed().into());
    }
    if cx.today < last.usable_from {
        return Err(cooling(&last).into());
    }
    Ok(PayeeNow { name: last.holder_name, bank: last.bank, account: holds.account, digest: last.digest })
}

/// The account of a person that counts: the last version.
pub(crate) async fn last_payee(cx: &Context<'_>, person_id: i64) -> Result<Option<payee::Model>, Stop> {
    let select = payee::Entity::find().filter(payee::Column::PersonId.eq(person_id));
    Ok(cx.view.one(select.order_by_desc(payee::Column::Version)).await?)
}

/// Nothing goes to the own account of somebody who has died.
pub(crate) fn still_to_be_paid(person: &person::Model, relation: &str) -> Result<(), Refusal> {
    if person.death_date.is_some() && relation == "self" {
        return Err(Refusal::conflict(
            "payee_deceased",
            "参保人已登记死亡，不得付入其本人账户，请由继承人变更收款账户",
            "the person has died; nothing is paid into his own account, an heir changes the payee first",
        )
        .citing("R1-12.1"));
    }
    Ok(())
}

/// A person's account as it is compared and paid to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccountInClear {
    pub(crate) holder_name: String,
    pub(crate) relation: String,
    pub(crate) bank: String,
    pub(crate) account: String,
}

impl AccountInClear {
    /// The account of a row of the register.
    pub(crate) fn of(cx: &Context<'_>, row: &payee::Model) -> Result<AccountInClear, Stop> {
        let account = cx.open::<payee::Account>(row)?;
        let (holder_name, relation, bank) = (row.holder_name.clone(), row.relation.clone(), row.bank.clone());
        Ok(AccountInClear { holder_name, relation, bank, account })
    }

    /// The digest to which approvals and instructions are bound, as a version of a person's account.
    pub(crate) fn digest(&self, cx: &Context<'_>, person_id: i64, version: i32) -> Result<String, Stop> {
        let (person, version) = (person_id.to_string(), version.to_string());
        digest(cx, &["person/1", &person, &version, &self.holder_name, &self.relation, &self.bank, &self.account])
    }
}

/// Keyed digest over the parts, each ended by a line feed, which none of them contains; hex.
fn digest(cx: &Context<'_>, parts: &[&str]) -> Result<String, Stop> {
    cx.house.keyed_digest(&(parts.join("\n") + "\n"))
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
