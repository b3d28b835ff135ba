//! The level of approval of a statement: by its amount together with what was
//! declared within the window of the chain for the same provider, or to be paid
//! into the same bank account.
//!
//! Article: R1-12.6.

use std::collections::{BTreeMap, BTreeSet};

use base::Fen;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::{Counted, counted_amount};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{provider, statement};

use super::RETURNED;
use crate::command::Context;
use crate::stop::Stop;

/// The amount that decides the level: with what was declared within the window
/// for the same provider or to the same bank account.
pub(crate) async fn counted(cx: &Context<'_>, provider: &provider::Model, payable: Fen) -> Result<Fen, Stop> {
    let chain = cx.house.law.chains.as_of(CaseKind::Statement, cx.today);
    let Some(sum) = chain.and_then(|chain| chain.sum.as_ref()) else { return Ok(payable) };
    let since = cx.today - time::Duration::days(i64::from(sum.window_days));
    let others = statement::Entity::find()
        .filter(statement::Column::DeclaredOn.gte(since))
        .filter(statement::Column::State.ne(RETURNED));
    let others = cx.view.all(others).await?;
    let payees =
        cx.view.by_keys::<provider::Model>(others.iter().map(|row| row.provider_id).collect::<BTreeSet<_>>()).await?;
    let keys_of: BTreeMap<i64, BTreeSet<String>> =
        payees.iter().map(|payee| Ok((payee.provider_id, keys(cx, payee)?))).collect::<Result<_, Stop>>()?;
    let as_counted = |row: &statement::Model| {
        let keys = keys_of.get(&row.provider_id)?.clone();
        Some(payable_of(row).map(|amount| Counted { on: row.declared_on, amount, keys }))
    };
    let others = others.iter().filter_map(as_counted).collect::<Result<Vec<_>, _>>()?;
    let this = Counted { on: cx.today, amount: payable, keys: keys(cx, provider)? };
    Ok(counted_amount(&this, &others, sum.window_days)?)
}

fn keys(cx: &Context<'_>, provider: &provider::Model) -> Result<BTreeSet<String>, Stop> {
    let account = cx.open::<provider::PayeeAccount>(provider)?;
    let account = cx.house.keyed_digest(&format!("payee/{}/{account}", provider.payee_bank))?;
    Ok(BTreeSet::from([format!("provider:{}", provider.provider_id), format!("payee:{account}")]))
}

/// What a kept statement comes to.
pub(crate) fn payable_of(row: &statement::Model) -> Result<Fen, base::MoneyError> {
    Fen::total(row.funds())?.minus(Fen::total(row.deducted())?)
}

/// The authority that an amount asks for, by its code.
pub(crate) fn level(cx: &Context<'_>, amount: Fen) -> Result<String, Stop> {
    let chain = cx.house.law.chains.as_of(CaseKind::Statement, cx.today);
    let step = chain.and_then(|chain| chain.steps.iter().find(|step| step.duty == Duty::Approve));
    let step = step.ok_or_else(|| Stop::fault("looking up the level of approval", "the chain has no approval"))?;
    Ok(step.authority_for(amount).code().to_owned())
}
