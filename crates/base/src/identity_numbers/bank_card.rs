//! Bank card numbers: the Luhn digit. Not every card of a Chinese bank
//! follows it, so a mismatch is a warning; the bank's check of the holder's
//! name decides.
//!
//! Article: R3d-26 (payments go to a checked account).

/// The digit that makes the sum of a number divisible by ten when every second
/// digit from the right is doubled. The text holds ASCII digits only.
pub fn luhn_digit(digits: &str) -> u8 {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
        })
        .sum();
    ((10 - sum % 10) % 10) as u8
}

/// Whether a card number has 12 to 19 digits and the right Luhn digit. `false`
/// asks for a second look, it does not refuse.
///
/// ```
/// use base::identity_numbers::bank_card_looks_right;
/// assert!(!bank_card_looks_right("6222020000000000001"));
/// assert!(bank_card_looks_right("4111111111111111"));
/// ```
pub fn bank_card_looks_right(number: &str) -> bool {
    let plausible = (12..=19).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    plausible && {
        let (body, check) = number.split_at(number.len() - 1);
        luhn_digit(body).to_string() == check
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_number_passes() {
        assert_eq!(luhn_digit("7992739871"), 3);
    }
}
