//! The tiers of hospitals by which deductibles and ratios differ. For the
//! benefit engine's files, providers and screens.
//!
//! Article: R2-53 (table 7-1).

use serde::Deserialize;
use toml::Spanned;

use crate::{Articles, Reader};

const PATH: &str = "catalogs/tiers.toml";

/// All tiers, the lowest first.
#[derive(Debug, Clone)]
pub struct Tiers {
    /// Where they are laid down.
    pub article: Articles,
    tiers: Vec<Tier>,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its number in files and in the database, from 0 without gaps.
    pub code: u8,
    /// Its id: `county`.
    pub id: String,
    /// Which hospitals belong to it.
    pub zh: String,
    /// Its short name.
    pub short: String,
    /// Its English name.
    pub en: String,
}

impl Tiers {
    /// A tier by its number.
    pub fn get(&self, code: u8) -> Option<&Tier> {
        self.tiers.get(usize::from(code))
    }

    /// A tier by its id.
    pub fn by_id(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// All tiers, the lowest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Tier> {
        self.tiers.iter()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    article: Articles,
    tier: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    code: Spanned<u8>,
    id: Spanned<String>,
    zh: String,
    short: String,
    en: String,
}

/// Reads the tiers: numbered from 0 without gaps, ids each once.
pub(crate) fn load(reader: &mut Reader<'_>) -> Option<Tiers> {
    let file = reader.toml::<WrittenFile>(PATH)?;
    let mut tiers: Vec<Tier> = Vec::new();
    for written in file.tier {
        if usize::from(*written.code.get_ref()) != tiers.len() {
            let problem = format!("the tiers are numbered from 0 in order: {} is expected here", tiers.len());
            reader.problem(PATH, Some(written.code.span()), problem);
        }
        if tiers.iter().any(|tier| tier.id == *written.id.get_ref()) {
            reader.problem(PATH, Some(written.id.span()), "a tier of this id stands above");
        }
        let (code, id) = (written.code.into_inner(), written.id.into_inner());
        tiers.push(Tier { code, id, zh: written.zh, short: written.short, en: written.en });
    }
    Some(Tiers { article: file.article, tiers })
}
