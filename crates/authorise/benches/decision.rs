//! How long a decision takes in process: a duty on a case with a long history,
//! and a command by a person with several duties. Half of them take less than
//! p50, 99 in a hundred less than p99.

#![allow(clippy::float_arithmetic, missing_docs, reason = "a benchmark documents itself above; a time is not money")]

#[path = "../../base/benches/figure/mod.rs"]
mod figure;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use authorise::{Ask, AskedBy, Asker, Authoriser};
use base::{CaseId, PersonId, ProviderId, StaffId};
use regulation::Law;
use regulation::duties::{Authority, Duty};
use review::{Act, CaseRef, Delegator, Demand, History, StaffFacts, Subject};

const DECISIONS: usize = 100_000;
const SUFFICIENT: &[Duty] = &[Duty::FirstReview, Duty::SecondReview, Duty::Approve, Duty::AuditAdmin];

fn main() {
    let law = Law::embedded().expect("the law data is sound").duties;
    let asks = [Ask { name: "case.view", by: AskedBy::Duty(SUFFICIENT), articles: &["R1-35"] }];
    let began = Instant::now();
    let authoriser = Authoriser::new(&law, &asks).expect("sound policies");
    figure::report("authorise/policies read", Duty::ALL.len() as u64, "duties", began.elapsed().as_secs_f64(), "");

    let done = [Duty::Handle, Duty::FirstReview, Duty::SecondReview, Duty::Approve, Duty::PayMake, Duty::ReceiptMatch];
    let acts = (0..12).map(|n: usize| Act {
        staff: StaffId(100 + n as i64),
        on_behalf_of: n.is_multiple_of(4).then_some(StaffId(200)),
        duty: done[n % done.len()],
    });
    let subjects = [Subject::Person(PersonId(1)), Subject::Provider(ProviderId(2))];
    let history = History::of(CaseRef::Case(CaseId(1))).with(acts, subjects);
    let staff = StaffFacts {
        authority: Authority::Director,
        recused_from: (10..15).map(|id| Subject::Person(PersonId(id))).collect(),
        ..StaffFacts::of(StaffId(1), [Duty::PayRelease, Duty::ReceiptMatch])
    };
    let demand = Demand::from(Duty::PayRelease);
    measure("authorise/duty on a case with 12 acts", || {
        authoriser.may_do(black_box(&history), black_box(&staff), &demand) == Ok(true)
    });

    // A delegate, where both have acts on the case that exclude nothing.
    let both = [1, 2].map(|id| Act { staff: StaffId(id), on_behalf_of: None, duty: Duty::ReceiptMatch });
    let known = history.with(both, []);
    let delegate = StaffFacts {
        acting_for: Some(Delegator { staff: StaffId(2), recused_from: staff.recused_from.clone() }),
        ..staff
    };
    measure("authorise/the same by a delegate, both with acts on it", || {
        authoriser.may_do(black_box(&known), black_box(&delegate), &demand) == Ok(true)
    });

    // The longest way: both are bound by acts that exclude the duty, and every policy looks at them.
    let both = [1, 2].map(|id| Act { staff: StaffId(id), on_behalf_of: None, duty: Duty::Approve });
    let bound = known.with(both, []);
    measure("authorise/the same refused, both with an act that excludes it", || {
        authoriser.may_do(black_box(&bound), black_box(&delegate), &demand) == Ok(false)
    });

    let duties: BTreeSet<Duty> = [Duty::FirstReview, Duty::SampleDraw, Duty::AuditRun].into();
    let asker = Asker { signed_in: true, founder: false, clockwork: false, duties: &duties };
    measure("authorise/command", || authoriser.may_ask("case.view", black_box(asker)) == Ok(true));
}

fn measure(name: &str, decide: impl Fn() -> bool) {
    let mut times: Vec<Duration> = Vec::with_capacity(DECISIONS);
    let began = Instant::now();
    for _ in 0..DECISIONS {
        let one = Instant::now();
        assert!(decide(), "the decision is another one");
        times.push(one.elapsed());
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |share: usize| times[DECISIONS * share / 100].as_nanos() as f64 / 1000.0;
    let note = format!("p50 {:.1} µs, p99 {:.1} µs", at(50), at(99));
    figure::report(name, DECISIONS as u64, "decisions", seconds, &note);
}
