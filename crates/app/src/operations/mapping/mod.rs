//! Mappings 目录对照: what a hospital's own items stand for in the national catalogue.
//! Proposed by the hospital or from its table, taken back, and held against fee lines;
//! reviewed by a case of its own (`matters/item_mapping`).
//!
//! Article: R1-12.14, R4-39, R4-41.

pub(crate) mod checked;
pub(crate) mod doubt;
pub(crate) mod held;
pub mod propose;
pub mod read_sheet;
pub mod withdraw;

use base::{ProviderId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use regulation::matters::MatterLaw;
use store::entity::provider;

use crate::command::{Access, Context};
use crate::stop::Stop;

/// A hospital for itself, or the office for one that handed in a table.
pub(crate) const PROPOSERS: Access = Access::Duty(&[Duty::HisClaims, Duty::CatalogueEntry, Duty::ProviderAdmin]);

/// The hospital concerned: the caller's own, or the one the office names.
pub(crate) async fn hospital(cx: &Context<'_>, named: Option<ProviderId>) -> Result<provider::Model, Stop> {
    let named = match (cx.caller.provider_id, named) {
        (Some(own), None) => own,
        (Some(own), Some(named)) if named.0 == own => own,
        (None, Some(named)) => named.0,
        (Some(_), Some(_)) => return Err(unknown_provider().into()),
        (None, None) => {
            let (zh, en) = ("请选择定点医药机构", "say which institution");
            return Err(Refusal::invalid("provider_missing", "provider_id", zh, en).into());
        }
    };
    Ok(cx.view.by_key::<provider::Model>(named).await?.ok_or_else(unknown_provider)?)
}

fn unknown_provider() -> Refusal {
    Refusal::invalid("provider_unknown", "provider_id", "医药机构不存在", "no such provider")
}

/// The law data of the review, with its figures.
pub(crate) fn law<'a>(cx: &Context<'a>) -> Result<&'a MatterLaw, Stop> {
    let law = cx.house.law.matters.of(CaseKind::ItemMapping);
    law.ok_or_else(|| Stop::fault("mapping items", "the matter has no law data"))
}

/// A figure of the review.
pub(crate) fn figure(cx: &Context<'_>, name: &str) -> Result<u32, Stop> {
    Ok(law(cx)?.figure(name, cx.today).value)
}
