//! Ends transactions that SQLite has rolled back by itself. On a full disk or a
//! failing one it does so before anybody asks; the library above it still
//! believes itself inside, its own rollback fails, and every later unit would
//! only be a savepoint in a transaction that is none. With one connection for
//! all writes the house would never heal, so each unit looks first.
//!
//! Article: R1-15. Threats I12, F06.

use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::sqlite::SqliteTransactionManager;
use sea_orm::sqlx::{AssertSqlSafe, Connection, Error, Executor, Sqlite};
use sea_orm::{DatabaseConnection, DbErr, RuntimeErr};
use sqlx_core::transaction::TransactionManager;

/// Makes sure that the writing connection is in no transaction.
pub(crate) async fn end_lost_transactions(writer: &DatabaseConnection) -> Result<(), DbErr> {
    let failed = |error: Error| DbErr::Exec(RuntimeErr::SqlxError(error.into()));
    let mut connection = writer.get_sqlite_connection_pool().acquire().await.map_err(failed)?;
    if connection.is_in_transaction() {
        end(&mut connection).await.map_err(failed)?;
    }
    Ok(())
}

async fn end(connection: &mut PoolConnection<Sqlite>) -> Result<(), Error> {
    // A rollback may still be on its way to the connection's thread.
    connection.ping().await?;
    loop {
        let depth = SqliteTransactionManager::get_transaction_depth(connection);
        let Some(below) = depth.checked_sub(1) else { return Ok(()) };
        tracing::warn!(depth, "the database had rolled a transaction back by itself");
        // What the library will roll back must be there; outside of a transaction this begins one.
        connection.execute(AssertSqlSafe(format!("SAVEPOINT _sqlx_savepoint_{below}"))).await?;
        SqliteTransactionManager::rollback(connection).await?;
    }
}
