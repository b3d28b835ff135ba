//! Why a document could not be made. Technical, for whoever runs the house;
//! never holds the data of the document.

use std::path::PathBuf;

use base::{Fen, MoneyError};

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum DocumentProblem {
    /// A font is not installed.
    #[error(
        "the font {family:?} was not found in {folders:?}: install Debian's fonts-noto-cjk, or name the folder that holds it"
    )]
    FontMissing {
        /// The family and weight that is missing.
        family: &'static str,
        /// Where it was looked for.
        folders: Vec<PathBuf>,
    },
    /// A font file that was there at the start cannot be read now.
    #[error("the font file {path:?} cannot be read")]
    FontUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A font file that was there at the start holds another font now.
    #[error("the font file {path:?} no longer holds its font")]
    FontChanged {
        /// The file.
        path: PathBuf,
    },
    /// The deductions by reason are not the deductions by fund.
    #[error("deductions by reason come to {by_reason}, by fund to {by_fund}")]
    DeductionsDisagree {
        /// Sum of the reasons.
        by_reason: Fen,
        /// Sum of the funds.
        by_fund: Fen,
    },
    /// A sum does not fit into 64 bits of fen.
    #[error("a sum of the document cannot be computed")]
    Money(#[from] MoneyError),
    /// Template and data do not fit together.
    #[error("the document {template} cannot be set: {}", messages.join("; "))]
    NotSet {
        /// The template's file.
        template: &'static str,
        /// What Typst says, with line numbers of the template.
        messages: Vec<String>,
    },
}
