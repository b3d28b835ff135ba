//! What is looked at before standings begin or end, in this order: the standing, the
//! days, ground and document, how many persons and each once, that they are known, and
//! of each that the change fits what the register has.
//!
//! Article: R2-13, R2-98, R1-12.1.

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Refusal, date_text, months_after};
use regulation::benefits::Status;
use regulation::chains::CaseKind;
use regulation::matters::MatterLaw;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::entity::{person, visit};

use super::change::Asked;
use super::form::{PersonStandingForm, StandingChange};
use crate::command::Context;
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::claim::{HeldStandings, date_of};
use crate::stop::Stop;

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &PersonStandingForm) -> Result<Examined, Stop> {
    let asked = asked(cx, form)?;
    let persons = known(cx, form).await?;
    let ids: Vec<i64> = persons.keys().copied().collect();
    let held = HeldStandings::of_all(cx.view, &ids).await?;
    for (index, one) in form.persons.iter().enumerate() {
        let rows = held.get(&one.person_id.0).map_or(&[][..], HeldStandings::rows);
        asked.becomes(rows).map_err(|refusal| at_person(refusal, index))?;
    }
    Ok(Examined {
        subjects: form.persons.iter().map(|one| CaseSubject::Person(one.person_id)).collect(),
        facts: facts(cx, form, &asked, &persons).await?,
        checks: vec![
            Check::held("persons_known", "名单人员均已参保登记", "all persons are in the register", "R1-12.1"),
            Check::held("standings_fit", "与已登记身份不冲突", "fits the standings registered", "R2-13"),
        ],
        ..Examined::default()
    })
}

/// The change that a form asks for, its words and days in order.
pub(super) fn asked(cx: &Context<'_>, form: &PersonStandingForm) -> Result<Asked, Stop> {
    let law = law(cx)?;
    let standing = Status::of(&form.standing)
        .ok_or_else(|| Refusal::invalid("standing_unknown", "form.standing", "没有这一人员身份", "no such standing"))?;
    let day = date_of(&form.day, "form.day")?;
    let until = form.until_date.as_deref().map(|text| date_of(text, "form.until_date")).transpose()?;
    in_range(cx, law, day)?;
    if until.is_some_and(|until| until < day || form.change == StandingChange::Ends) {
        let refusal = Refusal::invalid(
            "until_date_impossible",
            "form.until_date",
            "截止日期不得早于起始日期；终止时不填",
            "the last day does not come before the first; where a standing ends it is left out",
        );
        return Err(refusal.into());
    }
    worded(&form.ground, "form.ground", 200)?;
    worded(&form.document, "form.document", 60)?;
    let most = law.figure("persons_max", cx.today).value as usize;
    if form.persons.is_empty() || form.persons.len() > most {
        let refusal = Refusal::invalid(
            "count_out_of_range",
            "form.persons",
            format!("一次 1 至 {most} 人"),
            format!("1 to {most} persons at once"),
        );
        return Err(refusal.into());
    }
    Ok(Asked { standing, change: form.change, day, until })
}

fn law<'a>(cx: &Context<'a>) -> Result<&'a MatterLaw, Stop> {
    let law = cx.house.law.matters.of(CaseKind::PersonStanding);
    law.ok_or_else(|| Stop::fault("examining a standing", "the matter has no law data"))
}

/// Not too far back, not too far ahead.
fn in_range(cx: &Context<'_>, law: &MatterLaw, day: Date) -> Result<(), Refusal> {
    let months = |name: &str| law.figure(name, cx.today).value;
    let (back, ahead) = (months("backdated_months_max"), months("ahead_months_max"));
    if months_after(day, back) < cx.today || day > months_after(cx.today, ahead) {
        return Err(Refusal::invalid(
            "date_out_of_range",
            "form.day",
            format!("日期最早可追溯 {back} 个月，最晚为 {ahead} 个月内"),
            format!("the day lies at most {back} months back and {ahead} months ahead"),
        )
        .citing("R2-98"));
    }
    Ok(())
}

fn worded(text: &str, field: &str, most: usize) -> Result<(), Refusal> {
    let signs = text.trim().chars().count();
    if signs == 0 || signs > most || text.chars().any(char::is_control) {
        return Err(Refusal::invalid(
            "text_malformed",
            field,
            format!("须为 1 至 {most} 字"),
            format!("1 to {most} signs"),
        ));
    }
    Ok(())
}

/// The persons by number, each named once and known.
async fn known(cx: &Context<'_>, form: &PersonStandingForm) -> Result<BTreeMap<i64, person::Model>, Stop> {
    let mut ids = BTreeSet::new();
    for (index, one) in form.persons.iter().enumerate() {
        if !ids.insert(one.person_id.0) {
            let refusal = Refusal::invalid(
                "person_repeated",
                format!("form.persons[{index}].person_id"),
                "名单中人员重复",
                "the person occurs twice in the list",
            );
            return Err(refusal.into());
        }
    }
    let rows = cx.view.by_keys::<person::Model>(ids.iter().copied()).await?;
    let persons: BTreeMap<i64, person::Model> = rows.into_iter().map(|row| (row.person_id, row)).collect();
    let unknown = form.persons.iter().position(|one| !persons.contains_key(&one.person_id.0));
    match unknown {
        None => Ok(persons),
        Some(index) => {
            let path = format!("form.persons[{index}].person_id");
            Err(Refusal::invalid("person_unknown", path, "参保人不存在", "no such person").into())
        }
    }
}

/// A refusal that concerns one person of the list.
pub(super) fn at_person(refusal: Refusal, index: usize) -> Refusal {
    refusal.at(format!("form.persons[{index}].person_id"), "与登记不符", "not as the register has it")
}

async fn facts(
    cx: &Context<'_>,
    form: &PersonStandingForm,
    asked: &Asked,
    persons: &BTreeMap<i64, person::Model>,
) -> Result<Vec<Fact>, Stop> {
    let called = cx.house.law.benefits.words().word("statuses", asked.standing.as_str()).cloned().unwrap_or_default();
    let (change, change_en, day, day_en) = match asked.change {
        StandingChange::Begins => ("新增", "begins", "起始日期", "first day"),
        StandingChange::Ends => ("终止", "ends", "最后一日", "last day"),
    };
    let touched = visit::Entity::find()
        .filter(visit::Column::PersonId.is_in(persons.keys().copied()))
        .filter(visit::Column::State.eq("settled"))
        .filter(visit::Column::DischargeDate.gte(asked.day));
    let touched = cx.view.count(touched).await?;
    let mut facts = vec![
        Fact::words("人员身份", "standing", &called.zh).in_english(&called.en),
        Fact::words("变动", "change", change).in_english(change_en),
        Fact::words(day, day_en, &date_text(asked.day)),
    ];
    facts.extend(asked.until.map(|until| Fact::words("截止日期", "last day", &date_text(until))));
    facts.extend([
        Fact::words("认定依据", "ground", form.ground.trim()),
        Fact::words("名单或证明编号", "list or certificate", form.document.trim()),
        Fact::words("人数", "persons", &persons.len().to_string()),
        Fact::words("可能重新计算的结算", "settlements that may be computed anew", &touched.to_string()),
    ]);
    let most = law(cx)?.figure("facts_most", cx.today).value as usize;
    let named = persons.values().take(most);
    facts.extend(named.map(|row| Fact::words("参保人", "insured person", &cx.masked("person.name", &row.name))));
    Ok(facts)
}
