//! Paying providers: each share once and to the fen, the file that leaves the
//! house, the bank's answers line by line, unknown results, and that nobody who
//! took part in a case moves its money.

use app::Caller;
use app::funnel;
use app::operations::organisation::engage::Newcomer;
use app::operations::payment::make::{BatchMade, Make, ToPay};
use app::operations::payment::receipt_file::{BankResult, ReceiptLine, write_receipt};
use app::operations::payment::reject::Reject;
use app::operations::payment::release::{Release, ToRelease};
use app::operations::payment::resolve_unknown::{FinalResult, ResolveUnknown, ToConfirm};
use app::operations::payment::take_receipt::{Matching, ReceiptTaken, ReceiptToTake, TakeReceipt};
use app::operations::payment::void::{BatchAndReason, Void};
use app::operations::statement::approve::Approve;
use app::operations::statement::declare::Declare;
use app::operations::statement::first_review::FirstReview;
use app::operations::statement::second_review::SecondReview;
use app::queries::month::step::MonthStepState;
use app::queries::month::view::{View as MonthView, WhichMonth};
use app::queries::payment::instruction_file::InstructionFile;
use app::queries::payment::view::{BatchView, OfBatch, View};
use base::identity_numbers::CitizenId;
use base::{BatchId, Fen, InstructionId, Refusal, StatementId};
use store::entity::{payment_instruction, statement};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter, QueryOrder};
use time::macros::date;

use crate::month::september;
use crate::on_both;
use crate::statement::{a_reviewed_september, of};
use crate::world::World;

/// The statements of September, approved by the section head.
pub async fn approved(world: &mut World) -> Vec<StatementId> {
    approved_by(world, "huangm", "sunlh").await
}

async fn approved_by(world: &mut World, first: &str, approver: &str) -> Vec<StatementId> {
    a_reviewed_september(world, [3_000, 0, 0]).await;
    let mut ids = Vec::new();
    for office in ["office1", "office2"] {
        let id = world.run::<Declare>(office, september()).await.expect("a statement is declared").statement_id;
        world.run::<FirstReview>(first, of(id)).await.expect("first review");
        world.run::<SecondReview>("wuf", of(id)).await.expect("second review");
        world.run::<Approve>(approver, of(id)).await.expect("approval");
        ids.push(id);
    }
    ids
}

/// These statements of September.
pub fn to_pay(statement_ids: &[StatementId]) -> ToPay {
    ToPay { month: september().month, statement_ids: statement_ids.to_vec(), reimbursement_ids: vec![] }
}

/// A batch that was released.
pub async fn released(world: &World, statement_ids: &[StatementId]) -> BatchMade {
    let made = world.run::<Make>("huxy", to_pay(statement_ids)).await.expect("a batch is made");
    world.run::<Release>("guojj", to_release(made.batch_id)).await.expect("the batch is released");
    made
}

/// A batch of which the bank has paid everything.
pub async fn paid(world: &World, statement_ids: &[StatementId]) -> BatchMade {
    let made = released(world, statement_ids).await;
    let lines = answers(world, made.batch_id, BankResult::Done).await;
    take(world, made.batch_id, &lines).await.expect("the receipt is taken");
    made
}

pub fn to_release(batch_id: BatchId) -> ToRelease {
    ToRelease { batch_id, comment: String::new() }
}

pub fn because(batch_id: BatchId) -> BatchAndReason {
    BatchAndReason { batch_id, reason: "账户待核实".to_owned() }
}

pub async fn instructions(world: &World, batch_id: BatchId) -> Vec<payment_instruction::Model> {
    let select = payment_instruction::Entity::find()
        .filter(payment_instruction::Column::BatchId.eq(batch_id.0))
        .order_by_asc(payment_instruction::Column::InstructionId);
    world.house.store.view().all(select).await.unwrap()
}

/// What a bank would answer to every instruction of a batch.
pub async fn answers(world: &World, batch_id: BatchId, result: BankResult) -> Vec<ReceiptLine> {
    let line = |row: payment_instruction::Model| ReceiptLine {
        reference: InstructionId(row.instruction_id).to_string(),
        bank_reference: format!("BK{}", row.instruction_id),
        payee_account: world.open::<payment_instruction::PayeeAccount>(&row),
        amount: Fen(row.amount_fen),
        result,
        paid_on: (result == BankResult::Done).then_some(date!(2026 - 10 - 21)),
    };
    instructions(world, batch_id).await.into_iter().map(line).collect()
}

pub async fn take(world: &World, batch_id: BatchId, lines: &[ReceiptLine]) -> Result<ReceiptTaken, Refusal> {
    world.run::<TakeReceipt>("hex", ReceiptToTake { batch_id, file: write_receipt(lines) }).await
}

async fn states(world: &World, ids: &[StatementId]) -> Vec<String> {
    let rows = world.house.store.view().by_keys::<statement::Model>(ids.iter().map(|id| id.0)).await.unwrap();
    rows.into_iter().map(|row| row.state).collect()
}

async fn view(world: &World, login: &str, batch_id: BatchId) -> BatchView {
    funnel::ask::<View>(&world.house, &world.caller(login).await, OfBatch { batch_id })
        .await
        .expect("the batch is shown")
}

/// Edits the database behind the house's back.
async fn edit(world: &World, sql: &str) {
    let db = Database::connect(world.database()).await.unwrap();
    assert!(db.execute_unprepared(sql).await.unwrap().rows_affected() > 0, "{sql}");
    db.close().await.unwrap();
}

on_both! {
    async fn the_month_is_paid_when_every_statement_is_and_not_before(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let cockpit = || async {
            let which = WhichMonth { month: Some(september().month) };
            let view = funnel::ask::<MonthView>(&world.house, &world.caller("zhaol").await, which).await.unwrap();
            let step = view.steps.iter().find(|step| step.step == "pay").unwrap();
            (view.state.clone(), step.state, step.done, step.total)
        };
        assert_eq!(cockpit().await, ("stated".to_owned(), MonthStepState::Ready, 0, 2));
        paid(&world, &ids[..1]).await;
        let (state, step, done, total) = cockpit().await;
        assert_eq!((state.as_str(), done, total), ("stated", 1, 2));
        assert_ne!(step, MonthStepState::Done, "one statement of two is paid");
        paid(&world, &ids[1..]).await;
        assert_eq!(cockpit().await, ("closed".to_owned(), MonthStepState::Done, 2, 2));
        world.assert_verifies().await;
    }
}

/// Somebody who holds several posts.
pub async fn person(world: &mut World, number: u32, posts: &[&str]) -> String {
    let identity = CitizenId::from_body(&format!("41102519950101{number:03}")).expect("a number");
    let newcomer = Newcomer {
        name: format!("兼岗{number}"),
        identity_number: identity.as_str().to_owned(),
        on_establishment: true,
        provider_id: None,
        posts: posts.iter().map(|post| (*post).to_owned()).collect(),
        login: format!("both{number}"),
    };
    world.engage(newcomer).await
}

on_both! {
    async fn a_batch_pays_each_fund_its_share_of_each_statement_to_the_fen(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        assert_eq!(made.serial, "ZF-202609-0001");
        assert_eq!(states(&world, &ids).await, ["in_payment", "in_payment"]);
        let rows = world.house.store.view().by_keys::<statement::Model>(ids.iter().map(|id| id.0)).await.unwrap();
        let sum = |funds: [Fen; store::FUNDS]| Fen::total(funds).unwrap().0;
        let owed: i64 = rows.iter().map(|row| sum(row.funds()) - sum(row.deducted())).sum();
        assert!(rows.iter().any(|row| row.basic_deducted_fen > 0), "something is deducted");
        assert_eq!(made.total_fen, owed);

        let shown = view(&world, "guojj", made.batch_id).await;
        assert!(shown.checks.iter().all(|check| check.passed), "{:?}", shown.checks);
        assert!(shown.lines.iter().all(|line| line.approved_fen == line.amount_fen && line.result == "none"));
        let allowed: Vec<&str> = shown.course.actions.iter().filter(|a| a.allowed).map(|a| a.command.as_str()).collect();
        assert_eq!(allowed, ["payment.release", "payment.reject"]);

        let released = world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        assert_eq!((released.total_fen, released.instruction_count), (owed, made.instruction_ids.len() as i64));
        let ask = || async {
            let caller = world.caller("guojj").await;
            funnel::ask::<InstructionFile>(&world.house, &caller, OfBatch { batch_id: made.batch_id }).await
        };
        let (file, again) = (ask().await.unwrap(), ask().await.unwrap());
        assert_eq!((file.sm3.as_str(), &file.content), (released.file_sm3.as_str(), &again.content));
        assert!(file.content.starts_with("ZHIHENG-PAYMENT,1\nbatch,ZF-202609-0001\nmonth,2026-09\ncount,"), "{}", file.content);
        assert!(file.content.contains(&format!("\ntotal,{}\n", Fen(owed))), "{}", file.content);

        let lines = answers(&world, made.batch_id, BankResult::Done).await;
        let taken = take(&world, made.batch_id, &lines).await.unwrap();
        assert_eq!((taken.matched, taken.unmatched.len(), taken.to_confirm.len()), (lines.len() as i64, 0, 0));
        assert_eq!(states(&world, &ids).await, ["paid", "paid"]);
        let shown = view(&world, "hex", made.batch_id).await;
        assert_eq!((shown.row.state.as_str(), shown.row.made_by.as_deref(), shown.row.released_by.as_deref()), ("closed", Some("胡晓燕"), Some("郭建军")));
        assert_eq!(shown.funds.iter().map(|fund| fund.done_fen).sum::<i64>(), owed);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn making_is_refused_for_each_reason(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let refusal = |input: ToPay| { let world = &world; async move { world.run::<Make>("huxy", input).await.unwrap_err().code } };
        assert_eq!(world.run::<Make>("guojj", to_pay(&ids)).await.unwrap_err().code, "duty_not_held");
        assert_eq!(refusal(to_pay(&[])).await, "count_out_of_range");
        assert_eq!(refusal(to_pay(&[ids[0], ids[0]])).await, "payable_repeated");
        assert_eq!(refusal(to_pay(&[StatementId(999_999)])).await, "payable_unknown");
        assert_eq!(refusal(ToPay { month: "2026-08".parse().unwrap(), ..to_pay(&ids) }).await, "payable_of_another_month");
        edit(&world, "UPDATE provider SET status = 'suspended' WHERE code = 'H41102500001'").await;
        assert_eq!(refusal(to_pay(&ids)).await, "provider_not_active");
        edit(&world, "UPDATE provider SET status = 'active'").await;
        let made = world.run::<Make>("huxy", to_pay(&ids[..1])).await.unwrap();
        assert_eq!(refusal(to_pay(&ids)).await, "payment_already_instructed");
        world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        let lines = answers(&world, made.batch_id, BankResult::Done).await;
        take(&world, made.batch_id, &lines).await.unwrap();
        assert_eq!(refusal(to_pay(&ids[..1])).await, "payment_already_instructed");
    }
}

on_both! {
    async fn a_statement_that_is_not_approved_is_not_paid(world) {
        let mut world = world;
        a_reviewed_september(&mut world, [0; 3]).await;
        let id = world.run::<Declare>("office1", september()).await.unwrap().statement_id;
        assert_eq!(world.run::<Make>("huxy", to_pay(&[id])).await.unwrap_err().code, "payable_not_approved");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn f02_nothing_is_paid_twice_however_often_it_is_asked_at_once(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let second = person(&mut world, 1, &["pay_clerk"]).await;
        let asks = (0..12).map(|n| {
            let login = if n % 2 == 0 { "huxy" } else { second.as_str() };
            world.run::<Make>(login, to_pay(if n % 3 == 0 { &ids[..1] } else { &ids }))
        });
        let answers = futures::future::join_all(asks).await;
        let done: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert!(!done.is_empty());
        let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
        assert!(refused.into_iter().all(|refused| refused.code == "payment_already_instructed"));
        let all = world.house.store.view().all(payment_instruction::Entity::find()).await.unwrap();
        let mut keys: Vec<_> = all.iter().map(|row| (row.statement_id, row.fund.clone())).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all.len(), "each statement and fund once");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i01_whoever_took_part_neither_makes_nor_releases(world) {
        let mut world = world;
        let all = person(&mut world, 1, &["pay_clerk", "pay_releaser"]).await;
        let reviewer = person(&mut world, 2, &["first_reviewer", "pay_releaser"]).await;
        let approver = person(&mut world, 3, &["section_head", "pay_clerk", "pay_releaser"]).await;
        let ids = approved_by(&mut world, &reviewer, &approver).await;
        let code = |refusal: Refusal| refusal.code;
        // Approved first, made then.
        assert_eq!(code(world.run::<Make>(&approver, to_pay(&ids)).await.unwrap_err()), "sod_conflict");
        // Made first, released then; by the same person.
        let made = world.run::<Make>(&all, to_pay(&ids)).await.unwrap();
        for login in [&all, &reviewer, &approver] {
            assert_eq!(code(world.run::<Release>(login, to_release(made.batch_id)).await.unwrap_err()), "sod_conflict", "{login}");
            assert_eq!(code(world.run::<Reject>(login, because(made.batch_id)).await.unwrap_err()), "sod_conflict", "{login}");
        }
        // Released first; the maker still may not, on a page out of date.
        world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap();
        assert_eq!(code(world.run::<Release>(&all, to_release(made.batch_id)).await.unwrap_err()), "sod_conflict");
        assert_eq!(code(world.run::<Release>("guojj", to_release(made.batch_id)).await.unwrap_err()), "batch_not_waiting");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_batch_taken_back_or_declined_frees_its_statements_and_keeps_its_number(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let other = person(&mut world, 1, &["pay_clerk"]).await;
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        assert_eq!(world.run::<Void>(&other, because(made.batch_id)).await.unwrap_err().code, "not_made_by_caller");
        let nothing = BatchAndReason { reason: "  ".into(), ..because(made.batch_id) };
        assert_eq!(world.run::<Void>("huxy", nothing).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Void>("guojj", because(made.batch_id)).await.unwrap_err().code, "duty_not_held");
        world.run::<Void>("huxy", because(made.batch_id)).await.unwrap();
        assert_eq!(states(&world, &ids).await, ["approved", "approved"]);
        assert_eq!(world.run::<Void>("huxy", because(made.batch_id)).await.unwrap_err().code, "batch_not_waiting");
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        assert_eq!(made.serial, "ZF-202609-0002");
        world.run::<Reject>("guojj", because(made.batch_id)).await.unwrap();
        assert_eq!(states(&world, &ids).await, ["approved", "approved"]);
        let made = released(&world, &ids).await;
        assert_eq!(made.serial, "ZF-202609-0003");
        assert_eq!(world.run::<Void>("huxy", because(made.batch_id)).await.unwrap_err().code, "batch_not_waiting");
        assert_eq!(world.run::<Void>("huxy", because(BatchId(77))).await.unwrap_err().code, "not_found");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i07_i19_what_was_altered_behind_the_house_is_not_released_and_gives_no_file(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        let release = || async { world.run::<Release>("guojj", to_release(made.batch_id)).await.map(|_| ()).map_err(|r| r.code) };
        let file = || async {
            let caller: Caller = world.caller("guojj").await;
            match funnel::ask::<InstructionFile>(&world.house, &caller, OfBatch { batch_id: made.batch_id }).await {
                Ok(_) => Ok(()),
                Err(app::Stop::Refused(refusal)) => Err(refusal.code),
                Err(failure) => panic!("{failure}"),
            }
        };
        let refused = |code: &str| Err(code.to_owned());
        assert_eq!(file().await, refused("batch_not_released"));
        // Accounts are sealed: without the keys none can be written there.
        for table in ["provider", "payment_instruction"] {
            edit(&world, &format!("UPDATE {table} SET payee_account = payee_account || '0'")).await;
            assert_eq!(release().await, refused("sealed_value_altered"));
            edit(&world, &format!("UPDATE {table} SET payee_account = substr(payee_account, 1, length(payee_account) - 1)")).await;
        }
        edit(&world, "UPDATE provider SET payee_bank = '他行'").await;
        assert_eq!(release().await, refused("payee_changed"));
        // Register and instruction alike: the payee that was approved is another one.
        edit(&world, "UPDATE payment_instruction SET payee_bank = '他行'").await;
        assert_eq!(release().await, refused("payee_changed"));
        edit(&world, "UPDATE provider SET payee_bank = '示范银行'").await;
        edit(&world, "UPDATE payment_instruction SET payee_bank = '示范银行', amount_fen = amount_fen + 1").await;
        assert_eq!(release().await, refused("amount_differs_from_approved"));
        edit(&world, "UPDATE payment_instruction SET amount_fen = amount_fen - 1").await;
        edit(&world, "UPDATE statement SET basic_fen = basic_fen + 1").await;
        edit(&world, "UPDATE payment_instruction SET amount_fen = amount_fen + 1 WHERE fund = 'resident_basic'").await;
        assert_eq!(release().await, refused("instructions_altered"));
        edit(&world, "UPDATE statement SET basic_fen = basic_fen - 1").await;
        edit(&world, "UPDATE payment_instruction SET amount_fen = amount_fen - 1 WHERE fund = 'resident_basic'").await;
        edit(&world, "UPDATE provider SET status = 'suspended'").await;
        assert_eq!(release().await, refused("provider_not_active"));
        edit(&world, "UPDATE provider SET status = 'active'").await;
        assert_eq!(release().await, Ok(()));
        assert_eq!(file().await, Ok(()));
        edit(&world, "UPDATE payment_instruction SET payee_name = '他人'").await;
        assert_eq!(file().await, refused("instruction_file_altered"));
    }
}

on_both! {
    async fn i19_receipts_are_matched_exactly_or_listed(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let made = world.run::<Make>("huxy", to_pay(&ids)).await.unwrap();
        let batch_id = made.batch_id;
        let lines = answers(&world, batch_id, BankResult::Done).await;
        assert_eq!(take(&world, batch_id, &lines).await.unwrap_err().code, "batch_not_released");
        world.run::<Release>("guojj", to_release(batch_id)).await.unwrap();
        let file = |file: String| ReceiptToTake { batch_id, file };
        assert_eq!(world.run::<TakeReceipt>("guojj", file(write_receipt(&lines))).await.unwrap_err().code, "duty_not_held");
        let mut cut = write_receipt(&lines);
        cut.truncate(cut.len() / 2);
        assert_eq!(world.run::<TakeReceipt>("hex", file(cut)).await.unwrap_err().code, "receipt_file_malformed");

        let first = lines[0].clone();
        let wrong = [
            ReceiptLine { amount: Fen(first.amount.0 + 1), ..first.clone() },
            ReceiptLine { payee_account: "999".into(), ..first.clone() },
            ReceiptLine { reference: InstructionId(888_888).to_string(), bank_reference: "X1".into(), ..first.clone() },
            ReceiptLine { reference: "nonsense".into(), bank_reference: "X2".into(), ..first.clone() },
        ];
        let taken = take(&world, batch_id, &wrong).await.unwrap();
        let told: Vec<Matching> = taken.unmatched.iter().map(|line| line.matching).collect();
        assert_eq!(told, [Matching::AmountDiffers, Matching::AccountDiffers, Matching::NoInstruction, Matching::NoInstruction]);
        assert!(instructions(&world, batch_id).await.iter().all(|row| row.state == "sent"), "nothing was matched");
        assert_eq!(take(&world, batch_id, &wrong).await.unwrap_err().code, "receipt_file_repeated");

        let doubled = [lines.clone(), vec![first.clone()]].concat();
        let taken = take(&world, batch_id, &doubled).await.unwrap();
        assert_eq!((taken.matched, taken.unmatched.len()), (lines.len() as i64, 1));
        // Late and contradicting: listed, nothing changes.
        let late = ReceiptLine { result: BankResult::Refused, paid_on: None, bank_reference: "LATE1".into(), ..first };
        let taken = take(&world, batch_id, &[late]).await.unwrap();
        assert_eq!(taken.unmatched[0].matching, Matching::StateDiffers);
        assert!(instructions(&world, batch_id).await.iter().all(|row| row.state == "done"));
        assert_eq!(view(&world, "hex", batch_id).await.unmatched.len(), 6);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn f03_an_unknown_result_is_decided_by_two_and_a_refused_payment_may_be_made_again(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let both = person(&mut world, 1, &["cashier", "pay_releaser"]).await;
        let made = released(&world, &ids[..1]).await;
        let unknown = answers(&world, made.batch_id, BankResult::Unknown).await;
        take(&world, made.batch_id, &unknown).await.unwrap();
        assert!(instructions(&world, made.batch_id).await.iter().all(|row| row.state == "unknown"));
        // Never sent again by itself, and not by anybody.
        assert_eq!(world.run::<Make>("huxy", to_pay(&ids[..1])).await.unwrap_err().code, "payment_already_instructed");
        let confirm = |result, bank_reference: &str| ToConfirm {
            instruction_id: made.instruction_ids[0],
            result,
            bank_reference: bank_reference.to_owned(),
            comment: "已向银行核实".to_owned(),
        };
        let bank = format!("BK{}", made.instruction_ids[0].0);
        let refusal = |login: String, input: ToConfirm| { let world = &world; async move { world.run::<ResolveUnknown>(&login, input).await.unwrap_err().code } };
        assert_eq!(refusal("guojj".into(), confirm(FinalResult::Done, &bank)).await, "receipt_does_not_say_so");
        // The bank's later word, taken by somebody who also may release.
        let refused = answers(&world, made.batch_id, BankResult::Refused).await;
        let later = ReceiptToTake { batch_id: made.batch_id, file: write_receipt(&refused) };
        let taken = world.run::<TakeReceipt>(&both, later).await.unwrap();
        assert_eq!(taken.to_confirm, made.instruction_ids);
        assert!(instructions(&world, made.batch_id).await.iter().all(|row| row.state == "unknown"), "one person's word is not enough");
        assert_eq!(refusal(both.clone(), confirm(FinalResult::Refused, &bank)).await, "resolver_same_as_matcher");
        assert_eq!(refusal("guojj".into(), confirm(FinalResult::Done, &bank)).await, "receipt_does_not_say_so");
        assert_eq!(refusal("guojj".into(), confirm(FinalResult::Refused, "OTHER")).await, "receipt_does_not_say_so");
        assert_eq!(refusal("hex".into(), confirm(FinalResult::Refused, &bank)).await, "duty_not_held");
        for instruction_id in &made.instruction_ids {
            let bank_reference = format!("BK{}", instruction_id.0);
            let input = ToConfirm { instruction_id: *instruction_id, bank_reference, ..confirm(FinalResult::Refused, "") };
            world.run::<ResolveUnknown>("guojj", input).await.unwrap();
        }
        assert_eq!(refusal("guojj".into(), confirm(FinalResult::Refused, &bank)).await, "instruction_not_unknown");
        assert_eq!(view(&world, "hex", made.batch_id).await.row.state, "closed");
        assert_eq!(states(&world, &ids[..1]).await, ["in_payment"]);

        let again = paid(&world, &ids[..1]).await;
        assert_eq!(again.total_fen, made.total_fen);
        assert_eq!(states(&world, &ids[..1]).await, ["paid"]);
        world.assert_verifies().await;
    }
}
