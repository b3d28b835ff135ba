//! The words of a stay's basic part: in-scope cost, deductible and why it is not
//! the tier's full one, what is lost away from home, bands, rounding, cap.
//!
//! Article: R2-46, R2-53, R2-59, R2-60, R2-64

use base::{Article, Fen, Rate};
use regulation::benefits::{BandBasis, Inpatient, Tier};

use crate::explain::{Telling, band_steps, cited, rounded_and_capped};
use crate::policy::held;
use crate::rules::{Reduced, StaySteps, Way, meets};
use crate::{PrecedingStay, Step};

/// What is told of a stay's basic part.
pub(crate) struct StayTelling<'a, 't> {
    pub(crate) telling: &'a Telling<'t>,
    pub(crate) steps: &'a StaySteps,
}

impl StayTelling<'_, '_> {
    pub(crate) fn basic(&self) -> Step {
        let (law, day, payment) = (self.law(), self.telling.day, &self.steps.payment);
        let tier_terms = self.telling.terms().tiers[usize::from(self.telling.seen.tier)].as_ref();
        let bands = &tier_terms.expect("a settled stay has a tier").bands;
        let article = self.tier_article();
        let mut steps = vec![self.telling.in_scope(article)];
        steps.extend(self.away_first());
        steps.push(self.deductible());
        steps.extend(self.points());
        steps.extend(self.ratio_cut());
        steps.extend(band_steps(bands, payment, self.steps.raised, article));
        let rounding = held(&law.rounding, day);
        let cap = cited(&law.annual_cap_fen, day);
        steps.extend(rounded_and_capped(payment, rounding.value, rounding.article.first(), cap));
        steps.extend(self.above_cost_cap(cap));
        Step::amount(
            "basic",
            &format!("{}支付", law.label),
            &format!("paid by {}", law.label_en),
            self.telling.outcome.basic.0,
        )
        .on(article)
        .with(steps)
    }

    /// What the person pays first for treatment elsewhere.
    fn away_first(&self) -> Option<Step> {
        let (law, first) = (self.law(), self.telling.outcome.away_first);
        if first == Fen::ZERO {
            return None;
        }
        let series = match self.telling.seen.referral {
            crate::Referral::Filed => law.filed.as_ref()?,
            _ => &law.unfiled,
        };
        let step = Step::amount("away_first", "异地就医先自付", "paid first elsewhere", first.0);
        Some(
            step.by("政策范围内费用的规定比例", "the share of in-scope cost laid down")
                .on(cited(series, self.telling.day)),
        )
    }

    /// The deductible borne, with the standard below it.
    fn deductible(&self) -> Step {
        let (law, day, outcome) = (self.law(), self.telling.day, self.telling.outcome);
        let std = outcome.ded_std;
        let none = PrecedingStay {
            stay_id: self.telling.seen.stay_id,
            order_day: 0,
            ded_std_fen: Fen::ZERO,
            ded_fen: Fen::ZERO,
            in_scope_fen: Fen::ZERO,
        };
        let prior = self.telling.state.preceding.unwrap_or(none);
        let (zh, en, article) = match self.steps.way {
            Way::Standard => ("按起付标准".to_owned(), "the standard deductible".to_owned(), self.tier_article()),
            Way::PriorMissing => (
                "需有前次住院而未填报，按起付标准并转人工复核".to_owned(),
                "a prior stay is needed and none is named: the standard, and marked for review".to_owned(),
                self.prior_article(),
            ),
            Way::PriorNotPreceding => (
                "所填前次住院不是紧邻的上一次，按起付标准并转人工复核".to_owned(),
                "the prior stay named is not the immediately preceding one: the standard, and marked for review"
                    .to_owned(),
                self.prior_article(),
            ),
            Way::ReferredUp => (
                format!("上转只负担差额：{std} － 前次起付标准 {}，不低于零", prior.ded_std_fen),
                format!(
                    "referred up, the difference only: {std} - prior standard {}, at least zero",
                    prior.ded_std_fen
                ),
                cited(&law.referred_up, day),
            ),
            Way::ReferredDown => {
                ("下转不再负担起付标准".to_owned(), "referred down: none".to_owned(), cited(&law.referred_down, day))
            }
            Way::OverYearEnd => (
                format!("跨年续住：前段起付 {} － 前段政策范围内费用 {}，不低于零", prior.ded_fen, prior.in_scope_fen),
                format!(
                    "continued over the year end: prior deductible {} - prior in-scope cost {}, at least zero",
                    prior.ded_fen, prior.in_scope_fen
                ),
                cited(&law.year_end, day),
            ),
        };
        Step::amount("deductible_borne", "负担的起付标准", "deductible borne", outcome.ded.0)
            .by(zh, en)
            .on(article)
            .with([self.standard()])
    }

    fn standard(&self) -> Step {
        let (law, day, tier, full) = (self.law(), self.telling.day, self.tier(), Fen(self.steps.full_deductible));
        let age = self.steps.age_years;
        let (zh, en, article) = match self.steps.reduced {
            Reduced::No => (
                format!("{}起付标准", tier.label),
                format!("the deductible of tier {}", tier.label_en),
                self.tier_article(),
            ),
            Reduced::Child => {
                let child = held(&law.child, day);
                let share = child.value.pays_permyriad;
                (
                    format!("{full} × {share}：入院时 {age} 周岁"),
                    format!("{full} x {share}: aged {age} on admission"),
                    child.article.first(),
                )
            }
            Reduced::RepeatAdmission(at) => {
                let repeat = held(&law.repeat_admission, day);
                let (share, nth) = (repeat.value.0[at].pays_permyriad, self.steps.nth);
                (
                    format!("{full} × {share}：本年度县级以上第 {nth} 次住院"),
                    format!("{full} x {share}: admission {nth} of the year"),
                    repeat.article.first(),
                )
            }
            Reduced::Adjusted(at) => {
                let adjustment = &law.adjustments[at];
                let terms = held(adjustment.terms.get_ref(), day);
                let share = terms.value.deductible_pays_permyriad.unwrap_or(Rate::permyriad(Rate::WHOLE));
                (
                    format!("{full} × {share}：{}", adjustment.label),
                    format!("{full} x {share}: {}", adjustment.label_en),
                    terms.article.first(),
                )
            }
        };
        let value = self.telling.outcome.ded_std.0;
        Step::amount("deductible_standard", "起付标准", "standard deductible", value).by(zh, en).on(article)
    }

    /// The adjustments that change the ratios, one step each.
    fn points(&self) -> Vec<Step> {
        let (law, terms, seen) = (self.law(), self.telling.terms(), self.telling.seen);
        if self.steps.points == 0 {
            return Vec::new();
        }
        let who = crate::rules::Who::of_bill(self.telling.bill);
        let tier = terms.tiers[usize::from(seen.tier)].as_ref();
        let counts = tier.is_some_and(|tier| tier.counts_as_admission) && !seen.is_cont && !who.newborn;
        let met = |at: &usize| {
            terms.adjustments[*at].ratio_points != 0
                && meets(terms, *at, seen.tier, counts, self.steps.nth, self.steps.age_years, who.statuses)
        };
        let step = |at: usize| {
            let (adjustment, points) = (&law.adjustments[at], terms.adjustments[at].ratio_points);
            Step::new("ratio_points", "比例调整", "ratio adjusted")
                .by(
                    format!("{}：各段 {points:+} 个百分点", adjustment.label),
                    format!("{}: {points:+} points in every band", adjustment.label_en),
                )
                .rate(points * 100)
                .on(cited(adjustment.terms.get_ref(), self.telling.day))
        };
        (0..terms.adjustments.len()).filter(met).map(step).collect()
    }

    fn ratio_cut(&self) -> Option<Step> {
        let points = i64::from(self.telling.outcome.ratio_cut);
        if points == 0 {
            return None;
        }
        let tier = self.tier();
        let series = match self.telling.seen.referral {
            crate::Referral::Filed => self.law().filed.as_ref()?,
            _ => &self.law().unfiled,
        };
        let step = Step::new("ratio_cut", "未转诊备案降低比例", "ratio lowered, not filed").by(
            format!("参保地外{}住院，未办转诊或备案，各段降低 {points} 个百分点", tier.label),
            format!("out of the area, {}, not filed: {points} points less in every band", tier.label_en),
        );
        Some(step.rate(points * 100).on(cited(series, self.telling.day)))
    }

    /// What lies above a yearly cap of cost.
    fn above_cost_cap(&self, cap: &Article) -> Option<Step> {
        let terms = self.telling.terms();
        let (payment, outcome) = (&self.steps.payment, self.telling.outcome);
        let looked_at = match terms.basis {
            BandBasis::InScopeCost => payment.to,
            BandBasis::ExcessOverDeductible => payment.to + outcome.ded.0,
        };
        let above = outcome.in_scope.0 - outcome.away_first.0 - looked_at;
        if !terms.cap_of_cost || above <= 0 {
            return None;
        }
        let step = Step::amount("above_cost_cap", "年度费用限额以上", "above the year's cap of cost", above);
        Some(step.by("本层不看", "not looked at here").on(cap))
    }

    fn law(&self) -> &Inpatient {
        self.telling.policy.law().inpatient.as_ref().expect("a settled stay has terms")
    }

    fn tier(&self) -> &Tier {
        let tiers = &self.law().tiers;
        tiers.iter().find(|tier| tier.code == self.telling.seen.tier).expect("a settled stay has a tier")
    }

    fn tier_article(&self) -> &Article {
        held(self.tier().terms.get_ref(), self.telling.day).article.first()
    }

    /// The article for which the prior stay was needed.
    fn prior_article(&self) -> &Article {
        let law = self.law();
        let series_day = self.telling.day;
        if self.telling.seen.is_cont { cited(&law.year_end, series_day) } else { cited(&law.referred_up, series_day) }
    }
}
