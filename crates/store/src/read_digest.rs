//! The digest of a day's reads: the root of an RFC 6962 tree with SM3 over
//! their lines, so that each read could be proven by itself. For the command
//! that puts it into the trail and for the verifier that reads the day again.
//!
//! A line is the row's columns in the order of the table, separated by `|`,
//! empty for null; the instant in milliseconds since 1970.
//!
//! Article: R1-15, R1-24.

use trail::{Frontier, Hash, leaf_hash};

use crate::entity::read_log;

/// The digest of the rows, in the order given.
pub fn digest_of_reads(rows: &[read_log::Model]) -> Hash {
    let mut tree = Frontier::new();
    for row in rows {
        tree.push(leaf_hash(line(row).as_bytes()));
    }
    tree.root()
}

fn line(row: &read_log::Model) -> String {
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let columns = [
        row.read_id.to_string(),
        (row.at.unix_timestamp_nanos() / 1_000_000).to_string(),
        base::date_text(row.day),
        row.hour.to_string(),
        number(row.account_id),
        number(row.staff_id),
        number(row.provider_id),
        row.purpose.clone(),
        number(row.person_id),
        row.object_kind.clone(),
        row.object_id.clone(),
        row.detail.clone(),
    ];
    columns.join("|")
}
