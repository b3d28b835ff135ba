//! A situation as an officer writes it down: a person and the bills in order,
//! only what matters said. The form of `given` in `regulation/cases/benefit/` and
//! of the test bench, which starts from those cases.
//!
//! Article: R2-53, R2-64, R5-7 (rules are tried before they are issued).

use std::collections::BTreeSet;

use base::{Date, Fen, Refusal, parse_date};
use regulation::benefits::{Desk, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Duration;

use crate::{
    Amounts, Bill, CannotSettle, Care, Circumstances, Credit, PersonState, Policy, Referral, Stay, StayId, Withheld,
};

/// A person and the bills in order; the last one is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenCase {
    /// Id of the policy; that of Henan 2017 when not said.
    #[serde(default = "henan_2017")]
    pub policy: String,
    /// Birthday, `YYYY-MM-DD`.
    pub born: String,
    /// In hardship at every bill, unless the bill says otherwise.
    #[serde(default)]
    pub hardship: bool,
    /// Other standings.
    #[serde(default)]
    pub statuses: BTreeSet<Status>,
    /// What stands in the account before the first bill, fen.
    #[serde(default)]
    pub account_fen: i64,
    /// The bills.
    pub stays: Vec<GivenBill>,
    /// Where the last bill is settled, if it is asked who then owes whom.
    #[serde(default)]
    pub desk: Option<Desk>,
    /// Paid to the hospital beforehand, fen.
    #[serde(default)]
    pub deposit_fen: Fen,
}

/// A bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenBill {
    /// First day, `YYYY-MM-DD`.
    pub admit: String,
    /// Last day; a week after admission when not said, the same day for a visit.
    #[serde(default)]
    pub discharge: Option<String>,
    /// A stay when not said.
    #[serde(default = "a_stay")]
    pub care: Care,
    /// The patient's birthday where it is not the person's: a newborn's.
    #[serde(default)]
    pub born: Option<String>,
    /// What else bears on who pays.
    #[serde(default)]
    pub circumstances: Circumstances,
    /// In-scope cost that no fund pays, by reason.
    #[serde(default)]
    pub withheld: Vec<Withheld>,
    /// The emergency visit that joins the stay.
    #[serde(default)]
    pub emergency: Option<Amounts>,
    /// Id of the tier; `code_7` is the way to write one that is not there.
    pub at: String,
    /// The whole bill, fen.
    pub total_fen: i64,
    /// Of it, outside the catalogues.
    #[serde(default)]
    pub out_of_scope_fen: i64,
    /// Of it, paid first by the person.
    #[serde(default)]
    pub preself_fen: i64,
    /// By own choice when not said.
    #[serde(default = "by_own_choice")]
    pub referral: Referral,
    /// The part after 31 December of a stay settled in two parts.
    #[serde(default)]
    pub continued: bool,
    /// Place in the list, from 1, of the stay it comes from.
    #[serde(default)]
    pub from: Option<i64>,
    /// Treated outside the area.
    #[serde(default)]
    pub out_of_area: bool,
    /// In hardship at this bill.
    #[serde(default)]
    pub hardship: Option<bool>,
}

fn henan_2017() -> String {
    "henan-resident-2017".to_owned()
}

fn a_stay() -> Care {
    Care::Stay
}

fn by_own_choice() -> Referral {
    Referral::None
}

impl GivenCase {
    /// The bills as the engine takes them, numbered from 1.
    ///
    /// # Errors
    /// What cannot be read, with its place: `stays[1].admit`.
    pub fn bills(&self, policy: &Policy) -> Result<Vec<Bill>, Refusal> {
        (0..self.stays.len()).map(|at| self.bill(at, policy)).collect()
    }

    /// The person before the first bill.
    ///
    /// # Errors
    /// An account below zero.
    pub fn state(&self) -> Result<PersonState, Refusal> {
        let credit = Credit { credit_id: 0, day: 0, amount: Fen(self.account_fen) };
        let why = CannotSettle::AccountBelowZero;
        let refused = || Refusal::invalid(why.code(), "account_fen", why.title(), why.title_en());
        PersonState::default().credited(&credit).ok_or_else(refused)
    }

    /// Why a bill of the list cannot be settled, told at its field.
    pub fn refusal(&self, at: usize, why: CannotSettle) -> Refusal {
        let field = match why.field() {
            "policy" => return Refusal::from(why),
            "admit_date" => "admit",
            "discharge_date" => "discharge",
            "birth_date" => "born",
            "tier" => "at",
            "is_cont" => "continued",
            "stay_id" => "from",
            "amount" => "total_fen",
            same => same,
        };
        let mut refusal = Refusal::from(why);
        refusal.fields.clear();
        refusal.at(format!("stays[{at}].{field}"), why.title(), why.title_en())
    }

    fn bill(&self, at: usize, policy: &Policy) -> Result<Bill, Refusal> {
        let given = &self.stays[at];
        let place = |field: &str| format!("stays[{at}].{field}");
        let admit = day(&given.admit, place("admit"))?;
        let is_visit = matches!(given.care, Care::Visit | Care::Chronic { .. });
        let usual = if is_visit { Some(admit) } else { admit.checked_add(Duration::days(7)) };
        let discharge = match (&given.discharge, usual) {
            (Some(text), _) => day(text, place("discharge"))?,
            (None, usual) => usual.ok_or_else(|| no_day(place("admit")))?,
        };
        let birth_date = match &given.born {
            Some(text) => day(text, place("born"))?,
            None => day(&self.born, "born".to_owned())?,
        };
        let tiers = policy.law().inpatient.iter().flat_map(|stays| &stays.tiers);
        let known = tiers.clone().find(|tier| tier.id == given.at).map(|tier| tier.code);
        let tier = known.or_else(|| given.at.strip_prefix("code_")?.parse().ok());
        // Without tiers of its own a policy looks at no tier.
        let tier = tier.or_else(|| policy.law().inpatient.is_none().then_some(0));
        let stay = Stay {
            stay_id: StayId(at as i64 + 1),
            birth_date,
            admit_date: admit,
            discharge_date: discharge,
            tier: tier.ok_or_else(|| self.refusal(at, CannotSettle::TierUnknown))?,
            out_of_area: given.out_of_area,
            total: Fen(given.total_fen),
            out_of_scope: Fen(given.out_of_scope_fen),
            preself: Fen(given.preself_fen),
            referral: given.referral,
            is_cont: given.continued,
            prior_stay_id: given.from.map(StayId),
            hardship: given.hardship.unwrap_or(self.hardship),
        };
        Ok(Bill {
            stay,
            care: given.care.clone(),
            statuses: self.statuses.clone(),
            circumstances: given.circumstances,
            withheld: given.withheld.clone(),
            emergency: given.emergency,
        })
    }
}

fn day(text: &str, place: String) -> Result<Date, Refusal> {
    parse_date(text).ok_or_else(|| no_day(place))
}

fn no_day(place: String) -> Refusal {
    Refusal::invalid("date_malformed", place, "须为日期 YYYY-MM-DD", "is a date YYYY-MM-DD")
}
