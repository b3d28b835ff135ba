//! The file by which anybody makes a month's draw again, without the house: the
//! claims, the entries of the trail with their proofs, the checkpoint mixed in and
//! what is examined. No personal data: numbers of settlements, hospitals, amounts.
//!
//! Article: R4-16, R1-24. Threat I15.

use base::{Month, ProviderId, Refusal, SettlementId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::View;
use store::entity::{sample_draw, trail_checkpoint};

use crate::command::{Context, Query, QuerySpec};
use crate::house::House;
use crate::operations::month::freeze::OfMonth;
use crate::operations::sample::logged::logged;
use crate::operations::sample::population::{Claims, of_kept};
use crate::operations::sample::standing::Standing;
use crate::operations::sample::verify::{FORM, FiledClaim, FiledEntry, FiledRisk, SampleFile};
use crate::queries::month::list::READERS;
use crate::stop::Stop;

/// The file of a month's draw.
pub struct File;

const EXAMINED: &str = "SELECT i.settlement_id FROM sample_item i JOIN review_case c ON c.case_id = i.case_id \
    WHERE c.kind = 'sample' AND c.month = $1 ORDER BY i.settlement_id";

#[derive(FromQueryResult)]
struct Examined {
    settlement_id: i64,
}

impl Query for File {
    const SPEC: QuerySpec = QuerySpec {
        name: "sample.file",
        title: "抽审复算文件",
        title_en: "the file to repeat a sample from",
        access: READERS,
    };
    type Input = OfMonth;
    type Output = SampleFile;

    async fn answer(cx: &Context<'_>, OfMonth { month }: OfMonth) -> Result<SampleFile, Stop> {
        file_of(cx.house, cx.view, month).await
    }
}

/// The file of a month's draw.
///
/// # Errors
/// Unknown while the month is not drawn.
pub async fn file_of(house: &House, view: View<'_>, month: Month) -> Result<SampleFile, Stop> {
    let unknown = || Refusal::unknown("抽审", "sample");
    let drawn = sample_draw::Entity::find().filter(sample_draw::Column::Month.eq(month.to_string()));
    let draw = view.one(drawn).await?.ok_or_else(unknown)?;
    let standing = Standing::of(view, month).await?.ok_or_else(unknown)?;
    let risks = of_kept(&standing.fixed.risks)?;
    let claims = Claims::of(view, month, risks.clone()).await?.ok_or_else(unknown)?;
    let kept = trail_checkpoint::Entity::find_by_id(draw.checkpoint_size);
    let kept = view.one(kept).await?;
    let kept = kept.ok_or_else(|| Stop::fault("reading a draw's checkpoint", draw.checkpoint_size))?;
    let mut entries = Vec::new();
    for entry in logged(view, month).await? {
        let place = entry.leaf_index.and_then(|place| u64::try_from(place).ok());
        let place = place.ok_or_else(|| Stop::fault("proving a draw", "an entry has no place in the tree"))?;
        let path = match place < draw.checkpoint_size as u64 {
            true => view.inclusion_proof(place, draw.checkpoint_size as u64).await,
            false => Ok(Vec::new()),
        };
        let path = path.map_err(|e| Stop::fault("making a proof", e))?;
        entries.push(FiledEntry {
            entry: String::from_utf8(entry.bytes).map_err(|e| Stop::fault("reading a trail entry", e))?,
            leaf_index: place,
            path: path.iter().map(hex::encode).collect(),
        });
    }
    let examined = view.sql::<Examined>(EXAMINED, [month.to_string().into()]).await?;
    Ok(SampleFile {
        form: FORM.to_owned(),
        month,
        risks: risks
            .into_iter()
            .map(|risk| FiledRisk {
                code: risk.code,
                total_fen_min: risk.total_fen_min,
                share_permyriad: risk.share.as_permyriad(),
            })
            .collect(),
        claims: claims
            .population
            .claims()
            .iter()
            .map(|claim| FiledClaim {
                settlement_id: claim.settlement,
                provider_id: ProviderId(claim.provider.0),
                total_fen: claim.total_fen,
            })
            .collect(),
        entries,
        checkpoint: house.with_cosignatures(&kept).await?.to_text(),
        seed: draw.seed,
        drawn: examined.into_iter().map(|one| SettlementId(one.settlement_id)).collect(),
    })
}
