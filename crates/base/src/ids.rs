//! Typed ids. In the database an id is a positive 64-bit number; to people it
//! is shown as letters, the number and one check digit, so that a slip of the
//! pen is noticed: person 60001 is `P600013`… never a claim, never a staff
//! member.
//!
//! The check digit is the Luhn digit of the number: it finds every single
//! wrong digit and almost all swaps of neighbours.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity_numbers::luhn_digit;

/// Why an id could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// It does not begin with the letters of its kind or holds no number.
    #[error("not a {kind} id (such as {example})")]
    WrongShape {
        /// What it should have been.
        kind: &'static str,
        /// A well-formed one.
        example: &'static str,
    },
    /// The check digit does not fit: a digit is wrong or two are swapped.
    #[error("the check digit of the id does not fit")]
    WrongCheckDigit,
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident = $letters:literal, $kind:literal, $example:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schemars(with = "String", extend("pattern" = concat!("^", $letters, "[0-9]{2,19}$")))]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let digits = self.0.to_string();
                write!(f, "{}{}{}", $letters, digits, luhn_digit(&digits))
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<$name, IdError> {
                let shape = IdError::WrongShape { kind: $kind, example: $example };
                let digits = text.strip_prefix($letters).ok_or(shape.clone())?;
                if digits.len() < 2 || digits.len() > 19 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(shape);
                }
                let (number, check) = digits.split_at(digits.len() - 1);
                if number.starts_with('0') {
                    return Err(shape);
                }
                if luhn_digit(number).to_string() != check {
                    return Err(IdError::WrongCheckDigit);
                }
                number.parse().map($name).map_err(|_| shape)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<$name, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.to_string()
            }
        }
    )*

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn every_kind_is_written_and_read_back_and_its_example_is_well_formed() {
                $(
                    assert_eq!($name(60_001).to_string().parse(), Ok($name(60_001)));
                    assert!($example.parse::<$name>().is_ok(), "{}", $example);
                    assert!("X1".parse::<$name>().is_err());
                )*
            }

            #[test]
            fn a_wrong_digit_and_another_kind_are_refused() {
                let shown = PersonId(60_001).to_string();
                assert_eq!("P600025".parse::<PersonId>().is_ok(), luhn_digit("60002") == 5);
                assert!(matches!(shown.replace("6", "7").parse::<PersonId>(), Err(IdError::WrongCheckDigit)));
                assert!(shown.parse::<CaseId>().is_err());
            }
        }
    };
}

typed_ids! {
    /// An insured person 参保人.
    PersonId = "P", "person", "P18";
    /// A designated provider 定点医药机构.
    ProviderId = "H", "provider", "H18";
    /// A visit 就诊: outpatient or inpatient.
    VisitId = "V", "visit", "V18";
    /// A fee line 费用明细.
    LineId = "L", "fee line", "L18";
    /// A settlement 结算 of a visit, or its reversal.
    SettlementId = "S", "settlement", "S18";
    /// A finding 疑点 of the claims audit.
    FindingId = "F", "finding", "F18";
    /// A case 办件 that goes through review.
    CaseId = "C", "case", "C18";
    /// A monthly statement 月结算单 of a provider.
    StatementId = "M", "statement", "M18";
    /// A payment batch 支付批次.
    BatchId = "B", "payment batch", "B18";
    /// A payment instruction 支付指令.
    InstructionId = "I", "payment instruction", "I18";
    /// A reimbursement on papers 手工报销.
    ReimbursementId = "R", "reimbursement", "R18";
    /// A voucher 凭证 of the books.
    VoucherId = "K", "voucher", "K18";
    /// A member of staff 工作人员: a natural person, whatever account is used.
    StaffId = "W", "member of staff", "W18";
    /// An account 账号 that signs in.
    AccountId = "A", "account", "A18";
    /// A post 岗位.
    PostId = "G", "post", "G18";
    /// A material 材料: one scanned paper.
    MaterialId = "Y", "material", "Y18";
    /// A referral or out-of-area filing 转诊异地备案 in the register.
    ReferralId = "R", "referral", "R18";
    /// A recognition of a chronic disease.
    ChronicRecognitionId = "MB", "chronic_recognition", "MB18";
    /// A standing 人员身份 of a person in the register.
    StandingId = "RS", "standing", "RS18";
    /// An official document 文书.
    DocumentId = "D", "document", "D18";
    /// A spot check 抽查 of a finished case.
    SpotCheckId = "Q", "spot check", "Q18";
    /// A request to reset an account 重置申请.
    ResetId = "Z", "reset", "Z18";
    /// An alert about an account 账号告警.
    AlertId = "J", "alert", "J18";
    /// An agency 经办机构 of the tree.
    AgencyId = "AG", "agency", "AG18";
    /// A department 部门.
    DepartmentId = "DP", "department", "DP18";
    /// An appointment 任职 of a person to a post.
    AppointmentId = "AP", "appointment", "AP18";
    /// A delegation 授权委托.
    DelegationId = "DG", "delegation", "DG18";
    /// A handover 工作交接.
    HandoverId = "HO", "handover", "HO18";
    /// A key 接口密钥 with which a hospital's messages are proven.
    HisKeyId = "HK", "key of a hospital", "HK18";
    /// A message 报文 of a hospital, as it was kept.
    HisMessageId = "HM", "message of a hospital", "HM18";
    /// A filing 备案申报 of a hospital for an insured person.
    FilingId = "BA", "filing of a hospital", "BA18";
    /// A settlement list 基金结算清单; the interface gives it nine signs.
    SettlementListId = "N", "settlement list", "N18";
    /// A mapping 目录对照 of a hospital's own item to the national catalogue.
    MappingId = "MP", "mapping", "MP18";
    /// An on-site inspection 现场检查.
    InspectionId = "JC", "inspection", "JC18";
    /// A record 检查笔录 of an inspection.
    InspectionRecordId = "JL", "record of an inspection", "JL18";
    /// A service platform 基层服务平台.
    PlatformId = "SP", "service platform", "SP18";
}
