//! Keeps a file on its way between a hospital and the centre for some days: what
//! the hospital handed in, or what the centre made for it. Its number is drawn at
//! random; whoever is its provider and knows it fetches the file.
//!
//! Article: R3d-39.2.

use base::{ProviderId, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::View;
use store::entity::{his_file, provider};
use time::{Duration, OffsetDateTime};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::material::mebibytes;
use crate::stop::Stop;

/// Keeps a file.
pub struct KeepFile;

/// A file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileToKeep {
    /// Its name; 1 to 200 signs, shown and never used as a path.
    pub name: String,
    /// Its bytes in Base64; as many as regulation/security/uploads.toml says.
    pub content: String,
}

/// Under which number, and until when.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FileKept {
    /// The number.
    pub file_number: String,
    /// The instant after which it is not given any more.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub kept_until: OffsetDateTime,
}

impl Command for KeepFile {
    const SPEC: CommandSpec = CommandSpec {
        name: "his.keep_file",
        title: "接口文件上传",
        title_en: "keep a file of the hospital interface",
        access: Access::Duty(&[Duty::HisClaims]),
        money: MoneyEffect::None,
        step_up: false,
        sensitive: &["content"],
        idempotency: Idempotency::Key,
        articles: &["R3d-39"],
    };
    type Input = FileToKeep;
    type Output = FileKept;

    async fn decide(cx: &Context<'_>, input: FileToKeep) -> Result<Plan<FileKept>, Stop> {
        let provider_id = cx.provider_id()?;
        let name = input.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
            let (zh, en) = ("文件名须为 1 至 200 位", "a file name has 1 to 200 signs");
            return Err(Refusal::invalid("file_name_malformed", "name", zh, en).into());
        }
        let most = cx.house.security().interface_file_bytes;
        let content = STANDARD.decode(input.content.as_bytes()).ok().filter(|bytes| bytes.len() <= most as usize);
        let content = content.ok_or_else(|| {
            let zh = format!("文件须为 Base64，且不超过 {}", mebibytes(most));
            let en = format!("a file is Base64 and has at most {}", mebibytes(most));
            Refusal::invalid("file_malformed", "content", zh, en)
        })?;
        let provider = cx.view.by_key::<provider::Model>(provider_id).await?;
        let provider = provider.ok_or_else(|| Stop::fault("keeping a file", "a caller without provider"))?;
        let days = cx.house.law.his_interface.switches(&provider.region, cx.today).file_days;
        let file_number = hex::encode(&cx.house.entropy.bytes32()[..15]);
        let kept_until = cx.now + Duration::days(i64::from(days));
        let row = his_file::ActiveModel {
            file_number: Set(file_number.clone()),
            provider_id: Set(provider_id),
            name: Set(name),
            content: Set(content),
            kept_at: Set(cx.now),
            kept_until: Set(kept_until),
        };
        let now = cx.now;
        let mut plan = Plan::answering(FileKept { file_number, kept_until });
        plan.about("provider", ProviderId(provider_id));
        plan.operational(move |unit| {
            Box::pin(async move {
                let db = unit.operational();
                his_file::Entity::delete_many().filter(his_file::Column::KeptUntil.lt(now)).exec(db).await?;
                his_file::Entity::insert(row).exec_without_returning(db).await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}

/// A provider's file by its number, as long as it is kept.
pub async fn file_of(
    view: View<'_>,
    provider_id: i64,
    file_number: &str,
    now: OffsetDateTime,
) -> Result<Option<his_file::Model>, Stop> {
    let file = view.one(his_file::Entity::find_by_id(file_number)).await?;
    Ok(file.filter(|file| file.provider_id == provider_id && file.kept_until >= now))
}
