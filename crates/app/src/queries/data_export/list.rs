//! The exports that were approved, the latest first: to whoever asked for them
//! his own, to whoever watches over data all of them.
//!
//! Article: R1-24, R5-38. Threat I21.

use base::{CaseId, date_text};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{data_export, data_export_copy};
use time::OffsetDateTime;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// Whoever watches over data sees every export.
const WATCHING: &[Duty] = &[Duty::Inspection, Duty::SecurityAdmin, Duty::AuditAdmin];

/// Exports.
pub struct List;

/// Which exports.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportFilter {
    /// Only those that may be fetched today.
    pub usable: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// An export.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExportRow {
    /// The case that approved it.
    pub case_id: CaseId,
    /// Which list.
    pub list: String,
    /// The month, if it is a list of one.
    pub month: Option<String>,
    /// Masked fields are written in full.
    pub in_full: bool,
    /// What kind of purpose.
    pub purpose_kind: String,
    /// The purpose in words.
    pub purpose: String,
    /// Who gets the file.
    pub recipient: String,
    /// Who asked for it.
    pub requester: String,
    /// Rows at most.
    pub rows_max: i64,
    /// How often it may be fetched.
    pub copies_max: i64,
    /// Approved on.
    pub approved_on: String,
    /// The last day.
    pub expires_on: String,
    /// Whether this caller may fetch it now.
    pub usable: bool,
    /// The copies that were fetched.
    pub copies: Vec<CopyShown>,
}

/// A copy.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CopyShown {
    /// 1, 2, 3 …
    pub number: i64,
    /// Rows.
    pub rows: i64,
    /// SM3 of the file, hex.
    pub sm3: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub fetched_at: OffsetDateTime,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "data_export.list",
        title: "数据导出",
        title_en: "exports of data",
        access: Access::Duty(&[
            Duty::Handle,
            Duty::ClaimsImport,
            Duty::Inspection,
            Duty::SecurityAdmin,
            Duty::AuditAdmin,
        ]),
    };
    type Input = ExportFilter;
    type Output = Page<ExportRow>;

    async fn answer(cx: &Context<'_>, input: ExportFilter) -> Result<Page<ExportRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let me = cx.staff_id()?;
        let mut select = data_export::Entity::find();
        if !cx.caller.holds_any(WATCHING) {
            select = select.filter(data_export::Column::RequestedBy.eq(me));
        }
        if input.usable == Some(true) {
            select = select.filter(data_export::Column::ExpiresOn.gte(cx.today));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(data_export::Column::ExportId).limit(paging.limit()).offset(paging.offset());
        let exports = cx.view.all(select).await?;
        let copies = data_export_copy::Entity::find()
            .filter(data_export_copy::Column::ExportId.is_in(exports.iter().map(|row| row.export_id)))
            .order_by_asc(data_export_copy::Column::CopyId);
        let copies = cx.view.all(copies).await?;
        let names = Names::of_staff(cx.view, exports.iter().map(|row| row.requested_by)).await?;
        let shown = |row: data_export::Model| {
            let copies: Vec<CopyShown> = copies
                .iter()
                .filter(|copy| copy.export_id == row.export_id)
                .map(|copy| CopyShown {
                    number: copy.number,
                    rows: copy.row_count,
                    sm3: copy.file_sm3.clone(),
                    fetched_at: copy.fetched_at,
                })
                .collect();
            ExportRow {
                case_id: CaseId(row.case_id),
                usable: row.requested_by == me && cx.today <= row.expires_on && (copies.len() as i64) < row.copies_max,
                requester: names.get(row.requested_by),
                list: row.list,
                month: row.month,
                in_full: row.in_full,
                purpose_kind: row.purpose_kind,
                purpose: row.purpose,
                recipient: row.recipient,
                rows_max: row.rows_max,
                copies_max: row.copies_max,
                approved_on: date_text(row.approved_on),
                expires_on: date_text(row.expires_on),
                copies,
            }
        };
        Ok(paging.of(exports.into_iter().map(shown).collect(), total))
    }
}
