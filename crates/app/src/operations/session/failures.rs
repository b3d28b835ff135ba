//! Failures in a row at the door: counted by the name that was typed, so that
//! an account that exists and one that does not behave alike; so many lock for
//! so long (regulation/security/sign_in.toml).
//!
//! Article: G22239-8.1.4.1.b, R1-24. Threat O02.

use base::{Refusal, RefusalKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use store::entity::{account, sign_in_failure};
use time::Duration;

use crate::command::{Context, Plan};
use crate::operations::account::alert::alert;
use crate::stop::Stop;

/// What is known of a name's failures.
pub(super) struct Failures {
    login_digest: String,
    before: Option<sign_in_failure::Model>,
}

/// Failures older than this are forgotten.
const FORGOTTEN_AFTER: Duration = Duration::days(1);

impl Failures {
    /// Reads them.
    pub(super) async fn of(cx: &Context<'_>, login: &str) -> Result<Failures, Stop> {
        let login_digest = cx.house.keyed_digest(&format!("login/{login}"))?;
        let before = cx.view.one(sign_in_failure::Entity::find_by_id(&login_digest)).await?;
        Ok(Failures { login_digest, before })
    }

    /// The refusal while locked.
    pub(super) fn lock(&self, cx: &Context<'_>) -> Option<Refusal> {
        let until = self.before.as_ref()?.locked_until?;
        let minutes = cx.house.security().lock.minutes;
        (until > cx.now).then(|| {
            Refusal::new(
                RefusalKind::TooMany,
                "account_locked",
                format!("连续验证失败，账号已锁定 {minutes} 分钟"),
                format!("too many failures in a row; the account is locked for {minutes} minutes"),
            )
            .citing("G22239-8.1.4.1.b")
        })
    }

    /// Counts one more into a plan; the failure that locks a known account is
    /// told to the security administrator.
    pub(super) async fn count<O>(
        self,
        cx: &Context<'_>,
        plan: &mut Plan<O>,
        account: Option<&account::Model>,
    ) -> Result<(), Stop> {
        let law = cx.house.security().lock;
        let most = i32::try_from(law.failures).unwrap_or(i32::MAX);
        let before = self.before.filter(|before| before.failures < most && cx.now - before.failed_at < FORGOTTEN_AFTER);
        let failures = before.map_or(0, |before| before.failures) + 1;
        let locks = failures >= most;
        plan.fact("sign_in_failures", failures);
        if let Some(account) = account.filter(|_| locks) {
            plan.insert(alert(cx, "locked", account.account_id, None).await?);
        }
        let row = sign_in_failure::ActiveModel {
            login_digest: Set(self.login_digest),
            failures: Set(failures),
            failed_at: Set(cx.now),
            locked_until: Set(locks.then_some(cx.now + Duration::minutes(i64::from(law.minutes)))),
        };
        let old = cx.now - FORGOTTEN_AFTER;
        plan.operational(move |unit| {
            Box::pin(async move {
                use sign_in_failure::{Column, Entity};
                let db = unit.operational();
                Entity::delete_many().filter(Column::FailedAt.lt(old)).exec(db).await?;
                let columns = [Column::Failures, Column::FailedAt, Column::LockedUntil];
                let replace = OnConflict::column(Column::LoginDigest).update_columns(columns).to_owned();
                Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
                Ok(())
            })
        });
        Ok(())
    }

    /// Forgets them after a success.
    pub(super) fn clear<O>(self, plan: &mut Plan<O>) {
        if self.before.is_none() {
            return;
        }
        plan.operational(move |unit| {
            Box::pin(async move {
                sign_in_failure::Entity::delete_by_id(self.login_digest).exec(unit.operational()).await?;
                Ok(())
            })
        });
    }
}
