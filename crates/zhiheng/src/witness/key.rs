//! The witness's own key: 32 random bytes in a file that only its account
//! reads; the name stands beside them.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use trail::{SignerKey, VerifierKey};

/// Makes a key file, which must not be there yet; gives the key to hand out.
pub(super) fn make(file: &Path, name: &str) -> anyhow::Result<VerifierKey> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|e| anyhow!("the operating system gave no random bytes: {e}"))?;
    let key = SignerKey::witness_from_entropy(name, secret).context("the name of the witness")?;
    let open = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    let mut open = open.with_context(|| format!("creating {}", file.display()))?;
    writeln!(open, "{name} {}", hex::encode(secret))?;
    open.sync_all()?;
    Ok(key.verifier())
}

/// Reads a key file; one that others can read is refused.
pub(super) fn read(file: &Path) -> anyhow::Result<SignerKey> {
    let about = std::fs::metadata(file).with_context(|| format!("reading {}", file.display()))?;
    if about.mode() & 0o077 != 0 {
        bail!("{} can be read by others: chmod 600", file.display());
    }
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let malformed = || anyhow!("{} is not a key file", file.display());
    let (name, secret) = text.trim_end().split_once(' ').ok_or_else(malformed)?;
    let secret: [u8; 32] = hex::decode(secret).ok().and_then(|bytes| bytes.try_into().ok()).ok_or_else(malformed)?;
    SignerKey::witness_from_entropy(name, secret).map_err(|_| malformed())
}
