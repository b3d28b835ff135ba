//! The register of interests: one's own ties; for the control department everybody's.
//! Insured persons are named by number alone.
//!
//! Article: R1-26.

use base::{Date, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::interest;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters::CaseSubject;
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// The register.
pub struct List;

/// Which page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TieFilter {
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A tie.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TieRow {
    /// Its number in the register.
    pub interest_id: String,
    /// Whose.
    pub person_name: String,
    /// The insured person or institution, as its id.
    pub subject: String,
    /// self, relative, interest.
    pub relation: String,
    /// Since when.
    pub from_date: String,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_date: Option<String>,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "interest.list",
        title: "回避关系登记",
        title_en: "register of interests",
        access: Access::SignedIn,
    };
    type Input = TieFilter;
    type Output = Page<TieRow>;

    async fn answer(cx: &Context<'_>, input: TieFilter) -> Result<Page<TieRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = interest::Entity::find();
        if !cx.caller.duties.contains(&Duty::Inspection) {
            select = select.filter(interest::Column::StaffId.eq(cx.staff_id()?));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(interest::Column::InterestId).limit(paging.limit()).offset(paging.offset());
        let rows = cx.view.all(select).await?;
        let names = Names::of_staff(cx.view, rows.iter().map(|row| row.staff_id)).await?;
        let shown = |row: interest::Model| TieRow {
            interest_id: row.interest_id.to_string(),
            person_name: names.get(row.staff_id),
            subject: named(&row.subject),
            relation: row.relation,
            from_date: date_text(row.from_date),
            until_date: row.until_date.map(|day: Date| date_text(day)),
        };
        Ok(paging.of(rows.into_iter().map(shown).collect(), total))
    }
}

fn named(subject: &str) -> String {
    match subject.parse() {
        Ok(CaseSubject::Person(id)) => id.to_string(),
        Ok(CaseSubject::Provider(id)) => id.to_string(),
        _ => subject.to_owned(),
    }
}
