//! Materials 材料: scanned papers, handed in before a case is accepted or while it
//! is corrected.

pub mod open;
pub mod upload;

/// A size for people: `8 MiB`, `8.5 MiB`.
pub(crate) fn mebibytes(bytes: u32) -> String {
    match (bytes >> 20, ((bytes & ((1 << 20) - 1)) * 10) >> 20) {
        (whole, 0) => format!("{whole} MiB"),
        (whole, tenths) => format!("{whole}.{tenths} MiB"),
    }
}
