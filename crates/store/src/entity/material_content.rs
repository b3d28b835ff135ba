//! Table `material_content`; its columns are explained in migrations/0008_matters.sql.

use sea_orm::entity::prelude::*;

/// A row of `material_content`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "material_content")]
pub struct Model {
    /// SM3 of the bytes, hex: the same paper is kept once.
    #[sea_orm(primary_key, auto_increment = false)]
    pub content_digest: String,
    /// Bytes.
    pub bytes: Vec<u8>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(content_digest, ContentDigest);
