//! Masked fields, and what waits for whom.

use app::funnel;
use app::operations::person::reveal::{FieldToReveal, MaskedField, Reveal, RevealGround};
use app::operations::session::sign_out::Nothing;
use app::queries::workbench::mine::Mine;

use crate::month::{an_audited_september, september};
use crate::on_both;
use crate::registers::registers;
use crate::statement::a_reviewed_september;

on_both! {
    async fn i20_a_masked_field_is_shown_for_a_reason_and_every_look_is_recorded(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let ask = |reason: &str| FieldToReveal { person_id: registers.persons[0], field: MaskedField::Name, ground: RevealGround::IdentityCheck, reason: reason.to_owned() };
        assert_eq!(world.run::<Reveal>("huangm", ask("")).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Reveal>("admin", ask("核对姓名")).await.unwrap_err().code, "duty_not_held");
        // A hospital that never treated the person learns nothing, not even that there is one.
        assert_eq!(world.run::<Reveal>("office1", ask("核对姓名")).await.unwrap_err().code, "not_found");
        for _ in 0..50 {
            assert_eq!(world.run::<Reveal>("huangm", ask("核对姓名")).await.unwrap().value, "参保人0");
        }
        assert_eq!(world.run::<Reveal>("huangm", ask("核对姓名")).await.unwrap_err().code, "reveal_quota_used");
        world.clock.advance(time::Duration::days(1));
        world.run::<Reveal>("huangm", ask("核对姓名")).await.unwrap();
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_workbench_asks_only_whom_the_history_allows(world) {
        let mut world = world;
        an_audited_september(&mut world).await;
        let mine = |login: &'static str| async {
            let caller = world.caller(login).await;
            let bench = funnel::ask::<Mine>(&world.house, &caller, Nothing {}).await.unwrap();
            bench.tasks.iter().map(|task| (task.kind.clone(), task.stage.clone(), task.count)).collect::<Vec<_>>()
        };
        assert_eq!(mine("huangm").await, [("audit".to_owned(), "first_review".to_owned(), 1)]);
        assert!(mine("zhaol").await.is_empty(), "the clerk reviews nothing");
        assert!(mine("wuf").await.iter().all(|(kind, ..)| kind == "sample"), "second review waits for the first");
        let overdue = world.caller("huangm").await;
        world.clock.advance(time::Duration::days(30));
        let bench = funnel::ask::<Mine>(&world.house, &overdue, Nothing {}).await.unwrap();
        assert_eq!(bench.tasks[0].overdue_count, 1);
        assert_eq!(bench.month.as_deref(), Some(september().month.to_string().as_str()));
    }
}

on_both! {
    async fn the_workbench_of_a_reviewed_month_is_empty_for_reviewers(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [0; 3]).await;
        let caller = world.caller("huangm").await;
        let bench = funnel::ask::<Mine>(&world.house, &caller, Nothing {}).await.unwrap();
        assert!(bench.tasks.is_empty() && bench.blockers.is_empty(), "{bench:?}");
    }
}
