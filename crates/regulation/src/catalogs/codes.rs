//! Code lists: what a code of the national interface or of a standard means in
//! words. For screens, printed documents and the check of incoming codes.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use crate::{Articles, Reader};

const PATH: &str = "catalogs/codes.toml";

/// All code lists.
#[derive(Debug, Clone)]
pub struct CodeLists {
    lists: Vec<CodeList>,
}

/// One code list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeList {
    /// Its id: `sex`.
    pub id: String,
    /// What it lists.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// The standard or interface the codes come from.
    pub source: String,
    /// The articles it serves, if it serves any.
    pub article: Option<Articles>,
    /// Its codes in the order in which they are offered.
    pub items: Vec<CodeItem>,
}

/// One code with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeItem {
    /// The code as it stands in files: leading zeros count.
    pub code: String,
    /// What it means.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl CodeLists {
    /// A list by its id.
    pub fn get(&self, list: &str) -> Option<&CodeList> {
        self.lists.iter().find(|found| found.id == list)
    }

    /// What a code of a list means.
    pub fn item(&self, list: &str, code: &str) -> Option<&CodeItem> {
        self.get(list)?.items.iter().find(|item| item.code == code)
    }

    /// All lists.
    pub fn iter(&self) -> std::slice::Iter<'_, CodeList> {
        self.lists.iter()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    list: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    zh: String,
    en: String,
    source: String,
    #[serde(default)]
    article: Option<Articles>,
    items: Vec<Spanned<CodeItem>>,
}

/// Reads the lists: ids each once, codes each once in a list.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<CodeLists> {
    let file = reader.toml::<WrittenFile>(PATH)?;
    let mut ids = BTreeSet::new();
    let mut lists = Vec::new();
    for written in file.list {
        if !ids.insert(written.id.get_ref().clone()) {
            reader.problem(PATH, Some(written.id.span()), "a list of this id stands above");
        }
        let mut codes = BTreeSet::new();
        for item in &written.items {
            if !codes.insert(item.get_ref().code.clone()) {
                reader.problem(PATH, Some(item.span()), format!("the code {:?} stands above", item.get_ref().code));
            }
        }
        lists.push(CodeList {
            id: written.id.into_inner(),
            zh: written.zh,
            en: written.en,
            source: written.source,
            article: written.article,
            items: written.items.into_iter().map(Spanned::into_inner).collect(),
        });
    }
    Some(CodeLists { lists })
}
