//! One unit of work: everything a command changes, written in one transaction
//! together with its trail entry. The images of changed rows are collected
//! here, so that no protected row can be written without being recorded.
//!
//! Article: R1-15 (every act is traceable), R3d-16.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, Iterable, QueryFilter, Set, Statement,
};
use trail::{Entry, RowDigester, RowImage};

use crate::entity::{outbox, request_seen, trail_about, trail_entry};
use crate::row::{self, Row};
use crate::sealed::{Sealed, SealedColumn};
use crate::verify::outcome_text;
use crate::view::View;

/// Why a unit of work could not be carried on. Nothing of it remains.
#[derive(Debug, thiserror::Error)]
pub enum UnitError {
    /// Another unit changed the row since it was read; try again.
    #[error("row {key} of {table} was changed by someone else")]
    Stale {
        /// Its table.
        table: String,
        /// Its key.
        key: String,
    },
    /// The database refused or could not be reached.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// The database did not take the trail entry; so the change does not happen.
    #[error("the trail entry was not taken: {0}")]
    TrailNotWritten(DbErr),
    /// The trail entry cannot be stated in its canonical form; so the change does not happen.
    #[error("the trail entry cannot be written: {0}")]
    Trail(#[from] trail::EntryError),
}

/// A transaction and the row images it has collected.
#[derive(Debug)]
pub struct Unit {
    tx: DatabaseTransaction,
    digester: RowDigester,
    images: Vec<RowImage>,
}

/// How many bound values both databases take in one statement.
pub(crate) const VALUES_MAX: usize = 30_000;

/// The size of the entry by which the trail is tried.
const TRIAL_BYTES: usize = 64 << 10;

impl Unit {
    pub(crate) fn new(tx: DatabaseTransaction, digester: RowDigester) -> Unit {
        Unit { tx, digester, images: Vec::new() }
    }

    /// Reading within this unit.
    pub fn view(&self) -> View<'_> {
        View::transaction(&self.tx)
    }

    /// Waits until no other unit works on the same request key; held until this
    /// one ends. On SQLite the write lock does it.
    pub async fn one_at_a_time(&self, key: &str) -> Result<(), UnitError> {
        if self.tx.get_database_backend() == DatabaseBackend::Postgres {
            let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 4108))";
            self.tx.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Postgres, lock, [key.into()])).await?;
        }
        Ok(())
    }

    /// Adds a row at rev 1.
    pub async fn insert<R: Row>(&mut self, row: R) -> Result<(), UnitError> {
        self.insert_all(vec![row]).await
    }

    /// Adds rows at rev 1, as few statements as the databases allow.
    pub async fn insert_all<R: Row>(&mut self, rows: Vec<R>) -> Result<(), UnitError> {
        let width = <R::Table as EntityTrait>::Column::iter().count();
        let rows: Vec<R> = rows.into_iter().map(|row| row.at_rev(1)).collect();
        self.images.extend(rows.iter().map(|row| row::image(row, &self.digester)));
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let group: Vec<R::Active> = rows.by_ref().take(VALUES_MAX / width).map(|row| filled::<R>(row)).collect();
            R::Table::insert_many(group).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// Writes a row that was read at `row.rev`; it is stored at the next rev.
    /// Refused as stale when someone else has changed it since.
    pub async fn update<R: Row>(&mut self, row: R) -> Result<(), UnitError> {
        let read_at = row.rev();
        let row = row.at_rev(read_at + 1);
        let image = row::image(&row, &self.digester);
        let key = row.key_value();
        let changed = R::Table::update_many()
            .set(filled::<R>(row))
            .filter(R::KEY.eq(key))
            .filter(R::REV.eq(read_at))
            .exec(&self.tx)
            .await?;
        if changed.rows_affected != 1 {
            return Err(UnitError::Stale { table: image.table, key: image.key });
        }
        self.images.push(image);
        Ok(())
    }

    /// Writes what was sealed anew in a row that was read at `row.rev`, and nothing
    /// else: also where rows are otherwise only added to.
    pub async fn reseal<C: SealedColumn>(&mut self, row: C::Row, value: Sealed<C>) -> Result<(), UnitError> {
        let (key, read_at) = (row.key_value(), row.rev());
        let row = C::put(row, value.clone()).at_rev(read_at + 1);
        let image = row::image(&row, &self.digester);
        let changed = <C::Row as Row>::Table::update_many()
            .col_expr(C::COLUMN, Expr::value(value))
            .col_expr(<C::Row as Row>::REV, Expr::value(read_at + 1))
            .filter(<C::Row as Row>::KEY.eq(key))
            .filter(<C::Row as Row>::REV.eq(read_at))
            .exec(&self.tx)
            .await?;
        if changed.rows_affected != 1 {
            return Err(UnitError::Stale { table: image.table, key: image.key });
        }
        self.images.push(image);
        Ok(())
    }

    /// The images collected so far, for the trail entry; the list is emptied.
    pub fn take_images(&mut self) -> Vec<RowImage> {
        std::mem::take(&mut self.images)
    }

    /// Writes the trail entry of this unit. `about` names the objects by which
    /// it can be found.
    pub async fn record(&mut self, entry: &Entry, staff_id: Option<i64>) -> Result<(), UnitError> {
        let row = trail_entry::ActiveModel {
            entry_id: Set(entry.id),
            at: Set(entry.at),
            command: Set(entry.command.clone()),
            staff_id: Set(staff_id),
            outcome: Set(outcome_text(entry).to_owned()),
            bytes: Set(entry.to_bytes()?),
            leaf_index: Set(None),
            leaf_hash: Set(None),
        };
        let written = trail_entry::Entity::insert(row).exec_without_returning(&self.tx).await;
        written.map_err(UnitError::TrailNotWritten)?;
        let about: Vec<_> = entry
            .about
            .iter()
            .map(|(kind, object_id)| trail_about::ActiveModel {
                entry_id: Set(entry.id),
                kind: Set(kind.clone()),
                object_id: Set(object_id.clone()),
            })
            .collect();
        for group in about.chunks(VALUES_MAX / 3) {
            let once = OnConflict::new().do_nothing().to_owned();
            let written = trail_about::Entity::insert_many(group.to_vec()).on_conflict(once);
            written.exec_without_returning(&self.tx).await.map_err(UnitError::TrailNotWritten)?;
        }
        Ok(())
    }

    /// Tries whether the database would take an entry, a large one, so that a
    /// full disk is noticed as well as a right that was taken away. To be
    /// rolled back: the number 0 is no entry's.
    pub async fn try_trail(&mut self, at: time::OffsetDateTime) -> Result<(), UnitError> {
        let row = trail_entry::ActiveModel {
            entry_id: Set(0),
            at: Set(at),
            command: Set("trail.try".to_owned()),
            staff_id: Set(None),
            outcome: Set("done".to_owned()),
            bytes: Set(vec![0; TRIAL_BYTES]),
            leaf_index: Set(None),
            leaf_hash: Set(None),
        };
        let written = trail_entry::Entity::insert(row).exec_without_returning(&self.tx).await;
        written.map(drop).map_err(UnitError::TrailNotWritten)
    }

    /// Remembers a request and its answer.
    pub async fn remember(&mut self, seen: request_seen::Model) -> Result<(), UnitError> {
        request_seen::Entity::insert(all_set(seen.into_active_model())).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Leaves work to be done after the commit.
    pub async fn post_outbox(&mut self, message: outbox::Model) -> Result<(), UnitError> {
        outbox::Entity::insert(all_set(message.into_active_model())).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// The transaction, for the few operational tables (sessions, sign-in
    /// failures, ids) that the trail does not protect.
    pub fn operational(&self) -> &impl ConnectionTrait {
        &self.tx
    }

    /// Makes everything permanent.
    pub async fn commit(self) -> Result<(), UnitError> {
        Ok(self.tx.commit().await?)
    }

    /// Undoes everything.
    pub async fn roll_back(self) -> Result<(), UnitError> {
        Ok(self.tx.rollback().await?)
    }
}

fn filled<R: Row>(row: R) -> R::Active {
    all_set(row.into_active_model())
}

/// A model read from the database is "unchanged" to the library; here every
/// column is to be written.
fn all_set<A: ActiveModelTrait>(mut model: A) -> A {
    for column in <A::Entity as EntityTrait>::Column::iter() {
        model.reset(column);
    }
    model
}
