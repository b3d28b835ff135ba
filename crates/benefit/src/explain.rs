//! Explains a settlement: the very figures of the rules, put into words with
//! the article each rests on. Nothing is computed anew here; the bands' parts
//! come from the same tables. What is said of a stay's basic part stands in
//! `explain_stay`, of other care in `explain_care`.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-64, R2-92

use base::{Article, Date, Fen, Rate};
use regulation::Series;
use regulation::benefits::{Bearer, LayerBase, Rounding};

use crate::bands::{Bands, Stretch, half_up};
use crate::care::CareSteps;
use crate::explain_stay::StayTelling;
use crate::policy::{Terms, held};
use crate::rules::{LayerStep, Payment};
use crate::settle::{Worked, work_bill, work_stay};
use crate::workings::Workings;
use crate::{Bill, BillExplanation, CannotSettle, Explanation, Outcome, PersonState, Policy, Settled, Stay, Step};

/// The steps of the settlement that [`settle`](crate::settle) makes of the same
/// arguments.
///
/// # Errors
/// As [`settle`](crate::settle).
pub fn explain(policy: &Policy, state: &PersonState, stay: &Stay) -> Result<Explanation, CannotSettle> {
    let mut workings = Workings::default();
    let (settled, _, _) = work_stay(policy, state, stay, &mut workings)?;
    let bill = Bill::of_stay(*stay);
    let day = policy.deciding_day(stay);
    let outcome = as_outcome(policy, stay, &settled);
    let telling = Telling { policy, state, bill: &bill, seen: stay, workings: &workings, outcome: &outcome, day };
    let root = telling.root(None, (Fen::ZERO, Fen::ZERO));
    Ok(Explanation { policy: policy.id().to_owned(), stay_id: stay.stay_id, settled, root })
}

/// The steps of the settlement that [`settle_bill`](crate::settle_bill) makes of
/// the same arguments.
///
/// # Errors
/// As [`settle_bill`](crate::settle_bill).
pub fn explain_bill(policy: &Policy, state: &PersonState, bill: &Bill) -> Result<BillExplanation, CannotSettle> {
    let mut workings = Workings::default();
    let Worked { outcome, care_steps, seen, account, .. } = work_bill(policy, state, bill, &mut workings)?;
    let day = policy.deciding_day(&bill.stay);
    let telling = Telling { policy, state, bill, seen: &seen, workings: &workings, outcome: &outcome, day };
    let root = telling.root(care_steps, account);
    Ok(BillExplanation { stay_id: bill.stay.stay_id, root, outcome })
}

/// A stay's result in the words of any bill's.
fn as_outcome(policy: &Policy, stay: &Stay, settled: &Settled) -> Outcome {
    let layers = policy.law().layers.iter().zip([settled.ci, settled.hs]);
    let layers = layers.map(|(layer, _)| crate::LayerShare {
        layer: layer.id,
        amount: match layer.id {
            regulation::benefits::LayerId::CriticalIllness => settled.ci,
            _ => settled.hs,
        },
    });
    Outcome {
        policy: policy.id().to_owned(),
        care: regulation::benefits::CareKind::Inpatient,
        year: policy.deciding_day(stay).year(),
        total: stay.total,
        in_scope: settled.in_scope,
        out_of_scope: stay.out_of_scope,
        preself: stay.preself,
        ded_std: settled.ded_std,
        ded: settled.ded,
        ratio_cut: settled.ratio_cut,
        away_first: Fen::ZERO,
        basic: settled.basic,
        basic_elsewhere: Fen::ZERO,
        layers: layers.collect(),
        account: Fen::ZERO,
        hospital: Fen::ZERO,
        self_in_scope: settled.self_in_scope,
        review: settled.review,
    }
}

/// What is told of one bill.
pub(crate) struct Telling<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) state: &'a PersonState,
    pub(crate) bill: &'a Bill,
    /// The stay as the rules saw it.
    pub(crate) seen: &'a Stay,
    pub(crate) workings: &'a Workings,
    pub(crate) outcome: &'a Outcome,
    pub(crate) day: Date,
}

impl Telling<'_> {
    pub(crate) fn terms(&self) -> &Terms {
        self.policy.terms_on(self.day)
    }

    /// The bill; its children are what everyone pays and add up to it.
    fn root(&self, care: Option<CareSteps>, account: (Fen, Fen)) -> Step {
        let outcome = self.outcome;
        let mut parts = vec![match (care, &self.workings.stay) {
            (Some(care), _) => self.care(care),
            (None, Some(steps)) => StayTelling { telling: self, steps }.basic(),
            (None, None) => unreachable!("a settled bill is a stay or other care"),
        }];
        parts.extend(self.policy.law().layers.iter().enumerate().map(|(at, _)| self.layer(at)));
        if outcome.account != Fen::ZERO {
            parts.push(self.account(account));
        }
        if outcome.hospital != Fen::ZERO {
            parts.push(self.hospital(care));
        }
        parts.push(self.own_share());
        parts.push(Step::amount("preself", "先行自付", "first self-pay", outcome.preself.0));
        parts.push(Step::amount("out_of_scope", "范围外费用", "out of scope", outcome.out_of_scope.0));
        let (zh, en) = self.words_of_sum();
        Step::amount("total", "费用总额", "total bill", outcome.total.0).by(zh, en).with(parts)
    }

    fn words_of_sum(&self) -> (String, String) {
        let layers = &self.policy.law().layers;
        let short = |id: &str| match id {
            "critical_illness" => ("大病保险", "critical illness"),
            "hardship" => ("困难群众补充", "hardship"),
            "large_sum" => ("大额补助", "large sum"),
            "assistance" => ("医疗救助", "assistance"),
            _ => ("公务员补助", "civil servants"),
        };
        let mut zh = vec!["基本医保"];
        let mut en = vec!["basic"];
        for layer in layers {
            let (layer_zh, layer_en) = short(layer.id.as_str());
            zh.push(layer_zh);
            en.push(layer_en);
        }
        if self.outcome.account != Fen::ZERO {
            zh.push("账户支付");
            en.push("account");
        }
        if self.outcome.hospital != Fen::ZERO {
            zh.push("医院承担");
            en.push("hospital");
        }
        zh.extend(["个人自付", "先行自付", "范围外"]);
        en.extend(["own share", "first self-pay", "out of scope"]);
        (zh.join("＋"), en.join(" + "))
    }

    fn own_share(&self) -> Step {
        let outcome = self.outcome;
        let mut paid = vec![outcome.in_scope, Fen(outcome.basic.0 + outcome.basic_elsewhere.0)];
        paid.extend(outcome.layers.iter().map(|share| share.amount));
        let account = self.outcome.account != Fen::ZERO || self.outcome.hospital != Fen::ZERO;
        let words = |minus: &str| paid.iter().map(ToString::to_string).collect::<Vec<_>>().join(minus);
        let (zh, en) = if account {
            (
                format!("{} － 账户与医院负担的部分", words(" － ")),
                format!("{} - what account and hospital bear of it", words(" - ")),
            )
        } else {
            (words(" － "), words(" - "))
        };
        let title = ("个人自付（政策范围内）", "own share of in-scope cost");
        let step = Step::amount("self_in_scope", title.0, title.1, outcome.self_in_scope.0).by(zh, en);
        if outcome.away_first == Fen::ZERO {
            return step;
        }
        step.with([Step::amount("away_first", "其中异地先自付", "of it, paid first elsewhere", outcome.away_first.0)])
    }

    /// The in-scope cost, and what was joined or withheld on the way to it.
    pub(crate) fn in_scope(&self, article: &Article) -> Step {
        let (seen, own) = (self.seen, self.bill.stay);
        let in_scope = seen.total.0 - seen.out_of_scope.0 - seen.preself.0;
        let mut steps = Vec::new();
        if let Some(emergency) = self.bill.emergency {
            let step = Step::amount("emergency", "并入的急诊费用", "emergency visit joined", emergency.total.0);
            let law = self.policy.law().emergency.as_ref();
            steps.extend(law.map(|law| step.on(cited(&law.admitted, self.day))));
        }
        for one in &self.bill.withheld {
            let reason = self.policy.law().withheld.iter().find(|reason| reason.id == one.reason);
            let Some(reason) = reason else { continue };
            let (zh, en) = match reason.bears {
                Bearer::Person => ("由个人负担", "the person bears it"),
                Bearer::Hospital => ("由医院负担", "the hospital bears it"),
            };
            let step = Step::amount(&reason.id, &reason.label, &reason.label_en, one.amount.0);
            steps.push(step.by(zh, en).on(reason.article.first()));
        }
        let (total, out, first) = (seen.total, seen.out_of_scope, seen.preself);
        let step = Step::amount("in_scope", "政策范围内费用", "in-scope cost", in_scope)
            .by(
                format!("总额 {total} － 范围外 {out} － 先行自付 {first}"),
                format!("total {total} - out of scope {out} - first self-pay {first}"),
            )
            .on(article);
        debug_assert!(!steps.is_empty() || own.total == seen.total, "what changed is told");
        step.with(steps)
    }

    /// A yearly layer: what accumulated before and after, and the bands between.
    fn layer(&self, at: usize) -> Step {
        let layer = &self.policy.law().layers[at];
        let told = self.workings.layers.iter().find(|step| step.at == at);
        let (title, title_en) = (format!("{}支付", layer.label), format!("paid by {}", layer.label_en));
        let code = layer.id.as_str();
        let Some(LayerStep { variant, payment, .. }) = told else {
            let first = layer.variants.first().map(|variant| held(variant.terms.get_ref(), self.day));
            let step = Step::amount(code, &title, &title_en, 0)
                .by("这类待遇不计入本层", "this kind of care does not count here");
            return match first {
                Some(terms) => step.on(terms.article.first()),
                None => step,
            };
        };
        let variant_at = variant.unwrap_or(0);
        let terms = held(layer.variants[variant_at].terms.get_ref(), self.day);
        let article = terms.article.first();
        let entitled = variant.is_some();
        let sum = char::from(b'A' + u8::try_from(at).unwrap_or_default());
        let (base, base_en) = match layer.base {
            LayerBase::Left => ("年度累计政策范围内自付", "in-scope self-pay accumulated in the year"),
            LayerBase::AboveCostCap => ("年度累计统筹限额以上费用", "in-scope cost above the year's cap, accumulated"),
        };
        let accumulated = Step::amount(&format!("{code}_accumulated"), base, base_en, payment.to)
            .by(
                format!("{sum}：本次前 {}，本次后 {}", Fen(payment.from), Fen(payment.to)),
                format!("{sum}: {} before this stay, {} after", Fen(payment.from), Fen(payment.to)),
            )
            .on(article);
        let (zh, en) = match (entitled, payment.paid) {
            (false, _) if layer.id == regulation::benefits::LayerId::Hardship => {
                ("本人不在困难群众名单".to_owned(), "the person is not registered as in hardship".to_owned())
            }
            (false, _) => ("本人不在本层对象范围".to_owned(), "the layer is not for this person".to_owned()),
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
            let bands = &self.terms().layers[at].variants[variant_at].bands;
            steps.extend(band_steps(bands, payment, 0, article));
            steps.extend(rounded_and_capped(payment, terms.value.rounding, article, article));
        }
        Step::amount(code, &title, &title_en, payment.paid).by(zh, en).on(article).with(steps)
    }

    fn account(&self, (own, first): (Fen, Fen)) -> Step {
        let law = self.policy.law().account.as_ref().expect("an account that paid is in the policy");
        Step::amount(
            "account",
            &format!("{}支付", law.label),
            &format!("paid from the {}", law.label_en),
            self.outcome.account.0,
        )
        .by(
            format!("政策范围内个人负担 {own} ＋ 先行自付 {first}，以账户余额 {} 为限", self.state.account_fen),
            format!("own share {own} + first self-pay {first}, at most the balance {}", self.state.account_fen),
        )
        .on(cited(&law.pays, self.day))
    }

    /// What the hospital bears, each with its reason.
    fn hospital(&self, care: Option<CareSteps>) -> Step {
        let mut steps = Vec::new();
        let stays = self.policy.law().inpatient.as_ref();
        if let (Some(stay), Some(stays)) = (&self.workings.stay, stays) {
            if let (Some(without), Some(rule)) = (stay.without_loss, &stays.not_informed) {
                let loss = (without - stay.payment.paid).max(0);
                steps.push(
                    Step::amount("not_informed", "未履行告知义务的差额", "loss, nobody told of the filing", loss)
                        .by(
                            format!("未降低应付 {} － 降低后 {}", Fen(without), Fen(stay.payment.paid)),
                            format!("unreduced {} - reduced {}", Fen(without), Fen(stay.payment.paid)),
                        )
                        .on(cited(rule, self.day)),
                );
            }
            if let (true, Some(rule)) =
                (self.bill.circumstances.certificate_unjustified, &stays.certificate_unjustified)
            {
                steps.push(
                    Step::amount(
                        "certificate_unjustified",
                        "急诊证明不实，基本医保部分",
                        "unjustified emergency certificate, the basic part",
                        stay.payment.paid,
                    )
                    .on(cited(rule, self.day)),
                );
            }
        }
        if let Some(CareSteps::Fixed { amount, price, .. }) = care
            && amount > price
        {
            steps.push(
                Step::amount("above_price", "超过限价", "above the fixed price", amount - price)
                    .by(format!("{} － {}", Fen(amount), Fen(price)), format!("{} - {}", Fen(amount), Fen(price))),
            );
        }
        for one in &self.bill.withheld {
            let reason = self.policy.law().withheld.iter().find(|reason| reason.id == one.reason);
            if let Some(reason) = reason.filter(|reason| reason.bears == Bearer::Hospital) {
                let step = Step::amount(&reason.id, &reason.label, &reason.label_en, one.amount.0);
                steps.push(step.on(reason.article.first()));
            }
        }
        Step::amount("hospital", "医院承担", "borne by the hospital", self.outcome.hospital.0).with(steps)
    }
}

/// One step for each band that is paid on.
pub(crate) fn band_steps(bands: &Bands, payment: &Payment, raised: i64, article: &Article) -> Vec<Step> {
    bands.parts(payment.from, payment.to, raised).map(|part| band_step(part, article)).collect()
}

/// A band that is paid on.
pub(crate) fn band_step(part: Stretch, article: &Article) -> Step {
    let (from, to, exact) = (Fen(part.from), Fen(part.to), (part.to - part.from) * part.rate);
    let rate = Rate::permyriad(part.rate);
    Step::amount("band", "分段", "band", half_up(exact))
        .by(format!("（{to} － {from}）× {rate}"), format!("({to} - {from}) x {rate}"))
        .rate(part.rate)
        .on(article)
}

/// The rounding, where it changed something, and the cap, where it was reached.
pub(crate) fn rounded_and_capped(
    payment: &Payment,
    rounding: Rounding,
    on_rounding: &Article,
    cap: &Article,
) -> Vec<Step> {
    let rounded = payment.rounded;
    let mut steps = Vec::new();
    if payment.exact % Rate::WHOLE != 0 || payment.exact / Rate::WHOLE != rounded {
        let (title, title_en, zh, en) = match rounding {
            Rounding::HalfUpOnce => (
                "四舍五入到分",
                "rounded half up to the fen",
                "各段精确相加后取整一次",
                "the exact sum of the bands, once",
            ),
            Rounding::HalfUpOfYear => (
                "四舍五入到分",
                "rounded half up to the fen",
                "年度累计应付在本次前后各取整一次，取其差",
                "the year's sum before and after, each rounded; their difference",
            ),
            Rounding::DownOnce => {
                ("分以下舍去", "parts of a fen dropped", "各段精确相加后取整一次", "the exact sum of the bands, once")
            }
        };
        steps.push(Step::amount("rounded", title, title_en, rounded).by(zh, en).on(on_rounding));
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

pub(crate) fn cited<T>(series: &Series<T>, day: Date) -> &Article {
    held(series, day).article.first()
}
