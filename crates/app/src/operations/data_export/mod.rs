//! Files that leave by approval: what was approved is fetched.

pub mod fetch;
