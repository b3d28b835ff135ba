//! Who looked at whose data: the log itself, and what is noticeable in it.

pub mod abnormal;
pub mod list;

use base::{Date, Refusal, parse_date};
use regulation::duties::Duty;
use time::Duration;

use crate::command::{Access, Context};

/// Who reads the log of reads: whoever looks after security, the trail, and inspection.
pub(crate) const READERS: Access = Access::Duty(&[Duty::SecurityAdmin, Duty::AuditAdmin, Duty::Inspection]);

/// The longest span of one report.
const DAYS_MAX: i64 = 92;

/// The days of a report: those asked for, or the last seven.
fn span(cx: &Context<'_>, from: Option<&str>, until: Option<&str>) -> Result<(Date, Date), Refusal> {
    let day = |text: Option<&str>, field: &str, otherwise: Date| match text {
        None => Ok(otherwise),
        Some(text) => {
            parse_date(text).ok_or_else(|| Refusal::invalid("day_malformed", field, "日期格式不符", "not a day"))
        }
    };
    let until = day(until, "until", cx.today)?;
    let from = day(from, "from", until - Duration::days(6))?;
    if from > until || until - from > Duration::days(DAYS_MAX) {
        return Err(Refusal::invalid(
            "span_out_of_range",
            "from",
            "起止日期须先后有序，且不超过 92 天",
            "the days are in order and at most 92 apart",
        ));
    }
    Ok((from, until))
}
