//! The official documents the house has issued, the newest first: by kind, month,
//! number or case. Void ones stay in it.
//!
//! Article: R3d-14, R3d-33.

use base::{CaseId, DocumentId, Month, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use store::entity::{official_document, person};

use crate::command::{Context, Query, QuerySpec};
use crate::official::Content;
use crate::paging::{Page, Paging};
use crate::read_log::Shown;
use crate::stop::Stop;

/// The documents.
pub struct List;

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentFilter {
    /// Of this kind.
    pub kind: Option<DocumentKind>,
    /// Issued in this month.
    pub month: Option<Month>,
    /// With this number.
    pub serial: Option<String>,
    /// Of this case.
    pub case_id: Option<CaseId>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows a page, 1 to 100.
    pub page_size: Option<u32>,
}

/// Kinds of official documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 受理通知书.
    AcceptanceNotice,
    /// 补正材料一次性告知书.
    SupplementNotice,
    /// 办理结果决定书.
    ApprovalDecision,
    /// 不予办理决定书.
    RefusalDecision,
}

impl DocumentKind {
    fn code(self) -> &'static str {
        match self {
            DocumentKind::AcceptanceNotice => "acceptance_notice",
            DocumentKind::SupplementNotice => "supplement_notice",
            DocumentKind::ApprovalDecision => "approval_decision",
            DocumentKind::RefusalDecision => "refusal_decision",
        }
    }
}

/// A document in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentRow {
    /// The document.
    pub document_id: DocumentId,
    /// Its number.
    pub serial: String,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The case.
    pub case_id: CaseId,
    /// To whom, masked.
    pub person_name: String,
    /// Its day.
    pub issued_on: String,
    /// `in_force` or `void`.
    pub state: String,
    /// Why it is void.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_reason: Option<String>,
}

impl Query for List {
    const SPEC: QuerySpec =
        QuerySpec {
            name: "document.list", title: "文书查询", title_en: "official documents", access: super::READERS
        };
    type Input = DocumentFilter;
    type Output = Page<DocumentRow>;

    fn shows(answer: &Page<DocumentRow>) -> Vec<Shown> {
        Shown::list(answer.rows.len())
    }

    async fn answer(cx: &Context<'_>, input: DocumentFilter) -> Result<Page<DocumentRow>, Stop> {
        let paging = Paging::check(input.page, input.page_size)?;
        let mut select = official_document::Entity::find();
        if let Some(kind) = input.kind {
            select = select.filter(official_document::Column::Kind.eq(kind.code()));
        }
        if let Some(month) = input.month {
            select = select.filter(official_document::Column::Month.eq(month.to_string()));
        }
        if let Some(serial) = input.serial {
            select = select.filter(official_document::Column::Serial.eq(serial.trim()));
        }
        if let Some(case_id) = input.case_id {
            select = select.filter(official_document::Column::CaseId.eq(case_id.0));
        }
        let total = cx.view.count(select.clone()).await?;
        let select = select.order_by_desc(official_document::Column::DocumentId);
        let rows = cx.view.all(select.limit(paging.limit()).offset(paging.offset())).await?;
        let persons = cx.view.by_keys::<person::Model>(rows.iter().map(|row| row.person_id)).await?;
        let shown = rows.into_iter().map(|row| {
            let content = read(&row)?;
            let named = persons.iter().find(|person| person.person_id == row.person_id);
            Ok(DocumentRow {
                document_id: DocumentId(row.document_id),
                case_id: CaseId(row.case_id),
                person_name: named.map(|person| cx.masked("person.name", &person.name)).unwrap_or_default(),
                issued_on: date_text(row.issued_on),
                title: content.title,
                serial: row.serial,
                kind: row.kind,
                state: row.state,
                void_reason: row.void_reason,
            })
        });
        Ok(paging.of(shown.collect::<Result<_, Stop>>()?, total))
    }
}

/// What stands on a kept document.
pub(super) fn read(row: &official_document::Model) -> Result<Content, Stop> {
    serde_json::from_str(&row.content).map_err(|e| Stop::fault("reading a document", e))
}
