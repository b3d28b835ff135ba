//! The amount that decides the level of approval: what shares a payee, a
//! person, an episode or an institution-and-handler with earlier amounts adds
//! up over a window, so that cutting a sum into parts gains nothing.
//!
//! Article: R1-12.6 (approval graded by amount).

use std::collections::BTreeSet;

use base::{Date, Fen, MoneyError};

/// An amount as it counts towards a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its business date.
    pub on: Date,
    /// The amount, in fen.
    pub amount: Fen,
    /// What it shares with others, as opaque texts the caller makes in one way:
    /// `payee:<digest>`, `person:<id>`, `episode:<id>`, `provider:<id>/handler:<id>`.
    pub keys: BTreeSet<String>,
}

/// The amount of `this` and of every other one that shares a key and lies at
/// most `window_days` before or after it. Amounts below zero do not lower it,
/// or a reversal would open the way for the next part.
///
/// # Errors
/// A sum beyond the range of fen.
pub fn counted_amount(this: &Counted, others: &[Counted], window_days: u32) -> Result<Fen, MoneyError> {
    let near = |other: &&Counted| (other.on - this.on).whole_days().unsigned_abs() <= u64::from(window_days);
    let shares = |other: &&Counted| !other.keys.is_disjoint(&this.keys);
    let sharing = others.iter().filter(near).filter(shares).map(|other| other.amount);
    Fen::total(sharing.chain([this.amount]).map(|amount| amount.max(Fen::ZERO)))
}
