//! How one fee line was split: a row of `result` of 2301.
//!
//! | field | here |
//! |---|---|
//! | feedetl_sn | `feedetl_sn` |
//! | det_item_fee_sumamt | `amount_fen` |
//! | cnt, pric | `quantity_ten_thousandths`, `unit_price_millionths` |
//! | pric_uplmt_amt | `price_limit_millionths`; no limit is shown as 999999 |
//! | selfpay_prop | `self_pay_rate`, 1.0000 for a fully self-paid item |
//! | fulamt_ownpay_amt | `out_of_scope_fen` |
//! | overlmt_amt | `over_price_limit_fen` |
//! | preselfpay_amt | `first_share_fen` |
//! | inscp_scp_amt | `in_scope_fen` |
//! | chrgitm_lv | `item_class`: 01 甲, 02 乙, 03 丙 |
//! | med_chrgitm_type | `charge_kind` |
//! | lmt_used_flag | `restricted_use` |
//! | memo | `memo` |
//!
//! Article: R2-36.

use base::{Fen, MoneyError, Rate};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::answer::exact_number;

/// One line with its split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeSplit {
    /// The hospital's number of the line.
    pub feedetl_sn: String,
    /// The line's amount.
    pub amount_fen: Fen,
    /// Quantity in 1/10 000.
    pub quantity_ten_thousandths: i64,
    /// Price of one in 1/1 000 000 yuan.
    pub unit_price_millionths: i64,
    /// Highest price covered, in 1/1 000 000 yuan; none: no limit.
    pub price_limit_millionths: Option<i64>,
    /// Share the person pays first.
    pub self_pay_rate: Rate,
    /// Fully self-paid.
    pub out_of_scope_fen: Fen,
    /// Above the price limit.
    pub over_price_limit_fen: Fen,
    /// First share.
    pub first_share_fen: Fen,
    /// Inside the scope.
    pub in_scope_fen: Fen,
    /// Class of the item, dictionary chrgitm_lv.
    pub item_class: String,
    /// Kind of charge, dictionary med_chrgitm_type.
    pub charge_kind: String,
    /// Whether the item's use is restricted.
    pub restricted_use: bool,
    /// A remark about the split.
    pub memo: Option<String>,
}

/// How "no limit" is written.
const NO_PRICE_LIMIT_MILLIONTHS: i64 = 999_999_000_000;

impl FeeSplit {
    /// Whether the four parts add up to the line.
    ///
    /// # Errors
    /// When a sum does not fit into 64 bits of fen.
    pub fn adds_up(&self) -> Result<bool, MoneyError> {
        let parts = [self.in_scope_fen, self.first_share_fen, self.over_price_limit_fen, self.out_of_scope_fen];
        Ok(Fen::total(parts)? == self.amount_fen)
    }
}

impl Serialize for FeeSplit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let price_limit = self.price_limit_millionths.unwrap_or(NO_PRICE_LIMIT_MILLIONTHS);
        let mut row = serializer.serialize_struct("result", 14)?;
        row.serialize_field("feedetl_sn", &self.feedetl_sn)?;
        row.serialize_field("det_item_fee_sumamt", &exact_number(self.amount_fen.0, 2))?;
        row.serialize_field("cnt", &exact_number(self.quantity_ten_thousandths, 4))?;
        row.serialize_field("pric", &exact_number(self.unit_price_millionths, 6))?;
        row.serialize_field("pric_uplmt_amt", &exact_number(price_limit, 6))?;
        row.serialize_field("selfpay_prop", &exact_number(self.self_pay_rate.as_permyriad(), 4))?;
        row.serialize_field("fulamt_ownpay_amt", &exact_number(self.out_of_scope_fen.0, 2))?;
        row.serialize_field("overlmt_amt", &exact_number(self.over_price_limit_fen.0, 2))?;
        row.serialize_field("preselfpay_amt", &exact_number(self.first_share_fen.0, 2))?;
        row.serialize_field("inscp_scp_amt", &exact_number(self.in_scope_fen.0, 2))?;
        row.serialize_field("chrgitm_lv", &self.item_class)?;
        row.serialize_field("med_chrgitm_type", &self.charge_kind)?;
        row.serialize_field("lmt_used_flag", if self.restricted_use { "1" } else { "0" })?;
        row.serialize_field("memo", &self.memo)?;
        row.end()
    }
}
