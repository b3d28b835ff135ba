//! The books: what was paid is booked once per fund by three persons who had no
//! part in paying it, corrected by reversal only, reconciled with business and
//! bank, and closed for good.

use app::funnel;
use app::operations::ledger::close_month::{CloseMonth, MonthToClose, StatedBalance};
use app::operations::payment::make::BatchMade;
use app::operations::payment::receipt_file::{BankResult, ReceiptLine};
use app::operations::reconciliation::run::{MonthToReconcile, Run};
use app::operations::voucher::make::{Make, PaymentsToBook};
use app::operations::voucher::make_opening::{FundEvent, FundMovement, MakeOpening, MovementsToBook};
use app::operations::voucher::post::Post;
use app::operations::voucher::return_voucher::{Return, VoucherAndReason};
use app::operations::voucher::reverse::Reverse;
use app::operations::voucher::review::{Review, VoucherAndComment};
use app::operations::voucher::void::Void;
use app::queries::ledger::journal::{Journal, JournalFilter};
use app::queries::ledger::trial_balance::{FundAndMonth, TrialBalance, TrialBalanceShown};
use app::queries::reconciliation::view::{ReconciledMonth, ReconciliationView, View as ReconciliationOf};
use app::queries::voucher::view::{OfVoucher, View, VoucherView};
use base::{Fen, Month, Refusal, VoucherId};
use ledger::DifferenceKind;
use store::entity::{posting, voucher};
use store::sea_orm::EntityTrait;
use time::Duration;

use crate::month::september;
use crate::on_both;
use crate::payment::{answers, approved, instructions, paid, person, released, take};
use crate::world::World;

const BASIC: &str = "resident_basic";

fn october() -> Month {
    "2026-10".parse().unwrap()
}

fn with(voucher_id: VoucherId) -> VoucherAndComment {
    VoucherAndComment { voucher_id, comment: String::new() }
}

fn because(voucher_id: VoucherId) -> VoucherAndReason {
    VoucherAndReason { voucher_id, reason: "科目有误".to_owned() }
}

fn of_batch(batch: &BatchMade, fund: &str) -> PaymentsToBook {
    PaymentsToBook { batch_id: batch.batch_id, fund: fund.to_owned() }
}

async fn post(world: &World, voucher_id: VoucherId) -> String {
    world.run::<Review>("linj", with(voucher_id)).await.expect("the voucher is reviewed");
    world.run::<Post>("luoyf", with(voucher_id)).await.expect("the voucher is posted").serial.expect("it has a number")
}

/// 10 000 yuan that were there, all of it put at hand for payments.
async fn opened(world: &World, fund: &str) -> VoucherId {
    let line = |event| FundMovement { event, amount_fen: 1_000_000, summary: String::new() };
    let lines = vec![line(FundEvent::OpeningSpecial), line(FundEvent::SpecialToExpenditure)];
    let input = MovementsToBook { fund: fund.to_owned(), month: october(), lines };
    world.run::<MakeOpening>("gaox", input).await.expect("an opening voucher is made").voucher_id
}

async fn balance(world: &World, fund: &str) -> TrialBalanceShown {
    let input = FundAndMonth { month: Some(october()), fund: Some(fund.to_owned()) };
    funnel::ask::<TrialBalance>(&world.house, &world.caller("luoyf").await, input).await.expect("the books are shown")
}

fn closing(balance: &TrialBalanceShown, account: &str) -> i64 {
    let row = balance.rows.iter().find(|row| row.account_code == account).expect("the account was posted to");
    row.sums.closing_debit_fen + row.sums.closing_credit_fen
}

async fn view(world: &World, login: &str, voucher_id: VoucherId) -> VoucherView {
    funnel::ask::<View>(&world.house, &world.caller(login).await, OfVoucher { voucher_id }).await.expect("it is shown")
}

async fn reconciled(world: &World) -> ReconciliationView {
    let input = ReconciledMonth { month: Some(september().month) };
    funnel::ask::<ReconciliationOf>(&world.house, &world.caller("gaox").await, input).await.expect("it is shown")
}

on_both! {
    async fn what_was_paid_is_booked_once_reconciled_and_closed(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let batch = paid(&world, &ids).await;
        let opening = opened(&world, BASIC).await;
        assert_eq!(post(&world, opening).await, "JZ-resident_basic-202610-0001");

        let due = instructions(&world, batch.batch_id).await;
        let basic: i64 = due.iter().filter(|row| row.fund == BASIC).map(|row| row.amount_fen).sum();
        let refusal = |input: PaymentsToBook| { let world = &world; async move { world.run::<Make>("gaox", input).await.unwrap_err().code } };
        assert_eq!(refusal(of_batch(&batch, "nobody")).await, "fund_unknown");
        assert_eq!(world.run::<Make>("huxy", of_batch(&batch, BASIC)).await.unwrap_err().code, "duty_not_held");
        let made = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap();
        assert_eq!(made.total_fen, basic);
        assert_eq!(refusal(of_batch(&batch, BASIC)).await, "nothing_to_book");

        // Paid, not yet booked: each payment is told.
        let missing = world.run::<Run>("gaox", MonthToReconcile { month: september().month }).await.unwrap();
        assert!(!missing.agrees);
        assert!(missing.differences.iter().all(|found| found.kind == DifferenceKind::MissingInLedger), "{:?}", missing.differences);
        assert_eq!(missing.differences.len(), due.len());

        assert_eq!(post(&world, made.voucher_id).await, "JZ-resident_basic-202610-0002");
        let shown = view(&world, "luoyf", made.voucher_id).await;
        let names = [shown.row.made_by, shown.row.reviewed_by, shown.row.posted_by].map(Option::unwrap);
        assert_eq!(names, ["高翔", "林娟", "罗永福"]);
        assert_eq!(shown.lines.iter().map(|line| line.debit_fen).sum::<i64>(), basic);
        for fund in ["critical_illness", "hardship", "medical_assistance"] {
            if due.iter().any(|row| row.fund == fund) {
                let made = world.run::<Make>("gaox", of_batch(&batch, fund)).await.unwrap();
                post(&world, made.voucher_id).await;
            }
        }
        let found = world.run::<Run>("gaox", MonthToReconcile { month: september().month }).await.unwrap();
        assert!(found.agrees, "{:?}", found.differences);
        assert_eq!(found.matched, due.len() as u64);
        assert!(found.funds.iter().all(|fund| fund.business_fen == fund.ledger_fen && fund.ledger_fen == fund.bank_fen));
        let shown = reconciled(&world).await;
        assert_eq!((shown.differences.len(), shown.sides.len()), (0, 4));

        let books = balance(&world, BASIC).await;
        assert!(books.balanced && !books.closed);
        assert_eq!((closing(&books, "500101"), closing(&books, "1004"), closing(&books, "3001")), (basic, 1_000_000 - basic, 1_000_000));
        let journal = JournalFilter { month: Some(october()), account: Some("500101".into()), ..JournalFilter::default() };
        let journal = funnel::ask::<Journal>(&world.house, &world.caller("luoyf").await, journal).await.unwrap();
        assert_eq!(journal.rows.iter().map(|row| row.debit_fen).sum::<i64>(), basic);

        let close = |bank: Vec<StatedBalance>| { let world = &world; async move {
            world.run::<CloseMonth>("luoyf", MonthToClose { month: october(), bank }).await.map_err(|refusal| refusal.code)
        } };
        let refused = |code: &str| Some(code.to_owned());
        let stated = |fund: &str, account: &str, fen| StatedBalance { fund: fund.into(), account: account.into(), balance_fen: fen };
        let mut bank = vec![stated(BASIC, "1003", 0), stated(BASIC, "1004", 1_000_000 - basic)];
        for fund in ["critical_illness", "hardship", "medical_assistance"] {
            let paid: i64 = due.iter().filter(|row| row.fund == fund).map(|row| row.amount_fen).sum();
            if paid > 0 {
                bank.push(stated(fund, "1004", -paid));
            }
        }
        assert_eq!(close(bank.clone()).await.err(), refused("month_not_ended"));
        world.clock.advance(Duration::days(12));
        assert_eq!(close(vec![]).await.err(), refused("bank_balance_missing"));
        assert_eq!(close(vec![stated(BASIC, "5001", 0)]).await.err(), refused("bank_account_unknown"));
        assert_eq!(close(vec![stated(BASIC, "1004", 0), stated(BASIC, "1004", 0)]).await.err(), refused("bank_balance_repeated"));
        assert_eq!(close(vec![stated(BASIC, "1003", 0), stated(BASIC, "1004", 1)]).await.err(), refused("bank_balance_differs"));
        assert_eq!(world.run::<CloseMonth>("gaox", MonthToClose { month: october(), bank: bank.clone() }).await.unwrap_err().code, "duty_not_held");
        let closed = close(bank.clone()).await.unwrap();
        assert_eq!((closed.funds.len(), closed.funds[0].vouchers), (4, 2));
        assert!(balance(&world, BASIC).await.closed);
        assert_eq!(close(bank).await.err(), refused("not_the_first_open_month"));
        let late = MovementsToBook {
            fund: BASIC.into(),
            month: october(),
            lines: vec![FundMovement { event: FundEvent::OpeningSpecial, amount_fen: 1, summary: String::new() }],
        };
        assert_eq!(world.run::<MakeOpening>("gaox", late).await.unwrap_err().code, "period_not_open");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn r3d_28_three_persons_sign_in_every_order_and_none_of_them_pays(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let batch = paid(&world, &ids).await;
        let one = person(&mut world, 1, &["accountant", "voucher_reviewer", "chief_accountant"]).await;
        let two = person(&mut world, 2, &["voucher_reviewer", "chief_accountant"]).await;
        let code = |refusal: Refusal| refusal.code;
        let made = world.run::<Make>(&one, of_batch(&batch, BASIC)).await.unwrap();
        // Maker then reviewer, maker then poster.
        assert_eq!(code(world.run::<Review>(&one, with(made.voucher_id)).await.unwrap_err()), "sod_conflict");
        assert_eq!(code(world.run::<Post>(&one, with(made.voucher_id)).await.unwrap_err()), "sod_conflict");
        // Posting before review is no way round it.
        assert_eq!(code(world.run::<Post>(&two, with(made.voucher_id)).await.unwrap_err()), "step_not_expected");
        world.run::<Review>(&two, with(made.voucher_id)).await.unwrap();
        // Reviewer then poster; the maker still not.
        assert_eq!(code(world.run::<Post>(&two, with(made.voucher_id)).await.unwrap_err()), "sod_conflict");
        assert_eq!(code(world.run::<Post>(&one, with(made.voucher_id)).await.unwrap_err()), "sod_conflict");
        assert_eq!(code(world.run::<Review>("linj", with(made.voucher_id)).await.unwrap_err()), "step_not_expected");
        world.run::<Post>("luoyf", with(made.voucher_id)).await.unwrap();
        assert_eq!(code(world.run::<Post>("luoyf", with(made.voucher_id)).await.unwrap_err()), "step_not_expected");
        for login in ["huxy", "guojj", "hex"] {
            assert_eq!(code(world.run::<Review>(login, with(made.voucher_id)).await.unwrap_err()), "duty_not_held");
        }
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_voucher_is_returned_voided_and_made_anew(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let batch = paid(&world, &ids).await;
        let other = person(&mut world, 1, &["accountant"]).await;
        let first = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap().voucher_id;
        let empty = VoucherAndReason { reason: String::new(), ..because(first) };
        assert_eq!(world.run::<Return>("linj", empty).await.unwrap_err().code, "reason_missing");
        assert_eq!(world.run::<Return>("gaox", because(first)).await.unwrap_err().code, "duty_not_held");
        world.run::<Return>("linj", because(first)).await.unwrap();
        assert_eq!(world.run::<Review>("linj", with(first)).await.unwrap_err().code, "step_not_expected");
        assert_eq!(world.run::<Void>(&other, because(first)).await.unwrap_err().code, "not_made_by_caller");
        world.run::<Void>("gaox", because(first)).await.unwrap();
        let second = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap().voucher_id;
        world.run::<Review>("linj", with(second)).await.unwrap();
        // The poster sends it back as well; it has no reviewer then.
        world.run::<Return>("luoyf", because(second)).await.unwrap();
        assert_eq!(view(&world, "gaox", second).await.row.reviewed_by, None);
        world.run::<Void>("gaox", because(second)).await.unwrap();
        let third = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap().voucher_id;
        assert_eq!(post(&world, third).await, "JZ-resident_basic-202610-0001");
        assert_eq!(world.run::<Void>("gaox", because(third)).await.unwrap_err().code, "voucher_already_posted");
        assert_eq!(world.run::<Review>("linj", with(VoucherId(7))).await.unwrap_err().code, "not_found");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_posted_voucher_is_undone_by_a_reversal_and_booked_again(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let batch = paid(&world, &ids).await;
        let made = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap().voucher_id;
        assert_eq!(world.run::<Reverse>("gaox", because(made)).await.unwrap_err().code, "voucher_not_posted");
        post(&world, made).await;
        let reversal = world.run::<Reverse>("gaox", because(made)).await.unwrap().voucher_id;
        assert_eq!(world.run::<Reverse>("gaox", because(made)).await.unwrap_err().code, "voucher_already_reversed");
        // Until the reversal counts, the payments stand in the books.
        assert_eq!(world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap_err().code, "nothing_to_book");
        post(&world, reversal).await;
        assert_eq!(closing(&balance(&world, BASIC).await, "500101"), 0);
        assert_eq!(world.run::<Reverse>("gaox", because(reversal)).await.unwrap_err().code, "reversal_of_reversal");
        assert_eq!(view(&world, "gaox", made).await.reversed_by, Some(reversal));
        let again = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap();
        post(&world, again.voucher_id).await;
        assert_eq!(closing(&balance(&world, BASIC).await, "500101"), again.total_fen);
        let found = world.run::<Run>("gaox", MonthToReconcile { month: september().month }).await.unwrap();
        let of_basic: Vec<_> = found.differences.iter().filter(|found| found.fund == BASIC).collect();
        assert!(of_basic.is_empty(), "{of_basic:?}");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_voucher_is_made_once_however_often_it_is_asked_at_once(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let batch = paid(&world, &ids).await;
        let other = person(&mut world, 1, &["accountant"]).await;
        let asks = (0..8).map(|n| world.run::<Make>(if n % 2 == 0 { "gaox" } else { other.as_str() }, of_batch(&batch, BASIC)));
        let answers = futures::future::join_all(asks).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        let vouchers = world.house.store.view().all(voucher::Entity::find()).await.unwrap();
        assert_eq!(vouchers.len(), 1);
        let posted = post(&world, VoucherId(vouchers[0].voucher_id)).await;
        assert_eq!(posted, "JZ-resident_basic-202610-0001");
        let postings = world.house.store.view().all(posting::Entity::find()).await.unwrap();
        let side = |side: &str| postings.iter().filter(|row| row.side == side).map(|row| row.amount_fen).sum::<i64>();
        assert_eq!(side("debit"), side("credit"));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn books_that_begin_with_several_vouchers_at_once_take_all_of_them(world) {
        let all = futures::future::join_all((0..8).map(|_| opened(&world, BASIC))).await;
        for voucher_id in all {
            post(&world, voucher_id).await;
        }
        let books = balance(&world, BASIC).await;
        assert_eq!((closing(&books, "1004"), closing(&books, "3001"), books.balanced), (8_000_000, 8_000_000, true));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn opening_and_closing_are_refused_for_each_reason(world) {
        let make = |input: MovementsToBook| { let world = &world; async move { world.run::<MakeOpening>("gaox", input).await.map_err(|r| r.code) } };
        let line = |amount_fen| FundMovement { event: FundEvent::OpeningSpecial, amount_fen, summary: String::new() };
        let input = |fund: &str, month: &str, lines| MovementsToBook { fund: fund.into(), month: month.parse().unwrap(), lines };
        let refused = |code: &str| Some(code.to_owned());
        assert_eq!(make(input("nobody", "2026-10", vec![line(1)])).await.err(), refused("fund_unknown"));
        assert_eq!(make(input(BASIC, "2026-10", vec![])).await.err(), refused("count_out_of_range"));
        assert_eq!(make(input(BASIC, "2026-10", vec![line(0)])).await.err(), refused("amount_not_positive"));
        assert_eq!(make(input(BASIC, "2026-11", vec![line(1)])).await.err(), refused("period_not_open"));
        assert_eq!(make(input(BASIC, "2026-10", vec![line(i64::MAX), line(1)])).await.err(), refused("sum_out_of_range"));
        let long = FundMovement { summary: "长".repeat(201), ..line(1) };
        assert_eq!(make(input(BASIC, "2026-10", vec![long])).await.err(), refused("summary_too_long"));
        // Books that begin in September: it is closed before October.
        let made = make(input(BASIC, "2026-09", vec![line(500)])).await.unwrap();
        assert_eq!(make(input(BASIC, "2026-08", vec![line(1)])).await.err(), refused("period_not_open"));
        let bank = |fen| vec![StatedBalance { fund: BASIC.into(), account: "1003".into(), balance_fen: fen }];
        let close = |month: &str, bank| { let (world, month) = (&world, month.parse().unwrap()); async move {
            world.run::<CloseMonth>("luoyf", MonthToClose { month, bank }).await.map_err(|r| r.code)
        } };
        assert_eq!(close("2026-09", bank(500)).await.err(), refused("voucher_not_posted"));
        post(&world, made.voucher_id).await;
        world.clock.advance(Duration::days(12));
        assert_eq!(close("2026-10", bank(500)).await.err(), refused("not_the_first_open_month"));
        close("2026-09", bank(500)).await.unwrap();
        close("2026-10", bank(500)).await.unwrap();
        let releaser = world.caller("guojj").await.staff.unwrap().staff_id;
        let both = serde_json::json!({ "appoint": { "staff_id": base::StaffId(releaser), "post": "accountant" } });
        let clash = world.apply_for_change(both).await.unwrap_err();
        assert_eq!((clash.code.as_str(), clash.cite.is_some()), ("duties_incompatible", true), "a cashier is no bookkeeper");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn f03_reconciliation_lists_every_difference_of_the_bank(world) {
        let mut world = world;
        assert_eq!(world.run::<Run>("gaox", MonthToReconcile { month: september().month }).await.unwrap_err().code, "nothing_to_reconcile");
        let ids = approved(&mut world).await;
        let batch = released(&world, &ids).await;
        let lines = answers(&world, batch.batch_id, BankResult::Done).await;
        let (first, rest) = lines.split_first().unwrap();
        let odd = [
            ReceiptLine { amount: Fen(first.amount.0 + 100), bank_reference: "ODD1".into(), ..first.clone() },
            ReceiptLine { reference: "I0".into(), bank_reference: "ODD2".into(), ..first.clone() },
        ];
        take(&world, batch.batch_id, &[rest, &odd].concat()).await.unwrap();
        let made = world.run::<Make>("gaox", of_batch(&batch, BASIC)).await.unwrap();
        post(&world, made.voucher_id).await;
        let found = world.run::<Run>("gaox", MonthToReconcile { month: september().month }).await.unwrap();
        let mut kinds: Vec<DifferenceKind> = found
            .differences
            .iter()
            .filter(|found| found.fund == BASIC || found.fund == "unassigned")
            .map(|found| found.kind)
            .collect();
        kinds.sort();
        use DifferenceKind::{BankLineUnassigned, NotInBusinessButInBank, OutcomeUnknown};
        assert_eq!(kinds, [OutcomeUnknown, NotInBusinessButInBank, BankLineUnassigned]);
        assert_eq!(reconciled(&world).await.differences.len(), found.differences.len());
        // A month with such a payment under way may be closed only when what is paid is booked.
        let all = take(&world, batch.batch_id, std::slice::from_ref(first)).await.unwrap();
        assert_eq!(all.matched, 1);
        world.clock.advance(Duration::days(12));
        let bank = vec![StatedBalance { fund: BASIC.into(), account: "1004".into(), balance_fen: -made.total_fen }];
        let close = MonthToClose { month: october(), bank };
        assert_eq!(world.run::<CloseMonth>("luoyf", close).await.unwrap_err().code, "payment_not_booked");
        world.assert_verifies().await;
    }
}
