//! Matters 经办事项: kinds of business that are applied for, reviewed and then take
//! effect. A matter is a file of law data (`regulation/matters/<kind>.toml`), a
//! folder here with its form, what is examined and what an approved case
//! changes, and one line in [`all`]. Accepting, supplementing, reviewing,
//! returning, withdrawing exist once, in `operations/matter`.
//!
//! Article: R1-12, R1-35, R3d-13.

pub mod books_reopening;
pub mod catalogue_change;
pub mod chain_change;
pub mod chronic_recognition;
pub mod cost_bearing;
mod counted;
pub mod data_export;
pub mod data_repair;
mod entry;
pub mod item_mapping;
pub mod knowledge_change;
pub mod organisation_change;
pub mod payee_change;
pub mod person_standing;
pub mod referral;
pub mod reimbursement;
pub mod sheet;
mod subject;

use std::collections::BTreeSet;
use std::future::Future;

use base::{CaseId, Date, Fen, PersonId, ProviderId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Authority;
use review::Weight;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::entity::review_case;

pub use crate::queries::case::fact::Fact;
pub use crate::queries::statement::check::Check;
pub(crate) use counted::counted;
pub(crate) use entry::MatterEntry;
pub use subject::CaseSubject;
pub(crate) use subject::{read_subjects, subject_rows};

use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Every matter that can be applied for.
pub(crate) fn all() -> Vec<MatterEntry> {
    vec![
        MatterEntry::of::<referral::ReferralMatter>(),
        MatterEntry::of::<chronic_recognition::ChronicRecognition>(),
        MatterEntry::of::<reimbursement::ReimbursementMatter>(),
        MatterEntry::of::<payee_change::PayeeChangeMatter>(),
        MatterEntry::of::<chain_change::ChainChange>(),
        MatterEntry::of::<books_reopening::BooksReopening>(),
        MatterEntry::of::<organisation_change::OrganisationChange>(),
        MatterEntry::of::<data_export::DataExport>(),
        MatterEntry::of::<data_repair::DataRepair>(),
        MatterEntry::of::<catalogue_change::CatalogueChange>(),
        MatterEntry::of::<item_mapping::ItemMapping>(),
        MatterEntry::of::<person_standing::PersonStandingMatter>(),
        MatterEntry::of::<cost_bearing::CostBearingMatter>(),
        MatterEntry::of::<knowledge_change::KnowledgeChange>(),
    ]
}

/// The matter of a kind of case, if that kind is one.
pub(crate) fn of_kind(kind: CaseKind) -> Option<MatterEntry> {
    all().into_iter().find(|entry| entry.kind == kind)
}

/// A matter: what is filled in, what is looked at, what an approval changes.
pub trait Matter: Send + Sync + 'static {
    /// Its kind of case; `regulation/matters/<code>.toml` and the chain are found by it.
    const KIND: CaseKind;
    /// What is filled in. Unknown fields are refused; titles are Chinese
    /// (`title`), English in `x-title-en`.
    type Form: DeserializeOwned + Serialize + JsonSchema + Clone + Send + Sync;

    /// Looks at a form: at acceptance, at each resubmission, on the case's page
    /// and once more before the effect. Refuses in a stated order or says what
    /// follows from it. `of` is the case once there is one. Reads only.
    fn examine(
        cx: &Context<'_>,
        form: &Self::Form,
        of: Option<CaseId>,
    ) -> impl Future<Output = Result<Examined, Stop>> + Send;

    /// What a hospital proposes by a message: a form of this matter, as far as the
    /// message carries it, examined by the same rules. Refused unless the matter
    /// is one that hospitals file. Reads only.
    fn proposed(
        cx: &Context<'_>,
        form: &Value,
        filed_by: ProviderId,
    ) -> impl Future<Output = Result<Proposed, Stop>> + Send {
        let _ = (cx, form, filed_by);
        async { Err(not_filed_by_hospitals().into()) }
    }

    /// What whoever agrees to a case must have looked at besides its papers; refused where
    /// it was not. Reads only.
    fn looked_at(cx: &Context<'_>, of: CaseId) -> impl Future<Output = Result<(), Stop>> + Send {
        let _ = (cx, of);
        async { Ok(()) }
    }

    /// What the approved case changes. Called inside the plan of the last step,
    /// after `examine` has passed once more; only adds to the plan.
    fn effect(
        cx: &Context<'_>,
        plan: &mut Effects,
        approved: &ApprovedCase<Self::Form>,
    ) -> impl Future<Output = Result<(), Stop>> + Send;
}

/// What a hospital proposes.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// For whom.
    pub person_id: PersonId,
    /// The form in the matter's own shape; what a message does not carry is left out.
    pub form: Value,
}

fn not_filed_by_hospitals() -> Refusal {
    Refusal::invalid(
        "matter_not_filed_by_hospitals",
        "matter",
        "医院不能申报这一事项",
        "hospitals do not file this matter",
    )
}

/// A hospital files what it certified itself.
pub(crate) fn certified_by(filed_by: ProviderId, certifying: Option<ProviderId>, field: &str) -> Result<(), Refusal> {
    if certifying == Some(filed_by) {
        return Ok(());
    }
    Err(Refusal::conflict(
        "filing_of_another_hospital",
        "只能申报本院出具证明或诊断的事项",
        "a hospital files only what it certified itself",
    )
    .at(field, "不是本机构", "another hospital"))
}

/// What follows from a form.
#[derive(Debug, Clone, Default)]
pub struct Examined {
    /// The amount of this case alone; it decides the level together with what
    /// it adds up with. Zero where money plays no part.
    pub amount: Fen,
    /// Whom it concerns: recusal and cumulated amounts are judged on them.
    pub subjects: BTreeSet<CaseSubject>,
    /// Which of the conditional materials are needed, and which further steps.
    pub circumstances: BTreeSet<String>,
    /// The least authority of its approval, whatever the amount.
    pub approval: Authority,
    /// What reviewers are shown.
    pub facts: Vec<Fact>,
    /// What the house checked by itself.
    pub checks: Vec<Check>,
}

impl Examined {
    /// What decides level and further steps, at the amount with what it adds up with.
    pub(crate) fn weight_at(&self, amount: Fen) -> Weight {
        Weight { amount, circumstances: self.circumstances.clone(), approval: self.approval }
    }
}

/// A case that its last step has agreed to.
#[derive(Debug, Clone)]
pub struct ApprovedCase<F> {
    /// The case as it now stands: completed.
    pub case: review_case::Model,
    /// The form in its last version.
    pub form: F,
    /// The day of the last step.
    pub decided_on: Date,
}

impl<F> ApprovedCase<F> {
    /// The case.
    pub fn case_id(&self) -> CaseId {
        CaseId(self.case.case_id)
    }
}

/// What an approved case writes: a plan without an answer of its own.
pub type Effects = Plan<()>;
