//! Threat I10: a hand in the database, past the house, with triggers off. Every
//! column of every protected table that holds a row is changed, one column of
//! each table at a time; then rows are deleted, put in and swapped. All of it is
//! reported with table, key and column.

use std::collections::BTreeSet;

use store::entity;
use store::sea_orm::sea_query::ColumnType;
use store::sea_orm::{
    ColumnTrait, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, EntityTrait, IdenStatic, Iterable,
    PrimaryKeyToColumn, QuerySelect, Statement,
};
use store::{VerifyProblem, for_each_protected_table};

use crate::on_both;
use crate::story;
use crate::world::World;

/// One row of one table, and what can be done to it.
struct Target {
    table: String,
    key_column: String,
    key: String,
    key_is_text: bool,
    columns: Vec<(String, ColumnType)>,
}

impl Target {
    async fn of<E: EntityTrait>(db: &DatabaseConnection) -> Option<Target>
    where
        E::Model: Send + Sync,
    {
        let key = E::PrimaryKey::iter().next().expect("a protected table has a key").into_column();
        let row = E::find().limit(1).into_json().one(db).await.expect("the table can be read")?;
        let value = &row[key.as_str()];
        Some(Target {
            table: E::default().table_name().to_owned(),
            key_column: key.as_str().to_owned(),
            key_is_text: value.is_string(),
            key: value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string()),
            columns: E::Column::iter()
                .filter(|column| column.as_str() != key.as_str())
                .map(|column| (column.as_str().to_owned(), column.def().get_column_type().clone()))
                .collect(),
        })
    }

    fn is_this(&self) -> String {
        if self.key_is_text {
            format!("{} = '{}'", self.key_column, self.key)
        } else {
            format!("{} = {}", self.key_column, self.key)
        }
    }
}

/// The database with every guard of its own switched off.
pub async fn unguarded(world: &World) -> DatabaseConnection {
    let mut options = store::sea_orm::ConnectOptions::new(world.database().to_owned());
    options.max_connections(1);
    let db = Database::connect(options).await.expect("a second connection opens");
    let backend = db.get_database_backend();
    let run = |sql: String| Statement::from_string(backend, sql);
    if backend == DatabaseBackend::Postgres {
        db.execute_unprepared("SET session_replication_role = replica").await.unwrap();
        let checks = "SELECT conrelid::regclass::text AS t, conname::text AS c FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace";
        for row in db.query_all_raw(run(checks.to_owned())).await.unwrap() {
            let (table, name): (String, String) = (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
            db.execute_unprepared(&format!("ALTER TABLE {table} DROP CONSTRAINT \"{name}\"")).await.unwrap();
        }
    } else {
        for pragma in ["PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON"] {
            db.execute_unprepared(pragma).await.unwrap();
        }
        for row in
            db.query_all_raw(run("SELECT name FROM sqlite_master WHERE type = 'trigger'".to_owned())).await.unwrap()
        {
            let name: String = row.try_get("", "name").unwrap();
            db.execute_unprepared(&format!("DROP TRIGGER {name}")).await.unwrap();
        }
    }
    db
}

/// Another value of the column's type.
fn other_value(column: &str, kind: &ColumnType, sqlite: bool) -> String {
    match kind {
        ColumnType::Boolean if sqlite => format!("1 - {column}"),
        ColumnType::Boolean => format!("NOT {column}"),
        ColumnType::Integer | ColumnType::BigInteger => format!("COALESCE({column}, 0) + 70000007"),
        ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob if sqlite => "X'00FF'".to_owned(),
        ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob => "'\\x00ff'::bytea".to_owned(),
        ColumnType::Date => "'2001-02-03'".to_owned(),
        ColumnType::TimestampWithTimeZone => "'2001-02-03 04:05:06+00:00'".to_owned(),
        _ => format!("COALESCE({column}, '') || '~'"),
    }
}

pub async fn problems(world: &World) -> BTreeSet<(String, String, String)> {
    let verified = world.house.store.verify(&[], |_| ()).await.expect("the verifier runs");
    let named = verified.problems.into_iter().filter_map(|problem| match problem {
        VerifyProblem::Row(fault) => {
            Some((fault.table, fault.key, fault.column.unwrap_or_else(|| fault.kind.code().to_owned())))
        }
        VerifyProblem::Trail { .. } => None,
    });
    named.collect()
}

on_both! {
    async fn i10_every_changed_column_is_named(world) {
        let mut world = world;
        Box::pin(story::play(&mut world)).await;
        story::accounts_in_trouble(&world).await;
        story::a_hospitals_key(&world).await;
        world.assert_verifies().await;
        let db = unguarded(&world).await;
        let sqlite = db.get_database_backend() == DatabaseBackend::Sqlite;
        let mut targets = Vec::new();
        macro_rules! collect { ($($table:ident)*) => {$( targets.extend(Target::of::<entity::$table::Entity>(&db).await); )*} }
        for_each_protected_table!(collect);
        let empty = story::TABLES_LEFT_EMPTY;
        let mut all = Vec::new();
        macro_rules! names { ($($table:ident)*) => { all.extend([$(stringify!($table)),*]); } }
        for_each_protected_table!(names);
        let held: BTreeSet<&str> = targets.iter().map(|target| target.table.as_str()).collect();
        let missing: Vec<&str> = all.iter().copied().filter(|table| !held.contains(table) && !empty.contains(table)).collect();
        assert!(missing.is_empty(), "the story leaves no row in {missing:?}");

        let widest = targets.iter().map(|target| target.columns.len()).max().unwrap();
        let mut changed = 0;
        for pass in 0..widest {
            let mut expected = BTreeSet::new();
            for target in &targets {
                let Some((column, kind)) = target.columns.get(pass) else { continue };
                db.execute_unprepared(&format!("CREATE TABLE kept_{0} AS SELECT * FROM {0} WHERE {1}", target.table, target.is_this())).await.unwrap();
                let value = other_value(column, kind, sqlite);
                db.execute_unprepared(&format!("UPDATE {} SET {column} = {value} WHERE {}", target.table, target.is_this())).await
                    .unwrap_or_else(|e| panic!("{}.{column}: {e}", target.table));
                expected.insert((target.table.clone(), target.key.clone(), column.clone()));
            }
            let found = problems(&world).await;
            let unnamed: Vec<_> = expected.difference(&found).collect();
            assert!(unnamed.is_empty(), "not reported: {unnamed:?}");
            changed += expected.len();
            for target in targets.iter().filter(|target| target.columns.len() > pass) {
                db.execute_unprepared(&format!("DELETE FROM {} WHERE {}", target.table, target.is_this())).await.unwrap();
                db.execute_unprepared(&format!("INSERT INTO {0} SELECT * FROM kept_{0}", target.table)).await.unwrap();
                db.execute_unprepared(&format!("DROP TABLE kept_{}", target.table)).await.unwrap();
            }
            assert!(problems(&world).await.is_empty(), "everything was put back");
        }
        println!("{changed} columns of {} tables changed, all named", targets.len());
        assert!(changed > 150, "only {changed} columns were tried");
    }
}

on_both! {
    async fn i10_deleted_inserted_and_swapped_rows_are_named(world) {
        let mut world = world;
        story::play(&mut world).await;
        world.assert_verifies().await;
        let db = unguarded(&world).await;
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), "SELECT line_id FROM fee_line ORDER BY line_id")).await.unwrap();
        let ids: Vec<i64> = rows.iter().map(|row| row.try_get("", "line_id").unwrap()).collect();
        let (a, b, c) = (ids[0], ids[1], ids[2]);
        let named = |found: &BTreeSet<(String, String, String)>, key: i64, what: &str| found.contains(&("fee_line".to_owned(), key.to_string(), what.to_owned()));

        db.execute_unprepared(&format!("UPDATE fee_line SET line_id = -1 WHERE line_id = {a}")).await.unwrap();
        db.execute_unprepared(&format!("UPDATE fee_line SET line_id = {a} WHERE line_id = {b}")).await.unwrap();
        db.execute_unprepared(&format!("UPDATE fee_line SET line_id = {b} WHERE line_id = -1")).await.unwrap();
        let found = problems(&world).await;
        assert!(named(&found, a, "amount_fen") && named(&found, b, "amount_fen"), "swapped rows: {found:?}");

        db.execute_unprepared(&format!("UPDATE fee_line SET line_id = 987654321 WHERE line_id = {c}")).await.unwrap();
        let found = problems(&world).await;
        assert!(named(&found, c, "row_deleted"), "{found:?}");
        assert!(named(&found, 987_654_321, "row_inserted"), "{found:?}");
    }
}

on_both! {
    async fn i11_an_altered_a_removed_and_a_cut_entry_are_found(world) {
        let mut world = world;
        story::play(&mut world).await;
        world.assert_verifies().await;
        let db = unguarded(&world).await;
        let backend = db.get_database_backend();
        let faults = || async { world.house.store.verify(&[], |_| ()).await.unwrap().problems.len() };
        let size = world.house.store.tree().await.unwrap().expect("there is a tree").0;
        db.execute_unprepared("UPDATE trail_entry SET outcome = 'refused' WHERE leaf_index = 3").await.unwrap();
        assert!(faults().await > 0, "a searching column was altered");
        db.execute_unprepared("UPDATE trail_entry SET outcome = 'done' WHERE leaf_index = 3").await.unwrap();
        assert_eq!(faults().await, 0);
        db.execute_unprepared("DELETE FROM trail_about WHERE entry_id IN (SELECT entry_id FROM trail_entry WHERE leaf_index = 5)").await.unwrap();
        db.execute_raw(Statement::from_string(backend, "DELETE FROM trail_entry WHERE leaf_index = 5")).await.unwrap();
        assert!(faults().await > 0, "an entry was removed");
        db.execute_unprepared(&format!("DELETE FROM trail_entry WHERE leaf_index >= {}", size - 2)).await.unwrap();
        assert!(faults().await > 0, "the end was cut off");
    }
}
