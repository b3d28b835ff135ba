//! Integration: committed trail entries get their place in the Merkle tree,
//! within a second of the commit. Kept out of the business transaction, so
//! that thousands of clerks do not queue for one tree. Full subtrees of every
//! fourth height are kept, so that a proof needs a few reads only
//! (`tree_proof.rs`).
//!
//! Article: R1-15 (acts are traceable in order).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    Statement,
};
use trail::{Frontier, Hash, NodeAt, leaf_hash};

use crate::entity::{trail_entry, trail_node, trail_tree};
use crate::store::Store;
use crate::unit::{UnitError, VALUES_MAX};

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

/// Of the full subtrees those whose height is a multiple of this are kept.
pub(crate) const KEPT_EVERY: u32 = 4;

/// Entries placed with one statement on PostgreSQL.
const PLACED_AT_ONCE: usize = 500;

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
        let mut placed = Vec::with_capacity(waiting.len());
        let mut nodes = Vec::new();
        for entry in &waiting {
            let leaf = leaf_hash(&entry.bytes);
            let index = frontier.push_noting(leaf, |at, hash| nodes.extend(kept(at, hash)));
            placed.push((entry.entry_id, index as i64, leaf));
        }
        place(tx, &placed).await?;
        for group in nodes.chunks(VALUES_MAX / 3) {
            trail_node::Entity::insert_many(group.to_vec()).exec_without_returning(tx).await?;
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
        let tree = self.view().one(trail_tree::Entity::find_by_id(1)).await?;
        Ok(tree.map(|tree| (tree.size as u64, tree.root.try_into().unwrap_or_default())))
    }
}

fn kept(at: NodeAt, hash: Hash) -> Option<trail_node::ActiveModel> {
    (at.level > 0 && at.level.is_multiple_of(KEPT_EVERY)).then(|| trail_node::ActiveModel {
        level: Set(at.level as i32),
        place: Set(at.index as i64),
        hash: Set(hash.to_vec()),
    })
}

/// Writes the places: on PostgreSQL hundreds at once, for each statement is a
/// way there and back; SQLite is at hand.
async fn place(tx: &impl ConnectionTrait, placed: &[(i64, i64, Hash)]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let at_once = if backend == DatabaseBackend::Postgres { PLACED_AT_ONCE } else { 1 };
    for group in placed.chunks(at_once) {
        let one = group.len() == 1;
        let sql = if one {
            "UPDATE trail_entry SET leaf_index = $2, leaf_hash = $3 WHERE entry_id = $1".to_owned()
        } else {
            let rows: Vec<String> = (0..group.len())
                .map(|n| format!("(${}::bigint, ${}::bigint, ${}::bytea)", 3 * n + 1, 3 * n + 2, 3 * n + 3))
                .collect();
            format!(
                "UPDATE trail_entry SET leaf_index = p.leaf_index, leaf_hash = p.leaf_hash \
                 FROM (VALUES {}) AS p (entry_id, leaf_index, leaf_hash) WHERE trail_entry.entry_id = p.entry_id",
                rows.join(", ")
            )
        };
        let values = group.iter().flat_map(|(id, index, leaf)| [(*id).into(), (*index).into(), leaf.to_vec().into()]);
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

fn restore(tree: &trail_tree::Model) -> Result<Frontier, UnitError> {
    let hashes = tree.frontier.chunks_exact(32).map(|hash| hash.try_into().expect("a chunk of 32 bytes")).collect();
    Frontier::restore(tree.size as u64, hashes)
        .map_err(|e| UnitError::Database(sea_orm::DbErr::Custom(format!("the trail's tree is damaged: {e}"))))
}
