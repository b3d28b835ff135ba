//! The whole rule library over the house's month, leads beside findings, how the findings
//! of rules fared; the knowledge of the audit from a draft to the month that goes by it.

use app::operations::audit_case::CaseMoved;
use app::operations::audit_case::first_review::{FirstReview, Proposal, Proposals};
use app::operations::audit_case::second_review::{Decisions, FinalLine, SecondReview};
use app::operations::claim::import::ClaimToImport;
use app::operations::his::check_visit::{CheckVisit, VisitToCheck};
use app::operations::knowledge::dry_run::{ChangeToTry, DryRun};
use app::operations::knowledge::read_sheet::{KnowledgeSheet, ReadSheet};
use app::operations::matter::review::Review;
use app::operations::month::freeze::Freeze;
use app::operations::month::run_audit::{Audited, RunAudit};
use app::operations::visit::admit::Admit;
use app::operations::visit::upload_fees::{NewLines, UploadFees};
use app::queries::audit_rule::file::PrecisionFile;
use app::queries::audit_rule::list::{List as Rules, RuleFilter, RuleSort};
use app::queries::audit_rule::view::{View as Rule, WhichRule};
use app::queries::catalogue::change_lines::ChangeWanted;
use app::queries::catalogue::touched::TouchedWanted;
use app::queries::knowledge::change_lines::ChangeLines;
use app::queries::knowledge::file::{TableFile, WhichTable};
use app::queries::knowledge::rows::{RowFilter, Rows};
use app::queries::knowledge::tables::{TableFilter, Tables};
use app::queries::knowledge::touched::TouchedBy;
use audit::{Claims, RuleSet, RunOptions, Selection};
use base::{CaseId, FindingId, Refusal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::{Value, json};
use store::entity::{finding, settlement_month, visit};
use store::sea_orm::{EntityTrait, QueryOrder};

use crate::matter::step;
use crate::month::{a_september, ask, claim, import, september};
use crate::on_both;
use crate::registers::{Registers, agreed_by_drawn, applied, drawn_to, line, registers, stay};
use crate::world::World;

/// September of [`a_september`] with a claim of a man with a disease of women at the city
/// hospital: rule 55, which leaves the amount to review.
async fn a_september_with_a_lead(world: &mut World) -> (Registers, Audited) {
    let registers = a_september(world).await;
    let odd = ClaimToImport {
        diagnosis_1: "C53.900".to_owned(),
        ..claim(
            registers.city_hospital,
            registers.persons[1],
            "Y2",
            ("2026-09-20", "2026-09-25"),
            vec![line("1", "2026-09-20", "BED", 500, 10_000)],
        )
    };
    import(world, vec![odd]).await;
    world.run::<Freeze>("zhaol", september()).await.expect("September is frozen");
    let audited = world.run::<RunAudit>("zhaol", september()).await.expect("September is audited");
    (registers, audited)
}

async fn of_rule(world: &World, rule: i32) -> finding::Model {
    let all = finding::Entity::find().order_by_asc(finding::Column::FindingId);
    let all = world.house.store.view().all(all).await.unwrap();
    all.into_iter().find(|row| row.rule == rule).expect("a finding of the rule")
}

on_both! {
    async fn the_month_runs_every_rule_its_data_allow_and_the_twelve_say_what_they_said(world) {
        let mut world = world;
        let (_, audited) = a_september_with_a_lead(&mut world).await;
        let found: Vec<_> = audited.by_rule.iter().map(|rule| (rule.rule, rule.count, rule.amount_fen)).collect();
        assert_eq!(found, [(5, 1, 3_000), (8, 1, 3_000), (10, 1, 100_000), (55, 1, 50_000)]);
        assert!(audited.not_run.contains(&73) && audited.not_run.contains(&42), "{:?}", audited.not_run);
        assert!(!audited.not_run.contains(&56) && !audited.not_run.contains(&53));

        // The twelve alone over the same snapshot.
        let view = world.house.store.view();
        let row = view.by_key::<settlement_month::Model>("2026-09").await.unwrap().unwrap();
        let claims = Claims::open(&world.house.snapshots.join(row.snapshot_path.unwrap()), 1, |_| ()).unwrap();
        let twelve = RuleSet::basic(&world.house.law.audit_rules, september().month.last_day()).unwrap();
        let visits = view.all(visit::Entity::find()).await.unwrap();
        let of_month = visits.iter().filter(|row| row.month.as_deref() == Some("2026-09")).map(|row| row.visit_id);
        let options = RunOptions { threads: 1, selection: Selection::Visits(of_month.collect()) };
        let alone = audit::run(&claims, &twelve, &options, |_| ());
        let kept = view.all(finding::Entity::find().order_by_asc(finding::Column::Rule)).await.unwrap();
        let kept: Vec<_> = kept.iter().filter(|row| row.rule <= 12).map(|row| (row.rule, row.visit_id, row.line_id)).collect();
        let alone: Vec<_> = alone.iter().map(|one| (one.rule, one.visit_id, one.item_code.as_ref().map(|_| one.id))).collect();
        assert_eq!(kept, alone);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i17_a_lead_moves_no_money_unless_first_review_takes_it_up_with_a_reason(world) {
        let mut world = world;
        let (registers, audited) = a_september_with_a_lead(&mut world).await;
        let lead = of_rule(&world, 55).await;
        assert_eq!((lead.state.as_str(), lead.provider_id, lead.amount_fen), ("lead", registers.city_hospital.0, 50_000));
        assert_eq!(audited.cases.len(), 2, "a case for the lead as well");
        let case_id = CaseId(lead.case_id);
        let proposals = |lines| Proposals { case_id, lines, comment: String::new(), ask_provider: false };
        let taken = |uphold_fen, reason: &str| {
            let reason = reason.to_owned();
            vec![Proposal { finding_id: FindingId(lead.finding_id), uphold_fen, reason }]
        };
        let code = |lines| async { world.run::<FirstReview>("huangm", proposals(lines)).await.unwrap_err().code };
        assert_eq!(code(taken(50_000, " ")).await, "lead_reason_missing", "all of it as well");
        assert_eq!(code(taken(50_001, "核实")).await, "deduction_out_of_range");
        let twice = [taken(10_000, "核实"), taken(10_000, "核实")].concat();
        assert_eq!(code(twice).await, "finding_unknown");

        world.run::<FirstReview>("huangm", proposals(taken(20_000, "诊断与性别不符，核实为串换"))).await.unwrap();
        let open = of_rule(&world, 55).await;
        assert_eq!((open.state.as_str(), open.first_fen), ("open", Some(20_000)));
        let final_line = FinalLine { finding_id: FindingId(lead.finding_id), final_fen: 20_000, reason: "同意".to_owned() };
        world.run::<SecondReview>("wuf", Decisions { case_id, lines: vec![final_line], comment: String::new() }).await.unwrap();
        assert_eq!(of_rule(&world, 55).await.state, "upheld");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_lead_that_nobody_takes_up_stays_one_and_stops_nothing(world) {
        let mut world = world;
        a_september_with_a_lead(&mut world).await;
        let lead = of_rule(&world, 55).await;
        let case_id = CaseId(lead.case_id);
        let none = Proposals { case_id, lines: vec![], comment: "线索均不采用".to_owned(), ask_provider: false };
        world.run::<FirstReview>("huangm", none).await.unwrap();
        let named = FinalLine { finding_id: FindingId(lead.finding_id), final_fen: 1, reason: "x".to_owned() };
        let decided = |lines| Decisions { case_id, lines, comment: String::new() };
        assert_eq!(world.run::<SecondReview>("wuf", decided(vec![named])).await.unwrap_err().code, "finding_unknown");
        assert_eq!(world.run::<SecondReview>("wuf", decided(vec![])).await.unwrap().state, "completed");
        assert_eq!((of_rule(&world, 55).await.state, of_rule(&world, 55).await.final_fen), ("lead".to_owned(), None));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn the_library_says_what_lacks_and_how_findings_fared(world) {
        let mut world = world;
        let (_, audited) = a_september_with_a_lead(&mut world).await;
        let all = |filter| async { ask::<Rules>(&world, "huangm", filter).await.unwrap() };
        assert_eq!(all(RuleFilter::default()).await.total, 85);
        let lacking = all(RuleFilter { words: Some("73".to_owned()), ..RuleFilter::default() }).await.rows.remove(0);
        assert!(!lacking.runs && lacking.lacks.iter().all(|one| one.kind == "table" && !one.title.is_empty()));
        let column = all(RuleFilter { words: Some("83".to_owned()), ..RuleFilter::default() }).await.rows.remove(0);
        assert!(column.lacks.iter().any(|one| one.kind == "column" && one.name == "department"));
        let by_hits = RuleFilter { sort: Some(RuleSort::Hits), descending: Some(true), ..RuleFilter::default() };
        assert_eq!(all(by_hits).await.rows[0].precision.hits, 1);
        assert_eq!(ask::<Rules>(&world, "office1", RuleFilter::default()).await.unwrap_err().code, "duty_not_held");

        // First review clears one, upholds the others; the hospital's answer moves second review once.
        let case_id = *audited.cases.iter().min_by_key(|case| case.0).unwrap();
        let mut proposed = crate::audit_case::proposals(&world, case_id, [3_000, 0, 40_000], true).await;
        proposed.lines.truncate(3);
        world.run::<FirstReview>("huangm", proposed).await.unwrap();
        let of_rule_10 = FindingId(of_rule(&world, 10).await.finding_id);
        let answer = app::operations::audit_case::answer::AnswerLine { finding_id: of_rule_10, answer: "病情反复".to_owned() };
        let answers = app::operations::audit_case::answer::Answers { case_id, lines: vec![answer], comment: String::new() };
        world.run::<app::operations::audit_case::answer::Answer>("office1", answers).await.unwrap();
        world.run::<SecondReview>("wuf", crate::audit_case::decisions(&world, case_id, [3_000, 0, 25_000]).await).await.unwrap();
        let seen = &world;
        let rule = async |rule| ask::<Rule>(seen, "huangm", WhichRule { rule, from_month: None, until_month: None }).await.unwrap();
        let ten = rule(10).await;
        let fared = ten.precision;
        assert_eq!((fared.hits, fared.confirmed, fared.appealed, fared.lost_on_appeal), (1, 1, 1, 1));
        assert_eq!((fared.amount_fen.0, fared.deducted_fen.0, fared.cries_wolf), (100_000, 25_000, false));
        assert_eq!((ten.by_month.len(), ten.by_provider[0].provider_name.as_str()), (1, "示范县人民医院"));
        let eight = rule(8).await.precision;
        assert_eq!((eight.cleared, eight.cleared_permyriad, eight.cries_wolf), (1, 10_000, false), "one is too few to say");
        assert_eq!(rule(55).await.precision.leads, 1);
        let none = ask::<Rule>(&world, "huangm", WhichRule { rule: 10, from_month: Some("2026-10".parse().unwrap()), until_month: None });
        assert_eq!(none.await.unwrap().precision.hits, 0);
        assert_eq!(ask::<Rule>(&world, "huangm", WhichRule { rule: 999, from_month: None, until_month: None }).await.unwrap_err().code, "not_found");
        let file = ask::<PrecisionFile>(&world, "huangm", RuleFilter::default()).await.unwrap();
        assert!(file.file_name.ends_with(".xlsx") && file.content_base64.len() > 1_000);
    }
}

/// A change of one table.
fn change(table: &str, from_date: &str, rows: Value) -> Value {
    json!({"table": table, "from_date": from_date, "grounds": "省医保局知识库更新通知", "rows": rows})
}

async fn filed(world: &World, form: Value, on_paper: bool) -> Result<CaseId, Refusal> {
    let papers: &[&str] = if on_paper { &["grounds"] } else { &[] };
    Ok(applied(world, "yangf", CaseKind::KnowledgeChange, form, papers).await?.case_id)
}

/// Whoever was drawn for a step looks at the dry run and agrees.
async fn agreed(world: &World, case_id: CaseId, duty: Duty) -> Result<CaseMoved, Refusal> {
    let login = drawn_to(world, case_id, duty).await;
    world.run::<DryRun>(&login, ChangeToTry { case_id }).await.expect("the change is tried");
    agreed_by_drawn(world, case_id, duty).await
}

/// A change that two further persons have agreed to.
pub(crate) async fn known(world: &World, form: Value, on_paper: bool) -> CaseId {
    let case_id = Box::pin(filed(world, form, on_paper)).await.expect("the change is filed");
    for duty in [Duty::ParameterReview, Duty::Approve] {
        Box::pin(agreed(world, case_id, duty)).await.unwrap_or_else(|refusal| panic!("{duty}: {refusal:?}"));
    }
    case_id
}

/// Care for children only, from a day on.
fn care_for_children(from_date: &str) -> Value {
    change("child_items", from_date, json!([{"key": "CARE", "number_1": "14", "reference": "儿童专用"}]))
}

async fn rows(world: &World, table: &str, on: &str) -> Vec<(Vec<String>, i64)> {
    let wanted =
        RowFilter { table: table.to_owned(), on: Some(on.to_owned()), page_size: Some(100), ..RowFilter::default() };
    let page = world.ask::<Rows>("huangm", wanted).await.unwrap();
    page.rows.into_iter().map(|row| (row.cells, row.version)).collect()
}

on_both! {
    async fn a_change_is_reviewed_and_holds_from_its_day_on(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let rows_of = json!([{"key": "CARE", "number_1": "14"}, {"key": "BED", "number_1": "6"}]);
        let case_id = filed(&world, change("child_items", "2026-11-01", rows_of), false).await.unwrap();
        assert_eq!(rows(&world, "child_items", "2027-01-01").await, [], "nothing holds before it is approved");
        for duty in [Duty::ParameterReview, Duty::Approve] {
            agreed(&world, case_id, duty).await.unwrap();
        }
        let cells = |code: &str, years: &str| vec![code.to_owned(), years.to_owned()];
        assert_eq!(rows(&world, "child_items", "2026-10-31").await, []);
        assert_eq!(rows(&world, "child_items", "2026-11-01").await, [(cells("BED", "6"), 1), (cells("CARE", "14"), 1)]);

        // The next version changes one row and ends the other; what stood there is not overwritten.
        let next = json!([{"key": "CARE", "number_1": "12"}, {"key": "BED", "change": "end"}]);
        let case_id = known(&world, change("child_items", "2026-12-01", next), false).await;
        assert_eq!(rows(&world, "child_items", "2026-11-30").await.len(), 2);
        assert_eq!(rows(&world, "child_items", "2026-12-01").await, [(cells("CARE", "12"), 2)]);
        let lines = ChangeWanted { case_id, kind: None, page: None, page_size: None };
        let lines = world.ask::<ChangeLines>("hanx", lines).await.unwrap().rows;
        let said: Vec<_> = lines.iter().map(|line| (line.codes.as_str(), line.kind.as_str(), line.fields.len())).collect();
        assert_eq!(said, [("CARE", "changed", 1), ("BED", "ended", 0)], "the case still says what it met");
        assert_eq!((lines[0].fields[0].before.as_str(), lines[0].fields[0].after.as_str()), ("14", "12"));

        // A row of the founding version is changed and ended like any other.
        let founding = rows(&world, "diagnosis_sexes", "2026-11-01").await.len();
        known(&world, change("diagnosis_sexes", "2026-11-01", json!([{"key": "C51", "change": "end"}])), false).await;
        assert_eq!(rows(&world, "diagnosis_sexes", "2026-11-01").await.len(), founding - 1);
        let tables = TableFilter { on: Some("2026-11-01".to_owned()), words: Some("儿童".to_owned()), ..TableFilter::default() };
        let tables = world.ask::<Tables>("huangm", tables).await.unwrap();
        let children = tables.rows.iter().find(|row| row.table == "child_items").unwrap();
        assert_eq!((children.row_count, children.version, children.rules.as_slice()), (2, 1, [19, 28, 37].as_slice()));
        let columns: Vec<_> = children.columns.iter().map(|one| (one.field.as_str(), one.identifies)).collect();
        assert_eq!(columns, [("key", true), ("number_1", false)]);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i14_the_audit_goes_by_what_is_known_and_reaching_back_needs_the_leader(world) {
        let mut world = world;
        let registers = a_september(&mut world).await;
        assert_eq!(filed(&world, care_for_children("2026-09-01"), false).await.unwrap_err().code, "material_missing");
        let case_id = filed(&world, care_for_children("2026-09-01"), true).await.unwrap();
        let wanted = TouchedWanted { case_id, page: None, page_size: None };
        let touched = world.ask::<TouchedBy>("hanx", wanted).await.unwrap().rows;
        let touched: Vec<_> = touched.iter().map(|one| (one.month.as_str(), one.state.as_str(), one.claims)).collect();
        assert_eq!(touched, [("2026-09", "open", 2)], "two claims of September have care");
        agreed(&world, case_id, Duty::ParameterReview).await.unwrap();
        assert_eq!(drawn_to(&world, case_id, Duty::Approve).await, "zhumd", "only the director is asked");
        agreed(&world, case_id, Duty::Approve).await.unwrap();

        // Before settlement the hospital is told the same.
        let visit = stay(registers.persons[4], "R1", "2026-10-05");
        let visit_id = world.run::<Admit>("office1", visit).await.unwrap().visit_id;
        let lines = vec![line("1", "2026-10-05", "CARE", 100, 3_000)];
        world.run::<UploadFees>("office1", NewLines { visit_id, lines }).await.unwrap();
        let told = world.run::<CheckVisit>("office1", VisitToCheck { visit_id, lines: vec![] }).await.unwrap();
        assert_eq!(told.findings.iter().map(|one| (one.rule, one.amount_fen.0)).collect::<Vec<_>>(), [(28, 3_000)]);
        assert!(told.findings[0].evidence.contains("儿童专用"), "{}", told.findings[0].evidence);

        world.run::<Freeze>("zhaol", september()).await.unwrap();
        // What comes after the freeze is no matter of this month.
        known(&world, change("child_items", "2026-09-01", json!([{"key": "BED", "number_1": "14"}])), true).await;
        let audited = world.run::<RunAudit>("zhaol", september()).await.unwrap();
        let found: Vec<_> = audited.by_rule.iter().map(|rule| (rule.rule, rule.count, rule.amount_fen)).collect();
        assert_eq!(found, [(5, 1, 3_000), (8, 1, 3_000), (10, 1, 100_000), (28, 4, 12_000)]);
        let row = of_rule(&world, 28).await;
        assert_eq!((row.state.as_str(), row.knowledge_version), ("open", 1), "certain: it waits for review like the twelve");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i14_who_enters_does_not_review_and_each_wrong_row_is_refused(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let code = |form: Value| async { filed(&world, form, false).await.unwrap_err().code };
        let one = |row: Value| change("child_items", "2026-11-01", json!([row]));
        let good = json!({"key": "CARE", "number_1": "14"});
        assert_eq!(code(change("child_items", "2026-11-02", json!([good]))).await, "month_start_needed");
        assert_eq!(code(change("lines", "2026-11-01", json!([good]))).await, "table_unknown");
        assert_eq!(code(change("child_items", "2026-11-01", json!([]))).await, "count_out_of_range");
        assert_eq!(code(one(json!({"key": " ", "number_1": "14"}))).await, "code_missing");
        assert_eq!(code(one(json!({"key": "CARE,BED"}))).await, "cell_malformed");
        assert_eq!(code(one(json!({"key": "CARE", "number_1": "151"}))).await, "cell_malformed");
        assert_eq!(code(one(json!({"key": "CARE", "number_1": "014"}))).await, "cell_malformed");
        assert_eq!(code(one(json!({"key": "CARE", "number_2": "1"}))).await, "column_not_of_table");
        assert_eq!(code(one(json!({"key": "NONE", "number_1": "14"}))).await, "item_not_listed");
        assert_eq!(code(one(json!({"key": "CARE", "change": "end"}))).await, "row_not_there");
        assert_eq!(code(change("child_items", "2026-11-01", json!([good, good]))).await, "row_repeated");
        assert_eq!(code(change("diagnosis_sexes", "2026-11-01", json!([{"key": "C51", "number_1": "2", "reference": "C51"}]))).await, "row_unchanged");

        let case_id = filed(&world, one(good), false).await.unwrap();
        for duty in [Duty::ParameterReview, Duty::Approve] {
            let refused = world.run::<Review>("yangf", step(case_id, duty)).await.unwrap_err();
            assert_eq!(refused.kind, base::RefusalKind::Forbidden, "{duty}: {}", refused.code);
        }
        let refused = applied(&world, "hanx", CaseKind::KnowledgeChange, care_for_children("2026-11-01"), &[]).await.unwrap_err();
        assert_eq!(refused.code, "duty_not_held");
        // Its day comes during review: it goes back.
        agreed(&world, case_id, Duty::ParameterReview).await.unwrap();
        world.clock.advance(time::Duration::days(11));
        let refused = agreed(&world, case_id, Duty::Approve).await.unwrap_err().code;
        assert!(["effective_day_passed", "authority_too_low"].contains(&refused.as_str()), "{refused}");
        assert_eq!(rows(&world, "child_items", "2027-01-01").await, []);
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_table_comes_in_and_goes_out_as_a_file(world) {
        let mut world = world;
        registers(&mut world, 1).await;
        let read = |text: &str| KnowledgeSheet {
            table: "child_items".to_owned(),
            from_date: "2026-11-01".to_owned(),
            content_base64: STANDARD.encode(text),
        };
        let head = "序号,知识·调整方式,知识·项目编码,知识·年龄上限（周岁）,知识·出处";
        let wrong = world.run::<ReadSheet>("yangf", read(&format!("{head}\n1,,CARE,14,甲\n1,,NONE,14,\n1,停用,BED,,\n"))).await.unwrap();
        let problems: Vec<_> = wrong.problems.iter().map(|one| (one.row, one.column.as_str(), one.code.as_str())).collect();
        assert_eq!(problems, [(3, "知识·项目编码", "item_not_listed"), (4, "知识·项目编码", "row_not_there")]);
        assert!(wrong.rows.is_none() && wrong.marked_base64.is_some());
        let good = world.run::<ReadSheet>("yangf", read(&format!("{head}\n1,,CARE,14,甲\n1,,BED,6,\n"))).await.unwrap();
        let draft = good.rows.expect("nothing is wrong");
        assert_eq!((draft.len(), good.unchanged), (2, 0));
        assert_eq!(world.run::<ReadSheet>("zhaol", read(head)).await.unwrap_err().code, "duty_not_held");
        known(&world, change("child_items", "2026-11-01", serde_json::to_value(&draft).unwrap()), false).await;

        // Taken out and read in again it changes nothing.
        let which = WhichTable { table: "child_items".to_owned(), on: Some("2026-11-01".to_owned()) };
        let file = world.ask::<TableFile>("huangm", which).await.unwrap();
        let again = KnowledgeSheet { content_base64: file.content_base64, ..read("") };
        let again = world.run::<ReadSheet>("yangf", again).await.unwrap();
        assert_eq!((again.problems.len(), again.rows.map(|rows| rows.len()), again.unchanged), (0, Some(0), 2));
        world.assert_verifies().await;
    }
}

on_both! {
    async fn i14_nobody_agrees_to_a_change_without_having_seen_it_tried(world) {
        let mut world = world;
        a_september(&mut world).await;
        world.run::<Freeze>("zhaol", september()).await.unwrap();
        let case_id = filed(&world, care_for_children("2026-11-01"), false).await.unwrap();
        for duty in [Duty::ParameterReview, Duty::Approve] {
            assert_eq!(agreed_by_drawn(&world, case_id, duty).await.unwrap_err().code, "trial_not_opened", "{duty}");
            let login = drawn_to(&world, case_id, duty).await;
            let outcome = world.run::<DryRun>(&login, ChangeToTry { case_id }).await.unwrap();
            assert_eq!(outcome.months, ["2026-09"]);
            let hits: Vec<_> = outcome.rows.iter().map(|row| (row.rule, row.hits_before, row.hits_after, row.amount_after_fen.0)).collect();
            assert_eq!(hits, [(19, 0, 0, 0), (28, 0, 4, 12_000), (37, 0, 0, 0)], "care is a service: {duty}");
            agreed_by_drawn(&world, case_id, duty).await.unwrap();
        }
        assert_eq!(world.run::<DryRun>("zhaol", ChangeToTry { case_id }).await.unwrap_err().code, "duty_not_held");
        assert_eq!(world.run::<DryRun>("yangf", ChangeToTry { case_id: CaseId(999_999) }).await.unwrap_err().code, "not_found");

        // Nothing of the month was touched by it.
        let audited = world.run::<RunAudit>("zhaol", september()).await.unwrap();
        assert_eq!(audited.by_rule.iter().map(|rule| rule.rule).collect::<Vec<_>>(), [5, 8, 10]);
        // The other way round: ending the row takes its findings away.
        let end = change("child_items", "2026-12-01", json!([{"key": "CARE", "change": "end"}]));
        let case_id = filed(&world, end, false).await.unwrap();
        let outcome = world.run::<DryRun>("yangf", ChangeToTry { case_id }).await.unwrap();
        assert_eq!((outcome.rows[1].hits_before, outcome.rows[1].hits_after), (4, 0));
        world.assert_verifies().await;
    }
}

#[test]
fn every_table_and_column_has_its_words() {
    let law = regulation::audit_rules::AuditRules::embedded().unwrap();
    let words = law.knowledge_words();
    let mut columns = std::collections::BTreeSet::new();
    for table in audit::TableName::KNOWLEDGE {
        let of = words.table(table.name()).unwrap_or_else(|| panic!("{} has no words", table.name()));
        columns.extend(table.columns());
        for column in &of.distinguishing {
            assert!(table.columns().contains(&column.as_str()), "{}: {column}", of.name);
        }
    }
    assert_eq!(words.table.len(), audit::TableName::KNOWLEDGE.len(), "a table that no rule can ask");
    let named: std::collections::BTreeSet<&str> = words.column.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(named, columns);
}
