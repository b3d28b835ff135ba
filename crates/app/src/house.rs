//! The house: the law, the store, the clock and the source of randomness that
//! every operation is given. Made once, by the composition root.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use authorise::Authoriser;
use base::{Clock, Date, Entropy};
use benefit::Policy;
use regulation::Law;
use regulation::benefits::BenefitPolicy;
use regulation::security::SecurityFigures;
use sm3::{Digest, Sm3};
use store::{SealedColumn, Store};
use tokio::sync::{Notify, OnceCell, broadcast};
use trail::SignerKey;

use crate::hospital_desk::HospitalDesk;
use crate::message_log::MessageLog;
use crate::permission::asks;
use crate::read_log::ReadLog;
use crate::recorded_time::RecordedTime;
use crate::stop::Stop;
use crate::trail_health::TrailHealth;

/// The insurance of residents, the only one whose bills are settled here so far.
pub(crate) const RESIDENT: &str = "resident";

/// Everything an operation may use.
pub struct House {
    /// Where everything is kept.
    pub store: Store,
    /// The law as data.
    pub law: Arc<Law>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The folder of the months' snapshots.
    pub snapshots: PathBuf,
    /// Wakes the integrator of the trail after a commit.
    pub trail_written: Notify,
    /// Whether the trail is being kept.
    pub trail_health: TrailHealth,
    /// What is known of the last time recorded.
    pub(crate) recorded_time: RecordedTime,
    /// Who was shown whose data, on its way into the database.
    pub reads: ReadLog,
    /// Messages of hospitals, on their way into the database.
    pub messages: MessageLog,
    /// Tries a hospital's message once more without any effect; none where no
    /// hospital interface is served.
    pub hospital_desk: Option<Arc<dyn HospitalDesk>>,
    pub(crate) signer: OnceCell<SignerKey>,
    /// What is going on, for pages that watch.
    pub events: broadcast::Sender<Event>,
    /// What checking a password costs.
    pub password_cost: PasswordCost,
    /// The policies of every command, question and duty.
    pub authoriser: Authoriser,
    policies: BTreeMap<String, PolicyInUse>,
}

/// What one argon2id computation costs whoever guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for PasswordCost {
    /// 19 MiB, two passes: about 20 ms on an office machine.
    fn default() -> PasswordCost {
        PasswordCost { memory_kib: 19_456, passes: 2 }
    }
}

/// A benefit policy with the version of its data, which every settlement names.
#[derive(Clone)]
pub struct PolicyInUse {
    /// The policy as the engine takes it.
    pub policy: Arc<Policy>,
    /// The first 8 bytes of the SM3 of its data, hex: the same id with other
    /// values is noticed.
    pub version: Arc<str>,
}

impl PolicyInUse {
    fn of(law: &BenefitPolicy) -> PolicyInUse {
        let version = hex::encode(&Sm3::digest(format!("{law:?}").as_bytes())[..8]);
        PolicyInUse { policy: Arc::new(Policy::new(law.clone())), version: version.into() }
    }
}

/// Something a watching page is told. No personal data.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A long step of a settlement month has come so far.
    MonthProgress {
        /// The month, YYYY-MM.
        month: String,
        /// freeze, audit, …
        step: String,
        /// Units done.
        done: u64,
        /// Units in all; 0 when not known.
        total: u64,
        /// A word about it.
        note: String,
    },
    /// The trail has grown.
    TrailRoot {
        /// Entries integrated.
        size: i64,
        /// Its root, hex.
        root: String,
    },
}

impl House {
    /// A house over a connected store.
    pub fn new(
        store: Store,
        law: Arc<Law>,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        snapshots: PathBuf,
    ) -> House {
        let (events, _) = broadcast::channel(256);
        let authoriser = Authoriser::new(&law.duties, &asks()).expect("the policies of a sound law can be read");
        let policies =
            law.benefits.policies().iter().map(|policy| (policy.id.clone(), PolicyInUse::of(policy))).collect();
        House {
            store,
            law,
            clock,
            entropy,
            snapshots,
            trail_written: Notify::new(),
            trail_health: TrailHealth::default(),
            recorded_time: RecordedTime::default(),
            reads: ReadLog::default(),
            messages: MessageLog::default(),
            hospital_desk: None,
            signer: OnceCell::new(),
            events,
            password_cost: PasswordCost::default(),
            authoriser,
            policies,
        }
    }

    /// The keyed digest by which a value is found and compared, hex: an identity
    /// number, a payee, what a request said. Its key is not in the database, so
    /// that whoever has the database cannot try values out.
    pub fn keyed_digest(&self, text: &str) -> Result<String, Stop> {
        Ok(self.store.vault().digest(text)?)
    }

    /// The value in clear of a sealed column of a row.
    pub fn open<C: SealedColumn>(&self, row: &C::Row) -> Result<String, Stop> {
        Ok(self.store.vault().open::<C>(row)?)
    }

    /// The figures of accounts and sessions that hold today.
    pub fn security(&self) -> SecurityFigures {
        self.law.security.figures(self.clock.today())
    }

    /// So long without integration, and business stops.
    pub(crate) fn standing_after(&self) -> Duration {
        let figures = self.law.record.signing(self.clock.today());
        Duration::from_secs(figures.map_or(60, |figures| figures.standing_after_seconds.into()))
    }

    /// A benefit policy by its id.
    pub fn policy(&self, id: &str) -> Option<PolicyInUse> {
        self.policies.get(id).cloned()
    }

    /// The benefit policy for a bill of these days, of a person insured in a
    /// region: that of the region, or else of the nearest one above it, on the day
    /// that decides by the policy itself.
    pub fn policy_for(&self, region: &str, insurance: &str, (first, last): (Date, Date)) -> Option<PolicyInUse> {
        let on = |day| {
            let law = self.law.benefits.policy_for(&self.law.regions, region, insurance, day)?;
            self.policies.get(&law.id)
        };
        let deciding_day = on(first)?.policy.deciding_day_of(first, last);
        on(deciding_day).cloned()
    }

    /// The policy of the residents of a region, for a bill of one day.
    pub(crate) fn residents_policy(&self, region: &str, day: Date) -> Option<PolicyInUse> {
        self.policy_for(region, RESIDENT, (day, day))
    }

    /// Tells watching pages; nobody watching is fine.
    pub fn tell(&self, event: Event) {
        if self.events.receiver_count() > 0 {
            // The receiver may have gone between the two lines; then nobody is told.
            drop(self.events.send(event));
        }
    }
}
