//! By what a document is recognised: a digest over what it says and how it is
//! set, which stands in the trail, and a code made from that digest with the
//! house's key, which is printed on it.
//!
//! Article: R1-15, R3d-14.

use sm3::{Digest, Sm3};

/// SM3 over the layout's digest and the content, hex.
pub(crate) fn digest_of(layout_digest: &str, content: &str) -> String {
    hex::encode(Sm3::digest(format!("zhiheng/document/v1\n{layout_digest}\n{content}").as_bytes()))
}

/// The first sixteen signs of a keyed digest, 64 bits, in groups of four: `4F1C-09AB-…`.
pub(crate) fn verification_code(digest: &str) -> String {
    let signs = digest[..16].to_uppercase();
    [&signs[..4], &signs[4..8], &signs[8..12], &signs[12..]].join("-")
}

/// Whether what somebody typed is this code; blanks, hyphens and case do not matter.
pub(crate) fn same_code(typed: &str, code: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    plain(typed) == plain(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_beginning_of_the_digest_and_follows_every_change() {
        let digest = digest_of("00", "{}");
        let code = verification_code(&digest);
        assert_eq!((code.len(), code.replace('-', "").to_lowercase()), (19, digest[..16].to_owned()));
        assert_ne!(digest_of("00", "{ }"), digest);
        assert_ne!(digest_of("01", "{}"), digest);
        assert!(same_code(&code.to_lowercase().replace('-', " "), &code));
        assert!(!same_code(&code[..18], &code) && !same_code("", &code));
    }
}
