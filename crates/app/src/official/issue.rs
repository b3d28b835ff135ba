//! Issues the document that a matter gives out at a moment of its case: its words
//! as of today, what they are filled in with, who signed, a number from the
//! counter of its letters and year, the digest over all of it.
//!
//! A matter that gives nothing out at this moment, and a case that is about no
//! insured person, issue nothing.
//!
//! Article: R1-12, R4-24, R5-22, R3d-14. Threat I09.

use std::collections::BTreeSet;

use base::{CaseId, Date, DocumentId, Month, date_text, in_beijing};
use regulation::documents::LAYOUT;
use regulation::duties::Duty;
use regulation::matters::{DocumentLaw, DocumentMoment, MatterLaw, Reason};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sm3::{Digest, Sm3};
use store::IdKind;
use store::entity::{case_step, case_subject, document_layout, official_document, person, review_case};

use super::content::{Content, Line, SignedStep};
use super::{IN_FORCE, digest_of, verification_code};
use crate::case_work::{regions, undertaking};
use crate::command::{Context, Plan};
use crate::matters::{CaseSubject, Fact, read_subjects};
use crate::own_agency::own_agency;
use crate::queries::case::names::Names;
use crate::serial;
use crate::stop::Stop;

/// What is said beside the words of the law.
#[derive(Default)]
pub(crate) struct Said<'s> {
    /// What was decided.
    pub(crate) facts: &'s [Fact],
    /// The names of what is missing.
    pub(crate) missing: Vec<String>,
    /// The day the words speak of.
    pub(crate) day: Option<Date>,
    /// Why it was refused.
    pub(crate) reason: Option<&'s Reason>,
    /// What the reviewer wrote.
    pub(crate) words: &'s str,
    /// Whom a case is about that is not kept yet.
    pub(crate) subjects: Option<&'s BTreeSet<CaseSubject>>,
}

/// Issues what the matter gives out at this moment, by whom the present step is done.
pub(crate) async fn issue<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    law: &MatterLaw,
    moment: DocumentMoment,
    case: &review_case::Model,
    duty: Duty,
    said: Said<'_>,
) -> Result<(), Stop> {
    let Some(document) = law.documents.iter().find(|document| document.on == moment) else { return Ok(()) };
    let Some(person) = addressee(cx, case.case_id, said.subjects).await? else { return Ok(()) };
    let words = cx.house.law.documents.words(&document.code, cx.today);
    let words = words.ok_or_else(|| Stop::fault("wording a document", &document.code))?;
    let agency = own_agency(cx.view).await?.name;
    let document_id = cx.house.store.id(IdKind::Object).await?;
    let signatories = signatories(cx, case, duty, moment).await?;
    // The last lock of the transaction, so that it is held shortly.
    let series = format!("document/{}/{}", document.prefix, cx.today.year());
    let number = serial::draw(cx, plan, &series, "document", document_id).await?;
    let filled = |text: &String| fill(text, law, case, &said);
    let content = Content {
        title: document.zh.clone(),
        serial: format!("{}-{}-{number:05}", document.prefix, cx.today.year()),
        agency,
        addressee: person.name.clone(),
        paragraphs: words.value.iter().map(filled).collect(),
        items: said.missing.clone(),
        facts: said.facts.iter().map(line).collect(),
        signatories,
        basis: basis(document, &words.article),
        issued_on: date_text(cx.today),
    };
    keep(cx, plan, document, case, &person, document_id, &content).await
}

async fn keep<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    document: &DocumentLaw,
    case: &review_case::Model,
    person: &person::Model,
    document_id: i64,
    content: &Content,
) -> Result<(), Stop> {
    let text = serde_json::to_string(content).map_err(|e| Stop::fault("writing a document down", e))?;
    let layout_digest = hex::encode(Sm3::digest(format!("{}\n{}", LAYOUT.0, LAYOUT.1).as_bytes()));
    keep_layout(cx, plan, &layout_digest).await?;
    let digest = digest_of(&layout_digest, &text);
    plan.about("document", DocumentId(document_id));
    plan.fact("document", content.serial.as_str());
    plan.fact("document_sm3", digest.as_str());
    plan.insert(official_document::Model {
        document_id,
        serial: content.serial.clone(),
        kind: document.code.clone(),
        case_id: case.case_id,
        person_id: person.person_id,
        month: Month::of(cx.today).to_string(),
        issued_on: cx.today,
        issued_at: cx.now,
        content: text,
        layout_digest,
        verification_code: verification_code(&cx.house.keyed_digest(&format!("document/{digest}"))?),
        digest,
        state: IN_FORCE.to_owned(),
        void_reason: None,
        rev: 1,
    });
    Ok(())
}

/// Keeps the layout with the first document that is set by it. Only then is
/// anything locked: later documents do not wait for one another here.
async fn keep_layout<O>(cx: &Context<'_>, plan: &mut Plan<O>, layout_digest: &str) -> Result<(), Stop> {
    if cx.view.by_key::<document_layout::Model>(layout_digest).await?.is_some() {
        return Ok(());
    }
    cx.view.lock_name(&format!("document_layout/{layout_digest}")).await?;
    if cx.view.by_key::<document_layout::Model>(layout_digest).await?.is_none() {
        let (layout, house_style) = (LAYOUT.0.to_owned(), LAYOUT.1.to_owned());
        plan.insert(document_layout::Model { layout_digest: layout_digest.to_owned(), layout, house_style, rev: 1 });
    }
    Ok(())
}

/// The insured person a case is about; the first where it is about several.
async fn addressee(
    cx: &Context<'_>,
    case_id: i64,
    new: Option<&BTreeSet<CaseSubject>>,
) -> Result<Option<person::Model>, Stop> {
    let kept;
    let subjects = match new {
        Some(subjects) => subjects,
        None => {
            let rows = case_subject::Entity::find().filter(case_subject::Column::CaseId.eq(case_id));
            kept = read_subjects(&cx.view.all(rows).await?)?;
            &kept
        }
    };
    let person = subjects.iter().find_map(|subject| match subject {
        CaseSubject::Person(id) => Some(id.0),
        _ => None,
    });
    let Some(person_id) = person else { return Ok(None) };
    Ok(cx.view.by_key::<person::Model>(person_id).await?)
}

fn fill(text: &str, law: &MatterLaw, case: &review_case::Model, said: &Said<'_>) -> String {
    let basis = said.reason.map(|reason| reason.article.first().to_string()).unwrap_or_default();
    let places = [
        ("{matter}", law.zh.clone()),
        ("{case}", CaseId(case.case_id).to_string()),
        ("{day}", said.day.map(date_text).unwrap_or_else(|| "办结".to_owned())),
        ("{reason}", said.reason.map(|reason| reason.zh.clone()).unwrap_or_default()),
        ("{basis}", basis),
        // The last one: what somebody wrote is not read as a place.
        ("{words}", said.words.to_owned()),
    ];
    places.into_iter().fold(text.to_owned(), |text, (place, words)| text.replace(place, &words))
}

fn line(fact: &Fact) -> Line {
    Line { label: fact.label.clone(), value: fact.value.clone(), amount_fen: fact.amount_fen }
}

fn basis(document: &DocumentLaw, words: &regulation::Articles) -> Vec<String> {
    let mut all: Vec<String> = document.article.iter().chain(words.iter()).map(ToString::to_string).collect();
    let mut known = BTreeSet::new();
    all.retain(|article| known.insert(article.clone()));
    all
}

/// Who did the steps that stand, each duty once and by its last act, and who does
/// the present one.
async fn signatories(
    cx: &Context<'_>,
    case: &review_case::Model,
    duty: Duty,
    moment: DocumentMoment,
) -> Result<Vec<SignedStep>, Stop> {
    let kept = case_step::Entity::find().filter(case_step::Column::CaseId.eq(case.case_id));
    let kept = cx.view.all(kept.order_by_asc(case_step::Column::Seq)).await?;
    let mut steps: Vec<case_step::Model> = Vec::new();
    for step in kept.into_iter().filter(|step| opinion(&step.action).is_some() && step.duty != duty.code()) {
        steps.retain(|earlier| earlier.duty != step.duty);
        steps.push(step);
    }
    let delegated = acting_for(cx, case, duty).await?;
    let mut people: Vec<i64> = delegated.into_iter().collect();
    for step in &steps {
        people.push(step.staff_id);
        people.extend(step.on_behalf_of);
    }
    let names = Names::of_staff(cx.view, people).await?;
    let title = |duty: Duty| cx.house.law.duties.facts(duty).zh.clone();
    let mut signed = Vec::with_capacity(steps.len() + 1);
    for step in &steps {
        let duty = step.duty.parse().map_err(|e| Stop::fault("reading a step of a case", e))?;
        signed.push(SignedStep {
            step: title(duty),
            post: step.post_name.clone(),
            name: signature(&names.get(step.staff_id), step.on_behalf_of.map(|id| names.get(id))),
            opinion: opinion(&step.action).unwrap_or_default().to_owned(),
            signed_on: date_text(in_beijing(step.at).date()),
        });
    }
    if let Some(person) = &cx.caller.staff {
        let opinion = match moment {
            DocumentMoment::Accepted => "受理",
            DocumentMoment::Incomplete => "告知补正",
            DocumentMoment::Approved => "同意",
            DocumentMoment::Rejected => "不予办理",
        };
        signed.push(SignedStep {
            step: title(duty),
            post: person.posts.join("、"),
            name: signature(&person.name, delegated.map(|id| names.get(id))),
            opinion: opinion.to_owned(),
            signed_on: date_text(cx.today),
        });
    }
    Ok(signed)
}

/// For whom the present step is done, where the duty is held by delegation.
async fn acting_for(cx: &Context<'_>, case: &review_case::Model, duty: Duty) -> Result<Option<i64>, Stop> {
    let region = regions(cx, case.provider_id).await?.into_values().next();
    let of = undertaking(case, region.as_deref());
    let facts = cx.caller.facts_for(&cx.house.law.duties, &duty.into(), &of).and_then(Result::ok);
    Ok(facts.and_then(|facts| facts.acting_for).map(|delegator| delegator.staff.0))
}

/// A name as it signs: with whom it stands for.
fn signature(name: &str, delegator: Option<String>) -> String {
    match delegator {
        Some(delegator) => format!("{name}（受{delegator}委托）"),
        None => name.to_owned(),
    }
}

/// What a step of a case's course says on paper; none for what is no signature.
fn opinion(action: &str) -> Option<&'static str> {
    match action {
        "submit" => Some("受理"),
        "ask_supplement" => Some("告知补正"),
        "agree" => Some("同意"),
        _ => None,
    }
}
