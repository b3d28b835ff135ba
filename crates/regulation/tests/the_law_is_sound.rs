//! The law data as delivered: it loads without a fault, and every struct that
//! is read from it refuses unknown keys.

use std::path::Path;

use regulation::{Law, LawFiles};

#[test]
fn the_delivered_data_has_no_fault() {
    let law = Law::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    for id in ["R1", "R1b", "R2", "R3a", "R3b", "R3c", "R3d", "R3e", "R4", "R5", "L735", "L765"] {
        assert!(law.sources.source(id).is_some_and(|source| !source.articles.is_empty()), "{id}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regulation");
    assert!(Law::from_dir(&folder).is_ok());
}

#[test]
fn an_empty_folder_is_told_file_by_file() {
    let errors = Law::load(&LawFiles::default()).unwrap_err();
    for file in ["sources", "calendar/cn-workdays.csv", "catalogs/regions.csv", "catalogs/funds.toml"] {
        assert!(errors.0.iter().any(|error| error.file == file), "{file} in {errors}");
    }
}

#[test]
fn a_misplaced_file_is_a_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regulation");
    let mut texts: Vec<(String, String)> = Vec::new();
    let files = LawFiles::from_dir(&folder).expect("the folder can be read");
    for path in files.paths("", "toml").into_iter().chain(files.paths("", "csv")) {
        let moved = path.replace("catalogs/tiers.toml", "catalogues/tiers.toml");
        texts.push((moved, files.text(&path).unwrap_or_default().to_owned()));
    }
    let files = LawFiles::of(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let errors = Law::load(&files).unwrap_err();
    let told: Vec<String> = errors.0.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "catalogs/tiers.toml:0: this file is missing",
            "catalogues/tiers.toml:0: nothing reads this file: its name or folder is wrong",
        ]
    );
}

/// A slip of the pen in a key must not pass as a missing value: every struct of
/// this crate that is read from a file says `deny_unknown_fields`.
#[test]
fn every_struct_read_from_a_file_refuses_unknown_keys() {
    let mut lenient = Vec::new();
    look_through(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut lenient);
    assert!(lenient.is_empty(), "add #[serde(deny_unknown_fields)] to {lenient:#?}");
}

fn look_through(folder: &Path, lenient: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the source folder can be read") {
        let path = entry.expect("the source folder can be listed").path();
        if path.is_dir() {
            look_through(&path, lenient);
        } else {
            let text = std::fs::read_to_string(&path).expect("a source file can be read");
            lenient.extend(lenient_structs(&text).map(|name| format!("{}: {name}", path.display())));
        }
    }
}

/// The structs with named fields that derive `Deserialize` and take any key.
fn lenient_structs(text: &str) -> impl Iterator<Item = String> {
    let items = text.split("#[derive(").skip(1).filter(|item| {
        item.split_once(")]").is_some_and(|(derived, _)| derived.split(", ").any(|name| name == "Deserialize"))
    });
    items.filter_map(|item| {
        let head = &item[..item.find('{')?];
        let name = head.split_once("struct ")?.1.trim();
        let closed = ["deny_unknown_fields", "transparent", "try_from"].iter().any(|word| head.contains(word));
        (!closed && !head.contains(';')).then(|| name.to_owned())
    })
}

#[test]
fn a_lenient_struct_is_noticed() {
    let found = |text| lenient_structs(text).collect::<Vec<_>>();
    assert_eq!(found("#[derive(Debug, Deserialize)]\nstruct A {\n x: i64 }"), ["A"]);
    assert!(found("#[derive(Deserialize)]\n#[serde(deny_unknown_fields)]\nstruct A { x: i64 }").is_empty());
    assert!(found("#[derive(Deserialize)]\nenum A { X }\n#[derive(Clone)]\nstruct B { x: i64 }").is_empty());
}
