//! A repair script: lines of one form, and nothing else.
//!
//! ```text
//! UPDATE visit SET diagnosis_1 = 'J18.900' WHERE visit_id = 12 AND rev = 3;
//! ```
//!
//! Words in quotes, a quote in them doubled; whole numbers, TRUE, FALSE, NULL. The
//! full key names one row, and `rev` the state in which its author saw it. A line
//! that begins with `--` says something; empty lines are left out. It is no text
//! for the database: each line is read into table, key and values, and the row is
//! written like any other, so nothing can be smuggled in.
//!
//! Why nothing but UPDATE: a row that was wrong stays visible with what it became;
//! one that was deleted or put in would have no history, and what is only added to
//! (settlements, postings, steps, the trail) is corrected by another row.
//!
//! Article: R3d-36. Threat I13.

use base::Refusal;
use store::Literal;

/// One line of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RepairLine {
    /// Its number in the script, from 1.
    pub(crate) number: usize,
    pub(crate) table: String,
    pub(crate) set: Vec<(String, Literal)>,
    pub(crate) key: (String, Literal),
    pub(crate) rev: i64,
}

/// Reads a script; the first line that has another form is named.
pub(crate) fn read(script: &str) -> Result<Vec<RepairLine>, Refusal> {
    let lines = (1..).zip(script.lines().map(str::trim));
    let statements = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("--"));
    statements.map(|(number, line)| statement(number, line).ok_or_else(|| malformed(number))).collect()
}

fn malformed(number: usize) -> Refusal {
    Refusal::invalid(
        "script_malformed",
        "form.script",
        format!("第 {number} 行不是“UPDATE 表 SET 列 = 值 WHERE 主键 = 值 AND rev = 版本;”"),
        format!("line {number} is not UPDATE table SET column = value WHERE key = value AND rev = number;"),
    )
    .citing("R3d-36")
}

fn statement(number: usize, line: &str) -> Option<RepairLine> {
    let mut words = Words(line);
    words.keyword("UPDATE")?;
    let table = words.name()?;
    words.keyword("SET")?;
    let mut set: Vec<(String, Literal)> = Vec::new();
    loop {
        let column = words.name()?;
        words.sign('=')?;
        if set.iter().any(|(earlier, _)| *earlier == column) {
            return None;
        }
        set.push((column, words.literal()?));
        if words.sign(',').is_none() {
            break;
        }
    }
    words.keyword("WHERE")?;
    let key_column = words.name()?;
    words.sign('=')?;
    let key = words.literal().filter(|key| matches!(key, Literal::Text(_) | Literal::Number(_)))?;
    words.keyword("AND")?;
    words.keyword("rev")?;
    words.sign('=')?;
    let Literal::Number(rev) = words.literal()? else { return None };
    words.sign(';')?;
    words.0.trim().is_empty().then_some(RepairLine { number, table, set, key: (key_column, key), rev })
}

/// What is left of a line.
struct Words<'l>(&'l str);

impl Words<'_> {
    fn keyword(&mut self, word: &str) -> Option<()> {
        let found = self.word()?;
        found.eq_ignore_ascii_case(word).then_some(())
    }

    /// A name: small letters, digits and underscores.
    fn name(&mut self) -> Option<String> {
        let word = self.word()?;
        let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        plain.then_some(word)
    }

    fn word(&mut self) -> Option<String> {
        let rest = self.0.trim_start();
        let end = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).unwrap_or(rest.len());
        self.0 = &rest[end..];
        (end > 0).then(|| rest[..end].to_owned())
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.0 = self.0.trim_start().strip_prefix(sign)?;
        Some(())
    }

    fn literal(&mut self) -> Option<Literal> {
        let rest = self.0.trim_start();
        if let Some(quoted) = rest.strip_prefix('\'') {
            self.0 = quoted;
            return self.quoted();
        }
        let end = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        self.0 = after;
        match word.to_ascii_uppercase().as_str() {
            "TRUE" => Some(Literal::Flag(true)),
            "FALSE" => Some(Literal::Flag(false)),
            "NULL" => Some(Literal::Null),
            _ => word.parse().ok().map(Literal::Number),
        }
    }

    /// Words up to the quote that is not doubled.
    fn quoted(&mut self) -> Option<Literal> {
        let mut words = String::new();
        loop {
            let end = self.0.find('\'')?;
            words += &self.0[..end];
            self.0 = &self.0[end + 1..];
            match self.0.strip_prefix('\'') {
                Some(after) => {
                    words.push('\'');
                    self.0 = after;
                }
                None if words.chars().any(char::is_control) => return None,
                None => return Some(Literal::Text(words)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_with_its_values() {
        let script = "-- 医院更正\n\nUPDATE visit SET diagnosis_1 = 'J18''9', diagnosis_2 = NULL WHERE visit_id = 12 AND rev = 3;\n";
        let lines = read(script).unwrap();
        assert_eq!(
            lines,
            [RepairLine {
                number: 3,
                table: "visit".to_owned(),
                set: vec![
                    ("diagnosis_1".to_owned(), Literal::Text("J18'9".to_owned())),
                    ("diagnosis_2".to_owned(), Literal::Null)
                ],
                key: ("visit_id".to_owned(), Literal::Number(12)),
                rev: 3
            }]
        );
        assert_eq!(read("update person set out = true where person_id = 1 and rev = 1;").unwrap().len(), 1);
    }

    #[test]
    fn i13_no_other_form_is_read() {
        for line in [
            "DELETE FROM visit WHERE visit_id = 12 AND rev = 3;",
            "INSERT INTO visit VALUES (1);",
            "UPDATE visit SET state = 'x';",
            "UPDATE visit SET state = 'x' WHERE visit_id > 12 AND rev = 3;",
            "UPDATE visit SET state = 'x' WHERE visit_id = 12;",
            "UPDATE visit SET state = 'x' WHERE visit_id = 12 OR 1 = 1 AND rev = 3;",
            "UPDATE visit SET state = 'x' WHERE visit_id = NULL AND rev = 3;",
            "UPDATE visit SET state = 'x' WHERE visit_id = 12 AND rev = 3; DROP TABLE visit;",
            "UPDATE visit SET state = (SELECT 1) WHERE visit_id = 12 AND rev = 3;",
            "UPDATE visit SET state = 'x WHERE visit_id = 12 AND rev = 3;",
            "UPDATE visit SET state = 'x', state = 'y' WHERE visit_id = 12 AND rev = 3;",
            "UPDATE visit, person SET state = 'x' WHERE visit_id = 12 AND rev = 3;",
            "UPDATE \"visit\" SET state = 'x' WHERE visit_id = 12 AND rev = 3;",
            "UPDATE visit SET price = 1.5 WHERE visit_id = 12 AND rev = 3;",
            "UPDATE visit SET state = 'a\u{0}b' WHERE visit_id = 12 AND rev = 3;",
            "UPDATE visit SET state = 'x' WHERE visit_id = 12 AND rev = 3",
        ] {
            let refused = read(&format!("-- 一\n{line}")).unwrap_err();
            assert_eq!(
                (refused.code.as_str(), refused.title.contains("第 2 行")),
                ("script_malformed", true),
                "{line}"
            );
        }
    }
}
