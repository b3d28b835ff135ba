//! The facts of a case in short, for the top of its page and for the dialog that
//! confirms a decision.
//!
//! Article: R1-12, R1-35.

use schemars::JsonSchema;
use serde::Serialize;

use super::row::CaseRow;
use super::view::BatchShown;
use crate::queries::finding::shown::FindingShown;
use crate::queries::statement::view::StatementView;

/// A fact: words or an amount.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Fact {
    /// What it is, in Chinese.
    pub label: String,
    /// What it is, in English.
    pub label_en: String,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// In English words, where they are other ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_en: Option<String>,
    /// An amount, fen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<i64>,
}

impl Fact {
    /// A fact in words.
    pub fn words(label: &str, label_en: &str, value: &str) -> Fact {
        Fact {
            label: label.to_owned(),
            label_en: label_en.to_owned(),
            value: Some(value.to_owned()),
            value_en: None,
            amount_fen: None,
        }
    }

    /// A fact that is an amount, fen.
    pub fn amount(label: &str, label_en: &str, fen: i64) -> Fact {
        Fact { value: None, amount_fen: Some(fen), ..Fact::words(label, label_en, "") }
    }

    /// The same with other words in English.
    #[must_use]
    pub fn in_english(self, value_en: &str) -> Fact {
        Fact { value_en: Some(value_en.to_owned()), ..self }
    }
}

/// The facts of a case by its kind.
pub(crate) fn facts(
    case: &CaseRow,
    findings: &[FindingShown],
    statement: Option<&StatementView>,
    batch: Option<&BatchShown>,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    if !case.kind.is_matter() {
        facts.push(Fact::words("结算月", "settlement month", &case.month));
    }
    if !findings.is_empty() {
        let sum = |pick: fn(&FindingShown) -> Option<i64>| findings.iter().filter_map(pick).sum();
        facts.push(Fact::words("疑点条数", "findings", &findings.len().to_string()));
        facts.push(Fact::amount("疑点金额", "amount in question", sum(|found| Some(found.amount_fen))));
        if findings.iter().any(|found| found.first_fen.is_some()) {
            facts.push(Fact::amount("初审拟扣减", "proposed by first review", sum(|found| found.first_fen)));
        }
        if findings.iter().any(|found| found.final_fen.is_some()) {
            facts.push(Fact::amount("复审认定扣减", "decided by second review", sum(|found| found.final_fen)));
        }
    }
    if let Some(view) = statement {
        let row = &view.statement;
        facts.push(Fact::words("结算单号", "serial number", &row.serial));
        facts.push(Fact::words("结算笔数", "claims", &row.claims_count.to_string()));
        facts.push(Fact::amount("医疗费用", "medical cost", row.total_fen));
        facts.push(Fact::amount("基金支付", "paid by the funds", row.fund_fen));
        facts.push(Fact::amount("扣减", "deducted", row.deducted_fen));
        facts.push(Fact::amount("应付", "payable", row.payable_fen));
        facts.push(Fact::amount("分级审批计算金额", "counted for the level of approval", case.amount_fen));
        facts.push(Fact::words("付款期限", "to be paid by", &row.pay_by));
    }
    if let Some(batch) = batch {
        facts.push(Fact::words("批次号", "serial number", &batch.serial));
        facts.push(Fact::words("支付笔数", "instructions", &batch.instruction_count.to_string()));
        facts.push(Fact::amount("支付金额", "sum of the instructions", batch.total_fen));
    }
    facts
}
