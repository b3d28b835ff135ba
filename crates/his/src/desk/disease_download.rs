//! 1307 to 1311: the lists of diseases and operations. Of these the house owns one:
//! the chronic diseases of the policy that holds in this area, as far as the policy
//! tells their national code (1309). For the others, diagnoses, operations, payment by
//! disease and day surgery, no list is kept here; hospitals have them from the
//! national platform, and get a file without rows rather than invented ones.
//!
//! The version of a chronic disease is the first day of its terms as a number:
//! v20170101. The same two versions give the same bytes.
//!
//! Article: R2-51, R1-12.4, R1-12.14.

use app::own_agency;
use base::{Date, date_text};
use regulation::benefits::ChronicDisease;

use super::catalogue_download::{columns_of, hand_out, version_text, written};
use super::institution::Institution;
use super::{AtDesk, Output};
use crate::Transaction;
use crate::transactions::catalogue_version;

pub(crate) async fn answer(desk: &AtDesk<'_>, institution: &Institution) -> Output {
    let after = catalogue_version::read(desk.request)?;
    let diseases = match desk.request.transaction {
        Transaction::ChronicListDownload => chronic(desk).await?,
        _ => Vec::new(),
    };
    let last = diseases.iter().map(|(from, _)| version_of(*from)).max().unwrap_or(0).max(after);
    let newer: Vec<_> = diseases.iter().filter(|(from, _)| version_of(*from) > after).collect();
    let columns = columns_of(desk.request.transaction.number());
    let mut text = String::new();
    for (from, disease) in &newer {
        let cells: Vec<String> = columns.iter().map(|column| cell(column, *from, disease, desk.region)).collect();
        text += &cells.join("\t");
        text.push('\n');
    }
    hand_out(desk, institution, (after, last), &text, newer.len()).await
}

/// The chronic diseases of the residents' policy of today that have a national
/// code, each with the first day of its terms.
async fn chronic(desk: &AtDesk<'_>) -> Result<Vec<(Date, ChronicDisease)>, super::failed::Failed> {
    let today = desk.house.clock.today();
    let own = own_agency(desk.house.store.view()).await?;
    let policy = desk.house.policy_for(&own.pooling_area, "resident", (today, today));
    let all = policy.iter().flat_map(|policy| &policy.policy.law().chronic).filter(|disease| disease.code.is_some());
    let dated = all.filter_map(|disease| {
        let first = disease.terms.get_ref().values().first()?;
        Some((first.from, disease.clone()))
    });
    Ok(dated.collect())
}

/// A day as the number of a version.
fn version_of(from: Date) -> i64 {
    i64::from(from.year()) * 10_000 + i64::from(u8::from(from.month())) * 100 + i64::from(from.day())
}

fn cell(column: &str, from: Date, disease: &ChronicDisease, region: &str) -> String {
    written(match column {
        "门慢门特病种目录代码" => disease.code.clone(),
        "门慢门特病种名称" | "门慢门特病种细分类名称" => Some(disease.label.clone()),
        "医保区划" => Some(region.to_owned()),
        "有效标志" => Some("1".to_owned()),
        "唯一记录号" => disease.code.as_ref().map(|code| format!("{region}{code}")),
        "数据创建时间" | "数据更新时间" => Some(date_text(from)),
        "版本号" => Some(version_text(version_of(from))),
        "版本名称" => Some(format!("{}起", date_text(from))),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_the_columns_of_the_standard() {
        let widths = ["1307", "1308", "1309", "1310", "1311"].map(|infno| columns_of(infno).len());
        assert_eq!(widths, [24, 24, 16, 15, 15]);
    }
}
