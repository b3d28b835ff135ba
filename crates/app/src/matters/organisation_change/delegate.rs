//! Lends duties to somebody else for a time, within limits, and takes them back.
//! Who uses a lent duty acts for the delegator: both are bound by the act, the
//! history and the ties of both count, and the delegation falls with the
//! delegator's own post. What was lent cannot be lent on.
//!
//! Refused in this order: the two persons, the duties and whether they can be
//! lent, the days, whether the delegator holds them himself, the establishment,
//! what the delegate holds besides.
//!
//! Article: R3d-12 (nobody beyond his authority), R1-9, R3d-10, R3d-11. Threat I02.

use std::collections::BTreeSet;

use base::{Date, DelegationId, Fen, Refusal, StaffId, date_text};
use regulation::chains::CaseKind;
use regulation::duties::{Duty, Side};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::IdKind;
use store::entity::{delegation, staff};
use time::Duration;

use super::ByCase;
use super::appoint::locked;
use super::looked_up::{active, both, day, fact, known, not_before, shown, words};
use crate::command::Context;
use crate::matters::{CaseSubject, Effects, Examined, Fact};
use crate::operations::organisation::appointing::{clashes, held_between};
use crate::rights::{duties_text, posts_in_force};
use crate::stop::Stop;

/// What is lent to whom.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    /// Whose duties they are.
    #[schemars(extend("title" = "授权人", "x-title-en" = "delegator", "x-options" = "staff"))]
    pub delegator_id: StaffId,
    /// Who may use them.
    #[schemars(extend("title" = "被授权人", "x-title-en" = "delegate", "x-options" = "staff"))]
    pub delegate_id: StaffId,
    /// Which duties.
    #[schemars(extend("title" = "授权职责", "x-title-en" = "duties", "x-options" = "duties", "x-cite" = "R3d-12"))]
    pub duties: Vec<Duty>,
    /// Greatest amount of a case, fen; that of the delegator's post when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("title" = "单件金额上限", "x-title-en" = "greatest amount of a case", "x-help" = "不填则同授权人岗位", "x-help-en" = "that of the delegator's post when left empty"))]
    pub limit_amount_fen: Option<Fen>,
    /// Kinds of cases; those of the delegator's post when empty.
    #[serde(default)]
    #[schemars(extend("title" = "限定事项", "x-title-en" = "matters", "x-options" = "matters", "x-help" = "不选则同授权人岗位", "x-help-en" = "those of the delegator's post when left empty"))]
    pub matters: Vec<CaseKind>,
    /// First day; tomorrow at the earliest.
    #[schemars(extend("title" = "起始日", "x-title-en" = "first day", "format" = "date"))]
    pub from_date: String,
    /// Last day.
    #[schemars(extend("title" = "截止日", "x-title-en" = "last day", "format" = "date"))]
    pub until_date: String,
    /// Why.
    #[schemars(extend("title" = "事由", "x-title-en" = "reason", "x-widget" = "textarea", "maxLength" = 500))]
    pub reason: String,
}

/// A delegation that is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeDelegation {
    /// The delegation.
    #[schemars(extend("title" = "授权", "x-title-en" = "delegation", "x-options" = "delegations"))]
    pub delegation_id: DelegationId,
}

/// What follows from the form.
struct Lending {
    delegator: staff::Model,
    delegate: staff::Model,
    duties: BTreeSet<Duty>,
    from: Date,
    until: Date,
}

impl Delegate {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let lending = self.lending(cx, cx.today).await?;
        let law = &cx.house.law.duties;
        let zh: Vec<&str> = lending.duties.iter().map(|duty| law.facts(*duty).zh.as_str()).collect();
        let en: Vec<&str> = lending.duties.iter().map(|duty| law.facts(*duty).en.as_str()).collect();
        let days = format!("{} – {}", date_text(lending.from), date_text(lending.until));
        let mut facts = vec![
            fact("授权人", "delegator", &shown(&lending.delegator)),
            fact("被授权人", "delegate", &shown(&lending.delegate)),
            both("授权职责", "duties", (&zh.join("、"), &en.join(", "))),
            fact("期间", "days", &days),
            fact("事由", "reason", self.reason.trim()),
        ];
        if let Some(amount) = self.limit_amount_fen {
            facts.push(Fact::amount("单件金额上限", "greatest amount of a case", amount.0));
        }
        let subjects = BTreeSet::from([CaseSubject::Staff(self.delegator_id), CaseSubject::Staff(self.delegate_id)]);
        Ok(Examined { subjects, facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let both = BTreeSet::from([self.delegator_id, self.delegate_id]);
        for person in both {
            locked(cx, person).await?;
        }
        let lending = self.lending(cx, by.on).await?;
        let delegation_id = cx.house.store.id(IdKind::Object).await?;
        let mut matters: Vec<&str> = self.matters.iter().map(|kind| kind.code()).collect();
        matters.sort_unstable();
        matters.dedup();
        plan.about("delegation", DelegationId(delegation_id));
        plan.about("staff", self.delegator_id);
        plan.about("staff", self.delegate_id);
        plan.insert(delegation::Model {
            delegation_id,
            delegator_id: self.delegator_id.0,
            delegate_id: self.delegate_id.0,
            duties: duties_text(&lending.duties),
            limit_amount_fen: self.limit_amount_fen.map(|amount| amount.0),
            limit_matters: matters.join(" "),
            reason: self.reason.trim().to_owned(),
            from_date: lending.from,
            until_date: lending.until,
            revoked_on: None,
            case_id: by.case_id,
            revoked_by_case_id: None,
            rev: 1,
        });
        Ok(())
    }

    async fn lending(&self, cx: &Context<'_>, on: Date) -> Result<Lending, Stop> {
        if self.delegator_id == self.delegate_id {
            let refusal = Refusal::invalid("delegate_same_person", "delegate_id", "不得授权给本人", "not to oneself");
            return Err(refusal.citing("R3d-12").into());
        }
        let delegator = active(cx, self.delegator_id, "delegator_id").await?;
        let delegate = active(cx, self.delegate_id, "delegate_id").await?;
        let duties = self.duties(cx)?;
        if self.limit_amount_fen.is_some_and(|amount| amount.0 < 0) {
            let path = "limit_amount_fen";
            return Err(
                Refusal::invalid("amount_out_of_range", path, "金额不得为负", "an amount is not negative").into()
            );
        }
        words(&self.reason, "reason", 500)?;
        let (from, until) = self.days(cx, on)?;
        self.held_by_delegator(cx, &duties).await?;
        let law = &cx.house.law.duties;
        if let Some(duty) = duties.iter().find(|duty| law.facts(**duty).on_establishment)
            && !delegate.on_establishment
        {
            let facts = law.facts(*duty);
            return Err(Refusal::conflict(
                "not_on_establishment",
                format!("“{}”须由在编在岗人员担任", facts.zh),
                format!("\"{}\" is for staff on the establishment only", facts.en),
            )
            .at("delegate_id", "不在编", "not on the establishment")
            .citing(facts.article.as_str())
            .into());
        }
        let held = held_between(cx, delegate.staff_id, from, Some(until)).await?;
        let held: Vec<_> = held.into_iter().map(|(_, held)| held).collect();
        if let Some(clash) = clashes(cx, &held, &duties).first() {
            return Err(clash.refusal().at("duties", clash.title.clone(), clash.title_en.clone()).into());
        }
        Ok(Lending { delegator, delegate, duties, from, until })
    }

    fn duties(&self, cx: &Context<'_>) -> Result<BTreeSet<Duty>, Refusal> {
        let law = &cx.house.law;
        if self.duties.is_empty() {
            return Err(Refusal::invalid("duty_missing", "duties", "至少有一项职责", "at least one duty"));
        }
        for (index, duty) in self.duties.iter().enumerate() {
            let facts = law.duties.facts(*duty);
            if !law.posts.can_be_delegated(*duty) || facts.side == Side::Provider {
                return Err(Refusal::conflict(
                    "duty_not_lent",
                    format!("“{}”不得授权他人", facts.zh),
                    format!("\"{}\" cannot be delegated", facts.en),
                )
                .at(format!("duties[{index}]"), "不得授权", "cannot be delegated")
                .citing(law.posts.delegation_article().first().as_str()));
            }
        }
        Ok(self.duties.iter().copied().collect())
    }

    fn days(&self, cx: &Context<'_>, on: Date) -> Result<(Date, Date), Refusal> {
        let tomorrow = on.next_day().unwrap_or(on);
        let from = day(&self.from_date, "from_date")?.max(tomorrow);
        let until = not_before(day(&self.until_date, "until_date")?, from, "until_date")?;
        let figures = cx.house.law.posts.figures(on);
        let most = figures.map(|figures| figures.delegation_days_max.value.count).unwrap_or_default();
        let last = from + Duration::days(i64::from(most) - 1);
        if until > last {
            let last = date_text(last);
            return Err(Refusal::invalid(
                "delegation_too_long",
                "until_date",
                format!("授权期限不超过 {most} 天，最晚至 {last}"),
                format!("a delegation lasts at most {most} days, until {last}"),
            )
            .citing("R3d-12"));
        }
        Ok((from, until))
    }

    /// By a post of his own, today: what was lent to him is not his to lend.
    async fn held_by_delegator(&self, cx: &Context<'_>, duties: &BTreeSet<Duty>) -> Result<(), Stop> {
        let posts = posts_in_force(cx.view, self.delegator_id.0, cx.today).await?;
        let own: BTreeSet<Duty> = posts.iter().flat_map(crate::rights::duties_of).collect();
        let Some(duty) = duties.iter().find(|duty| !own.contains(duty)) else { return Ok(()) };
        let facts = cx.house.law.duties.facts(*duty);
        Err(Refusal::conflict(
            "duty_not_held_by_delegator",
            format!("授权人本人岗位没有“{}”职责", facts.zh),
            format!("the delegator does not hold \"{}\" by a post of his own", facts.en),
        )
        .at("duties", "授权人没有此职责", "not held by the delegator")
        .citing("R3d-12")
        .into())
    }
}

impl RevokeDelegation {
    pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
        let row = self.running(cx).await?;
        let delegator = known(cx, StaffId(row.delegator_id), "delegation_id").await?;
        let delegate = known(cx, StaffId(row.delegate_id), "delegation_id").await?;
        let facts = vec![
            fact("授权人", "delegator", &shown(&delegator)),
            fact("被授权人", "delegate", &shown(&delegate)),
            fact("原期间", "days so far", &format!("{} – {}", date_text(row.from_date), date_text(row.until_date))),
        ];
        let subjects = [row.delegator_id, row.delegate_id].map(|id| CaseSubject::Staff(StaffId(id)));
        Ok(Examined { subjects: BTreeSet::from(subjects), facts, ..Examined::default() })
    }

    pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
        let row = self.running(cx).await?;
        plan.about("delegation", self.delegation_id);
        plan.about("staff", StaffId(row.delegator_id));
        plan.about("staff", StaffId(row.delegate_id));
        plan.update(delegation::Model { revoked_on: Some(by.on), revoked_by_case_id: Some(by.case_id), ..row });
        Ok(())
    }

    async fn running(&self, cx: &Context<'_>) -> Result<delegation::Model, Stop> {
        let row = cx.view.lock::<delegation::Model>(self.delegation_id.0).await?;
        let running = row.filter(|row| row.revoked_on.is_none() && row.until_date >= cx.today);
        let over = || {
            Refusal::conflict("delegation_over", "没有此授权或已终止", "no such delegation, or it is over").at(
                "delegation_id",
                "已终止",
                "over",
            )
        };
        Ok(running.ok_or_else(over)?)
    }
}
