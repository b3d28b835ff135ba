//! The persons of a house as the player finds them: by duty among the active
//! accounts. Every act is done as one of them, through the funnel, under a key
//! of its own. What asks for a proof of the second factor is done in a session
//! that the person opens like everybody: with password and code. Both are known
//! of a demonstration only, which writes them down; for a real house the player
//! cannot approve or release, and nothing lets it past that.
//!
//! Article: R1-9, R1-24 (nobody acts without a post), R3d-11.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, anyhow};
use app::demonstration::people;
use app::{Caller, Command, House, Request, Stop, funnel};
use base::{Refusal, RefusalKind};
use regulation::duties::{Authority, Duty};
use store::entity::account;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;
use tokio::sync::Mutex;

use crate::demo::access::Access;

/// The persons who can act, and the house they act in.
pub(crate) struct Team {
    /// The house.
    pub(crate) house: Arc<House>,
    members: Vec<Caller>,
    access: Access,
    proven: Mutex<BTreeMap<i64, Caller>>,
    run: String,
    requests: AtomicU64,
}

impl Team {
    /// Everyone with an active account and a post today.
    pub(crate) async fn assemble(house: &Arc<House>, access: Access) -> anyhow::Result<Team> {
        let accounts = account::Entity::find().filter(account::Column::Status.eq("active"));
        let accounts = house.store.view().all(accounts.order_by_asc(account::Column::AccountId)).await?;
        let mut members = Vec::new();
        for account in accounts {
            members.extend(Caller::of_account(house.store.view(), account.account_id, house.clock.today()).await?);
        }
        let run = hex::encode(&house.entropy.bytes32()[..6]);
        let proven = Mutex::default();
        Ok(Team { house: house.clone(), members, access, proven, run, requests: AtomicU64::new(0) })
    }

    /// The agency's first person with a duty.
    pub(crate) fn with(&self, duty: Duty) -> anyhow::Result<&Caller> {
        self.all_with(duty).next().ok_or_else(|| anyhow!("nobody in the agency holds the duty {}", duty.code()))
    }

    /// Everyone of the agency with a duty, in the order of their accounts.
    pub(crate) fn all_with(&self, duty: Duty) -> impl Iterator<Item = &Caller> {
        self.members.iter().filter(move |member| member.provider_id.is_none() && member.duties.contains(&duty))
    }

    /// The person of a provider with a duty.
    pub(crate) fn of_provider(&self, provider_id: i64, duty: Duty) -> anyhow::Result<&Caller> {
        let found =
            self.members.iter().find(|member| member.provider_id == Some(provider_id) && member.duties.contains(&duty));
        found.ok_or_else(|| anyhow!("nobody of provider {provider_id} holds the duty {}", duty.code()))
    }

    /// Who may approve at a level, the lowest authority first.
    pub(crate) fn approvers(&self, level: Authority) -> Vec<&Caller> {
        let authority = |member: &&Caller| member.staff.as_ref().map(|staff| staff.authority).unwrap_or_default();
        let mut able: Vec<&Caller> = self.all_with(Duty::Approve).filter(|member| authority(member) >= level).collect();
        able.sort_by_key(authority);
        able
    }

    /// Carries out a command as a person; a refusal ends the play.
    pub(crate) async fn run<C: Command>(&self, caller: &Caller, input: C::Input) -> anyhow::Result<C::Output> {
        self.attempt::<C>(caller, input).await?.map_err(|refusal| told(C::SPEC.name, &refusal))
    }

    /// Carries out a command as a person; a refusal is an answer.
    pub(crate) async fn attempt<C: Command>(
        &self,
        caller: &Caller,
        input: C::Input,
    ) -> anyhow::Result<Result<C::Output, Refusal>> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let request = Request::keyed(format!("play-{}-{number:06}", self.run));
        let proven = if C::SPEC.step_up { Some(self.proven(caller).await?) } else { None };
        match funnel::run::<C>(&self.house, proven.as_ref().unwrap_or(caller), &request, input).await {
            Ok(answer) => Ok(Ok(answer.output)),
            Err(Stop::Refused(refusal)) => Ok(Err(refusal)),
            Err(failure) => Err(failure).with_context(|| format!("{} failed", C::SPEC.name)),
        }
    }

    /// The person in a session with a second factor proven lately.
    pub(crate) async fn proven(&self, caller: &Caller) -> anyhow::Result<Caller> {
        let account_id = caller.account_id.ok_or_else(|| anyhow!("nobody acts"))?;
        let mut proven = self.proven.lock().await;
        let window = Duration::minutes(i64::from(self.house.security().step_up_minutes));
        let now = self.house.clock.now();
        if let Some(held) = proven.get(&account_id)
            && held.proven_at.is_some_and(|at| now - at < window)
        {
            return Ok(held.clone());
        }
        let account = self.house.store.view().by_key::<account::Model>(account_id).await?;
        let account = account.ok_or_else(|| anyhow!("the account is gone"))?;
        let person = sign_in(&self.house, &self.access, &account.login).await?;
        proven.insert(account_id, person.clone());
        Ok(person)
    }

    /// Carries out a command as the first of these persons whom the guard of
    /// the case lets act.
    pub(crate) async fn run_as_any<'c, C: Command>(
        &self,
        callers: impl IntoIterator<Item = &'c Caller>,
        input: impl Fn() -> C::Input,
    ) -> anyhow::Result<C::Output> {
        let mut last = anyhow!("{}: nobody is there to do it", C::SPEC.name);
        for caller in callers {
            match self.attempt::<C>(caller, input()).await? {
                Ok(output) => return Ok(output),
                Err(refusal) if refusal.kind == RefusalKind::Forbidden => last = told(C::SPEC.name, &refusal),
                Err(refusal) => return Err(told(C::SPEC.name, &refusal)),
            }
        }
        Err(last)
    }
}

/// Signs a person of a demonstration in, with password and code.
pub(crate) async fn sign_in(house: &House, access: &Access, login: &str) -> anyhow::Result<Caller> {
    let device = access.of(login)?.second_factor.as_deref();
    let signed_in = people::sign_in(house, login, &access.password, device).await;
    signed_in.with_context(|| format!("{login} could not sign in"))
}

/// A refusal as an error of the command line.
fn told(command: &str, refusal: &Refusal) -> anyhow::Error {
    anyhow!("{command} was refused: {}: {} ({})", refusal.code, refusal.title_en, refusal.title)
}
