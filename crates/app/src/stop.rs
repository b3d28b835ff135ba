//! Why an operation stopped: a refusal (the caller's matter) or a failure of
//! the house (ours). Only refusals have words for the caller; failures are
//! logged once, where they are turned into an answer.

use base::{MoneyError, Refusal, RefusalKind};
use sea_orm::{DbErr, RuntimeErr};
use store::{SealFault, UnitError};

use crate::trail_health::not_written;

/// Why an operation stopped. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Someone else changed the same rows at the same moment; the funnel tries again.
    #[error("changed by someone else meanwhile")]
    Again,
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(DbErr),
    /// Something that cannot be: a broken invariant, a file that vanished.
    #[error("{0}")]
    Fault(String),
}

impl Stop {
    /// A failure with what was being attempted.
    pub fn fault(attempted: &str, cause: impl std::fmt::Display) -> Stop {
        Stop::Fault(format!("{attempted}: {cause}"))
    }
}

impl From<MoneyError> for Stop {
    fn from(_: MoneyError) -> Stop {
        Stop::Refused(Refusal::invalid(
            "amount_out_of_range",
            "amount",
            "金额超出可处理范围",
            "an amount is out of range",
        ))
    }
}

impl From<UnitError> for Stop {
    fn from(error: UnitError) -> Stop {
        match error {
            UnitError::Stale { .. } => Stop::Again,
            UnitError::Database(error) => error.into(),
            UnitError::TrailNotWritten(error) => match Stop::from(error) {
                Stop::Database(error) => {
                    tracing::error!(%error, "the trail entry was not taken");
                    Stop::Refused(not_written())
                }
                other => other,
            },
            UnitError::Trail(error) => Stop::fault("stating the trail entry", error),
        }
    }
}

impl From<SealFault> for Stop {
    fn from(fault: SealFault) -> Stop {
        let told = fault.to_string();
        match fault {
            SealFault::Changing => Stop::Again,
            SealFault::Database(error) => error.into(),
            SealFault::Altered { .. } => {
                tracing::error!(fault = %told, "a sealed value does not open");
                let refusal = Refusal::conflict(
                    "sealed_value_altered",
                    "加密保存的信息与登记位置不符或已被改动，已停止办理；请系统管理员核验痕迹",
                    "what is kept sealed here was altered or moved; nothing is done with it; tell the administrator to verify the trail",
                );
                Stop::Refused(refusal.citing("R1-24"))
            }
            SealFault::NoKeys(_) | SealFault::KeyMissing(_) => {
                tracing::error!(fault = %told, "a key of the house is missing");
                Stop::Refused(Refusal::new(
                    RefusalKind::Unavailable,
                    "sealing_key_missing",
                    "缺少本机构的加密密钥，未作任何更改；请通知系统管理员",
                    "a key of the house is missing; nothing was changed; tell the administrator",
                ))
            }
        }
    }
}

/// Constraints that say something to the caller, by their names.
const CONSTRAINTS: &[(&str, &str, &str, &str)] = &[
    (
        "payment_once",
        "payment_already_instructed",
        "该结算单已有支付指令，不得重复支付",
        "this statement has been instructed already; nothing is paid twice",
    ),
    (
        "statement_once",
        "statement_already_declared",
        "该机构本月结算单已申报",
        "the provider's statement of this month has been declared already",
    ),
    (
        "settlement_reversed_once",
        "settlement_already_reversed",
        "该结算已被撤销",
        "the settlement has been reversed already",
    ),
    ("voucher_reversed_once", "voucher_already_reversed", "该凭证已被冲销", "the voucher has been reversed already"),
    ("bank_reference_once", "bank_reference_repeated", "银行流水号重复", "the bank reference occurs twice"),
];

impl From<DbErr> for Stop {
    fn from(error: DbErr) -> Stop {
        if matches!(&error, DbErr::Custom(text) if text == store::REPAIR_REFUSED) {
            return Stop::Refused(
                Refusal::conflict(
                    "repair_breaks_constraint",
                    "修正后的数据违反数据库约束，未作任何更改",
                    "a constraint of the database does not allow it; nothing was changed",
                )
                .citing("R3d-36"),
            );
        }
        let Some(text) = database_message(&error) else { return Stop::Database(error) };
        if text.contains("sod_conflict") {
            return Stop::Refused(
                Refusal::forbidden(
                    "sod_conflict",
                    "同一人不得在同一办件中承担不相容职责",
                    "one person may not hold incompatible duties on one case",
                )
                .citing("R3d-11"),
            );
        }
        if let Some((_, code, zh, en)) = CONSTRAINTS.iter().find(|(name, ..)| text.contains(name)) {
            return Stop::Refused(Refusal::conflict(code, *zh, *en));
        }
        let passing = [
            "could not serialize",
            "deadlock detected",
            "database is locked",
            "request_seen",
            "serial_counter",
            "books_month",
        ];
        if passing.iter().any(|sign| text.contains(sign)) {
            return Stop::Again;
        }
        let full = ["database or disk is full", "No space left on device", "could not extend file", "disk I/O error"];
        if full.iter().any(|sign| text.contains(sign)) {
            tracing::error!(%error, "the database cannot write to its disk");
            return Stop::Refused(Refusal::new(
                RefusalKind::Unavailable,
                "storage_full",
                "数据库磁盘已满或无法写入，未作任何更改；请通知系统管理员",
                "the database cannot write to its disk; nothing was changed; tell the administrator",
            ));
        }
        if text.contains("UNIQUE constraint") || text.contains("duplicate key") {
            return Stop::Refused(Refusal::conflict(
                "already_there",
                "已存在相同的记录，未作任何更改",
                "the same record is there already; nothing was changed",
            ));
        }
        Stop::Database(error)
    }
}

fn database_message(error: &DbErr) -> Option<String> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            Some(cause.to_string())
        }
        _ => None,
    }
}
