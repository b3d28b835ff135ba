//! The printed statement: `GET /api/v1/statement/pdf?statement_id=`, made from
//! the same figures as the page (statement.view), for whoever may see the page.
//! Only an approved statement is printed.
//!
//! Article: R2-66, R3d-19.5, R1-12.12.

use std::sync::Arc;

use app::queries::statement::view::{StatementView, View, WhichStatement};
use app::{Stop, funnel, own_agency};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use base::{Fen, Refusal};
use document::{Deduction, FundLine, Signatory, Statement, Template};

use crate::api::session_in_use;
use crate::not_done::NotDone;
use crate::printing::{pressed, shown};
use crate::server::Front;

/// Prints a statement.
pub(crate) async fn print(State(front): State<Arc<Front>>, headers: HeaderMap, uri: Uri) -> Response {
    match printed(&front, &headers, &uri).await {
        Ok((name, pdf)) => shown(&name, pdf),
        Err(not_done) => not_done.into_response(),
    }
}

async fn printed(front: &Arc<Front>, headers: &HeaderMap, uri: &Uri) -> Result<(String, Vec<u8>), NotDone> {
    let session = session_in_use(front, headers).await?;
    let Query(which) = Query::<WhichStatement>::try_from_uri(uri).map_err(|_| which_statement())?;
    let name = which.statement_id.to_string();
    let view = funnel::ask::<View>(&front.house, &session.caller, which).await?;
    if view.document.is_none() {
        return Err(not_approved().into());
    }
    let agency = own_agency(front.house.store.view()).await?;
    let statement = paper(agency.name, view)?;
    let data = statement.data().map_err(NotDone::fault)?;
    let pdf = pressed(front, move |press| press.render(Template::Statement, &data)).await?;
    Ok((name, pdf))
}

/// The paper's data. What is deducted is one line with all its reasons: a
/// finding is in medical cost, a deduction in what the funds paid of it, and
/// findings on one claim overlap, so that no sum by reason exists.
fn paper(agency: String, view: StatementView) -> Result<Statement, Stop> {
    let row = view.statement;
    let fault = |what: &str| Stop::fault("printing a statement", what);
    let day = |text: &str| base::parse_date(text).ok_or_else(|| fault("a malformed date"));
    let signatories = view.signatories.into_iter().map(|signed| {
        let signed_on = day(&signed.on)?;
        let (step, post, name) = (signed.title, signed.post, signed.person_name);
        Ok(Signatory { step, post, name, opinion: "同意".to_owned(), signed_on })
    });
    let signatories = signatories.collect::<Result<Vec<_>, Stop>>()?;
    let funds = view.funds.into_iter().map(|fund| FundLine {
        label: fund.fund,
        claims: u64::try_from(fund.claims_count).unwrap_or_default(),
        declared_fen: Fen(fund.fund_fen),
        deducted_fen: Fen(fund.deducted_fen),
    });
    let deduction = Deduction {
        reason: view.reasons.iter().map(|line| line.title.as_str()).collect::<Vec<_>>().join("、"),
        basis: view.reasons.iter().flat_map(|line| line.articles.clone()).collect::<Vec<_>>().join("、"),
        lines: view.deductions.len() as u64,
        amount_fen: Fen(row.deducted_fen),
    };
    Ok(Statement {
        serial: row.serial,
        agency,
        provider_name: row.provider_name,
        provider_code: view.provider_code,
        provider_level: level_text(view.provider_level).to_owned(),
        month: row.month.parse().map_err(|_| fault("a malformed month"))?,
        claims: u64::try_from(row.claims_count).unwrap_or_default(),
        medical_total_fen: Fen(row.total_fen),
        funds: funds.collect(),
        deductions: if row.deducted_fen == 0 { Vec::new() } else { vec![deduction] },
        issued_on: signatories.last().map_or_else(|| day(&row.declared_on), |last| Ok(last.signed_on))?,
        signatories,
        verification_code: view.check_code,
    })
}

fn level_text(level: i32) -> &'static str {
    match level {
        1 => "一级",
        2 => "二级",
        3 => "三级",
        _ => "未定级",
    }
}

fn which_statement() -> Refusal {
    Refusal::invalid("statement_id_malformed", "statement_id", "须为结算单编号", "is the id of a statement")
}

fn not_approved() -> Refusal {
    Refusal::conflict(
        "statement_not_approved",
        "结算单审批通过后方可打印",
        "a statement is printed once it has been approved",
    )
    .citing("R1-12.12")
}
