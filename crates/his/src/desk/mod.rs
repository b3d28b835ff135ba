//! The desk of the hospital interface: one message in, one answer out. It reads
//! the message with the codec, finds out which hospital calls, lets the
//! operation do the work, and puts its result into the interface's words.
//!
//! ```text
//! bytes → envelope → hospital known and signed in → transaction's own file
//!       → operation (the funnel: one message, one effect) → answer
//! ```
//!
//! Whatever happens the answer is JSON of the interface: what the rules refuse
//! is `infcode` -1 with the refusal's code, what fails in the house is -1
//! "busy" without details and is logged once.
//!
//! | transaction | operation |
//! |---|---|
//! | 9001 | his.sign_in |
//! | 1101 | reads the register of persons |
//! | 2401, 2402 | visit.admit, visit.discharge |
//! | 2301, 2302 | visit.upload_fees, visit.void_fees |
//! | 2303 | his.trial while in hospital, claim.settle run dry after it |
//! | 2304, 2305 | claim.settle, claim.reverse |
//!
//! Article: R2-36, R3d-39.2. Threats O01, O12.

mod admission;
mod care_kind;
mod discharge;
mod failed;
mod institution;
mod line_upload;
mod line_withdrawal;
mod message_key;
mod person_inquiry;
mod persons;
mod reversal;
mod settlement;
mod settlement_answer;
mod sign_in;
mod stay_at_hand;
mod trial;

use app::{House, own_agency};
use serde::Serialize;
use serde_json::value::RawValue;
use time::OffsetDateTime;

use crate::answer::{AnswerHead, failure, gateway_failure, problem_text, success};
use crate::{CodeTables, Limits, Request, Transaction};
use failed::Failed;
use institution::Institution;

/// Everything the file of a transaction may use.
pub(crate) struct Desk<'a> {
    pub(crate) house: &'a House,
    pub(crate) tables: &'a CodeTables,
    pub(crate) request: &'a Request,
    /// Region of this agency, six digits.
    pub(crate) region: &'a str,
}

/// What a transaction answers: its nodes, or nothing but success.
pub(crate) type Output = Result<Option<Box<RawValue>>, Failed>;

/// Answers one message of a hospital's system. `address_infno` is the number of
/// the transaction in the address, when the address has one.
///
/// Never fails: every failure is an answer of the interface.
pub async fn answer(house: &House, address_infno: Option<&str>, body: &[u8]) -> String {
    let received_at = house.clock.now();
    let tables = CodeTables::from_rows(house.law.his_codes.rows());
    let read = Request::read(body, address_infno, &tables, Limits::default());
    if let Err(problem) = &read
        && problem.at_gateway()
    {
        return gateway_failure(&problem_text(problem));
    }
    let number = read.as_ref().map_or("", |request| request.transaction.number());
    let region = match region_of(house).await {
        Ok(region) => region,
        Err(failed) => return gateway_failure(&failed.text(number)),
    };
    let done = match &read {
        Ok(request) => carry_out(&Desk { house, tables: &tables, request, region: &region }).await,
        Err(problem) => Err(Failed::from(problem.clone())),
    };
    let head = head(house, &region, received_at);
    match done.and_then(|output| success(&head, output.as_ref()).map_err(Failed::writing)) {
        Ok(answer) => answer,
        Err(failed) => failure(&head, &failed.text(number)),
    }
}

async fn carry_out(desk: &Desk<'_>) -> Output {
    let transaction = desk.request.transaction;
    if transaction == Transaction::SignIn {
        return sign_in::answer(desk).await;
    }
    let institution = Institution::signed_in(desk).await?;
    match transaction {
        Transaction::SignIn => sign_in::answer(desk).await,
        Transaction::PersonInquiry => person_inquiry::answer(desk).await,
        Transaction::Admission => admission::answer(desk, &institution).await,
        Transaction::Discharge => discharge::answer(desk, &institution).await,
        Transaction::LineUpload => line_upload::answer(desk, &institution).await,
        Transaction::LineWithdrawal => line_withdrawal::answer(desk, &institution).await,
        Transaction::TrialSettlement => trial::answer(desk, &institution).await,
        Transaction::Settlement => settlement::answer(desk, &institution).await,
        Transaction::SettlementReversal => reversal::answer(desk, &institution).await,
    }
}

/// The nodes of an answer, with every number as it was written.
pub(crate) fn nodes(output: &impl Serialize) -> Output {
    serde_json::value::to_raw_value(output).map(Some).map_err(Failed::writing)
}

async fn region_of(house: &House) -> Result<String, Failed> {
    Ok(own_agency(house.store.view()).await?.region)
}

/// The sequence is drawn at random: among the answers of one second two of the
/// ten thousand million numbers do not meet, however many processes answer.
fn head<'r>(house: &House, region: &'r str, received_at: OffsetDateTime) -> AnswerHead<'r> {
    let drawn = house.entropy.bytes32();
    let sequence = drawn[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    AnswerHead { region, received_at, answered_at: house.clock.now(), sequence }
}
