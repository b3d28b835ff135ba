//! The policies as text, and the schemas they are checked against. Made from the
//! duty law and the registry each time, so they cannot say anything else.
//!
//! For a duty, in this order: who holds it may (permit); never with a tie to
//! anybody concerned, never after an act on the same case that excludes it,
//! never while a duty is held that may not be united with it, only on the
//! establishment where the law says so, only with the authority the case needs
//! (forbid). A forbid always wins. What a delegate does is judged for him and for
//! the one he acts for.
//!
//! Article: R1-9, R1-24, R1-26, R1-35, R3d-10, R3d-11.

use std::collections::BTreeMap;
use std::fmt::Write;

use base::Article;
use regulation::duties::{Duty, DutyLaw};

/// The schema of doing a duty on a case.
///
/// The history of a case stands with the persons: `did` are the duties of the acts
/// on it that bind a person; a delegated act binds two, the delegate and the one
/// he acted for. Two short sets are compared at every step of every case, and not
/// one set of persons for each duty. Whom a case concerns and whom a person is tied
/// to are named by kind and number. Authorities count from 0 (clerk) upwards.
pub fn duty_schema() -> String {
    let mut text = "entity Person = { duties: Set<String>, did: Set<String>, authority: Long, \
         on_establishment: Bool, ties: Set<String> };\n\
         entity Case = { concerns: Set<String>, own_case_of: Set<Person> };\n"
        .to_owned();
    for duty in Duty::ALL {
        line(
            &mut text,
            format_args!(
                "action \"{duty}\" appliesTo {{ principal: [Person], resource: [Case], \
                 context: {{ delegator?: Person, needed_authority: Long }} }};"
            ),
        );
    }
    text
}

/// The policies of one duty.
pub fn of_duty(law: &DutyLaw, duty: Duty) -> String {
    let facts = law.facts(duty);
    let mut text = String::new();
    let mut policy = |id: &str, article: &Article, rule: &str| {
        line(&mut text, format_args!("@id(\"{duty}.{id}\") @article(\"{article}\")"));
        line(&mut text, format_args!("{rule}"));
    };
    let scope = format!("(principal, action == Action::\"{duty}\", resource)");
    policy("held", &facts.article, &format!("permit {scope} when {{ principal.duties.contains(\"{duty}\") }};"));
    policy(
        "recusal",
        law.recusal_article(),
        &format!(
            "forbid {scope} when {{ resource.own_case_of.contains(principal) || principal.ties.containsAny(resource.concerns) || \
             (context has delegator && (resource.own_case_of.contains(context.delegator) || \
             context.delegator.ties.containsAny(resource.concerns))) }};"
        ),
    );
    for (article, others) in by_article(law, duty, DutyLaw::clash_on_case) {
        let others = quoted(&others);
        policy(
            &format!("same_case.{article}"),
            article,
            &format!(
                "forbid {scope} when {{ {} || (context has delegator && {}) }};",
                bound_by("principal", &others),
                bound_by("context.delegator", &others)
            ),
        );
    }
    for (article, others) in by_article(law, duty, DutyLaw::clash_of_posts) {
        let others = quoted(&others);
        policy(
            &format!("standing.{article}"),
            article,
            &format!("forbid {scope} when {{ principal.duties.containsAny([{others}]) }};"),
        );
    }
    if facts.on_establishment {
        policy("establishment", &facts.article, &format!("forbid {scope} unless {{ principal.on_establishment }};"));
    }
    policy(
        "authority",
        &facts.article,
        &format!(
            "forbid {scope} unless {{ principal.authority >= {} && principal.authority >= context.needed_authority }};",
            facts.least_authority as i64
        ),
    );
    text
}

/// Bound by an act of one of these duties. Most who ask have done nothing on the
/// case yet, and for them the long set is not looked through.
fn bound_by(whom: &str, duties: &str) -> String {
    format!("(!{whom}.did.isEmpty() && {whom}.did.containsAny([{duties}]))")
}

/// Duties as the words of a set.
fn quoted(duties: &[Duty]) -> String {
    duties.iter().map(|duty| format!("\"{duty}\"")).collect::<Vec<_>>().join(", ")
}

/// The duties that exclude a duty, by the article that keeps them apart.
fn by_article<'l>(
    law: &'l DutyLaw,
    duty: Duty,
    clash: fn(&'l DutyLaw, Duty, Duty) -> Option<&'l Article>,
) -> BTreeMap<&'l Article, Vec<Duty>> {
    let mut groups: BTreeMap<&Article, Vec<Duty>> = BTreeMap::new();
    for other in Duty::ALL {
        if let Some(article) = clash(law, *other, duty) {
            groups.entry(article).or_default().push(*other);
        }
    }
    groups
}

/// A command or question of the registry, as far as policies look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its name, `area.verb`.
    pub name: &'static str,
    /// Who may ask for it.
    pub by: AskedBy,
    /// The articles it serves.
    pub articles: &'static [&'static str],
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    /// Anyone.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// The founder of a house that does not exist yet.
    Founder,
    /// The house's own clockwork.
    Clockwork,
    /// Whoever holds one of these duties.
    Duty(&'static [Duty]),
}

/// The schema of asking.
pub fn ask_schema(asks: &[Ask]) -> String {
    let mut text = "entity House;\n\
        entity Caller = { signed_in: Bool, founder: Bool, clockwork: Bool, duties: Set<String> };\n"
        .to_owned();
    for ask in asks {
        line(
            &mut text,
            format_args!("action \"{}\" appliesTo {{ principal: [Caller], resource: [House] }};", ask.name),
        );
    }
    text
}

/// The policy of one command or question.
pub fn of_ask(ask: &Ask) -> String {
    let condition = match ask.by {
        AskedBy::Anyone => "true".to_owned(),
        AskedBy::SignedIn => "principal.signed_in".to_owned(),
        AskedBy::Founder => "principal.founder".to_owned(),
        AskedBy::Clockwork => "principal.clockwork".to_owned(),
        AskedBy::Duty(duties) => format!("principal.duties.containsAny([{}])", quoted(duties)),
    };
    // A question cites no article of its own: rights are granted and can be listed (R1-24).
    let articles = if ask.articles.is_empty() { "R1-24".to_owned() } else { ask.articles.join(" ") };
    let name = ask.name;
    format!(
        "@id(\"{name}\") @article(\"{articles}\")\n\
         permit (principal, action == Action::\"{name}\", resource) when {{ {condition} }};\n"
    )
}

fn line(text: &mut String, of: std::fmt::Arguments<'_>) {
    writeln!(text, "{of}").expect("a text takes what is written");
}
