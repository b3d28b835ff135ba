//! Which hospital calls: found by its national code, which some systems send
//! without the letter in front, and signed in today under the number it gives.
//!
//! Article: R2-36. Threat O12.

use app::operations::his::sign_in::signed_in;
use app::{Caller, House, Stop};
use base::{Refusal, RefusalKind};
use store::entity::provider;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::AtDesk;
use super::failed::Failed;

/// A hospital whose message is proven.
pub(crate) struct Institution {
    pub(crate) provider_id: i64,
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    /// Its system, as who asks.
    pub(crate) caller: Caller,
}

impl Institution {
    /// The hospital as who asks.
    pub(crate) fn of(provider: &provider::Model) -> Institution {
        Institution {
            provider_id: provider.provider_id,
            code: provider.code.clone(),
            name: provider.name.clone(),
            caller: Caller::hospital_system(provider.provider_id),
        }
    }

    /// Refuses a message whose number was not given to this hospital today.
    pub(crate) async fn must_be_signed_in(&self, desk: &AtDesk<'_>) -> Result<(), Failed> {
        let sign_no = desk.request.sign_no.as_deref().unwrap_or_default();
        let today = desk.house.clock.today();
        if signed_in(desk.house.store.view(), self.provider_id, sign_no, today).await? {
            return Ok(());
        }
        Err(Refusal::new(
            RefusalKind::Unauthenticated,
            "not_signed_in",
            "未签到或签到已失效，请先签到（9001）",
            "not signed in today; sign in with 9001",
        )
        .into())
    }
}

/// The provider of a code; the code as it stands goes first.
pub(crate) async fn of_code(house: &House, sent: &str) -> Result<Option<provider::Model>, Failed> {
    let sent = sent.trim().to_ascii_uppercase();
    let bare = sent.strip_prefix('H').unwrap_or(&sent);
    let forms = [sent.clone(), format!("H{sent}"), bare.to_owned()];
    let select = provider::Entity::find().filter(provider::Column::Code.is_in(forms.clone()));
    let mut found = house.store.view().all(select).await.map_err(Stop::from)?;
    found.sort_by_key(|provider| forms.iter().position(|form| *form == provider.code));
    Ok(found.into_iter().next())
}
