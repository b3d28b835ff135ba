//! Table `post`; its columns are explained in migrations/0002_organisation.sql.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `post`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Post id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Department id.
    pub department_id: i64,
    /// Duty codes, sorted, separated by blanks.
    pub duties: String,
    /// Section_head, deputy_director, director, or empty.
    pub authority: String,
    /// Regulation/duties/posts.toml; follows from the duties.
    pub post_type: String,
    /// Rotates (R1-9); what the type says, or the agency's own choice.
    pub key_post: bool,
    /// Kinds of certificates its holder must have, separated by blanks (R3d-22).
    pub certificates: String,
    /// Greatest amount of a case, fen; null: no limit.
    pub limit_amount_fen: Option<i64>,
    /// Region codes separated by blanks; empty: no limit.
    pub limit_regions: String,
    /// Kinds of cases separated by blanks; empty: no limit.
    pub limit_matters: String,
    /// First day on which it is no more; null while it stands.
    pub closed_on: Option<Date>,
    /// The reviewed case that last changed it; null for the founding.
    pub case_id: Option<i64>,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(post_id, PostId);
