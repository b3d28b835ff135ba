//! The catalogue: what is listed on a day, one item with its history, what a change
//! changes and touches.

pub mod change_lines;
pub mod item;
pub mod list;
pub mod touched;

use base::{CaseId, Refusal};
use regulation::chains::CaseKind;
use regulation::duties::Duty;

use crate::case_work::{CaseWork, kind_of};
use crate::command::{Access, Context};
use crate::matters::catalogue_change::CatalogueChangeForm;
use crate::matters::catalogue_change::change::{Change, worked_out};
use crate::operations::matter::{form_of, form_value};
use crate::stop::Stop;

/// Whoever has a part in changes of the catalogue, or watches over them.
const READERS: Access =
    Access::Duty(&[Duty::CatalogueEntry, Duty::ParameterReview, Duty::Approve, Duty::ClaimsImport, Duty::Inspection]);

/// The change of a case of the catalogue.
async fn change_of(cx: &Context<'_>, case_id: CaseId) -> Result<Change, Stop> {
    let unknown = || Refusal::unknown("目录调整", "change of the catalogue");
    let work = CaseWork::take(cx, case_id.0).await?;
    if kind_of(work.row())? != CaseKind::CatalogueChange {
        return Err(unknown().into());
    }
    let kept = form_of(cx, case_id.0).await?;
    let form: CatalogueChangeForm = serde_json::from_value(form_value(cx, &kept)?)
        .map_err(|e| Stop::fault("reading a change of the catalogue", e))?;
    worked_out(cx, &form, Some(case_id)).await
}
