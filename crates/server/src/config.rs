//! What the operator of the machine decides: limits, and what stands in front.
//! Weak settings are refused at the start, not warned about (threat O07).
//!
//! Article: R3d-34, R3d-35.

use std::net::SocketAddr;
use std::time::Duration;

use app::PasswordCost;
pub use regulation::security::Rate;
use regulation::security::{Requests, SecurityFigures, SessionLimits};
use serde::Deserialize;

/// How the server behaves. The defaults are right for one county agency.
#[derive(Debug, Clone)]
pub struct Config {
    /// A proxy on this machine or in this network ends TLS in front: cookies are
    /// `Secure`, and the last entry of `X-Forwarded-For` is the caller's address.
    pub tls_in_front: bool,
    /// Whether to tell browsers to use TLS from now on. Only with TLS in front.
    pub hsts: bool,
    /// The address under which browsers reach the house, `https://zb.example.cn`:
    /// requests and writes for any other are turned away. None: whatever host
    /// the request names, for a machine of one's own.
    pub origin: Option<String>,
    /// What this machine's operator set tighter than the law data.
    pub tighter: Tighter,
    /// Bytes of a body.
    pub body_bytes_max: usize,
    /// Bytes of a body that carries a file: imports, catalogues, bank receipts.
    pub body_with_file_bytes_max: usize,
    /// How deep JSON may be nested.
    pub json_depth_max: usize,
    /// How long a head or a body may take to arrive.
    pub arrival_timeout: Duration,
    /// How long a question may take.
    pub query_timeout: Duration,
    /// How long the answer of a command is waited for. The command itself goes
    /// on; the same request with the same key gets its answer.
    pub command_timeout: Duration,
    /// Requests worked on at the same moment; more are turned away.
    pub in_flight_max: usize,
    /// Connections open at the same moment.
    pub connections_max: usize,
    /// Of them from one address; a proxy in front holds those of everybody and is not counted.
    pub connections_of_address_max: usize,
    /// Pages that watch events at the same moment.
    pub watchers_max: usize,
}

/// Limits of regulation/security that the operator of a machine set tighter for
/// it. Looser ones do not start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tighter {
    /// Minutes without a request after which a session ends.
    pub session_idle_minutes: Option<u32>,
    /// Hours after which a session ends in any case.
    pub session_absolute_hours: Option<u32>,
    /// Requests from one address.
    pub address: Option<Rate>,
    /// Requests of one account.
    pub account: Option<Rate>,
    /// Attempts to sign in from one address.
    pub sign_in: Option<Rate>,
    /// Questions from one address without signing in.
    pub public: Option<Rate>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            tls_in_front: false,
            hsts: false,
            origin: None,
            tighter: Tighter::default(),
            body_bytes_max: 1 << 20,
            body_with_file_bytes_max: 16 << 20,
            json_depth_max: 64,
            arrival_timeout: Duration::from_secs(30),
            query_timeout: Duration::from_secs(30),
            command_timeout: Duration::from_secs(120),
            in_flight_max: 512,
            connections_max: 4_096,
            connections_of_address_max: 256,
            watchers_max: 1_024,
        }
    }
}

/// A setting with which the server does not start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeakConfig {
    /// Passwords and cookies would cross the network in clear text.
    #[error("{0} is reachable from other machines, but no TLS stands in front of it")]
    PlainBeyondThisMachine(SocketAddr),
    /// Browsers would be locked out.
    #[error("HSTS without TLS in front")]
    HstsWithoutTls,
    /// Checks are compiled in that slow it down and talk too much.
    #[error("a debug build does not listen on {0}, which other machines reach")]
    DebugBeyondThisMachine(SocketAddr),
    /// A stolen table of passwords would be guessed too fast.
    #[error("a password costs less than 19 MiB and two passes to check")]
    PasswordTooCheap,
    /// Every visitor knows the demonstration's passwords.
    #[error("a demonstration, whose passwords everybody knows, is served to this machine only")]
    DemonstrationBeyondThisMachine,
    /// Another site could write in a visitor's name.
    #[error(
        "the origin {0:?} is not one address of this house: scheme, host and port, https where TLS stands in front"
    )]
    OriginPermissive(String),
    /// The agency's limits hold on every machine.
    #[error("the limit {0} is looser than the law data")]
    LimitLooser(&'static str),
    /// What the law data allows would be refused at the door.
    #[error("the limit body_with_file_bytes_max is too small for {0} of the law data")]
    BodyBelowUpload(&'static str),
    /// A limit of zero refuses everything or nothing.
    #[error("the limit {0} is zero")]
    LimitZero(&'static str),
}

/// The house that is to be served, as far as settings depend on it.
#[derive(Debug, Clone, Copy)]
pub struct Served {
    /// What checking a password costs there.
    pub cost: PasswordCost,
    /// Whether it is a demonstration, whose passwords everybody knows.
    pub demonstration: bool,
    /// The limits of its law data.
    pub law: SecurityFigures,
}

impl Config {
    /// Refuses what is weak.
    pub fn check(&self, listen: SocketAddr, served: Served) -> Result<(), WeakConfig> {
        let beyond = !listen.ip().is_loopback();
        let least = PasswordCost::default();
        if beyond && !self.tls_in_front {
            return Err(WeakConfig::PlainBeyondThisMachine(listen));
        }
        if beyond && cfg!(debug_assertions) {
            return Err(WeakConfig::DebugBeyondThisMachine(listen));
        }
        if served.demonstration && (beyond || self.tls_in_front) {
            return Err(WeakConfig::DemonstrationBeyondThisMachine);
        }
        if self.hsts && !self.tls_in_front {
            return Err(WeakConfig::HstsWithoutTls);
        }
        if served.cost.memory_kib < least.memory_kib || served.cost.passes < least.passes {
            return Err(WeakConfig::PasswordTooCheap);
        }
        self.check_origin()?;
        self.tighter.check(&served.law)?;
        self.check_uploads(&served.law)?;
        let limits = [
            ("body_bytes_max", self.body_bytes_max),
            ("json_depth_max", self.json_depth_max),
            ("in_flight_max", self.in_flight_max),
            ("connections_max", self.connections_max),
            ("connections_of_address_max", self.connections_of_address_max),
        ];
        match limits.iter().find(|(_, limit)| *limit == 0) {
            Some((name, _)) => Err(WeakConfig::LimitZero(name)),
            None => Ok(()),
        }
    }

    /// One scheme, one host, perhaps a port, and nothing else.
    /// Every file of the size that the law data allows fits into a request: in base64
    /// it has four thirds of its bytes, and what is said beside it takes some more.
    fn check_uploads(&self, law: &SecurityFigures) -> Result<(), WeakConfig> {
        let uploads = [
            ("paper_bytes", law.paper_bytes),
            ("interface_file_bytes", law.interface_file_bytes),
            ("table_bytes", law.table_bytes),
        ];
        let fits = |bytes: u32| (bytes as usize).div_ceil(3) * 4 + self.body_bytes_max <= self.body_with_file_bytes_max;
        match uploads.iter().find(|(_, bytes)| !fits(*bytes)) {
            Some((name, _)) => Err(WeakConfig::BodyBelowUpload(name)),
            None => Ok(()),
        }
    }

    fn check_origin(&self) -> Result<(), WeakConfig> {
        let Some(origin) = &self.origin else { return Ok(()) };
        let schemes = if self.tls_in_front { ["https://", "https://"] } else { ["https://", "http://"] };
        let host = schemes.iter().find_map(|scheme| origin.strip_prefix(scheme));
        let plain =
            |host: &str| !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
        if host.is_some_and(plain) { Ok(()) } else { Err(WeakConfig::OriginPermissive(origin.clone())) }
    }

    /// How long sessions last here: as the law data says, or shorter.
    pub(crate) fn session_limits(&self, law: &SecurityFigures) -> SessionLimits {
        let Tighter { session_idle_minutes, session_absolute_hours, .. } = self.tighter;
        SessionLimits {
            idle_minutes: session_idle_minutes.unwrap_or(u32::MAX).min(law.session.idle_minutes),
            absolute_hours: session_absolute_hours.unwrap_or(u32::MAX).min(law.session.absolute_hours),
        }
    }

    /// How many requests are answered here.
    pub(crate) fn request_limits(&self, law: &SecurityFigures) -> Requests {
        Requests {
            address: self.tighter.address.unwrap_or(law.requests.address),
            account: self.tighter.account.unwrap_or(law.requests.account),
            sign_in: self.tighter.sign_in.unwrap_or(law.requests.sign_in),
            public: self.tighter.public.unwrap_or(law.requests.public),
        }
    }
}

impl Tighter {
    /// Each limit is at most that of the law data, and not zero.
    fn check(&self, law: &SecurityFigures) -> Result<(), WeakConfig> {
        let number = |name, set: Option<u32>, most: u32| match set {
            Some(0) => Err(WeakConfig::LimitZero(name)),
            Some(set) if set > most => Err(WeakConfig::LimitLooser(name)),
            _ => Ok(()),
        };
        number("session_idle_minutes", self.session_idle_minutes, law.session.idle_minutes)?;
        number("session_absolute_hours", self.session_absolute_hours, law.session.absolute_hours)?;
        for (name, set, most) in [
            ("address", self.address, law.requests.address),
            ("account", self.account, law.requests.account),
            ("sign_in", self.sign_in, law.requests.sign_in),
            ("public", self.public, law.requests.public),
        ] {
            number(name, set.map(|rate| rate.burst), most.burst)?;
            number(name, set.map(|rate| rate.per_second), most.per_second)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regulation::Law;
    use time::macros::date;

    #[test]
    fn o07_weak_settings_do_not_start() {
        let law = Law::embedded().expect("the law data is sound").security.figures(date!(2026 - 10 - 21));
        let served = Served { cost: PasswordCost::default(), demonstration: false, law };
        let check = |change: fn(&mut Config), listen: &str, served: Served| {
            let mut config = Config::default();
            change(&mut config);
            config.check(listen.parse().expect("an address"), served)
        };
        assert_eq!(check(|_| (), "127.0.0.1:8080", served), Ok(()));
        assert_eq!(check(|_| (), "[::1]:8080", served), Ok(()));
        let open = check(|_| (), "0.0.0.0:8080", served);
        assert!(matches!(open, Err(WeakConfig::PlainBeyondThisMachine(_))), "{open:?}");
        let debug = check(|config| config.tls_in_front = true, "0.0.0.0:8080", served);
        assert_eq!(debug.is_err(), cfg!(debug_assertions), "{debug:?}");
        assert_eq!(check(|config| config.hsts = true, "127.0.0.1:1", served), Err(WeakConfig::HstsWithoutTls));
        let cheap = Served { cost: PasswordCost { memory_kib: 8, passes: 1 }, ..served };
        assert_eq!(check(|_| (), "127.0.0.1:1", cheap), Err(WeakConfig::PasswordTooCheap));
        let none = check(|config| config.in_flight_max = 0, "127.0.0.1:1", served);
        assert_eq!(none, Err(WeakConfig::LimitZero("in_flight_max")));
    }

    #[test]
    fn o04_what_may_be_uploaded_by_law_fits_into_a_request() {
        let law = Law::embedded().expect("the law data is sound").security.figures(date!(2026 - 10 - 21));
        let served = |law| Served { cost: PasswordCost::default(), demonstration: false, law };
        let check = |most: usize, law: SecurityFigures| {
            let config = Config { body_with_file_bytes_max: most, ..Config::default() };
            config.check("127.0.0.1:8080".parse().expect("an address"), served(law))
        };
        assert_eq!(check(16 << 20, law), Ok(()));
        assert_eq!(check(8 << 20, law), Err(WeakConfig::BodyBelowUpload("paper_bytes")));
        let tables = SecurityFigures { paper_bytes: 65_536, interface_file_bytes: 65_536, table_bytes: 6 << 20, ..law };
        assert_eq!(check(8 << 20, tables), Err(WeakConfig::BodyBelowUpload("table_bytes")));
        assert_eq!(check(9 << 20, tables), Ok(()));
    }

    #[test]
    fn o07_a_demonstration_with_its_known_passwords_stays_on_this_machine() {
        let law = Law::embedded().expect("the law data is sound").security.figures(date!(2026 - 10 - 21));
        let served = Served { cost: PasswordCost::default(), demonstration: true, law };
        let check = |config: Config| config.check("127.0.0.1:8080".parse().expect("an address"), served);
        assert_eq!(check(Config::default()), Ok(()));
        let behind_tls = Config { tls_in_front: true, ..Config::default() };
        assert_eq!(check(behind_tls), Err(WeakConfig::DemonstrationBeyondThisMachine));
    }

    #[test]
    fn o07_an_origin_that_lets_others_in_does_not_start() {
        let law = Law::embedded().expect("the law data is sound").security.figures(date!(2026 - 10 - 21));
        let served = Served { cost: PasswordCost::default(), demonstration: false, law };
        let check = |origin: &str, tls_in_front| {
            let config = Config { origin: Some(origin.to_owned()), tls_in_front, ..Config::default() };
            config.check("127.0.0.1:8080".parse().expect("an address"), served)
        };
        assert_eq!(check("https://zb.example.cn", true), Ok(()));
        assert_eq!(check("http://127.0.0.1:8080", false), Ok(()));
        for permissive in
            ["*", "null", "", "https://", "https://*.example.cn", "https://a.example.cn/", "https://a,https://b"]
        {
            assert_eq!(check(permissive, false), Err(WeakConfig::OriginPermissive(permissive.to_owned())));
        }
        assert!(check("http://zb.example.cn", true).is_err(), "plain behind TLS");
    }

    #[test]
    fn o07_the_operator_may_tighten_the_law_and_never_loosen_it() {
        let law = Law::embedded().expect("the law data is sound").security.figures(date!(2026 - 10 - 21));
        let check = |tighter: Tighter| tighter.check(&law);
        let tighter = Tighter { session_idle_minutes: Some(10), ..Tighter::default() };
        assert_eq!(check(tighter), Ok(()));
        let config = Config { tighter, ..Config::default() };
        assert_eq!(config.session_limits(&law), SessionLimits { idle_minutes: 10, ..law.session });
        let looser = Tighter { session_idle_minutes: Some(31), ..Tighter::default() };
        assert_eq!(check(looser), Err(WeakConfig::LimitLooser("session_idle_minutes")));
        let looser = Tighter { session_absolute_hours: Some(13), ..Tighter::default() };
        assert_eq!(check(looser), Err(WeakConfig::LimitLooser("session_absolute_hours")));
        let flood = Tighter { sign_in: Some(Rate { burst: 61, per_second: 2 }), ..Tighter::default() };
        assert_eq!(check(flood), Err(WeakConfig::LimitLooser("sign_in")));
        let nothing = Tighter { account: Some(Rate { burst: 1, per_second: 0 }), ..Tighter::default() };
        assert_eq!(check(nothing), Err(WeakConfig::LimitZero("account")));
    }
}
