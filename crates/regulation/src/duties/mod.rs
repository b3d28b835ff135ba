//! The duties of the agency and its providers, and which two of them one
//! natural person must never unite. For the review engine, the posts, the
//! permissions and the store's own guard.
//!
//! Article: R1-9, R1-24, R1-35, R3d-10, R3d-11, R3d-22.

mod duty;
mod law;

use std::collections::BTreeMap;

use base::Article;
use serde::Deserialize;

use crate::{Day, Reader, Spanned};

pub use duty::{Authority, Duty, DutyError};
pub use law::{Department, DutyFacts, DutyLaw, DutyPair, Side};

const FILE: &str = "duties/duties.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDuties {
    from: Day,
    article: Article,
    recusal: Article,
    duty: Vec<WrittenDuty>,
    group: Vec<WrittenGroup>,
    same_case: Vec<WrittenPair>,
    standing: Vec<WrittenPair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDuty {
    id: Spanned<Duty>,
    zh: String,
    en: String,
    side: Side,
    department: Department,
    #[serde(default)]
    on_establishment: bool,
    #[serde(default)]
    least_authority: Authority,
    article: Article,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGroup {
    id: Spanned<String>,
    duties: Vec<Duty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPair {
    a: Spanned<String>,
    b: Spanned<String>,
    article: Article,
}

type Groups = BTreeMap<String, Vec<Duty>>;
type Pairs = BTreeMap<(Duty, Duty), Article>;

/// Reads the duties and their pairs; every duty of [`Duty::ALL`] must stand in
/// the file exactly once, and every name in a pair must be known.
pub fn load(reader: &mut Reader<'_>) -> Option<DutyLaw> {
    let written: WrittenDuties = reader.toml(FILE)?;
    let groups = groups(reader, written.group);
    let same_case = pairs(reader, written.same_case, &groups);
    let standing = pairs(reader, written.standing, &groups);
    let facts = facts(reader, written.duty);
    let (from, article, recusal) = (written.from.0, written.article, written.recusal);
    reader.is_clean().then_some(DutyLaw { from, article, recusal, facts, same_case, standing })
}

fn facts(reader: &mut Reader<'_>, written: Vec<WrittenDuty>) -> BTreeMap<Duty, DutyFacts> {
    let mut facts = BTreeMap::new();
    for duty in written {
        let span = duty.id.span();
        let id = duty.id.into_inner();
        let told = DutyFacts {
            duty: id,
            zh: duty.zh,
            en: duty.en,
            side: duty.side,
            department: duty.department,
            on_establishment: duty.on_establishment,
            least_authority: duty.least_authority,
            article: duty.article,
        };
        if facts.insert(id, told).is_some() {
            reader.problem(FILE, Some(span), format!("the duty {id} stands here twice"));
        }
    }
    for missing in Duty::ALL.iter().filter(|duty| !facts.contains_key(duty)) {
        reader.problem(FILE, None, format!("the duty {missing} is missing"));
    }
    facts
}

fn groups(reader: &mut Reader<'_>, written: Vec<WrittenGroup>) -> Groups {
    let mut groups = Groups::new();
    for group in written {
        let span = group.id.span();
        let id = group.id.into_inner();
        if id.parse::<Duty>().is_ok() || groups.contains_key(&id) {
            reader.problem(FILE, Some(span), format!("the name {id:?} is taken already"));
        } else if group.duties.is_empty() {
            reader.problem(FILE, Some(span), format!("the group {id:?} has no duty"));
        } else {
            groups.insert(id, group.duties);
        }
    }
    groups
}

/// Spreads pairs of groups into pairs of duties. A duty is no pair with itself;
/// where two lines give the same pair, the article of the first one stands.
fn pairs(reader: &mut Reader<'_>, written: Vec<WrittenPair>, groups: &Groups) -> Pairs {
    let mut pairs = Pairs::new();
    for pair in written {
        let members = |reader: &mut Reader<'_>, name: &Spanned<String>| {
            let named = name.get_ref();
            let duties = groups.get(named).cloned().or_else(|| named.parse().ok().map(|duty| vec![duty]));
            if duties.is_none() {
                reader.problem(FILE, Some(name.span()), format!("{named:?} is neither a duty nor a group"));
            }
            duties.unwrap_or_default()
        };
        let (left, right) = (members(reader, &pair.a), members(reader, &pair.b));
        let mut any = left.is_empty() || right.is_empty();
        for (one, other) in left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b))) {
            if one != other {
                any = true;
                pairs.entry(law::ordered(one, other)).or_insert_with(|| pair.article.clone());
            }
        }
        if !any {
            reader.problem(FILE, Some(pair.a.span()), "a duty cannot clash with itself");
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../../regulation/duties/duties.toml");

    fn read(text: &str) -> Result<DutyLaw, Vec<(usize, Option<String>, String)>> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let law = load(&mut reader);
        reader.finish(|| law).map_err(|e| e.0.into_iter().map(|e| (e.line, e.article, e.problem)).collect())
    }

    fn problem(text: &str) -> (usize, Option<String>, String) {
        read(text).expect_err("the planted defect is found").remove(0)
    }

    #[test]
    fn the_list_is_read_and_pairs_hold_both_ways() {
        let law = read(TEXT).unwrap();
        assert_eq!(law.all().count(), Duty::ALL.len());
        for (a, b) in [
            (Duty::Handle, Duty::SecondReview),
            (Duty::FirstReview, Duty::SecondReview),
            (Duty::SecondReview, Duty::Approve),
            (Duty::PayMake, Duty::PayRelease),
            (Duty::PayRelease, Duty::VoucherPost),
            (Duty::VoucherMake, Duty::VoucherReview),
        ] {
            assert!(law.clash_on_case(a, b).is_some() && law.clash_on_case(b, a).is_some(), "{a} {b}");
        }
        for (a, b) in [
            (Duty::Handle, Duty::FirstReview),
            (Duty::FirstReview, Duty::FirstReview),
            (Duty::ProviderAnswer, Duty::Approve),
        ] {
            assert!(law.clash_on_case(a, b).is_none(), "{a} {b}");
        }
        assert!(law.clash_of_posts(Duty::PayMake, Duty::VoucherPost).is_some());
        assert!(law.clash_of_posts(Duty::OrgAdmin, Duty::SecurityAdmin).is_some());
        assert!(law.clash_of_posts(Duty::Inspection, Duty::FirstReview).is_some());
        assert!(law.clash_of_posts(Duty::FirstReview, Duty::SecondReview).is_none());
        assert!(law.facts(Duty::SecondReview).on_establishment);
    }

    #[test]
    fn planted_defects_are_named_with_their_line() {
        let line_of = |needle: &str| 1 + TEXT.lines().position(|line| line.contains(needle)).unwrap();
        let (line, article, text) = problem(&TEXT.replacen("a = \"inspection\"", "a = \"inspektion\"", 1));
        assert_eq!((line, article.as_deref()), (line_of("a = \"inspection\""), Some("R3d-36")));
        assert!(text.contains("inspektion"));
        assert!(problem(&TEXT.replacen("id = \"handle\"", "id = \"first_review\"", 1)).2.contains("is missing"));
        assert!(problem(&TEXT.replacen("id = \"handle\"", "id = \"handel\"", 1)).2.contains("unknown variant"));
        assert!(problem(&TEXT.replacen("id = \"cashier\"", "id = \"seal\"", 1)).2.contains("is taken already"));
        assert!(problem(&TEXT.replacen("b = \"fund_accounting\"", "b = \"enrolment\"", 1)).2.contains("itself"));
        assert!(problem(&TEXT.replacen("zh = \"初审\"", "", 1)).2.contains("missing field"));
    }
}
