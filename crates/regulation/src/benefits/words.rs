//! The words of benefit law that reach over its parts: kinds of care, standings
//! of persons, layers. Closed lists: a word that is not here is refused when a
//! file is read.
//!
//! Article: R2-13 (standings proven at enrolment), R2-46 (students), R2-49 (kinds
//! of care), R2-92 (layers), R3a-17 (civil servants).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A kind of care, as far as benefit law pays it by rules of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CareKind {
    /// A stay in hospital 住院; an emergency that ended in death counts as one.
    Inpatient,
    /// An ordinary visit 普通门诊.
    Outpatient,
    /// A visit for a recognised chronic disease 门诊慢性病.
    Chronic,
    /// A major disease at a fixed price 重特大疾病.
    FixedPrice,
    /// A birth at a fixed amount 生育.
    Maternity,
}

impl CareKind {
    /// All of them.
    pub const ALL: [CareKind; 5] =
        [CareKind::Inpatient, CareKind::Outpatient, CareKind::Chronic, CareKind::FixedPrice, CareKind::Maternity];
}

/// A standing of a person that benefit law looks at; a person may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In hardship 困难群众, whichever kind.
    Hardship,
    /// Registered as poor 建档立卡贫困人口.
    RegisteredPoor,
    /// In extreme poverty 特困人员.
    ExtremePoverty,
    /// Receives the subsistence allowance 低保对象.
    Subsistence,
    /// Returned or fallen into poverty 返贫致贫人口.
    ReturnedToPoverty,
    /// On the edge of the subsistence allowance 低保边缘.
    NearSubsistence,
    /// Watched against falling back into poverty 监测对象.
    Monitored,
    /// Impoverished by illness 因病致贫重病患者.
    IllnessImpoverished,
    /// Retired 退休.
    Retiree,
    /// Entitled to the civil servants' subsidy 公务员.
    CivilServant,
    /// Student of a college or vocational school 大中专学生.
    Student,
    /// Disabled and unable to work 丧失劳动能力的残疾人.
    Disabled,
    /// Of a family of low income and old or under age 低收入家庭老年人、未成年人.
    LowIncome,
    /// Given preference for service or sacrifice 优抚对象.
    Preferred,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 14] = [
        Status::Hardship,
        Status::RegisteredPoor,
        Status::ExtremePoverty,
        Status::Subsistence,
        Status::ReturnedToPoverty,
        Status::NearSubsistence,
        Status::Monitored,
        Status::IllnessImpoverished,
        Status::Retiree,
        Status::CivilServant,
        Status::Student,
        Status::Disabled,
        Status::LowIncome,
        Status::Preferred,
    ];

    /// As it is written in files and kept: `near_subsistence`.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Hardship => "hardship",
            Status::RegisteredPoor => "registered_poor",
            Status::ExtremePoverty => "extreme_poverty",
            Status::Subsistence => "subsistence",
            Status::ReturnedToPoverty => "returned_to_poverty",
            Status::NearSubsistence => "near_subsistence",
            Status::Monitored => "monitored",
            Status::IllnessImpoverished => "illness_impoverished",
            Status::Retiree => "retiree",
            Status::CivilServant => "civil_servant",
            Status::Student => "student",
            Status::Disabled => "disabled",
            Status::LowIncome => "low_income",
            Status::Preferred => "preferred",
        }
    }

    /// The standing that is written so.
    pub fn of(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.as_str() == code)
    }

    /// Whether whoever has this standing is in hardship too: registered as
    /// poor, in extreme poverty, on the subsistence allowance, back in poverty.
    pub fn is_hardship(self) -> bool {
        matches!(
            self,
            Status::Hardship
                | Status::RegisteredPoor
                | Status::ExtremePoverty
                | Status::Subsistence
                | Status::ReturnedToPoverty
        )
    }
}

/// A layer above the basic one. A person's sums are kept by it, so that they
/// go on when one policy follows another within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LayerId {
    /// Critical-illness insurance 大病保险.
    CriticalIllness,
    /// Hardship supplement 困难群众大病补充保险.
    Hardship,
    /// Large-sum insurance of employees 大额医疗费用补助.
    LargeSum,
    /// Medical assistance 医疗救助.
    Assistance,
    /// Civil servants' subsidy 公务员医疗补助.
    CivilServant,
}

impl LayerId {
    /// All of them, in the order of their numbers.
    pub const ALL: [LayerId; 5] =
        [LayerId::CriticalIllness, LayerId::Hardship, LayerId::LargeSum, LayerId::Assistance, LayerId::CivilServant];

    /// As it is written in files: `critical_illness`.
    pub fn as_str(self) -> &'static str {
        match self {
            LayerId::CriticalIllness => "critical_illness",
            LayerId::Hardship => "hardship",
            LayerId::LargeSum => "large_sum",
            LayerId::Assistance => "assistance",
            LayerId::CivilServant => "civil_servant",
        }
    }
}

/// Where and how a payment is rounded; each is exact before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// What this bill adds, half up to the fen, once, before the cap.
    HalfUpOnce,
    /// The year's sum before and after this bill, each half up to the fen, and
    /// their difference, before the cap: however a year is cut into bills, it
    /// comes to the same. For layers that pay on a sum over the year.
    HalfUpOfYear,
    /// What this bill adds, the parts of a fen dropped, once, before the cap.
    DownOnce,
}
