//! Who asks: a natural person through an account, a hospital's system, the
//! house's own clockwork, or the founder of an empty house. Identity, duties
//! and authority come from the register of appointments as of today, never
//! from the request (threat rule 8).
//!
//! Article: R1-9, R1-24, R3d-13.

use std::collections::{BTreeMap, BTreeSet};

use base::{AccountId, Date, ProviderId, StaffId};
use regulation::duties::{Duty, DutyLaw};
use review::{Clash, Conflict, Demand, StaffFacts, Undertaking, conflicts_of_posts};
use sm3::{Digest, Sm3};
use store::View;
use store::entity::{account, staff};
use time::OffsetDateTime;

use crate::live_session::HeldBack;
use crate::natural_person::Person;
use crate::stop::Stop;

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caller {
    /// The account used, if any.
    pub account_id: Option<i64>,
    /// The natural person, if one acts.
    pub staff: Option<Person>,
    /// The provider this person works for, if not for the agency.
    pub provider_id: Option<i64>,
    /// The duties held today.
    pub duties: BTreeSet<Duty>,
    /// Founding an empty house.
    pub founder: bool,
    /// The house's own clockwork.
    pub clockwork: bool,
    /// The session used, by the digest it is kept under; none for what runs without one.
    pub session: Option<String>,
    /// When the second factor was last proven in that session.
    pub proven_at: Option<OffsetDateTime>,
    /// What has to be done before any duty can be used.
    pub held_back: Option<HeldBack>,
    /// A digest of account, person and duties as they are now. A session holds
    /// only as long as it is that of its beginning.
    pub standing: String,
    /// From where the request comes.
    pub place: Place,
}

/// From where a request comes, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The browser, by the digest of the cookie that names it.
    pub device_digest: Option<String>,
    /// The address.
    pub address: Option<String>,
}

impl Caller {
    /// Nobody: for signing in.
    pub fn nobody() -> Caller {
        Caller::default()
    }

    /// The founder of an empty house.
    pub fn founder() -> Caller {
        Caller { founder: true, ..Caller::default() }
    }

    /// The house's own clockwork: what happens by the calendar, asked for by nobody.
    pub fn clockwork() -> Caller {
        Caller { clockwork: true, ..Caller::default() }
    }

    /// The system of a hospital that signed in over the interface: it may do
    /// what belongs to its own claims, and no natural person acts.
    pub fn hospital_system(provider_id: i64) -> Caller {
        Caller { provider_id: Some(provider_id), duties: BTreeSet::from([Duty::HisClaims]), ..Caller::default() }
    }

    /// By whom requests are remembered: nobody fetches another's answers.
    pub(crate) fn request_owner(&self) -> String {
        match (self.account_id, self.provider_id) {
            (Some(account_id), _) => account_id.to_string(),
            (None, Some(provider_id)) => format!("provider-{provider_id}"),
            (None, None) => "house".to_owned(),
        }
    }

    /// The caller behind an account, as of a day; none when the account is not
    /// active or its holder has left.
    pub async fn of_account(view: View<'_>, account_id: i64, today: Date) -> Result<Option<Caller>, Stop> {
        let Some(account) = view.by_key::<account::Model>(account_id).await? else { return Ok(None) };
        if account.status != "active" {
            return Ok(None);
        }
        let Some(person) = view.by_key::<staff::Model>(account.staff_id).await? else { return Ok(None) };
        if person.status != "active" {
            return Ok(None);
        }
        let provider_id = person.provider_id;
        let revision = person.rev;
        let person = Person::of(view, person, today).await?;
        let duties = person.duties();
        Ok(Some(Caller {
            account_id: Some(account_id),
            provider_id,
            standing: standing(&account, revision, &duties),
            duties,
            staff: Some(person),
            ..Caller::default()
        }))
    }

    /// Whether one of these duties is held today.
    pub fn holds_any(&self, duties: &[Duty]) -> bool {
        duties.iter().any(|duty| self.duties.contains(duty))
    }

    /// What the guard of reviews has to know about the person for one demand: by
    /// the post or delegation that covers it. None when no natural person acts.
    ///
    /// # Errors
    /// [`Conflict::OutsideLimits`] when no right to the duty reaches so far.
    pub fn facts_for(
        &self,
        law: &DutyLaw,
        demand: &Demand,
        of: &Undertaking<'_>,
    ) -> Option<Result<StaffFacts, Conflict>> {
        Some(self.staff.as_ref()?.facts_for(law, demand, of))
    }

    /// A duty held today that may not be held together with this one: while both
    /// are held, neither can be used.
    pub fn standing_clash(&self, law: &DutyLaw, duty: Duty) -> Option<Clash> {
        conflicts_of_posts(law, &self.duties).into_iter().find(|clash| clash.one == duty || clash.other == duty)
    }

    /// For whom the caller would use a duty that he holds by delegation alone.
    pub(crate) fn acting_for(&self, duties: &[Duty]) -> Option<StaffId> {
        let grants = &self.staff.as_ref()?.grants;
        let mut giving = grants.iter().filter(|grant| duties.iter().any(|duty| grant.duties.contains(duty)));
        let own = giving.clone().any(|grant| grant.acting_for.is_none());
        if own { None } else { giving.find_map(|grant| grant.acting_for.as_ref().map(|delegator| delegator.staff)) }
    }

    /// In which capacity whose id acts, for the trail.
    pub(crate) fn in_trail(&self) -> BTreeMap<String, String> {
        let mut actor = BTreeMap::new();
        let mut name = |capacity: &str, id: Option<String>| {
            if let Some(id) = id {
                actor.insert(capacity.to_owned(), id);
            }
        };
        name("account", self.account_id.map(|id| AccountId(id).to_string()));
        name("staff", self.staff.as_ref().map(|person| StaffId(person.staff_id).to_string()));
        name("provider", self.provider_id.map(|id| ProviderId(id).to_string()));
        name("house", self.founder.then(|| "founder".to_owned()));
        name("house", self.clockwork.then(|| "clockwork".to_owned()));
        actor
    }
}

/// What a session stands on: a new password, another state, a changed entry in
/// the register or other duties make it another standing.
fn standing(account: &account::Model, revision: i64, duties: &BTreeSet<Duty>) -> String {
    let duties: Vec<&str> = duties.iter().map(|duty| duty.code()).collect();
    let text = format!("{}/{}/{}/{}", account.account_id, account.rev, revision, duties.join(" "));
    hex::encode(Sm3::digest(text.as_bytes()))
}
