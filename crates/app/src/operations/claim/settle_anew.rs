//! Settles anew what a change of the catalogue touches that reached back: every line on
//! or after its first day is split by the catalogue as it stands now, and where a bill
//! comes out otherwise the difference to its settlement is booked in the open month,
//! with the differences of later bills that hang on it. Some persons at a time, in the
//! order of their numbers; what was settled anew is touched no more, so that repeating
//! changes nothing.
//!
//! Checks, in this order: the case changed the catalogue and is completed; nobody
//! concerned is tied to whoever asks. A bill that cannot be settled any more keeps its
//! settlement and is named.
//!
//! Where a reimbursement's costs arose is on paper only: reimbursements are left to a
//! person, and stay in the list of what is touched.
//!
//! Article: R2-98 (recomputation), R1-12.14. Threat I14.

use std::collections::{BTreeMap, BTreeSet};

use base::{CaseId, Fen, MoneyError, PersonId, Refusal, SettlementId, VisitId};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use review::Subject;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use store::entity::{
    catalogue_release, fee_line, item_version, price_ceiling, provider, review_case, settlement, visit,
};

use super::booking::Booking;
use super::fee_split::{BillSums, Charge, Parts, split};
use super::in_hand::PersonInHand;
use super::settle::open_month;
use crate::case_work::kind_of;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::operations::catalogue::held::{Catalogue, ChargedAt};
use crate::stop::Stop;

/// So many persons are settled anew at a time.
const PERSONS_AT_ONCE: u64 = 200;
/// So many items are asked for at a time.
const ITEMS_AT_ONCE: usize = 500;

/// Settles anew what a change touches.
pub struct SettleAnew;

/// By which change, and where the last part ended.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeToSettleAnew {
    /// The case by which the catalogue was changed.
    pub case_id: CaseId,
    /// Go on after this person, as the part before said; left out for the first part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<PersonId>,
}

/// What came out of one part.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SettledAnew {
    /// The case.
    pub case_id: CaseId,
    /// How many persons were looked at.
    pub persons: u32,
    /// How many lines are split otherwise now.
    pub lines: u32,
    /// How many settlements were adjusted, later ones that hang on them among them.
    pub settlements: u32,
    /// What the funds pay more for them; negative where they paid too much.
    pub funds_fen: Fen,
    /// Bills that cannot be settled any more, and keep their settlement.
    pub kept: Vec<KeptAsSettled>,
    /// Go on after this person; left out when all is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<PersonId>,
}

/// A person whose bills cannot be settled anew.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeptAsSettled {
    /// The visit with lines that would be split otherwise; the first of several.
    pub visit_id: VisitId,
    /// Code of what stands in the way.
    pub code: String,
    /// Its words.
    pub title: String,
    /// The same in English.
    pub title_en: String,
}

impl Command for SettleAnew {
    const SPEC: CommandSpec = CommandSpec {
        name: "claim.settle_anew",
        title: "追溯调整重新结算",
        title_en: "settle anew what a change reaching back touches",
        access: Access::Duty(&[Duty::ClaimsImport]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &[],
        idempotency: Idempotency::Key,
        articles: &["R2-98", "R1-12.14"],
    };
    type Input = ChangeToSettleAnew;
    type Output = SettledAnew;

    async fn decide(cx: &Context<'_>, input: ChangeToSettleAnew) -> Result<Plan<SettledAnew>, Stop> {
        let change = Changed::by(cx, input.case_id).await?;
        let month = open_month(cx, cx.today).await?;
        let booking = Booking { month: month.to_string(), business_date: cx.today };
        let persons = change.persons(cx, input.after).await?;
        cx.must_be_untied(persons.iter().map(|id| Subject::Person(PersonId(*id))))?;
        let next = (persons.len() as u64 == PERSONS_AT_ONCE).then(|| persons.last().copied().map(PersonId)).flatten();

        let mut plan = Plan::answering(SettledAnew {
            case_id: input.case_id,
            persons: persons.len() as u32,
            lines: 0,
            settlements: 0,
            funds_fen: Fen::ZERO,
            kept: Vec::new(),
            next,
        });
        plan.about("case", input.case_id);
        for (_, mut in_hand) in PersonInHand::lock_all(cx, persons.iter().copied()).await? {
            let anew = change.split_anew(cx, &in_hand).await?;
            let Some(first) = anew.lines.first().map(|line| VisitId(line.visit_id)) else { continue };
            let rows = match in_hand.charged(cx, &booking, &anew.sums).await {
                Ok(rows) => rows,
                Err(Stop::Refused(Refusal { code, title, title_en, .. })) => {
                    plan.output.kept.push(KeptAsSettled { visit_id: first, code, title, title_en });
                    continue;
                }
                Err(stop) => return Err(stop),
            };
            plan.output.lines += anew.lines.len() as u32;
            plan.output.settlements += rows.len() as u32;
            for row in &rows {
                plan.about("settlement", SettlementId(row.settlement_id));
                plan.output.funds_fen = plan.output.funds_fen.plus(by_funds(row)?)?;
            }
            anew.lines.into_iter().for_each(|line| plan.update(line));
            plan.insert_all(rows);
            in_hand.keep_state_anew(&mut plan)?;
        }
        plan.fact("persons", plan.output.persons);
        plan.fact("lines", plan.output.lines);
        plan.fact("settlements", plan.output.settlements);
        Ok(plan)
    }
}

fn by_funds(row: &settlement::Model) -> Result<Fen, MoneyError> {
    Fen::total([row.basic_fen, row.critical_illness_fen, row.hardship_fen, row.assistance_fen].map(Fen))
}

/// What a completed change of the catalogue brought.
struct Changed {
    from_date: base::Date,
    codes: Vec<String>,
}

/// The lines of a person that are split otherwise now, and what their visits come to.
struct Anew {
    lines: Vec<fee_line::Model>,
    sums: BTreeMap<i64, BillSums>,
}

impl Changed {
    async fn by(cx: &Context<'_>, case_id: CaseId) -> Result<Changed, Stop> {
        let unknown = || Refusal::unknown("目录调整", "change of the catalogue");
        let case = cx.view.by_key::<review_case::Model>(case_id.0).await?.ok_or_else(unknown)?;
        if kind_of(&case)? != CaseKind::CatalogueChange {
            return Err(unknown().into());
        }
        let release = catalogue_release::Entity::find().filter(catalogue_release::Column::CaseId.eq(case_id.0));
        let release = cx.view.one(release).await?.ok_or_else(|| {
            let (zh, en) = ("目录调整尚未生效，无须重新结算", "the change is not in force, so nothing is settled anew");
            Refusal::conflict("change_not_in_force", zh, en).citing("R1-12.14")
        })?;
        let items = item_version::Entity::find().filter(item_version::Column::ReleaseId.eq(release.release_id));
        let items = cx.view.all(items).await?.into_iter().map(|row| row.code);
        let ceilings = price_ceiling::Entity::find().filter(price_ceiling::Column::ReleaseId.eq(release.release_id));
        let ceilings = cx.view.all(ceilings).await?.into_iter().map(|row| row.item_code);
        let codes: BTreeSet<String> = items.chain(ceilings).collect();
        Ok(Changed { from_date: release.from_date, codes: codes.into_iter().collect() })
    }

    /// Persons with such lines of settled visits to institutions here, in the order of their numbers.
    async fn persons(&self, cx: &Context<'_>, after: Option<PersonId>) -> Result<Vec<i64>, Stop> {
        let mut found = BTreeSet::new();
        for codes in self.codes.chunks(ITEMS_AT_ONCE) {
            let visits =
                fee_line::Entity::find().select_only().column(fee_line::Column::VisitId).filter(self.lines(codes));
            let select = visit::Entity::find()
                .select_only()
                .column(visit::Column::PersonId)
                .distinct()
                .filter(visit::Column::State.eq("settled"))
                .filter(visit::Column::ProviderId.is_not_null())
                .filter(visit::Column::PersonId.gt(after.map_or(0, |person| person.0)))
                .filter(visit::Column::VisitId.in_subquery(visits.into_query()))
                .order_by_asc(visit::Column::PersonId)
                .limit(PERSONS_AT_ONCE);
            found.extend(cx.view.shaped(select.into_tuple::<i64>()).await?);
        }
        Ok(found.into_iter().take(PERSONS_AT_ONCE as usize).collect())
    }

    fn lines(&self, codes: &[String]) -> Condition {
        Condition::all()
            .add(fee_line::Column::ItemCode.is_in(codes))
            .add(fee_line::Column::ServiceDate.gte(self.from_date))
            .add(fee_line::Column::Voided.eq(false))
    }

    /// The person's lines by the catalogue as it stands now.
    async fn split_anew(&self, cx: &Context<'_>, in_hand: &PersonInHand) -> Result<Anew, Stop> {
        let person = &in_hand.person;
        let visits = visit::Entity::find()
            .filter(visit::Column::PersonId.eq(person.person_id))
            .filter(visit::Column::State.eq("settled"))
            .filter(visit::Column::ProviderId.is_not_null())
            .order_by_asc(visit::Column::VisitId);
        let visits = cx.view.all(visits).await?;
        let providers = cx.view.by_keys::<provider::Model>(visits.iter().filter_map(|visit| visit.provider_id)).await?;
        let mut anew = Anew { lines: Vec::new(), sums: BTreeMap::new() };
        for visit in &visits {
            let lines = fee_line::Entity::find()
                .filter(fee_line::Column::VisitId.eq(visit.visit_id))
                .filter(fee_line::Column::Voided.eq(false))
                .order_by_asc(fee_line::Column::LineId);
            let mut lines = cx.view.all(lines).await?;
            let catalogue = Catalogue::of(cx.view, lines.iter().map(|line| &line.item_code)).await?;
            let provider = providers.iter().find(|provider| Some(provider.provider_id) == visit.provider_id);
            let at = provider.map(|provider| ChargedAt::of(provider, person));
            let at = at.ok_or_else(|| Stop::fault("settling anew", "a visit whose provider is not there"))?;
            let mut differs = false;
            for line in lines.iter_mut().filter(|line| self.concerns(line)) {
                let parts = parts_now(line, &catalogue, &at)?;
                if parts_of(line) != parts {
                    differs = true;
                    put(line, parts);
                    anew.lines.push(line.clone());
                }
            }
            if differs {
                anew.sums.insert(visit.visit_id, BillSums::of(&lines)?);
            }
        }
        Ok(anew)
    }

    fn concerns(&self, line: &fee_line::Model) -> bool {
        line.service_date >= self.from_date && self.codes.binary_search(&line.item_code).is_ok()
    }
}

/// What is not listed on its day was charged in vain: nothing of it lies within scope.
fn parts_now(line: &fee_line::Model, catalogue: &Catalogue, at: &ChargedAt) -> Result<Parts, MoneyError> {
    let amount = Fen(line.amount_fen);
    let Some(item) = catalogue.item(&line.item_code, line.service_date) else {
        return Ok(Parts { out_of_scope: amount, ..Parts::default() });
    };
    let ceiling = catalogue.ceiling(&line.item_code, at, line.service_date);
    split(&Charge { amount, quantity: line.quantity, price: Fen(line.price_fen) }, item, ceiling)
}

fn parts_of(line: &fee_line::Model) -> Parts {
    Parts {
        out_of_scope: Fen(line.out_of_scope_fen),
        over_limit: Fen(line.over_limit_fen),
        preself: Fen(line.preself_fen),
        in_scope: Fen(line.in_scope_fen),
    }
}

fn put(line: &mut fee_line::Model, parts: Parts) {
    line.out_of_scope_fen = parts.out_of_scope.0;
    line.over_limit_fen = parts.over_limit.0;
    line.preself_fen = parts.preself.0;
    line.in_scope_fen = parts.in_scope.0;
}
