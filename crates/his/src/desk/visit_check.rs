//! 3101 and 3102: what the monthly audit would find of a visit, told before it is
//! settled. The rules raise questions, which people answer at the month's end:
//! every finding is told as highly suspicious, none as proven.
//!
//! Article: R3d-39.2, R1-12.11.

use app::operations::claim::NewLine;
use app::operations::his::check_visit::{CheckVisit, VisitToCheck};
use app::{Request, Stop, funnel};
use base::{Refusal, VisitId, date_text};
use serde::Serialize;
use store::entity::{person, visit};

use super::institution::Institution;
use super::stay_at_hand::find_any;
use super::{AtDesk, Output, nodes};
use crate::answer::exact_number;
use crate::transactions::t3101::{self, Violation, ViolationLine};

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let mut result = Vec::new();
    for asked in t3101::read(desk.request)? {
        let visit_id = known(desk, institution, &asked.mdtrt_id).await?;
        let lines = asked.orders.iter().enumerate().map(|(index, order)| {
            let quantity = i32::try_from(order.quantity_hundredths).map_err(|_| {
                let path = format!("input.data.patient_dtos[0].fsi_order_dtos[{index}].cnt");
                Refusal::invalid("quantity_out_of_range", path, "数量超出范围", "the quantity is out of range")
            })?;
            Ok(NewLine {
                // Hospitals' numbers of orders and of lines may meet; what is thought of has its own row.
                line_number: order.number.chars().take(30).collect(),
                service_date: date_text(order.from),
                item_code: order.item_code.clone(),
                quantity,
                price_fen: order.price_fen,
                amount_fen: order.amount_fen,
                own_code: None,
                batch: None,
            })
        });
        let input = VisitToCheck { visit_id, lines: lines.collect::<Result<_, Refusal>>()? };
        let request = Request { key: None, dry_run: desk.rehearsal };
        let checked = funnel::run::<CheckVisit>(desk.house, &institution.caller, &request, input).await?.output;
        for (index, found) in checked.findings.into_iter().enumerate() {
            let mark = format!("{}-{}-{}", asked.mdtrt_id, found.rule, index + 1);
            let whole_visit = found.line_number.is_none();
            result.push(Violation {
                judge_result_detail_dtos: vec![ViolationLine {
                    jrd_id: format!("{mark}-1"),
                    patn_id: asked.patient.clone(),
                    mdtrt_id: asked.mdtrt_id.clone(),
                    rx_id: found.line_number,
                    vola_item_type: "1",
                    vola_amt: exact_number(found.amount_fen.0, 2),
                }],
                jr_id: mark,
                rule_id: found.rule.to_string(),
                rule_name: found.title,
                vola_cont: found.evidence,
                patn_id: asked.patient.clone(),
                mdtrt_id: asked.mdtrt_id.clone(),
                vola_amt: exact_number(found.amount_fen.0, 2),
                vola_amt_stas: "1",
                sev_deg: "2",
                vola_evid: found.articles.join("、"),
                vola_bhvr_type: if whole_visit { "1" } else { "2" },
            });
        }
    }
    #[derive(Serialize)]
    struct Output {
        result: Vec<Violation>,
    }
    nodes(&Output { result })
}

/// The visit of a number, of this hospital. The sender's mark of the patient is its own.
async fn known(desk: &AtDesk<'_>, institution: &Institution, mdtrt_id: &str) -> Result<VisitId, super::failed::Failed> {
    let unknown = || Refusal::unknown("就诊", "visit");
    let visit_id: VisitId = mdtrt_id.parse().map_err(|_| unknown())?;
    let view = desk.house.store.view();
    let visit = view.by_key::<visit::Model>(visit_id.0).await.map_err(Stop::from)?.ok_or_else(unknown)?;
    let person = view.by_key::<person::Model>(visit.person_id).await.map_err(Stop::from)?.ok_or_else(unknown)?;
    let psn_no = base::PersonId(person.person_id).to_string();
    find_any(desk, institution, mdtrt_id, &psn_no).await.map(|found| found.visit_id)
}
