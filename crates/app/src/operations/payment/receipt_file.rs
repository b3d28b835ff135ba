//! The bank's receipt file, version 1: what became of each instruction. Read as
//! hostile input: what does not have exactly this form is refused as a whole,
//! with the line that is wrong; half a file is refused by its last line.
//!
//! ```text
//! instruction_id,bank_reference,payee_account,amount_yuan,result,paid_on
//! I18,BANK0001,4111111111111111,1234.50,done,2026-10-21
//! …
//! end,<lines between head and end>,<SM3 of everything before this line, hex>
//! ```
//!
//! UTF-8 without quotation marks, lines ended by a line feed (a carriage return
//! before it is taken away before the digest is reckoned), amounts in yuan with
//! two decimals, `result` one of done, refused, unknown; `paid_on` only with
//! done. At most 10 000 lines and 2 MiB.
//!
//! Article: R3d-29 (the bank's papers are matched with the books).

use base::{Date, Fen, Refusal, date_text, parse_date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};

/// What became of an instruction, by the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BankResult {
    /// Paid.
    Done,
    /// Refused; no money moved.
    Refused,
    /// The bank cannot say yet.
    Unknown,
}

impl BankResult {
    /// As the tables and the file have it.
    pub fn code(self) -> &'static str {
        match self {
            BankResult::Done => "done",
            BankResult::Refused => "refused",
            BankResult::Unknown => "unknown",
        }
    }
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLine {
    /// The instruction it names, as written; 1 to 40 signs.
    pub reference: String,
    /// The bank's own number; 1 to 64 letters, digits, hyphens.
    pub bank_reference: String,
    /// The account paid to; 1 to 40 digits.
    pub payee_account: String,
    /// The amount, above zero.
    pub amount: Fen,
    /// What became of it.
    pub result: BankResult,
    /// When it was paid.
    pub paid_on: Option<Date>,
}

const HEAD: &str = "instruction_id,bank_reference,payee_account,amount_yuan,result,paid_on";
const LINES_MAX: usize = 10_000;
const BYTES_MAX: usize = 2 << 20;

/// Writes a receipt file; for banks that are played, and for tests.
pub fn write_receipt(lines: &[ReceiptLine]) -> String {
    let mut text = format!("{HEAD}\n");
    for line in lines {
        let paid_on = line.paid_on.map(date_text).unwrap_or_default();
        text.push_str(&format!(
            "{},{},{},{},{},{paid_on}\n",
            line.reference,
            line.bank_reference,
            line.payee_account,
            line.amount,
            line.result.code(),
        ));
    }
    let digest = hex::encode(Sm3::digest(text.as_bytes()));
    format!("{text}end,{},{digest}\n", lines.len())
}

/// Reads a receipt file. Whether its days can be is for whoever takes it.
///
/// # Errors
/// The first thing that does not have the form described above.
pub fn read_receipt(text: &str) -> Result<Vec<ReceiptLine>, Refusal> {
    if text.len() > BYTES_MAX {
        return Err(malformed(0, "文件超过 2 MiB", "the file has more than 2 MiB"));
    }
    let text = text.replace("\r\n", "\n");
    let body = text.strip_suffix('\n').ok_or_else(|| malformed(0, "文件不完整", "the file is cut off"))?;
    let (before, end) = body.rsplit_once('\n').ok_or_else(|| malformed(1, "文件不完整", "the file is cut off"))?;
    let mut lines = before.split('\n');
    if lines.next() != Some(HEAD) {
        return Err(malformed(1, "表头不符", "the head is not the one expected"));
    }
    let rows: Vec<&str> = lines.collect();
    if rows.len() > LINES_MAX {
        return Err(malformed(0, "文件超过 10000 行", "the file has more than 10000 lines"));
    }
    let digest = hex::encode(Sm3::digest(format!("{before}\n").as_bytes()));
    if end != format!("end,{},{digest}", rows.len()) {
        return Err(malformed(
            rows.len() + 2,
            "结束行与内容不符，文件不完整或被改动",
            "the last line does not fit: cut off or altered",
        ));
    }
    rows.iter().enumerate().map(|(index, row)| read_line(index + 2, row)).collect()
}

fn read_line(number: usize, row: &str) -> Result<ReceiptLine, Refusal> {
    let fields: Vec<&str> = row.split(',').collect();
    let [reference, bank_reference, account, amount, result, paid_on] = fields[..] else {
        return Err(malformed(number, "须为 6 个字段", "a line has six fields"));
    };
    let plain = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if !plain(reference, 40) {
        return Err(malformed(number, "指令号格式不符", "the instruction is malformed"));
    }
    if !plain(bank_reference, 64) {
        return Err(malformed(number, "银行流水号格式不符", "the bank reference is malformed"));
    }
    if !plain(account, 40) || !account.bytes().all(|b| b.is_ascii_digit()) {
        return Err(malformed(number, "账号格式不符", "the account is malformed"));
    }
    let amount = amount
        .parse::<Fen>()
        .ok()
        .filter(|fen| *fen > Fen::ZERO && fen.to_string() == amount)
        .ok_or_else(|| malformed(number, "金额须为两位小数的正数", "an amount is above zero with two decimals"))?;
    let result = match result {
        "done" => BankResult::Done,
        "refused" => BankResult::Refused,
        "unknown" => BankResult::Unknown,
        _ => {
            return Err(malformed(number, "结果须为 done、refused 或 unknown", "a result is done, refused or unknown"));
        }
    };
    let paid_on = match (result, paid_on) {
        (BankResult::Done, text) => {
            Some(parse_date(text).ok_or_else(|| malformed(number, "支付日期格式不符", "the date is malformed"))?)
        }
        (_, "") => None,
        _ => return Err(malformed(number, "未支付的行不得有支付日期", "only what was paid has a date")),
    };
    Ok(ReceiptLine {
        reference: reference.to_owned(),
        bank_reference: bank_reference.to_owned(),
        payee_account: account.to_owned(),
        amount,
        result,
        paid_on,
    })
}

/// `line` counts from 1; 0 means the whole file.
fn malformed(line: usize, zh: &str, en: &str) -> Refusal {
    let (path, zh, en) = match line {
        0 => ("file".to_owned(), format!("回单文件：{zh}"), format!("receipt file: {en}")),
        _ => {
            (format!("file:{line}"), format!("回单文件第 {line} 行：{zh}"), format!("receipt file, line {line}: {en}"))
        }
    };
    Refusal::invalid("receipt_file_malformed", path, zh, en).citing("R3d-29")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 10 - 21);

    fn line(reference: &str, result: BankResult) -> ReceiptLine {
        ReceiptLine {
            reference: reference.to_owned(),
            bank_reference: format!("BK{reference}"),
            payee_account: "4111111111111111".to_owned(),
            amount: Fen(123_450),
            result,
            paid_on: (result == BankResult::Done).then_some(TODAY),
        }
    }

    fn sample() -> Vec<ReceiptLine> {
        vec![line("I18", BankResult::Done), line("I26", BankResult::Refused), line("I34", BankResult::Unknown)]
    }

    #[test]
    fn what_is_written_is_read_back_with_either_line_end() {
        let text = write_receipt(&sample());
        assert_eq!(read_receipt(&text).unwrap(), sample());
        assert_eq!(read_receipt(&text.replace('\n', "\r\n")).unwrap(), sample());
        assert_eq!(read_receipt(&write_receipt(&[])).unwrap(), []);
    }

    #[test]
    fn i19_a_flipped_bit_anywhere_is_refused() {
        let bytes = write_receipt(&sample()).into_bytes();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut altered = bytes.clone();
                altered[at] ^= 1 << bit;
                let Ok(text) = String::from_utf8(altered) else { continue };
                assert!(read_receipt(&text).is_err(), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn f03_every_beginning_of_a_file_is_refused() {
        let text = write_receipt(&sample());
        for end in 0..text.len() {
            assert!(read_receipt(&text[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn fields_that_are_not_of_the_form_are_refused_even_under_a_right_digest() {
        let good = line("I18", BankResult::Done);
        let bad = [
            ReceiptLine { reference: "I18;DROP".into(), ..good.clone() },
            ReceiptLine { reference: String::new(), ..good.clone() },
            ReceiptLine { bank_reference: "流水".into(), ..good.clone() },
            ReceiptLine { payee_account: "41a".into(), ..good.clone() },
            ReceiptLine { amount: Fen(-1), ..good.clone() },
            ReceiptLine { amount: Fen(0), ..good.clone() },
            ReceiptLine { paid_on: None, ..good.clone() },
            ReceiptLine { paid_on: Some(TODAY), ..line("I18", BankResult::Refused) },
        ];
        for line in bad {
            let refused = read_receipt(&write_receipt(std::slice::from_ref(&line))).unwrap_err();
            assert_eq!(
                (refused.code.as_str(), refused.fields[0].path.as_str()),
                ("receipt_file_malformed", "file:2"),
                "{line:?}"
            );
        }
    }
}
