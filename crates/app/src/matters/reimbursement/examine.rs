//! What is looked at before a reimbursement goes on, in this order: the person
//! (locked) and the stay (`episode.rs`), invoices and list (`bill.rs`), that
//! nothing of it was paid before (`duplicate.rs`), the account (`payee.rs`); then
//! the engine computes. An approval that lapsed because the account changed is
//! reviewed with the new account and the amounts already in force.
//!
//! Article: R1-12.6, R2-58.

use std::collections::BTreeSet;

use base::{CaseId, Fen, Month, Refusal, date_text};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::IdKind;
use store::entity::{fee_line, reimbursement, visit};

use super::amount::{Computed, compute};
use super::bill::{Invoice, invoices, lines};
use super::form::{Episode, ReimbursementForm};
use super::payee::{PayeeGiven, PayeeOfForm};
use super::{duplicate, episode, payee as account};
use crate::command::Context;
use crate::matters::{CaseSubject, Check, Examined, Fact};
use crate::operations::claim::PersonInHand;
use crate::operations::payment::payee::{AccountInClear, last_payee};
use crate::stop::Stop;

/// A form that holds, with everything that is to be kept of it.
pub(super) struct Held {
    pub(super) in_hand: PersonInHand,
    pub(super) visit: visit::Model,
    pub(super) invoices: Vec<Invoice>,
    pub(super) lines: Vec<fee_line::Model>,
    pub(super) payee: PayeeOfForm,
    pub(super) computed: Computed,
}

/// Checks a form in the order stated above and computes it.
pub(super) async fn hold(
    cx: &Context<'_>,
    form: &ReimbursementForm,
    of: Option<CaseId>,
    month: Month,
) -> Result<Held, Stop> {
    let days = episode::days(cx, form)?;
    let invoices = invoices(cx, form, days.0)?;
    duplicate::invoices_unused(cx, form.person_id.0, &invoices, of).await?;
    let mut in_hand = PersonInHand::lock(cx, form.person_id.0).await.map_err(at_person)?;
    let visit = episode::visit_of(cx, form, &in_hand.person, days).await?;
    duplicate::stay_unpaid(cx, form.person_id.0, days, of).await?;
    let visit = visit::Model { visit_id: cx.house.store.id(IdKind::Visit).await?, ..visit };
    let ids = cx.house.store.ids(IdKind::Line, form.lines.len()).await?;
    let charged_at = episode::charged_at(cx, form, &in_hand.person).await?;
    let lines = lines(cx, form, &invoices, (days, &charged_at), ids, visit.visit_id).await?;
    let payee = account::found(cx, &in_hand.person, given(form)).await?;
    let computed = compute(cx, &mut in_hand, &visit, &lines, month).await?;
    Ok(Held { in_hand, visit, invoices, lines, payee, computed })
}

fn given(form: &ReimbursementForm) -> PayeeGiven<'_> {
    PayeeGiven {
        holder_name: &form.payee_name,
        relation: form.payee_relation,
        bank: &form.payee_bank,
        account: &form.payee_account,
    }
}

fn at_person(stop: Stop) -> Stop {
    match stop {
        Stop::Refused(refusal) if refusal.code == "not_found" => {
            Refusal::invalid("person_unknown", "form.person_id", "参保人不存在", "no such person").into()
        }
        other => other,
    }
}

/// The reimbursement of a case, once it was approved.
pub(super) async fn kept_of(cx: &Context<'_>, of: Option<CaseId>) -> Result<Option<reimbursement::Model>, Stop> {
    let Some(case_id) = of else { return Ok(None) };
    Ok(cx.view.one(reimbursement::Entity::find().filter(reimbursement::Column::CaseId.eq(case_id.0))).await?)
}

/// Examines a form.
pub(super) async fn examine(cx: &Context<'_>, form: &ReimbursementForm, of: Option<CaseId>) -> Result<Examined, Stop> {
    if let Some(kept) = kept_of(cx, of).await? {
        return again(cx, form, &kept).await;
    }
    let held = hold(cx, form, of, Month::of(cx.today)).await?;
    let mut subjects: BTreeSet<CaseSubject> = held.invoices.iter().map(duplicate::subject_of).collect();
    subjects.insert(CaseSubject::Person(form.person_id));
    subjects.insert(account::subject_of(cx, &held.payee.account)?);
    subjects.insert(CaseSubject::Episode(format!("stay/{}/{}", form.person_id.0, date_text(held.visit.admit_date))));
    if let Some(provider_id) = form.provider_id {
        subjects.insert(CaseSubject::Provider(provider_id));
    }
    let alike = duplicate::look_alikes(cx, form.person_id.0, &held.invoices, of).await?;
    let own = held.computed.own();
    let mut facts = about(cx, form, &held.in_hand.person.name, &held.payee.account);
    facts.extend([
        Fact::amount("费用总额", "total", own.total_fen),
        Fact::amount("范围外自费", "out of scope", own.out_of_scope_fen),
        Fact::amount("乙类先自付", "self-pay first", own.preself_fen),
        Fact::amount("起付标准", "deductible", own.deductible_fen),
        Fact::amount("基本医保支付", "basic insurance", own.basic_fen),
        Fact::amount("大病保险支付", "critical-illness insurance", own.critical_illness_fen),
        Fact::amount("困难群众补充支付", "hardship supplement", own.hardship_fen),
        Fact::amount("医疗救助支付", "medical assistance", own.assistance_fen),
    ]);
    let check = |code: &str, passed: bool, title: &str, title_en: &str, cite: &str| Check {
        code: code.to_owned(),
        passed,
        title: title.to_owned(),
        title_en: title_en.to_owned(),
        cite: cite.to_owned(),
    };
    let cut = own.ratio_cut_points == 0;
    let checks = vec![
        check("invoices_unused", true, "票据未在其他报销或直接结算中使用", "no invoice was used before", "R1-12.6"),
        check("invoices_agree", true, "票据金额与明细逐项复算一致", "invoices agree with the list", "R1-12.6"),
        check(
            "invoice_similar",
            alike == 0,
            "没有与已报销票据相似的票据",
            "no invoice resembles an earlier one",
            "R1-12.6",
        ),
        check("person_in_cover", true, "就医期间在参保待遇期内", "covered in the days of care", "R2-14"),
        check("filed", cut, "异地就医已备案，未降低支付比例", "care elsewhere was filed, no cut of the ratio", "R2-60"),
        check("payee_name", true, "收款户名已核对", "the holder of the account was checked", "R1-12.6"),
    ];
    Ok(Examined {
        amount: held.computed.payable()?,
        subjects,
        circumstances: circumstances(form),
        facts,
        checks,
        ..Examined::default()
    })
}

/// A case whose approval lapsed: only the account is new.
async fn again(cx: &Context<'_>, form: &ReimbursementForm, kept: &reimbursement::Model) -> Result<Examined, Stop> {
    let in_hand = PersonInHand::lock(cx, kept.person_id).await?;
    let payee = last_payee(cx, kept.person_id).await?;
    let payee = payee.ok_or_else(|| Stop::fault("reviewing a reimbursement again", "no payee is registered"))?;
    crate::operations::payment::payee::still_to_be_paid(&in_hand.person, &payee.relation)?;
    let payee = AccountInClear::of(cx, &payee)?;
    let subjects = BTreeSet::from([CaseSubject::Person(form.person_id), account::subject_of(cx, &payee)?]);
    let mut facts = about(cx, form, &in_hand.person.name, &payee);
    facts.extend([
        Fact::amount("费用总额", "total", kept.total_fen),
        Fact::amount("基本医保支付", "basic insurance", kept.basic_fen),
        Fact::amount("大病保险支付", "critical-illness insurance", kept.critical_illness_fen),
        Fact::amount("困难群众补充支付", "hardship supplement", kept.hardship_fen),
        Fact::amount("医疗救助支付", "medical assistance", kept.assistance_fen),
    ]);
    let checks = vec![Check {
        code: "payee_approved_anew".to_owned(),
        passed: false,
        title: "收款账户已变更，须按新账户重新审核".to_owned(),
        title_en: "the account has changed; it is reviewed again with the new one".to_owned(),
        cite: "R1-12.6".to_owned(),
    }];
    let amount = Fen::total(kept.funds())?;
    Ok(Examined { amount, subjects, circumstances: circumstances(form), facts, checks, ..Examined::default() })
}

fn about(cx: &Context<'_>, form: &ReimbursementForm, name: &str, payee: &AccountInClear) -> Vec<Fact> {
    let (episode, episode_en) = form.episode.words();
    let (relation, relation_en) = form.payee_relation.words();
    vec![
        Fact::words("参保人", "insured person", &cx.masked("person.name", name)),
        Fact::words("就医类型", "kind of care", episode).in_english(episode_en),
        Fact::words("就医期间", "days of care", &format!("{} — {}", form.admit_date, form.discharge_date)),
        Fact::words("诊断编码", "diagnosis", &form.diagnosis),
        Fact::words("票据张数", "invoices", &form.invoices.len().to_string()),
        Fact::words("收款户名", "holder of the account", &cx.masked("payee.holder_name", &payee.holder_name)),
        Fact::words("与参保人关系", "holder is", relation).in_english(relation_en),
        Fact::words("收款账户", "account", &format!("{} {}", payee.bank, cx.masked("payee.account", &payee.account))),
    ]
}

fn circumstances(form: &ReimbursementForm) -> BTreeSet<String> {
    let episode: &[&str] = match form.episode {
        Episode::Emergency => &["emergency", "death"],
        Episode::Inpatient | Episode::OutOfArea => &["inpatient"],
    };
    let by_agent = form.by_agent.then_some("by_agent");
    let all = episode.iter().copied().chain(by_agent).chain(form.payee_relation.circumstance());
    all.map(str::to_owned).collect()
}
