//! The snapshot of a month: Parquet tables laid out as the audit reads them
//! (docs of the crate `audit`), in a folder named by its own digest below the
//! house's snapshot folder: `2026-09/4f1c…/`.
//!
//! ```text
//! manifest.txt              SM3 and name of every other file, by name
//! visits/month-0000.parquet the month's claims in force, by visit
//! lines/month-0000.parquet  their fee lines, withdrawn ones left out
//! visits/history-0000…      earlier claims of the same persons
//! lines/history-0000…       of those, the outpatient lines of dispensed drugs and the lines of
//!                           items about which there is knowledge
//! persons, providers, items, item_diag, exclusions .parquet
//! herb_incompatibilities.csv …  the tables of knowledge in force on the month's last day
//! ```
//!
//! The history is what rules compare with (earlier dispensings, stays, courses); how many months it reaches back is law data. The audit is told
//! the month's own visits and reports nothing about the others.
//!
//! The digest is the SM3 of `manifest.txt`: whoever has the folder recomputes it
//! with any SM3 program. The same claims give the same bytes.
//!
//! Article: R1-12.11, R1-12.12.

mod gather;
mod manifest;
mod person;
mod place;

use base::Month;

use crate::command::Context;
use crate::house::Event;
use crate::stop::Stop;

pub(crate) use gather::VISIT_COLUMNS;
pub(crate) use manifest::verify;
pub(crate) use person::tables_before_settlement;
pub(crate) use place::month_visits;

/// A snapshot that was written.
pub(crate) struct Taken {
    /// Its folder below the house's snapshot folder.
    pub(crate) folder: String,
    /// SM3 of its manifest, hex.
    pub(crate) digest: String,
    /// Claims of the month.
    pub(crate) claims: i64,
    /// Their fee lines.
    pub(crate) lines: i64,
    /// Files, the manifest not counted.
    pub(crate) files: i64,
    /// Version of the audit's knowledge in it; 0 the founding one.
    pub(crate) knowledge_version: i64,
}

/// Writes the snapshot of a month. What is written before the unit commits is
/// harmless: a folder that no row names is named by its content and is taken
/// again by whoever writes the same.
pub(crate) async fn write(cx: &Context<'_>, month: Month) -> Result<Taken, Stop> {
    let place = place::Place::begin(cx, month)?;
    let tell = |claims: i64| {
        cx.house.tell(Event::MonthProgress {
            month: month.to_string(),
            step: "freeze".to_owned(),
            done: claims.unsigned_abs(),
            total: 0,
            note: String::new(),
        });
    };
    let (claims, lines) = gather::month(cx, month, &place, tell).await?;
    gather::history(cx, month, &place).await?;
    let knowledge_version = gather::registers(cx, month, &place).await?;
    let (digest, files) = place::blocking({
        let folder = place.folder().to_owned();
        move || manifest::make(&folder)
    })
    .await?;
    let folder = place.finish(&digest)?;
    Ok(Taken { folder, digest, claims, lines, files, knowledge_version })
}
