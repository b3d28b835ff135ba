//! One folder per area, one file per question.

// TO WHOEVER ADDS QUERIES NOW (O3, O4): the pages are finished against web/src/api/contract.ts
// (interfaces Workbench, QueueRow, CaseView, FindingRow, StatementRow, StatementView, BatchRow,
// BatchView, ReconciliationView, VoucherRow, VoucherView, TrialBalance, MonthView and the map
// `Queries` at its end with names and params). Name the queries and fields as there wherever the
// field makes sense (drop `trail` marks, `materials` empty list), so that binding is renaming-free.
// This note is removed by the owner.

pub mod article;
pub mod case;
pub mod claim;
pub mod finding;
pub mod his;
pub mod ledger;
pub mod month;
pub mod payment;
pub mod person;
pub mod provider;
pub mod reconciliation;
pub mod session;
pub mod statement;
pub mod trail;
pub mod voucher;
pub mod workbench;
