//! Explains a settlement: the very figures of the rules, put into words with
//! the article each rests on. Nothing is computed anew here; the bands' parts
//! come from the same tables.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

use base::{Article, Date, Fen};
use regulation::Series;
use regulation::benefits::{Tier, YearlyLayer};

use crate::bands::{Bands, half_up};
use crate::policy::held;
use crate::rules::{Halved, Payment, Way, Workings};
use crate::settle::work;
use crate::{CannotSettle, Explanation, PersonState, Policy, PrecedingStay, Stay, Step};

/// The steps of the settlement that [`settle`](crate::settle) makes of the same
/// arguments.
///
/// # Errors
/// As [`settle`](crate::settle).
pub fn explain(policy: &Policy, state: &PersonState, stay: &Stay) -> Result<Explanation, CannotSettle> {
    let workings = work(policy, state, stay)?;
    let telling = Telling { policy, stay, workings: &workings, prior: state.preceding, day: stay.admit_date };
    Ok(Explanation {
        policy: policy.id().to_owned(),
        stay_id: stay.stay_id,
        settled: workings.settled,
        root: telling.bill(),
    })
}

struct Telling<'a> {
    policy: &'a Policy,
    stay: &'a Stay,
    workings: &'a Workings,
    prior: Option<PrecedingStay>,
    day: Date,
}

impl Telling<'_> {
    fn bill(&self) -> Step {
        let (settled, stay) = (&self.workings.settled, self.stay);
        let [critical, hardship] = [&self.policy.law().layers[0], &self.policy.law().layers[1]];
        let terms = self.policy.terms_on(self.day);
        let words = (
            "基本医保＋大病保险＋困难群众补充＋个人自付＋先行自付＋范围外",
            "basic + critical illness + hardship + own share + first self-pay + out of scope",
        );
        Step::amount("total", "费用总额", "total bill", stay.total.0).by(words.0, words.1).with([
            self.basic(),
            self.yearly(critical, &terms.critical.bands, &self.workings.critical, "A", true),
            self.yearly(hardship, &terms.hardship.bands, &self.workings.hardship, "B", stay.hardship),
            Step::amount(
                "self_in_scope",
                "个人自付（政策范围内）",
                "own share of in-scope cost",
                settled.self_in_scope.0,
            )
            .by(
                format!("{} － {} － {} － {}", settled.in_scope, settled.basic, settled.ci, settled.hs),
                format!("{} - {} - {} - {}", settled.in_scope, settled.basic, settled.ci, settled.hs),
            ),
            Step::amount("preself", "先行自付", "first self-pay", stay.preself.0),
            Step::amount("out_of_scope", "范围外费用", "out of scope", stay.out_of_scope.0),
        ])
    }

    fn basic(&self) -> Step {
        let (law, payment) = (&self.policy.law().inpatient, &self.workings.basic);
        let tier_terms = self.policy.terms_on(self.day).tiers[usize::from(self.stay.tier)].as_ref();
        let tier_terms = tier_terms.expect("a settled stay has a tier");
        let cut = self.workings.settled.ratio_cut > 0;
        let bands = if cut { &tier_terms.bands_cut } else { &tier_terms.bands };
        let tier = held(self.tier().terms.get_ref(), self.day);
        let ratio_cut = cut.then(|| self.ratio_cut());
        let mut steps = vec![self.in_scope(), self.deductible()];
        steps.extend(ratio_cut);
        steps.extend(band_steps(bands, payment, tier.article.first()));
        steps.extend(rounded_and_capped(payment, cited(&law.rounding, self.day), cited(&law.annual_cap_fen, self.day)));
        Step::amount("basic", &format!("{}支付", law.label), &format!("paid by {}", law.label_en), payment.paid)
            .on(tier.article.first())
            .with(steps)
    }

    fn in_scope(&self) -> Step {
        let (settled, stay) = (&self.workings.settled, self.stay);
        Step::amount("in_scope", "政策范围内费用", "in-scope cost", settled.in_scope.0)
            .by(
                format!("总额 {} － 范围外 {} － 先行自付 {}", stay.total, stay.out_of_scope, stay.preself),
                format!("total {} - out of scope {} - first self-pay {}", stay.total, stay.out_of_scope, stay.preself),
            )
            .on(tier_article(self.tier(), self.day))
    }

    /// The deductible borne, with the standard below it.
    fn deductible(&self) -> Step {
        let (law, settled) = (&self.policy.law().inpatient, &self.workings.settled);
        let std = settled.ded_std;
        let prior = self.prior.unwrap_or(PrecedingStay {
            stay_id: self.stay.stay_id,
            admit_day: 0,
            ded_std_fen: Fen::ZERO,
            ded_fen: Fen::ZERO,
            in_scope_fen: Fen::ZERO,
        });
        let (zh, en, article) = match self.workings.way {
            Way::Standard => {
                ("按起付标准".to_owned(), "the standard deductible".to_owned(), tier_article(self.tier(), self.day))
            }
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
                cited(&law.referred_up, self.day),
            ),
            Way::ReferredDown => (
                "下转不再负担起付标准".to_owned(),
                "referred down: none".to_owned(),
                cited(&law.referred_down, self.day),
            ),
            Way::OverYearEnd => (
                format!("跨年续住：前段起付 {} － 前段政策范围内费用 {}，不低于零", prior.ded_fen, prior.in_scope_fen),
                format!(
                    "continued over the year end: prior deductible {} - prior in-scope cost {}, at least zero",
                    prior.ded_fen, prior.in_scope_fen
                ),
                cited(&law.year_end, self.day),
            ),
        };
        Step::amount("deductible_borne", "负担的起付标准", "deductible borne", settled.ded.0)
            .by(zh, en)
            .on(article)
            .with([self.standard()])
    }

    fn standard(&self) -> Step {
        let (law, tier, full) = (&self.policy.law().inpatient, self.tier(), Fen(self.workings.full_deductible));
        let child = held(&law.child, self.day);
        let repeat = held(&law.repeat_admission, self.day);
        let (zh, en, article) = match self.workings.halved {
            Halved::No => (
                format!("{}起付标准", tier.label),
                format!("the deductible of tier {}", tier.label_en),
                tier_article(tier, self.day),
            ),
            Halved::Child => (
                format!("{full} × {}：入院时 {} 周岁", child.value.pays_permyriad, self.workings.age_years),
                format!("{full} x {}: aged {} on admission", child.value.pays_permyriad, self.workings.age_years),
                child.article.first(),
            ),
            Halved::RepeatAdmission => {
                let nth = self.workings.after.admissions;
                (
                    format!("{full} × {}：本年度县级以上第 {nth} 次住院", repeat.value.pays_permyriad),
                    format!("{full} x {}: admission {nth} of the year", repeat.value.pays_permyriad),
                    repeat.article.first(),
                )
            }
        };
        let value = self.workings.settled.ded_std.0;
        Step::amount("deductible_standard", "起付标准", "standard deductible", value).by(zh, en).on(article)
    }

    fn ratio_cut(&self) -> Step {
        let points = i64::from(self.workings.settled.ratio_cut);
        Step::new("ratio_cut", "未转诊备案降低比例", "ratio lowered, not filed")
            .by(
                format!("参保地外{}住院，未办转诊或备案，各段降低 {points} 个百分点", self.tier().label),
                format!("out of the area, {}, not filed: {points} points less in every band", self.tier().label_en),
            )
            .rate(points * 100)
            .on(cited(&self.policy.law().inpatient.unfiled, self.day))
    }

    /// A yearly layer: what accumulated before and after, and the bands between.
    fn yearly(&self, layer: &YearlyLayer, bands: &Bands, payment: &Payment, sum: &str, entitled: bool) -> Step {
        let terms = held(layer.terms.get_ref(), self.day);
        let article = terms.article.first();
        let accumulated = Step::amount(
            &format!("{}_accumulated", layer.id),
            "年度累计政策范围内自付",
            "in-scope self-pay accumulated in the year",
            payment.to,
        )
        .by(
            format!("{sum}：本次前 {}，本次后 {}", Fen(payment.from), Fen(payment.to)),
            format!("{sum}: {} before this stay, {} after", Fen(payment.from), Fen(payment.to)),
        )
        .on(article);
        let (zh, en) = match (entitled, payment.paid) {
            (false, _) => ("本人不在困难群众名单".to_owned(), "the person is not registered as in hardship".to_owned()),
            (true, 0) => (
                format!("累计未超过起付线 {} 元，或本次无增加，或已达限额", terms.value.deductible_fen),
                format!("not above the deductible of {}, no increase, or the cap reached", terms.value.deductible_fen),
            ),
            (true, _) => (
                "按累计重算，付本次增加的部分".to_owned(),
                "on the accumulated amount anew; this stay's increase".to_owned(),
            ),
        };
        let mut steps = vec![accumulated];
        if entitled {
            steps.extend(band_steps(bands, payment, article));
            steps.extend(rounded_and_capped(payment, article, article));
        }
        Step::amount(&layer.id, &format!("{}支付", layer.label), &format!("paid by {}", layer.label_en), payment.paid)
            .by(zh, en)
            .on(article)
            .with(steps)
    }

    fn tier(&self) -> &Tier {
        let tiers = &self.policy.law().inpatient.tiers;
        tiers.iter().find(|tier| tier.code == self.stay.tier).expect("a settled stay has a tier")
    }

    /// The article for which the prior stay was needed.
    fn prior_article(&self) -> &Article {
        let law = &self.policy.law().inpatient;
        if self.stay.is_cont { cited(&law.year_end, self.day) } else { cited(&law.referred_up, self.day) }
    }
}

/// One step for each band that is paid on.
fn band_steps(bands: &Bands, payment: &Payment, article: &Article) -> Vec<Step> {
    let step = |part: crate::bands::Stretch| {
        let (from, to, exact) = (Fen(part.from), Fen(part.to), (part.to - part.from) * part.rate);
        let rate = base::Rate::permyriad(part.rate);
        Step::amount("band", "分段", "band", half_up(exact))
            .by(format!("（{to} － {from}）× {rate}"), format!("({to} - {from}) x {rate}"))
            .rate(part.rate)
            .on(article)
    };
    bands.parts(payment.from, payment.to).map(step).collect()
}

/// The rounding, where it changed something, and the cap, where it was reached.
fn rounded_and_capped(payment: &Payment, rounding: &Article, cap: &Article) -> Vec<Step> {
    let rounded = half_up(payment.exact);
    let mut steps = Vec::new();
    if payment.exact % base::Rate::WHOLE != 0 {
        steps.push(
            Step::amount("rounded", "四舍五入到分", "rounded half up to the fen", rounded)
                .by("各段精确相加后取整一次", "the exact sum of the bands, once")
                .on(rounding),
        );
    }
    if payment.paid < rounded {
        steps.push(
            Step::amount("capped", "年度限额所余", "left of the year's cap", payment.cap_left)
                .by(format!("{} 超过限额所余", Fen(rounded)), format!("{} exceeds what is left", Fen(rounded)))
                .on(cap),
        );
    }
    steps
}

fn cited<T>(series: &Series<T>, day: Date) -> &Article {
    held(series, day).article.first()
}

fn tier_article(tier: &Tier, day: Date) -> &Article {
    held(tier.terms.get_ref(), day).article.first()
}
