//! The ordinary stays settled in the house that began in a year, as the engine takes them in
//! columns: read page by page, so that the database is never asked for a whole year
//! at once.
//!
//! Article: R5-7.

use base::{Date, Refusal};
use benefit::{StayColumns, day_of_date};
use sea_orm::FromQueryResult;
use time::Month;

use crate::command::Context;
use crate::stop::Stop;

/// So many stays are read at a time.
const PAGE: i64 = 5_000;

/// Stays by number. The amounts are what all settlement rows of a visit add up to: a
/// reversal takes back exactly what was there. In hardship is who stood so on admission.
const STAYS: &str = "\
SELECT v.visit_id, v.person_id, p.birth_date, v.admit_date, v.discharge_date, \
COALESCE(h.tier, v.hospital_tier) AS tier, v.out_of_area, v.referral, v.continued, v.prior_visit_id, \
EXISTS (SELECT 1 FROM person_standing z WHERE z.person_id = v.person_id AND z.standing IN \
('hardship', 'registered_poor', 'extreme_poverty', 'subsistence', 'returned_to_poverty') \
AND z.from_date <= v.admit_date AND (z.until_date IS NULL OR z.until_date >= v.admit_date)) AS hardship, \
CAST(SUM(s.total_fen) AS BIGINT) AS total_fen, CAST(SUM(s.out_of_scope_fen) AS BIGINT) AS out_of_scope_fen, \
CAST(SUM(s.preself_fen) AS BIGINT) AS preself_fen \
FROM visit v JOIN person p ON p.person_id = v.person_id JOIN settlement s ON s.visit_id = v.visit_id \
LEFT JOIN provider h ON h.provider_id = v.provider_id \
WHERE v.kind = 2 AND v.care = 'ordinary' AND v.state = 'settled' AND v.admit_date >= $1 AND v.admit_date < $2 AND v.visit_id > $3 \
GROUP BY v.visit_id, v.person_id, p.birth_date, v.admit_date, v.discharge_date, h.tier, v.hospital_tier, \
v.out_of_area, v.referral, v.continued, v.prior_visit_id \
ORDER BY v.visit_id LIMIT $4";

#[derive(FromQueryResult)]
struct StayRow {
    visit_id: i64,
    person_id: i64,
    birth_date: Date,
    admit_date: Date,
    discharge_date: Option<Date>,
    tier: Option<i32>,
    out_of_area: bool,
    referral: i32,
    continued: bool,
    prior_visit_id: Option<i64>,
    hardship: bool,
    total_fen: i64,
    out_of_scope_fen: i64,
    preself_fen: i64,
}

/// Stays in columns.
#[derive(Debug, Default)]
pub(super) struct HouseStays {
    stay_id: Vec<i64>,
    person_id: Vec<i64>,
    birth_date: Vec<i32>,
    admit_date: Vec<i32>,
    discharge_date: Vec<i32>,
    tier: Vec<u8>,
    out_of_area: Vec<u8>,
    total_fen: Vec<i64>,
    out_of_scope_fen: Vec<i64>,
    preself_fen: Vec<i64>,
    referral: Vec<u8>,
    is_cont: Vec<u8>,
    prior_stay_id: Vec<i64>,
    hardship: Vec<u8>,
}

/// The stays that began in a year; refused where there are more than `most`, or none.
pub(super) async fn read(cx: &Context<'_>, year: i32, most: usize) -> Result<HouseStays, Stop> {
    let begins = |year: i32| Date::from_calendar_date(year, Month::January, 1).ok().filter(|_| year >= 1900);
    let (Some(first), Some(end)) = (begins(year), year.checked_add(1).and_then(begins)) else {
        return Err(Refusal::invalid("year_out_of_range", "year", "年度超出范围", "the year is out of range").into());
    };
    let (mut stays, mut last) = (HouseStays::default(), 0);
    loop {
        let page: Vec<StayRow> = cx.view.sql(STAYS, [first.into(), end.into(), last.into(), PAGE.into()]).await?;
        let full = page.len() as i64 == PAGE;
        last = page.last().map_or(last, |row| row.visit_id);
        page.into_iter().for_each(|row| stays.push(row));
        if stays.stay_id.len() > most {
            return Err(too_many(most).into());
        }
        if !full {
            break;
        }
    }
    if stays.stay_id.is_empty() {
        let refusal = Refusal::invalid(
            "no_stays",
            "year",
            "该年度没有已结算的住院",
            "no stay that began in this year has been settled here",
        );
        return Err(refusal.into());
    }
    Ok(stays)
}

fn too_many(most: usize) -> Refusal {
    Refusal::invalid(
        "too_many_stays",
        "year",
        format!("该年度住院超过 {most} 人次，请用命令行 zhiheng simulate 测算"),
        format!("more than {most} stays in this year; use zhiheng simulate on the command line"),
    )
    .citing("R5-7")
}

impl HouseStays {
    fn push(&mut self, row: StayRow) {
        self.stay_id.push(row.visit_id);
        self.person_id.push(row.person_id);
        self.birth_date.push(day_of_date(row.birth_date));
        self.admit_date.push(day_of_date(row.admit_date));
        self.discharge_date.push(day_of_date(row.discharge_date.unwrap_or(row.admit_date)));
        self.tier.push(row.tier.and_then(|tier| u8::try_from(tier).ok()).unwrap_or(u8::MAX));
        self.out_of_area.push(row.out_of_area.into());
        self.total_fen.push(row.total_fen);
        self.out_of_scope_fen.push(row.out_of_scope_fen);
        self.preself_fen.push(row.preself_fen);
        self.referral.push(u8::try_from(row.referral).unwrap_or(u8::MAX));
        self.is_cont.push(row.continued.into());
        self.prior_stay_id.push(row.prior_visit_id.unwrap_or_default());
        self.hardship.push(row.hardship.into());
    }

    pub(super) fn columns(&self) -> StayColumns<'_> {
        StayColumns {
            stay_id: &self.stay_id,
            person_id: &self.person_id,
            birth_date: &self.birth_date,
            admit_date: &self.admit_date,
            discharge_date: &self.discharge_date,
            tier: &self.tier,
            out_of_area: &self.out_of_area,
            total_fen: &self.total_fen,
            out_of_scope_fen: &self.out_of_scope_fen,
            preself_fen: &self.preself_fen,
            referral: &self.referral,
            is_cont: &self.is_cont,
            prior_stay_id: &self.prior_stay_id,
            hardship: &self.hardship,
        }
    }
}

#[cfg(test)]
mod tests {
    use regulation::benefits::Status;

    #[test]
    fn the_question_names_the_standings_that_are_hardship_and_no_other() {
        for status in Status::ALL {
            let named = super::STAYS.contains(&format!("'{}'", status.as_str()));
            assert_eq!(named, status.is_hardship(), "{status:?}");
        }
    }
}
