//! Founds the demonstration county: agency, staff, providers with their offices,
//! catalogue, insured persons. Each through the operation by which a real agency
//! would do it, by the person whose duty it is.
//!
//! Article: R1-8, R1-9, R1-12.1, R1-12.9, R1-12.14, R3d-13.

use anyhow::{Context, anyhow, bail};
use app::demonstration::people;
use app::operations::catalogue::load::{Load, NewItems};
use app::operations::house::found::Found;
use app::operations::organisation::engage::{Engage, Engagement, Newcomer};
use app::operations::person::enrol::{Enrol, NewPerson, NewPersons};
use app::operations::provider::register::{NewProviders, Register};
use app::operations::session::change_password::{ChangePassword, NewPassword};
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::{Caller, Command, House, Request, funnel};
use base::PersonId;
use regulation::duties::Duty;
use store::entity::account;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::access::{Access, Login};
use super::county::{self, Place};
use crate::play::steps::Steps;
use crate::play::team::{Team, sign_in};

/// The password with which everyone opens the account, a year before the month.
const FIRST_PASSWORD: &str = "Chuntian-Liushu-7";
/// The password of everyone in the demonstration.
pub(crate) const PASSWORD: &str = "Qiushui-Luyan-26";

/// Founds the agency and engages its staff; everyone chooses a password and
/// sets up a device where the duties ask for one.
pub(crate) async fn agency(house: &House, clock_shift_seconds: i64) -> anyhow::Result<Access> {
    let agency = county::agency()?;
    let foundation = agency.foundation(clock_shift_seconds);
    let post_name = |code: &String| {
        let post = foundation.posts.iter().find(|post| post.code == *code);
        post.map_or_else(|| code.clone(), |post| post.name.clone())
    };
    let posts_of = |new: &Newcomer| new.posts.iter().map(post_name).collect::<Vec<_>>().join("、");
    let mut access = Access { password: FIRST_PASSWORD.to_owned(), clock_shift_seconds, logins: Vec::new() };
    let founder = Caller::founder();
    let first = once::<Found>(house, &founder, "demo-found-house".to_owned(), foundation.clone()).await?;
    let new = &foundation.administrator;
    access.logins.push(activate(house, &first, new.name.clone(), posts_of(new)).await?);
    let administrator = sign_in(house, &access, &first.login).await?;
    for new in agency.staff {
        let posts = posts_of(&new);
        access.logins.push(engage(house, &administrator, new, posts).await?);
    }
    Ok(access)
}

/// Everyone changes the password, as every password has to be after so many
/// days; those of the founding are a year old when the month is played.
pub(crate) async fn renew_passwords(house: &House, access: &mut Access) -> anyhow::Result<()> {
    for login in &access.logins {
        let account = account::Entity::find().filter(account::Column::Login.eq(&login.login));
        let account = house.store.view().one(account).await?.ok_or_else(|| anyhow!("no account {}", login.login))?;
        let caller = Caller::of_account(house.store.view(), account.account_id, house.clock.today()).await?;
        let caller = caller.ok_or_else(|| anyhow!("the account {} is not active", login.login))?;
        let new = NewPassword { present: FIRST_PASSWORD.to_owned(), password: PASSWORD.to_owned() };
        let changed = once::<ChangePassword>(house, &caller, format!("demo-renew-{}", login.login), new).await?;
        if let Some(refusal) = changed.refusal {
            bail!("{} could not change the password: {}", login.login, refusal.code);
        }
    }
    access.password = PASSWORD.to_owned();
    Ok(())
}

/// Registers the providers, and engages one person of each one's office.
pub(crate) async fn providers(team: &Team) -> anyhow::Result<(Vec<Place>, Vec<Login>)> {
    let county = county::providers()?;
    let officer = team.with(Duty::ProviderAdmin)?;
    let input = NewProviders { providers: county.providers.clone() };
    let registered = team.run::<Register>(officer, input).await?;
    let administrator = team.proven(team.with(Duty::OrgAdmin)?).await?;
    let mut logins = Vec::new();
    for ((office, provider_id), provider) in
        county.offices.into_iter().zip(&registered.provider_ids).zip(&county.providers)
    {
        let new = Newcomer {
            name: office.name,
            identity_number: office.identity_number,
            on_establishment: false,
            provider_id: Some(*provider_id),
            posts: vec!["hospital_office".to_owned()],
            login: office.login,
        };
        logins.push(engage(&team.house, &administrator, new, format!("{}医保办", provider.name)).await?);
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

async fn engage(house: &House, administrator: &Caller, new: Newcomer, posts: String) -> anyhow::Result<Login> {
    let key = format!("demo-engage-{}", new.login);
    let name = new.name.clone();
    let engaged = once::<Engage>(house, administrator, key, new).await?;
    activate(house, &engaged, name, posts).await
}

/// The holder of a new account chooses a password with the code, and sets up a
/// device where the duties ask for one.
async fn activate(house: &House, engaged: &Engagement, name: String, posts: String) -> anyhow::Result<Login> {
    let login = engaged.login.clone();
    let first = FirstPassword { login: login.clone(), code: engaged.code.clone(), password: FIRST_PASSWORD.to_owned() };
    once::<ChoosePassword>(house, &Caller::nobody(), format!("demo-password-{login}"), first).await?;
    let account = account::Entity::find().filter(account::Column::Login.eq(&login));
    let account = house.store.view().one(account).await?.ok_or_else(|| anyhow!("no account {login}"))?;
    let caller = Caller::of_account(house.store.view(), account.account_id, house.clock.today()).await?;
    let caller = caller.ok_or_else(|| anyhow!("the account {login} is not active"))?;
    let required = house.law.security.second_factor_required_of(house.clock.today());
    if caller.duties.is_disjoint(required) {
        return Ok(Login { name, posts, login, second_factor: None });
    }
    let second_factor = Some(people::set_up_device(house, &caller).await?);
    Ok(Login { name, posts, login, second_factor })
}

async fn once<C: Command>(house: &House, caller: &Caller, key: String, input: C::Input) -> anyhow::Result<C::Output> {
    let answer = funnel::run::<C>(house, caller, &Request::keyed(key), input).await;
    Ok(answer.with_context(|| C::SPEC.name)?.output)
}
