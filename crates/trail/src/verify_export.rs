//! Verification of an exported trail from the file alone. For
//! `zhiheng trail verify --export`.
//!
//! The file is read once from start to end in little memory, whatever it
//! holds: lines longer than [`LINE_LEN_MAX`] end the reading with a fault.
//!
//! Article: R1-24 (business can be traced; records of operation are checked).

use std::io::{self, BufRead, Read};

use time::Duration;

use crate::canonical_json::write_text;
use crate::export::{CHECKPOINT, END, ENTRY, FIRST_LINE, KEY, ORIGIN, end_line};
use crate::trail_fault::{TrailFault, TrailFaultKind as Kind};
use crate::{ReadEntry, SignedCheckpoint, Verification, VerificationReport, VerifierKey};

/// The longest line that is read, in bytes.
pub const LINE_LEN_MAX: u64 = 256 << 20;

/// Lines are read side by side in batches of so many…
const BATCH_LINES: usize = 8_192;
/// … or of so many bytes.
const BATCH_LEN: usize = 32 << 20;

/// What the reader of an export brings along.
#[derive(Debug, Clone)]
pub struct ExportTrust {
    /// Keys obtained elsewhere. Without any, the keys in the file are used,
    /// and the report says so.
    pub keys: Vec<VerifierKey>,
    /// Keys of witnesses, obtained from them: each must have cosigned.
    pub witnesses: Vec<VerifierKey>,
    /// Checkpoints kept elsewhere, with which the file must agree.
    pub checkpoints: Vec<SignedCheckpoint>,
    /// See [`Verification::new`].
    pub backwards_max: Duration,
    /// How many threads may work, the caller's included.
    pub threads: usize,
}

/// What the verification of an export found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportReport {
    /// Which trail, as the file says.
    pub origin: String,
    /// Whether the keys were taken from the file itself: then agreement of its
    /// own checkpoints shows that it is whole, not that it is genuine.
    pub keys_from_export: bool,
    /// The rest.
    pub trail: VerificationReport,
}

/// Verifies an export.
///
/// # Errors
/// Only when reading fails; what is wrong with the content is in the report.
pub fn verify_export(reader: impl BufRead, trust: &ExportTrust) -> io::Result<ExportReport> {
    let mut lines = Lines { reader, line: Vec::new() };
    let Some(header) = read_header(&mut lines)? else {
        let mut trail = Verification::new("", Vec::new(), trust.backwards_max).finish().0;
        trail.add(TrailFault::at(Kind::HeaderUnreadable, 0));
        return Ok(ExportReport { origin: String::new(), keys_from_export: false, trail });
    };
    let keys_from_export = trust.keys.is_empty() && !header.keys.is_empty();
    let keys = if keys_from_export { header.keys } else { trust.keys.clone() };
    let mut body = Body {
        verification: Verification::new(&header.origin, keys, trust.backwards_max),
        batch: Vec::new(),
        batch_len: 0,
        read: Vec::new(),
        spent: Vec::new(),
        threads: trust.threads,
    };
    body.verification.demand_witnesses(trust.witnesses.clone());
    for checkpoint in &trust.checkpoints {
        body.verification.expect(checkpoint);
    }
    let end = body.read_all(&mut lines)?;
    let (mut trail, _) = body.verification.finish();
    match end {
        None => trail.add(TrailFault::at(Kind::EndMissing, trail.size)),
        Some(end) if end != end_line(trail.size, &trail.root).as_bytes() => {
            trail.add(TrailFault::at(Kind::EndDiffers, trail.size));
        }
        Some(_) => {}
    }
    Ok(ExportReport { origin: header.origin, keys_from_export, trail })
}

struct Header {
    origin: String,
    keys: Vec<VerifierKey>,
}

/// Reads up to the first line that is not a header's, which stays the current
/// one. Nothing when it is not a header.
fn read_header(lines: &mut Lines<impl BufRead>) -> io::Result<Option<Header>> {
    if lines.next()? != Some(FIRST_LINE) {
        return Ok(None);
    }
    let origin = lines.next()?.and_then(|line| line.strip_prefix(ORIGIN)).and_then(text);
    let Some(origin) = origin else { return Ok(None) };
    let mut keys = Vec::new();
    while let Some(line) = lines.next()? {
        let Some(key) = line.strip_prefix(KEY) else { break };
        let Some(key) = text(key).and_then(|key| key.parse().ok()) else { return Ok(None) };
        keys.push(key);
    }
    Ok(Some(Header { origin, keys }))
}

fn text(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

/// A line behind the header as it stands in the file.
enum Line {
    Entry(Vec<u8>),
    Checkpoint(Vec<u8>),
}

/// The same, read.
enum ReadLine {
    Entry(ReadEntry),
    Checkpoint(Option<SignedCheckpoint>),
}

/// The lines behind the header. While one batch is read by the other threads,
/// the batch before it is taken in.
struct Body {
    verification: Verification,
    batch: Vec<Line>,
    batch_len: usize,
    read: Vec<ReadLine>,
    /// Taken in and to be freed, which costs enough to be left to another thread.
    spent: Vec<ReadLine>,
    threads: usize,
}

impl Body {
    /// Reads all lines from the current one; returns what the last line says.
    fn read_all(&mut self, lines: &mut Lines<impl BufRead>) -> io::Result<Option<Vec<u8>>> {
        let mut end = None;
        let mut stray_line = false;
        while let Some(line) = lines.current() {
            if let Some(bytes) = line.strip_prefix(ENTRY) {
                self.push(Line::Entry(bytes.to_vec()), bytes.len());
            } else if let Some(quoted) = line.strip_prefix(CHECKPOINT) {
                self.push(Line::Checkpoint(quoted.to_vec()), quoted.len());
            } else if let Some(content) = line.strip_prefix(END) {
                end = Some(content.to_vec());
                stray_line = lines.next()?.is_some();
                break;
            } else {
                stray_line = true;
                break;
            }
            lines.next()?;
        }
        self.advance(); // reads the last batch
        self.advance(); // takes it in
        if stray_line {
            self.fault(Kind::LineUnreadable);
        }
        Ok(end)
    }

    fn push(&mut self, line: Line, len: usize) {
        self.batch.push(line);
        self.batch_len += len;
        if self.batch.len() == BATCH_LINES || self.batch_len > BATCH_LEN {
            self.advance();
        }
    }

    /// Reads the present batch and takes the one before it in.
    fn advance(&mut self) {
        self.batch_len = 0;
        let batch = std::mem::take(&mut self.batch);
        let before = std::mem::take(&mut self.read);
        let readers = self.threads.saturating_sub(1);
        if readers == 0 {
            before.iter().for_each(|line| self.take(line));
            self.read = batch.iter().map(read_line).collect();
            return;
        }
        let share = batch.len().div_ceil(readers).max(1);
        let spent = std::mem::take(&mut self.spent);
        self.read = std::thread::scope(|scope| {
            scope.spawn(move || drop(spent));
            let read = |part: &[Line]| part.iter().map(read_line).collect::<Vec<_>>();
            let parts: Vec<_> = batch.chunks(share).map(|part| scope.spawn(move || read(part))).collect();
            before.iter().for_each(|line| self.take(line));
            parts.into_iter().flat_map(|part| part.join().expect("reading a line does not panic")).collect()
        });
        self.spent = before;
    }

    fn take(&mut self, line: &ReadLine) {
        match line {
            ReadLine::Entry(entry) => self.verification.take(entry),
            ReadLine::Checkpoint(None) => self.fault(Kind::CheckpointUnreadable),
            ReadLine::Checkpoint(Some(checkpoint)) => {
                // In the file a checkpoint stands behind its last entry, so
                // one that covers more than there are yet shows a cut there.
                if checkpoint.checkpoint().size > self.verification.size() {
                    self.fault(Kind::CheckpointOutOfPlace);
                }
                self.verification.expect(checkpoint);
            }
        }
    }

    fn fault(&mut self, kind: Kind) {
        self.verification.note(TrailFault::at(kind, self.verification.size()));
    }
}

fn read_line(line: &Line) -> ReadLine {
    match line {
        Line::Entry(bytes) => ReadLine::Entry(ReadEntry::of(bytes)),
        Line::Checkpoint(quoted) => ReadLine::Checkpoint(read_checkpoint(quoted)),
    }
}

/// A checkpoint from its canonical JSON text.
fn read_checkpoint(quoted: &[u8]) -> Option<SignedCheckpoint> {
    let text: String = serde_json::from_slice(quoted).ok()?;
    let mut again = Vec::new();
    write_text(&mut again, &text);
    if again == quoted { SignedCheckpoint::parse(&text).ok() } else { None }
}

/// Lines of a file, one at a time. The last line must be ended too; a line
/// that is not ended, or is too long, is given as a lone line feed, which is of
/// no known kind.
struct Lines<R> {
    reader: R,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.line.clear();
        self.reader.by_ref().take(LINE_LEN_MAX).read_until(b'\n', &mut self.line)?;
        Ok(self.current())
    }

    fn current(&self) -> Option<&[u8]> {
        match self.line.as_slice() {
            [] => None,
            [line @ .., b'\n'] => Some(line),
            _ => Some(b"\n"),
        }
    }
}
