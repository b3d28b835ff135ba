//! Threat I15: the random sample of a month cannot be steered. Whatever an
//! insider may try before, at and after the draw is refused by the house or the
//! database, or shows when the draw is repeated or the rows are verified.

use std::collections::BTreeSet;

use app::operations::claim::import::{ClaimToImport, ClaimsToImport, Import};
use app::operations::month::freeze::Freeze;
use app::operations::month::run_audit::RunAudit;
use app::operations::sample::draw::{DrawSample, Drawn};
use app::operations::sample::recompute::{DrawFault, recompute_draw};
use app::operations::visit::admit::VisitKind;
use app::{Request, funnel};
use review::{Secret, draw_seed, population_digest};
use store::VerifyProblem;
use store::entity::{sample_draw, sample_item, visit};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter};

use crate::month::{claim, import, september};
use crate::on_both;
use crate::registers::{Registers, line, registers};
use crate::tamper::unguarded;
use crate::world::World;

/// Inpatient claims in the month: two samples of five in a hundred of them agree
/// once in some thirty thousand times.
const STAYS: u32 = 60;

fn stay(registers: &Registers, person: usize, number: &str) -> ClaimToImport {
    let lines = vec![line("1", "2026-09-05", "BED", 200, 10_000)];
    let days = ("2026-09-05", "2026-09-07");
    claim(registers.county_hospital, registers.persons[person], number, days, lines)
}

/// September with its stays and one outpatient visit, not frozen yet.
async fn a_full_september(world: &mut World) -> Registers {
    let registers = registers(world, STAYS + 1).await;
    let mut claims: Vec<_> = (0..STAYS as usize).map(|n| stay(&registers, n, &format!("Z{n}"))).collect();
    let last = STAYS as usize;
    claims.push(ClaimToImport { kind: VisitKind::Outpatient, ..stay(&registers, last, "M1") });
    import(world, claims).await;
    registers
}

async fn drawn_row(world: &World) -> sample_draw::Model {
    world.house.store.view().one(sample_draw::Entity::find()).await.unwrap().expect("the month was drawn")
}

/// The settlements drawn from, as anybody reads them.
async fn population(world: &World) -> Vec<i64> {
    let stays = visit::Entity::find().filter(visit::Column::Month.eq("2026-09")).filter(visit::Column::Kind.eq(2));
    let stays = world.house.store.view().all(stays).await.unwrap();
    stays.iter().filter_map(|stay| stay.settlement_id).collect()
}

async fn refused(world: &World, login: &str) -> String {
    world.run::<DrawSample>(login, september()).await.unwrap_err().code
}

on_both! {
    async fn i15_before_the_draw_nothing_steers_it(world) {
        let mut world = world;
        let registers = a_full_september(&mut world).await;
        world.house.store.integrate().await.unwrap();
        assert_eq!(refused(&world, "zhaol").await, "month_not_frozen", "drawn while claims still come in");
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let late = ClaimsToImport { claims: vec![stay(&registers, STAYS as usize, "Z-late")] };
        let answer = world.run::<Import>("zhaol", late).await.unwrap();
        assert_eq!(answer.rejected[0].code, "month_frozen", "a claim put in when the population stood");
        assert_eq!(refused(&world, "huangm").await, "duty_not_held");

        // Who tries the draw out beforehand learns nothing: each trial has a secret of its own.
        world.house.store.integrate().await.unwrap();
        let caller = world.caller("zhaol").await;
        let mut seeds = BTreeSet::new();
        for trial in 0..3 {
            let request = Request { dry_run: true, ..Request::keyed(format!("trial-000{trial}")) };
            let tried = funnel::run::<DrawSample>(&world.house, &caller, &request, september()).await.unwrap();
            seeds.insert(tried.output.seed);
        }
        assert_eq!(world.house.store.view().count(sample_draw::Entity::find()).await.unwrap(), 0);
        let drawn = world.run::<DrawSample>("zhaol", september()).await.unwrap();
        assert!(seeds.insert(drawn.seed) && seeds.len() == 4, "a trial foretold the draw");
    }
}

/// September drawn.
async fn a_drawn_september(world: &mut World) -> Drawn {
    a_full_september(world).await;
    world.run::<Freeze>("zhaol", september()).await.unwrap();
    world.run::<RunAudit>("zhaol", september()).await.unwrap();
    world.house.store.integrate().await.unwrap();
    world.run::<DrawSample>("zhaol", september()).await.unwrap()
}

on_both! {
    async fn i15_whoever_repeats_the_draw_sees_every_change_of_it(world) {
        let mut world = world;
        let drawn = a_drawn_september(&mut world).await;
        let (row, population) = (drawn_row(&world).await, population(&world).await);
        assert_eq!(population.len(), STAYS as usize, "the outpatient visit is not drawn from");
        assert!(drawn.drawn.len() * 20 >= population.len(), "five in a hundred at least: {}", drawn.drawn.len());
        let sample: Vec<i64> = drawn.drawn.iter().map(|id| id.0).collect();
        assert_eq!(recompute_draw(&row, &population), Ok(sample.clone()), "the seed that is kept is the one used");
        let items = world.house.store.view().all(sample_item::Entity::find()).await.unwrap();
        let items: BTreeSet<i64> = items.iter().map(|item| item.settlement_id).collect();
        assert_eq!(items, sample.iter().copied().collect(), "what is examined is what was drawn");

        let mut reordered = population.clone();
        reordered.reverse();
        assert_eq!(recompute_draw(&row, &reordered), Ok(sample.clone()), "the order decides nothing");
        let outside = population.iter().find(|id| !sample.contains(id)).copied().unwrap();
        let dropped: Vec<i64> = population.iter().copied().filter(|id| *id != outside).collect();
        assert_eq!(recompute_draw(&row, &dropped), Err(DrawFault::PopulationDiffers), "a claim dropped");
        let added: Vec<i64> = population.iter().copied().chain([i64::MAX]).collect();
        assert_eq!(recompute_draw(&row, &added), Err(DrawFault::PopulationDiffers), "a claim added");
        let exchanged: Vec<i64> = population.iter().map(|id| if *id == outside { i64::MAX } else { *id }).collect();
        assert_eq!(recompute_draw(&row, &exchanged), Err(DrawFault::PopulationDiffers), "a claim exchanged");
        let changed = |change: &dyn Fn(&mut sample_draw::Model)| {
            let mut row = row.clone();
            change(&mut row);
            recompute_draw(&row, &population)
        };
        assert_eq!(changed(&|row| row.seed = "05".repeat(32)), Err(DrawFault::SeedDiffers), "a seed of one's choice");
        assert_eq!(changed(&|row| row.tree_root = "05".repeat(32)), Err(DrawFault::SeedDiffers), "another root");
        assert_eq!(changed(&|row| row.secret.clear()), Err(DrawFault::Malformed("secret")), "the secret withheld");
        assert_eq!(changed(&|row| row.drawn_count -= 1), Err(DrawFault::CountDiffers), "one fewer drawn");
        assert_eq!(changed(&|row| row.share_permyriad = 100), Err(DrawFault::CountDiffers), "a smaller share");
        // With a secret that was chosen and a seed that fits it, others are drawn than are examined.
        let chosen = changed(&|row| {
            let root = hex::decode(&row.tree_root).unwrap().try_into().unwrap();
            row.secret = "05".repeat(32);
            row.seed = hex::encode(draw_seed(&[Secret([5; 32])], &population_digest(&population), &root));
        });
        assert_ne!(chosen, Ok(sample), "a biased secret draws the same");
    }
}

on_both! {
    async fn i15_a_draw_stands_for_good(world) {
        let mut world = world;
        let drawn = a_drawn_september(&mut world).await;
        assert_eq!(refused(&world, "zhaol").await, "sample_already_drawn", "drawn again");
        let (row, population) = (drawn_row(&world).await, population(&world).await);

        // The database refuses to change or remove a draw, or to keep a second one of the month.
        let guarded = Database::connect(world.database()).await.unwrap();
        let again = "INSERT INTO sample_draw SELECT sample_draw_id + 1, month, population_digest, population_count, \
            secret, seed, tree_size, tree_root, share_permyriad, drawn_count, rev FROM sample_draw";
        for sql in ["UPDATE sample_draw SET rev = rev + 1", "DELETE FROM sample_draw", again] {
            assert!(guarded.execute_unprepared(sql).await.is_err(), "{sql}");
        }
        guarded.close().await.unwrap();

        // A hand in the database with every guard off: each change is named.
        world.assert_verifies().await;
        let outside = population.iter().find(|id| drawn.drawn.iter().all(|drawn| drawn.0 != **id)).unwrap();
        let any = drawn.drawn[0].0;
        let other = "05".repeat(32);
        let attacks = [
            ("sample_draw", "seed", format!("UPDATE sample_draw SET seed = '{other}'")),
            ("sample_draw", "secret", format!("UPDATE sample_draw SET secret = '{other}'")),
            ("sample_draw", "tree_root", format!("UPDATE sample_draw SET tree_root = '{other}'")),
            ("sample_draw", "drawn_count", "UPDATE sample_draw SET drawn_count = 1".to_owned()),
            (
                "sample_item",
                "settlement_id",
                format!("UPDATE sample_item SET settlement_id = {outside} WHERE settlement_id = {any}"),
            ),
            ("visit", "month", format!("UPDATE visit SET month = '2026-08' WHERE settlement_id = {outside}")),
        ];
        let hand = unguarded(&world).await;
        for (table, column, sql) in &attacks {
            assert!(hand.execute_unprepared(sql).await.unwrap().rows_affected() >= 1, "{sql}");
            let verified = world.house.store.verify(&[], |_| ()).await.unwrap();
            let named = verified.problems.iter().any(|problem| {
                matches!(problem, VerifyProblem::Row(fault)
                    if fault.table == *table && fault.column.as_deref() == Some(*column))
            });
            assert!(named, "{sql}: {:#?}", verified.problems);
        }
        hand.execute_unprepared("DELETE FROM sample_draw").await.unwrap();
        let verified = world.house.store.verify(&[], |_| ()).await.unwrap();
        let gone = |problem: &VerifyProblem| {
            matches!(problem, VerifyProblem::Row(fault) if fault.table == "sample_draw" && fault.key == row.sample_draw_id.to_string())
        };
        assert!(verified.problems.iter().any(gone), "the draw removed, to draw again");
    }
}
