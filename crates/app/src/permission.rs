//! Two judges for every permission: the one that says why not, and the policies
//! made from the same law in another way. Only what both allow is done. When they
//! differ, one of them is broken: nobody passes, and it is logged as a fault.
//!
//! Article: R1-9, R1-24.

use authorise::{Ask, AskedBy, Asker, PolicyFault};
use base::{Refusal, RefusalKind};
use review::{Demand, History, Permit, StaffFacts, may_act};

use crate::caller::Caller;
use crate::command::Access;
use crate::house::House;
use crate::registry;

/// Whether this caller may ask for a command or question at all.
pub fn may_ask(house: &House, name: &str, access: Access, caller: &Caller) -> Result<(), Refusal> {
    let asker = Asker {
        signed_in: caller.account_id.is_some(),
        founder: caller.founder,
        clockwork: caller.clockwork,
        duties: &caller.duties,
    };
    agreed(name, admitted(access, caller), house.authoriser.may_ask(name, asker))?;
    if let (Access::Duty(_), Some(what)) = (access, caller.held_back) {
        return Err(what.refusal());
    }
    refuse_incompatible(house, access, caller)
}

/// Whoever holds two duties that exclude each other, by whatever posts and
/// delegations, can use neither (threat I02).
fn refuse_incompatible(house: &House, access: Access, caller: &Caller) -> Result<(), Refusal> {
    let Access::Duty(duties) = access else { return Ok(()) };
    let law = &house.law.duties;
    let held: Vec<_> = duties.iter().filter(|duty| caller.duties.contains(duty)).collect();
    let clashes: Vec<_> = held.iter().filter_map(|duty| caller.standing_clash(law, **duty)).collect();
    match clashes.first() {
        Some(clash) if clashes.len() == held.len() => Err(clash.refusal_of_use(law)),
        _ => Ok(()),
    }
}

/// Whether a person may do a duty on a case with this history: the permit, or
/// why not.
pub(crate) fn may_do(
    house: &House,
    history: &History,
    staff: &StaffFacts,
    demand: impl Into<Demand>,
) -> Result<Permit, Refusal> {
    let law = &house.law.duties;
    let demand = demand.into();
    let by_policies = house.authoriser.may_do(history, staff, &demand);
    let duty = demand.duty;
    let by_engine = may_act(law, history, staff, demand).map_err(|conflict| conflict.refusal(law));
    agreed(duty.code(), by_engine, by_policies)
}

/// What both say; the refusal is the one that says why.
fn agreed<T>(what: &str, reasoned: Result<T, Refusal>, policies: Result<bool, PolicyFault>) -> Result<T, Refusal> {
    match (reasoned, policies) {
        (Ok(allowed), Ok(true)) => Ok(allowed),
        (Err(refusal), Ok(false)) => Err(refusal),
        (reasoned, policies) => {
            metrics::counter!("zhiheng_permission_faults_total").increment(1);
            let reasoned = reasoned.map(|_| "allowed").map_err(|refusal| refusal.code);
            tracing::error!(what, ?reasoned, ?policies, "the two judges of permissions differ: refused");
            Err(Refusal::forbidden(
                "permission_in_doubt",
                "两套权限判定结果不一致，已拒绝办理并告警，请联系系统管理员",
                "the two judges of permissions differ; refused and reported to the administrators",
            )
            .citing("R1-24"))
        }
    }
}

/// What is declared about a command or question, looked at directly.
pub(crate) fn admitted(access: Access, caller: &Caller) -> Result<(), Refusal> {
    let signed_in = caller.account_id.is_some();
    match access {
        Access::Anyone => Ok(()),
        Access::Founder if caller.founder => Ok(()),
        Access::House if caller.clockwork => Ok(()),
        Access::SignedIn if signed_in => Ok(()),
        Access::Duty(duties) if caller.holds_any(duties) => Ok(()),
        Access::SignedIn | Access::Duty(_) if !signed_in => {
            Err(Refusal::new(RefusalKind::Unauthenticated, "not_signed_in", "请先登录", "please sign in"))
        }
        _ => Err(Refusal::forbidden(
            "duty_not_held",
            "您没有办理此事项的职责",
            "you do not hold a duty that allows this",
        )
        .citing("R1-24")),
    }
}

/// The registry as the policies see it.
pub fn asks() -> Vec<Ask> {
    let by = |access| match access {
        Access::Anyone => AskedBy::Anyone,
        Access::SignedIn => AskedBy::SignedIn,
        Access::Founder => AskedBy::Founder,
        Access::House => AskedBy::Clockwork,
        Access::Duty(duties) => AskedBy::Duty(duties),
    };
    let commands = registry::commands();
    let commands = commands.iter().map(|entry| Ask {
        name: entry.spec.name,
        by: by(entry.spec.access),
        articles: entry.spec.articles,
    });
    let queries = registry::queries();
    let queries = queries.iter().map(|entry| Ask { name: entry.spec.name, by: by(entry.spec.access), articles: &[] });
    commands.chain(queries).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_two_judges_do_not_both_allow_is_refused() {
        let no = || Refusal::forbidden("sod_conflict", "不", "no");
        assert_eq!(agreed("approve", Ok(7), Ok(true)), Ok(7));
        assert_eq!(agreed::<i32>("approve", Err(no()), Ok(false)).unwrap_err().code, "sod_conflict");
        let broken = authorise::Authoriser::new(&crippled_law(), &[]).err();
        assert!(broken.is_none(), "a law with one pair fewer is still a law");
        assert_eq!(agreed("approve", Ok(7), Ok(false)).unwrap_err().code, "permission_in_doubt");
        assert_eq!(agreed::<i32>("approve", Err(no()), Ok(true)).unwrap_err().code, "permission_in_doubt");
    }

    /// A judge that was made from a law with one pair dropped differs from the
    /// engine exactly where that pair counts, and nobody passes there.
    #[test]
    fn i01_a_pair_lost_in_one_judge_lets_nobody_through() {
        use base::{CaseId, StaffId};
        use regulation::duties::Duty;
        use review::{Act, CaseRef};
        let law = regulation::Law::embedded().expect("the law data is sound").duties;
        let crippled = authorise::Authoriser::new(&crippled_law(), &[]).expect("sound policies");
        let act = Act { staff: StaffId(1), on_behalf_of: None, duty: Duty::FirstReview };
        let history = History::of(CaseRef::Case(CaseId(1))).with([act], []);
        let staff = StaffFacts::of(StaffId(1), [Duty::SecondReview]);
        let demand = Demand::from(Duty::SecondReview);
        let by_policies = crippled.may_do(&history, &staff, &demand);
        assert_eq!(by_policies, Ok(true), "the pair is lost here");
        let by_engine = may_act(&law, &history, &staff, demand).map_err(|conflict| conflict.refusal(&law));
        assert_eq!(agreed("second_review", by_engine, by_policies).unwrap_err().code, "permission_in_doubt");
    }

    fn crippled_law() -> regulation::duties::DutyLaw {
        use regulation::duties::Duty;
        let law = regulation::Law::embedded().expect("the law data is sound").duties;
        law.without_same_case(Duty::FirstReview, Duty::SecondReview)
    }
}
