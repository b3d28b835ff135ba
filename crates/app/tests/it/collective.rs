//! Decisions by a meeting: a refusal of 50 000 yuan, at the limit itself and one
//! fen below; who is invited, votes and records; what follows when they agree and
//! when they do not. And the setting that sends payments one level up.

use app::operations::audit_case::CaseMoved;
use app::operations::audit_case::first_review::{FirstReview, Proposal, Proposals};
use app::operations::audit_case::resubmit::{Resubmission, Resubmit};
use app::operations::audit_case::second_review::{Decisions, FinalLine, SecondReview};
use app::operations::collective::convene::{Convene, MeetingToCall};
use app::operations::collective::resolve::{MeetingToResolve, Resolve};
use app::operations::collective::vote::{CastVote, VoteToCast};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::month::freeze::Freeze;
use app::operations::month::run_audit::RunAudit;
use app::operations::sample::resubmit::{ResubmitSample, SampleResubmission};
use app::operations::sample::review::{ReviewSample, SampleResult};
use app::operations::statement::approve::Approve;
use app::operations::statement::approve_above::ApproveAbove;
use app::operations::statement::declare::Declare;
use app::operations::statement::first_review::FirstReview as StatementFirst;
use app::operations::statement::second_review::SecondReview as StatementSecond;
use base::{CaseId, Date, FindingId, MaterialId, StaffId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Vote;
use serde_json::json;
use sm3::{Digest, Sm3};
use store::entity::{case_duty, collective_meeting, finding};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::macros::date;

use crate::audit_case::all_pass;
use crate::matter::{look, papers, step};
use crate::month::{claim, import, september};
use crate::on_both;
use crate::registers::{line, registers};
use crate::statement::{a_reviewed_september, of};
use crate::world::World;

const TODAY: Date = date!(2026 - 10 - 21);
const MINUTES: &str = "会议听取经办汇报，逐项讨论违规费用，与会成员发表意见后表决。";

/// A stay for 100 000 yuan that follows another one too closely: September frozen and
/// audited; the case of its hospital.
async fn a_costly_september(world: &mut World) -> CaseId {
    let registers = registers(world, 2).await;
    let (county, person) = (registers.county_hospital, registers.persons[0]);
    let stay =
        |number: &str, days, price| claim(county, person, number, days, vec![line("1", days.0, "BED", 1_000, price)]);
    import(
        world,
        vec![stay("Z0", ("2026-08-20", "2026-08-30"), 10_000), stay("Z1", ("2026-09-05", "2026-09-15"), 1_000_000)],
    )
    .await;
    world.run::<Freeze>("zhaol", september()).await.unwrap();
    let case_id = world.run::<RunAudit>("zhaol", september()).await.unwrap().cases[0];
    for drawn in crate::sample::drawn(world, "zhaol", september()).await.cases {
        world.run::<ReviewSample>("xuq", all_pass(world, drawn).await).await.unwrap();
    }
    case_id
}

/// Both reviews: the readmission is refused for this amount, whatever else was found is cleared.
async fn reviewed(world: &World, case_id: CaseId, refused_fen: i64) -> CaseMoved {
    let rows = world.house.store.view().all(finding::Entity::find().order_by_asc(finding::Column::FindingId)).await;
    let rows = rows.unwrap();
    let of = |row: &finding::Model| if row.rule == 10 { refused_fen } else { 0 };
    let words = || "核实后认定".to_owned();
    let lines =
        rows.iter().map(|row| Proposal { finding_id: FindingId(row.finding_id), uphold_fen: of(row), reason: words() });
    let first = Proposals { case_id, lines: lines.collect(), comment: words(), ask_provider: false };
    world.run::<FirstReview>("huangm", first).await.unwrap();
    let lines =
        rows.iter().map(|row| FinalLine { finding_id: FindingId(row.finding_id), final_fen: of(row), reason: words() });
    let second = Decisions { case_id, lines: lines.collect(), comment: words() };
    world.run::<SecondReview>("wuf", second).await.unwrap()
}

async fn staff(world: &World, logins: &[&str]) -> Vec<StaffId> {
    let mut ids = Vec::new();
    for login in logins {
        ids.push(StaffId(world.caller(login).await.staff.unwrap().staff_id));
    }
    ids
}

fn call(case_id: CaseId, member_ids: Vec<StaffId>) -> MeetingToCall {
    MeetingToCall { case_id, held_on: TODAY, member_ids, comment: String::new() }
}

fn cast(case_id: CaseId, vote: Vote, reason: &str) -> VoteToCast {
    VoteToCast { case_id, vote, reason: reason.to_owned() }
}

fn record(case_id: CaseId, minutes: &str) -> MeetingToResolve {
    MeetingToResolve { case_id, minutes: minutes.to_owned() }
}

const MEMBERS: [&str; 3] = ["fengl", "dongw", "yuanm"];

/// A meeting of three with these votes.
async fn meet(world: &World, case_id: CaseId, votes: [Vote; 3]) -> CaseMoved {
    world.run::<Convene>("qianjh", call(case_id, staff(world, &MEMBERS).await)).await.unwrap();
    for (login, vote) in MEMBERS.into_iter().zip(votes) {
        world.run::<CastVote>(login, cast(case_id, vote, "理由见会议记录")).await.unwrap();
    }
    world.run::<Resolve>("qianjh", record(case_id, MINUTES)).await.unwrap()
}

on_both! {
    async fn a_refusal_of_fifty_thousand_yuan_waits_for_a_meeting_and_goes_on_by_its_votes(world) {
        let mut world = world;
        let case_id = a_costly_september(&mut world).await;
        assert_eq!(reviewed(&world, case_id, 5_000_000).await.state, "collective_convene");
        assert_eq!(world.run::<Declare>("office1", september()).await.unwrap_err().code, "review_not_completed");

        let members = staff(&world, &MEMBERS).await;
        assert_eq!(world.run::<CastVote>("fengl", cast(case_id, Vote::Agree, "")).await.unwrap_err().code, "meeting_missing");
        assert_eq!(world.run::<Resolve>("qianjh", record(case_id, MINUTES)).await.unwrap_err().code, "meeting_missing");
        assert_eq!(world.run::<Convene>("zhumd", call(case_id, members.clone())).await.unwrap_err().code, "duty_not_held");
        let late = MeetingToCall { held_on: date!(2026 - 10 - 20), ..call(case_id, members.clone()) };
        assert_eq!(world.run::<Convene>("qianjh", late).await.unwrap_err().code, "meeting_day_passed");
        for few in [vec![members[0], members[1]], vec![members[0], members[1], members[1]]] {
            assert_eq!(world.run::<Convene>("qianjh", call(case_id, few)).await.unwrap_err().code, "members_too_few");
        }
        let mut with_reviewer = members.clone();
        with_reviewer[2] = staff(&world, &["wuf"]).await[0];
        let refused = world.run::<Convene>("qianjh", call(case_id, with_reviewer)).await.unwrap_err();
        assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("member_excluded", "member_ids[2]"));

        let called = world.run::<Convene>("qianjh", call(case_id, members.clone())).await.unwrap();
        assert_eq!((called.invited, called.quorum), (3, 2));
        assert_eq!(world.run::<Convene>("qianjh", call(case_id, members)).await.unwrap_err().code, "meeting_open");
        assert_eq!(world.run::<CastVote>("qianjh", cast(case_id, Vote::Agree, "")).await.unwrap_err().code, "not_invited");
        assert_eq!(world.run::<CastVote>("huangm", cast(case_id, Vote::Agree, "")).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run::<CastVote>("dongw", cast(case_id, Vote::Against, " ")).await.unwrap_err().code, "reason_missing");
        world.run::<CastVote>("dongw", cast(case_id, Vote::Against, "证据尚不充分")).await.unwrap();
        assert_eq!(world.run::<Resolve>("qianjh", record(case_id, MINUTES)).await.unwrap_err().code, "quorum_missing");
        world.run::<CastVote>("fengl", cast(case_id, Vote::Agree, "")).await.unwrap();
        assert_eq!(world.run::<CastVote>("fengl", cast(case_id, Vote::Abstain, "")).await.unwrap_err().code, "voted_already");
        world.run::<CastVote>("yuanm", cast(case_id, Vote::Agree, "")).await.unwrap();
        assert_eq!(world.run::<Resolve>("qianjh", record(case_id, "同意")).await.unwrap_err().code, "minutes_missing");
        let done = world.run::<Resolve>("qianjh", record(case_id, MINUTES)).await.unwrap();
        assert_eq!(done.state, "completed");

        let meeting = world.house.store.view().one(collective_meeting::Entity::find()).await.unwrap().unwrap();
        assert_eq!((meeting.outcome.as_deref(), meeting.agree, meeting.against, meeting.abstain), (Some("agreed"), Some(2), Some(1), Some(0)));
        assert_eq!(meeting.minutes_sm3, Some(hex::encode(Sm3::digest(MINUTES.as_bytes()))));
        let acts = case_duty::Entity::find().filter(case_duty::Column::Duty.eq("collective_vote"));
        assert_eq!(world.house.store.view().count(acts).await.unwrap(), 3, "every vote stands in the history");
        assert_eq!(world.run::<Resolve>("qianjh", record(case_id, MINUTES)).await.unwrap_err().code, "meeting_not_expected");
        world.run::<Declare>("office1", september()).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn fifty_thousand_yuan_refused_in_a_sample_wait_for_a_meeting_too(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let lines = vec![line("1", "2026-09-05", "BED", 1_000, 1_000_000)];
        import(&world, vec![claim(registers.county_hospital, registers.persons[0], "Z1", ("2026-09-05", "2026-09-15"), lines)]).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let case_id = crate::sample::drawn(&world, "zhaol", september()).await.cases[0];
        let refuse = async |fen: i64| {
            let mut review = all_pass(&world, case_id).await;
            let item = &mut review.items[0];
            (item.result, item.deduct_fen, item.comment) = (SampleResult::Problem, fen, "无指征住院".to_owned());
            world.run::<ReviewSample>("xuq", review).await.unwrap().state
        };
        assert_eq!(refuse(5_000_000).await, "collective_convene");
        assert_eq!(meet(&world, case_id, [Vote::Against, Vote::Agree, Vote::Abstain]).await.state, "returned");
        let again = SampleResubmission { case_id, comment: "补充病历后再审".to_owned() };
        assert_eq!(world.run::<ResubmitSample>("xuq", again.clone()).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run::<ResubmitSample>("zhaol", again).await.unwrap().state, "second_review");
        assert_eq!(refuse(5_000_000).await, "collective_convene");
        assert_eq!(meet(&world, case_id, [Vote::Agree; 3]).await.state, "completed");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn one_fen_less_needs_no_meeting(world) {
        let mut world = world;
        let case_id = a_costly_september(&mut world).await;
        assert_eq!(reviewed(&world, case_id, 4_999_999).await.state, "completed");
    }
}

on_both! {
    async fn a_case_that_the_meeting_does_not_agree_to_goes_back_and_meets_another(world) {
        let mut world = world;
        let case_id = a_costly_september(&mut world).await;
        reviewed(&world, case_id, 9_000_000).await;
        let moved = meet(&world, case_id, [Vote::Agree, Vote::Abstain, Vote::Against]).await;
        assert_eq!(moved.state, "returned");
        let again = Resubmission { case_id, comment: "补充证据".to_owned() };
        world.run::<Resubmit>("huangm", again).await.unwrap();
        assert_eq!(reviewed_again(&world, case_id).await.state, "collective_convene");
        assert_eq!(meet(&world, case_id, [Vote::Agree; 3]).await.state, "completed");
        let meetings = collective_meeting::Entity::find().order_by_asc(collective_meeting::Column::MeetingId);
        let outcomes: Vec<_> = world.house.store.view().all(meetings).await.unwrap().into_iter().map(|row| row.outcome).collect();
        assert_eq!(outcomes, [Some("not_agreed".to_owned()), Some("agreed".to_owned())]);
        world.assert_verifies().await;
    }
}

/// The same reviewers once more.
async fn reviewed_again(world: &World, case_id: CaseId) -> CaseMoved {
    reviewed(world, case_id, 9_000_000).await
}

fn change(sent_up: bool, material_ids: Vec<MaterialId>) -> Application {
    let form = json!({ "sent_up": sent_up, "reason": "本级人员不足，支付审批上提一级" });
    Application { matter: CaseKind::ChainChange, form, material_ids, comment: String::new(), notify_missing: false }
}

/// Payments are approved one level up from now on: a safeguard more needs no meeting.
pub(crate) async fn send_up(world: &World) {
    let case = world.run::<Accept>("yangf", change(true, vec![])).await.unwrap();
    world.run::<Review>("hanx", step(case.case_id, Duty::ParameterReview)).await.unwrap();
    let done = world.run::<Review>("zhumd", step(case.case_id, Duty::Approve)).await.unwrap();
    assert_eq!(done.state, "completed");
}

/// It is taken back: a safeguard given up passes legal review and a meeting.
pub(crate) async fn take_back(world: &World) {
    let grounds = papers(world, "yangf", &["grounds"]).await;
    let case = world.run::<Accept>("yangf", change(false, grounds)).await.unwrap();
    for reviewer in ["hanx", "zhumd", "tangy"] {
        look(world, reviewer, case.case_id).await;
    }
    world.run::<Review>("hanx", step(case.case_id, Duty::ParameterReview)).await.unwrap();
    let moved = world.run::<Review>("zhumd", step(case.case_id, Duty::Approve)).await.unwrap();
    assert_eq!(moved.state, "legal_review");
    let moved = world.run::<Review>("tangy", step(case.case_id, Duty::LegalReview)).await.unwrap();
    assert_eq!(moved.state, "collective_convene");
    let short_cut = world.run::<Review>("zhumd", step(case.case_id, Duty::CollectiveConvene)).await.unwrap_err();
    assert_eq!(short_cut.code, "duty_not_held");
    let moved = meet(world, case.case_id, [Vote::Agree, Vote::Agree, Vote::Against]).await;
    assert_eq!(moved.state, "completed");
}

on_both! {
    async fn i03_a_small_office_sends_its_payments_one_level_up_and_takes_it_back_only_by_a_meeting(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [3_000, 0, 33_333]).await;
        assert_eq!(world.run::<Accept>("yangf", change(false, vec![])).await.unwrap_err().code, "nothing_changes");
        send_up(&world).await;

        let id = world.run::<Declare>("office1", september()).await.unwrap().statement_id;
        world.run::<StatementFirst>("huangm", of(id)).await.unwrap();
        world.run::<StatementSecond>("wuf", of(id)).await.unwrap();
        let moved = world.run::<Approve>("sunlh", of(id)).await.unwrap();
        assert_eq!((moved.state.as_str(), moved.case.state.as_str()), ("in_review", "upper_approve"));
        assert_eq!(world.run::<ApproveAbove>("zhumd", of(id)).await.unwrap_err().code, "duty_not_held");
        let moved = world.run::<ApproveAbove>("caoj", of(id)).await.unwrap();
        assert_eq!((moved.state.as_str(), moved.case.state.as_str()), ("approved", "completed"));

        assert_eq!(world.run::<Accept>("yangf", change(false, vec![])).await.unwrap_err().code, "material_missing");
        take_back(&world).await;
        let setting = world.house.store.view().by_key::<store::entity::house_setting::Model>("sent_up").await.unwrap();
        assert_eq!(setting.map(|row| row.setting_value).as_deref(), Some("false"));
        world.assert_verifies().await;
    }
}
