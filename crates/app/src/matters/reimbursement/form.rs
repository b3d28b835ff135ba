//! What is filled in for a reimbursement on papers.
//!
//! Article: R1-12.6, R2-58, R2-63.

use base::{Fen, PersonId, ProviderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A reimbursement on papers. Amounts in fen.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReimbursementForm {
    /// The insured person.
    #[schemars(extend("title" = "参保人", "x-title-en" = "insured person", "x-group" = "参保人", "x-group-en" = "insured person", "x-help" = "参保人编号，P 开头", "x-help-en" = "the person's number, which begins with P"))]
    pub person_id: PersonId,
    /// Somebody else hands it in.
    #[serde(default)]
    #[schemars(extend("title" = "他人代办", "x-title-en" = "handed in by an agent", "x-group" = "参保人", "x-group-en" = "insured person"))]
    pub by_agent: bool,
    /// What the costs are of.
    #[schemars(extend("title" = "就医类型", "x-title-en" = "kind of care", "x-group" = "就医", "x-group-en" = "care", "x-cite" = "R2-58"))]
    pub episode: Episode,
    /// GB/T 2260 code of six digits: where treatment took place.
    #[schemars(extend("title" = "就医地区划代码", "x-title-en" = "region of treatment", "x-group" = "就医", "x-group-en" = "care", "pattern" = "^[0-9]{6}$", "x-message" = "六位行政区划代码", "x-message-en" = "six digits"))]
    pub region: String,
    /// The hospital, where it is one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "定点医疗机构", "x-title-en" = "designated hospital", "x-group" = "就医", "x-group-en" = "care", "x-options" = "provider"))]
    pub provider_id: Option<ProviderId>,
    /// Its name, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "非定点医疗机构名称", "x-title-en" = "name of another hospital", "x-group" = "就医", "x-group-en" = "care", "maxLength" = 100))]
    pub hospital: Option<String>,
    /// Its tier (regulation/catalogs/tiers.toml), where it is not one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "非定点医疗机构类别", "x-title-en" = "tier of another hospital", "x-group" = "就医", "x-group-en" = "care", "minimum" = 1, "maximum" = 6, "x-help" = "1 乡级 2 县级 3 市级二级及以下 4 市级三级 5 省级二级及以下 6 省级三级", "x-help-en" = "1 township 2 county 3 city to level 2 4 city level 3 5 province to level 2 6 province level 3"))]
    pub hospital_tier: Option<i32>,
    /// The hospital's number of the stay.
    #[schemars(extend("title" = "住院号", "x-title-en" = "number of the stay", "x-group" = "就医", "x-group-en" = "care", "maxLength" = 30))]
    pub record_number: String,
    /// First day, YYYY-MM-DD.
    #[schemars(extend("title" = "入院日期", "x-title-en" = "admitted on", "x-group" = "就医", "x-group-en" = "care", "format" = "date"))]
    pub admit_date: String,
    /// Last day, YYYY-MM-DD.
    #[schemars(extend("title" = "出院日期", "x-title-en" = "discharged on", "x-group" = "就医", "x-group-en" = "care", "format" = "date"))]
    pub discharge_date: String,
    /// ICD-10.
    #[schemars(extend("title" = "主要诊断编码", "x-title-en" = "main diagnosis (ICD-10)", "x-group" = "就医", "x-group-en" = "care", "maxLength" = 20))]
    pub diagnosis: String,
    /// The invoices, 1 to 50.
    #[schemars(extend("title" = "票据", "x-title-en" = "invoices", "x-group" = "费用", "x-group-en" = "costs", "minItems" = 1, "maxItems" = 50))]
    pub invoices: Vec<InvoiceOnPaper>,
    /// The itemised list, 1 to 500.
    #[schemars(extend("title" = "费用明细", "x-title-en" = "itemised list", "x-group" = "费用", "x-group-en" = "costs", "minItems" = 1, "maxItems" = 500))]
    pub lines: Vec<LineOnPaper>,
    /// The sum of all invoices.
    #[schemars(extend("title" = "费用总额（元）", "x-title-en" = "total (yuan)", "x-group" = "费用", "x-group-en" = "costs", "x-widget" = "money"))]
    pub total_fen: Fen,
    /// Who holds the account.
    #[schemars(extend("title" = "收款户名", "x-title-en" = "holder of the account", "x-group" = "收款账户", "x-group-en" = "payee", "maxLength" = 50, "x-field" = "payee.holder_name", "x-cite" = "R1-12.6"))]
    pub payee_name: String,
    /// What the holder is to the insured person.
    #[schemars(extend("title" = "户主与参保人关系", "x-title-en" = "holder is", "x-group" = "收款账户", "x-group-en" = "payee"))]
    pub payee_relation: PayeeRelation,
    /// The bank.
    #[schemars(extend("title" = "开户银行", "x-title-en" = "bank", "x-group" = "收款账户", "x-group-en" = "payee", "maxLength" = 60))]
    pub payee_bank: String,
    /// The account.
    #[schemars(extend("title" = "银行账号", "x-title-en" = "account", "x-group" = "收款账户", "x-group-en" = "payee", "x-field" = "payee.account", "pattern" = "^[0-9]{8,30}$", "x-message" = "8 至 30 位数字", "x-message-en" = "8 to 30 digits"))]
    pub payee_account: String,
}

/// An invoice.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceOnPaper {
    /// Its code; empty for invoices that have a number only.
    #[serde(default)]
    #[schemars(extend("title" = "票据代码", "x-title-en" = "code", "maxLength" = 20))]
    pub code: String,
    /// Its number.
    #[schemars(extend("title" = "票据号码", "x-title-en" = "number", "maxLength" = 30))]
    pub number: String,
    /// The day it was issued, YYYY-MM-DD.
    #[schemars(extend("title" = "开票日期", "x-title-en" = "issued on", "format" = "date"))]
    pub issued_on: String,
    /// Its total.
    #[schemars(extend("title" = "金额（元）", "x-title-en" = "total (yuan)", "x-widget" = "money"))]
    pub total_fen: Fen,
}

/// A line of the itemised list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineOnPaper {
    /// Which invoice it belongs to, by its place, from 1.
    #[schemars(extend("title" = "第几张票据", "x-title-en" = "invoice no.", "minimum" = 1))]
    pub invoice: u32,
    /// When the service was given, YYYY-MM-DD.
    #[schemars(extend("title" = "费用日期", "x-title-en" = "date", "format" = "date"))]
    pub service_date: String,
    /// National code of the item.
    #[schemars(extend("title" = "项目编码", "x-title-en" = "item", "maxLength" = 50))]
    pub item_code: String,
    /// Hundredths of a unit, typed and shown in units (12.5 is kept as 1250);
    /// negative for a refund line.
    #[schemars(extend("title" = "数量", "x-title-en" = "quantity", "x-widget" = "hundredths", "x-unit" = "0.01", "x-help" = "按计价单位填写，至多两位小数", "x-help-en" = "in units of the price, at most two decimals"))]
    pub quantity: i32,
    /// Price of one unit.
    #[schemars(extend("title" = "单价（元）", "x-title-en" = "price (yuan)", "x-widget" = "money"))]
    pub price_fen: Fen,
    /// Quantity × price.
    #[schemars(extend("title" = "金额（元）", "x-title-en" = "amount (yuan)", "x-widget" = "money"))]
    pub amount_fen: Fen,
}

/// What the costs are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Episode {
    /// A stay in the area that could not be settled at once.
    #[schemars(extend("title" = "参保地住院", "x-title-en" = "stay in the area"))]
    Inpatient,
    /// Emergency care that ended in death: paid as a stay.
    #[schemars(extend("title" = "急诊抢救无效死亡", "x-title-en" = "emergency that ended in death"))]
    Emergency,
    /// A stay outside the area.
    #[schemars(extend("title" = "异地住院", "x-title-en" = "stay outside the area"))]
    OutOfArea,
}

impl Episode {
    /// Its words for reviewers.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Episode::Inpatient => ("参保地住院", "stay in the area"),
            Episode::Emergency => ("急诊抢救无效死亡", "emergency that ended in death"),
            Episode::OutOfArea => ("异地住院", "stay outside the area"),
        }
    }
}

/// What the holder of an account is to the insured person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayeeRelation {
    /// The insured person himself.
    #[serde(rename = "self")]
    #[schemars(extend("title" = "本人", "x-title-en" = "the person himself"))]
    Own,
    /// His guardian.
    #[schemars(extend("title" = "监护人", "x-title-en" = "guardian"))]
    Guardian,
    /// Whom he has empowered.
    #[schemars(extend("title" = "登记的代理人", "x-title-en" = "registered agent"))]
    Agent,
    /// His heir.
    #[schemars(extend("title" = "继承人", "x-title-en" = "heir"))]
    Heir,
}

impl PayeeRelation {
    /// As rows have it.
    pub fn code(self) -> &'static str {
        match self {
            PayeeRelation::Own => "self",
            PayeeRelation::Guardian => "guardian",
            PayeeRelation::Agent => "agent",
            PayeeRelation::Heir => "heir",
        }
    }

    /// The circumstance that a paper has to prove.
    pub(crate) fn circumstance(self) -> Option<&'static str> {
        match self {
            PayeeRelation::Own => None,
            PayeeRelation::Guardian => Some("guardian"),
            PayeeRelation::Agent => Some("by_agent"),
            PayeeRelation::Heir => Some("heir"),
        }
    }

    /// Its words for reviewers.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            PayeeRelation::Own => ("本人", "the person himself"),
            PayeeRelation::Guardian => ("监护人", "guardian"),
            PayeeRelation::Agent => ("登记的代理人", "registered agent"),
            PayeeRelation::Heir => ("继承人", "heir"),
        }
    }
}
