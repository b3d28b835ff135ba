//! The policy file as it stands is read, and files with one planted fault each
//! are refused with file, line and article.

use base::{Fen, parse_date};

use super::*;
use crate::LawError;

const HENAN: &str = include_str!("../../../../regulation/benefits/henan-resident-2017.toml");

fn faults_of(find: &str, replace: &str) -> Vec<LawError> {
    assert!(HENAN.contains(find), "the text to plant the fault in is not there: {find}");
    let planted = HENAN.replacen(find, replace, 1);
    BenefitPolicy::from_text("henan.toml", &planted).expect_err("a planted fault was not found").0
}

#[test]
fn the_policy_of_2017_is_read() {
    let policy = BenefitPolicy::from_text("henan.toml", HENAN).unwrap();
    let tiers = &policy.inpatient.as_ref().unwrap().tiers;
    assert_eq!(tiers.len(), 7);
    let day = parse_date("2017-06-01").unwrap();
    let county = tiers[1].terms.get_ref().as_of(day).unwrap();
    assert_eq!((county.value.deductible_fen, county.article.first().as_str()), (Fen(40_000), "R2-53"));
    let hardship = &policy.layers[1].variants[0].terms.get_ref().as_of(day).unwrap().value;
    assert_eq!((hardship.bands.len(), hardship.annual_cap_fen), (5, None));
}

#[test]
fn every_planted_fault_is_found_with_its_place() {
    for (find, replace, said, article) in [
        ("deductible_fen = 40_000", "deductible_fen = -40_000", "an amount must be", Some("R2-53")),
        ("deductible_fen = 40_000", "deductible_fen = 400.5", "invalid type", Some("R2-53")),
        ("ratio_permyriad = 6_300", "ratio_permyriad = 16_300", "a ratio must be", Some("R2-53")),
        ("to_fen = 150_000", "to_fen = 40_000", "must ascend", Some("R2-53")),
        ("to_fen = 10_000_000", "to_fen = 5_000_000", "must ascend", Some("R2-56")),
        ("{ ratio_permyriad = 8_300 }", "{ to_fen = 1, ratio_permyriad = 8_300 }", "no upper limit", Some("R2-53")),
        ("\"in_scope_cost\"", "\"in_scope\"", "unknown variant", Some("R2-53")),
        ("\"admission\"", "\"payment\"", "unknown variant", Some("R2-64")),
        ("points = 20", "points = 120", "0 to 100", None),
        ("article = \"R2-64\"", "article = \"64\"", "not an article id", None),
        ("for_whom = [\"hardship\"]", "for_whom = [\"poor\"]", "unknown variant", None),
        ("id = \"hardship\"", "id = \"poverty\"", "unknown variant", None),
        ("id = \"hardship\"", "id = \"critical_illness\"", "stands twice", None),
        ("for_whom = []", "for_whom = []\nbase = 1", "unknown field", None),
        ("id = \"caesarean\"", "id = \"twins\"", "a birth is one of", Some("R2-54")),
        ("{ tier = \"township\", ratio", "{ tier = \"village\", ratio", "there is no tier \"village\"", None),
        ("quota_fen = 50_000", "quota_fen = -1", "an amount must be", Some("R2-51")),
        (
            "annual_cap_fen = 30_000, rounding = \"half_up_once\"",
            "annual_cap_fen = 30_000, rounding = \"half_up_of_year\"",
            "no sum over the year",
            Some("R2-50"),
        ),
        (
            "desk = \"agency\"\npart = \"basic\"",
            "desk = \"hospital\"\npart = \"basic\"",
            "stands once for each desk",
            None,
        ),
        (
            "[{ from_admission = 2,",
            "[{ from_admission = 2, pays_permyriad = 1 }, { from_admission = 2,",
            "must ascend",
            None,
        ),
        ("code = 1\n", "code = 0\n", "codes must ascend", Some("R2-53")),
        ("pays_permyriad", "pays_permyriads", "unknown field", Some("R2-53")),
        ("until = \"2018-01-01\"", "until = \"2016-01-01\"", "ends before it begins", None),
        ("value = \"admission\"", "value = \"admission\", since = 1", "unknown field", Some("R2-64")),
        ("{ from = \"2017-01-01\"", "{ from = \"2017-02-01\"", "no value from 2017-01-01 until 2017-02-01", None),
    ] {
        let faults = faults_of(find, replace);
        let fault = faults.iter().find(|fault| fault.problem.contains(said));
        let fault = fault.unwrap_or_else(|| panic!("{replace:?}: {faults:?}"));
        assert_eq!((fault.file.as_str(), fault.article.as_deref()), ("henan.toml", article), "{replace:?}");
    }
}

#[test]
fn a_later_value_begins_on_its_day() {
    let first = "{ from = \"2017-01-01\", value = 15_000_000, article = \"R2-53\" }";
    let later = format!("{first}, {{ from = \"2018-01-01\", value = 20_000_000, article = \"R2-53\" }}");
    let policy = BenefitPolicy::from_text("henan.toml", &HENAN.replacen(first, &later, 1)).unwrap();
    let on = |day: &str| {
        policy.inpatient.as_ref().unwrap().annual_cap_fen.as_of(parse_date(day).unwrap()).map(|dated| dated.value)
    };
    let (before, after) = (Some(Fen(15_000_000)), Some(Fen(20_000_000)));
    assert_eq!([on("2016-12-31"), on("2017-12-31"), on("2018-01-01")], [None, before, after]);
}

/// The delivered data with one text of one file replaced, loaded.
fn delivered_with(path: &str, find: &str, put: &str) -> Result<(Benefits, Regions), LawErrors> {
    let embedded = LawFiles::embedded();
    let mut texts = Vec::new();
    for file in embedded
        .paths("benefits", "toml")
        .into_iter()
        .chain(["catalogs/pools.toml", "catalogs/benefit_words.toml", "catalogs/regions.csv"].map(str::to_owned))
    {
        let text = embedded.text(&file).unwrap();
        assert!(file != path || text.contains(find), "the text to plant the fault in is not there: {find}");
        texts.push((file.clone(), if file == path { text.replacen(find, put, 1) } else { text.to_owned() }));
    }
    let files = LawFiles::of(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut reader = Reader::over(&files);
    let regions = crate::regions::load(&mut reader);
    let loaded = load(&mut reader, regions.as_ref());
    reader.finish(|| loaded.zip(regions))
}

fn day(text: &str) -> base::Date {
    parse_date(text).unwrap()
}

#[test]
fn faults_between_files_are_found() {
    let henan = "benefits/henan-resident-2017.toml";
    let pools = "catalogs/pools.toml";
    for (path, find, put, said) in [
        (henan, "until = \"2018-01-01\"\n", "", "both hold on 2018-01-01"),
        (henan, "id = \"henan-resident-2017\"", "id = \"henan-2017\"", "must carry its name"),
        (
            henan,
            "id = \"henan-resident-2017\"",
            "id = \"henan-2017\"",
            "there is no policy \"henan-resident-2017\" that is complete",
        ),
        (pools, "\"henan-resident-2018\"", "\"henan-resident-2019\"", "there is no policy \"henan-resident-2019\""),
        (pools, "from = \"2018-01-01\"", "from = \"2018-02-01\"", "does not hold for all the days"),
        (pools, "\"zhengzhou-resident-2020\"", "\"xuchang-resident-2023\"", "for another region"),
        (pools, "region = \"411000\"", "region = \"410100\"", "stand above"),
        (pools, "region = \"411000\"", "region = \"999900\"", "there is no such region"),
    ] {
        let faults = delivered_with(path, find, put).expect_err(put).0;
        assert!(faults.iter().any(|fault| fault.problem.contains(said)), "{put:?}: {faults:?}");
    }
}

#[test]
fn a_policy_is_found_for_region_insurance_and_day() {
    let (benefits, regions) = delivered_with("", "", "").unwrap();
    let on = |region: &str, on: &str| {
        benefits.policy_for(&regions, region, "resident", day(on)).map_or("", |policy| policy.id.as_str())
    };
    assert_eq!(on("410000", "2014-12-31"), "");
    // A county goes by its city, a city without rules of its own by its province.
    assert_eq!(
        [on("410102", "2019-12-31"), on("410102", "2020-01-01")],
        ["henan-resident-2018", "zhengzhou-resident-2020"]
    );
    assert_eq!(
        [on("410300", "2020-01-01"), on("419001", "2017-01-01")],
        ["henan-resident-2020", "henan-resident-2017"]
    );
    assert_eq!(
        [on("411002", "2022-12-31"), on("411002", "2023-01-01")],
        ["henan-resident-2022", "xuchang-resident-2023"]
    );
    assert_eq!(
        [on("410000", "2022-04-30"), on("410000", "2022-05-01")],
        ["henan-resident-2021", "henan-resident-2022"]
    );
    assert_eq!([on("420000", "2020-01-01"), on("999900", "2020-01-01")], ["", ""]);
    assert!(benefits.policy_for(&regions, "410000", "employee", day("2020-01-01")).is_none());
}

#[test]
fn what_a_policy_does_not_say_is_as_in_the_one_it_names() {
    let (benefits, _) = delivered_with("", "", "").unwrap();
    let [first, later] = ["henan-resident-2017", "henan-resident-2022"].map(|id| benefits.policy(id).unwrap());
    assert_eq!((&later.inpatient, &later.chronic), (&first.inpatient, &first.chronic));
    assert_ne!((&later.maternity, &later.layers), (&first.maternity, &first.layers));
}

fn whole_grid() -> Grid {
    Grid { from: day("2015-01-01"), until: day("2027-01-01"), care: CareKind::ALL.to_vec() }
}

fn told(benefits: &Benefits) -> Vec<String> {
    survey(benefits, &whole_grid()).iter().map(ToString::to_string).collect()
}

/// Days × areas × kinds of care × standings: what is missing is known, and it is
/// listed here.
#[test]
fn the_law_has_no_gap_and_no_overlap_that_is_not_known() {
    let (benefits, _) = delivered_with("", "", "").unwrap();
    let mut known = Vec::new();
    for region in ["410000", "410100", "411000"] {
        // Before 2017 only critical-illness insurance was one for all residents.
        for care in ["Inpatient", "Outpatient", "Chronic", "FixedPrice", "Maternity"] {
            known.push(format!("gap from 2015-01-01 in {region} resident: {care} in henan-resident-2015"));
        }
        if region == "410100" {
            known.push("gap from 2020-01-01 in 410100 resident: FixedPrice in zhengzhou-resident-2020".to_owned());
        }
    }
    assert_eq!(told(&benefits), known);
}

#[test]
fn a_planted_gap_and_a_planted_overlap_are_told() {
    let known = told(&delivered_with("", "", "").unwrap().0).len();
    let pools = "catalogs/pools.toml";
    for (path, find, put, finding) in [
        (
            pools,
            "value = \"henan-resident-2022\", article",
            "value = \"henan-resident-2022\", until = \"2023-03-01\", article",
            "gap from 2023-03-01 in 410000 resident: policy",
        ),
        (
            "benefits/henan-resident-2020.toml",
            "values = [{ from = \"2020-01-01\", article = \"R2-92\"",
            "values = [{ from = \"2020-01-01\", until = \"2020-07-01\", article = \"R2-92\"",
            "gap from 2020-07-01 in 410000 resident: hardship in henan-resident-2020",
        ),
        (
            "benefits/henan-resident-2022.toml",
            "for_whom = [\"illness_impoverished\"]",
            "for_whom = [\"illness_impoverished\", \"monitored\"]",
            "overlap from 2022-05-01 in 410000 resident: layer assistance in henan-resident-2022, Monitored",
        ),
    ] {
        let (benefits, _) = delivered_with(path, find, put).unwrap();
        let told = told(&benefits);
        assert!(told.len() > known && told.iter().any(|told| told == finding), "{finding}: {told:#?}");
    }
    // Two policies that hold at once do not even load; the grid would tell them too.
    let (mut benefits, _) = delivered_with("", "", "").unwrap();
    let twin = benefits.policies.iter_mut().find(|policy| policy.id == "henan-resident-2017").unwrap();
    twin.until = Some(crate::Day(day("2018-02-01")));
    assert!(told(&benefits).contains(
        &"overlap from 2018-01-01 in 410000 resident: policies henan-resident-2017, henan-resident-2018".to_owned()
    ));
}

fn cell<'r>(rows: &'r [PolicyRow], place: &str, cell: &str) -> &'r CellValue {
    let row = rows.iter().find(|row| row.place == place).unwrap_or_else(|| panic!("no {place}"));
    &row.cells.iter().find(|one| one.place == cell).unwrap_or_else(|| panic!("no {cell} in {row:?}")).value
}

/// Every number of every policy stands on its sheet, with its unit and its words.
#[test]
fn a_policy_is_shown_whole_and_in_words() {
    let (benefits, _) = delivered_with("", "", "").unwrap();
    let rows = benefits.sheet("henan-resident-2018").unwrap();
    let county = rows.iter().find(|row| row.place == "inpatient/tiers/county/terms").unwrap();
    assert_eq!((county.part.zh.as_str(), county.title.zh.as_str()), ("住院", "医院类别 · 县级"));
    assert!(county.taken_over && !county.local && county.articles[0].as_str() == "R2-53");
    assert_eq!(county.cells[0].value, CellValue::Fen(40_000));
    assert_eq!(cell(rows, &county.place, "bands/2/ratio_permyriad"), &CellValue::Permyriad(8_300));
    assert_eq!(county.cells[2].title.zh, "第1段 · 支付比例");
    let poor = "layers/critical_illness/variants/hardship/terms";
    assert_eq!(cell(rows, poor, "deductible_fen"), &CellValue::Fen(750_000));
    assert!(rows.iter().any(|row| row.local) && rows.iter().any(|row| !row.taken_over));
    for policy in benefits.policies() {
        let shown = benefits.sheet(&policy.id).unwrap().iter().flat_map(|row| &row.cells).count();
        let tree = toml::Value::Table(benefits.tree(&policy.id).unwrap().table.clone());
        assert_eq!(numbers(&tree), numbers_shown(benefits.sheet(&policy.id).unwrap()), "{}", policy.id);
        assert!(shown > 0, "{}", policy.id);
    }
    let faults =
        delivered_with("catalogs/benefit_words.toml", "key = \"quota_fen\"", "key = \"quotas\"").unwrap_err().0;
    assert!(faults.iter().any(|fault| fault.problem.contains("\"quota_fen\" has no words")), "{faults:?}");
}

/// All whole numbers of a tree but the codes of tiers, sorted.
fn numbers(value: &toml::Value) -> Vec<i64> {
    let mut found = match value {
        toml::Value::Integer(number) => vec![*number],
        toml::Value::Array(items) => items.iter().flat_map(numbers).collect(),
        toml::Value::Table(table) => {
            table.iter().filter(|(key, _)| *key != "code").flat_map(|(_, value)| numbers(value)).collect()
        }
        _ => Vec::new(),
    };
    found.sort_unstable();
    found
}

fn numbers_shown(rows: &[PolicyRow]) -> Vec<i64> {
    let number = |cell: &PolicyCell| match cell.value {
        CellValue::Fen(n)
        | CellValue::Permyriad(n)
        | CellValue::Points(n)
        | CellValue::Years(n)
        | CellValue::Number(n) => Some(n),
        _ => None,
    };
    let mut found: Vec<i64> = rows.iter().flat_map(|row| &row.cells).filter_map(number).collect();
    found.sort_unstable();
    found
}

#[test]
fn successors_differ_in_what_their_files_say() {
    let (benefits, _) = delivered_with("", "", "").unwrap();
    let before = benefits.before("henan-resident-2020").unwrap();
    assert_eq!(before.id, "henan-resident-2018");
    assert_eq!(benefits.before("zhengzhou-resident-2020").unwrap().id, "henan-resident-2018");
    assert!(benefits.before("henan-resident-2015").is_none());
    let after: Vec<&str> = benefits.after("henan-resident-2018").iter().map(|policy| policy.id.as_str()).collect();
    assert_eq!(after, ["henan-resident-2020", "zhengzhou-resident-2020"]);

    let sheets = ["henan-resident-2018", "henan-resident-2020"].map(|id| benefits.sheet(id).unwrap());
    let told = differences(sheets[0], day("2019-12-31"), sheets[1], day("2020-01-01"));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].place, "layers/critical_illness/variants/everyone/terms");
    let deductible = &told[0].cells[0];
    assert_eq!(deductible.before, Some(CellValue::Fen(1_500_000)));
    assert_eq!(deductible.after, Some(CellValue::Fen(1_100_000)));
    // A third band is gone: its values stand on one side only.
    assert!(told[0].cells.iter().any(|cell| cell.before.is_some() && cell.after.is_none()));
    assert!(differences(sheets[0], day("2018-01-01"), sheets[0], day("2019-01-01")).is_empty());
}

#[test]
fn a_draft_is_checked_like_the_law() {
    let law = crate::Law::embedded().unwrap();
    let change = |place: &str, cell: &str, value: &str| ValueChange {
        place: place.to_owned(),
        from: "2017-01-01".to_owned(),
        cell: cell.to_owned(),
        value: value.to_owned(),
    };
    let county = "inpatient/tiers/county/terms";
    for id in law.benefits.policies().iter().map(|policy| &policy.id) {
        let same = law.changed(id, &[]).unwrap();
        let untold = |row: &PolicyRow| PolicyRow { taken_over: false, ..row.clone() };
        let sheet: Vec<PolicyRow> = law.benefits.sheet(id).unwrap().iter().map(untold).collect();
        assert_eq!(same.sheet, sheet, "{id}");
    }
    let higher = law.changed("henan-resident-2018", &[change(county, "deductible_fen", "60000")]).unwrap();
    assert_eq!(cell(&higher.sheet, county, "deductible_fen"), &CellValue::Fen(60_000));
    let fault = |change: ValueChange| law.changed("henan-resident-2018", &[change]).unwrap_err();
    assert_eq!(fault(change(county, "deductibles", "1")), DraftFault::Change(0, CannotChange::NoSuchValue));
    assert_eq!(
        fault(change("inpatient/tiers/village/terms", "x", "1")),
        DraftFault::Change(0, CannotChange::NoSuchValue)
    );
    assert_eq!(fault(change(county, "deductible_fen", "many")), DraftFault::Change(0, CannotChange::OfAnotherKind));
    let DraftFault::Text(LawErrors(faults)) = fault(change(county, "bands/1/ratio_permyriad", "16300")) else {
        panic!("a ratio above the whole is a fault of the text")
    };
    assert!(faults[0].line > 0 && faults[0].zh().contains("比例"), "{faults:?} {}", faults[0].zh());

    let text = LawFiles::embedded().text("benefits/henan-resident-2018.toml").unwrap().to_owned();
    let draft = law.draft("draft.toml", &text).unwrap();
    assert_eq!(draft.policy.inpatient, law.benefits.policy("henan-resident-2018").unwrap().inpatient);
    let faults = law.draft("draft.toml", &text.replace("\"R2-56\"", "\"R2-999\"")).unwrap_err().0;
    assert!(faults.iter().all(|fault| fault.line > 0 && fault.zh().contains("没有编入的条款")), "{faults:?}");
}
