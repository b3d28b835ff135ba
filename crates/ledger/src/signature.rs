//! The three signatories of a voucher: made, reviewed and posted by three
//! different natural persons, none of them a cashier. Only a signed voucher
//! gives postings.
//!
//! Article: R3d-22 (a cashier keeps no books), R3d-28 (reviewed before posted).

use std::collections::BTreeSet;

use base::{Refusal, StaffId};

use crate::posting::Posting;
use crate::voucher::Voucher;

/// Who signed a voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signatures {
    /// 制单.
    pub made: StaffId,
    /// 审核.
    pub reviewed: StaffId,
    /// 记账.
    pub posted: StaffId,
}

/// Why the signatures are not accepted; checked in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureRefused {
    /// 1. Maker and reviewer are one person.
    #[error("the reviewer is the maker")]
    ReviewerSameAsMaker,
    /// 2. Maker and poster are one person.
    #[error("the poster is the maker")]
    PosterSameAsMaker,
    /// 3. Reviewer and poster are one person.
    #[error("the poster is the reviewer")]
    PosterSameAsReviewer,
    /// 4. One of the three is a cashier.
    #[error("a cashier signs no voucher")]
    CashierSigns,
}

/// A voucher with its three signatories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedVoucher {
    voucher: Voucher,
    signatures: Signatures,
}

/// Signs a voucher. `cashiers` are those who make or release payments or take
/// cash, today or on this case.
///
/// # Errors
/// [`SignatureRefused`], the first check that fails.
pub fn sign(
    voucher: Voucher,
    signatures: Signatures,
    cashiers: &BTreeSet<StaffId>,
) -> Result<SignedVoucher, SignatureRefused> {
    let Signatures { made, reviewed, posted } = signatures;
    if made == reviewed {
        return Err(SignatureRefused::ReviewerSameAsMaker);
    }
    if made == posted {
        return Err(SignatureRefused::PosterSameAsMaker);
    }
    if reviewed == posted {
        return Err(SignatureRefused::PosterSameAsReviewer);
    }
    if [made, reviewed, posted].iter().any(|person| cashiers.contains(person)) {
        return Err(SignatureRefused::CashierSigns);
    }
    Ok(SignedVoucher { voucher, signatures })
}

impl SignedVoucher {
    /// The voucher.
    pub fn voucher(&self) -> &Voucher {
        &self.voucher
    }

    /// Who signed it.
    pub fn signatures(&self) -> Signatures {
        self.signatures
    }

    /// What goes into the books, one posting for each line.
    pub fn postings(&self) -> Vec<Posting> {
        self.voucher.postings()
    }
}

impl SignatureRefused {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            SignatureRefused::ReviewerSameAsMaker => "voucher_reviewer_same_as_maker",
            SignatureRefused::PosterSameAsMaker => "voucher_poster_same_as_maker",
            SignatureRefused::PosterSameAsReviewer => "voucher_poster_same_as_reviewer",
            SignatureRefused::CashierSigns => "cashier_signs_voucher",
        }
    }
}

impl From<SignatureRefused> for Refusal {
    fn from(refused: SignatureRefused) -> Refusal {
        let (zh, en, article) = match refused {
            SignatureRefused::ReviewerSameAsMaker => {
                ("凭证的制单人与审核人不得为同一人", "maker and reviewer of a voucher must differ", "R3d-28")
            }
            SignatureRefused::PosterSameAsMaker => {
                ("凭证的制单人与记账人不得为同一人", "maker and poster of a voucher must differ", "R3d-28")
            }
            SignatureRefused::PosterSameAsReviewer => {
                ("凭证的审核人与记账人不得为同一人", "reviewer and poster of a voucher must differ", "R3d-28")
            }
            SignatureRefused::CashierSigns => {
                ("出纳不得编制、审核凭证或记账", "a cashier neither makes, reviews nor posts vouchers", "R3d-22")
            }
        };
        Refusal::forbidden(refused.code(), zh, en).citing(article)
    }
}
