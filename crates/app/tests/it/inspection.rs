//! Threat I23: nobody inspects an institution alone, nobody who is tied to it inspects
//! it, and what was found is signed by two, each by an act of his own.

use app::operations::inspection::close::{Close, InspectionToClose};
use app::operations::inspection::open::{InspectionToOpen, Open};
use app::operations::inspection::record::{Finding, Record, RecordState};
use app::operations::inspection::replace_inspector::{InspectorToReplace, ReplaceInspector};
use app::operations::inspection::sign::{RecordToSign, Sign};
use app::operations::interest::declare::{Declare, Relation, Tie};
use app::operations::session::sign_out::Nothing;
use app::queries::inspection::choices::Choices;
use app::queries::inspection::list::{InspectionFilter, List};
use app::queries::inspection::view::{OfInspection, View};
use base::{InspectionId, ProviderId, Refusal, RefusalKind, StaffId};
use store::entity::{account, inspection};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter};

use crate::on_both;
use crate::registers::registers;
use crate::world::World;

async fn id(world: &World, login: &str) -> StaffId {
    let of = account::Entity::find().filter(account::Column::Login.eq(login));
    StaffId(world.house.store.view().one(of).await.unwrap().expect("there is such an account").staff_id)
}

async fn opened(
    world: &World,
    by: &str,
    provider_id: ProviderId,
    inspectors: Vec<StaffId>,
) -> Result<InspectionId, Refusal> {
    let input = InspectionToOpen {
        provider_id,
        purpose: "routine".to_owned(),
        ground: "年度现场检查计划".to_owned(),
        claims_from: "2026-07-01".to_owned(),
        claims_until: "2026-09-30".to_owned(),
        inspectors,
    };
    world.run::<Open>(by, input).await.map(|state| state.inspection_id)
}

fn finding(inspection_id: InspectionId) -> Finding {
    Finding {
        inspection_id,
        found_on: "2026-10-21".to_owned(),
        finding: "抽查住院病历三十份，床位费与住院天数相符".to_owned(),
        provider_signed: true,
        unsigned_reason: None,
    }
}

async fn recorded(world: &World, by: &str, inspection_id: InspectionId) -> Result<RecordState, Refusal> {
    world.run::<Record>(by, finding(inspection_id)).await
}

async fn signed(world: &World, by: &str, record: &RecordState) -> Result<RecordState, Refusal> {
    let input = RecordToSign { inspection_record_id: record.inspection_record_id };
    world.run::<Sign>(by, input).await
}

/// An inspection with a record that two have signed; it goes on.
pub(crate) async fn tell(world: &World, provider_id: ProviderId) {
    let team = vec![id(world, "zhangw").await, id(world, "hanb").await];
    let inspection_id = opened(world, "zhangw", provider_id, team).await.expect("it is opened");
    let record = recorded(world, "zhangw", inspection_id).await.expect("it is written down");
    signed(world, "hanb", &record).await.expect("it is signed");
}

on_both! {
    async fn i23_one_inspector_opens_nothing_and_a_tied_one_is_named(world) {
        let mut world = world;
        let county = registers(&mut world, 1).await.county_hospital;
        let newcomer = world.engage_with(&["inspector"]).await;
        let [zhang, han, tian] = [id(&world, "zhangw").await, id(&world, "hanb").await, id(&world, "tiany").await];
        let (payer, new) = (id(&world, "huxy").await, id(&world, &newcomer).await);
        let tie = Tie { staff_id: None, person_id: None, provider_id: Some(county), relation: Relation::Interest };
        world.run::<Declare>("hanb", tie).await.unwrap();

        let conflict = RefusalKind::Conflict;
        let forbidden = RefusalKind::Forbidden;
        for (team, kind, code, field) in [
            (vec![zhang], conflict, "too_few_inspectors", "inspectors"),
            (vec![], conflict, "too_few_inspectors", "inspectors"),
            (vec![zhang, zhang], RefusalKind::Invalid, "inspector_twice", "inspectors"),
            (vec![zhang, StaffId(7)], RefusalKind::Invalid, "staff_unknown", "inspectors[1]"),
            (vec![zhang, payer], forbidden, "duty_not_held", "inspectors[1]"),
            (vec![zhang, tian, han], forbidden, "recused", "inspectors[2]"),
            (vec![new, zhang], conflict, "inspector_without_certificate", "inspectors[0]"),
        ] {
            let refused = opened(&world, "zhangw", county, team).await.unwrap_err();
            let told = (refused.kind, refused.code.as_str(), refused.fields[0].path.as_str());
            assert_eq!(told, (kind, code, field));
        }
        let alone = opened(&world, "zhangw", county, vec![zhang]).await.unwrap_err();
        assert_eq!(alone.cite.map(|article| article.to_string()).as_deref(), Some("R5-32.2"));
        assert_eq!(opened(&world, "hanb", county, vec![zhang, tian]).await.unwrap_err().code, "recused", "nor opens it for others");
        assert_eq!(opened(&world, "huxy", county, vec![zhang, tian]).await.unwrap_err().code, "duty_not_held");
        assert!(world.house.store.view().all(inspection::Entity::find()).await.unwrap().is_empty(), "nothing was opened");
        let offered = world.ask::<Choices>("zhangw", Nothing {}).await.unwrap().inspectors;
        assert_eq!(offered.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(), ["张伟", "韩冰", "田野"]);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i23_a_team_never_sinks_below_two_and_two_sign_what_was_found(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let (county, city) = (registers.county_hospital, registers.city_hospital);
        let [zhang, han, tian] = [id(&world, "zhangw").await, id(&world, "hanb").await, id(&world, "tiany").await];
        let inspection_id = opened(&world, "tiany", county, vec![zhang, han]).await.unwrap();
        let replace = async |leaving, successor, reason: &str| {
            let input = InspectorToReplace { inspection_id, leaving, successor, reason: reason.to_owned() };
            world.run::<ReplaceInspector>("zhangw", input).await.map(drop).map_err(|refusal| refusal.code)
        };
        assert_eq!(replace(han, None, "临时外出学习").await.unwrap_err(), "too_few_inspectors");
        assert_eq!(replace(han, Some(zhang), "临时外出学习").await.unwrap_err(), "inspector_twice");
        assert_eq!(replace(tian, Some(han), "临时外出学习").await.unwrap_err(), "not_of_the_team");
        assert_eq!(replace(han, Some(tian), "").await.unwrap_err(), "words_missing");
        // The database would not take a team of one either.
        let db = Database::connect(world.database()).await.unwrap();
        assert!(db.execute_unprepared("UPDATE inspection SET inspectors = 1").await.is_err());
        db.close().await.unwrap();

        // What was found: by one of the team, signed by another of it.
        let closing = async |by: &'static str| {
            let input = InspectionToClose { inspection_id, conclusion: "未发现违规".to_owned() };
            world.run::<Close>(by, input).await.map(|state| state.state).map_err(|refusal| refusal.code)
        };
        assert_eq!(closing("zhangw").await.unwrap_err(), "record_missing");
        assert_eq!(recorded(&world, "tiany", inspection_id).await.unwrap_err().code, "not_of_the_team");
        for (wrong, code) in [
            (Finding { found_on: "2026-10-22".to_owned(), ..finding(inspection_id) }, "date_malformed"),
            (Finding { found_on: "2026-10-20".to_owned(), ..finding(inspection_id) }, "date_malformed"),
            (Finding { finding: "好".to_owned(), ..finding(inspection_id) }, "words_missing"),
            (Finding { provider_signed: false, ..finding(inspection_id) }, "unsigned_reason_wrong"),
        ] {
            assert_eq!(world.run::<Record>("zhangw", wrong).await.unwrap_err().code, code);
        }
        let record = recorded(&world, "zhangw", inspection_id).await.unwrap();
        assert_eq!((record.number, record.signatures), (1, 1));
        assert_eq!(signed(&world, "zhangw", &record).await.unwrap_err().code, "already_signed");
        assert_eq!(signed(&world, "tiany", &record).await.unwrap_err().code, "not_of_the_team");
        assert_eq!(closing("zhangw").await.unwrap_err(), "record_unsigned");
        replace(han, Some(tian), "临时外出学习").await.unwrap();
        assert_eq!(signed(&world, "hanb", &record).await.unwrap_err().code, "not_of_the_team", "who has left signs no more");
        assert_eq!(signed(&world, "tiany", &record).await.unwrap().signatures, 2);
        assert_eq!(closing("tiany").await.unwrap(), "closed");
        assert_eq!(recorded(&world, "zhangw", inspection_id).await.unwrap_err().code, "inspection_closed");

        // A tie that comes later keeps him out from then on.
        let other = opened(&world, "zhangw", city, vec![zhang, tian]).await.unwrap();
        let tie = Tie { staff_id: None, person_id: None, provider_id: Some(city), relation: Relation::Relative };
        world.run::<Declare>("tiany", tie).await.unwrap();
        assert_eq!(recorded(&world, "tiany", other).await.unwrap_err().code, "recused");

        let shown = world.ask::<View>("lixy", OfInspection { inspection_id }).await.unwrap();
        assert_eq!(shown.records[0].signed_by, ["张伟", "田野"]);
        assert_eq!(shown.team.iter().filter(|member| member.left_at.is_none()).count(), 2);
        assert_eq!((shown.team.len(), shown.may_work, shown.row.state.as_str()), (3, false, "closed"));
        let all = world.ask::<List>("zhumd", InspectionFilter::default()).await.unwrap();
        assert_eq!(all.rows.iter().map(|row| row.inspection_id).collect::<Vec<_>>(), [other, inspection_id]);
        world.assert_verifies().await;
    }
}
