//! Ids: handed out from blocks that a process takes from the database, so that
//! taking one costs nothing and two processes never give the same. A block
//! that is not used up leaves a gap; ids are names, not counts. Numbers that
//! may have no gaps are serials, drawn inside the business transaction.
//!
//! PostgreSQL gives a block whenever one is needed. SQLite has one write lock,
//! which the unit of work holds when it needs ids, so there large blocks are
//! taken before a unit begins.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, Statement};
use tokio::sync::Mutex;

/// The kinds of id that are handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdKind {
    /// Insured persons.
    Person,
    /// Visits.
    Visit,
    /// Fee lines.
    Line,
    /// Settlements.
    Settlement,
    /// Trail entries.
    Trail,
    /// Reads of personal data.
    Read,
    /// Everything else.
    Object,
}

impl IdKind {
    fn name(self) -> &'static str {
        match self {
            IdKind::Person => "person",
            IdKind::Visit => "visit",
            IdKind::Line => "line",
            IdKind::Settlement => "settlement",
            IdKind::Trail => "trail",
            IdKind::Read => "read",
            IdKind::Object => "object",
        }
    }

    const ALL: [IdKind; 7] =
        [IdKind::Person, IdKind::Visit, IdKind::Line, IdKind::Settlement, IdKind::Trail, IdKind::Read, IdKind::Object];

    /// Persons and objects are few; smaller blocks keep their numbers short.
    fn block(self, backend: DatabaseBackend) -> i64 {
        let few = matches!(self, IdKind::Person | IdKind::Object);
        match (backend, few) {
            (DatabaseBackend::Sqlite, true) => 50_000,
            (DatabaseBackend::Sqlite, false) => 1_000_000,
            (_, true) => 100,
            (_, false) => 10_000,
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Ids(Mutex<HashMap<IdKind, std::ops::Range<i64>>>);

const RESERVE: &str = "INSERT INTO id_block (kind, next_id) VALUES ($1, $2) \
    ON CONFLICT (kind) DO UPDATE SET next_id = id_block.next_id + $3 RETURNING next_id";

impl Ids {
    /// `count` ids of a kind, ascending and adjacent. On SQLite at most half a
    /// block at once.
    pub(crate) async fn take(
        &self,
        db: &DatabaseConnection,
        kind: IdKind,
        count: usize,
    ) -> Result<std::ops::Range<i64>, DbErr> {
        let count = count as i64;
        let mut held = self.0.lock().await;
        let block = held.entry(kind).or_insert(0..0);
        if block.end - block.start < count {
            let backend = db.get_database_backend();
            if backend == DatabaseBackend::Sqlite {
                return Err(DbErr::Custom(format!(
                    "{count} ids of kind {} at once are more than a block holds",
                    kind.name()
                )));
            }
            *block = reserve(db, kind, count.max(kind.block(backend))).await?;
        }
        let first = block.start;
        block.start += count;
        Ok(first..first + count)
    }

    /// Makes sure that half a block of every kind is there, before SQLite's
    /// write lock is taken.
    pub(crate) async fn top_up(&self, db: &DatabaseConnection) -> Result<(), DbErr> {
        let backend = db.get_database_backend();
        let mut held = self.0.lock().await;
        for kind in IdKind::ALL {
            let block = held.entry(kind).or_insert(0..0);
            if block.end - block.start < kind.block(backend) / 2 {
                *block = reserve(db, kind, kind.block(backend)).await?;
            }
        }
        Ok(())
    }
}

async fn reserve(db: &DatabaseConnection, kind: IdKind, size: i64) -> Result<std::ops::Range<i64>, DbErr> {
    let values = [kind.name().into(), (size + 1).into(), size.into()];
    let row = db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), RESERVE, values)).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("id block".to_owned()))?;
    let next: i64 = row.try_get("", "next_id")?;
    Ok(next - size..next)
}
