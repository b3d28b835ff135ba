//! The settlement month: frozen into a snapshot, audited by the rules.

pub mod freeze;
pub mod run_audit;
pub(crate) mod snapshot;
pub mod state;

pub(crate) use run_audit::in_question;
pub(crate) use snapshot::tables_before_settlement;
