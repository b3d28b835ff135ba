//! The cases of `regulation/cases/benefit/`, as an officer reads them.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use base::{Fen, Refusal, parse_date};
use benefit::{
    Bill, CannotSettle, GivenCase, Outcome, PersonState, Referral, Stay, StayId, clear, explain, explain_bill, settle,
    settle_bill,
};
use regulation::LawFiles;
use regulation::benefits::{BillPart, LayerId, Party};
use regulation::cases::read_cases;
use serde::Deserialize;
use support::henan;

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
    #[serde(default)]
    ded_std_fen: Fen,
    #[serde(default)]
    ded_fen: Fen,
    #[serde(default)]
    ratio_cut: u8,
    #[serde(default)]
    away_first_fen: Fen,
    basic_fen: Fen,
    #[serde(default)]
    ci_fen: Fen,
    #[serde(default)]
    hs_fen: Fen,
    #[serde(default)]
    large_sum_fen: Fen,
    #[serde(default)]
    assistance_fen: Fen,
    #[serde(default)]
    civil_servant_fen: Fen,
    #[serde(default)]
    account_fen: Fen,
    #[serde(default)]
    hospital_fen: Fen,
    self_in_scope_fen: Fen,
    /// Not looked at when not said.
    out_of_scope_fen: Option<Fen>,
    preself_fen: Option<Fen>,
    #[serde(default)]
    review: bool,
    /// Who then owes whom, where a desk is given.
    #[serde(default)]
    dues: Vec<ExpectDue>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectDue {
    part: BillPart,
    from: Party,
    to: Party,
    amount_fen: Fen,
}

#[test]
fn every_case_comes_out_as_expected() {
    let cases = read_cases::<GivenCase, Expect>(&LawFiles::embedded(), "benefit").unwrap();
    assert!(cases.len() >= 150, "only {} cases", cases.len());
    for case in &cases {
        let policy = support::policy(&case.given.policy);
        let mut state = case.given.state().unwrap();
        let mut last = Err(CannotSettle::StaySettledBefore);
        for bill in case.given.bills(policy).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", case.title())) {
            let explanation = explain_bill(policy, &state, &bill);
            if bill == Bill::of_stay(bill.stay) && policy.pays_by_three_layers() {
                let (told, settled) = (explain(policy, &state, &bill.stay), settle(policy, &state, &bill.stay));
                assert_eq!(told.map(|told| told.settled), settled.map(|(settled, _)| settled), "{}", case.title());
            }
            last = settle_bill(policy, &state, &bill).map(|(outcome, next)| {
                state = next;
                outcome
            });
            assert_eq!(explanation.map(|explanation| explanation.outcome), last, "{}", case.title());
        }
        match &case.expect {
            Expect::Refused { refused } => {
                let why = last.expect_err(&case.title());
                assert_eq!(why.code(), refused, "{}", case.title());
            }
            Expect::Settled(expect) => {
                let outcome = last.unwrap_or_else(|why| panic!("{}: {why}", case.title()));
                expect.check(&outcome, &case.title());
                if let Some(desk) = case.given.desk {
                    let dues = clear(policy, &outcome, desk, case.given.deposit_fen).unwrap().into_iter();
                    let dues: Vec<ExpectDue> = dues
                        .map(|due| ExpectDue {
                            part: due.part,
                            from: due.debtor,
                            to: due.creditor,
                            amount_fen: due.amount,
                        })
                        .collect();
                    assert_eq!(dues, expect.dues, "{}", case.title());
                }
            }
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

/// What is typed in wrong is told at its place in the form.
#[test]
fn what_is_given_wrong_is_told_at_its_field() {
    let given = |text: &str| toml::from_str::<GivenCase>(text).unwrap();
    let case = given("born = '1960-05-01'\nstays = [{ admit = '2017-03-01', at = 'county', total_fen = 1 }]");
    let policy = support::policy("henan-resident-2017");
    let place = |case: &GivenCase| case.bills(policy).unwrap_err().fields[0].path.clone();
    let with = |change: fn(&mut GivenCase)| {
        let mut case = case.clone();
        change(&mut case);
        place(&case)
    };
    assert_eq!(with(|case| case.born = "1960-02-30".to_owned()), "born");
    assert_eq!(with(|case| case.stays[0].admit = "soon".to_owned()), "stays[0].admit");
    assert_eq!(with(|case| case.stays[0].discharge = Some(String::new())), "stays[0].discharge");
    assert_eq!(with(|case| case.stays[0].at = "village".to_owned()), "stays[0].at");
    let refusal = case.refusal(1, CannotSettle::DischargedBeforeAdmission);
    assert_eq!((refusal.fields.len(), refusal.fields[0].path.as_str()), (1, "stays[1].discharge"));
    assert!(GivenCase { account_fen: -1, ..case }.state().is_err());
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

impl ExpectSettled {
    fn check(&self, outcome: &Outcome, title: &str) {
        let figures = [
            ("in_scope_fen", self.in_scope_fen, outcome.in_scope),
            ("ded_std_fen", self.ded_std_fen, outcome.ded_std),
            ("ded_fen", self.ded_fen, outcome.ded),
            ("away_first_fen", self.away_first_fen, outcome.away_first),
            ("basic_fen", self.basic_fen, outcome.basic),
            ("ci_fen", self.ci_fen, outcome.layer(LayerId::CriticalIllness)),
            ("hs_fen", self.hs_fen, outcome.layer(LayerId::Hardship)),
            ("large_sum_fen", self.large_sum_fen, outcome.layer(LayerId::LargeSum)),
            ("assistance_fen", self.assistance_fen, outcome.layer(LayerId::Assistance)),
            ("civil_servant_fen", self.civil_servant_fen, outcome.layer(LayerId::CivilServant)),
            ("account_fen", self.account_fen, outcome.account),
            ("hospital_fen", self.hospital_fen, outcome.hospital),
            ("self_in_scope_fen", self.self_in_scope_fen, outcome.self_in_scope),
            ("out_of_scope_fen", self.out_of_scope_fen.unwrap_or(outcome.out_of_scope), outcome.out_of_scope),
            ("preself_fen", self.preself_fen.unwrap_or(outcome.preself), outcome.preself),
        ];
        for (figure, expected, found) in figures {
            assert_eq!(expected, found, "{figure} of {title}");
        }
        assert_eq!((self.ratio_cut, self.review), (outcome.ratio_cut, outcome.review), "{title}");
    }
}
