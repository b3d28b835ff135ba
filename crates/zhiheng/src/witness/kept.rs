//! What a witness keeps: the checkpoint it cosigned last, in a file that is
//! replaced as a whole and on the disk before the cosignature is given away.
//! What shows a rewrite is kept beside it as evidence.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use trail::{AddCheckpoint, SignedCheckpoint, SignerKey, VerifierKey, WitnessRefusal, consider};

/// A witness of one trail.
pub(crate) struct Witness {
    file: PathBuf,
    key: SignerKey,
    log: VerifierKey,
    latest: Option<SignedCheckpoint>,
}

/// Why nothing was cosigned.
#[derive(Debug)]
pub(crate) enum NotCosigned {
    /// On these grounds.
    Refused(WitnessRefusal),
    /// The new state could not be written down.
    NotKept(io::Error),
}

impl Witness {
    /// Opens the state of an earlier run, or begins when told to.
    pub(crate) fn open(file: &Path, key: SignerKey, log: VerifierKey, begin: bool) -> anyhow::Result<Witness> {
        let latest = match std::fs::read_to_string(file) {
            Ok(text) if begin => bail!("{} is there already ({} bytes): leave --begin out", file.display(), text.len()),
            Ok(text) => {
                let latest = SignedCheckpoint::parse(&text).map_err(|e| anyhow!("{}: {e}", file.display()))?;
                if latest.checkpoint().origin != log.name() || latest.verify(std::slice::from_ref(&log)).is_err() {
                    bail!("{} is not a checkpoint of {}", file.display(), log.name());
                }
                Some(latest)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && begin => None,
            Err(error) => {
                return Err(error).with_context(|| {
                    format!(
                        "reading {}: a witness that has lost its state must not go on under its key",
                        file.display()
                    )
                });
            }
        };
        Ok(Witness { file: file.to_owned(), key, log, latest })
    }

    /// The size cosigned last; 0 for none.
    pub(crate) fn size(&self) -> u64 {
        self.latest.as_ref().map_or(0, |latest| latest.checkpoint().size)
    }

    /// Considers a request, keeps the new state and gives the signature line.
    /// `at` is in seconds since 1970.
    pub(crate) fn cosign(&mut self, request: &AddCheckpoint, at: u64) -> Result<String, NotCosigned> {
        if let Err(refusal) = consider(&self.log, self.latest.as_ref(), request) {
            if refusal.shows_a_rewrite() {
                let evidence = beside(&self.file, "evidence");
                durably(&evidence, &request.to_text()).map_err(NotCosigned::NotKept)?;
            }
            return Err(NotCosigned::Refused(refusal));
        }
        let line = request.checkpoint.cosignature(&self.key, at);
        let line = line.map_err(|e| NotCosigned::NotKept(io::Error::other(e)))?;
        durably(&self.file, &request.checkpoint.to_text()).map_err(NotCosigned::NotKept)?;
        self.latest = Some(request.checkpoint.clone());
        Ok(line)
    }
}

/// Replaces a file as a whole: after this the old or the new content is there,
/// whatever happens to the power.
fn durably(file: &Path, text: &str) -> io::Result<()> {
    let next = beside(file, "next");
    let mut open = File::create(&next)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    std::fs::rename(&next, file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}
