//! The keys of sealed columns are changed: another one comes into force, what
//! stands under former ones is sealed anew, and one that nothing needs any more
//! is retired. Asked for by the house itself: `zhiheng keys`, run by whoever may
//! read the key file.

pub mod change_key;
pub mod reseal;
pub mod retire_key;

use store::{key_uses, sealed_fields};

use self::reseal::{GroupToReseal, Reseal};
use crate::Caller;
use crate::funnel::{self, Request};
use crate::house::House;
use crate::stop::Stop;

/// Whether everything stands under the key in force, so that another one may come.
///
/// # Errors
/// When the database fails.
pub async fn is_settled(house: &House) -> Result<bool, Stop> {
    let view = house.store.view();
    let current = house.store.sealer(view, house.entropy.as_ref()).await?;
    Ok(key_uses(view).await?.iter().all(|one| one.key_name == current.key_name()))
}

/// Seals everything anew that stands under former keys, a group at a time, and
/// gives how many values it were. `done` is told the values of each group.
///
/// # Errors
/// The first value that does not open stops it; what was done stays done.
pub async fn reseal_all(house: &House, done: impl Fn(i64)) -> Result<i64, Stop> {
    let mut all = 0;
    for field in sealed_fields() {
        let mut after = 0;
        loop {
            let group = GroupToReseal { field: field.clone(), after };
            // Nothing is written, and nothing recorded, where nothing is left.
            if !is_left(house, &field, after).await? {
                break;
            }
            let group = funnel::run::<Reseal>(house, &Caller::clockwork(), &Request::default(), group).await?.output;
            all += group.values;
            done(group.values);
            let Some(last) = group.last else { break };
            after = last;
        }
    }
    Ok(all)
}

async fn is_left(house: &House, field: &str, after: i64) -> Result<bool, Stop> {
    let view = house.store.view();
    let sealer = house.store.sealer(view, house.entropy.as_ref()).await?;
    let left = house.store.resealing(view, &sealer, (field, after), 1).await?;
    Ok(left.is_some_and(|group| group.last.is_some()))
}
