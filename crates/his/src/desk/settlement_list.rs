//! 4101 and 4102: a settlement list is kept with its settlement, and submitted.
//!
//! Article: R3d-39.2, R3d-39.3. Threats O01, O12.

use app::operations::settlement_list::submit::{ListToSubmit, ListsToSubmit, Submit};
use app::operations::settlement_list::upload::{ListToUpload, PaidByFunds, Upload};
use base::{Fen, PersonId, Refusal, SettlementId, date_text};

use super::institution::Institution;
use super::settlement_answer::{ASSISTANCE, BASIC, CRITICAL_ILLNESS, HARDSHIP};
use super::{AtDesk, Output, message_key, nodes, persons, stay_at_hand};
use crate::transactions::{t4101, t4102};

pub(crate) async fn upload(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t4101::read(desk.request, desk.tables)?;
    let stay = stay_at_hand::find_any(desk, institution, &asked.mdtrt_id, &asked.psn_no).await?;
    let list = ListToUpload {
        visit_id: stay.visit_id,
        settlement_id: settlement(&asked.setl_id)?,
        from_date: date_text(asked.from),
        until_date: date_text(asked.until),
        main_diagnosis: asked.main_diagnosis,
        total_fen: asked.item_sum,
        paid: paid(&asked.paid)?,
        content: asked.content,
        submitted: asked.submitted,
    };
    let kept = message_key::run::<Upload>(desk, institution, false, list).await?;
    nodes(&t4101::output(&kept.output.settlement_list_id.to_string()))
}

pub(crate) async fn submit(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t4102::read(desk.request, desk.tables)?;
    let mut lists = Vec::with_capacity(asked.len());
    for list in asked {
        let person = persons::of_number(desk.house, &list.psn_no).await?;
        lists.push(ListToSubmit {
            settlement_id: settlement(&list.setl_id)?,
            person_id: PersonId(person.person_id),
            submitted: list.submitted,
        });
    }
    message_key::run::<Submit>(desk, institution, false, ListsToSubmit { lists }).await?;
    Ok(None)
}

fn settlement(setl_id: &str) -> Result<SettlementId, Refusal> {
    setl_id.parse().map_err(|_| Refusal::unknown("结算", "settlement"))
}

/// What the list says each fund paid; of a fund that pays for no resident only
/// nothing.
fn paid(rows: &[(String, Fen)]) -> Result<Option<PaidByFunds>, Refusal> {
    let mut sums = PaidByFunds::default();
    for (fund, amount) in rows {
        let sum = match fund.as_str() {
            BASIC => &mut sums.basic_fen,
            CRITICAL_ILLNESS => &mut sums.critical_illness_fen,
            HARDSHIP => &mut sums.hardship_fen,
            ASSISTANCE => &mut sums.assistance_fen,
            _ if *amount == Fen::ZERO => continue,
            _ => return Err(foreign()),
        };
        *sum = Fen::total([*sum, *amount]).map_err(|_| foreign())?;
    }
    Ok((!rows.is_empty()).then_some(sums))
}

fn foreign() -> Refusal {
    Refusal::conflict(
        "amounts_do_not_agree",
        "清单金额与结算金额不一致",
        "the amounts of the list are not those that were settled",
    )
    .at("paid", "与结算不一致", "not as settled")
}
