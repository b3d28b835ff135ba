//! The draws of finished cases: from how many, how many, with what seed; each is
//! made once more for the answer, so that whoever doubts one sees whether it
//! holds. With the share in force and the faults a check can find.
//!
//! Article: R1-30.

use schemars::JsonSchema;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use store::entity::{spot_check, spot_check_draw};

use crate::command::{Context, Query, QuerySpec};
use crate::operations::session::sign_out::Nothing;
use crate::operations::spot_check::repeat::repeats;
use crate::queries::case::names::Names;
use crate::queries::matter::shown::Named;
use crate::stop::Stop;

/// The draws.
pub struct Draws;

/// So many of the newest are shown.
const SHOWN: u64 = 60;

/// The draws and what they rest on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SpotCheckDraws {
    /// The share of finished cases drawn today, in ten-thousandths.
    pub share_permyriad: u32,
    /// What can be wrong with a case.
    pub faults: Vec<Named>,
    /// The newest draws.
    pub draws: Vec<DrawShown>,
}

/// A draw.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DrawShown {
    /// The month in which the cases were finished.
    pub month: String,
    /// Their kind.
    pub kind: String,
    /// How many there were.
    pub population_count: i64,
    /// How many were drawn.
    pub drawn_count: i64,
    /// How many have been checked.
    pub checked_count: i64,
    /// How many of them had a fault.
    pub fault_count: i64,
    /// The seed, hex.
    pub seed: String,
    /// How many entries the trail had.
    pub tree_size: i64,
    /// Who had it drawn.
    pub drawn_by: String,
    /// Whether the draw, made once more, gives the same cases.
    pub repeats: bool,
}

impl Query for Draws {
    const SPEC: QuerySpec = QuerySpec {
        name: "spot_check.draws",
        title: "业务抽查抽取记录",
        title_en: "draws of finished cases",
        access: super::READERS,
    };
    type Input = Nothing;
    type Output = SpotCheckDraws;

    async fn answer(cx: &Context<'_>, _: Nothing) -> Result<SpotCheckDraws, Stop> {
        let select = spot_check_draw::Entity::find()
            .order_by_desc(spot_check_draw::Column::Month)
            .order_by_asc(spot_check_draw::Column::Kind);
        let rows = cx.view.all(select.limit(SHOWN)).await?;
        let of = spot_check::Column::SpotCheckDrawId.is_in(rows.iter().map(|row| row.spot_check_draw_id));
        let checks = cx.view.all(spot_check::Entity::find().filter(of)).await?;
        let names = Names::of_staff(cx.view, rows.iter().map(|row| row.drawn_by)).await?;
        let draws = rows.into_iter().map(|row| {
            let own: Vec<&spot_check::Model> =
                checks.iter().filter(|check| check.spot_check_draw_id == row.spot_check_draw_id).collect();
            let mut cases: Vec<i64> = own.iter().map(|check| check.case_id).collect();
            cases.sort_unstable();
            DrawShown {
                repeats: repeats(&row) == Some(cases),
                checked_count: own.iter().filter(|check| check.result.is_some()).count() as i64,
                fault_count: own.iter().filter(|check| check.fault_code.is_some()).count() as i64,
                drawn_by: names.get(row.drawn_by),
                month: row.month,
                kind: row.kind,
                population_count: row.population_count,
                drawn_count: row.drawn_count,
                seed: row.seed,
                tree_size: row.tree_size,
            }
        });
        let faults = cx.house.law.spot_check.faults().iter();
        Ok(SpotCheckDraws {
            share_permyriad: cx.house.law.review_practice.as_of(cx.today).spot_check_share_permyriad,
            faults: faults.map(|one| Named::new(&one.code, &one.zh, &one.en, one.article.first())).collect(),
            draws: draws.collect(),
        })
    }
}
