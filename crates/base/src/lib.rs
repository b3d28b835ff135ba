//! The words every other crate speaks: money in fen, rates, civil dates and
//! working days, typed ids with check digits, the clock, articles, refusals.
//!
//! For every developer of the house. Nothing here knows a regulation, a
//! database or a screen; nothing here reads the machine's clock or random
//! source except [`SystemClock`] and [`SystemEntropy`], which are handed in by
//! the composition root alone.

#![forbid(unsafe_code)]

mod article;
mod beijing;
mod calendar;
mod clock;
mod date;
mod entropy;
pub mod identity_numbers;
mod ids;
mod mask;
mod money;
mod month;
mod rate;
mod refusal;

pub use article::{Article, ArticleError};
pub use beijing::{beijing_instant, in_beijing};
pub use calendar::{CalendarError, DayKind, WorkCalendar};
pub use clock::{Clock, ManualClock, ShiftedClock, SystemClock};
pub use date::{completed_years, date_text, months_after, parse_date};
pub use entropy::{Entropy, SeededEntropy, SystemEntropy};
pub use ids::{
    AccountId, AgencyId, AlertId, AppointmentId, BatchId, CaseId, ChronicRecognitionId, DelegationId, DepartmentId,
    DocumentId, FilingId, FindingId, HandoverId, HisKeyId, HisMessageId, IdError, InspectionId, InspectionRecordId,
    InstructionId, LineId, MappingId, MaterialId, PersonId, PlatformId, PostId, ProviderId, ReferralId,
    ReimbursementId, ResetId, SettlementId, SettlementListId, SpotCheckId, StaffId, StandingId, StatementId, VisitId,
    VoucherId,
};
pub use mask::Mask;
pub use money::{Fen, MoneyError};
pub use month::{Month, MonthError};
pub use rate::{Rate, RateError, divide_half_up};
pub use refusal::{FieldProblem, Refusal, RefusalKind};
pub use time::Date;
