//! The figures of accounts, passwords, second factors and sessions, as of a
//! day: for signing in, for the server's door, for the administrators' work.
//! The files lie in `regulation/security/`.
//!
//! Article: G22239-8.1.4.1, G22239-8.1.4.2, R1-24, R3d-13.

mod figures;

pub use figures::{CodeRules, Lock, PasswordRules, Rate, Requests, SecurityFigures, SessionLimits};

use std::collections::BTreeSet;

use base::Date;
use serde::Deserialize;

use crate::duties::Duty;
use crate::{Reader, Series};

const SIGN_IN: &str = "security/sign_in.toml";
const PASSWORDS: &str = "security/passwords.toml";
const SECOND_FACTOR: &str = "security/second_factor.toml";
const ACCOUNTS: &str = "security/accounts.toml";
const UPLOADS: &str = "security/uploads.toml";

/// The figures, each over time. Before its first day a figure holds already:
/// there is no day without a lock or a limit.
#[derive(Debug, Clone)]
pub struct Security {
    sign_in: SignIn,
    passwords: Passwords,
    second_factor: SecondFactor,
    accounts: Accounts,
    uploads: Uploads,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    lock: Series<Lock>,
    session: Series<SessionLimits>,
    requests: Series<Requests>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Passwords {
    rules: Series<PasswordRules>,
    history_count: Series<u32>,
    age_days: Series<u32>,
    opening_code_hours: Series<u32>,
    reset_request_hours: Series<u32>,
    common: Series<BTreeSet<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct SecondFactor {
    code: Series<CodeRules>,
    step_up_minutes: Series<u32>,
    required_of: Series<BTreeSet<Duty>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accounts {
    unused_days: Series<u32>,
    shared_device_minutes: Series<u32>,
    reveals_a_day: Series<u32>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Uploads {
    paper_bytes: Series<u32>,
    interface_file_bytes: Series<u32>,
    table_bytes: Series<u32>,
}

/// Reads the five files. What can be wrong beyond their shape: a figure that
/// stops nothing or everybody, a word that is not small letters, and a figure
/// that ends without another.
pub fn load(reader: &mut Reader<'_>) -> Option<Security> {
    let sign_in: Option<SignIn> = reader.toml(SIGN_IN);
    let passwords: Option<Passwords> = reader.toml(PASSWORDS);
    let second_factor: Option<SecondFactor> = reader.toml(SECOND_FACTOR);
    let accounts: Option<Accounts> = reader.toml(ACCOUNTS);
    let uploads: Option<Uploads> = reader.toml(UPLOADS);
    let security = Security {
        sign_in: sign_in?,
        passwords: passwords?,
        second_factor: second_factor?,
        accounts: accounts?,
        uploads: uploads?,
    };
    let problems = problems_of(&security);
    for (file, problem) in &problems {
        reader.problem(file, None, *problem);
    }
    problems.is_empty().then_some(security)
}

/// In base64 it has 15 MiB, and a request with a file 16.
const UPLOAD_MOST: u32 = 11 << 20;

fn problems_of(security: &Security) -> Vec<(&'static str, &'static str)> {
    let mut problems = Vec::new();
    let mut check = |held: bool, file: &'static str, problem: &'static str| {
        if !held {
            problems.push((file, problem));
        }
    };
    let Security { sign_in, passwords, second_factor, accounts, uploads } = security;
    check(
        all(&sign_in.lock, |lock| (1..=20).contains(&lock.failures) && lock.minutes >= 1),
        SIGN_IN,
        "a lock comes after 1 to 20 failures and lasts a minute or more",
    );
    check(
        all(&sign_in.session, |session| session.idle_minutes >= 1 && (1..=24).contains(&session.absolute_hours)),
        SIGN_IN,
        "a session idles a minute or more and lasts 1 to 24 hours",
    );
    let some = |rate: Rate| rate.burst >= 1 && rate.per_second >= 1;
    check(
        all(&sign_in.requests, |requests| {
            [requests.address, requests.account, requests.sign_in, requests.public].into_iter().all(some)
        }),
        SIGN_IN,
        "a rate answers one request at least",
    );
    check(
        all(&passwords.rules, |rules| {
            rules.signs_least >= 8
                && rules.signs_least <= rules.signs_most
                && rules.signs_most <= 1_024
                && (1..=4).contains(&rules.kinds_least)
        }),
        PASSWORDS,
        "a password has 8 signs or more, at most 1024, and 1 to 4 kinds",
    );
    check(
        all(&passwords.history_count, |count| *count <= 24),
        PASSWORDS,
        "at most 24 passwords are remembered: each is compared",
    );
    for days in [&passwords.age_days, &passwords.opening_code_hours, &passwords.reset_request_hours] {
        check(all(days, |days| *days >= 1), PASSWORDS, "a time limit is 1 or more");
    }
    check(
        all(&passwords.common, |words| {
            words.iter().all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
        }),
        PASSWORDS,
        "a common word has small letters only",
    );
    check(
        all(&second_factor.code, |code| {
            (15..=120).contains(&code.step_seconds) && (6..=8).contains(&code.digits) && code.drift_steps <= 2
        }),
        SECOND_FACTOR,
        "a code has 6 to 8 digits, 15 to 120 seconds, and drifts by at most 2 steps",
    );
    check(
        all(&second_factor.step_up_minutes, |minutes| (1..=60).contains(minutes)),
        SECOND_FACTOR,
        "step_up_minutes is 1 to 60",
    );
    for figure in [&accounts.unused_days, &accounts.shared_device_minutes, &accounts.reveals_a_day] {
        check(all(figure, |figure| *figure >= 1), ACCOUNTS, "a figure is 1 or more");
    }
    for bytes in [&uploads.paper_bytes, &uploads.interface_file_bytes, &uploads.table_bytes] {
        let held = all(bytes, |bytes| (65_536..=UPLOAD_MOST).contains(bytes));
        check(held, UPLOADS, "a file may have 64 KiB to 11 MiB: more does not fit into a request");
    }
    problems
}

/// Whether every value of a series holds something, and the last holds on.
fn all<T>(series: &Series<T>, holds: impl Fn(&T) -> bool) -> bool {
    series.values().iter().all(|value| holds(&value.value))
        && series.values().last().is_some_and(|last| last.until.is_none())
}

/// The value of a day; before the first one, the first.
fn on<T>(series: &Series<T>, day: Date) -> &T {
    &series.as_of(day).unwrap_or(&series.values()[0]).value
}

impl Security {
    /// All plain figures of a day.
    pub fn figures(&self, day: Date) -> SecurityFigures {
        SecurityFigures {
            lock: *on(&self.sign_in.lock, day),
            session: *on(&self.sign_in.session, day),
            requests: *on(&self.sign_in.requests, day),
            password: *on(&self.passwords.rules, day),
            history_count: *on(&self.passwords.history_count, day),
            age_days: *on(&self.passwords.age_days, day),
            opening_code_hours: *on(&self.passwords.opening_code_hours, day),
            reset_request_hours: *on(&self.passwords.reset_request_hours, day),
            code: *on(&self.second_factor.code, day),
            step_up_minutes: *on(&self.second_factor.step_up_minutes, day),
            unused_days: *on(&self.accounts.unused_days, day),
            shared_device_minutes: *on(&self.accounts.shared_device_minutes, day),
            reveals_a_day: *on(&self.accounts.reveals_a_day, day),
            paper_bytes: *on(&self.uploads.paper_bytes, day),
            interface_file_bytes: *on(&self.uploads.interface_file_bytes, day),
            table_bytes: *on(&self.uploads.table_bytes, day),
        }
    }

    /// Words a password may not consist of, small letters.
    pub fn common_words(&self, day: Date) -> &BTreeSet<String> {
        on(&self.passwords.common, day)
    }

    /// Whoever holds one of these duties must have a second factor.
    pub fn second_factor_required_of(&self, day: Date) -> &BTreeSet<Duty> {
        on(&self.second_factor.required_of, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LawErrors, LawFiles};
    use time::macros::date;

    const TEXTS: [(&str, &str); 5] = [
        (SIGN_IN, include_str!("../../../../regulation/security/sign_in.toml")),
        (PASSWORDS, include_str!("../../../../regulation/security/passwords.toml")),
        (SECOND_FACTOR, include_str!("../../../../regulation/security/second_factor.toml")),
        (ACCOUNTS, include_str!("../../../../regulation/security/accounts.toml")),
        (UPLOADS, include_str!("../../../../regulation/security/uploads.toml")),
    ];

    fn read(change: impl Fn(&str) -> String) -> Result<Security, LawErrors> {
        let texts = TEXTS.map(|(file, text)| (file, change(text)));
        let files = LawFiles::of(texts.iter().map(|(file, text)| (*file, text.as_str())));
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn the_figures_hold_on_every_day_and_say_that_the_agency_chose_them() {
        let security = read(str::to_owned).unwrap();
        let today = security.figures(date!(2026 - 10 - 21));
        assert_eq!((today.lock.failures, today.lock.minutes, today.step_up_minutes), (6, 15, 15));
        assert_eq!(security.figures(date!(1999 - 01 - 01)), security.figures(date!(2017 - 01 - 01)));
        assert!(security.second_factor_required_of(date!(2026 - 10 - 21)).contains(&Duty::Approve));
        assert!(security.sign_in.lock.values().iter().all(|value| value.local));
    }

    #[test]
    fn figures_that_stop_nothing_or_everybody_are_refused() {
        for (from, to, problem) in [
            ("failures = 6", "failures = 0", "a lock comes"),
            ("failures = 6", "failures = 21", "a lock comes"),
            ("idle_minutes = 30", "idle_minutes = 0", "a session idles"),
            ("absolute_hours = 12", "absolute_hours = 25", "a session idles"),
            ("per_second = 500", "per_second = 0", "a rate answers"),
            ("8_388_608", "16_777_216", "does not fit into a request"),
            ("signs_least = 10", "signs_least = 7", "a password has"),
            ("kinds_least = 3", "kinds_least = 5", "a password has"),
            ("\"qwerty\"", "\"Qwerty\"", "a common word"),
            ("digits = 6", "digits = 5", "a code has"),
            ("drift_steps = 1", "drift_steps = 3", "a code has"),
            ("value = 15, article = [\"R1-24\"", "value = 61, article = [\"R1-24\"", "step_up_minutes"),
            ("value = 50,", "value = 0,", "a figure is"),
            (
                "value = 90, article = \"G22239-8.1.4.1.a\"",
                "value = 90, until = \"2030-01-01\", article = \"G22239-8.1.4.1.a\"",
                "a time limit",
            ),
        ] {
            assert!(TEXTS.iter().any(|(_, text)| text.contains(from)), "{from}");
            let errors = read(|text| text.replace(from, to)).unwrap_err().0;
            assert!(errors.iter().any(|e| e.problem.contains(problem)), "{from}: {errors:?}");
        }
    }
}
