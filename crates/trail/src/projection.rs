//! The projection: the last image of every protected row, with which the rows
//! of the database are compared one by one, in any order.

use crate::ColumnDigest;
use crate::fault::{Fault, FaultKind as Kind};
use crate::replay::Rows;

/// What the tables must hold, and which of their rows have been seen.
#[derive(Debug)]
pub struct Projection {
    rows: Rows,
    seen: Vec<bool>,
}

impl Projection {
    pub(crate) fn of(rows: Rows) -> Projection {
        let seen = vec![false; rows.len()];
        Projection { rows, seen }
    }

    /// The number of rows ever recorded, removed ones included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }

    /// Compares a row of the database with its last image. `columns` are the
    /// names and digests of the protected columns in the table's order.
    /// Returns one fault per column that differs, one when the rev differs
    /// (column `rev`), one when the row should not be there; none when all is
    /// well.
    pub fn check_row(&mut self, table: &str, key: &str, rev: i64, columns: &[(&str, ColumnDigest)]) -> Vec<Fault> {
        let Some(row) = self.rows.find(table, key) else {
            return vec![Fault { found_rev: Some(rev), ..Fault::of_row(Kind::RowInserted, table, key) }];
        };
        if std::mem::replace(&mut self.seen[row as usize], true) {
            return vec![self.rows.fault(row, Kind::RowInserted)];
        }
        let recorded = self.rows.columns(row);
        if recorded.is_empty() {
            return vec![Fault { found_rev: Some(rev), ..self.rows.fault(row, Kind::RowReturned) }];
        }
        let mut faults = Vec::new();
        let recorded_rev = self.rows.rev(row);
        if rev != recorded_rev {
            let kind = if rev < recorded_rev { Kind::RowRolledBack } else { Kind::RowAhead };
            let column = Some("rev".to_owned());
            let (recorded_rev, found_rev) = (Some(recorded_rev), Some(rev));
            faults.push(Fault { column, recorded_rev, found_rev, ..self.rows.fault(row, kind) });
        }
        for place in 0..columns.len().max(recorded.len()) {
            let (kind, column) = match (columns.get(place), recorded.get(place)) {
                (Some((_, found)), Some(known)) if found == known => continue,
                (Some((name, _)), Some(_)) => (Kind::ColumnChanged, (*name).to_owned()),
                (Some((name, _)), None) => (Kind::ColumnUnrecorded, (*name).to_owned()),
                (None, _) => (Kind::ColumnMissing, format!("#{}", place + 1)),
            };
            faults.push(Fault { column: Some(column), ..self.rows.fault(row, kind) });
        }
        faults
    }

    /// The rows that were recorded, not removed since, and not seen by
    /// [`Projection::check_row`]: they were deleted past the trail. In the
    /// order of table and key. Ask when every row of every table was checked.
    pub fn unseen(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = (0..self.rows.len() as u32)
            .filter(|row| !self.seen[*row as usize] && !self.rows.columns(*row).is_empty())
            .map(|row| Fault { recorded_rev: Some(self.rows.rev(row)), ..self.rows.fault(row, Kind::RowDeleted) })
            .collect();
        faults.sort_unstable();
        faults
    }
}
