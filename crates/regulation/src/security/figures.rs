//! The figures of one day as plain values, units in their names.

use serde::Deserialize;

/// Everything that is one number or a few, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityFigures {
    /// When tries are stopped.
    pub lock: Lock,
    /// How long a session lasts.
    pub session: SessionLimits,
    /// How many requests are answered.
    pub requests: Requests,
    /// What a password looks like.
    pub password: PasswordRules,
    /// How many earlier passwords a new one must differ from.
    pub history_count: u32,
    /// Days after which a password has to be changed.
    pub age_days: u32,
    /// Hours for which the code that opens an account works.
    pub opening_code_hours: u32,
    /// Hours for which a request to reset waits for the second administrator.
    pub reset_request_hours: u32,
    /// What a code of the second factor is.
    pub code: CodeRules,
    /// Minutes for which a proof of the second factor counts.
    pub step_up_minutes: u32,
    /// Days without use after which an account is suspended.
    pub unused_days: u32,
    /// Minutes within which two accounts on one device are told.
    pub shared_device_minutes: u32,
    /// Masked fields shown to one person on one day.
    pub reveals_a_day: u32,
    /// Bytes of one scanned paper.
    pub paper_bytes: u32,
    /// Bytes of one file of the hospital interface.
    pub interface_file_bytes: u32,
    /// Bytes of one table, Excel or CSV, that is read in.
    pub table_bytes: u32,
}

/// When tries are stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Failures in a row that lock.
    pub failures: u32,
    /// Minutes for which the lock lasts.
    pub minutes: u32,
}

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionLimits {
    /// Minutes without a request.
    pub idle_minutes: u32,
    /// Hours in any case.
    pub absolute_hours: u32,
}

/// How many requests are answered, by whom they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    /// From one address. An office may stand behind one.
    pub address: Rate,
    /// Of one account.
    pub account: Rate,
    /// Attempts to sign in from one address.
    pub sign_in: Rate,
    /// Questions from one address by whoever has not signed in: whether a paper is genuine.
    pub public: Rate,
}

/// A bucket of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// How many may come at once.
    pub burst: u32,
    /// How many more each second.
    pub per_second: u32,
}

/// What a password looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordRules {
    /// Signs at least.
    pub signs_least: u32,
    /// Signs at most.
    pub signs_most: u32,
    /// Of the four kinds small, capital, digit, other: so many at least.
    pub kinds_least: u32,
}

/// What a code of the second factor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeRules {
    /// Seconds for which one code is shown.
    pub step_seconds: u32,
    /// Digits of a code.
    pub digits: u32,
    /// Steps before and after the present one whose codes are taken as well.
    pub drift_steps: u32,
}
