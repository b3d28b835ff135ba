//! The proof: for every assignment of duties, every rotation and every
//! delegation, no history of a case unites two acts that the law keeps apart.
//! The policies are translated into formulas and a solver looks for a way
//! through; there is none. With any one pair dropped it finds one.
//!
//! How it is a proof for whole histories: a person, his duties, his ties and the
//! history he meets are *any* the schema allows. Shown for each duty b: whoever is
//! bound by an act a of any pair (a, b), by himself or through the one he acts
//! for, is never allowed b. Every allowed act is put into the history, for
//! the delegate and the delegator (`review::Case`), and nothing is ever taken out
//! (`review::History`, the append-only table). So the second of the two acts is
//! always met by the first, whatever happened to his posts between them.
//!
//! Needs the solver cvc5 (`make solver`); without it the test fails.
//!
//! Article: R1-9, R1-35, R3d-10, R3d-11.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

use std::path::Path;
use std::process::Command as Probe;

use authorise::policies::{duty_schema, of_duty};
use cedar_policy::{Authorizer, Decision, PolicySet, RequestEnv, Schema};
use cedar_policy_symcc::solver::LocalSolver;
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicySet};
use regulation::Law;
use regulation::duties::{Duty, DutyLaw, DutyPair};
use tokio::process::Command;

/// The solver, with the house's law and schema.
struct Proof {
    law: DutyLaw,
    schema: Schema,
    compiler: CedarSymCompiler<LocalSolver>,
}

impl Proof {
    fn begin() -> Proof {
        let law = Law::embedded().unwrap_or_else(|errors| panic!("{errors}")).duties;
        let (schema, _) = Schema::from_cedarschema_str(&duty_schema()).unwrap();
        Proof { law, schema, compiler: CedarSymCompiler::new(solver()).unwrap() }
    }

    fn compiled(&self, duty: Duty, text: &str) -> CompiledPolicySet {
        let action = format!("Action::\"{duty}\"").parse().unwrap();
        let env = RequestEnv::new("Person".parse().unwrap(), action, "Case".parse().unwrap());
        CompiledPolicySet::compile(&text.parse().unwrap(), &env, &self.schema).unwrap()
    }

    /// Whether the policies of a duty under a law let anybody through who fits a
    /// condition; the way through is tried again with the real judge.
    async fn way_through(&mut self, law: &DutyLaw, duty: Duty, condition: &str) -> bool {
        let text = of_duty(law, duty);
        let fits = format!("permit (principal, action == Action::\"{duty}\", resource) when {{ {condition} }};");
        let (policies, fitting) = (self.compiled(duty, &text), self.compiled(duty, &fits));
        let found = self.compiler.check_disjoint_with_counterexample_opt(&policies, &fitting).await.unwrap();
        let Some(way) = found else { return false };
        for text in [&text, &fits] {
            let set: PolicySet = text.parse().unwrap();
            let answer = Authorizer::new().is_authorized(&way.request, &set, &way.entities);
            assert_eq!(answer.decision(), Decision::Allow, "the way found is no way: {duty} {condition}");
        }
        true
    }
}

/// Cvc5 as a command: `CVC5` names one, otherwise the library of .venv is used.
fn solver() -> LocalSolver {
    if std::env::var_os("CVC5").is_some() {
        return LocalSolver::cvc5().unwrap();
    }
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let python = house.join(".venv/bin/python");
    let there = Probe::new(&python).args(["-c", "import cvc5"]).output();
    assert!(
        there.is_ok_and(|probe| probe.status.success()),
        "the solver cvc5 is missing and the proof cannot be made: run `make solver`, or name a cvc5 in CVC5"
    );
    LocalSolver::from_command(Command::new(python).arg(house.join("scripts/smt_solver.py"))).unwrap()
}

/// Bound by an act of a duty on the case: by himself, or through the one he acts
/// for. Written otherwise than the policies are.
fn bound_by(did: Duty) -> String {
    format!(
        "principal.did.contains(\"{did}\") || \
         (context has delegator && [\"{did}\"].containsAny(context.delegator.did))"
    )
}

/// The duties that pairs keep apart from one.
fn apart_from(pairs: &[DutyPair], duty: Duty) -> impl Iterator<Item = Duty> + '_ {
    let other = move |pair: &DutyPair| match duty {
        _ if pair.a == duty => Some(pair.b),
        _ if pair.b == duty => Some(pair.a),
        _ => None,
    };
    pairs.iter().filter_map(other)
}

#[tokio::test]
async fn i02_no_history_unites_a_same_case_pair_and_every_dropped_guard_is_found() {
    let mut proof = Proof::begin();
    let law = proof.law.clone();
    let pairs: Vec<DutyPair> = law.same_case_pairs().collect();
    for asked in Duty::ALL {
        let acts: Vec<String> = apart_from(&pairs, *asked).map(|did| format!("({})", bound_by(did))).collect();
        let any = if acts.is_empty() { "false".to_owned() } else { acts.join(" || ") };
        assert!(!proof.way_through(&law, *asked, &any).await, "{asked} after an act that excludes it");
    }
    for pair in &pairs {
        let weakened = law.clone().without_same_case(pair.a, pair.b);
        for (did, asked) in [(pair.a, pair.b), (pair.b, pair.a)] {
            assert!(proof.way_through(&weakened, asked, &bound_by(did)).await, "{did} | {asked} was dropped unnoticed");
        }
    }
    println!("{} same-case pairs: no way through in either order, one when dropped", pairs.len());
    assert!(pairs.len() >= 30);
}

#[tokio::test]
async fn i02_no_duty_is_used_while_one_is_held_that_it_may_not_be_united_with() {
    let mut proof = Proof::begin();
    let law = proof.law.clone();
    let pairs: Vec<DutyPair> = law.standing_pairs().collect();
    let holds = |held: Duty| format!("principal.duties.contains(\"{held}\")");
    for asked in Duty::ALL {
        let held: Vec<String> = apart_from(&pairs, *asked).map(holds).collect();
        let any = if held.is_empty() { "false".to_owned() } else { held.join(" || ") };
        assert!(!proof.way_through(&law, *asked, &any).await, "{asked} beside a duty that excludes it");
    }
    for pair in &pairs {
        let weakened = law.clone().without_standing(pair.a, pair.b);
        for (held, asked) in [(pair.a, pair.b), (pair.b, pair.a)] {
            assert!(proof.way_through(&weakened, asked, &holds(held)).await, "{held} | {asked} was dropped unnoticed");
        }
    }
    println!("{} standing pairs: no way through in either order, one when dropped", pairs.len());
    assert!(pairs.len() >= 100);
}

#[tokio::test]
async fn i23_nobody_acts_where_he_or_the_one_he_acts_for_has_a_tie() {
    let mut proof = Proof::begin();
    let law = proof.law.clone();
    let tied = [
        "resource.own_case_of.contains(principal)",
        "principal.ties.containsAny(resource.concerns)",
        "context has delegator && resource.own_case_of.contains(context.delegator)",
        "context has delegator && context.delegator.ties.containsAny(resource.concerns)",
    ];
    for duty in Duty::ALL {
        for condition in tied {
            assert!(!proof.way_through(&law, *duty, condition).await, "{duty} although {condition}");
        }
        // Not because nobody may do it at all.
        assert!(proof.way_through(&law, *duty, "true").await, "nobody can ever do {duty}");
    }
}

#[tokio::test]
async fn duty_establishment_and_authority_are_never_left_out() {
    let mut proof = Proof::begin();
    let law = proof.law.clone();
    for duty in Duty::ALL {
        let without = format!("!principal.duties.contains(\"{duty}\")");
        assert!(!proof.way_through(&law, *duty, &without).await, "{duty} without holding it");
        assert!(!proof.way_through(&law, *duty, "principal.authority < context.needed_authority").await, "{duty}");
        let off = proof.way_through(&law, *duty, "!principal.on_establishment").await;
        assert_eq!(off, !law.facts(*duty).on_establishment, "{duty} off the establishment");
        let lower = format!("principal.authority < {}", law.facts(*duty).least_authority as i64);
        assert!(!proof.way_through(&law, *duty, &lower).await, "{duty} below its least authority");
    }
}
