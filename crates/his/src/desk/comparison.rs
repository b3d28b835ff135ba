//! 3201 and 3202: the hospital's settlements of a period against the centre's, by
//! totals and one by one. What counts is when the centre settled; a settlement and
//! its reversal are two. Differences that arose because an earlier stay changed
//! are no message of the hospital's: they stand on the month's statement and not
//! here.
//!
//! Result rows of 3202, TAB between: psn_no, mdtrt_id, setl_id, msgid, stmt_rslt,
//! refd_setl_flag, memo, medfee_sumamt, fund_pay_sumamt, acct_pay. Only what
//! differs is listed. Of rows that only the centre has, setl_id and mdtrt_id are
//! left empty and msgid is told, for 2601.
//!
//! Article: R3d-39.3, R1-35.

use std::collections::BTreeMap;

use app::Stop;
use base::{Date, Fen, PersonId, Refusal, SettlementId, VisitId, beijing_instant, date_text};
use serde::Serialize;
use store::entity::{request_seen, settlement, visit};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::{Duration, Time};

use super::care_kind::{clearing_kind_of, must_be_resident};
use super::failed::Failed;
use super::institution::Institution;
use super::{AtDesk, Output, files, nodes};
use crate::answer::{beijing_time, time_text};
use crate::decimal::decimal_text;
use crate::transactions::t3201::{self, Totals};
use crate::transactions::t3202::{self, DetailRow};

/// So many days at most are compared at once.
const DAYS_MOST: i64 = 92;

pub(crate) async fn totals(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t3201::read(desk.request, desk.tables)?;
    must_be_resident(&asked.insutype, "input.data.insutype")?;
    let settled = of_period(desk, institution, asked.from, asked.until, &asked.clearing_kind).await?;
    let mut ours = Totals::default();
    for row in settled.iter().filter(|row| asked.refunds.is_none_or(|refunds| refunds == is_refund(row))) {
        ours = Totals {
            bill_fen: ours.bill_fen.plus(Fen(row.total_fen)).map_err(Stop::from)?,
            funds_fen: ours.funds_fen.plus(funds_of(row)?).map_err(Stop::from)?,
            account_fen: ours.account_fen,
            count: ours.count + if is_refund(row) { -1 } else { 1 },
        };
    }
    let told = Totals {
        // Of refunds alone some count them as they are, some as minus.
        count: if asked.refunds == Some(true) { -asked.totals.count.abs() } else { asked.totals.count },
        ..asked.totals
    };
    let (result, words) = if told == ours {
        (&desk.switches.balanced, "对账一致".to_owned())
    } else {
        let words = format!(
            "中心：{}笔，医疗费{}，基金支付{}，账户支付{}",
            ours.count,
            yuan(ours.bill_fen),
            yuan(ours.funds_fen),
            yuan(ours.account_fen)
        );
        (&desk.switches.unbalanced, words)
    };
    nodes(&t3201::output(&asked.agency, result, &words))
}

pub(crate) async fn detail(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let asked = t3202::read(desk.request, desk.tables)?;
    let path = "input.data.file_qury_no";
    let file = files::fetched(desk, institution, &asked.file, path).await?;
    let theirs = t3202::rows(&files::text_of(&file, path)?).map_err(|line| {
        let (zh, en) = (format!("文件第{line}行格式不符"), format!("line {line} of the file is no row"));
        Refusal::invalid("file_row_malformed", path, zh, en)
    })?;
    let ours = of_period(desk, institution, asked.from, asked.until, &asked.clearing_kind).await?;
    let differing = differences(desk, institution, &theirs, &ours).await?;
    let name = format!("3202-{}-{}.txt", date_text(asked.from), date_text(asked.until));
    let packed = files::packed(&name, &differing)?;
    let kept = files::keep(desk, institution, name.replace(".txt", ".zip"), &packed).await?;
    #[derive(Serialize)]
    struct Output<'a> {
        fileinfo: FileInfo<'a>,
    }
    #[derive(Serialize)]
    struct FileInfo<'a> {
        file_qury_no: &'a str,
        filename: String,
        dld_endtime: String,
    }
    let fileinfo = FileInfo {
        file_qury_no: &kept.file_number,
        filename: name.replace(".txt", ".zip"),
        dld_endtime: time_text(beijing_time(kept.kept_until)),
    };
    nodes(&Output { fileinfo })
}

/// What was settled and taken back for this hospital in a period.
async fn of_period(
    desk: &AtDesk<'_>,
    institution: &Institution,
    from: Date,
    until: Date,
    clearing_kind: &str,
) -> Result<Vec<settlement::Model>, Failed> {
    if (until - from).whole_days() >= DAYS_MOST {
        let (zh, en) = ("一次最多对账 92 天", "at most 92 days are compared at once");
        return Err(Refusal::invalid("period_too_long", "input.data.stmt_enddate", zh, en).into());
    }
    let (begin, end) = (beijing_instant(from, Time::MIDNIGHT), beijing_instant(until, Time::MIDNIGHT));
    let select = settlement::Entity::find()
        .filter(settlement::Column::ProviderId.eq(institution.provider_id))
        .filter(settlement::Column::SettledAt.gte(begin))
        .filter(settlement::Column::SettledAt.lt(end + Duration::days(1)))
        .filter(settlement::Column::Kind.is_in(["settle", "reverse"]))
        .order_by_asc(settlement::Column::SettlementId);
    let view = desk.house.store.view();
    let rows = view.all(select).await.map_err(Stop::from)?;
    let visits = view.by_keys::<visit::Model>(rows.iter().map(|row| row.visit_id)).await.map_err(Stop::from)?;
    let kinds: BTreeMap<i64, i32> = visits.into_iter().map(|visit| (visit.visit_id, visit.kind)).collect();
    let fits =
        |row: &settlement::Model| kinds.get(&row.visit_id).is_some_and(|kind| clearing_kind_of(*kind) == clearing_kind);
    Ok(rows.into_iter().filter(fits).collect())
}

fn is_refund(row: &settlement::Model) -> bool {
    row.kind == "reverse"
}

fn funds_of(row: &settlement::Model) -> Result<Fen, Failed> {
    Ok(Fen::total(row.funds()).map_err(Stop::from)?)
}

/// The rows that differ, as a text.
async fn differences(
    desk: &AtDesk<'_>,
    institution: &Institution,
    theirs: &[DetailRow],
    ours: &[settlement::Model],
) -> Result<String, Failed> {
    let mut known: BTreeMap<String, &settlement::Model> =
        ours.iter().map(|row| (SettlementId(row.settlement_id).to_string(), row)).collect();
    let mut text = String::new();
    for row in theirs {
        let memo = match known.remove(&row.setl_id) {
            None => "中心无此结算",
            Some(own) if row.mdtrt_id != VisitId(own.visit_id).to_string() => "就诊ID不符",
            Some(own) if row.psn_no != PersonId(own.person_id).to_string() => "人员编号不符",
            Some(own) if row.refund != is_refund(own) => "退费标志不符",
            Some(own)
                if row.bill_fen.0 != own.total_fen
                    || row.funds_fen != funds_of(own)?
                    || row.account_fen != Fen::ZERO =>
            {
                "金额不符"
            }
            Some(_) => continue,
        };
        let ids = [row.psn_no.as_str(), &row.mdtrt_id, &row.setl_id, "null"];
        let amounts = [row.bill_fen, row.funds_fen, row.account_fen];
        write_row(desk, &mut text, ids, row.refund, memo, amounts);
    }
    let numbers = message_numbers(desk, institution, known.values().copied()).await?;
    for own in known.values() {
        let psn_no = PersonId(own.person_id).to_string();
        let msgid = numbers.get(&own.settlement_id).map_or("null", String::as_str);
        let amounts = [Fen(own.total_fen), funds_of(own)?, Fen::ZERO];
        write_row(desk, &mut text, [&psn_no, "null", "null", msgid], is_refund(own), "医院无此结算", amounts);
    }
    Ok(text)
}

fn write_row(desk: &AtDesk<'_>, text: &mut String, ids: [&str; 4], refund: bool, memo: &str, amounts: [Fen; 3]) {
    let flag = if refund { "1" } else { "0" };
    let columns = ids.into_iter().chain([desk.switches.unbalanced.as_str(), flag, memo]).map(str::to_owned);
    let columns: Vec<String> = columns.chain(amounts.map(yuan)).collect();
    text.push_str(&columns.join("\t"));
    text.push('\n');
}

/// The numbers of the messages that made some settlements, as far as they are told
/// as they came.
async fn message_numbers<'r>(
    desk: &AtDesk<'_>,
    institution: &Institution,
    rows: impl Iterator<Item = &'r settlement::Model>,
) -> Result<BTreeMap<i64, String>, Failed> {
    let mut numbers = BTreeMap::new();
    for row in rows {
        let own = SettlementId(row.settlement_id).to_string();
        let select = request_seen::Entity::find()
            .filter(request_seen::Column::SeenAt.eq(row.settled_at))
            .filter(request_seen::Column::Output.contains(format!("\"{own}\"")));
        for seen in desk.house.store.view().all(select).await.map_err(Stop::from)? {
            let owner = format!("/provider-{}/his-", institution.provider_id);
            if let Some((_, msgid)) = seen.request_key.split_once(&owner) {
                numbers.insert(row.settlement_id, msgid.to_owned());
            }
        }
    }
    Ok(numbers)
}

fn yuan(fen: Fen) -> String {
    decimal_text(fen.0, 2)
}
