//! What a command is: everything that is declared about it in one place, the
//! decision it makes, and the plan it returns. Routes, the OpenAPI document,
//! permission rows and the test matrix are made from these declarations; a
//! command that lacks one does not compile.
//!
//! Article: R1-15, R1-24 (rights are granted by duty; acts leave a record).

use std::future::Future;

use base::{Date, Refusal, in_beijing};
use futures::future::BoxFuture;
use regulation::duties::Duty;
use review::Subject;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::entity::outbox;
use store::{Row, SealedColumn, Sealer, Unit, UnitError, View};
use time::OffsetDateTime;

use crate::caller::Caller;
use crate::house::House;
use crate::read_log::Shown;
use crate::stop::Stop;

/// A write: one verb of one officer, machine or hospital.
pub trait Command: Send + Sync + 'static {
    /// What is declared about it.
    const SPEC: CommandSpec;
    /// What is asked for. Unknown fields are refused (threat O03).
    type Input: DeserializeOwned + Serialize + JsonSchema + Send + Sync;
    /// What is answered; kept, so that the same request gets the same answer.
    type Output: DeserializeOwned + Serialize + JsonSchema + Send;

    /// Checks everything and says what is to be written. Reads only; after it
    /// has returned a plan nothing but the database may fail.
    fn decide(cx: &Context<'_>, input: Self::Input) -> impl Future<Output = Result<Plan<Self::Output>, Stop>> + Send;
}

/// A question: reads, changes nothing.
pub trait Query: Send + Sync + 'static {
    /// What is declared about it.
    const SPEC: QuerySpec;
    /// Flat parameters.
    type Input: DeserializeOwned + JsonSchema + Send + Sync;
    /// What is answered.
    type Output: Serialize + JsonSchema + Send;

    /// Whose personal data an answer shows, for the log of reads.
    fn shows(_answer: &Self::Output) -> Vec<Shown> {
        Vec::new()
    }

    /// Answers it, for this caller.
    fn answer(cx: &Context<'_>, input: Self::Input) -> impl Future<Output = Result<Self::Output, Stop>> + Send;
}

/// The declaration of a command.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// `area.verb`; the path is `/api/v1/area/verb`.
    pub name: &'static str,
    /// What it does, for menus and the record, in Chinese.
    pub title: &'static str,
    /// The same in English.
    pub title_en: &'static str,
    /// Who may ask for it. Who may do it on this case is judged again by the
    /// case's history.
    pub access: Access,
    /// What it does to money.
    pub money: MoneyEffect,
    /// Whether the second factor must have been proven lately: for approving,
    /// releasing, parameters, rights and exports (threat I04).
    pub step_up: bool,
    /// Input fields that hold personal data or secrets: never logged.
    pub sensitive: &'static [&'static str],
    /// How a repeated request is recognised.
    pub idempotency: Idempotency,
    /// The articles it serves.
    pub articles: &'static [&'static str],
}

/// The declaration of a query.
#[derive(Debug, Clone, Copy)]
pub struct QuerySpec {
    /// `area.noun`; the path is `/api/v1/area/noun`.
    pub name: &'static str,
    /// What it shows, in Chinese.
    pub title: &'static str,
    /// The same in English.
    pub title_en: &'static str,
    /// Who may ask.
    pub access: Access,
}

/// Who may ask for a command or query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone, signed in or not: signing in itself.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever holds one of these duties (regulation/duties) at this moment.
    Duty(&'static [Duty]),
    /// The founder of a house that does not exist yet: works once, on an empty database.
    Founder,
    /// The house's own clockwork. No person and no request from outside is it.
    House,
}

/// What a command does to money, for the permission matrix and step-up rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyEffect {
    /// Nothing.
    None,
    /// Fixes what somebody is entitled to.
    Entitles,
    /// Sends money on its way.
    Moves,
    /// Records money in the books.
    Books,
}

/// How a repeated request is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idempotency {
    /// By the key the caller sends, within caller and command.
    Key,
    /// Repeating it does no harm and needs no memory (signing in or out).
    Harmless,
}

/// What a decision may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The house: law, clock, store.
    pub house: &'a House,
    /// Who asks.
    pub caller: &'a Caller,
    /// The tables, within this unit of work.
    pub view: View<'a>,
    /// The instant of this request; the same for everything it writes.
    pub now: OffsetDateTime,
    /// The civil date of that instant.
    pub today: Date,
}

impl<'a> Context<'a> {
    /// A context at the present moment.
    pub fn new(house: &'a House, caller: &'a Caller, view: View<'a>) -> Context<'a> {
        Context::at(house, caller, view, house.clock.now())
    }

    /// The same at the instant at which its act is recorded.
    pub(crate) fn at(house: &'a House, caller: &'a Caller, view: View<'a>, now: OffsetDateTime) -> Context<'a> {
        Context { house, caller, view, now, today: in_beijing(now).date() }
    }

    /// Seals values for rows of this unit of work.
    pub(crate) async fn sealer(&self) -> Result<Sealer<'a>, Stop> {
        Ok(self.house.store.sealer(self.view, self.house.entropy.as_ref()).await?)
    }

    /// The value in clear of a sealed column of a row.
    pub(crate) fn open<C: SealedColumn>(&self, row: &C::Row) -> Result<String, Stop> {
        self.house.open::<C>(row)
    }

    /// What is left of a value of a catalogued field `table.column` when it is shown.
    pub(crate) fn masked(&self, field: &str, value: &str) -> String {
        self.house.law.fields.masked(field, value)
    }

    /// The same; a value of a column that has no grade of its own stays.
    pub(crate) fn masked_if_catalogued(&self, field: &str, value: &str) -> String {
        match self.house.law.fields.field(field) {
            Some(_) => self.masked(field, value),
            None => value.to_owned(),
        }
    }

    /// Refuses whoever has a tie to one of these; for what one person decides outside a
    /// case, where the guard of cases does not look.
    pub(crate) fn must_be_untied(&self, to: impl IntoIterator<Item = Subject>) -> Result<(), Refusal> {
        let tied = |subject| self.caller.staff.as_ref().is_some_and(|me| me.recused_from.contains(&subject));
        if !to.into_iter().any(tied) {
            return Ok(());
        }
        let (zh, en) = ("与当事人有利害关系，应当回避", "whoever has a tie to somebody concerned keeps out of it");
        Err(Refusal::forbidden("recused", zh, en).citing("R1-26"))
    }

    /// The natural person who acts, or a refusal when none does.
    pub fn staff_id(&self) -> Result<i64, Refusal> {
        self.caller.staff.as_ref().map(|staff| staff.staff_id).ok_or_else(|| {
            Refusal::forbidden(
                "person_required",
                "此操作必须由工作人员本人办理",
                "this act must be done by a natural person",
            )
            .citing("R1-24")
        })
    }

    /// The designated provider for whom the caller acts, or a refusal when he acts for none.
    pub fn provider_id(&self) -> Result<i64, Refusal> {
        self.caller.provider_id.ok_or_else(|| {
            Refusal::forbidden(
                "provider_required",
                "此操作只能由定点医药机构办理",
                "this can only be done by a designated provider",
            )
        })
    }
}

/// Everything a command will write, and its answer.
pub struct Plan<O> {
    /// The answer.
    pub output: O,
    writes: Vec<Box<dyn Write>>,
    about: Vec<(String, String)>,
    facts: serde_json::Map<String, serde_json::Value>,
    outbox: Vec<outbox::Model>,
}

impl<O> Plan<O> {
    /// A plan that answers this and writes nothing yet.
    pub fn answering(output: O) -> Plan<O> {
        Plan { output, writes: Vec::new(), about: Vec::new(), facts: serde_json::Map::new(), outbox: Vec::new() }
    }

    /// Adds a row.
    pub fn insert<R: Row>(&mut self, row: R) {
        self.insert_all(vec![row]);
    }

    /// Adds rows of one table.
    pub fn insert_all<R: Row>(&mut self, rows: Vec<R>) {
        if !rows.is_empty() {
            self.writes.push(Box::new(Insert(rows)));
        }
    }

    /// Changes a row that was read in this unit of work.
    pub fn update<R: Row>(&mut self, row: R) {
        self.writes.push(Box::new(Update(row)));
    }

    /// Writes to an operational table that the trail does not protect.
    pub fn operational(
        &mut self,
        write: impl for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Result<(), UnitError>> + Send + 'static,
    ) {
        self.writes.push(Box::new(Operational(write)));
    }

    /// Names an object by which the trail entry can be found.
    pub fn about(&mut self, kind: &str, id: impl ToString) {
        self.about.push((kind.to_owned(), id.to_string()));
    }

    /// Puts a fact into the trail entry: a digest, a count, a decision. No
    /// personal data; whole numbers and text only.
    pub fn fact(&mut self, name: &str, value: impl Into<serde_json::Value>) {
        self.facts.insert(name.to_owned(), value.into());
    }

    /// Leaves work to be done after the commit.
    pub fn afterwards(&mut self, message: outbox::Model) {
        self.outbox.push(message);
    }

    /// Takes over everything another plan would write; its answer is dropped.
    pub(crate) fn absorb<P>(&mut self, other: Plan<P>) {
        self.writes.extend(other.writes);
        self.about.extend(other.about);
        self.facts.extend(other.facts);
        self.outbox.extend(other.outbox);
    }

    /// The objects named so far.
    pub(crate) fn things(&self) -> &[(String, String)] {
        &self.about
    }

    pub(crate) fn into_parts(self) -> PlanParts<O> {
        PlanParts {
            output: self.output,
            writes: self.writes,
            about: self.about,
            facts: self.facts,
            outbox: self.outbox,
        }
    }
}

pub(crate) struct PlanParts<O> {
    pub(crate) output: O,
    pub(crate) writes: Vec<Box<dyn Write>>,
    pub(crate) about: Vec<(String, String)>,
    pub(crate) facts: serde_json::Map<String, serde_json::Value>,
    pub(crate) outbox: Vec<outbox::Model>,
}

/// One planned write.
pub(crate) trait Write: Send {
    fn carry_out<'u>(self: Box<Self>, unit: &'u mut Unit) -> BoxFuture<'u, Result<(), UnitError>>;
}

struct Insert<R>(Vec<R>);
struct Update<R>(R);
struct Operational<F>(F);

impl<R: Row> Write for Insert<R> {
    fn carry_out<'u>(self: Box<Self>, unit: &'u mut Unit) -> BoxFuture<'u, Result<(), UnitError>> {
        Box::pin(unit.insert_all(self.0))
    }
}

impl<R: Row> Write for Update<R> {
    fn carry_out<'u>(self: Box<Self>, unit: &'u mut Unit) -> BoxFuture<'u, Result<(), UnitError>> {
        Box::pin(unit.update(self.0))
    }
}

impl<F: for<'u> FnOnce(&'u mut Unit) -> BoxFuture<'u, Result<(), UnitError>> + Send> Write for Operational<F> {
    fn carry_out<'u>(self: Box<Self>, unit: &'u mut Unit) -> BoxFuture<'u, Result<(), UnitError>> {
        (self.0)(unit)
    }
}
