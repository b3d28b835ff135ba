//! How chains stand in `regulation/duties/chains.toml`, and the checks on them:
//! every kind once, no duty twice in a chain, rising bands of authority that
//! end with an open one.
//!
//! Article: R1-12.6 (graded approval), R1-35 (every step another person).

use std::collections::{BTreeMap, BTreeSet};

use base::{Article, Fen};
use serde::Deserialize;

use super::{Band, CaseKind, Chain, ChainOverTime, Chains, ProviderAnswer, Raise, Step, SumRule, When};
use crate::duties::{Authority, Duty};
use crate::{Reader, Series, Spanned};

const FILE: &str = "duties/chains.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChains {
    chain: Vec<WrittenKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKind {
    kind: Spanned<CaseKind>,
    zh: String,
    en: String,
    course: Series<Chain>,
}

impl<'de> Deserialize<'de> for Chain {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Chain, D::Error> {
        let chain = WrittenChain::deserialize(deserializer)?;
        let chain = Chain {
            opened_by: chain.opened_by,
            steps: chain.step.into_iter().map(Step::from).collect(),
            sum: chain.sum.map(SumRule::from),
            drawn: chain.drawn,
        };
        check(&chain).map_err(serde::de::Error::custom)?;
        Ok(chain)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChain {
    opened_by: Vec<Duty>,
    step: Vec<WrittenStep>,
    sum: Option<WrittenSum>,
    #[serde(default)]
    drawn: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStep {
    duty: Duty,
    zh: String,
    en: String,
    limit_days: u32,
    #[serde(default)]
    local: bool,
    article: Article,
    provider: Option<WrittenAnswer>,
    #[serde(default)]
    level: Vec<WrittenBand>,
    #[serde(default)]
    raise: Vec<WrittenRaise>,
    #[serde(default)]
    when: Vec<WrittenWhen>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRaise {
    circumstance: String,
    authority: Authority,
    #[serde(default)]
    local: bool,
    article: Article,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWhen {
    amount_from_fen: Option<i64>,
    circumstance: Option<String>,
    #[serde(default)]
    local: bool,
    article: Article,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    limit_days: u32,
    article: Article,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenBand {
    below_fen: Option<i64>,
    authority: Authority,
    #[serde(default)]
    local: bool,
    article: Article,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSum {
    window_days: u32,
    #[serde(default)]
    local: bool,
    article: Article,
}

/// Reads the chains; every kind of case must have exactly one.
pub fn load(reader: &mut Reader<'_>) -> Option<Chains> {
    let written: WrittenChains = reader.toml(FILE)?;
    let mut kinds = BTreeMap::new();
    for chain in written.chain {
        let span = chain.kind.span();
        let kind = chain.kind.into_inner();
        let over_time = ChainOverTime { zh: chain.zh, en: chain.en, course: chain.course };
        if kinds.insert(kind, over_time).is_some() {
            reader.problem(FILE, Some(span), format!("the kind {kind} stands here twice"));
        }
    }
    for missing in CaseKind::ALL.iter().filter(|kind| !kinds.contains_key(kind)) {
        reader.problem(FILE, None, format!("the kind {missing} is missing"));
    }
    reader.is_clean().then_some(Chains { kinds })
}

impl From<WrittenStep> for Step {
    fn from(step: WrittenStep) -> Step {
        let band = |b: WrittenBand| Band {
            below_fen: b.below_fen.map(Fen),
            authority: b.authority,
            local: b.local,
            article: b.article,
        };
        Step {
            duty: step.duty,
            zh: step.zh,
            en: step.en,
            limit_days: step.limit_days,
            local: step.local,
            article: step.article,
            provider: step.provider.map(|a| ProviderAnswer { limit_days: a.limit_days, article: a.article }),
            levels: step.level.into_iter().map(band).collect(),
            raises: step.raise.into_iter().map(Raise::from).collect(),
            when: step.when.into_iter().map(When::from).collect(),
        }
    }
}

impl From<WrittenRaise> for Raise {
    fn from(raise: WrittenRaise) -> Raise {
        Raise {
            circumstance: raise.circumstance,
            authority: raise.authority,
            local: raise.local,
            article: raise.article,
        }
    }
}

impl From<WrittenWhen> for When {
    fn from(when: WrittenWhen) -> When {
        When {
            amount_from: when.amount_from_fen.map(Fen),
            circumstance: when.circumstance,
            local: when.local,
            article: when.article,
        }
    }
}

impl From<WrittenSum> for SumRule {
    fn from(sum: WrittenSum) -> SumRule {
        SumRule { window_days: sum.window_days, local: sum.local, article: sum.article }
    }
}

fn check(chain: &Chain) -> Result<(), String> {
    if chain.opened_by.is_empty() || chain.steps.is_empty() {
        return Err("a chain is opened by some duty and has at least one step".to_owned());
    }
    let duties: BTreeSet<Duty> = chain.steps.iter().map(|step| step.duty).collect();
    if duties.len() != chain.steps.len() {
        return Err("a duty stands twice in the chain".to_owned());
    }
    chain.steps.iter().try_for_each(|step| {
        if step.provider.is_some() && chain.steps.iter().rfind(|step| step.when.is_empty()) == Some(step) {
            return Err(format!("after the last step {} nobody is left to weigh an answer", step.duty));
        }
        bands_rise(step)
    })?;
    conditions_make_sense(chain)
}

/// What may come on top of a chain comes at its end, so that a case whose amount
/// grows on the way still meets it.
fn conditions_make_sense(chain: &Chain) -> Result<(), String> {
    let conditional: Vec<&Step> = chain.steps.iter().skip_while(|step| step.when.is_empty()).collect();
    if conditional.len() == chain.steps.len() || conditional.iter().any(|step| step.when.is_empty()) {
        return Err("steps that do not always apply stand at the end of a chain, after one that does".to_owned());
    }
    let sound = |when: &When| {
        let amount = when.amount_from.is_none_or(|from| from.0 > 0);
        amount && (when.amount_from.is_some() || when.circumstance.is_some())
    };
    match conditional.iter().find(|step| !step.when.iter().all(sound)) {
        Some(step) => Err(format!("`when` of {} names an amount above zero, a circumstance, or both", step.duty)),
        None => Ok(()),
    }
}

fn bands_rise(step: &Step) -> Result<(), String> {
    let Some((last, others)) = step.levels.split_last() else { return Ok(()) };
    let limits: Option<Vec<Fen>> = others.iter().map(|band| band.below_fen).collect();
    let rising =
        limits.is_some_and(|limits| limits.windows(2).all(|two| two[0] < two[1]) && limits.iter().all(|l| l.0 > 0));
    let stricter = step.levels.windows(2).all(|two| two[0].authority < two[1].authority);
    if last.below_fen.is_some() || !rising || !stricter {
        return Err(format!("the bands of {} must rise in amount and authority, the last one open", step.duty));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const TEXT: &str = include_str!("../../../../regulation/duties/chains.toml");

    fn read(text: &str) -> Result<Chains, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let chains = load(&mut reader);
        reader.finish(|| chains)
    }

    #[test]
    fn the_level_of_a_statement_follows_its_amount() {
        let chains = read(TEXT).unwrap();
        let chain = chains.as_of(CaseKind::Statement, date!(2025 - 06 - 01)).unwrap();
        let duties: Vec<Duty> = chain.steps.iter().map(|step| step.duty).collect();
        assert_eq!(
            duties,
            [Duty::FirstReview, Duty::SecondReview, Duty::Approve, Duty::CollectiveConvene, Duty::UpperApprove]
        );
        for (amount_fen, authority) in [
            (0, Authority::SectionHead),
            (49_999_999, Authority::SectionHead),
            (50_000_000, Authority::DeputyDirector),
            (199_999_999, Authority::DeputyDirector),
            (200_000_000, Authority::Director),
            (-200_000_000, Authority::Director),
            (i64::MIN, Authority::Director),
        ] {
            assert_eq!(chain.steps[2].authority_for(Fen(amount_fen)), authority, "{amount_fen}");
        }
        assert_eq!(chain.steps[0].authority_for(Fen(200_000_000)), Authority::Clerk);
        assert!(chains.as_of(CaseKind::Statement, date!(2016 - 12 - 31)).is_none());
    }

    #[test]
    fn planted_defects_are_named() {
        for (from, to, problem) in [
            ("kind = \"audit\"", "kind = \"sample\"", "stands here twice"),
            ("below_fen = 50_000_000", "below_fen = 250_000_000", "must rise"),
            ("authority = \"director\"", "authority = \"director\"\nbelow_fen = 900_000_000", "must rise"),
            ("authority = \"section_head\"", "authority = \"chairman\"", "unknown variant"),
            ("opened_by = [\"pay_make\"]", "opened_by = []", "opened by some duty"),
            ("duty = \"voucher_post\"", "duty = \"voucher_review\"", "stands twice"),
            ("limit_days = 5", "limit = 5", "unknown field"),
            ("when = [{ amount_from_fen = 5_000_000, ", "when = [{ ", "names an amount above zero"),
            ("amount_from_fen = 5_000_000", "amount_from_fen = 0", "names an amount above zero"),
            ("when = [{ circumstance = \"sent_up\", article = \"R1-4\" }]", "", "at the end of a chain"),
        ] {
            assert!(TEXT.contains(from), "{from}");
            let errors = read(&TEXT.replacen(from, to, 1)).expect_err(from);
            assert!(errors.0.iter().any(|e| e.line > 0 && e.problem.contains(problem)), "{from}: {errors}");
        }
    }
}
