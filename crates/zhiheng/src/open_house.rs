//! Opens a house for the command line: store, law, clock and randomness put
//! together. The composition root; nothing else here reads the machine.
//!
//! Article: R3d-34 (how the system is put into operation is settled once).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};
use app::House;
use base::{Clock, ShiftedClock, SystemClock, SystemEntropy};
use regulation::Law;
use store::Store;
use store::entity::house_setting;
use time::Duration;

use crate::house_key::KeyFile;

/// The law: the one built in, or the one of a folder.
pub(crate) fn law(folder: Option<&Path>) -> anyhow::Result<Law> {
    let law = match folder {
        Some(folder) => Law::from_dir(folder),
        None => Law::embedded(),
    };
    law.map_err(|errors| anyhow!("the law data is not sound:\n{errors}"))
}

/// A house that is there, at its own time: the demonstration county keeps the
/// date on which its story ended.
pub(crate) async fn open(url: &str, regulation: Option<&Path>) -> anyhow::Result<Arc<House>> {
    open_ahead(url, regulation, Duration::ZERO).await
}

/// The same, at a later time than its own. Only of a house whose clock is not the
/// machine's anyway: a demonstration, or one on trial.
pub(crate) async fn open_ahead(url: &str, regulation: Option<&Path>, ahead: Duration) -> anyhow::Result<Arc<House>> {
    let store = connect(url).await?.with_keys(KeyFile::of(url));
    let shift = store.view().by_key::<house_setting::Model>("clock_shift_seconds").await?;
    let shift = shift.ok_or_else(|| {
        anyhow!("there is no agency in this database yet; `zhiheng found` founds one, `zhiheng demo` makes one to try")
    })?;
    let seconds: i64 = shift.setting_value.parse().context("reading the clock of the house")?;
    let clock: Arc<dyn Clock> = match seconds {
        0 if !ahead.is_zero() => bail!("this house is at work: its clock is the machine's and is not put ahead"),
        0 => Arc::new(SystemClock),
        seconds => Arc::new(ShiftedClock { shift: Duration::seconds(seconds) + ahead }),
    };
    build(store, url, clock, regulation)
}

/// Whether a house runs on another clock than the machine's: a demonstration, or one on trial.
pub(crate) async fn is_demonstration(house: &House) -> anyhow::Result<bool> {
    let shift = house.store.view().by_key::<house_setting::Model>("clock_shift_seconds").await?;
    Ok(shift.is_some_and(|shift| shift.setting_value != "0"))
}

/// A house that is being founded, with the clock of its founding.
pub(crate) async fn begin(url: &str, clock: Arc<dyn Clock>, regulation: Option<&Path>) -> anyhow::Result<Arc<House>> {
    let keys = KeyFile::of(url);
    keys.make(random)?;
    let store = connect(url).await?.with_keys(keys);
    build(store, url, clock, regulation)
}

async fn connect(url: &str) -> anyhow::Result<Store> {
    if let Some(path) = sqlite_path(url)
        && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    Store::open(url).await.with_context(|| format!("opening {}", without_password(url)))
}

fn build(store: Store, url: &str, clock: Arc<dyn Clock>, regulation: Option<&Path>) -> anyhow::Result<Arc<House>> {
    let entropy = Arc::new(SystemEntropy::seeded_with(random()?));
    let mut house = House::new(store, Arc::new(law(regulation)?), clock, entropy, folder_of(url).join("snapshots"));
    house.hospital_desk = Some(Arc::new(his::Desk));
    Ok(Arc::new(house))
}

/// Random bytes of the operating system.
pub(crate) fn random() -> anyhow::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| anyhow!("the operating system gave no random bytes: {e}"))?;
    Ok(bytes)
}

/// The folder in which files that belong to a database are kept.
pub(crate) fn folder_of(url: &str) -> PathBuf {
    match sqlite_path(url) {
        Some(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
        None => PathBuf::from("data"),
    }
}

/// The file of an SQLite URL.
pub(crate) fn sqlite_path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    Some(PathBuf::from(path.split('?').next().unwrap_or_default()))
}

fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}
