//! The index of the regulations: each article with its id and one line in our
//! own words. For everyone who cites: explanations, findings, notices, screens.

use std::collections::BTreeMap;

use base::{Article, Date};
use serde::Deserialize;
use toml::Spanned;

use crate::{InFile, Reader};

/// A paraphrase longer than this is no longer one line on a screen (signs).
const PARAPHRASE_MAX: usize = 80;
/// What fits on a chip beside an amount (signs).
const SHORT_NAME_MAX: usize = 8;

/// All indexed regulations.
#[derive(Debug, Clone)]
pub struct Sources {
    sources: Vec<Source>,
    places: BTreeMap<Article, (usize, usize)>,
}

/// One regulation, or one part of a compilation.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id: `R1`, `R3d`, `L735`.
    pub id: String,
    /// Its official title.
    pub title: String,
    /// The title in English.
    pub title_en: String,
    /// The short name on screens, at most eight signs.
    pub short: String,
    /// The document number; empty when it has none.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When it was issued, if known.
    pub issued: Option<Date>,
    /// The first day of its force, if known.
    pub effective: Option<Date>,
    /// The first day on which it was superseded.
    pub until: Option<Date>,
    /// What a reader should know about it.
    pub note: String,
    /// Its articles in the order of the text.
    pub articles: Vec<ArticleEntry>,
}

/// One article, or one point of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleEntry {
    /// Its id.
    pub id: Article,
    /// What it says, in our words, one line.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Sources {
    /// All regulations, ordered by id.
    pub fn iter(&self) -> std::slice::Iter<'_, Source> {
        self.sources.iter()
    }

    /// An article, if it is indexed.
    pub fn article(&self, id: &Article) -> Option<&ArticleEntry> {
        self.places.get(id).map(|(source, n)| &self.sources[*source].articles[*n])
    }

    /// The regulation an article belongs to, if the article is indexed.
    pub fn source_of(&self, id: &Article) -> Option<&Source> {
        self.places.get(id).map(|(source, _)| &self.sources[*source])
    }

    /// A regulation by its id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    title: String,
    title_en: String,
    short: Spanned<String>,
    number: String,
    issuer: String,
    issued: Spanned<String>,
    effective: Spanned<String>,
    #[serde(default)]
    until: Option<Spanned<String>>,
    #[serde(default)]
    note: String,
    article: Vec<WrittenArticle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenArticle {
    id: Spanned<Article>,
    zh: Spanned<String>,
    en: Spanned<String>,
}

/// Reads `sources/*.toml`, one regulation each, named by its id.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<Sources> {
    let mut sources = Vec::new();
    let mut places = BTreeMap::new();
    for InFile { path, value } in reader.toml_folder::<Written>("sources") {
        for (n, article) in value.article.iter().enumerate() {
            check_article(reader, &path, value.id.get_ref(), article);
            if places.insert(article.id.get_ref().clone(), (sources.len(), n)).is_some() {
                reader.problem(&path, Some(article.id.span()), "this article is indexed twice");
            }
        }
        sources.push(source(reader, &path, value));
    }
    if sources.is_empty() {
        reader.problem("sources", None, "no regulation is indexed");
        return None;
    }
    Some(Sources { sources, places })
}

fn source(reader: &mut Reader<'_>, path: &str, written: Written) -> Source {
    let id = written.id.get_ref().clone();
    if path != format!("sources/{id}.toml") {
        reader.problem(path, Some(written.id.span()), format!("the file of {id:?} is called sources/{id}.toml"));
    }
    if written.short.get_ref().chars().count() > SHORT_NAME_MAX {
        reader.problem(path, Some(written.short.span()), format!("a short name has at most {SHORT_NAME_MAX} signs"));
    }
    let issued = day(reader, path, Some(&written.issued));
    let effective = day(reader, path, Some(&written.effective));
    let until = day(reader, path, written.until.as_ref());
    if let (Some(effective), Some(until)) = (effective, until)
        && until <= effective
    {
        reader.problem(path, Some(written.id.span()), "the regulation ends before it begins");
    }
    let entry =
        |a: WrittenArticle| ArticleEntry { id: a.id.into_inner(), zh: a.zh.into_inner(), en: a.en.into_inner() };
    Source {
        id,
        title: written.title,
        title_en: written.title_en,
        short: written.short.into_inner(),
        number: written.number,
        issuer: written.issuer,
        issued,
        effective,
        until,
        note: written.note,
        articles: written.article.into_iter().map(entry).collect(),
    }
}

/// A date, or nothing where the text of the regulation does not tell it (`""`).
fn day(reader: &mut Reader<'_>, path: &str, written: Option<&Spanned<String>>) -> Option<Date> {
    let written = written.filter(|text| !text.get_ref().is_empty())?;
    let day = base::parse_date(written.get_ref());
    if day.is_none() {
        reader.problem(path, Some(written.span()), format!("not a date YYYY-MM-DD: {:?}", written.get_ref()));
    }
    day
}

fn check_article(reader: &mut Reader<'_>, path: &str, source: &str, article: &WrittenArticle) {
    let id = article.id.get_ref();
    if id.source() != source {
        reader.problem(path, Some(article.id.span()), format!("the article {id} does not belong to {source}"));
    }
    for text in [&article.zh, &article.en] {
        if text.get_ref().trim().is_empty() || text.get_ref().contains('\n') {
            reader.problem(path, Some(text.span()), "a paraphrase is one line that says something");
        }
    }
    if article.zh.get_ref().chars().count() > PARAPHRASE_MAX {
        reader.problem(path, Some(article.zh.span()), format!("a paraphrase has at most {PARAPHRASE_MAX} signs"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LawErrors, LawFiles};

    const R2: &str = "id = \"R2\"
title = \"规程\"
title_en = \"Procedure\"
short = \"规程2017\"
number = \"\"
issuer = \"省厅\"
issued = \"\"
effective = \"2017-01-01\"

[[article]]
id = \"R2-1\"
zh = \"目的\"
en = \"purpose\"

[[article]]
id = \"R2-2\"
zh = \"范围\"
en = \"scope\"
";

    fn read(path: &str, text: &str) -> Result<Sources, LawErrors> {
        let files = LawFiles::of([(path, text)]);
        let mut reader = Reader::over(&files);
        let sources = load(&mut reader);
        reader.finish(|| sources)
    }

    #[test]
    fn articles_are_found_with_their_regulation() {
        let sources = read("sources/R2.toml", R2).unwrap();
        let id: Article = "R2-2".parse().unwrap();
        assert_eq!(sources.article(&id).unwrap().zh, "范围");
        assert_eq!(sources.source_of(&id).unwrap().short, "规程2017");
        assert_eq!(sources.source("R2").unwrap().issued, None);
        assert!(sources.article(&"R2-3".parse().unwrap()).is_none());
    }

    #[test]
    fn planted_faults_are_named_with_file_line_and_article() {
        for (find, put, line, article, problem) in [
            ("id = \"R2-2\"", "id = \"R2-1\"", 16, Some("R2-1"), "indexed twice"),
            ("id = \"R2-2\"", "id = \"R1-2\"", 16, Some("R1-2"), "does not belong to R2"),
            ("id = \"R2-2\"", "id = \"第二条\"", 16, None, "not an article id"),
            ("\"范围\"", "\"\"", 17, Some("R2-2"), "one line that says something"),
            ("\"范围\"", "\"\"\"范\n围\"\"\"", 17, Some("R2-2"), "one line that says something"),
            ("zh = \"范围\"", "cn = \"范围\"", 17, Some("R2-2"), "unknown field `cn`"),
            ("en = \"scope\"", "", 15, Some("R2-2"), "missing field `en`"),
            ("id = \"R2\"", "id = \"R3\"", 1, None, "is called sources/R3.toml"),
            ("2017-01-01", "2017-13-01", 8, None, "not a date"),
            ("\n\n[[article]]", "\nuntil = \"2016-01-01\"\n[[article]]", 1, None, "ends before it begins"),
            ("规程2017", "一二三四五六七八九", 4, None, "at most 8 signs"),
            ("\"规程\"", "\"规程", 2, None, "invalid basic string"),
        ] {
            assert!(R2.contains(find), "{find}");
            let errors = read("sources/R2.toml", &R2.replacen(find, put, 1)).expect_err(put);
            let found = errors.0.iter().find(|error| error.problem.contains(problem));
            let found = found.unwrap_or_else(|| panic!("{problem}: {errors}"));
            let place = (found.file.as_str(), found.line, found.article.as_deref());
            assert_eq!(place, ("sources/R2.toml", line, article), "{found}");
        }
        let long = format!("\"{}\"", "长".repeat(PARAPHRASE_MAX + 1));
        assert!(read("sources/R2.toml", &R2.replace("\"范围\"", &long)).is_err());
        assert!(read("elsewhere/R2.toml", R2).unwrap_err().0[0].problem.contains("no regulation is indexed"));
    }

    #[test]
    fn all_faults_are_told_not_only_the_first() {
        let text = R2.replace("目的", "").replace("范围", "").replace("2017-01-01", "2017");
        let lines: Vec<usize> = read("sources/R2.toml", &text).unwrap_err().0.iter().map(|error| error.line).collect();
        assert_eq!(lines, [8, 12, 17]);
    }
}
