//! Table `house_setting`; its columns are explained in migrations/0001_house.sql.

use sea_orm::entity::prelude::*;

/// A row of `house_setting`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "house_setting")]
pub struct Model {
    /// Region, policy, clock_shift_seconds, pooling_area …
    #[sea_orm(primary_key, auto_increment = false)]
    pub setting_key: String,
    /// As text; its meaning belongs to the key.
    pub setting_value: String,
    /// 1 when inserted, one more at each update.
    pub rev: i64,
}

/// None: rows are joined where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::protected!(setting_key, SettingKey);
