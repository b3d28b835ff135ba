//! The law data holds every dictionary and code that the desk uses.

use std::collections::BTreeSet;
use std::path::Path;

use his::{CodeTables, DICTIONARIES_USED};

#[test]
fn every_dictionary_is_loaded() {
    let law = regulation::Law::embedded().expect("the law data is sound");
    assert_eq!(CodeTables::from_rows(law.his_codes.rows()).missing(), [""; 0]);
    assert!(CodeTables::from_rows(law.his_codes.rows().filter(|row| row.0 != "med_type")).missing() == ["med_type"]);
    // What the desk itself writes stands in its dictionary.
    for (dictionary, code) in [
        ("insutype", "390"),
        ("insutype", "310"),
        ("med_type", "21"),
        ("med_type", "24"),
        ("psn_type", "1701"),
        ("psn_type", "99"),
        ("psn_cert_type", "01"),
        ("psn_insu_stas", "0"),
        ("psn_insu_stas", "1"),
        ("psn_insu_stas", "4"),
        ("fund_pay_type", "390100"),
        ("fund_pay_type", "390200"),
        ("fund_pay_type", "390300"),
        ("chrgitm_lv", "01"),
        ("chrgitm_lv", "02"),
        ("chrgitm_lv", "03"),
        ("med_chrgitm_type", "08"),
        ("med_chrgitm_type", "09"),
        ("med_chrgitm_type", "14"),
    ] {
        assert!(law.his_codes.words(dictionary, code).is_some(), "{dictionary} {code}");
    }
}

/// A dictionary that a field is read by and that is not named would be missed only
/// when a hospital sends that field.
#[test]
fn every_dictionary_a_field_is_read_by_is_named() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut read_by = BTreeSet::new();
    for folder in [sources.clone(), sources.join("transactions")] {
        for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
        {
            let text = std::fs::read_to_string(file).unwrap();
            let uses = text.split("code(\"").skip(1).filter_map(|rest| rest.split_once("\", tables)"));
            read_by.extend(uses.map(|(name, _)| name.to_owned()).filter(|name| !name.contains('"')));
        }
    }
    assert_eq!(read_by, DICTIONARIES_USED.iter().map(|name| (*name).to_owned()).collect());
}
