//! One entry of the trail with its proof: the canonical bytes, the hash of the
//! leaf, and the path to the root that the latest checkpoint signs, with the
//! witnesses' cosignatures. An outsider checks it with nothing but SM3 and the
//! keys he was given. An entry that no checkpoint covers yet is proven against
//! the tree as it stands.
//!
//! Article: R1-15 (every act can be proven).

use base::Refusal;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{trail_checkpoint, trail_entry};
use trail::{empty_root, leaf_hash, verify_inclusion};

use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// One entry with its proof.
pub struct Entry;

/// Which entry.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichEntry {
    /// Its number.
    pub entry_id: String,
}

/// An entry with its proof.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntryProven {
    /// Its number.
    pub entry_id: String,
    /// The canonical bytes, which are UTF-8 JSON.
    pub entry: String,
    /// The hash of the leaf, hex.
    pub leaf_hash: String,
    /// Its place in the tree; none until integrated.
    pub leaf_index: Option<i64>,
    /// The size of the tree of the proof.
    pub tree_size: i64,
    /// The root of that tree, hex.
    pub root: String,
    /// The hashes from the leaf to the root, hex.
    pub path: Vec<String>,
    /// Whether bytes, leaf, path and root fit together, checked just now.
    pub verified: bool,
    /// The latest signed checkpoint with its cosignatures, if one has been made.
    pub checkpoint: Option<String>,
}

impl Query for Entry {
    const SPEC: QuerySpec = QuerySpec {
        name: "trail.entry",
        title: "留痕记录与证明",
        title_en: "a trail entry with its proof",
        access: Access::Duty(super::PROOF_READERS),
    };
    type Input = WhichEntry;
    type Output = EntryProven;

    async fn answer(cx: &Context<'_>, input: WhichEntry) -> Result<EntryProven, Stop> {
        let unknown = || Refusal::unknown("留痕记录", "trail entry");
        let number: i64 = input.entry_id.parse().map_err(|_| unknown())?;
        let row = cx.view.one(trail_entry::Entity::find().filter(trail_entry::Column::EntryId.eq(number))).await?;
        let row = row.ok_or_else(unknown)?;
        let leaf = leaf_hash(&row.bytes);
        let checkpoint = trail_checkpoint::Entity::find().order_by_desc(trail_checkpoint::Column::Size).limit(1);
        let checkpoint = match cx.view.one(checkpoint).await? {
            Some(kept) => Some(cx.house.with_cosignatures(&kept).await?),
            None => None,
        };
        let index = row.leaf_index.and_then(|index| u64::try_from(index).ok());
        let signed = checkpoint.as_ref().map(|signed| (signed.checkpoint().size, signed.checkpoint().root));
        let (size, root) = match (index, signed) {
            (Some(index), Some((size, root))) if index < size => (size, root),
            _ => cx.house.store.tree().await?.unwrap_or((0, empty_root())),
        };
        let path = match index.filter(|index| *index < size) {
            Some(index) => cx.view.inclusion_proof(index, size).await.map_err(|e| Stop::fault("making a proof", e))?,
            None => Vec::new(),
        };
        let verified = index.is_some_and(|index| verify_inclusion(index, size, &leaf, &path, &root).is_ok());
        Ok(EntryProven {
            entry_id: row.entry_id.to_string(),
            entry: String::from_utf8(row.bytes).map_err(|e| Stop::fault("reading a trail entry", e))?,
            leaf_hash: hex::encode(leaf),
            leaf_index: row.leaf_index,
            tree_size: size as i64,
            root: hex::encode(root),
            path: path.iter().map(hex::encode).collect(),
            verified,
            checkpoint: checkpoint.map(|checkpoint| checkpoint.to_text()),
        })
    }
}
