//! Who owes whom once a bill is settled, as it stands in a policy's file: at the
//! hospital's counter the patient pays only his own part, elsewhere he has paid
//! all and is repaid.
//!
//! Article: R2-56, R2-57, R2-58, R2-65, R3a-4, R3a-16, R3a-17, R3a-19

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::LayerId;
use crate::Articles;

/// Who pays a part of a bill to whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearing {
    /// Where the bill was settled.
    pub desk: Desk,
    /// Which part of it.
    pub part: BillPart,
    /// Who owes it.
    pub debtor: Party,
    /// To whom.
    pub creditor: Party,
    /// Where it is laid down.
    pub article: Articles,
}

/// Where a bill is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Desk {
    /// At the counter of a hospital of the area.
    Hospital,
    /// At the counter of a hospital elsewhere, over the platform for treatment elsewhere.
    HospitalElsewhere,
    /// At the agency, or at the insurer's desk; the person has paid the hospital.
    Agency,
}

impl Desk {
    /// All of them.
    pub const ALL: [Desk; 3] = [Desk::Hospital, Desk::HospitalElsewhere, Desk::Agency];
}

/// A part of a settled bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillPart {
    /// What the basic layer pays.
    Basic,
    /// What critical-illness insurance pays.
    CriticalIllness,
    /// What the hardship supplement pays.
    Hardship,
    /// What large-sum insurance pays.
    LargeSum,
    /// What medical assistance pays.
    Assistance,
    /// What the civil servants' subsidy pays.
    CivilServant,
    /// What the account pays.
    Account,
    /// What the hospital bears.
    HospitalBears,
    /// What is left to the person.
    Person,
}

impl From<LayerId> for BillPart {
    fn from(layer: LayerId) -> BillPart {
        match layer {
            LayerId::CriticalIllness => BillPart::CriticalIllness,
            LayerId::Hardship => BillPart::Hardship,
            LayerId::LargeSum => BillPart::LargeSum,
            LayerId::Assistance => BillPart::Assistance,
            LayerId::CivilServant => BillPart::CivilServant,
        }
    }
}

/// Somebody who owes or is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The agency, out of the fund concerned.
    Agency,
    /// The revolving money of treatment elsewhere.
    RevolvingMoney,
    /// The insurer that runs critical-illness insurance.
    Insurer,
    /// The hospital.
    Hospital,
    /// The insured person.
    Person,
}
