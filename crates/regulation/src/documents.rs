//! The words of official documents by kind, over time, and the layout in which
//! they are printed. For whoever issues a document and whoever prints one.
//!
//! Article: R1-12, R4-24, R5-22.

use std::collections::BTreeMap;

use base::Date;

use crate::matters::Matters;
use crate::{Dated, Reader, Series};

const FILE: &str = "documents/official.toml";

/// The layout of official documents, and the house style that it imports.
pub const LAYOUT: (&str, &str) = (
    include_str!("../../../regulation/documents/official.typ"),
    include_str!("../../../regulation/documents/house.typ"),
);

/// What is filled into the words of a document.
const PLACES: [&str; 6] = ["matter", "case", "day", "reason", "basis", "words"];

/// The words by kind of document: paragraphs, each over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents(BTreeMap<String, Series<Vec<String>>>);

/// Reads the words; every document a matter gives out has some.
pub fn load(reader: &mut Reader<'_>, matters: Option<&Matters>) -> Option<Documents> {
    let documents = Documents(reader.toml(FILE)?);
    for (kind, series) in &documents.0 {
        for text in series.values().iter().flat_map(|dated| &dated.value) {
            if let Some(place) = unknown_place(text) {
                reader.problem(FILE, None, format!("{kind} has the place {{{place}}}, which nothing fills in"));
            }
        }
        if series.values().iter().any(|dated| dated.value.is_empty()) {
            reader.problem(FILE, None, format!("{kind} says nothing"));
        }
    }
    for document in matters.into_iter().flat_map(Matters::all).flat_map(|matter| &matter.documents) {
        if !documents.0.contains_key(&document.code) {
            reader.problem(FILE, None, format!("no words for {}, which a matter gives out", document.code));
        }
    }
    reader.is_clean().then_some(documents)
}

fn unknown_place(text: &str) -> Option<&str> {
    let places = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default());
    places.into_iter().find(|place| !PLACES.contains(place))
}

impl Documents {
    /// The words of a kind of document on a day.
    pub fn words(&self, kind: &str, on: Date) -> Option<&Dated<Vec<String>>> {
        self.0.get(kind)?.as_of(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const TEXT: &str = include_str!("../../../regulation/documents/official.toml");

    fn read(text: &str) -> Result<Documents, String> {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let read = load(&mut reader, None);
        reader.finish(|| read).map_err(|errors| errors.0[0].problem.clone())
    }

    #[test]
    fn the_words_are_read_and_a_place_that_nothing_fills_is_told() {
        let documents = read(TEXT).unwrap();
        let refusal = documents.words("refusal_decision", date!(2026 - 10 - 21)).unwrap();
        assert!(refusal.value.iter().any(|text| text.contains("申辩")) && refusal.value[1].contains("{reason}"));
        assert!(documents.words("refusal_decision", date!(2016 - 12 - 31)).is_none());
        assert!(read(&TEXT.replacen("理由：{reason}", "理由：{cause}", 1)).unwrap_err().contains("{cause}"));
    }
}
