//! Whom a case concerns. A person of the agency with a tie to one of them keeps
//! out of the case; cases that share one of them add up.
//!
//! Article: R1-26 (recusal), R1-12.6 (amounts add up).

use std::collections::BTreeSet;
use std::str::FromStr;

use base::{PersonId, ProviderId, StaffId};
use review::Subject;
use store::IdKind;
use store::entity::case_subject;

use crate::command::Context;
use crate::stop::Stop;

/// One whom a case concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseSubject {
    /// An insured person.
    Person(PersonId),
    /// A provider.
    Provider(ProviderId),
    /// A member of staff: a case about his own post or account.
    Staff(StaffId),
    /// A payee's account, as a keyed digest.
    Payee(String),
    /// One illness, stay or accident, by whatever names it.
    Episode(String),
    /// What one provider sends through one handler.
    Handler {
        /// The provider.
        provider: ProviderId,
        /// Who handles it here.
        handler: StaffId,
    },
}

impl CaseSubject {
    /// As it stands in a row.
    pub fn key(&self) -> String {
        match self {
            CaseSubject::Person(id) => format!("person:{}", id.0),
            CaseSubject::Provider(id) => format!("provider:{}", id.0),
            CaseSubject::Staff(id) => format!("staff:{}", id.0),
            CaseSubject::Payee(digest) => format!("payee:{digest}"),
            CaseSubject::Episode(name) => format!("episode:{name}"),
            CaseSubject::Handler { provider, handler } => format!("handler:{}/{}", provider.0, handler.0),
        }
    }

    /// For the guard of reviews; none for what nobody has ties to.
    pub(crate) fn for_recusal(&self) -> Option<Subject> {
        match self {
            CaseSubject::Person(id) => Some(Subject::Person(*id)),
            CaseSubject::Provider(id) => Some(Subject::Provider(*id)),
            CaseSubject::Staff(id) => Some(Subject::Staff(*id)),
            CaseSubject::Payee(_) | CaseSubject::Episode(_) | CaseSubject::Handler { .. } => None,
        }
    }

    /// Whether cases that share it add up. A provider alone does not: a big
    /// hospital has many patients who have nothing to do with each other.
    pub(crate) fn adds_up(&self) -> bool {
        !matches!(self, CaseSubject::Provider(_) | CaseSubject::Staff(_))
    }
}

impl FromStr for CaseSubject {
    type Err = String;

    fn from_str(text: &str) -> Result<CaseSubject, String> {
        let unreadable = || format!("not a subject of a case: {text:?}");
        let (kind, rest) = text.split_once(':').ok_or_else(unreadable)?;
        let number = |digits: &str| digits.parse::<i64>().map_err(|_| unreadable());
        Ok(match kind {
            "person" => CaseSubject::Person(PersonId(number(rest)?)),
            "provider" => CaseSubject::Provider(ProviderId(number(rest)?)),
            "staff" => CaseSubject::Staff(StaffId(number(rest)?)),
            "payee" => CaseSubject::Payee(rest.to_owned()),
            "episode" => CaseSubject::Episode(rest.to_owned()),
            "handler" => {
                let (provider, handler) = rest.split_once('/').ok_or_else(unreadable)?;
                CaseSubject::Handler { provider: ProviderId(number(provider)?), handler: StaffId(number(handler)?) }
            }
            _ => return Err(unreadable()),
        })
    }
}

/// The rows of the subjects of a case that are not yet among those kept.
pub(crate) async fn subject_rows(
    cx: &Context<'_>,
    case_id: i64,
    subjects: &BTreeSet<CaseSubject>,
    kept: &[case_subject::Model],
) -> Result<Vec<case_subject::Model>, Stop> {
    let new: Vec<String> = subjects.iter().map(CaseSubject::key).collect();
    let new: Vec<String> = new.into_iter().filter(|key| kept.iter().all(|row| row.subject != *key)).collect();
    let ids = cx.house.store.ids(IdKind::Object, new.len()).await?;
    let row = |(subject, case_subject_id)| case_subject::Model { case_subject_id, case_id, subject, rev: 1 };
    Ok(new.into_iter().zip(ids).map(row).collect())
}

/// The subjects that rows name.
pub(crate) fn read_subjects(rows: &[case_subject::Model]) -> Result<BTreeSet<CaseSubject>, Stop> {
    let read =
        |row: &case_subject::Model| row.subject.parse().map_err(|e| Stop::fault("reading whom a case concerns", e));
    rows.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_and_read_back() {
        for subject in [
            CaseSubject::Person(PersonId(12)),
            CaseSubject::Provider(ProviderId(3)),
            CaseSubject::Staff(StaffId(4)),
            CaseSubject::Payee("ab12".to_owned()),
            CaseSubject::Episode("V12:3".to_owned()),
            CaseSubject::Handler { provider: ProviderId(3), handler: StaffId(4) },
        ] {
            assert_eq!(subject.key().parse(), Ok(subject));
        }
        assert!("person".parse::<CaseSubject>().is_err() && "handler:3".parse::<CaseSubject>().is_err());
    }
}
