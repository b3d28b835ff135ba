//! Entries: one form in bytes, read back exactly, everything else refused.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use trail::{Entry, EntryError, Outcome, RowImage};

fn example() -> Entry {
    Entry {
        id: 7,
        at: datetime!(2026-01-02 03:04:05.678 UTC),
        command: "statement_approve".into(),
        actor: BTreeMap::from([("person".into(), "N31".into()), ("account".into(), "A26".into())]),
        request: "0b5d".into(),
        outcome: Outcome::Done,
        code: None,
        about: vec![("statement".into(), "M18".into()), ("provider".into(), "H42".into())],
        facts: json!({"payable_fen": 1_234_500, "lines": [1, 2], "digest": "ab"}),
        rows: vec![
            RowImage { table: "statement".into(), key: "1".into(), rev: 3, columns: vec![[0; 8], [255; 8]] },
            RowImage { table: "task".into(), key: "5\"".into(), rev: 1, columns: vec![] },
        ],
    }
}

#[test]
fn an_entry_has_these_bytes() {
    let expected = concat!(
        r#"{"about":[["statement","M18"],["provider","H42"]],"actor":{"account":"A26","person":"N31"},"#,
        r#""at":"2026-01-02T03:04:05.678Z","code":null,"command":"statement_approve","#,
        r#""facts":{"digest":"ab","lines":[1,2],"payable_fen":1234500},"id":7,"outcome":"done","request":"0b5d","#,
        r#""rows":[["statement","1",3,"AAAAAAAAAAD//////////w=="],["task","5\"",1,""]],"v":1}"#
    );
    assert_eq!(String::from_utf8(example().to_bytes().unwrap()).unwrap(), expected);
    assert_eq!(Entry::from_bytes(expected.as_bytes()).unwrap(), example());
}

#[test]
fn what_cannot_be_stated_exactly_is_not_written() {
    let refused = |change: fn(&mut Entry)| {
        let mut entry = example();
        change(&mut entry);
        entry.to_bytes().unwrap_err()
    };
    assert_eq!(refused(|e| e.facts = json!({"rate": 0.5})), EntryError::NumberNotAnInteger);
    assert_eq!(refused(|e| e.facts = json!([1])), EntryError::FactsNotAnObject);
    assert_eq!(refused(|e| e.at += Duration::NANOSECOND), EntryError::InstantNotWholeMilliseconds);
    assert_eq!(refused(|e| e.id = 0), EntryError::NumberBelowOne);
    assert_eq!(refused(|e| e.rows[0].rev = 0), EntryError::NumberBelowOne);
    assert_eq!(refused(|e| e.code = Some("x".into())), EntryError::CodeWithoutRefusal);
    assert_eq!(refused(|e| e.outcome = Outcome::Refused), EntryError::CodeWithoutRefusal);
}

#[test]
fn another_form_of_the_same_entry_is_refused() {
    let text = String::from_utf8(example().to_bytes().unwrap()).unwrap();
    for (from, to, why) in [
        (r#","code""#, r#", "code""#, EntryError::NotCanonical),
        (r#""id":7,"#, r#""id":07,"#, EntryError::Malformed { line: 0, column: 0 }),
        (r#""code":null,"#, "", EntryError::NotCanonical),
        (r#""v":1"#, r#""w":1,"v":1"#, EntryError::Malformed { line: 0, column: 0 }),
        (r#""v":1"#, r#""v":2"#, EntryError::VersionUnknown(2)),
        ("statement_approve", "statement_\\u0061pprove", EntryError::NotCanonical),
        (r#""digest":"ab","lines":[1,2]"#, r#""lines":[1,2],"digest":"ab""#, EntryError::NotCanonical),
        (r#""digest":"ab""#, r#""digest":"x","digest":"ab""#, EntryError::NotCanonical),
        ("//////////w==", "//////////x==", EntryError::Malformed { line: 0, column: 0 }),
        ("//////////w==", "//////////w", EntryError::Malformed { line: 0, column: 0 }),
        ("AAAAAAAAAAD//////////w==", "AAAA", EntryError::Malformed { line: 0, column: 0 }),
        ("05.678Z", "05.678+00:00", EntryError::InstantNotWholeMilliseconds),
    ] {
        assert!(text.contains(from), "{from}");
        let found = Entry::from_bytes(text.replacen(from, to, 1).as_bytes()).unwrap_err();
        match why {
            EntryError::Malformed { .. } => assert!(matches!(found, EntryError::Malformed { .. }), "{to}: {found}"),
            why => assert_eq!(found, why, "{to}"),
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(".{0,6}", inner, 0..5).prop_map(|m| Value::Object(m.into_iter().collect())),
        ]
    })
}

fn any_row() -> impl Strategy<Value = RowImage> {
    ("[a-z_]{1,12}", ".{0,9}", 1..=i64::MAX, prop::collection::vec(any::<[u8; 8]>(), 0..12))
        .prop_map(|(table, key, rev, columns)| RowImage { table, key, rev, columns })
}

prop_compose! {
    fn any_entry()(
        id in 1..=i64::MAX,
        at_ms in 0..253_402_300_799_999_i64,
        texts in (".{0,20}", ".{0,20}"),
        actor in prop::collection::btree_map(".{0,8}", ".{0,8}", 0..4),
        code in prop::option::of("[a-z_]{1,20}"),
        about in prop::collection::vec((".{0,8}", ".{0,8}"), 0..4),
        facts in prop::collection::btree_map(".{0,6}", any_json(), 0..5),
        rows in prop::collection::vec(any_row(), 0..5),
    ) -> Entry {
        Entry {
            id,
            at: OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(at_ms),
            command: texts.0,
            actor,
            request: texts.1,
            outcome: if code.is_some() { Outcome::Refused } else { Outcome::Done },
            code,
            about,
            facts: Value::Object(facts.into_iter().collect()),
            rows,
        }
    }
}

proptest! {
    #[test]
    fn every_entry_is_read_back_as_it_was_written(entry in any_entry()) {
        let bytes = entry.to_bytes().unwrap();
        prop_assert_eq!(Entry::from_bytes(&bytes).unwrap(), entry);
        // An independent reader agrees on the content, and it is one line.
        prop_assert!(serde_json::from_slice::<Value>(&bytes).is_ok());
        prop_assert!(!bytes.contains(&b'\n'));
    }

    #[test]
    fn a_flipped_byte_never_reads_as_the_same_entry(entry in any_entry(), place: prop::sample::Index, flip in 1..=255_u8) {
        let mut bytes = entry.to_bytes().unwrap();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        // It is refused, or it is another entry, which has other bytes and so another leaf.
        if let Ok(other) = Entry::from_bytes(&bytes) {
            prop_assert_ne!(other, entry);
        }
    }
}
