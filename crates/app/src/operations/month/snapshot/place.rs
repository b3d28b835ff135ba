//! Where a snapshot is written: into a folder of its own that is moved to its
//! place, named by its digest, when it is whole; and the visits of a written one.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use arrow::array::{AsArray, RecordBatch};
use arrow::datatypes::Int64Type;
use audit::TableName;
use base::Month;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::command::Context;
use crate::stop::Stop;

/// How much of the digest names the folder.
const NAME_SIGNS: usize = 16;

/// A folder that is being filled; removed again unless it is finished.
pub(super) struct Place {
    month_folder: PathBuf,
    month: Month,
    folder: PathBuf,
    finished: bool,
}

impl Place {
    /// An empty folder beside the month's snapshots.
    pub(super) fn begin(cx: &Context<'_>, month: Month) -> Result<Place, Stop> {
        let month_folder = cx.house.snapshots.join(month.to_string());
        let folder = month_folder.join(format!("writing-{}", hex::encode(&cx.house.entropy.bytes32()[..8])));
        for table in [TableName::Visits, TableName::Lines] {
            fs::create_dir_all(folder.join(table.name())).map_err(|e| Stop::fault("making a snapshot's folder", e))?;
        }
        Ok(Place { month_folder, month, folder, finished: false })
    }

    /// The folder that is being filled.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes one file. Its bytes depend on the rows alone.
    pub(super) async fn write(&self, name: String, batch: RecordBatch) -> Result<(), Stop> {
        let path = self.folder.join(name);
        blocking(move || {
            let file = File::create(path)?;
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
            let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties))?;
            writer.write(&batch)?;
            writer.into_inner()?.sync_all()
        })
        .await
    }

    /// Writes one file of text.
    pub(super) async fn write_text(&self, name: String, text: String) -> Result<(), Stop> {
        let path = self.folder.join(name);
        blocking(move || {
            let mut file = File::create(path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .await
    }

    /// Moves the folder to its place; gives the place below the snapshot folder.
    pub(super) fn finish(mut self, digest: &str) -> Result<String, Stop> {
        let name = &digest[..NAME_SIGNS];
        let target = self.month_folder.join(name);
        if !target.exists() {
            fs::rename(&self.folder, &target).map_err(|e| Stop::fault("moving a snapshot to its place", e))?;
            self.finished = true;
        }
        Ok(format!("{}/{name}", self.month))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.finished
            && let Err(error) = fs::remove_dir_all(&self.folder)
        {
            tracing::warn!(%error, "a half-written snapshot stays behind");
        }
    }
}

/// The visits of the month itself in a written snapshot.
pub(crate) async fn month_visits(folder: PathBuf) -> Result<BTreeSet<i64>, Stop> {
    blocking(move || {
        let mut visits = BTreeSet::new();
        for number in 0.. {
            let path = folder.join(part("visits", "month", number));
            if !path.exists() {
                break;
            }
            for batch in ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?.build()? {
                let batch = batch.map_err(io::Error::other)?;
                let ids = batch.column_by_name("visit_id").and_then(|column| column.as_primitive_opt::<Int64Type>());
                let ids = ids.ok_or_else(|| io::Error::other("a table of visits without visit_id"))?;
                visits.extend(ids.values());
            }
        }
        Ok(visits)
    })
    .await
}

/// The name of a part file.
pub(super) fn part(table: &str, of: &str, number: usize) -> String {
    format!("{table}/{of}-{number:04}.parquet")
}

/// Work on files, off the threads that serve requests.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Stop> {
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(Stop::fault("reading or writing a snapshot", error)),
        Err(panicked) => Err(Stop::fault("reading or writing a snapshot", panicked)),
    }
}
