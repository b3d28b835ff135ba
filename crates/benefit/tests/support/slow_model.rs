//! A second model of any bill under any policy, slow and written apart from the
//! engine: it reads the dated law as it stands in the files, looks at the whole
//! history for every bill, keeps no state, and computes in 128 bits. The tests
//! compare it with the engine over random histories.
//!
//! Article: R2-50, R2-51, R2-52, R2-53, R2-54, R2-56, R2-60, R2-61, R2-62, R2-64

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]
#![allow(dead_code, reason = "each test binary uses its part of the model")]

use std::collections::BTreeMap;

use base::{Date, Fen};
use benefit::{Bill, Birth, Care, Event, LayerShare, Outcome, Referral};
use regulation::Series;
use regulation::benefits::*;

/// What a model says of one event.
pub(crate) type Said = Result<Option<Outcome>, &'static str>;

/// A bill that was settled, with what later ones look at.
struct Done {
    bill: Bill,
    outcome: Outcome,
    /// What each layer counted of it.
    counted: BTreeMap<LayerId, i128>,
    /// What it used of the yearly cap: paid, and cost looked at.
    paid_under_cap: i128,
    looked_at: i128,
    is_admission: bool,
    is_stay: bool,
    /// Standard deductible, deductible and in-scope cost, where a later stay may name it.
    may_be_named: Option<(i128, i128, i128)>,
    /// Pool, period, cost looked at, paid.
    quota: Option<(String, u8, i128, i128)>,
}

/// The basic part of a bill.
#[derive(Default)]
struct Basic {
    in_scope: i128,
    out_of_scope: i128,
    preself: i128,
    ded_std: i128,
    ded: i128,
    cut: u8,
    first: i128,
    first_kept_from_layers: bool,
    paid: i128,
    elsewhere: i128,
    under_cap: bool,
    looked_at: i128,
    above_cap: i128,
    hospital_inside: i128,
    hospital_beside: i128,
    is_stay: bool,
    is_admission: bool,
    review: bool,
    may_be_named: Option<(i128, i128, i128)>,
    quota: Option<(String, u8, i128, i128)>,
}

/// The day that decides the year of a bill.
pub(crate) fn deciding_day(law: &BenefitPolicy, bill: &Bill) -> Date {
    let by_discharge = law.inpatient.as_ref().is_some_and(|stays| stays.year_of.values()[0].value == YearOf::Discharge);
    if by_discharge { bill.stay.discharge_date } else { bill.stay.admit_date }
}

/// Settles events that stand in order.
pub(crate) fn settle_slowly(law: &BenefitPolicy, events: &[Event]) -> Vec<Said> {
    let (mut done, mut account) = (Vec::new(), 0i128);
    let mut said = Vec::with_capacity(events.len());
    for event in events {
        said.push(match event {
            Event::Credit(credit) if account + i128::from(credit.amount.0) < 0 => Err("account_below_zero"),
            Event::Credit(credit) => {
                account += i128::from(credit.amount.0);
                Ok(None)
            }
            Event::Bill(bill) => settle_bill_slowly(law, bill, &done, account).map(|one: Done| {
                account -= i128::from(one.outcome.account.0);
                let outcome = one.outcome.clone();
                done.push(one);
                Some(outcome)
            }),
        });
    }
    said
}

fn value<T>(series: &Series<T>, day: Date) -> &T {
    let begun = series.values().iter().filter(|dated| dated.from <= day);
    &begun.last().unwrap_or(&series.values()[0]).value
}

fn settle_bill_slowly(law: &BenefitPolicy, bill: &Bill, done: &[Done], account: i128) -> Result<Done, &'static str> {
    // A policy replayed over days before it began pays as on its first day.
    let day = deciding_day(law, bill).max(law.from.0);
    let year = deciding_day(law, bill).year();
    let told = bill.circumstances;
    let is_stay = matches!(bill.care, Care::Stay | Care::EmergencyDied);
    let stays = law.inpatient.as_ref();
    let knows = |there: bool| if there && is_stay { Ok(()) } else { Err("circumstance_not_in_policy") };
    if told.newborn {
        knows(law.newborn.is_some())?;
    }
    if told.student_at_home {
        knows(stays.is_some_and(|stays| stays.students_at_home.is_some()))?;
    }
    if told.not_informed {
        knows(stays.is_some_and(|stays| stays.not_informed.is_some()))?;
    }
    if told.certificate_unjustified {
        knows(stays.is_some_and(|stays| stays.certificate_unjustified.is_some()))?;
    }
    let joins = law.emergency.as_ref().is_some_and(|e| *value(&e.admitted, day) == EmergencyAdmitted::JoinsTheStay);
    if bill.emergency.is_some() {
        knows(joins)?;
    }
    if bill.care == Care::EmergencyDied {
        knows(law.emergency.is_some())?;
    }
    if told.by_account && law.account.is_none() {
        return Err("circumstance_not_in_policy");
    }
    if told.newborn && bill.stay.admit_date.year() != bill.stay.birth_date.year() {
        return Err("not_in_year_of_birth");
    }

    let own = [bill.stay.total.0, bill.stay.out_of_scope.0, bill.stay.preself.0].map(i128::from);
    check_amounts(own, bill)?;
    let mut seen = own;
    if let Some(emergency) = bill.emergency {
        let joined = [emergency.total.0, emergency.out_of_scope.0, emergency.preself.0].map(i128::from);
        check_amounts(joined, bill)?;
        seen = [seen[0] + joined[0], seen[1] + joined[1], seen[2] + joined[2]];
    }
    let mut taken_out = 0;
    for one in &bill.withheld {
        let reason = law.withheld.iter().find(|reason| reason.id == one.reason).ok_or("withheld_reason_unknown")?;
        let amount = i128::from(one.amount.0);
        let out_of_scope = reason.of == WithheldOf::OutOfScope;
        let most = if out_of_scope { seen[1] } else { seen[0] - seen[1] - seen[2] };
        if amount < 0 || amount > most {
            return Err("withheld_above_scope");
        }
        if reason.bears == Bearer::Hospital {
            taken_out += amount;
            seen = [seen[0] - amount, if out_of_scope { seen[1] - amount } else { seen[1] }, seen[2]];
        } else if !out_of_scope {
            seen[1] += amount;
        }
    }
    check_amounts(seen, bill)?;

    let of_year: Vec<&Done> = done.iter().filter(|one| one.outcome.year == year).collect();
    let case = Case { law, bill, day, seen, of_year: &of_year, done };
    let mut basic = match &bill.care {
        Care::Stay | Care::EmergencyDied => case.stay()?,
        Care::Visit => case.visit()?,
        Care::Chronic { disease } => case.chronic(disease)?,
        Care::FixedPrice { disease } => case.fixed(&law.fixed_price, disease)?,
        Care::Birth { manner: Birth::Natural } => case.fixed(&law.maternity, "natural")?,
        Care::Birth { manner: Birth::Caesarean } => case.fixed(&law.maternity, "caesarean")?,
        Care::BasicElsewhere { basic } => case.elsewhere(i128::from(basic.0))?,
    };
    basic.hospital_beside += taken_out;
    let (layers, counted) = case.layers(&basic);
    let paid_by_layers: i128 = layers.values().sum();
    let mut own = basic.in_scope - basic.paid - basic.hospital_inside - paid_by_layers;
    let mut preself = basic.preself;
    let mut from_account = 0;
    if told.by_account {
        let pays = value(&law.account.as_ref().unwrap().pays, day);
        let of_scope = if basic.is_stay { AccountPays::InpatientInScope } else { AccountPays::OutpatientInScope };
        if pays.contains(&of_scope) {
            let part = own.min(account);
            (own, from_account) = (own - part, from_account + part);
        }
        if pays.contains(&AccountPays::FirstSelfPay) {
            let part = preself.min(account - from_account);
            (preself, from_account) = (preself - part, from_account + part);
        }
    }
    let fen = |amount: i128| Fen(i64::try_from(amount).unwrap());
    let outcome = Outcome {
        policy: law.id.clone(),
        care: kind_of(&bill.care),
        year,
        total: fen(seen[0] + taken_out),
        in_scope: fen(basic.in_scope),
        out_of_scope: fen(basic.out_of_scope),
        preself: fen(preself),
        ded_std: fen(basic.ded_std),
        ded: fen(basic.ded),
        ratio_cut: basic.cut,
        away_first: fen(basic.first),
        basic: fen(basic.paid - basic.elsewhere),
        basic_elsewhere: fen(basic.elsewhere),
        layers: law
            .layers
            .iter()
            .map(|layer| LayerShare { layer: layer.id, amount: fen(layers.get(&layer.id).copied().unwrap_or(0)) })
            .collect(),
        account: fen(from_account),
        hospital: fen(basic.hospital_inside + basic.hospital_beside),
        self_in_scope: fen(own),
        review: basic.review,
    };
    Ok(Done {
        bill: bill.clone(),
        outcome,
        counted,
        paid_under_cap: if basic.under_cap { basic.paid } else { 0 },
        looked_at: if basic.under_cap { basic.looked_at } else { 0 },
        is_admission: basic.is_admission,
        is_stay: basic.is_stay,
        may_be_named: basic.may_be_named,
        quota: basic.quota,
    })
}

fn kind_of(care: &Care) -> CareKind {
    match care {
        Care::Visit => CareKind::Outpatient,
        Care::Chronic { .. } => CareKind::Chronic,
        Care::FixedPrice { .. } => CareKind::FixedPrice,
        Care::Birth { .. } => CareKind::Maternity,
        _ => CareKind::Inpatient,
    }
}

fn check_amounts(amounts: [i128; 3], bill: &Bill) -> Result<(), &'static str> {
    if amounts.iter().any(|amount| *amount < 0) {
        return Err("amount_negative");
    }
    if bill.stay.discharge_date < bill.stay.admit_date {
        return Err("discharged_before_admission");
    }
    Ok(())
}

/// A bill before the law and the history.
struct Case<'a> {
    law: &'a BenefitPolicy,
    bill: &'a Bill,
    day: Date,
    /// Total, out of scope, self-pay first.
    seen: [i128; 3],
    of_year: &'a [&'a Done],
    done: &'a [Done],
}

impl Case<'_> {
    fn has(&self, status: Status) -> bool {
        let bill = self.bill;
        let by_kind = bill.statuses.iter().any(|one| one.is_hardship());
        bill.statuses.contains(&status) || (status == Status::Hardship && (bill.stay.hardship || by_kind))
    }

    fn any_of(&self, statuses: &[Status]) -> bool {
        statuses.is_empty() || statuses.iter().any(|status| self.has(*status))
    }

    fn tier(&self) -> Option<&Tier> {
        let tiers = self.law.inpatient.iter().flat_map(|stays| &stays.tiers);
        tiers.clone().find(|tier| tier.code == self.bill.stay.tier)
    }

    fn in_scope(&self) -> i128 {
        self.seen[0] - self.seen[1] - self.seen[2]
    }

    /// Checks that follow the tier's.
    fn fits(&self) -> Result<(), &'static str> {
        if self.in_scope() < 0 {
            return Err("in_scope_below_zero");
        }
        if self.bill.stay.birth_date > self.bill.stay.admit_date {
            return Err("born_after_admission");
        }
        Ok(())
    }

    fn caps_cost(&self) -> bool {
        let of = self.law.inpatient.as_ref().and_then(|stays| stays.annual_cap_of.as_ref());
        of.is_some_and(|of| *value(of, self.day) == CapOf::InScopeCost)
    }

    /// What the yearly cap lets be looked at of a cost, and be paid.
    fn under_cap(&self, cost: i128) -> (i128, i128) {
        let Some(stays) = &self.law.inpatient else { return (cost, i128::MAX) };
        let cap = i128::from(value(&stays.annual_cap_fen, self.day).0);
        if self.caps_cost() {
            let used: i128 = self.of_year.iter().map(|one| one.looked_at).sum();
            (cost.min((cap - used).max(0)), i128::MAX)
        } else {
            let used: i128 = self.of_year.iter().map(|one| one.paid_under_cap).sum();
            (cost, (cap - used).max(0))
        }
    }

    fn stay(&self) -> Result<Basic, &'static str> {
        let (day, stay) = (self.day, &self.bill.stay);
        let stays = self.law.inpatient.as_ref().ok_or("care_not_in_policy")?;
        let tier = self.tier().ok_or("tier_unknown")?;
        self.fits()?;
        let year_end = *value(&stays.year_end, day);
        if stay.is_cont && year_end == YearEnd::NotSplit {
            return Err("continuation_not_in_policy");
        }
        let newborn = self.bill.circumstances.newborn;
        let in_scope = self.in_scope();
        let terms = value(tier.terms.get_ref(), day);
        let full = i128::from(terms.deductible_fen.0);
        let is_admission = tier.counts_as_admission && !stay.is_cont && !newborn;
        let nth = 1 + self.of_year.iter().filter(|one| one.is_admission).count();
        let age = (0..200).rev().find(|years| had_birthday(stay.birth_date, *years, stay.admit_date)).unwrap();

        // All deductibles that are for the person and the stay; the lowest is borne.
        let mut deductibles = vec![full];
        let child = value(&stays.child, day);
        if age <= child.age_max_years {
            deductibles.push(half_up(full * i128::from(child.pays_permyriad.as_permyriad())));
        }
        if is_admission {
            let mut steps = value(&stays.repeat_admission, day).0.iter();
            let step = steps.rfind(|step| step.from_admission as usize <= nth);
            deductibles.extend(step.map(|s| half_up(full * i128::from(s.pays_permyriad.as_permyriad()))));
        }
        let mut points = 0;
        for adjustment in &stays.adjustments {
            let who = &adjustment.who;
            let number = if is_admission { nth as u32 } else { 0 };
            let met = self.any_of(&who.statuses)
                && who.age_from_years.is_none_or(|from| age >= from)
                && who.age_to_years.is_none_or(|to| age <= to)
                && who.admission_from.is_none_or(|from| number >= from)
                && who.admission_to.is_none_or(|to| number <= to)
                && (who.tiers.is_empty() || who.tiers.contains(&tier.id));
            if met {
                let terms = value(adjustment.terms.get_ref(), day);
                points += i128::from(terms.ratio_points);
                let share = terms.deductible_pays_permyriad;
                deductibles.extend(share.map(|share| half_up(full * i128::from(share.as_permyriad()))));
            }
        }
        let ded_std = deductibles.into_iter().min().unwrap();

        // What of it is borne.
        let carries_over = stay.is_cont && year_end == YearEnd::UnusedDeductible;
        let last = self.done.iter().rev().find(|one| one.may_be_named.is_some());
        let named = stay.prior_stay_id.and_then(|id| last.filter(|one| one.bill.stay.stay_id == id));
        let needs = carries_over || matches!(stay.referral, Referral::Up | Referral::Down);
        let review = (stay.prior_stay_id.is_some() && named.is_none()) || (needs && stay.prior_stay_id.is_none());
        let ded = match named.and_then(|one| one.may_be_named) {
            Some((_, prior_ded, prior_cost)) if carries_over => (prior_ded - prior_cost).max(0),
            Some((prior_std, ..)) if stay.referral == Referral::Up => (ded_std - prior_std).max(0),
            Some(_) if stay.referral == Referral::Down => 0,
            _ => ded_std,
        };

        // What is lost away from home.
        let lost = match stay.referral {
            _ if !stay.out_of_area || !tier.unfiled_cut || self.bill.circumstances.student_at_home => None,
            Referral::None => Some(*value(&stays.unfiled, day)),
            Referral::Filed => stays.filed.as_ref().map(|filed| *value(filed, day)),
            _ => None,
        };
        let (mut cut, mut first, mut kept) = (0, 0, false);
        match lost {
            Some(AwayTerms::RatioMinusPoints { points }) => cut = points,
            Some(AwayTerms::SelfPayFirst { permyriad, counts_upward }) => {
                first = half_up(in_scope * i128::from(permyriad.as_permyriad()));
                kept = !counts_upward;
            }
            None => {}
        }
        let pay = |cost: i128, points: i128| {
            let (looked_at, left) = self.under_cap(cost);
            let exact = match *value(&stays.band_basis, day) {
                BandBasis::InScopeCost => {
                    if looked_at <= ded {
                        0
                    } else {
                        up_to(&terms.bands, looked_at, points) - up_to(&terms.bands, ded, points)
                    }
                }
                BandBasis::ExcessOverDeductible => up_to(&terms.bands, (looked_at - ded).max(0), points),
            };
            (round(exact, *value(&stays.rounding, day)).min(left), looked_at)
        };
        let (mut paid, mut looked_at) = pay(in_scope - first, points - i128::from(cut));
        let mut above_cap = in_scope - first - looked_at;
        let mut hospital_inside = 0;
        if self.bill.circumstances.not_informed && lost.is_some() {
            let (unreduced, all) = pay(in_scope, points);
            hospital_inside = (unreduced - paid).max(0);
            (first, kept, looked_at, above_cap) = (0, false, all, in_scope - all);
        }
        if self.bill.circumstances.certificate_unjustified {
            hospital_inside += paid;
            paid = 0;
        }
        Ok(Basic {
            in_scope,
            out_of_scope: self.seen[1],
            preself: self.seen[2],
            ded_std,
            ded,
            cut,
            first,
            first_kept_from_layers: kept,
            paid,
            under_cap: true,
            looked_at,
            above_cap,
            hospital_inside,
            is_stay: true,
            is_admission,
            review,
            may_be_named: (!newborn).then_some((ded_std, ded, in_scope)),
            ..Basic::default()
        })
    }

    fn plain(&self) -> Result<Basic, &'static str> {
        self.fits()?;
        let [_, out_of_scope, preself] = self.seen;
        Ok(Basic { in_scope: self.in_scope(), out_of_scope, preself, ..Basic::default() })
    }

    fn used(&self, pool: &str, period: u8) -> (i128, i128) {
        let all = self.of_year.iter().filter_map(|one| one.quota.as_ref());
        let of_pool = all.filter(|(name, number, ..)| name == pool && *number == period);
        of_pool.fold((0, 0), |(cost, paid), (.., c, p)| (cost + c, paid + p))
    }

    fn visit(&self) -> Result<Basic, &'static str> {
        let mut basic = self.plain()?;
        let Some(pool) = &self.law.outpatient else {
            return if self.law.account.is_some() { Ok(basic) } else { Err("care_not_in_policy") };
        };
        let terms = value(pool.terms.get_ref(), self.day);
        let tier = self.tier().map(|tier| tier.id.as_str());
        let Some(row) = terms.ratios.iter().find(|row| Some(row.tier.as_str()) == tier) else { return Ok(basic) };
        let more = terms.points.iter().filter(|row| self.has(row.status)).map(|row| i128::from(row.ratio_points));
        let ratio = (i128::from(row.ratio_permyriad.as_permyriad()) + more.sum::<i128>() * 100).clamp(0, 10_000);
        let (cost, paid) = self.used("outpatient", 0);
        let deductible = i128::from(terms.annual_deductible_fen.0);
        let above = |sum: i128| (sum - deductible).max(0);
        let exact = (above(cost + basic.in_scope) - above(cost)) * ratio;
        basic.paid = round(exact, terms.rounding).min((i128::from(terms.annual_cap_fen.0) - paid).max(0));
        basic.quota = Some(("outpatient".to_owned(), 0, basic.in_scope, basic.paid));
        Ok(basic)
    }

    fn chronic(&self, disease: &str) -> Result<Basic, &'static str> {
        let mut basic = self.plain()?;
        if self.law.chronic.is_empty() {
            return Err("care_not_in_policy");
        }
        let disease = self.law.chronic.iter().find(|one| one.id == disease).ok_or("disease_unknown")?;
        let terms = value(disease.terms.get_ref(), self.day);
        let month = u8::from(self.bill.stay.admit_date.month());
        let period = match terms.period {
            Period::Month => month,
            Period::Quarter => [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][usize::from(month) - 1],
            Period::Year => 0,
        };
        let (cost, paid) = self.used(&disease.id, period);
        let quota = i128::from(terms.quota_fen.0);
        let (mut look, mut left) = (basic.in_scope, i128::MAX);
        match terms.quota_of {
            QuotaOf::Paid => left = (quota - paid).max(0),
            QuotaOf::InScopeCost => look = look.min((quota - cost).max(0)),
        }
        let within = look;
        if terms.in_yearly_cap {
            let (looked_at, cap_left) = self.under_cap(look);
            (look, left) = (looked_at, left.min(cap_left));
            (basic.under_cap, basic.looked_at, basic.above_cap) = (true, look, within - look);
        }
        basic.paid = round(look * i128::from(terms.ratio_permyriad.as_permyriad()), terms.rounding).min(left);
        basic.quota = Some((disease.id.clone(), period, within, basic.paid));
        Ok(basic)
    }

    fn fixed(&self, all: &[FixedPrice], id: &str) -> Result<Basic, &'static str> {
        let mut basic = self.plain()?;
        if all.is_empty() {
            return Err("care_not_in_policy");
        }
        let fixed = all.iter().find(|one| one.id == id).ok_or("disease_unknown")?;
        let terms = value(fixed.terms.get_ref(), self.day);
        let tier = self.tier().ok_or("tier_unknown")?;
        let row = terms.tiers.iter().find(|row| row.tier == tier.id).ok_or("tier_unknown")?;
        let whole = terms.price_of == PriceOf::WholeBill;
        let amount = if whole { self.seen[0] } else { basic.in_scope };
        if whole {
            (basic.out_of_scope, basic.preself) = (0, 0);
        }
        basic.in_scope = amount.min(i128::from(row.price_fen.0));
        match terms.above_price {
            Bearer::Person => basic.out_of_scope += amount - basic.in_scope,
            Bearer::Hospital => basic.hospital_beside += amount - basic.in_scope,
        }
        let (mut look, mut left) = (basic.in_scope, i128::MAX);
        if terms.in_yearly_cap {
            (look, left) = self.under_cap(look);
            (basic.under_cap, basic.looked_at, basic.above_cap) = (true, look, basic.in_scope - look);
        }
        basic.paid = round(look * i128::from(row.ratio_permyriad.as_permyriad()), terms.rounding).min(left);
        basic.is_stay = fixed.stay;
        basic.is_admission = terms.counts_as_admission && tier.counts_as_admission;
        basic.may_be_named = fixed.stay.then_some((0, 0, basic.in_scope));
        Ok(basic)
    }

    fn elsewhere(&self, paid: i128) -> Result<Basic, &'static str> {
        let basic = self.plain()?;
        if paid < 0 || paid > basic.in_scope {
            return Err("basic_above_scope");
        }
        Ok(Basic { paid, elsewhere: paid, is_stay: true, ..basic })
    }

    /// What each layer pays and what it counted.
    fn layers(&self, basic: &Basic) -> (BTreeMap<LayerId, i128>, BTreeMap<LayerId, i128>) {
        let (mut paid, mut counted) = (BTreeMap::new(), BTreeMap::new());
        let mut left = basic.in_scope - basic.paid - basic.hospital_inside;
        if basic.first_kept_from_layers {
            left -= basic.first;
        }
        for layer in self.law.layers.iter().filter(|layer| layer.counts.contains(&kind_of(&self.bill.care))) {
            let base = match layer.base {
                LayerBase::Left => left,
                LayerBase::AboveCostCap => basic.above_cap.min(left),
            };
            let earlier: i128 = self.of_year.iter().filter_map(|one| one.counted.get(&layer.id)).sum();
            counted.insert(layer.id, base);
            let Some(variant) = layer.variants.iter().find(|variant| self.any_of(&variant.for_whom)) else { continue };
            let terms = value(variant.terms.get_ref(), self.day);
            let deductible = i128::from(terms.deductible_fen.0);
            let due = |sum: i128| match terms.basis {
                LayerBasis::AccumulatedAmount => {
                    up_to(&terms.bands, sum.max(deductible), 0) - up_to(&terms.bands, deductible, 0)
                }
                LayerBasis::ExcessOverDeductible => up_to(&terms.bands, (sum - deductible).max(0), 0),
            };
            let (before, after) = (due(earlier), due(earlier + base));
            let mut amount = match terms.rounding {
                Rounding::HalfUpOfYear => half_up(after) - half_up(before),
                once => round(after - before, once),
            };
            let paid_before = |stays_too: bool| -> i128 {
                let those = self.of_year.iter().filter(|one| stays_too || !one.is_stay);
                those.map(|one| i128::from(one.outcome.layer(layer.id).0)).sum()
            };
            if let Some(cap) = terms.annual_cap_fen {
                amount = amount.min((i128::from(cap.0) - paid_before(true)).max(0));
            }
            if let (Some(cap), false) = (terms.outpatient_cap_fen, basic.is_stay) {
                amount = amount.min((i128::from(cap.0) - paid_before(false)).max(0));
            }
            left -= amount;
            paid.insert(layer.id, amount);
        }
        (paid, counted)
    }
}

/// What the bands pay of an amount counted from nothing, in ten-thousandths of a fen.
fn up_to(bands: &[Band], amount: i128, points: i128) -> i128 {
    let (mut from, mut sum) = (0, 0);
    for band in bands {
        let to = band.to_fen.map_or(i128::MAX, |to| i128::from(to.0));
        let ratio = (i128::from(band.ratio_permyriad.as_permyriad()) + points * 100).clamp(0, 10_000);
        sum += (amount.min(to) - from).max(0) * ratio;
        from = to;
    }
    sum
}

fn half_up(exact: i128) -> i128 {
    (2 * exact + 10_000).div_euclid(20_000)
}

fn round(exact: i128, rounding: Rounding) -> i128 {
    if rounding == Rounding::DownOnce { exact.div_euclid(10_000) } else { half_up(exact) }
}

/// Whether somebody has had so many birthdays on a day; born on 29 February, on
/// 1 March where the year has none.
fn had_birthday(birth: Date, years: i32, on: Date) -> bool {
    let birthday = Date::from_calendar_date(birth.year() + years, birth.month(), birth.day())
        .unwrap_or_else(|_| Date::from_calendar_date(birth.year() + years, time::Month::March, 1).unwrap());
    birthday <= on
}
