//! Takes a scanned paper in: a PDF, JPEG or PNG, told by its content and not by
//! its name. The bytes are kept once, under their SM3 digest; what is kept is
//! never changed.
//!
//! Article: R1-12, R4-24, R2-89. Threats I24, O10.

use base::{MaterialId, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::IdKind;
use store::entity::{material, material_content};

use super::mebibytes;
use crate::command::{Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::matter;
use crate::stop::Stop;

/// Takes a paper in.
pub struct Upload;

/// A scanned paper.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Which material of the matter's list it is.
    pub code: String,
    /// What the file is called; 1 to 120 signs.
    pub file_name: String,
    /// The bytes in base64; as many as regulation/security/uploads.toml says.
    pub content_base64: String,
}

/// The paper taken in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TakenIn {
    /// Its id, for `matter.accept`.
    pub material_id: MaterialId,
    /// SM3 of its bytes, hex.
    pub content_digest: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Its size.
    pub size_bytes: i64,
}

impl Command for Upload {
    const SPEC: CommandSpec = CommandSpec {
        name: "material.upload",
        title: "上传材料",
        title_en: "take a paper in",
        access: matter::OPENING,
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["file_name", "content_base64"],
        idempotency: Idempotency::Key,
        articles: &["R1-12", "R4-24", "R2-89"],
    };
    type Input = Paper;
    type Output = TakenIn;

    async fn decide(cx: &Context<'_>, input: Paper) -> Result<Plan<TakenIn>, Stop> {
        let uploaded_by = cx.staff_id()?;
        let file_name = checked_name(&input.file_name)?;
        let known = cx.house.law.matters.all().any(|law| law.material(&input.code).is_some());
        if !known {
            let refusal = Refusal::invalid("material_code_unknown", "code", "没有这种材料", "no such material");
            return Err(refusal.citing("R4-24").into());
        }
        let bytes = STANDARD.decode(&input.content_base64).map_err(|_| not_a_file())?;
        let most = cx.house.security().paper_bytes;
        if bytes.is_empty() || bytes.len() > most as usize {
            let refusal = Refusal::invalid(
                "material_size",
                "content_base64",
                format!("单份材料不超过 {}", mebibytes(most)),
                format!("a paper has at most {}", mebibytes(most)),
            );
            return Err(refusal.citing("R4-24").into());
        }
        let media_type = media_type(&bytes).ok_or_else(not_a_file)?;
        let content_digest = hex::encode(Sm3::digest(&bytes));
        let material_id = cx.house.store.id(IdKind::Object).await?;
        let size_bytes = bytes.len() as i64;
        let mut plan = Plan::answering(TakenIn {
            material_id: MaterialId(material_id),
            content_digest: content_digest.clone(),
            media_type: media_type.to_owned(),
            size_bytes,
        });
        plan.about("material", MaterialId(material_id));
        plan.fact("content_sm3", content_digest.clone());
        // Two at once with the same paper: the second waits, then finds it kept.
        cx.view.lock_name(&format!("material/{content_digest}")).await?;
        if cx.view.by_key::<material_content::Model>(content_digest.clone()).await?.is_none() {
            plan.insert(material_content::Model { content_digest: content_digest.clone(), bytes, rev: 1 });
        }
        plan.insert(material::Model {
            material_id,
            case_id: None,
            code: input.code,
            file_name,
            media_type: media_type.to_owned(),
            size_bytes,
            content_digest,
            uploaded_by,
            uploaded_at: cx.now,
            rev: 1,
        });
        Ok(plan)
    }
}

/// A name to be shown, never used as a path: without folders and controls.
fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let signs = name.chars().count();
    if signs == 0 || signs > 120 || name.chars().any(char::is_control) || name.chars().all(|sign| sign == '.') {
        return Err(Refusal::invalid(
            "file_name_malformed",
            "file_name",
            "文件名须为 1 至 120 个字",
            "a file name has 1 to 120 signs",
        ));
    }
    Ok(name.to_owned())
}

/// What the bytes are, by how they begin and end; a picture that is a script or
/// an archive as well is none of these.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let ends_with = |mark: &[u8]| bytes[bytes.len().saturating_sub(1_024)..].windows(mark.len()).any(|w| w == mark);
    if bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.") {
        return ends_with(b"%%EOF").then_some("application/pdf");
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return bytes.ends_with(&[0xFF, 0xD9]).then_some("image/jpeg");
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return bytes.ends_with(b"IEND\xAE\x42\x60\x82").then_some("image/png");
    }
    None
}

fn not_a_file() -> Refusal {
    Refusal::invalid(
        "material_not_readable",
        "content_base64",
        "材料须为完整的 PDF、JPEG 或 PNG 文件",
        "a paper is a whole PDF, JPEG or PNG file",
    )
    .citing("R2-89")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o10_a_file_is_what_its_content_says() {
        assert_eq!(media_type(b"%PDF-1.7\n...\n%%EOF\n"), Some("application/pdf"));
        assert_eq!(media_type(b"\xFF\xD8\xFF\xE0 ... \xFF\xD9"), Some("image/jpeg"));
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n ... IEND\xAE\x42\x60\x82"), Some("image/png"));
        for other in [
            &b"%PDF-1.7 cut"[..],
            b"PK\x03\x04",
            b"<svg xmlns",
            b"GIF89a",
            b"MZ",
            b"\xFF\xD8\xFF<script>PK\x05\x06",
            b"",
        ] {
            assert_eq!(media_type(other), None, "{other:?}");
        }
    }

    #[test]
    fn o10_a_name_never_leads_anywhere() {
        assert_eq!(checked_name("../../etc/passwd.pdf").unwrap(), "passwd.pdf");
        assert_eq!(checked_name("C:\\扫描\\发票.jpg").unwrap(), "发票.jpg");
        assert!(checked_name("a/..\n").is_err() && checked_name("").is_err());
    }
}
