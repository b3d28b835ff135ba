//! Files a grass-roots service platform (form 2-1), files its changes, and closes
//! it. Every filing is kept as it was made; a change brings the paper of the
//! department that approved it.
//!
//! Refused in this order: the platform, the fields of the form, nothing changed,
//! the number of the approval.
//!
//! Article: R2-7, R2-9, R2-10.

use std::collections::BTreeSet;

use base::identity_numbers::check_credit_code;
use base::{Date, PlatformId, Refusal};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{platform_filing, service_platform};

use super::ByCase;
use super::looked_up::{both, fact, words};
use crate::command::Context;
use crate::matters::{Effects, Examined, Fact};
use crate::stop::Stop;

/// A first filing.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct FilePlatform(pub Form21);

/// Form 2-1 表2-1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form21 {
    /// The filing number given by the agency.
    #[schemars(extend("title" = "备案编号", "x-title-en" = "filing number", "pattern" = "^[A-Z0-9-]{4,30}$", "x-message" = "4 至 30 位大写字母、数字或连字符", "x-message-en" = "4 to 30 capital letters, digits or hyphens"))]
    pub code: String,
    /// Name.
    #[schemars(extend("title" = "平台名称", "x-title-en" = "name", "maxLength" = 50))]
    pub name: String,
    /// Its type (regulation/duties/posts.toml).
    #[schemars(extend("title" = "单位类型", "x-title-en" = "type", "x-options" = "platform_types", "x-cite" = "R2-7"))]
    pub unit_type: String,
    /// GB/T 2260 of the county it lies in.
    #[schemars(extend("title" = "所在地区", "x-title-en" = "region", "x-options" = "regions"))]
    pub region: String,
    /// Address.
    #[schemars(extend("title" = "地址", "x-title-en" = "address", "maxLength" = 120))]
    pub address: String,
    /// Legal representative or person in charge.
    #[schemars(extend("title" = "法定代表人或负责人", "x-title-en" = "head", "maxLength" = 50))]
    pub head_name: String,
    /// Unified credit code.
    #[schemars(extend("title" = "统一社会信用代码（组织机构代码）", "x-title-en" = "unified credit code"))]
    pub credit_code: String,
    /// Practising licence.
    #[serde(default)]
    #[schemars(extend("title" = "执业许可证号", "x-title-en" = "practising licence", "maxLength" = 40))]
    pub licence_number: String,
    /// Telephone.
    #[schemars(extend("title" = "联系电话", "x-title-en" = "telephone", "maxLength" = 20))]
    pub phone: String,
}

/// The form filled in anew.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePlatform {
    /// The platform.
    #[schemars(extend("title" = "服务平台", "x-title-en" = "platform", "x-options" = "platforms"))]
    pub platform_id: PlatformId,
    /// Name.
    #[schemars(extend("title" = "平台名称", "x-title-en" = "name", "maxLength" = 50))]
    pub name: String,
    /// Its type (regulation/duties/posts.toml).
    #[schemars(extend("title" = "单位类型", "x-title-en" = "type", "x-options" = "platform_types", "x-cite" = "R2-10"))]
    pub unit_type: String,
    /// Address.
    #[schemars(extend("title" = "地址", "x-title-en" = "address", "maxLength" = 120))]
    pub address: String,
    /// Legal representative or person in charge.
    #[schemars(extend("title" = "法定代表人或负责人", "x-title-en" = "head", "maxLength" = 50))]
    pub head_name: String,
    /// Practising licence.
    #[serde(default)]
    #[schemars(extend("title" = "执业许可证号", "x-title-en" = "practising licence", "maxLength" = 40))]
    pub licence_number: String,
    /// Telephone.
    #[schemars(extend("title" = "联系电话", "x-title-en" = "telephone", "maxLength" = 20))]
    pub phone: String,
    /// Number of the approving department's paper.
    #[schemars(extend("title" = "批准变更文号", "x-title-en" = "number of the approval", "maxLength" = 60, "x-cite" = "R2-10"))]
    pub approval_number: String,
}

/// A platform that is closed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosePlatform {
    /// The platform.
    #[schemars(extend("title" = "服务平台", "x-title-en" = "platform", "x-options" = "platforms"))]
    pub platform_id: PlatformId,
    /// Number of the approving department's paper.
    #[schemars(extend("title" = "批准文号", "x-title-en" = "number of the approval", "maxLength" = 60, "x-cite" = "R2-10"))]
    pub approval_number: String,
}

impl FilePlatform {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        self.0.check(cx)?;
        self.not_filed(cx).await?;
        Ok(seen(facts(cx, &self.0), "platform_filing"))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let platform_id = cx.house.store.id(IdKind::Object).await?;
        plan.about("platform", PlatformId(platform_id));
        plan.insert(self.0.row(platform_id, by.on));
        plan.insert(filing(cx, platform_id, 1, "file", &self.0, &[], "", by).await?);
        Ok(())
    }

    async fn not_filed(&self, cx: &Context<'_>) -> Result<(), Stop> {
        let same = service_platform::Entity::find().filter(service_platform::Column::Code.eq(&self.0.code));
        if cx.view.one(same).await?.is_some() {
            let refusal = Refusal::conflict("platform_filed", "该备案编号已备案", "this filing number is taken");
            return Err(refusal.at("code", "已备案", "taken").citing("R2-9").into());
        }
        Ok(())
    }
}

impl ChangePlatform {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let (before, form, changed) = self.changed(cx).await?;
        let mut facts = facts(cx, &form);
        facts.insert(0, fact("原名称", "name so far", &before.name));
        facts.push(fact("变更内容", "what changes", &changed.join(" ")));
        facts.push(fact("批准变更文号", "number of the approval", self.approval_number.trim()));
        Ok(seen(facts, "platform_change"))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let (before, form, changed) = self.changed(cx).await?;
        let version = before.version + 1;
        plan.about("platform", self.platform_id);
        let approval = self.approval_number.trim();
        plan.insert(filing(cx, before.platform_id, version, "change", &form, &changed, approval, by).await?);
        let row = form.row(before.platform_id, before.filed_on);
        plan.update(service_platform::Model { version, rev: before.rev, ..row });
        Ok(())
    }

    async fn changed(&self, cx: &Context<'_>) -> Result<(service_platform::Model, Form21, Vec<&'static str>), Stop> {
        let before = filed(cx, self.platform_id).await?;
        let form = Form21 {
            code: before.code.clone(),
            name: self.name.clone(),
            unit_type: self.unit_type.clone(),
            region: before.region.clone(),
            address: self.address.clone(),
            head_name: self.head_name.clone(),
            credit_code: before.credit_code.clone(),
            licence_number: self.licence_number.clone(),
            phone: self.phone.clone(),
        };
        form.check(cx)?;
        let changed: Vec<&'static str> = [
            ("name", before.name != form.name),
            ("unit_type", before.unit_type != form.unit_type),
            ("address", before.address != form.address),
            ("head_name", before.head_name != form.head_name),
            ("licence_number", before.licence_number != form.licence_number),
            ("phone", before.phone != form.phone),
        ]
        .into_iter()
        .filter_map(|(column, differs)| differs.then_some(column))
        .collect();
        if changed.is_empty() {
            let refusal =
                Refusal::conflict("nothing_changed", "与现有备案内容相同", "nothing differs from what is filed");
            return Err(refusal.citing("R2-10").into());
        }
        words(&self.approval_number, "approval_number", 60)?;
        Ok((before, form, changed))
    }
}

impl ClosePlatform {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = filed(cx, self.platform_id).await?;
        words(&self.approval_number, "approval_number", 60)?;
        let facts = vec![
            fact("平台名称", "name", &row.name),
            fact("批准文号", "number of the approval", self.approval_number.trim()),
        ];
        Ok(seen(facts, "platform_change"))
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = filed(cx, self.platform_id).await?;
        let version = row.version + 1;
        let approval = self.approval_number.trim();
        plan.about("platform", self.platform_id);
        plan.insert(filing(cx, row.platform_id, version, "close", &form_of(&row), &["status"], approval, by).await?);
        plan.update(service_platform::Model { status: "closed".to_owned(), version, ..row });
        Ok(())
    }
}

impl Form21 {
    fn check(&self, cx: &Context<'_>) -> Result<(), Refusal> {
        let law = &cx.house.law;
        let code_plain = self.code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        if !code_plain || !(4..=30).contains(&self.code.len()) {
            let message = "4 至 30 位大写字母、数字或连字符";
            return Err(Refusal::invalid(
                "code_malformed",
                "code",
                message,
                "4 to 30 capital letters, digits or hyphens",
            ));
        }
        words(&self.name, "name", 50)?;
        if law.posts.platform_type(&self.unit_type).is_none() {
            let path = "unit_type";
            return Err(
                Refusal::invalid("platform_type_unknown", path, "单位类型不存在", "no such type").citing("R2-7")
            );
        }
        if law.regions.get(&self.region).is_none() {
            return Err(Refusal::invalid("region_unknown", "region", "行政区划代码不存在", "no such region code"));
        }
        words(&self.address, "address", 120)?;
        words(&self.head_name, "head_name", 50)?;
        if check_credit_code(&self.credit_code).is_err() {
            let path = "credit_code";
            let message = "统一社会信用代码不符合校验规则";
            return Err(Refusal::invalid("credit_code_malformed", path, message, "the credit code fails its check"));
        }
        if self.licence_number.chars().count() > 40 {
            return Err(Refusal::invalid("text_too_long", "licence_number", "不超过 40 字", "at most 40 signs"));
        }
        let phone = self.phone.trim();
        let dialled = phone.bytes().all(|b| b.is_ascii_digit() || b == b'-') && (5..=20).contains(&phone.len());
        if !dialled {
            return Err(Refusal::invalid(
                "phone_malformed",
                "phone",
                "5 至 20 位数字或连字符",
                "5 to 20 digits or hyphens",
            ));
        }
        Ok(())
    }

    fn row(&self, platform_id: i64, filed_on: Date) -> service_platform::Model {
        service_platform::Model {
            platform_id,
            code: self.code.clone(),
            name: self.name.trim().to_owned(),
            unit_type: self.unit_type.clone(),
            region: self.region.clone(),
            address: self.address.trim().to_owned(),
            head_name: self.head_name.trim().to_owned(),
            credit_code: self.credit_code.clone(),
            licence_number: self.licence_number.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            status: "filed".to_owned(),
            filed_on,
            version: 1,
            rev: 1,
        }
    }
}

fn form_of(row: &service_platform::Model) -> Form21 {
    Form21 {
        code: row.code.clone(),
        name: row.name.clone(),
        unit_type: row.unit_type.clone(),
        region: row.region.clone(),
        address: row.address.clone(),
        head_name: row.head_name.clone(),
        credit_code: row.credit_code.clone(),
        licence_number: row.licence_number.clone(),
        phone: row.phone.clone(),
    }
}

async fn filed(cx: &Context<'_>, id: PlatformId) -> Result<service_platform::Model, Stop> {
    let row = cx.view.lock::<service_platform::Model>(id.0).await?;
    let unknown = || {
        Refusal::invalid("platform_unknown", "platform_id", "没有此平台或已注销", "no such platform, or it was closed")
    };
    Ok(row.filter(|row| row.status == "filed").ok_or_else(unknown)?)
}

#[allow(clippy::too_many_arguments)] // one filing: which platform and number, what was done, the form, its paper, its case
async fn filing(
    cx: &Context<'_>,
    platform_id: i64,
    version: i32,
    action: &str,
    form: &Form21,
    changed: &[&str],
    approval_number: &str,
    by: ByCase,
) -> Result<platform_filing::Model, Stop> {
    Ok(platform_filing::Model {
        filing_id: cx.house.store.id(IdKind::Object).await?,
        platform_id,
        version,
        action: action.to_owned(),
        filed_on: by.on,
        content: serde_json::to_string(form).map_err(|e| Stop::fault("writing form 2-1 down", e))?,
        changed: changed.join(" "),
        approval_number: approval_number.to_owned(),
        case_id: by.case_id,
        rev: 1,
    })
}

fn facts(cx: &Context<'_>, form: &Form21) -> Vec<Fact> {
    let law = &cx.house.law;
    let kind = law.posts.platform_type(&form.unit_type).map(|kind| (kind.zh.as_str(), kind.en.as_str()));
    let region = law.regions.get(&form.region).map(|region| region.name.clone());
    vec![
        fact("备案编号", "filing number", &form.code),
        fact("平台名称", "name", form.name.trim()),
        both("单位类型", "type", kind.unwrap_or_default()),
        fact("所在地区", "region", &region.unwrap_or_default()),
        fact("地址", "address", form.address.trim()),
        fact("法定代表人或负责人", "head", form.head_name.trim()),
        fact("统一社会信用代码", "unified credit code", &form.credit_code),
    ]
}

fn seen(facts: Vec<Fact>, circumstance: &str) -> Examined {
    Examined { facts, circumstances: BTreeSet::from([circumstance.to_owned()]), ..Examined::default() }
}
