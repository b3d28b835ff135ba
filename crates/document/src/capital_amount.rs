//! An amount in capital Chinese numerals (人民币大写), as vouchers, cheques and
//! statements carry it so that no digit can be added or changed.
//!
//! ```text
//!      0.00  人民币零元整
//!     10.50  人民币壹拾元伍角整
//!  10 203.04 人民币壹万零贰佰零叁元零肆分
//! ```
//!
//! 零 stands once for any run of zeros that has digits on both sides; a group
//! of four that begins with a zero is joined by 零. 整 closes whole yuan and
//! whole jiao.
//!
//! Article: R3d-27 (papers for payment are true, complete and in form).

use base::Fen;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

/// The amount in capital numerals, with 人民币 in front; negative amounts
/// begin with 负.
///
/// ```
/// use base::Fen;
/// assert_eq!(document::capital_amount(Fen(1_020_304)), "人民币壹万零贰佰零叁元零肆分");
/// assert_eq!(document::capital_amount(Fen(100_000)), "人民币壹仟元整");
/// ```
pub fn capital_amount(amount: Fen) -> String {
    let fen = amount.0.unsigned_abs();
    let (yuan, jiao, rest) = (fen / 100, (fen / 10 % 10) as usize, (fen % 10) as usize);
    let mut text = String::from(if amount.is_negative() { "人民币负" } else { "人民币" });
    if yuan > 0 || fen == 0 {
        text.push_str(&whole_number(yuan));
        text.push('元');
    }
    if jiao > 0 {
        text.push_str(DIGITS[jiao]);
        text.push('角');
    } else if rest > 0 && yuan > 0 {
        text.push('零');
    }
    if rest > 0 {
        text.push_str(DIGITS[rest]);
        text.push('分');
    } else {
        text.push('整');
    }
    text
}

/// A whole number; groups of eight digits by 亿, of four by 万.
fn whole_number(number: u64) -> String {
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万")] {
        if number >= unit {
            let (high, low) = (number / unit, number % unit);
            return format!("{}{name}{}", whole_number(high), joined(low, unit));
        }
    }
    below_ten_thousand(number)
}

/// What stands behind a unit: 零 in front when its highest place is empty.
fn joined(low: u64, unit: u64) -> String {
    if low == 0 {
        return String::new();
    }
    let zero = if low < unit / 10 { "零" } else { "" };
    format!("{zero}{}", whole_number(low))
}

fn below_ten_thousand(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let mut text = String::new();
    let mut zero_before = false;
    for (unit, name) in [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            zero_before = !text.is_empty();
            continue;
        }
        if zero_before {
            text.push('零');
            zero_before = false;
        }
        text.push_str(DIGITS[digit]);
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_traps() {
        for (fen, text) in [
            (0, "零元整"),
            (1, "壹分"),
            (5, "伍分"),
            (10, "壹角整"),
            (99, "玖角玖分"),
            (100, "壹元整"),
            (101, "壹元零壹分"),
            (110, "壹元壹角整"),
            (1_000, "壹拾元整"),
            (1_050, "壹拾元伍角整"),
            (1_203, "壹拾贰元零叁分"),
            (10_002, "壹佰元零贰分"),
            (10_500, "壹佰零伍元整"),
            (23_050, "贰佰叁拾元伍角整"),
            (100_100, "壹仟零壹元整"),
            (101_000, "壹仟零壹拾元整"),
            (200_030, "贰仟元叁角整"),
            (1_000_000, "壹万元整"),
            (1_000_100, "壹万零壹元整"),
            (1_010_000, "壹万零壹佰元整"),
            (1_100_000, "壹万壹仟元整"),
            (1_020_304, "壹万零贰佰零叁元零肆分"),
            (1_200_000_000, "壹仟贰佰万元整"),
            (10_000_000_000, "壹亿元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (10_001_000_000, "壹亿零壹万元整"),
            (10_010_000_000, "壹亿零壹拾万元整"),
            (11_000_001_000, "壹亿壹仟万零壹拾元整"),
            (2_000_500_060_007, "贰佰亿零伍佰万零陆佰元零柒分"),
            (1_000_000_000_000, "壹佰亿元整"),
            (100_000_000_000_000, "壹万亿元整"),
            (100_000_000_000_100, "壹万亿零壹元整"),
        ] {
            assert_eq!(capital_amount(Fen(fen)), format!("人民币{text}"), "{fen}");
        }
        assert_eq!(capital_amount(Fen(-12_345)), "人民币负壹佰贰拾叁元肆角伍分");
    }

    /// Reads capital numerals back, by another way than they are written.
    fn read_back(text: &str) -> i64 {
        let text = text.strip_prefix("人民币").unwrap();
        let (sign, text) = text.strip_prefix('负').map_or((1, text), |rest| (-1, rest));
        let (mut fen, mut sections, mut section, mut digit) = (0i128, Vec::<i128>::new(), 0i128, 0i128);
        for character in text.chars() {
            match character {
                '仟' | '佰' | '拾' => {
                    section += digit
                        * match character {
                            '仟' => 1_000,
                            '佰' => 100,
                            _ => 10,
                        };
                    digit = 0;
                }
                '万' | '亿' => {
                    section += digit;
                    let unit = if character == '万' { 10_000 } else { 100_000_000 };
                    // 万 multiplies what is smaller than itself, 亿 all that came before.
                    let mut value = section;
                    while let Some(last) = sections.pop_if(|last| character == '亿' || *last < unit) {
                        value += last;
                    }
                    sections.push(value * unit);
                    (section, digit) = (0, 0);
                }
                '元' => {
                    fen = (sections.iter().sum::<i128>() + section + digit) * 100;
                    (section, digit) = (0, 0);
                }
                '角' => {
                    fen += digit * 10;
                    digit = 0;
                }
                '分' => {
                    fen += digit;
                    digit = 0;
                }
                '整' => (),
                other => {
                    digit = DIGITS.iter().position(|d| d.starts_with(other)).unwrap() as i128;
                }
            }
        }
        sign * i64::try_from(fen).unwrap()
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_amount(fen in proptest::prop_oneof![
            -100_000i64..100_000,
            0i64..1_000_000_000_000,
            -9_223_372_036_854_775_807i64..=9_223_372_036_854_775_807,
        ]) {
            let text = capital_amount(Fen(fen));
            proptest::prop_assert_eq!(read_back(&text), fen, "{}", text);
            proptest::prop_assert!(!text.contains("零零") && !text.contains("零万") && !text.contains("零亿"), "{}", text);
        }
    }
}
