//! Messages that mean harm or are broken: they are refused with a stable code
//! and never make the reader panic.

mod sample;

use proptest::prelude::*;
use sample::{changed, message, read, read_all, tables};

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    assert_eq!(read(&deep).map_err(|p| p.code()), Err("message_too_deep"));
    let inside = changed("2305", |m| m["input"] = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)).into());
    assert_eq!(read(&inside).map_err(|p| p.code()), Err("message_too_deep"));
}

#[test]
fn huge_numbers_and_texts_are_refused_by_field() {
    let with = |value: serde_json::Value| {
        read_all(&changed("2304", |m| m["input"]["data"]["medfee_sumamt"] = value)).map_err(|p| p.code())
    };
    assert_eq!(with("9".repeat(400).into()), Err("number_too_large"));
    assert_eq!(with("1e400".into()), Err("number_too_large"));
    assert_eq!(with(serde_json::json!(1e300)), Err("number_too_large"));
    assert_eq!(with(serde_json::json!({"a": 1})), Err("field_shape_wrong"));
    assert_eq!(with(serde_json::json!([12000])), Err("field_shape_wrong"));
    assert_eq!(with(serde_json::json!(true)), Err("field_shape_wrong"));
    let name = changed("2401", |m| m["input"]["mdtrtinfo"]["chfpdr_name"] = "王".repeat(51).into());
    assert_eq!(read_all(&name).map_err(|p| p.code()), Err("field_too_long"));
    let nul = changed("2401", |m| m["input"]["mdtrtinfo"]["adm_bed"] = "1\u{0}2".into());
    assert_eq!(read_all(&nul).map_err(|p| p.code()), Err("field_holds_control_character"));
}

#[test]
fn a_problem_never_repeats_a_value_of_the_message() {
    let secret = "41990019580304001X";
    for field in ["infno", "msgid", "opter_type", "inf_time", "fixmedins_code"] {
        let text = changed("1101", |m| m[field] = format!("{secret}{}", "x".repeat(40)).into());
        let problem = read_all(&text).expect_err(field);
        let told = format!("{} {} {problem} {problem:?}", problem.text_zh(), problem.text_en());
        assert!(!told.contains(secret), "{field}: {told}");
    }
}

/// One change at one place of a message.
#[derive(Debug, Clone)]
enum Mutation {
    Byte(usize, u8),
    Cut(usize),
    Repeat(usize, usize),
    Value(usize, &'static str),
}

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let one = prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
        any::<usize>().prop_map(Mutation::Cut),
        (any::<usize>(), 1..40usize).prop_map(|(at, length)| Mutation::Repeat(at, length)),
        (
            any::<usize>(),
            prop::sample::select(vec![
                "null",
                "[]",
                "{}",
                "-1",
                "1e308",
                "\"\"",
                "\"\\u0000\"",
                "true",
                "[[[]]]",
                "0.1",
                "\"0000-00-00\"",
                "\"2024-02-30 25:61:61\"",
                "99999999999999999999",
            ])
        )
            .prop_map(|(at, value)| Mutation::Value(at, value)),
    ];
    prop::collection::vec(one, 1..6)
}

fn mutate(text: &str, mutations: &[Mutation]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for mutation in mutations {
        if bytes.is_empty() {
            break;
        }
        match *mutation {
            Mutation::Byte(at, byte) => {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            Mutation::Cut(at) => bytes.truncate(at % bytes.len()),
            Mutation::Repeat(at, length) => {
                let at = at % bytes.len();
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            // The value behind the n-th colon becomes another one.
            Mutation::Value(nth, value) => {
                let colons: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] == b':').collect();
                if colons.is_empty() {
                    continue;
                }
                let from = colons[nth % colons.len()] + 1;
                let to = (from..bytes.len()).find(|&at| matches!(bytes[at], b',' | b'\n')).unwrap_or(bytes.len());
                bytes.splice(from..to, value.bytes());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutated_message_makes_the_reader_panic(number in prop::sample::select(sample::NUMBERS.to_vec()), mutations in mutations()) {
        let bytes = mutate(&message(number), &mutations);
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                if let Err(problem) = read_all(text) {
                    prop_assert!(!problem.code().is_empty() && problem.text_zh().starts_with(problem.class().words()));
                }
            }
            Err(_) => {
                let limits = his::Limits::default();
                prop_assert!(his::Request::read(&bytes, None, &tables(), limits).is_err());
            }
        }
    }
}
