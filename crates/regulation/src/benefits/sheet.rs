//! Every value of a policy in officers' words: a row for each dated value with
//! its cells, its articles and the days in which it holds. For the page of a
//! policy, the comparison of two, and the form in which a draft is edited. The
//! words are data (`catalogs/benefit_words.toml`); a key or word without one is a
//! fault of the data, so that no page ever shows a key.
//!
//! Article: R1-13 (the basis is open), R2-98.

use std::collections::BTreeMap;

use base::{Article, Date, date_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::tree::{EVERYONE, PolicyTree, name_of, series_of};
use crate::Reader;

const FILE: &str = "catalogs/benefit_words.toml";

/// What a policy says about one thing in one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PolicyRow {
    /// Where it stands in the policy: `inpatient/tiers/county/terms`.
    pub place: String,
    /// The part of the policy.
    pub part: Called,
    /// What it is, below the part.
    pub title: Called,
    /// The first day; none where it holds as long as the policy does.
    pub from: Option<String>,
    /// The first day on which it holds no longer.
    pub until: Option<String>,
    /// The articles it rests on.
    pub articles: Vec<Article>,
    /// The article leaves it to the agency, which chose it.
    pub local: bool,
    /// What a reader should know about it.
    pub note: String,
    /// It is another policy's, whose part this one takes over.
    pub taken_over: bool,
    /// What it says.
    pub cells: Vec<PolicyCell>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PolicyCell {
    /// Where it stands below the row: `bands/1/ratio_permyriad`.
    pub place: String,
    /// What it is; empty where the row says it.
    pub title: Called,
    /// The value.
    pub value: CellValue,
}

/// A value with its unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "unit", content = "value")]
pub enum CellValue {
    /// Fen.
    Fen(i64),
    /// Ten-thousandths.
    Permyriad(i64),
    /// Percentage points.
    Points(i64),
    /// Completed years of age.
    Years(i64),
    /// A plain number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// One of the words of benefit law.
    Word {
        /// As it is written.
        code: String,
        /// What it is called.
        called: Called,
    },
    /// Several of them.
    Words(Vec<Called>),
    /// Free text.
    Text(String),
}

/// What something is called in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Called {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The words of policies, in the order in which their values are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BenefitWords {
    keys: Vec<(String, Called)>,
    words: BTreeMap<String, Called>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: Vec<WrittenKey>,
    word: BTreeMap<String, Called>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKey {
    key: String,
    zh: String,
    en: String,
}

/// Reads the words.
pub(super) fn load_words(reader: &mut Reader<'_>) -> Option<BenefitWords> {
    let file = reader.toml::<Written>(FILE)?;
    let keys: Vec<(String, Called)> =
        file.key.into_iter().map(|row| (row.key, Called { zh: row.zh, en: row.en })).collect();
    for (at, (key, _)) in keys.iter().enumerate() {
        if keys[..at].iter().any(|(other, _)| other == key) {
            reader.problem(FILE, None, format!("the key {key:?} stands twice"));
        }
    }
    Some(BenefitWords { keys, words: file.word })
}

impl BenefitWords {
    /// What a word is called below a key.
    pub fn word(&self, key: &str, word: &str) -> Option<&Called> {
        self.words.get(&format!("{key}.{word}")).or_else(|| self.words.get(word))
    }

    /// The rows of a policy in the order of the words, and what has no words.
    pub(super) fn sheet(&self, tree: &PolicyTree) -> (Vec<PolicyRow>, Vec<String>) {
        let mut sheet = Sheet { words: self, tree, rows: Vec::new(), missing: Vec::new() };
        let parts = self.in_order(tree.table.iter().filter(|(_, value)| value.is_table() || value.is_array()));
        for (key, value) in parts {
            let part = sheet.key(key);
            sheet.entry(&Here { part: &part, titles: &[], place: key.clone(), key }, value);
        }
        let taken_over = |row: &PolicyRow| {
            let part = row.place.split('/').next().unwrap_or_default();
            tree.taken_over.iter().any(|taken| taken == part)
        };
        sheet.rows.iter_mut().for_each(|row| row.taken_over = taken_over(row));
        (sheet.rows, sheet.missing)
    }

    fn in_order<'t>(&self, entries: impl Iterator<Item = (&'t String, &'t Value)>) -> Vec<(&'t String, &'t Value)> {
        let mut entries: Vec<(&String, &Value)> = entries.collect();
        entries.sort_by_key(|(key, _)| self.keys.iter().position(|(known, _)| known == *key));
        entries
    }
}

/// A sheet in the making.
struct Sheet<'w> {
    words: &'w BenefitWords,
    tree: &'w PolicyTree,
    rows: Vec<PolicyRow>,
    missing: Vec<String>,
}

/// Where in the tree.
struct Here<'h> {
    part: &'h Called,
    titles: &'h [Called],
    place: String,
    key: &'h str,
}

/// Keys that say what an entry is called, or where it is laid down.
const ABOUT: [&str; 9] = ["id", "label", "label_en", "note", "article", "desk", "part", "for_whom", "code"];

impl Sheet<'_> {
    /// A series, a list of entries, or a table.
    fn entry(&mut self, here: &Here<'_>, value: &Value) {
        if let Some(series) = series_of(value) {
            let note = value.get("note").and_then(Value::as_str).unwrap_or_default();
            return self.series(here, series, note);
        }
        match value {
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    let name = name_of(item, at);
                    let titles = [here.titles, &[self.item_called(here.key, item, &name)]].concat();
                    let place = format!("{}/{name}", here.place);
                    self.entry(&Here { titles: &titles, place, ..*here }, item);
                }
            }
            Value::Table(table) => self.table(here, table),
            _ => {}
        }
    }

    /// The plain cells of a table as a row, then what lies below it.
    fn table(&mut self, here: &Here<'_>, table: &Table) {
        let below = |value: &Value| {
            series_of(value).is_some() || value.as_array().is_some_and(|items| items.iter().any(Value::is_table))
        };
        let has_below = |value: &Value| value.as_table().is_some_and(|table| table.values().any(below));
        let inner: Vec<(&String, &Value)> =
            self.words.in_order(table.iter().filter(|(_, value)| below(value) || has_below(value)));
        let plain =
            table.iter().filter(|(key, value)| !ABOUT.contains(&key.as_str()) && !below(value) && !has_below(value));
        let mut cells = Vec::new();
        for (key, value) in self.words.in_order(plain) {
            let title = self.key(key);
            self.cell(&mut cells, key, key, &[title], value);
        }
        if !cells.is_empty() {
            let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let articles = articles_of(table.get("article"));
            self.row(here, cells, (None, None), articles, false, text("note"));
        }
        for (key, value) in inner {
            let titles = [here.titles, &[self.key(key)]].concat();
            let place = format!("{}/{key}", here.place);
            self.entry(&Here { titles: &titles, place, key, ..*here }, value);
        }
    }

    fn series(&mut self, here: &Here<'_>, values: &[Value], series_note: &str) {
        let from = |entry: &Value| entry.get("from").and_then(Value::as_str).map(str::to_owned);
        for (at, entry) in values.iter().enumerate() {
            let mut cells = Vec::new();
            if let Some(value) = entry.get("value") {
                self.cell(&mut cells, here.key, "", &[], value);
            }
            let until = entry.get("until").and_then(Value::as_str).map(str::to_owned);
            let until = until.or_else(|| values.get(at + 1).and_then(from));
            let own_note = entry.get("note").and_then(Value::as_str).unwrap_or_default();
            let note = [series_note, own_note].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>();
            let local = entry.get("local").and_then(Value::as_bool).unwrap_or_default();
            let articles = articles_of(entry.get("article"));
            self.row(here, cells, (from(entry), until), articles, local, note.join(" "));
        }
    }

    /// A value as cells: one for each leaf.
    fn cell(&mut self, cells: &mut Vec<PolicyCell>, key: &str, place: &str, titles: &[Called], value: &Value) {
        match value {
            Value::Table(table) => {
                for (key, value) in self.words.in_order(table.iter()) {
                    let titles = [titles, &[self.key(key)]].concat();
                    self.cell(cells, key, &joined(place, key), &titles, value);
                }
            }
            Value::Array(items) if items.iter().any(Value::is_table) => {
                for (at, item) in items.iter().enumerate() {
                    let name = name_of(item, at);
                    let named = self.item_called(key, item, &name);
                    // The list's own name is said by its entries.
                    let above = titles.len().saturating_sub(1);
                    let titles = [&titles[..above], &[named]].concat();
                    let table = item.as_table().into_iter().flatten();
                    let cells_of = table.filter(|(key, _)| !["tier", "status"].contains(&key.as_str()));
                    for (key, value) in self.words.in_order(cells_of) {
                        let titles = [titles.as_slice(), &[self.key(key)]].concat();
                        self.cell(cells, key, &joined(&joined(place, &name), key), &titles, value);
                    }
                }
            }
            leaf => {
                let value = self.leaf(key, leaf);
                cells.push(PolicyCell { place: place.to_owned(), title: in_a_row(titles), value });
            }
        }
    }

    fn leaf(&mut self, key: &str, value: &Value) -> CellValue {
        match value {
            Value::Integer(number) if key.ends_with("_fen") => CellValue::Fen(*number),
            Value::Integer(number) if key.ends_with("permyriad") => CellValue::Permyriad(*number),
            Value::Integer(number) if key.ends_with("points") => CellValue::Points(*number),
            Value::Integer(number) if key.ends_with("_years") => CellValue::Years(*number),
            Value::Integer(number) => CellValue::Number(*number),
            Value::Boolean(flag) => CellValue::Flag(*flag),
            Value::Array(items) => {
                CellValue::Words(items.iter().filter_map(Value::as_str).map(|word| self.word(key, word)).collect())
            }
            Value::String(text) if key == "hospitals" => CellValue::Text(text.clone()),
            Value::String(word) => CellValue::Word { code: word.clone(), called: self.word(key, word) },
            other => CellValue::Text(other.to_string()),
        }
    }

    fn row(
        &mut self,
        here: &Here<'_>,
        cells: Vec<PolicyCell>,
        (from, until): (Option<String>, Option<String>),
        articles: Vec<Article>,
        local: bool,
        note: String,
    ) {
        self.rows.push(PolicyRow {
            place: here.place.clone(),
            part: here.part.clone(),
            title: in_a_row(here.titles),
            from,
            until,
            articles,
            local,
            note,
            taken_over: false,
            cells,
        });
    }

    /// What an entry of a list is called: by its own label, by the tier or word
    /// it is named for, or by its number.
    fn item_called(&mut self, key: &str, item: &Value, name: &str) -> Called {
        let text = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
        if let (Some(zh), Some(en)) = (text("label"), text("label_en")) {
            return Called { zh, en };
        }
        if let Some(tier) = text("tier") {
            return self.tier(&tier);
        }
        if let Some(status) = text("status") {
            return self.word("status", &status);
        }
        if let (Some(desk), Some(part)) = (text("desk"), text("part")) {
            return in_a_row(&[self.word("desk", &desk), self.word("part", &part)]);
        }
        if item.get("for_whom").is_some() || name == EVERYONE {
            let each: Vec<Called> = name.split('+').map(|word| self.word("for_whom", word)).collect();
            let joined = |of: fn(&Called) -> &str, by: &str| each.iter().map(of).collect::<Vec<_>>().join(by);
            return Called { zh: joined(|one| &one.zh, "、"), en: joined(|one| &one.en, ", ") };
        }
        let kind = self.key(key);
        Called {
            zh: format!("第{name}{}", if key == "bands" { kind.zh } else { "项".to_owned() }),
            en: format!("{} {name}", kind.en),
        }
    }

    fn tier(&mut self, id: &str) -> Called {
        let tiers = self.tree.table.get("inpatient").and_then(|stays| stays.get("tiers")).and_then(Value::as_array);
        let tier = tiers.into_iter().flatten().find(|tier| tier.get("id").and_then(Value::as_str) == Some(id));
        let text = |key: &str| tier.and_then(|tier| tier.get(key)).and_then(Value::as_str).unwrap_or(id).to_owned();
        Called { zh: text("label"), en: text("label_en") }
    }

    fn key(&mut self, key: &str) -> Called {
        let found = self.words.keys.iter().find(|(known, _)| known == key).map(|(_, called)| called.clone());
        found.unwrap_or_else(|| self.missed(key))
    }

    fn word(&mut self, key: &str, word: &str) -> Called {
        let found = self.words.word(key, word).cloned();
        found.unwrap_or_else(|| self.missed(word))
    }

    fn missed(&mut self, word: &str) -> Called {
        self.missing.push(word.to_owned());
        Called { zh: word.to_owned(), en: word.to_owned() }
    }
}

impl PolicyRow {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        let day = date_text(day);
        self.from.as_ref().is_none_or(|from| *from <= day) && self.until.as_ref().is_none_or(|until| day < *until)
    }
}

fn articles_of(value: Option<&Value>) -> Vec<Article> {
    let one = value.and_then(Value::as_str);
    let several = value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(several).filter_map(|text| text.parse().ok()).collect()
}

fn joined(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}/{key}") }
}

fn in_a_row(titles: &[Called]) -> Called {
    let row = |of: fn(&Called) -> &str| {
        titles.iter().map(of).filter(|title| !title.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    Called { zh: row(|title| &title.zh), en: row(|title| &title.en) }
}
