//! The account that is paid: its holder is the insured person, or somebody whose
//! right to receive for him is proved by paper. The first account comes into the
//! register with the reimbursement that is approved; from then on another one
//! needs a change of its own (matter `payee_change`).
//!
//! Checked in this order: holder, bank and account are well formed; the holder's
//! name, when it is the person himself; nothing for the dead person's own account;
//! the account is the one in the register, if one is there.
//!
//! Article: R1-12.6, R1-12.1. Threat I07.

use base::{Date, Refusal};
use store::IdKind;
use store::entity::{payee, person};

use super::form::PayeeRelation;
use crate::command::Context;
use crate::matters::CaseSubject;
use crate::operations::payment::payee::{AccountInClear, last_payee, still_to_be_paid};
use crate::stop::Stop;

/// An account as it is filled in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PayeeGiven<'f> {
    pub(crate) holder_name: &'f str,
    pub(crate) relation: PayeeRelation,
    pub(crate) bank: &'f str,
    pub(crate) account: &'f str,
}

/// The account, once it holds by itself.
pub(crate) fn checked(person: &person::Model, given: PayeeGiven<'_>, field: &str) -> Result<AccountInClear, Refusal> {
    let at = |name: &str, code: &str, zh: &str, en: &str| Refusal::invalid(code, format!("{field}{name}"), zh, en);
    let named = |text: &str, signs_max: usize| {
        let signs = text.trim().chars().count();
        (1..=signs_max).contains(&signs) && !text.chars().any(char::is_control)
    };
    if !named(given.holder_name, 50) {
        return Err(at("name", "payee_malformed", "户名须为 1 至 50 字", "the holder's name has 1 to 50 signs"));
    }
    if !named(given.bank, 60) {
        return Err(at("bank", "payee_malformed", "开户银行须为 1 至 60 字", "a bank's name has 1 to 60 signs"));
    }
    if !(8..=30).contains(&given.account.len()) || !given.account.bytes().all(|b| b.is_ascii_digit()) {
        return Err(at("account", "payee_malformed", "银行账号须为 8 至 30 位数字", "an account has 8 to 30 digits"));
    }
    if given.relation == PayeeRelation::Own && given.holder_name.trim() != person.name {
        return Err(at(
            "name",
            "payee_name_differs",
            "户名与参保人姓名不一致",
            "the holder of the account is not the insured person",
        )
        .citing("R1-12.6"));
    }
    still_to_be_paid(person, given.relation.code())?;
    Ok(AccountInClear {
        holder_name: given.holder_name.trim().to_owned(),
        relation: given.relation.code().to_owned(),
        bank: given.bank.trim().to_owned(),
        account: given.account.to_owned(),
    })
}

/// The account that a form means.
#[derive(Debug, Clone)]
pub(crate) struct PayeeOfForm {
    /// Its row in the register; none yet before the first approval.
    pub(crate) kept: Option<payee::Model>,
    /// The account.
    pub(crate) account: AccountInClear,
}

/// The account in the register that the form means, or the one that will come
/// into it with the approval.
pub(super) async fn found(
    cx: &Context<'_>,
    person: &person::Model,
    given: PayeeGiven<'_>,
) -> Result<PayeeOfForm, Stop> {
    let account = checked(person, given, "form.payee_")?;
    let Some(last) = last_payee(cx, person.person_id).await? else { return Ok(PayeeOfForm { kept: None, account }) };
    if AccountInClear::of(cx, &last)? == account {
        return Ok(PayeeOfForm { kept: Some(last), account });
    }
    let refusal = Refusal::conflict(
        "payee_differs_from_register",
        "收款账户与已登记的不一致，请先办理收款账户变更",
        "another account is registered for this person; change the payee first",
    );
    Err(refusal.at("form.payee_account", "与登记账户不一致", "not the registered account").citing("R1-12.6").into())
}

/// A version of a person's account in the register.
pub(crate) struct Version {
    pub(crate) person_id: i64,
    pub(crate) version: i32,
    /// Which approved it.
    pub(crate) case_id: i64,
    pub(crate) usable_from: Date,
}

/// A checked account as it comes into the register.
pub(crate) async fn registered(
    cx: &Context<'_>,
    account: AccountInClear,
    as_version: Version,
) -> Result<payee::Model, Stop> {
    let Version { person_id, version, case_id, usable_from } = as_version;
    let payee_id = cx.house.store.id(IdKind::Object).await?;
    Ok(payee::Model {
        payee_id,
        person_id,
        version,
        digest: account.digest(cx, person_id, version)?,
        account: cx.sealer().await?.seal(payee_id, &account.account),
        holder_name: account.holder_name,
        relation: account.relation,
        bank: account.bank,
        case_id,
        usable_from,
        rev: 1,
    })
}

/// The account as whom a case concerns: what goes there adds up, whoever it is for.
pub(crate) fn subject_of(cx: &Context<'_>, account: &AccountInClear) -> Result<CaseSubject, Stop> {
    let digest = cx.house.keyed_digest(&format!("payee/{}/{}", account.bank, account.account))?;
    Ok(CaseSubject::Payee(digest))
}
