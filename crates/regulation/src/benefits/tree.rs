//! A policy as it is written: the tree of its file, with what it takes over from
//! the policy it names. For pages that show every value, for the difference of
//! two policies, and for a draft made by changing single values of another one.
//! What the values mean is read elsewhere; here they are keys and leaves.
//!
//! A leaf is named by three texts: the place of its series or entry
//! (`inpatient/tiers/county/terms`: keys, and entries of lists by their names),
//! the day from which the value holds, and the leaf within it
//! (`bands/1/ratio_permyriad`).
//!
//! Article: R2-98, R5-7 (a change is tried before it is issued).

use toml::{Table, Value};

/// The tree of one policy.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyTree {
    pub(super) table: Table,
    /// The parts that are another policy's.
    pub(super) taken_over: Vec<String>,
}

/// A change of one value, for a draft.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueChange {
    /// The series or entry.
    pub place: String,
    /// The day from which the value holds; empty where it is undated.
    pub from: String,
    /// The leaf within it.
    pub cell: String,
    /// What it becomes: whole number, `true`, `false` or a word.
    pub value: String,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotChange {
    /// The policy has no such value.
    NoSuchValue,
    /// It is of another kind: a number, say.
    OfAnotherKind,
}

/// Parts that a policy may take over from another; layers are always its own.
const PARTS: [&str; 10] = [
    "inpatient",
    "outpatient",
    "chronic",
    "fixed_price",
    "maternity",
    "emergency",
    "newborn",
    "account",
    "withheld",
    "clearing",
];

impl PolicyTree {
    /// The tree of a file, completed by that of the policy it names.
    pub(super) fn completed(mut table: Table, other: Option<&PolicyTree>) -> PolicyTree {
        let missing = PARTS.into_iter().filter(|part| !table.contains_key(*part));
        let found = missing.filter_map(|part| Some((part, other?.table.get(part)?.clone())));
        let found: Vec<(&str, Value)> = found.collect();
        let taken_over = found.iter().map(|(part, _)| (*part).to_owned()).collect();
        table.extend(found.into_iter().map(|(part, value)| (part.to_owned(), value)));
        PolicyTree { table, taken_over }
    }

    /// The id of the policy it takes parts over from.
    pub(super) fn as_in(&self) -> Option<&str> {
        self.table.get("as_in")?.as_str()
    }

    /// The text of a policy like this one with some values changed, complete in
    /// itself, under an id and titles of its own.
    ///
    /// # Errors
    /// The place in the list of the first change that cannot be made, and why.
    pub fn changed(&self, id: &str, changes: &[ValueChange]) -> Result<String, (usize, CannotChange)> {
        let mut table = self.table.clone();
        for (at, change) in changes.iter().enumerate() {
            change_in(&mut table, change).map_err(|why| (at, why))?;
        }
        table.remove("as_in");
        table.insert("id".to_owned(), id.into());
        Ok(toml::to_string(&table).expect("a tree that was read can be written"))
    }
}

fn change_in(table: &mut Table, change: &ValueChange) -> Result<(), CannotChange> {
    let leaf = leaf_of(table, change).ok_or(CannotChange::NoSuchValue)?;
    *leaf = match leaf {
        Value::Integer(_) => change.value.parse().map(Value::Integer).map_err(|_| CannotChange::OfAnotherKind)?,
        Value::Boolean(_) => change.value.parse().map(Value::Boolean).map_err(|_| CannotChange::OfAnotherKind)?,
        Value::String(_) => Value::String(change.value.clone()),
        _ => return Err(CannotChange::OfAnotherKind),
    };
    Ok(())
}

fn leaf_of<'t>(table: &'t mut Table, change: &ValueChange) -> Option<&'t mut Value> {
    let mut segments = segments(&change.place);
    let mut here = table.get_mut(segments.next()?)?;
    for segment in segments {
        here = child(here, segment)?;
    }
    if !change.from.is_empty() {
        here = dated(here, &change.from)?;
    }
    for segment in self::segments(&change.cell) {
        here = child(here, segment)?;
    }
    Some(here)
}

fn segments(place: &str) -> impl Iterator<Item = &str> {
    place.split('/').filter(|segment| !segment.is_empty())
}

fn child<'t>(value: &'t mut Value, segment: &str) -> Option<&'t mut Value> {
    match value {
        Value::Table(table) => table.get_mut(segment),
        Value::Array(items) => {
            let at = (0..items.len()).find(|at| name_of(&items[*at], *at) == segment)?;
            items.get_mut(at)
        }
        _ => None,
    }
}

/// The value of a series from a day on.
fn dated<'t>(value: &'t mut Value, from: &str) -> Option<&'t mut Value> {
    let values = match value {
        Value::Table(table) => table.get_mut("values")?.as_array_mut()?,
        Value::Array(values) => values,
        _ => return None,
    };
    let entry = values.iter_mut().find(|entry| entry.get("from").and_then(Value::as_str) == Some(from))?;
    entry.get_mut("value")
}

/// The values of a series, where it is one.
pub(super) fn series_of(value: &Value) -> Option<&Vec<Value>> {
    let values = match value {
        Value::Table(table) => table.get("values")?.as_array()?,
        Value::Array(values) => values,
        _ => return None,
    };
    let first = values.first()?.as_table()?;
    (first.contains_key("from") && first.contains_key("value")).then_some(values)
}

/// The name of an entry of a list: what tells it apart, or its number from 1.
pub(super) fn name_of(entry: &Value, at: usize) -> String {
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    let joined = |key: &str| {
        let words = entry.get(key)?.as_array()?.iter().filter_map(Value::as_str).collect::<Vec<_>>();
        Some(if words.is_empty() { EVERYONE.to_owned() } else { words.join("+") })
    };
    if let (Some(desk), Some(part)) = (text("desk"), text("part")) {
        return format!("{desk}+{part}");
    }
    let named = text("id").or_else(|| text("tier")).or_else(|| text("status")).map(str::to_owned);
    named.or_else(|| joined("for_whom")).unwrap_or_else(|| (at + 1).to_string())
}

/// The name of a variant that is for whoever no other one is for.
pub(super) const EVERYONE: &str = "everyone";
