//! The figures of a settlement month: how much is sampled of which risk, by when
//! the seeds of the draw are revealed and providers are paid, when they declare,
//! how far the audit looks back, which of its rules cry wolf. For the operations of the month.
//!
//! Article: R4-16, R4-19, R3d-19.5.1, R1-12.11, R1-30.

use base::{Date, Rate};
use serde::Deserialize;

use crate::{Dated, Reader, Series};

const FILE: &str = "duties/monthly_settlement.toml";

/// The figures, each over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthlySettlement {
    sample_share: Series<Rate>,
    sample_risks: Series<Vec<SampleRisk>>,
    reveal_within_days: Series<u32>,
    pay_within_days: Series<u32>,
    declaring_window: Series<DeclaringWindow>,
    audit_history_months: Series<u32>,
    audit_precision: Series<AuditPrecision>,
}

/// A risk by which the claims of a hospital are sampled apart from its others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRisk {
    /// Its stable code.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// A claim has it from this medical cost on, up to that of the next risk; fen.
    pub total_fen_min: i64,
    /// The share drawn of such claims.
    pub share_permyriad: Rate,
}

/// The days of a month on which providers declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaringWindow {
    /// The first day of the month, from 1.
    pub first_day: u8,
    /// The last day of the month, inclusive, at most 28.
    pub last_day: u8,
    /// Whether a declaration on another day is refused.
    pub strict: bool,
}

/// When a rule of the audit counts as crying wolf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditPrecision {
    /// Not before so many of its findings were decided.
    pub decided_least: u32,
    /// From this share of them cleared on.
    pub cleared_permyriad: Rate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    sample_share_permyriad: Series<Rate>,
    sample_risks: Series<Vec<SampleRisk>>,
    reveal_within_days: Series<u32>,
    pay_within_days: Series<u32>,
    declaring_window: Series<DeclaringWindow>,
    audit_history_months: Series<u32>,
    audit_precision: Series<AuditPrecision>,
}

/// Reads the figures. What can be wrong beyond their shape: a share of nothing
/// or of more than all, a window that ends before it begins or does not fit into
/// February, a look back of more than ten years.
pub fn load(reader: &mut Reader<'_>) -> Option<MonthlySettlement> {
    let written: Written = reader.toml(FILE)?;
    let mut wrong = |held: bool, problem: &str| {
        if !held {
            reader.problem(FILE, None, problem);
        }
    };
    for share in written.sample_share_permyriad.values() {
        wrong((1..=Rate::WHOLE).contains(&share.value.as_permyriad()), "sample_share_permyriad is 1 to 10000");
    }
    for risks in written.sample_risks.values() {
        let begun = risks.value.first().is_some_and(|risk| risk.total_fen_min == 0);
        let rising =
            risks.value.is_sorted_by(|one, next| one.total_fen_min < next.total_fen_min && one.code != next.code);
        wrong(begun && rising, "sample_risks begin at 0 fen and rise");
        let plain = |risk: &SampleRisk| !risk.code.is_empty() && risk.code.bytes().all(|b| b.is_ascii_lowercase());
        wrong(risks.value.iter().all(plain), "the code of a sample risk is lower-case letters");
        let least =
            written.sample_share_permyriad.as_of(risks.from).map_or(Rate::WHOLE, |share| share.value.as_permyriad());
        let enough = |risk: &SampleRisk| (least..=Rate::WHOLE).contains(&risk.share_permyriad.as_permyriad());
        wrong(risks.value.iter().all(enough), "a sample risk has at least the share of all, at most everything");
    }
    for days in written.reveal_within_days.values() {
        wrong((1..=20).contains(&days.value), "reveal_within_days is 1 to 20");
    }
    for window in written.declaring_window.values() {
        let DeclaringWindow { first_day, last_day, .. } = window.value;
        wrong(first_day >= 1 && first_day <= last_day && last_day <= 28, "a declaring window lies within days 1 to 28");
    }
    for months in written.audit_history_months.values() {
        wrong(months.value <= 120, "audit_history_months is at most 120");
    }
    for precision in written.audit_precision.values() {
        let some = precision.value.decided_least > 0 && precision.value.cleared_permyriad.as_permyriad() > 0;
        wrong(some, "audit_precision asks for some findings decided and some of them cleared");
    }
    reader.is_clean().then_some(MonthlySettlement {
        sample_share: written.sample_share_permyriad,
        sample_risks: written.sample_risks,
        reveal_within_days: written.reveal_within_days,
        pay_within_days: written.pay_within_days,
        declaring_window: written.declaring_window,
        audit_history_months: written.audit_history_months,
        audit_precision: written.audit_precision,
    })
}

impl MonthlySettlement {
    /// The least share of inpatient settlements that is drawn for second review.
    pub fn sample_share(&self, on: Date) -> Option<&Dated<Rate>> {
        self.sample_share.as_of(on)
    }

    /// The risks by which claims are sampled apart, the lowest first.
    pub fn sample_risks(&self, on: Date) -> Option<&Dated<Vec<SampleRisk>>> {
        self.sample_risks.as_of(on)
    }

    /// Working days from the second commitment to the end of the time to reveal.
    pub fn reveal_within_days(&self, on: Date) -> Option<&Dated<u32>> {
        self.reveal_within_days.as_of(on)
    }

    /// Working days from declaration to payment.
    pub fn pay_within_days(&self, on: Date) -> Option<&Dated<u32>> {
        self.pay_within_days.as_of(on)
    }

    /// The days of a month on which providers declare.
    pub fn declaring_window(&self, on: Date) -> Option<&Dated<DeclaringWindow>> {
        self.declaring_window.as_of(on)
    }

    /// How many earlier months the audit looks back.
    pub fn audit_history_months(&self, on: Date) -> Option<&Dated<u32>> {
        self.audit_history_months.as_of(on)
    }

    /// When a rule of the audit counts as crying wolf.
    pub fn audit_precision(&self, on: Date) -> Option<&Dated<AuditPrecision>> {
        self.audit_precision.as_of(on)
    }
}

impl DeclaringWindow {
    /// Whether a day lies in the window.
    pub fn contains(self, day: Date) -> bool {
        (self.first_day..=self.last_day).contains(&day.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const TEXT: &str = include_str!("../../../regulation/duties/monthly_settlement.toml");

    fn read(text: &str) -> Result<MonthlySettlement, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader);
        reader.finish(|| read)
    }

    #[test]
    fn the_figures_are_those_of_the_articles() {
        let law = read(TEXT).unwrap();
        let day = date!(2026 - 10 - 21);
        let share = law.sample_share(day).unwrap();
        assert_eq!((share.value, share.article.first().as_str()), (Rate::percent(5), "R4-16"));
        let risks = law.sample_risks(day).unwrap();
        assert!(risks.local && risks.article.first().as_str() == "R4-16");
        assert_eq!(risks.value.iter().map(|risk| risk.code.as_str()).collect::<Vec<_>>(), ["ordinary", "large"]);
        assert!(law.reveal_within_days(day).unwrap().local);
        assert_eq!(law.pay_within_days(day).unwrap().value, 30);
        let window = law.declaring_window(day).unwrap().value;
        assert_eq!([19, 20, 25, 26].map(|d| window.contains(day.replace_day(d).unwrap())), [false, true, true, false]);
        assert_eq!(law.audit_history_months(date!(2016 - 12 - 31)), None);
    }

    #[test]
    fn figures_out_of_range_are_refused() {
        for (from, to, problem) in [
            ("value = 500", "value = 0", "sample_share_permyriad"),
            ("value = 500", "value = 10001", "sample_share_permyriad"),
            ("total_fen_min = 0,", "total_fen_min = 1,", "begin at 0 fen"),
            ("total_fen_min = 2_000_000", "total_fen_min = 0", "begin at 0 fen"),
            ("share_permyriad = 2_000", "share_permyriad = 499", "at least the share of all"),
            ("code = \"large\"", "code = \"Large bill\"", "lower-case"),
            ("value = 3,", "value = 0,", "reveal_within_days"),
            ("last_day = 25", "last_day = 19", "declaring window"),
            ("last_day = 25", "last_day = 29", "declaring window"),
            ("value = 12", "value = 121", "audit_history_months"),
        ] {
            let planted = TEXT.replace(from, to);
            assert_ne!(planted, TEXT);
            let errors = read(&planted).unwrap_err().0;
            assert!(errors.iter().any(|e| e.problem.contains(problem)), "{errors:?}");
        }
    }
}
