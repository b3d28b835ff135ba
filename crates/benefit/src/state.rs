//! What the next settlement of a person needs of the earlier ones: the sums of
//! each insurance year, the immediately preceding stay, what was used of quotas,
//! and the account. For the store, which keeps it as plain integers under a lock
//! per person.
//!
//! Article: R2-50 (the pool's yearly limit, the account), R2-51 (quotas), R2-53
//! (second admission, yearly cap), R2-56 (accumulated self-pay), R2-59, R2-64
//! (the stay before)

use std::collections::BTreeMap;

use base::{Date, Fen};
use regulation::benefits::LayerId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Credit, Policy, Stay, StayId};

/// Everything settlement remembers of a person; the default is a person
/// without any bill.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonState {
    /// The sums by insurance year, ascending, a year at most once.
    #[serde(default)]
    pub years: Vec<YearSums>,
    /// The latest stay settled so far, in the order of settlement.
    #[serde(default)]
    pub preceding: Option<PrecedingStay>,
    /// What was used of pools and quotas, ascending by year, pool and period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<QuotaSum>,
    /// What stands in the account; never below zero.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub account_fen: Fen,
}

/// A person's sums of one insurance year. Amounts are not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearSums {
    /// The insurance year.
    pub year: i32,
    /// Admissions that count towards the second one.
    pub admissions: u32,
    /// In-scope cost of all bills.
    pub in_scope_fen: Fen,
    /// Paid by the basic layer, as far as it counts towards the yearly cap.
    pub basic_fen: Fen,
    /// In-scope cost the basic layer has looked at, where the yearly cap is one of cost.
    pub capped_cost_fen: Fen,
    /// What accumulated for each layer above it, and what it paid.
    #[schemars(with = "BTreeMap<LayerId, LayerSum>")]
    pub layers: LayerSums,
}

/// The sums of all layers, by layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "BTreeMap<LayerId, LayerSum>", into = "BTreeMap<LayerId, LayerSum>")]
pub struct LayerSums(pub(crate) [LayerSum; LayerId::ALL.len()]);

/// What accumulated for a layer in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerSum {
    /// What it pays on, accumulated for everyone, paid or not.
    pub base_fen: Fen,
    /// What it paid.
    pub paid_fen: Fen,
    /// Of that, for care other than stays.
    pub outpatient_fen: Fen,
}

/// What was used of a pool or quota in a period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotaSum {
    /// The insurance year.
    pub year: i32,
    /// `outpatient`, or the id of the disease.
    pub pool: String,
    /// The month or quarter, from 1; 0 for the whole year.
    pub period: u8,
    /// In-scope cost looked at.
    pub cost_fen: Fen,
    /// Paid.
    pub paid_fen: Fen,
}

/// What a referral or a continuation needs of the stay before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrecedingStay {
    /// Its number.
    pub stay_id: StayId,
    /// The day by which it stands in order (admission, or discharge where the
    /// policy counts by it), as the number of days since 1970-01-01.
    pub order_day: i32,
    /// Its deductible before referral or continuation.
    pub ded_std_fen: Fen,
    /// The deductible it bore.
    pub ded_fen: Fen,
    /// Its in-scope cost.
    pub in_scope_fen: Fen,
}

impl PersonState {
    /// The sums of a year; zero where nothing was settled yet.
    pub fn year(&self, year: i32) -> YearSums {
        let found = self.years.iter().find(|sums| sums.year == year);
        found.copied().unwrap_or_else(|| YearSums::begin(year))
    }

    /// What was used of a pool or quota; zero where nothing was.
    pub fn quota(&self, year: i32, pool: &str, period: u8) -> QuotaSum {
        let found = self.quotas.iter().find(|sum| sum.year == year && sum.pool == pool && sum.period == period);
        found.cloned().unwrap_or_else(|| QuotaSum {
            year,
            pool: pool.to_owned(),
            period,
            cost_fen: Fen::ZERO,
            paid_fen: Fen::ZERO,
        })
    }

    /// Whether a stay follows every stay settled so far, in the order of the policy.
    pub fn is_next(&self, policy: &Policy, stay: &Stay) -> bool {
        self.preceding.is_none_or(|last| last.order() < policy.order(stay))
    }

    /// The state after money came into the account; `None` where it would fall
    /// below zero.
    pub fn credited(&self, credit: &Credit) -> Option<PersonState> {
        let account_fen = self.account_fen.plus(credit.amount).ok().filter(|balance| !balance.is_negative())?;
        Some(PersonState { account_fen, ..self.clone() })
    }

    /// The state after one more settlement. A stay that comes late, before the
    /// latest one, adds to its year but is no stay's predecessor.
    pub(crate) fn with(&self, sums: YearSums, stay: Option<PrecedingStay>) -> PersonState {
        let mut next = self.clone();
        match next.years.binary_search_by_key(&sums.year, |known| known.year) {
            Ok(at) => next.years[at] = sums,
            Err(at) => next.years.insert(at, sums),
        }
        if let Some(stay) = stay
            && next.preceding.is_none_or(|latest| latest.order() < stay.order())
        {
            next.preceding = Some(stay);
        }
        next
    }

    /// Puts a quota's sum in the place of the one before.
    pub(crate) fn put_quota(&mut self, sum: QuotaSum) {
        let key = |sum: &QuotaSum| (sum.year, sum.pool.clone(), sum.period);
        match self.quotas.binary_search_by_key(&key(&sum), key) {
            Ok(at) => self.quotas[at] = sum,
            Err(at) => self.quotas.insert(at, sum),
        }
    }
}

impl YearSums {
    /// A year in which nothing was settled yet.
    pub fn begin(year: i32) -> YearSums {
        YearSums { year, ..YearSums::default() }
    }
}

impl LayerSums {
    /// The sums of a layer.
    pub fn of(&self, layer: LayerId) -> &LayerSum {
        &self.0[layer as usize]
    }

    /// The sums of a layer, to set them.
    pub fn of_mut(&mut self, layer: LayerId) -> &mut LayerSum {
        &mut self.0[layer as usize]
    }
}

impl From<BTreeMap<LayerId, LayerSum>> for LayerSums {
    fn from(by_layer: BTreeMap<LayerId, LayerSum>) -> LayerSums {
        let mut sums = LayerSums::default();
        by_layer.into_iter().for_each(|(layer, sum)| *sums.of_mut(layer) = sum);
        sums
    }
}

impl From<LayerSums> for BTreeMap<LayerId, LayerSum> {
    fn from(sums: LayerSums) -> BTreeMap<LayerId, LayerSum> {
        let used = LayerId::ALL.into_iter().map(|layer| (layer, *sums.of(layer)));
        used.filter(|(_, sum)| *sum != LayerSum::default()).collect()
    }
}

impl PrecedingStay {
    /// Stays follow each other by day, then by number.
    pub fn order(&self) -> (i32, StayId) {
        (self.order_day, self.stay_id)
    }
}

fn is_zero(amount: &Fen) -> bool {
    *amount == Fen::ZERO
}

/// Days since 1970-01-01.
pub(crate) const fn epoch_day(date: Date) -> i32 {
    date.to_julian_day() - EPOCH_JULIAN_DAY
}

/// The Julian day of 1970-01-01.
pub(crate) const EPOCH_JULIAN_DAY: i32 = 2_440_588;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_plain_numbers_and_comes_back() {
        let stay = PrecedingStay {
            stay_id: StayId(7),
            order_day: epoch_day(base::parse_date("1970-01-02").unwrap()),
            ded_std_fen: Fen(1),
            ded_fen: Fen(2),
            in_scope_fen: Fen(3),
        };
        let mut sums = YearSums::begin(2018);
        sums.layers.of_mut(LayerId::Assistance).paid_fen = Fen(9);
        let mut state = PersonState::default().with(sums, Some(stay)).with(YearSums::begin(2017), None);
        let plain = serde_json::to_string(&state).unwrap();
        assert!(plain.contains(r#""preceding":{"stay_id":7,"order_day":1,"ded_std_fen":1"#), "{plain}");
        assert!(plain.contains(r#""layers":{"assistance":{"base_fen":0,"paid_fen":9"#), "{plain}");
        assert!(!plain.contains("quotas") && !plain.contains("account_fen"), "{plain}");
        assert_eq!(serde_json::from_str::<PersonState>(&plain).unwrap(), state);
        assert_eq!(state.years.iter().map(|sums| sums.year).collect::<Vec<_>>(), [2017, 2018]);

        state.put_quota(QuotaSum { paid_fen: Fen(4), ..state.quota(2018, "outpatient", 0) });
        state.put_quota(QuotaSum { paid_fen: Fen(5), ..state.quota(2017, "diabetes", 3) });
        state.put_quota(QuotaSum { paid_fen: Fen(6), ..state.quota(2018, "outpatient", 0) });
        let paid: Vec<i64> = state.quotas.iter().map(|sum| sum.paid_fen.0).collect();
        assert_eq!((paid, state.quota(2018, "diabetes", 1).paid_fen), (vec![5, 6], Fen::ZERO));
        let credit = |amount| Credit { credit_id: 1, day: 0, amount: Fen(amount) };
        let state = state.credited(&credit(70)).unwrap();
        assert!(state.credited(&credit(-71)).is_none());
        assert_eq!(serde_json::from_str::<PersonState>(&serde_json::to_string(&state).unwrap()).unwrap(), state);
    }
}
