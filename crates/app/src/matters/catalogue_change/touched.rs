//! The settlements that a change reaching back would touch: those with a line on or
//! after its first day that would be split otherwise. Each line is split anew by the
//! catalogue with the change and compared with how it was settled. Nothing is
//! recomputed here; whoever approves sees what waits for it.
//!
//! Where a reimbursement's costs arose is on paper only: a line of it whose item gets
//! a ceiling counts as touched.
//!
//! Article: R1-12.14. Threat I14.

use std::collections::{BTreeMap, BTreeSet};

use base::Fen;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::entity::{fee_line, person, provider, visit};

use super::change::Change;
use crate::command::Context;
use crate::operations::catalogue::held::{Catalogue, ChargedAt};
use crate::operations::claim::{Charge, split};
use crate::stop::Stop;

/// A settlement with lines that would be split otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) settlement_id: i64,
    pub(crate) visit_id: i64,
    pub(crate) provider_id: Option<i64>,
    /// How many of its lines.
    pub(crate) lines: u32,
    /// What lies within scope of these lines, as settled and with the change.
    pub(crate) in_scope_before: Fen,
    pub(crate) in_scope_after: Fen,
}

/// The settlements touched, in the order of their numbers.
pub(crate) async fn touched(cx: &Context<'_>, change: &Change) -> Result<Vec<Touched>, Stop> {
    let after = change.after();
    let codes: BTreeSet<&String> =
        change.items.iter().map(|row| &row.code).chain(change.ceilings.iter().map(|row| &row.item_code)).collect();
    let mut found: BTreeMap<i64, Touched> = BTreeMap::new();
    for group in codes.into_iter().collect::<Vec<_>>().chunks(500) {
        let lines = fee_line::Entity::find()
            .filter(fee_line::Column::ItemCode.is_in(group.iter().copied()))
            .filter(fee_line::Column::ServiceDate.gte(change.from_date))
            .filter(fee_line::Column::Voided.eq(false))
            .order_by_asc(fee_line::Column::LineId);
        let lines = cx.view.all(lines).await?;
        let places = Places::of(cx, &lines).await?;
        for line in &lines {
            places.judge(change, &after, line, &mut found)?;
        }
    }
    Ok(found.into_values().collect())
}

/// Where and for whom the lines were charged.
struct Places {
    visits: BTreeMap<i64, visit::Model>,
    providers: BTreeMap<i64, provider::Model>,
    persons: BTreeMap<i64, person::Model>,
}

impl Places {
    async fn of(cx: &Context<'_>, lines: &[fee_line::Model]) -> Result<Places, Stop> {
        let ids: BTreeSet<i64> = lines.iter().map(|line| line.visit_id).collect();
        let visits = cx.view.by_keys::<visit::Model>(ids).await?;
        let providers: BTreeSet<i64> = visits.iter().filter_map(|visit| visit.provider_id).collect();
        let persons: BTreeSet<i64> = visits.iter().map(|visit| visit.person_id).collect();
        Ok(Places {
            providers: by_id(cx.view.by_keys::<provider::Model>(providers).await?, |row| row.provider_id),
            persons: by_id(cx.view.by_keys::<person::Model>(persons).await?, |row| row.person_id),
            visits: by_id(visits, |row| row.visit_id),
        })
    }

    fn judge(
        &self,
        change: &Change,
        after: &Catalogue,
        line: &fee_line::Model,
        found: &mut BTreeMap<i64, Touched>,
    ) -> Result<(), Stop> {
        let missing = || Stop::fault("looking for touched settlements", "a line without visit or person");
        let visit = self.visits.get(&line.visit_id).ok_or_else(missing)?;
        let Some(settlement_id) = visit.settlement_id.filter(|_| visit.state == "settled") else { return Ok(()) };
        let person = self.persons.get(&visit.person_id).ok_or_else(missing)?;
        let provider = visit.provider_id.and_then(|id| self.providers.get(&id));
        let at = match provider {
            Some(provider) => ChargedAt::of(provider, person),
            None => ChargedAt { region: String::new(), hospital_level: 0, birth_date: person.birth_date },
        };
        let (code, on) = (&line.item_code, line.service_date);
        let concerns = change.before.item(code, on) != after.item(code, on)
            || change.before.ceiling(code, &at, on) != after.ceiling(code, &at, on);
        let settled = Fen(line.in_scope_fen);
        let on_paper = provider.is_none() && change.ceilings.iter().any(|row| row.item_code == line.item_code);
        if !concerns && !on_paper {
            return Ok(());
        }
        // What is no longer listed on a day was charged in vain: nothing of it would lie within scope.
        let anew = match after.item(&line.item_code, line.service_date) {
            None => Fen::ZERO,
            Some(item) => {
                let charge =
                    Charge { amount: Fen(line.amount_fen), quantity: line.quantity, price: Fen(line.price_fen) };
                let parts = split(&charge, item, after.ceiling(&line.item_code, &at, line.service_date))?;
                let same = (parts.out_of_scope, parts.over_limit, parts.preself)
                    == (Fen(line.out_of_scope_fen), Fen(line.over_limit_fen), Fen(line.preself_fen));
                if same && !on_paper {
                    return Ok(());
                }
                parts.in_scope
            }
        };
        let one = found.entry(settlement_id).or_insert_with(|| Touched {
            settlement_id,
            visit_id: visit.visit_id,
            provider_id: visit.provider_id,
            lines: 0,
            in_scope_before: Fen::ZERO,
            in_scope_after: Fen::ZERO,
        });
        one.lines += 1;
        one.in_scope_before = one.in_scope_before.plus(settled)?;
        one.in_scope_after = one.in_scope_after.plus(anew)?;
        Ok(())
    }
}

fn by_id<R>(rows: Vec<R>, id: impl Fn(&R) -> i64) -> BTreeMap<i64, R> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}
