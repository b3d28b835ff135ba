//! What the demonstration county consists of, as the data of `demonstration/`
//! say it: agency, providers with their offices, catalogue.
//!
//! Article: R1-8, R1-12.9, R1-12.14.

use anyhow::Context;
use app::demonstration::{AGENCY, Agency};
use app::operations::catalogue::load::NewItems;
use app::operations::provider::register::{NewProvider, ProviderKind};
use base::ProviderId;
use serde::Deserialize;

/// The agency with its staff.
pub(crate) fn agency() -> anyhow::Result<Agency> {
    Agency::read(AGENCY).context("reading demonstration/agency.toml")
}

/// The catalogue.
pub(crate) fn catalogue() -> anyhow::Result<NewItems> {
    toml::from_str(include_str!("../../../../demonstration/catalogue.toml"))
        .context("reading demonstration/catalogue.toml")
}

/// The providers and the persons of their offices, in the same order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Providers {
    /// The providers.
    pub(crate) providers: Vec<NewProvider>,
    /// One person for each.
    pub(crate) offices: Vec<Office>,
}

/// A person of a provider's insurance office.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Office {
    /// The name.
    pub(crate) name: String,
    /// The identity number.
    pub(crate) identity_number: String,
    /// The account's name.
    pub(crate) login: String,
}

/// The providers of the county.
pub(crate) fn providers() -> anyhow::Result<Providers> {
    let read: Providers = toml::from_str(include_str!("../../../../demonstration/providers.toml"))
        .context("reading demonstration/providers.toml")?;
    anyhow::ensure!(read.providers.len() == read.offices.len(), "each provider needs one person of its office");
    Ok(read)
}

/// A provider as the year of claims sees it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Its id.
    pub(crate) provider_id: ProviderId,
    /// Its national code.
    pub(crate) code: String,
    /// Its benefit tier.
    pub(crate) tier: u8,
    /// Its level.
    pub(crate) level: u8,
    /// A pharmacy admits nobody.
    pub(crate) pharmacy: bool,
}

/// The providers with the ids they were given.
pub(crate) fn places(providers: &[NewProvider], ids: &[ProviderId]) -> Vec<Place> {
    let place = |(new, id): (&NewProvider, &ProviderId)| Place {
        provider_id: *id,
        code: new.code.clone(),
        tier: new.tier,
        level: new.level,
        pharmacy: new.kind == ProviderKind::Pharmacy,
    };
    providers.iter().zip(ids).map(place).collect()
}
