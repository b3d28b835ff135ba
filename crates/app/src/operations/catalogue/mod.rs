//! The catalogues of drugs, services and consumables: what holds on a day, and the
//! versions in which they came.

pub mod held;
pub mod item_list;
pub mod load;
pub(crate) mod release;
