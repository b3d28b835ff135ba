//! What a case has behind it: who did what on it, whom it concerns, which chain
//! it goes through, which circumstances hold; read from the rows kept of it.
//!
//! Article: R1-10, R1-12, R1-35, R3d-11.

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Fen, ProviderId, StaffId};
use regulation::chains::{CaseKind, Chain};
use regulation::duties::Duty;
use review::{Act, Subject, Undertaking, Weight};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{case_duty, case_subject, house_setting, provider, review_case};

use crate::command::Context;
use crate::matters::CaseSubject;
use crate::stop::Stop;

/// The acts recorded on cases, their own and those taken over.
pub async fn acts_on(cx: &Context<'_>, case_ids: &[i64]) -> Result<Vec<case_duty::Model>, Stop> {
    let mut all = Vec::new();
    for group in case_ids.chunks(1_000) {
        let select = case_duty::Entity::find()
            .filter(case_duty::Column::CaseId.is_in(group.iter().copied()))
            .order_by_asc(case_duty::Column::CaseDutyId);
        all.extend(cx.view.all(select).await?);
    }
    Ok(all)
}

/// Whom cases concern, as kept.
pub(super) async fn subjects_of(cx: &Context<'_>, case_ids: &[i64]) -> Result<Vec<case_subject::Model>, Stop> {
    let mut all = Vec::new();
    for group in case_ids.chunks(1_000) {
        let select = case_subject::Entity::find().filter(case_subject::Column::CaseId.is_in(group.iter().copied()));
        all.extend(cx.view.all(select.order_by_asc(case_subject::Column::CaseSubjectId)).await?);
    }
    Ok(all)
}

/// The regions of providers.
pub(crate) async fn regions(
    cx: &Context<'_>,
    providers: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, String>, Stop> {
    let rows = cx.view.by_keys::<provider::Model>(providers).await?;
    Ok(rows.into_iter().map(|row| (row.provider_id, row.region)).collect())
}

pub(super) fn chain_of<'a>(cx: &Context<'a>, kind: CaseKind, opened_on: Date) -> Result<&'a Chain, Stop> {
    cx.house
        .law
        .chains
        .as_of(kind, opened_on)
        .ok_or_else(|| Stop::fault("looking up a chain", format!("no {kind} chain on {opened_on}")))
}

/// The kind of a kept case.
pub fn kind_of(row: &review_case::Model) -> Result<CaseKind, Stop> {
    row.kind.parse().map_err(|e| Stop::fault("reading the kind of a case", e))
}

pub(super) fn acts(kept: &[case_duty::Model]) -> Result<Vec<Act>, Stop> {
    let act = |kept: &case_duty::Model| {
        let duty = kept.duty.parse().map_err(|e| Stop::fault("reading an act of a case", e))?;
        Ok(Act { staff: StaffId(kept.staff_id), on_behalf_of: kept.on_behalf_of.map(StaffId), duty })
    };
    kept.iter().map(act).collect()
}

/// Whether the kept row says the same as the act.
pub(super) fn is_kept(kept: &case_duty::Model, act: Act) -> bool {
    kept.duty == act.duty.code()
        && kept.staff_id == act.staff.0
        && kept.on_behalf_of == act.on_behalf_of.map(|delegator| delegator.0)
}

pub(super) fn subjects(provider_id: Option<i64>, concerned: &BTreeSet<CaseSubject>) -> BTreeSet<Subject> {
    let provider = provider_id.map(|id| Subject::Provider(ProviderId(id)));
    provider.into_iter().chain(concerned.iter().filter_map(CaseSubject::for_recusal)).collect()
}

/// A case as limits of rights see it.
pub(crate) fn undertaking<'r>(row: &review_case::Model, region: Option<&'r str>) -> Undertaking<'r> {
    Undertaking { kind: row.kind.parse().ok(), amount: Fen(row.amount_fen), region }
}

/// Whether the upper level approves payments of this house as well, by the
/// setting that only a reviewed change of the chains makes.
pub const SENT_UP: &str = "sent_up";

/// Circumstances that hold of every case of the house.
pub(crate) async fn house_circumstances(cx: &Context<'_>) -> Result<BTreeSet<String>, Stop> {
    let setting = cx.view.by_key::<house_setting::Model>(SENT_UP).await?;
    let on = setting.is_some_and(|setting| setting.setting_value == "true");
    Ok(on.then(|| SENT_UP.to_owned()).into_iter().collect())
}

pub(super) fn weight_of(row: &review_case::Model) -> Weight {
    let circumstances = row.circumstances.split(' ').filter(|code| !code.is_empty()).map(str::to_owned);
    let approval = row.level.parse().unwrap_or_default();
    Weight { amount: Fen(row.amount_fen), circumstances: circumstances.collect(), approval }
}

/// The authority the approval needs, or nothing where the chain has no approval.
pub(super) fn level_of(chain: &Chain, weight: &Weight) -> String {
    let step = chain.steps.iter().find(|step| step.duty == Duty::Approve);
    step.map(|step| weight.authority_at(step).code().to_owned()).unwrap_or_default()
}

pub(super) fn written(circumstances: &BTreeSet<String>) -> String {
    circumstances.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}
