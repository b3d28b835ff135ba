//! Verification of the trail itself: every leaf, every checkpoint and its
//! signature, the sequence of numbers, times and revs. The same for a trail in
//! a database and in an exported file. For `zhiheng trail verify`, the
//! integrity page and auditors.
//!
//! ```text
//! new ─ expect(checkpoint)… ─ take(entry)… ─ finish → report, projection
//! ```
//!
//! A checkpoint may be given at any time before entries beyond its size are
//! taken; it is compared when exactly its entries have been taken. Checkpoints
//! kept outside are given first, then it cannot be hidden that the trail was
//! cut, rewritten or rolled back.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use std::collections::BTreeMap;

use time::{Duration, OffsetDateTime};

use crate::numbers_seen::NumbersSeen;
use crate::trail_fault::{TrailFault, TrailFaultKind as Kind};
use crate::{
    Checkpoint, CheckpointError, Cosignature, Entry, EntryError, Frontier, Hash, Projection, Replay, SignedCheckpoint,
    VerifierKey, leaf_hash,
};

/// So many faults are listed; the rest is counted.
pub const FAULTS_LISTED_MAX: usize = 10_000;

/// An entry as it was read: the hash of its bytes, and what they say.
#[derive(Debug)]
pub struct ReadEntry {
    leaf: Hash,
    entry: Result<Entry, EntryError>,
}

impl ReadEntry {
    /// Hashes and reads the bytes of one entry. The costly part of
    /// verification, and the part that can be done side by side.
    pub fn of(bytes: &[u8]) -> ReadEntry {
        ReadEntry { leaf: leaf_hash(bytes), entry: Entry::from_bytes(bytes) }
    }

    /// The same for many entries on so many threads (1 or more), in order.
    pub fn of_all<B: AsRef<[u8]> + Sync>(entries: &[B], threads: usize) -> Vec<ReadEntry> {
        let share = entries.len().div_ceil(threads.max(1)).max(1);
        if share >= entries.len() {
            return entries.iter().map(|bytes| ReadEntry::of(bytes.as_ref())).collect();
        }
        std::thread::scope(|scope| {
            let read = |part: &[B]| part.iter().map(|bytes| ReadEntry::of(bytes.as_ref())).collect::<Vec<_>>();
            let parts: Vec<_> = entries.chunks(share).map(|part| scope.spawn(move || read(part))).collect();
            parts.into_iter().flat_map(|part| part.join().expect("reading an entry does not panic")).collect()
        })
    }
}

/// What verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationReport {
    /// The number of entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// The size of the largest checkpoint that agrees and is signed by a known
    /// key; entries beyond it are not yet vouched for. 0 without any.
    pub covered: u64,
    /// How many checkpoints agree and are signed by a known key.
    pub checkpoints_agreeing: u64,
    /// For each witness whose key was brought, the size of the largest such
    /// checkpoint that it cosigned; 0 for none.
    pub witnessed: BTreeMap<String, u64>,
    /// The latest instant of an entry.
    pub last_at: Option<OffsetDateTime>,
    /// What is wrong, in the order found.
    pub faults: Vec<TrailFault>,
    /// How many faults more there are than are listed.
    pub faults_unlisted: u64,
}

impl VerificationReport {
    /// Whether nothing is wrong.
    pub fn is_ok(&self) -> bool {
        self.faults.is_empty()
    }

    pub(crate) fn add(&mut self, fault: TrailFault) {
        if self.faults.len() < FAULTS_LISTED_MAX {
            self.faults.push(fault);
        } else {
            self.faults_unlisted += 1;
        }
    }
}

/// A verification under way.
#[derive(Debug)]
pub struct Verification {
    origin: String,
    keys: Vec<VerifierKey>,
    witnesses: Vec<VerifierKey>,
    backwards_max: Duration,
    frontier: Frontier,
    replay: Replay,
    numbers: NumbersSeen,
    /// Checkpoints of sizes not yet reached.
    expected: BTreeMap<u64, Vec<Expected>>,
    /// The latest instant of a checkpoint at the size last compared, and
    /// before it. Of one size there may be many, signed as time goes by.
    checkpoint_here: (u64, Option<OffsetDateTime>),
    checkpoint_before: Option<OffsetDateTime>,
    report: VerificationReport,
}

#[derive(Debug)]
struct Expected {
    checkpoint: Checkpoint,
    trusted: bool,
    cosigners: Vec<Cosignature>,
}

impl Verification {
    /// Begins. `keys` are the keys by which checkpoints may be signed.
    /// `backwards_max` is how far an entry's instant may lie before that of an
    /// entry ahead of it: transactions run side by side and are integrated as
    /// they commit, so the longest transaction is the measure.
    pub fn new(origin: &str, keys: Vec<VerifierKey>, backwards_max: Duration) -> Verification {
        let frontier = Frontier::new();
        let report = VerificationReport {
            size: 0,
            root: frontier.root(),
            covered: 0,
            checkpoints_agreeing: 0,
            witnessed: BTreeMap::new(),
            last_at: None,
            faults: Vec::new(),
            faults_unlisted: 0,
        };
        Verification {
            origin: origin.to_owned(),
            keys,
            witnesses: Vec::new(),
            backwards_max,
            frontier,
            replay: Replay::new(),
            numbers: NumbersSeen::default(),
            expected: BTreeMap::new(),
            checkpoint_here: (0, None),
            checkpoint_before: None,
            report,
        }
    }

    /// Demands of each of these witnesses that it cosigned a checkpoint with
    /// which the trail agrees. To be said before the first checkpoint.
    pub fn demand_witnesses(&mut self, witnesses: Vec<VerifierKey>) {
        self.report.witnessed = witnesses.iter().map(|witness| (witness.name().to_owned(), 0)).collect();
        self.witnesses = witnesses;
    }

    /// Demands that the trail agrees with a checkpoint.
    pub fn expect(&mut self, signed: &SignedCheckpoint) {
        let checkpoint = signed.checkpoint().clone();
        let size = checkpoint.size;
        if checkpoint.origin != self.origin {
            return self.report.add(TrailFault::at(Kind::OriginDiffers, size));
        }
        if size < self.frontier.size() {
            return self.report.add(TrailFault::at(Kind::CheckpointOutOfPlace, size));
        }
        let signatures = signed.verify(&self.keys);
        match signatures {
            Ok(_) => {}
            Err(CheckpointError::SignedByNoKnownKey) => self.report.add(TrailFault::at(Kind::SignatureUnknown, size)),
            Err(_) => self.report.add(TrailFault::at(Kind::SignatureWrong, size)),
        }
        let cosigners = signed.cosigners(&self.witnesses).unwrap_or_else(|_| {
            self.report.add(TrailFault::at(Kind::CosignatureWrong, size));
            Vec::new()
        });
        // Even unsigned it is compared: where the roots part is worth knowing.
        let expected = Expected { checkpoint, trusted: signatures.is_ok(), cosigners };
        self.expected.entry(size).or_default().push(expected);
        self.compare_here();
    }

    /// Takes the next entry, in the order of the leaves.
    pub fn take(&mut self, read: &ReadEntry) {
        let index = self.frontier.push(read.leaf);
        match &read.entry {
            Ok(entry) => self.take_content(index, entry),
            Err(error) => self.report.add(TrailFault::because(Kind::EntryUnreadable, index, error)),
        }
        self.compare_here();
    }

    /// The number of entries taken.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// Adds a fault found outside, in the order of finding.
    pub(crate) fn note(&mut self, fault: TrailFault) {
        self.report.add(fault);
    }

    /// Ends. Returns the report on the trail, and the projection with which
    /// the rows of the database can be compared.
    pub fn finish(mut self) -> (VerificationReport, Projection) {
        for size in std::mem::take(&mut self.expected).into_keys() {
            self.report.add(TrailFault::at(Kind::TailCut, size));
        }
        self.report.size = self.frontier.size();
        self.report.root = self.frontier.root();
        if self.report.witnessed.values().any(|size| *size == 0) {
            self.report.add(TrailFault::at(Kind::CosignatureMissing, self.report.size));
        }
        let (projection, gaps) = self.replay.finish();
        for gap in gaps {
            let fault = TrailFault::at(Kind::RowFault, self.report.size);
            self.report.add(TrailFault { row: Some(gap), ..fault });
        }
        (self.report, projection)
    }

    fn take_content(&mut self, index: u64, entry: &Entry) {
        if !self.numbers.add(entry.id) {
            self.report.add(TrailFault::at(Kind::EntryRepeated, index));
        }
        match self.report.last_at {
            Some(last) if entry.at < last => {
                if last - entry.at > self.backwards_max {
                    self.report.add(TrailFault::at(Kind::TimeWentBack, index));
                }
            }
            _ => self.report.last_at = Some(entry.at),
        }
        for fault in self.replay.take(entry) {
            self.report.add(TrailFault { row: Some(fault), ..TrailFault::at(Kind::RowFault, index) });
        }
    }

    /// Compares the checkpoints of exactly the entries taken so far.
    fn compare_here(&mut self) {
        let size = self.frontier.size();
        let Some(here) = self.expected.remove(&size) else { return };
        let root = self.frontier.root();
        for Expected { checkpoint, trusted, cosigners } in here {
            self.compare_time(&checkpoint);
            if checkpoint.root != root {
                let fault = TrailFault::at(Kind::RootDiffers, size);
                self.report.add(TrailFault { intact_to: Some(self.report.covered), ..fault });
            } else if trusted {
                self.report.covered = size;
                self.report.checkpoints_agreeing += 1;
                for cosigner in cosigners {
                    self.report.witnessed.insert(cosigner.by.name().to_owned(), size);
                }
            }
        }
    }

    fn compare_time(&mut self, checkpoint: &Checkpoint) {
        let (size, latest) = self.checkpoint_here;
        if size != checkpoint.size {
            self.checkpoint_before = latest.max(self.checkpoint_before);
            self.checkpoint_here = (checkpoint.size, None);
        }
        let before = self.report.last_at.max(self.checkpoint_before);
        if before.is_some_and(|before| before - checkpoint.at > self.backwards_max) {
            self.report.add(TrailFault::at(Kind::CheckpointTooEarly, checkpoint.size));
        }
        self.checkpoint_here.1 = self.checkpoint_here.1.max(Some(checkpoint.at));
    }
}
