//! What is filled in for a referral or filing.
//!
//! Article: R2-41, R2-42, R2-43, R2-45.

use base::{PersonId, ProviderId, ReferralId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A referral or out-of-area filing.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferralForm {
    /// The insured person.
    #[schemars(extend("title" = "参保人", "x-title-en" = "insured person", "x-group" = "参保人"))]
    pub person_id: PersonId,
    /// What is filed.
    #[schemars(extend("title" = "备案类型", "x-title-en" = "kind of filing", "x-group" = "备案"))]
    pub kind: ReferralKind,
    /// ICD-10; not asked of long-term residents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "诊断编码", "x-title-en" = "diagnosis (ICD-10)", "x-group" = "备案"))]
    pub diagnosis: Option<String>,
    /// The hospital that certified the referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "转出医疗机构", "x-title-en" = "referring hospital", "x-group" = "备案", "x-options" = "provider", "x-cite" = "R2-41"))]
    pub from_provider_id: Option<ProviderId>,
    /// GB/T 2260 code of six digits: where treatment takes place.
    #[schemars(extend("title" = "就医地区划代码", "x-title-en" = "region of treatment", "x-group" = "就医地", "pattern" = "^[0-9]{6}$", "x-message" = "六位行政区划代码"))]
    pub to_region: String,
    /// The hospital there, where it is one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "转入定点医疗机构", "x-title-en" = "receiving hospital, if designated here", "x-group" = "就医地", "x-options" = "provider"))]
    pub to_provider_id: Option<ProviderId>,
    /// Its name, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "转入医疗机构名称", "x-title-en" = "receiving hospital by name", "x-group" = "就医地"))]
    pub to_hospital: Option<String>,
    /// First day, YYYY-MM-DD: of the referral, of the emergency admission, of the residence.
    #[schemars(extend("title" = "起始日期（急诊为入院日期）", "x-title-en" = "first day (emergency: admission)", "x-group" = "期限", "format" = "date"))]
    pub from_date: String,
    /// Last day, YYYY-MM-DD; as long as allowed when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "截止日期", "x-title-en" = "last day", "x-group" = "期限", "format" = "date", "x-cite" = "R2-43"))]
    pub until_date: Option<String>,
    /// The day on which an emergency was told by telephone, YYYY-MM-DD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "电话告知日期", "x-title-en" = "told by telephone on", "x-group" = "期限", "format" = "date", "x-cite" = "R2-42"))]
    pub told_on: Option<String>,
    /// The filing that is extended, or under which the person was there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "原备案编号", "x-title-en" = "earlier filing", "x-group" = "备案", "x-cite" = "R2-43"))]
    pub earlier_id: Option<ReferralId>,
    /// Somebody else hands it in.
    #[serde(default)]
    #[schemars(extend("title" = "他人代办", "x-title-en" = "handed in by an agent", "x-group" = "参保人"))]
    pub by_agent: bool,
}

/// What is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferralKind {
    /// Referred up by a certificate.
    #[schemars(extend("title" = "上转", "x-title-en" = "referred up"))]
    Up,
    /// Referred down for further treatment.
    #[schemars(extend("title" = "下转", "x-title-en" = "referred down"))]
    Down,
    /// An emergency or mental illness, filed afterwards.
    #[schemars(extend("title" = "急诊、精神病等补办", "x-title-en" = "emergency or mental illness"))]
    Emergency,
    /// Settled, working or living elsewhere for long.
    #[schemars(extend("title" = "异地安置、长期工作或居住", "x-title-en" = "lives or works elsewhere"))]
    LongTerm,
    /// A student in hospital at home in the holidays.
    #[schemars(extend("title" = "在校学生节假日原籍住院", "x-title-en" = "student at home in the holidays"))]
    Student,
    /// The same illness in the same hospital again.
    #[schemars(extend("title" = "同病同院再次住院", "x-title-en" = "same illness, same hospital again"))]
    Repeat,
    /// Treatment beyond one cycle.
    #[schemars(extend("title" = "延期", "x-title-en" = "extension"))]
    Extension,
}

impl ReferralKind {
    /// Its stable name, as rows have it.
    pub fn code(self) -> &'static str {
        match self {
            ReferralKind::Up => "up",
            ReferralKind::Down => "down",
            ReferralKind::Emergency => "emergency",
            ReferralKind::LongTerm => "long_term",
            ReferralKind::Student => "student",
            ReferralKind::Repeat => "repeat",
            ReferralKind::Extension => "extension",
        }
    }

    /// Its words for reviewers.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            ReferralKind::Up => ("上转", "referred up"),
            ReferralKind::Down => ("下转", "referred down"),
            ReferralKind::Emergency => ("急诊、精神病等补办", "emergency or mental illness"),
            ReferralKind::LongTerm => ("异地安置、长期工作或居住", "lives or works elsewhere"),
            ReferralKind::Student => ("在校学生节假日原籍住院", "student at home in the holidays"),
            ReferralKind::Repeat => ("同病同院再次住院", "same illness, same hospital again"),
            ReferralKind::Extension => ("延期", "extension"),
        }
    }
}
