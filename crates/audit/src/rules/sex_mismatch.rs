//! Rule 1, sex mismatch 性别不符: the item is for one sex, the patient is of
//! the other. Reversals are listed like charges, so that a reversed charge
//! nets to nothing.
//!
//! Article: R1-12.11.

use super::{Cares, Check, Found, LineView, Look};
use crate::Evidence;

pub(super) const CHECK: Check = Check {
    number: 1,
    code: "sex_mismatch",
    parameters: &[],
    needs: &[],
    look: Look::Line(Cares::About(|item| item.sex_limit != 0), check),
};

fn check(at: &LineView<'_>, found: &mut Found<'_>) {
    let (limit_sex, person_sex) = (at.item.sex_limit, at.person.sex);
    if at.person.known && person_sex != limit_sex {
        found.line(at.line, at.line.amount_fen, Evidence::Sex { limit_sex, person_sex });
    }
}
