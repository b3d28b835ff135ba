//! How many natural persons it takes to move money out, path by path, computed
//! from the chains and pairs in force. For `zhiheng duties check`, the page of
//! the duties and whoever assesses the agency.
//!
//! Article: R1-9, R1-12, R1-20, R3d-10, R3d-11.

use std::collections::BTreeSet;

use base::{Date, date_text};
use regulation::Law;
use regulation::money_paths::MoneyPath;
use review::{PathAct, Rule, Separation, SmallestTeam, Weight, smallest_team_of};
use schemars::JsonSchema;
use serde::Serialize;

use super::{DutyNamed, OVERSEERS};
use crate::case_work::{SENT_UP, house_circumstances};
use crate::command::{Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::stop::Stop;

/// The check.
pub struct Check;

/// What the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DutiesCheck {
    /// The day whose chains were looked at.
    pub as_of: String,
    /// How many persons must be needed at least.
    pub required_persons: u32,
    /// The number is this agency's, not one of the article.
    pub required_local: bool,
    /// Its articles.
    pub required_cites: Vec<String>,
    /// Whether the upper level approves payments as well.
    pub sent_up: bool,
    /// Whether every path needs as many.
    pub holds: bool,
    /// Every way by which money leaves.
    pub paths: Vec<PathChecked>,
}

/// One way by which money leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PathChecked {
    /// Its name in the law data.
    pub path: String,
    /// Its name, in Chinese.
    pub label: String,
    /// Its name, in English.
    pub label_en: String,
    /// The least number of natural persons who together can move money out this
    /// way, even when they change posts meanwhile.
    pub least_persons: u32,
    /// The least number with the posts of one day.
    pub least_persons_at_once: u32,
    /// Whether that is enough.
    pub holds: bool,
    /// One smallest team: what each person does.
    pub team: Vec<Member>,
    /// Duties of which every two exclude each other: so many persons at least.
    pub exclude_each_other: Vec<DutyNamed>,
    /// Every rule that keeps two acts of the path apart.
    pub separations: Vec<Apart>,
    /// Where the path is laid down.
    pub cites: Vec<String>,
}

/// A person of a smallest team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Member {
    /// From 1; no particular person is meant.
    pub person: u32,
    /// What he does, on which kind of case.
    pub acts: Vec<ActNamed>,
}

/// An act of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActNamed {
    /// The kind of case: statement, payment …
    pub kind: String,
    /// Its name, in Chinese.
    pub kind_label: String,
    /// Its name, in English.
    pub kind_label_en: String,
    /// What is done.
    #[serde(flatten)]
    pub duty: DutyNamed,
}

/// Two acts that need two persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Apart {
    /// The one.
    pub one: DutyNamed,
    /// The other.
    pub other: DutyNamed,
    /// Which kind of rule keeps them apart.
    pub rule: ApartBy,
    /// Its article.
    pub cite: String,
}

/// The kinds of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApartBy {
    /// Never the same person on one case, for good.
    SameCase,
    /// Never held by one person at the same time.
    Standing,
    /// One belongs to the agency, the other to a provider.
    Sides,
}

impl Query for Check {
    const SPEC: QuerySpec = QuerySpec {
        name: "duties.check",
        title: "资金流出最少人数",
        title_en: "least number of persons who can move money out",
        access: OVERSEERS,
    };
    type Input = Nothing;
    type Output = DutiesCheck;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<DutiesCheck, Stop> {
        let circumstances = house_circumstances(cx).await?;
        check(&cx.house.law, cx.today, circumstances)
            .map_err(|day| Stop::fault("checking the duties", format!("no law on {day}")))
    }
}

/// Checks every path as of a day, in circumstances that hold of every case of a
/// house; the error is a day on which a chain or the least number is not laid down.
pub fn check(law: &Law, on: Date, circumstances: BTreeSet<String>) -> Result<DutiesCheck, String> {
    let sent_up = circumstances.contains(SENT_UP);
    let weight = Weight { circumstances, ..Weight::default() };
    let least = law.money_paths.least_persons(on).ok_or_else(|| date_text(on))?;
    let paths: Vec<PathChecked> = law
        .money_paths
        .paths()
        .iter()
        .map(|path| {
            let team = smallest_team_of(&law.duties, &law.chains, path, on, &weight).ok_or_else(|| date_text(on))?;
            Ok(checked(law, path, team, least.value.persons))
        })
        .collect::<Result<_, String>>()?;
    Ok(DutiesCheck {
        as_of: date_text(on),
        required_persons: least.value.persons,
        required_local: least.value.local,
        required_cites: least.article.iter().map(ToString::to_string).collect(),
        sent_up,
        holds: paths.iter().all(|path| path.holds),
        paths,
    })
}

fn checked(law: &Law, path: &MoneyPath, team: SmallestTeam, required: u32) -> PathChecked {
    let least_persons = team.over_time as u32;
    let member = |(n, acts): (usize, &Vec<PathAct>)| Member {
        person: n as u32 + 1,
        acts: acts.iter().map(|act| act_named(law, *act)).collect(),
    };
    PathChecked {
        path: path.id.clone(),
        label: path.zh.clone(),
        label_en: path.en.clone(),
        least_persons,
        least_persons_at_once: team.persons.len() as u32,
        holds: least_persons >= required,
        team: team.persons.iter().enumerate().map(member).collect(),
        exclude_each_other: team.exclude_each_other.iter().map(|duty| DutyNamed::of(&law.duties, *duty)).collect(),
        separations: team.separations.into_iter().map(|apart| apart_shown(law, apart)).collect(),
        cites: path.article.iter().map(ToString::to_string).collect(),
    }
}

fn act_named(law: &Law, act: PathAct) -> ActNamed {
    let kind = law.chains.kind(act.kind);
    ActNamed {
        kind: act.kind.code().to_owned(),
        kind_label: kind.zh.clone(),
        kind_label_en: kind.en.clone(),
        duty: DutyNamed::of(&law.duties, act.duty),
    }
}

fn apart_shown(law: &Law, apart: Separation) -> Apart {
    Apart {
        one: DutyNamed::of(&law.duties, apart.one),
        other: DutyNamed::of(&law.duties, apart.other),
        rule: match apart.rule {
            Rule::SameCase => ApartBy::SameCase,
            Rule::Standing => ApartBy::Standing,
            Rule::Sides => ApartBy::Sides,
        },
        cite: apart.article.to_string(),
    }
}
