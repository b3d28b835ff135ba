//! What the operator of the machine decides: limits, and what stands in front.
//! Weak settings are refused at the start, not warned about (threat O07).
//!
//! Article: R3d-34, R3d-35.

use std::net::SocketAddr;
use std::time::Duration;

use app::PasswordCost;

/// How the server behaves. The defaults are right for one county agency.
#[derive(Debug, Clone)]
pub struct Config {
    /// A proxy on this machine or in this network ends TLS in front: cookies are
    /// `Secure`, and the last entry of `X-Forwarded-For` is the caller's address.
    pub tls_in_front: bool,
    /// Whether to tell browsers to use TLS from now on. Only with TLS in front.
    pub hsts: bool,
    /// How many requests are answered, by whom they come.
    pub rates: RateLimits,
    /// A session ends after this long without a request.
    pub session_idle: Duration,
    /// A session ends after this long in any case.
    pub session_absolute: Duration,
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
    /// Pages that watch events at the same moment.
    pub watchers_max: usize,
}

/// How many requests are answered.
#[derive(Debug, Clone, Copy)]
pub struct RateLimits {
    /// From one address. An office may stand behind one.
    pub address: Rate,
    /// Of one account.
    pub account: Rate,
    /// Attempts to sign in from one address.
    pub sign_in: Rate,
}

/// A bucket of tokens.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// How many may come at once.
    pub burst: u32,
    /// How many more each second.
    pub per_second: u32,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            tls_in_front: false,
            hsts: false,
            rates: RateLimits {
                address: Rate { burst: 2_000, per_second: 500 },
                account: Rate { burst: 300, per_second: 50 },
                sign_in: Rate { burst: 60, per_second: 2 },
            },
            session_idle: Duration::from_secs(30 * 60),
            session_absolute: Duration::from_secs(12 * 60 * 60),
            body_bytes_max: 1 << 20,
            body_with_file_bytes_max: 16 << 20,
            json_depth_max: 64,
            arrival_timeout: Duration::from_secs(30),
            query_timeout: Duration::from_secs(30),
            command_timeout: Duration::from_secs(120),
            in_flight_max: 512,
            connections_max: 4_096,
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
    /// A limit of zero refuses everything or nothing.
    #[error("the limit {0} is zero")]
    LimitZero(&'static str),
}

impl Config {
    /// Refuses what is weak.
    pub fn check(&self, listen: SocketAddr, cost: PasswordCost) -> Result<(), WeakConfig> {
        let beyond = !listen.ip().is_loopback();
        let least = PasswordCost::default();
        if beyond && !self.tls_in_front {
            return Err(WeakConfig::PlainBeyondThisMachine(listen));
        }
        if beyond && cfg!(debug_assertions) {
            return Err(WeakConfig::DebugBeyondThisMachine(listen));
        }
        if self.hsts && !self.tls_in_front {
            return Err(WeakConfig::HstsWithoutTls);
        }
        if cost.memory_kib < least.memory_kib || cost.passes < least.passes {
            return Err(WeakConfig::PasswordTooCheap);
        }
        let limits = [
            ("rates.address", self.rates.address.burst as usize),
            ("rates.account", self.rates.account.burst as usize),
            ("rates.sign_in", self.rates.sign_in.burst as usize),
            ("body_bytes_max", self.body_bytes_max),
            ("json_depth_max", self.json_depth_max),
            ("in_flight_max", self.in_flight_max),
            ("connections_max", self.connections_max),
        ];
        match limits.iter().find(|(_, limit)| *limit == 0) {
            Some((name, _)) => Err(WeakConfig::LimitZero(name)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o07_weak_settings_do_not_start() {
        let check = |change: fn(&mut Config), listen: &str, cost| {
            let mut config = Config::default();
            change(&mut config);
            config.check(listen.parse().expect("an address"), cost)
        };
        let cost = PasswordCost::default();
        assert_eq!(check(|_| (), "127.0.0.1:8080", cost), Ok(()));
        assert_eq!(check(|_| (), "[::1]:8080", cost), Ok(()));
        let open = check(|_| (), "0.0.0.0:8080", cost);
        assert!(matches!(open, Err(WeakConfig::PlainBeyondThisMachine(_))), "{open:?}");
        let debug = check(|config| config.tls_in_front = true, "0.0.0.0:8080", cost);
        assert_eq!(debug.is_err(), cfg!(debug_assertions), "{debug:?}");
        assert_eq!(check(|config| config.hsts = true, "127.0.0.1:1", cost), Err(WeakConfig::HstsWithoutTls));
        let cheap = PasswordCost { memory_kib: 8, passes: 1 };
        assert_eq!(check(|_| (), "127.0.0.1:1", cheap), Err(WeakConfig::PasswordTooCheap));
        let none = check(|config| config.rates.sign_in.burst = 0, "127.0.0.1:1", cost);
        assert_eq!(none, Err(WeakConfig::LimitZero("rates.sign_in")));
    }
}
