//! The explanation of a finding in the words of its rule, for the hospital's
//! feedback and the reviewer's page.
//!
//! Article: R2-66 (written feedback to the provider).

use base::date_text;

use crate::{Fact, Finding, RuleSet};

/// An explanation in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Finding {
    /// All facts of the finding: its evidence, its item and its day.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = self.evidence.facts();
        let day = Fact::Day(date_text(self.date));
        facts.push(("admit_date", day.clone()));
        facts.push(("date", day));
        facts.extend(self.item_code.iter().map(|code| ("item", Fact::Text(code.to_string()))));
        facts
    }
}

/// The explanation of a finding; `None` when its rule is not in the set.
pub fn explain(finding: &Finding, rules: &RuleSet) -> Option<Explanation> {
    explain_facts(finding.rule, &finding.facts(), rules)
}

/// The explanation from facts that were kept, see [`Finding::facts`].
pub fn explain_facts<N: AsRef<str>>(rule: i32, facts: &[(N, Fact)], rules: &RuleSet) -> Option<Explanation> {
    let words = &rules.get(rule)?.explanation;
    Some(Explanation { zh: fill(&words.zh, facts, Fact::zh), en: fill(&words.en, facts, Fact::en) })
}

/// Puts facts in the place of `{name}`; a name without a fact stays as it is,
/// so that the gap is seen.
fn fill<N: AsRef<str>>(template: &str, facts: &[(N, Fact)], write: impl Fn(&Fact) -> String) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        match facts.iter().find(|(known, _)| known.as_ref() == name) {
            Some((_, fact)) => text.push_str(&write(fact)),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_gaps_stay_visible() {
        let facts = [("years", Fact::Number(15)), ("sex", Fact::Sex(1))];
        assert_eq!(fill("{years}岁{sex}，{other}", &facts, Fact::zh), "15岁男性，{other}");
        assert_eq!(fill("nothing", &facts, Fact::en), "nothing");
    }
}
