//! 1301, 1302, 1303, 1305 and 1306: everything of one list that is newer than the
//! version a hospital has, as a file for 9102. A row of the file is a row of the
//! catalogue, in the columns of the standard; what is not kept here is `null`, as the
//! interface writes what is empty.
//!
//! What a version brought never changes, so the same two versions give the same
//! bytes, whenever they are asked for.
//!
//! Article: R1-12.14, R4-41.

use app::Stop;
use app::operations::catalogue::held::Catalogue;
use base::date_text;
use serde::Serialize;
use store::entity::{catalogue_release, item_version};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::catalogue::class_code_of;
use super::files::{keep, packed};
use super::institution::Institution;
use super::{AtDesk, Output, nodes};
use crate::answer::{beijing_time, time_text};
use crate::transactions::catalogue_version;

/// The columns of each file in their order, as the standard names them.
const COLUMNS: &str = include_str!("catalogue_columns.csv");

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let after = catalogue_version::read(desk.request)?;
    let infno = desk.request.transaction.number();
    let view = desk.house.store.view();
    let releases = catalogue_release::Entity::find().order_by_asc(catalogue_release::Column::ReleaseId);
    let releases = view.all(releases).await.map_err(Stop::from)?;
    let last = releases.last().map_or(0, |release| release.release_id);
    let newer = item_version::Entity::find()
        .filter(item_version::Column::ListType.eq(list_of(infno)))
        .filter(item_version::Column::ReleaseId.gt(after))
        .filter(item_version::Column::ReleaseId.lte(last));
    let mut rows = view.all(newer).await.map_err(Stop::from)?;
    // Put in order here: databases differ in how they order text.
    rows.sort_unstable_by(|a, b| (a.release_id, &a.code).cmp(&(b.release_id, &b.code)));
    let catalogue = Catalogue::of(view, rows.iter().map(|row| &row.code)).await?;
    let columns = columns_of(infno);
    let mut text = String::new();
    for row in &rows {
        let release = releases.iter().find(|release| release.release_id == row.release_id);
        let cells: Vec<String> = columns.iter().map(|name| cell(name, row, &catalogue, release)).collect();
        text += &cells.join("\t");
        text.push('\n');
    }
    hand_out(desk, institution, (after, last), &text, rows.len()).await
}

/// A file of everything between two versions, to be fetched with 9102.
pub(super) async fn hand_out(
    desk: &AtDesk<'_>,
    institution: &Institution,
    (after, last): (i64, i64),
    text: &str,
    rows: usize,
) -> Output {
    let name = format!("{}_{}_{}", desk.request.transaction.number(), version_text(after), version_text(last));
    let bytes = packed(&format!("{name}.txt"), text)?;
    let kept = keep(desk, institution, format!("{name}.zip"), &bytes).await?;
    #[derive(Serialize)]
    struct Output<'a> {
        file_qury_no: &'a str,
        filename: String,
        dld_end_time: String,
        data_cnt: usize,
    }
    nodes(&Output {
        file_qury_no: &kept.file_number,
        filename: format!("{name}.zip"),
        dld_end_time: time_text(beijing_time(kept.kept_until)),
        data_cnt: rows,
    })
}

/// A version as hospitals name it.
pub(super) fn version_text(release: i64) -> String {
    format!("v{release:04}")
}

/// Dictionary list_type of a download.
fn list_of(infno: &str) -> &'static str {
    match infno {
        "1301" => "101",
        "1302" => "102",
        "1303" => "103",
        "1305" => "201",
        _ => "301",
    }
}

/// The names of the columns of a download.
pub(super) fn columns_of(infno: &str) -> Vec<&'static str> {
    let own = COLUMNS.lines().filter_map(|line| {
        let (number, rest) = line.split_once(',')?;
        (number == infno).then(|| rest.split_once(',').map_or(rest, |(_, name)| name))
    });
    own.collect()
}

/// One cell; `null` where nothing is known.
fn cell(
    column: &str,
    row: &item_version::Model,
    catalogue: &Catalogue,
    release: Option<&catalogue_release::Model>,
) -> String {
    let until = catalogue.until(row).map(date_text);
    let known = match column {
        "医疗目录编码" => Some(row.code.clone()),
        "药品商品名" | "药品通用名" | "注册名称" | "单味药名称" | "医疗服务项目名称" | "耗材名称" => {
            Some(row.name.clone())
        }
        "计价单位" | "计价单位名称" | "最小计价单位" | "最小使用单位" => Some(row.unit.clone()),
        "开始日期" | "开始时间" | "生效时间" => Some(date_text(row.from_date)),
        "结束日期" | "结束时间" | "失效时间" => until,
        "有效标志" => Some(if row.listed { "1" } else { "0" }.to_owned()),
        "限制使用标志" => Some(if row.diagnoses.is_empty() { "0" } else { "1" }.to_owned()),
        "限制使用范围" | "医保限用范围" => Some(row.diagnoses.clone()),
        "唯一记录号" => Some(row.item_version_id.to_string()),
        "数据创建时间" | "数据更新时间" => release.map(|release| date_text(release.made_at.date())),
        "版本号" => Some(version_text(row.release_id)),
        "版本名称" => release.map(|release| format!("{}起", date_text(release.from_date))),
        "拼音助记码" => Some(row.initials.clone()),
        "国家医保药品目录甲乙类标识" => Some(class_code_of(&row.item_class).to_owned()),
        "下发标志" => Some("1".to_owned()),
        _ => None,
    };
    written(known)
}

/// A cell as the interface writes it; `null` where nothing is known.
pub(super) fn written(known: Option<String>) -> String {
    let known = known.map(|text| text.replace(['\t', '\n', '\r'], " ")).filter(|text| !text.trim().is_empty());
    known.unwrap_or_else(|| "null".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_the_columns_of_the_standard() {
        let widths: Vec<usize> =
            ["1301", "1302", "1303", "1305", "1306"].iter().map(|infno| columns_of(infno).len()).collect();
        assert_eq!(widths, [97, 33, 83, 19, 71]);
        for infno in ["1301", "1302", "1303", "1305", "1306"] {
            let columns = columns_of(infno);
            assert_eq!(columns[0], "医疗目录编码");
            assert!(columns.contains(&"版本号") && columns.contains(&"有效标志"), "{infno}");
        }
    }
}
