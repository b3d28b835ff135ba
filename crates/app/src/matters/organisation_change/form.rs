//! The form of a change: exactly one of the changes there are.
//!
//! Article: R1-9, R3d-35.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Appoint, ByCase, ChangeDepartment, ChangeEmployment, ChangePlatform, ChangePost, CloseDepartment, ClosePlatform,
    ClosePost, DefinePost, Delegate, EndAppointment, EndEmployment, Engage, EngageForProvider, EnterAgency,
    FilePlatform, GrantLeave, OpenDepartment, PlanRotation, RegisterCertificate, RevokeDelegation,
};
use crate::command::Context;
use crate::matters::{Effects, Examined};
use crate::stop::Stop;

macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// One change, written `{"appoint": {…}}`.
        #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Change {
            $($(#[$doc])* $name($name),)*
        }

        impl Change {
            /// Its stable name, by which `regulation/duties/posts.toml` says who approves it.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Change::$name(_) => $code,)*
                }
            }

            /// Every change there is.
            pub const CODES: &[&str] = &[$($code,)*];

            pub(super) async fn examine(&self, cx: &Context<'_>) -> Result<Examined, Stop> {
                match self {
                    $(Change::$name(form) => form.examine(cx).await,)*
                }
            }

            pub(super) async fn effect(&self, cx: &Context<'_>, plan: &mut Effects, by: ByCase) -> Result<(), Stop> {
                match self {
                    $(Change::$name(form) => form.effect(cx, plan, by).await,)*
                }
            }
        }
    };
}

changes! {
    /// 登记上下级机构.
    EnterAgency = "enter_agency";
    /// 设立部门.
    OpenDepartment = "open_department";
    /// 调整部门.
    ChangeDepartment = "change_department";
    /// 撤销部门.
    CloseDepartment = "close_department";
    /// 设置岗位.
    DefinePost = "define_post";
    /// 调整岗位.
    ChangePost = "change_post";
    /// 撤销岗位.
    ClosePost = "close_post";
    /// 聘用人员.
    Engage = "engage";
    /// 登记医药机构医保人员.
    EngageForProvider = "engage_for_provider";
    /// 任命岗位.
    Appoint = "appoint";
    /// 免去岗位.
    EndAppointment = "end_appointment";
    /// 变更编制类别.
    ChangeEmployment = "change_employment";
    /// 登记请假.
    GrantLeave = "grant_leave";
    /// 人员离职.
    EndEmployment = "end_employment";
    /// 授权委托.
    Delegate = "delegate";
    /// 撤销授权.
    RevokeDelegation = "revoke_delegation";
    /// 登记资格证书.
    RegisterCertificate = "register_certificate";
    /// 安排轮岗.
    PlanRotation = "plan_rotation";
    /// 服务平台备案.
    FilePlatform = "file_platform";
    /// 服务平台变更.
    ChangePlatform = "change_platform";
    /// 服务平台注销.
    ClosePlatform = "close_platform";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_has_its_approval_and_no_approval_is_left_over() {
        let law = regulation::Law::embedded().unwrap_or_else(|errors| panic!("{errors}"));
        let mut known: Vec<&str> = law.posts.approvals().map(|one| one.name.id.as_str()).collect();
        let mut codes = Change::CODES.to_vec();
        known.sort_unstable();
        codes.sort_unstable();
        assert_eq!(known, codes);
    }
}
