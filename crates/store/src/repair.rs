//! A row that is put right by name: table, key and columns come from an approved
//! script, not from code. The row is read, changed and written like any other,
//! at the next rev and with its image, so that the trail's replay accepts it;
//! a change made past this is found as every hand in the database is.
//!
//! Article: R3d-36. Threat I13.

use std::pin::Pin;

use sea_orm::sea_query::ColumnType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IdenStatic, Iterable, ModelTrait, TryIntoModel, Value,
};

use crate::row::Row;
use crate::unit::{Unit, UnitError};
use crate::view::View;
use crate::{entity, for_each_protected_table};

/// A value as a script writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `'words'`; also a date `'YYYY-MM-DD'`.
    Text(String),
    /// A whole number.
    Number(i64),
    /// TRUE or FALSE.
    Flag(bool),
    /// NULL.
    Null,
}

/// A row with what is to become of it.
pub struct RowRepair {
    /// The rev at which it was read.
    pub rev: i64,
    /// What changes, in the order of the script.
    pub changes: Vec<Change>,
    write: Write,
}

/// What a write gives once it is awaited.
pub type Written<'u> = Pin<Box<dyn Future<Output = Result<(), UnitError>> + Send + 'u>>;

type Write = Box<dyn for<'u> FnOnce(&'u mut Unit) -> Written<'u> + Send>;

/// One column that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The column.
    pub column: String,
    /// Its value before, as text; none for null.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
}

/// Why a row cannot be repaired so.
#[derive(Debug)]
pub enum RepairFault {
    /// No protected table has this name.
    Table,
    /// The key is none of this table, or is called differently.
    Key,
    /// No such column, or one that is never set by hand: key and rev.
    Column(String),
    /// The value is of another kind than the column.
    Value(String),
    /// The database could not be read.
    Database(DbErr),
}

impl RowRepair {
    /// Writes the row. What a constraint of the database refuses is told as such.
    pub fn write(self, unit: &mut Unit) -> Written<'_> {
        Box::pin(async move {
            (self.write)(unit).await.map_err(|error| match error {
                UnitError::Database(DbErr::Exec(_) | DbErr::Query(_)) => {
                    UnitError::Database(DbErr::Custom(REFUSED.to_owned()))
                }
                other => other,
            })
        })
    }
}

/// How a repair that a constraint refuses is told among the failures of the database.
pub const REFUSED: &str = "repair_refused_by_constraint";

/// The row of a table with a key, locked, and these columns set; none when there
/// is no such row. Nothing is written yet.
pub async fn row_repair(
    view: View<'_>,
    table: &str,
    key: (&str, &Literal),
    set: &[(String, Literal)],
) -> Result<Option<RowRepair>, RepairFault> {
    macro_rules! by_name {
        ($($name:ident)*) => {
            match table {
                $( stringify!($name) => of::<entity::$name::Model>(view, key, set).await, )*
                _ => Err(RepairFault::Table),
            }
        };
    }
    for_each_protected_table!(by_name)
}

async fn of<R>(
    view: View<'_>,
    (key_column, key): (&str, &Literal),
    set: &[(String, Literal)],
) -> Result<Option<RowRepair>, RepairFault>
where
    R: Row + Send,
    R::Active: TryIntoModel<R>,
{
    if R::KEY.as_str() != key_column {
        return Err(RepairFault::Key);
    }
    let key = value_of(&R::KEY, key).ok_or(RepairFault::Key)?;
    let Some(before) = view.lock::<R>(key).await.map_err(RepairFault::Database)? else { return Ok(None) };
    let mut active = before.clone().into_active_model();
    let mut changes = Vec::with_capacity(set.len());
    for (name, literal) in set {
        let column = <R::Table as EntityTrait>::Column::iter().find(|column| column.as_str() == name);
        let column = column.filter(|column| ![R::KEY.as_str(), R::REV.as_str()].contains(&column.as_str()));
        let column = column.ok_or_else(|| RepairFault::Column(name.clone()))?;
        let value = value_of(&column, literal).ok_or_else(|| RepairFault::Value(name.clone()))?;
        let was = ModelTrait::get(&before, column);
        changes.push(Change { column: name.clone(), before: text_of(&was), after: text_of(&value) });
        active.try_set(column, value).map_err(|_| RepairFault::Value(name.clone()))?;
    }
    let rev = before.rev();
    let after = active.try_into_model().map_err(RepairFault::Database)?;
    let write: Write = Box::new(move |unit| Box::pin(unit.update(after)));
    Ok(Some(RowRepair { rev, changes, write }))
}

/// A literal as a value of the column's type; none when it is of another kind,
/// or null where the column has always something.
fn value_of(column: &impl ColumnTrait, literal: &Literal) -> Option<Value> {
    let def = column.def();
    Some(match (def.get_column_type(), literal) {
        (kind, Literal::Null) if def.is_null() => match kind {
            ColumnType::BigInteger => Value::BigInt(None),
            ColumnType::Integer => Value::Int(None),
            ColumnType::Boolean => Value::Bool(None),
            ColumnType::Date => Value::TimeDate(None),
            ColumnType::String(_) | ColumnType::Text => Value::String(None),
            _ => return None,
        },
        (ColumnType::BigInteger, Literal::Number(number)) => Value::BigInt(Some(*number)),
        (ColumnType::Integer, Literal::Number(number)) => Value::Int(Some(i32::try_from(*number).ok()?)),
        (ColumnType::Boolean, Literal::Flag(flag)) => Value::Bool(Some(*flag)),
        (ColumnType::Date, Literal::Text(text)) => Value::TimeDate(Some(base::parse_date(text)?)),
        (ColumnType::String(_) | ColumnType::Text, Literal::Text(text)) => Value::String(Some(text.clone())),
        _ => return None,
    })
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::BigInt(number) => number.map(|number| number.to_string()),
        Value::Int(number) => number.map(|number| number.to_string()),
        Value::Bool(flag) => flag.map(|flag| flag.to_string()),
        Value::TimeDate(day) => day.map(base::date_text),
        Value::String(text) => text.clone(),
        _ => None,
    }
}
