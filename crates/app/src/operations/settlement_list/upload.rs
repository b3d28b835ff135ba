//! A hospital uploads the settlement list of a settlement 结算清单上传. It is checked
//! against what was settled and kept whole; a correction is a further version, the
//! one before stays.
//!
//! Checked in this order: the settlement is of the caller's own visit named, and in force;
//! the days; the main diagnosis; the whole amount and what each fund paid, as far as
//! the list names them; the version before is not in the agency's hands.
//!
//! Article: R3d-39.2, R3d-39.3, R2-66. Threat O01.

use base::{Fen, Refusal, SettlementId, SettlementListId, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::IdKind;
use store::entity::{settlement, settlement_list, visit};

use super::{ListStands, last_of, must_be_in_force};
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::claim::{date_of, own_visit};
use crate::stop::Stop;

/// Uploads a settlement list.
pub struct Upload;

/// A list, and what of it is checked.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListToUpload {
    /// The visit.
    pub visit_id: VisitId,
    /// Its settlement.
    pub settlement_id: SettlementId,
    /// First day settled, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub from_date: String,
    /// Last day settled, YYYY-MM-DD.
    #[schemars(extend("format" = "date"))]
    pub until_date: String,
    /// ICD-10 of the main diagnosis.
    pub main_diagnosis: String,
    /// The whole bill by the list, where it tells it.
    #[serde(default)]
    pub total_fen: Option<Fen>,
    /// What the funds paid by the list, where it tells it.
    #[serde(default)]
    pub paid: Option<PaidByFunds>,
    /// Every group and field as sent.
    pub content: Value,
    /// Handed in at once, and not only kept.
    pub submitted: bool,
}

/// What each fund paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaidByFunds {
    /// Basic pool.
    pub basic_fen: Fen,
    /// Critical-illness insurance.
    pub critical_illness_fen: Fen,
    /// Hardship supplement.
    pub hardship_fen: Fen,
    /// Medical assistance.
    pub assistance_fen: Fen,
}

/// A list is some thousands of signs; what is longer is none.
const CONTENT_MOST_BYTES: usize = 512 * 1024;

impl Command for Upload {
    const SPEC: CommandSpec = CommandSpec {
        name: "settlement_list.upload",
        title: "结算清单上传",
        title_en: "upload a settlement list",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["content", "main_diagnosis"],
        idempotency: Idempotency::Key,
        articles: &["R3d-39.2", "R3d-39.3", "R2-66"],
    };
    type Input = ListToUpload;
    type Output = ListStands;

    async fn decide(cx: &Context<'_>, input: ListToUpload) -> Result<Plan<ListStands>, Stop> {
        let settled = cx.view.by_key::<settlement::Model>(input.settlement_id.0).await?;
        let settled = settled.filter(|row| row.visit_id == input.visit_id.0);
        let settled = settled.ok_or_else(|| Refusal::unknown("结算", "settlement"))?;
        let seen = own_visit(cx, VisitId(settled.visit_id)).await?;
        // Two versions at once wait for each other here, and for a reversal.
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        agrees(&input, &settled, &visit)?;
        let before = last_of(cx, settled.settlement_id).await?;
        let version = before.as_ref().map_or(0, |before| before.version) + 1;
        let text = input.content.to_string();
        if text.len() > CONTENT_MOST_BYTES {
            let refusal = Refusal::invalid("list_too_long", "content", "清单内容过长", "the list is too long");
            return Err(refusal.into());
        }
        let settlement_list_id = cx.house.store.id(IdKind::Object).await?;
        let row = settlement_list::Model {
            settlement_list_id,
            settlement_id: settled.settlement_id,
            visit_id: visit.visit_id,
            version,
            content: cx.sealer().await?.seal(settlement_list_id, &text),
            sent_at: cx.now,
            state: if input.submitted { "submitted" } else { "draft" }.to_owned(),
            comment: String::new(),
            judged_by: None,
            judged_at: None,
            rev: 1,
        };
        let mut plan = Plan::answering(ListStands::of(&row));
        plan.about("settlement_list", SettlementListId(settlement_list_id));
        plan.about("settlement", input.settlement_id);
        plan.about("visit", VisitId(visit.visit_id));
        plan.fact("version", version);
        if let Some(before) = before {
            plan.update(replaced(before)?);
        }
        plan.insert(row);
        Ok(plan)
    }
}

/// The version before, which counts no longer; not while the agency has it.
fn replaced(before: settlement_list::Model) -> Result<settlement_list::Model, Refusal> {
    match before.state.as_str() {
        "draft" | "refused" => Ok(settlement_list::Model { state: "replaced".to_owned(), ..before }),
        "submitted" => Err(Refusal::conflict(
            "list_submitted",
            "该结算清单已提交，审核不通过后方可修改",
            "the list has been submitted; it is put right once the agency refuses it",
        )
        .citing("R3d-39.3")),
        _ => {
            Err(Refusal::conflict("list_approved", "该结算清单已审核通过", "the list has been approved")
                .citing("R3d-39.3"))
        }
    }
}

/// Whether a list says what was settled.
fn agrees(list: &ListToUpload, settled: &settlement::Model, visit: &visit::Model) -> Result<(), Refusal> {
    must_be_in_force(settled.settlement_id, visit)?;
    let days = (date_of(&list.from_date, "from_date")?, date_of(&list.until_date, "until_date")?);
    if days != (visit.admit_date, visit.discharge_date.unwrap_or(visit.admit_date)) {
        return Err(Refusal::conflict(
            "period_disagrees",
            "结算起止日期与结算单不一致",
            "the first and last day are not those that were settled",
        )
        .at("from_date", "与结算不一致", "not as settled"));
    }
    if !list.main_diagnosis.trim().eq_ignore_ascii_case(&visit.diagnosis_1) {
        return Err(Refusal::conflict(
            "main_diagnosis_disagrees",
            "主要诊断与结算时的主诊断不一致，请先变更就诊信息",
            "the main diagnosis is not the one that was settled",
        )
        .at("main_diagnosis", "与结算不一致", "not as settled"));
    }
    let paid = PaidByFunds {
        basic_fen: Fen(settled.basic_fen),
        critical_illness_fen: Fen(settled.critical_illness_fen),
        hardship_fen: Fen(settled.hardship_fen),
        assistance_fen: Fen(settled.assistance_fen),
    };
    let (total, funds) = (list.total_fen.unwrap_or(Fen(settled.total_fen)), list.paid.unwrap_or(paid));
    if total != Fen(settled.total_fen) || funds != paid {
        let field = if funds == paid { "total_fen" } else { "paid" };
        return Err(Refusal::conflict(
            "amounts_do_not_agree",
            "清单金额与结算金额不一致",
            "the amounts of the list are not those that were settled",
        )
        .at(field, "与结算不一致", "not as settled"));
    }
    Ok(())
}
