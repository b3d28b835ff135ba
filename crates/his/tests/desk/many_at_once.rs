//! Sixteen counters at once on the same persons: sums stay exact, and each
//! message, sent twice at the same moment, has one effect.

use futures::future::join_all;
use store::entity::settlement as settlements;
use store::sea_orm::EntityTrait;

use crate::hospital::{COUNTY, Hospital, fresh, settlement};
use crate::on_both;
use crate::registers::registers;

on_both! {
    async fn f10_sums_are_exact_when_sixteen_counters_settle(world) {
        let mut world = world;
        let registers = registers(&mut world, 4).await;
        let hospital = Hospital::signed_in(&world, COUNTY).await;
        let mut stays = Vec::new();
        for n in 0..16 {
            let (of, day) = (n % 4, format!("2026-09-{:02}", 1 + n));
            let number = format!("ZY{n}");
            stays.push((of, hospital.discharged(registers.persons[of], of, &number, (&day, &day), 60).await));
        }
        let settle = stays.iter().flat_map(|(of, stay)| {
            let msgid = fresh();
            let input = settlement(stay, registers.persons[*of], *of, "6000.00");
            let (again, hospital) = (input.clone(), &hospital);
            let pair = [(msgid.clone(), input), (msgid, again)];
            pair.map(|(msgid, input)| async move { hospital.insist(&msgid, "2304", input).await.done() })
        });
        let answers = join_all(settle).await;
        for pair in answers.chunks(2) {
            assert_eq!(pair[0].output(), pair[1].output());
        }
        let rows = world.house.store.view().all(settlements::Entity::find()).await.unwrap();
        // Whatever the order of arrival: one first admission and three later ones (R2-53).
        let first = 69_300 + (600_000 - 150_000) * 83 / 100;
        let later = (150_000 - 20_000) * 63 / 100 + (600_000 - 150_000) * 83 / 100;
        for person in &registers.persons {
            let of_person = rows.iter().filter(|row| row.person_id == person.0);
            let (basic, total) = of_person.fold((0, 0), |(basic, total), row| (basic + row.basic_fen, total + row.total_fen));
            assert_eq!((basic, total), (first + 3 * later, 4 * 600_000));
        }
        world.assert_verifies().await;
    }
}
