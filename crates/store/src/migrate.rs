//! Brings a database to the present schema: numbered steps, forward only, each
//! in one transaction. The SQL is written once, in PostgreSQL's types; on
//! SQLite the six type words are mapped and tables are made STRICT.
//!
//! Article: R3d-34 (changes of the system are recorded and ordered).

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, Statement, TransactionTrait,
};
use sm3::{Digest, Sm3};

use crate::append_only::refuse_changes;

/// The steps, in order. A step that has been released is never edited; the next
/// change is a new file (docs/recipes/add-a-migration.md).
const STEPS: &[(&str, &str)] = &[
    ("0001_house", include_str!("migrations/0001_house.sql")),
    ("0002_organisation", include_str!("migrations/0002_organisation.sql")),
    ("0003_registers", include_str!("migrations/0003_registers.sql")),
    ("0004_claims", include_str!("migrations/0004_claims.sql")),
    ("0005_month", include_str!("migrations/0005_month.sql")),
    ("0006_payment", include_str!("migrations/0006_payment.sql")),
    ("0007_ledger", include_str!("migrations/0007_ledger.sql")),
    ("0008_matters", include_str!("migrations/0008_matters.sql")),
    ("0009_people", include_str!("migrations/0009_people.sql")),
    ("0010_duties", include_str!("migrations/0010_duties.sql")),
    ("0011_trail", include_str!("migrations/0011_trail.sql")),
    ("0012_accounts", include_str!("migrations/0012_accounts.sql")),
    ("0013_mended", include_str!("migrations/0013_mended.sql")),
    ("0014_data", include_str!("migrations/0014_data.sql")),
    ("0015_documents", include_str!("migrations/0015_documents.sql")),
    ("0016_hospitals", include_str!("migrations/0016_hospitals.sql")),
    ("0017_catalogue", include_str!("migrations/0017_catalogue.sql")),
    ("0018_sampling", include_str!("migrations/0018_sampling.sql")),
    ("0019_mappings", include_str!("migrations/0019_mappings.sql")),
    ("0020_interface", include_str!("migrations/0020_interface.sql")),
    ("0021_control", include_str!("migrations/0021_control.sql")),
    ("0022_standings", include_str!("migrations/0022_standings.sql")),
    ("0023_knowledge", include_str!("migrations/0023_knowledge.sql")),
];

/// Rows of these tables are only ever added: the database itself refuses to
/// change or delete them.
pub(crate) const APPEND_ONLY: &[&str] = &[
    "settlement",
    "bill_finding",
    "claim_rejection",
    "case_step",
    "case_duty",
    "posting",
    "voucher_line",
    "bank_receipt",
    "bank_receipt_line",
    "sample_draw",
    "sample_population",
    "case_form",
    "case_subject",
    "material_content",
    "material_opening",
    "case_assignment",
    "statement_deduction",
    "platform_filing",
    "trail_about",
    "trail_checkpoint",
    "trail_node",
    "trail_cosignature",
    "read_log",
    "read_day",
    "rights_review",
    "document_layout",
    "spot_check_draw",
    "password_used",
    "data_export_copy",
    "data_repair",
    "catalogue_release",
    "item_version",
    "price_ceiling",
    "inspection_record",
    "inspection_signature",
    "knowledge_release",
    "knowledge_row",
    "knowledge_trial",
];

/// Applies what is missing. Two processes that start at once are kept apart by
/// the database's own lock. When nothing is missing nothing is asked of the
/// database but to read, so that the application's role, which owns nothing,
/// can open it. A database whose steps were other steps is refused untouched.
pub(crate) async fn migrate(db: &DatabaseConnection) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    // A database without the table, or one that may not be read, is told by the steps themselves.
    if let Ok(applied) = applied(db).await
        && missing(&applied)?.is_empty()
    {
        return Ok(());
    }
    let tx = db.begin().await?;
    if backend == DatabaseBackend::Postgres {
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(4106)").await?;
    }
    tx.execute_unprepared(&in_dialect(
        "CREATE TABLE IF NOT EXISTS schema_step (step TEXT PRIMARY KEY, applied BIGINT NOT NULL, digest TEXT NOT NULL);",
        backend,
    ))
    .await?;
    let applied = applied(&tx).await.map_err(|_| of_another_build("it keeps no digests of its steps"))?;
    for (number, name, sql) in missing(&applied)? {
        apply(&tx, name, number, sql).await?;
    }
    tx.commit().await
}

/// A step that a database has gone through.
struct Applied {
    step: String,
    /// SM3 of its text, hex.
    digest: String,
}

async fn applied(db: &impl ConnectionTrait) -> Result<Vec<Applied>, DbErr> {
    let steps = Statement::from_string(db.get_database_backend(), "SELECT step, digest FROM schema_step");
    let steps = db.query_all_raw(steps).await?;
    steps.iter().map(|row| Ok(Applied { step: row.try_get("", "step")?, digest: row.try_get("", "digest")? })).collect()
}

/// The steps that a database has yet to go through, with their numbers. Refused
/// when it went through a step that is not known here, or with another text:
/// then its tables are not what the entities say.
fn missing(applied: &[Applied]) -> Result<Vec<(usize, &'static str, &'static str)>, DbErr> {
    for done in applied {
        let known = STEPS.iter().find(|(name, _)| *name == done.step);
        if known.is_none_or(|(_, sql)| digest_of(sql) != done.digest) {
            return Err(of_another_build(&format!("its step {} is not the one known here", done.step)));
        }
    }
    let numbered = STEPS.iter().enumerate().map(|(number, (name, sql))| (number, *name, *sql));
    Ok(numbered.filter(|(_, name, _)| !applied.iter().any(|done| done.step == *name)).collect())
}

fn digest_of(sql: &str) -> String {
    hex::encode(Sm3::digest(sql.as_bytes()))
}

fn of_another_build(sign: &str) -> DbErr {
    DbErr::Custom(format!(
        "the database was made by another version of this program ({sign}): \
         use the version that made it, or begin with an empty database"
    ))
}

async fn apply(tx: &DatabaseTransaction, name: &str, number: usize, sql: &str) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    tx.execute_unprepared(&in_dialect(sql, backend)).await?;
    for table in APPEND_ONLY.iter().filter(|table| sql.contains(&format!("CREATE TABLE {table} "))) {
        tx.execute_unprepared(&refuse_changes(table, backend)).await?;
    }
    if sql.contains("CREATE TABLE case_duty ") {
        tx.execute_unprepared(refuse_incompatible_duty(backend)).await?;
    }
    if sql.contains("CREATE TABLE trail_entry ") {
        tx.execute_unprepared(refuse_trail_changes(backend)).await?;
    }
    let done = "INSERT INTO schema_step (step, applied, digest) VALUES ($1, $2, $3)";
    let values = [name.into(), (number as i64 + 1).into(), digest_of(sql).into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, done, values)).await?;
    Ok(())
}

/// PostgreSQL's SQL as it is; for SQLite the type words mapped and each table
/// made STRICT, so that it checks types as PostgreSQL does.
fn in_dialect(sql: &str, backend: DatabaseBackend) -> String {
    if backend == DatabaseBackend::Postgres {
        return sql.to_owned();
    }
    let mapped = sql.lines().map(|line| {
        let code = line.split("--").next().unwrap_or_default();
        code.split(' ').map(sqlite_word).collect::<Vec<_>>().join(" ")
    });
    mapped.collect::<Vec<_>>().join("\n").replace("\n);", "\n) STRICT;")
}

fn sqlite_word(word: &str) -> &str {
    let bare = word.trim_end_matches(',');
    let mapped = match bare {
        "BIGINT" | "BOOLEAN" => "INTEGER",
        "DATE" | "TIMESTAMPTZ" => "TEXT",
        "BYTEA" => "BLOB",
        _ => return word,
    };
    if bare.len() == word.len() {
        mapped
    } else if mapped == "TEXT" {
        "TEXT,"
    } else if mapped == "BLOB" {
        "BLOB,"
    } else {
        "INTEGER,"
    }
}

/// Separation of duties a second time, in the database: one person cannot hold
/// two incompatible duties on one case, whatever code asks for it (threat I01); an
/// act done for somebody else binds both (threat I02). Acts taken over from the cases it
/// grew from may clash with each other (a batch has many statements); a new act
/// may clash with none of them.
fn refuse_incompatible_duty(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => {
            "CREATE FUNCTION case_duty_conflict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
               IF NEW.from_case_id IS NULL AND EXISTS (SELECT 1 FROM case_duty d JOIN incompatible_duty i ON i.duty_a = d.duty AND i.duty_b = NEW.duty
                          WHERE d.case_id = NEW.case_id AND (d.staff_id IN (NEW.staff_id, NEW.on_behalf_of) OR d.on_behalf_of IN (NEW.staff_id, NEW.on_behalf_of))) THEN
                 RAISE EXCEPTION 'sod_conflict';
               END IF;
               RETURN NEW;
             END $$;
             CREATE TRIGGER case_duty_conflict BEFORE INSERT ON case_duty FOR EACH ROW EXECUTE FUNCTION case_duty_conflict();"
        }
        _ => {
            "CREATE TRIGGER case_duty_conflict BEFORE INSERT ON case_duty
             WHEN NEW.from_case_id IS NULL AND EXISTS (SELECT 1 FROM case_duty d JOIN incompatible_duty i ON i.duty_a = d.duty AND i.duty_b = NEW.duty
                          WHERE d.case_id = NEW.case_id AND (d.staff_id IN (NEW.staff_id, NEW.on_behalf_of) OR d.on_behalf_of IN (NEW.staff_id, NEW.on_behalf_of)))
             BEGIN SELECT RAISE(ABORT, 'sod_conflict'); END;"
        }
    }
}

/// A trail entry changes once, when it gets its place in the tree.
fn refuse_trail_changes(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => {
            "CREATE FUNCTION trail_entry_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
               IF TG_OP = 'DELETE' OR OLD.leaf_index IS NOT NULL OR NEW.bytes <> OLD.bytes OR NEW.entry_id <> OLD.entry_id THEN
                 RAISE EXCEPTION 'append_only: trail_entry';
               END IF;
               RETURN NEW;
             END $$;
             CREATE TRIGGER trail_entry_fixed BEFORE UPDATE OR DELETE ON trail_entry FOR EACH ROW EXECUTE FUNCTION trail_entry_fixed();"
        }
        _ => {
            "CREATE TRIGGER trail_entry_no_delete BEFORE DELETE ON trail_entry BEGIN SELECT RAISE(ABORT, 'append_only: trail_entry'); END;
             CREATE TRIGGER trail_entry_fixed BEFORE UPDATE ON trail_entry
             WHEN OLD.leaf_index IS NOT NULL OR NEW.bytes <> OLD.bytes OR NEW.entry_id <> OLD.entry_id
             BEGIN SELECT RAISE(ABORT, 'append_only: trail_entry'); END;"
        }
    }
}
