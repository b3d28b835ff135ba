//! Which kinds of care and insurance this interface settles: those the switches
//! of the region list, of residents. Other kinds have rules of their own and are
//! refused rather than settled by the wrong ones.
//!
//! Article: R2-36, R2-59, R2-64.

use base::Refusal;
use regulation::his_interface::{CareKind, Switches};
use store::entity::visit;

use super::stay_at_hand::OUTPATIENT;

/// 城乡居民基本医疗保险 in dictionary insutype.
pub(crate) const RESIDENT: &str = "390";
/// 职工基本医疗保险.
pub(crate) const EMPLOYEE: &str = "310";
/// 门诊 in dictionary clr_type.
pub(crate) const OUTPATIENT_CLEARING: &str = "11";
/// 住院.
pub(crate) const INPATIENT_CLEARING: &str = "21";

/// The referral that a kind of care stands for, among the kinds served.
pub(crate) fn referral_of(served: &[CareKind], med_type: &str, path: &str) -> Result<u8, Refusal> {
    let kind = served.iter().find(|kind| kind.med_type == med_type);
    kind.map(|kind| kind.referral).ok_or_else(|| {
        Refusal::invalid(
            "med_type_not_served",
            path,
            "本中心接口不受理该医疗类别，请到经办窗口办理",
            "this kind of care is not settled over the interface here",
        )
    })
}

/// The kind of care of a visit.
pub(crate) fn med_type_of(switches: &Switches, visit: &visit::Model) -> String {
    let kinds = if visit.kind == OUTPATIENT { &switches.outpatients } else { &switches.stays };
    let own = kinds.iter().find(|kind| i32::from(kind.referral) == visit.referral);
    own.or(kinds.first()).map(|kind| kind.med_type.clone()).unwrap_or_default()
}

/// The kind of clearing of a visit.
pub(crate) fn clearing_kind_of(kind: i32) -> &'static str {
    if kind == OUTPATIENT { OUTPATIENT_CLEARING } else { INPATIENT_CLEARING }
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
