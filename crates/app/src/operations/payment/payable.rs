//! What a batch pays: the statement of a provider or the reimbursement of a
//! person. Both owe something from each fund, are paid once, and go from approved
//! over in payment to paid.
//!
//! Article: R1-20, R1-12.6, R2-69.

use base::{Fen, MoneyError, ReimbursementId, StatementId};
use store::FUND_IDS;
use store::entity::{payment_instruction, reimbursement, statement};

use super::fund_share::{FundShare, shares};
use super::state;
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Which statement or reimbursement, in the order in which their rows are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owed {
    /// A provider's statement.
    Statement(i64),
    /// A person's reimbursement.
    Reimbursement(i64),
}

impl Owed {
    /// What an instruction pays.
    pub(crate) fn of(row: &payment_instruction::Model) -> Owed {
        match (row.statement_id, row.reimbursement_id) {
            (Some(id), _) => Owed::Statement(id),
            (None, id) => Owed::Reimbursement(id.unwrap_or_default()),
        }
    }
}

/// One of them, as read.
#[derive(Debug, Clone)]
pub(crate) enum Payable {
    /// A provider's statement.
    Statement(statement::Model),
    /// A person's reimbursement.
    Reimbursement(reimbursement::Model),
}

impl Payable {
    /// Locks these, statements first, each kind in ascending order.
    pub(crate) async fn lock(cx: &Context<'_>, owed: impl IntoIterator<Item = Owed>) -> Result<Vec<Payable>, Stop> {
        let (statements, reimbursements) = apart(owed);
        let statements = cx.view.lock_keys::<statement::Model>(statements).await?;
        let reimbursements = cx.view.lock_keys::<reimbursement::Model>(reimbursements).await?;
        Ok(together(statements, reimbursements))
    }

    /// Reads these.
    pub(crate) async fn read(cx: &Context<'_>, owed: impl IntoIterator<Item = Owed>) -> Result<Vec<Payable>, Stop> {
        let (statements, reimbursements) = apart(owed);
        let statements = cx.view.by_keys::<statement::Model>(statements).await?;
        let reimbursements = cx.view.by_keys::<reimbursement::Model>(reimbursements).await?;
        Ok(together(statements, reimbursements))
    }

    /// Which one it is.
    pub(crate) fn owed(&self) -> Owed {
        match self {
            Payable::Statement(row) => Owed::Statement(row.statement_id),
            Payable::Reimbursement(row) => Owed::Reimbursement(row.reimbursement_id),
        }
    }

    /// Its case, whose history the batch takes over.
    pub(crate) fn case_id(&self) -> i64 {
        match self {
            Payable::Statement(row) => row.case_id,
            Payable::Reimbursement(row) => row.case_id,
        }
    }

    /// Its number.
    pub(crate) fn serial(&self) -> &str {
        match self {
            Payable::Statement(row) => &row.serial,
            Payable::Reimbursement(row) => &row.serial,
        }
    }

    /// The month it belongs to.
    pub(crate) fn month(&self) -> &str {
        match self {
            Payable::Statement(row) => &row.month,
            Payable::Reimbursement(row) => &row.month,
        }
    }

    /// approved, in_payment, paid, or a word that says it may not be paid.
    pub(crate) fn state(&self) -> &str {
        match self {
            Payable::Statement(row) => &row.state,
            Payable::Reimbursement(row) => &row.state,
        }
    }

    /// Whether it waits for being instructed.
    pub(crate) fn is_approved(&self) -> bool {
        self.state() == state::APPROVED
    }

    /// What each fund owes on it.
    pub(crate) fn shares(&self) -> Result<Vec<FundShare>, MoneyError> {
        match self {
            Payable::Statement(row) => shares(row),
            Payable::Reimbursement(row) => {
                let share = |(fund, payable)| FundShare { fund, payable };
                Ok(FUND_IDS.into_iter().zip(row.funds()).map(share).collect())
            }
        }
    }

    /// What all funds owe on it.
    pub(crate) fn payable(&self) -> Result<Fen, MoneyError> {
        Fen::total(self.shares()?.into_iter().map(|share| share.payable))
    }

    /// Names it in the trail entry of the plan.
    pub(crate) fn about<O>(&self, plan: &mut Plan<O>) {
        match self {
            Payable::Statement(row) => plan.about("statement", StatementId(row.statement_id)),
            Payable::Reimbursement(row) => plan.about("reimbursement", ReimbursementId(row.reimbursement_id)),
        }
    }

    /// Puts it into another state.
    pub(crate) fn moves_to<O>(&self, plan: &mut Plan<O>, state: &str) {
        match self {
            Payable::Statement(row) => plan.update(statement::Model { state: state.to_owned(), ..row.clone() }),
            Payable::Reimbursement(row) => {
                plan.update(reimbursement::Model { state: state.to_owned(), ..row.clone() });
            }
        }
    }
}

fn apart(owed: impl IntoIterator<Item = Owed>) -> (Vec<i64>, Vec<i64>) {
    let (mut statements, mut reimbursements) = (Vec::new(), Vec::new());
    for one in owed {
        match one {
            Owed::Statement(id) => statements.push(id),
            Owed::Reimbursement(id) => reimbursements.push(id),
        }
    }
    (statements, reimbursements)
}

fn together(statements: Vec<statement::Model>, reimbursements: Vec<reimbursement::Model>) -> Vec<Payable> {
    let statements = statements.into_iter().map(Payable::Statement);
    statements.chain(reimbursements.into_iter().map(Payable::Reimbursement)).collect()
}
