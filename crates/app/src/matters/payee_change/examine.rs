//! What is looked at before an account is changed, in this order: the person;
//! holder, bank and account as for a reimbursement; an account is registered, and
//! another one than this.
//!
//! Article: R1-12.6.

use std::collections::BTreeSet;

use base::{CaseId, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{person, reimbursement};

use super::form::PayeeChangeForm;
use crate::command::Context;
use crate::matters::reimbursement::{PayeeGiven, checked_payee, payee_subject};
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::payment::payee::{AccountInClear, last_payee};
use crate::operations::payment::state;
use crate::stop::Stop;

/// The account that is registered, and its version.
pub(super) struct Registered {
    pub(super) version: i32,
    pub(super) account: AccountInClear,
}

/// A form that holds: the last version and the new account, not kept yet.
pub(super) async fn hold(
    cx: &Context<'_>,
    form: &PayeeChangeForm,
) -> Result<(person::Model, Registered, AccountInClear), Stop> {
    let person = cx.view.lock::<person::Model>(form.person_id.0).await?;
    let person =
        person.ok_or_else(|| Refusal::invalid("person_unknown", "form.person_id", "参保人不存在", "no such person"))?;
    let given = PayeeGiven {
        holder_name: &form.holder_name,
        relation: form.relation,
        bank: &form.bank,
        account: &form.account,
    };
    let new = checked_payee(&person, given, "form.").map_err(named_as_here)?;
    let last = last_payee(cx, person.person_id).await?.ok_or_else(|| {
        Refusal::conflict(
            "payee_not_registered",
            "该参保人尚未登记收款账户，随首次手工报销登记",
            "no account is registered for this person; the first one comes with a reimbursement",
        )
        .at("form.person_id", "尚未登记账户", "no account registered")
        .citing("R1-12.6")
    })?;
    let last = Registered { version: last.version, account: AccountInClear::of(cx, &last)? };
    if last.account == new {
        let refusal = Refusal::conflict("payee_unchanged", "与已登记账户相同", "this account is registered already");
        return Err(refusal.at("form.account", "与登记账户相同", "registered already").into());
    }
    Ok((person, last, new))
}

/// The holder's name is called differently in this form.
fn named_as_here(mut refusal: Refusal) -> Refusal {
    for field in &mut refusal.fields {
        if field.path == "form.name" {
            field.path = "form.holder_name".to_owned();
        }
    }
    refusal
}

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &PayeeChangeForm, _of: Option<CaseId>) -> Result<Examined, Stop> {
    let (person, last, new) = hold(cx, form).await?;
    let waiting = reimbursement::Entity::find()
        .filter(reimbursement::Column::PersonId.eq(person.person_id))
        .filter(reimbursement::Column::State.is_in([state::APPROVED, state::IN_PAYMENT]));
    let waiting = cx.view.count(waiting).await?;
    let (relation, relation_en) = form.relation.words();
    let facts = vec![
        Fact::words("参保人", "insured person", &cx.masked("person.name", &person.name)),
        Fact::words("原户名", "holder so far", &cx.masked("payee.holder_name", &last.account.holder_name)),
        Fact::words(
            "原账户",
            "account so far",
            &format!("{} {}", last.account.bank, cx.masked("payee.account", &last.account.account)),
        ),
        Fact::words("新户名", "new holder", &cx.masked("payee.holder_name", &new.holder_name)),
        Fact::words("与参保人关系", "holder is", relation).in_english(relation_en),
        Fact::words("新账户", "new account", &format!("{} {}", new.bank, cx.masked("payee.account", &new.account))),
        Fact::words("审批将失效的报销", "approvals that will lapse", &waiting.to_string()),
    ];
    let check = Check {
        code: "payee_name".to_owned(),
        passed: true,
        title: "收款户名已核对".to_owned(),
        title_en: "the holder of the account was checked".to_owned(),
        cite: "R1-12.6".to_owned(),
    };
    let by_agent = form.by_agent.then_some("by_agent");
    let circumstances = by_agent.into_iter().chain(form.relation.circumstance()).map(str::to_owned).collect();
    let subjects = BTreeSet::from([CaseSubject::Person(form.person_id), payee_subject(cx, &new)?]);
    Ok(Examined { subjects, circumstances, facts, checks: vec![check], ..Examined::default() })
}
