//! Serial numbers without gaps: drawn inside the business transaction from a
//! locked counter per series, so that a number exists exactly when its
//! document does.
//!
//! Article: R3d-14, R3d-33 (documents are numbered without gaps; voided numbers stay visible).

use store::IdKind;
use store::entity::{serial_counter, serial_use};

use crate::command::{Context, Plan};
use crate::stop::Stop;

/// Draws the next number of a series for a document. Call it once per series
/// in one plan.
pub(crate) async fn draw<O>(
    cx: &Context<'_>,
    plan: &mut Plan<O>,
    series: &str,
    document_kind: &str,
    document_id: i64,
) -> Result<i64, Stop> {
    let number = match cx.view.lock::<serial_counter::Model>(series).await? {
        Some(counter) => {
            let number = counter.last_number + 1;
            plan.update(serial_counter::Model { last_number: number, ..counter });
            number
        }
        None => {
            plan.insert(serial_counter::Model { series: series.to_owned(), last_number: 1, rev: 1 });
            1
        }
    };
    plan.insert(serial_use::Model {
        serial_use_id: cx.house.store.id(IdKind::Object).await?,
        series: series.to_owned(),
        number,
        document_kind: document_kind.to_owned(),
        document_id,
        voided_reason: None,
        rev: 1,
    });
    Ok(number)
}
