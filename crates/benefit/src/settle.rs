//! Settles one bill, or recomputes all bills of a person in order.
//!
//! Article: R2-53, R2-56, R2-59, R2-60, R2-61, R2-62, R2-63, R2-64, R2-66, R2-92

use std::collections::BTreeMap;

use base::Fen;
use regulation::benefits::{AccountPays, Bearer, BillPart, CareKind, LayerId, WithheldOf};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::care::{CareSteps, chronic_part, elsewhere_part, fixed_part, visit_part};
use crate::policy::Terms;
use crate::rules::{BasicPart, LayersPaid, Steps, Who, book, settle_stay};
use crate::{Bill, CannotSettle, Care, PersonState, Policy, QuotaSum, Stay};

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

/// What everyone pays of any bill. The parts add up to the total.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Id of the policy applied.
    pub policy: String,
    /// The kind of care it was settled as.
    pub care: CareKind,
    /// The insurance year it counts in.
    pub year: i32,
    /// The whole bill, an emergency visit that joined it included.
    pub total: Fen,
    /// What the rules pay on. At a fixed price for the whole bill, the price or
    /// the bill where that is lower.
    pub in_scope: Fen,
    /// Paid by the person because it is out of scope, withheld, or above a fixed amount.
    pub out_of_scope: Fen,
    /// Self-pay first of partly payable items, left to the person.
    pub preself: Fen,
    /// The deductible before referral or continuation.
    pub ded_std: Fen,
    /// The deductible borne; may exceed the in-scope cost.
    pub ded: Fen,
    /// Percentage points by which every ratio was lowered for not filing.
    pub ratio_cut: u8,
    /// Of the in-scope cost, what the person paid first for treatment elsewhere.
    pub away_first: Fen,
    /// Paid by the basic layer: pool of stays or of visits.
    pub basic: Fen,
    /// What the basic layer of another scheme or office has paid.
    pub basic_elsewhere: Fen,
    /// Paid by each layer of the policy, in their order, zero included.
    pub layers: Vec<LayerShare>,
    /// Paid from the account.
    pub account: Fen,
    /// Borne by the hospital.
    pub hospital: Fen,
    /// In-scope cost left to the person.
    pub self_in_scope: Fen,
    /// A prior stay was needed and does not fit: a person has to look at it.
    pub review: bool,
}

/// What one layer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerShare {
    /// The layer.
    pub layer: LayerId,
    /// What it pays, zero included.
    pub amount: Fen,
}

/// What one fund pays.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// Id of the fund, as in `regulation/catalogs/funds.toml` where its books are kept here.
    pub fund: String,
    /// What it pays, zero included.
    pub amount: Fen,
}

/// Settles one stay of the person whose state is given; the state after it
/// comes back beside the result.
///
/// # Errors
/// The first reason, in the order of [`CannotSettle`], why it cannot be settled;
/// also where the policy pays by further layers, which [`settle_bill`] tells.
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
    let (settled, next, _) = work_stay(policy, state, stay, &mut ())?;
    Ok((settled, next))
}

/// Settles one bill of the person whose state is given (for a newborn, of the
/// parent chosen); the state after it comes back beside the result.
///
/// # Errors
/// The first reason, in the order of [`CannotSettle`], why it cannot be settled.
pub fn settle_bill(policy: &Policy, state: &PersonState, bill: &Bill) -> Result<(Outcome, PersonState), CannotSettle> {
    let worked = work_bill(policy, state, bill, &mut ())?;
    Ok((worked.outcome, worked.next))
}

/// Settles all stays of one person anew, in the order of the policy, into which
/// they are put. Results stand in that order; a stay that cannot be settled
/// changes nothing for those after it. The last state comes back too.
pub fn settle_history(policy: &Policy, stays: &mut [Stay]) -> (Vec<Result<Settled, CannotSettle>>, PersonState) {
    stays.sort_by_key(|stay| policy.order(stay));
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

/// A stay at work: what comes out, the state after it, and the basic part.
pub(crate) fn work_stay<S: Steps>(
    policy: &Policy,
    state: &PersonState,
    stay: &Stay,
    steps: &mut S,
) -> Result<(Settled, PersonState, BasicPart), CannotSettle> {
    if !policy.pays_by_three_layers() {
        return Err(CannotSettle::PolicyPaysByMoreLayers);
    }
    let day = policy.deciding_day(stay);
    let (terms, mut sums) = (policy.terms_on(day), state.year(day.year()));
    let (order_day, _) = policy.order(stay);
    let who = Who::of_stay(stay);
    let (part, layers) = settle_stay(terms, &mut sums, state.preceding.as_ref(), order_day, stay, &who, steps)?;
    let settled = Settled::of(&part, &layers);
    assert!(settled.adds_up_to(stay), "what everyone pays adds up to the bill, and no share is negative");
    Ok((settled, state.with(sums, part.this), part))
}

/// A bill at work.
pub(crate) struct Worked {
    pub(crate) outcome: Outcome,
    pub(crate) next: PersonState,
    /// The figures on the way where it is no ordinary stay.
    pub(crate) care_steps: Option<CareSteps>,
    /// The stay as the rules saw it, emergency joined and cost withheld.
    pub(crate) seen: Stay,
    /// What the account paid of the in-scope cost and of the first self-pay.
    pub(crate) account: (Fen, Fen),
}

pub(crate) fn work_bill<S: Steps>(
    policy: &Policy,
    state: &PersonState,
    bill: &Bill,
    steps: &mut S,
) -> Result<Worked, CannotSettle> {
    let day = policy.deciding_day(&bill.stay);
    let (terms, mut sums) = (policy.terms_on(day), state.year(day.year()));
    let (order_day, _) = policy.order(&bill.stay);
    circumstances_hold(terms, bill)?;
    let (seen, withheld_hospital) = seen_by_rules(policy, terms, bill)?;
    let who = Who::of_bill(bill);
    let care = bill.care.kind();
    let mut quota: Option<QuotaSum> = None;
    let mut care_steps = None;
    let (mut part, layers) = match &bill.care {
        Care::Stay | Care::EmergencyDied => {
            settle_stay(terms, &mut sums, state.preceding.as_ref(), order_day, &seen, &who, steps)?
        }
        other => {
            let found = match other {
                Care::Chronic { disease } => chronic_part(terms, &sums, state, &seen, disease)?,
                Care::FixedPrice { disease } => {
                    fixed_part(terms, &sums, &seen, order_day, (&terms.fixed_price, disease, false))?
                }
                Care::Birth { manner } => {
                    fixed_part(terms, &sums, &seen, order_day, (&terms.births, manner.id(), true))?
                }
                Care::BasicElsewhere { basic } => elsewhere_part(&sums, &seen, *basic)?,
                Care::Stay | Care::EmergencyDied | Care::Visit => visit_part(terms, &sums, state, &seen, &who)?,
            };
            (quota, care_steps) = (found.quota, Some(found.steps));
            let layers = book(terms, &mut sums, &found.part, care, &who, steps);
            (found.part, layers)
        }
    };
    part.hospital_beside += withheld_hospital;
    let mut next = state.with(sums, part.this);
    quota.into_iter().for_each(|sum| next.put_quota(sum));
    let mut outcome = Outcome::of(policy, &seen, care, &part, &layers);
    outcome.year = day.year();
    outcome.total = Fen(seen.total.0 + withheld_hospital);
    let account = outcome.by_account(terms, bill, part.is_stay, next.account_fen);
    next.account_fen = Fen(next.account_fen.0 - outcome.account.0);
    assert!(outcome.adds_up(), "what everyone pays adds up to the bill, and no share is negative");
    Ok(Worked { outcome, next, care_steps, seen, account })
}

/// Whether the policy has a rule for what the bill tells of.
fn circumstances_hold(terms: &Terms, bill: &Bill) -> Result<(), CannotSettle> {
    let told = &bill.circumstances;
    let is_stay = matches!(bill.care, Care::Stay | Care::EmergencyDied);
    let missing = (told.newborn && !(terms.newborn && is_stay))
        || (told.student_at_home && !(terms.students_as_local && is_stay))
        || (told.not_informed && !(terms.hospital_bears_loss && is_stay))
        || (told.certificate_unjustified && !(terms.hospital_bears_basic && is_stay))
        || (bill.emergency.is_some() && !(terms.emergency_joins && is_stay))
        || (bill.care == Care::EmergencyDied && !terms.emergency_died)
        || (told.by_account && terms.account_pays.is_empty());
    if missing {
        return Err(CannotSettle::CircumstanceNotInPolicy);
    }
    if told.newborn && bill.stay.admit_date.year() != bill.stay.birth_date.year() {
        return Err(CannotSettle::NotInYearOfBirth);
    }
    Ok(())
}

/// The stay as the rules see it: an emergency visit joined to it, cost that the
/// person bears moved out of scope, cost that the hospital bears taken out of the part
/// it is of. The latter comes back too.
///
/// Article: R2-63, R2-66, R3a-8, R3a-11, R3a-12, R3a-15, R3a-18, R3a-27
fn seen_by_rules(policy: &Policy, terms: &Terms, bill: &Bill) -> Result<(Stay, i64), CannotSettle> {
    let mut seen = bill.stay;
    crate::rules::amounts_in_range(&seen)?;
    if let Some(emergency) = bill.emergency.filter(|_| terms.emergency_joins) {
        let visit = Stay {
            total: emergency.total,
            out_of_scope: emergency.out_of_scope,
            preself: emergency.preself,
            ..bill.stay
        };
        crate::rules::amounts_in_range(&visit)?;
        seen.total.0 += visit.total.0;
        seen.out_of_scope.0 += visit.out_of_scope.0;
        seen.preself.0 += visit.preself.0;
    }
    let mut hospital = 0;
    for one in &bill.withheld {
        let reason = policy.law().withheld.iter().find(|reason| reason.id == one.reason);
        let reason = reason.ok_or(CannotSettle::WithheldReasonUnknown)?;
        let most = match reason.of {
            WithheldOf::InScope => seen.total.0 - seen.out_of_scope.0 - seen.preself.0,
            WithheldOf::OutOfScope => seen.out_of_scope.0,
        };
        if one.amount.is_negative() || one.amount.0 > most {
            return Err(CannotSettle::WithheldAboveScope);
        }
        match (reason.bears, reason.of) {
            (Bearer::Person, WithheldOf::InScope) => seen.out_of_scope.0 += one.amount.0,
            // The person's anyway.
            (Bearer::Person, WithheldOf::OutOfScope) => {}
            (Bearer::Hospital, of) => {
                seen.total.0 -= one.amount.0;
                hospital += one.amount.0;
                if of == WithheldOf::OutOfScope {
                    seen.out_of_scope.0 -= one.amount.0;
                }
            }
        }
    }
    Ok((seen, hospital))
}

impl Settled {
    /// The result of a stay.
    #[inline]
    pub(crate) fn of(part: &BasicPart, layers: &LayersPaid) -> Settled {
        let ci = layers[LayerId::CriticalIllness as usize];
        let hs = layers[LayerId::Hardship as usize];
        Settled {
            in_scope: Fen(part.in_scope),
            ded_std: Fen(part.ded_std),
            ded: Fen(part.ded),
            ratio_cut: part.ratio_cut,
            basic: Fen(part.basic),
            ci: Fen(ci),
            hs: Fen(hs),
            self_in_scope: Fen(part.in_scope - part.basic - ci - hs),
            review: part.review,
        }
    }

    /// What each fund pays, in the order of the layers, zero included.
    pub fn shares(&self, policy: &Policy) -> Vec<Share> {
        let law = policy.law();
        let basic = law.inpatient.iter().map(|stays| (stays.fund.clone(), self.basic));
        let upper = law.layers.iter().map(|layer| {
            let amount = if layer.id == LayerId::CriticalIllness { self.ci } else { self.hs };
            (layer.fund.clone(), amount)
        });
        basic.chain(upper).map(|(fund, amount)| Share { fund, amount }).collect()
    }

    /// Whether the funds' and the person's parts add up to the bill and none is
    /// negative.
    #[inline]
    pub fn adds_up_to(&self, stay: &Stay) -> bool {
        let parts = [self.basic, self.ci, self.hs, self.self_in_scope, stay.out_of_scope, stay.preself];
        parts.iter().all(|part| !part.is_negative()) && Fen::total(parts) == Ok(stay.total)
    }
}

impl Outcome {
    fn of(policy: &Policy, seen: &Stay, care: CareKind, part: &BasicPart, paid: &LayersPaid) -> Outcome {
        let layers = policy.law().layers.iter();
        let layers = layers.map(|layer| LayerShare { layer: layer.id, amount: Fen(paid[layer.id as usize]) });
        Outcome {
            policy: policy.id().to_owned(),
            care,
            year: 0,
            total: seen.total,
            in_scope: Fen(part.in_scope),
            out_of_scope: Fen(part.out_of_scope),
            preself: Fen(part.preself),
            ded_std: Fen(part.ded_std),
            ded: Fen(part.ded),
            ratio_cut: part.ratio_cut,
            away_first: Fen(part.away_first),
            basic: Fen(part.basic - part.elsewhere),
            basic_elsewhere: Fen(part.elsewhere),
            layers: layers.collect(),
            account: Fen::ZERO,
            hospital: Fen(part.hospital + part.hospital_beside),
            self_in_scope: Fen(part.in_scope - part.basic - paid.iter().sum::<i64>() - part.hospital),
            review: part.review,
        }
    }

    /// Lets the account pay what it may, as far as it reaches: in-scope cost left
    /// to the person first, then the first self-pay.
    ///
    /// Article: R2-50, R1-12.2, R3b-1
    fn by_account(&mut self, terms: &Terms, bill: &Bill, is_stay: bool, balance: Fen) -> (Fen, Fen) {
        if !bill.circumstances.by_account {
            return (Fen::ZERO, Fen::ZERO);
        }
        let in_scope = if is_stay { AccountPays::InpatientInScope } else { AccountPays::OutpatientInScope };
        let pays = |part: AccountPays, amount: Fen| if terms.account_pays.contains(&part) { amount } else { Fen::ZERO };
        let own = pays(in_scope, self.self_in_scope).min(balance);
        let first = pays(AccountPays::FirstSelfPay, self.preself).min(Fen(balance.0 - own.0));
        self.self_in_scope.0 -= own.0;
        self.preself.0 -= first.0;
        self.account = Fen(own.0 + first.0);
        (own, first)
    }

    /// What a layer pays; zero where the policy has no such layer.
    pub fn layer(&self, layer: LayerId) -> Fen {
        self.layers.iter().find(|share| share.layer == layer).map_or(Fen::ZERO, |share| share.amount)
    }

    /// What the person pays in all, beside the account.
    pub fn person(&self) -> Fen {
        Fen(self.self_in_scope.0 + self.out_of_scope.0 + self.preself.0)
    }

    /// What each part of the bill comes to, zero left out.
    pub fn parts(&self) -> BTreeMap<BillPart, Fen> {
        let layers = self.layers.iter().map(|share| (BillPart::from(share.layer), share.amount));
        let parts = [
            (BillPart::Basic, self.basic),
            (BillPart::Account, self.account),
            (BillPart::HospitalBears, self.hospital),
            (BillPart::Person, self.person()),
        ];
        parts.into_iter().chain(layers).filter(|(_, amount)| *amount != Fen::ZERO).collect()
    }

    /// What each fund pays, in the order in which they do, zero included. A basic
    /// part settled elsewhere is no fund's here.
    pub fn shares(&self, policy: &Policy, care: &Care) -> Vec<Share> {
        let law = policy.law();
        let disease = |id: &str, all: &[regulation::benefits::FixedPrice]| {
            all.iter().find(|one| one.id == id).map(|one| one.fund.clone())
        };
        let fund = match care {
            Care::Stay | Care::EmergencyDied => law.inpatient.as_ref().map(|stays| stays.fund.clone()),
            Care::Visit => law.outpatient.as_ref().map(|pool| pool.fund.clone()),
            Care::Chronic { disease } => law.chronic.iter().find(|one| one.id == *disease).map(|one| one.fund.clone()),
            Care::FixedPrice { disease: id } => disease(id, &law.fixed_price),
            Care::Birth { manner } => disease(manner.id(), &law.maternity),
            Care::BasicElsewhere { .. } => None,
        };
        let basic = fund.map(|fund| (fund, self.basic));
        let layers = law.layers.iter().map(|layer| (layer.fund.clone(), self.layer(layer.id)));
        let account = law.account.iter().map(|account| (account.fund.clone(), self.account));
        let all = basic.into_iter().chain(layers).chain(account);
        all.map(|(fund, amount)| Share { fund, amount }).collect()
    }

    /// Whether everybody's parts add up to the bill and none is negative.
    pub fn adds_up(&self) -> bool {
        let funds = [self.basic, self.basic_elsewhere, self.account];
        let own = [self.hospital, self.self_in_scope, self.out_of_scope, self.preself];
        let parts = funds.into_iter().chain(own).chain(self.layers.iter().map(|share| share.amount));
        let mut parts = parts.chain([self.away_first]);
        let negative = parts.clone().any(Fen::is_negative);
        let all = Fen::total(parts.by_ref().take(funds.len() + own.len() + self.layers.len()));
        !negative && all == Ok(self.total)
    }
}
