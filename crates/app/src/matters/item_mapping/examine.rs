//! What is looked at before mappings are decided. Refused in this order: the hospital;
//! how many rows; each row: known and this hospital's, once, not decided elsewhere, a
//! reason where it is not agreed to and none where it is.
//!
//! A mapping that the hospital has taken back meanwhile stays in the case and is left
//! alone by it.
//!
//! Article: R1-12.14, R4-41.

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, ProviderId, Refusal, StaffId};
use store::entity::{item_mapping, provider};

use super::form::ItemMappingForm;
use crate::command::Context;
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::mapping::doubt::Looked;
use crate::operations::mapping::{figure, law};
use crate::queries::mapping::beside::Beside;
use crate::stop::Stop;

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &ItemMappingForm, of: Option<CaseId>) -> Result<Examined, Stop> {
    let provider = cx.view.by_key::<provider::Model>(form.provider_id.0).await?;
    let provider = provider.ok_or_else(|| {
        Refusal::invalid("provider_unknown", "form.provider_id", "医药机构不存在", "no such provider")
    })?;
    let rows = named(cx, form, of).await?;
    let beside = Beside::of(cx, &provider, &rows).await?;
    let looked: Vec<(&item_mapping::Model, Looked)> = rows.iter().map(|row| (row, beside.look(row))).collect();
    let agreed =
        |row: &item_mapping::Model| form.rows.iter().any(|one| one.mapping_id.0 == row.item_mapping_id && one.agree);
    let doubtful: Vec<_> = looked.iter().filter(|(row, looked)| agreed(row) && !looked.doubts.is_empty()).collect();
    let agreed_count = form.rows.iter().filter(|one| one.agree).count();
    let count = |number: usize| number.to_string();
    let mut facts = vec![
        Fact::words("定点机构", "institution", &provider.name),
        Fact::words("对照（行）", "mappings", &count(form.rows.len())),
        Fact::words("拟同意", "agreed to", &count(agreed_count)),
        Fact::words("拟不同意", "not agreed to", &count(form.rows.len() - agreed_count)),
        Fact::words("拟同意中存疑", "doubtful among those agreed to", &count(doubtful.len())),
    ];
    let most = figure(cx, "facts_most")? as usize;
    for (row, looked) in doubtful.iter().take(most) {
        let label = format!("{} {}", row.own_code, row.own_name);
        let national = beside.name(row);
        facts.push(
            Fact::words(&label, &label, &format!("{} {national}（相似度 {}‰）", row.item_code, looked.alike_permille))
                .in_english(&format!("{} {national} ({}‰ alike)", row.item_code, looked.alike_permille)),
        );
    }
    let checks = vec![Check::new(
        "no_doubtful_agreed",
        doubtful.is_empty(),
        "拟同意的对照均无疑点",
        "nothing speaks against what is agreed to",
        "R4-41",
    )];
    let mut subjects = BTreeSet::from([CaseSubject::Provider(ProviderId(provider.provider_id))]);
    subjects.extend(rows.iter().filter_map(|row| Some(CaseSubject::Staff(StaffId(row.proposed_by?)))));
    Ok(Examined { subjects, facts, checks, ..Examined::default() })
}

/// The mappings of a form, in its order.
async fn named(cx: &Context<'_>, form: &ItemMappingForm, of: Option<CaseId>) -> Result<Vec<item_mapping::Model>, Stop> {
    let most = figure(cx, "rows_max")? as usize;
    if !(1..=most).contains(&form.rows.len()) {
        let (zh, en) = (format!("一次审核 1 至 {most} 行"), format!("1 to {most} rows at once"));
        return Err(Refusal::invalid("count_out_of_range", "form.rows", zh, en).citing("R1-12.14").into());
    }
    let known = cx.view.by_keys::<item_mapping::Model>(form.rows.iter().map(|row| row.mapping_id.0)).await?;
    let mut known: BTreeMap<i64, item_mapping::Model> =
        known.into_iter().map(|row| (row.item_mapping_id, row)).collect();
    let law = law(cx)?;
    let mut rows = Vec::with_capacity(form.rows.len());
    for (index, decision) in form.rows.iter().enumerate() {
        let at = |field: &str, code: &str, zh: &str, en: &str| {
            Refusal::invalid(code, format!("form.rows[{index}].{field}"), zh, en).citing("R4-41")
        };
        let row = known.remove(&decision.mapping_id.0).filter(|row| row.provider_id == form.provider_id.0);
        let row = row.ok_or_else(|| {
            at(
                "mapping_id",
                "mapping_unknown",
                "没有该机构的这条对照，或重复",
                "no such mapping of it, or it stands twice",
            )
        })?;
        let left_alone = row.state == "withdrawn" && of.is_some();
        let own = of.is_some() && row.case_id == of.map(|case| case.0);
        if row.state != "pending" && !left_alone && !own {
            return Err(at(
                "mapping_id",
                "mapping_not_pending",
                "该对照已不在待审核状态",
                "the mapping is not pending",
            )
            .into());
        }
        let reason = decision.reason_code.as_deref();
        if decision.agree && reason.is_some() {
            return Err(at(
                "reason_code",
                "reason_not_needed",
                "同意的对照不填理由",
                "what is agreed to has no reason",
            )
            .into());
        }
        if !decision.agree && reason.is_none_or(|code| law.reason(code).is_none()) {
            return Err(
                at("reason_code", "reason_unknown", "不同意须选择理由", "say why by a reason of the list").into()
            );
        }
        rows.push(row);
    }
    Ok(rows)
}
