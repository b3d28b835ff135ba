//! Takes fee lines of a visit that is not yet settled and answers how each is
//! split. All lines of a message are taken or none. The hospital's own code is held
//! against its approved mappings of the day of service; the region says what happens to a
//! line that they do not bear out.
//!
//! Article: R2-48 (scope of payment), R4-41 (mappings), R3b-1 (fees are uploaded as they arise).

use std::collections::BTreeSet;

use base::{Fen, LineId, Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{fee_line, visit};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::catalogue::held::ChargedAt;
use crate::operations::claim::{NewLine, checked_line, known_items, own_visit};
use crate::operations::mapping::held::{MATCHED, Mappings};
use crate::stop::Stop;

/// Takes fee lines.
pub struct UploadFees;

/// The lines; at most 1000 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLines {
    /// The visit.
    pub visit_id: VisitId,
    /// The lines.
    pub lines: Vec<NewLine>,
}

/// How the lines were split, in their order.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LinesTaken {
    /// The lines.
    pub lines: Vec<LineTaken>,
}

/// How a line was split: amount = out of scope + above the ceiling + self-pay first + in scope.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LineTaken {
    /// Its id here.
    pub line_id: LineId,
    /// The hospital's number.
    pub line_number: String,
    /// The whole amount.
    pub amount_fen: Fen,
    /// At the patient's own cost wholly.
    pub out_of_scope_fen: Fen,
    /// Above the price ceiling.
    pub over_limit_fen: Fen,
    /// Borne by the patient first.
    pub preself_fen: Fen,
    /// Within scope.
    pub in_scope_fen: Fen,
    /// The share borne first, in ten-thousandths.
    pub preself_permyriad: i32,
    /// The highest price of one unit within scope; none where there is no ceiling.
    pub ceiling_fen: Option<Fen>,
    /// a, b or c.
    pub item_class: String,
    /// The national list.
    pub list_type: String,
    /// Allowed with certain diagnoses only.
    pub restricted: bool,
    /// Whether the hospital's own code is mapped to the code of the line on its day.
    pub mapped: bool,
}

impl Command for UploadFees {
    const SPEC: CommandSpec = CommandSpec {
        name: "visit.upload_fees",
        title: "费用明细上传",
        title_en: "take fee lines",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-48"],
    };
    type Input = NewLines;
    type Output = LinesTaken;

    async fn decide(cx: &Context<'_>, input: NewLines) -> Result<Plan<LinesTaken>, Stop> {
        if input.lines.is_empty() || input.lines.len() > 1_000 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "lines",
                "一次上传 1 至 1000 条",
                "1 to 1000 lines at once",
            )
            .into());
        }
        let seen = own_visit(cx, input.visit_id).await?;
        let visit = cx.view.lock::<visit::Model>(seen.visit_id).await?.unwrap_or(seen);
        if !matches!(visit.state.as_str(), "admitted" | "discharged") {
            return Err(Refusal::conflict(
                "visit_already_settled",
                "该就诊已结算，费用明细不能再变更",
                "the visit is settled; its lines are fixed",
            )
            .into());
        }
        let codes: Vec<&str> = input.lines.iter().map(|line| line.item_code.as_str()).collect();
        let items = known_items(cx, &codes).await?;
        let charged_at = ChargedAt::of_visit(cx, &visit).await?;
        let provider_id = cx.provider_id()?;
        let own_codes = input.lines.iter().filter_map(|line| Some((provider_id, line.own_code.as_deref()?)));
        let mappings = Mappings::of(cx.view, own_codes).await?;
        let switches = cx.house.law.his_interface.switches(&charged_at.region, cx.today).own_codes;
        let ids = cx.house.store.ids(IdKind::Line, input.lines.len()).await?;
        let mut rows = Vec::with_capacity(input.lines.len());
        for (index, (new, line_id)) in input.lines.iter().zip(ids).enumerate() {
            let path = format!("lines[{index}]");
            let row = checked_line(new, &path, &items, &charged_at, line_id, visit.visit_id)?;
            rows.push(mappings.judged(switches, provider_id, row, &path)?);
        }
        refuse_repeated(cx, &rows, visit.visit_id).await?;
        let taken = |row: &fee_line::Model| {
            let item = items.item(&row.item_code, row.service_date);
            let item = item.ok_or_else(|| Stop::fault("answering a line", "a line without its item"))?;
            Ok(LineTaken {
                line_id: LineId(row.line_id),
                line_number: row.line_number.clone(),
                amount_fen: Fen(row.amount_fen),
                out_of_scope_fen: Fen(row.out_of_scope_fen),
                preself_fen: Fen(row.preself_fen),
                over_limit_fen: Fen(row.over_limit_fen),
                in_scope_fen: Fen(row.in_scope_fen),
                preself_permyriad: item.preself_permyriad,
                ceiling_fen: items.ceiling(&row.item_code, &charged_at, row.service_date),
                item_class: item.item_class.clone(),
                list_type: item.list_type.clone(),
                restricted: !item.diagnoses.is_empty(),
                mapped: row.mapping == MATCHED,
            })
        };
        let lines = rows.iter().map(taken).collect::<Result<Vec<_>, Stop>>()?;
        let mut plan = Plan::answering(LinesTaken { lines });
        plan.about("visit", input.visit_id);
        plan.fact("lines", rows.len());
        plan.insert_all(rows);
        Ok(plan)
    }
}

async fn refuse_repeated(cx: &Context<'_>, rows: &[fee_line::Model], visit_id: i64) -> Result<(), Stop> {
    let repeated = |index: usize| {
        Refusal::conflict("line_repeated", "费用明细流水号重复", "the line number occurs twice").at(
            format!("lines[{index}].line_number"),
            "重复",
            "repeated",
        )
    };
    let mut seen = BTreeSet::new();
    if let Some(index) = rows.iter().position(|row| !seen.insert(row.line_number.as_str())) {
        return Err(repeated(index).into());
    }
    let numbers = rows.iter().map(|row| row.line_number.clone());
    let known = fee_line::Entity::find()
        .filter(fee_line::Column::VisitId.eq(visit_id))
        .filter(fee_line::Column::LineNumber.is_in(numbers));
    match cx.view.one(known).await? {
        Some(known) => {
            let index = rows.iter().position(|row| row.line_number == known.line_number).unwrap_or_default();
            Err(repeated(index).into())
        }
        None => Ok(()),
    }
}
