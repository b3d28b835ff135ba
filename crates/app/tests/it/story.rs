//! A story that touches every protected table: claims of a month from
//! admission to the closed books, told by the operations.

use crate::registers::{registers, settled, stay};
use crate::world::World;

/// Tables in which the story leaves no row.
pub const TABLES_LEFT_EMPTY: &[&str] = &[];

/// Plays the story.
pub async fn play(world: &mut World) {
    let registers = registers(world, 4).await;
    for (number, person) in registers.persons.iter().enumerate() {
        let office = if number % 2 == 0 { "office1" } else { "office2" };
        settled(world, office, stay(*person, &format!("A{number}"), "2026-09-03"), "2026-09-09", 30 + number as i32).await.expect("a stay is settled");
    }
}
