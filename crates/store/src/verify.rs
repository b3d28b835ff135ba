//! Verification: reads the trail from its first entry, rebuilds the tree,
//! replays every row image, and compares each protected row of the database
//! with its last image. Reads one consistent state; writes nothing.
//!
//! Article: R1-15, R1-24 (records cannot be altered unnoticed).

use std::collections::BTreeMap;

use sea_orm::{
    AccessMode, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IsolationLevel, QueryFilter, QueryOrder,
    QuerySelect, TransactionOptions, TransactionTrait, Value,
};
use trail::{Entry, Fault, Frontier, Hash, Projection, Replay, RowDigester, leaf_hash};

use crate::entity::{read_day, read_log, trail_checkpoint, trail_entry, trail_node, trail_tree};
use crate::for_each_protected_table;
use crate::integrate::KEPT_EVERY;
use crate::read_digest::digest_of_reads;
use crate::row::{Row, column_digests, table_name};
use crate::store::Store;

/// The result of a verification.
#[derive(Debug)]
pub struct Verification {
    /// Entries in the tree.
    pub size: u64,
    /// The root, rebuilt from the entries.
    pub root: Hash,
    /// Committed entries that wait for their place; replayed as well.
    pub waiting: u64,
    /// Rows compared.
    pub rows: u64,
    /// Roots rebuilt at the sizes of the kept checkpoints, with their notes.
    pub checkpoints: Vec<(u64, Hash, String)>,
    /// What is wrong; empty when all is well.
    pub problems: Vec<VerifyProblem>,
}

/// One thing that is wrong. Names places, never values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyProblem {
    /// A protected row differs from the trail.
    Row(Fault),
    /// The trail itself was altered.
    Trail {
        /// The entry concerned, or 0 for the tree as a whole.
        entry_id: i64,
        /// What is wrong.
        problem: &'static str,
    },
}

impl std::fmt::Display for VerifyProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            VerifyProblem::Row(fault) => fault.fmt(f),
            VerifyProblem::Trail { entry_id: 0, problem } => write!(f, "trail: {problem}"),
            VerifyProblem::Trail { entry_id, problem } => write!(f, "trail entry {entry_id}: {problem}"),
        }
    }
}

/// Rows read at a time.
const GROUP: u64 = 4_000;

impl Store {
    /// Verifies the whole house. `also_at` are tree sizes at which the rebuilt
    /// root is wanted, for checkpoints kept elsewhere.
    pub async fn verify(&self, also_at: &[u64], progress: impl Fn(u64)) -> Result<Verification, DbErr> {
        let digester = self.digester()?.clone();
        let one_state = TransactionOptions {
            isolation_level: (self.backend() == sea_orm::DatabaseBackend::Postgres)
                .then_some(IsolationLevel::RepeatableRead),
            access_mode: (self.backend() == sea_orm::DatabaseBackend::Postgres).then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        };
        let tx = self.writer.begin_with_options(one_state).await?;
        let mut verifier = Verifier { tx: &tx, digester, rows: 0, problems: Vec::new(), progress: &progress };
        let (frontier, waiting, checkpoints, mut projection) = verifier.read_trail(also_at).await?;
        macro_rules! check_tables {
            ($($table:ident)*) => {$(
                verifier.check_table::<crate::entity::$table::Model>(&mut projection).await?;
            )*};
        }
        for_each_protected_table!(check_tables);
        verifier.check_reads().await?;
        verifier.problems.extend(projection.unseen().into_iter().map(VerifyProblem::Row));
        let Verifier { rows, problems, .. } = verifier;
        tx.rollback().await?;
        Ok(Verification { size: frontier.size(), root: frontier.root(), waiting, rows, checkpoints, problems })
    }
}

struct Verifier<'a> {
    tx: &'a DatabaseTransaction,
    digester: RowDigester,
    rows: u64,
    problems: Vec<VerifyProblem>,
    progress: &'a dyn Fn(u64),
}

type TrailRead = (Frontier, u64, Vec<(u64, Hash, String)>, Projection);

impl Verifier<'_> {
    async fn read_trail(&mut self, also_at: &[u64]) -> Result<TrailRead, DbErr> {
        let mut frontier = Frontier::new();
        let mut replay = Replay::new();
        let mut kept =
            trail_checkpoint::Entity::find().order_by_asc(trail_checkpoint::Column::Size).all(self.tx).await?;
        kept.extend(also_at.iter().map(|size| trail_checkpoint::Model {
            size: *size as i64,
            note: String::new(),
            at: time::OffsetDateTime::UNIX_EPOCH,
        }));
        let mut checkpoints = Vec::new();
        let mut nodes = BTreeMap::new();
        loop {
            let from = frontier.size() as i64;
            let group = trail_entry::Entity::find()
                .filter(trail_entry::Column::LeafIndex.gte(from))
                .order_by_asc(trail_entry::Column::LeafIndex)
                .limit(200)
                .all(self.tx)
                .await?;
            if group.is_empty() {
                break;
            }
            for entry in group {
                self.take_leaf(&entry, &mut frontier, &mut nodes, &mut replay);
                for checkpoint in kept.iter().filter(|checkpoint| checkpoint.size as u64 == frontier.size()) {
                    checkpoints.push((frontier.size(), frontier.root(), checkpoint.note.clone()));
                }
                (self.progress)(1);
            }
        }
        if kept.iter().any(|checkpoint| checkpoint.size as u64 > frontier.size()) {
            self.trail_problem(0, "the trail is shorter than a checkpoint of it: its end was cut off");
        }
        let waiting = trail_entry::Entity::find().filter(trail_entry::Column::LeafIndex.is_null());
        let waiting = waiting.order_by_asc(trail_entry::Column::EntryId).all(self.tx).await?;
        for entry in &waiting {
            self.replay_entry(entry, &mut replay);
        }
        self.compare_tree(&frontier).await?;
        self.compare_nodes(nodes).await?;
        let (projection, faults) = replay.finish();
        self.problems.extend(faults.into_iter().map(VerifyProblem::Row));
        Ok((frontier, waiting.len() as u64, checkpoints, projection))
    }

    fn take_leaf(
        &mut self,
        entry: &trail_entry::Model,
        frontier: &mut Frontier,
        nodes: &mut BTreeMap<(i32, i64), Hash>,
        replay: &mut Replay,
    ) {
        if entry.leaf_index != Some(frontier.size() as i64) {
            self.trail_problem(
                entry.entry_id,
                "its place in the tree does not follow the one before: an entry is missing or was put in",
            );
        }
        let leaf = leaf_hash(&entry.bytes);
        if entry.leaf_hash.as_deref() != Some(leaf.as_slice()) {
            self.trail_problem(entry.entry_id, "its bytes do not give the hash that was integrated: it was altered");
        }
        frontier.push_noting(leaf, |at, hash| {
            if at.level > 0 && at.level.is_multiple_of(KEPT_EVERY) {
                nodes.insert((at.level as i32, at.index as i64), hash);
            }
        });
        self.replay_entry(entry, replay);
    }

    fn replay_entry(&mut self, row: &trail_entry::Model, replay: &mut Replay) {
        let Ok(entry) = Entry::from_bytes(&row.bytes) else {
            return self.trail_problem(row.entry_id, "its bytes are not a canonical entry: it was altered");
        };
        let same = entry.id == row.entry_id && entry.command == row.command && entry.at == row.at;
        if !same || outcome_text(&entry) != row.outcome {
            self.trail_problem(row.entry_id, "its searching columns differ from its bytes");
        }
        let faults = replay.take(&entry);
        self.problems.extend(faults.into_iter().map(VerifyProblem::Row));
    }

    async fn compare_tree(&mut self, frontier: &Frontier) -> Result<(), DbErr> {
        let kept = trail_tree::Entity::find_by_id(1).one(self.tx).await?;
        let agrees = match kept {
            Some(tree) => tree.size as u64 == frontier.size() && tree.root == frontier.root(),
            None => frontier.size() == 0,
        };
        if !agrees {
            self.trail_problem(0, "the tree rebuilt from the entries is not the tree that was kept");
        }
        Ok(())
    }

    /// The subtrees that proofs are made from are those of the entries.
    async fn compare_nodes(&mut self, mut rebuilt: BTreeMap<(i32, i64), Hash>) -> Result<(), DbErr> {
        let kept = trail_node::Entity::find().all(self.tx).await?;
        let differing = kept
            .iter()
            .filter(|node| rebuilt.remove(&(node.level, node.place)).is_none_or(|hash| node.hash != hash))
            .count();
        if differing + rebuilt.len() > 0 {
            self.trail_problem(0, "the subtrees kept for proofs are not those of the entries");
        }
        Ok(())
    }

    /// The reads of every sealed day are those of its digest.
    async fn check_reads(&mut self) -> Result<(), DbErr> {
        let days = read_day::Entity::find().order_by_asc(read_day::Column::Day).all(self.tx).await?;
        for sealed in days {
            let Some(day) = base::parse_date(&sealed.day) else { continue };
            let rows = read_log::Entity::find().filter(read_log::Column::Day.eq(day));
            let rows = rows.order_by_asc(read_log::Column::ReadId).all(self.tx).await?;
            let digest: String = digest_of_reads(&rows).iter().map(|byte| format!("{byte:02x}")).collect();
            if digest != sealed.digest || rows.len() as i64 != sealed.reads {
                self.trail_problem(0, "the log of reads of a sealed day was altered");
            }
            (self.progress)(rows.len() as u64);
        }
        Ok(())
    }

    async fn check_table<R: Row>(&mut self, projection: &mut Projection) -> Result<(), DbErr> {
        let table = table_name::<R>();
        let mut after: Option<Value> = None;
        loop {
            let mut select = R::Table::find().order_by_asc(R::KEY).limit(GROUP);
            if let Some(last) = after.take() {
                select = select.filter(R::KEY.gt(last));
            }
            let rows = select.all(self.tx).await?;
            for row in &rows {
                let key = row.key();
                let columns = column_digests(row, &table, &key, &self.digester);
                let faults = projection.check_row(&table, &key, row.rev(), &columns);
                self.problems.extend(faults.into_iter().map(VerifyProblem::Row));
                self.rows += 1;
            }
            (self.progress)(rows.len() as u64);
            match rows.last() {
                Some(last) if rows.len() as u64 == GROUP => after = Some(last.key_value()),
                _ => return Ok(()),
            }
        }
    }

    fn trail_problem(&mut self, entry_id: i64, problem: &'static str) {
        self.problems.push(VerifyProblem::Trail { entry_id, problem });
    }
}

/// The outcome as the table repeats it.
pub(crate) fn outcome_text(entry: &Entry) -> &'static str {
    match entry.outcome {
        trail::Outcome::Done => "done",
        trail::Outcome::Refused => "refused",
    }
}
