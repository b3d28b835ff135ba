//! Claims for `zhiheng month --claims DIR`: the tables `visits` and `lines` as
//! formats.md §2 lays them out, each a Parquet file or a folder of them. Visits go
//! through the same operation as every import; settled on the day of discharge.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use app::operations::claim::NewLine;
use app::operations::claim::import::{ClaimToImport, ClaimsToImport, Import};
use app::operations::visit::admit::VisitKind;
use app::operations::visit::care::VisitCare;
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Int64Type};
use base::{Date, Fen, PersonId, ProviderId, date_text};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use regulation::duties::Duty;
use time::Duration;
use time::macros::date;

use crate::play::steps::Steps;
use crate::play::team::Team;

/// Claims in one request.
const CHUNK: usize = 500;

/// Brings the folder's claims in, in the order of discharge.
pub(crate) async fn take_in(team: &Team, steps: &Steps, folder: &Path) -> anyhow::Result<()> {
    let mut claims = read(folder)?;
    claims.sort_by(|a, b| (&a.settled_on, &a.record_number).cmp(&(&b.settled_on, &b.record_number)));
    let clerk = team.with(Duty::ClaimsImport)?;
    let mut done = 0;
    for chunk in claims.chunks(CHUNK) {
        let imported = team.run::<Import>(clerk, ClaimsToImport { claims: chunk.to_vec() }).await?;
        for rejected in &imported.rejected {
            let claim = &chunk[rejected.index as usize];
            tracing::warn!(record_number = claim.record_number, code = rejected.code, "a claim was rejected");
        }
        done += u64::from(imported.received);
        steps.progress(done);
    }
    Ok(())
}

fn read(folder: &Path) -> anyhow::Result<Vec<ClaimToImport>> {
    let mut claims: BTreeMap<i64, ClaimToImport> = BTreeMap::new();
    for batch in batches(folder, "visits")? {
        let column = Columns(&batch);
        let (ids, persons, providers) =
            (column.number("visit_id")?, column.number("person_id")?, column.number("provider_id")?);
        let (kinds, admitted, discharged) =
            (column.number("kind")?, column.days("admit_date")?, column.days("discharge_date")?);
        let (first, second) = (column.text("diag1")?, column.text("diag2")?);
        for row in 0..batch.num_rows() {
            let discharge_date = date_text(discharged[row]);
            claims.insert(
                ids[row],
                ClaimToImport {
                    provider_id: ProviderId(providers[row]),
                    person_id: PersonId(persons[row]),
                    kind: if kinds[row] == 2 { VisitKind::Inpatient } else { VisitKind::Outpatient },
                    record_number: format!("V{}", ids[row]),
                    admit_date: date_text(admitted[row]),
                    settled_on: discharge_date.clone(),
                    discharge_date,
                    diagnosis_1: first[row].clone().unwrap_or_default(),
                    diagnosis_2: second[row].clone(),
                    referral: 0,
                    out_of_area: false,
                    care: VisitCare::Ordinary,
                    lines: Vec::new(),
                },
            );
        }
    }
    for batch in batches(folder, "lines")? {
        let column = Columns(&batch);
        let (ids, visits, days) = (column.number("line_id")?, column.number("visit_id")?, column.days("service_date")?);
        let (items, quantities) = (column.text("item_code")?, column.number("qty")?);
        let (prices, amounts) = (column.number("price_fen")?, column.number("amount_fen")?);
        for row in 0..batch.num_rows() {
            let claim = claims.get_mut(&visits[row]);
            let claim = claim.ok_or_else(|| anyhow!("line {} is of a visit that is not there", ids[row]))?;
            claim.lines.push(NewLine {
                line_number: ids[row].to_string(),
                service_date: date_text(days[row]),
                item_code: items[row].clone().unwrap_or_default(),
                quantity: i32::try_from(quantities[row])
                    .with_context(|| format!("the quantity of line {}", ids[row]))?,
                price_fen: Fen(prices[row]),
                amount_fen: Fen(amounts[row]),
                own_code: None,
                batch: None,
            });
        }
    }
    Ok(claims.into_values().collect())
}

/// The batches of a table: one file, or all files of a folder by name.
fn batches(folder: &Path, table: &str) -> anyhow::Result<Vec<RecordBatch>> {
    let file = folder.join(format!("{table}.parquet"));
    let mut files: Vec<PathBuf> = Vec::new();
    if file.exists() {
        files.push(file);
    } else {
        let below = folder.join(table);
        let listed = std::fs::read_dir(&below).with_context(|| format!("no table {table} in {}", folder.display()))?;
        for entry in listed {
            files.push(entry?.path());
        }
        files.sort();
    }
    let mut all = Vec::new();
    for file in files {
        let open = File::open(&file).with_context(|| format!("opening {}", file.display()))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(open)?.build()?;
        for batch in reader {
            all.push(batch.with_context(|| format!("reading {}", file.display()))?);
        }
    }
    Ok(all)
}

/// The columns of a batch, by name and as the type that is asked for.
struct Columns<'b>(&'b RecordBatch);

impl Columns<'_> {
    fn of(&self, name: &str, kind: &DataType) -> anyhow::Result<ArrayRef> {
        let column = self.0.column_by_name(name).ok_or_else(|| anyhow!("there is no column {name}"))?;
        cast(column, kind).with_context(|| format!("the column {name}"))
    }

    fn number(&self, name: &str) -> anyhow::Result<Vec<i64>> {
        let column = self.of(name, &DataType::Int64)?;
        let column = column.as_primitive::<Int64Type>();
        column.iter().map(|value| value.ok_or_else(|| anyhow!("a null in the column {name}"))).collect()
    }

    fn days(&self, name: &str) -> anyhow::Result<Vec<Date>> {
        let column = self.of(name, &DataType::Date32)?;
        let column = column.as_primitive::<Date32Type>();
        let day = |value: Option<i32>| {
            let days = value.ok_or_else(|| anyhow!("a null in the column {name}"))?;
            date!(1970 - 01 - 01)
                .checked_add(Duration::days(i64::from(days)))
                .ok_or_else(|| anyhow!("a date out of range in the column {name}"))
        };
        column.iter().map(day).collect()
    }

    fn text(&self, name: &str) -> anyhow::Result<Vec<Option<String>>> {
        let column = self.of(name, &DataType::Utf8)?;
        let column = column.as_string::<i32>();
        Ok((0..column.len()).map(|row| column.is_valid(row).then(|| column.value(row).to_owned())).collect())
    }
}
