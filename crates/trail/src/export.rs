//! The export of a trail: one text file that can be verified by anyone,
//! without server and database. For `zhiheng trail export` and for auditors
//! who carry the record away.
//!
//! UTF-8, every line ended by a line feed, in this order:
//!
//! ```text
//! zhiheng-trail-export 1               the form and its version
//! origin zhiheng.example/anhe          which trail
//! key zhiheng.example/anhe+a1b2…+…     verifying keys, none or more
//! entry {"about":…,"v":1}              an entry's canonical bytes, which hold no line feed
//! checkpoint "zhiheng…\n12\n…"         a signed checkpoint as a JSON text, behind its last entry
//! end 20852163 CsUYapGGPo4d…jxq2I=     number of entries and root, base64
//! ```
//!
//! Keys in the file serve when the reader brings none; whoever rewrites the
//! file can put his own there. What convinces is a key, or better a
//! checkpoint, that was kept elsewhere.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::canonical_json::write_text;
use crate::{Frontier, Hash, SignedCheckpoint, VerifierKey, leaf_hash};

pub(crate) const FIRST_LINE: &[u8] = b"zhiheng-trail-export 1";
pub(crate) const ORIGIN: &[u8] = b"origin ";
pub(crate) const KEY: &[u8] = b"key ";
pub(crate) const ENTRY: &[u8] = b"entry ";
pub(crate) const CHECKPOINT: &[u8] = b"checkpoint ";
pub(crate) const END: &[u8] = b"end ";

/// Writes an export as it goes.
#[derive(Debug)]
pub struct ExportWriter<W: Write> {
    out: W,
    frontier: Frontier,
}

impl<W: Write> ExportWriter<W> {
    /// Begins an export. The origin is one line.
    ///
    /// # Errors
    /// When writing fails, or the origin has a line break.
    pub fn new(mut out: W, origin: &str, keys: &[VerifierKey]) -> io::Result<ExportWriter<W>> {
        out.write_all(FIRST_LINE)?;
        out.write_all(b"\n")?;
        let mut writer = ExportWriter { out, frontier: Frontier::new() };
        writer.line(ORIGIN, origin.as_bytes())?;
        for key in keys {
            writer.line(KEY, key.to_string().as_bytes())?;
        }
        Ok(writer)
    }

    /// Adds the next entry, in the order of the leaves.
    ///
    /// # Errors
    /// When writing fails, or the bytes have a line feed and so are no entry.
    pub fn entry(&mut self, entry_bytes: &[u8]) -> io::Result<()> {
        self.line(ENTRY, entry_bytes)?;
        self.frontier.push(leaf_hash(entry_bytes));
        Ok(())
    }

    /// Adds a checkpoint, behind the last entry it covers.
    ///
    /// # Errors
    /// When writing fails.
    pub fn checkpoint(&mut self, checkpoint: &SignedCheckpoint) -> io::Result<()> {
        let mut text = Vec::new();
        write_text(&mut text, &checkpoint.to_text());
        self.line(CHECKPOINT, &text)
    }

    /// The number of entries written.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// Ends the export and gives back what was written to.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(mut self) -> io::Result<W> {
        let end = end_line(self.frontier.size(), &self.frontier.root());
        self.line(END, end.as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn line(&mut self, kind: &[u8], content: &[u8]) -> io::Result<()> {
        if content.contains(&b'\n') {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a line of the export holds a line feed"));
        }
        self.out.write_all(kind)?;
        self.out.write_all(content)?;
        self.out.write_all(b"\n")
    }
}

/// What stands on the last line behind `end `.
pub(crate) fn end_line(size: u64, root: &Hash) -> String {
    format!("{size} {}", STANDARD.encode(root))
}
