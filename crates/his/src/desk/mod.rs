//! The desk of the hospital interface: one message in, one answer out. It reads
//! the message with the codec, has it proven with the hospital's key, lets the
//! operation do the work, and puts its result into the interface's words.
//!
//! ```text
//! bytes → JSON → proven with the hospital's key → envelope → signed in
//!       → transaction's own file → operation (the funnel: one message, one effect)
//!       → answer → message and answer kept
//! ```
//!
//! Whatever happens the answer is JSON of the interface: what the rules refuse
//! is `infcode` -1 with the refusal's code, what fails in the house is -1
//! "busy" without details and is logged once; what is not proven is HTTP 401 with
//! one of four reasons. Only a file that was asked for is no JSON.
//!
//! | transaction | operation |
//! |---|---|
//! | 9001, 9002, 9101, 9102 | his.sign_in, his.sign_out, his.keep_file, reads the file |
//! | 1301 to 1303, 1305 to 1311 | his.keep_file with a file of the catalogue or the policy |
//! | 1101, 1201, 1304, 1312, 1316, 1318, 1319, 1901, 2001, 52xx, 53xx | read the registers |
//! | 2201, 2203, 2202 | visit.register, visit.amend, visit.cancel |
//! | 2204, 2205, 2206, 2207, 2208 | visit.upload_fees, visit.void_fees, claim.settle run dry, claim.settle, claim.reverse |
//! | 2401, 2403, 2404, 2402, 2405 | visit.admit, visit.amend, visit.cancel, visit.discharge, visit.reopen |
//! | 2301, 2302 | visit.upload_fees, visit.void_fees |
//! | 2303 | his.trial while in hospital, claim.settle run dry after it |
//! | 2304, 2305 | claim.settle, claim.reverse |
//! | 2501, 2503 | filing.submit |
//! | 2502, 2504 | filing.withdraw |
//! | 2601 | claim.reverse or visit.cancel of what the message did |
//! | 3101, 3102 | his.check_visit |
//! | 3201, 3202 | compare with the settlements |
//! | 3301, 3302, 1317 | mapping.propose, mapping.withdraw, reads what was agreed to |
//! | 4101, 4102 | settlement_list.upload, settlement_list.submit |
//!
//! Article: R2-36, R3d-39.2. Threats O01, O12.

mod admission;
mod admission_change;
mod cancellation;
mod care_kind;
mod catalogue;
mod catalogue_download;
mod chronic_drugs;
mod comparison;
mod dictionary;
mod discharge;
mod disease_download;
mod disease_filing;
mod entitlement;
mod failed;
mod files;
mod filing;
mod inquiries;
mod institution;
mod institution_inquiry;
mod line_upload;
mod line_withdrawal;
mod mapping;
mod message_key;
mod message_reversal;
mod past_settlement;
mod person_inquiry;
mod persons;
mod recognitions;
mod referral_filing;
mod registration;
mod rehearsal;
mod reversal;
mod settlement;
mod settlement_answer;
mod settlement_list;
mod sign_in;
mod stay_at_hand;
mod trial;
mod visit_check;
mod visit_info;

use std::collections::BTreeMap;

use app::operations::his::{KeyInForce, key_in_force};
use app::{House, MessageDone, own_agency};
use futures::future::BoxFuture;
use regulation::chains::CaseKind;
use regulation::his_interface::{Profile, Switches};
use serde::Serialize;
use serde_json::value::RawValue;
use store::entity::provider;
use time::{Duration, OffsetDateTime};

pub use rehearsal::Desk;

use crate::answer::{AnswerHead, failure, gateway_failure, not_proven, problem_text, success};
use crate::proof::{Arrived, NotProven, prove, sm4_input};
use crate::{CodeTables, Limits, Message, MessageProblem, Request, Transaction};
use failed::Failed;
use institution::Institution;

/// One call of a hospital's system.
#[derive(Debug, Clone, Copy)]
pub struct Call<'c> {
    /// The number of the transaction in the address, when the address has one.
    pub address_infno: Option<&'c str>,
    /// The headers that are text, by their names in small letters.
    pub headers: &'c BTreeMap<String, String>,
    /// The body as it came.
    pub body: &'c [u8],
}

/// What goes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status: 200, also of business failures; 401 of what is not proven.
    pub status: u16,
    /// Media type of the body.
    pub content_type: &'static str,
    /// JSON of the interface, or the file that was asked for.
    pub body: Vec<u8>,
}

/// Everything the file of a transaction may use.
pub(crate) struct AtDesk<'a> {
    pub(crate) house: &'a House,
    pub(crate) tables: &'a CodeTables,
    pub(crate) request: &'a Request,
    /// Region of this agency, six digits.
    pub(crate) region: &'a str,
    /// How the interface is read here.
    pub(crate) switches: &'a Switches,
    /// Nothing is to last.
    pub(crate) rehearsal: bool,
}

/// What a transaction answers: its nodes, or nothing but success.
pub(crate) type Output = Result<Option<Box<RawValue>>, Failed>;

/// What came of a message.
enum Done {
    /// An envelope, and the refusal's code.
    Answered(String, String),
    /// A file.
    File(Vec<u8>),
    /// It was not proven.
    NotProven(NotProven),
}

/// Answers one message of a hospital's system, and keeps both.
///
/// Never fails: every failure is an answer of the interface.
pub async fn answer(house: &House, call: Call<'_>) -> Reply {
    let received_at = house.clock.now();
    let mut head = Head::default();
    let done = Box::pin(done(house, &call, received_at, &mut head)).await;
    let (reply, code) = match done {
        Done::Answered(json, code) => (json_reply(200, json), code),
        Done::File(bytes) => {
            (Reply { status: 200, content_type: "application/octet-stream", body: bytes }, String::new())
        }
        Done::NotProven(reason) => (json_reply(401, not_proven(reason)), reason.code().to_owned()),
    };
    let took_ms = i64::try_from((house.clock.now() - received_at).whole_milliseconds()).unwrap_or(i64::MAX);
    let kept = MessageDone {
        provider_id: head.provider_id,
        infno: head.infno,
        msgid: head.msgid,
        received_at,
        took_ms,
        code,
        request: call.body.to_vec(),
        answer: if reply.content_type == "application/json" { reply.body.clone() } else { Vec::new() },
    };
    house.note_message(kept).await;
    reply
}

/// What is known of a message however it ends.
#[derive(Default)]
struct Head {
    provider_id: Option<i64>,
    infno: String,
    msgid: String,
}

impl Head {
    /// What an unproven message says of itself, cut to what is kept.
    fn told(message: &Message<'_>) -> Head {
        let told = |field| message.told(field).unwrap_or_default().chars().filter(|sign| !sign.is_control());
        Head { provider_id: None, infno: told("infno").take(10).collect(), msgid: told("msgid").take(40).collect() }
    }
}

fn json_reply(status: u16, json: String) -> Reply {
    Reply { status, content_type: "application/json", body: json.into_bytes() }
}

fn at_gateway(problem: &MessageProblem) -> Done {
    Done::Answered(gateway_failure(&problem_text(problem)), problem.code().to_owned())
}

async fn done(house: &House, call: &Call<'_>, received_at: OffsetDateTime, head: &mut Head) -> Done {
    let limits = Limits::default();
    let message = match Message::parse(call.body, limits) {
        Ok(message) => message,
        Err(problem) => return at_gateway(&problem),
    };
    *head = Head::told(&message);
    let region = match region_of(house).await {
        Ok(region) => region,
        Err(failed) => return Done::Answered(gateway_failure(&failed.text(&head.infno)), failed.code().to_owned()),
    };
    let switches = house.law.his_interface.switches(&region, house.clock.today());
    let (provider, key) = match sender(house, &message).await {
        Ok(Some(sender)) => sender,
        Ok(None) => return Done::NotProven(NotProven::UnknownKey),
        Err(failed) => return Done::Answered(gateway_failure(&failed.text(&head.infno)), failed.code().to_owned()),
    };
    let window = Duration::seconds(i64::from(switches.window_seconds));
    let arrived = Arrived { headers: call.headers, body: call.body, message: &message, now: received_at, window };
    let opened = match prove(&key, &arrived) {
        Ok(opened) => opened,
        Err(reason) => return Done::NotProven(reason),
    };
    head.provider_id = Some(provider.provider_id);
    let message = match opened {
        Some(plain) => message.with_input(plain),
        None => message,
    };
    let tables = CodeTables::from_rows(house.law.his_codes.rows());
    let read = message.request(call.address_infno, &tables, limits);
    if let Err(problem) = &read
        && problem.at_gateway()
    {
        return at_gateway(problem);
    }
    if let Ok(request) = &read {
        request.transaction.number().clone_into(&mut head.infno);
    }
    let carried = match &read {
        Ok(request) => {
            let desk = AtDesk { house, tables: &tables, request, region: &region, switches, rehearsal: false };
            let institution = Institution::of(&provider);
            if request.transaction == Transaction::FileDownload {
                match files::download(&desk, &institution).await {
                    Ok(bytes) => return Done::File(bytes),
                    Err(failed) => Err(failed),
                }
            } else {
                carry_out(&desk, &institution).await
            }
        }
        Err(problem) => Err(Failed::from(problem.clone())),
    };
    let carried =
        carried.and_then(|output| if key.profile == Profile::Sm2Sm4 { closed(&key, output) } else { Ok(output) });
    answered(house, &region, received_at, &head.infno, carried)
}

/// The envelope around what a transaction gave.
fn answered(house: &House, region: &str, received_at: OffsetDateTime, infno: &str, carried: Output) -> Done {
    let head = answer_head(house, region, received_at);
    match carried.and_then(|output| success(&head, output.as_ref()).map_err(Failed::writing)) {
        Ok(json) => Done::Answered(json, String::new()),
        Err(failed) => Done::Answered(failure(&head, &failed.text(infno)), failed.code().to_owned()),
    }
}

/// The nodes of an answer under the key of the hospital, as a text.
fn closed(key: &KeyInForce, output: Option<Box<RawValue>>) -> Output {
    let Some(output) = output else { return Ok(None) };
    let closed = sm4_input::close(&key.secret, output.get());
    nodes(&closed.ok_or_else(|| app::Stop::Fault("the key of a hospital closes nothing".to_owned()))?)
}

/// The hospital that a message names, and its key; none when it is not known or
/// has none.
async fn sender(house: &House, message: &Message<'_>) -> Result<Option<(provider::Model, KeyInForce)>, Failed> {
    let Some(code) = message.told("fixmedins_code") else { return Ok(None) };
    let Some(provider) = institution::of_code(house, code).await? else { return Ok(None) };
    let key = key_in_force(house, provider.provider_id).await?;
    Ok(key.map(|key| (provider, key)))
}

/// Carries a message of a proven hospital out.
async fn carry_out(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let transaction = desk.request.transaction;
    if transaction != Transaction::SignIn && !desk.rehearsal {
        institution.must_be_signed_in(desk).await?;
    }
    // Each in a box of its own: together they would make every message as large as the largest.
    let work: BoxFuture<'_, Output> = match transaction {
        Transaction::SignIn => Box::pin(sign_in::answer(desk, institution)),
        Transaction::SignOut => Box::pin(sign_in::out(desk, institution)),
        Transaction::FileUpload => Box::pin(files::upload(desk, institution)),
        // Answered with the file itself, by whoever called.
        Transaction::FileDownload => Box::pin(std::future::ready(Ok(None))),
        Transaction::PersonInquiry => Box::pin(person_inquiry::answer(desk)),
        Transaction::InstitutionInquiry => Box::pin(institution_inquiry::answer(desk)),
        Transaction::DrugDownload
        | Transaction::HerbDownload
        | Transaction::PreparationDownload
        | Transaction::ServiceDownload
        | Transaction::ConsumableDownload => Box::pin(catalogue_download::answer(desk, institution)),
        Transaction::DiagnosisListDownload
        | Transaction::OperationListDownload
        | Transaction::ChronicListDownload
        | Transaction::FixedPriceListDownload
        | Transaction::DaySurgeryListDownload => Box::pin(disease_download::answer(desk, institution)),
        Transaction::EthnicDrugs => Box::pin(catalogue::ethnic_drugs(desk)),
        Transaction::CatalogueInquiry => Box::pin(catalogue::items(desk)),
        Transaction::CatalogueMatch => Box::pin(catalogue::matches(desk)),
        Transaction::MappingInquiry => Box::pin(mapping::inquiry(desk, institution)),
        Transaction::MappingUpload => Box::pin(mapping::upload(desk, institution)),
        Transaction::MappingWithdrawal => Box::pin(mapping::withdrawal(desk, institution)),
        Transaction::PriceLimits => Box::pin(catalogue::price_limits(desk)),
        Transaction::FirstShares => Box::pin(catalogue::first_shares(desk)),
        Transaction::DictionaryInquiry => Box::pin(dictionary::answer(desk)),
        Transaction::EntitlementCheck => Box::pin(entitlement::answer(desk)),
        Transaction::Registration => Box::pin(registration::answer(desk, institution)),
        Transaction::RegistrationCancellation => Box::pin(cancellation::registration(desk, institution)),
        Transaction::VisitInfo => Box::pin(visit_info::answer(desk, institution)),
        Transaction::ChargeUpload => Box::pin(line_upload::charge(desk, institution)),
        Transaction::ChargeWithdrawal => Box::pin(line_withdrawal::charge(desk, institution)),
        Transaction::ChargeTrial => Box::pin(trial::charge(desk, institution)),
        Transaction::ChargeSettlement => Box::pin(settlement::charge(desk, institution)),
        Transaction::ChargeReversal => Box::pin(reversal::charge(desk, institution)),
        Transaction::LineUpload => Box::pin(line_upload::stay(desk, institution)),
        Transaction::LineWithdrawal => Box::pin(line_withdrawal::stay(desk, institution)),
        Transaction::TrialSettlement => Box::pin(trial::stay(desk, institution)),
        Transaction::Settlement => Box::pin(settlement::stay(desk, institution)),
        Transaction::SettlementReversal => Box::pin(reversal::stay(desk, institution)),
        Transaction::Admission => Box::pin(admission::answer(desk, institution)),
        Transaction::Discharge => Box::pin(discharge::answer(desk, institution)),
        Transaction::AdmissionChange => Box::pin(admission_change::answer(desk, institution)),
        Transaction::AdmissionCancellation => Box::pin(cancellation::admission(desk, institution)),
        Transaction::DischargeCancellation => Box::pin(cancellation::discharge(desk, institution)),
        Transaction::ReferralFiling => Box::pin(referral_filing::answer(desk, institution)),
        Transaction::ReferralFilingWithdrawal => {
            Box::pin(filing::withdraw(desk, institution, CaseKind::Referral, false))
        }
        Transaction::DiseaseFiling => Box::pin(disease_filing::answer(desk, institution)),
        Transaction::DiseaseFilingWithdrawal => {
            Box::pin(filing::withdraw(desk, institution, CaseKind::ChronicRecognition, true))
        }
        Transaction::MessageReversal => Box::pin(message_reversal::answer(desk, institution)),
        Transaction::CheckBeforeOrder | Transaction::CheckBeforeSettlement => {
            Box::pin(visit_check::answer(desk, institution))
        }
        Transaction::TotalsComparison => Box::pin(comparison::totals(desk, institution)),
        Transaction::DetailComparison => Box::pin(comparison::detail(desk, institution)),
        Transaction::ListUpload => Box::pin(settlement_list::upload(desk, institution)),
        Transaction::ListState => Box::pin(settlement_list::submit(desk, institution)),
        Transaction::VisitInquiry => Box::pin(inquiries::visits(desk, institution)),
        Transaction::DiagnosisInquiry => Box::pin(inquiries::diagnoses(desk, institution)),
        Transaction::SettlementInquiry => Box::pin(past_settlement::answer(desk, institution)),
        Transaction::LineInquiry => Box::pin(past_settlement::lines(desk, institution)),
        Transaction::ChronicDrugInquiry => Box::pin(chronic_drugs::answer(desk)),
        Transaction::AccumulatedInquiry => Box::pin(inquiries::accumulated(desk)),
        Transaction::RecognitionInquiry => Box::pin(recognitions::answer(desk)),
        Transaction::InpatientInquiry => Box::pin(inquiries::inpatients(desk, institution)),
        Transaction::ReferralInquiry => Box::pin(inquiries::referrals(desk)),
    };
    work.await
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
fn answer_head<'r>(house: &House, region: &'r str, received_at: OffsetDateTime) -> AnswerHead<'r> {
    let drawn = house.entropy.bytes32();
    let sequence = drawn[..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    AnswerHead { region, received_at, answered_at: house.clock.now(), sequence }
}
