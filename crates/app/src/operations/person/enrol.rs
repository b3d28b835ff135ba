//! Enrols insured persons in the resident scheme, singly or by list. Every row
//! is checked alike; one bad row refuses the list and is named, so that a
//! list is never half taken.
//!
//! Article: R1-12.1, R2-12, R2-14 (enrolment, identity checked against the number).

use std::collections::BTreeSet;

use base::identity_numbers::CitizenId;
use base::{Date, PersonId, Refusal, parse_date};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::entity::{enrolment, person};
use store::{IdKind, Sealer};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::house::RESIDENT;
use crate::own_agency::own_agency;
use crate::stop::Stop;

/// Enrols persons.
pub struct Enrol;

/// The persons to be enrolled; at most 2000 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPersons {
    /// The persons.
    #[schemars(extend("title" = "参保人", "x-title-en" = "insured persons", "minItems" = 1, "maxItems" = 2000))]
    pub persons: Vec<NewPerson>,
}

/// A person. Sex and birth date are read from the identity number.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The name; 1 to 50 signs.
    #[schemars(extend("title" = "姓名", "x-title-en" = "name", "minLength" = 1, "maxLength" = 50))]
    pub name: String,
    /// Citizen identity number.
    #[schemars(extend("title" = "公民身份号码", "x-title-en" = "identity number", "x-widget" = "idcard"))]
    pub identity_number: String,
    /// First day of cover, YYYY-MM-DD.
    #[schemars(extend("title" = "参保起始日", "x-title-en" = "first day of cover", "format" = "date"))]
    pub from_date: String,
}

/// The ids, in the order of the input.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Enrolled {
    /// The persons' ids.
    pub person_ids: Vec<PersonId>,
}

impl Command for Enrol {
    const SPEC: CommandSpec = CommandSpec {
        name: "person.enrol",
        title: "参保登记",
        title_en: "enrol persons",
        access: Access::Duty(&[Duty::Enrolment]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &["persons[].name", "persons[].identity_number"],
        idempotency: Idempotency::Key,
        articles: &["R1-12.1", "R2-12"],
    };
    type Input = NewPersons;
    type Output = Enrolled;

    async fn decide(cx: &Context<'_>, input: NewPersons) -> Result<Plan<Enrolled>, Stop> {
        let count = input.persons.len();
        if count == 0 || count > 2_000 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "persons",
                "一次登记 1 至 2000 人",
                "1 to 2000 persons at once",
            )
            .into());
        }
        let agency = own_agency(cx.view).await?;
        let person_ids = cx.house.store.ids(IdKind::Person, count).await?;
        let enrolment_ids = cx.house.store.ids(IdKind::Object, count).await?;
        let sealer = cx.sealer().await?;
        let mut persons = Vec::with_capacity(count);
        let mut enrolments = Vec::with_capacity(count);
        for (index, (new, (person_id, enrolment_id))) in
            input.persons.into_iter().zip(person_ids.zip(enrolment_ids)).enumerate()
        {
            let (row, from_date) = checked(cx, &sealer, index, new, person_id)?;
            persons.push(row);
            enrolments.push(enrolment::Model {
                enrolment_id,
                person_id,
                insurance: RESIDENT.to_owned(),
                from_date,
                until_date: None,
                region: agency.region.clone(),
                rev: 1,
            });
        }
        refuse_repeated(cx, &persons).await?;
        let mut plan =
            Plan::answering(Enrolled { person_ids: persons.iter().map(|row| PersonId(row.person_id)).collect() });
        if count <= 20 {
            persons.iter().for_each(|row| plan.about("person", PersonId(row.person_id)));
        }
        plan.fact("persons", count);
        plan.insert_all(persons);
        plan.insert_all(enrolments);
        Ok(plan)
    }
}

fn checked(
    cx: &Context<'_>,
    sealer: &Sealer<'_>,
    index: usize,
    new: NewPerson,
    person_id: i64,
) -> Result<(person::Model, Date), Stop> {
    let at = |field: &str, code: &str, zh: &str, en: &str| {
        Refusal::invalid(code, format!("persons[{index}].{field}"), zh, en)
    };
    let signs = new.name.trim().chars().count();
    if signs == 0 || signs > 50 || new.name.chars().any(char::is_control) {
        return Err(at("name", "name_malformed", "姓名须为 1 至 50 个字", "a name has 1 to 50 signs").into());
    }
    let identity = CitizenId::check(&new.identity_number).map_err(|_| {
        at(
            "identity_number",
            "identity_number_malformed",
            "公民身份号码不符合校验规则",
            "the identity number fails its check",
        )
    })?;
    let from_date = parse_date(&new.from_date)
        .ok_or_else(|| at("from_date", "date_malformed", "日期格式须为 YYYY-MM-DD", "a date is YYYY-MM-DD"))?;
    if identity.birth_date() > cx.today {
        return Err(at(
            "identity_number",
            "born_in_the_future",
            "出生日期晚于今日",
            "the birth date lies in the future",
        )
        .into());
    }
    let row = person::Model {
        person_id,
        name: new.name.trim().to_owned(),
        identity_digest: cx.house.keyed_digest(identity.as_str())?,
        sex: identity.sex().code(),
        birth_date: identity.birth_date(),
        identity_number: sealer.seal(person_id, identity.as_str()),
        death_date: None,
        rev: 1,
    };
    Ok((row, from_date))
}

/// One person, one row: neither twice in the list nor enrolled before.
async fn refuse_repeated(cx: &Context<'_>, persons: &[person::Model]) -> Result<(), Stop> {
    let mut seen = BTreeSet::new();
    for (index, row) in persons.iter().enumerate() {
        if !seen.insert(row.identity_digest.as_str()) {
            let path = format!("persons[{index}].identity_number");
            return Err(Refusal::invalid(
                "person_repeated",
                path,
                "名单中证件号码重复",
                "the number occurs twice in the list",
            )
            .into());
        }
    }
    for group in persons.chunks(500) {
        let digests = group.iter().map(|row| row.identity_digest.clone());
        let known = cx.view.one(person::Entity::find().filter(person::Column::IdentityDigest.is_in(digests))).await?;
        if let Some(known) = known {
            let index = persons.iter().position(|row| row.identity_digest == known.identity_digest).unwrap_or_default();
            let path = format!("persons[{index}].identity_number");
            return Err(Refusal::conflict(
                "person_already_enrolled",
                "该人员已参保",
                "this person is enrolled already",
            )
            .at(path, "该人员已参保", "enrolled already")
            .into());
        }
    }
    Ok(())
}
