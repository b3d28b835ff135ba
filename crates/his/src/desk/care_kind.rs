//! Which kinds of care and insurance this interface settles: ordinary inpatient
//! stays of residents, and stays that began as an emergency. Other kinds have
//! rules of their own and are refused rather than settled by the wrong ones.
//!
//! Article: R2-36, R2-59, R2-64.

use base::Refusal;
use store::entity::visit;

/// 城乡居民基本医疗保险 in dictionary insutype.
pub(crate) const RESIDENT: &str = "390";
/// 职工基本医疗保险.
pub(crate) const EMPLOYEE: &str = "310";

/// Kinds of care in dictionary med_type with the referral of the visit
/// (0 none, 4 emergency).
const SERVED: &[(&str, u8)] = &[("21", 0), ("24", 4)];

/// The referral that a kind of care stands for.
pub(crate) fn referral_of(med_type: &str) -> Result<u8, Refusal> {
    let served = SERVED.iter().find(|(code, _)| *code == med_type);
    served.map(|(_, referral)| *referral).ok_or_else(|| {
        Refusal::invalid(
            "med_type_not_served",
            "input.mdtrtinfo.med_type",
            "本中心接口只受理普通住院和急诊转住院，其他医疗类别请到经办窗口办理",
            "only ordinary stays and stays after an emergency are taken here",
        )
    })
}

/// The kind of care of a visit.
pub(crate) fn med_type_of(visit: &visit::Model) -> &'static str {
    let own = SERVED.iter().find(|(_, referral)| i32::from(*referral) == visit.referral);
    own.map_or(SERVED[0].0, |(code, _)| code)
}

/// Refuses every insurance but the residents'.
pub(crate) fn must_be_resident(insutype: &str, path: &str) -> Result<(), Refusal> {
    if insutype == RESIDENT {
        return Ok(());
    }
    Err(Refusal::invalid(
        "insutype_not_served",
        path,
        "本中心只受理城乡居民基本医疗保险",
        "only the residents' insurance is settled here",
    ))
}
