//! Founds the demonstration county: agency, staff, providers with their offices,
//! catalogue, insured persons. Each through the operation by which a real agency
//! would do it, by the person whose duty it is.
//!
//! Article: R1-8, R1-9, R1-12.1, R1-12.9, R1-12.14, R3d-13.

use anyhow::{Context, anyhow};
use app::operations::catalogue::load::{Load, NewItems};
use app::operations::house::found::Found;
use app::operations::organisation::engage::{Engage, Engagement, Newcomer};
use app::operations::person::enrol::{Enrol, NewPerson, NewPersons};
use app::operations::provider::register::{NewProviders, Register};
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::{Caller, Command, House, Request, funnel};
use base::PersonId;
use regulation::duties::Duty;
use serde::Serialize;

use super::county::{self, Place};
use crate::play::steps::Steps;
use crate::play::team::Team;

/// The password of everyone in the demonstration.
pub(crate) const PASSWORD: &str = "Zhiheng-2026";

/// A person who can sign in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Login {
    /// The name.
    pub(crate) name: String,
    /// The posts.
    pub(crate) posts: String,
    /// The account's name.
    pub(crate) login: String,
}

/// Founds the agency and engages its staff; everyone chooses a password.
pub(crate) async fn agency(house: &House, clock_shift_seconds: i64) -> anyhow::Result<Vec<Login>> {
    let agency = county::agency()?;
    let foundation = agency.foundation(clock_shift_seconds);
    let post_name = |code: &String| {
        let post = foundation.posts.iter().find(|post| post.code == *code);
        post.map_or_else(|| code.clone(), |post| post.name.clone())
    };
    let login = |new: &Newcomer| Login {
        name: new.name.clone(),
        posts: new.posts.iter().map(post_name).collect::<Vec<_>>().join("、"),
        login: new.login.clone(),
    };
    let mut logins = vec![login(&foundation.administrator)];
    let founder = Caller::founder();
    let first = once::<Found>(house, &founder, "demo-found-house".to_owned(), foundation.clone()).await?;
    activate(house, &first).await?;
    let administrator = administrator(house, &first).await?;
    for new in agency.staff {
        logins.push(login(&new));
        engage(house, &administrator, new).await?;
    }
    Ok(logins)
}

/// Registers the providers, and engages one person of each one's office.
pub(crate) async fn providers(team: &Team) -> anyhow::Result<(Vec<Place>, Vec<Login>)> {
    let county = county::providers()?;
    let officer = team.with(Duty::ProviderAdmin)?;
    let input = NewProviders { providers: county.providers.clone() };
    let registered = team.run::<Register>(officer, input).await?;
    let administrator = team.with(Duty::OrgAdmin)?;
    let mut logins = Vec::new();
    for ((office, provider_id), provider) in
        county.offices.into_iter().zip(&registered.provider_ids).zip(&county.providers)
    {
        logins.push(Login {
            name: office.name.clone(),
            posts: format!("{}医保办", provider.name),
            login: office.login.clone(),
        });
        let new = Newcomer {
            name: office.name,
            identity_number: office.identity_number,
            on_establishment: false,
            provider_id: Some(*provider_id),
            posts: vec!["hospital_office".to_owned()],
            login: office.login,
        };
        engage(&team.house, administrator, new).await?;
    }
    Ok((county::places(&county.providers, &registered.provider_ids), logins))
}

/// Loads the catalogue.
pub(crate) async fn catalogue(team: &Team, items: NewItems) -> anyhow::Result<()> {
    team.run::<Load>(team.with(Duty::CatalogueEntry)?, items).await?;
    Ok(())
}

/// Enrols the persons, list by list.
pub(crate) async fn persons(team: &Team, steps: &Steps, newcomers: &[NewPerson]) -> anyhow::Result<Vec<PersonId>> {
    const LIST: usize = 2_000;
    let registrar = team.with(Duty::Enrolment)?;
    let mut ids = Vec::with_capacity(newcomers.len());
    for list in newcomers.chunks(LIST) {
        let enrolled = team.run::<Enrol>(registrar, NewPersons { persons: list.to_vec() }).await?;
        ids.extend(enrolled.person_ids);
        steps.progress(ids.len() as u64);
    }
    Ok(ids)
}

async fn engage(house: &House, administrator: &Caller, new: Newcomer) -> anyhow::Result<()> {
    let key = format!("demo-engage-{}", new.login);
    let engaged = once::<Engage>(house, administrator, key, new).await?;
    activate(house, &engaged).await
}

/// The holder of a new account chooses a password with the code.
async fn activate(house: &House, engaged: &Engagement) -> anyhow::Result<()> {
    let first =
        FirstPassword { login: engaged.login.clone(), code: engaged.code.clone(), password: PASSWORD.to_owned() };
    once::<ChoosePassword>(house, &Caller::nobody(), format!("demo-password-{}", engaged.login), first).await?;
    Ok(())
}

async fn administrator(house: &House, first: &Engagement) -> anyhow::Result<Caller> {
    use store::entity::account;
    use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let account = account::Entity::find().filter(account::Column::Login.eq(&first.login));
    let account = house.store.view().one(account).await?.ok_or_else(|| anyhow!("the administrator has no account"))?;
    let caller = Caller::of_account(house.store.view(), account.account_id, house.clock.today()).await?;
    caller.ok_or_else(|| anyhow!("the administrator's account is not active"))
}

async fn once<C: Command>(house: &House, caller: &Caller, key: String, input: C::Input) -> anyhow::Result<C::Output> {
    let answer = funnel::run::<C>(house, caller, &Request::keyed(key), input).await;
    Ok(answer.with_context(|| C::SPEC.name)?.output)
}
