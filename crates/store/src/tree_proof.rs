//! Proofs over the tree that is kept: a leaf's way to the root, and that a
//! later tree has grown from an earlier one. A proof of a tree of millions of
//! entries reads some twenty short runs of hashes, not the leaves.
//!
//! Article: R1-15 (every act can be proven).

use std::collections::BTreeMap;

use sea_orm::{DbErr, FromQueryResult};
use trail::{
    Frontier, Hash, NodeAt, ProofError, consistency_proof_from, inclusion_proof_from, nodes_for_consistency,
    nodes_for_inclusion,
};

use crate::integrate::KEPT_EVERY;
use crate::view::View;

/// Why a proof was not made.
#[derive(Debug, thiserror::Error)]
pub enum TreeProofError {
    /// There is no such place in a tree of that size, or a hash is missing.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

#[derive(FromQueryResult)]
struct Kept {
    hash: Vec<u8>,
}

const LEAVES: &str =
    "SELECT leaf_hash AS hash FROM trail_entry WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index";
const NODES: &str = "SELECT hash FROM trail_node WHERE level = $3 AND place >= $1 AND place < $2 ORDER BY place";

impl View<'_> {
    /// The proof that the leaf `index` stands in the tree of `size` leaves.
    pub async fn inclusion_proof(&self, index: u64, size: u64) -> Result<Vec<Hash>, TreeProofError> {
        let found = self.nodes(nodes_for_inclusion(index, size)?).await?;
        Ok(inclusion_proof_from(index, size, |at| found.get(&at).copied())?)
    }

    /// The proof that the tree of `later` leaves has grown from that of `earlier`.
    pub async fn consistency_proof(&self, earlier: u64, later: u64) -> Result<Vec<Hash>, TreeProofError> {
        let found = self.nodes(nodes_for_consistency(earlier, later)?).await?;
        Ok(consistency_proof_from(earlier, later, |at| found.get(&at).copied())?)
    }

    async fn nodes(&self, wanted: Vec<NodeAt>) -> Result<BTreeMap<NodeAt, Hash>, DbErr> {
        let mut found = BTreeMap::new();
        for at in wanted {
            if let Some(hash) = self.node(at).await? {
                found.insert(at, hash);
            }
        }
        Ok(found)
    }

    /// The root of a full subtree, from those kept below it: at most eight.
    async fn node(&self, at: NodeAt) -> Result<Option<Hash>, DbErr> {
        let above = at.level % KEPT_EVERY;
        let level = at.level - above;
        let (first, count) = (at.index << above, 1_u64 << above);
        let bounds = [(first as i64).into(), ((first + count) as i64).into()];
        let rows: Vec<Kept> = match level {
            0 => self.sql(LEAVES, bounds).await?,
            level => self.sql(NODES, bounds.into_iter().chain([(level as i32).into()])).await?,
        };
        let hashes: Vec<Hash> = rows.into_iter().filter_map(|row| row.hash.try_into().ok()).collect();
        // Full subtrees side by side make a tree of their own, whose root is the node.
        let mut tree = Frontier::new();
        for hash in &hashes {
            tree.push(*hash);
        }
        Ok((hashes.len() as u64 == count).then(|| tree.root()))
    }
}
