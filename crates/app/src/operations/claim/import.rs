//! Brings in many claims at once: visits with their lines, settled in the order
//! of admission by the same rules as at the counter, also those that come after
//! later ones. A claim that cannot be settled is rejected with its reason and kept
//! as rejected; the others are settled. Received = settled + rejected.
//!
//! Article: R1-12.11 (all claims), R2-53, R2-56. Threat I18: no rule of the
//! counter is left out.

use std::collections::BTreeMap;

use base::{Fen, Month, PersonId, ProviderId, Refusal, VisitId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{claim_rejection, enrolment, fee_line, provider, settlement, settlement_month, visit};

use super::as_bill::Cover;
use super::booking::Booking;
use super::fee_split::{BillSums, NewLine, checked_line, date_of, known_items};
use super::in_hand::{PersonInHand, ToSettle};
use super::recognised::recognised;
use crate::command::{Access, Command, CommandSpec, Context, Idempotency, MoneyEffect, Plan};
use crate::house::RESIDENT;
use crate::operations::catalogue::held::{Catalogue, ChargedAt};
use crate::operations::mapping::held::Mappings;
use crate::operations::month::state::keep_freezing_out;
use crate::operations::visit::admit::{NewVisit, VisitKind, checked_visit};
use crate::operations::visit::care::VisitCare;
use crate::stop::Stop;

/// Brings in claims.
pub struct Import;

/// The claims; at most 1000 at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimsToImport {
    /// The claims, in any order.
    pub claims: Vec<ClaimToImport>,
}

/// A claim: a visit from first to last day with its lines.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimToImport {
    /// Where.
    pub provider_id: ProviderId,
    /// Who.
    pub person_id: PersonId,
    /// Outpatient or inpatient.
    pub kind: VisitKind,
    /// The hospital's own number of the visit.
    pub record_number: String,
    /// First day.
    #[schemars(extend("format" = "date"))]
    pub admit_date: String,
    /// Last day.
    #[schemars(extend("format" = "date"))]
    pub discharge_date: String,
    /// The day it was settled at the counter: between discharge and today.
    #[schemars(extend("format" = "date"))]
    pub settled_on: String,
    /// Main diagnosis.
    pub diagnosis_1: String,
    /// Second diagnosis.
    #[serde(default)]
    pub diagnosis_2: Option<String>,
    /// 0 none, 1 referred up, 2 referred down, 3 filed, 4 emergency.
    #[serde(default)]
    pub referral: u8,
    /// Outside the person's area of insurance.
    #[serde(default)]
    pub out_of_area: bool,
    /// What it is paid as.
    #[serde(default)]
    pub care: VisitCare,
    /// The lines; at most 500.
    pub lines: Vec<NewLine>,
}

/// What became of the claims.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ClaimsImported {
    /// How many came in.
    pub received: u32,
    /// How many were settled.
    pub settled: u32,
    /// Those that were not, with their place in the input and the reason.
    pub rejected: Vec<ClaimRejected>,
}

/// A claim that was not settled.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRejected {
    /// Its place in the input, from 0.
    pub index: u32,
    /// The refusal's code.
    pub code: String,
    /// Its words.
    pub title: String,
}

impl Command for Import {
    const SPEC: CommandSpec = CommandSpec {
        name: "claim.import",
        title: "批量导入费用",
        title_en: "bring in claims",
        access: Access::Duty(&[Duty::ClaimsImport]),
        money: MoneyEffect::Entitles,
        step_up: false,
        sensitive: &["claims[].person_id", "claims[].diagnosis_1"],
        idempotency: Idempotency::Key,
        articles: &["R1-12.11", "R2-53"],
    };
    type Input = ClaimsToImport;
    type Output = ClaimsImported;

    async fn decide(cx: &Context<'_>, input: ClaimsToImport) -> Result<Plan<ClaimsImported>, Stop> {
        if input.claims.is_empty() || input.claims.len() > 1_000 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "claims",
                "一次导入 1 至 1000 笔",
                "1 to 1000 claims at once",
            )
            .into());
        }
        let mut batch = Batch::read(cx, &input.claims).await?;
        let mut order: Vec<usize> = (0..input.claims.len()).collect();
        order.sort_by(|a, b| {
            let place = |index: &usize| (&input.claims[*index].admit_date, *index);
            place(a).cmp(&place(b))
        });
        let visit_ids = cx.house.store.ids(IdKind::Visit, order.len()).await?;
        let settlement_ids = cx.house.store.ids(IdKind::Settlement, order.len()).await?;
        for (index, (visit_id, settlement_id)) in order.into_iter().zip(visit_ids.zip(settlement_ids)) {
            let claim = &input.claims[index];
            if let Err(stop) = batch.take(cx, claim, visit_id, settlement_id).await {
                let Stop::Refused(refusal) = stop else { return Err(stop) };
                batch.reject(cx, index, claim, refusal).await?;
            }
        }
        batch.into_plan(input.claims.len())
    }
}

/// What a batch has read, and what it will write.
struct Batch {
    providers: BTreeMap<i64, provider::Model>,
    items: Catalogue,
    mappings: Mappings,
    persons: BTreeMap<i64, PersonInHand>,
    cover: BTreeMap<i64, Cover>,
    frozen: Vec<String>,
    records: Vec<(i64, String)>,
    changed: BTreeMap<i64, i64>,
    visits: Vec<visit::Model>,
    lines: Vec<fee_line::Model>,
    settlements: Vec<settlement::Model>,
    rejections: Vec<claim_rejection::Model>,
    rejected: Vec<ClaimRejected>,
}

impl Batch {
    async fn read(cx: &Context<'_>, claims: &[ClaimToImport]) -> Result<Batch, Stop> {
        keep_freezing_out(cx).await?;
        let frozen = settlement_month::Entity::find().filter(settlement_month::Column::State.ne("open"));
        let frozen = cx.view.all(frozen).await?.into_iter().map(|row| row.month).collect();
        let persons = PersonInHand::lock_all(cx, claims.iter().map(|claim| claim.person_id.0)).await?;
        let mut cover: BTreeMap<i64, Vec<enrolment::Model>> = BTreeMap::new();
        let person_ids: Vec<i64> = persons.keys().copied().collect();
        for group in person_ids.chunks(1_000) {
            let select = enrolment::Entity::find()
                .filter(enrolment::Column::PersonId.is_in(group.iter().copied()))
                .filter(enrolment::Column::Insurance.eq(RESIDENT));
            for row in cx.view.all(select).await? {
                cover.entry(row.person_id).or_default().push(row);
            }
        }
        let mut provider_ids: Vec<i64> = claims.iter().map(|claim| claim.provider_id.0).collect();
        provider_ids.sort_unstable();
        provider_ids.dedup();
        let providers = cx.view.by_keys::<provider::Model>(provider_ids).await?;
        let numbers = claims.iter().map(|claim| claim.record_number.clone());
        let known = visit::Entity::find()
            .filter(visit::Column::RecordNumber.is_in(numbers))
            .filter(visit::Column::State.ne("cancelled"));
        let known = cx.view.all(known).await?;
        let codes: Vec<&str> =
            claims.iter().flat_map(|claim| &claim.lines).map(|line| line.item_code.as_str()).collect();
        let mut own_codes = Vec::new();
        for claim in claims {
            let of_claim = claim.lines.iter().filter_map(|line| line.own_code.as_deref());
            own_codes.extend(of_claim.map(|own_code| (claim.provider_id.0, own_code)));
        }
        Ok(Batch {
            providers: providers.into_iter().map(|row| (row.provider_id, row)).collect(),
            items: known_items(cx, &codes).await?,
            mappings: Mappings::of(cx.view, own_codes).await?,
            persons,
            cover: cover.into_iter().map(|(person_id, rows)| (person_id, Cover::over(rows))).collect(),
            frozen,
            records: known.into_iter().filter_map(|visit| Some((visit.provider_id?, visit.record_number))).collect(),
            changed: BTreeMap::new(),
            visits: Vec::new(),
            lines: Vec::new(),
            settlements: Vec::new(),
            rejections: Vec::new(),
            rejected: Vec::new(),
        })
    }

    /// One claim, by the rules of the counter. Nothing is kept when it is refused.
    async fn take(
        &mut self,
        cx: &Context<'_>,
        claim: &ClaimToImport,
        visit_id: i64,
        settlement_id: i64,
    ) -> Result<(), Stop> {
        let provider = self.providers.get(&claim.provider_id.0);
        let provider = provider
            .ok_or_else(|| Refusal::invalid("provider_unknown", "provider_id", "医药机构不存在", "no such provider"))?;
        let in_hand = self.persons.get_mut(&claim.person_id.0);
        let in_hand =
            in_hand.ok_or_else(|| Refusal::invalid("person_unknown", "person_id", "参保人不存在", "no such person"))?;
        let visit = checked_visit(cx, &new_visit(claim), provider.provider_id)?;
        let (discharge_date, settled_on) =
            (date_of(&claim.discharge_date, "discharge_date")?, date_of(&claim.settled_on, "settled_on")?);
        if discharge_date < visit.admit_date || settled_on < discharge_date || settled_on > cx.today {
            return Err(Refusal::invalid(
                "dates_out_of_order",
                "settled_on",
                "入院、出院、结算日期须依次排列且不晚于今日",
                "admission, discharge and settlement follow each other and do not lie in the future",
            )
            .into());
        }
        let record = (claim.provider_id.0, visit.record_number.clone());
        if self.records.contains(&record) {
            return Err(Refusal::conflict(
                "record_repeated",
                "该住院号的费用已存在",
                "a claim with this record number is there already",
            )
            .into());
        }
        let month = Month::of(settled_on).to_string();
        if self.frozen.contains(&month) {
            return Err(Refusal::conflict("month_frozen", "结算月已封账", "the settlement month is frozen").into());
        }
        let cover = self.cover.entry(claim.person_id.0).or_insert_with(|| Cover::over(Vec::new()));
        let policy = cover.policy(cx.house, &in_hand.person, (visit.admit_date, discharge_date))?;
        if claim.lines.is_empty() || claim.lines.len() > 500 {
            return Err(Refusal::invalid(
                "count_out_of_range",
                "lines",
                "费用明细须为 1 至 500 条",
                "a claim has 1 to 500 lines",
            )
            .into());
        }
        let line_ids = cx.house.store.ids(IdKind::Line, claim.lines.len()).await?;
        let charged_at = ChargedAt::of(provider, &in_hand.person);
        let switches = cx.house.law.his_interface.switches(&charged_at.region, cx.today).own_codes;
        let mut lines = Vec::with_capacity(claim.lines.len());
        for (index, (new, line_id)) in claim.lines.iter().zip(line_ids).enumerate() {
            let path = format!("lines[{index}]");
            let line = checked_line(new, &path, &self.items, &charged_at, line_id, visit_id)?;
            lines.push(self.mappings.judged(switches, provider.provider_id, line, &path)?);
        }
        let visit = visit::Model {
            visit_id,
            discharge_date: Some(discharge_date),
            state: "settled".to_owned(),
            settlement_id: Some(settlement_id),
            month: Some(month.clone()),
            ..visit
        };
        let sums = BillSums::of(&lines)?;
        recognised(cx, &visit).await?;
        let booking = Booking { month, business_date: settled_on };
        let bill = in_hand.bill(&visit, &policy, provider.tier, sums)?;
        let asked = ToSettle { visit: &visit, policy, bill, settlement_id };
        let rows = in_hand.settle(cx, &booking, asked).await?;
        self.changed.insert(visit.person_id, settlement_id);
        self.records.push(record);
        self.visits.push(visit);
        self.lines.extend(lines);
        self.settlements.extend(rows);
        Ok(())
    }

    async fn reject(
        &mut self,
        cx: &Context<'_>,
        index: usize,
        claim: &ClaimToImport,
        refusal: Refusal,
    ) -> Result<(), Stop> {
        let settled_on = date_of(&claim.settled_on, "settled_on").unwrap_or(cx.today);
        self.rejections.push(claim_rejection::Model {
            claim_rejection_id: cx.house.store.id(IdKind::Object).await?,
            provider_id: claim.provider_id.0,
            month: Month::of(settled_on).to_string(),
            record_number: claim.record_number.chars().take(30).collect(),
            code: refusal.code.clone(),
            title: refusal.title.clone(),
            total_fen: Fen::total(claim.lines.iter().map(|line| line.amount_fen)).unwrap_or_default().0,
            rejected_at: cx.now,
            rev: 1,
        });
        self.rejected.push(ClaimRejected { index: index as u32, code: refusal.code, title: refusal.title });
        Ok(())
    }

    fn into_plan(mut self, received: usize) -> Result<Plan<ClaimsImported>, Stop> {
        self.rejected.sort_by_key(|rejected| rejected.index);
        let mut plan = Plan::answering(ClaimsImported {
            received: received as u32,
            settled: self.visits.len() as u32,
            rejected: self.rejected,
        });
        plan.fact("received", received);
        plan.fact("settled", self.visits.len());
        plan.fact("rejected", self.rejections.len());
        if self.visits.len() <= 20 {
            self.visits.iter().for_each(|visit| plan.about("visit", VisitId(visit.visit_id)));
        }
        plan.insert_all(self.visits);
        plan.insert_all(self.lines);
        plan.insert_all(self.settlements);
        plan.insert_all(self.rejections);
        for (person_id, settlement_id) in self.changed {
            if let Some(in_hand) = self.persons.remove(&person_id) {
                in_hand.keep_state(&mut plan, settlement_id)?;
            }
        }
        Ok(plan)
    }
}

fn new_visit(claim: &ClaimToImport) -> NewVisit {
    NewVisit {
        person_id: claim.person_id,
        kind: claim.kind,
        record_number: claim.record_number.clone(),
        admit_date: claim.admit_date.clone(),
        diagnosis_1: claim.diagnosis_1.clone(),
        diagnosis_2: claim.diagnosis_2.clone(),
        referral: claim.referral,
        out_of_area: claim.out_of_area,
        continued: false,
        prior_visit_id: None,
        care: claim.care.clone(),
    }
}
