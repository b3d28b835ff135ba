//! A kept message carried out once more and undone, for the interface's operator
//! ([`app::HospitalDesk`]). It is not proven again: it was when it came, and its
//! window is long over.
//!
//! Article: R3d-39.2.

use app::operations::his::key_in_force;
use app::{HospitalDesk, House};
use futures::future::BoxFuture;
use regulation::his_interface::Profile;
use store::entity::provider;

use super::failed::Failed;
use super::institution::Institution;
use super::{AtDesk, Done, answered, carry_out, region_of};
use crate::answer::{gateway_failure, problem_text};
use crate::proof::opened;
use crate::{CodeTables, Limits, Message};

/// The desk as the house knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Desk;

impl HospitalDesk for Desk {
    fn rehearse<'a>(&'a self, house: &'a House, provider_id: i64, message: &'a [u8]) -> BoxFuture<'a, String> {
        Box::pin(async move {
            match rehearse(house, provider_id, message).await {
                Ok(answer) => answer,
                Err(failed) => gateway_failure(&failed.text("")),
            }
        })
    }
}

async fn rehearse(house: &House, provider_id: i64, body: &[u8]) -> Result<String, Failed> {
    let received_at = house.clock.now();
    let provider = house.store.view().by_key::<provider::Model>(provider_id).await.map_err(app::Stop::from)?;
    let provider = provider.ok_or_else(|| app::Stop::Fault("a message of no hospital".to_owned()))?;
    let mut message = Message::parse(body, Limits::default())?;
    if let Some(key) = key_in_force(house, provider_id).await?
        && key.profile == Profile::Sm2Sm4
        && let Some(plain) = opened(&key, &message)
    {
        message = message.with_input(plain);
    }
    let tables = CodeTables::from_rows(house.law.his_codes.rows());
    let request = match message.request(None, &tables, Limits::default()) {
        Ok(request) => request,
        Err(problem) => return Ok(gateway_failure(&problem_text(&problem))),
    };
    let region = region_of(house).await?;
    let switches = house.law.his_interface.switches(&region, house.clock.today());
    let desk = AtDesk { house, tables: &tables, request: &request, region: &region, switches, rehearsal: true };
    let carried = carry_out(&desk, &Institution::of(&provider)).await;
    match answered(house, &region, received_at, request.transaction.number(), carried) {
        Done::Answered(json, _) => Ok(json),
        Done::File(_) | Done::NotProven(_) => Ok(String::new()),
    }
}
