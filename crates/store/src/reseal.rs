//! Sealing anew: values under former keys are opened and sealed under the key in
//! force, a group of rows at a time, each row at its next rev with its image. So
//! the trail's replay accepts the rows, and shows that nothing but what stands in
//! the sealed column became another; the digest of its mark says that the value
//! stayed. The order is that of the row's key: whoever was stopped in the middle
//! begins again, and finds what is left.
//!
//! Article: R1-24, G22239-8.1.4.8. Threats I10, C05.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::repair::Written;
use crate::row::{Row, table_name};
use crate::sealed::{KEY_SIGNS, Sealed, SealedColumn};
use crate::store::Store;
use crate::unit::Unit;
use crate::vault::{SealFault, Sealer};
use crate::view::View;
use crate::{entity, for_each_sealed_column};

/// How many values of a column stand under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyUse {
    /// `table.column`.
    pub field: String,
    /// The name of the key.
    pub key_name: String,
    /// How many.
    pub values: i64,
}

/// The sealed columns, as `table.column`.
pub fn sealed_fields() -> Vec<String> {
    let mut fields = Vec::new();
    macro_rules! name { ($($table:ident :: $column:ident)*) => {$( fields.push(field::<entity::$table::$column>()); )*} }
    for_each_sealed_column!(name);
    fields
}

/// How many values of every sealed column stand under which key.
pub async fn key_uses(view: View<'_>) -> Result<Vec<KeyUse>, SealFault> {
    let mut uses = Vec::new();
    macro_rules! count {
        ($($table:ident :: $column:ident)*) => {$( uses.extend(uses_of::<entity::$table::$column>(view).await?); )*};
    }
    for_each_sealed_column!(count);
    Ok(uses)
}

/// How many values that pass with time stand under which key: their keys are
/// needed until they are gone, and they are not sealed anew.
pub async fn passing_key_uses(view: View<'_>) -> Result<Vec<KeyUse>, SealFault> {
    use entity::his_message::{Column, Entity};
    let select = Entity::find()
        .select_only()
        .column(Column::KeyName)
        .expr(Expr::cust("COUNT(*)"))
        .group_by(Column::KeyName)
        .order_by_asc(Column::KeyName)
        .into_tuple::<(String, i64)>();
    let field = || "his_message".to_owned();
    let uses = view.shaped(select).await?;
    Ok(uses.into_iter().map(|(key_name, values)| KeyUse { field: field(), key_name, values }).collect())
}

/// A group of rows with their values sealed anew, not written yet.
pub struct Resealing {
    /// The names of the keys under which values stood, with how many.
    pub from: BTreeMap<String, i64>,
    /// The key of the last row; the next group begins behind it. None when nothing was left.
    pub last: Option<i64>,
    write: Write,
}

type Write = Box<dyn for<'u> FnOnce(&'u mut Unit) -> Written<'u> + Send>;

impl Resealing {
    /// Writes the rows.
    pub fn write(self, unit: &mut Unit) -> Written<'_> {
        (self.write)(unit)
    }
}

impl Store {
    /// Up to `limit` values of a column that stand under another key than the one
    /// in force, from behind a row's key on, sealed anew; the rows are locked.
    /// None when no sealed column has this name.
    ///
    /// # Errors
    /// [`SealFault::Altered`] for a value that is not what was sealed there.
    pub async fn resealing(
        &self,
        view: View<'_>,
        sealer: &Sealer<'_>,
        (named, after): (&str, i64),
        limit: u64,
    ) -> Result<Option<Resealing>, SealFault> {
        macro_rules! by_name {
            ($($table:ident :: $column:ident)*) => {$(
                if field::<entity::$table::$column>() == named {
                    return self.group_of::<entity::$table::$column>(view, sealer, after, limit).await.map(Some);
                }
            )*};
        }
        for_each_sealed_column!(by_name);
        Ok(None)
    }

    async fn group_of<C: SealedColumn>(
        &self,
        view: View<'_>,
        sealer: &Sealer<'_>,
        after: i64,
        limit: u64,
    ) -> Result<Resealing, SealFault> {
        let others = <C::Row as Row>::Table::find()
            .filter(<C::Row as Row>::KEY.gt(after))
            .filter(C::COLUMN.not_like(format!("{}.%", sealer.key_name())))
            .order_by_asc(<C::Row as Row>::KEY)
            .limit(limit)
            .lock_exclusive();
        let mut group =
            Resealing { from: BTreeMap::new(), last: None, write: Box::new(|_| Box::pin(async { Ok(()) })) };
        let mut rows = Vec::new();
        for row in view.all(others).await? {
            let clear = self.vault().open::<C>(&row)?;
            let row_key = row.key().parse().expect("the tables of sealed columns have whole numbers as keys");
            *group.from.entry(C::of(&row).key_name().to_owned()).or_default() += 1;
            group.last = Some(row_key);
            rows.push((row, sealer.seal::<C>(row_key, &clear)));
        }
        group.write = Box::new(move |unit| Box::pin(write_all::<C>(unit, rows)));
        Ok(group)
    }
}

async fn write_all<C: SealedColumn>(
    unit: &mut Unit,
    rows: Vec<(C::Row, Sealed<C>)>,
) -> Result<(), crate::unit::UnitError> {
    for (row, value) in rows {
        unit.reseal(row, value).await?;
    }
    Ok(())
}

async fn uses_of<C: SealedColumn>(view: View<'_>) -> Result<Vec<KeyUse>, SealFault> {
    let key_name = Expr::cust(format!("substr({}, 1, {KEY_SIGNS})", C::NAME));
    let select = <C::Row as Row>::Table::find()
        .select_only()
        .expr(key_name.clone())
        .expr(Expr::cust("COUNT(*)"))
        .group_by(key_name.clone())
        .order_by_asc(key_name)
        .into_tuple::<(String, i64)>();
    let uses = view.shaped(select).await?;
    Ok(uses.into_iter().map(|(key_name, values)| KeyUse { field: field::<C>(), key_name, values }).collect())
}

fn field<C: SealedColumn>() -> String {
    format!("{}.{}", table_name::<C::Row>(), C::NAME)
}
