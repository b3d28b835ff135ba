//! Change of the chains 审核链调整: an office too small to keep all duties apart by
//! itself has its payments approved by the upper level as well, and says so in a
//! reviewed case. Taking that back gives a safeguard up: it passes legal review and
//! a meeting too. Cases opened before keep the chain they were opened under.
//!
//! Refused: a change that changes nothing; reasons that are missing.
//!
//! Article: R1-4, R1-10, R1-12.6.

use std::collections::BTreeSet;

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::entity::house_setting;

use super::{ApprovedCase, Effects, Examined, Fact, Matter};
use crate::case_work::SENT_UP;
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct ChainChange;

/// What is to change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainChangeForm {
    /// Payments are approved by the upper level as well.
    #[schemars(extend("title" = "支付审批上提一级", "x-title-en" = "payments are approved one level up", "x-cite" = "R1-4"))]
    pub sent_up: bool,
    /// Why.
    #[schemars(length(min = 4, max = 1_000), extend("title" = "调整理由", "x-title-en" = "why", "x-widget" = "textarea", "x-cite" = "R1-10"))]
    pub reason: String,
}

impl Matter for ChainChange {
    const KIND: CaseKind = CaseKind::ChainChange;
    type Form = ChainChangeForm;

    async fn examine(cx: &Context<'_>, form: &ChainChangeForm, _: Option<CaseId>) -> Result<Examined, Stop> {
        let now = setting(cx).await?.is_some_and(|row| row.setting_value == "true");
        if now == form.sent_up {
            return Err(nothing_changes().into());
        }
        if !(4..=1_000).contains(&form.reason.trim().chars().count()) {
            let missing =
                Refusal::invalid("reason_missing", "form.reason", "请填写调整理由（4 至 1000 字）", "say why");
            return Err(missing.citing("R1-10").into());
        }
        let loosened = (!form.sent_up).then(|| "loosened".to_owned());
        let fact = |label: &str, label_en: &str, value: &str, value_en: &str| Fact {
            label: label.to_owned(),
            label_en: label_en.to_owned(),
            value: Some(value.to_owned()),
            value_en: Some(value_en.to_owned()),
            amount_fen: None,
        };
        let level = |label: &str, label_en: &str, up: bool| match up {
            true => fact(label, label_en, "上提一级审批", "approved one level up as well"),
            false => fact(label, label_en, "本级审批", "approved by this agency"),
        };
        Ok(Examined {
            circumstances: loosened.into_iter().collect(),
            facts: vec![
                level("现行", "at present", now),
                level("调整为", "to become", form.sent_up),
                fact("理由", "why", &form.reason, &form.reason),
            ],
            subjects: BTreeSet::new(),
            ..Examined::default()
        })
    }

    async fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<ChainChangeForm>,
    ) -> Result<(), Stop> {
        let value = approved.form.sent_up.to_string();
        plan.fact(SENT_UP, value.clone());
        match setting(cx).await? {
            Some(row) => plan.update(house_setting::Model { setting_value: value, ..row }),
            None => plan.insert(house_setting::Model { setting_key: SENT_UP.to_owned(), setting_value: value, rev: 1 }),
        }
        Ok(())
    }
}

/// The setting, locked: of two changes at once the later sees the earlier.
async fn setting(cx: &Context<'_>) -> Result<Option<house_setting::Model>, Stop> {
    Ok(cx.view.lock::<house_setting::Model>(SENT_UP.to_owned()).await?)
}

fn nothing_changes() -> Refusal {
    Refusal::conflict("nothing_changes", "与现行设置相同，无需调整", "this is how it is already").citing("R1-12.6")
}
