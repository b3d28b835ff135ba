//! Founds the demonstration county: agency, staff, providers with their offices,
//! catalogue, insured persons. Each through the operation by which a real agency
//! would do it, by the person whose duty it is.
//!
//! Article: R1-8, R1-9, R1-12.1, R1-12.9, R1-12.14, R3d-13.

use anyhow::{Context, anyhow, bail};
use app::demonstration::{FIRST_CODE, people};
use app::operations::catalogue::load::{Load, NewItems};
use app::operations::house::found::Found;
use app::operations::matter::StepOfCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::organisation::engage::Newcomer;
use app::operations::organisation::issue_code::{IssueCode, NewAccount};
use app::operations::organisation::propose::{Candidate, Employment, Propose};
use app::operations::person::enrol::{Enrol, NewPersons};
use app::operations::provider::register::{NewProviders, Register};
use app::operations::session::change_password::{ChangePassword, NewPassword};
use app::operations::session::choose_password::{ChoosePassword, FirstPassword};
use app::{Caller, Command, House, Request, funnel};
use base::{PersonId, StaffId};
use regulation::chains::CaseKind;
use regulation::duties::{Authority, Duty};
use serde_json::json;
use store::entity::account;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::access::{Access, Login};
use super::county::{self, Place};
use super::residents::NewResident;
use super::standings;
use crate::play::steps::Steps;
use crate::play::team::{Team, sign_in};

/// The password with which everyone opens the account, a year before the month.
const FIRST_PASSWORD: &str = "Chuntian-Liushu-7";
/// The password of everyone in the demonstration.
pub(crate) const PASSWORD: &str = "Qiushui-Luyan-26";

/// Founds the agency with its staff; everyone chooses a password with a code that
/// the security administrator hands over, and sets up a device where the duties
/// ask for one.
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
    let founded = once::<Found>(house, &founder, "demo-found-house".to_owned(), foundation.clone()).await?;
    let named = |login: &str| {
        let new = foundation.staff.iter().find(|new| new.login == login);
        new.map(|new| (new.name.clone(), posts_of(new))).ok_or_else(|| anyhow!("{login} is not on the list"))
    };
    let first = &founded.first_login;
    access.logins.push(activate(house, first, FIRST_CODE, named(first)?).await?);
    let security = sign_in(house, &access, first).await?;
    for engaged in founded.staff.iter().filter(|engaged| engaged.login != *first) {
        let login = hand_over_code(house, &security, engaged.staff_id, named(&engaged.login)?).await?;
        access.logins.push(login);
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

/// Registers the providers, and enters one person of each one's office: each a
/// case that is applied for, checked and approved.
pub(crate) async fn providers(team: &Team) -> anyhow::Result<(Vec<Place>, Vec<Login>)> {
    let county = county::providers()?;
    let officer = team.with(Duty::ProviderAdmin)?;
    let input = NewProviders { providers: county.providers.clone() };
    let registered = team.run::<Register>(officer, input).await?;
    let mut logins = Vec::new();
    for ((office, provider_id), provider) in
        county.offices.into_iter().zip(&registered.provider_ids).zip(&county.providers)
    {
        let candidate = Candidate {
            name: office.name,
            identity_number: office.identity_number,
            employment: Employment::Provider,
            provider_id: Some(*provider_id),
        };
        logins.push(enter(team, candidate, office.login, format!("{}医保办", provider.name)).await?);
    }
    Ok((county::places(&county.providers, &registered.provider_ids), logins))
}

/// Loads the catalogue.
pub(crate) async fn catalogue(team: &Team, items: NewItems) -> anyhow::Result<()> {
    team.run::<Load>(team.with(Duty::CatalogueEntry)?, items).await?;
    Ok(())
}

/// Enrols the persons, list by list, and registers who is in hardship.
pub(crate) async fn persons(team: &Team, steps: &Steps, newcomers: &[NewResident]) -> anyhow::Result<Vec<PersonId>> {
    const LIST: usize = 2_000;
    let registrar = team.with(Duty::Enrolment)?;
    let mut ids = Vec::with_capacity(newcomers.len());
    for list in newcomers.chunks(LIST) {
        let persons = list.iter().map(|newcomer| newcomer.new.clone()).collect();
        let enrolled = team.run::<Enrol>(registrar, NewPersons { persons }).await?;
        ids.extend(enrolled.person_ids);
        steps.progress(ids.len() as u64);
    }
    let poor = newcomers.iter().zip(&ids).filter(|(newcomer, _)| newcomer.hardship);
    standings::in_hardship(team, &poor.map(|(_, id)| *id).collect::<Vec<_>>()).await?;
    Ok(ids)
}

/// Enters a person of a provider by a reviewed case, and hands over the code.
async fn enter(team: &Team, candidate: Candidate, login: String, posts: String) -> anyhow::Result<Login> {
    let system = team.with(Duty::OrgAdmin)?;
    let security = team.with(Duty::SecurityAdmin)?;
    let name = candidate.name.clone();
    let staff_id = team.run::<Propose>(system, candidate).await?.staff_id;
    let form = json!({ "engage_for_provider": { "staff_id": staff_id, "post": "hospital_office", "login": login } });
    let (matter, comment) = (CaseKind::OrganisationChange, String::new());
    let application = Application { matter, form, material_ids: Vec::new(), notify_missing: false, comment };
    let case_id = team.run::<Accept>(system, application).await?.case_id;
    let step = |duty| StepOfCase { case_id, duty, comment: String::new() };
    team.run::<Review>(security, step(Duty::SecurityAdmin)).await?;
    team.run_as_any::<Review>(team.approvers(Authority::DeputyDirector), || step(Duty::Approve)).await?;
    let security = team.proven(security).await?;
    hand_over_code(&team.house, &security, staff_id, (name, posts)).await
}

/// The security administrator issues the code; its holder chooses a password.
async fn hand_over_code(
    house: &House,
    security: &Caller,
    staff_id: StaffId,
    named: (String, String),
) -> anyhow::Result<Login> {
    let key = format!("demo-code-{staff_id}");
    let issued = once::<IssueCode>(house, security, key, NewAccount { staff_id }).await?;
    activate(house, &issued.login, &issued.code, named).await
}

/// The holder of a new account chooses a password with the code, and sets up a
/// device where the duties ask for one. `named`: the name and the posts.
async fn activate(house: &House, login: &str, code: &str, named: (String, String)) -> anyhow::Result<Login> {
    let (login, (name, posts)) = (login.to_owned(), named);
    let first = FirstPassword { login: login.clone(), code: code.to_owned(), password: FIRST_PASSWORD.to_owned() };
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
