//! The rules in force: the law data of each rule as of a day, joined with its
//! check.
//!
//! Article: R1-12.11.

use std::collections::BTreeMap;

use base::Date;
use regulation::audit_rules::{AuditRule, AuditRules, RuleClass, RuleScope, RuleSeverity, RuleStage, Wording};

use crate::rules::{self, Check, Look, Needs};
use crate::{Claims, TableName};

/// A rule in force.
#[derive(Debug, Clone)]
pub struct ActiveRule {
    /// The public number.
    pub number: i32,
    /// The stable code.
    pub code: String,
    /// Its class in the national frame.
    pub class: RuleClass,
    /// How sure a finding is.
    pub severity: RuleSeverity,
    /// What it stands on.
    pub articles: Vec<base::Article>,
    /// Its name.
    pub name: Wording,
    /// The words of one finding.
    pub explanation: Wording,
    /// Its numbers as of the day.
    pub parameters: BTreeMap<String, i64>,
    /// To what it is confined, if to anything.
    pub scope: Option<RuleScope>,
    pub(crate) check: &'static Check,
}

/// A rule that the claims at hand do not suffice for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRun {
    /// The public number.
    pub number: i32,
    /// The stable code.
    pub code: String,
    /// What is missing: `no table interactions`.
    pub missing: Vec<String>,
}

/// What a rule cannot do without, besides the tables that are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A table of knowledge.
    Table(TableName),
    /// An optional column of the visits.
    VisitColumn(&'static str),
    /// A provider's whole month rather than claims: [`crate::Selection::All`] or
    /// [`crate::Selection::Month`].
    ProviderMonth,
}

/// The rules a run applies, by ascending number.
#[derive(Debug, Clone)]
pub struct RuleSet {
    rules: Vec<ActiveRule>,
}

/// Why no rule set could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleSetProblem {
    /// A rule was asked for that the law data does not have.
    #[error("there is no rule {0}")]
    NoSuchRule(i32),
    /// The law data has a rule for which there is no check.
    #[error("rule {number} ({code}) has no check in this program")]
    NoCheck {
        /// Its number.
        number: i32,
        /// Its code in the law data.
        code: String,
    },
    /// A check needs a number that the law data does not have on the day.
    #[error("rule {number} has no {parameter} on {day}")]
    NoParameter {
        /// The rule.
        number: i32,
        /// The missing parameter.
        parameter: &'static str,
        /// The day asked for.
        day: String,
    },
}

impl RuleSet {
    /// All rules of the law data as of a day.
    ///
    /// # Errors
    /// When a rule has no check or a number is missing on that day.
    pub fn all(law: &AuditRules, on: Date) -> Result<RuleSet, RuleSetProblem> {
        let rules = law.all().iter().map(|rule| activate(rule, on)).collect::<Result<_, _>>()?;
        Ok(RuleSet { rules })
    }

    /// The twelve basic rules, which need nothing but the seven tables.
    ///
    /// # Errors
    /// As [`RuleSet::all`].
    pub fn basic(law: &AuditRules, on: Date) -> Result<RuleSet, RuleSetProblem> {
        RuleSet::all(law, on)?.only(&law.of_family("basic").collect::<Vec<_>>())
    }

    /// Only the rules that are of use at a stage, as their files say.
    pub fn of_stage(self, law: &AuditRules, stage: RuleStage) -> RuleSet {
        let of_use = |rule: &ActiveRule| law.get(rule.number).is_some_and(|rule| rule.stages.contains(&stage));
        RuleSet { rules: self.rules.into_iter().filter(of_use).collect() }
    }

    /// The rules that these claims do not suffice for, and what is missing: a
    /// run passes over them. Whoever shows a run shows them too.
    pub fn not_run(&self, claims: &Claims) -> Vec<NotRun> {
        let lacking = |rule: &ActiveRule| {
            let missing = rule.missing(claims);
            let named = || NotRun { number: rule.number, code: rule.code.clone(), missing };
            (!rule.missing(claims).is_empty()).then(named)
        };
        self.rules.iter().filter_map(lacking).collect()
    }

    /// Only the rules with these numbers.
    ///
    /// # Errors
    /// When one is not in the set.
    pub fn only(self, numbers: &[i32]) -> Result<RuleSet, RuleSetProblem> {
        if let Some(missing) = numbers.iter().find(|&&number| self.get(number).is_none()) {
            return Err(RuleSetProblem::NoSuchRule(*missing));
        }
        Ok(RuleSet { rules: self.rules.into_iter().filter(|rule| numbers.contains(&rule.number)).collect() })
    }

    /// The rules, by ascending number.
    pub fn rules(&self) -> &[ActiveRule] {
        &self.rules
    }

    /// The rule with a number.
    pub fn get(&self, number: i32) -> Option<&ActiveRule> {
        self.rules.iter().find(|rule| rule.number == number)
    }
}

impl ActiveRule {
    /// What it cannot do without.
    pub fn needs(&self) -> Vec<Need> {
        let need = |needs: &Needs| match *needs {
            Needs::Table(table) => Need::Table(table),
            Needs::VisitColumn(column) => Need::VisitColumn(column),
        };
        let month = matches!(self.check.look, Look::ProviderMonth(_)).then_some(Need::ProviderMonth);
        self.check.needs.iter().map(need).chain(month).collect()
    }

    /// Whether the tables of knowledge that the rule needs are there.
    pub(crate) fn has_tables(&self, claims: &Claims) -> bool {
        self.check.needs.iter().all(|needs| !matches!(needs, Needs::Table(_)) || needs.missing(claims).is_none())
    }

    /// What the claims lack for the rule; nothing when it can be run.
    pub(crate) fn missing(&self, claims: &Claims) -> Vec<String> {
        self.check.needs.iter().filter_map(|needs| needs.missing(claims)).collect()
    }

    /// A number of the rule; that it is there was checked when the set was made.
    pub(crate) fn parameter(&self, name: &str) -> i64 {
        *self.parameters.get(name).expect("a rule set holds every number its checks need")
    }
}

fn activate(rule: &AuditRule, on: Date) -> Result<ActiveRule, RuleSetProblem> {
    let check = rules::check_of(rule.number(), rule.code())
        .ok_or_else(|| RuleSetProblem::NoCheck { number: rule.number(), code: rule.code().to_owned() })?;
    let mut parameters = BTreeMap::new();
    for &name in check.parameters {
        let value = rule.parameter(name, on).ok_or_else(|| RuleSetProblem::NoParameter {
            number: rule.number(),
            parameter: name,
            day: base::date_text(on),
        })?;
        parameters.insert(name.to_owned(), value);
    }
    Ok(ActiveRule {
        number: rule.number(),
        code: rule.code().to_owned(),
        class: rule.class,
        severity: rule.severity,
        articles: rule.articles.iter().cloned().collect(),
        name: rule.name.clone(),
        explanation: rule.explanation.clone(),
        scope: rule.scope.clone(),
        parameters,
        check,
    })
}
