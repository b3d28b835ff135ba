//! The pooling areas: which policy holds for whoever is insured where, under
//! which kind of insurance, from which day. An area without rules of its own
//! goes by those of the area above it.
//!
//! Article: R2-3 (pooled by city), R2-98 (an area's own rules).

use serde::Deserialize;

use super::BenefitPolicy;
use crate::{Reader, Regions, Series, Spanned};

const PATH: &str = "catalogs/pools.toml";

/// All pooling areas with rules of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pools {
    pools: Vec<Pool>,
}

/// One pooling area and kind of insurance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Division code.
    pub region: String,
    /// Kind of insurance.
    pub insurance: String,
    /// Ids of the policies over time.
    pub policy: Series<String>,
}

impl Pools {
    /// All of them, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Pool> {
        self.pools.iter()
    }

    /// The pool of a region: its own, or that of the nearest region above it.
    pub fn pool_of(&self, regions: &Regions, region: &str, insurance: &str) -> Option<&Pool> {
        let mut here = regions.get(region)?;
        loop {
            let own = self.pools.iter().find(|pool| pool.region == here.code && pool.insurance == insurance);
            match own {
                Some(pool) => return Some(pool),
                None => here = regions.parent(here)?,
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    pool: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    region: Spanned<String>,
    insurance: String,
    policy: Spanned<Series<String>>,
}

/// Reads the pools: regions that are there, each once for an insurance, policies
/// that hold as long as they are named, for this region or one above it.
pub(super) fn load(reader: &mut Reader<'_>, regions: &Regions, policies: &[BenefitPolicy]) -> Option<Pools> {
    let file = reader.toml::<WrittenFile>(PATH)?;
    let mut pools: Vec<Pool> = Vec::new();
    for written in file.pool {
        let span = written.policy.span();
        let (region_span, region) = (written.region.span(), written.region.into_inner());
        let pool = Pool { region, insurance: written.insurance, policy: written.policy.into_inner() };
        let above = lineage(regions, &pool.region);
        if above.is_empty() {
            reader.problem(PATH, Some(region_span.clone()), "there is no such region");
        }
        if pools.iter().any(|other| (&other.region, &other.insurance) == (&pool.region, &pool.insurance)) {
            reader.problem(PATH, Some(region_span), "this region and insurance stand above");
        }
        for dated in pool.policy.values() {
            let Some(policy) = policies.iter().find(|policy| policy.id == dated.value) else {
                reader.problem(PATH, Some(span.clone()), format!("there is no policy {:?}", dated.value));
                continue;
            };
            let outlasts = policy.until.is_some_and(|until| dated.until.is_none_or(|end| end > until.0));
            if dated.from < policy.from.0 || outlasts {
                let problem = format!("policy {:?} does not hold for all the days it is named for", policy.id);
                reader.problem(PATH, Some(span.clone()), problem);
            }
            if policy.insurance != pool.insurance || !above.contains(&policy.region) {
                let problem = format!("policy {:?} is for another region or kind of insurance", policy.id);
                reader.problem(PATH, Some(span.clone()), problem);
            }
        }
        pools.push(pool);
    }
    Some(Pools { pools })
}

/// A region and those above it.
fn lineage(regions: &Regions, region: &str) -> Vec<String> {
    let mut codes = Vec::new();
    let mut here = regions.get(region);
    while let Some(found) = here {
        codes.push(found.code.clone());
        here = regions.parent(found);
    }
    codes
}
