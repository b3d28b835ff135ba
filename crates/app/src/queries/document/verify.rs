//! 文书核验: whether a number and a code on a paper belong together, for whoever
//! holds one and without signing in. Told are the kind of the document, who
//! issued it, its day, and whether it was withdrawn; nothing about any person.
//!
//! A number that does not exist and a code that does not belong to it get the
//! same answer, so that nobody learns which numbers there are. A code has 64
//! bits and is made with a key, so nobody who knows what a document says can
//! make it; how often one address may ask is limited (regulation/security).
//!
//! Article: R1-15, R3d-14, R5-22. Threats O05, I20.

use base::date_text;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::official_document;

use super::list::read;
use super::view::unaltered;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::official::{IN_FORCE, same_code};
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

/// What everybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verified {
    /// Whether number and code belong together.
    pub genuine: bool,
    /// What it is; none when they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

/// A genuine document, without what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paper {
    /// Its title, which is its kind.
    pub title: String,
    /// Who issued it.
    pub agency: String,
    /// Its day.
    pub issued_on: String,
    /// Whether it was withdrawn since.
    pub withdrawn: bool,
}

impl Query for Verify {
    const SPEC: QuerySpec = QuerySpec {
        name: "document.verify",
        title: "文书核验",
        title_en: "whether a document is genuine",
        access: Access::Anyone,
    };
    type Input = NumberAndCode;
    type Output = Verified;

    async fn answer(cx: &Context<'_>, input: NumberAndCode) -> Result<Verified, Stop> {
        let Some(row) = in_hand(cx, &input).await? else {
            return Ok(Verified { genuine: false, paper: None });
        };
        let content = read(&row)?;
        let paper = Paper {
            title: content.title,
            agency: content.agency,
            issued_on: date_text(row.issued_on),
            withdrawn: row.state != IN_FORCE,
        };
        Ok(Verified { genuine: true, paper: Some(paper) })
    }
}

/// The document with this number and this code.
pub(super) async fn in_hand(cx: &Context<'_>, paper: &NumberAndCode) -> Result<Option<official_document::Model>, Stop> {
    let select = official_document::Entity::find();
    let row = cx.view.one(select.filter(official_document::Column::Serial.eq(paper.serial.trim()))).await?;
    let row = row.filter(|row| same_code(&paper.code, &row.verification_code));
    row.as_ref().map_or(Ok(()), unaltered)?;
    Ok(row)
}
