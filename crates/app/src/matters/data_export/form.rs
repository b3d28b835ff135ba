//! What is filled in to have a list exported.

use base::{Month, ProviderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An export.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataExportForm {
    /// Which list.
    #[schemars(extend("title" = "清单", "x-title-en" = "list", "x-group" = "范围", "x-group-en" = "extent"))]
    pub list: ExportList,
    /// The settlement month; not for persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "月份", "x-title-en" = "month", "x-group" = "范围", "x-group-en" = "extent"))]
    pub month: Option<Month>,
    /// Of this provider only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "定点机构", "x-title-en" = "institution", "x-group" = "范围", "x-group-en" = "extent", "x-options" = "provider"))]
    pub provider_id: Option<ProviderId>,
    /// Masked fields are written in full.
    #[serde(default)]
    #[schemars(extend("title" = "不脱敏", "x-title-en" = "masked fields in full", "x-group" = "范围", "x-group-en" = "extent", "x-cite" = "R1-24"))]
    pub in_full: bool,
    /// Rows at most.
    #[schemars(extend("title" = "行数上限", "x-title-en" = "rows at most", "x-group" = "范围", "x-group-en" = "extent"))]
    pub rows_max: u32,
    /// What kind of purpose.
    #[schemars(extend("title" = "用途类别", "x-title-en" = "kind of purpose", "x-group" = "用途", "x-group-en" = "purpose"))]
    pub purpose_kind: ExportPurpose,
    /// The purpose in words.
    #[schemars(length(min = 4, max = 500), extend("title" = "用途说明", "x-title-en" = "purpose", "x-group" = "用途", "x-group-en" = "purpose", "x-widget" = "textarea", "x-cite" = "R5-38"))]
    pub purpose: String,
    /// Who gets the file.
    #[schemars(length(min = 2, max = 100), extend("title" = "接收方", "x-title-en" = "recipient", "x-group" = "用途", "x-group-en" = "purpose"))]
    pub recipient: String,
    /// Days after the approval in which it is fetched.
    #[schemars(extend("title" = "有效天数", "x-title-en" = "valid for days", "x-group" = "用途", "x-group-en" = "purpose"))]
    pub valid_days: u32,
}

/// The lists that may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportList {
    /// 月度就医费用.
    #[schemars(extend("title" = "月度就医费用", "x-title-en" = "claims of a month"))]
    Claims,
    /// 月度结算单.
    #[schemars(extend("title" = "月度结算单", "x-title-en" = "statements of a month"))]
    Statements,
    /// 参保人员.
    #[schemars(extend("title" = "参保人员", "x-title-en" = "insured persons"))]
    Persons,
    /// 月度手工报销.
    #[schemars(extend("title" = "月度手工报销", "x-title-en" = "reimbursements of a month"))]
    Reimbursements,
}

impl ExportList {
    /// As rows name it.
    pub fn code(self) -> &'static str {
        match self {
            ExportList::Claims => "claims",
            ExportList::Statements => "statements",
            ExportList::Persons => "persons",
            ExportList::Reimbursements => "reimbursements",
        }
    }

    /// The list that a row names.
    pub(crate) fn of_code(code: &str) -> Option<ExportList> {
        let all = [ExportList::Claims, ExportList::Statements, ExportList::Persons, ExportList::Reimbursements];
        all.into_iter().find(|list| list.code() == code)
    }

    /// In words.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            ExportList::Claims => ("月度就医费用", "claims of a month"),
            ExportList::Statements => ("月度结算单", "statements of a month"),
            ExportList::Persons => ("参保人员", "insured persons"),
            ExportList::Reimbursements => ("月度手工报销", "reimbursements of a month"),
        }
    }
}

/// For what kind of purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportPurpose {
    /// 稽核审计.
    #[schemars(extend("title" = "稽核审计", "x-title-en" = "inspection or audit"))]
    Audit,
    /// 统计分析.
    #[schemars(extend("title" = "统计分析", "x-title-en" = "statistics"))]
    Statistics,
    /// 上级监管.
    #[schemars(extend("title" = "上级监管报送", "x-title-en" = "supervision by the upper level"))]
    Supervision,
    /// 司法协助.
    #[schemars(extend("title" = "司法协助", "x-title-en" = "courts and prosecutors"))]
    Justice,
}

impl ExportPurpose {
    pub(crate) fn code(self) -> &'static str {
        match self {
            ExportPurpose::Audit => "audit",
            ExportPurpose::Statistics => "statistics",
            ExportPurpose::Supervision => "supervision",
            ExportPurpose::Justice => "justice",
        }
    }

    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            ExportPurpose::Audit => ("稽核审计", "inspection or audit"),
            ExportPurpose::Statistics => ("统计分析", "statistics"),
            ExportPurpose::Supervision => ("上级监管报送", "supervision by the upper level"),
            ExportPurpose::Justice => ("司法协助", "courts and prosecutors"),
        }
    }
}
