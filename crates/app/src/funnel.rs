//! The funnel: the one way by which anything is written. Web pages, the
//! hospital interface, batches and the command line all pass it.
//!
//! ```text
//! authorise → (money: seal) → begin → same request seen before? → clock → decide (may refuse)
//!   ── point of no return: from here only the database may fail ──
//! write rows → trail entry → remember the answer → commit
//! ```
//!
//! A dry run is the same path, rolled back before its entry instead of committed: the
//! database has judged every row. A refusal
//! changes nothing; if it was an attempt to do what this person may not, the
//! attempt itself goes into the trail; so does an attempt to agree unseen.
//!
//! What sends money on its way rests on nothing unsigned: before its unit of
//! work the trail is sealed and witnessed, and within it everything recorded
//! about the things it concerns must lie under that seal.
//!
//! Article: R1-15 (acts are traceable), R1-24 (rights), R3d-16.

use base::{Refusal, RefusalKind};
use sea_orm::EntityTrait;
use store::entity::request_seen;
use store::{IdKind, Unit, View};
use trail::{Entry, Outcome};

use crate::caller::Caller;
use crate::command::{Access, Command, Context, Idempotency, MoneyEffect, PlanParts, Query};
use crate::house::House;
use crate::live_session;
use crate::permission::may_ask;
use crate::seal::{Sealed, all_sealed};
use crate::stop::Stop;

/// How a command is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The caller's key: the same key, the same effect, once.
    pub key: Option<String>,
    /// Do everything, then undo it.
    pub dry_run: bool,
}

impl Request {
    /// A request with a key.
    pub fn keyed(key: impl Into<String>) -> Request {
        Request { key: Some(key.into()), dry_run: false }
    }
}

/// An answer, and whether it had been given before.
#[derive(Debug, Clone)]
pub struct Answer<O> {
    /// The answer.
    pub output: O,
    /// True when the same request had been carried out earlier.
    pub replayed: bool,
}

/// How often a unit of work that lost a race is tried in all.
const TRIES_MAX: u32 = 8;

/// Carries out a command for a caller.
pub async fn run<C: Command>(
    house: &House,
    caller: &Caller,
    request: &Request,
    input: C::Input,
) -> Result<Answer<C::Output>, Stop> {
    let input = serde_json::to_value(&input).map_err(|e| Stop::fault("writing the input down", e))?;
    let outcome = attempt_repeatedly::<C>(house, caller, request, &input).await;
    if let Err(Stop::Refused(refusal)) = &outcome {
        note_refusal::<C>(house, caller, request, refusal).await?;
    } else if outcome.is_ok() {
        metrics::counter!("zhiheng_commands_total", "command" => C::SPEC.name).increment(1);
        house.trail_written.notify_one();
    }
    outcome
}

/// Counts a refusal; an attempt to do what this person may not goes into the trail.
async fn note_refusal<C: Command>(
    house: &House,
    caller: &Caller,
    request: &Request,
    refusal: &Refusal,
) -> Result<(), Stop> {
    metrics::counter!("zhiheng_refusals_total", "command" => C::SPEC.name, "code" => refusal.code.clone()).increment(1);
    let told = refusal.kind == RefusalKind::Forbidden || refusal.code == crate::operations::matter::review::UNOPENED;
    if told && !request.dry_run {
        record_attempt::<C>(house, caller, refusal).await?;
    }
    Ok(())
}

async fn attempt_repeatedly<C: Command>(
    house: &House,
    caller: &Caller,
    request: &Request,
    input: &serde_json::Value,
) -> Result<Answer<C::Output>, Stop> {
    may_ask_now::<C>(house, caller)?;
    house.trail_health.refuse_if_standing(house.standing_after())?;
    let key = request_key::<C>(caller, request)?;
    for try_number in 1.. {
        match attempt::<C>(house, caller, request, key.as_deref(), input).await {
            Err(Stop::Again) if try_number < TRIES_MAX => {
                tokio::time::sleep(std::time::Duration::from_millis(u64::from(3 * try_number))).await;
            }
            Err(Stop::Again) => {
                return Err(Stop::Refused(Refusal::new(
                    RefusalKind::Unavailable,
                    "too_busy",
                    "系统繁忙，未作任何更改，请稍后重试",
                    "too many at once; nothing was changed, please try again",
                )));
            }
            other => return other,
        }
    }
    unreachable!("the loop ends with an answer")
}

async fn attempt<C: Command>(
    house: &House,
    caller: &Caller,
    request: &Request,
    key: Option<&str>,
    input: &serde_json::Value,
) -> Result<Answer<C::Output>, Stop> {
    let input_digest = house.keyed_digest(&input.to_string())?;
    let sealed = seal_for_money::<C>(house, request, key).await?;
    let mut unit = house.store.begin().await?;
    if let Some(key) = key {
        unit.one_at_a_time(key).await?;
    }
    if let Some(key) = key
        && let Some(output) = seen_before::<C>(unit.view(), key, &input_digest).await?
    {
        unit.roll_back().await?;
        return Ok(Answer { output, replayed: true });
    }
    let typed = serde_json::from_value(input.clone()).map_err(|e| Stop::fault("reading the input back", e))?;
    let now = house.time_of_record(unit.view()).await?;
    let cx = Context::at(house, caller, unit.view(), now);
    let mut plan = C::decide(&cx, typed).await?;
    if let Some(sealed) = &sealed {
        if !all_sealed(unit.view(), plan.things(), sealed.size).await? {
            return Err(Stop::Again);
        }
        plan.fact("sealed_size", sealed.size);
        plan.fact("sealed_root", hex::encode(sealed.note.checkpoint().root));
    }

    // Point of no return: everything is decided, only the database may fail.
    fail::fail_point!("funnel::decided");
    let mut parts = plan.into_parts();
    for write in std::mem::take(&mut parts.writes) {
        write.carry_out(&mut unit).await?;
    }
    fail::fail_point!("funnel::rows_written");
    if request.dry_run {
        unit.roll_back().await?;
        return Ok(Answer { output: parts.output, replayed: false });
    }
    let output = write_down::<C>(house, caller, &mut unit, parts, key, input_digest, now).await?;
    fail::fail_point!("funnel::before_commit");
    unit.commit().await?;
    fail::fail_point!("funnel::committed");
    Ok(Answer { output, replayed: false })
}

/// Seals the trail for a command that sends money on its way, before its unit
/// of work begins; not for a request that was carried out already.
async fn seal_for_money<C: Command>(
    house: &House,
    request: &Request,
    key: Option<&str>,
) -> Result<Option<Sealed>, Stop> {
    if C::SPEC.money != MoneyEffect::Moves || request.dry_run {
        return Ok(None);
    }
    if let Some(key) = key
        && house.store.view().one(request_seen::Entity::find_by_id(key)).await?.is_some()
    {
        return Ok(None);
    }
    house.seal_for_money().await.map(Some)
}

/// Writes down what was done: work for later, the entry of the trail, the answer under its key.
async fn write_down<C: Command>(
    house: &House,
    caller: &Caller,
    unit: &mut Unit,
    parts: PlanParts<C::Output>,
    key: Option<&str>,
    input_digest: String,
    now: time::OffsetDateTime,
) -> Result<C::Output, Stop> {
    for message in parts.outbox {
        unit.post_outbox(message).await?;
    }
    let mut facts = parts.facts;
    facts.insert("input_digest".to_owned(), input_digest.clone().into());
    let entry = Entry {
        about: parts.about,
        facts: facts.into(),
        rows: unit.take_images(),
        request: key.unwrap_or_default().to_owned(),
        ..entry_of::<C>(house, caller, Outcome::Done, now).await?
    };
    record(house, caller, unit, &entry).await?;
    fail::fail_point!("funnel::trail_written");
    if let Some(key) = key {
        let output = serde_json::to_string(&parts.output).map_err(|e| Stop::fault("writing the answer down", e))?;
        unit.remember(request_seen::Model { request_key: key.to_owned(), input_digest, output, seen_at: now }).await?;
    }
    Ok(parts.output)
}

/// Writes the entry of a unit; a trail that takes none is noted.
async fn record(house: &House, caller: &Caller, unit: &mut Unit, entry: &Entry) -> Result<(), Stop> {
    match unit.record(entry, caller.staff.as_ref().map(|person| person.staff_id)).await.map_err(Stop::from) {
        Ok(()) => {
            house.recorded_time.wrote(entry.at);
            house.trail_health.taken();
        }
        Err(stop) => {
            if matches!(&stop, Stop::Refused(refusal) if refusal.code == "trail_not_written") {
                house.trail_health.not_taken();
            }
            return Err(stop);
        }
    }
    Ok(())
}

async fn seen_before<C: Command>(view: View<'_>, key: &str, input_digest: &str) -> Result<Option<C::Output>, Stop> {
    let Some(seen) = view.one(request_seen::Entity::find_by_id(key)).await? else { return Ok(None) };
    if seen.input_digest != input_digest {
        let refusal = Refusal::conflict(
            "request_key_reused",
            "同一请求号已用于不同内容的请求，已拒绝",
            "this request key was used for another input; refused",
        );
        return Err(Stop::Refused(refusal));
    }
    serde_json::from_str(&seen.output).map(Some).map_err(|e| Stop::fault("reading the remembered answer", e))
}

/// Keys are kept per command and caller, so that nobody can fetch another's answer.
fn request_key<C: Command>(caller: &Caller, request: &Request) -> Result<Option<String>, Refusal> {
    match (C::SPEC.idempotency, &request.key) {
        (Idempotency::Harmless, _) => Ok(None),
        (Idempotency::Key, Some(key)) if is_plain_key(key) => {
            Ok(Some(format!("{}/{}/{key}", C::SPEC.name, caller.request_owner())))
        }
        (Idempotency::Key, Some(_)) => Err(Refusal::invalid(
            "request_key_malformed",
            "Idempotency-Key",
            "请求号须为 8 至 80 位字母、数字、连字符、点或下划线",
            "a request key is 8 to 80 letters, digits, hyphens, dots or underscores",
        )),
        (Idempotency::Key, None) if request.dry_run => Ok(None),
        (Idempotency::Key, None) => Err(Refusal::invalid(
            "request_key_missing",
            "Idempotency-Key",
            "缺少请求号（Idempotency-Key）",
            "the request key (Idempotency-Key) is missing",
        )),
    }
}

fn is_plain_key(key: &str) -> bool {
    (8..=80).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
}

/// Lets a caller ask for a command, or turns him away; whoever asks for what he
/// may not leaves a trace of the attempt.
pub(crate) async fn admit<C: Command>(house: &House, caller: &Caller, request: &Request) -> Result<(), Stop> {
    let Err(refusal) = may_ask_now::<C>(house, caller) else { return Ok(()) };
    note_refusal::<C>(house, caller, request, &refusal).await?;
    Err(Stop::Refused(refusal))
}

/// Whether this caller may ask for the command, and has proven himself lately where it asks for that.
fn may_ask_now<C: Command>(house: &House, caller: &Caller) -> Result<(), Refusal> {
    may_ask(house, C::SPEC.name, C::SPEC.access, caller)?;
    if C::SPEC.step_up { live_session::check_proof(house, caller) } else { Ok(()) }
}

/// Answers a query for a caller. Whose data it shows is logged; what cannot be
/// logged is not shown.
pub async fn ask<Q: Query>(house: &House, caller: &Caller, input: Q::Input) -> Result<Q::Output, Stop> {
    may_ask(house, Q::SPEC.name, Q::SPEC.access, caller)?;
    let cx = Context::new(house, caller, house.store.view());
    let answer = Q::answer(&cx, input).await?;
    house.reads.note(&cx, Q::SPEC.name, Q::shows(&answer))?;
    Ok(answer)
}

/// Puts a refused attempt into the trail, in a unit of its own.
async fn record_attempt<C: Command>(house: &House, caller: &Caller, refusal: &Refusal) -> Result<(), Stop> {
    let mut unit = house.store.begin().await?;
    let now = house.time_of_attempt(unit.view()).await?;
    let mut entry = entry_of::<C>(house, caller, Outcome::Refused, now).await?;
    entry.code = Some(refusal.code.clone());
    record(house, caller, &mut unit, &entry).await?;
    unit.commit().await?;
    house.trail_written.notify_one();
    Ok(())
}

async fn entry_of<C: Command>(
    house: &House,
    caller: &Caller,
    outcome: Outcome,
    now: time::OffsetDateTime,
) -> Result<Entry, Stop> {
    Ok(Entry {
        id: house.store.id(IdKind::Trail).await?,
        at: now,
        command: C::SPEC.name.to_owned(),
        actor: actor_of(C::SPEC.access, caller),
        request: String::new(),
        outcome,
        code: None,
        about: Vec::new(),
        facts: serde_json::Map::new().into(),
        rows: Vec::new(),
    })
}

/// Who acts, and for whom where the duty asked for is held by delegation alone.
fn actor_of(access: Access, caller: &Caller) -> std::collections::BTreeMap<String, String> {
    let mut actor = caller.in_trail();
    if let Access::Duty(duties) = access
        && let Some(delegator) = caller.acting_for(duties)
    {
        actor.insert("on_behalf_of".to_owned(), delegator.to_string());
    }
    actor
}
