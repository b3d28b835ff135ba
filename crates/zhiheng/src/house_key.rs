//! The key under which the house seals secrets at rest. It lies outside the
//! database: in the file that `ZHIHENG_KEY_FILE` names, or beside an SQLite
//! database (`demo.sqlite.key`), or in `data/` under the name of a PostgreSQL
//! one; readable by its owner alone. Whoever has the database without this file
//! has no second factor of anybody.
//!
//! Article: G22239-8.1.4.8.

use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use app::{Cipher, House, Sm4Gcm};
use store::entity::second_factor;
use store::sea_orm::EntityTrait;

use crate::open_house;

/// The key of a database, if there is one.
pub(crate) fn of(url: &str) -> anyhow::Result<Option<Arc<dyn Cipher>>> {
    let path = path_of(url);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("reading the key {}", path.display())),
    };
    let mode = std::fs::metadata(&path)?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!("the key {} can be read by others than its owner; chmod 600", path.display());
    }
    let key = hex::decode(text.trim()).ok().and_then(|key| key.try_into().ok());
    let key = key.ok_or_else(|| anyhow!("{} holds no key of 32 hexadecimal digits", path.display()))?;
    Ok(Some(Arc::new(Sm4Gcm::new(key))))
}

/// The key of a database, made from these bytes when there is none.
pub(crate) fn of_or_made(url: &str, random: [u8; 32]) -> anyhow::Result<Option<Arc<dyn Cipher>>> {
    let path = path_of(url);
    if !path.exists() {
        write_secret(&path, &format!("{}\n", hex::encode(&random[..16])))?;
    }
    of(url)
}

/// A house that is served has its key, and it is the one that sealed its secrets.
pub(crate) async fn check(house: &House) -> anyhow::Result<()> {
    let Some(cipher) = &house.cipher else {
        bail!("the key of the house is missing; ZHIHENG_KEY_FILE names its file");
    };
    let sealed = house.store.view().all(second_factor::Entity::find()).await?;
    if sealed.iter().any(|factor| factor.state != "removed" && factor.key_name != cipher.key_name()) {
        bail!("the key of the house is another one than that which sealed its second factors");
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

fn path_of(url: &str) -> PathBuf {
    std::env::var_os("ZHIHENG_KEY_FILE").map_or_else(|| beside(url, "key"), PathBuf::from)
}

/// A file that belongs to a database: `demo.sqlite.key`, `data/zhiheng.key`.
pub(crate) fn beside(url: &str, ending: &str) -> PathBuf {
    let name = match open_house::sqlite_path(url) {
        Some(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
        None => url.split('?').next().and_then(|url| url.rsplit('/').next()).map(str::to_owned),
    };
    open_house::folder_of(url).join(format!("{}.{ending}", name.unwrap_or_default()))
}
