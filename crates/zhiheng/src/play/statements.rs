//! The month's statements: each provider with claims declares, then first
//! review, second review and approval at the level the amount asks for.
//!
//! Article: R3d-19.5.1, R1-12.6, R1-35.

use anyhow::Context;
use app::operations::month::freeze::OfMonth;
use app::operations::statement::OfStatement;
use app::operations::statement::approve::Approve;
use app::operations::statement::declare::Declare;
use app::operations::statement::first_review::FirstReview;
use app::operations::statement::second_review::SecondReview;
use base::{Month, StatementId};
use regulation::duties::{Authority, Duty};
use store::entity::{review_case, statement};
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::team::Team;

#[derive(FromQueryResult)]
struct OfProvider {
    provider_id: i64,
}

const UNDECLARED: &str = "SELECT DISTINCT v.provider_id FROM visit v WHERE v.month = $1 AND NOT EXISTS \
    (SELECT 1 FROM statement s WHERE s.month = $1 AND s.provider_id = v.provider_id AND s.state <> 'returned') \
    ORDER BY v.provider_id";

/// Every provider with claims declares its month.
pub(crate) async fn declare(team: &Team, month: Month) -> anyhow::Result<()> {
    let providers: Vec<OfProvider> = team.house.store.view().sql(UNDECLARED, [month.to_string().into()]).await?;
    for provider in providers {
        let office = team.of_provider(provider.provider_id, Duty::StatementDeclare)?;
        team.run::<Declare>(office, OfMonth { month }).await?;
    }
    Ok(())
}

/// First review of the statements that wait for it.
pub(crate) async fn first_reviews(team: &Team, month: Month) -> anyhow::Result<()> {
    for (statement, _) in waiting(team, month, "first_review").await? {
        let input = || of(&statement, "申报与审核结果相符");
        team.run_as_any::<FirstReview>(team.all_with(Duty::FirstReview), input).await?;
    }
    Ok(())
}

/// Second review of the statements that wait for it.
pub(crate) async fn second_reviews(team: &Team, month: Month) -> anyhow::Result<()> {
    for (statement, _) in waiting(team, month, "second_review").await? {
        let input = || of(&statement, "复核无误");
        team.run_as_any::<SecondReview>(team.all_with(Duty::SecondReview), input).await?;
    }
    Ok(())
}

/// Approval, by the lowest authority that suffices.
pub(crate) async fn approvals(team: &Team, month: Month) -> anyhow::Result<()> {
    for (statement, case) in waiting(team, month, "approve").await? {
        let level = if case.level.is_empty() {
            Authority::default()
        } else {
            case.level.parse().map_err(|e| anyhow::anyhow!("{e}")).context("reading the level of an approval")?
        };
        team.run_as_any::<Approve>(team.approvers(level), || of(&statement, "同意")).await?;
    }
    Ok(())
}

fn of(statement: &statement::Model, comment: &str) -> OfStatement {
    OfStatement { statement_id: StatementId(statement.statement_id), comment: comment.to_owned() }
}

/// The statements whose case waits for a duty, with the case.
async fn waiting(team: &Team, month: Month, duty: &str) -> anyhow::Result<Vec<(statement::Model, review_case::Model)>> {
    let view = team.house.store.view();
    let cases = review_case::Entity::find()
        .filter(review_case::Column::Month.eq(month.to_string()))
        .filter(review_case::Column::Kind.eq("statement"))
        .filter(review_case::Column::State.eq(duty))
        .order_by_asc(review_case::Column::CaseId);
    let cases = view.all(cases).await?;
    let statements = view.by_keys::<statement::Model>(cases.iter().map(|case| case.object_id)).await?;
    let with_statement = |case: review_case::Model| {
        let statement = statements.iter().find(|row| row.statement_id == case.object_id);
        Some((statement?.clone(), case))
    };
    Ok(cases.into_iter().filter_map(with_statement).collect())
}
