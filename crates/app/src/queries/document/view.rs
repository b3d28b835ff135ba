//! One official document, as it was issued: for its page and for printing. What
//! was altered behind the house's back is not shown: its digest is made anew.
//!
//! Article: R3d-14, R1-15.

use base::{DocumentId, PersonId, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::entity::{document_layout, official_document};

use crate::command::{Context, Query, QuerySpec};
use crate::official::digest_of;
use crate::read_log::Shown;
use crate::stop::Stop;

/// One document.
pub struct View;

/// Which one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichDocument {
    /// The document.
    pub document_id: DocumentId,
}

/// A document.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentShown {
    /// The document.
    pub document_id: DocumentId,
    /// Its number.
    pub serial: String,
    /// To whom it is addressed.
    pub person_id: PersonId,
    /// What stands on it, as its layout reads it.
    pub data: Value,
    /// SM3 over layout and content, hex.
    pub digest: String,
    /// The layout and the house style it is printed in, as they were.
    #[serde(skip)]
    pub layout: (String, String),
}

impl Query for View {
    const SPEC: QuerySpec =
        QuerySpec { name: "document.view", title: "文书", title_en: "an official document", access: super::READERS };
    type Input = WhichDocument;
    type Output = DocumentShown;

    fn shows(answer: &DocumentShown) -> Vec<Shown> {
        vec![Shown {
            person_id: Some(answer.person_id),
            object_kind: "document",
            object_id: answer.document_id.to_string(),
            detail: "name".to_owned(),
        }]
    }

    async fn answer(cx: &Context<'_>, WhichDocument { document_id }: WhichDocument) -> Result<DocumentShown, Stop> {
        let row = cx.view.by_key::<official_document::Model>(document_id.0).await?;
        let row = row.ok_or_else(|| Refusal::unknown("文书", "document"))?;
        unaltered(&row)?;
        let layout = cx.view.by_key::<document_layout::Model>(row.layout_digest.clone()).await?;
        let layout = layout.ok_or_else(|| Stop::fault("reading a document", "its layout is gone"))?;
        let mut data: Value = serde_json::from_str(&row.content).map_err(|e| Stop::fault("reading a document", e))?;
        data["verification_code"] = row.verification_code.into();
        data["void_reason"] = row.void_reason.into();
        Ok(DocumentShown {
            document_id,
            serial: row.serial,
            person_id: PersonId(row.person_id),
            data,
            digest: row.digest,
            layout: (layout.layout, layout.house_style),
        })
    }
}

/// Refuses a document that is no longer what was issued.
pub(super) fn unaltered(row: &official_document::Model) -> Result<(), Refusal> {
    if digest_of(&row.layout_digest, &row.content) == row.digest {
        return Ok(());
    }
    Err(Refusal::conflict(
        "document_altered",
        "文书与签发时的摘要不符，不予提供，请核查",
        "the document is not what was issued; it is not given out",
    )
    .citing("R1-15"))
}
