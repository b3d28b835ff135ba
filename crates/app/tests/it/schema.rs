//! A database keeps which steps made it, by their digests: a program that knows
//! other steps refuses to open it and changes nothing.
//!
//! Article: R3d-34. Threat F13.

use store::Store;
use store::sea_orm::{ConnectionTrait, Database, Statement};

use crate::on_both;

on_both! {
    async fn f13_a_database_of_another_build_is_refused_untouched(world) {
        let hand = Database::connect(world.database()).await.unwrap();
        Store::open(world.database()).await.expect("its own program opens it");

        let another_text = "UPDATE schema_step SET digest = 'other ' || digest WHERE step = '0004_claims'";
        let its_text = "UPDATE schema_step SET digest = substr(digest, 7) WHERE step = '0004_claims'";
        let another_step = "INSERT INTO schema_step (step, applied, digest) VALUES ('9999_later', 99, '')";
        let no_such_step = "DELETE FROM schema_step WHERE step = '9999_later'";
        for (planted, healed) in [(another_text, its_text), (another_step, no_such_step)] {
            hand.execute_unprepared(planted).await.unwrap();
            let before = steps(&hand).await;
            let refused = Store::open(world.database()).await.unwrap_err().to_string();
            assert!(refused.contains("made by another version of this program"), "{refused}");
            assert_eq!(steps(&hand).await, before);
            hand.execute_unprepared(healed).await.unwrap();
            Store::open(world.database()).await.expect("put right, it opens again");
        }
    }
}

async fn steps(hand: &impl ConnectionTrait) -> Vec<String> {
    let all = "SELECT step || ' ' || digest AS told FROM schema_step ORDER BY step";
    let rows = hand.query_all_raw(Statement::from_string(hand.get_database_backend(), all)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "told").unwrap()).collect()
}
