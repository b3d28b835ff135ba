//! An inpatient stay as it comes to settlement: the bill's amounts by class,
//! the days, the hospital's tier, and how the patient came there.
//!
//! Article: R2-48 (in scope, out of scope, self-pay first), R2-53, R2-59, R2-64

use base::{Date, Fen};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CannotSettle;

/// Number of a stay, or of one part of a stay settled in two parts; ascending
/// in the order of settlement within a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct StayId(pub i64);

/// One stay of one person. Which person is the caller's concern: the state
/// given along with it must be that person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stay {
    /// Its number.
    pub stay_id: StayId,
    /// The person's birthday.
    pub birth_date: Date,
    /// First day; decides the insurance year and the age.
    pub admit_date: Date,
    /// Last day; the day of admission at the earliest.
    pub discharge_date: Date,
    /// Code of the hospital's tier in the policy.
    pub tier: u8,
    /// Treated outside the area the person is insured in.
    pub out_of_area: bool,
    /// The whole bill.
    pub total: Fen,
    /// Of it, outside the catalogues; paid by the person.
    pub out_of_scope: Fen,
    /// Of it, the part of partly payable items that the person pays first.
    pub preself: Fen,
    /// How the patient came there.
    pub referral: Referral,
    /// The part after 31 December of a stay settled in two parts.
    pub is_cont: bool,
    /// The stay it was referred from or is continued from.
    pub prior_stay_id: Option<StayId>,
    /// The person is registered as in hardship on admission.
    pub hardship: bool,
}

/// How the patient came to the hospital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Referral {
    /// By own choice, nothing filed.
    None,
    /// Referred up from a lower hospital.
    Up,
    /// Referred down from a higher hospital.
    Down,
    /// Treatment elsewhere was filed.
    Filed,
    /// As an emergency.
    Emergency,
}

impl Referral {
    /// All of them, in the order of their codes.
    pub const ALL: [Referral; 5] = [Referral::None, Referral::Up, Referral::Down, Referral::Filed, Referral::Emergency];

    /// The code in files and messages: 0 none, 1 up, 2 down, 3 filed, 4 emergency.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The referral with a code.
    ///
    /// # Errors
    /// [`CannotSettle::ReferralUnknown`] for any other code.
    pub fn from_code(code: u8) -> Result<Referral, CannotSettle> {
        Referral::ALL.get(usize::from(code)).copied().ok_or(CannotSettle::ReferralUnknown)
    }
}
