//! Opens an on-site inspection: of which institution, why, of which claims, by whom.
//! One inspector alone opens none.
//!
//! Checked in this order: the purpose is one of the list; the ground in words; the
//! days of the claims; the institution; whoever opens it is untied; the team
//! (`team.rs`).
//!
//! Article: R5-32, R1-26, R1-29. Threat I23.

use base::{InspectionId, ProviderId, Refusal, StaffId, parse_date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{inspection, inspection_member, provider};

use super::{INSPECTORS, InspectionState, OPEN, team, words};
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::stop::Stop;

/// Opens an inspection.
pub struct Open;

/// What is inspected, why, and by whom.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InspectionToOpen {
    /// The institution.
    #[schemars(extend("title" = "被检查机构", "x-title-en" = "institution", "x-options" = "providers"))]
    pub provider_id: ProviderId,
    /// Why, by the code of the list (regulation/duties/inspection.toml).
    #[schemars(extend("title" = "检查方式", "x-title-en" = "purpose", "x-options" = "purposes", "x-cite" = "R5-32.1"))]
    pub purpose: String,
    /// The plan or the lead, in words.
    #[schemars(length(min = 4, max = 500), extend("title" = "检查依据", "x-title-en" = "ground", "x-widget" = "textarea", "x-cite" = "R5-31"))]
    pub ground: String,
    /// First day of the claims looked at.
    #[schemars(extend("title" = "费用期间起", "x-title-en" = "claims from", "format" = "date"))]
    pub claims_from: String,
    /// Last day, included.
    #[schemars(extend("title" = "费用期间止", "x-title-en" = "claims until", "format" = "date"))]
    pub claims_until: String,
    /// The inspectors, two at least.
    #[schemars(extend("title" = "检查人员", "x-title-en" = "inspectors", "x-options" = "inspectors", "x-cite" = "R5-32.2"))]
    pub inspectors: Vec<StaffId>,
}

impl Command for Open {
    const SPEC: CommandSpec = CommandSpec {
        name: "inspection.open",
        title: "现场检查立项",
        title_en: "open an inspection",
        access: INSPECTORS,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R5-32", "R5-32.2", "R1-26"],
    };
    type Input = InspectionToOpen;
    type Output = InspectionState;

    async fn decide(cx: &Context<'_>, input: InspectionToOpen) -> Result<Plan<InspectionState>, Stop> {
        if cx.house.law.inspection.purpose(&input.purpose).is_none() {
            let refusal = Refusal::invalid("purpose_unknown", "purpose", "没有这种检查方式", "no such purpose");
            return Err(refusal.citing("R5-32.1").into());
        }
        let ground = words("ground", &input.ground, 500)?;
        let day = |field: &str, text: &str| {
            let read = parse_date(text).filter(|day| *day <= cx.today);
            read.ok_or_else(|| {
                Refusal::invalid("date_malformed", field, "日期格式不符或晚于今日", "not a day that has come")
            })
        };
        let (claims_from, claims_until) =
            (day("claims_from", &input.claims_from)?, day("claims_until", &input.claims_until)?);
        if claims_from > claims_until {
            let (zh, en) = ("费用期间止早于起", "the claims end before they begin");
            return Err(Refusal::invalid("dates_out_of_order", "claims_until", zh, en).into());
        }
        let provider = cx.view.by_key::<provider::Model>(input.provider_id.0).await?;
        let provider = provider.ok_or_else(|| {
            Refusal::invalid("provider_unknown", "provider_id", "没有这家定点医药机构", "no such provider")
        })?;
        cx.must_be_untied(team::concerned(cx, provider.provider_id).await?)?;
        let inspectors = team::named(cx, provider.provider_id, "inspectors", &input.inspectors).await?;

        let ids = cx.house.store.ids(IdKind::Object, 1 + inspectors.len()).await?;
        let inspection_id = ids.start;
        let shown = InspectionId(inspection_id);
        let mut plan = Plan::answering(InspectionState { inspection_id: shown, state: OPEN.to_owned() });
        plan.about("inspection", shown);
        plan.about("provider", input.provider_id);
        plan.insert(inspection::Model {
            inspection_id,
            provider_id: provider.provider_id,
            purpose: input.purpose,
            ground,
            claims_from,
            claims_until,
            state: OPEN.to_owned(),
            inspectors: inspectors.len() as i64,
            opened_by: cx.staff_id()?,
            opened_at: cx.now,
            closed_by: None,
            closed_at: None,
            conclusion: None,
            rev: 1,
        });
        let members = inspectors.into_iter().zip(ids.start + 1..);
        plan.insert_all(
            members
                .map(|(inspector, inspection_member_id)| inspection_member::Model {
                    inspection_member_id,
                    inspection_id,
                    staff_id: inspector.staff_id,
                    certificate_id: inspector.certificate_id,
                    joined_at: cx.now,
                    left_at: None,
                    left_reason: None,
                    rev: 1,
                })
                .collect(),
        );
        Ok(plan)
    }
}
