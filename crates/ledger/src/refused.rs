//! Why a voucher is not accepted: a closed list, checked in the order in which
//! it stands here.
//!
//! Article: R1-20, R1-21, R2-72.

use base::{Fen, Refusal};

/// Why a voucher is not accepted. `line` counts from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VoucherRefused {
    /// 1. No fund of this id keeps books.
    #[error("no such fund")]
    FundUnknown,
    /// 2. The month is closed or has not begun.
    #[error("the period is not open")]
    PeriodNotOpen,
    /// 3. The date does not lie in the month.
    #[error("the date does not lie in the month")]
    DateOutsideMonth,
    /// 4. A voucher has at least one debit and one credit line.
    #[error("a debit or a credit line is missing")]
    SideMissing,
    /// 5. The chart has no such account.
    #[error("line {line}: no such account")]
    AccountUnknown {
        /// Which line.
        line: usize,
    },
    /// 6. The account has sub-accounts; one of them is to be used.
    #[error("line {line}: the account has sub-accounts")]
    AccountHasSubAccounts {
        /// Which line.
        line: usize,
    },
    /// 7. The account belongs to the books of another fund.
    #[error("line {line}: the account belongs to another fund")]
    AccountOfAnotherFund {
        /// Which line.
        line: usize,
    },
    /// 8. An amount is zero or below.
    #[error("line {line}: the amount is not above zero")]
    AmountNotPositive {
        /// Which line.
        line: usize,
    },
    /// 9. A line has no summary.
    #[error("line {line}: the summary is missing")]
    SummaryMissing {
        /// Which line.
        line: usize,
    },
    /// 10. The sum of a side does not fit into 64 bits of fen.
    #[error("the sum is out of range")]
    SumOutOfRange,
    /// 11. Debit and credit differ.
    #[error("debit {debit} and credit {credit} differ")]
    NotBalanced {
        /// Sum of the debit lines.
        debit: Fen,
        /// Sum of the credit lines.
        credit: Fen,
    },
    /// 12. What is to be reversed is a reversal itself.
    #[error("a reversal is not reversed")]
    ReversalOfReversal,
}

impl VoucherRefused {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            VoucherRefused::FundUnknown => "fund_unknown",
            VoucherRefused::PeriodNotOpen => "period_not_open",
            VoucherRefused::DateOutsideMonth => "date_outside_month",
            VoucherRefused::SideMissing => "voucher_side_missing",
            VoucherRefused::AccountUnknown { .. } => "account_unknown",
            VoucherRefused::AccountHasSubAccounts { .. } => "account_has_sub_accounts",
            VoucherRefused::AccountOfAnotherFund { .. } => "account_of_another_fund",
            VoucherRefused::AmountNotPositive { .. } => "amount_not_positive",
            VoucherRefused::SummaryMissing { .. } => "summary_missing",
            VoucherRefused::SumOutOfRange => "sum_out_of_range",
            VoucherRefused::NotBalanced { .. } => "voucher_not_balanced",
            VoucherRefused::ReversalOfReversal => "reversal_of_reversal",
        }
    }
}

impl From<VoucherRefused> for Refusal {
    fn from(refused: VoucherRefused) -> Refusal {
        let code = refused.code();
        let field = |line: usize, name: &str, zh: &str, en: &str| {
            Refusal::invalid(code, format!("lines[{line}].{name}"), zh, en).citing("R1-21")
        };
        match refused {
            VoucherRefused::FundUnknown => {
                Refusal::invalid(code, "fund", "没有该基金的账套", "no such fund keeps books").citing("R2-72")
            }
            VoucherRefused::PeriodNotOpen => Refusal::conflict(
                code,
                "该会计期间未开启或已结账，更正请在当期红冲",
                "the period is closed or has not begun; correct it by a reversal in the open period",
            )
            .citing("R1-21"),
            VoucherRefused::DateOutsideMonth => {
                Refusal::invalid(code, "date", "凭证日期不在会计期间内", "the date does not lie in the period")
            }
            VoucherRefused::SideMissing => {
                Refusal::invalid(code, "lines", "借方或贷方分录缺失", "a debit or a credit line is missing")
                    .citing("R1-21")
            }
            VoucherRefused::AccountUnknown { line } => field(line, "account", "会计科目不存在", "no such account"),
            VoucherRefused::AccountHasSubAccounts { line } => {
                field(line, "account", "请使用明细科目", "use one of its sub-accounts")
            }
            VoucherRefused::AccountOfAnotherFund { line } => {
                field(line, "account", "该科目属于其他基金账套", "the account belongs to another fund")
            }
            VoucherRefused::AmountNotPositive { line } => {
                field(line, "amount", "金额须大于零", "the amount must be above zero")
            }
            VoucherRefused::SummaryMissing { line } => field(line, "summary", "请填写摘要", "give a summary"),
            VoucherRefused::SumOutOfRange => Refusal::invalid(code, "lines", "金额超出范围", "the sum is out of range"),
            VoucherRefused::NotBalanced { debit, credit } => Refusal::invalid(
                code,
                "lines",
                format!("借贷不平：借方{debit}元，贷方{credit}元"),
                format!("debit {debit} and credit {credit} differ"),
            )
            .citing("R1-21"),
            VoucherRefused::ReversalOfReversal => Refusal::conflict(
                code,
                "红冲凭证不能再红冲，请另制凭证",
                "a reversal is not reversed; make a new voucher",
            ),
        }
    }
}
