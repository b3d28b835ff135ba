//! A change of the organisation 机构岗位人员变更: departments, posts, people, what
//! they may do and for whom, and the service platforms. Nobody's rights change
//! in any other way once the house is founded. The system administrator applies,
//! the security administrator checks, the leadership approves; whoever the
//! change is about takes no part in it.
//!
//! Each kind of change is one file here: what is filled in, what is looked at,
//! in which order it is refused, and what an approval writes.
//!
//! Article: R1-8, R1-9, R1-24, R3d-12, R3d-22, R3d-32, R3d-35, R2-9, R2-10.
//! Threats I02, I04, I22.

mod agency;
mod appoint;
mod certificate;
mod close_post;
mod define_post;
mod delegate;
mod department;
mod employment;
mod end_appointment;
mod engage;
mod form;
mod looked_up;
mod platform;
mod rotation;

use base::{CaseId, Date};
use regulation::chains::CaseKind;
use regulation::posts::Approval;

pub use agency::EnterAgency;
pub use appoint::Appoint;
pub use certificate::RegisterCertificate;
pub use close_post::ClosePost;
pub use define_post::{ChangePost, DefinePost};
pub use delegate::{Delegate, RevokeDelegation};
pub use department::{ChangeDepartment, CloseDepartment, OpenDepartment};
pub use employment::{ChangeEmployment, EndEmployment, GrantLeave, KindOfEmployment, LeaveKind};
pub use end_appointment::EndAppointment;
pub use engage::{Engage, EngageForProvider};
pub use form::Change;
pub use platform::{ChangePlatform, ClosePlatform, FilePlatform, Form21};
pub use rotation::PlanRotation;

use super::{ApprovedCase, Check, Effects, Examined, Matter};
use crate::command::Context;
use crate::stop::Stop;
use looked_up::both;

/// The matter.
pub struct OrganisationChange;

/// The case by which something changes, and the day on which it was approved.
#[derive(Debug, Clone, Copy)]
struct ByCase {
    case_id: i64,
    on: Date,
}

impl Matter for OrganisationChange {
    const KIND: CaseKind = CaseKind::OrganisationChange;
    type Form = Change;

    async fn examine(cx: &Context<'_>, form: &Change, _of: Option<CaseId>) -> Result<Examined, Stop> {
        let approval = approval(cx, form)?;
        let mut examined = form.examine(cx).await?;
        let level = approval.authority;
        examined.approval = level;
        examined.facts.insert(0, both("变更事项", "change", (&approval.name.zh, &approval.name.en)));
        examined.facts.push(both("审批权限", "approved by", (level.zh(), &level.code().replace('_', " "))));
        examined.checks.push(Check {
            code: "no_incompatible_duties".to_owned(),
            passed: true,
            title: "不相容职责、编制、证书、期限逐项核对无冲突".to_owned(),
            title_en: "no conflict of duties, establishment, certificates or terms".to_owned(),
            cite: approval.name.article.first().to_string(),
        });
        Ok(examined)
    }

    async fn effect(cx: &Context<'_>, plan: &mut Effects, approved: &ApprovedCase<Change>) -> Result<(), Stop> {
        plan.fact("change", approved.form.code());
        let by = ByCase { case_id: approved.case.case_id, on: approved.decided_on };
        approved.form.effect(cx, plan, by).await
    }
}

fn approval<'l>(cx: &Context<'l>, form: &Change) -> Result<&'l Approval, Stop> {
    let approval = cx.house.law.posts.approval(form.code());
    approval.ok_or_else(|| Stop::fault("looking up whose approval a change needs", form.code()))
}
