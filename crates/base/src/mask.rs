//! Masks for personal data: what is left of a value on screens, papers and in
//! exported files. One function per kind, here and nowhere else; which column
//! has which mask is law data (`regulation/data/fields.toml`).
//!
//! Signs are counted, not bytes: a name with a character beyond the basic plane
//! is masked like any other. A value too short for its kind is hidden whole.
//!
//! Article: R1-24, R5-38. Threat I20.

use serde::{Deserialize, Serialize};

/// How a value is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mask {
    /// A person's name: the first sign stays; a name of one sign is hidden.
    Name,
    /// A citizen's identity number of 18 signs: the first four and last two stay.
    IdentityNumber,
    /// A bank account: the last four signs stay, of eight or more.
    Account,
    /// A telephone number: the first three and last four signs stay, of eleven or more.
    Phone,
    /// A date of birth `YYYY-MM-DD`: the year stays.
    BirthDate,
    /// Free words: nothing stays, not even their length.
    Words,
    /// Shown as it is; the catalogue says why.
    Open,
    /// Never leaves the server: digests, sealed secrets.
    Withheld,
}

impl Mask {
    /// Every kind.
    pub const ALL: [Mask; 8] = [
        Mask::Name,
        Mask::IdentityNumber,
        Mask::Account,
        Mask::Phone,
        Mask::BirthDate,
        Mask::Words,
        Mask::Open,
        Mask::Withheld,
    ];

    /// What is left of a value. An empty value stays empty.
    ///
    /// ```
    /// use base::Mask;
    /// assert_eq!(Mask::Name.apply("欧阳明华"), "欧＊＊＊");
    /// assert_eq!(Mask::Account.apply("6222020000001234"), "************1234");
    /// assert_eq!(Mask::BirthDate.apply("1949-12-31"), "1949-**-**");
    /// ```
    pub fn apply(self, value: &str) -> String {
        if value.is_empty() {
            return String::new();
        }
        let signs = value.chars().count();
        match self {
            Mask::Name if signs == 1 => "＊".to_owned(),
            Mask::Name => kept(value, 1, 0, "＊"),
            Mask::IdentityNumber if signs == 18 => kept(value, 4, 2, "*"),
            Mask::Account if signs >= 8 => kept(value, 0, 4, "*"),
            Mask::Phone if signs >= 11 => kept(value, 3, 4, "*"),
            Mask::BirthDate if signs == 10 => format!("{}-**-**", value.chars().take(4).collect::<String>()),
            Mask::IdentityNumber | Mask::Account | Mask::Phone | Mask::BirthDate => "*".repeat(signs),
            Mask::Words => "＊＊＊".to_owned(),
            Mask::Open => value.to_owned(),
            Mask::Withheld => String::new(),
        }
    }

    /// Its name in data and answers.
    pub fn code(self) -> &'static str {
        match self {
            Mask::Name => "name",
            Mask::IdentityNumber => "identity_number",
            Mask::Account => "account",
            Mask::Phone => "phone",
            Mask::BirthDate => "birth_date",
            Mask::Words => "words",
            Mask::Open => "open",
            Mask::Withheld => "withheld",
        }
    }

    /// A made-up value of the kind, to show what the mask does.
    pub fn example(self) -> &'static str {
        match self {
            Mask::Name => "欧阳明华",
            Mask::IdentityNumber => "11010519491231002X",
            Mask::Account => "6222020000001234",
            Mask::Phone => "13800001234",
            Mask::BirthDate => "1949-12-31",
            Mask::Words => "腰椎间盘突出",
            Mask::Open => "原文",
            Mask::Withheld => "7f3a…",
        }
    }
}

/// The first `head` and the last `tail` signs, one sign for each between them.
fn kept(value: &str, head: usize, tail: usize, hidden: &str) -> String {
    let signs: Vec<char> = value.chars().collect();
    let first: String = signs.iter().take(head).collect();
    let last: String = signs.iter().skip(signs.len() - tail).collect();
    first + &hidden.repeat(signs.len() - head - tail) + &last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_counts_signs_and_hides_what_is_too_short() {
        for (mask, value, shown) in [
            (Mask::Name, "王伟", "王＊"),
            (Mask::Name, "王", "＊"),
            // U+20BB7, two units in UTF-16, four bytes in UTF-8.
            (Mask::Name, "𠮷田美", "𠮷＊＊"),
            (Mask::Name, "阿卜杜拉·买买提", "阿＊＊＊＊＊＊＊"),
            (Mask::IdentityNumber, "11010519491231002X", "1101************2X"),
            (Mask::IdentityNumber, "110105491231002", "***************"),
            (Mask::IdentityNumber, "H1234567", "********"),
            (Mask::Account, "62220200", "****0200"),
            (Mask::Account, "6222020", "*******"),
            (Mask::Account, "𠮷2345678", "****5678"),
            (Mask::Phone, "13800001234", "138****1234"),
            (Mask::Phone, "0374-12345", "**********"),
            (Mask::BirthDate, "1949-12-31", "1949-**-**"),
            (Mask::BirthDate, "1949", "****"),
            (Mask::Words, "肝恶性肿瘤", "＊＊＊"),
            (Mask::Words, "肺", "＊＊＊"),
            (Mask::Open, "𠮷", "𠮷"),
            (Mask::Withheld, "abc", ""),
        ] {
            assert_eq!(mask.apply(value), shown, "{mask:?} of {value}");
        }
        for mask in Mask::ALL {
            assert_eq!(mask.apply(""), "", "{mask:?}");
        }
    }

    #[test]
    fn nothing_masked_is_the_value_itself() {
        for mask in Mask::ALL.into_iter().filter(|mask| *mask != Mask::Open) {
            for value in ["甲", "甲乙", "1", "1234567", "12345678", "123456789012345678", "2001-02-03", "𠮷"] {
                assert_ne!(mask.apply(value), value, "{mask:?}");
            }
        }
    }
}
