//! Reading: inside a unit of work (with row locks) or outside one. What only
//! reads is given a [`View`] and cannot write.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, Selector, SelectorTrait, Statement,
    Value,
};
use time::OffsetDateTime;

use crate::row::Row;

/// A way to read the house's tables.
#[derive(Debug, Clone, Copy)]
pub struct View<'a>(Source<'a>);

#[derive(Debug, Clone, Copy)]
enum Source<'a> {
    Pool(&'a DatabaseConnection),
    Transaction(&'a DatabaseTransaction),
}

/// Calls one method on whichever source it is.
macro_rules! on {
    ($view:expr, $db:ident => $call:expr) => {
        match $view.0 {
            Source::Pool($db) => $call,
            Source::Transaction($db) => $call,
        }
    };
}

impl<'a> View<'a> {
    pub(crate) fn pool(db: &'a DatabaseConnection) -> View<'a> {
        View(Source::Pool(db))
    }

    pub(crate) fn transaction(tx: &'a DatabaseTransaction) -> View<'a> {
        View(Source::Transaction(tx))
    }

    /// All rows of a selection.
    pub async fn all<E: EntityTrait>(&self, select: Select<E>) -> Result<Vec<E::Model>, DbErr>
    where
        E::Model: Send + Sync,
    {
        on!(self, db => select.all(db).await)
    }

    /// The first row of a selection.
    pub async fn one<E: EntityTrait>(&self, select: Select<E>) -> Result<Option<E::Model>, DbErr>
    where
        E::Model: Send + Sync,
    {
        on!(self, db => select.one(db).await)
    }

    /// The row with a key.
    pub async fn by_key<R: Row>(&self, key: impl Into<Value>) -> Result<Option<R>, DbErr> {
        self.one(R::Table::find().filter(R::KEY.eq(key.into()))).await
    }

    /// The rows with these keys, in the order of the key; asked for in groups
    /// that both databases accept.
    pub async fn by_keys<R: Row>(&self, keys: impl IntoIterator<Item = i64>) -> Result<Vec<R>, DbErr> {
        let keys: Vec<i64> = keys.into_iter().collect();
        let mut rows = Vec::with_capacity(keys.len());
        for group in keys.chunks(1_000) {
            rows.extend(
                self.all(R::Table::find().filter(R::KEY.is_in(group.iter().copied())).order_by_asc(R::KEY)).await?,
            );
        }
        Ok(rows)
    }

    /// The row with a key, locked until the unit of work ends. On SQLite the
    /// whole unit holds the one write lock already.
    pub async fn lock<R: Row>(&self, key: impl Into<Value>) -> Result<Option<R>, DbErr> {
        self.one(R::Table::find().filter(R::KEY.eq(key.into())).lock_exclusive()).await
    }

    /// The rows with these keys, locked in ascending order of the key: two
    /// units that lock the same rows can wait for each other but never dead-lock.
    pub async fn lock_keys<R: Row>(&self, keys: impl IntoIterator<Item = i64>) -> Result<Vec<R>, DbErr> {
        let mut keys: Vec<i64> = keys.into_iter().collect();
        keys.sort_unstable();
        keys.dedup();
        let mut rows = Vec::with_capacity(keys.len());
        for group in keys.chunks(1_000) {
            let select = R::Table::find().filter(R::KEY.is_in(group.iter().copied())).order_by_asc(R::KEY);
            rows.extend(self.all(select.lock_exclusive()).await?);
        }
        Ok(rows)
    }

    /// The latest instant at which an act was recorded; none before the first. Texts
    /// of instants within one second do not sort on SQLite, so the last entry is
    /// looked at as well as the latest.
    pub async fn last_recorded(&self) -> Result<Option<OffsetDateTime>, DbErr> {
        #[derive(FromQueryResult)]
        struct Recorded {
            at: OffsetDateTime,
        }
        const LAST: &str = "SELECT at FROM (SELECT at FROM trail_entry ORDER BY at DESC LIMIT 1) AS latest \
            UNION ALL SELECT at FROM (SELECT at FROM trail_entry ORDER BY entry_id DESC LIMIT 1) AS last";
        Ok(self.sql::<Recorded>(LAST, []).await?.into_iter().map(|recorded| recorded.at).max())
    }

    /// Locks a name until the unit of work ends, where there is no row to lock
    /// yet. Take several in ascending order. On SQLite the write lock does it.
    pub async fn lock_name(&self, name: &str) -> Result<(), DbErr> {
        if let Source::Transaction(tx) = self.0
            && tx.get_database_backend() == DatabaseBackend::Postgres
        {
            let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 4109))";
            tx.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Postgres, lock, [name.into()])).await?;
        }
        Ok(())
    }

    /// How many rows a selection has.
    pub async fn count<E: EntityTrait>(&self, select: Select<E>) -> Result<i64, DbErr>
    where
        E::Model: Send + Sync,
    {
        let count = on!(self, db => select.count(db).await)?;
        i64::try_from(count).map_err(|_| DbErr::Custom("a count beyond 63 bits".to_owned()))
    }

    /// The rows of a selection that was turned into tuples or another shape.
    pub async fn shaped<S: SelectorTrait + Send + Sync>(&self, select: Selector<S>) -> Result<Vec<S::Item>, DbErr>
    where
        S::Item: Send,
    {
        on!(self, db => select.all(db).await)
    }

    /// The rows of a constant SQL text with `$1 …` parameters, for sums and
    /// joins that read better as SQL.
    pub async fn sql<T: FromQueryResult + Send + Sync>(
        &self,
        sql: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<T>, DbErr> {
        on!(self, db => {
            let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
            T::find_by_statement(statement).all(db).await
        })
    }
}
