//! How a matter stands in `regulation/matters/<kind>.toml`, and the checks on
//! it: the file is named after its kind, codes are used once, a material is
//! needed at some time, a matter can be refused with a reason.
//!
//! Article: R1-12, R4-24.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Archive, DocumentLaw, MaterialLaw, MatterLaw, Matters, Reason, RiskClass, SupplementLimit};
use crate::chains::CaseKind;
use crate::{Articles, Reader, Series, Spanned};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMatter {
    kind: Spanned<CaseKind>,
    zh: String,
    en: String,
    article: Articles,
    risk: RiskClass,
    supplement: SupplementLimit,
    archive: Archive,
    #[serde(default)]
    material: Vec<MaterialLaw>,
    #[serde(default)]
    reason: Vec<Reason>,
    #[serde(default)]
    document: Vec<DocumentLaw>,
    #[serde(default)]
    parameter: BTreeMap<String, Series<u32>>,
}

/// Reads the matters below `matters/`.
pub fn load(reader: &mut Reader<'_>) -> Option<Matters> {
    let mut kinds = BTreeMap::new();
    for file in reader.toml_folder::<WrittenMatter>("matters") {
        let (path, matter) = (file.path, file.value);
        let span = matter.kind.span();
        let kind = *matter.kind.get_ref();
        if path != format!("matters/{kind}.toml") {
            reader.problem(&path, Some(span.clone()), format!("the file of the matter {kind} is matters/{kind}.toml"));
        }
        if let Some(problem) = wrong(&matter) {
            reader.problem(&path, Some(span), problem);
        }
        kinds.insert(kind, matter.checked(kind));
    }
    reader.is_clean().then_some(Matters { kinds })
}

impl WrittenMatter {
    fn checked(self, kind: CaseKind) -> MatterLaw {
        MatterLaw {
            kind,
            zh: self.zh,
            en: self.en,
            article: self.article,
            risk: self.risk,
            supplement: self.supplement,
            archive: self.archive,
            materials: self.material,
            reasons: self.reason,
            documents: self.document,
            parameters: self.parameter,
        }
    }
}

fn wrong(matter: &WrittenMatter) -> Option<String> {
    let lists: [(&str, Vec<&str>); 3] = [
        ("material", matter.material.iter().map(|one| one.code.as_str()).collect()),
        ("reason", matter.reason.iter().map(|one| one.code.as_str()).collect()),
        ("document", matter.document.iter().map(|one| one.code.as_str()).collect()),
    ];
    for (list, codes) in lists {
        let mut seen = BTreeSet::new();
        if let Some(twice) = codes.into_iter().find(|code| !seen.insert(*code)) {
            return Some(format!("the {list} {twice:?} stands here twice"));
        }
    }
    if let Some(never) = matter.material.iter().find(|material| material.always != material.when.is_empty()) {
        return Some(format!("the material {:?} is needed either always or under named circumstances", never.code));
    }
    if matter.reason.is_empty() {
        return Some("a matter has at least one reason for returning it".to_owned());
    }
    if matter.supplement.limit_days == 0 {
        return Some("an applicant has at least one working day to bring what is missing".to_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LawFiles;
    use time::macros::date;

    const TEXT: &str = include_str!("../../../../regulation/matters/referral.toml");

    fn read(path: &str, text: &str) -> Result<Matters, crate::LawErrors> {
        let files = LawFiles::of([(path, text)]);
        let mut reader = Reader::over(&files);
        let matters = load(&mut reader);
        reader.finish(|| matters)
    }

    #[test]
    fn a_matter_says_what_is_needed_when() {
        let matters = read("matters/referral.toml", TEXT).unwrap();
        let law = matters.of(CaseKind::Referral).unwrap();
        let needed = |circumstances: &[&str]| -> Vec<String> {
            let circumstances = circumstances.iter().map(|one| (*one).to_owned()).collect();
            law.needed(&circumstances).map(|material| material.code.clone()).collect()
        };
        assert_eq!(needed(&[]), ["identity"]);
        assert_eq!(needed(&["certificate"]), ["identity", "referral_certificate"]);
        assert_eq!(law.figure("emergency_filing_days", date!(2026 - 10 - 21)).value, 7);
        assert!(matters.of(CaseKind::Audit).is_none());
    }

    #[test]
    fn planted_defects_are_named() {
        let problem = |path: &str, text: &str| read(path, text).expect_err("the defect is found").0.remove(0).problem;
        for (from, to, said) in [
            ("kind = \"referral\"", "kind = \"audit\"", "the file of the matter"),
            ("code = \"referral_certificate\"", "code = \"identity\"", "stands here twice"),
            ("when = [\"certificate\"]", "when = []", "either always or under"),
            ("limit_days = 5", "limit_days = 0", "at least one working day"),
            ("risk = \"medium\"", "risk = \"grave\"", "unknown variant"),
        ] {
            assert!(TEXT.contains(from), "{from}");
            let found = problem("matters/referral.toml", &TEXT.replacen(from, to, 1));
            assert!(found.contains(said), "{from}: {found}");
        }
    }
}
