//! Which hospital calls: found by its national code, which some systems send
//! without the letter in front, and signed in today under the number it gives.
//!
//! Article: R2-36. Threat O12.

use app::operations::his::sign_in::signed_in;
use app::{Caller, Stop};
use base::{Refusal, RefusalKind};
use store::entity::provider;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Desk;
use super::failed::Failed;

/// A hospital that is signed in.
pub(crate) struct Institution {
    pub(crate) provider_id: i64,
    /// Its system, as who asks.
    pub(crate) caller: Caller,
}

impl Institution {
    /// The hospital of a message, if the message's number was given to it today.
    pub(crate) async fn signed_in(desk: &Desk<'_>) -> Result<Institution, Failed> {
        let provider = of_code(desk).await?;
        let sign_no = desk.request.sign_no.as_deref().unwrap_or_default();
        let today = desk.house.clock.today();
        if !signed_in(desk.house.store.view(), provider.provider_id, sign_no, today).await? {
            return Err(Refusal::new(
                RefusalKind::Unauthenticated,
                "not_signed_in",
                "未签到或签到已失效，请先签到（9001）",
                "not signed in today; sign in with 9001",
            )
            .into());
        }
        Ok(Institution::of(&provider))
    }

    /// The hospital as who asks.
    pub(crate) fn of(provider: &provider::Model) -> Institution {
        Institution { provider_id: provider.provider_id, caller: Caller::hospital_system(provider.provider_id) }
    }
}

/// The provider of the code in the envelope; the code as it stands goes first.
pub(crate) async fn of_code(desk: &Desk<'_>) -> Result<provider::Model, Failed> {
    let sent = desk.request.provider_code.trim().to_ascii_uppercase();
    let bare = sent.strip_prefix('H').unwrap_or(&sent);
    let forms = [sent.clone(), format!("H{sent}"), bare.to_owned()];
    let select = provider::Entity::find().filter(provider::Column::Code.is_in(forms.clone()));
    let mut found = desk.house.store.view().all(select).await.map_err(Stop::from)?;
    found.sort_by_key(|provider| forms.iter().position(|form| *form == provider.code));
    found.into_iter().next().ok_or_else(|| {
        Refusal::invalid("provider_unknown", "fixmedins_code", "定点医药机构编号不存在", "no such provider").into()
    })
}
