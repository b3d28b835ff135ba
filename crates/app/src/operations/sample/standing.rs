//! How far a month's sample has come: the claims that were fixed and the two
//! persons' commitments with what became of them.
//!
//! Article: R4-16, R1-30. Threat I15.

use base::{Date, Month, Refusal, in_beijing};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::View;
use store::entity::{sample_commitment, sample_draw, sample_population};

use super::SEATS;
use crate::house::House;
use crate::stop::Stop;

/// How far a month's sample has come.
pub(crate) struct Standing {
    /// The claims as they were fixed.
    pub(crate) fixed: sample_population::Model,
    /// In the order in which they came.
    pub(crate) commitments: Vec<sample_commitment::Model>,
}

impl Standing {
    /// Of a month; none while its claims are not fixed.
    pub(crate) async fn of(view: View<'_>, month: Month) -> Result<Option<Standing>, Stop> {
        let Some(fixed) = view.by_key::<sample_population::Model>(month.to_string()).await? else { return Ok(None) };
        let commitments = sample_commitment::Entity::find()
            .filter(sample_commitment::Column::Month.eq(month.to_string()))
            .order_by_asc(sample_commitment::Column::Place);
        Ok(Some(Standing { fixed, commitments: view.all(commitments).await? }))
    }

    /// Of a month whose claims must be fixed by now and not drawn from yet.
    ///
    /// # Errors
    /// `sample_not_fixed`, `sample_already_drawn`.
    pub(crate) async fn open(view: View<'_>, month: Month) -> Result<Standing, Stop> {
        let Some(standing) = Standing::of(view, month).await? else {
            let refusal = Refusal::conflict(
                "sample_not_fixed",
                "该月抽审总体尚未锁定",
                "the claims to be sampled have not been fixed yet",
            );
            return Err(refusal.citing("R4-16").into());
        };
        refuse_drawn(view, month).await?;
        Ok(standing)
    }

    /// Whether both persons have committed themselves.
    pub(crate) fn all_committed(&self) -> bool {
        self.commitments.len() == SEATS.len()
    }

    /// The last day to reveal; none before both have committed themselves.
    pub(crate) fn reveal_by(&self, house: &House) -> Result<Option<Date>, Stop> {
        let Some(last) = self.commitments.last().filter(|_| self.all_committed()) else { return Ok(None) };
        let day = in_beijing(last.committed_at).date();
        let days = house.law.monthly_settlement.reveal_within_days(day);
        let days = days.ok_or_else(|| Stop::fault("looking up the days to reveal", day))?.value;
        Ok(Some(house.law.calendar.after(day, days)))
    }

    /// The commitments neither opened nor recorded as withheld.
    pub(crate) fn outstanding(&self) -> impl Iterator<Item = &sample_commitment::Model> {
        self.commitments.iter().filter(|one| one.seed.is_none() && one.withheld_at.is_none())
    }

    /// What each person adds to the draw; none before both are settled. Of a seed
    /// that was withheld the commitment stands in its place: fixed before anything
    /// was known, and of no more use to whoever withheld than the seed.
    pub(crate) fn parts(&self) -> Option<[String; 2]> {
        let part = |one: &sample_commitment::Model| match (&one.seed, one.withheld_at) {
            (Some(seed), _) => Some(seed.clone()),
            (None, Some(_)) => Some(one.commitment.clone()),
            (None, None) => None,
        };
        let parts: Option<Vec<String>> = self.commitments.iter().map(part).collect();
        parts?.try_into().ok()
    }
}

/// A month is drawn once.
pub(crate) async fn refuse_drawn(view: View<'_>, month: Month) -> Result<(), Stop> {
    let earlier = sample_draw::Entity::find().filter(sample_draw::Column::Month.eq(month.to_string()));
    if view.one(earlier).await?.is_none() {
        return Ok(());
    }
    let refusal = Refusal::conflict(
        "sample_already_drawn",
        "该月已抽取，不得重抽",
        "the month was drawn already and is not drawn again",
    );
    Err(refusal.citing("R4-16").into())
}

/// 32 bytes of a field in lower-case hex.
pub(crate) fn hex32(field: &'static str, text: &str) -> Result<[u8; 32], Refusal> {
    let mut bytes = [0; 32];
    let plain = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match hex::decode_to_slice(text, &mut bytes) {
        Ok(()) if plain => Ok(bytes),
        _ => Err(Refusal::invalid(
            "not_32_bytes",
            field,
            "须为 64 位小写十六进制字符",
            "64 lower-case hexadecimal digits are needed",
        )),
    }
}

/// 32 bytes that a row of the house keeps in hex.
pub(crate) fn kept32(text: &str) -> Result<[u8; 32], Stop> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|e| Stop::fault("reading a digest of the sample", e))?;
    Ok(bytes)
}
