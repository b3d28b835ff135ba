//! The layers above the basic one, as they stand in a policy's file: each pays
//! on what the ones before it left, and on nothing else.
//!
//! Article: R2-25, R2-56, R2-92, R3a-17

use base::Fen;
use serde::Deserialize;

use super::{Band, CareKind, LayerId, Rounding, Status};
use crate::{Series, Spanned};

/// A layer that pays on what accumulates over the year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyLayer {
    /// Which layer it is.
    pub id: LayerId,
    /// Fund that pays.
    pub fund: String,
    /// Name on screens.
    pub label: String,
    /// The same in English.
    pub label_en: String,
    /// What accumulates for it; what is left, where nothing is said.
    #[serde(default)]
    pub base: LayerBase,
    /// The kinds of care that accumulate, and are paid on. It accumulates for
    /// everyone, paid or not.
    pub counts: Vec<CareKind>,
    /// The terms; the first that is for the person holds, and where none is the
    /// layer pays nothing.
    pub variants: Vec<LayerVariant>,
}

/// What accumulates for a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerBase {
    /// In-scope cost that the layers before left to the person.
    #[default]
    Left,
    /// Of that, the in-scope cost above the basic layer's yearly cap of cost.
    AboveCostCap,
}

/// The terms of a layer for some persons.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerVariant {
    /// Persons with any of these standings on admission; everyone where none is named.
    pub for_whom: Vec<Status>,
    /// Deductible, bands, caps.
    pub terms: Spanned<Series<LayerTerms>>,
}

/// Terms of a yearly layer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerTerms {
    /// What the limits are limits of.
    pub basis: LayerBasis,
    /// Borne once a year before the first band.
    pub deductible_fen: Fen,
    /// Bands by ascending limit; the last is open.
    pub bands: Vec<Band>,
    /// The most the layer pays a person in a year; none where there is no cap.
    pub annual_cap_fen: Option<Fen>,
    /// Of that, the most it pays for care other than stays; none where it is not told apart.
    pub outpatient_cap_fen: Option<Fen>,
    /// Where and how it is rounded.
    pub rounding: Rounding,
}

/// What the limits of the bands of a yearly layer are limits of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerBasis {
    /// The amount accumulated in the year, deductible included.
    AccumulatedAmount,
    /// What the accumulated amount exceeds the deductible by.
    ExcessOverDeductible,
}
