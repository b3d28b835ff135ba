//! What the approved mappings of a hospital say on a day, and how a fee line stands to
//! them. It goes by the day of service; how a line stood is kept with the line.
//!
//! ```text
//! approved, 2026-01-01 to 2099-12-31, taken back on 2026-10-05
//! line of 2026-10-04   held against it
//! line of 2026-10-05   has no mapping
//! ```
//!
//! Article: R4-39, R4-41.

use std::collections::{BTreeMap, BTreeSet};

use base::{Date, Refusal};
use regulation::his_interface::{OwnCodes, WhenNotMapped};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use store::View;
use store::entity::{fee_line, item_mapping};

use crate::stop::Stop;

/// The line's own code is mapped to the code it carries.
pub(crate) const MATCHED: &str = "matched";
/// Its own code has no approved mapping on the day, or it has none.
pub(crate) const UNMAPPED: &str = "unmapped";
/// Its own code is mapped to another national code.
pub(crate) const CONTRADICTING: &str = "contradicting";
/// Nobody asked: no line of a designated hospital.
pub(crate) const NOT_ASKED: &str = "not_asked";

/// Days and code of one approved mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    item_code: String,
    from_date: Date,
    until_date: Date,
    withdrawn_on: Option<Date>,
}

/// The approved mappings of some hospitals, by hospital and own code.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mappings(BTreeMap<(i64, String), Vec<Held>>);

impl Mappings {
    /// Those of these own codes at these hospitals.
    pub(crate) async fn of<'c>(
        view: View<'_>,
        wanted: impl IntoIterator<Item = (i64, &'c str)>,
    ) -> Result<Mappings, Stop> {
        use item_mapping::Column::{CaseId, FromDate, ItemCode, OwnCode, ProviderId, State, UntilDate, WithdrawnOn};
        let mut by_provider: BTreeMap<i64, BTreeSet<&str>> = BTreeMap::new();
        for (provider_id, own_code) in wanted {
            by_provider.entry(provider_id).or_default().insert(own_code.trim());
        }
        let mut mappings = Mappings::default();
        for (provider_id, own_codes) in by_provider {
            for group in own_codes.into_iter().collect::<Vec<_>>().chunks(500) {
                let select = item_mapping::Entity::find()
                    .filter(ProviderId.eq(provider_id))
                    .filter(OwnCode.is_in(group.iter().copied()))
                    .filter(State.is_in(["approved", "withdrawn"]))
                    .filter(CaseId.is_not_null())
                    .select_only()
                    .columns([OwnCode, ItemCode, FromDate, UntilDate, WithdrawnOn])
                    .into_tuple::<(String, String, Date, Date, Option<Date>)>();
                for (own_code, item_code, from_date, until_date, withdrawn_on) in view.shaped(select).await? {
                    let held = Held { item_code, from_date, until_date, withdrawn_on };
                    mappings.0.entry((provider_id, own_code)).or_default().push(held);
                }
            }
        }
        Ok(mappings)
    }

    /// The national code that a hospital's own code stands for on a day.
    pub(crate) fn on(&self, provider_id: i64, own_code: &str, day: Date) -> Option<&str> {
        let holds = |held: &&Held| {
            held.from_date <= day && day <= held.until_date && held.withdrawn_on.is_none_or(|ended| day < ended)
        };
        let of_code = self.0.get(&(provider_id, own_code.trim().to_owned()))?;
        of_code.iter().find(holds).map(|held| held.item_code.as_str())
    }

    /// How a line stands to them.
    fn standing(&self, provider_id: i64, line: &fee_line::Model) -> &'static str {
        let own_code = line.own_code.as_deref().unwrap_or_default();
        match self.on(provider_id, own_code, line.service_date) {
            Some(code) if code == line.item_code => MATCHED,
            Some(_) => CONTRADICTING,
            None => UNMAPPED,
        }
    }

    /// The line with how it stands, or a refusal where the region asks for one.
    pub(crate) fn judged(
        &self,
        switches: OwnCodes,
        provider_id: i64,
        line: fee_line::Model,
        path: &str,
    ) -> Result<fee_line::Model, Refusal> {
        let standing = self.standing(provider_id, &line);
        let path = format!("{path}.own_code");
        match standing {
            UNMAPPED if switches.unmapped == WhenNotMapped::Refuse => {
                let (zh, en) =
                    ("该院内编码在费用发生日没有已审核的目录对照", "the own code has no approved mapping on that day");
                Err(Refusal::invalid("own_code_unmapped", path, zh, en).citing("R4-41"))
            }
            CONTRADICTING if switches.contradicting == WhenNotMapped::Refuse => {
                let (zh, en) = ("该院内编码已对照其他国家编码", "the own code is mapped to another national code");
                Err(Refusal::invalid("own_code_contradicts", path, zh, en).citing("R4-41"))
            }
            _ => Ok(fee_line::Model { mapping: standing.to_owned(), ..line }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_mapping_holds_from_its_first_day_until_it_ends_or_was_taken_back() {
        let held = Held {
            item_code: "X".to_owned(),
            from_date: date!(2026 - 01 - 02),
            until_date: date!(2026 - 12 - 30),
            withdrawn_on: Some(date!(2026 - 10 - 05)),
        };
        let later =
            Held { item_code: "Y".to_owned(), from_date: date!(2026 - 10 - 05), withdrawn_on: None, ..held.clone() };
        let mappings = Mappings(BTreeMap::from([((1, "A".to_owned()), vec![held, later])]));
        for (day, code) in [
            (date!(2026 - 01 - 01), None),
            (date!(2026 - 01 - 02), Some("X")),
            (date!(2026 - 10 - 04), Some("X")),
            (date!(2026 - 10 - 05), Some("Y")),
            (date!(2026 - 12 - 30), Some("Y")),
            (date!(2026 - 12 - 31), None),
        ] {
            assert_eq!(mappings.on(1, " A ", day), code, "{day}");
        }
        assert_eq!(mappings.on(2, "A", date!(2026 - 02 - 01)), None, "another hospital's");
    }

    fn line(own_code: Option<&str>, item_code: &str) -> fee_line::Model {
        fee_line::Model {
            line_id: 1,
            visit_id: 1,
            line_number: "1".to_owned(),
            service_date: date!(2026 - 03 - 01),
            item_code: item_code.to_owned(),
            own_code: own_code.map(str::to_owned),
            quantity: 100,
            price_fen: 1,
            amount_fen: 1,
            out_of_scope_fen: 0,
            over_limit_fen: 0,
            preself_fen: 0,
            in_scope_fen: 1,
            mapping: NOT_ASKED.to_owned(),
            batch: None,
            voided: false,
            rev: 1,
        }
    }

    #[test]
    fn a_line_is_warned_of_or_refused_as_the_region_says() {
        use WhenNotMapped::{Refuse, Warn};
        let held = Held {
            item_code: "X".to_owned(),
            from_date: date!(2026 - 01 - 01),
            until_date: date!(2026 - 12 - 31),
            withdrawn_on: None,
        };
        let mappings = Mappings(BTreeMap::from([((1, "A".to_owned()), vec![held])]));
        let judged = |unmapped, contradicting, line| {
            let judged = mappings.judged(OwnCodes { unmapped, contradicting }, 1, line, "lines[3]");
            judged.map(|line| line.mapping).map_err(|refusal| format!("{} {}", refusal.code, refusal.fields[0].path))
        };
        for (own_code, item_code, standing, refused) in [
            (Some("A"), "X", MATCHED, None),
            (Some("A"), "Y", CONTRADICTING, Some("own_code_contradicts lines[3].own_code")),
            (Some("B"), "X", UNMAPPED, Some("own_code_unmapped lines[3].own_code")),
            (None, "X", UNMAPPED, Some("own_code_unmapped lines[3].own_code")),
        ] {
            assert_eq!(judged(Warn, Warn, line(own_code, item_code)), Ok(standing.to_owned()));
            let strict = judged(Refuse, Refuse, line(own_code, item_code));
            assert_eq!(strict, refused.map_or(Ok(standing.to_owned()), |text| Err(text.to_owned())));
        }
        assert_eq!(judged(Refuse, Warn, line(Some("A"), "Y")), Ok(CONTRADICTING.to_owned()), "each by itself");
    }
}
