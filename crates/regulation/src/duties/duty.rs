//! The duties 职责 by name, as code, permissions and case histories use them,
//! and the levels of authority. What each means to an officer stands in
//! `regulation/duties/duties.toml`; loading checks that the file and this list
//! hold the same names.
//!
//! Article: R1-9 (posts, their duties and authority).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The text names no duty of the house.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a duty: {0:?}")]
pub struct DutyError(pub String);

macro_rules! duties {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// One duty. Written in snake case everywhere: `first_review`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Duty {
            $($(#[$doc])* $name,)*
        }

        impl Duty {
            /// Every duty, in the order of the way of a case.
            pub const ALL: &[Duty] = &[$(Duty::$name,)*];

            /// Its stable name.
            pub fn code(self) -> &'static str {
                match self {
                    $(Duty::$name => $code,)*
                }
            }
        }
    };
}

duties! {
    /// 经办受理: takes a case in and prepares it.
    Handle = "handle";
    /// 费用数据导入.
    ClaimsImport = "claims_import";
    /// 结算月封账.
    MonthFreeze = "month_freeze";
    /// 智能审核运行.
    AuditRun = "audit_run";
    /// 随机抽审抽取.
    SampleDraw = "sample_draw";
    /// 初审.
    FirstReview = "first_review";
    /// 复审.
    SecondReview = "second_review";
    /// 审批.
    Approve = "approve";
    /// 法制审核.
    LegalReview = "legal_review";
    /// 集体决策召集: calls the meeting and records what it resolved.
    CollectiveConvene = "collective_convene";
    /// 集体决策表决.
    CollectiveVote = "collective_vote";
    /// 上级审批: by a person of the upper level.
    UpperApprove = "upper_approve";
    /// 支付制单.
    PayMake = "pay_make";
    /// 支付放行.
    PayRelease = "pay_release";
    /// 银行回单核对.
    ReceiptMatch = "receipt_match";
    /// 凭证制单.
    VoucherMake = "voucher_make";
    /// 凭证审核.
    VoucherReview = "voucher_review";
    /// 凭证记账.
    VoucherPost = "voucher_post";
    /// 会计结账.
    BooksClose = "books_close";
    /// 对账.
    Reconcile = "reconcile";
    /// 基金账户管理.
    FundAccountKeep = "fund_account_keep";
    /// 收款.
    CashReceive = "cash_receive";
    /// 票据开具.
    BillIssue = "bill_issue";
    /// 票据使用.
    BillUse = "bill_use";
    /// 票据保管.
    BillKeep = "bill_keep";
    /// 财务专用章保管.
    FinanceSealKeep = "finance_seal_keep";
    /// 法人名章保管.
    LegalSealKeep = "legal_seal_keep";
    /// 网银密钥保管.
    BankKeyKeep = "bank_key_keep";
    /// 财产物资核算.
    AssetAccount = "asset_account";
    /// 财产物资保管.
    AssetKeep = "asset_keep";
    /// 参保管理.
    Enrolment = "enrolment";
    /// 基金征缴.
    Collection = "collection";
    /// 个人账户管理.
    AccountManage = "account_manage";
    /// 账户支出结算审核.
    AccountPayoutReview = "account_payout_review";
    /// 待遇享受资格确认.
    EligibilityConfirm = "eligibility_confirm";
    /// 待遇核销.
    BenefitWriteOff = "benefit_write_off";
    /// 定点医药机构管理.
    ProviderAdmin = "provider_admin";
    /// 医疗监督管理.
    MedicalSupervise = "medical_supervise";
    /// 目录与参数录入.
    CatalogueEntry = "catalogue_entry";
    /// 参数审核与监控.
    ParameterReview = "parameter_review";
    /// 稽核检查.
    Inspection = "inspection";
    /// 行政执法.
    Enforcement = "enforcement";
    /// 行政争议复查.
    DisputeReview = "dispute_review";
    /// 系统管理员: accounts, posts, departments.
    OrgAdmin = "org_admin";
    /// 安全管理员.
    SecurityAdmin = "security_admin";
    /// 审计管理员: reads the trail.
    AuditAdmin = "audit_admin";
    /// 系统开发.
    SoftwareDevelop = "software_develop";
    /// 医院费用上传.
    HisClaims = "his_claims";
    /// 疑点书面反馈.
    ProviderAnswer = "provider_answer";
    /// 月结算申报.
    StatementDeclare = "statement_declare";
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Duty {
    type Err = DutyError;

    fn from_str(text: &str) -> Result<Duty, DutyError> {
        Duty::ALL.iter().copied().find(|duty| duty.code() == text).ok_or_else(|| DutyError(text.to_owned()))
    }
}

/// How far a person's authority reaches; each level includes the ones below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// 经办人员.
    #[default]
    Clerk,
    /// 科长.
    SectionHead,
    /// 分管负责人.
    DeputyDirector,
    /// 主要负责人.
    Director,
}

impl Authority {
    /// Every level, lowest first.
    pub const ALL: [Authority; 4] =
        [Authority::Clerk, Authority::SectionHead, Authority::DeputyDirector, Authority::Director];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Authority::Clerk => "clerk",
            Authority::SectionHead => "section_head",
            Authority::DeputyDirector => "deputy_director",
            Authority::Director => "director",
        }
    }

    /// Its name on screens.
    pub fn zh(self) -> &'static str {
        match self {
            Authority::Clerk => "经办人员",
            Authority::SectionHead => "科长",
            Authority::DeputyDirector => "分管负责人",
            Authority::Director => "主要负责人",
        }
    }
}

impl FromStr for Authority {
    type Err = DutyError;

    fn from_str(text: &str) -> Result<Authority, DutyError> {
        Authority::ALL.into_iter().find(|level| level.code() == text).ok_or_else(|| DutyError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_others_refused() {
        for duty in Duty::ALL {
            assert_eq!(duty.code().parse(), Ok(*duty));
        }
        for level in Authority::ALL {
            assert_eq!(level.code().parse(), Ok(level));
        }
        assert!("super_approve".parse::<Duty>().is_err());
        assert!("chairman".parse::<Authority>().is_err());
        assert!(Authority::Director > Authority::SectionHead);
    }
}
