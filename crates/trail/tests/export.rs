//! Exports and what can be done to them: every alteration is found against a
//! checkpoint or key kept elsewhere (threats I11), and what cannot be found
//! without one is stated as a test too.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use trail::{
    Checkpoint, Entry, ExportReport, ExportTrust, ExportWriter, Frontier, Outcome, RowImage, SignedCheckpoint,
    SignerKey, TrailFaultKind as Kind, leaf_hash, verify_export,
};

const ORIGIN: &str = "zhiheng.example/anhe";
const START: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

fn key(byte: u8) -> SignerKey {
    SignerKey::from_entropy(ORIGIN, [byte; 32]).expect("the origin is a name")
}

fn entry(number: i64) -> Entry {
    Entry {
        id: number + 1,
        at: START + Duration::seconds(number),
        command: "claim_settle".into(),
        actor: BTreeMap::from([("account".into(), "A26".into())]),
        request: format!("r{number}"),
        outcome: Outcome::Done,
        code: None,
        about: vec![("claim".into(), number.to_string())],
        facts: json!({"fund_paid_fen": number * 100}),
        rows: vec![
            RowImage { table: "claim".into(), key: number.to_string(), rev: 1, columns: vec![[number as u8; 8]] },
            RowImage { table: "accumulator".into(), key: "7".into(), rev: number + 1, columns: vec![[1; 8]] },
        ],
    }
}

fn entries(count: i64) -> Vec<Vec<u8>> {
    (0..count).map(|number| entry(number).to_bytes().expect("an example entry can be stated")).collect()
}

fn checkpoint(entries: &[Vec<u8>], key: &SignerKey) -> SignedCheckpoint {
    let mut frontier = Frontier::new();
    for bytes in entries {
        frontier.push(leaf_hash(bytes));
    }
    let at = START + Duration::seconds(entries.len() as i64);
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: frontier.size(), root: frontier.root(), at };
    checkpoint.sign(key).expect("an example checkpoint can be stated")
}

/// An export of these entries with a checkpoint behind each tenth and the last.
fn export(entries: &[Vec<u8>], key: &SignerKey) -> Vec<u8> {
    let write = || -> std::io::Result<Vec<u8>> {
        let mut writer = ExportWriter::new(Vec::new(), ORIGIN, &[key.verifier()])?;
        for (index, bytes) in entries.iter().enumerate() {
            writer.entry(bytes)?;
            if (index + 1) % 10 == 0 || index + 1 == entries.len() {
                writer.checkpoint(&checkpoint(&entries[..=index], key))?;
            }
        }
        writer.finish()
    };
    write().expect("writing into memory does not fail")
}

/// What an auditor brings who was given the key and noted these checkpoints.
fn trust(checkpoints: Vec<SignedCheckpoint>) -> ExportTrust {
    let keys = vec![key(1).verifier()];
    ExportTrust { keys, witnesses: vec![], checkpoints, backwards_max: Duration::seconds(5), threads: 2 }
}

fn nothing_brought() -> ExportTrust {
    ExportTrust { keys: vec![], ..trust(vec![]) }
}

fn check(file: &[u8], trust: &ExportTrust) -> ExportReport {
    verify_export(file, trust).expect("reading from memory does not fail")
}

fn kinds(report: &ExportReport) -> BTreeSet<Kind> {
    report.trail.faults.iter().map(|fault| fault.kind).collect()
}

#[test]
fn an_honest_export_has_no_fault() {
    let entries = entries(35);
    let file = export(&entries, &key(1));
    let report = check(&file, &trust(vec![checkpoint(&entries[..13], &key(1)), checkpoint(&entries, &key(1))]));
    assert_eq!(report.trail.faults, []);
    assert_eq!((report.origin.as_str(), report.keys_from_export), (ORIGIN, false));
    assert_eq!((report.trail.size, report.trail.covered, report.trail.checkpoints_agreeing), (35, 35, 6));
    assert_eq!(report.trail.root, checkpoint(&entries, &key(1)).checkpoint().root);
    assert_eq!(report.trail.last_at, Some(START + Duration::seconds(34)));
    let alone = check(&file, &nothing_brought());
    assert_eq!((alone.trail.is_ok(), alone.keys_from_export, alone.trail.covered), (true, true, 35));
    assert_eq!(check(&export(&[], &key(1)), &trust(vec![checkpoint(&[], &key(1))])).trail.faults, []);
}

#[test]
fn the_export_is_the_documented_text() {
    let entries = entries(1);
    let text = String::from_utf8(export(&entries, &key(1))).unwrap();
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!(lines[..2], ["zhiheng-trail-export 1", "origin zhiheng.example/anhe"]);
    assert_eq!(lines[2], format!("key {}", key(1).verifier()));
    assert_eq!(lines[3].as_bytes(), [b"entry ", entries[0].as_slice()].concat());
    let quoted = lines[4].strip_prefix("checkpoint ").unwrap();
    assert_eq!(serde_json::from_str::<String>(quoted).unwrap(), checkpoint(&entries, &key(1)).to_text());
    assert!(lines[5].starts_with("end 1 "));
    assert_eq!(lines[6..], [""]);
}

#[test]
fn i11_every_flipped_byte_is_found() {
    let entries = entries(3);
    let file = export(&entries, &key(1));
    let trust = trust(vec![]);
    for place in 0..file.len() {
        let mut flipped = file.clone();
        flipped[place] ^= 1 << (place % 8);
        assert!(!check(&flipped, &trust).trail.is_ok(), "byte {place}");
    }
}

#[test]
fn i11_a_deleted_entry_is_found() {
    let honest = entries(35);
    for index in 0..35 {
        let mut altered = honest.clone();
        altered.remove(index);
        // The forger makes a whole new file, with roots to match but without our key.
        let report = check(&export(&altered, &key(9)), &trust(vec![checkpoint(&honest, &key(1))]));
        assert!(kinds(&report).contains(&Kind::TailCut), "{index}");
        assert!(kinds(&report).contains(&Kind::SignatureUnknown), "{index}");
    }
}

#[test]
fn i11_swapped_and_inserted_entries_are_found_and_placed() {
    let honest = entries(35);
    let kept = vec![checkpoint(&honest[..10], &key(1)), checkpoint(&honest[..20], &key(1))];
    let mut swapped = honest.clone();
    swapped.swap(13, 14);
    let mut inserted = honest.clone();
    inserted.insert(15, entry(400).to_bytes().unwrap());
    for altered in [swapped, inserted] {
        let report = check(&export(&altered, &key(9)), &trust(kept.clone()));
        let parted = report.trail.faults.iter().find(|fault| fault.kind == Kind::RootDiffers).unwrap();
        assert_eq!((parted.index, parted.intact_to), (20, Some(10)));
    }
}

#[test]
fn i11_a_cut_tail_and_an_old_snapshot_are_found() {
    let honest = entries(35);
    let kept = trust(vec![checkpoint(&honest[..33], &key(1))]);
    // Cut in the middle of the file.
    let file = export(&honest, &key(1));
    assert_eq!(
        kinds(&check(&file[..file.len() / 2], &kept)),
        [Kind::TailCut, Kind::LineUnreadable, Kind::EndMissing].into()
    );
    // A whole export of an earlier state, signed by the real key.
    let old = export(&honest[..20], &key(1));
    assert_eq!(kinds(&check(&old, &kept)), [Kind::TailCut].into());
    assert!(check(&old, &trust(vec![])).trail.is_ok(), "without the kept checkpoint the old state is genuine");
}

#[test]
fn i11_a_rewrite_with_all_hashes_recomputed_is_found() {
    let honest = entries(35);
    let mut altered = honest.clone();
    let mut changed = entry(4);
    changed.facts = json!({"fund_paid_fen": 1});
    altered[4] = changed.to_bytes().unwrap();
    // By someone without the key: his signature is not known.
    let report = check(&export(&altered, &key(9)), &trust(vec![]));
    assert_eq!(kinds(&report), [Kind::SignatureUnknown].into());
    // By someone with the key: the checkpoint kept elsewhere disagrees.
    let report = check(&export(&altered, &key(1)), &trust(vec![checkpoint(&honest[..12], &key(1))]));
    assert_eq!(kinds(&report), [Kind::RootDiffers].into());
    // With nothing brought along there is nothing to see: this is the limit.
    let report = check(&export(&altered, &key(9)), &nothing_brought());
    assert!(report.trail.is_ok() && report.keys_from_export);
    // Nor with the key alone, when the forger has it: the checkpoint must be kept elsewhere.
    assert!(check(&export(&altered, &key(1)), &trust(vec![])).trail.is_ok());
}

#[test]
fn i11_the_cosignature_of_a_witness_is_demanded_and_checked() {
    let entries = entries(12);
    let witness = SignerKey::witness_from_entropy("witness.example/w1", [5; 32]).unwrap();
    let with = |lines: &dyn Fn(&mut SignedCheckpoint)| {
        let mut signed = checkpoint(&entries, &key(1));
        lines(&mut signed);
        let mut writer = ExportWriter::new(Vec::new(), ORIGIN, &[key(1).verifier()]).unwrap();
        entries.iter().for_each(|bytes| writer.entry(bytes).unwrap());
        writer.checkpoint(&signed).unwrap();
        let trust = ExportTrust { witnesses: vec![witness.verifier()], ..trust(vec![]) };
        check(&writer.finish().unwrap(), &trust)
    };
    let cosign = |signed: &mut SignedCheckpoint| {
        let line = signed.cosignature(&witness, 1_767_323_045).unwrap();
        assert_eq!(signed.add_cosignatures(&line, &[witness.verifier()]).unwrap().len(), 1);
    };
    let honest = with(&cosign);
    assert_eq!((honest.trail.faults, honest.trail.witnessed["witness.example/w1"]), (vec![], 12));
    assert_eq!(kinds(&with(&|_| ())), [Kind::CosignatureMissing].into());
    // The witness cosigned another history of the same size.
    let moved = |signed: &mut SignedCheckpoint| {
        let other = checkpoint(&self::entries(13)[1..], &key(1));
        let text = signed.to_text() + &other.cosignature(&witness, 1_767_323_045).unwrap();
        *signed = SignedCheckpoint::parse(&text).unwrap();
    };
    assert_eq!(kinds(&with(&moved)), [Kind::CosignatureWrong, Kind::CosignatureMissing].into());
}

#[test]
fn a_checkpoint_with_a_broken_signature_or_other_origin_is_told() {
    let entries = entries(5);
    let file = export(&entries, &key(1));
    let other = Checkpoint { origin: "other".into(), ..checkpoint(&entries, &key(1)).checkpoint().clone() };
    assert_eq!(kinds(&check(&file, &trust(vec![other.sign(&key(1)).unwrap()]))), [Kind::OriginDiffers].into());
    // A later checkpoint of the same size is in order, with its own signature only.
    let later = Checkpoint { at: START + Duration::DAY, ..checkpoint(&entries, &key(1)).checkpoint().clone() };
    let later = later.sign(&key(1)).unwrap();
    assert_eq!(kinds(&check(&file, &trust(vec![later.clone()]))), [].into());
    let (later, earlier) = (later.to_text(), checkpoint(&entries, &key(1)).to_text());
    let (body, signature) = (later.split_once("\n\n").unwrap().0, earlier.split_once("\n\n").unwrap().1);
    let mixed = SignedCheckpoint::parse(&format!("{body}\n\n{signature}")).unwrap();
    assert_eq!(kinds(&check(&file, &trust(vec![mixed]))), [Kind::SignatureWrong].into());
}

#[test]
fn times_and_numbers_and_revs_out_of_sequence_are_told() {
    let with = |change: &dyn Fn(&mut Vec<Entry>)| {
        let mut all: Vec<Entry> = (0..8).map(entry).collect();
        change(&mut all);
        let bytes: Vec<Vec<u8>> = all.iter().map(|entry| entry.to_bytes().unwrap()).collect();
        let report = check(&export(&bytes, &key(1)), &trust(vec![]));
        report.trail.faults.iter().map(|fault| (fault.kind, fault.index)).collect::<Vec<_>>()
    };
    assert_eq!(with(&|_| ()), []);
    assert_eq!(with(&|all| all[6].at = START), [], "5 s back is allowed");
    let too_far = START - Duration::MILLISECOND;
    assert_eq!(with(&|all| all[6].at = too_far), [(Kind::TimeWentBack, 6)]);
    assert_eq!(with(&|all| all[6].at += Duration::HOUR), [(Kind::TimeWentBack, 7), (Kind::CheckpointTooEarly, 8)]);
    assert_eq!(with(&|all| all[6].id = 3), [(Kind::EntryRepeated, 6)]);
    assert_eq!(with(&|all| all.swap(2, 3)), [], "commits side by side may be integrated in another order");
    assert_eq!(with(&|all| all[6].rows[1].rev = 3), [(Kind::RowFault, 6), (Kind::RowFault, 8)]);
    assert_eq!(with(&|all| drop(all.remove(3))), [(Kind::RowFault, 7)]);
}

#[test]
fn a_checkpoint_out_of_place_or_too_early_is_told() {
    let entries = entries(6);
    let file = |covered: usize, at: OffsetDateTime| {
        let signed = Checkpoint { at, ..checkpoint(&entries[..covered], &key(1)).checkpoint().clone() }.sign(&key(1));
        let mut writer = ExportWriter::new(Vec::new(), ORIGIN, &[]).unwrap();
        for (index, bytes) in entries.iter().enumerate() {
            writer.entry(bytes).unwrap();
            if index + 1 == 3 {
                writer.checkpoint(signed.as_ref().unwrap()).unwrap();
            }
        }
        kinds(&check(&writer.finish().unwrap(), &trust(vec![])))
    };
    assert_eq!(file(3, START + Duration::MINUTE), [].into());
    assert_eq!(file(2, START + Duration::MINUTE), [Kind::CheckpointOutOfPlace].into());
    assert_eq!(file(4, START + Duration::MINUTE), [Kind::CheckpointOutOfPlace].into());
    assert_eq!(file(3, START - Duration::MINUTE), [Kind::CheckpointTooEarly].into());
}

#[test]
fn other_files_are_not_exports() {
    let file = String::from_utf8(export(&entries(2), &key(1))).unwrap();
    let found = |text: &str| kinds(&check(text.as_bytes(), &trust(vec![])));
    assert_eq!(found(""), [Kind::HeaderUnreadable].into());
    assert_eq!(found("PK\u{3}\u{4}"), [Kind::HeaderUnreadable].into());
    assert_eq!(found(&file.replacen("export 1", "export 2", 1)), [Kind::HeaderUnreadable].into());
    assert_eq!(found(&file.replacen("origin", "Origin", 1)), [Kind::HeaderUnreadable].into());
    assert_eq!(found(&(file.clone() + "entry {}\n")), [Kind::LineUnreadable].into());
    assert_eq!(found(&(file.clone() + "\n")), [Kind::LineUnreadable].into());
    assert_eq!(found(file.trim_end()), [Kind::LineUnreadable, Kind::EndMissing].into());
    assert_eq!(found(&file.replace("end 2", "end 3")), [Kind::EndDiffers].into());
    assert_eq!(found(&file.replace("checkpoint \"", "checkpoint \"\\n")), [Kind::CheckpointUnreadable].into());
    assert_eq!(found(&file.replace("checkpoint \"z", "checkpoint \"\\u007a")), [Kind::CheckpointUnreadable].into());
    assert!(ExportWriter::new(Vec::new(), "a\nb", &[]).is_err());
}

#[test]
fn threads_change_nothing() {
    let mut entries = entries(60);
    entries[31].push(b' ');
    let file = export(&entries, &key(1));
    let with = |threads| check(&file, &ExportTrust { threads, ..trust(vec![]) });
    assert!(!with(1).trail.is_ok());
    for threads in [0, 2, 3, 8, 100] {
        assert_eq!(with(threads), with(1), "{threads} threads");
    }
}

/// How many random flips are tried: `ZHIHENG_TRAIL_FLIPS`, or a number that
/// fits into every run of the tests. A million are tried by
/// `examples/million_changes.rs`.
fn flips() -> u32 {
    std::env::var("ZHIHENG_TRAIL_FLIPS").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(flips()))]
    #[test]
    fn i11_any_byte_changed_anywhere_is_found(
        count in 1..5_i64, place: prop::sample::Index, flip in 1..=255_u8,
    ) {
        // Made once per size: signing is the dear part.
        static FILES: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
        let files = FILES.get_or_init(|| (1..5).map(|count| export(&entries(count), &key(1))).collect());
        let mut file = files[count as usize - 1].clone();
        let place = place.index(file.len());
        file[place] ^= flip;
        prop_assert!(!check(&file, &trust(vec![])).trail.is_ok(), "byte {} of {}", place, file.len());
    }
}
