//! The test bench: a person and bills are typed in, and what everyone would pay of
//! the last one comes out with every step. Nothing is written; the same engine
//! settles at the counter.
//!
//! Article: R5-7 (rules are tried before they are issued), R2-53, R2-65.

use base::{Article, Fen, Refusal};
use benefit::{GivenCase, Outcome, Step, clear, explain_bill, settle_bill};
use regulation::benefits::{BillPart, Called, CareKind, Desk, Party};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PolicyHead;
use crate::command::{Access, Context, Query, QuerySpec};
use crate::stop::Stop;

/// A case under a policy.
pub struct Try;

/// The most bills of one person that are tried at once.
const BILLS_MAX: usize = 60;

/// The longest case, in bytes of its JSON.
const CASE_BYTES_MAX: usize = 30_000;

/// The case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseToTry {
    /// Person and bills as JSON, in the form of `GivenCase`.
    pub case: String,
}

/// What comes out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Tried {
    /// The policy.
    pub policy: PolicyHead,
    /// What was given, as it was read.
    pub given: GivenCase,
    /// Every bill in order.
    pub bills: Vec<TriedBill>,
    /// How the last one came about; its parts add up to the bill.
    pub steps: Step,
    /// What each fund pays of the last one.
    pub funds: Vec<FundPays>,
    /// What each part of the last one comes to; they add up to the bill.
    pub parts: Vec<PartOfBill>,
    /// Who owes whom, at each desk of which the policy says it; the one asked for first.
    pub desks: Vec<DeskDues>,
}

/// A bill as it came out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TriedBill {
    /// Its place in the list, from 1.
    pub number: usize,
    /// First day.
    pub admit: String,
    /// The kind of care.
    pub care: Called,
    /// What everyone pays.
    pub outcome: Outcome,
    /// What the funds and the account pay.
    pub funds_fen: Fen,
    /// What the person pays.
    pub person_fen: Fen,
}

/// What a fund pays.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FundPays {
    /// The fund.
    pub fund: Called,
    /// How much, zero included.
    pub amount_fen: Fen,
}

/// A part of a bill.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PartOfBill {
    /// Which.
    pub part: Called,
    /// How much.
    pub amount_fen: Fen,
}

/// Who owes whom at a desk.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DeskDues {
    /// The desk.
    pub desk: Called,
    /// The case asks for this one.
    pub asked: bool,
    /// What is owed.
    pub dues: Vec<DueShown>,
}

/// Something owed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DueShown {
    /// Of which part of the bill.
    pub part: Called,
    /// Who owes it.
    pub debtor: Called,
    /// To whom.
    pub creditor: Called,
    /// How much.
    pub amount_fen: Fen,
    /// Where it is laid down.
    pub article: Article,
}

impl Query for Try {
    const SPEC: QuerySpec = QuerySpec {
        name: "policy.try",
        title: "待遇试算",
        title_en: "a case tried under a policy",
        access: Access::SignedIn,
    };
    type Input = CaseToTry;
    type Output = Tried;

    async fn answer(cx: &Context<'_>, input: CaseToTry) -> Result<Tried, Stop> {
        let given = read(&input.case)?;
        let no_policy = || Refusal::invalid("policy_unknown", "policy", "没有这一待遇政策", "no such benefit policy");
        let kept = cx.house.policy(&given.policy).ok_or_else(no_policy)?;
        let policy = kept.policy.as_ref();
        let bills = given.bills(policy)?;
        let mut state = given.state()?;
        let mut tried = Vec::with_capacity(bills.len());
        let mut steps = None;
        for (at, bill) in bills.iter().enumerate() {
            let refused = |why| given.refusal(at, why);
            let (outcome, next) = settle_bill(policy, &state, bill).map_err(refused)?;
            if at + 1 == bills.len() {
                steps = Some(explain_bill(policy, &state, bill).map_err(refused)?.root);
            }
            state = next;
            tried.push(TriedBill {
                number: at + 1,
                admit: given.stays[at].admit.clone(),
                care: called(cx, "counts", care_word(outcome.care)),
                funds_fen: Fen::total(outcome.shares(policy, &bill.care).into_iter().map(|share| share.amount))?,
                person_fen: outcome.person(),
                outcome,
            });
        }
        let (Some(last), Some(bill), Some(steps)) = (tried.last(), bills.last(), steps) else {
            return Err(no_bills().into());
        };
        let shares = last.outcome.shares(policy, &bill.care).into_iter();
        let funds = shares.map(|share| FundPays { fund: fund_called(cx, &share.fund), amount_fen: share.amount });
        let parts = last.outcome.parts().into_iter();
        let parts = parts.map(|(part, fen)| PartOfBill { part: called(cx, "part", part_word(part)), amount_fen: fen });
        let mut all: Vec<Desk> = given.desk.into_iter().collect();
        all.extend(Desk::ALL.into_iter().filter(|desk| Some(*desk) != given.desk));
        let mut desks = Vec::new();
        for desk in all {
            let asked = Some(desk) == given.desk;
            let dues = match clear(policy, &last.outcome, desk, given.deposit_fen) {
                Ok(dues) => dues,
                Err(why) if asked => return Err(Refusal::from(why).at("desk", why.title(), why.title_en()).into()),
                Err(_) => continue,
            };
            let dues = dues.into_iter().map(|due| DueShown {
                part: called(cx, "part", part_word(due.part)),
                debtor: called(cx, "debtor", party_word(due.debtor)),
                creditor: called(cx, "creditor", party_word(due.creditor)),
                amount_fen: due.amount,
                article: due.article,
            });
            desks.push(DeskDues { desk: called(cx, "desk", desk_word(desk)), asked, dues: dues.collect() });
        }
        Ok(Tried {
            policy: PolicyHead::of(cx, policy.law()),
            funds: funds.collect(),
            parts: parts.collect(),
            desks,
            bills: tried,
            given,
            steps,
        })
    }
}

fn read(text: &str) -> Result<GivenCase, Refusal> {
    if text.len() > CASE_BYTES_MAX {
        return Err(Refusal::invalid("case_too_long", "case", "试算内容过长", "the case is too long"));
    }
    let value = serde_json::from_str(text)
        .map_err(|_| Refusal::invalid("case_malformed", "case", "试算内容不是 JSON", "the case is not JSON"))?;
    let given: GivenCase = crate::input::read(value)?;
    if given.stays.is_empty() || given.stays.len() > BILLS_MAX {
        return Err(no_bills());
    }
    Ok(given)
}

fn no_bills() -> Refusal {
    Refusal::invalid("bills_out_of_range", "stays", "账单须为 1 至 60 张", "there are 1 to 60 bills")
}

fn called(cx: &Context<'_>, key: &str, word: &str) -> Called {
    cx.house.law.benefits.words().word(key, word).cloned().unwrap_or_default()
}

/// A fund of the house by its name there, any other by the word for it.
pub(crate) fn fund_called(cx: &Context<'_>, id: &str) -> Called {
    match cx.house.law.funds.get(id) {
        Some(fund) => Called { zh: fund.short.clone(), en: fund.en.clone() },
        None => called(cx, "fund", id),
    }
}

fn care_word(care: CareKind) -> &'static str {
    match care {
        CareKind::Inpatient => "inpatient",
        CareKind::Outpatient => "outpatient",
        CareKind::Chronic => "chronic",
        CareKind::FixedPrice => "fixed_price",
        CareKind::Maternity => "maternity",
    }
}

fn part_word(part: BillPart) -> &'static str {
    match part {
        BillPart::Basic => "basic",
        BillPart::CriticalIllness => "critical_illness",
        BillPart::Hardship => "hardship",
        BillPart::LargeSum => "large_sum",
        BillPart::Assistance => "assistance",
        BillPart::CivilServant => "civil_servant",
        BillPart::Account => "account",
        BillPart::HospitalBears => "hospital_bears",
        BillPart::Person => "person",
    }
}

fn desk_word(desk: Desk) -> &'static str {
    match desk {
        Desk::Hospital => "hospital",
        Desk::HospitalElsewhere => "hospital_elsewhere",
        Desk::Agency => "agency",
    }
}

fn party_word(party: Party) -> &'static str {
    match party {
        Party::Agency => "agency",
        Party::RevolvingMoney => "revolving_money",
        Party::Insurer => "insurer",
        Party::Hospital => "hospital",
        Party::Person => "person",
    }
}
