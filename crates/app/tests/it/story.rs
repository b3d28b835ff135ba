//! A story that touches every protected table: a month from claims to closed
//! books, told by the operations, and a stay settled and taken back at the
//! counter. Told again with the same requests it changes nothing.

use std::collections::BTreeSet;

use app::operations::account::request_reset::{RequestReset, ResetKind, ToReset};
use app::operations::claim::import::{ClaimsToImport, Import};
use app::operations::claim::reverse::{Reverse, SettlementToReverse};
use app::operations::handover::add_items::{AddItems, ItemsToAdd, NewItem as NewHandoverItem};
use app::operations::his::issue_key::{IssueKey, KeyToIssue};
use app::operations::ledger::close_month::{CloseMonth, MonthToClose, StatedBalance};
use app::operations::payment::make::{Make as MakeBatch, ToPay};
use app::operations::payment::release::{Release, ToRelease};
use app::operations::payment::take_receipt::{ReceiptToTake, TakeReceipt};
use app::operations::reading::seal_day::{DayToSeal, SealDay};
use app::operations::reconciliation::run::{MonthToReconcile, Run as Reconcile};
use app::operations::rights::confirm_review::{ConfirmReview, ReviewToConfirm};
use app::operations::session::sign_in::{Credentials, SignIn};
use app::operations::settlement_list::upload::{ListToUpload, Upload as UploadList};
use app::operations::statement::approve::Approve;
use app::operations::statement::declare::Declare;
use app::operations::statement::first_review::FirstReview;
use app::operations::statement::second_review::SecondReview;
use app::operations::voucher::make::{Make as MakeVoucher, PaymentsToBook};
use app::operations::voucher::make_opening::{FundEvent, FundMovement, MakeOpening, MovementsToBook};
use app::operations::voucher::post::Post;
use app::operations::voucher::review::{Review, VoucherAndComment};
use app::operations::witness::appoint::{Appoint, WitnessToAppoint};
use app::operations::witness::dismiss::{Dismiss, WitnessToDismiss};
use app::queries::organisation::handovers::{HandoverFilter, Handovers};
use app::queries::rights::list::{List as RightsList, RightsOfQuarter};
use app::{Caller, funnel};
use base::{AccountId, AppointmentId, Fen, InstructionId, Month, ProviderId, StaffId, VoucherId};
use serde_json::json;
use sm3::{Digest, Sm3};
use store::entity::payment_instruction;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::macros::datetime;
use trail::SignerKey;

use crate::bearing;
use crate::month::{claim, september};
use crate::registers::{catalogue_changed, line, settled, standing, stands, stay};
use crate::reimbursement::{PAPERS, a_stay, approved as approve, claimed_with};
use crate::statement::{a_reviewed_september, of};
use crate::world::World;

/// Tables in which the story leaves no row.
pub const TABLES_LEFT_EMPTY: &[&str] = &[];

/// Plays the story.
pub async fn play(world: &mut World) {
    let registers = a_reviewed_september(world, [3_000, 0, 33_333]).await;
    // The month is frozen by now: a claim that comes for it is kept as rejected.
    let late = line("1", "2026-09-28", "BED", 100, 10_000);
    let late = claim(registers.county_hospital, registers.persons[0], "LATE", ("2026-09-28", "2026-09-29"), vec![late]);
    world.run::<Import>("zhaol", ClaimsToImport { claims: vec![late] }).await.unwrap();
    let limited = json!({"code": "LIMITED", "name": "LIMITED", "list": "drug", "class": "a", "price_fen": 5_000, "diagnoses": "J18"});
    let ceiling = json!({"code": "LIMITED", "region": "411000", "ceiling_fen": 4_000});
    let change =
        json!({"from_date": "2027-01-01", "grounds": "省目录调整通知", "items": [limited], "ceilings": [ceiling]});
    // In a box: the story is long, and the whole of it lies on one stack.
    Box::pin(catalogue_changed(world, change, false)).await;
    Box::pin(stands(world, standing("student", "begins", "2026-09-01", &registers.persons[..1]))).await;
    Box::pin(bearing::tell(world, registers.persons[0])).await;
    let knowledge = json!({"table": "child_items", "from_date": "2026-12-01", "grounds": "省医保局知识库更新通知",
        "rows": [{"key": "CARE", "number_1": "14"}]});
    Box::pin(crate::knowledge::known(world, knowledge, false)).await;
    let counter =
        settled(world, "office1", stay(registers.persons[0], "Q1", "2026-10-05"), "2026-10-09", 30).await.unwrap();
    let list = ListToUpload {
        visit_id: counter.visit_id,
        settlement_id: counter.settlement_id,
        from_date: "2026-10-05".to_owned(),
        until_date: "2026-10-09".to_owned(),
        main_diagnosis: "J18.900".to_owned(),
        total_fen: None,
        paid: None,
        content: json!({"setlinfo": [{"medcasno": "BA1"}]}),
        submitted: true,
    };
    world.run::<UploadList>("office1", list).await.unwrap();
    let reverse = SettlementToReverse { settlement_id: counter.settlement_id, reason: "录入错误".to_owned() };
    world.run::<Reverse>("office1", reverse).await.unwrap();

    Box::pin(crate::mapping::tell(world, registers.county_hospital)).await;
    Box::pin(crate::matter::tell(world, &registers)).await;
    Box::pin(crate::data_export::tell(world)).await;
    Box::pin(crate::inspection::tell(world, registers.county_hospital)).await;
    Box::pin(crate::data_repair::tell(world, registers.persons[1].0)).await;

    // And one who paid a hospital elsewhere himself.
    let mut paper = a_stay(&registers, 3, "00123450");
    (paper["admit_date"], paper["discharge_date"]) = (json!("2026-10-01"), json!("2026-10-20"));
    (paper["lines"][0]["service_date"], paper["invoices"][0]["issued_on"]) = (json!("2026-10-01"), json!("2026-10-20"));
    let case = claimed_with(world, paper, &PAPERS).await.unwrap();
    approve(world, case.case_id).await;

    let giver = world.engage_with(&["accountant"]).await;
    let receiver = world.engage_with(&["accountant", "voucher_reviewer", "chief_accountant"]).await;
    organisation(world, [&giver, &receiver]).await;
    let mut statement_ids = Vec::new();
    for office in ["office1", "office2"] {
        let id = world.run::<Declare>(office, september()).await.unwrap().statement_id;
        world.run::<FirstReview>("huangm", of(id)).await.unwrap();
        world.run::<SecondReview>("wuf", of(id)).await.unwrap();
        world.run::<Approve>("sunlh", of(id)).await.unwrap();
        statement_ids.push(id);
    }
    Box::pin(crate::collective::send_up(world)).await;
    Box::pin(crate::collective::take_back(world)).await;
    let month = september().month;
    let batch =
        world.run::<MakeBatch>("huxy", ToPay { month, statement_ids, reimbursement_ids: vec![] }).await.unwrap();
    world.run::<Release>("guojj", ToRelease { batch_id: batch.batch_id, comment: String::new() }).await.unwrap();
    let instructions =
        payment_instruction::Entity::find().filter(payment_instruction::Column::BatchId.eq(batch.batch_id.0));
    let instructions = world
        .house
        .store
        .view()
        .all(instructions.order_by_asc(payment_instruction::Column::InstructionId))
        .await
        .unwrap();
    let receipt = ReceiptToTake { batch_id: batch.batch_id, file: receipt_file(world, &instructions) };
    world.run::<TakeReceipt>("hex", receipt).await.unwrap();

    let october: Month = "2026-10".parse().unwrap();
    let paid = |fund: &str| {
        let of_fund = instructions.iter().filter(|instruction| instruction.fund == fund);
        of_fund.map(|instruction| instruction.amount_fen).sum::<i64>()
    };
    let opening = |event, amount_fen| FundMovement { event, amount_fen, summary: String::new() };
    let lines =
        vec![opening(FundEvent::OpeningSpecial, 50_000_000), opening(FundEvent::SpecialToExpenditure, 10_000_000)];
    for line in lines {
        let made = MovementsToBook { fund: "resident_basic".to_owned(), month: october, lines: vec![line] };
        let voucher = world.run::<MakeOpening>("gaox", made).await.unwrap();
        carry(world, voucher.voucher_id).await;
    }
    let funds: BTreeSet<&str> = instructions.iter().map(|instruction| instruction.fund.as_str()).collect();
    for fund in &funds {
        let book = PaymentsToBook { batch_id: batch.batch_id, fund: (*fund).to_owned() };
        let voucher = world.run::<MakeVoucher>("gaox", book).await.unwrap();
        carry(world, voucher.voucher_id).await;
    }
    let reconciled = world.run::<Reconcile>("gaox", MonthToReconcile { month }).await.unwrap();
    assert!(reconciled.agrees, "{reconciled:?}");
    let balance = |fund: &str, account: &str, balance_fen| StatedBalance {
        fund: fund.to_owned(),
        account: account.to_owned(),
        balance_fen,
    };
    let mut bank = vec![balance("resident_basic", "1003", 40_000_000)];
    for fund in funds {
        let put_in = if fund == "resident_basic" { 10_000_000 } else { 0 };
        bank.push(balance(fund, "1004", put_in - paid(fund)));
    }
    world.clock.set(datetime!(2026-11-02 01:00 UTC));
    world.run::<CloseMonth>("luoyf", MonthToClose { month: october, bank: bank.clone() }).await.unwrap();
    Box::pin(crate::period::tell(world, MonthToClose { month: october, bank })).await;
    Box::pin(crate::spot_check::tell(world)).await;
    look_after_the_record(world).await;
}

/// A witness comes and goes, a day's reads are sealed, the rights are reviewed.
async fn look_after_the_record(world: &World) {
    let key = SignerKey::witness_from_entropy("witness.example/story", [3; 32]).unwrap().verifier();
    world.run::<Appoint>("wangjg", WitnessToAppoint { verifier_key: key.to_string() }).await.unwrap();
    let dismissed = WitnessToDismiss { name: key.name().to_owned(), reason: "设备更换".to_owned() };
    world.run::<Dismiss>("lixy", dismissed).await.unwrap();
    let day = DayToSeal { day: "2026-10-20".to_owned() };
    world.run_as::<SealDay>(&Caller::clockwork(), day).await.unwrap();
    let list = world.ask::<RightsList>("wangjg", RightsOfQuarter::default()).await.unwrap();
    let finding = "逐人核对，未见异常".to_owned();
    let review = ReviewToConfirm { quarter: list.quarter, list_digest: list.list_digest, finding };
    world.run::<ConfirmReview>("wangjg", review).await.unwrap();
}

/// Reviewed by one, posted by another.
pub async fn carry(world: &World, voucher_id: VoucherId) {
    let with = || VoucherAndComment { voucher_id, comment: String::new() };
    world.run::<Review>("linj", with()).await.unwrap();
    world.run::<Post>("luoyf", with()).await.unwrap();
}

/// The bank's file: everything was paid.
fn receipt_file(world: &World, instructions: &[payment_instruction::Model]) -> String {
    let mut text = "instruction_id,bank_reference,payee_account,amount_yuan,result,paid_on\n".to_owned();
    for instruction in instructions {
        let id = InstructionId(instruction.instruction_id);
        let amount = Fen(instruction.amount_fen);
        text += &format!(
            "{id},BANK{:06},{},{amount},done,2026-10-21\n",
            instruction.instruction_id,
            world.open::<payment_instruction::PayeeAccount>(instruction)
        );
    }
    let digest = hex::encode(Sm3::digest(text.as_bytes()));
    text + &format!("end,{},{digest}\n", instructions.len())
}

/// What happens to accounts beside the month: an account is locked, which is
/// told, and a lost password is to be reset.
pub async fn accounts_in_trouble(world: &World) {
    for _ in 0..6 {
        let wrong = Credentials { account: "zhout".to_owned(), password: "wrong".to_owned(), code: None };
        world.run_as::<SignIn>(&Caller::nobody(), wrong).await.unwrap();
    }
    let account_id = AccountId(world.caller("xuq").await.account_id.unwrap());
    let reset = ToReset { account_id, kind: ResetKind::Password, reason: "忘记密码".to_owned() };
    world.run::<RequestReset>("admin", reset).await.unwrap();
}

/// A hospital gets the key with which its messages are proven.
pub async fn a_hospitals_key(world: &World) {
    let provider = world.house.store.view().one(store::entity::provider::Entity::find()).await.unwrap();
    let provider_id = ProviderId(provider.expect("a hospital is registered").provider_id);
    let key = KeyToIssue { provider_id, profile: None, public_key: None };
    world.run::<IssueKey>("wangjg", key).await.unwrap();
}

/// Changes of the organisation, one for each of their tables.
async fn organisation(world: &World, people: [&str; 2]) {
    use store::entity::{account, appointment};
    let id = async |login: &str| {
        let of = account::Entity::find().filter(account::Column::Login.eq(login));
        world.house.store.view().one(of).await.unwrap().expect("of the founding").staff_id
    };
    let appointment_of = async |login: &str| {
        let staff_id = id(login).await;
        let held = appointment::Entity::find().filter(appointment::Column::StaffId.eq(staff_id));
        AppointmentId(world.house.store.view().one(held).await.unwrap().expect("appointed").appointment_id)
    };
    let shown = async |login: &str| StaffId(id(login).await);
    world
        .change(json!({ "grant_leave": {
            "staff_id": shown("liuy").await, "kind": "annual", "from_date": "2026-12-01", "until_date": "2026-12-05",
        } }))
        .await;
    world
        .change(json!({ "delegate": {
            "delegator_id": shown("sunlh").await, "delegate_id": shown("mazy").await, "duties": ["approve"],
            "from_date": "2026-12-01", "until_date": "2026-12-05", "reason": "出差",
        } }))
        .await;
    world
        .change(json!({ "plan_rotation": {
            "appointment_id": appointment_of("huangm").await, "due_on": "2027-12-01", "note": "",
        } }))
        .await;
    // Whoever takes over holds the post already, so nothing rests until the signatures.
    let [giver, receiver] = people;
    let ending = appointment_of(giver).await;
    world
        .change(json!({ "end_appointment": {
            "appointment_id": ending, "last_day": "2026-12-31", "reason": "轮岗",
            "receiver_id": shown(receiver).await, "supervisor_id": shown("zhumd").await,
        } }))
        .await;
    let caller = world.caller(giver).await;
    let handovers = funnel::ask::<Handovers>(&world.house, &caller, HandoverFilter::default()).await.unwrap();
    let items = vec![NewHandoverItem {
        kind: "cases".to_owned(),
        title: "未办结办件".to_owned(),
        quantity: 0,
        note: String::new(),
    }];
    let list = ItemsToAdd { handover_id: handovers.rows[0].handover_id, items };
    world.run::<AddItems>(giver, list).await.unwrap();
    let papers = crate::matter::papers(world, "admin", &["platform_form", "platform_licences"]).await;
    world
        .change_with(
            json!({ "file_platform": {
                "code": "SP-411025-001", "name": "城关镇便民服务中心", "unit_type": "street_service_office", "region": "411025",
                "address": "示范县城关镇中心路1号", "head_name": "高平", "credit_code": "914403001922038216",
                "licence_number": "", "phone": "0374-1234567",
            } }),
            papers,
        )
        .await;
}
