//! `zhiheng his-sandbox`: a centre for people who write hospitals' systems to talk
//! to. The demonstration county's agency, hospitals and catalogue with some hundred
//! invented persons, at the machine's own time; every hospital has a key, and all
//! that a client needs stands in one file beside the database.
//!
//! It is a demonstration: it listens to this machine only, its clock is one second
//! ahead to mark it as one, and everybody in it is invented.
//!
//! Article: R3d-39.1 (a hospital is seen to work before it is connected).

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use app::operations::his::issue_key::{IssueKey, KeyToIssue};
use base::{Clock, ManualClock, SystemClock, in_beijing};
use clap::Args;
use regulation::duties::Duty;
use serde::Serialize;
use time::Duration;

use crate::demo::{county, dice::Dice, founding, make_room, mapping, residents};
use crate::play::steps::Steps;
use crate::play::team::Team;
use crate::{house_key, open_house, serve_command};

/// A centre for hospitals' systems to try themselves against.
#[derive(Debug, Args)]
pub(crate) struct SandboxArgs {
    /// The seed: the same seed gives the same persons.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many insured persons.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(10..=100_000))]
    persons: u32,
    /// How messages are proven: `hmac_sm3`, `hmac_sha1` or unsigned; otherwise what the region uses.
    #[arg(long)]
    profile: Option<String>,
    /// The database; what is there already is served as it is.
    #[arg(long, default_value = "sqlite://data/his-sandbox.sqlite")]
    db: String,
    /// Remove what is at the place of an SQLite database first.
    #[arg(long)]
    fresh: bool,
    /// Where to serve it.
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Make it and end without serving it.
    #[arg(long)]
    only_make: bool,
    /// Another folder of law data than the one built in.
    #[arg(long)]
    regulation: Option<PathBuf>,
}

/// What a client needs to know. Everything in it is invented.
#[derive(Debug, Serialize)]
struct Partner {
    address: String,
    region: String,
    hospitals: Vec<PartnerHospital>,
    persons: Vec<PartnerPerson>,
    items: Vec<PartnerItem>,
}

#[derive(Debug, Serialize)]
struct PartnerHospital {
    code: String,
    name: String,
    profile: String,
    access_key: String,
    secret: String,
}

#[derive(Debug, Serialize)]
struct PartnerPerson {
    psn_no: String,
    name: String,
    certno: String,
}

#[derive(Debug, Serialize)]
struct PartnerItem {
    code: String,
    /// The first hospital's own.
    own_code: String,
    name: String,
    price_fen: i64,
}

/// How many persons and items are written down.
const WRITTEN: usize = 20;

/// Makes the centre where there is none, and serves it.
pub(crate) async fn run(args: SandboxArgs) -> anyhow::Result<ExitCode> {
    let there = open_house::sqlite_path(&args.db).is_some_and(|path| path.exists());
    if args.fresh || !there {
        make_room(&args.db, args.fresh)?;
        make(&args).await.context("making the sandbox")?;
    }
    let partner = house_key::beside(&args.db, "partner.json");
    writeln!(std::io::stdout(), "keys, persons and items: {}", partner.display())?;
    if args.only_make {
        return Ok(ExitCode::SUCCESS);
    }
    let house = open_house::open(&args.db, args.regulation.as_deref()).await?;
    if !open_house::is_demonstration(&house).await? {
        bail!("{} is no sandbox; `zhiheng serve` serves it", args.db);
    }
    writeln!(std::io::stdout(), "open at http://{}/fsi/api/rsfComIfsService/callService", args.listen)?;
    serve_command::serve(house, &serve_command::DoorArgs::at(args.listen), None).await?;
    Ok(ExitCode::SUCCESS)
}

async fn make(args: &SandboxArgs) -> anyhow::Result<()> {
    // It is founded on the morning of the day before, by a clock that is moved.
    let yesterday = in_beijing(SystemClock.now()).date() - Duration::days(1);
    let clock = Arc::new(ManualClock::at(base::beijing_instant(yesterday, time::macros::time!(9:00))));
    let mut steps = Steps::new(Some(clock.clone()));
    steps.begin("found the agency");
    let house = open_house::begin(&args.db, clock, args.regulation.as_deref()).await?;
    let mut access = founding::agency(&house, 1).await?;
    // Codes work once: whoever signs in again waits for the next one.
    steps.at(yesterday, 9, 10);
    let team = Team::assemble(&house, access.clone()).await?;
    let (places, offices) = founding::providers(&team).await?;
    access.logins.extend(offices);
    let catalogue = county::catalogue()?;
    founding::catalogue(&team, catalogue.clone()).await?;
    steps.begin("map the items of the first hospital");
    let team = Team::assemble(&house, access.clone()).await?;
    mapping::mapped(&team, &places[..1], &catalogue.items, &catalogue.from_date).await?;
    steps.begin("enrol persons");
    let newcomers = residents::newcomers(args.persons as usize, &mut Dice::new(args.seed, 1))?;
    let ids = founding::persons(&team, &steps, &newcomers).await?;
    steps.begin("issue the keys");
    steps.at(yesterday, 10, 0);
    let hospitals = issue_keys(&team, args.profile.as_deref()).await?;
    steps.finish();
    access.write(&args.db)?;
    let persons = newcomers.iter().zip(&ids).take(WRITTEN).map(|(newcomer, id)| PartnerPerson {
        psn_no: id.to_string(),
        name: newcomer.new.name.clone(),
        certno: newcomer.new.identity_number.clone(),
    });
    let in_scope = catalogue.items.iter().enumerate().filter(|(_, item)| item.in_scope);
    // The mapping of the very first was refused.
    let items = in_scope.skip(1).take(WRITTEN).map(|(index, item)| PartnerItem {
        own_code: mapping::own_code(item, index),
        code: item.code.clone(),
        name: item.name.clone(),
        price_fen: item.price_fen.0,
    });
    let partner = Partner {
        address: format!("http://{}", args.listen),
        region: county::providers()?.providers.first().map(|provider| provider.region.clone()).unwrap_or_default(),
        hospitals,
        persons: persons.collect(),
        items: items.collect(),
    };
    house_key::write_secret(&house_key::beside(&args.db, "partner.json"), &serde_json::to_string_pretty(&partner)?)
}

/// Every hospital and pharmacy gets a key from the security administrator.
async fn issue_keys(team: &Team, profile: Option<&str>) -> anyhow::Result<Vec<PartnerHospital>> {
    use store::entity::provider;
    use store::sea_orm::{EntityTrait, QueryOrder};
    let all = provider::Entity::find().order_by_asc(provider::Column::ProviderId);
    let security = team.with(Duty::SecurityAdmin)?;
    let mut hospitals = Vec::new();
    for provider in team.house.store.view().all(all).await? {
        let input = KeyToIssue {
            provider_id: base::ProviderId(provider.provider_id),
            profile: profile.map(str::to_owned),
            public_key: None,
        };
        let issued = team.run::<IssueKey>(security, input).await?;
        hospitals.push(PartnerHospital {
            code: provider.code,
            name: provider.name,
            profile: issued.profile,
            access_key: issued.access_key,
            secret: issued.secret,
        });
    }
    Ok(hospitals)
}
