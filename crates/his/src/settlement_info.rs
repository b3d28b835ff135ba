//! The result of an inpatient settlement as the hospital reads it: `setlinfo`
//! of trial (2303), settlement (2304) and reversal (2305).
//!
//! | field of setlinfo | here |
//! |---|---|
//! | mdtrt_id, setl_id | `visit_no`, `settlement_no` (none in a trial) |
//! | psn_no … psn_type, cvlserv_flag | `person`; left out of a reversal |
//! | setl_time | `settled_at`, null in a trial |
//! | mdtrt_cert_type, med_type | `credential_kind`, `med_type` |
//! | medfee_sumamt | `total_fen` |
//! | fulamt_ownpay_amt | `out_of_scope_fen` |
//! | overlmt_selfpay | `over_price_limit_fen` |
//! | preselfpay_amt | `first_share_fen` |
//! | inscp_scp_amt | `in_scope_fen` |
//! | act_pay_dedc | `deductible_fen`, what was really charged of it |
//! | pool_prop_selfpay | `pooled_rate` |
//! | hifp_pay … oth_pay, acct_pay, hosp_part_amt | `funds` |
//! | fund_pay_sumamt | `fund_total_fen` |
//! | psn_part_amt, psn_cash_pay | `person_part_fen`, `cash_fen` |
//! | acct_mulaid_pay, balc | `family_account_fen`, `account_balance_fen` |
//! | hifdm_pay | always 0.00: contained in oth_pay |
//! | medins_setl_id | `msgid` of the call that made the row |
//! | clr_optins, clr_way, clr_type | `clearing_agency`, `clearing_way`, `clearing_kind` |
//!
//! Article: R2-36, R2-66 (what the institution is paid is computed here once).

use base::{Date, Fen, MoneyError, Rate, completed_years, date_text};
use serde::ser::{Serialize, SerializeMap, Serializer};
use time::PrimitiveDateTime;

use crate::answer::{exact_number, time_text};
use crate::fund_columns::FundColumns;
use crate::identities::{IdentityBroken, check_identities};
use crate::{FundShare, Private};

/// Which of the three answers it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettlementKind {
    /// 2303: computed, not booked.
    Trial,
    /// 2304: booked.
    Booked,
    /// 2305: the exact negative of a booked one.
    Reversal,
}

/// The person block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsuredPerson {
    /// psn_no.
    pub psn_no: String,
    /// psn_name.
    pub name: Private,
    /// psn_cert_type, dictionary of that name.
    pub cert_type: String,
    /// certno.
    pub certno: Private,
    /// gend: 1 male, 2 female.
    pub sex: String,
    /// naty, if known.
    pub nationality: Option<String>,
    /// brdy.
    pub birth_date: Date,
    /// insutype.
    pub insutype: String,
    /// psn_type.
    pub psn_type: String,
    /// cvlserv_flag.
    pub civil_servant: bool,
}

/// One settlement. Amounts in fen; a reversal's are negative. Build it, then
/// [`SettlementInfo::checked`] before it leaves the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementInfo {
    /// Trial, booked or reversal.
    pub kind: SettlementKind,
    /// The visit.
    pub visit_no: String,
    /// The settlement; none in a trial.
    pub settlement_no: Option<String>,
    /// Whose settlement.
    pub person: InsuredPerson,
    /// When it was booked; none in a trial.
    pub settled_at: Option<PrimitiveDateTime>,
    /// The day on which the age is told: the day of admission.
    pub age_on: Date,
    /// Kind of credential used.
    pub credential_kind: Option<String>,
    /// Kind of care.
    pub med_type: String,
    /// The whole bill.
    pub total_fen: Fen,
    /// Fully self-paid, outside the scope.
    pub out_of_scope_fen: Fen,
    /// Above price limits.
    pub over_price_limit_fen: Fen,
    /// First share of partly covered items.
    pub first_share_fen: Fen,
    /// Inside the scope.
    pub in_scope_fen: Fen,
    /// The deductible really charged; lies inside the scope.
    pub deductible_fen: Fen,
    /// Share paid by the pooled fund; often left at zero.
    pub pooled_rate: Rate,
    /// What the funds, the account and the hospital bear.
    pub funds: FundColumns,
    /// What the funds pay in all.
    pub fund_total_fen: Fen,
    /// What the person bears in all.
    pub person_part_fen: Fen,
    /// Of that in cash.
    pub cash_fen: Fen,
    /// Of the account share, the part from a relative's account.
    pub family_account_fen: Fen,
    /// The account's balance afterwards.
    pub account_balance_fen: Fen,
    /// msgid of the call.
    pub msgid: String,
    /// Agency that clears it.
    pub clearing_agency: Option<String>,
    /// Way of clearing, dictionary clr_way.
    pub clearing_way: Option<String>,
    /// Kind of clearing, dictionary clr_type.
    pub clearing_kind: String,
}

impl SettlementInfo {
    /// The same settlement, once its amounts agree.
    ///
    /// # Errors
    /// The first identity that does not hold: the house computed wrongly and
    /// must not answer.
    pub fn checked(self) -> Result<SettlementInfo, IdentityBroken> {
        check_identities(&self)?;
        Ok(self)
    }

    /// Its reversal: every amount the exact negative, the deductible included.
    ///
    /// # Errors
    /// For an amount that has no opposite in 64 bits.
    pub fn reversed(
        &self,
        settlement_no: String,
        settled_at: PrimitiveDateTime,
        account_balance_fen: Fen,
        msgid: String,
    ) -> Result<SettlementInfo, MoneyError> {
        Ok(SettlementInfo {
            kind: SettlementKind::Reversal,
            settlement_no: Some(settlement_no),
            settled_at: Some(settled_at),
            total_fen: self.total_fen.negated()?,
            out_of_scope_fen: self.out_of_scope_fen.negated()?,
            over_price_limit_fen: self.over_price_limit_fen.negated()?,
            first_share_fen: self.first_share_fen.negated()?,
            in_scope_fen: self.in_scope_fen.negated()?,
            deductible_fen: self.deductible_fen.negated()?,
            funds: self.funds.negated()?,
            fund_total_fen: self.fund_total_fen.negated()?,
            person_part_fen: self.person_part_fen.negated()?,
            cash_fen: self.cash_fen.negated()?,
            family_account_fen: self.family_account_fen.negated()?,
            account_balance_fen,
            msgid,
            ..self.clone()
        })
    }
}

/// The fund rows of a reversal: what each fund paid, negated.
///
/// # Errors
/// For an amount that has no opposite in 64 bits.
pub fn reversed_shares(shares: &[FundShare]) -> Result<Vec<FundShare>, MoneyError> {
    shares
        .iter()
        .map(|share| {
            Ok(FundShare {
                in_scope_fen: share.in_scope_fen.negated()?,
                paid_fen: share.paid_fen.negated()?,
                limit_left_fen: None,
                ..share.clone()
            })
        })
        .collect()
}

/// In the order of the interface's table. A trial leaves time, settlement
/// number and clearing empty; a reversal leaves the person out.
impl Serialize for SettlementInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let booked = self.kind != SettlementKind::Trial;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("mdtrt_id", &self.visit_no)?;
        if self.kind != SettlementKind::Reversal {
            self.person_block::<S>(&mut map)?;
        }
        map.serialize_entry("setl_time", &self.settled_at.filter(|_| booked).map(time_text))?;
        let amounts = [
            ("medfee_sumamt", self.total_fen),
            ("fulamt_ownpay_amt", self.out_of_scope_fen),
            ("overlmt_selfpay", self.over_price_limit_fen),
            ("preselfpay_amt", self.first_share_fen),
            ("inscp_scp_amt", self.in_scope_fen),
            ("act_pay_dedc", self.deductible_fen),
            ("hifp_pay", self.funds.basic_fen),
            ("cvlserv_pay", self.funds.civil_servant_fen),
            ("hifes_pay", self.funds.enterprise_fen),
            ("hifmi_pay", self.funds.critical_illness_fen),
            ("hifob_pay", self.funds.large_amount_fen),
            ("maf_pay", self.funds.assistance_fen),
            ("oth_pay", self.funds.other_fen),
            ("fund_pay_sumamt", self.fund_total_fen),
            ("psn_part_amt", self.person_part_fen),
            ("acct_pay", self.funds.account_fen),
            ("psn_cash_pay", self.cash_fen),
            ("balc", self.account_balance_fen),
            ("acct_mulaid_pay", self.family_account_fen),
            ("hosp_part_amt", self.funds.hospital_fen),
            ("hifdm_pay", Fen::ZERO),
        ];
        for (field, fen) in amounts {
            map.serialize_entry(field, &exact_number(fen.0, 2))?;
        }
        map.serialize_entry("pool_prop_selfpay", &exact_number(self.pooled_rate.as_permyriad(), 4))?;
        map.serialize_entry("medins_setl_id", &self.msgid)?;
        map.serialize_entry("clr_optins", &self.clearing_agency.as_ref().filter(|_| booked))?;
        if self.kind != SettlementKind::Reversal {
            map.serialize_entry("clr_way", &self.clearing_way.as_ref().filter(|_| booked))?;
            map.serialize_entry("clr_type", &self.clearing_kind)?;
        }
        map.serialize_entry("setl_id", &self.settlement_no.as_ref().filter(|_| booked))?;
        map.serialize_entry("exp_content", &None::<&str>)?;
        map.end()
    }
}

impl SettlementInfo {
    fn person_block<S: Serializer>(&self, map: &mut S::SerializeMap) -> Result<(), S::Error> {
        let person = &self.person;
        map.serialize_entry("psn_no", &person.psn_no)?;
        map.serialize_entry("psn_name", &person.name)?;
        map.serialize_entry("psn_cert_type", &person.cert_type)?;
        map.serialize_entry("certno", &person.certno)?;
        map.serialize_entry("gend", &person.sex)?;
        map.serialize_entry("naty", &person.nationality)?;
        map.serialize_entry("brdy", &date_text(person.birth_date))?;
        map.serialize_entry("age", &completed_years(person.birth_date, self.age_on))?;
        map.serialize_entry("insutype", &person.insutype)?;
        map.serialize_entry("psn_type", &person.psn_type)?;
        map.serialize_entry("cvlserv_flag", if person.civil_servant { "1" } else { "0" })?;
        map.serialize_entry("mdtrt_cert_type", &self.credential_kind)?;
        map.serialize_entry("med_type", &self.med_type)
    }
}
