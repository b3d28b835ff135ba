//! From medical cost that is not accepted to fund money that is not paid.
//!
//! What review upholds is medical cost of a claim; the funds bore only a share of
//! it. So, claim by claim:
//!
//! 1. Findings on one line count once, at the largest amount. Findings on the
//!    whole visit count once, at the largest. As they cover the same lines, the
//!    larger of the two counts, not both.
//! 2. What the random sample deducts comes on top: it is given beyond the findings.
//! 3. Together at most the claim's cost, after reversals and differences.
//! 4. Each fund bears `cost deducted × what the fund paid on the claim ÷ the claim's
//!    cost`, rounded half up to the fen, at most what it paid. A claim that was
//!    reversed since has no cost left and nothing is due.
//! 5. What earlier statements took off the claim is taken off that: nothing is
//!    recovered twice, and what is no longer due is given back.
//!
//! ```text
//! September   claim 1 000 paid 600, 300 upheld        due 180, taken off 180
//! October     the claim is reversed, the fund −600    due   0, taken off −180
//! ```
//!
//! Article: R2-66 (proven breaches are deducted), R1-12.11.

use std::collections::BTreeMap;

use base::{Fen, MoneyError, divide_half_up};

/// How many funds a claim may be paid from, in the order in which they pay.
pub const FUNDS: usize = store::FUNDS;

/// A claim as all its settlements together leave it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClaimPaid {
    /// Medical cost.
    pub total: Fen,
    /// What each fund paid.
    pub paid: [Fen; FUNDS],
}

/// Cost that review does not accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upheld {
    /// The claim's visit.
    pub visit_id: i64,
    /// On which ground.
    pub ground: Ground,
    /// The cost.
    pub cost: Fen,
}

/// What a deduction stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A finding on a fee line.
    Line(i64),
    /// A finding on the whole visit.
    Visit,
    /// The random sample.
    Sample,
}

/// What is deducted on one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimDeduction {
    /// The claim's visit.
    pub visit_id: i64,
    /// The claim as it stood.
    pub claim: ClaimPaid,
    /// Medical cost not accepted.
    pub cost: Fen,
    /// What earlier statements took off each fund's share; none when none looked at the claim.
    pub earlier: Option<[Fen; FUNDS]>,
    /// What this statement takes off each fund's share; below zero: gives back.
    pub funds: [Fen; FUNDS],
}

/// The deductions by claim, in the order of the visits. `earlier` is what
/// earlier statements took off a claim, by fund.
///
/// # Errors
/// A sum beyond the range of fen.
pub fn deduct(
    claims: &BTreeMap<i64, ClaimPaid>,
    upheld: &[Upheld],
    earlier: &BTreeMap<i64, [Fen; FUNDS]>,
) -> Result<Vec<ClaimDeduction>, MoneyError> {
    let mut by_visit: BTreeMap<i64, Vec<&Upheld>> = earlier.keys().map(|visit_id| (*visit_id, Vec::new())).collect();
    for one in upheld {
        by_visit.entry(one.visit_id).or_default().push(one);
    }
    let on_claim = |(visit_id, upheld): (i64, Vec<&Upheld>)| {
        let claim = claims.get(&visit_id).copied().unwrap_or_default();
        let cost = counted(&upheld)?.min(claim.total).max(Fen::ZERO);
        let earlier = earlier.get(&visit_id).copied();
        let mut funds = [Fen::ZERO; FUNDS];
        for ((share, paid), taken) in funds.iter_mut().zip(claim.paid).zip(earlier.unwrap_or_default()) {
            if cost > Fen::ZERO && paid > Fen::ZERO {
                *share = divide_half_up(i128::from(cost.0) * i128::from(paid.0), claim.total.0)?.min(paid);
            }
            *share = share.minus(taken)?;
        }
        Ok(ClaimDeduction { visit_id, claim, cost, earlier, funds })
    };
    by_visit.into_iter().map(on_claim).collect()
}

/// The cost of rules 1 and 2.
fn counted(upheld: &[&Upheld]) -> Result<Fen, MoneyError> {
    let mut lines: BTreeMap<i64, Fen> = BTreeMap::new();
    let (mut visit, mut sample) = (Fen::ZERO, Fen::ZERO);
    for one in upheld {
        match one.ground {
            Ground::Line(line_id) => {
                let line = lines.entry(line_id).or_insert(Fen::ZERO);
                *line = one.cost.max(*line);
            }
            Ground::Visit => visit = one.cost.max(visit),
            Ground::Sample => sample = sample.plus(one.cost)?,
        }
    }
    Fen::total(lines.into_values())?.max(visit).plus(sample)
}

/// The sum over all claims, by fund.
///
/// # Errors
/// A sum beyond the range of fen.
pub fn by_fund(deductions: &[ClaimDeduction]) -> Result<[Fen; FUNDS], MoneyError> {
    let mut sums = [Fen::ZERO; FUNDS];
    for (fund, sum) in sums.iter_mut().enumerate() {
        *sum = Fen::total(deductions.iter().map(|deduction| deduction.funds[fund]))?;
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn claim(total: i64, paid: [i64; FUNDS]) -> ClaimPaid {
        ClaimPaid { total: Fen(total), paid: paid.map(Fen) }
    }

    fn on(ground: Ground, cost: i64) -> Upheld {
        Upheld { visit_id: 7, ground, cost: Fen(cost) }
    }

    fn deducted(claim: ClaimPaid, upheld: &[Upheld]) -> (i64, [i64; FUNDS]) {
        let found = deduct(&BTreeMap::from([(7, claim)]), upheld, &BTreeMap::new()).unwrap();
        (found[0].cost.0, found[0].funds.map(|fund| fund.0))
    }

    #[test]
    fn each_fund_bears_its_share_rounded_half_up() {
        // 333.33 of 1000.00: 60 % basic 199.998, 10 % critical illness 33.333.
        assert_eq!(
            deducted(claim(100_000, [60_000, 10_000, 0, 0]), &[on(Ground::Line(1), 33_333)]),
            (33_333, [20_000, 3_333, 0, 0])
        );
        // Exactly half a fen goes up.
        assert_eq!(deducted(claim(200, [100, 0, 0, 0]), &[on(Ground::Line(1), 1)]), (1, [1, 0, 0, 0]));
    }

    #[test]
    fn findings_on_one_line_count_once_and_lines_add_up() {
        let paid = claim(1_000, [1_000, 0, 0, 0]);
        assert_eq!(
            deducted(paid, &[on(Ground::Line(1), 100), on(Ground::Line(1), 300), on(Ground::Line(2), 50)]).0,
            350
        );
    }

    #[test]
    fn a_finding_on_the_visit_covers_its_lines() {
        let paid = claim(1_000, [500, 0, 0, 0]);
        let lines = [on(Ground::Line(1), 100), on(Ground::Line(2), 200)];
        assert_eq!(deducted(paid, &[&lines[..], &[on(Ground::Visit, 250)]].concat()).0, 300);
        assert_eq!(deducted(paid, &[&lines[..], &[on(Ground::Visit, 400), on(Ground::Visit, 900)]].concat()).0, 900);
    }

    #[test]
    fn the_sample_comes_on_top_but_never_beyond_the_claim() {
        let paid = claim(1_000, [400, 100, 0, 0]);
        assert_eq!(deducted(paid, &[on(Ground::Line(1), 600), on(Ground::Sample, 300)]), (900, [360, 90, 0, 0]));
        assert_eq!(deducted(paid, &[on(Ground::Line(1), 600), on(Ground::Sample, 700)]), (1_000, [400, 100, 0, 0]));
    }

    #[test]
    fn nothing_is_deducted_of_a_claim_that_was_reversed() {
        assert_eq!(deducted(claim(0, [0, 0, 0, 0]), &[on(Ground::Visit, 500)]), (0, [0, 0, 0, 0]));
        assert_eq!(deduct(&BTreeMap::new(), &[on(Ground::Visit, 500)], &BTreeMap::new()).unwrap()[0].cost, Fen::ZERO);
    }

    #[test]
    fn what_was_taken_off_before_is_not_taken_twice_and_comes_back_when_the_claim_goes() {
        let taken = BTreeMap::from([(7, [Fen(180), Fen::ZERO, Fen::ZERO, Fen::ZERO])]);
        let again = |claim: ClaimPaid, upheld: &[Upheld]| {
            let found = deduct(&BTreeMap::from([(7, claim)]), upheld, &taken).unwrap();
            (found.len(), found[0].cost.0, found[0].funds.map(|fund| fund.0))
        };
        let upheld = [on(Ground::Line(1), 300)];
        assert_eq!(again(claim(1_000, [600, 0, 0, 0]), &upheld), (1, 300, [0, 0, 0, 0]));
        // A difference left the fund with 500: 150 are due, 30 come back.
        assert_eq!(again(claim(1_000, [500, 0, 0, 0]), &upheld), (1, 300, [-30, 0, 0, 0]));
        assert_eq!(again(claim(0, [0, 0, 0, 0]), &upheld), (1, 0, [-180, 0, 0, 0]));
        assert_eq!(again(claim(0, [0, 0, 0, 0]), &[]), (1, 0, [-180, 0, 0, 0]));
    }

    proptest! {
        #[test]
        fn a_fund_never_gives_up_more_than_it_paid_nor_all_more_than_the_cost_and_a_fen_each(
            total in 1i64..10_000_000,
            shares in [0i64..=100, 0i64..=100, 0i64..=100, 0i64..=100],
            costs in prop::collection::vec((0u8..3, 0i64..4, 0i64..5_000_000), 0..8),
        ) {
            let all = shares.iter().sum::<i64>().max(100);
            let paid = shares.map(|share| total * share / all);
            let upheld: Vec<Upheld> = costs.iter().map(|&(ground, line, cost)| on(match ground {
                0 => Ground::Line(line),
                1 => Ground::Visit,
                _ => Ground::Sample,
            }, cost)).collect();
            if let Some(found) = deduct(&BTreeMap::from([(7, claim(total, paid))]), &upheld, &BTreeMap::new()).unwrap().first() {
                prop_assert!(found.cost.0 <= total);
                for (fund, paid) in found.funds.iter().zip(paid) {
                    prop_assert!((0..=paid).contains(&fund.0));
                    // Exact share within half a fen.
                    let exact = 2 * i128::from(found.cost.0) * i128::from(paid);
                    prop_assert!((2 * i128::from(fund.0) * i128::from(total) - exact).abs() <= i128::from(total));
                }
            }
        }
    }
}
