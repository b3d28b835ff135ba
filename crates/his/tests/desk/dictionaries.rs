//! The law data holds every dictionary and code that the desk uses.

use his::{CodeTables, DICTIONARIES_USED};

#[test]
fn every_dictionary_is_loaded() {
    let law = regulation::Law::embedded().expect("the law data is sound");
    assert_eq!(CodeTables::from_rows(law.his_codes.rows()).missing(), [""; 0]);
    assert!(CodeTables::from_rows(law.his_codes.rows().filter(|row| row.0 != "med_type")).missing() == ["med_type"]);
    assert!(DICTIONARIES_USED.len() >= 11);
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
