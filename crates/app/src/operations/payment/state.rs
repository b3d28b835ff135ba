//! The words for where a payment batch and an instruction are, as the tables
//! allow them. For every operation on payments.
//!
//! Article: R1-20.

/// A batch that waits for release.
pub(crate) const BATCH_MADE: &str = "made";
/// A batch whose instruction file has gone to the bank.
pub(crate) const BATCH_RELEASED: &str = "released";
/// A batch of which every instruction is done or refused.
pub(crate) const BATCH_CLOSED: &str = "closed";
/// A batch taken back or declined before release.
pub(crate) const BATCH_VOID: &str = "void";

/// An instruction that waits for release.
pub(crate) const MADE: &str = "made";
/// An instruction that is with the bank.
pub(crate) const SENT: &str = "sent";
/// An instruction the bank has carried out.
pub(crate) const DONE: &str = "done";
/// An instruction the bank has refused: no money moved.
pub(crate) const REFUSED: &str = "refused";
/// An instruction of which the bank cannot say what became of it.
pub(crate) const UNKNOWN: &str = "unknown";
/// An instruction that was never sent.
pub(crate) const VOID: &str = "void";

/// A statement or reimbursement that may be paid.
pub(crate) const APPROVED: &str = "approved";
/// One of which some instruction is under way or was refused.
pub(crate) const IN_PAYMENT: &str = "in_payment";
/// One of which every fund has paid.
pub(crate) const PAID: &str = "paid";
