//! Table `document_layout`; its columns are explained in migrations/0015_documents.sql.

use sea_orm::entity::prelude::*;

/// A row of `document_layout`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_layout")]
pub struct Model {
    /// SM3 of both texts, hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub layout_digest: String,
    /// The layout as it was.
    pub layout: String,
    /// The house style as it was.
    pub house_style: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(layout_digest, LayoutDigest);
