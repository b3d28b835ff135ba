//! Every message of a hospital with what was answered: gathered in memory and
//! written together every second, sealed under the key of the house, kept for as
//! long as the law data says. What a message did stands in the trail, in the
//! transaction of the deed itself; this is for looking a message up.
//!
//! Article: R1-15, R3d-39.2. Threats O12, I20.

use std::sync::Mutex;

use base::{HisMessageId, in_beijing};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use store::entity::his_message;
use store::{IdKind, Sealer};
use time::{Duration, OffsetDateTime};

use crate::house::House;
use crate::own_agency::own_agency;
use crate::stop::Stop;

/// A message and its answer.
#[derive(Clone)]
pub struct MessageDone {
    /// The hospital; none when it was not known or not proven.
    pub provider_id: Option<i64>,
    /// Number of the transaction; empty when it could not be read.
    pub infno: String,
    /// The sender's number; empty when it could not be read.
    pub msgid: String,
    /// When it came.
    pub received_at: OffsetDateTime,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
    /// The refusal's code; empty when it was carried out.
    pub code: String,
    /// The message as it came.
    pub request: Vec<u8>,
    /// What was answered.
    pub answer: Vec<u8>,
}

/// A kept message, opened.
pub(crate) struct Opened {
    /// As it came.
    pub(crate) request: Vec<u8>,
    /// What was answered.
    pub(crate) answer: Vec<u8>,
}

/// Messages on their way into the database.
#[derive(Default)]
pub struct MessageLog(Mutex<Vec<MessageDone>>);

/// So many bytes may wait; beyond, the next message is written before it goes on.
const BYTES_WAITING: usize = 16 << 20;
/// So many bytes are held when nothing can be written; the oldest go first.
const BYTES_HELD: usize = 128 << 20;

impl MessageLog {
    fn bytes(waiting: &[MessageDone]) -> usize {
        waiting.iter().map(|done| done.request.len() + done.answer.len()).sum()
    }

    /// Takes a message; true when so much waits that it is to be written now.
    fn add(&self, done: MessageDone) -> bool {
        let mut waiting = self.0.lock().expect("no holder of the messages panicked");
        waiting.push(done);
        MessageLog::bytes(&waiting) > BYTES_WAITING
    }

    fn take(&self) -> Vec<MessageDone> {
        std::mem::take(&mut self.0.lock().expect("no holder of the messages panicked"))
    }

    fn put_back(&self, mut rows: Vec<MessageDone>) {
        let mut waiting = self.0.lock().expect("no holder of the messages panicked");
        rows.append(&mut waiting);
        let mut held = MessageLog::bytes(&rows);
        let mut lost = 0;
        while held > BYTES_HELD {
            held -= rows[lost].request.len() + rows[lost].answer.len();
            lost += 1;
        }
        if lost > 0 {
            tracing::error!(lost, "messages of hospitals could not be written for long; the oldest were let go");
            rows.drain(..lost);
        }
        *waiting = rows;
    }
}

impl House {
    /// Notes a message that was answered.
    pub async fn note_message(&self, done: MessageDone) {
        if self.messages.add(done)
            && let Err(error) = self.write_messages().await
        {
            tracing::error!(%error, "the messages of hospitals were not written");
        }
    }

    /// Writes the messages that wait, and lets go what has been kept long enough.
    /// What could not be written waits on.
    pub async fn write_messages(&self) -> Result<usize, Stop> {
        let done = self.messages.take();
        if done.is_empty() {
            return Ok(0);
        }
        match self.keep_messages(&done).await {
            Ok(()) => Ok(done.len()),
            Err(stop) => {
                self.messages.put_back(done);
                Err(stop)
            }
        }
    }

    async fn keep_messages(&self, done: &[MessageDone]) -> Result<(), Stop> {
        let region = own_agency(self.store.view()).await?.region;
        let days = self.law.his_interface.switches(&region, self.clock.today()).kept_days;
        let before = self.clock.now() - Duration::days(i64::from(days));
        let ids = self.store.ids(IdKind::Read, done.len()).await?;
        let unit = self.store.begin().await?;
        let sealer = self.store.sealer(unit.view(), self.entropy.as_ref()).await?;
        for (done, id) in done.iter().zip(ids) {
            let row = sealed(&sealer, done, id).into_active_model().reset_all();
            his_message::Entity::insert(row).exec_without_returning(unit.operational()).await?;
        }
        his_message::Entity::delete_many()
            .filter(his_message::Column::ReceivedAt.lt(before))
            .exec(unit.operational())
            .await?;
        Ok(unit.commit().await?)
    }

    /// A kept message and its answer, opened; none where it is not what was kept.
    pub(crate) fn open_message(&self, row: &his_message::Model) -> Result<Option<Opened>, Stop> {
        let open = |part: &str, sealed: &str| {
            self.store.vault().open_passing(&row.key_name, &context(row.message_id, part), sealed)
        };
        let both = open("request", &row.sealed_request)?.zip(open("answer", &row.sealed_answer)?);
        Ok(both.map(|(request, answer)| Opened { request, answer }))
    }
}

fn sealed(sealer: &Sealer<'_>, done: &MessageDone, message_id: i64) -> his_message::Model {
    let seal = |part: &str, bytes: &[u8]| sealer.seal_passing(&context(message_id, part), bytes);
    his_message::Model {
        message_id,
        provider_id: done.provider_id,
        infno: done.infno.clone(),
        msgid: done.msgid.clone(),
        received_at: done.received_at,
        hour: i32::from(in_beijing(done.received_at).hour()),
        took_ms: done.took_ms.max(0),
        code: done.code.clone(),
        request_bytes: i64::try_from(done.request.len()).unwrap_or(i64::MAX),
        sealed_request: seal("request", &done.request),
        sealed_answer: seal("answer", &done.answer),
        key_name: sealer.key_name().to_owned(),
    }
}

/// In which context a part of a message is sealed.
fn context(message_id: i64, part: &str) -> String {
    format!("his_message/{}/{part}", HisMessageId(message_id))
}
