//! The log of reads: who was shown whose personal data, by which question, when.
//! Reads are gathered in memory and written together every second, so that
//! looking at a page costs no transaction; when they cannot be written for long,
//! nothing personal is shown any more. The log is only added to, and a digest of
//! every day goes into the trail (`operations/reading/seal_day.rs`).
//!
//! Article: R1-15, R1-24, R5-38. Threat I20.

use std::sync::Mutex;

use base::{PersonId, Refusal, RefusalKind, in_beijing};
use sea_orm::{EntityTrait, IntoActiveModel};
use store::IdKind;
use store::entity::read_log;

use crate::command::Context;
use crate::house::House;
use crate::stop::Stop;

/// One thing that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The insured person, if one by name or number.
    pub person_id: Option<PersonId>,
    /// visit, case, person, list …
    pub object_kind: &'static str,
    /// Its id as people see it; empty for a list.
    pub object_id: String,
    /// The field, or how many rows of a list; may be empty.
    pub detail: String,
}

impl Shown {
    /// A list with so many rows of persons.
    pub fn list(rows: usize) -> Vec<Shown> {
        let list = Shown { person_id: None, object_kind: "list", object_id: String::new(), detail: rows.to_string() };
        if rows == 0 { Vec::new() } else { vec![list] }
    }
}

/// Reads on their way into the database.
#[derive(Debug, Default)]
pub struct ReadLog(Mutex<Vec<read_log::Model>>);

/// So many reads may wait; more are not shown.
const WAITING_MAX: usize = 10_000;

impl ReadLog {
    /// Notes what an answer shows.
    ///
    /// # Errors
    /// Refused when too many wait already; the answer must then not be given.
    pub(crate) fn note(&self, cx: &Context<'_>, purpose: &str, shown: Vec<Shown>) -> Result<(), Refusal> {
        if shown.is_empty() {
            return Ok(());
        }
        let mut waiting = self.0.lock().expect("no holder of the reads panicked");
        if waiting.len() + shown.len() > WAITING_MAX {
            return Err(not_logged());
        }
        waiting.extend(shown.into_iter().map(|shown| row(cx, purpose, shown)));
        Ok(())
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.0.lock().expect("no holder of the reads panicked").len()
    }

    fn take(&self) -> Vec<read_log::Model> {
        std::mem::take(&mut self.0.lock().expect("no holder of the reads panicked"))
    }

    fn put_back(&self, rows: Vec<read_log::Model>) {
        self.0.lock().expect("no holder of the reads panicked").splice(0..0, rows);
    }
}

impl House {
    /// Writes the reads that wait. What could not be written waits on.
    pub async fn write_reads(&self) -> Result<usize, Stop> {
        let rows = self.reads.take();
        if rows.is_empty() {
            return Ok(0);
        }
        match self.keep_reads(&rows).await {
            Ok(()) => Ok(rows.len()),
            Err(stop) => {
                self.reads.put_back(rows);
                Err(stop)
            }
        }
    }

    async fn keep_reads(&self, rows: &[read_log::Model]) -> Result<(), Stop> {
        let unit = self.store.begin().await?;
        let ids = self.store.ids(IdKind::Read, rows.len()).await?;
        let numbered: Vec<_> = rows.iter().cloned().zip(ids).map(|(row, id)| numbered(row, id)).collect();
        for group in numbered.chunks(1_000) {
            read_log::Entity::insert_many(group.to_vec()).exec_without_returning(unit.operational()).await?;
        }
        Ok(unit.commit().await?)
    }
}

/// A read that a command writes itself, in its own transaction.
pub(crate) async fn read_by_command(
    cx: &Context<'_>,
    purpose: &str,
    shown: Shown,
) -> Result<read_log::ActiveModel, Stop> {
    let id = cx.house.store.id(IdKind::Read).await?;
    Ok(numbered(row(cx, purpose, shown), id))
}

fn numbered(row: read_log::Model, read_id: i64) -> read_log::ActiveModel {
    use sea_orm::ActiveModelTrait;
    read_log::Model { read_id, ..row }.into_active_model().reset_all()
}

fn row(cx: &Context<'_>, purpose: &str, shown: Shown) -> read_log::Model {
    let there = in_beijing(cx.now);
    let (day, hour) = (there.date(), i32::from(there.hour()));
    read_log::Model {
        read_id: 0,
        at: cx.now,
        day,
        hour,
        account_id: cx.caller.account_id,
        staff_id: cx.caller.staff.as_ref().map(|person| person.staff_id),
        provider_id: cx.caller.provider_id,
        purpose: purpose.to_owned(),
        person_id: shown.person_id.map(|id| id.0),
        object_kind: shown.object_kind.to_owned(),
        object_id: shown.object_id,
        detail: shown.detail,
    }
}

fn not_logged() -> Refusal {
    Refusal::new(
        RefusalKind::Unavailable,
        "reads_not_logged",
        "查阅日志无法写入，暂停显示个人信息；请通知系统管理员",
        "reads cannot be logged, so personal data is not shown; tell the administrator",
    )
    .citing("R1-24")
}
