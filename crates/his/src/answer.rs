//! The response envelope: all six fields of the interface plus the two of the
//! signature, always, in one order.
//!
//! | field | content |
//! |---|---|
//! | infcode | number, 0 or -1 |
//! | inf_refmsgid | region 6 + yyyyMMddHHmmss + sequence 10 |
//! | refmsg_time, respond_time | yyyyMMddHHmmssSSS, Beijing time |
//! | err_msg | empty on success |
//! | output | the nodes, or null |
//! | cainfo, signtype | null: the answer is not signed here |
//!
//! Article: R3d-39.2.

use base::Refusal;
use serde::Serialize;
use serde_json::value::RawValue;
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::MessageProblem;
use crate::decimal::decimal_text;
use crate::proof::NotProven;

/// What the centre knows about an answer besides its content.
#[derive(Debug, Clone, Copy)]
pub struct AnswerHead<'a> {
    /// The centre's own region code, six digits.
    pub region: &'a str,
    /// When the request arrived.
    pub received_at: OffsetDateTime,
    /// When it is answered.
    pub answered_at: OffsetDateTime,
    /// A number that no other answer of that second has; its last ten digits are used.
    pub sequence: u64,
}

/// A business success with its output nodes.
///
/// # Errors
/// When the output cannot be written as JSON, which no output of this crate causes.
pub fn success<T: Serialize>(head: &AnswerHead<'_>, output: Option<&T>) -> Result<String, serde_json::Error> {
    let output = output.map(serde_json::value::to_raw_value).transpose()?;
    envelope(head, 0, "", output.as_deref())
}

/// A business failure: still HTTP 200, `infcode` -1, `output` null.
pub fn failure(head: &AnswerHead<'_>, err_msg: &str) -> String {
    envelope(head, -1, err_msg, None).expect("texts and null are JSON")
}

/// A failure in front of the business, when the message could not even be
/// told apart as a transaction.
pub fn gateway_failure(err_msg: &str) -> String {
    #[derive(Serialize)]
    struct Gateway<'a> {
        r#type: &'static str,
        infcode: i8,
        err_msg: &'a str,
    }
    serde_json::to_string(&Gateway { r#type: "error", infcode: -1, err_msg }).expect("texts are JSON")
}

/// The answer to a message that was not proven, under HTTP 401: what gateways
/// say in front of the interface, with the interface's own fields beside it.
pub fn not_proven(reason: NotProven) -> String {
    #[derive(Serialize)]
    struct Refused<'a> {
        code: u16,
        message: &'a str,
        r#type: &'static str,
        infcode: i8,
        err_msg: String,
    }
    let err_msg = format!("FSI-{}[{}]", reason.text_zh(), reason.code());
    let refused = Refused { code: 401, message: reason.text_zh(), r#type: "error", infcode: -1, err_msg };
    serde_json::to_string(&refused).expect("texts are JSON")
}

/// The error text of a refusal: subsystem, what happened, code in brackets.
pub fn failure_text(refusal: &Refusal) -> String {
    format!("FSI-{}[{}]", refusal.title, refusal.code)
}

/// The error text of a message that could not be read.
pub fn problem_text(problem: &MessageProblem) -> String {
    format!("FSI-{}[{}]", problem.text_zh(), problem.code())
}

/// The time on a Beijing clock, as the interface writes times.
pub fn beijing_time(instant: OffsetDateTime) -> PrimitiveDateTime {
    let local = base::in_beijing(instant);
    PrimitiveDateTime::new(local.date(), local.time())
}

/// `yyyy-MM-dd HH:mm:ss`.
pub(crate) fn time_text(time: PrimitiveDateTime) -> String {
    format!("{} {:02}:{:02}:{:02}", base::date_text(time.date()), time.hour(), time.minute(), time.second())
}

/// A number of JSON with exactly its decimals, never by way of a float.
pub(crate) fn exact_number(units: i64, decimals: u32) -> Box<RawValue> {
    RawValue::from_string(decimal_text(units, decimals)).expect("a decimal number is JSON")
}

fn envelope(
    head: &AnswerHead<'_>,
    infcode: i8,
    err_msg: &str,
    output: Option<&RawValue>,
) -> Result<String, serde_json::Error> {
    #[derive(Serialize)]
    struct Envelope<'a> {
        infcode: i8,
        inf_refmsgid: String,
        refmsg_time: String,
        respond_time: String,
        err_msg: &'a str,
        output: Option<&'a RawValue>,
        cainfo: Option<&'a str>,
        signtype: Option<&'a str>,
    }
    let answered_at = beijing_time(head.answered_at);
    serde_json::to_string(&Envelope {
        infcode,
        inf_refmsgid: format!("{}{}{:010}", head.region, digits(answered_at), head.sequence % 10_000_000_000),
        refmsg_time: digits_with_milliseconds(beijing_time(head.received_at)),
        respond_time: digits_with_milliseconds(answered_at),
        err_msg,
        output,
        cainfo: None,
        signtype: None,
    })
}

fn digits(time: PrimitiveDateTime) -> String {
    time_text(time).chars().filter(char::is_ascii_digit).collect()
}

fn digits_with_milliseconds(time: PrimitiveDateTime) -> String {
    format!("{}{:03}", digits(time), time.millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const HEAD: AnswerHead<'_> = AnswerHead {
        region: "410000",
        received_at: datetime!(2024-12-31 23:59:59.007 +8),
        answered_at: datetime!(2025-01-01 00:00:00.120 +8),
        sequence: 12_345_678_901,
    };

    #[test]
    fn a_success_has_all_its_fields() {
        let text = success(&HEAD, Some(&serde_json::json!({"result": {"mdtrt_id": "V18"}}))).unwrap();
        assert_eq!(
            text,
            r#"{"infcode":0,"inf_refmsgid":"410000202501010000002345678901","refmsg_time":"20241231235959007","respond_time":"20250101000000120","err_msg":"","output":{"result":{"mdtrt_id":"V18"}},"cainfo":null,"signtype":null}"#
        );
    }

    #[test]
    fn failures_say_their_code_and_carry_no_output() {
        let refusal = Refusal::conflict("person_in_hospital", "参保人已在其他医院住院", "already in hospital");
        let text = failure(&HEAD, &failure_text(&refusal));
        assert!(text.contains(r#""infcode":-1"#) && text.contains(r#""output":null"#));
        assert!(text.contains("FSI-参保人已在其他医院住院[person_in_hospital]"));
        assert_eq!(
            gateway_failure(&problem_text(&MessageProblem::TransactionUnknown)),
            r#"{"type":"error","infcode":-1,"err_msg":"FSI-交易编号不存在：本中心不受理该交易编号[transaction_unknown]"}"#
        );
    }
}
