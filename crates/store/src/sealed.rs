//! A sealed column: what stands in it is unreadable without a key that is not in
//! the database. The type of the column is [`Sealed`], and nothing but a
//! [`Sealer`](crate::Sealer) makes one, so that a value in clear cannot be
//! written there:
//!
//! ```compile_fail,E0308
//! fn written_in_clear(row: store::entity::person::Model) -> store::entity::person::Model {
//!     store::entity::person::Model { identity_number: "11010519491231002X".to_owned(), ..row }
//! }
//! ```
//!
//! The text that stands in the column, parts divided by a point:
//!
//! ```text
//! <name of the key, 8> . <mark, 32> . <nonce, ciphertext and tag of SM4-GCM>     all hexadecimal
//! ```
//!
//! Ciphertext and mark are bound to table, column and row: moved elsewhere it
//! does not open. The mark is a keyed digest of the value in clear. It stays when
//! the value is sealed anew under another key, and has a digest of its own in the
//! row's image; so the trail shows that a value stayed the same.
//!
//! Article: R1-24, R5-38, G22239-8.1.4.8. Threats I10, C05.

use std::fmt;
use std::marker::PhantomData;

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ActiveValue, ColIdx, EntityTrait, IntoActiveValue, QueryResult, TryGetError, TryGetable, Value};

use crate::row::Row;

/// A sealed column of a table.
pub trait SealedColumn: Sized + 'static {
    /// The rows of its table.
    type Row: Row + Send;
    /// The column.
    const COLUMN: <<Self::Row as Row>::Table as EntityTrait>::Column;
    /// Its name.
    const NAME: &'static str;

    /// What stands in it.
    fn of(row: &Self::Row) -> &Sealed<Self>;
    /// The row with another value in it.
    fn put(row: Self::Row, value: Sealed<Self>) -> Self::Row;
}

/// What stands in a sealed column, as it stands there.
pub struct Sealed<C> {
    text: String,
    column: PhantomData<fn() -> C>,
}

/// Signs of the name of a key.
pub(crate) const KEY_SIGNS: usize = 8;
/// Signs of a mark.
pub(crate) const MARK_SIGNS: usize = 32;

impl<C> Sealed<C> {
    pub(crate) fn of_parts(key_name: &str, mark: &str, sealed: &str) -> Sealed<C> {
        debug_assert_eq!(
            (key_name.len(), mark.len()),
            (KEY_SIGNS, MARK_SIGNS),
            "the guards of the database count signs"
        );
        Sealed::standing(format!("{key_name}.{mark}.{sealed}"))
    }

    fn standing(text: String) -> Sealed<C> {
        Sealed { text, column: PhantomData }
    }

    /// Name of the key, mark and ciphertext; none when it has not the form.
    pub(crate) fn parts(&self) -> Option<(&str, &str, &str)> {
        let (key_name, rest) = self.text.split_once('.')?;
        let (mark, sealed) = rest.split_once('.')?;
        Some((key_name, mark, sealed))
    }

    /// The name of the key that sealed it; empty when it has not the form.
    pub fn key_name(&self) -> &str {
        self.parts().map(|(key_name, ..)| key_name).unwrap_or_default()
    }
}

/// The mark within what stands in a sealed column; empty when it has not the form.
pub(crate) fn mark_within(text: &str) -> &str {
    let mut parts = text.split('.');
    parts.nth(1).unwrap_or_default()
}

impl<C> Clone for Sealed<C> {
    fn clone(&self) -> Sealed<C> {
        Sealed::standing(self.text.clone())
    }
}

impl<C> PartialEq for Sealed<C> {
    fn eq(&self, other: &Sealed<C>) -> bool {
        self.text == other.text
    }
}

impl<C> Eq for Sealed<C> {}

impl<C> fmt::Debug for Sealed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({})", self.key_name())
    }
}

impl<C> From<Sealed<C>> for Value {
    fn from(sealed: Sealed<C>) -> Value {
        sealed.text.into()
    }
}

impl<C> TryGetable for Sealed<C> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Sealed<C>, TryGetError> {
        String::try_get_by(row, index).map(Sealed::standing)
    }
}

impl<C> ValueType for Sealed<C> {
    fn try_from(value: Value) -> Result<Sealed<C>, ValueTypeErr> {
        <String as ValueType>::try_from(value).map(Sealed::standing)
    }

    fn type_name() -> String {
        "Sealed".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    /// A type of its own, so that no repair by hand sets it (`repair.rs`).
    fn column_type() -> ColumnType {
        ColumnType::Custom("sealed".into())
    }
}

impl<C> Nullable for Sealed<C> {
    fn null() -> Value {
        String::null()
    }
}

impl<C> IntoActiveValue<Sealed<C>> for Sealed<C> {
    fn into_active_value(self) -> ActiveValue<Sealed<C>> {
        ActiveValue::Set(self)
    }
}
