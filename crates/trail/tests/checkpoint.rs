//! Checkpoints: signed, written, read and trusted only as they were made.

use sm2::dsa::signature::Verifier;
use sm2::dsa::{Signature, VerifyingKey};
use time::macros::datetime;
use trail::{
    Checkpoint, CheckpointError, Cosignature, DISTINGUISHING_ID, KeyError, KeyUse, SignedCheckpoint, SignerKey,
    VerifierKey, empty_root,
};

fn key(name: &str, byte: u8) -> SignerKey {
    SignerKey::from_entropy(name, [byte; 32]).expect("the name is allowed")
}

fn checkpoint() -> Checkpoint {
    Checkpoint {
        origin: "zhiheng.example/安和".into(),
        size: 20_852_163,
        root: empty_root(),
        at: datetime!(2026-01-02 03:04:05.678 UTC),
    }
}

#[test]
fn a_checkpoint_is_written_and_read_in_one_form() {
    let key = key("zhiheng.example/安和", 1);
    let signed = checkpoint().sign(&key).unwrap();
    let text = signed.to_text();
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!(
        lines[..5],
        [
            "zhiheng.example/安和",
            "20852163",
            "GrIdg1XPoX+OYRlIMegajyK+yMco/vt0ftA161CCqis=",
            "time 2026-01-02T03:04:05.678Z",
            ""
        ]
    );
    assert!(lines[5].starts_with("— zhiheng.example/安和 "), "{text}");
    assert_eq!(lines[6..], [""]);
    let read = SignedCheckpoint::parse(&text).unwrap();
    assert_eq!(read, signed);
    assert_eq!(read.checkpoint(), &checkpoint());
    assert_eq!(read.verify(&[key.verifier()]), Ok(vec!["zhiheng.example/安和"]));
    // The same key and text give the same signature: nothing random is needed.
    assert_eq!(checkpoint().sign(&key).unwrap().to_text(), text);
}

#[test]
fn the_example_of_the_sm2_standard_verifies() {
    // GB/T 32918.5-2017, annex A.2, over the message "message digest".
    let point = hex::decode(concat!(
        "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020",
        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
    ))
    .unwrap();
    let signature = hex::decode(concat!(
        "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3",
        "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
    ))
    .unwrap();
    let key = VerifyingKey::from_sec1_bytes(DISTINGUISHING_ID, &point).unwrap();
    let signature = Signature::from_slice(&signature).unwrap();
    assert!(key.verify(b"message digest", &signature).is_ok());
    assert!(key.verify(b"message digesu", &signature).is_err());
}

#[test]
fn every_flipped_byte_of_the_text_is_found() {
    let key = key("t", 1);
    let text = checkpoint().sign(&key).unwrap().to_text().into_bytes();
    let known = [key.verifier()];
    let mut tried = 0;
    for place in 0..text.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = text.clone();
            bytes[place] ^= flip;
            let found = String::from_utf8(bytes).ok().and_then(|text| SignedCheckpoint::parse(&text).ok());
            assert!(found.is_none_or(|read| read.verify(&known).is_err()), "byte {place} ^ {flip:#x}");
            tried += 1;
        }
    }
    assert!(tried > 600);
}

#[test]
fn other_keys_and_foreign_signatures_are_told_apart() {
    let (ours, stranger) = (key("t", 1), key("t", 3));
    let witness = SignerKey::witness_from_entropy("w", [2; 32]).unwrap();
    let mut signed = checkpoint().sign(&ours).unwrap();
    assert_eq!(signed.verify(&[stranger.verifier()]), Err(CheckpointError::SignedByNoKnownKey));
    assert_eq!(signed.verify(&[]), Err(CheckpointError::SignedByNoKnownKey));
    // A log is not its own witness, and a witness does not sign for the log.
    assert_eq!(signed.cosignature(&stranger, 7), Err(CheckpointError::NotAWitness));
    let line = signed.cosignature(&witness, 1_767_323_045).unwrap();
    let known = [witness.verifier()];
    assert_eq!(signed.add_cosignatures(&line, &[ours.verifier()]), Ok(vec![]), "not a known witness");
    let cosigner = Cosignature { by: witness.verifier(), at: 1_767_323_045, line: line.clone() };
    assert_eq!(signed.add_cosignatures(&line, &known), Ok(vec![cosigner.clone()]));
    assert_eq!(signed.add_cosignatures(&line, &known), Ok(vec![]), "taken once");
    let signed = SignedCheckpoint::parse(&signed.to_text()).unwrap();
    assert_eq!(signed.cosigners(&known), Ok(vec![cosigner]));
    assert_eq!(signed.verify(&known), Err(CheckpointError::SignedByNoKnownKey));
    assert_eq!(signed.verify(&[witness.verifier(), ours.verifier()]), Ok(vec!["t"]));
    // Of another second, or under another checkpoint, the cosignature is none.
    let mut other = Checkpoint { size: 5, ..checkpoint() }.sign(&ours).unwrap();
    assert_eq!(other.add_cosignatures(&line, &known), Err(CheckpointError::SignatureWrong));
    assert_eq!(other.cosigners(&known), Ok(vec![]), "nothing was taken over");
    // One wrong signature by a known key spoils all.
    let other = Checkpoint { size: 5, ..checkpoint() }.sign(&ours).unwrap().to_text();
    let forged = checkpoint().sign(&ours).unwrap().to_text() + other.split_once("\n\n").unwrap().1;
    let forged = SignedCheckpoint::parse(&forged).unwrap();
    assert_eq!(forged.verify(&[ours.verifier()]), Err(CheckpointError::SignatureWrong));
}

#[test]
fn other_texts_are_not_checkpoints() {
    let text = checkpoint().sign(&key("t", 1)).unwrap().to_text();
    for (from, to) in [
        ("20852163", "020852163"),
        ("20852163", "+20852163"),
        ("20852163", "-1"),
        ("20852163", "18446744073709551616"),
        ("time ", "Time "),
        ("time 2026-01-02T03:04:05.678Z\n", ""),
        ("time 2026", "more\ntime 2026"),
        ("\n\n", "\n"),
        ("— t ", "- t "),
        ("— t ", "—  "),
        ("— t ", "— a+b "),
        ("\n\n—", "\n\n\n—"),
        ("Cqis=", "Cqi="),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(SignedCheckpoint::parse(&text.replacen(from, to, 1)), Err(CheckpointError::Malformed), "{to}");
    }
    assert_eq!(SignedCheckpoint::parse(text.trim_end()), Err(CheckpointError::Malformed));
    let line = text.split_once("\n\n").unwrap().1;
    assert_eq!(SignedCheckpoint::parse(&(text.clone() + &line.repeat(64))), Err(CheckpointError::Malformed));
    assert!(SignedCheckpoint::parse(&(text.clone() + &line.repeat(63))).is_ok());
    for origin in ["", "a\nb"] {
        let checkpoint = Checkpoint { origin: origin.into(), ..checkpoint() };
        assert_eq!(checkpoint.sign(&key("t", 1)), Err(CheckpointError::NotStatable));
    }
}

#[test]
fn verifying_keys_are_one_line_of_text() {
    let verifier = key("zhiheng.example/a", 1).verifier();
    let text = verifier.to_string();
    assert_eq!(text.parse::<VerifierKey>().unwrap(), verifier);
    assert_eq!(text.replace("/a+", "/b+").parse::<VerifierKey>(), Err(KeyError::IdDiffers));
    for wrong in ["", "a", "a+b", "a+00000000+AAAA", "a+00000000+=", "a b+00+AAAA"] {
        assert!(wrong.parse::<VerifierKey>().is_err(), "{wrong}");
    }
    assert!(!format!("{:?}", key("a", 0x41)).contains("41"));
    let witness = SignerKey::witness_from_entropy("zhiheng.example/a", [1; 32]).unwrap().verifier();
    assert_ne!((witness.id(), &witness), (verifier.id(), &verifier), "the same bytes for another use are another key");
    assert_eq!(witness.to_string().parse::<VerifierKey>().unwrap().usage(), KeyUse::Witness);
}

#[test]
fn any_32_bytes_make_a_key() {
    // Zero, the order of the group, the order less one (no SM2 secret), all ones.
    let order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    let below = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";
    for secret in ["00".repeat(32).as_str(), order, below, "ff".repeat(32).as_str()] {
        let entropy: [u8; 32] = hex::decode(secret).unwrap().try_into().unwrap();
        let key = SignerKey::from_entropy("t", entropy).unwrap();
        let signed = checkpoint().sign(&key).unwrap();
        assert!(signed.verify(&[key.verifier()]).is_ok(), "{secret}");
    }
    for name in ["", "a b", "a+b", "a\n", "a\u{3000}b"] {
        assert!(matches!(SignerKey::from_entropy(name, [1; 32]), Err(KeyError::NameNotAllowed)), "{name:?}");
    }
}
