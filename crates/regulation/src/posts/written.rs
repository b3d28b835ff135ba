//! How the rules on posts stand in `regulation/duties/posts.toml`, and the checks
//! on them: nothing twice, a type for the rest at the end, no type that asks for
//! a certificate nobody knows.
//!
//! Article: R1-8, R1-9, R3d-22.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Approval, DepartmentKind, Figure, Figures, HandoverItem, HandoverRule, Named, PostLaw, PostType};
use crate::duties::{Authority, Duty};
use crate::{Articles, Day, Reader, Series, Spanned};

const FILE: &str = "duties/posts.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    from: Day,
    department_kind: Vec<WrittenDepartment>,
    post_type: Vec<WrittenType>,
    figure: WrittenFigures,
    certificate: Vec<WrittenName>,
    handover_item: Vec<WrittenItem>,
    handover: WrittenHandover,
    delegation: WrittenDelegation,
    platform_type: Vec<WrittenName>,
    change: Vec<WrittenChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenName {
    id: Spanned<String>,
    zh: String,
    en: String,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDepartment {
    id: Spanned<String>,
    zh: String,
    en: String,
    #[serde(default)]
    required: bool,
    instead: Option<Duty>,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenType {
    id: Spanned<String>,
    zh: String,
    en: String,
    #[serde(default)]
    duties: BTreeSet<Duty>,
    #[serde(default)]
    key: bool,
    certificate: Option<Spanned<String>>,
    #[serde(default)]
    handover: bool,
    #[serde(default)]
    starts_after_days: u32,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFigures {
    rotation_months: Series<Figure>,
    rotation_alarm_days: Series<Figure>,
    rotation_gap_days: Series<Figure>,
    term_months: Series<Figure>,
    delegation_days_max: Series<Figure>,
    certificate_alarm_days: Series<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenItem {
    id: Spanned<String>,
    zh: String,
    en: String,
    #[serde(default)]
    of: BTreeSet<Duty>,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHandover {
    supervisor: Authority,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDelegation {
    never: BTreeSet<Duty>,
    article: Articles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChange {
    id: Spanned<String>,
    zh: String,
    en: String,
    authority: Authority,
    article: Articles,
}

/// Reads the rules on posts and people.
pub fn load(reader: &mut Reader<'_>) -> Option<PostLaw> {
    let written: Written = reader.toml(FILE)?;
    let certificates = names(reader, written.certificate);
    check_types(reader, &written.post_type, &certificates);
    check_figures(reader, &written.figure);
    let law = PostLaw {
        from: written.from.0,
        departments: departments(reader, written.department_kind),
        types: types(reader, written.post_type),
        figures: Figures {
            rotation_months: written.figure.rotation_months,
            rotation_alarm_days: written.figure.rotation_alarm_days,
            rotation_gap_days: written.figure.rotation_gap_days,
            term_months: written.figure.term_months,
            delegation_days_max: written.figure.delegation_days_max,
            certificate_alarm_days: written.figure.certificate_alarm_days,
        },
        certificates,
        handover_items: items(reader, written.handover_item),
        handover: HandoverRule { supervisor: written.handover.supervisor, article: written.handover.article },
        never_delegated: written.delegation.never,
        delegation_article: written.delegation.article,
        platforms: names(reader, written.platform_type),
        changes: changes(reader, written.change),
    };
    reader.is_clean().then_some(law)
}

/// The id of an entry; a second entry of the same id is a fault.
fn once(reader: &mut Reader<'_>, known: &mut BTreeSet<String>, id: Spanned<String>) -> String {
    let span = id.span();
    let id = id.into_inner();
    if !known.insert(id.clone()) {
        reader.problem(FILE, Some(span), format!("{id:?} stands here twice"));
    }
    id
}

fn names(reader: &mut Reader<'_>, written: Vec<WrittenName>) -> BTreeMap<String, Named> {
    let mut known = BTreeSet::new();
    let mut named = BTreeMap::new();
    for one in written {
        let id = once(reader, &mut known, one.id);
        named.insert(id.clone(), Named { id, zh: one.zh, en: one.en, article: one.article });
    }
    named
}

fn departments(reader: &mut Reader<'_>, written: Vec<WrittenDepartment>) -> Vec<DepartmentKind> {
    let mut known = BTreeSet::new();
    let kind = |one: WrittenDepartment| DepartmentKind {
        name: Named { id: once(reader, &mut known, one.id), zh: one.zh, en: one.en, article: one.article },
        required: one.required,
        instead: one.instead,
    };
    written.into_iter().map(kind).collect()
}

fn types(reader: &mut Reader<'_>, written: Vec<WrittenType>) -> Vec<PostType> {
    let mut known = BTreeSet::new();
    let kind = |one: WrittenType| PostType {
        name: Named { id: once(reader, &mut known, one.id), zh: one.zh, en: one.en, article: one.article },
        duties: one.duties,
        key: one.key,
        certificate: one.certificate.map(Spanned::into_inner),
        handover: one.handover,
        starts_after_days: one.starts_after_days,
    };
    written.into_iter().map(kind).collect()
}

fn items(reader: &mut Reader<'_>, written: Vec<WrittenItem>) -> Vec<HandoverItem> {
    let mut known = BTreeSet::new();
    let item = |one: WrittenItem| HandoverItem {
        name: Named { id: once(reader, &mut known, one.id), zh: one.zh, en: one.en, article: one.article },
        of: one.of,
    };
    written.into_iter().map(item).collect()
}

fn changes(reader: &mut Reader<'_>, written: Vec<WrittenChange>) -> BTreeMap<String, Approval> {
    let mut known = BTreeSet::new();
    let mut changes = BTreeMap::new();
    for one in written {
        let id = once(reader, &mut known, one.id);
        let name = Named { id: id.clone(), zh: one.zh, en: one.en, article: one.article };
        changes.insert(id, Approval { name, authority: one.authority });
    }
    changes
}

/// Only the last type lists no duty, and it lists none.
fn check_types(reader: &mut Reader<'_>, types: &[WrittenType], certificates: &BTreeMap<String, Named>) {
    for (place, one) in types.iter().enumerate() {
        if one.duties.is_empty() != (place + 1 == types.len()) {
            reader.problem(FILE, Some(one.id.span()), "the last type, and only it, lists no duty: it takes the rest");
        }
        if let Some(certificate) = one.certificate.as_ref().filter(|one| !certificates.contains_key(one.get_ref())) {
            reader.problem(FILE, Some(certificate.span()), "no such certificate");
        }
    }
    if types.is_empty() {
        reader.problem(FILE, None, "there is no type of post");
    }
}

/// A figure of none would switch its rule off.
fn check_figures(reader: &mut Reader<'_>, figures: &WrittenFigures) {
    let named = [
        ("rotation_months", &figures.rotation_months),
        ("rotation_alarm_days", &figures.rotation_alarm_days),
        ("rotation_gap_days", &figures.rotation_gap_days),
        ("term_months", &figures.term_months),
        ("delegation_days_max", &figures.delegation_days_max),
        ("certificate_alarm_days", &figures.certificate_alarm_days),
    ];
    for (name, series) in named {
        if series.values().iter().any(|dated| !(1..=1_200).contains(&dated.value.count)) {
            reader.problem(FILE, None, format!("{name} is 1 to 1200"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const TEXT: &str = include_str!("../../../../regulation/duties/posts.toml");

    fn read(text: &str) -> Result<PostLaw, crate::LawErrors> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let law = load(&mut reader);
        reader.finish(|| law)
    }

    #[test]
    fn what_a_post_asks_follows_from_its_duties() {
        let law = read(TEXT).unwrap();
        let asks = |duties: &[Duty]| law.demands(&duties.iter().copied().collect());
        let accountant = asks(&[Duty::VoucherMake, Duty::Reconcile]);
        assert_eq!(accountant.named.name.id, "accounting");
        assert!(accountant.key && accountant.handover.is_some() && accountant.certificates.contains_key("accounting"));
        let office = asks(&[Duty::HisClaims, Duty::StatementDeclare]);
        assert_eq!((office.key, office.starts_after_days, office.certificates.len()), (false, 0, 0));
        // An inspector who also keeps the bills is asked for both.
        assert_eq!(asks(&[Duty::Inspection, Duty::CashReceive]).named.name.id, "cashier");
        assert_eq!(asks(&[Duty::Enrolment]).named.name.id, "handling");
        let figures = law.figures(date!(2026 - 10 - 21)).unwrap();
        assert_eq!((figures.rotation_months.value.count, figures.rotation_months.value.local), (36, true));
        assert!(law.figures(date!(2016 - 12 - 31)).is_none());
        assert!(!law.can_be_delegated(Duty::OrgAdmin) && law.can_be_delegated(Duty::Approve));
    }

    #[test]
    fn planted_defects_are_named() {
        for (from, to, problem) in [
            ("id = \"engage\"", "id = \"appoint\"", "stands here twice"),
            ("certificate = \"accounting\"", "certificate = \"driving\"", "no such certificate"),
            ("duties = [\"his_claims\", \"provider_answer\", \"statement_declare\"]", "", "takes the rest"),
            ("count = 36", "count = 0", "rotation_months is 1 to 1200"),
            ("instead = \"inspection\"", "instead = \"inspektion\"", "unknown variant"),
            ("authority = \"director\"", "authority = \"chairman\"", "unknown variant"),
        ] {
            assert!(TEXT.contains(from), "{from}");
            let errors = read(&TEXT.replacen(from, to, 1)).expect_err(from);
            assert!(errors.0.iter().any(|e| e.problem.contains(problem)), "{from}: {errors}");
        }
    }
}
