//! The database itself refuses to change or delete rows that are only ever added.
//! What is sealed in them may be sealed anew, at the next rev, with the mark of
//! its value unchanged; nothing else.
//!
//! Article: R1-24, R3d-36. Threat I10.

use sea_orm::{DatabaseBackend, IdenStatic, Iterable};

use crate::row::{Row, table_name};
use crate::sealed::{KEY_SIGNS, MARK_SIGNS, SealedColumn};
use crate::{entity, for_each_sealed_column};

/// The triggers of a table whose rows are only ever added.
pub(crate) fn refuse_changes(table: &str, backend: DatabaseBackend) -> String {
    let edited = edited(table);
    match backend {
        DatabaseBackend::Postgres => format!(
            "CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
               IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'append_only: {table}'; END IF;
               IF {edited} THEN RAISE EXCEPTION 'append_only: {table}'; END IF;
               RETURN NEW;
             END $$;
             CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_append_only();"
        ),
        _ => format!(
            "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {edited} BEGIN SELECT RAISE(ABORT, 'append_only: {table}'); END;
             CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'append_only: {table}'); END;"
        ),
    }
}

/// The columns that the application may update in such a table, if any.
pub(crate) fn resealed_columns(table: &str) -> Option<String> {
    sealed_of(table).map(|sealed| format!("{}, rev", sealed.column))
}

/// Whether an update is more than sealing anew, as a condition.
fn edited(table: &str) -> String {
    let Some(sealed) = sealed_of(table) else { return "TRUE".to_owned() };
    let (column, from) = (sealed.column, KEY_SIGNS + 2);
    let others = sealed.others.iter().map(|other| format!("NEW.{other} IS DISTINCT FROM OLD.{other}"));
    let mark = format!("substr(NEW.{column}, {from}, {MARK_SIGNS}) <> substr(OLD.{column}, {from}, {MARK_SIGNS})");
    let edits: Vec<String> = others.chain([mark, "NEW.rev <> OLD.rev + 1".to_owned()]).collect();
    edits.join(" OR ")
}

struct SealedOf {
    column: &'static str,
    /// Every other column but the rev.
    others: Vec<&'static str>,
}

/// The sealed column of a table; no table that is only added to has two.
fn sealed_of(table: &str) -> Option<SealedOf> {
    macro_rules! look {
        ($($entity:ident :: $column:ident)*) => {$(
            if stringify!($entity) == table {
                return Some(described::<entity::$entity::$column>());
            }
        )*};
    }
    for_each_sealed_column!(look);
    None
}

fn described<C: SealedColumn>() -> SealedOf {
    debug_assert_eq!(<C::Row as Row>::SEALED.len(), 1, "{}", table_name::<C::Row>());
    let all = <<<C::Row as Row>::Table as sea_orm::EntityTrait>::Column as Iterable>::iter();
    let others = all.map(|column| column.as_str()).filter(|name| *name != C::NAME && *name != "rev");
    SealedOf { column: C::NAME, others: others.collect() }
}
