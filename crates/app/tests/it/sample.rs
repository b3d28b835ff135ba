//! Threat I15: the random sample of a month cannot be steered, not by one person
//! and not by what the database is made to say. Twelve attacks, each refused by
//! the house, or found when the draw is made again from its file or the rows are
//! verified.

use std::collections::BTreeSet;

use app::operations::claim::import::{ClaimToImport, ClaimsToImport, Import};
use app::operations::month::freeze::{Freeze, OfMonth};
use app::operations::month::run_audit::RunAudit;
use app::operations::sample::commit::{Commit, Committed, SeedCommitment};
use app::operations::sample::draw::{DrawSample, Drawn};
use app::operations::sample::freeze::FreezeSample;
use app::operations::sample::record_withheld::RecordWithheld;
use app::operations::sample::reveal::{Reveal, Revealed, SeedToReveal};
use app::operations::sample::verify::{SampleFault, SampleFile, verify_sample};
use app::operations::visit::admit::VisitKind;
use app::queries::account::alerts::{AlertFilter, AlertKind, Alerts};
use app::queries::month::view::WhichMonth;
use app::queries::sample::file::File;
use app::queries::sample::view::{SampleView, View};
use app::{Request, funnel};
use base::{Month, Refusal, StaffId};
use review::commitment;
use store::VerifyProblem;
use store::entity::{sample_commitment, sample_draw, sample_item, sample_population};
use store::sea_orm::{ConnectionTrait, Database, EntityTrait};
use time::Duration;

use crate::month::{claim, import, september};
use crate::on_both;
use crate::registers::{Registers, line, registers};
use crate::tamper::unguarded;
use crate::world::World;

/// Who has samples drawn, and who is of the control department.
const CLERK: &str = "zhaol";
const INSPECTOR: &str = "zhangw";

/// The seeds of the two, each known to its person alone.
const SEEDS: [[u8; 32]; 2] = [[0x1a; 32], [0x2b; 32]];

/// Inpatient claims in the month: two samples of five in a hundred of them agree
/// once in some thirty thousand times.
const STAYS: u32 = 60;

fn august() -> OfMonth {
    OfMonth { month: "2026-08".parse().unwrap() }
}

fn stay(registers: &Registers, person: usize, number: &str) -> ClaimToImport {
    let lines = vec![line("1", "2026-09-05", "BED", 200, 10_000)];
    let days = ("2026-09-05", "2026-09-07");
    claim(registers.county_hospital, registers.persons[person], number, days, lines)
}

/// September with its stays and one outpatient visit, August with one stay; not frozen yet.
async fn a_full_september(world: &mut World) -> Registers {
    let registers = registers(world, STAYS + 2).await;
    let mut claims: Vec<_> = (0..STAYS as usize).map(|n| stay(&registers, n, &format!("Z{n}"))).collect();
    let last = STAYS as usize;
    claims.push(ClaimToImport { kind: VisitKind::Outpatient, ..stay(&registers, last, "M1") });
    let lines = vec![line("1", "2026-08-05", "BED", 200, 10_000)];
    let days = ("2026-08-05", "2026-08-07");
    claims.push(claim(registers.county_hospital, registers.persons[last + 1], "Z-august", days, lines));
    import(world, claims).await;
    registers
}

/// The claims of a month are fixed, and that stands in the tree.
pub(crate) async fn fixed(world: &World, login: &str, month: OfMonth) -> Result<(), Refusal> {
    world.run::<FreezeSample>(login, month).await?;
    world.house.store.integrate().await.expect("the trail integrates");
    Ok(())
}

/// What a person would hand in for a seed.
async fn digest(world: &World, login: &str, month: Month, seed: &[u8; 32]) -> String {
    let fixed = world.house.store.view().by_key::<sample_population::Model>(month.to_string()).await.unwrap();
    let population = hex::decode(fixed.expect("the claims are fixed").population_digest).unwrap();
    hex::encode(commitment(month, &population.try_into().unwrap(), person(world, login).await, seed))
}

async fn person(world: &World, login: &str) -> StaffId {
    StaffId(world.caller(login).await.staff.expect("a member of staff").staff_id)
}

async fn commits(world: &World, login: &str, month: OfMonth, seed: &[u8; 32]) -> Result<Committed, Refusal> {
    let commitment = digest(world, login, month.month, seed).await;
    let committed = world.run::<Commit>(login, SeedCommitment { month: month.month, commitment }).await;
    world.house.store.integrate().await.expect("the trail integrates");
    committed
}

async fn reveals(world: &World, login: &str, month: OfMonth, seed: &[u8; 32]) -> Result<Revealed, Refusal> {
    let revealed = world.run::<Reveal>(login, SeedToReveal { month: month.month, seed: hex::encode(seed) }).await;
    world.house.store.integrate().await.expect("the trail integrates");
    revealed
}

/// Both seeds committed and revealed.
async fn seeds_given(world: &World, login: &str, month: OfMonth) {
    let persons = [(login, SEEDS[0]), (INSPECTOR, SEEDS[1])];
    for (login, seed) in &persons {
        commits(world, login, month, seed).await.expect("a seed is committed");
    }
    for (login, seed) in &persons {
        reveals(world, login, month, seed).await.expect("a seed is revealed");
    }
}

/// The sample of a frozen month drawn as it is: claims fixed, two seeds committed
/// and revealed, a checkpoint signed.
pub(crate) async fn drawn(world: &World, login: &str, month: OfMonth) -> Drawn {
    fixed(world, login, month).await.expect("the claims are fixed");
    seeds_and_draw(world, login, month).await
}

/// The same of claims that are fixed.
pub(crate) async fn seeds_and_draw(world: &World, login: &str, month: OfMonth) -> Drawn {
    seeds_given(world, login, month).await;
    world.house.seal().await.expect("the trail is sealed");
    world.run::<DrawSample>(login, month).await.expect("the sample is drawn")
}

/// September frozen and audited.
async fn a_frozen_september(world: &mut World) -> Registers {
    let registers = a_full_september(world).await;
    world.run::<Freeze>(CLERK, september()).await.unwrap();
    world.run::<RunAudit>(CLERK, september()).await.unwrap();
    world.house.seal().await.unwrap();
    registers
}

async fn refused(world: &World) -> String {
    world.run::<DrawSample>(CLERK, september()).await.unwrap_err().code
}

async fn file(world: &World) -> SampleFile {
    world.ask::<File>("lixy", september()).await.unwrap()
}

async fn page(world: &World, login: &str) -> SampleView {
    world.ask::<View>(login, WhichMonth { month: Some(september().month) }).await.unwrap()
}

/// What the page offers this person, and whether he may.
async fn offered(world: &World, login: &str) -> Vec<(String, bool)> {
    page(world, login).await.actions.into_iter().map(|action| (action.command, action.allowed)).collect()
}

/// Whether the verifier of the trail names this column.
async fn named(world: &World, table: &str, column: &str) -> bool {
    let verified = world.house.store.verify(&[], |_| ()).await.unwrap();
    verified.problems.iter().any(|problem| {
        matches!(problem, VerifyProblem::Row(fault)
            if fault.table == table && fault.column.as_deref() == Some(column))
    })
}

on_both! {
    async fn i15_two_persons_and_a_later_checkpoint_draw_the_sample(world) {
        let mut world = world;
        a_full_september(&mut world).await;
        assert_eq!(world.run::<FreezeSample>(CLERK, september()).await.unwrap_err().code, "month_not_frozen");
        assert_eq!(refused(&world).await, "month_not_frozen", "drawn while claims still come in");
        world.run::<Freeze>(CLERK, september()).await.unwrap();
        world.run::<RunAudit>(CLERK, september()).await.unwrap();
        assert_eq!(offered(&world, CLERK).await, [("sample.freeze".to_owned(), true)]);
        assert_eq!(refused(&world).await, "sample_not_fixed");
        let nothing = SeedCommitment { month: september().month, commitment: "00".repeat(32) };
        assert_eq!(world.run::<Commit>(CLERK, nothing.clone()).await.unwrap_err().code, "sample_not_fixed");
        assert_eq!(world.run::<FreezeSample>(INSPECTOR, september()).await.unwrap_err().code, "duty_not_held");
        fixed(&world, CLERK, september()).await.unwrap();
        assert_eq!(fixed(&world, CLERK, september()).await.unwrap_err().code, "sample_already_fixed");

        assert_eq!(world.run::<Commit>("huangm", nothing).await.unwrap_err().code, "duty_not_held");
        let words = SeedCommitment { month: september().month, commitment: "AB".repeat(32) };
        assert_eq!(world.run::<Commit>(CLERK, words).await.unwrap_err().code, "not_32_bytes");
        assert_eq!(offered(&world, INSPECTOR).await, [("sample.commit".to_owned(), true)]);
        assert!(!commits(&world, CLERK, september(), &SEEDS[0]).await.unwrap().both);
        assert_eq!(offered(&world, CLERK).await, [("sample.commit".to_owned(), false)]);
        assert_eq!(refused(&world).await, "seeds_awaited");
        assert!(commits(&world, INSPECTOR, september(), &SEEDS[1]).await.unwrap().both);
        assert_eq!(reveals(&world, INSPECTOR, september(), &SEEDS[1]).await.unwrap().outstanding, 1);
        let seen = page(&world, CLERK).await;
        assert_eq!(seen.seeds.iter().map(|one| one.state.as_str()).collect::<Vec<_>>(), ["committed", "revealed"]);
        assert_eq!((seen.seeds[0].seed.as_deref(), seen.reveal_by.as_deref()), (None, Some("2026-10-26")), "three working days");
        assert_eq!(refused(&world).await, "seeds_awaited");
        reveals(&world, CLERK, september(), &SEEDS[0]).await.unwrap();
        assert_eq!(reveals(&world, CLERK, september(), &SEEDS[0]).await.unwrap_err().code, "seed_already_revealed");
        assert!(page(&world, CLERK).await.checkpoint_awaited);
        assert_eq!(refused(&world).await, "checkpoint_awaited");
        assert_eq!(world.ask::<File>(CLERK, september()).await.unwrap_err().code, "not_found");

        world.house.seal().await.unwrap();
        assert_eq!(offered(&world, CLERK).await, [("sample.draw".to_owned(), true)]);
        // Who tries the draw out beforehand sees the one outcome there is.
        let caller = world.caller(CLERK).await;
        let request = Request { dry_run: true, ..Request::keyed("trial-0001") };
        let tried = funnel::run::<DrawSample>(&world.house, &caller, &request, september()).await.unwrap();
        let drawn = world.run::<DrawSample>(CLERK, september()).await.unwrap();
        assert_eq!(tried.output.drawn, drawn.drawn);
        assert_eq!((drawn.population_count, drawn.drawn.len()), (i64::from(STAYS), 3), "five in a hundred, no visit");
        let items = world.house.store.view().all(sample_item::Entity::find()).await.unwrap();
        let items: BTreeSet<i64> = items.iter().map(|item| item.settlement_id).collect();
        assert_eq!(items, drawn.drawn.iter().map(|id| id.0).collect(), "what is examined is what was drawn");

        let key = world.house.signer().await.unwrap().verifier();
        let file = file(&world).await;
        let again = verify_sample(&file, &[key]).unwrap();
        assert_eq!((again.drawn_count, again.persons.len(), again.withheld_by.len()), (3, 2, 0));
        assert_eq!(again.persons, [person(&world, CLERK).await, person(&world, INSPECTOR).await]);
        let of_another = trail::SignerKey::from_entropy("zhiheng/other", [9; 32]).unwrap().verifier();
        assert_eq!(verify_sample(&file, &[of_another]), Err(SampleFault::NotSigned));
        let shown = page(&world, CLERK).await;
        let strata = &shown.claims.as_ref().unwrap().strata;
        assert_eq!(strata.iter().map(|one| (one.risk.as_str(), one.claims_count, one.drawn_count)).collect::<Vec<_>>(), [("ordinary", 60, 3)]);
        assert!(shown.actions.is_empty() && shown.draw.is_some());
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i15_attack_1_a_month_is_not_drawn_again(world) {
        let mut world = world;
        a_frozen_september(&mut world).await;
        drawn(&world, CLERK, september()).await;
        assert_eq!(refused(&world).await, "sample_already_drawn");
        assert_eq!(fixed(&world, CLERK, september()).await.unwrap_err().code, "sample_already_drawn");
        assert_eq!(commits(&world, CLERK, september(), &[7; 32]).await.unwrap_err().code, "sample_already_drawn");
        assert_eq!(world.run::<RecordWithheld>(CLERK, september()).await.unwrap_err().code, "sample_already_drawn");

        // The database refuses to change or remove a draw or its claims, or to keep a second one of the month.
        let guarded = Database::connect(world.database()).await.unwrap();
        let again = "INSERT INTO sample_draw SELECT sample_draw_id + 1, month, population_digest, population_count, \
            seed, checkpoint_size, checkpoint_root, drawn_count, rev FROM sample_draw";
        let third = "INSERT INTO sample_commitment SELECT sample_commitment_id + 900, month, place, staff_id, duty, \
            '00', committed_at, seed, revealed_at, withheld_at, rev FROM sample_commitment WHERE place = 1";
        for sql in [
            "UPDATE sample_draw SET rev = rev + 1",
            "DELETE FROM sample_draw",
            "UPDATE sample_population SET rev = rev + 1",
            again,
            third,
        ] {
            assert!(guarded.execute_unprepared(sql).await.is_err(), "{sql}");
        }
        guarded.close().await.unwrap();

        // A hand in the database that removes the draw to draw again: named.
        let row = world.house.store.view().one(sample_draw::Entity::find()).await.unwrap().unwrap();
        unguarded(&world).await.execute_unprepared("DELETE FROM sample_draw").await.unwrap();
        let verified = world.house.store.verify(&[], |_| ()).await.unwrap();
        let gone = |problem: &VerifyProblem| {
            matches!(problem, VerifyProblem::Row(fault) if fault.table == "sample_draw" && fault.key == row.sample_draw_id.to_string())
        };
        assert!(verified.problems.iter().any(gone), "the draw removed, to draw again");
    }
}

on_both! {
    async fn i15_attacks_2_4_10_claims_dropped_added_or_swapped_after_they_were_fixed(world) {
        let mut world = world;
        let registers = a_frozen_september(&mut world).await;
        fixed(&world, CLERK, september()).await.unwrap();
        let late = ClaimsToImport { claims: vec![stay(&registers, STAYS as usize, "Z-late")] };
        let answer = world.run::<Import>(CLERK, late).await.unwrap();
        assert_eq!(answer.rejected[0].code, "month_frozen", "a claim put in when the claims were fixed");
        seeds_given(&world, CLERK, september()).await;
        world.house.seal().await.unwrap();

        let claims = "month = '2026-09' AND visit_id IN (SELECT visit_id FROM visit WHERE kind = 2)";
        let one = format!("settlement_id = (SELECT MIN(settlement_id) FROM settlement WHERE {claims})");
        let other = "05".repeat(32);
        let root = world.house.store.view().one(sample_population::Entity::find()).await.unwrap().unwrap().population_digest;
        let hand = unguarded(&world).await;
        for (attack, table, column, done, undone) in [
            (
                "a claim dropped", "settlement", "month",
                format!("UPDATE settlement SET month = '2026-07' WHERE {one}"),
                "UPDATE settlement SET month = '2026-09' WHERE month = '2026-07'".to_owned(),
            ),
            (
                "a claim dropped as a visit", "visit", "kind",
                format!("UPDATE visit SET kind = 1 WHERE visit_id = (SELECT visit_id FROM settlement WHERE {one})"),
                format!("UPDATE visit SET kind = 2 WHERE visit_id = (SELECT visit_id FROM settlement WHERE {})",
                    one.replace(" AND visit_id IN (SELECT visit_id FROM visit WHERE kind = 2)", "")),
            ),
            (
                "a claim of August added", "settlement", "month",
                "UPDATE settlement SET month = '2026-09' WHERE month = '2026-08'".to_owned(),
                "UPDATE settlement SET month = '2026-08' WHERE business_date < '2026-09-01'".to_owned(),
            ),
            (
                "another amount", "settlement", "total_fen",
                format!("UPDATE settlement SET total_fen = total_fen + 1 WHERE {one}"),
                format!("UPDATE settlement SET total_fen = total_fen - 1 WHERE {one}"),
            ),
            (
                "the claims fixed swapped for others", "sample_population", "population_digest",
                format!("UPDATE sample_population SET population_digest = '{other}'"),
                format!("UPDATE sample_population SET population_digest = '{root}'"),
            ),
            (
                "a smaller share", "sample_population", "risks",
                "UPDATE sample_population SET risks = REPLACE(risks, ' 500', ' 100')".to_owned(),
                "UPDATE sample_population SET risks = REPLACE(risks, ' 100', ' 500')".to_owned(),
            ),
        ] {
            assert!(hand.execute_unprepared(&done).await.unwrap().rows_affected() >= 1, "{attack}: {done}");
            assert_eq!(refused(&world).await, "sample_claims_changed", "{attack}");
            assert!(named(&world, table, column).await, "{attack}: the verifier does not name {table}.{column}");
            assert!(hand.execute_unprepared(&undone).await.unwrap().rows_affected() >= 1, "{attack}: {undone}");
        }
        world.assert_verifies().await;
        world.run::<DrawSample>(CLERK, september()).await.expect("put right, it is drawn");
    }
}

on_both! {
    async fn i15_attack_5_nobody_chooses_his_seed_knowing_the_other(world) {
        let mut world = world;
        a_frozen_september(&mut world).await;
        fixed(&world, CLERK, september()).await.unwrap();
        commits(&world, CLERK, september(), &SEEDS[0]).await.unwrap();
        // The other has not committed himself: nothing is opened for him to see.
        assert_eq!(reveals(&world, CLERK, september(), &SEEDS[0]).await.unwrap_err().code, "other_commitment_awaited");
        assert_eq!(reveals(&world, INSPECTOR, september(), &SEEDS[1]).await.unwrap_err().code, "not_committed");
        commits(&world, INSPECTOR, september(), &SEEDS[1]).await.unwrap();
        reveals(&world, CLERK, september(), &SEEDS[0]).await.unwrap();
        // Now he has seen it; another commitment is not taken, and his own opens with one seed only.
        assert_eq!(commits(&world, INSPECTOR, september(), &[7; 32]).await.unwrap_err().code, "both_committed");
        assert_eq!(reveals(&world, INSPECTOR, september(), &[7; 32]).await.unwrap_err().code, "seed_opens_nothing");
        // By hand in the database: the commitment replaced by one to a seed of his choice is named.
        let chosen = digest(&world, INSPECTOR, september().month, &[7; 32]).await;
        let replaced = format!("UPDATE sample_commitment SET commitment = '{chosen}' WHERE place = 2");
        unguarded(&world).await.execute_unprepared(&replaced).await.unwrap();
        assert!(named(&world, "sample_commitment", "commitment").await);
        reveals(&world, INSPECTOR, september(), &[7; 32]).await.expect("the row says so");
        world.house.seal().await.unwrap();
        world.run::<DrawSample>(CLERK, september()).await.unwrap();
        // Whoever makes the draw again goes by the trail, not by the row.
        assert_eq!(verify_sample(&file(&world).await, &[]), Err(SampleFault::SeedOpensNothing));
    }
}

on_both! {
    async fn i15_attack_6_a_seed_held_back_is_recorded_and_buys_no_other_draw(world) {
        let mut world = world;
        a_frozen_september(&mut world).await;
        fixed(&world, CLERK, september()).await.unwrap();
        assert_eq!(world.run::<RecordWithheld>(CLERK, september()).await.unwrap_err().code, "other_commitment_awaited");
        for (login, seed) in [(INSPECTOR, &SEEDS[1]), (CLERK, &SEEDS[0])] {
            commits(&world, login, september(), seed).await.unwrap();
        }
        reveals(&world, INSPECTOR, september(), &SEEDS[1]).await.unwrap();
        // Wednesday 21 October; the third working day after is Monday the 26th.
        world.clock.advance(Duration::days(5));
        assert_eq!(world.run::<RecordWithheld>(INSPECTOR, september()).await.unwrap_err().code, "reveal_time_left");
        world.clock.advance(Duration::days(1));
        assert_eq!(offered(&world, INSPECTOR).await, [("sample.record_withheld".to_owned(), true)]);
        assert_eq!(reveals(&world, CLERK, september(), &SEEDS[0]).await.unwrap_err().code, "reveal_too_late");
        assert_eq!(refused(&world).await, "seeds_awaited", "not drawn without its being recorded");
        world.house.seal().await.unwrap();
        let withheld = world.run::<RecordWithheld>(INSPECTOR, september()).await.unwrap();
        assert_eq!(withheld.persons, [person(&world, CLERK).await]);
        assert_eq!(world.run::<RecordWithheld>(INSPECTOR, september()).await.unwrap_err().code, "no_seed_outstanding");
        let kind = AlertFilter { kind: Some(AlertKind::SeedWithheld), open: Some(true), ..AlertFilter::default() };
        let alerts = world.ask::<Alerts>("wangjg", kind).await.unwrap().rows;
        assert_eq!(alerts.iter().map(|alert| alert.login.as_str()).collect::<Vec<_>>(), [CLERK]);

        // The commitment takes the seed's place: no second try, no way back, and a checkpoint nobody knew.
        assert_eq!(reveals(&world, CLERK, september(), &SEEDS[0]).await.unwrap_err().code, "reveal_too_late");
        assert_eq!(commits(&world, CLERK, september(), &[7; 32]).await.unwrap_err().code, "both_committed");
        assert_eq!(fixed(&world, CLERK, september()).await.unwrap_err().code, "sample_already_fixed");
        assert_eq!(refused(&world).await, "checkpoint_awaited", "the one before it was recorded does not count");
        world.house.seal().await.unwrap();
        world.run::<DrawSample>(CLERK, september()).await.unwrap();
        let again = verify_sample(&file(&world).await, &[]).unwrap();
        assert_eq!((again.withheld_by, again.drawn_count), (withheld.persons, 3));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i15_attacks_7_8_9_seeds_and_commitments_are_of_one_person_and_month(world) {
        let mut world = world;
        a_frozen_september(&mut world).await;
        world.run::<Freeze>(CLERK, august()).await.unwrap();
        for month in [august(), september()] {
            fixed(&world, CLERK, month).await.unwrap();
        }
        commits(&world, CLERK, september(), &SEEDS[0]).await.unwrap();
        // The same person by another account, with the other duty: still the same person.
        let mut second_account = world.caller(INSPECTOR).await;
        second_account.staff = world.caller(CLERK).await.staff;
        let commitment = digest(&world, CLERK, september().month, &[7; 32]).await;
        let again = SeedCommitment { month: september().month, commitment };
        let refusal = world.run_as::<Commit>(&second_account, again).await.unwrap_err();
        assert_eq!(refusal.code, "same_person_committed");
        assert_eq!(commits(&world, CLERK, september(), &[7; 32]).await.unwrap_err().code, "same_person_committed");

        // A commitment that was seen is not handed in by another, nor for another month.
        let seen = digest(&world, CLERK, september().month, &SEEDS[0]).await;
        for (login, month) in [(INSPECTOR, september().month), (INSPECTOR, august().month), (CLERK, august().month)] {
            let copied = SeedCommitment { month, commitment: seen.clone() };
            assert_eq!(world.run::<Commit>(login, copied).await.unwrap_err().code, "commitment_used", "{login} {month}");
        }
        // One that was made for another month or person opens nothing.
        let of_september = digest(&world, CLERK, september().month, &[7; 32]).await;
        let elsewhere = SeedCommitment { month: august().month, commitment: of_september };
        world.run::<Commit>(CLERK, elsewhere).await.unwrap();
        world.house.store.integrate().await.unwrap();
        commits(&world, INSPECTOR, august(), &SEEDS[1]).await.unwrap();
        assert_eq!(reveals(&world, CLERK, august(), &[7; 32]).await.unwrap_err().code, "seed_opens_nothing");
        // Nor does another seed, or the other person's.
        commits(&world, INSPECTOR, september(), &SEEDS[1]).await.unwrap();
        for other in [&SEEDS[1], &[7; 32]] {
            assert_eq!(reveals(&world, CLERK, september(), other).await.unwrap_err().code, "seed_opens_nothing");
        }
        let rows = world.house.store.view().all(sample_commitment::Entity::find()).await.unwrap();
        assert!(rows.iter().all(|row| row.seed.is_none()), "nothing was opened");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i15_attack_11_the_first_checkpoint_after_the_seeds_decides(world) {
        let mut world = world;
        a_frozen_september(&mut world).await;
        fixed(&world, CLERK, september()).await.unwrap();
        world.house.seal().await.unwrap();
        seeds_given(&world, CLERK, september()).await;
        assert_eq!(refused(&world).await, "checkpoint_awaited", "those before the seeds do not count");
        let first = world.house.seal().await.unwrap();
        // Whoever lets time pass for one that suits him waits in vain.
        world.run::<Import>(CLERK, ClaimsToImport { claims: vec![] }).await.ok();
        world.run::<FreezeSample>(INSPECTOR, september()).await.unwrap_err();
        let later = world.house.seal().await.unwrap();
        assert!(later.size > first.size);
        world.run::<DrawSample>(CLERK, september()).await.unwrap();
        let row = world.house.store.view().one(sample_draw::Entity::find()).await.unwrap().unwrap();
        assert_eq!(row.checkpoint_size as u64, first.size);
        assert_eq!(row.checkpoint_root, hex::encode(first.note.checkpoint().root));
        assert_eq!(verify_sample(&file(&world).await, &[]).unwrap().checkpoint_size, first.size);
    }
}

on_both! {
    async fn i15_attacks_3_12_whoever_makes_the_draw_again_sees_every_change_of_it(world) {
        let mut world = world;
        a_frozen_september(&mut world).await;
        let before = world.house.seal().await.unwrap();
        let drawn = drawn(&world, CLERK, september()).await;
        let file = file(&world).await;
        verify_sample(&file, &[]).unwrap();
        let changed = |change: &dyn Fn(&mut SampleFile)| {
            let mut file = file.clone();
            change(&mut file);
            verify_sample(&file, &[]).map(|verified| verified.drawn_count)
        };
        let outside = file.claims.iter().position(|one| !drawn.drawn.contains(&one.settlement_id)).unwrap();
        assert_eq!(changed(&|file| file.claims.reverse()), Ok(3), "the order of claims decides nothing");
        for (attack, fault, change) in [
            ("a claim dropped", SampleFault::ClaimsDiffer, &(|file: &mut SampleFile| file.claims.truncate(STAYS as usize - 1)) as &dyn Fn(&mut SampleFile)),
            ("a claim twice", SampleFault::ClaimsDiffer, &|file| file.claims.push(file.claims[0].clone())),
            ("another amount", SampleFault::ClaimsDiffer, &|file| file.claims[outside].total_fen += 1),
            ("a smaller share", SampleFault::ClaimsDiffer, &|file| file.risks[0].share_permyriad = 100),
            ("another month", SampleFault::OutOfOrder, &|file| file.month = august().month),
            ("entries in another order", SampleFault::OutOfOrder, &|file| file.entries.swap(1, 2)),
            ("an entry left out", SampleFault::OutOfOrder, &|file| drop(file.entries.pop())),
            ("an entry twice", SampleFault::OutOfOrder, &|file| file.entries.push(file.entries[4].clone())),
            (
                "an entry of another place",
                SampleFault::NotUnderCheckpoint("sample.commit".to_owned()),
                &|file| file.entries[2].leaf_index += 1,
            ),
            (
                "the claims fixed swapped in the record",
                SampleFault::NotUnderCheckpoint("sample.freeze".to_owned()),
                &|file| file.entries[0].entry = file.entries[0].entry.replace("\"total_fen\":", "\"total_fen\":1"),
            ),
            (
                "a checkpoint from before the seeds",
                SampleFault::NotUnderCheckpoint("sample.freeze".to_owned()),
                &|file| file.checkpoint = before.note.to_text(),
            ),
            ("a seed of one's choice", SampleFault::SeedDiffers, &|file| file.seed = "05".repeat(32)),
            ("one drawn claim fewer", SampleFault::DrawnDiffers, &|file| file.drawn.truncate(2)),
            ("another claim examined", SampleFault::DrawnDiffers, &|file| file.drawn[0] = file.claims[outside].settlement_id),
            ("another form", SampleFault::Malformed("form"), &|file| file.form = "zhiheng/sample/v2".to_owned()),
        ] {
            assert_eq!(changed(change), Err(fault), "{attack}");
        }

        // The result edited in the database: the file shows it, and the verifier names it.
        let (any, other) = (drawn.drawn[0].0, file.claims[outside].settlement_id.0);
        let edited = format!("UPDATE sample_item SET settlement_id = {other} WHERE settlement_id = {any}");
        let hand = unguarded(&world).await;
        hand.execute_unprepared(&edited).await.unwrap();
        let exported = world.ask::<File>("lixy", september()).await.unwrap();
        assert_eq!(verify_sample(&exported, &[]), Err(SampleFault::DrawnDiffers));
        assert!(named(&world, "sample_item", "settlement_id").await);
        for (column, value) in [("seed", "05".repeat(32)), ("checkpoint_root", "05".repeat(32))] {
            hand.execute_unprepared(&format!("UPDATE sample_draw SET {column} = '{value}'")).await.unwrap();
            assert!(named(&world, "sample_draw", column).await, "{column}");
        }
        let exported = world.ask::<File>("lixy", september()).await.unwrap();
        assert_eq!(verify_sample(&exported, &[]), Err(SampleFault::SeedDiffers));
    }
}
