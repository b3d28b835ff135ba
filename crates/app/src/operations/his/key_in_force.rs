//! The key with which a hospital's messages are proven, opened for the desk.
//!
//! Article: R3d-39.2. Threat O12.

use regulation::his_interface::Profile;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::his_key;

use crate::house::House;
use crate::stop::Stop;

/// A key that holds.
#[derive(Clone)]
pub struct KeyInForce {
    /// How messages are proven.
    pub profile: Profile,
    /// By which headers name it.
    pub access_key: String,
    /// The shared secret; empty where the profile has none.
    pub secret: String,
    /// The hospital's SM2 key, hex; empty where the profile has none.
    pub public_key: String,
}

/// The key of a provider; none when it has none.
pub async fn key_in_force(house: &House, provider_id: i64) -> Result<Option<KeyInForce>, Stop> {
    let active = his_key::Entity::find()
        .filter(his_key::Column::ProviderId.eq(provider_id))
        .filter(his_key::Column::State.eq("active"));
    let Some(key) = house.store.view().one(active).await? else { return Ok(None) };
    let profile = Profile::of(&key.profile).ok_or_else(|| Stop::fault("reading a key", "no such profile"))?;
    let secret = house.open::<his_key::SealedSecret>(&key)?;
    Ok(Some(KeyInForce { profile, access_key: key.access_key, secret, public_key: key.public_key }))
}
