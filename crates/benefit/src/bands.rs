//! Bands compiled into stretches: from, to, rate. The sum over the bands is
//! exact, in ten-thousandths of a fen; it is rounded once, at the end.
//!
//! Article: R2-53, R2-56

use base::Rate;
use regulation::benefits::{Band, Rounding};

/// Bands in ascending order, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bands {
    stretches: Vec<Stretch>,
}

/// One band: what lies above `from` and up to `to` is paid at `rate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) from: i64,
    pub(crate) to: i64,
    /// Ten-thousandths.
    pub(crate) rate: i64,
}

impl Bands {
    /// The bands above `floor`, their limits moved up by `shift`.
    pub(crate) fn compile(bands: &[Band], floor: i64, shift: i64) -> Bands {
        let mut from = floor;
        let stretches = bands.iter().map(|band| {
            let to = band.to_fen.map_or(i64::MAX, |limit| limit.0 + shift);
            let stretch = Stretch { from, to, rate: band.ratio_permyriad.as_permyriad() };
            from = to;
            stretch
        });
        Bands { stretches: stretches.collect() }
    }

    /// What is paid on the stretch between two points, in ten-thousandths of a
    /// fen, each ratio raised by so many ten-thousandths (see [`Bands::parts`]).
    /// Nothing when the second point does not lie above the first.
    #[inline]
    pub(crate) fn exact(&self, from: i64, to: i64, raised: i64) -> i64 {
        if self.stretches.first().is_none_or(|first| to <= first.from) {
            return 0;
        }
        self.parts(from, to, raised).map(|part| (part.to - part.from) * part.rate).sum()
    }

    /// The parts of the bands between two points, the empty ones left out. Each
    /// ratio is raised, or lowered where it is negative, by so many
    /// ten-thousandths, and stays between nothing and the whole.
    #[inline]
    pub(crate) fn parts(&self, from: i64, to: i64, raised: i64) -> impl Iterator<Item = Stretch> {
        let rate = move |band: &Stretch| (band.rate + raised).clamp(0, Rate::WHOLE);
        let within = move |band: &Stretch| Stretch { from: from.max(band.from), to: to.min(band.to), rate: rate(band) };
        self.stretches.iter().map(within).filter(|part| part.from < part.to)
    }
}

/// Ten-thousandths of a fen, not negative, rounded to the fen. What is rounded
/// on a sum over the year is rounded there, by halves upwards.
#[inline]
pub(crate) fn rounded(exact: i64, rounding: Rounding) -> i64 {
    match rounding {
        Rounding::HalfUpOnce | Rounding::HalfUpOfYear => half_up(exact),
        Rounding::DownOnce => exact / Rate::WHOLE,
    }
}

/// Ten-thousandths of a fen, not negative, rounded half up to the fen: what
/// [`base::divide_half_up`] does, in 64 bits because ten million stays pass
/// through here. Callers keep amounts below [`crate::rules::YEAR_SUM_MAX`].
pub(crate) fn half_up(exact: i64) -> i64 {
    debug_assert!(exact >= 0, "payments are not negative");
    (exact + Rate::WHOLE / 2) / Rate::WHOLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Fen, divide_half_up};

    proptest::proptest! {
        #[test]
        fn it_rounds_as_the_house_does(exact in 0i64..i64::MAX - 5_000) {
            proptest::prop_assert_eq!(divide_half_up(exact.into(), Rate::WHOLE), Ok(Fen(half_up(exact))));
        }

        #[test]
        fn a_stretch_cut_in_two_pays_the_same(a in 0i64..3_000, b in 0i64..3_000, c in 0i64..3_000) {
            let limits = [(Some(Fen(700)), 70), (Some(Fen(1_500)), 35), (None, 90)];
            let bands = limits.map(|(to_fen, percent)| Band { to_fen, ratio_permyriad: Rate::percent(percent) });
            let bands = Bands::compile(&bands, 200, 0);
            let mut points = [a, b, c];
            points.sort_unstable();
            let [a, b, c] = points;
            proptest::prop_assert_eq!(bands.exact(a, b, -1_000) + bands.exact(b, c, -1_000), bands.exact(a, c, -1_000));
        }
    }
}
