//! One fraud of each kind, as small as it can be. Gives the line, visit or
//! provider's month that the rule must name.

use time::Duration;

use super::scene::Scene;
use crate::TableName as T;

/// A grown person's age in days, and a child's.
const GROWN: i64 = 45 * 365 + 11;
const CHILD: i64 = 6 * 365;
const OLD: i64 = 80 * 365;
/// A common diagnosis, and one of the airways.
const PLAIN: &str = "I10.x00";
const LUNG: &str = "J18.900";

/// Plants a fraud of a rule.
///
/// # Panics
/// When the rule has no recipe.
pub(super) fn plant(code: &str, s: &mut Scene) -> i64 {
    match code {
        "drug_for_work_injury_only" => limited(s, code, 1, T::ItemInsurances, "410"),
        "drug_for_maternity_only" => limited(s, code, 1, T::ItemInsurances, "510"),
        "service_for_work_injury_only" => limited(s, code, 2, T::ItemInsurances, "410"),
        "service_for_maternity_only" => limited(s, code, 2, T::ItemInsurances, "510"),
        "drug_for_other_visit_type" => limited(s, code, 1, T::ItemVisitTypes, "21"),
        "service_for_other_visit_type" => limited(s, code, 2, T::ItemVisitTypes, "21"),
        "service_in_other_department" => limited(s, code, 2, T::ItemDepartments, "0200"),
        "consumable_in_other_department" => limited(s, code, 3, T::ItemDepartments, "0200"),
        "herb_never_paid" => {
            s.knows(T::HerbsNeverPaid, &[code]);
            s.person(1, GROWN);
            s.outpatient(9, PLAIN);
            s.line(code, 1, 0, 1_000, 30)
        }
        "herb_unpaid_alone" => {
            s.knows(T::HerbsUnpaidAlone, &[code]);
            s.knows(T::Herbs, &[code]);
            s.person(2, GROWN);
            s.outpatient(9, PLAIN);
            s.line(code, 1, 0, 1_000, 300)
        }
        "second_line_drug_first" => {
            s.knows(T::FirstLineItems, &[code, "first-line"]);
            s.person(2, GROWN);
            s.outpatient(9, PLAIN);
            s.line(code, 1, 0, 100, 30_000)
        }
        "newborn_drug_for_older" => aged(s, code, 1, T::NewbornItems, 60),
        "newborn_service_for_older" => aged(s, code, 2, T::NewbornItems, 60),
        "newborn_consumable_for_older" => aged(s, code, 3, T::NewbornItems, 60),
        "child_drug_for_older" => aged(s, code, 1, T::ChildItems, GROWN),
        "child_service_for_older" => aged(s, code, 2, T::ChildItems, GROWN),
        "child_consumable_for_older" => aged(s, code, 3, T::ChildItems, GROWN),
        "child_labelled_drug_for_older" => aged(s, code, 1, T::ChildLabels, GROWN),
        "child_only_service_for_older" => aged(s, code, 2, T::ChildLabels, GROWN),
        "forbidden_drug_for_child" => aged(s, code, 1, T::ChildForbidden, CHILD),
        "unsafe_drug_for_elderly" => aged(s, code, 1, T::ElderlyUnsafe, OLD),
        "drug_course_exceeded" => course(s, code, 1),
        "service_course_exceeded" => course(s, code, 2),
        "drug_outside_disease_catalogue" => {
            s.knows(T::DiseaseCatalogues, &["listed-drug", "I10"]);
            s.person(1, GROWN);
            s.outpatient(9, PLAIN);
            s.change(|_, more| more.visit_type = Some("14".into()));
            s.line(code, 1, 0, 100, 4_000)
        }
        "price_above_ceiling" => {
            s.knows(T::PriceCeilings, &[code, "1000", "", "2020-01-01", ""]);
            plain_line(s, code, 2, 1_250)
        }
        "later_operation_at_full_price" => {
            s.knows(T::Operations, &["main-operation", "300000", ""]);
            s.knows(T::Operations, &[code, "100000", "500"]);
            s.person(1, GROWN);
            s.stay(9, 5, PLAIN);
            s.line("main-operation", 2, 1, 100, 300_000);
            s.line(code, 2, 1, 100, 100_000)
        }
        "bundle_split" => {
            s.knows(T::Bundles, &["panel-a", "panel"]);
            s.knows(T::Bundles, &["panel-b", "panel"]);
            s.person(1, GROWN);
            s.outpatient(9, PLAIN);
            let first = s.line("panel-a", 2, 0, 100, 800);
            s.line("panel-b", 2, 0, 100, 900);
            first
        }
        "service_cost_above_cap" => {
            s.knows(T::AmountCaps, &[code, "365", "50000"]);
            plain_line(s, code, 2, 60_000)
        }
        "consumable_cost_above_cap" => {
            s.knows(T::AmountCaps, &[code, "365", "50000"]);
            plain_line(s, code, 3, 60_000)
        }
        "consumable_contained_in_service" => {
            s.knows(T::ServiceConsumables, &[code, "infusion"]);
            s.person(1, GROWN);
            s.outpatient(9, PLAIN);
            s.line("infusion", 2, 0, 100, 900);
            s.line(code, 3, 0, 100, 500)
        }
        "frequency_within_period_exceeded" => {
            s.knows(T::Frequencies, &[code, "30", "100"]);
            s.person(1, GROWN);
            s.outpatient(9, PLAIN);
            s.line(code, 2, 0, 100, 5_000);
            s.outpatient(20, PLAIN);
            s.line(code, 2, 0, 100, 5_000)
        }
        "settlement_list_abnormal" => {
            s.person(1, GROWN);
            let visit = s.outpatient(9, PLAIN);
            if !s.is_disguised() {
                s.change(|visit, _| visit.diag1 = None);
            }
            s.line("advice", 2, 0, 100, 1_500);
            visit
        }
        "line_does_not_add_up" => {
            let disguised = s.is_disguised();
            let line = plain_line(s, "advice", 2, 1_500);
            s.change_line(|line| line.amount_fen += if disguised { 1 } else { 1_000 });
            line
        }
        "diagnosis_code_malformed" => with_visit(s, "高血压", |_, _| ()),
        "procedure_code_malformed" => {
            let code = if s.is_disguised() { "36.0700" } else { "stent" };
            with_visit(s, PLAIN, move |_, more| more.procedure1 = Some(code.into()))
        }
        "procedure_of_other_sex" => {
            s.knows(T::ProcedureSexes, &["68", "2"]);
            with_visit(s, PLAIN, |_, more| more.procedure1 = Some("68.4100".into()))
        }
        "procedure_without_diagnosis" => {
            s.knows(T::ProcedureDiagnoses, &["51", "K80"]);
            let code = if s.is_disguised() { "86.5900" } else { "51.2300" };
            with_visit(s, PLAIN, move |_, more| more.procedure1 = Some(code.into()))
        }
        "upload_late" => {
            let days = if s.is_disguised() { 3 } else { 30 };
            with_visit(s, PLAIN, move |visit, more| more.uploaded_date = Some(visit.admit_date + Duration::days(days)))
        }
        "charge_outside_stay" => {
            s.person(1, GROWN);
            s.stay(9, 4, PLAIN);
            s.line("advice", 2, 9, 100, 1_500)
        }
        "antibiotic_long_after_operation" => {
            s.knows(T::Antibiotics, &["antibiotic", "1"]);
            s.person(1, GROWN);
            s.stay(9, 8, PLAIN);
            s.change(|visit, more| more.operation_date = Some(visit.admit_date + Duration::days(1)));
            s.line("antibiotic", 1, 6, 100, 3_000)
        }
        "antibiotic_grade_not_allowed" => {
            s.knows(T::Antibiotics, &[code, "3"]);
            plain_line(s, code, 1, 30_000)
        }
        "too_many_drugs_in_a_day" => many(s, if s.is_disguised() { 5 } else { 7 }, "tablet", false),
        "internet_drug_not_listed" => {
            s.person(1, GROWN);
            s.outpatient(9, PLAIN);
            s.change(|_, more| more.visit_type = Some("internet".into()));
            s.line(code, 1, 0, 100, 3_000)
        }
        "frequent_outpatient_visits" => crowd(s, 16, |s, n| s.outpatient(9 + n, PLAIN)),
        "frequent_purchases" => crowd(s, 9, |s, n| {
            let visit = s.outpatient(9 + 3 * n, PLAIN);
            s.change(|_, more| more.visit_type = Some("41".into()));
            visit
        }),
        "frequent_stays" => {
            const DISEASES: [&str; 6] = ["I10.x00", "J18.900", "E11.900", "K29.500", "N18.900", "M51.202"];
            crowd(s, 6, |s, n| s.stay(9 + 40 * n, 3, DISEASES[n as usize]))
        }
        "stay_without_need" => {
            s.knows(T::Categories, &["scan", "ct"]);
            s.knows(T::MildDiagnoses, &["J06"]);
            s.person(1, GROWN);
            let stay = s.stay(9, 3, "J06.900");
            s.line("scan", 2, 1, 100, 30_000);
            stay
        }
        "diagnosis_of_other_sex" => {
            s.knows(T::DiagnosisSexes, &["O80", "2"]);
            with_visit(s, "O80.000", |_, _| ())
        }
        "diagnosis_of_other_age" => {
            s.knows(T::DiagnosisAges, &["P59", "", "0"]);
            with_visit(s, "P59.900", |_, _| ())
        }
        "drug_share_high" => share(s, 1, "", 900),
        "consumable_share_high" => share(s, 3, "", 900),
        "examination_share_high" => share(s, 2, "test", 900),
        "treatment_share_high" => share(s, 2, "treatment", 900),
        "ct_share_high" => share(s, 2, "ct", 200),
        "mri_share_high" => share(s, 2, "mri", 200),
        "readmission_rate_high" => {
            let home = s.provider(2);
            for n in 0..12 {
                s.person(1, GROWN);
                s.stay(1, 3, LUNG);
                if n < 4 {
                    s.stay(24, 3, LUNG);
                }
            }
            debug_assert!(home > 0);
            s.month_id(4)
        }
        "drug_without_its_service" => {
            s.knows(T::ItemServices, &[code, "contrast-scan"]);
            plain_line(s, code, 1, 20_000)
        }
        "consumable_without_its_service" => {
            s.knows(T::ItemServices, &[code, "intervention"]);
            plain_line(s, code, 3, 90_000)
        }
        "daily_dose_above_label" => {
            s.knows(T::LabelDoses, &[code, "300"]);
            s.person(1, GROWN);
            s.stay(9, 3, PLAIN);
            s.line(code, 1, 1, 900, 200)
        }
        "same_substance_twice" => pair(s, [("brand-a", "paracetamol"), ("brand-b", "paracetamol")]),
        "interacting_drugs" => {
            s.knows(T::Interactions, &["warfarin", "fluconazole"]);
            pair(s, [("thinner", "warfarin"), ("antifungal", "fluconazole")])
        }
        "incompatible_herbs" => {
            s.knows(T::HerbIncompatibilities, &["甘草", "甘遂"]);
            s.knows(T::Herbs, &["herb-gc"]);
            s.knows(T::Herbs, &["herb-gs"]);
            pair(s, [("herb-gc", "甘草"), ("herb-gs", "甘遂")])
        }
        "drug_outside_label" => diagnosed(s, code, 1, T::Indications, PLAIN),
        "service_outside_indication" => diagnosed(s, code, 2, T::Indications, PLAIN),
        "consumable_outside_disease" => diagnosed(s, code, 3, T::Indications, PLAIN),
        "contraindicated_drug" => diagnosed(s, code, 1, T::Contraindications, LUNG),
        "contraindicated_service" => diagnosed(s, code, 2, T::Contraindications, LUNG),
        "unsafe_drug_in_pregnancy" => diagnosed(s, code, 1, T::PregnancyUnsafe, LUNG),
        "test_without_grounds" => {
            s.knows(T::Categories, &[code, "exam"]);
            diagnosed(s, code, 2, T::ServiceGrounds, PLAIN)
        }
        "treatment_without_grounds" => {
            s.knows(T::Categories, &[code, "treatment"]);
            diagnosed(s, code, 2, T::ServiceGrounds, PLAIN)
        }
        "herb_prescription_too_large" => many(s, 24, "leaf", true),
        "herb_quantity_too_high" => {
            s.knows(T::Herbs, &[code, "21000"]);
            plain_line(s, code, 1, 30);
            s.outpatient(30, PLAIN);
            s.line(code, 1, 0, 42_000, 30)
        }
        "consumable_quantity_too_high" => {
            s.knows(T::ConsumableLimits, &[code, "200"]);
            s.person(1, GROWN);
            s.stay(9, 4, PLAIN);
            s.line(code, 3, 1, 700, 5_000)
        }
        other => panic!("no recipe for {other}"),
    }
}

/// One line of an outpatient visit of a grown man.
fn plain_line(s: &mut Scene, item: &str, kind: u8, price_fen: i64) -> i64 {
    s.person(1, GROWN);
    s.outpatient(9, PLAIN);
    s.line(item, kind, 0, 100, price_fen)
}

/// An item that the table allows another value only.
fn limited(s: &mut Scene, item: &str, kind: u8, table: T, value: &str) -> i64 {
    s.knows(table, &[item, value]);
    plain_line(s, item, kind, 2_000)
}

/// An item that a person of this age is not to have.
fn aged(s: &mut Scene, item: &str, kind: u8, table: T, age_days: i64) -> i64 {
    s.knows(table, &[item]);
    s.person(2, age_days);
    s.outpatient(9, PLAIN);
    s.line(item, kind, 0, 100, 2_000)
}

/// An item with rows for diseases of the airways, on a visit with a diagnosis.
fn diagnosed(s: &mut Scene, item: &str, kind: u8, table: T, diagnosis: &str) -> i64 {
    s.knows(table, &[item, "J18"]);
    s.person(2, GROWN);
    s.outpatient(9, diagnosis);
    s.line(item, kind, 0, 100, 8_000)
}

/// A course of three days, charged on a fourth.
fn course(s: &mut Scene, item: &str, kind: u8) -> i64 {
    s.knows(T::Courses, &[item, "3"]);
    s.person(1, GROWN);
    s.stay(9, 6, PLAIN);
    (0..4).map(|day| s.line(item, kind, day, 100, 2_000)).last().expect("four lines were made")
}

/// A visit with a line, changed.
fn with_visit(
    s: &mut Scene,
    diagnosis: &str,
    change: impl FnOnce(&mut crate::VisitRow, &mut crate::VisitMoreRow),
) -> i64 {
    s.person(1, GROWN);
    let visit = s.outpatient(9, diagnosis);
    s.change(change);
    s.line("advice", 2, 0, 100, 1_500);
    visit
}

/// Many items on a day.
fn many(s: &mut Scene, count: usize, name: &str, herbs: bool) -> i64 {
    s.person(1, GROWN);
    s.outpatient(9, PLAIN);
    let items: Vec<String> = (0..count).map(|n| format!("{name}-{n}")).collect();
    if herbs {
        items.iter().for_each(|item| s.knows(T::Herbs, &[item]));
    }
    let lines: Vec<i64> = items.iter().map(|item| s.line(item, 1, 0, 100, 500)).collect();
    lines[0]
}

/// Two items of substances on a day; the later line is found.
fn pair(s: &mut Scene, items: [(&str, &str); 2]) -> i64 {
    s.person(1, GROWN);
    s.outpatient(9, PLAIN);
    items.map(|(item, substance)| {
        s.knows(T::Substances, &[item, substance]);
        s.line(item, 1, 0, 100, 3_000)
    })[1]
}

/// Visits of one person, one more than is allowed; the last one is found. A
/// disguised one spreads over two persons.
fn crowd(s: &mut Scene, count: i64, mut visit: impl FnMut(&mut Scene, i64) -> i64) -> i64 {
    let mut last = 0;
    for n in 0..count {
        if n == 0 || n == count / 2 && s.is_disguised() {
            s.person(1, GROWN);
        }
        last = visit(s, n);
        s.line("advice", 2, 0, 100, 1_500);
    }
    last
}

/// A provider whose month has a share of `permille` for one kind of cost.
fn share(s: &mut Scene, kind: u8, category: &str, permille: i64) -> i64 {
    let item = format!("costly-{kind}-{category}");
    if !category.is_empty() {
        s.knows(T::Categories, &[&item, category]);
    }
    s.provider(3);
    s.person(1, GROWN);
    s.outpatient(9, PLAIN);
    s.line(&item, kind, 0, 100, permille * 1_000);
    s.line("bed", 0, 0, 100, (1000 - permille) * 1_000);
    s.month_id(9)
}
