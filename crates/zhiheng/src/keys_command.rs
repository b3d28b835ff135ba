//! `zhiheng keys`: the keys under which columns are sealed. `list` tells how many
//! values stand under each; `rotate` brings a new one into force and seals
//! everything anew, and goes on where it was stopped; `retire` takes one out that
//! nothing needs any more. Run on the server by whoever may read the key file;
//! every step stands in the trail. People may be at work meanwhile.
//!
//! Exit codes: 0 done, 1 refused or failed, 2 wrong use.
//!
//! Article: R1-24, R3d-34, G22239-8.1.4.8. Threats I10, C05.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use app::operations::sealing::change_key::{ChangeKey, KeyName};
use app::operations::sealing::retire_key::RetireKey;
use app::operations::sealing::{is_settled, reseal_all};
use app::{Caller, Command, House, Request, funnel};
use clap::{Args, Subcommand};
use store::entity::sealing_key;
use store::sea_orm::{EntityTrait, QueryOrder};
use store::{KeySource, key_uses, passing_key_uses};

use crate::house_key::{self, KeyFile};
use crate::open_house;

/// The keys of sealed columns.
#[derive(Debug, Args)]
pub(crate) struct KeysArgs {
    #[command(subcommand)]
    verb: Verb,
    /// The database: sqlite://PATH or postgres://….
    #[arg(long, env = "ZHIHENG_DB", global = true, default_value = "sqlite://data/demonstration.sqlite")]
    db: String,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Each key with the values that stand under it.
    List,
    /// Bring a new key into force and seal everything anew under it.
    Rotate,
    /// Take a key out that nothing needs any more.
    Retire {
        /// Its name, eight hexadecimal digits.
        key: String,
    },
}

/// Carries out a command on the keys.
pub(crate) async fn run(args: &KeysArgs) -> anyhow::Result<ExitCode> {
    let house = open_house::open(&args.db, None).await?;
    house_key::check(&house).await?;
    match &args.verb {
        Verb::List => {}
        Verb::Rotate => {
            let file = KeyFile::of(&args.db);
            let _held = file.held()?;
            rotate(&house, &file).await?;
        }
        Verb::Retire { key } => {
            let file = KeyFile::of(&args.db);
            let _held = file.held()?;
            retire(&house, &file, key).await?;
        }
    }
    print(&house).await?;
    Ok(ExitCode::SUCCESS)
}

/// A rotation that was stopped is ended before another one begins. A key that is
/// in the file and has not come into force yet is the one that comes.
async fn rotate(house: &House, file: &KeyFile) -> anyhow::Result<()> {
    if is_settled(house).await? {
        let newest = file.read().map_err(anyhow::Error::msg)?.newest().to_owned();
        let known = house.store.view().by_key::<sealing_key::Model>(newest.as_str()).await?.is_some();
        let key_name = if known { file.add(open_house::random()?)? } else { newest };
        ask::<ChangeKey>(house, KeyName { key_name }).await?;
    }
    let sealed = reseal_all(house, |_| ()).await.context("sealing anew; run it again to go on")?;
    house.seal().await?;
    writeln!(std::io::stderr(), "{sealed} values sealed anew")?;
    Ok(())
}

/// A key that was retired and is still in the file, since the program was stopped
/// in between, is only taken out.
async fn retire(house: &House, file: &KeyFile, key: &str) -> anyhow::Result<()> {
    let known = house.store.view().by_key::<sealing_key::Model>(key).await?;
    if known.is_none_or(|known| known.state != "retired") {
        ask::<RetireKey>(house, KeyName { key_name: key.to_owned() }).await?;
        house.seal().await?;
    }
    file.remove(key)
}

async fn ask<C: Command>(house: &House, input: C::Input) -> anyhow::Result<()> {
    let asked = funnel::run::<C>(house, &Caller::clockwork(), &Request::default(), input).await;
    asked.map(drop).with_context(|| C::SPEC.name.to_owned())
}

/// Each key: name, state, since when, values in all, and by column.
async fn print(house: &House) -> anyhow::Result<()> {
    let keys = sealing_key::Entity::find().order_by_asc(sealing_key::Column::Since);
    let mut uses: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    let passing = passing_key_uses(house.store.view()).await?;
    for one in key_uses(house.store.view()).await?.into_iter().chain(passing) {
        uses.entry(one.key_name).or_default().push((one.field, one.values));
    }
    let mut out = std::io::stdout().lock();
    for key in house.store.view().all(keys).await? {
        let fields = uses.remove(&key.key_name).unwrap_or_default();
        let values: i64 = fields.iter().map(|(_, values)| values).sum();
        let since = base::date_text(base::in_beijing(key.since).date());
        writeln!(out, "{}  {:<8} since {since}  {values} values", key.key_name, key.state)?;
        for (field, values) in fields {
            writeln!(out, "          {field}: {values}")?;
        }
    }
    for (key_name, fields) in uses {
        writeln!(out, "{key_name:?}  is no key of this house: {fields:?}")?;
    }
    Ok(())
}
