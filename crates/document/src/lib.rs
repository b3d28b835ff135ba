//! Official documents as PDF: the monthly statement of a provider, the notice
//! of findings, the payment list, the report of a draft policy. For everyone who signs, receives or files
//! them.
//!
//! The layout of each document is a Typst file in `regulation/documents/`,
//! which an officer can read and change; this crate sets it in Chinese type.
//! Pure: the same data gives the same bytes; no clock, no network, no file
//! except the fonts found at the start.
//!
//! ```no_run
//! # fn main() -> Result<(), document::DocumentProblem> {
//! let fonts = document::Fonts::find(&document::usual_font_folders())?; // at the start; small
//! let press = fonts.press()?; // for one batch; holds the fonts in memory
//! let pdf = press.render(document::Template::Statement, &serde_json::json!({ "…": "…" }))?;
//! # Ok(()) }
//! ```
//!
//! Article: R2-66 (a settlement statement is issued), R3d-14 (serial numbers),
//! R3d-27 (papers for payment are complete and signed).

#![forbid(unsafe_code)]

mod capital_amount;
mod findings_notice;
mod fonts;
mod payment_list;
mod policy_test;
mod press;
mod problem;
mod signatory;
mod statement;
mod template;

pub use capital_amount::capital_amount;
pub use findings_notice::{FindingLine, FindingsNotice};
pub use fonts::{Fonts, usual_font_folders};
pub use payment_list::{Payment, PaymentList};
pub use policy_test::{PolicyTest, PolicyTestSection};
pub use press::Press;
pub use problem::DocumentProblem;
pub use signatory::Signatory;
pub use statement::{Deduction, FundLine, Statement};
pub use template::Template;
