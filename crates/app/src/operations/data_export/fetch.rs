//! Fetches the file of an approved export: the list as it stands now, with a line
//! that says whose copy it is and one row that is nobody's, so that a copy that
//! has leaked names whoever fetched it. The file itself is not kept, nor is the
//! answer: a repeated request is another copy and counts as one.
//!
//! Refused in this order, each with 403: another's export; not approved (yet);
//! expired; fetched as often as was approved; more rows by now than approved.
//!
//! Article: R1-24, R5-38. Threats I21, O11.

use base::identity_numbers::CitizenId;
use base::{CaseId, Date, Fen, PersonId, Refusal, ReimbursementId, StatementId, VisitId, date_text, in_beijing};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use store::IdKind;
use store::entity::{data_export, data_export_copy, read_log, review_case};

use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::matters::data_export::{ExportList, Extent, Listed, count, listed};
use crate::operations::matter::form_of;
use crate::read_log::{Shown, read_by_command};
use crate::stop::Stop;
use crate::workbook::{Cell, Sheet, workbook};

/// Fetches a file.
pub struct Fetch;

/// Which export, by the case that approved it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileToFetch {
    /// The case.
    #[schemars(title = "办件编号", extend("x-title-en" = "Case"))]
    pub case_id: CaseId,
}

/// The file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FileFetched {
    /// Its name.
    pub file_name: String,
    /// The workbook, Base64.
    pub content_base64: String,
    /// SM3 of its bytes, hex.
    pub sm3: String,
    /// Rows of the list.
    pub rows: u32,
    /// Which copy it is, from 1.
    pub copy: i64,
    /// How many more may be fetched.
    pub copies_left: i64,
}

impl Command for Fetch {
    const SPEC: CommandSpec = CommandSpec {
        name: "data_export.fetch",
        title: "下载导出文件",
        title_en: "fetch an exported file",
        access: Access::Duty(&[Duty::Handle, Duty::ClaimsImport, Duty::Inspection]),
        money: MoneyEffect::None,
        step_up: true,
        sensitive: &[],
        idempotency: Idempotency::Harmless,
        articles: &["R1-24", "R5-38"],
    };
    type Input = FileToFetch;
    type Output = FileFetched;

    async fn decide(cx: &Context<'_>, input: FileToFetch) -> Result<Plan<FileFetched>, Stop> {
        let (export, earlier) = usable(cx, input.case_id).await?;
        let extent = Extent::kept(&export)?;
        if count(cx, &extent).await? > export.rows_max.unsigned_abs() {
            return Err(not_given(
                "export_over_cap",
                "行数已超过批准的上限，请重新申请",
                "the list has grown beyond the rows approved; ask again",
            )
            .into());
        }
        let number = earlier + 1;
        let Listed { columns, mut rows } = listed(cx, &extent, export.rows_max.unsigned_abs()).await?;
        let row_count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let (canary, row) = canary(cx, &extent, &columns, rows.first()).await?;
        let place = number_from(cx, rows.len() as u64 + 1) as usize;
        rows.insert(place, row);
        let (title, _) = extent.list.words();
        let sheet = Sheet {
            title: title.to_owned(),
            watermark: watermark(cx, &export, number),
            heads: columns.iter().map(|(head, _)| (*head).to_owned()).collect(),
            rows,
        };
        let file = workbook(&sheet, cx.now)?;
        let sm3 = hex::encode(Sm3::digest(&file));

        let mut plan = Plan::answering(FileFetched {
            file_name: format!("{}-{}-{number}.xlsx", export.list, input.case_id),
            content_base64: STANDARD.encode(&file),
            sm3: sm3.clone(),
            rows: row_count,
            copy: number,
            copies_left: export.copies_max - number,
        });
        plan.about("case", input.case_id);
        plan.fact("list", export.list.as_str());
        plan.fact("copy", number);
        plan.fact("rows", row_count);
        plan.fact("file_sm3", sm3.as_str());
        plan.insert(data_export_copy::Model {
            copy_id: cx.house.store.id(IdKind::Object).await?,
            export_id: export.export_id,
            number,
            row_count: row_count.into(),
            file_sm3: sm3,
            canary,
            fetched_by: cx.staff_id()?,
            fetched_at: cx.now,
            rev: 1,
        });
        // Of two copies fetched at once the later sees the earlier.
        plan.update(export);
        let shown = Shown {
            person_id: None,
            object_kind: "list",
            object_id: input.case_id.to_string(),
            detail: row_count.to_string(),
        };
        let read = read_by_command(cx, Fetch::SPEC.name, shown).await?;
        plan.operational(move |unit| {
            Box::pin(async move {
                read_log::Entity::insert(read).exec_without_returning(unit.operational()).await?;
                Ok(())
            })
        });
        Ok(plan)
    }
}

/// The export, locked, if this caller may fetch it now, and how often it was fetched.
async fn usable(cx: &Context<'_>, case_id: CaseId) -> Result<(data_export::Model, i64), Stop> {
    let me = cx.staff_id()?;
    let case = cx.view.by_key::<review_case::Model>(case_id.0).await?;
    let case = case.filter(|case| case.kind == CaseKind::DataExport.code());
    let case = case.ok_or_else(|| Refusal::unknown("导出申请", "export"))?;
    if form_of(cx, case.case_id).await?.filled_by != me {
        return Err(
            not_given("export_of_another", "只有申请人本人可以下载", "only whoever asked for it may fetch it").into()
        );
    }
    let select = data_export::Entity::find().filter(data_export::Column::CaseId.eq(case.case_id));
    let found = cx.view.one(select).await?;
    let found = found
        .ok_or_else(|| not_given("export_not_approved", "该导出申请尚未批准", "this export has not been approved"))?;
    let export = cx.view.lock::<data_export::Model>(found.export_id).await?.unwrap_or(found);
    if cx.today > export.expires_on {
        return Err(not_given("export_expired", "已过有效期，请重新申请", "it has expired; ask again").into());
    }
    let copies = data_export_copy::Entity::find().filter(data_export_copy::Column::ExportId.eq(export.export_id));
    let earlier = cx.view.count(copies).await?;
    if earlier >= export.copies_max {
        return Err(not_given(
            "export_used_up",
            "下载次数已用完，请重新申请",
            "it was fetched as often as approved; ask again",
        )
        .into());
    }
    Ok((export, earlier))
}

fn not_given(code: &str, zh: &str, en: &str) -> Refusal {
    Refusal::forbidden(code, zh, en).citing("R1-24")
}

/// The line that says whose copy it is.
fn watermark(cx: &Context<'_>, export: &data_export::Model, number: i64) -> String {
    let at = in_beijing(cx.now);
    let who = cx.caller.staff.as_ref().map(|person| person.name.as_str()).unwrap_or_default();
    let masked = if export.in_full { "未脱敏" } else { "已脱敏" };
    format!(
        "{who} {} {:02}:{:02} 下载 · 办件 {} 第 {number} 份 · {masked} · 接收方：{} · 仅限批准用途，不得转作他用（R5-38）",
        date_text(at.date()),
        at.hour(),
        at.minute(),
        CaseId(export.case_id),
        export.recipient
    )
}

/// A row that is nobody's, made like the first row of the list, and the id by
/// which it is found again: drawn from the house's own ids, given to nothing else.
async fn canary(
    cx: &Context<'_>,
    extent: &Extent,
    columns: &[(&'static str, Option<&'static str>)],
    like: Option<&Vec<Cell>>,
) -> Result<(String, Vec<Cell>), Stop> {
    let store = &cx.house.store;
    let id = match extent.list {
        ExportList::Claims => VisitId(store.id(IdKind::Visit).await?).to_string(),
        ExportList::Persons => PersonId(store.id(IdKind::Person).await?).to_string(),
        ExportList::Statements => StatementId(store.id(IdKind::Object).await?).to_string(),
        ExportList::Reimbursements => ReimbursementId(store.id(IdKind::Object).await?).to_string(),
    };
    let mut row = Vec::with_capacity(columns.len());
    for (place, (_, field)) in columns.iter().enumerate() {
        let alike = like.and_then(|row| row.get(place)).cloned();
        let cell = match field {
            _ if place == 0 => Cell::Text(id.clone()),
            Some("person.death_date") => Cell::Text(String::new()),
            Some(field) => {
                let made_up = made_up(cx, field).await?;
                Cell::Text(if extent.in_full { made_up } else { cx.masked(field, &made_up) })
            }
            None => match alike {
                // An amount near the one beside it, so that the row does not stand out.
                Some(Cell::Amount(fen)) => Cell::Amount(fen.plus(Fen(number_from(cx, 900) as i64 + 1))?),
                Some(cell) => cell,
                None => Cell::Text(String::new()),
            },
        };
        row.push(cell);
    }
    Ok((id, row))
}

/// A value of a field that belongs to nobody.
async fn made_up(cx: &Context<'_>, field: &str) -> Result<String, Stop> {
    const FAMILY: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "周"];
    const GIVEN: [&str; 8] = ["秀兰", "建国", "丽华", "志强", "桂英", "海涛", "玉梅", "文斌"];
    let pick = |from: &[&str; 8]| from[number_from(cx, 8) as usize].to_owned();
    let day = || -> Date { cx.today - time::Duration::days(365 * 20 + number_from(cx, 365 * 50) as i64) };
    Ok(match field {
        "person.name" | "payee.holder_name" => pick(&FAMILY) + &pick(&GIVEN),
        "person.identity_number" => loop {
            let born = date_text(day()).replace('-', "");
            let body = format!("411025{born}{:03}", number_from(cx, 1_000));
            let made = CitizenId::from_body(&body).map_err(|e| Stop::fault("making up a number", e))?;
            let digest = cx.house.keyed_digest(made.as_str())?;
            let taken = store::entity::person::Column::IdentityDigest.eq(digest);
            if cx.view.one(store::entity::person::Entity::find().filter(taken)).await?.is_none() {
                break made.as_str().to_owned();
            }
        },
        "person.birth_date" => date_text(day()),
        "payee.account" => (0..19).map(|_| char::from(b'0' + number_from(cx, 10) as u8)).collect(),
        "visit.record_number" => format!("Z{:07}", number_from(cx, 10_000_000)),
        "visit.diagnosis_1" => "J18.900".to_owned(),
        _ => "示范银行".to_owned(),
    })
}

/// A number from 0 below a bound.
fn number_from(cx: &Context<'_>, bound: u64) -> u64 {
    let bytes = cx.house.entropy.bytes32();
    let number = u64::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]]);
    number % bound
}
