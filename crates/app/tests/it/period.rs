//! Threat I08: nothing is entered into a month that is closed or has not come, a
//! clock that runs back does not open one, and a closed month is opened again by two
//! persons only, in sight of inspection.

use app::operations::ledger::close_month::{CloseMonth, MonthToClose, StatedBalance};
use app::operations::ledger::look_into_reopening::{LookIntoReopening, ReopeningLookedInto};
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use app::operations::payment::receipt_file::{BankResult, ReceiptLine};
use app::operations::session::sign_out::Nothing;
use app::operations::voucher::make_opening::{FundEvent, FundMovement, MakeOpening, MovementsToBook, VoucherMade};
use app::queries::ledger::months::{MonthFilter, Months};
use app::queries::voucher::view::{OfVoucher, View};
use app::queries::workbench::mine::Mine;
use base::{CaseId, Clock, Date, Month, Refusal, RefusalKind, parse_date};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::json;
use store::entity::{bank_receipt, trail_entry, voucher};
use store::sea_orm::{EntityTrait, QueryOrder};
use time::Duration;
use time::macros::datetime;

use crate::matter::step;
use crate::on_both;
use crate::payment::{answers, approved, released, take};
use crate::story::carry;
use crate::world::World;

const BASIC: &str = "resident_basic";

fn of(day: &str) -> Month {
    Month::of(parse_date(day).unwrap())
}

async fn booked(world: &World, month: Month) -> Result<VoucherMade, Refusal> {
    let line = FundMovement { event: FundEvent::OpeningSpecial, amount_fen: 500, summary: String::new() };
    world.run::<MakeOpening>("gaox", MovementsToBook { fund: BASIC.to_owned(), month, lines: vec![line] }).await
}

fn at_bank(month: Month, balance_fen: i64) -> MonthToClose {
    let bank = vec![StatedBalance { fund: BASIC.to_owned(), account: "1003".to_owned(), balance_fen }];
    MonthToClose { month, bank }
}

async fn close(world: &World, input: MonthToClose) -> Result<(), String> {
    world.run::<CloseMonth>("luoyf", input).await.map(drop).map_err(|refusal| refusal.code)
}

async fn ask(world: &World, login: &str, month: Month, reason: &str) -> Result<CaseId, String> {
    let application = Application {
        matter: CaseKind::BooksReopening,
        form: json!({ "month": month, "reason": reason }),
        material_ids: vec![],
        notify_missing: false,
        comment: String::new(),
    };
    world.run::<Accept>(login, application).await.map(|moved| moved.case_id).map_err(|refusal| refusal.code)
}

async fn agree(world: &World, login: &str, case_id: CaseId) -> Result<String, String> {
    let agreed = world.run::<Review>(login, step(case_id, Duty::Approve)).await;
    agreed.map(|moved| moved.state).map_err(|refusal| refusal.code)
}

const WHY: &str = "拨款凭证漏记，当期红冲不能更正当月报表";

/// The month that was closed is opened again, looked into, and closed as it was.
pub(crate) async fn tell(world: &World, closed: MonthToClose) {
    let case_id = ask(world, "luoyf", closed.month, WHY).await.expect("it is asked for");
    agree(world, "zhumd", case_id).await.expect("the head agrees");
    let seen = ReopeningLookedInto { case_id, finding: "核对凭证与银行单，情况属实".to_owned() };
    world.run::<LookIntoReopening>("zhangw", seen).await.expect("inspection looks into it");
    close(world, closed).await.expect("it is closed again");
}

on_both! {
    async fn i08_a_closed_month_is_opened_again_by_two_persons_and_reported(world) {
        let mut world = world;
        let (september, october, november) = (of("2026-09-01"), of("2026-10-01"), of("2026-11-01"));
        carry(&world, booked(&world, september).await.unwrap().voucher_id).await;
        world.clock.set(datetime!(2026-11-02 01:00 UTC));
        close(&world, at_bank(september, 500)).await.unwrap();
        close(&world, at_bank(october, 500)).await.unwrap();

        // One asks: not whoever makes vouchers, not without a reason, only for the last closed month.
        let refused = async |login: &'static str, month, reason: &'static str| ask(&world, login, month, reason).await.unwrap_err();
        assert_eq!(refused("gaox", october, WHY).await, "duty_not_held");
        assert_eq!(refused("luoyf", october, "错").await, "reason_missing");
        assert_eq!(refused("luoyf", september, WHY).await, "later_month_closed");
        assert_eq!(refused("luoyf", november, WHY).await, "month_not_closed");
        let both = world.engage_with(&["chief_accountant", "director"]).await;
        let case_id = ask(&world, &both, october, WHY).await.unwrap();
        let waiting = ask(&world, "luoyf", october, WHY).await.unwrap();
        assert_eq!(booked(&world, october).await.unwrap_err().code, "period_not_open", "asking alone opens nothing");

        // Another one agrees: the head, and not the one who asked.
        assert_eq!(agree(&world, &both, case_id).await.unwrap_err(), "sod_conflict");
        assert_eq!(agree(&world, "luoyf", case_id).await.unwrap_err(), "duty_not_held");
        assert_eq!(agree(&world, "sunlh", case_id).await.unwrap_err(), "authority_too_low");
        assert_eq!(agree(&world, "zhumd", case_id).await.unwrap(), "completed");

        // It is open, what is made there says by which case, and nothing else does.
        let late = booked(&world, october).await.unwrap().voucher_id;
        let now = booked(&world, november).await.unwrap().voucher_id;
        assert_eq!(booked(&world, september).await.unwrap_err().code, "period_not_open");
        let by = async |voucher_id| world.ask::<View>("luoyf", OfVoucher { voucher_id }).await.unwrap().row.reopening_case_id;
        assert_eq!((by(late).await, by(now).await), (Some(case_id), None));

        // It is reported until inspection, which had no part in it, has said what it found.
        let told = async |login: &'static str| world.ask::<Mine>(login, Nothing {}).await.unwrap().reopened_months;
        for login in ["zhangw", "zhumd", "lixy"] {
            assert_eq!(told(login).await, ["2026-10"], "{login}");
        }
        assert!(told("huxy").await.is_empty());
        let look = async |login: &'static str, finding: &str| {
            let input = ReopeningLookedInto { case_id, finding: finding.to_owned() };
            world.run::<LookIntoReopening>(login, input).await.map(|seen| seen.month).map_err(|refusal| refusal.code)
        };
        assert_eq!(look("luoyf", "情况属实").await.unwrap_err(), "duty_not_held");
        assert_eq!(look("zhangw", "好").await.unwrap_err(), "finding_missing");
        assert_eq!(look("zhangw", "情况属实").await.unwrap(), october);
        assert_eq!(look("zhangw", "情况属实").await.unwrap_err(), "reopening_looked_into");
        assert!(told("zhumd").await.is_empty());

        // It is closed again with the checks of a close; what was asked for before does not open it once more.
        assert_eq!(close(&world, at_bank(october, 500)).await.unwrap_err(), "voucher_not_posted");
        carry(&world, late).await;
        assert_eq!(close(&world, at_bank(october, 500)).await.unwrap_err(), "bank_balance_differs");
        world.clock.advance(Duration::minutes(1));
        close(&world, at_bank(october, 1_000)).await.unwrap();
        assert_eq!(agree(&world, "zhumd", waiting).await.unwrap_err(), "closed_since");
        assert_eq!(booked(&world, october).await.unwrap_err().code, "period_not_open");

        let months = world.ask::<Months>("zhangw", MonthFilter::default()).await.unwrap();
        let shown: Vec<_> = months.rows.iter().map(|row| (row.month.as_str(), row.closed, row.may_be_reopened)).collect();
        assert_eq!(shown, [("2026-11", false, false), ("2026-10", true, true), ("2026-09", true, false)]);
        let again = &months.rows[1].reopenings;
        assert_eq!((again.len(), again[0].approved_by.as_str(), again[0].reason.as_str()), (1, "朱明德", WHY));
        assert!(again[0].closed_again_at.is_some() && again[0].finding.is_some() && again[0].asked_by != again[0].approved_by);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i08_entries_of_closed_and_future_days_are_refused(world) {
        let mut world = world;
        let ids = approved(&mut world).await;
        let batch = released(&world, &ids).await;
        carry(&world, booked(&world, of("2026-09-01")).await.unwrap().voucher_id).await;
        world.clock.set(datetime!(2026-10-31 01:00 UTC));
        close(&world, at_bank(of("2026-09-01"), 500)).await.unwrap();
        let lines = answers(&world, batch.batch_id, BankResult::Done).await;
        let paid_on = |day: Date| -> Vec<ReceiptLine> {
            lines.iter().map(|line| ReceiptLine { paid_on: Some(day), ..line.clone() }).collect()
        };
        let code = |refusal: Refusal| (refusal.kind, refusal.code);
        let closed = Some((RefusalKind::Conflict, "period_not_open".to_owned()));
        let future = Some((RefusalKind::Conflict, "date_in_the_future".to_owned()));
        // Days from today, 31 October 2026; what a voucher of that day's month and a receipt of that day get.
        for (days, of_voucher, of_receipt) in [
            (-31, &closed, &closed),
            (-365, &closed, &closed),
            (1, &closed, &future),
            (30, &closed, &future),
            (0, &None, &None),
            (-1, &None, &None),
        ] {
            let day = world.clock.today() + Duration::days(days);
            assert_eq!(&booked(&world, Month::of(day)).await.err().map(code), of_voucher, "a voucher of {day}");
            if days == 0 {
                assert!(world.house.store.view().all(bank_receipt::Entity::find()).await.unwrap().is_empty(), "none was taken so far");
            } else {
                let taken = take(&world, batch.batch_id, &paid_on(day)).await;
                assert_eq!(&taken.err().map(code), of_receipt, "a receipt of {day}");
            }
        }
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i08_f08_a_clock_set_back_closes_the_house_and_one_set_ahead_opens_no_future(world) {
        let right = world.clock.now();
        let maker = world.caller("gaox").await;
        let stranger = world.caller("huxy").await;
        let input = |month: &str| {
            let line = FundMovement { event: FundEvent::OpeningSpecial, amount_fen: 500, summary: String::new() };
            MovementsToBook { fund: BASIC.to_owned(), month: month.parse().unwrap(), lines: vec![line] }
        };
        let entries = async || {
            let by_id = trail_entry::Entity::find().order_by_asc(trail_entry::Column::EntryId);
            world.house.store.view().all(by_id).await.unwrap()
        };
        let first = world.run_keyed::<MakeOpening>(&maker, "before-the-step", input("2026-10")).await.unwrap();
        let before = entries().await.len();
        for back in [Duration::days(30), Duration::days(1), Duration::hours(1), Duration::seconds(61)] {
            world.clock.set(right - back);
            let refused = world.run_as::<MakeOpening>(&maker, input("2026-09")).await.unwrap_err();
            assert_eq!((refused.kind, refused.code.as_str()), (RefusalKind::Unavailable, "clock_behind"), "{back}");
            assert!(world.house.clock_behind().await.unwrap().is_some(), "whoever watches the machine is told");
            // What was done before is answered as it was; what is refused for another reason is recorded, and not earlier.
            let again = world.run_keyed::<MakeOpening>(&maker, "before-the-step", input("2026-10")).await.unwrap();
            assert_eq!(again.voucher_id, first.voucher_id);
            assert_eq!(world.run_as::<MakeOpening>(&stranger, input("2026-10")).await.unwrap_err().code, "duty_not_held");
        }
        let attempts = entries().await;
        assert_eq!(attempts.len(), before + 4, "nothing but the four attempts was recorded");
        assert_eq!(world.house.store.view().all(voucher::Entity::find()).await.unwrap().len(), 1);

        // A little behind: recorded at the last act's time. Then put right, then a month ahead.
        world.clock.set(right - Duration::seconds(60));
        world.run_as::<MakeOpening>(&maker, input("2026-10")).await.unwrap();
        assert_eq!(entries().await.last().unwrap().at, right);
        world.clock.set(right + Duration::seconds(1));
        assert_eq!(world.house.clock_behind().await.unwrap(), None);
        world.run_as::<MakeOpening>(&maker, input("2026-10")).await.unwrap();
        world.clock.set(right + Duration::days(30));
        assert_eq!(world.run_as::<MakeOpening>(&maker, input("2026-12")).await.unwrap_err().code, "period_not_open");
        world.run_as::<MakeOpening>(&maker, input("2026-11")).await.unwrap();

        world.house.store.integrate().await.unwrap();
        let mut in_order = entries().await;
        in_order.sort_by_key(|entry| entry.leaf_index);
        assert!(in_order.is_sorted_by_key(|entry| entry.at), "the time recorded grows with the place in the tree");
        assert!(in_order.iter().enumerate().all(|(place, entry)| entry.leaf_index == Some(place as i64)));
        world.assert_verifies().await;
    }
}
