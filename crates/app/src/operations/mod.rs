//! One folder per area, one file per verb.

pub mod account;
pub mod audit_case;
pub mod catalogue;
pub mod claim;
pub mod collective;
pub mod handover;
pub mod his;
pub mod house;
pub mod interest;
pub mod ledger;
pub mod material;
pub mod matter;
pub mod month;
pub mod organisation;
pub mod payment;
pub mod person;
pub mod provider;
pub mod reading;
pub mod reconciliation;
pub mod rights;
pub mod sample;
pub mod session;
pub mod statement;
pub mod visit;
pub mod voucher;
pub mod witness;
