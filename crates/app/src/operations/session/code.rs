//! A code of the second factor at the door: right, wrong, or used before. A
//! code works once: the number of its time step is kept, and that step and
//! earlier ones work no more.
//!
//! Article: G22239-8.1.4.1.d. Threat O02.

use base::{Refusal, RefusalKind};
use store::entity::second_factor;

use crate::command::Context;
use crate::second_factor as device;
use crate::stop::Stop;

/// What a code was.
pub(super) enum Code {
    /// Right: the row to be kept, with its step.
    Right(second_factor::Model),
    /// Of no step that is taken now.
    Wrong,
    /// Of a step whose code was used, or of an earlier one.
    Used,
}

/// Looks at a code.
pub(super) fn look_at(cx: &Context<'_>, factor: second_factor::Model, code: &str) -> Result<Code, Stop> {
    let secret = device::open(cx, &factor)?;
    let step = device::step_of(cx.house.security().code, &secret, code.trim(), cx.now)?;
    Ok(match step {
        None => Code::Wrong,
        Some(step) if step <= factor.last_step => Code::Used,
        Some(step) => Code::Right(second_factor::Model { last_step: step, ..factor }),
    })
}

/// A code that is none.
pub(super) fn wrong() -> Refusal {
    Refusal::new(RefusalKind::Unauthenticated, "factor_code_wrong", "动态口令不正确", "the code is wrong")
        .citing("G22239-8.1.4.1.d")
}

/// A code that was used before.
pub(super) fn used() -> Refusal {
    Refusal::new(
        RefusalKind::Unauthenticated,
        "factor_code_used",
        "该动态口令已使用过，请等待下一个口令",
        "this code was used before; wait for the next one",
    )
    .citing("G22239-8.1.4.1.d")
}
