//! What each fund pays for a settlement: the rows of `setldetail`, and the
//! columns of `setlinfo` into which they add up.
//!
//! `setldetail` row:
//!
//! | field | here |
//! |---|---|
//! | fund_pay_type | `fund_pay_type` |
//! | inscp_scp_amt | the settlement's whole in-scope amount |
//! | crt_payb_lmt_amt | `limit_left_fen`, left before this settlement |
//! | fund_payamt | `paid_fen` |
//! | fund_pay_type_name | `name` |
//! | setl_proc_info | `process` |
//!
//! Article: R1-20 (each fund is accounted for apart).

use base::{Fen, MoneyError};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::answer::exact_number;

/// The share of one fund in one settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundShare {
    /// Code of the dictionary fund_pay_type: `390100`.
    pub fund_pay_type: String,
    /// Its name.
    pub name: String,
    /// The in-scope amount of the whole settlement, repeated in every row.
    pub in_scope_fen: Fen,
    /// What was left of the fund's limit before this settlement; none: no limit.
    pub limit_left_fen: Option<Fen>,
    /// What the fund pays.
    pub paid_fen: Fen,
    /// How it was computed, at most 4000 characters.
    pub process: Option<String>,
}

/// The amounts of `setlinfo` that come from fund rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FundColumns {
    /// hifp_pay 基本医疗保险统筹基金支出.
    pub basic_fen: Fen,
    /// cvlserv_pay 公务员医疗补助资金支出.
    pub civil_servant_fen: Fen,
    /// hifes_pay 企业补充医疗保险基金支出.
    pub enterprise_fen: Fen,
    /// hifmi_pay 居民大病保险资金支出.
    pub critical_illness_fen: Fen,
    /// hifob_pay 职工大额医疗费用补助基金支出.
    pub large_amount_fen: Fen,
    /// maf_pay 医疗救助基金支出.
    pub assistance_fen: Fen,
    /// oth_pay 其他支出.
    pub other_fen: Fen,
    /// acct_pay 个人账户支出: not a fund's, but it has a row.
    pub account_fen: Fen,
    /// hosp_part_amt 医院负担金额: borne by the institution, with a row too.
    pub hospital_fen: Fen,
}

/// Which column a fund's rows belong to, by the beginning of its code. The
/// national mapping is inferred from names and examples, so a region may hand
/// in its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundColumnMap(Vec<(String, Column)>);

/// A column of [`FundColumns`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// hifp_pay.
    Basic,
    /// cvlserv_pay.
    CivilServant,
    /// hifes_pay.
    Enterprise,
    /// hifmi_pay.
    CriticalIllness,
    /// hifob_pay.
    LargeAmount,
    /// maf_pay.
    Assistance,
    /// oth_pay.
    Other,
    /// acct_pay.
    Account,
    /// hosp_part_amt.
    Hospital,
}

impl FundColumnMap {
    /// A map from beginnings of codes to columns; the longest beginning wins.
    pub fn new(rows: impl IntoIterator<Item = (String, Column)>) -> FundColumnMap {
        FundColumnMap(rows.into_iter().collect())
    }

    /// The reading of the national codes.
    pub fn national() -> FundColumnMap {
        let rows = [
            ("3101", Column::Basic),
            ("3901", Column::Basic),
            ("3201", Column::CivilServant),
            ("3301", Column::LargeAmount),
            ("3701", Column::Enterprise),
            ("3902", Column::CriticalIllness),
            ("3903", Column::CriticalIllness),
            ("6101", Column::Assistance),
            ("3102", Column::Account),
            ("999996", Column::Hospital),
            ("999997", Column::Hospital),
        ];
        FundColumnMap::new(rows.map(|(beginning, column)| (beginning.to_owned(), column)))
    }

    /// The column of a fund; what no beginning fits is other expenditure.
    pub fn column(&self, fund_pay_type: &str) -> Column {
        let fitting = self.0.iter().filter(|(beginning, _)| fund_pay_type.starts_with(beginning.as_str()));
        fitting.max_by_key(|(beginning, _)| beginning.len()).map_or(Column::Other, |(_, column)| *column)
    }

    /// The columns of some rows.
    ///
    /// # Errors
    /// When a sum does not fit into 64 bits of fen.
    pub fn add_up(&self, shares: &[FundShare]) -> Result<FundColumns, MoneyError> {
        let mut columns = FundColumns::default();
        for share in shares {
            let column = columns.column_mut(self.column(&share.fund_pay_type));
            *column = column.plus(share.paid_fen)?;
        }
        Ok(columns)
    }
}

impl FundColumns {
    /// fund_pay_sumamt: what the funds pay in all, without account and hospital.
    ///
    /// # Errors
    /// When the sum does not fit into 64 bits of fen.
    pub fn total(&self) -> Result<Fen, MoneyError> {
        Fen::total([
            self.basic_fen,
            self.civil_servant_fen,
            self.enterprise_fen,
            self.critical_illness_fen,
            self.large_amount_fen,
            self.assistance_fen,
            self.other_fen,
        ])
    }

    /// All columns in the order of the fields.
    pub(crate) fn amounts(&self) -> [Fen; 9] {
        [
            self.basic_fen,
            self.civil_servant_fen,
            self.enterprise_fen,
            self.critical_illness_fen,
            self.large_amount_fen,
            self.assistance_fen,
            self.other_fen,
            self.account_fen,
            self.hospital_fen,
        ]
    }

    /// The same with every amount negated.
    ///
    /// # Errors
    /// For an amount that has no opposite in 64 bits.
    pub fn negated(&self) -> Result<FundColumns, MoneyError> {
        Ok(FundColumns {
            basic_fen: self.basic_fen.negated()?,
            civil_servant_fen: self.civil_servant_fen.negated()?,
            enterprise_fen: self.enterprise_fen.negated()?,
            critical_illness_fen: self.critical_illness_fen.negated()?,
            large_amount_fen: self.large_amount_fen.negated()?,
            assistance_fen: self.assistance_fen.negated()?,
            other_fen: self.other_fen.negated()?,
            account_fen: self.account_fen.negated()?,
            hospital_fen: self.hospital_fen.negated()?,
        })
    }

    fn column_mut(&mut self, column: Column) -> &mut Fen {
        match column {
            Column::Basic => &mut self.basic_fen,
            Column::CivilServant => &mut self.civil_servant_fen,
            Column::Enterprise => &mut self.enterprise_fen,
            Column::CriticalIllness => &mut self.critical_illness_fen,
            Column::LargeAmount => &mut self.large_amount_fen,
            Column::Assistance => &mut self.assistance_fen,
            Column::Other => &mut self.other_fen,
            Column::Account => &mut self.account_fen,
            Column::Hospital => &mut self.hospital_fen,
        }
    }
}

impl Serialize for FundShare {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("setldetail", 6)?;
        row.serialize_field("fund_pay_type", &self.fund_pay_type)?;
        row.serialize_field("inscp_scp_amt", &exact_number(self.in_scope_fen.0, 2))?;
        row.serialize_field("crt_payb_lmt_amt", &self.limit_left_fen.map(|fen| exact_number(fen.0, 2)))?;
        row.serialize_field("fund_payamt", &exact_number(self.paid_fen.0, 2))?;
        row.serialize_field("fund_pay_type_name", &self.name)?;
        row.serialize_field("setl_proc_info", &self.process)?;
        row.end()
    }
}
