//! The keys of a test's house: from a file once a test has put other ones there,
//! and the same ones for all until then. For tests of several crates, each of
//! which takes this file in by its path.

use std::path::PathBuf;

use store::{KeyRing, KeySource, TrailKeys};

/// Reads the keys of a house in tests.
#[derive(Debug, Clone)]
pub struct Keys(pub PathBuf);

impl Keys {
    /// The text of a key file whose last sealing key is one byte repeated.
    pub fn text(sealing: &[u8]) -> String {
        let sealing = sealing.iter().map(|byte| format!("sealing {}\n", format!("{byte:02x}").repeat(16)));
        let trail = format!("row {}\nsigning {}\n", "0a".repeat(32), "0b".repeat(32));
        format!("digest {}\n{trail}{}", "09".repeat(32), sealing.collect::<String>())
    }

    fn now(&self) -> String {
        std::fs::read_to_string(&self.0).unwrap_or_else(|_| Keys::text(&[7]))
    }
}

impl KeySource for Keys {
    fn read(&self) -> Result<KeyRing, String> {
        KeyRing::parse(&self.now())
    }

    fn read_trail(&self) -> Result<TrailKeys, String> {
        TrailKeys::parse(&self.now())
    }
}
