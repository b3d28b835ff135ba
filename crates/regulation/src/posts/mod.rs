//! Posts and people 岗位与人员: the departments an agency must have, what a post
//! asks of its holder, terms and rotation, handover, and whose approval a change
//! of the organisation needs. For the matter of organisation changes and the
//! register of appointments.
//!
//! Article: R1-8, R1-9, R3d-12, R3d-22, R3d-32, R3d-35, R2-7, R2-9, R2-10.

mod written;

use std::collections::{BTreeMap, BTreeSet};

use base::Date;
use serde::Deserialize;

use crate::duties::{Authority, Duty};
use crate::{Articles, Dated, Series};

pub use written::load;

/// The rules on posts and people, read from `regulation/duties/posts.toml`.
#[derive(Debug, Clone)]
pub struct PostLaw {
    from: Date,
    departments: Vec<DepartmentKind>,
    types: Vec<PostType>,
    figures: Figures,
    certificates: BTreeMap<String, Named>,
    handover_items: Vec<HandoverItem>,
    handover: HandoverRule,
    never_delegated: BTreeSet<Duty>,
    delegation_article: Articles,
    platforms: BTreeMap<String, Named>,
    changes: BTreeMap<String, Approval>,
}

/// A name in both languages with its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its stable code.
    pub id: String,
    /// Its name on screens.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Where it is laid down.
    pub article: Articles,
}

/// A kind of department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentKind {
    /// Its names.
    pub name: Named,
    /// An agency has at least one.
    pub required: bool,
    /// The duty of a dedicated post that stands in for a missing department.
    pub instead: Option<Duty>,
}

/// A type of post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostType {
    /// Its names.
    pub name: Named,
    /// A post with one of these is of this type; empty for the type of the rest.
    pub duties: BTreeSet<Duty>,
    /// Key posts rotate.
    pub key: bool,
    /// The certificate its holder must have.
    pub certificate: Option<String>,
    /// Who leaves it hands over.
    pub handover: bool,
    /// A grant begins so many days after its approval, at the earliest.
    pub starts_after_days: u32,
}

/// What a post asks of whoever holds it: all its types together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostDemands<'l> {
    /// The first of its types, by which it is named.
    pub named: &'l PostType,
    /// It rotates.
    pub key: bool,
    /// The certificates needed, each with the type that asks for it.
    pub certificates: BTreeMap<&'l str, &'l PostType>,
    /// Set when it is handed over.
    pub handover: Option<&'l PostType>,
    /// Days from approval to the first day, at the least.
    pub starts_after_days: u32,
}

/// A number that the agency may set itself where `local` says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The number, in the unit its name ends with.
    pub count: u32,
    /// A parameter of this agency, not a figure of the article.
    #[serde(default)]
    pub local: bool,
}

/// The figures over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub(super) rotation_months: Series<Figure>,
    pub(super) rotation_alarm_days: Series<Figure>,
    pub(super) rotation_gap_days: Series<Figure>,
    pub(super) term_months: Series<Figure>,
    pub(super) delegation_days_max: Series<Figure>,
    pub(super) certificate_alarm_days: Series<Figure>,
}

/// The figures as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiguresOn<'l> {
    /// How long one person holds a key post.
    pub rotation_months: &'l Dated<Figure>,
    /// How many days before its day a rotation is due soon.
    pub rotation_alarm_days: &'l Dated<Figure>,
    /// Within how many days a return counts as never having left.
    pub rotation_gap_days: &'l Dated<Figure>,
    /// The longest term of an appointment.
    pub term_months: &'l Dated<Figure>,
    /// The longest delegation.
    pub delegation_days_max: &'l Dated<Figure>,
    /// How many days before its end a certificate is running out.
    pub certificate_alarm_days: &'l Dated<Figure>,
}

/// Something the list of a handover names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverItem {
    /// Its names.
    pub name: Named,
    /// Whose holders hand it over; empty: everyone.
    pub of: BTreeSet<Duty>,
}

/// Who supervises a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverRule {
    /// The least authority of the supervisor, who also stands above the giver.
    pub supervisor: Authority,
    /// Where it is laid down.
    pub article: Articles,
}

/// Whose approval a change of the organisation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Its names.
    pub name: Named,
    /// At least.
    pub authority: Authority,
}

impl PostLaw {
    /// The day from which it holds.
    pub fn from_date(&self) -> Date {
        self.from
    }

    /// The kinds of departments, in the order of the organisation chart.
    pub fn department_kinds(&self) -> &[DepartmentKind] {
        &self.departments
    }

    /// A kind of department.
    pub fn department_kind(&self, id: &str) -> Option<&DepartmentKind> {
        self.departments.iter().find(|kind| kind.name.id == id)
    }

    /// The types of posts.
    pub fn post_types(&self) -> &[PostType] {
        &self.types
    }

    /// What a post with these duties asks.
    pub fn demands(&self, duties: &BTreeSet<Duty>) -> PostDemands<'_> {
        let (rest, named) = self.types.split_last().expect("loading refused a list without a type");
        let mut types: Vec<&PostType> = named.iter().filter(|one| !one.duties.is_disjoint(duties)).collect();
        if types.is_empty() {
            types.push(rest);
        }
        let certificate = |one: &&'_ PostType| -> bool { one.certificate.is_some() };
        PostDemands {
            named: types[0],
            key: types.iter().any(|one| one.key),
            certificates: types
                .iter()
                .filter(|one| certificate(one))
                .map(|one| (one.certificate.as_deref().unwrap_or_default(), *one))
                .collect(),
            handover: types.iter().copied().find(|one| one.handover),
            starts_after_days: types.iter().map(|one| one.starts_after_days).max().unwrap_or_default(),
        }
    }

    /// The figures as of a day; `None` before the first day of the rules.
    pub fn figures(&self, on: Date) -> Option<FiguresOn<'_>> {
        let of = &self.figures;
        Some(FiguresOn {
            rotation_months: of.rotation_months.as_of(on)?,
            rotation_alarm_days: of.rotation_alarm_days.as_of(on)?,
            rotation_gap_days: of.rotation_gap_days.as_of(on)?,
            term_months: of.term_months.as_of(on)?,
            delegation_days_max: of.delegation_days_max.as_of(on)?,
            certificate_alarm_days: of.certificate_alarm_days.as_of(on)?,
        })
    }

    /// A kind of certificate.
    pub fn certificate(&self, id: &str) -> Option<&Named> {
        self.certificates.get(id)
    }

    /// All kinds of certificates.
    pub fn certificates(&self) -> impl Iterator<Item = &Named> {
        self.certificates.values()
    }

    /// What the list of a handover of these duties names.
    pub fn handover_items(&self, duties: &BTreeSet<Duty>) -> impl Iterator<Item = &HandoverItem> {
        self.handover_items.iter().filter(|item| item.of.is_empty() || !item.of.is_disjoint(duties))
    }

    /// The names of an item of a handover's list.
    pub fn handover_item(&self, id: &str) -> Option<&HandoverItem> {
        self.handover_items.iter().find(|item| item.name.id == id)
    }

    /// Who supervises a handover.
    pub fn handover(&self) -> &HandoverRule {
        &self.handover
    }

    /// Whether a duty can be delegated at all.
    pub fn can_be_delegated(&self, duty: Duty) -> bool {
        !self.never_delegated.contains(&duty)
    }

    /// The article on delegation.
    pub fn delegation_article(&self) -> &Articles {
        &self.delegation_article
    }

    /// A type of service platform.
    pub fn platform_type(&self, id: &str) -> Option<&Named> {
        self.platforms.get(id)
    }

    /// All types of service platforms.
    pub fn platform_types(&self) -> impl Iterator<Item = &Named> {
        self.platforms.values()
    }

    /// Whose approval a change needs, by its code.
    pub fn approval(&self, change: &str) -> Option<&Approval> {
        self.changes.get(change)
    }

    /// All changes with their approvals.
    pub fn approvals(&self) -> impl Iterator<Item = &Approval> {
        self.changes.values()
    }
}
