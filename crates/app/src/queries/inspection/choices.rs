//! What the forms of inspections offer: institutions, purposes, and the inspectors
//! with a certificate in force. Who is tied is refused when he is named.
//!
//! Article: R5-32.2.

use base::{ProviderId, StaffId};
use regulation::duties::Duty;
use schemars::JsonSchema;
use sea_orm::{EntityTrait, QueryOrder};
use serde::Serialize;
use store::entity::{provider, staff};

use super::READERS;
use crate::command::{Context, Query, QuerySpec};
use crate::operations::inspection::team::certificate_of;
use crate::operations::session::sign_out::Nothing;
use crate::queries::ledger::accounts::Choice;
use crate::rights::named_for;
use crate::stop::Stop;

/// What there is to choose.
pub struct Choices;

/// What there is to choose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InspectionChoices {
    /// The institutions.
    pub providers: Vec<Choice>,
    /// The purposes.
    pub purposes: Vec<Choice>,
    /// The inspectors who have something to show.
    pub inspectors: Vec<Choice>,
}

impl Query for Choices {
    const SPEC: QuerySpec = QuerySpec {
        name: "inspection.choices",
        title: "现场检查可选项",
        title_en: "what the forms of inspections offer",
        access: READERS,
    };
    type Input = Nothing;
    type Output = InspectionChoices;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<InspectionChoices, Stop> {
        let choice = |value: String, label: &str, label_en: &str| Choice {
            value,
            label: label.to_owned(),
            label_en: label_en.to_owned(),
        };
        let providers = cx.view.all(provider::Entity::find().order_by_asc(provider::Column::Name)).await?;
        let mut inspectors = Vec::new();
        let named = named_for(cx.view, Duty::Inspection, cx.today).await?;
        for person in cx.view.by_keys::<staff::Model>(named).await? {
            if certificate_of(cx, person.staff_id).await?.is_some() {
                inspectors.push(choice(StaffId(person.staff_id).to_string(), &person.name, &person.name));
            }
        }
        let purposes = cx.house.law.inspection.purposes().iter();
        Ok(InspectionChoices {
            providers: providers
                .into_iter()
                .map(|row| choice(ProviderId(row.provider_id).to_string(), &row.name, &row.name))
                .collect(),
            purposes: purposes.map(|one| choice(one.code.clone(), &one.zh, &one.en)).collect(),
            inspectors,
        })
    }
}
