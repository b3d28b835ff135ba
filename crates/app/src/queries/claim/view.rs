//! One claim with everything about it: the visit, the person (masked), the
//! lines and how each was split, every settlement row, the findings.
//!
//! Article: R1-12.11, R1-24.

use base::{Fen, FindingId, LineId, SettlementId, SettlementListId, VisitId, date_text, in_beijing};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{fee_line, finding, person, settlement, settlement_list};

use super::READERS;
use super::list::{ClaimRow, rows};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::catalogue::held::Catalogue;
use crate::operations::claim::own_visit;
use crate::queries::person::PersonShown;
use crate::read_log::Shown;
use crate::stop::Stop;

/// One claim.
pub struct View;

/// Which claim.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichClaim {
    /// The visit.
    pub visit_id: VisitId,
}

/// A claim with everything about it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ClaimView {
    /// The claim as in the list.
    pub claim: ClaimRow,
    /// The person, masked.
    pub person: PersonShown,
    /// 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
    pub referral: i32,
    /// Outside the person's area of insurance.
    pub out_of_area: bool,
    /// The lines; at most 1000.
    pub lines: Vec<LineShown>,
    /// Every settlement row, in order.
    pub settlements: Vec<SettlementRow>,
    /// The settlement lists, newest first.
    pub lists: Vec<SettlementListRow>,
    /// The findings of the claims audit.
    pub findings: Vec<FindingShown>,
}

/// A settlement list of one of its settlements.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SettlementListRow {
    /// The list.
    pub settlement_list_id: SettlementListId,
    /// The settlement.
    pub settlement_id: SettlementId,
    /// 1, 2, 3 … within the settlement.
    pub version: i32,
    /// On which day it was sent.
    pub sent_on: String,
    /// draft, submitted, approved, refused, replaced.
    pub state: String,
    /// The agency's words when it last judged it.
    pub comment: String,
}

/// A fee line.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LineShown {
    /// The line.
    pub line_id: LineId,
    /// The hospital's number.
    pub line_number: String,
    /// When.
    pub service_date: String,
    /// The item's code.
    pub item_code: String,
    /// Its name.
    pub item_name: String,
    /// Hundredths of a unit.
    pub quantity: i32,
    /// Price of one unit.
    pub price_fen: Fen,
    /// The amount.
    pub amount_fen: Fen,
    /// Wholly at own cost.
    pub out_of_scope_fen: Fen,
    /// Above the price ceiling.
    pub over_limit_fen: Fen,
    /// Borne first.
    pub preself_fen: Fen,
    /// Withdrawn before settlement.
    pub voided: bool,
}

/// A settlement row.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SettlementRow {
    /// The row.
    pub settlement_id: SettlementId,
    /// settle, reverse or adjust.
    pub kind: String,
    /// What it answers.
    pub answers_id: Option<SettlementId>,
    /// The month in which it counts for the provider; none for a reimbursement.
    pub month: Option<String>,
    /// The policy and the version of its data.
    pub policy: String,
    /// The whole bill.
    pub total_fen: Fen,
    /// Within scope.
    pub in_scope_fen: Fen,
    /// The deductible borne.
    pub deductible_fen: Fen,
    /// Paid by the basic pool.
    pub basic_fen: Fen,
    /// Paid by critical-illness insurance.
    pub critical_illness_fen: Fen,
    /// Paid by the hardship supplement.
    pub hardship_fen: Fen,
    /// Paid by medical assistance.
    pub assistance_fen: Fen,
    /// Borne by the hospital.
    pub hospital_fen: Fen,
    /// The person's own share within scope.
    pub self_in_scope_fen: Fen,
}

/// A finding about this claim.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingShown {
    /// The finding.
    pub finding_id: FindingId,
    /// The rule.
    pub rule: i32,
    /// The line concerned, if one is.
    pub line_id: Option<LineId>,
    /// In question.
    pub amount_fen: Fen,
    /// open, upheld or cleared.
    pub state: String,
    /// Decided by second review.
    pub final_fen: Option<Fen>,
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "claim.view", title: "费用结算详情", title_en: "one claim", access: READERS };
    type Input = WhichClaim;
    type Output = ClaimView;

    fn shows(answer: &ClaimView) -> Vec<Shown> {
        vec![Shown {
            person_id: Some(answer.person.person_id),
            object_kind: "visit",
            object_id: answer.claim.visit_id.to_string(),
            detail: String::new(),
        }]
    }

    async fn answer(cx: &Context<'_>, input: WhichClaim) -> Result<ClaimView, Stop> {
        let visit = own_visit(cx, input.visit_id).await?;
        let id = visit.visit_id;
        let lines = fee_line::Entity::find().filter(fee_line::Column::VisitId.eq(id));
        let lines = cx
            .view
            .all(lines.order_by_asc(fee_line::Column::ServiceDate).order_by_asc(fee_line::Column::LineId).limit(1_000))
            .await?;
        let items = Catalogue::of(cx.view, lines.iter().map(|line| &line.item_code)).await?;
        let settlements = settlement::Entity::find().filter(settlement::Column::VisitId.eq(id));
        let settlements = cx.view.all(settlements.order_by_asc(settlement::Column::SettlementId)).await?;
        let findings = finding::Entity::find().filter(finding::Column::VisitId.eq(id));
        let findings = cx.view.all(findings.order_by_asc(finding::Column::FindingId)).await?;
        let lists = settlement_list::Entity::find().filter(settlement_list::Column::VisitId.eq(id));
        let lists = cx.view.all(lists.order_by_desc(settlement_list::Column::SettlementListId)).await?;
        let person = cx.view.by_key::<person::Model>(visit.person_id).await?;
        let person = person.ok_or_else(|| Stop::fault("reading a claim", "a visit without person"))?;
        let (referral, out_of_area) = (visit.referral, visit.out_of_area);
        let claim = rows(cx, vec![visit]).await?.remove(0);
        let name =
            |line: &fee_line::Model| items.name(&line.item_code, line.service_date).unwrap_or_default().to_owned();
        Ok(ClaimView {
            claim,
            person: PersonShown::masked(cx, &person).await?,
            referral,
            out_of_area,
            lines: lines.into_iter().map(|line| line_shown(name(&line), line)).collect(),
            settlements: settlements.into_iter().map(settlement_row).collect(),
            lists: lists.into_iter().map(list_row).collect(),
            findings: findings.into_iter().map(finding_shown).collect(),
        })
    }
}

fn line_shown(item_name: String, line: fee_line::Model) -> LineShown {
    LineShown {
        line_id: LineId(line.line_id),
        line_number: line.line_number,
        service_date: date_text(line.service_date),
        item_code: line.item_code,
        item_name,
        quantity: line.quantity,
        price_fen: Fen(line.price_fen),
        amount_fen: Fen(line.amount_fen),
        out_of_scope_fen: Fen(line.out_of_scope_fen),
        over_limit_fen: Fen(line.over_limit_fen),
        preself_fen: Fen(line.preself_fen),
        voided: line.voided,
    }
}

fn settlement_row(row: settlement::Model) -> SettlementRow {
    SettlementRow {
        settlement_id: SettlementId(row.settlement_id),
        kind: row.kind,
        answers_id: row.answers_id.map(SettlementId),
        month: row.month,
        policy: format!("{} {}", row.policy_id, row.policy_version),
        total_fen: Fen(row.total_fen),
        in_scope_fen: Fen(row.in_scope_fen),
        deductible_fen: Fen(row.deductible_fen),
        basic_fen: Fen(row.basic_fen),
        critical_illness_fen: Fen(row.critical_illness_fen),
        hardship_fen: Fen(row.hardship_fen),
        assistance_fen: Fen(row.assistance_fen),
        hospital_fen: Fen(row.hospital_fen),
        self_in_scope_fen: Fen(row.self_in_scope_fen),
    }
}

fn list_row(row: settlement_list::Model) -> SettlementListRow {
    SettlementListRow {
        settlement_list_id: SettlementListId(row.settlement_list_id),
        settlement_id: SettlementId(row.settlement_id),
        version: row.version,
        sent_on: date_text(in_beijing(row.sent_at).date()),
        state: row.state,
        comment: row.comment,
    }
}

fn finding_shown(finding: finding::Model) -> FindingShown {
    FindingShown {
        finding_id: FindingId(finding.finding_id),
        rule: finding.rule,
        line_id: finding.line_id.map(LineId),
        amount_fen: Fen(finding.amount_fen),
        state: finding.state,
        final_fen: finding.final_fen.map(Fen),
    }
}
