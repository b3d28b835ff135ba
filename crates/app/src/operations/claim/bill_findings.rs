//! What was found of a person's visits about who bears their cost: the hospital did not
//! tell of the filing, certified an emergency that was none, or charged out-of-scope
//! items without the signed consent. The engine is told it with the bill.
//!
//! Article: R2-61, R2-62, R3a-8.

use std::collections::BTreeMap;

use base::Fen;
use benefit::{Circumstances, Policy, Withheld};
use regulation::benefits::{Bearer, WithheldOf, WithheldReason};
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use store::View;
use store::entity::bill_finding;

use crate::stop::Stop;

/// So many persons are asked for at a time.
const AT_ONCE: usize = 1_000;

/// What can be found of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillFinding {
    /// Took the patient in without telling of the filing.
    #[schemars(extend("title" = "未履行备案告知义务", "x-title-en" = "did not tell of the filing"))]
    NotInformed,
    /// The emergency certificate was not justified.
    #[schemars(extend("title" = "急诊证明不符合条件", "x-title-en" = "emergency certificate not justified"))]
    CertificateUnjustified,
    /// Out-of-scope cost without the signed consent.
    #[schemars(extend("title" = "目录外费用未经签字同意", "x-title-en" = "out-of-scope cost without consent"))]
    WithoutConsent,
}

impl BillFinding {
    const ALL: [BillFinding; 3] =
        [BillFinding::NotInformed, BillFinding::CertificateUnjustified, BillFinding::WithoutConsent];

    /// That of a row.
    pub(crate) fn of(row: &bill_finding::Model) -> Result<BillFinding, Stop> {
        let finding = BillFinding::ALL.into_iter().find(|finding| finding.code() == row.finding);
        finding.ok_or_else(|| Stop::fault("reading a finding of a bill", row.finding.as_str()))
    }

    /// As rows have it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            BillFinding::NotInformed => "not_informed",
            BillFinding::CertificateUnjustified => "certificate_unjustified",
            BillFinding::WithoutConsent => "without_consent",
        }
    }

    /// Its words for reviewers.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            BillFinding::NotInformed => ("未履行备案告知义务", "did not tell of the filing"),
            BillFinding::CertificateUnjustified => ("急诊证明不符合条件", "emergency certificate not justified"),
            BillFinding::WithoutConsent => ("目录外费用未经签字同意", "out-of-scope cost without consent"),
        }
    }

    /// Where it is laid down who then bears what.
    pub(crate) fn article(self) -> &'static str {
        match self {
            BillFinding::NotInformed => "R2-61",
            BillFinding::CertificateUnjustified => "R2-62",
            BillFinding::WithoutConsent => "R3a-8",
        }
    }
}

/// What was found of the visits of one person.
#[derive(Debug, Clone, Default)]
pub(crate) struct BillFindings {
    rows: Vec<bill_finding::Model>,
}

impl BillFindings {
    /// Those of a person.
    pub(crate) async fn of(view: View<'_>, person_id: i64) -> Result<BillFindings, Stop> {
        let mut all = BillFindings::of_all(view, &[person_id]).await?;
        Ok(all.remove(&person_id).unwrap_or_default())
    }

    /// Those of several persons, by person; of whom nothing was found is left out.
    pub(crate) async fn of_all(view: View<'_>, person_ids: &[i64]) -> Result<BTreeMap<i64, BillFindings>, Stop> {
        let mut all: BTreeMap<i64, BillFindings> = BTreeMap::new();
        for group in person_ids.chunks(AT_ONCE) {
            let select = bill_finding::Entity::find()
                .filter(bill_finding::Column::PersonId.is_in(group.iter().copied()))
                .order_by_asc(bill_finding::Column::BillFindingId);
            for row in view.all(select).await? {
                all.entry(row.person_id).or_default().rows.push(row);
            }
        }
        Ok(all)
    }

    /// With one more.
    pub(crate) fn with(mut self, row: bill_finding::Model) -> BillFindings {
        self.rows.push(row);
        self
    }

    /// Whether it was found of a visit.
    pub(crate) fn has(&self, visit_id: i64, finding: BillFinding) -> bool {
        self.rows.iter().any(|row| row.visit_id == visit_id && row.finding == finding.code())
    }

    /// What the engine is told of a visit.
    pub(crate) fn told(&self, visit_id: i64, policy: &Policy) -> Result<(Circumstances, Vec<Withheld>), Stop> {
        let (mut circumstances, mut withheld) = (Circumstances::default(), Vec::new());
        for row in self.rows.iter().filter(|row| row.visit_id == visit_id) {
            match BillFinding::of(row)? {
                BillFinding::NotInformed => circumstances.not_informed = true,
                BillFinding::CertificateUnjustified => circumstances.certificate_unjustified = true,
                BillFinding::WithoutConsent => {
                    let reason = without_consent(policy).map(|reason| reason.id.clone()).unwrap_or_default();
                    withheld.push(Withheld { reason, amount: Fen(row.amount_fen) });
                }
            }
        }
        Ok((circumstances, withheld))
    }
}

/// The reason by which a policy has the hospital bear out-of-scope cost.
pub(crate) fn without_consent(policy: &Policy) -> Option<&WithheldReason> {
    let reasons = &policy.law().withheld;
    reasons.iter().find(|reason| reason.of == WithheldOf::OutOfScope && reason.bears == Bearer::Hospital)
}
