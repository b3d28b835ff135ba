//! How the field catalogue stands in `regulation/data/fields.toml`, and the
//! checks on it: a table has one purpose, a field is named once and has a table,
//! what is shown as it is says why, what leaves in full is masked elsewhere,
//! identity numbers, accounts and telephones are sealed.
//!
//! Article: R1-24, R5-38.

use std::collections::{BTreeMap, BTreeSet};

use base::Mask;
use serde::Deserialize;

use super::{Field, FieldCatalogue, FieldGroup, Grade, InFull};
use crate::{Articles, Reader, Spanned};

const FILE: &str = "data/fields.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    under_age_years: i32,
    #[expect(dead_code, reason = "checked with every citation of the file")]
    under_age_article: Articles,
    ordinary: Vec<String>,
    group: Vec<WrittenGroup>,
    field: Vec<WrittenField>,
    #[serde(default)]
    in_full: Vec<WrittenInFull>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGroup {
    code: String,
    zh: String,
    en: String,
    purpose: String,
    purpose_en: String,
    article: Articles,
    grade: Grade,
    keep_years: Spanned<u32>,
    #[serde(default)]
    local: bool,
    tables: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenField {
    table: String,
    column: Spanned<String>,
    zh: String,
    en: String,
    grade: Grade,
    mask: Mask,
    #[serde(default)]
    sealed: bool,
    #[serde(default)]
    because: Option<String>,
    #[serde(default)]
    because_en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenInFull {
    question: String,
    fields: Vec<Spanned<String>>,
    because: String,
    because_en: String,
    article: Articles,
}

/// Reads the catalogue.
pub fn load(reader: &mut Reader<'_>) -> Option<FieldCatalogue> {
    let written: Written = reader.toml(FILE)?;
    for (span, problem) in problems(&written) {
        reader.problem(FILE, Some(span), problem);
    }
    let fields = written.field.into_iter().map(|one| one.checked());
    let fields: Vec<(String, Field)> =
        fields.map(|field| (format!("{}.{}", field.table, field.column), field)).collect();
    let order = fields.iter().map(|(name, _)| name.clone()).collect();
    reader.is_clean().then(|| FieldCatalogue {
        groups: written.group.into_iter().map(WrittenGroup::checked).collect(),
        fields: fields.into_iter().collect(),
        order,
        in_full: written.in_full.into_iter().map(WrittenInFull::checked).collect(),
        ordinary: written.ordinary,
        under_age_years: written.under_age_years,
    })
}

fn problems(written: &Written) -> Vec<(std::ops::Range<usize>, String)> {
    let mut found = Vec::new();
    let mut tables = BTreeSet::new();
    for group in &written.group {
        if *group.keep_years.get_ref() == 0 {
            found.push((group.keep_years.span(), "nothing personal is kept for no time at all".to_owned()));
        }
        for table in &group.tables {
            if !tables.insert(table.get_ref().as_str()) {
                found.push((table.span(), format!("the table {} stands in two groups", table.get_ref())));
            }
        }
    }
    let mut masks = BTreeMap::new();
    for field in &written.field {
        let name = format!("{}.{}", field.table, field.column.get_ref());
        let span = field.column.span();
        if !tables.contains(field.table.as_str()) {
            found.push((span.clone(), format!("the table {} stands in no group", field.table)));
        }
        if (field.mask == Mask::Open) != (field.because.is_some() && field.because_en.is_some()) {
            found.push((span.clone(), format!("{name}: what is shown as it is says why, and nothing else does")));
        }
        if matches!(field.mask, Mask::IdentityNumber | Mask::Account | Mask::Phone) && !field.sealed {
            found.push((span.clone(), format!("{name}: identity numbers, accounts and telephones are sealed")));
        }
        if masks.insert(name.clone(), field.mask).is_some() || written.ordinary.contains(&name) {
            found.push((span, format!("{name} is named twice")));
        }
    }
    for field in written.in_full.iter().flat_map(|one| &one.fields) {
        if matches!(masks.get(field.get_ref()), None | Some(Mask::Open | Mask::Withheld)) {
            found.push((field.span(), format!("{} is no masked field", field.get_ref())));
        }
    }
    found
}

impl WrittenGroup {
    fn checked(self) -> FieldGroup {
        FieldGroup {
            code: self.code,
            zh: self.zh,
            en: self.en,
            purpose: self.purpose,
            purpose_en: self.purpose_en,
            article: self.article,
            grade: self.grade,
            keep_years: self.keep_years.into_inner(),
            local: self.local,
            tables: self.tables.into_iter().map(Spanned::into_inner).collect(),
        }
    }
}

impl WrittenField {
    fn checked(self) -> Field {
        Field {
            table: self.table,
            column: self.column.into_inner(),
            zh: self.zh,
            en: self.en,
            grade: self.grade,
            mask: self.mask,
            sealed: self.sealed,
            because: self.because.zip(self.because_en),
        }
    }
}

impl WrittenInFull {
    fn checked(self) -> InFull {
        InFull {
            question: self.question,
            fields: self.fields.into_iter().map(Spanned::into_inner).collect(),
            because: self.because,
            because_en: self.because_en,
            article: self.article,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    const TEXT: &str = include_str!("../../../../regulation/data/fields.toml");

    fn problem(text: &str) -> String {
        let files = LawFiles::of([(FILE, text)]);
        let mut reader = Reader::over(&files);
        let catalogue = load(&mut reader);
        reader.finish(|| catalogue).expect_err("the planted defect is found").0.remove(0).problem
    }

    #[test]
    fn the_catalogue_masks_what_it_names_and_hides_what_it_does_not() {
        let files = LawFiles::of([(FILE, TEXT)]);
        let mut reader = Reader::over(&files);
        let catalogue = load(&mut reader).expect("the catalogue is sound");
        assert_eq!(catalogue.masked("person.name", "欧阳明华"), "欧＊＊＊");
        assert_eq!(catalogue.masked("person.shoe_size", "43"), "＊＊＊");
        assert_eq!(catalogue.grade_at("person.name", 13), Grade::Sensitive);
        assert_eq!(catalogue.grade_at("person.name", 14), Grade::Personal);
        assert_eq!(catalogue.group_of("visit").map(|group| group.code.as_str()), Some("claims"));
    }

    #[test]
    fn planted_defects_are_found() {
        let changed = |from: &str, to: &str| {
            assert!(TEXT.contains(from), "{from}");
            problem(&TEXT.replacen(from, to, 1))
        };
        assert!(changed("mask = \"identity_number\"", "mask = \"rot13\"").contains("rot13"));
        assert!(changed("mask = \"identity_number\"", "mask = \"open\"").contains("says why"));
        assert!(changed("table = \"payee\"\n", "table = \"payees\"\n").contains("no group"));
        assert!(changed("column = \"birth_date\"", "column = \"name\"").contains("named twice"));
        assert!(changed("keep_years = 30", "keep_years = 0").contains("no time"));
        assert!(changed("\"visit\", \"fee_line\"", "\"person\", \"fee_line\"").contains("two groups"));
        assert!(changed("mask = \"account\"\nsealed = true", "mask = \"account\"").contains("are sealed"));
        assert!(changed("\"payee.account\", \"case", "\"payee.bank\", \"case").contains("no masked field"));
    }
}
