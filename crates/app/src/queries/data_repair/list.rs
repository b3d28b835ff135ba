//! The repairs of data, the latest first: asked for, approved, carried out, with the
//! digest of the script and the rows it changed, and the list of what may be repaired.
//!
//! Article: R3d-36. Threat I13.

use base::{CaseId, date_text};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{data_repair, review_case};
use time::OffsetDateTime;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::matters::data_repair::{DataRepairForm, script_sm3};
use crate::operations::matter::{form_of, form_value};
use crate::paging::{Page, Paging};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// Repairs.
pub struct List;

/// Which repairs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepairFilter {
    /// Those that wait to be carried out.
    pub waiting: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// A repair.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RepairRow {
    /// Its case.
    pub case_id: CaseId,
    /// The state of the case.
    pub state: String,
    /// Asked for on.
    pub opened_on: String,
    /// Why.
    pub reason: String,
    /// SM3 of the script, hex.
    pub script_sm3: String,
    /// Rows changed; none before it was carried out.
    pub row_count: Option<i64>,
    /// Who carried it out.
    pub executed_by: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was carried out.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schemars(with = "Option<String>")]
    pub executed_at: Option<OffsetDateTime>,
    /// Whether it waits for inspection to carry it out.
    pub waiting: bool,
}

impl Query for List {
    const SPEC: QuerySpec = QuerySpec {
        name: "data_repair.list",
        title: "数据修正",
        title_en: "repairs of data",
        access: Access::Duty(&[Duty::OrgAdmin, Duty::Approve, Duty::Inspection, Duty::AuditAdmin]),
    };
    type Input = RepairFilter;
    type Output = Page<RepairRow>;

    async fn answer(cx: &Context<'_>, input: RepairFilter) -> Result<Page<RepairRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = review_case::Entity::find().filter(review_case::Column::Kind.eq(CaseKind::DataRepair.code()));
        if input.waiting == Some(true) {
            select = select.filter(review_case::Column::State.eq(Duty::Inspection.code()));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(review_case::Column::CaseId).limit(paging.limit()).offset(paging.offset());
        let cases = cx.view.all(select).await?;
        let done = data_repair::Entity::find()
            .filter(data_repair::Column::CaseId.is_in(cases.iter().map(|case| case.case_id)));
        let done = cx.view.all(done).await?;
        let names = Names::of_staff(cx.view, done.iter().flat_map(|row| [row.approved_by, row.executed_by])).await?;
        let mut rows = Vec::with_capacity(cases.len());
        for case in cases {
            let form = form_value(cx, &form_of(cx, case.case_id).await?)?;
            let form: DataRepairForm = serde_json::from_value(form).map_err(|e| Stop::fault("reading a script", e))?;
            let run = done.iter().find(|row| row.case_id == case.case_id);
            rows.push(RepairRow {
                case_id: CaseId(case.case_id),
                waiting: case.state == Duty::Inspection.code(),
                state: case.state,
                opened_on: date_text(case.opened_on),
                reason: form.reason,
                script_sm3: script_sm3(&form.script),
                row_count: run.map(|row| row.row_count),
                approved_by: run.map(|row| names.get(row.approved_by)),
                executed_by: run.map(|row| names.get(row.executed_by)),
                executed_at: run.map(|row| row.executed_at),
            });
        }
        Ok(paging.of(rows, total))
    }
}
