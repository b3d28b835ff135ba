//! Writes made-up claims as the tables of `formats.md` §2: large ones as a
//! folder of part files, lines in random order within a part.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;

use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::{Plan, Planted, pieces};
use crate::{Rows, TableName};

/// How many lines a part file has.
const PART_LINES: u64 = 1_000_000;

/// Writes the claims of a plan into a folder, which must not hold any; gives
/// the planted frauds by rule and id.
///
/// # Errors
/// When a folder or file cannot be written.
pub fn write_parquet(plan: &Plan, dir: &Path) -> io::Result<Vec<Planted>> {
    let mut planted = Vec::new();
    let mut writers: BTreeMap<TableName, ArrowWriter<File>> = BTreeMap::new();
    let properties = || WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    std::fs::create_dir_all(dir.join("lines"))?;
    let mut part = 0;
    pieces(plan, PART_LINES, |rows, found| {
        planted.extend(found);
        for table in TableName::ALL {
            let batch = rows.batch(table);
            if table == TableName::Lines {
                let file = File::create(dir.join(format!("lines/part-{part:04}.parquet")))?;
                let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties()))?;
                writer.write(&batch)?;
                writer.close()?;
                continue;
            }
            if let std::collections::btree_map::Entry::Vacant(place) = writers.entry(table) {
                let file = File::create(dir.join(format!("{}.parquet", table.name())))?;
                place.insert(ArrowWriter::try_new(file, batch.schema(), Some(properties()))?);
            }
            writers.get_mut(&table).expect("the writer was made above").write(&batch)?;
        }
        part += 1;
        Ok::<(), io::Error>(())
    })?;
    for writer in writers.into_values() {
        writer.close()?;
    }
    planted.sort_unstable();
    Ok(planted)
}

/// Writes rows into a folder, which must not hold any claims: the seven tables
/// as Parquet, knowledge as CSV.
///
/// # Errors
/// When a folder or file cannot be written.
pub fn write_rows(rows: &Rows, dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    for table in TableName::ALL {
        let batch = rows.batch(table);
        let file = File::create(dir.join(format!("{}.parquet", table.name())))?;
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None)?;
        writer.write(&batch)?;
        writer.close()?;
    }
    for (name, text) in rows.knowledge_files() {
        std::fs::write(dir.join(format!("{name}.csv")), text)?;
    }
    Ok(())
}
