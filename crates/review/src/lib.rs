//! Review with checks and balances: who may do the next step of a case, how a
//! case moves, and how samples and reviewers are drawn. For every operation
//! that lets somebody decide.
//!
//! Pure: the law, the history of the case, the facts about the person and the
//! dates come in as arguments. Judged per natural person and per case history,
//! never by present role alone: whoever once handled a case can never review
//! it, whatever post he holds today.
//!
//! The way through it: [`History`] of the case → [`may_act`] gives a [`Permit`]
//! → [`Case::open`], [`Case::decide`], … consume it, move the case and give
//! back the [`Act`] to be kept in the history.
//!
//! Article: R1-9, R1-12, R1-35, R3d-10, R3d-11, R3d-13, R3d-19.

#![forbid(unsafe_code)]

mod amount;
mod case;
mod conflict;
mod draw;
mod draw_seed;
mod grant;
mod history;
mod meeting;
mod move_refused;
mod permit;
mod posts;
mod practice;
mod sample;
mod state;
mod team;

pub use amount::{Counted, counted_amount};
pub use case::{Case, Decision, Moved, Weight};
pub use conflict::Conflict;
pub use draw::{draw, draw_one, draw_reviewer, draw_share, share_count};
pub use draw_seed::{Secret, draw_seed, population_digest};
pub use grant::{Grant, Limit, Scope, Undertaking, facts_for};
pub use history::{Act, CaseRef, History, Subject};
pub use meeting::{Tally, Vote, quorum, tally};
pub use move_refused::MoveRefused;
pub use permit::{Delegator, Demand, Permit, StaffFacts, may_act};
pub use posts::{Clash, conflicts_of_posts};
pub use practice::{Meeting, Pair, most_in_a_minute, striking_pairs};
pub use sample::{RiskShare, SamplePopulation, SampledClaim, Stratum, commitment, sample_seed};
pub use state::{CaseState, StateError, StoredState};
pub use team::{PathAct, Rule, Separation, SmallestTeam, smallest_team, smallest_team_of};
