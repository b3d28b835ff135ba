//! Rule 3, provider level below the item's minimum 医疗机构级别不足: the level
//! of the provider that billed the line.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LineView, Look};
use crate::Evidence;

pub(super) const CHECK: Check = Check {
    number: 3,
    code: "provider_level_too_low",
    parameters: &[],
    needs: &[],
    look: Look::Line(Cares::About(|item| item.min_level > 0), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let provider = &at.claims.providers[at.line.provider as usize];
    let (min_level, provider_level) = (at.item.min_level, provider.level);
    if provider.known && provider_level < min_level {
        found.line(at.line, at.line.amount_fen, Evidence::Level { min_level, provider_level });
    }
}
