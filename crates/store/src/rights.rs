//! The rights of the application on PostgreSQL: a role that owns nothing. It
//! may add to what is recorded and can neither change nor delete it, whatever
//! code asks for it; the schema and its triggers belong to the owner, as whom
//! only `zhiheng database prepare` is run. SQLite knows no roles: there the
//! file belongs to the account that runs the program.
//!
//! Article: R3d-36 (no hand in the database), R1-24. Threat I10.

use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DbErr, Statement};

use crate::append_only::resealed_columns;
use crate::for_each_protected_table;
use crate::migrate::{APPEND_ONLY, migrate};

/// Brings a PostgreSQL database to the present schema as its owner, and gives a
/// role that is there what the application needs, no more. Repeating it takes
/// away what has been granted beside.
///
/// # Errors
/// When the database is SQLite, the role's name is no plain name, the role
/// does not exist, or the database refuses.
pub async fn prepare(owner_url: &str, role: &str) -> Result<(), DbErr> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if role.is_empty() || role.len() > 63 || !role.bytes().all(plain) || role.as_bytes()[0].is_ascii_digit() {
        return Err(DbErr::Custom("a role is named in small letters, digits and underscores".to_owned()));
    }
    if !owner_url.starts_with("postgres") {
        return Err(DbErr::Custom("only PostgreSQL has roles; an SQLite file is protected by its account".to_owned()));
    }
    let owner = Database::connect(owner_url).await?;
    migrate(&owner).await?;
    for grant in grants(&tables(&owner).await?, role) {
        owner.execute_unprepared(&grant).await?;
    }
    owner.close().await
}

async fn tables(owner: &sea_orm::DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let all = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1";
    let rows = owner.query_all_raw(Statement::from_string(DatabaseBackend::Postgres, all)).await?;
    rows.iter().map(|row| row.try_get("", "table_name")).collect()
}

fn grants(tables: &[String], role: &str) -> Vec<String> {
    let mut protected = Vec::new();
    macro_rules! name { ($($table:ident)*) => { protected.extend([$(stringify!($table)),*]); } }
    for_each_protected_table!(name);
    let mut grants = vec![format!("GRANT USAGE ON SCHEMA public TO {role}")];
    for table in tables {
        let table = table.as_str();
        let rights = match table {
            // An entry is changed once: it is given its place in the tree.
            "trail_entry" => "SELECT, INSERT, UPDATE (leaf_index, leaf_hash)".to_owned(),
            "schema_step" => "SELECT".to_owned(),
            _ if APPEND_ONLY.contains(&table) => match resealed_columns(table) {
                Some(columns) => format!("SELECT, INSERT, UPDATE ({columns})"),
                None => "SELECT, INSERT".to_owned(),
            },
            _ if protected.contains(&table) => "SELECT, INSERT, UPDATE".to_owned(),
            _ => "SELECT, INSERT, UPDATE, DELETE".to_owned(),
        };
        grants.push(format!("REVOKE ALL ON {table} FROM {role}"));
        grants.push(format!("GRANT {rights} ON {table} TO {role}"));
    }
    grants
}
