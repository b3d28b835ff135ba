//! What makes a table protected: every row has a key, a `rev`, and a keyed
//! digest of each column that goes into the trail with every change.
//!
//! Article: R1-15, R1-24 (acts leave a record that cannot be altered unnoticed).

use sea_orm::{ActiveModelBehavior, EntityTrait, IdenStatic, IntoActiveModel, Iterable, ModelTrait, Value};
use trail::{ColumnValue, RowDigester, RowImage};

use crate::sealed::mark_within;

/// A row of a protected table.
pub trait Row: ModelTrait<Entity = Self::Table> + IntoActiveModel<Self::Active> + Sync + 'static {
    /// Its table.
    type Table: EntityTrait<Model = Self>;
    /// What is written.
    type Active: sea_orm::ActiveModelTrait<Entity = Self::Table> + ActiveModelBehavior + Send;

    /// The primary key column.
    const KEY: <Self::Table as EntityTrait>::Column;
    /// The revision column.
    const REV: <Self::Table as EntityTrait>::Column;
    /// The sealed columns, each with the name of its mark in the row's image.
    const SEALED: &'static [(&'static str, &'static str)];

    /// The primary key as text.
    fn key(&self) -> String;
    /// The primary key as a value.
    fn key_value(&self) -> Value;
    /// The revision: 1 when inserted.
    fn rev(&self) -> i64;
    /// The same row at another revision.
    fn at_rev(self, rev: i64) -> Self;
}

/// Implements [`Row`] for the `Model` of an entity module, given its key field and
/// column and, for each sealed column, its field and name:
/// `protected!(person_id, PersonId, identity_number sealed as IdentityNumber)`.
macro_rules! protected {
    ($key:ident, $column:ident $(, $field:ident sealed as $sealed:ident)*) => {
        impl $crate::row::Row for Model {
            type Table = Entity;
            type Active = ActiveModel;
            const KEY: Column = Column::$column;
            const REV: Column = Column::Rev;
            const SEALED: &'static [(&'static str, &'static str)] =
                &[$((stringify!($field), concat!(stringify!($field), ".value"))),*];

            fn key(&self) -> String {
                self.$key.to_string()
            }
            fn key_value(&self) -> sea_orm::Value {
                self.$key.clone().into()
            }
            fn rev(&self) -> i64 {
                self.rev
            }
            fn at_rev(self, rev: i64) -> Model {
                Model { rev, ..self }
            }
        }
        $(
            #[doc = concat!("The sealed column `", stringify!($field), "`.")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $sealed;

            impl $crate::sealed::SealedColumn for $sealed {
                type Row = Model;
                const COLUMN: Column = Column::$sealed;
                const NAME: &'static str = stringify!($field);

                fn of(row: &Model) -> &$crate::sealed::Sealed<$sealed> {
                    &row.$field
                }
                fn put(row: Model, value: $crate::sealed::Sealed<$sealed>) -> Model {
                    Model { $field: value, ..row }
                }
            }
        )*
    };
}
pub(crate) use protected;

/// The image of a row for the trail: one digest per column except `rev`, in
/// the order of the table's columns. A sealed column has two: of what stands in
/// it, and of the mark of its value, which stays when it is sealed anew.
pub(crate) fn image<R: Row>(row: &R, digester: &RowDigester) -> RowImage {
    let table = table_name::<R>();
    let key = row.key();
    let columns = column_digests(row, &table, &key, digester).into_iter().map(|(_, digest)| digest).collect();
    RowImage { table, key, rev: row.rev(), columns }
}

/// Each column with its digest, `rev` left out.
pub(crate) fn column_digests<R: Row>(
    row: &R,
    table: &str,
    key: &str,
    digester: &RowDigester,
) -> Vec<(&'static str, [u8; 8])> {
    let mut digests = Vec::new();
    for column in <R::Table as EntityTrait>::Column::iter().filter(|column| column.as_str() != "rev") {
        let (name, value) = (column.as_str(), row.get(column));
        digests.push((name, digest(&value, digester, table, key, name)));
        if let Some((_, mark)) = R::SEALED.iter().find(|(sealed, _)| *sealed == name)
            && let Value::String(Some(text)) = &value
        {
            let of_mark = ColumnValue::Text(mark_within(text));
            digests.push((mark, digester.column(table, key, mark, of_mark)));
        }
    }
    digests
}

/// The name of a row's table.
pub(crate) fn table_name<R: Row>() -> String {
    sea_orm::EntityName::table_name(&R::Table::default()).to_owned()
}

/// Both databases must give the same digest for the same row: numbers of every
/// width are 64-bit, dates are text, instants are milliseconds.
fn digest(value: &Value, digester: &RowDigester, table: &str, key: &str, column: &str) -> [u8; 8] {
    let of = |value| digester.column(table, key, column, value);
    match value {
        Value::Bool(Some(flag)) => of(ColumnValue::Bool(*flag)),
        Value::Int(Some(number)) => of(ColumnValue::Int(i64::from(*number))),
        Value::BigInt(Some(number)) => of(ColumnValue::Int(*number)),
        Value::String(Some(text)) => of(ColumnValue::Text(text)),
        Value::Bytes(Some(bytes)) => of(ColumnValue::Bytes(bytes)),
        Value::TimeDate(Some(date)) => of(ColumnValue::Text(&base::date_text(*date))),
        Value::TimeDateTimeWithTimeZone(Some(instant)) => {
            let milliseconds = instant.unix_timestamp_nanos() / 1_000_000;
            of(ColumnValue::Int(
                i64::try_from(milliseconds).expect("an instant of our era fits into 64 bits of milliseconds"),
            ))
        }
        other if other == &other.as_null() => of(ColumnValue::Null),
        other => unreachable!("no protected table has a column of this type: {other:?}"),
    }
}
