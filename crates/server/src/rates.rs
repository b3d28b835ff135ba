//! How many requests one address or one account may make: token buckets in
//! memory. Whole numbers only: a bucket holds thousandths of a request.
//!
//! Threats O04, O05.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::Duration;

use base::{Refusal, RefusalKind};
use tokio::time::Instant;

use regulation::security::{Rate, Requests};

/// Whose requests are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    Address(IpAddr),
    SignIn(IpAddr),
    Public(IpAddr),
    Account(i64),
}

/// The buckets of everybody seen lately.
#[derive(Debug)]
pub(crate) struct Rates {
    limits: Requests,
    buckets: Mutex<BTreeMap<Whose, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    thousandths: u64,
    filled_at: Instant,
}

/// Beyond this many buckets the full ones are forgotten, which changes nothing.
const BUCKETS_MAX: usize = 20_000;

impl Rates {
    pub(crate) fn new(limits: Requests) -> Rates {
        Rates { limits, buckets: Mutex::default() }
    }

    /// Takes one request out of a bucket, or refuses.
    pub(crate) fn take(&self, whose: Whose) -> Result<(), Refusal> {
        if self.take_at(whose, Instant::now()) {
            return Ok(());
        }
        Err(Refusal::new(
            RefusalKind::TooMany,
            "too_many_requests",
            "请求过于频繁，请稍后重试",
            "too many requests, please wait a moment",
        ))
    }

    fn take_at(&self, whose: Whose, now: Instant) -> bool {
        let whose = by_network(whose);
        let rate = self.rate(whose);
        let mut buckets = self.buckets.lock().expect("no holder of the buckets panicked");
        if buckets.len() >= BUCKETS_MAX {
            buckets.retain(|whose, bucket| !bucket.filled(self.rate(*whose), now).is_full(self.rate(*whose)));
        }
        let full = Bucket { thousandths: u64::from(rate.burst) * 1_000, filled_at: now };
        let bucket = buckets.get(&whose).map_or(full, |bucket| bucket.filled(rate, now));
        let left = bucket.thousandths.checked_sub(1_000);
        buckets.insert(whose, Bucket { thousandths: left.unwrap_or(bucket.thousandths), ..bucket });
        left.is_some()
    }

    fn rate(&self, whose: Whose) -> Rate {
        match whose {
            Whose::Address(_) => self.limits.address,
            Whose::SignIn(_) => self.limits.sign_in,
            Whose::Public(_) => self.limits.public,
            Whose::Account(_) => self.limits.account,
        }
    }
}

impl Bucket {
    fn filled(self, rate: Rate, now: Instant) -> Bucket {
        let passed = now.saturating_duration_since(self.filled_at).min(Duration::from_secs(3_600));
        let gained = passed.as_millis() as u64 * u64::from(rate.per_second);
        Bucket { thousandths: (self.thousandths + gained).min(u64::from(rate.burst) * 1_000), filled_at: now }
    }

    fn is_full(self, rate: Rate) -> bool {
        self.thousandths == u64::from(rate.burst) * 1_000
    }
}

/// One customer of an IPv6 network holds 2^64 addresses: the network counts.
fn by_network(whose: Whose) -> Whose {
    let network = |address: IpAddr| match address {
        IpAddr::V6(v6) if v6.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        other => other.to_canonical(),
    };
    match whose {
        Whose::Address(address) => Whose::Address(network(address)),
        Whose::SignIn(address) => Whose::SignIn(network(address)),
        Whose::Public(address) => Whose::Public(network(address)),
        account => account,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regulation::Law;
    use time::macros::date;

    fn law() -> Requests {
        Law::embedded().expect("the law data is sound").security.figures(date!(2026 - 10 - 21)).requests
    }

    #[test]
    fn a_burst_passes_then_the_rate_holds_and_others_are_not_touched() {
        let rates = Rates::new(Requests { sign_in: Rate { burst: 5, per_second: 2 }, ..law() });
        let one = Whose::SignIn("10.0.0.1".parse().unwrap());
        let start = Instant::now();
        let passed =
            |whose, after_ms| (0..20).filter(|_| rates.take_at(whose, start + Duration::from_millis(after_ms))).count();
        assert_eq!(passed(one, 0), 5);
        assert_eq!(passed(Whose::SignIn("10.0.0.2".parse().unwrap()), 0), 5);
        assert_eq!(passed(one, 499), 0);
        assert_eq!(passed(one, 1_500), 3);
        assert_eq!(passed(one, 3_600_000), 5, "never more than the burst");
    }

    #[test]
    fn an_ipv6_network_is_one_caller_and_a_flood_of_addresses_does_not_grow_memory() {
        let rates = Rates::new(Requests { sign_in: Rate { burst: 1, per_second: 1 }, ..law() });
        let start = Instant::now();
        let from = |text: &str| Whose::SignIn(text.parse().unwrap());
        assert!(rates.take_at(from("2001:db8:1:2::1"), start));
        assert!(!rates.take_at(from("2001:db8:1:2:ffff::9"), start));
        assert!(rates.take_at(from("2001:db8:1:3::1"), start));
        for n in 0..60_000_u32 {
            let address = std::net::Ipv4Addr::from(n);
            rates.take_at(Whose::SignIn(address.into()), start + Duration::from_millis(u64::from(n)));
        }
        assert!(rates.buckets.lock().unwrap().len() <= BUCKETS_MAX + 1);
    }
}
