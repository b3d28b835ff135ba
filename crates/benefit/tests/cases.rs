//! The cases of `regulation/cases/benefit/`, as an officer reads them.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use base::{Fen, Refusal, parse_date};
use benefit::{CannotSettle, PersonState, Referral, Settled, Stay, StayId, explain, settle};
use regulation::LawFiles;
use regulation::cases::read_cases;
use serde::Deserialize;
use support::henan;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    born: String,
    #[serde(default)]
    hardship: bool,
    stays: Vec<GivenStay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenStay {
    admit: String,
    /// A week after admission when not said.
    discharge: Option<String>,
    /// Id of the tier.
    at: String,
    total_fen: i64,
    #[serde(default)]
    out_of_scope_fen: i64,
    #[serde(default)]
    preself_fen: i64,
    #[serde(default = "by_own_choice")]
    referral: Referral,
    #[serde(default)]
    continued: bool,
    /// Place in the list, from 1, of the stay it comes from.
    from: Option<i64>,
    #[serde(default)]
    out_of_area: bool,
    hardship: Option<bool>,
}

fn by_own_choice() -> Referral {
    Referral::None
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Expect {
    Refused { refused: String },
    Settled(ExpectSettled),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectSettled {
    in_scope_fen: Fen,
    ded_std_fen: Fen,
    ded_fen: Fen,
    #[serde(default)]
    ratio_cut: u8,
    basic_fen: Fen,
    #[serde(default)]
    ci_fen: Fen,
    #[serde(default)]
    hs_fen: Fen,
    self_in_scope_fen: Fen,
    #[serde(default)]
    review: bool,
}

#[test]
fn every_case_comes_out_as_expected() {
    let policy = henan();
    let cases = read_cases::<Given, Expect>(&LawFiles::embedded(), "benefit").unwrap();
    assert!(cases.len() >= 80, "only {} cases", cases.len());
    for case in &cases {
        let mut state = PersonState::default();
        let mut last = Err(CannotSettle::StaySettledBefore);
        for (index, given) in case.given.stays.iter().enumerate() {
            let stay = given.stay(index as i64 + 1, &case.given, &policy);
            let explanation = explain(&policy, &state, &stay);
            last = settle(&policy, &state, &stay).map(|(settled, next)| {
                state = next;
                settled
            });
            assert_eq!(explanation.map(|explanation| explanation.settled), last, "{}", case.title());
        }
        match &case.expect {
            Expect::Refused { refused } => {
                let why = last.expect_err(&case.title());
                assert_eq!(why.code(), refused, "{}", case.title());
            }
            Expect::Settled(expect) => assert_eq!(last, Ok(expect.settled()), "{}", case.title()),
        }
    }
    println!("{} cases", cases.len());
}

/// A refusal names code, field and article in both languages and no value.
#[test]
fn a_refusal_says_what_and_where() {
    let refusal = Refusal::from(CannotSettle::DischargedBeforeAdmission);
    assert_eq!(
        (refusal.code.as_str(), refusal.fields[0].path.as_str()),
        ("discharged_before_admission", "discharge_date")
    );
    assert_eq!(refusal.cite.map(|article| article.to_string()).as_deref(), Some("R2-64"));
    assert!(refusal.title.contains("出院日期早于入院日期"), "{}", refusal.title);
    assert_eq!(Refusal::from(CannotSettle::StaySettledBefore).kind, base::RefusalKind::Conflict);
}

#[test]
fn an_explanation_reads_as_a_tree() {
    let day = |text| parse_date(text).unwrap();
    let first = Stay {
        stay_id: StayId(1),
        birth_date: day("1960-05-01"),
        admit_date: day("2017-03-01"),
        discharge_date: day("2017-03-09"),
        tier: 1,
        out_of_area: false,
        total: Fen(100_000),
        out_of_scope: Fen(0),
        preself: Fen(0),
        referral: Referral::None,
        is_cont: false,
        prior_stay_id: None,
        hardship: true,
    };
    let policy = henan();
    let (_, state) = settle(&policy, &PersonState::default(), &first).unwrap();
    let second = Stay {
        stay_id: StayId(2),
        admit_date: day("2017-03-10"),
        discharge_date: day("2017-03-20"),
        tier: 6,
        out_of_area: true,
        total: Fen(7_000_001),
        out_of_scope: Fen(100_000),
        ..first
    };
    let explanation = explain(&policy, &state, &second).unwrap();
    let expected = "\
住院 2，政策 henan-resident-2017
费用总额 70000.01 元 = 基本医保＋大病保险＋困难群众补充＋个人自付＋先行自付＋范围外
├─ 基本医疗保险支付 31635.00 元 [R2-53]
│  ├─ 政策范围内费用 69000.01 元 = 总额 70000.01 － 范围外 1000.00 － 先行自付 0.00 [R2-53]
│  ├─ 负担的起付标准 750.00 元 = 按起付标准 [R2-53]
│  │  └─ 起付标准 750.00 元 = 1500.00 × 50%：本年度县级以上第 2 次住院 [R2-53]
│  ├─ 未转诊备案降低比例 20%: 参保地外省外住院，未办转诊或备案，各段降低 20 个百分点 [R2-60]
│  ├─ 分段 30% 1875.00 元 = （7000.00 － 750.00）× 30% [R2-53]
│  ├─ 分段 48% 29760.00 元 = （69000.01 － 7000.00）× 48% [R2-53]
│  └─ 四舍五入到分 31635.00 元 = 各段精确相加后取整一次 [R2-53]
├─ 大病保险支付 11493.51 元 = 按累计重算，付本次增加的部分 [R2-56]
│  ├─ 年度累计政策范围内自付 37987.01 元 = A：本次前 622.00，本次后 37987.01 [R2-56]
│  ├─ 分段 50% 11493.51 元 = （37987.01 － 15000.00）× 50% [R2-56]
│  └─ 四舍五入到分 11493.51 元 = 各段精确相加后取整一次 [R2-56]
├─ 困难群众大病补充保险支付 14294.80 元 = 按累计重算，付本次增加的部分 [R2-92]
";
    assert!(explanation.text().starts_with(expected), "{}", explanation.text());
    assert!(explanation.text_en().contains("ratio lowered, not filed 20%"), "{}", explanation.text_en());
    let json = serde_json::to_string(&explanation).unwrap();
    assert_eq!(serde_json::from_str::<benefit::Explanation>(&json).unwrap(), explanation);
}

impl GivenStay {
    fn stay(&self, number: i64, person: &Given, policy: &benefit::Policy) -> Stay {
        let day = |text: &str| parse_date(text).unwrap_or_else(|| panic!("not a day: {text}"));
        let admit = day(&self.admit);
        // `code_7` is the way to write a tier that is not there.
        let tiers = &policy.law().inpatient.tiers;
        let known = tiers.iter().find(|tier| tier.id == self.at).map(|tier| tier.code);
        let tier = known.or_else(|| self.at.strip_prefix("code_")?.parse().ok());
        Stay {
            stay_id: StayId(number),
            birth_date: day(&person.born),
            admit_date: admit,
            discharge_date: self.discharge.as_deref().map_or(admit + time::Duration::days(7), day),
            tier: tier.unwrap_or_else(|| panic!("no such tier: {}", self.at)),
            out_of_area: self.out_of_area,
            total: Fen(self.total_fen),
            out_of_scope: Fen(self.out_of_scope_fen),
            preself: Fen(self.preself_fen),
            referral: self.referral,
            is_cont: self.continued,
            prior_stay_id: self.from.map(StayId),
            hardship: self.hardship.unwrap_or(person.hardship),
        }
    }
}

impl ExpectSettled {
    fn settled(&self) -> Settled {
        Settled {
            in_scope: self.in_scope_fen,
            ded_std: self.ded_std_fen,
            ded: self.ded_fen,
            ratio_cut: self.ratio_cut,
            basic: self.basic_fen,
            ci: self.ci_fen,
            hs: self.hs_fen,
            self_in_scope: self.self_in_scope_fen,
            review: self.review,
        }
    }
}
