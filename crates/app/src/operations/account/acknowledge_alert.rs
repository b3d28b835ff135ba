//! The security administrator has looked into an alert and says what came of
//! it. An alert about the administrator's own account is for another one.
//! Checked in this order: it exists, not about oneself, not seen already, a note.
//!
//! Article: R1-24, G22239-8.1.5.3. Threat I04.

use base::{AccountId, AlertId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::account_alert;

use super::whose::stated;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Acknowledges an alert.
pub struct AcknowledgeAlert;

/// Which alert, and what came of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertAndNote {
    /// Which.
    pub alert_id: AlertId,
    /// What came of it; 4 to 200 signs.
    pub note: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AlertSeen {
    /// Which.
    pub alert_id: AlertId,
}

impl Command for AcknowledgeAlert {
    const SPEC: CommandSpec = CommandSpec {
        name: "account.acknowledge_alert",
        title: "处置账号告警",
        title_en: "acknowledge an alert",
        access: Access::Duty(&[Duty::SecurityAdmin]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R1-24", "G22239-8.1.5.3"],
    };
    type Input = AlertAndNote;
    type Output = AlertSeen;

    async fn decide(cx: &Context<'_>, input: AlertAndNote) -> Result<Plan<AlertSeen>, Stop> {
        let alert = cx.view.lock::<account_alert::Model>(input.alert_id.0).await?;
        let alert = alert.ok_or_else(|| Refusal::unknown("告警", "alert"))?;
        let own = cx.caller.account_id;
        if own == Some(alert.account_id) || (own.is_some() && own == alert.other_account_id) {
            return Err(Refusal::forbidden(
                "own_account",
                "涉及本人账号的告警须由他人处置",
                "an alert about one's own account is for somebody else",
            )
            .citing("R1-24")
            .into());
        }
        if alert.seen_by.is_some() {
            return Err(Refusal::conflict("alert_seen", "该告警已处置", "the alert has been dealt with already").into());
        }
        let note = stated("note", &input.note)?;
        let mut plan = Plan::answering(AlertSeen { alert_id: input.alert_id });
        plan.about("alert", input.alert_id);
        plan.about("account", AccountId(alert.account_id));
        plan.update(account_alert::Model {
            seen_by: Some(cx.staff_id()?),
            seen_at: Some(cx.now),
            note: Some(note),
            ..alert
        });
        Ok(plan)
    }
}
