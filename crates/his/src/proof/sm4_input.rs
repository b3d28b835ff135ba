//! The input of a message under SM4, as the interface has it: ECB with PKCS#7, a
//! key of 16 bytes, Base64. The form is the regions' and not ours: equal blocks
//! look equal, therefore it stands only beside a signature and inside TLS.
//!
//! Article: R3d-39.2, G22239-8.1.4.8.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sm4::Sm4;
use sm4::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};

const BLOCK: usize = 16;

/// Closes a text; none when the key is not 32 hexadecimal digits.
pub fn close(key: &str, plain: &str) -> Option<String> {
    let cipher = cipher(key)?;
    let mut bytes = plain.as_bytes().to_vec();
    let padding = BLOCK - bytes.len() % BLOCK;
    bytes.resize(bytes.len() + padding, u8::try_from(padding).ok()?);
    for block in bytes.chunks_exact_mut(BLOCK) {
        cipher.encrypt_block(block.try_into().ok()?);
    }
    Some(STANDARD.encode(bytes))
}

/// Opens a text; none when it was not closed with this key.
pub fn open(key: &str, closed: &str) -> Option<String> {
    let cipher = cipher(key)?;
    let mut bytes = STANDARD.decode(closed.trim()).ok()?;
    if bytes.is_empty() || bytes.len() % BLOCK != 0 {
        return None;
    }
    for block in bytes.chunks_exact_mut(BLOCK) {
        cipher.decrypt_block(block.try_into().ok()?);
    }
    let padding = usize::from(*bytes.last()?);
    let length = bytes.len().checked_sub(padding)?;
    let sound = (1..=BLOCK).contains(&padding) && bytes[length..].iter().all(|byte| usize::from(*byte) == padding);
    if !sound {
        return None;
    }
    bytes.truncate(length);
    String::from_utf8(bytes).ok()
}

fn cipher(key: &str) -> Option<Sm4> {
    let key: [u8; BLOCK] = hex::decode(key).ok()?.try_into().ok()?;
    Some(Sm4::new(&key.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdeffedcba9876543210";

    #[test]
    fn the_published_block_comes_out_and_what_was_altered_does_not_open() {
        // The example of GB/T 32907: key and block alike.
        let cipher = cipher(KEY).unwrap();
        let mut block: [u8; 16] = hex::decode(KEY).unwrap().try_into().unwrap();
        cipher.encrypt_block((&mut block).into());
        assert_eq!(hex::encode(block), "681edf34d206965e86b3e94f536e4246");
        for text in ["", "a", "十六个字节之内", "exactly 16 bytes", r#"{"data":{"psn_no":"P18"}}"#] {
            let closed = close(KEY, text).unwrap();
            assert_eq!(open(KEY, &closed).as_deref(), Some(text));
            assert_eq!(open("00112233445566778899aabbccddeeff", &closed), None, "{text}");
        }
        assert_eq!((open(KEY, ""), open(KEY, "abc"), open("00", "abc"), close("00", "")), (None, None, None, None));
    }
}
