//! The lists of the civil-affairs authority: who of the county is in hardship, brought
//! in by the registrar and looked at by whom the house draws.
//!
//! Article: R2-13, R2-92.

use app::operations::material::open::{Open, PaperToOpen};
use app::operations::material::upload::{Paper, Upload};
use app::operations::matter::StepOfCase;
use app::operations::matter::accept::{Accept, Application};
use app::operations::matter::review::Review;
use base::{Date, PersonId, date_text};
use regulation::chains::CaseKind;
use regulation::duties::Duty;
use serde_json::json;
use time::Month;

use crate::play::team::Team;

/// Persons of one list.
const LIST: usize = 500;
/// An empty scanned list, in base64.
const A_LIST: &str = "JVBERi0xLjcKJSBsaXN0CiUlRU9GCg==";

/// Registers persons as in hardship since the beginning of the year.
pub(crate) async fn in_hardship(team: &Team, persons: &[PersonId]) -> anyhow::Result<()> {
    let registrar = team.with(Duty::Enrolment)?;
    let since = Date::from_calendar_date(team.house.clock.today().year(), Month::January, 1)?;
    for (index, list) in persons.chunks(LIST).enumerate() {
        let number = format!("{} 年困难群众名单第 {} 册", since.year(), index + 1);
        let paper = Paper {
            code: "standing_proof".to_owned(),
            file_name: format!("{number}.pdf"),
            content_base64: A_LIST.to_owned(),
        };
        let material_id = team.run::<Upload>(registrar, paper).await?.material_id;
        let named: Vec<_> = list.iter().map(|person_id| json!({"person_id": person_id})).collect();
        let form = json!({
            "standing": "hardship", "change": "begins", "day": date_text(since), "ground": "县民政局认定",
            "document": number, "persons": named,
        });
        let application = Application {
            matter: CaseKind::PersonStanding,
            form,
            material_ids: vec![material_id],
            notify_missing: false,
            comment: String::new(),
        };
        let case_id = team.run::<Accept>(registrar, application).await?.case_id;
        for reviewer in team.all_with(Duty::SecondReview) {
            // Who was not drawn may be shown nothing; who was must have looked.
            let _ = team.attempt::<Open>(reviewer, PaperToOpen { material_id }).await?;
        }
        let step = || StepOfCase { case_id, duty: Duty::SecondReview, comment: String::new() };
        team.run_as_any::<Review>(team.all_with(Duty::SecondReview), step).await?;
    }
    Ok(())
}
