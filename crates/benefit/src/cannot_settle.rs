//! Why a stay cannot be settled: nothing is silently put right. A closed list,
//! checked in the order in which it stands here.
//!
//! Article: R2-53, R2-64

use base::Refusal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A field of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StayField {
    /// The whole bill.
    TotalFen,
    /// The part outside the catalogues.
    OutOfScopeFen,
    /// The part paid first by the person.
    PreselfFen,
    /// Whether treated out of the area.
    OutOfArea,
    /// Whether the part after 31 December.
    IsCont,
    /// Whether in hardship.
    Hardship,
    /// Birthday.
    BirthDate,
    /// Day of admission.
    AdmitDate,
    /// Day of discharge.
    DischargeDate,
}

/// Why a stay cannot be settled. Nothing was changed by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "code", content = "field")]
pub enum CannotSettle {
    /// A day outside the years 1 to 9999.
    DateOutOfRange(StayField),
    /// A yes-or-no field that is neither 0 nor 1.
    FlagNeitherZeroNorOne(StayField),
    /// A referral code other than 0 to 4.
    ReferralUnknown,
    /// An amount below zero.
    AmountNegative(StayField),
    /// An amount above a hundred billion yuan.
    AmountOutOfRange(StayField),
    /// The day of discharge lies before the day of admission.
    DischargedBeforeAdmission,
    /// The policy has no such tier of hospitals.
    TierUnknown,
    /// More is out of scope or paid first than the whole bill.
    InScopeBelowZero,
    /// The birthday lies after the day of admission.
    BornAfterAdmission,
    /// The stay with this number has been settled before.
    StaySettledBefore,
    /// The year's sums would leave the range of exact computation.
    YearSumOutOfRange,
}

impl StayField {
    /// The name in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            StayField::TotalFen => "total_fen",
            StayField::OutOfScopeFen => "out_of_scope_fen",
            StayField::PreselfFen => "preself_fen",
            StayField::OutOfArea => "out_of_area",
            StayField::IsCont => "is_cont",
            StayField::Hardship => "hardship",
            StayField::BirthDate => "birth_date",
            StayField::AdmitDate => "admit_date",
            StayField::DischargeDate => "discharge_date",
        }
    }
}

impl CannotSettle {
    /// The stable code: a full statement.
    pub fn code(self) -> &'static str {
        match self {
            CannotSettle::DateOutOfRange(_) => "date_out_of_range",
            CannotSettle::FlagNeitherZeroNorOne(_) => "flag_neither_zero_nor_one",
            CannotSettle::ReferralUnknown => "referral_unknown",
            CannotSettle::AmountNegative(_) => "amount_negative",
            CannotSettle::AmountOutOfRange(_) => "amount_out_of_range",
            CannotSettle::DischargedBeforeAdmission => "discharged_before_admission",
            CannotSettle::TierUnknown => "tier_unknown",
            CannotSettle::InScopeBelowZero => "in_scope_below_zero",
            CannotSettle::BornAfterAdmission => "born_after_admission",
            CannotSettle::StaySettledBefore => "stay_settled_before",
            CannotSettle::YearSumOutOfRange => "year_sum_out_of_range",
        }
    }

    /// The field concerned.
    pub fn field(self) -> &'static str {
        match self {
            CannotSettle::DateOutOfRange(field)
            | CannotSettle::FlagNeitherZeroNorOne(field)
            | CannotSettle::AmountNegative(field)
            | CannotSettle::AmountOutOfRange(field) => field.name(),
            CannotSettle::ReferralUnknown => "referral",
            CannotSettle::DischargedBeforeAdmission => StayField::DischargeDate.name(),
            CannotSettle::TierUnknown => "tier",
            CannotSettle::InScopeBelowZero | CannotSettle::YearSumOutOfRange => StayField::TotalFen.name(),
            CannotSettle::BornAfterAdmission => StayField::BirthDate.name(),
            CannotSettle::StaySettledBefore => "stay_id",
        }
    }

    /// What is wrong and what to do, in Chinese.
    pub fn title(self) -> &'static str {
        match self {
            CannotSettle::DateOutOfRange(_) => "日期超出可表示的范围，请核对",
            CannotSettle::FlagNeitherZeroNorOne(_) => "是否标志只能为0或1，请核对",
            CannotSettle::ReferralUnknown => "转诊类别代码不存在，请核对",
            CannotSettle::AmountNegative(_) => "金额小于零，不能结算，请核对或作冲正",
            CannotSettle::AmountOutOfRange(_) => "金额超过一千亿元，请核对",
            CannotSettle::DischargedBeforeAdmission => "出院日期早于入院日期，请核对",
            CannotSettle::TierUnknown => "该政策没有这一医院类别，请核对",
            CannotSettle::InScopeBelowZero => "范围外费用与先行自付之和超过费用总额，请核对",
            CannotSettle::BornAfterAdmission => "出生日期晚于入院日期，请核对",
            CannotSettle::StaySettledBefore => "该次住院已经结算，不能重复结算",
            CannotSettle::YearSumOutOfRange => "年度累计超出可精确计算的范围，请核对",
        }
    }

    /// The same in English.
    pub fn title_en(self) -> &'static str {
        match self {
            CannotSettle::DateOutOfRange(_) => "the date is out of range; check it",
            CannotSettle::FlagNeitherZeroNorOne(_) => "a flag must be 0 or 1; check it",
            CannotSettle::ReferralUnknown => "there is no such referral code; check it",
            CannotSettle::AmountNegative(_) => "an amount below zero cannot be settled; check it or reverse the bill",
            CannotSettle::AmountOutOfRange(_) => "the amount exceeds a hundred billion yuan; check it",
            CannotSettle::DischargedBeforeAdmission => "the discharge lies before the admission; check the dates",
            CannotSettle::TierUnknown => "the policy has no such tier of hospitals; check it",
            CannotSettle::InScopeBelowZero => {
                "out-of-scope cost and first self-pay together exceed the total; check them"
            }
            CannotSettle::BornAfterAdmission => "the birthday lies after the admission; check the dates",
            CannotSettle::StaySettledBefore => "this stay has been settled and is not settled again",
            CannotSettle::YearSumOutOfRange => {
                "the year's sums leave the range of exact computation; check the amounts"
            }
        }
    }

    /// The article the rule stands on.
    fn article(self) -> &'static str {
        match self {
            CannotSettle::DischargedBeforeAdmission | CannotSettle::DateOutOfRange(_) => "R2-64",
            _ => "R2-53",
        }
    }
}

impl std::fmt::Display for CannotSettle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.field(), self.title_en())
    }
}

impl std::error::Error for CannotSettle {}

impl From<CannotSettle> for Refusal {
    fn from(why: CannotSettle) -> Refusal {
        let refusal = match why {
            CannotSettle::StaySettledBefore => Refusal::conflict(why.code(), why.title(), why.title_en()),
            _ => Refusal::invalid(why.code(), why.field(), why.title(), why.title_en()),
        };
        refusal.citing(why.article())
    }
}
