//! What the funds, the hospitals and the persons pay under the one policy and under
//! the other: in all, and by group.
//!
//! Article: R5-7, R5-8 (each fund by itself).

use std::collections::BTreeMap;

use base::{Fen, divide_half_up};
use benefit::{Both, Paid, Policy, Replay};
use regulation::Law;
use regulation::benefits::{Called, LayerId};
use schemars::JsonSchema;
use serde::Serialize;

/// What somebody pays under both.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PayerRow {
    /// A layer, the hospitals, or the persons.
    pub payer: Called,
    /// A fund's; otherwise the hospitals' or the persons'.
    pub is_fund: bool,
    /// Under the policy in force.
    pub before_fen: Fen,
    /// Under the draft.
    pub after_fen: Fen,
    /// How much more.
    pub change_fen: Fen,
    /// The same in ten-thousandths of what it was; none where that was nothing.
    pub change_permyriad: Option<i64>,
}

/// What a group of stays comes to under both.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroupRow {
    /// The group.
    pub group: Called,
    /// How many stays.
    pub stays: u64,
    /// Their bills.
    pub total_fen: Fen,
    /// What all funds pay under the policy in force.
    pub funds_before_fen: Fen,
    /// Under the draft.
    pub funds_after_fen: Fen,
    /// How much more.
    pub funds_change_fen: Fen,
    /// What in-scope cost leaves to the persons under the policy in force.
    pub own_before_fen: Fen,
    /// Under the draft.
    pub own_after_fen: Fen,
    /// How much more.
    pub own_change_fen: Fen,
}

/// Stays for which a layer paid less because of its yearly cap.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CapRow {
    /// The layer.
    pub layer: Called,
    /// Under the policy in force.
    pub before: u64,
    /// Under the draft.
    pub after: u64,
}

pub(super) fn payers(policies: [&Policy; 2], all: &Both) -> Vec<PayerRow> {
    let layers = layers_of(policies).into_iter();
    let layers = layers.map(|(layer, called)| payer(called, true, all, move |paid| paid.layer(layer)));
    let mut rows = vec![payer(basic_of(policies), true, all, |paid| paid.basic)];
    rows.extend(layers);
    rows.push(payer(called("基金合计", "all funds"), true, all, Paid::funds));
    if all.before.hospital + all.after.hospital > 0 {
        rows.push(payer(called("医院承担", "borne by the hospitals"), false, all, |paid| paid.hospital));
    }
    rows.push(payer(called("个人负担（政策范围内）", "the persons, of in-scope cost"), false, all, |paid| {
        paid.own
    }));
    rows
}

fn payer(payer: Called, is_fund: bool, all: &Both, of: impl Fn(&Paid) -> i64) -> PayerRow {
    let (before, after) = (of(&all.before), of(&all.after));
    let change = i128::from(after) - i128::from(before);
    let share = (before > 0).then(|| divide_half_up(change * 10_000, before).map(|share| share.0).ok()).flatten();
    PayerRow {
        payer,
        is_fund,
        before_fen: Fen(before),
        after_fen: Fen(after),
        change_fen: Fen(after - before),
        change_permyriad: share,
    }
}

pub(super) fn by_tier(policies: [&Policy; 2], replay: &Replay) -> Vec<GroupRow> {
    let name = |code: u8| {
        let tiers = policies.into_iter().filter_map(|policy| policy.law().inpatient.as_ref());
        let tier = tiers.flat_map(|stays| &stays.tiers).find(|tier| tier.code == code);
        tier.map_or_else(|| called(&code.to_string(), &code.to_string()), |tier| called(&tier.label, &tier.label_en))
    };
    replay.by_tier.iter().map(|(code, sums)| group(name(*code), sums)).collect()
}

pub(super) fn by_age(ages_from: &[i32], replay: &Replay) -> Vec<GroupRow> {
    replay.by_age.iter().enumerate().map(|(at, sums)| group(age_called(ages_from, at), sums)).collect()
}

/// The name of an age group: from its first to its last completed year.
pub(super) fn age_called(ages_from: &[i32], at: usize) -> Called {
    let from = ages_from.get(at).copied().unwrap_or_default();
    match ages_from.get(at + 1) {
        Some(next) => called(&format!("{from}至{}周岁", next - 1), &format!("{from} to {} years", next - 1)),
        None => called(&format!("{from}周岁及以上"), &format!("{from} years and over")),
    }
}

pub(super) fn by_hardship(law: &Law, replay: &Replay) -> Vec<GroupRow> {
    let [others, poor] = &replay.by_hardship;
    vec![group(hardship_called(law, true), poor), group(hardship_called(law, false), others)]
}

/// Persons in hardship, or the others.
pub(super) fn hardship_called(law: &Law, hardship: bool) -> Called {
    let word = if hardship { "hardship" } else { "everyone" };
    law.benefits.words().word("statuses", word).cloned().unwrap_or_default()
}

pub(super) fn by_month(replay: &Replay) -> Vec<GroupRow> {
    let month = |(year, month): &(i32, u8)| format!("{year:04}-{month:02}");
    replay.by_month.iter().map(|(key, sums)| group(called(&month(key), &month(key)), sums)).collect()
}

pub(super) fn caps(policies: [&Policy; 2], all: &Both) -> Vec<CapRow> {
    let basic = CapRow { layer: basic_of(policies), before: all.before.basic_capped, after: all.after.basic_capped };
    let layers = layers_of(policies).into_iter().map(|(layer, called)| CapRow {
        layer: called,
        before: all.before.layer_capped(layer),
        after: all.after.layer_capped(layer),
    });
    std::iter::once(basic).chain(layers).collect()
}

fn group(group: Called, sums: &Both) -> GroupRow {
    let (before, after) = (sums.before.funds(), sums.after.funds());
    GroupRow {
        group,
        stays: sums.stays,
        total_fen: Fen(sums.total),
        funds_before_fen: Fen(before),
        funds_after_fen: Fen(after),
        funds_change_fen: Fen(after - before),
        own_before_fen: Fen(sums.before.own),
        own_after_fen: Fen(sums.after.own),
        own_change_fen: Fen(sums.after.own - sums.before.own),
    }
}

fn basic_of(policies: [&Policy; 2]) -> Called {
    let stays = policies.into_iter().find_map(|policy| policy.law().inpatient.as_ref());
    stays.map_or_else(|| called("基本医疗保险", "basic insurance"), |stays| called(&stays.label, &stays.label_en))
}

/// The layers of either policy, each once.
fn layers_of(policies: [&Policy; 2]) -> BTreeMap<LayerId, Called> {
    let layers = policies.into_iter().rev().flat_map(|policy| &policy.law().layers);
    layers.map(|layer| (layer.id, called(&layer.label, &layer.label_en))).collect()
}

fn called(zh: &str, en: &str) -> Called {
    Called { zh: zh.to_owned(), en: en.to_owned() }
}
