//! One folder per area, one file per question.

pub mod account;
pub mod article;
pub mod case;
pub mod claim;
pub mod collective;
pub mod duties;
pub mod finding;
pub mod his;
pub mod interest;
pub mod ledger;
pub mod matter;
pub mod month;
pub mod organisation;
pub mod oversight;
pub mod payment;
pub mod person;
pub mod provider;
pub mod reading;
pub mod reconciliation;
pub mod reimbursement;
pub mod rights;
pub mod session;
pub mod statement;
pub mod trail;
pub mod voucher;
pub mod workbench;
