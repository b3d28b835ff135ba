//! Official documents: issued with the step that brings them about, kept
//! as issued, void with a reason, recognised
//! by number and code.

use app::operations::matter::StepAgainstCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::reject::Reject;
use app::operations::matter::supplement::{Brought, Supplement};
use app::queries::document::compare::{Compare, Compared};
use app::queries::document::list::{DocumentFilter, DocumentKind, List};
use app::queries::document::verify::{NumberAndCode, Verified, Verify};
use app::queries::document::view::{View, WhichDocument};
use base::{DocumentId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::json;
use store::entity::{official_document, serial_use};
use store::sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;

use crate::matter::{agreed, apply, drawn, look, papers, upwards};
use crate::on_both;
use crate::organisation::id_of;
use crate::registers::registers;
use crate::reimbursement::{PAPERS, a_stay, approved, claimed_with};
use crate::world::World;

async fn documents(world: &World) -> Vec<official_document::Model> {
    let all = official_document::Entity::find().order_by_asc(official_document::Column::DocumentId);
    world.house.store.view().all(all).await.unwrap()
}

async fn compared(world: &World, serial: &str, code: &str) -> Result<Compared, Refusal> {
    let typed = NumberAndCode { serial: serial.to_owned(), code: code.to_owned() };
    world.ask::<Compare>("suf", typed).await
}

on_both! {
    async fn each_step_gives_out_its_document(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        // Missing papers: one notice with all of them; brought: accepted; approved: the decision.
        let material_ids = papers(&world, "suf", &["identity"]).await;
        let form = upwards(&registers, "2026-10-21");
        let application = Application { matter: CaseKind::Referral, form, material_ids, notify_missing: true, comment: String::new() };
        let case = world.run::<Accept>("suf", application).await.unwrap();
        let notice = documents(&world).await.remove(0);
        assert_eq!((notice.kind.as_str(), notice.serial.as_str()), ("supplement_notice", "BZ-2026-00001"));
        assert!(notice.content.contains("转诊转院证明") && notice.content.contains("2026-10-28"), "{}", notice.content);
        let material_ids = papers(&world, "suf", &["referral_certificate"]).await;
        world.run::<Supplement>("suf", Brought { case_id: case.case_id, material_ids, comment: String::new() }).await.unwrap();
        agreed(&world, case.case_id, Duty::SecondReview).await;
        assert_eq!(documents(&world).await.len(), 2, "a step on the way gives nothing out");
        agreed(&world, case.case_id, Duty::Approve).await;
        let all = documents(&world).await;
        let kinds: Vec<&str> = all.iter().map(|document| document.serial.as_str()).collect();
        assert_eq!(kinds, ["BZ-2026-00001", "SL-2026-00001", "JD-2026-00001"]);
        let decision: serde_json::Value = serde_json::from_str(&all[2].content).unwrap();
        let opinions: Vec<&str> = decision["signatories"].as_array().unwrap().iter().map(|one| one["opinion"].as_str().unwrap()).collect();
        assert_eq!(opinions, ["受理", "同意", "同意"]);
        assert_eq!(decision["addressee"], "参保人0");

        // Refused: with the reason, its article and the right to be heard.
        let case = apply(&world, upwards(&registers, "2026-10-22"), &["identity", "referral_certificate"]).await.unwrap();
        let second = drawn(&world, case.case_id).await;
        look(&world, &second, case.case_id).await;
        let against = StepAgainstCase { case_id: case.case_id, duty: Duty::SecondReview, reason_code: "materials_unclear".to_owned(), comment: "证明{day}字迹不清".to_owned() };
        world.run::<Reject>(&second, against).await.unwrap();
        let refusal = documents(&world).await.pop().unwrap();
        assert_eq!(refusal.serial, "BY-2026-00001");
        for words in ["材料不清晰或不一致", "R4-24", "证明{day}字迹不清", "申辩", "R5-22"] {
            assert!(refusal.content.contains(words), "{words}: {}", refusal.content);
        }
        let filter = DocumentFilter { kind: Some(DocumentKind::AcceptanceNotice), month: Some("2026-10".parse().unwrap()), ..DocumentFilter::default() };
        let list = world.ask::<List>("suf", filter).await.unwrap();
        assert_eq!((list.total, list.rows[0].serial.as_str(), list.rows[0].person_name.as_str()), (2, "SL-2026-00002", "参＊＊＊"));
        assert!(world.ask::<List>("office1", DocumentFilter::default()).await.is_err());
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_paper_is_recognised_by_number_and_code_and_an_altered_one_is_not(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap();
        let kept = documents(&world).await.remove(0);
        let genuine = compared(&world, &kept.serial, &kept.verification_code.to_lowercase()).await.unwrap();
        let says = genuine.says.expect("number and code belong together");
        assert_eq!((says.title.as_str(), says.person_name.as_str(), says.void_reason), ("受理通知书", "参＊＊＊", None));
        let other = if kept.verification_code.starts_with('0') { "1" } else { "0" };
        let typed = format!("{other}{}", &kept.verification_code[1..]);
        let wrong = compared(&world, &kept.serial, &typed).await.unwrap();
        let unknown = compared(&world, "SL-2026-00009", &kept.verification_code).await.unwrap();
        assert!(!wrong.genuine && wrong.says.is_none() && !unknown.genuine && unknown.says.is_none());

        let which = || WhichDocument { document_id: DocumentId(kept.document_id) };
        let shown = world.ask::<View>("suf", which()).await.unwrap();
        assert_eq!(shown.data["verification_code"], kept.verification_code.as_str());
        assert!(shown.layout.0.contains("house.typ"));
        let db = Database::connect(world.database()).await.unwrap();
        db.execute_unprepared("UPDATE official_document SET content = REPLACE(content, '参保人0', '参保人1')").await.unwrap();
        db.close().await.unwrap();
        assert_eq!(world.ask::<View>("suf", which()).await.unwrap_err().code, "document_altered");
        assert_eq!(compared(&world, &kept.serial, &kept.verification_code).await.unwrap_err().code, "document_altered");
    }
}

/// As anybody, who has not signed in.
async fn verified(world: &World, serial: &str, code: &str) -> Verified {
    let typed = NumberAndCode { serial: serial.to_owned(), code: code.to_owned() };
    app::funnel::ask::<Verify>(&world.house, &app::Caller::nobody(), typed).await.expect("anybody may ask")
}

on_both! {
    async fn i20_anybody_may_check_a_paper_and_learns_nothing_about_anybody(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case = apply(&world, upwards(&registers, "2026-10-21"), &["identity", "referral_certificate"]).await.unwrap();
        let kept = documents(&world).await.remove(0);
        let typed = kept.verification_code.to_lowercase().replace('-', " ");
        let genuine = verified(&world, &format!(" {} ", kept.serial), &typed).await;
        let told = serde_json::to_value(&genuine).unwrap();
        assert_eq!(told, serde_json::json!({ "genuine": true, "paper": {
            "title": "受理通知书", "agency": "示范县医疗保障经办中心", "issued_on": "2026-10-21", "withdrawn": false,
        } }));
        for personal in ["参", &case.case_id.to_string(), &registers.persons[0].to_string()] {
            assert!(!told.to_string().contains(personal), "{personal}");
        }

        // One sign wrong, a number that is not there, and nothing at all: the same answer.
        let nothing = Verified { genuine: false, paper: None };
        let sign = if kept.verification_code.ends_with('0') { '1' } else { '0' };
        let wrong = format!("{}{sign}", &kept.verification_code[..18]);
        for (serial, code) in [
            (kept.serial.as_str(), wrong.as_str()),
            ("SL-2026-00009", kept.verification_code.as_str()),
            (kept.serial.as_str(), &kept.verification_code[..18]),
            (kept.serial.as_str(), ""),
            ("' OR 1=1 --", "%"),
        ] {
            assert_eq!(verified(&world, serial, code).await, nothing, "{serial} {code}");
        }

        // 64 bits that cannot be made from what the document says, however well somebody knows it.
        let signs = kept.verification_code.replace('-', "");
        assert_eq!((signs.len(), signs.chars().all(|sign| sign.is_ascii_hexdigit())), (16, true));
        assert!(!kept.digest.to_uppercase().starts_with(&signs), "the code is the plain digest");
        let keyed = world.house.keyed_digest(&format!("document/{}", kept.digest)).unwrap();
        assert!(keyed.to_uppercase().starts_with(&signs));
    }
}

on_both! {
    async fn i07_a_decision_whose_approval_lapses_is_void_and_keeps_its_number(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        let case = claimed_with(&world, a_stay(&registers, 0, "00123450"), &PAPERS).await.unwrap();
        approved(&world, case.case_id).await;
        crate::reimbursement::changed(&world, &registers).await;
        let decisions = official_document::Entity::find()
            .filter(official_document::Column::CaseId.eq(case.case_id.0))
            .filter(official_document::Column::Kind.eq("approval_decision"));
        let decision = world.house.store.view().one(decisions).await.unwrap().unwrap();
        assert_eq!((decision.state.as_str(), decision.serial.as_str()), ("void", "JD-2026-00001"));
        let used = serial_use::Entity::find().filter(serial_use::Column::Series.eq("document/JD/2026"));
        let used = world.house.store.view().all(used.order_by_asc(serial_use::Column::Number)).await.unwrap();
        let used: Vec<(i64, bool)> = used.iter().map(|one| (one.number, one.voided_reason.is_some())).collect();
        assert_eq!(used, [(1, true), (2, false)], "the second is the decision about the account");
        let says = compared(&world, &decision.serial, &decision.verification_code).await.unwrap().says.unwrap();
        assert!(says.void_reason.is_some());
        let told = verified(&world, &decision.serial, &decision.verification_code).await.paper.unwrap();
        assert!(told.withdrawn, "whoever holds the paper is told that it no longer holds");
        approved(&world, case.case_id).await;
        assert_eq!(documents(&world).await.pop().unwrap().serial, "JD-2026-00003");
        world.assert_verifies().await;
    }
}

on_both! {
    async fn a_paper_names_our_own_agency_and_for_whom_a_delegate_signs(world) {
        let mut world = world;
        let registers = registers(&mut world, 1).await;
        // Another agency in the tree, entered and kept beside our own.
        world.change(json!({ "enter_agency": {
            "code": "12411000MB1A234570", "name": "许昌市医疗保障经办中心", "level": "city",
            "region": "411000", "pooling_area": "411000", "above_own": true,
        } })).await;
        let (lender, delegate) = (id_of(&world, "dengk").await, id_of(&world, "huangm").await);
        world.change(json!({ "delegate": {
            "delegator_id": lender, "delegate_id": delegate, "duties": ["handle"],
            "from_date": "2026-10-22", "until_date": "2026-11-30", "reason": "出差",
        } })).await;
        world.clock.advance(Duration::days(1));
        let material_ids = papers(&world, "huangm", &["identity", "referral_certificate"]).await;
        let form = upwards(&registers, "2026-10-22");
        let application = Application { matter: CaseKind::Referral, form, material_ids, notify_missing: false, comment: String::new() };
        world.run::<Accept>("huangm", application).await.unwrap();
        let notice: serde_json::Value = serde_json::from_str(&documents(&world).await.pop().unwrap().content).unwrap();
        assert_eq!(notice["agency"], "示范县医疗保障经办中心");
        let names: Vec<&str> = notice["signatories"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["黄敏（受邓凯委托）"]);
        world.assert_verifies().await;
    }
}
