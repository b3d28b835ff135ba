//! Review chains 审核链: which duties, in which order, within how many working
//! days and with what authority carry a case of each kind to its end. For the
//! review engine, the queues and the case page.
//!
//! Article: R1-12, R1-12.6, R1-35, R3d-13, R3d-19.4.

mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use base::{Article, Date, Fen};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Series;
use crate::duties::{Authority, Duty};

pub use written::load;

/// What a case is about; each kind has a chain of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// A finding of the claims audit 审核疑点.
    Audit,
    /// A claim drawn at random 随机抽审.
    Sample,
    /// The monthly statement of one provider 月结算单.
    Statement,
    /// A payment batch 支付批次.
    Payment,
    /// A voucher of the books 记账凭证.
    Voucher,
    /// Referral and out-of-area filing 转诊转院和异地就医备案.
    Referral,
    /// Recognition of a chronic disease 门诊慢特病待遇认定.
    ChronicRecognition,
    /// Reimbursement on papers 手工报销.
    Reimbursement,
    /// A change of the account that is paid 收款账户变更.
    PayeeChange,
    /// A change of the organisation 机构岗位人员变更.
    OrganisationChange,
    /// A change of chains and limits 审核链与限额调整.
    ChainChange,
    /// An export of data 数据导出.
    DataExport,
    /// A repair of data in the database 数据库直接修正.
    DataRepair,
    /// A change of the catalogue 医保目录调整.
    CatalogueChange,
    /// Mappings of a hospital's own items to the national catalogue 目录对照审核.
    ItemMapping,
    /// Reopening of a closed month of the books 会计期间重新打开.
    BooksReopening,
    /// A standing of persons that begins or ends 人员身份认定.
    PersonStanding,
    /// Who bears the cost of a settled visit 费用负担认定.
    CostBearing,
    /// A change of the audit's knowledge 审核知识库调整.
    KnowledgeChange,
}

impl CaseKind {
    /// Every kind.
    pub const ALL: [CaseKind; 19] = [
        CaseKind::Audit,
        CaseKind::Sample,
        CaseKind::Statement,
        CaseKind::Payment,
        CaseKind::Voucher,
        CaseKind::Referral,
        CaseKind::ChronicRecognition,
        CaseKind::Reimbursement,
        CaseKind::PayeeChange,
        CaseKind::OrganisationChange,
        CaseKind::ChainChange,
        CaseKind::DataExport,
        CaseKind::DataRepair,
        CaseKind::CatalogueChange,
        CaseKind::ItemMapping,
        CaseKind::BooksReopening,
        CaseKind::PersonStanding,
        CaseKind::CostBearing,
        CaseKind::KnowledgeChange,
    ];

    /// Whether it is a matter: applied for, not born of a settlement month.
    pub fn is_matter(self) -> bool {
        use CaseKind::{Audit, Payment, Sample, Statement, Voucher};
        !matches!(self, Audit | Sample | Statement | Payment | Voucher)
    }

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            CaseKind::Audit => "audit",
            CaseKind::Sample => "sample",
            CaseKind::Statement => "statement",
            CaseKind::Payment => "payment",
            CaseKind::Voucher => "voucher",
            CaseKind::Referral => "referral",
            CaseKind::ChronicRecognition => "chronic_recognition",
            CaseKind::Reimbursement => "reimbursement",
            CaseKind::PayeeChange => "payee_change",
            CaseKind::OrganisationChange => "organisation_change",
            CaseKind::ChainChange => "chain_change",
            CaseKind::DataExport => "data_export",
            CaseKind::DataRepair => "data_repair",
            CaseKind::CatalogueChange => "catalogue_change",
            CaseKind::ItemMapping => "item_mapping",
            CaseKind::BooksReopening => "books_reopening",
            CaseKind::PersonStanding => "person_standing",
            CaseKind::CostBearing => "cost_bearing",
            CaseKind::KnowledgeChange => "knowledge_change",
        }
    }
}

impl fmt::Display for CaseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for CaseKind {
    type Err = String;

    fn from_str(text: &str) -> Result<CaseKind, String> {
        CaseKind::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| format!("not a kind of case: {text:?}"))
    }
}

/// The authority an approval needs up to an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Amounts below this; `None` for the last band, which takes the rest.
    pub below_fen: Option<Fen>,
    /// Who may approve.
    pub authority: Authority,
    /// A parameter of this agency, not a figure of the article.
    pub local: bool,
    /// The article.
    pub article: Article,
}

/// The authority a step needs at least in a circumstance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// The circumstance, by its code.
    pub circumstance: String,
    /// Who may do it then.
    pub authority: Authority,
    /// A parameter of this agency, not a figure of the article.
    pub local: bool,
    /// The article.
    pub article: Article,
}

/// The time a provider has for a written answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderAnswer {
    /// Working days.
    pub limit_days: u32,
    /// The article.
    pub article: Article,
}

/// One step of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The duty that does it.
    pub duty: Duty,
    /// Its name on screens.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Working days from the day after the case came to this step.
    pub limit_days: u32,
    /// The time limit is a parameter of this agency.
    pub local: bool,
    /// The article.
    pub article: Article,
    /// Set where the provider may be asked after this step.
    pub provider: Option<ProviderAnswer>,
    /// The bands of authority by amount; empty where any holder of the duty may.
    pub levels: Vec<Band>,
    /// The authority it needs at least in a circumstance, whatever the amount.
    pub raises: Vec<Raise>,
    /// When the step applies: any one of these; always when there is none.
    pub when: Vec<When>,
}

/// A reason for a step that not every case passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// From this amount on, taken by its size.
    pub amount_from: Option<Fen>,
    /// In this circumstance, by its code.
    pub circumstance: Option<String>,
    /// The amount is a parameter of this agency.
    pub local: bool,
    /// The article.
    pub article: Article,
}

impl When {
    /// Whether it holds of a case: everything it names.
    pub fn holds(&self, amount: Fen, circumstances: &BTreeSet<String>) -> bool {
        let reached = |from: Fen| amount.0.unsigned_abs() >= from.0.unsigned_abs();
        self.amount_from.is_none_or(reached)
            && self.circumstance.as_ref().is_none_or(|named| circumstances.contains(named))
    }
}

impl Step {
    /// Whether a case of this amount in these circumstances passes the step.
    pub fn applies(&self, amount: Fen, circumstances: &BTreeSet<String>) -> bool {
        self.when.is_empty() || self.reason(amount, circumstances).is_some()
    }

    /// Why a conditional step applies: the first reason that holds.
    pub fn reason(&self, amount: Fen, circumstances: &BTreeSet<String>) -> Option<&When> {
        self.when.iter().find(|when| when.holds(amount, circumstances))
    }

    /// The authority needed for an amount: the first band above it. Without
    /// bands the lowest level will do. A negative amount counts by its size:
    /// taking money back needs the same approval as paying it.
    pub fn authority_for(&self, amount: Fen) -> Authority {
        let size = amount.0.unsigned_abs();
        let fits = |band: &&Band| band.below_fen.is_none_or(|below| size < below.0.unsigned_abs());
        self.levels.iter().find(fits).map_or(Authority::Clerk, |band| band.authority)
    }
}

impl Step {
    /// The authority needed for an amount in these circumstances, with its article.
    pub fn authority_in(&self, amount: Fen, circumstances: &BTreeSet<String>) -> (Authority, &Article) {
        let by_amount = self.authority_for(amount);
        let band = self.levels.iter().find(|band| band.authority == by_amount);
        let by_amount = (by_amount, band.map_or(&self.article, |band| &band.article));
        let raised = self.raises.iter().filter(|raise| circumstances.contains(&raise.circumstance));
        let raised = raised.map(|raise| (raise.authority, &raise.article)).max_by_key(|(authority, _)| *authority);
        raised.filter(|(authority, _)| *authority > by_amount.0).unwrap_or(by_amount)
    }
}

/// How earlier amounts add up before the level is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumRule {
    /// Calendar days back from the day of the case.
    pub window_days: u32,
    /// The window is a parameter of this agency.
    pub local: bool,
    /// The article.
    pub article: Article,
}

/// The course of a case of one kind, as it held on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The duties whose holder may open such a case.
    pub opened_by: Vec<Duty>,
    /// The steps in their order; at least one.
    pub steps: Vec<Step>,
    /// Set where amounts add up over a window.
    pub sum: Option<SumRule>,
    /// Whether the house draws who does each step; otherwise any one who may.
    pub drawn: bool,
}

/// All chains, read from `regulation/duties/chains.toml`.
#[derive(Debug, Clone)]
pub struct Chains {
    kinds: BTreeMap<CaseKind, ChainOverTime>,
}

/// The chain of a kind over time, with its names.
#[derive(Debug, Clone)]
pub struct ChainOverTime {
    /// The kind's name on screens.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Its versions by date.
    pub course: Series<Chain>,
}

impl Chains {
    /// The chain of a kind for a case opened on a day; a case keeps it to its
    /// end. `None` for a day before the first version.
    pub fn as_of(&self, kind: CaseKind, opened_on: Date) -> Option<&Chain> {
        self.kind(kind).course.as_of(opened_on).map(|dated| &dated.value)
    }

    /// The names and all versions of a kind.
    pub fn kind(&self, kind: CaseKind) -> &ChainOverTime {
        self.kinds.get(&kind).expect("loading refused a file that lacks a kind")
    }
}
