//! 文书比对: what the document in the house says that belongs to a number and a
//! code, so that an altered paper is noticed. For staff to whom one is shown;
//! names are masked.
//!
//! Article: R1-15, R3d-14.

use base::{CaseId, date_text};
use schemars::JsonSchema;
use serde::Serialize;

use super::list::read;
use super::verify::{NumberAndCode, in_hand};
use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// What a paper ought to say.
pub struct Compare;

/// What the house knows of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Compared {
    /// Whether number and code belong together.
    pub genuine: bool,
    /// What the document says; none when they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Says>,
}

/// What a genuine document says.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Says {
    /// Its number.
    pub serial: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub agency: String,
    /// To whom, masked.
    pub person_name: String,
    /// The case.
    pub case_id: CaseId,
    /// Its day.
    pub issued_on: String,
    /// Its text; what a reviewer wrote on a refusal is part of it.
    pub paragraphs: Vec<String>,
    /// Why it is void; none while it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_reason: Option<String>,
}

impl Query for Compare {
    const SPEC: QuerySpec = QuerySpec {
        name: "document.compare",
        title: "文书比对",
        title_en: "what a document ought to say",
        access: Access::SignedIn,
    };
    type Input = NumberAndCode;
    type Output = Compared;

    async fn answer(cx: &Context<'_>, input: NumberAndCode) -> Result<Compared, Stop> {
        let Some(row) = in_hand(cx, &input).await? else {
            return Ok(Compared { genuine: false, says: None });
        };
        let content = read(&row)?;
        let says = Says {
            serial: row.serial,
            title: content.title,
            agency: content.agency,
            person_name: cx.masked("person.name", &content.addressee),
            case_id: CaseId(row.case_id),
            issued_on: date_text(row.issued_on),
            paragraphs: content.paragraphs,
            void_reason: row.void_reason,
        };
        Ok(Compared { genuine: true, says: Some(says) })
    }
}
