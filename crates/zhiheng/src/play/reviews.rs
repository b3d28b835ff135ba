//! From the frozen month to the last review: freeze, audit, draw, and each case
//! through first review, the provider's answer and second review. Steps that are
//! done already are left alone, so that a month begun by hand can be finished.
//!
//! Article: R1-12.11, R4-16, R1-35.

use anyhow::anyhow;
use app::Caller;
use app::operations::audit_case::answer::{Answer, AnswerLine, Answers};
use app::operations::audit_case::first_review::{FirstReview, Proposal, Proposals};
use app::operations::audit_case::second_review::{Decisions, FinalLine, SecondReview};
use app::operations::collective::convene::{Convene, MeetingToCall};
use app::operations::collective::resolve::{MeetingToResolve, Resolve};
use app::operations::collective::vote::{CastVote, VoteToCast};
use app::operations::month::freeze::{Freeze, OfMonth};
use app::operations::month::run_audit::RunAudit;
use app::operations::sample::commit::{Commit, SeedCommitment};
use app::operations::sample::draw::DrawSample;
use app::operations::sample::freeze::FreezeSample;
use app::operations::sample::reveal::{Reveal, SeedToReveal};
use app::operations::sample::review::{ItemDecision, ReviewSample, SampleResult, SampleReview};
use base::{CaseId, FindingId, Month, Refusal, SettlementId, StaffId};
use regulation::duties::Duty;
use review::{Vote, commitment};
use store::entity::{
    finding, review_case, sample_commitment, sample_draw, sample_item, sample_population, settlement, settlement_month,
    visit,
};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::judgement::Knowledge;
use super::team::Team;

/// Freezes the month, if it is open.
pub(crate) async fn freeze(team: &Team, month: Month) -> anyhow::Result<()> {
    if state(team, month).await?.is_none_or(|state| state == "open") {
        team.run::<Freeze>(team.with(Duty::MonthFreeze)?, OfMonth { month }).await?;
    }
    Ok(())
}

/// Runs the audit, if the month is frozen and no more.
pub(crate) async fn audit(team: &Team, month: Month) -> anyhow::Result<()> {
    if state(team, month).await?.as_deref() == Some("frozen") {
        team.run::<RunAudit>(team.with(Duty::AuditRun)?, OfMonth { month }).await?;
    }
    Ok(())
}

/// Draws the sample, if there are stays to draw from and none was drawn: the claims
/// are fixed, two persons of different duty commit themselves and reveal, and the
/// checkpoint signed after that decides. Seeds that were begun by hand are their
/// persons' own; the play cannot reveal them.
pub(crate) async fn draw(team: &Team, month: Month) -> anyhow::Result<()> {
    let view = team.house.store.view();
    let drawn = sample_draw::Entity::find().filter(sample_draw::Column::Month.eq(month.to_string()));
    let stays = visit::Entity::find().filter(visit::Column::Month.eq(month.to_string()));
    let stays = stays.filter(visit::Column::Kind.eq(2));
    if view.one(drawn).await?.is_some() || view.one(stays).await?.is_none() {
        return Ok(());
    }
    let clerk = team.with(Duty::SampleDraw)?;
    if view.by_key::<sample_population::Model>(month.to_string()).await?.is_none() {
        team.run::<FreezeSample>(clerk, OfMonth { month }).await?;
        team.house.seal().await?;
    }
    let seeds = sample_commitment::Entity::find().filter(sample_commitment::Column::Month.eq(month.to_string()));
    if view.one(seeds).await?.is_none() {
        seeds_of(team, month, [clerk, team.with(Duty::Inspection)?]).await?;
    }
    team.house.seal().await?;
    team.run::<DrawSample>(clerk, OfMonth { month }).await?;
    Ok(())
}

/// Both persons commit themselves, and only then reveal.
async fn seeds_of(team: &Team, month: Month, persons: [&Caller; 2]) -> anyhow::Result<()> {
    let fixed = team.house.store.view().by_key::<sample_population::Model>(month.to_string()).await?;
    let fixed = fixed.ok_or_else(|| anyhow!("the claims of {month} were not fixed"))?;
    let mut population = [0; 32];
    hex::decode_to_slice(&fixed.population_digest, &mut population)?;
    let mut seeds = Vec::new();
    for person in persons {
        let staff = person.staff.as_ref().ok_or_else(|| anyhow!("nobody acts"))?;
        let seed = team.house.entropy.bytes32();
        let commitment = hex::encode(commitment(month, &population, StaffId(staff.staff_id), &seed));
        team.run::<Commit>(person, SeedCommitment { month, commitment }).await?;
        team.house.store.integrate().await?;
        seeds.push((person, hex::encode(seed)));
    }
    for (person, seed) in seeds {
        team.run::<Reveal>(person, SeedToReveal { month, seed }).await?;
        team.house.store.integrate().await?;
    }
    Ok(())
}

/// First review of every case that waits for it.
pub(crate) async fn first_reviews(team: &Team, month: Month, knowledge: &Knowledge) -> anyhow::Result<()> {
    for case in cases(team, month, "audit", "first_review").await? {
        let lines: Vec<Proposal> = open_findings(team, case.case_id)
            .await?
            .iter()
            .map(|found| {
                let judged = knowledge.first(&team.house.law, found);
                Proposal {
                    finding_id: FindingId(found.finding_id),
                    uphold_fen: judged.uphold_fen,
                    reason: judged.reason.to_owned(),
                }
            })
            .collect();
        let input = || Proposals {
            case_id: CaseId(case.case_id),
            ask_provider: lines.iter().any(|line| line.uphold_fen > 0),
            lines: lines.clone(),
            comment: "初审意见见各疑点".to_owned(),
        };
        team.run_as_any::<FirstReview>(team.all_with(Duty::FirstReview), input).await?;
    }
    Ok(())
}

/// The providers' written answers.
pub(crate) async fn answers(team: &Team, month: Month) -> anyhow::Result<()> {
    for case in cases(team, month, "audit", "with_provider").await? {
        let Some(provider_id) = case.provider_id else { continue };
        let upheld = open_findings(team, case.case_id).await?;
        let upheld = upheld.iter().filter(|found| found.first_fen.is_some_and(|fen| fen > 0));
        let lines = upheld
            .map(|found| AnswerLine {
                finding_id: FindingId(found.finding_id),
                answer: match found.line_id {
                    Some(_) => "经核对属录入差错，接受扣减".to_owned(),
                    None => "患者病情反复确需再次住院，请酌情考虑".to_owned(),
                },
            })
            .collect();
        let answers = Answers { case_id: CaseId(case.case_id), lines, comment: "书面反馈如下".to_owned() };
        team.run::<Answer>(team.of_provider(provider_id, Duty::ProviderAnswer)?, answers).await?;
    }
    Ok(())
}

/// Second review of every case that waits for it.
pub(crate) async fn second_reviews(team: &Team, month: Month, knowledge: &Knowledge) -> anyhow::Result<()> {
    for case in cases(team, month, "audit", "second_review").await? {
        let lines: Vec<FinalLine> = open_findings(team, case.case_id)
            .await?
            .iter()
            .map(|found| {
                let judged = knowledge.second(found);
                FinalLine {
                    finding_id: FindingId(found.finding_id),
                    final_fen: judged.uphold_fen,
                    reason: judged.reason.to_owned(),
                }
            })
            .collect();
        let input = || Decisions {
            case_id: CaseId(case.case_id),
            lines: lines.clone(),
            comment: "复审结论见各疑点".to_owned(),
        };
        team.run_as_any::<SecondReview>(team.all_with(Duty::SecondReview), input).await?;
    }
    Ok(())
}

/// What second review refused for so much that a meeting decides: all are invited
/// who may vote, and agree.
pub(crate) async fn meetings(team: &Team, month: Month) -> anyhow::Result<()> {
    const MINUTES: &str = "会议听取审核情况汇报，逐项讨论拟不予支付的违规费用，与会成员一致认为事实清楚、依据充分。";
    for case in cases(team, month, "audit", "collective_convene").await? {
        let case_id = CaseId(case.case_id);
        let convener = team.with(Duty::CollectiveConvene)?;
        let members: Vec<&Caller> = team.all_with(Duty::CollectiveVote).filter(|member| *member != convener).collect();
        let staff_id = |member: &&Caller| member.staff.as_ref().map(|person| StaffId(person.staff_id));
        let meeting = MeetingToCall {
            case_id,
            held_on: team.house.clock.today(),
            member_ids: members.iter().filter_map(staff_id).collect(),
            comment: "拟不予支付违规费用达到集体决策标准".to_owned(),
        };
        // A meeting that was begun by hand goes on with those who sit in it.
        done_or(&["meeting_open"], team.attempt::<Convene>(convener, meeting).await?)?;
        for member in members {
            let agree = VoteToCast { case_id, vote: Vote::Agree, reason: String::new() };
            done_or(&["voted_already", "not_invited"], team.attempt::<CastVote>(member, agree).await?)?;
        }
        team.run::<Resolve>(convener, MeetingToResolve { case_id, minutes: MINUTES.to_owned() }).await?;
    }
    Ok(())
}

/// Every drawn claim is looked at; one in so many shows a small overcharge.
pub(crate) async fn sample_reviews(team: &Team, month: Month) -> anyhow::Result<()> {
    const ONE_IN: usize = 15;
    const OVERCHARGE_FEN: i64 = 3_000;
    let mut looked_at = 0;
    for case in cases(team, month, "sample", "second_review").await? {
        let items = sample_item::Entity::find().filter(sample_item::Column::CaseId.eq(case.case_id));
        let items = team.house.store.view().all(items.order_by_asc(sample_item::Column::SampleItemId)).await?;
        let ids = items.iter().map(|item| item.settlement_id);
        let claims = team.house.store.view().by_keys::<settlement::Model>(ids).await?;
        let mut decided = Vec::with_capacity(items.len());
        for item in items {
            looked_at += 1;
            let claim = claims.iter().find(|claim| claim.settlement_id == item.settlement_id);
            let deduct_fen = claim.map_or(0, |claim| claim.total_fen.min(OVERCHARGE_FEN));
            let problem = looked_at % ONE_IN == 0 && deduct_fen > 0;
            decided.push(ItemDecision {
                settlement_id: SettlementId(item.settlement_id),
                result: if problem { SampleResult::Problem } else { SampleResult::Passed },
                deduct_fen: if problem { deduct_fen } else { 0 },
                comment: if problem { "护理费超标准收取，扣减差额".to_owned() } else { String::new() },
            });
        }
        let input =
            || SampleReview {
                case_id: CaseId(case.case_id), items: decided.clone(), comment: "抽审完成".to_owned()
            };
        team.run_as_any::<ReviewSample>(team.all_with(Duty::SecondReview), input).await?;
    }
    Ok(())
}

/// A refusal that says the thing is done already is as good as doing it.
fn done_or<T>(already: &[&str], answer: Result<T, Refusal>) -> anyhow::Result<()> {
    match answer {
        Err(refusal) if !already.contains(&refusal.code.as_str()) => {
            Err(anyhow!("{}: {}", refusal.code, refusal.title))
        }
        _ => Ok(()),
    }
}

async fn state(team: &Team, month: Month) -> anyhow::Result<Option<String>> {
    let row = team.house.store.view().by_key::<settlement_month::Model>(month.to_string()).await?;
    Ok(row.map(|row| row.state))
}

async fn cases(team: &Team, month: Month, kind: &str, state: &str) -> anyhow::Result<Vec<review_case::Model>> {
    let cases = review_case::Entity::find()
        .filter(review_case::Column::Month.eq(month.to_string()))
        .filter(review_case::Column::Kind.eq(kind))
        .filter(review_case::Column::State.eq(state))
        .order_by_asc(review_case::Column::CaseId);
    Ok(team.house.store.view().all(cases).await?)
}

async fn open_findings(team: &Team, case_id: i64) -> anyhow::Result<Vec<finding::Model>> {
    let open = finding::Entity::find()
        .filter(finding::Column::CaseId.eq(case_id))
        .filter(finding::Column::State.eq("open"))
        .order_by_asc(finding::Column::FindingId);
    Ok(team.house.store.view().all(open).await?)
}
