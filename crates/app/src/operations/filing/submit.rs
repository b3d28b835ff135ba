//! A hospital files for an insured person 医院申报备案. What it proposes is examined at
//! once by the rules of its matter, so that the hospital hears of what cannot be;
//! whether it is so is for the agency to review.
//!
//! Checked in this order: the hospital's agreement is in force; its words; the
//! matter's own rules; the same does not wait already.
//!
//! Article: R1-12.4, R1-12.5, R2-41, R2-51. Threat O12.

use base::{FilingId, PersonId, ProviderId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::IdKind;
use store::entity::{filing, person, provider};

use super::{FilingContent, FilingStands, HospitalWord, content_of};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters;
use crate::operations::audit_case::too_long;
use crate::stop::Stop;

/// Files for an insured person.
pub struct Submit;

/// What is filed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingToSubmit {
    /// Which matter.
    pub matter: CaseKind,
    /// Its form, as far as a message carries it.
    pub form: Value,
    /// What else is said, at most ten.
    #[serde(default)]
    pub words: Vec<HospitalWord>,
}

const WORDS_MOST: usize = 10;

impl Command for Submit {
    const SPEC: CommandSpec = CommandSpec {
        name: "filing.submit",
        title: "医院申报备案",
        title_en: "file for an insured person",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["form", "words"],
        idempotency: Idempotency::Key,
        articles: &["R1-12.4", "R1-12.5", "R2-41", "R2-51"],
    };
    type Input = FilingToSubmit;
    type Output = FilingStands;

    async fn decide(cx: &Context<'_>, input: FilingToSubmit) -> Result<Plan<FilingStands>, Stop> {
        let provider_id = cx.provider_id()?;
        must_be_active(cx, provider_id).await?;
        checked_words(&input.words)?;
        let entry = matters::of_kind(input.matter)
            .ok_or_else(|| Refusal::invalid("matter_unknown", "matter", "没有这个可申请的事项", "no such matter"))?;
        let proposed = (entry.proposed)(cx, &input.form, ProviderId(provider_id)).await?;
        let content = FilingContent { form: proposed.form, words: input.words };
        // Two that file the same at once wait for each other here.
        cx.view.lock::<person::Model>(proposed.person_id.0).await?;
        not_waiting_already(cx, provider_id, input.matter, proposed.person_id, &content).await?;

        let filing_id = cx.house.store.id(IdKind::Object).await?;
        let text = serde_json::to_string(&content).map_err(|e| Stop::fault("writing a filing down", e))?;
        let id = FilingId(filing_id);
        let mut plan = Plan::answering(FilingStands { filing_id: id, state: "waiting".to_owned() });
        plan.about("filing", id);
        plan.about("person", proposed.person_id);
        plan.about("provider", ProviderId(provider_id));
        plan.fact("matter", input.matter.code());
        plan.insert(filing::Model {
            filing_id,
            provider_id,
            person_id: proposed.person_id.0,
            matter: input.matter.code().to_owned(),
            content: cx.sealer().await?.seal(filing_id, &text),
            filed_at: cx.now,
            state: "waiting".to_owned(),
            case_id: None,
            reason: None,
            comment: String::new(),
            ended_by: None,
            ended_at: None,
            rev: 1,
        });
        Ok(plan)
    }
}

async fn must_be_active(cx: &Context<'_>, provider_id: i64) -> Result<(), Stop> {
    let row = cx.view.by_key::<provider::Model>(provider_id).await?;
    if row.is_some_and(|row| row.status == "active") {
        return Ok(());
    }
    Err(Refusal::conflict(
        "provider_not_active",
        "该医疗机构协议未生效或已中止",
        "the provider's agreement is not in force",
    )
    .into())
}

fn checked_words(words: &[HospitalWord]) -> Result<(), Refusal> {
    if words.len() > WORDS_MOST {
        return Err(Refusal::invalid("too_many_words", "words", "说明不超过 10 项", "at most ten words"));
    }
    words.iter().enumerate().try_for_each(|(index, word)| {
        too_long(&format!("words[{index}].text"), &word.text)?;
        too_long(&format!("words[{index}].title"), &word.title)?;
        too_long(&format!("words[{index}].title_en"), &word.title_en)
    })
}

/// The same form of the same hospital does not wait twice.
async fn not_waiting_already(
    cx: &Context<'_>,
    provider_id: i64,
    matter: CaseKind,
    person_id: PersonId,
    content: &FilingContent,
) -> Result<(), Stop> {
    let waiting = filing::Entity::find()
        .filter(filing::Column::PersonId.eq(person_id.0))
        .filter(filing::Column::Matter.eq(matter.code()))
        .filter(filing::Column::ProviderId.eq(provider_id))
        .filter(filing::Column::State.eq("waiting"));
    for row in cx.view.all(waiting).await? {
        if content_of(cx, &row)?.form == content.form {
            return Err(Refusal::conflict(
                "filing_waits_already",
                "相同的申报正在等待经办机构受理",
                "the same filing waits for the agency already",
            )
            .citing("R2-41")
            .into());
        }
    }
    Ok(())
}
