//! Who am I: the person signed in, the duties held today, and which commands
//! and questions they open. Pages show what this says and nothing else.
//!
//! Article: R1-24.

use base::{ProviderId, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use serde::Serialize;
use store::entity::{account, house_setting, provider};
use time::OffsetDateTime;

use crate::command::{Access, Context, Query, QuerySpec};
use crate::live_session::HeldBack;
use crate::operations::session::sign_out::Nothing;
use crate::own_agency::own_agency;
use crate::permission::may_ask;
use crate::registry;
use crate::stop::Stop;

/// Who am I.
pub struct Me;

/// The person signed in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Myself {
    /// The account's name.
    pub account: String,
    /// The natural person.
    pub staff_id: StaffId,
    /// The name.
    pub staff_name: String,
    /// The agency's name.
    pub agency: String,
    /// The hospital worked for, if not the agency.
    pub provider: Option<Employer>,
    /// The posts held today.
    pub posts: Vec<String>,
    /// The duties held today.
    pub duties: Vec<Duty>,
    /// The authority level: clerk, section_head, deputy_director, director.
    pub authority: String,
    /// Commands this person may ask for.
    pub commands: Vec<String>,
    /// Questions this person may ask.
    pub queries: Vec<String>,
    /// What has to be done before any duty can be used: password_expired, second_factor_missing.
    pub held_back: Option<HeldBack>,
    /// Whether the house runs on a demonstration's clock.
    pub demo_clock: bool,
    /// The present instant of the house.
    #[serde(with = "time::serde::rfc3339")]
    #[schemars(with = "String")]
    pub now: OffsetDateTime,
}

/// A hospital.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Employer {
    /// Its id.
    pub id: ProviderId,
    /// Its name.
    pub name: String,
}

impl Query for Me {
    const SPEC: QuerySpec =
        QuerySpec { name: "session.me", title: "当前用户", title_en: "who am I", access: Access::SignedIn };
    type Input = Nothing;
    type Output = Myself;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<Myself, Stop> {
        let (Some(account_id), Some(person)) = (cx.caller.account_id, &cx.caller.staff) else {
            return Err(Stop::fault("reading the caller", "signed in without a person"));
        };
        let account = cx.view.by_key::<account::Model>(account_id).await?;
        let employer = match cx.caller.provider_id {
            Some(id) => cx
                .view
                .by_key::<provider::Model>(id)
                .await?
                .map(|p| Employer { id: ProviderId(p.provider_id), name: p.name }),
            None => None,
        };
        let shift = cx.view.by_key::<house_setting::Model>("clock_shift_seconds").await?;
        let may = |name, access| may_ask(cx.house, name, access, cx.caller).is_ok();
        Ok(Myself {
            account: account.map(|account| account.login).unwrap_or_default(),
            staff_id: StaffId(person.staff_id),
            staff_name: person.name.clone(),
            agency: own_agency(cx.view).await?.name,
            provider: employer,
            posts: person.posts.clone(),
            duties: cx.caller.duties.iter().copied().collect(),
            authority: person.authority.code().to_owned(),
            commands: registry::commands()
                .iter()
                .filter(|c| may(c.spec.name, c.spec.access))
                .map(|c| c.spec.name.to_owned())
                .collect(),
            queries: registry::queries()
                .iter()
                .filter(|q| may(q.spec.name, q.spec.access))
                .map(|q| q.spec.name.to_owned())
                .collect(),
            held_back: cx.caller.held_back,
            demo_clock: shift.is_some_and(|shift| shift.setting_value != "0"),
            now: cx.now,
        })
    }
}
