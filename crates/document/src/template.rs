//! The documents there are, and their files in `regulation/documents/`, which
//! are built into the program.

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Template {
    /// 医疗费用月结算单: see [`crate::Statement`].
    Statement,
    /// 审核扣款通知书: see [`crate::FindingsNotice`].
    FindingsNotice,
    /// 基金拨付清单: see [`crate::PaymentList`].
    PaymentList,
    /// 待遇政策数据测算报告: see [`crate::PolicyTest`].
    PolicyTest,
}

/// What all templates import: page, heads, amounts, signatures.
pub(crate) const HOUSE_STYLE: (&str, &str) = ("house.typ", include_str!("../../../regulation/documents/house.typ"));

impl Template {
    /// All kinds.
    pub const ALL: [Template; 4] =
        [Template::Statement, Template::FindingsNotice, Template::PaymentList, Template::PolicyTest];

    /// Its file in `regulation/documents/`.
    pub fn file(self) -> &'static str {
        match self {
            Template::Statement => "statement.typ",
            Template::FindingsNotice => "findings_notice.typ",
            Template::PaymentList => "payment_list.typ",
            Template::PolicyTest => "policy_test.typ",
        }
    }

    pub(crate) fn text(self) -> &'static str {
        match self {
            Template::Statement => include_str!("../../../regulation/documents/statement.typ"),
            Template::FindingsNotice => include_str!("../../../regulation/documents/findings_notice.typ"),
            Template::PaymentList => include_str!("../../../regulation/documents/payment_list.typ"),
            Template::PolicyTest => include_str!("../../../regulation/documents/policy_test.typ"),
        }
    }
}
