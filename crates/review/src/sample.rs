//! The random sample of a month, drawn so that no single person can steer it:
//! the claims are fixed first, then two persons commit themselves to seeds they
//! keep, then both open them, and the draw mixes both with a root of the trail
//! that was signed only afterwards. Redrawing, adding, dropping or changing a
//! claim, or holding a seed back all leave a mismatch that anyone can recompute.
//!
//! Every digest is SM3 over lines of UTF-8, each ended by a line feed, so that it
//! can be made again with a text editor and `openssl dgst -sm3`; digests and seeds
//! stand in them in lower-case hex, ids as people see them:
//!
//! ```text
//! population  zhiheng/sample-population/v1 ⏎ MONTH ⏎
//!             risk CODE TOTAL_FEN_MIN SHARE_PERMYRIAD ⏎ …         the lowest first
//!             claim SETTLEMENT PROVIDER TOTAL_FEN RISK ⏎ …        by number of settlement
//! commitment  zhiheng/sample-commitment/v1 ⏎ MONTH ⏎ POPULATION ⏎ PERSON ⏎ SEED ⏎
//! seed        zhiheng/sample-seed/v1 ⏎ MONTH ⏎ POPULATION ⏎
//!             PART ⏎ PART ⏎                                       in the order committed
//!             TREE_SIZE ⏎ ROOT ⏎                                  of the checkpoint
//! stratum     zhiheng/sample-stratum/v1 ⏎ SEED ⏎ PROVIDER ⏎ RISK ⏎
//! ```
//!
//! A part is the seed a person opened; of one who held it back it is the
//! commitment itself. In each stratum — the claims of one hospital and risk —
//! the share of its risk, rounded up, is drawn as [`draw`] describes, with the
//! digest of the stratum as seed.
//!
//! Article: R4-16, R1-12.11, R1-30. Threat I15.

use std::collections::BTreeMap;

use base::{Month, ProviderId, Rate, SettlementId, StaffId};
use sm3::{Digest, Sm3};

use crate::draw::{draw, share_count};

/// A claim that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampledClaim {
    /// The settlement.
    pub settlement: SettlementId,
    /// The hospital.
    pub provider: ProviderId,
    /// Its medical cost, fen.
    pub total_fen: i64,
}

/// Claims from a medical cost on, up to the next one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskShare {
    /// Its stable code.
    pub code: String,
    /// From this medical cost on, fen.
    pub total_fen_min: i64,
    /// The share drawn.
    pub share: Rate,
}

/// What a month's sample is drawn from: the claims, and how much of which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplePopulation {
    month: Month,
    risks: Vec<RiskShare>,
    claims: Vec<SampledClaim>,
}

/// The claims of one hospital and risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum<'p> {
    /// The hospital.
    pub provider: ProviderId,
    /// The risk.
    pub risk: &'p RiskShare,
    /// Its settlements, ascending.
    pub settlements: Vec<i64>,
}

impl Stratum<'_> {
    /// How many of it are drawn.
    pub fn drawn_count(&self) -> usize {
        share_count(self.settlements.len(), self.risk.share)
    }
}

impl SamplePopulation {
    /// The claims of a month in any order, and the risks in any order; `None` when a
    /// claim stands there twice or costs less than the lowest risk begins with.
    pub fn new(month: Month, mut risks: Vec<RiskShare>, mut claims: Vec<SampledClaim>) -> Option<SamplePopulation> {
        risks.sort_by_key(|risk| risk.total_fen_min);
        claims.sort_by_key(|claim| claim.settlement);
        let once = claims.is_sorted_by(|one, next| one.settlement < next.settlement);
        let lowest = risks.first()?.total_fen_min;
        (once && claims.iter().all(|claim| claim.total_fen >= lowest)).then_some(SamplePopulation {
            month,
            risks,
            claims,
        })
    }

    /// The claims, by number of settlement.
    pub fn claims(&self) -> &[SampledClaim] {
        &self.claims
    }

    /// The digest that is recorded before anybody commits himself.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = lines("zhiheng/sample-population/v1", [self.month.to_string()]);
        for RiskShare { code, total_fen_min, share } in &self.risks {
            hash.update(format!("risk {code} {total_fen_min} {}\n", share.as_permyriad()));
        }
        for claim in &self.claims {
            let SampledClaim { settlement, provider, total_fen } = claim;
            hash.update(format!("claim {settlement} {provider} {total_fen} {}\n", self.risk_of(claim).code));
        }
        hash.finalize().into()
    }

    /// The claims by hospital and risk, in this order.
    pub fn strata(&self) -> Vec<Stratum<'_>> {
        let mut strata: BTreeMap<(ProviderId, i64), Stratum<'_>> = BTreeMap::new();
        for claim in &self.claims {
            let risk = self.risk_of(claim);
            let empty = || Stratum { provider: claim.provider, risk, settlements: Vec::new() };
            let stratum = strata.entry((claim.provider, risk.total_fen_min)).or_insert_with(empty);
            stratum.settlements.push(claim.settlement.0);
        }
        strata.into_values().collect()
    }

    /// The sample that a seed gives, ascending.
    pub fn draw(&self, seed: &[u8; 32]) -> Vec<i64> {
        let of = |stratum: Stratum<'_>| {
            let own = [hex_of(seed), stratum.provider.to_string(), stratum.risk.code.clone()];
            let own: [u8; 32] = lines("zhiheng/sample-stratum/v1", own).finalize().into();
            draw(&stratum.settlements, &own, stratum.drawn_count())
        };
        let mut drawn: Vec<i64> = self.strata().into_iter().flat_map(of).collect();
        drawn.sort_unstable();
        drawn
    }

    /// The last risk whose least cost the claim reaches.
    fn risk_of(&self, claim: &SampledClaim) -> &RiskShare {
        let begun = self.risks.partition_point(|risk| risk.total_fen_min <= claim.total_fen);
        &self.risks[begun - 1]
    }
}

/// What a person hands in before the draw: bound to the month, the claims fixed
/// and the natural person, so that it is of no use elsewhere.
pub fn commitment(month: Month, population: &[u8; 32], person: StaffId, seed: &[u8; 32]) -> [u8; 32] {
    let parts = [month.to_string(), hex_of(population), person.to_string(), hex_of(seed)];
    lines("zhiheng/sample-commitment/v1", parts).finalize().into()
}

/// The seed of the draw from both persons' parts, in the order in which they
/// committed themselves, and a checkpoint of the trail signed after both parts
/// had been recorded.
pub fn sample_seed(
    month: Month,
    population: &[u8; 32],
    parts: &[[u8; 32]; 2],
    tree_size: u64,
    root: &[u8; 32],
) -> [u8; 32] {
    let [first, second] = parts.map(|part| hex_of(&part));
    let parts = [month.to_string(), hex_of(population), first, second, tree_size.to_string(), hex_of(root)];
    lines("zhiheng/sample-seed/v1", parts).finalize().into()
}

fn lines<const N: usize>(label: &str, parts: [String; N]) -> Sm3 {
    let mut hash = Sm3::new().chain_update(label).chain_update("\n");
    for part in parts {
        hash.update(part);
        hash.update("\n");
    }
    hash
}

fn hex_of(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn september() -> Month {
        "2026-09".parse().unwrap()
    }

    fn risks() -> Vec<RiskShare> {
        let risk = |code: &str, total_fen_min, percent| RiskShare {
            code: code.to_owned(),
            total_fen_min,
            share: Rate::percent(percent),
        };
        vec![risk("large", 2_000_000, 20), risk("ordinary", 0, 5)]
    }

    fn claim(settlement: i64, provider: i64, total_fen: i64) -> SampledClaim {
        SampledClaim { settlement: SettlementId(settlement), provider: ProviderId(provider), total_fen }
    }

    fn population(claims: Vec<SampledClaim>) -> SamplePopulation {
        SamplePopulation::new(september(), risks(), claims).unwrap()
    }

    #[test]
    fn the_digests_are_those_of_the_lines_described() {
        let two = population(vec![claim(12, 3, 2_000_000), claim(11, 3, 1_999_999)]);
        let by_hand = "zhiheng/sample-population/v1\n2026-09\nrisk ordinary 0 500\nrisk large 2000000 2000\n\
            claim S117 H34 1999999 ordinary\nclaim S125 H34 2000000 large\n";
        let shown = (SettlementId(11).to_string(), SettlementId(12).to_string(), ProviderId(3).to_string());
        let by_hand = by_hand.replace("S117", &shown.0).replace("S125", &shown.1).replace("H34", &shown.2);
        assert_eq!(two.digest(), <[u8; 32]>::from(Sm3::digest(by_hand)));
        // printf 'zhiheng/sample-commitment/v1\n2026-09\n0101…01\nW75\n0a0a…0a\n' | openssl dgst -sm3; the browser's test has the same.
        let by_openssl = "fb2ed991eb95d92b904a75aa9265c160dd5f6a3ddfaaafc44c50f3be0e8f3c8f";
        assert_eq!(hex_of(&commitment(september(), &[1; 32], StaffId(7), &[10; 32])), by_openssl);
    }

    #[test]
    fn i15_every_stratum_gives_its_share_and_every_change_another_digest() {
        let claims: Vec<_> = (1..=300).map(|n| claim(n, n % 3, if n % 10 == 0 { 2_500_000 } else { 90_000 })).collect();
        let all = population(claims.clone());
        let strata = all.strata();
        assert_eq!(strata.len(), 6, "three hospitals, two risks");
        let drawn = all.draw(&[5; 32]);
        for stratum in &strata {
            let of_it = drawn.iter().filter(|id| stratum.settlements.contains(id)).count();
            assert_eq!(of_it, stratum.drawn_count());
            assert_eq!(of_it, if stratum.risk.code == "large" { 2 } else { 5 }, "20 % of 10, 5 % of 90, rounded up");
        }
        let mut reordered = claims.clone();
        reordered.reverse();
        assert_eq!(population(reordered).digest(), all.digest());
        for (attack, other) in [
            ("dropped", population(claims[1..].to_vec())),
            ("added", population(claims.iter().copied().chain([claim(301, 1, 1)]).collect())),
            ("another amount", population([&[claim(1, 1, 90_001)], &claims[1..]].concat())),
            ("another hospital", population([&[claim(1, 2, 90_000)], &claims[1..]].concat())),
            ("a smaller share", {
                let mut lower = risks();
                lower[1].share = Rate::percent(1);
                SamplePopulation::new(september(), lower, claims.clone()).unwrap()
            }),
            ("another month", SamplePopulation::new("2026-10".parse().unwrap(), risks(), claims.clone()).unwrap()),
        ] {
            assert_ne!(other.digest(), all.digest(), "{attack}");
        }
        assert_eq!(SamplePopulation::new(september(), risks(), vec![claim(1, 1, 1), claim(1, 1, 1)]), None, "twice");
        assert_eq!(SamplePopulation::new(september(), risks(), vec![claim(1, 1, -1)]), None);
    }

    #[test]
    fn i15_every_part_of_the_seed_changes_it() {
        let seed = |month: &str, population, parts, size, root| {
            sample_seed(month.parse().unwrap(), &[population; 32], &parts, size, &[root; 32])
        };
        let (a, b, c) = ([1; 32], [2; 32], [3; 32]);
        let it = seed("2026-09", 9, [a, b], 40, 8);
        for (attack, other) in [
            ("another month", seed("2026-10", 9, [a, b], 40, 8)),
            ("another population", seed("2026-09", 8, [a, b], 40, 8)),
            ("another seed", seed("2026-09", 9, [a, c], 40, 8)),
            ("swapped", seed("2026-09", 9, [b, a], 40, 8)),
            ("another checkpoint", seed("2026-09", 9, [a, b], 41, 8)),
            ("another root", seed("2026-09", 9, [a, b], 40, 7)),
        ] {
            assert_ne!(it, other, "{attack}");
        }
    }

    #[test]
    fn i15_a_million_draws_are_uniform() {
        // 40 claims of one hospital, 4 large among them: of the large 1, of the others 2.
        let claims = (0..40).map(|n| claim(n + 1, 1, if n < 4 { 3_000_000 } else { 5_000 })).collect();
        let all = population(claims);
        let mut counts = [0_u64; 40];
        let draws = 1_000_000 / 3 + 1;
        for n in 0..draws as u64 {
            let parts = [[1; 32], [2; 32]];
            for id in all.draw(&sample_seed(september(), &[9; 32], &parts, n, &[4; 32])) {
                counts[id as usize - 1] += 1;
            }
        }
        assert_eq!(counts.iter().sum::<u64>(), 3 * draws as u64);
        // Drawing without putting back: the statistic of k out of n is (n − 1)/(n − k) of chi-square with n − 1 degrees.
        for (part, of_each, out_of, limit) in [(&counts[..4], 1.0, 4.0, 11.34), (&counts[4..], 2.0, 36.0, 57.34)] {
            let expected = draws as f64 * of_each / out_of;
            let sum: f64 = part.iter().map(|count| (*count as f64 - expected).powi(2) / expected).sum();
            let statistic = sum * (out_of - 1.0) / (out_of - of_each);
            println!("chi-square {statistic:.2}, limit at p = 0.01: {limit}");
            assert!(statistic < limit, "{statistic} over {} claims", part.len());
        }
    }
}
