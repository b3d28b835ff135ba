//! What a statement took off claim by claim, as it is kept: written when it is
//! declared, read when a later one is and when it is shown.
//!
//! Article: R2-66, R3d-28.

use std::collections::BTreeMap;

use base::Fen;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::statement_deduction;
use store::{IdKind, View};

use super::deduction::{ClaimDeduction, FUNDS};
use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Keeps the deductions of a statement that is being declared.
pub(super) async fn keep<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    statement_id: i64,
    deductions: &[ClaimDeduction],
) -> Result<(), Stop> {
    let ids = cx.house.store.ids(IdKind::Object, deductions.len()).await?;
    plan.insert_all(deductions.iter().zip(ids).map(|(one, id)| row(id, statement_id, one)).collect());
    Ok(())
}

fn row(statement_deduction_id: i64, statement_id: i64, one: &ClaimDeduction) -> statement_deduction::Model {
    let [basic_paid, critical_illness_paid, hardship_paid, assistance_paid] = one.claim.paid;
    let earlier = |fund: usize| one.earlier.map(|earlier| earlier[fund].0);
    let [basic, critical_illness, hardship, assistance] = one.funds;
    statement_deduction::Model {
        statement_deduction_id,
        statement_id,
        visit_id: one.visit_id,
        total_fen: one.claim.total.0,
        cost_fen: one.cost.0,
        basic_paid_fen: basic_paid.0,
        critical_illness_paid_fen: critical_illness_paid.0,
        hardship_paid_fen: hardship_paid.0,
        assistance_paid_fen: assistance_paid.0,
        basic_earlier_fen: earlier(0),
        critical_illness_earlier_fen: earlier(1),
        hardship_earlier_fen: earlier(2),
        assistance_earlier_fen: earlier(3),
        basic_fen: basic.0,
        critical_illness_fen: critical_illness.0,
        hardship_fen: hardship.0,
        assistance_fen: assistance.0,
        rev: 1,
    }
}

/// What a statement found taken off by earlier ones, by claim; claims that no
/// earlier one looked at are left out.
pub(super) async fn earlier(view: View<'_>, statement_id: i64) -> Result<BTreeMap<i64, [Fen; FUNDS]>, Stop> {
    let select = statement_deduction::Entity::find().filter(statement_deduction::Column::StatementId.eq(statement_id));
    let found = |row: statement_deduction::Model| {
        let funds = [
            row.basic_earlier_fen?,
            row.critical_illness_earlier_fen?,
            row.hardship_earlier_fen?,
            row.assistance_earlier_fen?,
        ];
        Some((row.visit_id, funds.map(Fen)))
    };
    Ok(view.all(select).await?.into_iter().filter_map(found).collect())
}
