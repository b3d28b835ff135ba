//! Settles one stay, or recomputes all stays of a person in order.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

use base::Fen;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::rules::{Workings, settle_stay};
use crate::{CannotSettle, PersonState, Policy, Stay};

/// What everyone pays of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Settled {
    /// The total less out of scope and self-pay first.
    pub in_scope: Fen,
    /// The deductible before referral or continuation.
    pub ded_std: Fen,
    /// The deductible borne; may exceed the in-scope cost.
    pub ded: Fen,
    /// Percentage points by which every ratio was lowered.
    pub ratio_cut: u8,
    /// Paid by the basic layer.
    pub basic: Fen,
    /// Paid by critical-illness insurance.
    pub ci: Fen,
    /// Paid by the hardship supplement.
    pub hs: Fen,
    /// In-scope cost left to the person.
    pub self_in_scope: Fen,
    /// A prior stay was needed and does not fit: a person has to look at it.
    pub review: bool,
}

/// What one fund pays.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// Id of the fund, as in `regulation/catalogs/funds.toml`.
    pub fund: String,
    /// What it pays, zero included.
    pub amount: Fen,
}

/// Settles one stay of the person whose state is given; the state after it
/// comes back beside the result.
///
/// # Errors
/// The first reason, in the order of [`CannotSettle`], why it cannot be settled.
///
/// ```
/// use base::{Fen, parse_date};
/// use benefit::{PersonState, Policy, Referral, Stay, StayId, settle};
/// # let text = include_str!("../../../regulation/benefits/henan-resident-2017.toml");
/// # let law = regulation::benefits::BenefitPolicy::from_text("henan-resident-2017.toml", text).unwrap();
/// let policy = Policy::new(law);
/// let day = |text| parse_date(text).unwrap();
/// let stay = Stay {
///     stay_id: StayId(1), birth_date: day("1960-05-01"), admit_date: day("2017-03-01"), discharge_date: day("2017-03-09"),
///     tier: 1, out_of_area: false, total: Fen(500_000), out_of_scope: Fen(40_000), preself: Fen(10_000),
///     referral: Referral::None, is_cont: false, prior_stay_id: None, hardship: false,
/// };
/// let (settled, state) = settle(&policy, &PersonState::default(), &stay).unwrap();
/// // 63 % of 400 to 1500 yuan and 83 % of 1500 to 4500 yuan
/// assert_eq!(settled.basic, Fen(69_300 + 249_000));
/// assert_eq!(state.year(2017).admissions, 1);
/// ```
pub fn settle(policy: &Policy, state: &PersonState, stay: &Stay) -> Result<(Settled, PersonState), CannotSettle> {
    let workings = work(policy, state, stay)?;
    Ok((workings.settled, state.with(workings.after, workings.this)))
}

/// Settles all stays of one person anew, in the order of admission and number,
/// into which they are put. Results stand in that order; a stay that cannot be
/// settled changes nothing for those after it. The last state comes back too.
pub fn settle_history(policy: &Policy, stays: &mut [Stay]) -> (Vec<Result<Settled, CannotSettle>>, PersonState) {
    stays.sort_by_key(|stay| (stay.admit_date, stay.stay_id));
    let mut state = PersonState::default();
    let mut results = Vec::with_capacity(stays.len());
    for stay in stays.iter() {
        results.push(settle(policy, &state, stay).map(|(settled, next)| {
            state = next;
            settled
        }));
    }
    (results, state)
}

/// The figures of a settlement, for [`settle`] and the explanation.
pub(crate) fn work(policy: &Policy, state: &PersonState, stay: &Stay) -> Result<Workings, CannotSettle> {
    let before = state.year(stay.admit_date.year());
    settle_stay(policy.terms_on(stay.admit_date), &before, state.preceding.as_ref(), stay)
}

impl Settled {
    /// What each fund pays, in the order of the layers, zero included.
    pub fn shares(&self, policy: &Policy) -> Vec<Share> {
        let law = policy.law();
        let upper = law.layers.iter().map(|layer| layer.fund.clone()).zip([self.ci, self.hs]);
        let basic = (law.inpatient.fund.clone(), self.basic);
        std::iter::once(basic).chain(upper).map(|(fund, amount)| Share { fund, amount }).collect()
    }

    /// Whether the funds' and the person's parts add up to the bill and none is
    /// negative.
    pub fn adds_up_to(&self, stay: &Stay) -> bool {
        let parts = [self.basic, self.ci, self.hs, self.self_in_scope, stay.out_of_scope, stay.preself];
        parts.iter().all(|part| !part.is_negative()) && Fen::total(parts) == Ok(stay.total)
    }
}
