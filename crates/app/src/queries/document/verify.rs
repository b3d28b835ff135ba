//! 文书核验: whether a number and a code on a paper belong together, and what the
//! document in the house says, so that an altered paper is noticed. For whoever
//! holds one; names are masked.
//!
//! A number that does not exist and a code that does not belong to it get the
//! same answer, so that nobody learns which numbers there are.
//!
//! Article: R1-15, R3d-14.

use base::{CaseId, date_text};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::official_document;

use super::list::read;
use super::view::unaltered;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::official::same_code;
use crate::stop::Stop;

/// Whether a paper is genuine.
pub struct Verify;

/// What stands on the paper.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberAndCode {
    /// Its number.
    pub serial: String,
    /// Its verification code.
    pub code: String,
}

/// What the house knows of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Verified {
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

impl Query for Verify {
    const SPEC: QuerySpec = QuerySpec {
        name: "document.verify",
        title: "文书核验",
        title_en: "whether a document is genuine",
        access: Access::SignedIn,
    };
    type Input = NumberAndCode;
    type Output = Verified;

    async fn answer(cx: &Context<'_>, input: NumberAndCode) -> Result<Verified, Stop> {
        let select = official_document::Entity::find();
        let row = cx.view.one(select.filter(official_document::Column::Serial.eq(input.serial.trim()))).await?;
        let Some(row) = row.filter(|row| same_code(&input.code, &row.verification_code)) else {
            return Ok(Verified { genuine: false, says: None });
        };
        unaltered(&row)?;
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
        Ok(Verified { genuine: true, says: Some(says) })
    }
}
