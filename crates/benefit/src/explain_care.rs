//! The words of the basic part of care that is no ordinary stay.
//!
//! Article: R2-50, R2-51, R2-52, R2-54, R2-56

use base::{Article, Fen};
use regulation::benefits::{Bearer, FixedPrice, QuotaOf};

use crate::Step;
use crate::bands::Stretch;
use crate::care::CareSteps;
use crate::explain::{Telling, band_step, rounded_and_capped};
use crate::policy::held;
use crate::rules::Payment;

impl Telling<'_> {
    /// The basic part of a bill that is no ordinary stay.
    pub(crate) fn care(&self, steps: CareSteps) -> Step {
        match steps {
            CareSteps::Visit { deductible_left, ratio, points, payment } => {
                self.visit(deductible_left, ratio, points, &payment)
            }
            CareSteps::Chronic { at, quota_left, payment } => self.chronic(at, quota_left, &payment),
            CareSteps::Fixed { at, birth, amount, price, ratio, payment } => {
                let law = self.policy.law();
                let fixed = if birth { &law.maternity[at] } else { &law.fixed_price[at] };
                self.fixed(fixed, (amount, price), ratio, &payment)
            }
            CareSteps::Elsewhere { basic } => {
                Step::amount("basic_elsewhere", "基本医保支付（别处已结）", "basic part, settled elsewhere", basic)
                    .by("由原制度或原经办处结算", "settled by the other scheme or office")
            }
        }
    }

    fn visit(&self, deductible_left: i64, ratio: Option<i64>, points: i64, payment: &Payment) -> Step {
        let Some(pool) = &self.policy.law().outpatient else {
            return Step::amount("basic", "门诊统筹支付", "paid by an outpatient pool", 0)
                .by("未建门诊统筹，由账户与个人负担", "there is no outpatient pool: account and person pay");
        };
        let terms = held(pool.terms.get_ref(), self.day);
        let article = terms.article.first();
        let step = basic_step(&pool.label, &pool.label_en, payment.paid).on(article);
        let Some(ratio) = ratio else {
            return step.by("本类医院不在门诊统筹支付范围", "the pool does not pay at this tier of hospitals");
        };
        let mut steps = vec![self.in_scope(article)];
        if deductible_left > 0 {
            let title = ("年度起付标准所余", "left of the year's deductible");
            steps.push(Step::amount("deductible_borne", title.0, title.1, deductible_left).on(article));
        }
        if points != 0 {
            let words = (format!("比例 {points:+} 个百分点"), format!("{points:+} points"));
            let step = Step::new("ratio_points", "人员类别调整", "adjusted by standing");
            steps.push(step.by(words.0, words.1).rate(points * 100).on(article));
        }
        steps.extend(one_band(payment, ratio, article));
        steps.extend(rounded_and_capped(payment, terms.value.rounding, article, article));
        step.with(steps)
    }

    fn chronic(&self, at: usize, quota_left: i64, payment: &Payment) -> Step {
        let disease = &self.policy.law().chronic[at];
        let terms = held(disease.terms.get_ref(), self.day);
        let article = terms.article.first();
        let (zh, en) = match terms.value.quota_of {
            QuotaOf::Paid => ("本期支付限额所余", "left of the period's quota of payment"),
            QuotaOf::InScopeCost => ("本期费用限额所余", "left of the period's quota of cost"),
        };
        let mut steps = vec![self.in_scope(article), Step::amount("quota_left", zh, en, quota_left).on(article)];
        steps.extend(one_band(payment, terms.value.ratio_permyriad.as_permyriad(), article));
        steps.extend(rounded_and_capped(payment, terms.value.rounding, article, article));
        basic_step(&disease.label, &disease.label_en, payment.paid).on(article).with(steps)
    }

    fn fixed(&self, fixed: &FixedPrice, (amount, price): (i64, i64), ratio: i64, payment: &Payment) -> Step {
        let terms = held(fixed.terms.get_ref(), self.day);
        let article = terms.article.first();
        let (zh, en) = match (amount > price, terms.value.above_price) {
            (false, _) => {
                ("实际费用不高于定额，据实".to_owned(), "the cost does not exceed the price: the cost".to_owned())
            }
            (true, Bearer::Hospital) => (
                format!("费用 {} 超过限价 {}，超过部分由医院承担", Fen(amount), Fen(price)),
                format!("{} exceeds the price {}; the hospital bears the rest", Fen(amount), Fen(price)),
            ),
            (true, Bearer::Person) => (
                format!("费用 {} 超过定额 {}，超过部分由个人负担", Fen(amount), Fen(price)),
                format!("{} exceeds the amount {}; the person bears the rest", Fen(amount), Fen(price)),
            ),
        };
        let priced = Step::amount("in_scope", "按定额或据实计的费用", "price or cost, the lower", amount.min(price));
        let mut steps = vec![priced.by(zh, en).on(article)];
        steps.extend(one_band(payment, ratio, article));
        steps.extend(rounded_and_capped(payment, terms.value.rounding, article, article));
        basic_step(&fixed.label, &fixed.label_en, payment.paid).on(article).with(steps)
    }
}

fn basic_step(label: &str, label_en: &str, paid: i64) -> Step {
    Step::amount("basic", &format!("{label}支付"), &format!("paid for {label_en}"), paid)
}

/// The one stretch that is paid on, where there is one.
fn one_band(payment: &Payment, ratio: i64, article: &Article) -> Option<Step> {
    let part = Stretch { from: payment.from, to: payment.to, rate: ratio };
    (payment.from < payment.to).then(|| band_step(part, article))
}
