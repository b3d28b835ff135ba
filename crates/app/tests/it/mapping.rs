//! Hospitals' own items mapped to the catalogue: proposed, looked at row by row, agreed to
//! by another, held against lines; what does not match is counted and listed.

use app::operations::catalogue::item_list::ItemList;
use app::operations::claim::NewLine;
use app::operations::claim::settle::{Settle, VisitToSettle};
use app::operations::mapping::propose::{MappingsProposed, NewMapping, NewMappings, Propose};
use app::operations::mapping::read_sheet::{MappingSheet, ReadSheet};
use app::operations::mapping::withdraw::{MappingToWithdraw, Withdraw};
use app::operations::visit::admit::Admit;
use app::operations::visit::discharge::{Discharge, VisitEnd};
use app::operations::visit::upload_fees::{NewLines, UploadFees};
use app::queries::mapping::decisions::{Decisions, DecisionsWanted};
use app::queries::mapping::list::{List, MappingFilter};
use app::queries::mapping::match_rate::{MatchRate, RateFilter};
use app::queries::mapping::providers::{ProviderFilter, Providers};
use app::queries::mapping::review::{Review as Beside, ReviewWanted};
use app::queries::mapping::unmatched::{Unmatched, UnmatchedFilter};
use app::queries::mapping::unmatched_file::UnmatchedFile;
use base::{Fen, MappingId, PersonId, ProviderId, Refusal, RefusalKind};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{fee_line, item_mapping};
use store::sea_orm::{EntityTrait, QueryOrder};

use crate::matter::step;
use crate::on_both;
use crate::registers::{agreed_by_drawn, applied, catalogue_changed, drawn_to, line, registers, stay};
use crate::world::World;

fn mapping(own_code: &str, own_name: &str, list: ItemList, item_code: &str) -> NewMapping {
    NewMapping {
        own_code: own_code.to_owned(),
        own_name: own_name.to_owned(),
        list,
        item_code: item_code.to_owned(),
        from_date: "2026-01-01".to_owned(),
        until_date: "2099-12-31".to_owned(),
        approval_number: None,
        dosage_form: None,
        specification: None,
        package: None,
        unit: None,
        price_fen: None,
        excluded: None,
        content: None,
        memo: None,
    }
}

fn of_hospital(rows: Vec<NewMapping>) -> NewMappings {
    NewMappings { provider_id: None, rows }
}

async fn proposed(world: &World, rows: Vec<NewMapping>) -> Result<MappingsProposed, Refusal> {
    world.run::<Propose>("office1", of_hospital(rows)).await
}

/// Decisions: mapping, and why not where it is not agreed to.
fn decisions(provider_id: ProviderId, rows: &[(MappingId, Option<&str>)]) -> Value {
    let row = |(mapping_id, reason): &(MappingId, Option<&str>)| match reason {
        None => json!({"mapping_id": mapping_id, "agree": true}),
        Some(reason) => json!({"mapping_id": mapping_id, "agree": false, "reason_code": reason}),
    };
    json!({"provider_id": provider_id, "rows": rows.iter().map(row).collect::<Vec<_>>()})
}

/// The mappings are decided by two people.
async fn decided(world: &World, provider_id: ProviderId, rows: &[(MappingId, Option<&str>)]) {
    let form = decisions(provider_id, rows);
    let case_id = applied(world, "yangf", CaseKind::ItemMapping, form, &[]).await.expect("a case").case_id;
    let moved = agreed_by_drawn(world, case_id, Duty::ParameterReview).await.expect("agreed to");
    assert_eq!(moved.state, "completed");
}

async fn states(world: &World) -> Vec<(String, String)> {
    let rows = item_mapping::Entity::find().order_by_asc(item_mapping::Column::ItemMappingId);
    let rows = world.house.store.view().all(rows).await.unwrap();
    rows.into_iter().map(|row| (row.own_code, row.state)).collect()
}

async fn standings(world: &World) -> Vec<(String, String)> {
    let rows = fee_line::Entity::find().order_by_asc(fee_line::Column::LineId);
    let rows = world.house.store.view().all(rows).await.unwrap();
    rows.into_iter().map(|row| (row.line_number, row.mapping)).collect()
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

fn coded(number: &str, day: &str, own_code: Option<&str>, item: &str, price: i64) -> NewLine {
    NewLine { own_code: own_code.map(str::to_owned), ..line(number, day, item, 100, price) }
}

/// A stay of these lines, settled; all on days of October 2026.
async fn settled(world: &World, person: PersonId, record: &str, lines: Vec<NewLine>) {
    let visit_id = world.run::<Admit>("office1", stay(person, record, "2026-10-01")).await.unwrap().visit_id;
    let total_fen = Fen(lines.iter().map(|line| line.amount_fen.0).sum());
    world.run::<UploadFees>("office1", NewLines { visit_id, lines }).await.unwrap();
    let discharge_date = "2026-10-20".to_owned();
    world.run::<Discharge>("office1", VisitEnd { visit_id, discharge_date, care: None }).await.unwrap();
    let asked = VisitToSettle { visit_id, total_fen, invoice_number: None, batch: None };
    world.run::<Settle>("office1", asked).await.unwrap();
}

/// Two mappings, of which a case decides one, for the story of all tables.
pub async fn tell(world: &World, hospital: ProviderId) {
    let rows =
        vec![mapping("Y1", "床位费", ItemList::Service, "BED"), mapping("Y2", "护理费", ItemList::Service, "CARE")];
    let ids = proposed(world, rows).await.unwrap().mapping_ids;
    let form = decisions(hospital, &[(ids[0], None)]);
    applied(world, "yangf", CaseKind::ItemMapping, form, &[]).await.unwrap();
}

on_both! {
    async fn a_mapping_is_looked_at_agreed_to_and_held_against_lines(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let rows = vec![
            mapping("B1", "BED", ItemList::Service, "BED"),
            NewMapping { price_fen: Some(Fen(9_000)), ..mapping("D1", "某药", ItemList::Drug, "DRUG") },
            mapping("C1", "CARE", ItemList::Service, "CARE"),
        ];
        let ids = proposed(&world, rows).await.unwrap().mapping_ids;
        let waiting = world.ask::<Providers>("yangf", ProviderFilter::default()).await.unwrap();
        assert_eq!((waiting.rows[0].provider_id, waiting.rows[0].pending), (registers.county_hospital, 3));
        assert_eq!(waiting.rows[0].waiting_since.as_deref(), Some("2026-10-21"));

        let wanted = || ReviewWanted { provider_id: registers.county_hospital };
        let beside = world.ask::<Beside>("yangf", wanted()).await.unwrap();
        let first = &beside.rows[0];
        assert_eq!((first.own_code.as_str(), first.alike_permille, first.item_price_fen), ("D1", 0, Some(Fen(5_000))), "the doubtful first");
        assert_eq!(first.doubts, ["name_unlike", "price_far"]);
        assert!(beside.rows[1..].iter().all(|row| row.doubts.is_empty() && row.alike_permille == 1_000));

        let form = decisions(registers.county_hospital, &[(ids[0], None), (ids[1], None), (ids[2], Some("wrong_item"))]);
        let case_id = applied(&world, "yangf", CaseKind::ItemMapping, form, &[]).await.unwrap().case_id;
        assert_eq!(states(&world).await, pairs(&[("B1", "pending"), ("D1", "pending"), ("C1", "pending")]), "nothing rests on one person");
        let beside = world.ask::<Beside>("yangf", wanted()).await.unwrap();
        assert_eq!((beside.rows.len(), beside.more), (0, 0), "what a case decides is not looked at for another");
        let of_case = world.ask::<Decisions>("hanx", DecisionsWanted { case_id }).await.unwrap();
        let decided: Vec<_> = of_case.rows.iter().map(|row| (row.own_code.as_str(), row.agree, row.reason_code.as_deref())).collect();
        assert_eq!(decided, [("D1", Some(true), None), ("B1", Some(true), None), ("C1", Some(false), Some("wrong_item"))]);
        // Whoever said yes to each row does not approve all of them.
        let same = world.run::<app::operations::matter::review::Review>("yangf", step(case_id, Duty::ParameterReview)).await;
        assert_eq!(same.unwrap_err().kind, RefusalKind::Forbidden);
        assert_eq!(drawn_to(&world, case_id, Duty::ParameterReview).await, "hanx");
        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        assert_eq!(states(&world).await, pairs(&[("B1", "approved"), ("D1", "approved"), ("C1", "rejected")]));

        settled(&world, registers.persons[0], "R1", vec![
            coded("1", "2026-10-02", Some("B1"), "BED", 10_000),
            coded("2", "2026-10-02", Some(" D1 "), "DRUG", 5_000),
            coded("3", "2026-10-02", Some("C1"), "CARE", 3_000),
            coded("4", "2026-10-03", Some("B1"), "CARE", 3_000),
            coded("5", "2026-10-03", None, "BED", 10_000),
        ]).await;
        assert_eq!(standings(&world).await, pairs(&[
            ("1", "matched"), ("2", "matched"), ("3", "unmapped"), ("4", "contradicting"), ("5", "unmapped"),
        ]));

        let rate = world.ask::<MatchRate>("hanx", RateFilter::default()).await.unwrap();
        let row = &rate.rows[0];
        assert_eq!((row.lines, row.matched_lines, row.rate_permyriad, row.target_permyriad, row.reached), (5, 2, 4_000, 9_900, false));
        assert_eq!((row.total_fen, row.unmatched_fen, row.amount_rate_permyriad), (Fen(31_000), Fen(16_000), 4_838));
        let listed = world.ask::<Unmatched>("hanx", UnmatchedFilter::default()).await.unwrap();
        let listed: Vec<_> = listed.rows.iter().map(|row| (row.own_code.as_deref(), row.item_code.as_str(), row.fault.as_str(), row.lines, row.amount_fen.0, row.mapped_to.as_deref())).collect();
        assert_eq!(listed, [
            (None, "BED", "unmapped", 1, 10_000, None),
            (Some("B1"), "CARE", "contradicting", 1, 3_000, Some("BED")),
            (Some("C1"), "CARE", "unmapped", 1, 3_000, None),
        ]);
        let file = world.ask::<UnmatchedFile>("hanx", UnmatchedFilter::default()).await.unwrap();
        assert!(STANDARD.decode(file.content_base64).unwrap().starts_with(b"PK"), "a workbook");
        assert_eq!(world.ask::<Unmatched>("office1", UnmatchedFilter::default()).await.unwrap_err().kind, RefusalKind::Forbidden);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn what_is_taken_back_held_until_then(world) {
        let mut world = world;
        let registers = registers(&mut world, 2).await;
        let ids = proposed(&world, vec![mapping("B1", "BED", ItemList::Service, "BED")]).await.unwrap().mapping_ids;
        decided(&world, registers.county_hospital, &[(ids[0], None)]).await;
        let back = || MappingToWithdraw { provider_id: None, own_code: "B1".to_owned(), list: ItemList::Service, item_code: "BED".to_owned() };
        assert_eq!(world.run::<Withdraw>("office2", back()).await.unwrap_err().code, "mapping_unknown", "another hospital's");
        world.run::<Withdraw>("office1", back()).await.unwrap();
        assert_eq!(world.run::<Withdraw>("office1", back()).await.unwrap_err().code, "mapping_unknown", "nothing runs any more");
        // For the days before it stands for what it stood for; from today on for something else.
        let before = mapping("B1", "CARE", ItemList::Service, "CARE");
        assert_eq!(proposed(&world, vec![before]).await.unwrap_err().code, "own_code_mapped");
        let next = NewMapping { from_date: "2026-10-21".to_owned(), ..mapping("B1", "CARE", ItemList::Service, "CARE") };
        let ids = proposed(&world, vec![next]).await.unwrap().mapping_ids;
        let beside = ReviewWanted { provider_id: registers.county_hospital };
        let beside = world.ask::<Beside>("yangf", beside).await.unwrap();
        assert_eq!(beside.rows[0].doubts, ["own_code_elsewhere"]);
        decided(&world, registers.county_hospital, &[(ids[0], None)]).await;

        let visit_id = world.run::<Admit>("office1", stay(registers.persons[0], "R1", "2026-10-01")).await.unwrap().visit_id;
        let lines = vec![
            coded("1", "2026-10-20", Some("B1"), "BED", 10_000),
            coded("2", "2026-10-21", Some("B1"), "BED", 10_000),
            coded("3", "2026-10-21", Some("B1"), "CARE", 3_000),
        ];
        world.run::<UploadFees>("office1", NewLines { visit_id, lines }).await.unwrap();
        assert_eq!(standings(&world).await, pairs(&[("1", "matched"), ("2", "contradicting"), ("3", "matched")]));
        let listed = world.ask::<List>("office1", MappingFilter::default()).await.unwrap();
        let listed: Vec<_> = listed.rows.iter().map(|row| (row.item_code.as_str(), row.state.as_str(), row.until_date.as_str())).collect();
        assert_eq!(listed, [("CARE", "approved", "2099-12-31"), ("BED", "withdrawn", "2026-10-20")]);
        assert_eq!(world.ask::<List>("office2", MappingFilter::default()).await.unwrap().total, 0, "a hospital sees its own");
        world.assert_verifies().await;
    }
}

/// Rows of which each but the first is wrong in its own way.
fn wrong_rows() -> Vec<NewMapping> {
    let bed = |own_code: &str| mapping(own_code, "床位费", ItemList::Service, "BED");
    vec![
        bed("B1"),
        mapping("X1", "不明项目", ItemList::Service, "NONE"),
        NewMapping { from_date: "2016-12-31".to_owned(), ..bed("X2") },
        mapping("X3", "床位费", ItemList::Drug, "BED"),
        NewMapping { until_date: "2025-12-31".to_owned(), ..bed("X4") },
        bed("B1"),
        bed("TAKEN"),
    ]
}

const WRONG: [(u32, &str, &str); 6] = [
    (1, "item_code", "item_unknown"),
    (2, "item_code", "item_not_in_force"),
    (3, "list", "list_differs"),
    (4, "until_date", "dates_out_of_order"),
    (5, "own_code", "own_code_mapped"),
    (6, "own_code", "own_code_mapped"),
];

on_both! {
    async fn i18_a_table_and_a_message_are_decided_alike(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        proposed(&world, vec![mapping("TAKEN", "床位费", ItemList::Service, "BED")]).await.unwrap();
        let refused = proposed(&world, wrong_rows()).await.unwrap_err();
        assert_eq!((refused.code.as_str(), refused.kind), ("mapping_rows_wrong", RefusalKind::Invalid));
        let named: Vec<&str> = refused.fields.iter().map(|field| field.path.as_str()).collect();
        let expected: Vec<String> = WRONG.iter().map(|(row, field, _)| format!("rows[{row}].{field}")).collect();
        assert_eq!(named, expected);
        assert_eq!(states(&world).await.len(), 1, "all rows or none");

        let heads = "序号\t对照·院内编码\t对照·院内名称\t对照·目录类别\t对照·国家编码\t对照·开始日期\t对照·结束日期";
        let words = |list: ItemList| if list == ItemList::Drug { "西药中成药" } else { "医疗服务项目" };
        let text = |rows: &[NewMapping]| {
            let row = |(n, row): (usize, &NewMapping)| {
                // Numbered as one application or as many: the rows are the same.
                let number = if n < 3 { 1 } else { n };
                format!("{number}\t{}\t{}\t{}\t{}\t{}\t{}", row.own_code, row.own_name, words(row.list), row.item_code, row.from_date, row.until_date)
            };
            let rows: Vec<String> = rows.iter().enumerate().map(row).collect();
            STANDARD.encode(format!("{heads}\n{}", rows.join("\n")))
        };
        let read = async |login: &str, rows: &[NewMapping]| {
            let sheet = MappingSheet { provider_id: Some(registers.county_hospital), content_base64: text(rows) };
            world.run::<ReadSheet>(login, sheet).await.unwrap()
        };
        let answer = read("yangf", &wrong_rows()).await;
        let columns = |field: &str| match field {
            "item_code" => "对照·国家编码",
            "list" => "对照·目录类别",
            "until_date" => "对照·结束日期",
            _ => "对照·院内编码",
        };
        let problems: Vec<(u32, &str, &str)> = answer.problems.iter().map(|one| (one.row - 2, one.column.as_str(), one.code.as_str())).collect();
        let expected: Vec<(u32, &str, &str)> = WRONG.iter().map(|(row, field, code)| (*row, columns(field), *code)).collect();
        assert_eq!(problems, expected, "the same rows, fields and codes");
        assert!(answer.rows.is_none() && answer.marked_base64.is_some());

        let good = read("yangf", &[mapping("B2", "床位费", ItemList::Service, "BED")]).await;
        assert_eq!((good.count, good.problems.len(), states(&world).await.len()), (1, 0, 1), "nothing is taken in by looking");
        let rows = good.rows.expect("the rows to propose");
        let named = NewMappings { provider_id: Some(registers.county_hospital), rows };
        let caller = world.caller("yangf").await;
        for _ in 0..2 {
            world.run_keyed::<Propose>(&caller, "this-reading-of-the-file", named.clone()).await.unwrap();
        }
        assert_eq!(states(&world).await.len(), 2, "confirmed twice, taken once");
        let again = world.run_as::<Propose>(&caller, named).await.unwrap_err().code;
        assert_eq!(again, "own_code_mapped", "read and confirmed once more it is told, not passed over");
        let foreign = MappingSheet { provider_id: Some(registers.city_hospital), content_base64: text(&wrong_rows()) };
        assert_eq!(world.run::<ReadSheet>("office1", foreign).await.unwrap_err().code, "provider_unknown");
    }
}

on_both! {
    async fn i14_who_brought_a_mapping_in_takes_no_part_in_deciding_it(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let rows = vec![mapping("B1", "BED", ItemList::Service, "BED")];
        let named = NewMappings { provider_id: Some(registers.county_hospital), rows };
        let ids = world.run::<Propose>("yangf", named).await.unwrap().mapping_ids;
        let form = || decisions(registers.county_hospital, &[(ids[0], None)]);
        let own = applied(&world, "yangf", CaseKind::ItemMapping, form(), &[]).await.unwrap_err();
        assert_eq!(own.kind, RefusalKind::Forbidden, "{}", own.code);
        let case_id = applied(&world, "chenj", CaseKind::ItemMapping, form(), &[]).await.unwrap().case_id;
        agreed_by_drawn(&world, case_id, Duty::ParameterReview).await.unwrap();
        assert_eq!(states(&world).await, pairs(&[("B1", "approved")]));
    }
}

on_both! {
    async fn a_mapping_is_decided_once_with_a_reason_and_of_its_hospital(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let rows = vec![mapping("B1", "BED", ItemList::Service, "BED"), mapping("C1", "CARE", ItemList::Service, "CARE")];
        let ids = proposed(&world, rows).await.unwrap().mapping_ids;
        let refused = async |provider_id, rows: &[(MappingId, Option<&str>)]| {
            let refusal = applied(&world, "yangf", CaseKind::ItemMapping, decisions(provider_id, rows), &[]).await.unwrap_err();
            (refusal.code, refusal.fields[0].path.clone())
        };
        let found = |code: &str, path: &str| (code.to_owned(), path.to_owned());
        let (county, city) = (registers.county_hospital, registers.city_hospital);
        assert_eq!(refused(county, &[]).await, found("count_out_of_range", "form.rows"));
        assert_eq!(refused(city, &[(ids[0], None)]).await, found("mapping_unknown", "form.rows[0].mapping_id"));
        assert_eq!(refused(county, &[(ids[0], None), (ids[0], None)]).await, found("mapping_unknown", "form.rows[1].mapping_id"));
        assert_eq!(refused(county, &[(ids[0], Some("because"))]).await, found("reason_unknown", "form.rows[0].reason_code"));
        let mut both = decisions(county, &[(ids[0], Some("other"))]);
        both["rows"][0]["agree"] = true.into();
        let both = applied(&world, "yangf", CaseKind::ItemMapping, both, &[]).await.unwrap_err();
        assert_eq!(both.code, "reason_not_needed");

        // Two cases about one row: the first decides. Of the second's rows the hospital takes the other back.
        let one = applied(&world, "yangf", CaseKind::ItemMapping, decisions(county, &[(ids[0], None)]), &[]).await.unwrap().case_id;
        let two = applied(&world, "yangf", CaseKind::ItemMapping, decisions(county, &[(ids[0], Some("other"))]), &[]).await.unwrap().case_id;
        let three = applied(&world, "yangf", CaseKind::ItemMapping, decisions(county, &[(ids[1], None)]), &[]).await.unwrap().case_id;
        agreed_by_drawn(&world, one, Duty::ParameterReview).await.unwrap();
        assert_eq!(agreed_by_drawn(&world, two, Duty::ParameterReview).await.unwrap_err().code, "mapping_not_pending");
        assert_eq!(refused(county, &[(ids[0], None)]).await.0, "mapping_not_pending");
        let back = MappingToWithdraw { provider_id: None, own_code: "C1".to_owned(), list: ItemList::Service, item_code: "CARE".to_owned() };
        world.run::<Withdraw>("office1", back).await.unwrap();
        agreed_by_drawn(&world, three, Duty::ParameterReview).await.unwrap();
        assert_eq!(states(&world).await, pairs(&[("B1", "approved"), ("C1", "withdrawn")]), "what was taken back stays so");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn two_proposals_at_once_map_an_own_code_once(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let (one, other) = (mapping("B1", "BED", ItemList::Service, "BED"), mapping("B1", "CARE", ItemList::Service, "CARE"));
        let other = NewMapping { from_date: "2026-02-01".to_owned(), ..other };
        let (one, other) = tokio::join!(proposed(&world, vec![one]), proposed(&world, vec![other]));
        let refused: Vec<String> = [one, other].into_iter().filter_map(|done| done.err().map(|refusal| refusal.code)).collect();
        assert_eq!(refused, ["own_code_mapped"]);
        assert_eq!(states(&world).await.len(), 1);
    }
}

on_both! {
    async fn a_price_above_the_ceiling_is_told_and_taken(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let ceilings = json!([{"code": "DRUG", "region": "411025", "ceiling_fen": 4_000}]);
        let change = json!({"from_date": "2026-10-01", "grounds": "省局限价通知", "items": [], "ceilings": ceilings});
        catalogue_changed(&world, change, true).await;
        let priced = |own_code: &str, fen| NewMapping { price_fen: Some(Fen(fen)), ..mapping(own_code, "DRUG", ItemList::Drug, "DRUG") };
        let answer = proposed(&world, vec![priced("D1", 4_000), priced("D2", 4_001)]).await.unwrap();
        let warned: Vec<(u32, &str)> = answer.warnings.iter().map(|one| (one.row, one.code.as_str())).collect();
        assert_eq!((answer.mapping_ids.len(), warned), (2, vec![(1, "price_above_ceiling")]));
    }
}
