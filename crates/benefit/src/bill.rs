//! Any bill as it comes to settlement: what kind of care it is for, who the
//! person is, and what else bears on who pays. A stay by itself is the shortest
//! form of it.
//!
//! Article: R2-46 (students at home), R2-49 (kinds of care), R2-54, R2-55, R2-61,
//! R2-62, R2-63, R2-66

use std::collections::BTreeSet;

use base::{Date, Fen};
use regulation::benefits::{CareKind, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Stay;

/// A bill with all that decides who pays it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bill {
    /// Number, days, hospital and amounts; for a visit both days are the day of it.
    pub stay: Stay,
    /// What it is for.
    pub care: Care,
    /// The person's standings on that day, besides what `stay.hardship` says.
    pub statuses: BTreeSet<Status>,
    /// What else bears on who pays.
    pub circumstances: Circumstances,
    /// Cost that no fund pays, or that is not the person's, by reason.
    pub withheld: Vec<Withheld>,
    /// The emergency visit that led to this stay, where it joins it.
    pub emergency: Option<Amounts>,
}

/// What a bill is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Care {
    /// A stay in hospital; also a birth with complications.
    Stay,
    /// An emergency visit whose rescue failed.
    EmergencyDied,
    /// An ordinary visit.
    Visit,
    /// A visit for a chronic disease.
    Chronic {
        /// Id of the disease in the policy.
        disease: String,
    },
    /// A major disease at a fixed price.
    FixedPrice {
        /// Id of the disease in the policy.
        disease: String,
    },
    /// A birth at a fixed amount.
    Birth {
        /// How the child was born.
        manner: Birth,
    },
    /// A stay whose basic part another scheme or office has settled.
    BasicElsewhere {
        /// What it paid, fen.
        basic: Fen,
    },
}

/// How a child was born.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    /// By itself 自然分娩.
    Natural,
    /// By section 剖宫产.
    Caesarean,
}

/// What else bears on who pays a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Circumstances {
    /// A newborn under the identity of the parent whose state is given.
    pub newborn: bool,
    /// A student in hospital at home in the holidays.
    pub student_at_home: bool,
    /// A hospital of instant settlement took the patient without telling of the
    /// filing; a signed consent is no such case.
    pub not_informed: bool,
    /// The emergency certificate was not justified.
    pub certificate_unjustified: bool,
    /// The person pays with the account as far as it reaches.
    pub by_account: bool,
}

/// Cost that no fund pays, or out-of-scope cost that is not the person's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// Id of the reason in the policy.
    pub reason: String,
    /// How much, fen.
    pub amount: Fen,
}

/// The amounts of a bill by class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amounts {
    /// The whole bill.
    pub total: Fen,
    /// Of it, outside the catalogues.
    pub out_of_scope: Fen,
    /// Of it, paid first by the person.
    pub preself: Fen,
}

impl Bill {
    /// The bill of a stay and nothing else.
    pub fn of_stay(stay: Stay) -> Bill {
        Bill {
            stay,
            care: Care::Stay,
            statuses: BTreeSet::new(),
            circumstances: Circumstances::default(),
            withheld: Vec::new(),
            emergency: None,
        }
    }
}

impl Care {
    /// The kind of care by which layers count it.
    pub fn kind(&self) -> CareKind {
        match self {
            Care::Stay | Care::EmergencyDied | Care::BasicElsewhere { .. } => CareKind::Inpatient,
            Care::Visit => CareKind::Outpatient,
            Care::Chronic { .. } => CareKind::Chronic,
            Care::FixedPrice { .. } => CareKind::FixedPrice,
            Care::Birth { .. } => CareKind::Maternity,
        }
    }
}

impl Birth {
    /// Its id in the policy.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Birth::Natural => "natural",
            Birth::Caesarean => "caesarean",
        }
    }
}

/// Money that comes into a person's account, or leaves it for another account of
/// the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Its number; numbers of credits and bills are of one series.
    pub credit_id: i64,
    /// The day from which it counts, days since 1970-01-01.
    pub day: i32,
    /// How much; below zero where it leaves.
    pub amount: Fen,
}

impl Credit {
    /// A credit of a day.
    pub fn on(credit_id: i64, day: Date, amount: Fen) -> Credit {
        Credit { credit_id, day: crate::day_of_date(day), amount }
    }
}
