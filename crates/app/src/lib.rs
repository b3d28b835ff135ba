//! Operations: what people, hospitals and the clockwork can do here, one file
//! per verb, all through one funnel. The only crate in which engines meet the
//! store.
//!
//! Where to start: [`registry`] lists everything; [`funnel`] is the way each
//! of them goes; `operations/<area>/<verb>.rs` is one of them, read top-down.

#![forbid(unsafe_code)]

mod assignment;
mod caller;
pub mod case_work;
mod command;
pub mod demonstration;
pub mod funnel;
mod hospital_desk;
mod house;
mod input;
pub mod live_session;
pub mod matters;
mod message_log;
mod natural_person;
mod official;
pub mod operations;
mod own_agency;
mod paging;
pub mod permission;
pub mod queries;
mod read_log;
mod recorded_time;
pub mod registry;
mod repeatable_draw;
mod rights;
mod seal;
pub mod second_factor;
mod serial;
mod stop;
mod trail_health;
pub mod what_if;
pub mod workbook;

pub use caller::{Caller, Place};
pub use command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan, Query, QuerySpec};
pub use funnel::{Answer, Request};
pub use hospital_desk::HospitalDesk;
pub use house::{Event, House, PasswordCost};
pub use message_log::{MessageDone, MessageLog};
pub use natural_person::Person;
pub use own_agency::own_agency;
pub use paging::{Page, Paging};
pub use read_log::{ReadLog, Shown};
pub use rights::Rights;
pub use seal::Sealed;
pub use stop::Stop;
pub use trail_health::TrailHealth;
