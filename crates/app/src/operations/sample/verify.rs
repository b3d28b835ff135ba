//! Makes a month's draw again from an exported file alone, without the house: for
//! whoever doubts a sample. The file holds the claims, the entries of the trail
//! with their proofs, the checkpoint that was mixed in, and what was drawn.
//!
//! ```text
//! checkpoint  signed by the keys brought, if any
//! entries     each lies under that checkpoint: freeze < commit ×2 < reveal or withheld
//! freeze      its digest is that of the claims and shares in the file
//! commit      two, by different persons of different duty
//! reveal      each opens its person's commitment; a withheld one is replaced by it
//! seed        from both parts and the checkpoint's root
//! drawn       what that seed gives
//! ```
//!
//! Article: R4-16, R1-12.11, R1-24. Threat I15.

use base::{Month, ProviderId, Rate, SettlementId, StaffId};
use review::{RiskShare, SamplePopulation, SampledClaim, commitment, sample_seed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use trail::{Entry, Hash, Outcome, SignedCheckpoint, VerifierKey, leaf_hash, verify_inclusion};

/// The form of the file that this code writes and reads.
pub const FORM: &str = "zhiheng/sample/v1";

/// Everything a draw is made again from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SampleFile {
    /// `zhiheng/sample/v1`.
    pub form: String,
    /// The settlement month.
    pub month: Month,
    /// The risks and their shares.
    pub risks: Vec<FiledRisk>,
    /// Every claim that could be drawn.
    pub claims: Vec<FiledClaim>,
    /// What the trail holds about it, in its order.
    pub entries: Vec<FiledEntry>,
    /// The signed checkpoint that was mixed in, with cosignatures.
    pub checkpoint: String,
    /// The seed of the draw, hex.
    pub seed: String,
    /// The settlements that are examined, ascending.
    pub drawn: Vec<SettlementId>,
}

/// A risk of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiledRisk {
    /// Its code.
    pub code: String,
    /// From this medical cost on, fen.
    pub total_fen_min: i64,
    /// The share drawn, in ten-thousandths.
    pub share_permyriad: i64,
}

/// A claim of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiledClaim {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// The hospital.
    pub provider_id: ProviderId,
    /// Its medical cost, fen.
    pub total_fen: i64,
}

/// An entry of the trail in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiledEntry {
    /// The canonical bytes, which are UTF-8 JSON.
    pub entry: String,
    /// Its place in the tree.
    pub leaf_index: u64,
    /// The hashes from its leaf to the root of the checkpoint, hex.
    pub path: Vec<String>,
}

/// A draw that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifiedSample {
    /// The settlement month.
    pub month: Month,
    /// How many claims could be drawn.
    pub population_count: usize,
    /// SM3 of the claims, hex.
    pub population_sm3: String,
    /// How many were drawn.
    pub drawn_count: usize,
    /// The two persons, in the order in which they committed themselves.
    pub persons: Vec<StaffId>,
    /// Whose seed was held back.
    pub withheld_by: Vec<StaffId>,
    /// The size of the tree under the checkpoint.
    pub checkpoint_size: u64,
    /// The root of the checkpoint, hex.
    pub checkpoint_root: String,
    /// By whom the checkpoint is signed, of the keys brought.
    pub signed_by: Vec<String>,
}

/// Why a file and the draw it tells of do not belong together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SampleFault {
    /// The file is of another form or a part of it cannot be read.
    #[error("the file cannot be read: {0}")]
    Malformed(&'static str),
    /// No key that was brought signed the checkpoint.
    #[error("the checkpoint is not signed by the key that was brought")]
    NotSigned,
    /// An entry does not lie under the checkpoint: it was changed, or came later.
    #[error("{0}: the entry does not lie under the checkpoint")]
    NotUnderCheckpoint(String),
    /// There are other entries than a draw needs, or in another order.
    #[error("the entries are not those of one draw in their order")]
    OutOfOrder,
    /// The claims or shares are not those that were fixed.
    #[error("the claims are not those that were fixed before the seeds")]
    ClaimsDiffer,
    /// One person, or one duty, twice.
    #[error("the two commitments are not by different persons of different duty")]
    SamePerson,
    /// A seed does not open its commitment.
    #[error("a seed is not the one its person was committed to")]
    SeedOpensNothing,
    /// The seed was not mixed from the parts and the checkpoint.
    #[error("the seed of the draw was not made from both parts and the checkpoint")]
    SeedDiffers,
    /// Something else is examined than was drawn.
    #[error("what is examined is not what the seed draws")]
    DrawnDiffers,
}

/// Makes the draw of a file again. With no keys the signature of the checkpoint
/// is not looked at; the file is then only as good as its source.
///
/// # Errors
/// [`SampleFault`], the first in the order told above.
pub fn verify_sample(file: &SampleFile, keys: &[VerifierKey]) -> Result<VerifiedSample, SampleFault> {
    if file.form != FORM {
        return Err(SampleFault::Malformed("form"));
    }
    let note = SignedCheckpoint::parse(&file.checkpoint).map_err(|_| SampleFault::Malformed("checkpoint"))?;
    let signed_by = match keys {
        [] => Vec::new(),
        keys => note.verify(keys).map_err(|_| SampleFault::NotSigned)?,
    };
    let (size, root) = (note.checkpoint().size, note.checkpoint().root);
    let acts = acts(file, size, &root)?;
    let population = population(file)?;
    let digest = population.digest();
    if acts.population != hex::encode(digest) {
        return Err(SampleFault::ClaimsDiffer);
    }
    let [first, second] = &acts.persons;
    if first.person == second.person || first.duty == second.duty {
        return Err(SampleFault::SamePerson);
    }
    let parts = [first.part(file.month, &digest)?, second.part(file.month, &digest)?];
    let seed = sample_seed(file.month, &digest, &parts, size, &root);
    if hex::encode(seed) != file.seed {
        return Err(SampleFault::SeedDiffers);
    }
    let drawn = population.draw(&seed);
    if drawn != file.drawn.iter().map(|id| id.0).collect::<Vec<_>>() {
        return Err(SampleFault::DrawnDiffers);
    }
    Ok(VerifiedSample {
        month: file.month,
        population_count: population.claims().len(),
        population_sm3: acts.population,
        drawn_count: drawn.len(),
        persons: acts.persons.iter().map(|one| one.person).collect(),
        withheld_by: acts.persons.iter().filter(|one| one.seed.is_none()).map(|one| one.person).collect(),
        checkpoint_size: size,
        checkpoint_root: hex::encode(root),
        signed_by: signed_by.into_iter().map(str::to_owned).collect(),
    })
}

fn population(file: &SampleFile) -> Result<SamplePopulation, SampleFault> {
    let risk = |risk: &FiledRisk| RiskShare {
        code: risk.code.clone(),
        total_fen_min: risk.total_fen_min,
        share: Rate::permyriad(risk.share_permyriad),
    };
    let claim = |claim: &FiledClaim| SampledClaim {
        settlement: claim.settlement_id,
        provider: claim.provider_id,
        total_fen: claim.total_fen,
    };
    let (risks, claims) = (file.risks.iter().map(risk).collect(), file.claims.iter().map(claim).collect());
    SamplePopulation::new(file.month, risks, claims).ok_or(SampleFault::ClaimsDiffer)
}

/// What the entries of a draw say.
struct Acts {
    population: String,
    persons: [Seated; 2],
}

/// One of the two persons.
struct Seated {
    person: StaffId,
    duty: String,
    commitment: String,
    /// None when it is recorded as held back.
    seed: Option<String>,
}

impl Seated {
    /// What this person adds to the draw.
    fn part(&self, month: Month, population: &[u8; 32]) -> Result<[u8; 32], SampleFault> {
        let Some(seed) = &self.seed else { return bytes(&self.commitment) };
        let seed = bytes(seed)?;
        let opens = hex::encode(commitment(month, population, self.person, &seed)) == self.commitment;
        if opens { Ok(seed) } else { Err(SampleFault::SeedOpensNothing) }
    }
}

/// Reads the entries: each proven, in their order, and nothing beside them.
fn acts(file: &SampleFile, size: u64, root: &Hash) -> Result<Acts, SampleFault> {
    let mut entries = Vec::with_capacity(file.entries.len());
    for filed in &file.entries {
        entries.push(proven(filed, file.month, size, root)?);
    }
    if !file.entries.is_sorted_by(|one, next| one.leaf_index < next.leaf_index) {
        return Err(SampleFault::OutOfOrder);
    }
    let [freeze, first, second, parts @ ..] = &entries[..] else { return Err(SampleFault::OutOfOrder) };
    if freeze.command != "sample.freeze" || [first, second].iter().any(|entry| entry.command != "sample.commit") {
        return Err(SampleFault::OutOfOrder);
    }
    let population = text(freeze, "population_sm3")?;
    let mut persons = [seated(first, 1)?, seated(second, 2)?];
    let mut settled = [false; 2];
    for entry in parts {
        let places: Vec<usize> = match entry.command.as_str() {
            "sample.reveal" => vec![number(entry, "place")?],
            "sample.record_withheld" => {
                let places = text(entry, "places")?;
                places
                    .split(' ')
                    .map(|place| place.parse().map_err(|_| SampleFault::Malformed("places")))
                    .collect::<Result<_, _>>()?
            }
            _ => return Err(SampleFault::OutOfOrder),
        };
        for place in places {
            let at = place.checked_sub(1).filter(|at| *at < settled.len()).ok_or(SampleFault::OutOfOrder)?;
            if std::mem::replace(&mut settled[at], true) {
                return Err(SampleFault::OutOfOrder);
            }
            if entry.command == "sample.reveal" {
                if person(entry)? != persons[at].person {
                    return Err(SampleFault::SeedOpensNothing);
                }
                persons[at].seed = Some(text(entry, "seed")?);
            }
        }
    }
    if settled == [true; 2] { Ok(Acts { population, persons }) } else { Err(SampleFault::OutOfOrder) }
}

fn proven(filed: &FiledEntry, month: Month, size: u64, root: &Hash) -> Result<Entry, SampleFault> {
    let entry = Entry::from_bytes(filed.entry.as_bytes()).map_err(|_| SampleFault::Malformed("entries"))?;
    let path: Vec<Hash> = filed.path.iter().map(|hash| bytes(hash)).collect::<Result<_, _>>()?;
    let leaf = leaf_hash(filed.entry.as_bytes());
    verify_inclusion(filed.leaf_index, size, &leaf, &path, root)
        .map_err(|_| SampleFault::NotUnderCheckpoint(entry.command.clone()))?;
    let of_month = entry.about.iter().any(|(kind, id)| kind == "month" && *id == month.to_string());
    if entry.outcome == Outcome::Done && of_month { Ok(entry) } else { Err(SampleFault::OutOfOrder) }
}

fn seated(entry: &Entry, place: usize) -> Result<Seated, SampleFault> {
    if number(entry, "place")? != place {
        return Err(SampleFault::OutOfOrder);
    }
    let (duty, commitment) = (text(entry, "duty")?, text(entry, "commitment")?);
    Ok(Seated { person: person(entry)?, duty, commitment, seed: None })
}

fn person(entry: &Entry) -> Result<StaffId, SampleFault> {
    let person = entry.actor.get("staff").and_then(|id| id.parse().ok());
    person.ok_or(SampleFault::Malformed("the person of an entry"))
}

fn text(entry: &Entry, fact: &str) -> Result<String, SampleFault> {
    let value = entry.facts.get(fact).and_then(|value| value.as_str());
    value.map(str::to_owned).ok_or(SampleFault::Malformed("the facts of an entry"))
}

fn number(entry: &Entry, fact: &str) -> Result<usize, SampleFault> {
    let value = entry.facts.get(fact).and_then(serde_json::Value::as_u64);
    value.and_then(|value| value.try_into().ok()).ok_or(SampleFault::Malformed("the facts of an entry"))
}

fn bytes(text: &str) -> Result<[u8; 32], SampleFault> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| SampleFault::Malformed("a digest"))?;
    Ok(bytes)
}
