//! What sealed columns are sealed with. Behind a trait, so that a certified
//! module takes the place of this software at an agency that has one; the crates
//! used here are not certified.
//!
//! Article: G22239-8.1.4.8. Threats I10, O02, C05.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{AesGcm, Nonce};
use sm3::{Digest, Sm3};
use sm4::Sm4;

/// Seals and opens small texts under one key.
pub trait Cipher: Send + Sync {
    /// The name of the key, eight hexadecimal digits; tells nothing about it.
    fn key_name(&self) -> &str;

    /// Seals a text of at most a few kilobytes. `context` says what it is and
    /// whose: sealed for one account it does not open for another. A nonce is
    /// used once.
    fn seal(&self, nonce: [u8; 12], context: &str, plain: &[u8]) -> String;

    /// Opens what was sealed in the same context; nothing when it was altered,
    /// moved or sealed under another key.
    fn open(&self, context: &str, sealed: &str) -> Option<Vec<u8>>;
}

/// SM4 in Galois counter mode (RFC 8998), in software.
pub struct Sm4Gcm {
    cipher: AesGcm<Sm4, aes_gcm::aead::consts::U12>,
    key_name: String,
}

impl Sm4Gcm {
    /// With a key of 128 bits.
    pub fn new(key: [u8; 16]) -> Sm4Gcm {
        let name = Sm3::new().chain_update(b"zhiheng key name").chain_update(key).finalize();
        Sm4Gcm { cipher: AesGcm::new(&key.into()), key_name: hex::encode(&name[..4]) }
    }
}

impl Cipher for Sm4Gcm {
    fn key_name(&self) -> &str {
        &self.key_name
    }

    fn seal(&self, nonce: [u8; 12], context: &str, plain: &[u8]) -> String {
        let payload = Payload { msg: plain, aad: context.as_bytes() };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload).expect("a short text can be sealed");
        format!("{}{}", hex::encode(nonce), hex::encode(sealed))
    }

    fn open(&self, context: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = hex::decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(12)?;
        let nonce: [u8; 12] = nonce.try_into().ok()?;
        self.cipher.decrypt(&Nonce::from(nonce), Payload { msg: sealed, aad: context.as_bytes() }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 8998, appendix A.1.
    #[test]
    fn the_published_example_comes_out() {
        let bytes = |text: &str| hex::decode(text).unwrap();
        let key: [u8; 16] = bytes("0123456789ABCDEFFEDCBA9876543210").try_into().unwrap();
        let nonce: [u8; 12] = bytes("00001234567800000000ABCD").try_into().unwrap();
        let aad = bytes("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        let plain = bytes(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        );
        let expected = bytes(
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D83DE3541E4C2B58177E065A9BF7B62EC",
        );
        let sealed = Sm4Gcm::new(key).cipher.encrypt(&Nonce::from(nonce), Payload { msg: &plain, aad: &aad }).unwrap();
        assert_eq!(hex::encode(sealed), hex::encode(expected));
    }

    #[test]
    fn what_was_altered_moved_or_sealed_elsewhere_does_not_open() {
        let cipher = Sm4Gcm::new([7; 16]);
        let sealed = cipher.seal([1; 12], "second_factor/A18", b"secret");
        assert_eq!(cipher.open("second_factor/A18", &sealed).as_deref(), Some(b"secret".as_slice()));
        assert_eq!(cipher.open("second_factor/A26", &sealed), None);
        assert_eq!(Sm4Gcm::new([8; 16]).open("second_factor/A18", &sealed), None);
        for at in 0..sealed.len() {
            let mut altered = sealed.clone().into_bytes();
            altered[at] = if altered[at] == b'0' { b'1' } else { b'0' };
            assert_eq!(cipher.open("second_factor/A18", &String::from_utf8(altered).unwrap()), None, "at {at}");
        }
        assert_eq!(cipher.open("second_factor/A18", "00"), None);
        assert_ne!(cipher.key_name(), Sm4Gcm::new([8; 16]).key_name());
    }
}
