//! A made-up catalogue: 2 000 items with limits of every kind, diagnoses,
//! providers.

use std::sync::Arc;

use super::draw::Draw;
use crate::{ExclusionRow, ItemDiagRow, ItemRow, ProviderRow, Rows};

/// How many items there are.
const ITEMS: usize = 2_000;
/// Common diagnoses.
const DIAGNOSES: [&str; 16] = [
    "I10.x00", "E11.900", "J18.900", "J44.100", "I63.900", "I25.103", "K29.500", "N18.900", "M51.202", "K80.200",
    "J06.900", "C34.100", "S72.000", "H25.900", "E78.500", "G45.900",
];

/// What an item is for, by its place in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// No limit.
    Plain,
    /// A drug: 1 day per unit, 30 days at most.
    Drug,
    /// For one sex.
    OfSex,
    /// For children up to 14.
    OfAge,
    /// For providers of level 3.
    OfLevel,
    /// For some diagnoses.
    OfDiagnosis,
    /// At most 1 a day.
    PerDay,
    /// At most 10 a stay.
    PerStay,
    /// Excludes the item after it.
    Excluding,
    /// Excluded by the item before it.
    Excluded,
}

pub(super) struct Catalogue {
    pub(super) items: Vec<ItemRow>,
    pub(super) providers: Vec<ProviderRow>,
    pub(super) diagnoses: Vec<Arc<str>>,
}

impl Catalogue {
    pub(super) fn new(persons: u64) -> Catalogue {
        let providers = (persons / 3_000).clamp(6, 3_000) as i64;
        let level = |id: i64| u8::try_from(1 + id % 3).expect("a remainder of 3 is small");
        Catalogue {
            items: (0..ITEMS).map(item).collect(),
            providers: (1..=providers).map(|id| ProviderRow { provider_id: id, level: level(id) }).collect(),
            diagnoses: DIAGNOSES.iter().map(|&code| code.into()).collect(),
        }
    }

    /// The tables of the catalogue.
    pub(super) fn rows(&self) -> Rows {
        let of_diagnosis = self.items.iter().enumerate().filter(|(n, _)| kind(*n) == Kind::OfDiagnosis);
        let allowed = |n: usize| [n, n + 3, n + 7].map(|at| DIAGNOSES[at / 50 % DIAGNOSES.len()].split_at(3).0);
        Rows {
            items: self.items.clone(),
            providers: self.providers.clone(),
            item_diag: of_diagnosis
                .flat_map(|(n, item)| allowed(n).map(|icd3| (item.item_code.clone(), icd3)))
                .map(|(item_code, icd3)| ItemDiagRow { item_code, icd3: icd3.into() })
                .collect(),
            exclusions: (0..ITEMS)
                .filter(|&n| kind(n) == Kind::Excluding)
                .map(|n| ExclusionRow {
                    item_a: self.items[n].item_code.clone(),
                    item_b: self.items[n + 1].item_code.clone(),
                })
                .collect(),
            ..Rows::default()
        }
    }

    /// The place of a random item of a kind.
    pub(super) fn of_kind(&self, wanted: Kind, draw: &mut Draw) -> usize {
        let mut at = draw.below(ITEMS as u64) as usize;
        while kind(at) != wanted {
            at = (at + 1) % ITEMS;
        }
        at
    }

    /// Whether an item of diagnoses is payable for one.
    pub(super) fn allows(&self, place: usize, diagnosis: &str) -> bool {
        [place, place + 3, place + 7]
            .iter()
            .any(|at| DIAGNOSES[at / 50 % DIAGNOSES.len()].as_bytes()[..3] == diagnosis.as_bytes()[..3])
    }
}

/// The kind of the item at a place.
pub(super) fn kind(place: usize) -> Kind {
    match place % 50 {
        3 => Kind::OfDiagnosis,
        7 | 8 => Kind::OfSex,
        9 => Kind::OfAge,
        11 => Kind::OfLevel,
        21 => Kind::Excluding,
        22 => Kind::Excluded,
        5 | 15 | 25 | 35 | 45 => Kind::PerDay,
        6 | 16 | 26 | 36 | 46 => Kind::PerStay,
        n if n % 10 < 5 => Kind::Drug,
        _ => Kind::Plain,
    }
}

fn item(place: usize) -> ItemRow {
    let price_fen = 150 + (place as i64 * 7_919) % 48_000;
    let kind = kind(place);
    let code = if kind == Kind::Drug { format!("XA{place:05}A001") } else { format!("0033{place:05}0000") };
    let plain = ItemRow::plain(&code, price_fen);
    match kind {
        Kind::Plain | Kind::Excluding | Kind::Excluded => plain,
        Kind::Drug => ItemRow { kind: 1, days_per_unit: 100, max_supply_days: 30, ..plain },
        Kind::OfSex => ItemRow { sex_limit: if place % 50 == 7 { 2 } else { 1 }, ..plain },
        Kind::OfAge => ItemRow { max_age: 14, ..plain },
        Kind::OfLevel => ItemRow { min_level: 3, ..plain },
        Kind::OfDiagnosis => ItemRow { diag_limited: true, ..plain },
        Kind::PerDay => ItemRow { max_per_day: 100, ..plain },
        Kind::PerStay => ItemRow { max_per_stay: 1_000, ..plain },
    }
}
