//! The cases of `regulation/cases/benefit/`, as an officer reads them.

#![allow(clippy::unwrap_used, reason = "a test that cannot unwrap has failed")]

mod support;

use std::collections::BTreeSet;

use base::{Fen, Refusal, parse_date};
use benefit::{
    Amounts, Bill, CannotSettle, Care, Circumstances, Credit, Outcome, PersonState, Policy, Referral, Stay, StayId,
    Withheld, clear, explain, explain_bill, settle, settle_bill,
};
use regulation::LawFiles;
use regulation::benefits::{BillPart, Desk, LayerId, Party, Status};
use regulation::cases::read_cases;
use serde::Deserialize;
use support::henan;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    /// The policy of 2017 when not said.
    #[serde(default = "henan_2017")]
    policy: String,
    born: String,
    #[serde(default)]
    hardship: bool,
    #[serde(default)]
    statuses: BTreeSet<Status>,
    /// What stands in the account before the first bill.
    #[serde(default)]
    account_fen: i64,
    stays: Vec<GivenStay>,
    /// Where the last bill is settled, and the deposit paid before.
    desk: Option<Desk>,
    #[serde(default)]
    deposit_fen: Fen,
}

fn henan_2017() -> String {
    "henan-resident-2017".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenStay {
    admit: String,
    /// A week after admission when not said, the same day for a visit.
    discharge: Option<String>,
    /// A stay when not said.
    #[serde(default = "a_stay")]
    care: Care,
    /// The patient's birthday where it is not the person's: a newborn's.
    born: Option<String>,
    #[serde(default)]
    circumstances: Circumstances,
    #[serde(default)]
    withheld: Vec<Withheld>,
    emergency: Option<Amounts>,
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

fn a_stay() -> Care {
    Care::Stay
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
    let cases = read_cases::<Given, Expect>(&LawFiles::embedded(), "benefit").unwrap();
    assert!(cases.len() >= 150, "only {} cases", cases.len());
    for case in &cases {
        let policy = support::policy(&case.given.policy);
        let credit = Credit { credit_id: 0, day: 0, amount: Fen(case.given.account_fen) };
        let mut state = PersonState::default().credited(&credit).unwrap();
        let mut last = Err(CannotSettle::StaySettledBefore);
        for (index, given) in case.given.stays.iter().enumerate() {
            let bill = given.bill(index as i64 + 1, &case.given, policy);
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
    fn bill(&self, number: i64, person: &Given, policy: &Policy) -> Bill {
        let day = |text: &str| parse_date(text).unwrap_or_else(|| panic!("not a day: {text}"));
        let admit = day(&self.admit);
        let is_visit = matches!(self.care, Care::Visit | Care::Chronic { .. });
        let usual = if is_visit { admit } else { admit + time::Duration::days(7) };
        // `code_7` is the way to write a tier that is not there.
        let tiers = policy.law().inpatient.iter().flat_map(|stays| &stays.tiers);
        let known = tiers.clone().find(|tier| tier.id == self.at).map(|tier| tier.code);
        let tier = known.or_else(|| self.at.strip_prefix("code_")?.parse().ok());
        let stay = Stay {
            stay_id: StayId(number),
            birth_date: day(self.born.as_ref().unwrap_or(&person.born)),
            admit_date: admit,
            discharge_date: self.discharge.as_deref().map_or(usual, day),
            tier: tier.unwrap_or_else(|| panic!("no such tier: {}", self.at)),
            out_of_area: self.out_of_area,
            total: Fen(self.total_fen),
            out_of_scope: Fen(self.out_of_scope_fen),
            preself: Fen(self.preself_fen),
            referral: self.referral,
            is_cont: self.continued,
            prior_stay_id: self.from.map(StayId),
            hardship: self.hardship.unwrap_or(person.hardship),
        };
        Bill {
            stay,
            care: self.care.clone(),
            statuses: person.statuses.clone(),
            circumstances: self.circumstances,
            withheld: self.withheld.clone(),
            emergency: self.emergency,
        }
    }
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
