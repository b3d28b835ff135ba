//! The list of a snapshot's files with the SM3 of each, in the form that SM3
//! programs print (`digest  name`), and the check of a folder against it.
//!
//! Article: R1-15 (what an audit looked at cannot be changed unnoticed).

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sm3::{Digest, Sm3};

use super::place::blocking;
use crate::stop::Stop;

const NAME: &str = "manifest.txt";

/// Writes the manifest of a folder; gives its SM3 and how many files it lists.
pub(super) fn make(folder: &Path) -> io::Result<(String, i64)> {
    let (text, count) = listing(folder)?;
    let mut file = File::create(folder.join(NAME))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok((digest_of(&text), count))
}

/// Checks a snapshot's folder against the digest kept of it. False when a file
/// was changed, added or is missing.
pub(crate) async fn verify(folder: PathBuf, digest: String) -> Result<bool, Stop> {
    blocking(move || {
        let (text, _) = listing(&folder)?;
        let kept = fs::read_to_string(folder.join(NAME))?;
        Ok(kept == text && digest_of(&text) == digest)
    })
    .await
}

fn digest_of(text: &str) -> String {
    hex::encode(Sm3::digest(text.as_bytes()))
}

fn listing(folder: &Path) -> io::Result<(String, i64)> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.sort_unstable();
    let mut text = String::new();
    for name in &names {
        text.push_str(&format!("{}  {name}\n", file_digest(&folder.join(name))?));
    }
    Ok((text, names.len() as i64))
}

/// The names of all files below a folder but the manifest itself.
fn collect(folder: &Path, below: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let file_name = entry.file_name();
        let file_name = file_name.to_str().ok_or_else(|| io::Error::other("a file name is not text"))?;
        let name = if below.is_empty() { file_name.to_owned() } else { format!("{below}/{file_name}") };
        if entry.file_type()?.is_dir() {
            collect(folder, &name, names)?;
        } else if name != NAME {
            names.push(name);
        }
    }
    Ok(())
}

fn file_digest(path: &Path) -> io::Result<String> {
    let (mut file, mut hash) = (File::open(path)?, Sm3::new());
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => hash.update(&buffer[..read]),
        }
    }
}
