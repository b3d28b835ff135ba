//! A case begins: its chain is chosen, its history starts with what was done on
//! the cases it grows from, and its first act is judged like any other.
//!
//! Article: R1-12, R1-35, R3d-11.

use std::collections::BTreeSet;

use base::{CaseId, Month, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::{Case, CaseRef, History, Undertaking, Weight};
use store::IdKind;
use store::entity::{case_duty, review_case};

use super::history::{acts, acts_on, chain_of, house_circumstances, is_kept, level_of, regions, subjects, written};
use super::keep::{StepDone, record, with_state};
use super::{CaseWork, permit};
use crate::assignment;
use crate::command::{Context, Plan};
use crate::matters::{CaseSubject, subject_rows};
use crate::stop::Stop;

/// A new case.
pub struct NewCase<'n> {
    /// Its kind, which decides the chain.
    pub kind: CaseKind,
    /// The settlement month.
    pub month: Month,
    /// The provider concerned.
    pub provider_id: Option<i64>,
    /// The statement, batch or voucher it is about; `None`: the case itself.
    pub object_id: Option<i64>,
    /// Decides the level of approval and the further steps; the circumstances of
    /// the whole house are added.
    pub weight: Weight,
    /// The duty used to open it.
    pub duty: Duty,
    /// Cases it grows from; what was done on them binds here too.
    pub grown_from: &'n [i64],
    /// Whom it concerns besides the provider: they, and whoever is tied to them, keep out.
    pub subjects: &'n BTreeSet<CaseSubject>,
    /// A word from whoever opens it.
    pub comment: String,
}

impl<'a> CaseWork<'a> {
    /// Opens a case and submits it to its first step. Gives its id.
    pub async fn open<O>(cx: &Context<'a>, plan: &mut Plan<O>, new: NewCase<'_>) -> Result<CaseId, Stop> {
        Ok(CaseId(CaseWork::opened(cx, plan, new).await?.case_id))
    }

    /// The same, giving its row.
    pub async fn opened<O>(cx: &Context<'a>, plan: &mut Plan<O>, new: NewCase<'_>) -> Result<review_case::Model, Stop> {
        CaseWork::begun(cx, plan, new, true).await
    }

    /// Opens a case without submitting it: something is still missing.
    pub async fn drafted<O>(
        cx: &Context<'a>,
        plan: &mut Plan<O>,
        new: NewCase<'_>,
    ) -> Result<review_case::Model, Stop> {
        CaseWork::begun(cx, plan, new, false).await
    }

    async fn begun<O>(
        cx: &Context<'a>,
        plan: &mut Plan<O>,
        new: NewCase<'_>,
        submit: bool,
    ) -> Result<review_case::Model, Stop> {
        let circumstances = &new.weight.circumstances | &house_circumstances(cx).await?;
        let weight = Weight { circumstances, ..new.weight };
        let case_id = cx.house.store.id(IdKind::Object).await?;
        let chain = chain_of(cx, new.kind, cx.today)?;
        let inherited = acts_on(cx, new.grown_from).await?;
        let concerned = subjects(new.provider_id, new.subjects);
        let history = History::of(CaseRef::Case(CaseId(case_id))).with(acts(&inherited)?, concerned);
        let region = regions(cx, new.provider_id).await?.into_values().next();
        let of = Undertaking { kind: Some(new.kind), amount: weight.amount, region: region.as_deref() };
        let permit = permit(cx, &history, new.duty, &of)?;
        let begin = if submit { Case::open } else { Case::draft };
        let moved = begin(chain, weight.clone(), history, permit, cx.today).map_err(Refusal::from)?;
        let row = review_case::Model {
            case_id,
            kind: new.kind.code().to_owned(),
            month: new.month.to_string(),
            provider_id: new.provider_id,
            object_id: new.object_id.unwrap_or(case_id),
            state: String::new(),
            step: 0,
            since: cx.today,
            reason: None,
            opened_on: cx.today,
            amount_fen: weight.amount.0,
            level: level_of(chain, &weight),
            circumstances: written(&weight.circumstances),
            opened_at: cx.now,
            due_on: None,
            drawn_staff_id: None,
            rev: 1,
        };
        let row = with_state(cx, row, &moved.case);
        let (row, drawn) = assignment::draw(cx, row, &moved.case, None).await?;
        plan.about("case", CaseId(case_id));
        plan.insert(row.clone());
        plan.insert_all(drawn.into_iter().collect());
        let known = inherited.iter().any(|act| is_kept(act, moved.act));
        plan.insert_all(taken_over(cx, case_id, inherited).await?);
        plan.insert_all(subject_rows(cx, case_id, new.subjects, &[]).await?);
        let action = if submit { "submit" } else { "ask_supplement" };
        let step = StepDone { case_id, seq: 1, act: moved.act, action, comment: new.comment, known };
        record(cx, plan, step).await?;
        Ok(row)
    }
}

/// What was done on the cases this one grows from, once per person and duty.
async fn taken_over(
    cx: &Context<'_>,
    case_id: i64,
    mut inherited: Vec<case_duty::Model>,
) -> Result<Vec<case_duty::Model>, Stop> {
    let key = |act: &case_duty::Model| (act.duty.clone(), act.staff_id, act.on_behalf_of, act.case_duty_id);
    inherited.sort_by_key(key);
    inherited.dedup_by(|a, b| (&a.duty, a.staff_id, a.on_behalf_of) == (&b.duty, b.staff_id, b.on_behalf_of));
    let ids = cx.house.store.ids(IdKind::Object, inherited.len()).await?;
    let over = |(act, case_duty_id): (case_duty::Model, i64)| case_duty::Model {
        case_duty_id,
        case_id,
        from_case_id: Some(act.case_id),
        rev: 1,
        ..act
    };
    Ok(inherited.into_iter().zip(ids).map(over).collect())
}
