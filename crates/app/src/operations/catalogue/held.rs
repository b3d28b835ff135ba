//! What the catalogue says on a day: the one answer that fee lines, the audit, the
//! hospital interface and the pages go by.
//!
//! ```text
//! rows of one item       from 2017-01-01 (version 1), from 2026-01-01 (version 4), from 2026-01-01 (version 6)
//! on 2025-12-31          the row of version 1
//! on 2026-01-01          the row of version 6: of two with one first day the later version holds
//! ```
//!
//! A ceiling goes to the place that says most about where a line is charged: the
//! nearest region, then this level of hospital before all, then the narrower age.
//!
//! Article: R1-12.14, R2-48. Threat I14.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::{Date, Fen, completed_years};
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use store::View;
use store::entity::{item_version, person, price_ceiling, provider, visit};
use time::macros::date;

use crate::command::Context;
use crate::stop::Stop;

/// No restriction of age.
pub(crate) const ALL_AGES: i32 = 150;

/// Items with all their versions and ceilings.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    items: BTreeMap<String, Vec<item_version::Model>>,
    ceilings: BTreeMap<String, Vec<price_ceiling::Model>>,
}

/// A birthday of somebody for whom no ceiling of children holds.
const GROWN: Date = date!(1980 - 01 - 01);

/// Where and for whom a line is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChargedAt {
    /// GB/T 2260 of the hospital.
    pub(crate) region: String,
    /// Hospital level; 0 when it is not known: only what holds for all levels does.
    pub(crate) hospital_level: i32,
    /// Of the person.
    pub(crate) birth_date: Date,
}

impl ChargedAt {
    pub(crate) fn of(provider: &provider::Model, person: &person::Model) -> ChargedAt {
        ChargedAt { region: provider.region.clone(), hospital_level: provider.level, birth_date: person.birth_date }
    }

    /// Of a grown person there, for prices that are looked at without anybody being treated.
    pub(crate) fn of_grown(provider: &provider::Model) -> ChargedAt {
        ChargedAt { region: provider.region.clone(), hospital_level: provider.level, birth_date: GROWN }
    }

    /// Of a visit at a designated provider.
    pub(crate) async fn of_visit(cx: &Context<'_>, visit: &visit::Model) -> Result<ChargedAt, Stop> {
        let missing = || Stop::fault("reading where a line is charged", "a visit without provider or person");
        let provider = cx.view.by_key::<provider::Model>(visit.provider_id.ok_or_else(missing)?).await?;
        let person = cx.view.by_key::<person::Model>(visit.person_id).await?;
        Ok(ChargedAt::of(&provider.ok_or_else(missing)?, &person.ok_or_else(missing)?))
    }
}

/// The rows listed on a day, for lists that the database pages.
pub fn held_on(on: Date) -> Select<item_version::Entity> {
    use item_version::Column::{Code, FromDate, Listed, ReleaseId};
    let later = Alias::new("later");
    let of_later = |column: item_version::Column| Expr::col((later.clone(), column));
    let own = |column: item_version::Column| Expr::col((item_version::Entity, column));
    let same_day = Cond::all().add(of_later(FromDate).eq(own(FromDate))).add(of_later(ReleaseId).gt(own(ReleaseId)));
    let superseding = Query::select()
        .expr(Expr::val(1))
        .from_as(item_version::Entity, later.clone())
        .and_where(of_later(Code).eq(own(Code)))
        .and_where(of_later(FromDate).lte(on))
        .cond_where(Cond::any().add(of_later(FromDate).gt(own(FromDate))).add(same_day))
        .to_owned();
    let held = item_version::Entity::find().filter(FromDate.lte(on)).filter(Listed.eq(true));
    held.filter(Expr::exists(superseding).not())
}

impl Catalogue {
    /// The items of these codes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of<C: AsRef<str>>(view: View<'_>, codes: impl IntoIterator<Item = C>) -> Result<Catalogue, Stop> {
        let mut codes: Vec<String> = codes.into_iter().map(|code| code.as_ref().to_owned()).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut catalogue = Catalogue::default();
        for group in codes.chunks(1_000) {
            let items = item_version::Entity::find().filter(item_version::Column::Code.is_in(group));
            let ceilings = price_ceiling::Entity::find().filter(price_ceiling::Column::ItemCode.is_in(group));
            catalogue.take(view.all(items).await?, view.all(ceilings).await?);
        }
        Ok(catalogue)
    }

    /// Every item.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn whole(view: View<'_>) -> Result<Catalogue, Stop> {
        let items = item_version::Entity::find().order_by_asc(item_version::Column::ItemVersionId);
        let ceilings = price_ceiling::Entity::find().order_by_asc(price_ceiling::Column::PriceCeilingId);
        let mut catalogue = Catalogue::default();
        catalogue.take(view.all(items).await?, view.all(ceilings).await?);
        Ok(catalogue)
    }

    /// Takes further rows in, such as those that are only being thought of.
    pub(crate) fn take(&mut self, items: Vec<item_version::Model>, ceilings: Vec<price_ceiling::Model>) {
        for row in items {
            self.items.entry(row.code.clone()).or_default().push(row);
        }
        for row in ceilings {
            self.ceilings.entry(row.item_code.clone()).or_default().push(row);
        }
    }

    /// The catalogue as it was before a version came.
    pub(crate) fn before_release(mut self, release_id: i64) -> Catalogue {
        self.items.values_mut().for_each(|rows| rows.retain(|row| row.release_id < release_id));
        self.items.retain(|_, rows| !rows.is_empty());
        self.ceilings.values_mut().for_each(|rows| rows.retain(|row| row.release_id < release_id));
        self
    }

    /// An item as it holds on a day; none where it is not listed then.
    pub fn item(&self, code: &str, on: Date) -> Option<&item_version::Model> {
        self.row(code, on).filter(|row| row.listed)
    }

    /// The row that holds on a day, be it the end of the listing.
    pub fn row(&self, code: &str, on: Date) -> Option<&item_version::Model> {
        let begun = self.items.get(code)?.iter().filter(|row| row.from_date <= on);
        begun.max_by_key(|row| (row.from_date, row.release_id))
    }

    /// Whether the code ever stood in the catalogue.
    pub(crate) fn knows(&self, code: &str) -> bool {
        self.items.contains_key(code)
    }

    /// The name an item has or had on a day; the first it ever had before that.
    pub(crate) fn name(&self, code: &str, on: Date) -> Option<&str> {
        let row = self.row(code, on).or_else(|| self.items.get(code)?.iter().min_by_key(|row| row.from_date));
        row.map(|row| row.name.as_str())
    }

    /// What is listed on a day, in the order of the codes.
    pub fn listed(&self, on: Date) -> impl Iterator<Item = &item_version::Model> {
        self.items.keys().filter_map(move |code| self.item(code, on))
    }

    /// The highest price of one unit within scope, where a line is charged; none
    /// where there is no ceiling.
    pub(crate) fn ceiling(&self, code: &str, at: &ChargedAt, on: Date) -> Option<Fen> {
        let regions = regions_of(&at.region);
        let age = completed_years(at.birth_date, on);
        let concerns = |row: &&price_ceiling::Model| {
            row.from_date <= on
                && regions.contains(&row.region)
                && (row.hospital_level == 0 || row.hospital_level == at.hospital_level)
                && age <= row.max_age
        };
        // Of each kind of ceiling the row that holds; of those that are in force the most specific.
        let mut held: BTreeMap<(&str, i32, i32), &price_ceiling::Model> = BTreeMap::new();
        for row in self.ceilings.get(code)?.iter().filter(concerns) {
            let kind = (row.region.as_str(), row.hospital_level, row.max_age);
            let earlier = held.entry(kind).or_insert(row);
            if (row.from_date, row.release_id) > (earlier.from_date, earlier.release_id) {
                *earlier = row;
            }
        }
        let in_force = held.into_values().filter_map(|row| Some((row, row.ceiling_fen?)));
        let near = |row: &price_ceiling::Model| regions.iter().position(|region| *region == row.region);
        in_force
            .min_by_key(|(row, _)| (near(row), Reverse(row.hospital_level != 0), row.max_age))
            .map(|(_, ceiling)| Fen(ceiling))
    }

    /// What stands in the catalogue on a day or stood in it before: what was charged
    /// then is known later.
    pub(crate) fn known_on(&self, on: Date) -> impl Iterator<Item = &item_version::Model> {
        self.items.keys().filter_map(move |code| self.row(code, on))
    }

    /// The last day on which a row holds; none while nothing follows it.
    pub fn until(&self, row: &item_version::Model) -> Option<Date> {
        let later = self.items.get(&row.code)?.iter().filter(|other| other.from_date > row.from_date);
        later.map(|other| other.from_date).min()?.previous_day()
    }

    /// The ceilings that begin on some day and hold on this one, of each kind the last.
    pub fn ceilings_on(&self, on: Date) -> Vec<&price_ceiling::Model> {
        let mut held: BTreeMap<(&str, &str, i32, i32), &price_ceiling::Model> = BTreeMap::new();
        for row in self.ceilings.values().flatten().filter(|row| row.from_date <= on) {
            let kind = (row.item_code.as_str(), row.region.as_str(), row.hospital_level, row.max_age);
            let earlier = held.entry(kind).or_insert(row);
            if (row.from_date, row.release_id) > (earlier.from_date, earlier.release_id) {
                *earlier = row;
            }
        }
        held.into_values().filter(|row| row.ceiling_fen.is_some()).collect()
    }

    /// The versions of an item, in the order of their first days.
    pub(crate) fn versions(&self, code: &str) -> Vec<&item_version::Model> {
        let mut rows: Vec<_> = self.items.get(code).into_iter().flatten().collect();
        rows.sort_by_key(|row| (row.from_date, row.release_id));
        rows
    }

    /// The ceilings of an item, in the order of their first days.
    pub(crate) fn ceilings(&self, code: &str) -> Vec<&price_ceiling::Model> {
        let mut rows: Vec<_> = self.ceilings.get(code).into_iter().flatten().collect();
        rows.sort_by_key(|row| (row.from_date, row.release_id, row.price_ceiling_id));
        rows
    }
}

/// The region itself and what it lies in, the nearest first: county, city,
/// province, everywhere.
fn regions_of(region: &str) -> Vec<String> {
    let mut regions = vec![region.to_owned()];
    for digits in [4, 2, 0] {
        let above = format!("{:0<6}", region.get(..digits).unwrap_or_default());
        if !regions.contains(&above) {
            regions.push(above);
        }
    }
    regions
}

/// A drug X without any rule, for tests that change what they are about.
#[cfg(test)]
pub(crate) fn a_drug() -> item_version::Model {
    item_version::Model {
        item_version_id: 1,
        release_id: 1,
        code: "X".to_owned(),
        from_date: date!(2017 - 01 - 01),
        listed: true,
        name: "X".to_owned(),
        initials: String::new(),
        list_type: "101".to_owned(),
        kind: "drug".to_owned(),
        unit: String::new(),
        price_fen: 0,
        item_class: "a".to_owned(),
        in_scope: true,
        preself_permyriad: 0,
        sex_limit: 0,
        min_age: 0,
        max_age: 150,
        min_level: 0,
        diagnoses: String::new(),
        max_per_day: 0,
        max_per_stay: 0,
        days_per_unit: 0,
        max_supply_days: 0,
        rev: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ceiling(id: i64, region: &str, level: i32, max_age: i32, from: Date, fen: Option<i64>) -> price_ceiling::Model {
        price_ceiling::Model {
            price_ceiling_id: id,
            release_id: id,
            item_code: "X".to_owned(),
            region: region.to_owned(),
            hospital_level: level,
            max_age,
            from_date: from,
            ceiling_fen: fen,
            rev: 1,
        }
    }

    #[test]
    fn the_most_specific_ceiling_in_force_wins() {
        let day = date!(2026 - 01 - 01);
        let mut catalogue = Catalogue::default();
        catalogue.take(
            vec![],
            vec![
                ceiling(1, "000000", 0, 150, day, Some(900)),
                ceiling(2, "410000", 2, 150, day, Some(800)),
                ceiling(3, "411000", 0, 150, day, Some(700)),
                ceiling(4, "411000", 2, 150, day, Some(600)),
                ceiling(5, "411000", 2, 5, day, Some(650)),
                ceiling(6, "411025", 3, 150, date!(2026 - 03 - 01), Some(500)),
                ceiling(7, "411025", 3, 150, date!(2026 - 05 - 01), None),
            ],
        );
        let of = |region: &str, hospital_level, birth_date, on| {
            let at = ChargedAt { region: region.to_owned(), hospital_level, birth_date };
            catalogue.ceiling("X", &at, on).map(|fen| fen.0)
        };
        let grown = date!(1980 - 01 - 01);
        let on = date!(2026 - 04 - 01);
        assert_eq!(of("110105", 3, grown, on), Some(900), "elsewhere");
        assert_eq!(of("410100", 2, grown, on), Some(800), "the province, second level");
        assert_eq!(of("410100", 3, grown, on), Some(900), "the province says nothing of the third level");
        assert_eq!(of("411025", 1, grown, on), Some(700), "the city, any level");
        assert_eq!(of("411025", 2, grown, on), Some(600), "the city, second level");
        assert_eq!(of("411025", 2, date!(2020 - 04 - 02), on), Some(650), "until the day before the sixth birthday");
        assert_eq!(of("411025", 2, date!(2020 - 04 - 01), on), Some(600), "six years completed");
        assert_eq!(of("411025", 3, grown, on), Some(500), "the county before the city");
        assert_eq!(of("411025", 3, grown, date!(2026 - 02 - 28)), Some(700), "not yet");
        assert_eq!(of("411025", 3, grown, date!(2026 - 05 - 01)), Some(700), "no longer");
        assert_eq!(of("411025", 3, grown, date!(2025 - 12 - 31)), None);
    }
}
