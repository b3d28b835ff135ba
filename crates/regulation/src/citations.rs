//! Finds every article cited in the law data, and refuses one that no indexed
//! regulation has. For the loader and for `docs/trace.md`.

use base::Article;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::loader::line_of;
use crate::{Reader, Sources};

/// A place where an article is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) article: Article,
    pub(crate) line: usize,
}

/// Reports every citation of an article that is not in the index.
pub(crate) fn check(reader: &mut Reader<'_>, sources: &Sources) {
    let files = reader.files();
    for path in files.paths("", "toml").into_iter().chain(files.paths("", "csv")) {
        if path.starts_with("sources/") {
            continue;
        }
        let text = files.text(&path).unwrap_or_default();
        for Citation { article, line } in cited_in(&path, text) {
            if sources.article(&article).is_none() {
                reader.unknown_article(&path, line, &article);
            }
        }
    }
}

/// What a data file cites: in TOML every string that holds an article id, alone
/// or among words, in CSV the column `article`. In the order of the lines.
/// Malformed files give nothing; their own loader reports them.
pub(crate) fn cited_in(path: &str, text: &str) -> Vec<Citation> {
    if path.ends_with(".csv") { cited_in_csv(text) } else { cited_in_toml(text) }
}

fn cited_in_toml(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        table.get_ref().values().for_each(|value| walk(value, text, &mut found));
    }
    found.sort_by_key(|citation| citation.line);
    found
}

fn walk(value: &Spanned<DeValue<'_>>, text: &str, found: &mut Vec<Citation>) {
    match value.get_ref() {
        DeValue::String(string) => {
            let line = || line_of(text, value.span().start);
            found.extend(ids_in(string).into_iter().map(|article| Citation { article, line: line() }));
        }
        DeValue::Array(array) => array.iter().for_each(|item| walk(item, text, found)),
        DeValue::Table(table) => table.values().for_each(|item| walk(item, text, found)),
        _ => {}
    }
}

fn cited_in_csv(text: &str) -> Vec<Citation> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Some(column) = reader.headers().ok().and_then(|header| header.iter().position(|name| name == "article")) else {
        return Vec::new();
    };
    let rows = reader.records().flatten();
    rows.flat_map(|row| {
        let line = row.position().map_or(0, csv::Position::line) as usize;
        let ids = ids_in(row.get(column).unwrap_or_default());
        ids.into_iter().map(move |article| Citation { article, line })
    })
    .collect()
}

/// The article ids among the words of a text: `R` or `L`, a number, perhaps a
/// small letter, a hyphen, and the place.
pub(crate) fn ids_in(text: &str) -> Vec<Article> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let words = text.split(|c: char| !is_part(c)).map(|word| word.trim_matches('.'));
    words.filter(|word| has_source_prefix(word)).filter_map(|word| word.parse().ok()).collect()
}

fn has_source_prefix(word: &str) -> bool {
    let Some((source, _)) = word.split_once('-') else { return false };
    let Some(rest) = source.strip_prefix(['R', 'L']) else { return false };
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_lowercase());
    rest.len() - digits.len() <= 1 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;

    #[test]
    fn ids_are_found_among_words_and_nothing_else() {
        let ids = |text| ids_in(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(ids("见 R1-12.11、R2-53，及 L735-38. R1-A2.9"), ["R1-12.11", "R2-53", "L735-38", "R1-A2.9"]);
        assert!(ids("Rx-1 R-1 R1 R1- XR1-2 R1ab-2 L735 2024-01-02 R1-2_x").is_empty());
    }

    #[test]
    fn toml_strings_and_the_csv_column_are_searched() {
        let toml = "a = 1\nnote = 'as R1-3'\n[[x]]\narticle = ['R1-1',\n 'R1-2']\n";
        let lines = |found: Vec<Citation>| found.iter().map(|c| (c.line, c.article.to_string())).collect::<Vec<_>>();
        assert_eq!(lines(cited_in("x.toml", toml)), [(2, "R1-3".into()), (4, "R1-1".into()), (5, "R1-2".into())]);
        let csv = "no,article,note\n1,R1-1,R1-9\n2,R1-2,\n";
        assert_eq!(lines(cited_in("x.csv", csv)), [(2, "R1-1".into()), (3, "R1-2".into())]);
    }

    #[test]
    fn a_cited_article_that_is_not_indexed_is_a_fault_wherever_it_stands() {
        let source = "id='R2'\ntitle='t'\ntitle_en='t'\nshort='s'\nnumber=''\nissuer='i'\nissued=''\neffective=''\n\
                      [[article]]\nid='R2-1'\nzh='一'\nen='one'\n";
        let files = LawFiles::of([
            ("sources/R2.toml", source),
            ("benefits/x.toml", "a = { article = 'R2-1' }\nb = { article = 'R2-7' }\n"),
            ("cases/y.toml", "note = 'as R9-1 says'\n"),
            ("risk/z.csv", "no,article\n1,R2-1\n2,R2-8\n"),
        ]);
        let mut reader = Reader::over(&files);
        let sources = crate::sources::load(&mut reader).unwrap();
        check(&mut reader, &sources);
        let faults = reader.finish(|| Some(())).unwrap_err().0;
        let faults: Vec<_> = faults.iter().map(|f| (f.file.as_str(), f.line, f.article.as_deref().unwrap())).collect();
        let expected = [("benefits/x.toml", 2, "R2-7"), ("cases/y.toml", 1, "R9-1"), ("risk/z.csv", 3, "R2-8")];
        assert_eq!(faults, expected);
    }
}
