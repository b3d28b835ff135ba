//! Who may ask for what, and who may do which duty on which case, as policies:
//! text made from the duty law and the registry, each with its article, checked
//! against a schema and decided by Cedar. For the funnel, for the guard of every
//! case, and for the proof that no history unites what the law keeps apart.
//!
//! The review engine ([`review::may_act`]) stays the judge with the detailed
//! refusal; the policies are a second judge made in another way. Both must agree
//! (docs/decisions/0008-duties.md).
//!
//! Where to start: [`policies`] is the text, [`Authoriser`] the judge.
//!
//! Article: R1-9, R1-24, R1-35, R3d-10, R3d-11.

#![forbid(unsafe_code)]

mod authoriser;
pub mod policies;

pub use authoriser::{Asker, Authoriser, PolicyFault};
pub use policies::{Ask, AskedBy};
