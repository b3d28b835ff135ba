//! The store: SQLite (embedded, created by itself) or PostgreSQL, chosen by
//! the URL, with one pool for reading and one way to write.

use std::sync::OnceLock;
use std::time::Duration;

use base::Entropy;
use sea_orm::{
    ColumnTrait, ConnectOptions, Database, DatabaseBackend, DatabaseConnection, DbErr, EntityTrait, QueryFilter,
    QuerySelect, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use trail::RowDigester;

use crate::entity::sealing_key;
use crate::ids::{IdKind, Ids};
use crate::key_ring::KeySource;
use crate::lost_transaction::end_lost_transactions;
use crate::migrate::migrate;
use crate::unit::Unit;
use crate::vault::{SealFault, Sealer, Vault};
use crate::view::View;

/// A connected database at the present schema.
#[derive(Debug)]
pub struct Store {
    pub(crate) writer: DatabaseConnection,
    reader: DatabaseConnection,
    digester: OnceLock<RowDigester>,
    ids: Ids,
    vault: Vault,
}

impl Store {
    /// Connects to `sqlite://path` (created if missing), `sqlite::memory:` is
    /// not supported, or `postgres://…`, and brings the schema up to date.
    pub async fn open(url: &str) -> Result<Store, DbErr> {
        let (writer, reader) =
            if url.starts_with("sqlite:") { open_sqlite(url).await? } else { open_postgres(url).await? };
        migrate(&writer).await?;
        Ok(Store { writer, reader, digester: OnceLock::new(), ids: Ids::default(), vault: Vault::without_keys() })
    }

    /// The same with the keys of its sealed columns.
    #[must_use]
    pub fn with_keys(self, keys: impl KeySource + 'static) -> Store {
        Store { vault: Vault::over(keys), ..self }
    }

    /// The keys, and the one way to read a sealed column.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Seals values in a unit of work. The key in force stays in force until the
    /// unit ends: whoever changes it waits.
    pub async fn sealer<'e>(&self, view: View<'_>, entropy: &'e dyn Entropy) -> Result<Sealer<'e>, SealFault> {
        let current = sealing_key::Entity::find().filter(sealing_key::Column::State.eq("current"));
        let current = view.one(current.lock_shared()).await?.ok_or(SealFault::Changing)?;
        let ring = self.vault.ring_with(&current.key_name)?;
        Ok(Sealer::new(ring, current.key_name, entropy))
    }

    /// Which database this is.
    pub fn backend(&self) -> DatabaseBackend {
        self.writer.get_database_backend()
    }

    /// Reading outside a unit of work.
    pub fn view(&self) -> View<'_> {
        View::pool(&self.reader)
    }

    /// Begins a unit of work. On SQLite it takes the write lock at once, so
    /// that what it reads stays true until it commits.
    pub async fn begin(&self) -> Result<Unit, DbErr> {
        let digester = self.digester()?.clone();
        if self.backend() == DatabaseBackend::Sqlite {
            end_lost_transactions(&self.writer).await?;
            self.ids.top_up(&self.writer).await?;
        }
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.backend() == DatabaseBackend::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Unit::new(self.writer.begin_with_options(options).await?, digester))
    }

    /// `count` fresh ids of a kind, ascending and adjacent.
    pub async fn ids(&self, kind: IdKind, count: usize) -> Result<std::ops::Range<i64>, DbErr> {
        // Not the writers' pool: whoever asks holds a writer already, and if all do, none would be left.
        self.ids.take(&self.reader, kind, count).await
    }

    /// One fresh id.
    pub async fn id(&self, kind: IdKind) -> Result<i64, DbErr> {
        Ok(self.ids(kind, 1).await?.start)
    }

    /// Makes the digests of columns; its key is read once.
    pub(crate) fn digester(&self) -> Result<&RowDigester, DbErr> {
        if let Some(digester) = self.digester.get() {
            return Ok(digester);
        }
        let keys = self.vault.trail_keys().map_err(|fault| DbErr::Custom(fault.to_string()))?;
        Ok(self.digester.get_or_init(|| keys.digester()))
    }
}

/// One connection writes, several read. WAL lets readers go on while one
/// writes; `synchronous = FULL` keeps every acknowledged commit over power loss.
async fn open_sqlite(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    let url = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
    let connect = |connections: u32| {
        let mut options = ConnectOptions::new(url.clone());
        options
            .max_connections(connections)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(20))
            .sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("cache_size", "-32000")
                .busy_timeout(Duration::from_secs(15))
        });
        Database::connect(options)
    };
    let writer = connect(1).await?;
    Ok((writer, connect(6).await?))
}

async fn open_postgres(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    let connect = |connections: u32| {
        let mut options = ConnectOptions::new(url.to_owned());
        options
            .max_connections(connections)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(20))
            .sqlx_logging(false);
        Database::connect(options)
    };
    let writer = connect(20).await?;
    Ok((writer, connect(10).await?))
}
