//! Matches the lines of a receipt with the instructions of a batch: by the
//! instruction's exact number, account and amount, never by amount alone. What
//! does not match is kept with its reason and changes nothing.
//!
//! Reasons in the order in which they are looked for: it names no instruction
//! of this batch; the instruction or the bank's number came before; another
//! account; another amount; the instruction is in a state that contradicts it.
//!
//! Article: R3d-29.

use std::collections::{BTreeMap, BTreeSet};

use base::InstructionId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::payment_instruction;

use super::receipt_file::{BankResult, ReceiptLine};
use super::{Opened, state};

/// Whether a line of a receipt belongs to an instruction, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Matching {
    /// Number, account and amount are those of the instruction.
    Matched,
    /// It names no instruction of this batch.
    NoInstruction,
    /// The instruction was answered before, or the bank's number was.
    Repeated,
    /// The account is not the payee's.
    AccountDiffers,
    /// The amount is not the instruction's.
    AmountDiffers,
    /// The instruction has another final result.
    StateDiffers,
}

impl Matching {
    /// As the table has it.
    pub fn code(self) -> &'static str {
        match self {
            Matching::Matched => "matched",
            Matching::NoInstruction => "no_instruction",
            Matching::Repeated => "repeated",
            Matching::AccountDiffers => "account_differs",
            Matching::AmountDiffers => "amount_differs",
            Matching::StateDiffers => "state_differs",
        }
    }
}

/// What a line must agree with.
#[derive(Debug, Clone)]
pub(super) struct Instructed {
    instruction_id: i64,
    account: String,
    amount_fen: i64,
    state: String,
}

impl From<Opened> for Instructed {
    fn from(Opened { row, account }: Opened) -> Instructed {
        let payment_instruction::Model { instruction_id, amount_fen, state, .. } = row;
        Instructed { instruction_id, account, amount_fen, state }
    }
}

/// Matches each line; gives with it the instruction it names, if one of the
/// batch. `used` are the bank's numbers of final results taken before.
pub(super) fn match_lines(
    lines: &[ReceiptLine],
    instructions: &[Instructed],
    used: &BTreeSet<String>,
) -> Vec<(Option<i64>, Matching)> {
    let by_id: BTreeMap<i64, &Instructed> = instructions.iter().map(|one| (one.instruction_id, one)).collect();
    let mut used = used.clone();
    let mut answered = BTreeSet::new();
    let mut matched = Vec::with_capacity(lines.len());
    for line in lines {
        let named = line.reference.parse::<InstructionId>().ok().and_then(|id| by_id.get(&id.0));
        let Some(instruction) = named else {
            matched.push((None, Matching::NoInstruction));
            continue;
        };
        let id = instruction.instruction_id;
        let matching = if answered.contains(&id) || used.contains(&line.bank_reference) {
            Matching::Repeated
        } else if line.payee_account != instruction.account {
            Matching::AccountDiffers
        } else if line.amount.0 != instruction.amount_fen {
            Matching::AmountDiffers
        } else {
            in_state(&instruction.state, line.result)
        };
        if matching == Matching::Matched {
            answered.insert(id);
            if line.result != BankResult::Unknown {
                used.insert(line.bank_reference.clone());
            }
        }
        matched.push((Some(id), matching));
    }
    matched
}

fn in_state(now: &str, result: BankResult) -> Matching {
    match now {
        state::SENT | state::UNKNOWN => Matching::Matched,
        _ if now == result.code() => Matching::Repeated,
        _ => Matching::StateDiffers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Fen;
    use time::macros::date;

    fn instruction(id: i64, account: &str, amount: i64, now: &str) -> Instructed {
        Instructed { instruction_id: id, account: account.into(), amount_fen: amount, state: now.into() }
    }

    fn line(id: i64, bank: &str, account: &str, amount: i64, result: BankResult) -> ReceiptLine {
        ReceiptLine {
            reference: InstructionId(id).to_string(),
            bank_reference: bank.into(),
            payee_account: account.into(),
            amount: Fen(amount),
            result,
            paid_on: Some(date!(2026 - 10 - 21)),
        }
    }

    #[test]
    fn each_reason_is_told_and_only_the_exact_line_matches() {
        use BankResult::{Done, Refused, Unknown};
        let instructions = [
            instruction(1, "111", 100, state::SENT),
            instruction(2, "222", 100, state::SENT),
            instruction(3, "333", 100, state::DONE),
            instruction(4, "444", 100, state::UNKNOWN),
        ];
        let lines = [
            line(1, "A", "222", 100, Done),
            line(1, "A", "111", 101, Done),
            line(1, "A", "111", 100, Done),
            line(1, "B", "111", 100, Done),
            line(2, "A", "222", 100, Done),
            line(2, "OLD", "222", 100, Done),
            line(9, "C", "111", 100, Done),
            line(3, "D", "333", 100, Done),
            line(3, "D", "333", 100, Refused),
            line(4, "E", "444", 100, Unknown),
            line(2, "E", "222", 100, Done),
        ];
        let used = BTreeSet::from(["OLD".to_owned()]);
        let told: Vec<&str> = match_lines(&lines, &instructions, &used).iter().map(|(_, m)| m.code()).collect();
        assert_eq!(
            told,
            [
                "account_differs",
                "amount_differs",
                "matched",
                "repeated",
                "repeated",
                "repeated",
                "no_instruction",
                "repeated",
                "state_differs",
                "matched",
                "matched"
            ]
        );
    }

    #[test]
    fn i19_swapped_lines_match_none_unless_they_say_the_same() {
        let instructions = [instruction(1, "111", 100, state::SENT), instruction(2, "222", 200, state::SENT)];
        let swapped = [line(2, "A", "111", 100, BankResult::Done), line(1, "B", "222", 200, BankResult::Done)];
        let told = match_lines(&swapped, &instructions, &BTreeSet::new());
        assert!(told.iter().all(|(_, matching)| *matching == Matching::AccountDiffers), "{told:?}");
    }

    /// A peer's file is hostile input: cut, doubled, with other signs, under a
    /// digest that fits or not. It is refused or read, and what is matched agrees
    /// in number, account and amount.
    #[test]
    fn o06_a_hundred_thousand_mutated_files_break_nothing_and_match_nothing_inexact() {
        use super::super::receipt_file::{read_receipt, write_receipt};
        use sm3::{Digest, Sm3};

        let instructions = [instruction(1, "111", 100, state::SENT), instruction(2, "222", 200, state::SENT)];
        let good = [line(1, "A", "111", 100, BankResult::Done), line(2, "B", "222", 200, BankResult::Done)];
        let text = write_receipt(&good);
        let body = text.rsplit_once("end,").expect("a file has an end").0.as_bytes().to_vec();
        let mut draw = 20_261_122_u64;
        let mut below = |most: usize| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (draw >> 33) as usize % most
        };
        let (mut read, mut matched) = (0, 0);
        for _ in 0..100_000 {
            let mut bytes = body.clone();
            for _ in 0..=below(3) {
                let at = below(bytes.len());
                match below(4) {
                    0 => bytes[at] = b"0123456789,.-\nIdone\0\xff"[below(21)],
                    1 => drop(bytes.remove(at)),
                    2 => bytes.insert(at, b"0123456789,.-\n"[below(14)]),
                    _ => bytes.extend_from_slice(&body[at.min(body.len() - 1)..]),
                }
            }
            let mut file = String::from_utf8_lossy(&bytes).into_owned();
            if below(4) > 0 {
                let digest = hex::encode(Sm3::digest(file.as_bytes()));
                let lines = file.matches('\n').count().saturating_sub(1);
                file += &format!("end,{lines},{digest}\n");
            }
            let Ok(lines) = read_receipt(&file) else { continue };
            read += 1;
            for (line, (id, matching)) in lines.iter().zip(match_lines(&lines, &instructions, &BTreeSet::new())) {
                if matching == Matching::Matched {
                    matched += 1;
                    let named = instructions.iter().find(|one| Some(one.instruction_id) == id).expect("it names one");
                    let exact =
                        (line.payee_account.as_str(), line.amount.0) == (named.account.as_str(), named.amount_fen);
                    assert!(exact && line.reference == InstructionId(named.instruction_id).to_string(), "{line:?}");
                }
            }
        }
        println!("{read} of 100000 files were read, {matched} lines matched");
        assert!(read > 1_000 && matched > 1_000, "the mutations reach beyond the digest: {read}, {matched}");
    }

    /// The bank late, doubled, reordered, wrong: whatever comes, an instruction
    /// is done at most once, keeps that result, and one number of the bank
    /// stands behind one result only.
    #[test]
    fn f03_in_a_hundred_thousand_schedules_each_instruction_is_paid_at_most_once() {
        let seed = 20_261_021_u64;
        let mut draw = seed;
        let mut below = |most: u64| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (draw >> 33) % most
        };
        let mut reached: BTreeMap<&str, u64> = BTreeMap::new();
        for _ in 0..100_000 {
            let mut rows = [1, 2, 3].map(|id| instruction(id, &format!("{id}{id}"), 100 * id, state::SENT));
            let (mut used, mut done) = (BTreeSet::new(), BTreeMap::<i64, u32>::new());
            for _ in 0..3 {
                let lines: Vec<ReceiptLine> = (0..below(4))
                    .map(|_| {
                        let id = 1 + below(4) as i64;
                        let told = if below(6) == 0 { 1 + below(3) as i64 } else { id };
                        let amount = 100 * told + i64::from(below(8) == 0);
                        let result = [BankResult::Done, BankResult::Refused, BankResult::Unknown][below(3) as usize];
                        line(id, &format!("B{}", below(6)), &format!("{told}{told}"), amount, result)
                    })
                    .collect();
                for (line, (id, matching)) in lines.iter().zip(match_lines(&lines, &rows, &used)) {
                    *reached.entry(matching.code()).or_default() += 1;
                    if matching != Matching::Matched {
                        continue;
                    }
                    let row = rows.iter_mut().find(|row| Some(row.instruction_id) == id).expect("it is named");
                    assert_eq!((line.amount.0, &line.payee_account), (row.amount_fen, &row.account), "seed {seed}");
                    assert!([state::SENT, state::UNKNOWN].contains(&row.state.as_str()), "seed {seed}");
                    if line.result != BankResult::Unknown {
                        assert!(used.insert(line.bank_reference.clone()), "seed {seed}: one number, two results");
                    }
                    // As if a second person had confirmed every later word.
                    row.state = line.result.code().to_owned();
                    *done.entry(row.instruction_id).or_default() += u32::from(line.result == BankResult::Done);
                }
            }
            assert!(done.values().all(|times| *times <= 1), "seed {seed}: {done:?}");
        }
        println!("seed {seed}: {reached:?}");
        assert_eq!(reached.len(), 6, "every way a line can match or not was reached: {reached:?}");
    }
}
