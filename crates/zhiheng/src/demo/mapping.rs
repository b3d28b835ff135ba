//! The hospitals of the county map their own items to the national catalogue: each sends
//! all it charges, the catalogue clerk looks at every row, the reviewer agrees. A few rows
//! were mapped to a neighbouring item and are refused; a few slipped through. What is
//! sent in October waits for whoever sits down next.
//!
//! Article: R1-12.14, R4-39, R4-41.

use app::operations::catalogue::item_list::ItemList;
use app::operations::catalogue::load::{ItemKind, NewItem};
use app::operations::mapping::propose::{NewMapping, NewMappings, Propose};
use app::operations::matter::StepOfCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use base::{Fen, MappingId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::json;

use super::county::Place;
use crate::play::team::Team;

/// One row in so many is mapped to a neighbour and refused.
const REFUSED_EACH: usize = 89;
/// One in so many slips through.
const SLIPPED_EACH: usize = 301;

/// The code of a place's own for the item with this place in the catalogue.
pub(crate) fn own_code(item: &NewItem, index: usize) -> String {
    let letter = match item.kind {
        ItemKind::Drug => 'Y',
        ItemKind::Service => 'Z',
        ItemKind::Consumable => 'H',
    };
    format!("{letter}{:04}", index + 1)
}

/// Maps what each place charges, from the first day of the catalogue on.
pub(crate) async fn mapped(team: &Team, places: &[Place], items: &[NewItem], from_date: &str) -> anyhow::Result<()> {
    for (number, place) in places.iter().enumerate() {
        let mut rows = Vec::new();
        let mut refused = Vec::new();
        for (index, _) in items.iter().enumerate().filter(|(_, item)| charges(place, item)) {
            let meant = match (index + number * 7) % REFUSED_EACH {
                0 => Meant::Neighbour,
                _ if (index + number * 5) % SLIPPED_EACH == 0 => Meant::Neighbour,
                _ => Meant::Itself,
            };
            refused.push((index + number * 7).is_multiple_of(REFUSED_EACH));
            rows.push(row(items, index, meant, from_date));
        }
        let ids = proposed(team, place, rows).await?;
        decided(team, place, ids.into_iter().zip(refused)).await?;
    }
    Ok(())
}

/// What the first places send later: what was refused, put right, and what is doubtful.
pub(crate) async fn waiting(team: &Team, places: &[Place], items: &[NewItem], from_date: &str) -> anyhow::Result<()> {
    for (number, place) in places.iter().enumerate().take(3) {
        let mut rows = Vec::new();
        for (index, item) in items.iter().enumerate().filter(|(_, item)| charges(place, item)) {
            if (index + number * 7).is_multiple_of(REFUSED_EACH) {
                rows.push(row(items, index, Meant::Itself, from_date));
            } else if index % 40 == number {
                let meant = if index % 3 == 0 { Meant::Neighbour } else { Meant::Itself };
                let new = row(items, index, meant, from_date);
                rows.push(NewMapping {
                    own_code: format!("{}A", own_code(item, index)),
                    price_fen: new.price_fen.map(|price| Fen(price.0 * [1, 2, 1][index % 3])),
                    ..new
                });
            }
        }
        proposed(team, place, rows).await?;
    }
    Ok(())
}

/// For what a row stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Itself,
    /// The next item of the same kind.
    Neighbour,
}

fn charges(place: &Place, item: &NewItem) -> bool {
    !place.pharmacy || item.kind == ItemKind::Drug
}

fn row(items: &[NewItem], index: usize, meant: Meant, from_date: &str) -> NewMapping {
    let item = &items[index];
    let mut others = items.iter().skip(index + 1).chain(items).filter(|other| other.kind == item.kind);
    let national = match meant {
        Meant::Itself => item,
        Meant::Neighbour => others.next().unwrap_or(item),
    };
    let (name, specification) = item.name.split_once(' ').unwrap_or((&item.name, ""));
    let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    NewMapping {
        own_code: own_code(item, index),
        own_name: name.to_owned(),
        list: match item.kind {
            ItemKind::Drug => ItemList::Drug,
            ItemKind::Service => ItemList::Service,
            ItemKind::Consumable => ItemList::Consumable,
        },
        item_code: national.code.clone(),
        from_date: from_date.to_owned(),
        until_date: "2099-12-31".to_owned(),
        approval_number: None,
        dosage_form: None,
        specification: told(specification),
        package: None,
        unit: told(specification.rsplit_once('/').map_or("", |(_, unit)| unit)),
        price_fen: Some(item.price_fen),
        excluded: None,
        content: None,
        memo: None,
    }
}

async fn proposed(team: &Team, place: &Place, rows: Vec<NewMapping>) -> anyhow::Result<Vec<MappingId>> {
    let office = team.of_provider(place.provider_id.0, Duty::HisClaims)?;
    Ok(team.run::<Propose>(office, NewMappings { provider_id: None, rows }).await?.mapping_ids)
}

/// One clerk says yes or no to each row, another person agrees to all of it.
async fn decided(team: &Team, place: &Place, rows: impl Iterator<Item = (MappingId, bool)>) -> anyhow::Result<()> {
    let rows: Vec<_> = rows
        .map(|(mapping_id, refused)| match refused {
            true => json!({"mapping_id": mapping_id, "agree": false, "reason_code": "wrong_item"}),
            false => json!({"mapping_id": mapping_id, "agree": true}),
        })
        .collect();
    let form = json!({"provider_id": place.provider_id, "rows": rows});
    let (matter, comment) = (CaseKind::ItemMapping, String::new());
    let application = Application { matter, form, material_ids: Vec::new(), notify_missing: false, comment };
    let case_id = team.run::<Accept>(team.with(Duty::CatalogueEntry)?, application).await?.case_id;
    let step = || StepOfCase { case_id, duty: Duty::ParameterReview, comment: String::new() };
    team.run_as_any::<Review>(team.all_with(Duty::ParameterReview), step).await?;
    Ok(())
}
