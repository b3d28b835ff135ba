//! The file with the keys of a house, outside the database: the file that
//! `ZHIHENG_KEY_FILE` names, or beside an SQLite database (`demo.sqlite.key`), or
//! in `data/` under the name of a PostgreSQL one; readable by its owner alone.
//! Whoever has the database without this file has no identity number, no account
//! and no second factor of anybody, and can neither write nor sign in its name.
//!
//! Article: G22239-8.1.4.8, R3d-34. Threats I10, C05.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use app::House;
use store::entity::{house_setting, sealing_key};
use store::sea_orm::EntityTrait;
use store::{KeyRing, KeySource, TrailKeys};

use crate::open_house;

/// The key file of a database.
pub(crate) struct KeyFile(PathBuf);

impl KeyFile {
    /// Where the keys of a database lie, or would.
    pub(crate) fn of(url: &str) -> KeyFile {
        KeyFile(std::env::var_os("ZHIHENG_KEY_FILE").map_or_else(|| beside(url, "key"), PathBuf::from))
    }

    /// Makes the first keys of random bytes when there is no file yet.
    pub(crate) fn make(&self, random: impl Fn() -> anyhow::Result<[u8; 32]>) -> anyhow::Result<()> {
        if self.0.exists() {
            return Ok(());
        }
        let remark = "# Keys of a house. Kept apart from copies of the database; without it they cannot be read,\n\
            # nothing can be written and the trail cannot be signed.";
        let [digest, row, signing] = [random()?, random()?, random()?].map(hex::encode);
        let sealing = hex::encode(&random()?[..16]);
        let text = format!("{remark}\ndigest {digest}\nrow {row}\nsigning {signing}\nsealing {sealing}\n");
        write_secret(&self.0, &text)
    }

    /// Keeps other processes from changing the file as long as what is returned lives.
    pub(crate) fn held(&self) -> anyhow::Result<File> {
        let path = PathBuf::from(format!("{}.lock", self.0.display()));
        write_secret(&path, "")?;
        let lock = File::open(&path)?;
        lock.try_lock().map_err(|_| anyhow!("another process is changing the keys {}", self.0.display()))?;
        Ok(lock)
    }

    /// Adds a sealing key of these bytes and gives its name.
    pub(crate) fn add(&self, sealing: [u8; 32]) -> anyhow::Result<String> {
        let text = format!("{}\nsealing {}\n", self.text()?.trim_end(), hex::encode(&sealing[..16]));
        let ring = KeyRing::parse(&text).map_err(|fault| anyhow!("{}: {fault}", self.0.display()))?;
        self.replace(&text)?;
        Ok(ring.newest().to_owned())
    }

    /// Takes a sealing key out.
    pub(crate) fn remove(&self, key_name: &str) -> anyhow::Result<()> {
        let text = self.text()?;
        let kept: Vec<&str> = text.lines().filter(|line| name_of(line).as_deref() != Some(key_name)).collect();
        self.replace(&format!("{}\n", kept.join("\n")))
    }

    fn text(&self) -> anyhow::Result<String> {
        let path = self.0.display();
        let text = match std::fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                bail!("there is no key file {path}; ZHIHENG_KEY_FILE names another place")
            }
            Err(error) => return Err(error).with_context(|| format!("reading the keys {path}")),
        };
        let mode = std::fs::metadata(&self.0)?.permissions().mode();
        if mode & 0o077 != 0 {
            bail!("the keys {path} can be read by others than their owner; chmod 600");
        }
        Ok(text)
    }

    /// Either the whole new text or the whole old one is there, whenever the power fails.
    fn replace(&self, text: &str) -> anyhow::Result<()> {
        let beside = self.0.with_extension("key.new");
        write_secret(&beside, text)?;
        File::open(&beside)?.sync_all()?;
        std::fs::rename(&beside, &self.0).with_context(|| format!("writing {}", self.0.display()))?;
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(())
    }
}

impl KeySource for KeyFile {
    fn read(&self) -> Result<KeyRing, String> {
        let text = self.text().map_err(|error| format!("{error:#}"))?;
        KeyRing::parse(&text).map_err(|fault| format!("{}: {fault}", self.0.display()))
    }

    fn read_trail(&self) -> Result<TrailKeys, String> {
        let text = self.text().map_err(|error| format!("{error:#}"))?;
        TrailKeys::parse(&text).map_err(|fault| format!("{}: {fault}", self.0.display()))
    }
}

/// The name of the key on a line of the file, if one stands there.
fn name_of(line: &str) -> Option<String> {
    let ring = KeyRing::parse(&format!("digest {}\n{line}", "00".repeat(32))).ok()?;
    Some(ring.newest().to_owned())
}

/// A house that works has its keys, and they are those of its database.
pub(crate) async fn check(house: &House) -> anyhow::Result<()> {
    let ring = house.store.vault().ring().map_err(|fault| anyhow!("{fault}"))?;
    for known in house.store.view().all(sealing_key::Entity::find()).await? {
        if known.state != "retired" && !ring.names().any(|name| name == known.key_name) {
            bail!(
                "the key file does not hold the key {}, under which values of the database are sealed",
                known.key_name
            );
        }
        if known.digest_key_name != ring.digest_name() {
            bail!("the digest key of the key file is another one than that of the database");
        }
    }
    let names = house.store.vault().trail_keys().map_err(|fault| anyhow!("{fault}"))?.names();
    let signing = names.signing.ok_or_else(|| anyhow!("the key file holds no signing key"))?;
    for (kind, setting, name) in [("row", "row_key_name", names.row), ("signing", "signing_key_name", signing)] {
        let known = house.store.view().by_key::<house_setting::Model>(setting).await?;
        if known.is_none_or(|known| known.setting_value != name) {
            bail!("the {kind} key of the key file is another one than that of the database");
        }
    }
    Ok(())
}

/// Writes a file that its owner alone reads.
pub(crate) fn write_secret(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    let open = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
    let mut file = open.with_context(|| format!("writing {}", path.display()))?;
    file.write_all(text.as_bytes()).with_context(|| format!("writing {}", path.display()))
}

/// A file that belongs to a database: `demo.sqlite.key`, `data/zhiheng.key`.
pub(crate) fn beside(url: &str, ending: &str) -> PathBuf {
    let name = match open_house::sqlite_path(url) {
        Some(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
        None => url.split('?').next().and_then(|url| url.rsplit('/').next()).map(str::to_owned),
    };
    open_house::folder_of(url).join(format!("{}.{ending}", name.unwrap_or_default()))
}
