//! Whose copy a file is that turned up where it should not: words of it are given,
//! pasted as they stand, and every copy is named whose canary is among them, or
//! whose digest is.
//!
//! Article: R1-24, R5-38. Threat I21.

use std::collections::BTreeSet;

use base::{CaseId, Refusal};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::entity::{data_export, data_export_copy};
use time::OffsetDateTime;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::queries::case::names::Names;
use crate::stop::Stop;

/// Whose copy it is.
pub struct Trace;

/// What is known of the file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsOfFile {
    /// Its first column, any part of it, or the SM3 of the whole file; at most 4000 signs.
    pub text: String,
}

/// The copies it may be.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CopiesFound {
    /// Each with whoever fetched it.
    pub copies: Vec<CopyFound>,
}

/// A copy that is known by its canary or digest.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CopyFound {
    /// The case that approved the export.
    pub case_id: CaseId,
    /// Which list.
    pub list: String,
    /// Which copy, from 1.
    pub number: i64,
    /// Who fetched it.
    pub fetched_by: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub fetched_at: OffsetDateTime,
    /// To whom it was to go.
    pub recipient: String,
    /// By its canary; otherwise by the digest of the whole file.
    pub by_canary: bool,
}

/// Signs of a text at most, as long as an address may be.
const SIGNS_MAX: usize = 4_000;

impl Query for Trace {
    const SPEC: QuerySpec = QuerySpec {
        name: "data_export.trace",
        title: "外泄文件溯源",
        title_en: "whose copy a leaked file is",
        access: Access::Duty(&[Duty::Inspection, Duty::SecurityAdmin, Duty::AuditAdmin]),
    };
    type Input = WordsOfFile;
    type Output = CopiesFound;

    async fn answer(cx: &Context<'_>, input: WordsOfFile) -> Result<CopiesFound, Stop> {
        if !(2..=SIGNS_MAX).contains(&input.text.chars().count()) {
            return Err(
                Refusal::invalid("text_out_of_range", "text", "请粘贴 2 至 4000 字", "paste 2 to 4000 signs").into()
            );
        }
        let words: BTreeSet<&str> =
            input.text.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| word.len() >= 2).collect();
        let canaries = words.iter().map(|word| word.to_ascii_uppercase());
        let digests = words.iter().filter(|word| word.len() == 64).map(|word| word.to_ascii_lowercase());
        let select = data_export_copy::Entity::find().filter(
            data_export_copy::Column::Canary.is_in(canaries).or(data_export_copy::Column::FileSm3.is_in(digests)),
        );
        let copies = cx.view.all(select.order_by_asc(data_export_copy::Column::CopyId)).await?;
        let exports = cx.view.by_keys::<data_export::Model>(copies.iter().map(|copy| copy.export_id)).await?;
        let names = Names::of_staff(cx.view, copies.iter().map(|copy| copy.fetched_by)).await?;
        let mut found = Vec::with_capacity(copies.len());
        for copy in copies {
            let Some(export) = exports.iter().find(|export| export.export_id == copy.export_id) else { continue };
            found.push(CopyFound {
                case_id: CaseId(export.case_id),
                list: export.list.clone(),
                number: copy.number,
                fetched_by: names.get(copy.fetched_by),
                fetched_at: copy.fetched_at,
                recipient: export.recipient.clone(),
                by_canary: words.iter().any(|word| word.eq_ignore_ascii_case(&copy.canary)),
            });
        }
        Ok(CopiesFound { copies: found })
    }
}
