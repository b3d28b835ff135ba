//! A matter behind JSON: what the shared commands and pages call without
//! knowing its form.
//!
//! Article: R1-12.

use base::{CaseId, Date, ProviderId};
use futures::future::BoxFuture;
use regulation::chains::CaseKind;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use store::entity::review_case;

use super::{ApprovedCase, Effects, Examined, Matter, Proposed};
use crate::command::Context;
use crate::input;
use crate::stop::Stop;

/// A matter, its form as JSON.
#[derive(Clone, Copy)]
pub(crate) struct MatterEntry {
    /// Its kind of case.
    pub(crate) kind: CaseKind,
    /// The schema of its form, with nothing referred to elsewhere.
    pub(crate) schema: fn() -> Value,
    /// Reads a form and gives it back in its own shape; refused where it is malformed.
    pub(crate) read: fn(Value) -> Result<Value, Stop>,
    /// [`Matter::examine`].
    pub(crate) examine: Examine,
    /// [`Matter::proposed`].
    pub(crate) proposed: Propose,
    /// [`Matter::looked_at`].
    pub(crate) looked_at: LookedAt,
    /// [`Matter::effect`].
    pub(crate) effect: Effect,
}

type Examine = for<'a> fn(&'a Context<'a>, &'a Value, Option<CaseId>) -> BoxFuture<'a, Result<Examined, Stop>>;
type Propose = for<'a> fn(&'a Context<'a>, &'a Value, ProviderId) -> BoxFuture<'a, Result<Proposed, Stop>>;
type LookedAt = for<'a> fn(&'a Context<'a>, CaseId) -> BoxFuture<'a, Result<(), Stop>>;
type Effect = for<'a> fn(
    &'a Context<'a>,
    &'a mut Effects,
    review_case::Model,
    &'a Value,
    Date,
) -> BoxFuture<'a, Result<(), Stop>>;

impl MatterEntry {
    pub(crate) fn of<M: Matter>() -> MatterEntry {
        MatterEntry {
            kind: M::KIND,
            schema: || {
                let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
                settings.into_generator().into_root_schema_for::<M::Form>().to_value()
            },
            read: |form| {
                let typed: M::Form = input::read_at("form", form)?;
                serde_json::to_value(typed).map_err(|e| Stop::fault("writing a form down", e))
            },
            examine: |cx, form, of| {
                Box::pin(async move {
                    let form: M::Form = input::read_at("form", form.clone())?;
                    M::examine(cx, &form, of).await
                })
            },
            looked_at: |cx, of| Box::pin(M::looked_at(cx, of)),
            proposed: |cx, form, filed_by| Box::pin(M::proposed(cx, form, filed_by)),
            effect: |cx, plan, case, form, decided_on| {
                Box::pin(async move {
                    let form: M::Form = input::read_at("form", form.clone())?;
                    M::effect(cx, plan, &ApprovedCase { case, form, decided_on }).await
                })
            },
        }
    }
}
