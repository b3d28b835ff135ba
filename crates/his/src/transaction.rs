//! The transaction numbers this centre serves, with the numbers that mean the
//! same (some regions write 2303A for 2303).
//!
//! Article: R3d-39.2.

/// One transaction of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Transaction {
    /// 9001 签到.
    SignIn,
    /// 1101 人员信息获取.
    PersonInquiry,
    /// 2301 住院费用明细上传.
    LineUpload,
    /// 2302 住院费用明细撤销.
    LineWithdrawal,
    /// 2303 住院预结算.
    TrialSettlement,
    /// 2304 住院结算.
    Settlement,
    /// 2305 住院结算撤销.
    SettlementReversal,
    /// 2401 入院办理.
    Admission,
    /// 2402 出院办理.
    Discharge,
}

/// Number as this crate writes it, transaction, other numbers that mean the
/// same, name in Chinese.
const TABLE: &[(&str, Transaction, &[&str], &str)] = &[
    ("9001", Transaction::SignIn, &[], "签到"),
    ("1101", Transaction::PersonInquiry, &[], "人员信息获取"),
    ("2301", Transaction::LineUpload, &[], "住院费用明细上传"),
    ("2302", Transaction::LineWithdrawal, &[], "住院费用明细撤销"),
    ("2303", Transaction::TrialSettlement, &["2303A"], "住院预结算"),
    ("2304", Transaction::Settlement, &["2304A"], "住院结算"),
    ("2305", Transaction::SettlementReversal, &[], "住院结算撤销"),
    ("2401", Transaction::Admission, &[], "入院办理"),
    ("2402", Transaction::Discharge, &[], "出院办理"),
];

impl Transaction {
    /// The transaction of a number, in capital or small letters.
    pub fn of(infno: &str) -> Option<Transaction> {
        let same = |number: &&str| number.eq_ignore_ascii_case(infno);
        TABLE.iter().find(|(number, _, others, _)| same(number) || others.iter().any(same)).map(|row| row.1)
    }

    /// Its number.
    pub fn number(self) -> &'static str {
        self.row().0
    }

    /// Its name in Chinese.
    pub fn name_zh(self) -> &'static str {
        self.row().3
    }

    /// All transactions served.
    pub fn all() -> impl Iterator<Item = Transaction> {
        TABLE.iter().map(|row| row.1)
    }

    fn row(self) -> &'static (&'static str, Transaction, &'static [&'static str], &'static str) {
        TABLE.iter().find(|row| row.1 == self).expect("every transaction has its row")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_aliases_lead_to_one_transaction() {
        assert_eq!(Transaction::of("2303a"), Some(Transaction::TrialSettlement));
        assert_eq!(Transaction::of("2304A").map(Transaction::number), Some("2304"));
        assert_eq!((Transaction::of("2301A"), Transaction::of("2203A"), Transaction::of("")), (None, None, None));
        for transaction in Transaction::all() {
            assert_eq!(Transaction::of(transaction.number()), Some(transaction));
        }
    }
}
