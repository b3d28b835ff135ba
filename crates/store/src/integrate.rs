//! Integration: committed trail entries get their place in the Merkle tree,
//! within a second of the commit. Kept out of the business transaction, so
//! that thousands of clerks do not queue for one tree.
//!
//! Article: R1-15 (acts are traceable in order).

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set, Statement,
};
use time::OffsetDateTime;
use trail::{Frontier, Hash, leaf_hash};

use crate::entity::{trail_checkpoint, trail_entry, trail_tree};
use crate::store::Store;
use crate::unit::UnitError;

/// The tree after integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integrated {
    /// Entries that got their place now.
    pub added: u64,
    /// Entries in the tree.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

/// Entries taken in one transaction.
const GROUP: u64 = 2_000;

impl Store {
    /// Gives every waiting entry its place, in the order of their ids.
    pub async fn integrate(&self) -> Result<Integrated, UnitError> {
        let mut added = 0;
        loop {
            let step = self.integrate_group().await?;
            added += step.added;
            if step.added < GROUP {
                return Ok(Integrated { added, ..step });
            }
        }
    }

    async fn integrate_group(&self) -> Result<Integrated, UnitError> {
        let unit = self.begin().await?;
        let tx = unit.operational();
        if self.backend() == DatabaseBackend::Postgres {
            tx.execute_unprepared("SELECT pg_advisory_xact_lock(4107)").await?;
        }
        let (mut frontier, known) = match trail_tree::Entity::find_by_id(1).one(tx).await? {
            Some(tree) => (restore(&tree)?, true),
            None => (Frontier::new(), false),
        };
        let waiting = trail_entry::Entity::find()
            .filter(trail_entry::Column::LeafIndex.is_null())
            .order_by_asc(trail_entry::Column::EntryId)
            .limit(GROUP);
        let waiting = waiting.all(tx).await?;
        let place = "UPDATE trail_entry SET leaf_index = $1, leaf_hash = $2 WHERE entry_id = $3";
        for entry in &waiting {
            let leaf = leaf_hash(&entry.bytes);
            let index = frontier.size() as i64;
            frontier.push(leaf);
            let values = [index.into(), leaf.to_vec().into(), entry.entry_id.into()];
            tx.execute_raw(Statement::from_sql_and_values(self.backend(), place, values)).await?;
        }
        let integrated = Integrated { added: waiting.len() as u64, size: frontier.size(), root: frontier.root() };
        if integrated.added > 0 {
            let tree = trail_tree::ActiveModel {
                tree_id: Set(1),
                size: Set(integrated.size as i64),
                frontier: Set(frontier.hashes().concat()),
                root: Set(integrated.root.to_vec()),
            };
            if known {
                trail_tree::Entity::update(tree).exec(tx).await?;
            } else {
                trail_tree::Entity::insert(tree).exec_without_returning(tx).await?;
            }
        }
        unit.commit().await?;
        Ok(integrated)
    }

    /// The tree as it stands: size and root; none before the first entry.
    pub async fn tree(&self) -> Result<Option<(u64, Hash)>, UnitError> {
        let tree = trail_tree::Entity::find_by_id(1).one(&self.writer).await?;
        Ok(tree.map(|tree| (tree.size as u64, tree.root.try_into().unwrap_or_default())))
    }

    /// Keeps a signed checkpoint of the tree.
    pub async fn keep_checkpoint(&self, size: u64, note: String, at: OffsetDateTime) -> Result<(), UnitError> {
        let row = trail_checkpoint::Model { size: size as i64, note, at };
        let there = trail_checkpoint::Entity::find_by_id(row.size).one(&self.writer).await?.is_some();
        if !there {
            trail_checkpoint::Entity::insert(row.into_active_model().reset_all())
                .exec_without_returning(&self.writer)
                .await?;
        }
        Ok(())
    }
}

fn restore(tree: &trail_tree::Model) -> Result<Frontier, UnitError> {
    let hashes = tree.frontier.chunks_exact(32).map(|hash| hash.try_into().expect("a chunk of 32 bytes")).collect();
    Frontier::restore(tree.size as u64, hashes)
        .map_err(|e| UnitError::Database(sea_orm::DbErr::Custom(format!("the trail's tree is damaged: {e}"))))
}
