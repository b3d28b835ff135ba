//! Why a bill cannot be settled: nothing is silently put right. A closed list,
//! checked in the order in which it stands here.
//!
//! Article: R2-49, R2-50, R2-53, R2-55, R2-64, R2-66, R2-92, R2-98

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

/// Why a bill cannot be settled. Nothing was changed by it.
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
    /// The policy pays by layers that this form of result does not tell.
    PolicyPaysByMoreLayers,
    /// The policy has no rule for what the bill tells of the person or hospital.
    CircumstanceNotInPolicy,
    /// A newborn shares a parent's identity in the year of birth only.
    NotInYearOfBirth,
    /// The policy knows no such reason for withholding.
    WithheldReasonUnknown,
    /// More is withheld than the part of the bill comes to of which it is.
    WithheldAboveScope,
    /// The policy has no rule for this kind of care.
    CareNotInPolicy,
    /// The policy has no such disease or birth.
    DiseaseUnknown,
    /// The policy has no such tier of hospitals.
    TierUnknown,
    /// More is out of scope or paid first than the whole bill.
    InScopeBelowZero,
    /// The birthday lies after the day of admission.
    BornAfterAdmission,
    /// The year's sums would leave the range of exact computation.
    YearSumOutOfRange,
    /// The stay with this number has been settled before.
    StaySettledBefore,
    /// The policy settles no stay in two parts.
    ContinuationNotInPolicy,
    /// The basic part settled elsewhere is below zero or above the in-scope cost.
    BasicAboveScope,
    /// The account would fall below zero.
    AccountBelowZero,
    /// No event of the person has this number.
    BillNotInHistory,
    /// The policy does not say who owes a part of the bill.
    ClearingNotInPolicy,
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
            CannotSettle::PolicyPaysByMoreLayers => "policy_pays_by_more_layers",
            CannotSettle::CircumstanceNotInPolicy => "circumstance_not_in_policy",
            CannotSettle::NotInYearOfBirth => "not_in_year_of_birth",
            CannotSettle::WithheldReasonUnknown => "withheld_reason_unknown",
            CannotSettle::WithheldAboveScope => "withheld_above_scope",
            CannotSettle::CareNotInPolicy => "care_not_in_policy",
            CannotSettle::DiseaseUnknown => "disease_unknown",
            CannotSettle::ContinuationNotInPolicy => "continuation_not_in_policy",
            CannotSettle::BasicAboveScope => "basic_above_scope",
            CannotSettle::AccountBelowZero => "account_below_zero",
            CannotSettle::BillNotInHistory => "bill_not_in_history",
            CannotSettle::ClearingNotInPolicy => "clearing_not_in_policy",
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
            CannotSettle::PolicyPaysByMoreLayers => "policy",
            CannotSettle::CircumstanceNotInPolicy | CannotSettle::NotInYearOfBirth => "circumstances",
            CannotSettle::WithheldReasonUnknown | CannotSettle::WithheldAboveScope => "withheld",
            CannotSettle::CareNotInPolicy | CannotSettle::DiseaseUnknown | CannotSettle::BasicAboveScope => "care",
            CannotSettle::ContinuationNotInPolicy => StayField::IsCont.name(),
            CannotSettle::AccountBelowZero => "amount",
            CannotSettle::BillNotInHistory => "stay_id",
            CannotSettle::ClearingNotInPolicy => "policy",
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
            CannotSettle::PolicyPaysByMoreLayers => "该政策另有支付层次，请按账单结算",
            CannotSettle::CircumstanceNotInPolicy => "该政策没有所填情形的规定，请核对",
            CannotSettle::NotInYearOfBirth => "新生儿只在出生当年以父母身份享受待遇，请核对",
            CannotSettle::WithheldReasonUnknown => "该政策没有这一不予支付的原因，请核对",
            CannotSettle::WithheldAboveScope => "不予支付的金额为负或超过所在部分的费用，请核对",
            CannotSettle::CareNotInPolicy => "该政策没有这类待遇的规定，请核对",
            CannotSettle::DiseaseUnknown => "该政策没有这一病种或分娩方式，请核对",
            CannotSettle::ContinuationNotInPolicy => "该政策下住院不分段结算，请按整次住院结算",
            CannotSettle::BasicAboveScope => "别处已付的基本医保金额为负或超过政策范围内费用，请核对",
            CannotSettle::AccountBelowZero => "账户余额不足，请核对",
            CannotSettle::BillNotInHistory => "该参保人没有这一编号的账单，请核对",
            CannotSettle::ClearingNotInPolicy => "该政策未规定这一部分由谁付给谁，请核对",
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
            CannotSettle::PolicyPaysByMoreLayers => "the policy pays by further layers; settle it as a bill",
            CannotSettle::CircumstanceNotInPolicy => "the policy has no rule for what the bill tells; check it",
            CannotSettle::NotInYearOfBirth => {
                "a newborn shares a parent's identity in the year of birth only; check it"
            }
            CannotSettle::WithheldReasonUnknown => "the policy knows no such reason to withhold; check it",
            CannotSettle::WithheldAboveScope => {
                "the amount withheld is below zero or exceeds the part of the bill it is of; check it"
            }
            CannotSettle::CareNotInPolicy => "the policy has no rule for this kind of care; check it",
            CannotSettle::DiseaseUnknown => "the policy has no such disease or manner of birth; check it",
            CannotSettle::ContinuationNotInPolicy => "the policy settles no stay in two parts; settle the whole stay",
            CannotSettle::BasicAboveScope => {
                "the basic part settled elsewhere is below zero or exceeds what is in scope; check it"
            }
            CannotSettle::AccountBelowZero => "the account does not hold that much; check it",
            CannotSettle::BillNotInHistory => "the person has no bill with this number; check it",
            CannotSettle::ClearingNotInPolicy => "the policy does not say who owes this part; check it",
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
            CannotSettle::DischargedBeforeAdmission
            | CannotSettle::DateOutOfRange(_)
            | CannotSettle::ContinuationNotInPolicy => "R2-64",
            CannotSettle::CareNotInPolicy | CannotSettle::DiseaseUnknown => "R2-49",
            CannotSettle::CircumstanceNotInPolicy => "R2-98",
            CannotSettle::NotInYearOfBirth => "R2-55",
            CannotSettle::WithheldReasonUnknown | CannotSettle::WithheldAboveScope => "R2-66",
            CannotSettle::BasicAboveScope | CannotSettle::PolicyPaysByMoreLayers => "R2-92",
            CannotSettle::AccountBelowZero => "R2-50",
            CannotSettle::ClearingNotInPolicy => "R2-65",
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
