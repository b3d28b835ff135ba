//! Table `his_key`; its columns are explained in migrations/0016_hospitals.sql.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use crate::sealed::Sealed;

/// A row of `his_key`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "his_key")]
pub struct Model {
    /// Key id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_id: i64,
    /// Provider id.
    pub provider_id: i64,
    /// hmac_sha1, hmac_sm3, sm2, sm2_sm4, unsigned.
    pub profile: String,
    /// By which a gateway's headers name it; no secret.
    pub access_key: String,
    /// The shared secret; an empty one where the profile has none.
    pub sealed_secret: Sealed<SealedSecret>,
    /// The hospital's SM2 key, hex; empty where the profile has none.
    pub public_key: String,
    /// active, withdrawn.
    pub state: String,
    /// Staff id.
    pub issued_by: i64,
    /// Issued at.
    pub issued_at: OffsetDateTime,
    /// Null while it holds.
    pub withdrawn_at: Option<OffsetDateTime>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(key_id, KeyId, sealed_secret sealed as SealedSecret);
