//! Data export 数据导出: a list of the closed set leaves as a file, for a stated
//! purpose and recipient. The security administrator and an approver, both other
//! than the requester, agree; then the requester alone fetches it, until it
//! expires, a few times (`operations/data_export/fetch.rs`).
//!
//! Refused in this order: a month missing or none asked for; an unknown provider;
//! purpose or recipient not stated; more rows, or longer, than the agency allows.
//!
//! Article: R1-24, R5-38. Threat I21.

mod form;
mod rows;

use std::collections::BTreeSet;

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use store::IdKind;
use store::entity::{data_export, provider};
use time::Duration;

pub use form::{DataExportForm, ExportList, ExportPurpose};
pub(crate) use rows::{Extent, Listed, count, listed};

use super::{ApprovedCase, CaseSubject, Check, Effects, Examined, Fact, Matter};
use crate::command::Context;
use crate::stop::Stop;

/// The matter.
#[derive(Debug)]
pub struct DataExport;

impl Matter for DataExport {
    const KIND: CaseKind = CaseKind::DataExport;
    type Form = DataExportForm;

    async fn examine(cx: &Context<'_>, form: &DataExportForm, _: Option<CaseId>) -> Result<Examined, Stop> {
        let provider = held(cx, form).await?;
        let found = count(cx, &Extent::of(form)).await?;
        let (list, list_en) = form.list.words();
        let (purpose, purpose_en) = form.purpose_kind.words();
        let month = form.month.map(|month| month.to_string()).unwrap_or_default();
        let mut facts = vec![
            Fact::words("清单", "list", list).in_english(list_en),
            Fact::words("月份", "month", &month),
            Fact::words("定点机构", "institution", provider.as_ref().map_or("全部", |row| &row.name)),
            Fact::words("现有行数", "rows now", &found.to_string()),
            Fact::words("行数上限", "rows at most", &form.rows_max.to_string()),
            Fact::words("用途", "purpose", &format!("{purpose}：{}", form.purpose.trim()))
                .in_english(&format!("{purpose_en}: {}", form.purpose.trim())),
            Fact::words("接收方", "recipient", form.recipient.trim()),
            Fact::words("有效天数", "valid for days", &form.valid_days.to_string()),
        ];
        facts.retain(|fact| fact.value.as_deref() != Some(""));
        let within = found <= u64::from(form.rows_max);
        let checks = vec![
            Check::new("rows_within", within, "现有行数不超过上限", "not more rows than asked for", "R1-24"),
            Check::new("masked", !form.in_full, "导出内容已脱敏", "personal data is masked in the file", "R1-24"),
        ];
        let circumstances = form.in_full.then(|| "in_full".to_owned()).into_iter().collect();
        let subjects: BTreeSet<CaseSubject> = form.provider_id.map(CaseSubject::Provider).into_iter().collect();
        Ok(Examined { subjects, circumstances, facts, checks, ..Examined::default() })
    }

    async fn effect(cx: &Context<'_>, plan: &mut Effects, approved: &ApprovedCase<DataExportForm>) -> Result<(), Stop> {
        let form = &approved.form;
        let filled = crate::operations::matter::form_of(cx, approved.case.case_id).await?;
        plan.fact("list", form.list.code());
        plan.fact("rows_max", form.rows_max);
        plan.insert(data_export::Model {
            export_id: cx.house.store.id(IdKind::Object).await?,
            case_id: approved.case.case_id,
            list: form.list.code().to_owned(),
            month: form.month.map(|month| month.to_string()),
            provider_id: form.provider_id.map(|id| id.0),
            in_full: form.in_full,
            purpose_kind: form.purpose_kind.code().to_owned(),
            purpose: form.purpose.trim().to_owned(),
            recipient: form.recipient.trim().to_owned(),
            rows_max: form.rows_max.into(),
            copies_max: figure(cx, "copies_max")?,
            requested_by: filled.filled_by,
            approved_on: approved.decided_on,
            expires_on: approved.decided_on + Duration::days(form.valid_days.into()),
            rev: 1,
        });
        Ok(())
    }
}

/// Checks a form; gives the provider it names.
async fn held(cx: &Context<'_>, form: &DataExportForm) -> Result<Option<provider::Model>, Stop> {
    let of_month = form.list != ExportList::Persons;
    if of_month != form.month.is_some() || (!of_month && form.provider_id.is_some()) {
        return Err(wrong(
            "month_missing",
            "month",
            "按月清单须填月份；参保人员清单不填月份和机构",
            "lists of a month need the month; persons have none, nor an institution",
        )
        .into());
    }
    let provider = match form.provider_id {
        None => None,
        Some(id) => Some(
            cx.view
                .by_key::<provider::Model>(id.0)
                .await?
                .ok_or_else(|| wrong("hospital_unknown", "provider_id", "没有这家定点机构", "no such institution"))?,
        ),
    };
    let words = |text: &str, least, most| (least..=most).contains(&text.trim().chars().count());
    if !words(&form.purpose, 4, 500) {
        return Err(wrong(
            "purpose_missing",
            "purpose",
            "请说明用途（4 至 500 字）",
            "state the purpose in 4 to 500 signs",
        )
        .citing("R5-38")
        .into());
    }
    if !words(&form.recipient, 2, 100) {
        return Err(wrong("recipient_missing", "recipient", "请填写接收方（2 至 100 字）", "name the recipient")
            .citing("R5-38")
            .into());
    }
    for (given, name, field) in [(form.rows_max, "rows_max", "rows_max"), (form.valid_days, "valid_days", "valid_days")]
    {
        let most = figure(cx, name)?;
        if !(1..=most).contains(&i64::from(given)) {
            let refusal = Refusal::invalid(
                "export_too_wide",
                format!("form.{field}"),
                format!("须为 1 至 {most}"),
                format!("is 1 to {most}"),
            );
            return Err(refusal.citing("R1-24").into());
        }
    }
    Ok(provider)
}

fn figure(cx: &Context<'_>, name: &str) -> Result<i64, Stop> {
    let law = cx.house.law.matters.of(CaseKind::DataExport);
    let law = law.ok_or_else(|| Stop::fault("exporting data", "the matter has no law data"))?;
    Ok(law.figure(name, cx.today).value.into())
}

fn wrong(code: &str, field: &str, zh: &str, en: &str) -> Refusal {
    Refusal::invalid(code, format!("form.{field}"), zh, en)
}
