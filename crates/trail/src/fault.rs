//! What replay can find wrong with a row: the closed list, with a stable code
//! and wording for the report of `zhiheng trail verify`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The column holds another value than was recorded.
    ColumnChanged,
    /// The image has a column that the row no longer has.
    ColumnMissing,
    /// The row has a column that was not recorded.
    ColumnUnrecorded,
    /// The row was recorded and is not in the table.
    RowDeleted,
    /// The row is in the table and was never recorded, or stands there twice.
    RowInserted,
    /// The row was removed by a command and is in the table again.
    RowReturned,
    /// The table holds an earlier rev than was recorded: an old row was put back.
    RowRolledBack,
    /// The table holds a later rev than was recorded.
    RowAhead,
    /// An image of this rev was recorded before.
    RevRepeated,
    /// A rev before the last was never recorded.
    RevGap,
}

impl FaultKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            FaultKind::ColumnChanged => "column_changed",
            FaultKind::ColumnMissing => "column_missing",
            FaultKind::ColumnUnrecorded => "column_unrecorded",
            FaultKind::RowDeleted => "row_deleted",
            FaultKind::RowInserted => "row_inserted",
            FaultKind::RowReturned => "row_returned",
            FaultKind::RowRolledBack => "row_rolled_back",
            FaultKind::RowAhead => "row_ahead",
            FaultKind::RevRepeated => "rev_repeated",
            FaultKind::RevGap => "rev_gap",
        }
    }

    /// What is said on the screen.
    pub fn title(self) -> &'static str {
        match self {
            FaultKind::ColumnChanged => "字段内容与留痕记录不一致",
            FaultKind::ColumnMissing => "留痕记录中的字段已不存在",
            FaultKind::ColumnUnrecorded => "字段未在留痕中登记",
            FaultKind::RowDeleted => "留痕中的记录已被删除",
            FaultKind::RowInserted => "记录未经留痕写入",
            FaultKind::RowReturned => "已按程序移除的记录重新出现",
            FaultKind::RowRolledBack => "记录被恢复为旧版本",
            FaultKind::RowAhead => "记录版本超过留痕中的最新版本",
            FaultKind::RevRepeated => "同一版本在留痕中重复出现",
            FaultKind::RevGap => "留痕中缺少中间版本",
        }
    }

    /// The same in English.
    pub fn title_en(self) -> &'static str {
        match self {
            FaultKind::ColumnChanged => "the column differs from the trail",
            FaultKind::ColumnMissing => "a recorded column is no longer there",
            FaultKind::ColumnUnrecorded => "the column was never recorded in the trail",
            FaultKind::RowDeleted => "a recorded row has been deleted",
            FaultKind::RowInserted => "the row was written past the trail",
            FaultKind::RowReturned => "a row removed by a command is there again",
            FaultKind::RowRolledBack => "the row was put back to an earlier version",
            FaultKind::RowAhead => "the row is later than its last version in the trail",
            FaultKind::RevRepeated => "the trail records this version twice",
            FaultKind::RevGap => "the trail lacks a version of the row",
        }
    }
}

/// One thing wrong with one row. Names places, never values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Fault {
    /// The table.
    pub table: String,
    /// The key.
    pub key: String,
    /// The column, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
    /// The rev the trail has or should have, where revs are the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_rev: Option<i64>,
    /// The rev found instead, where revs are the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found_rev: Option<i64>,
}

impl Fault {
    pub(crate) fn of_row(kind: FaultKind, table: &str, key: &str) -> Fault {
        Fault { table: table.into(), key: key.into(), column: None, kind, recorded_rev: None, found_rev: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.table, self.key)?;
        if let Some(column) = &self.column {
            write!(f, " {column}")?;
        }
        write!(f, ": {} ({})", self.kind.title_en(), self.kind.code())?;
        match (self.recorded_rev, self.found_rev) {
            (Some(recorded), Some(found)) => write!(f, ", recorded rev {recorded}, found rev {found}"),
            (Some(recorded), None) => write!(f, ", rev {recorded}"),
            (None, Some(found)) => write!(f, ", rev {found}"),
            (None, None) => Ok(()),
        }
    }
}
