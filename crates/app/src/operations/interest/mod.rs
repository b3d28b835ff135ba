//! The register of interests 利害关系: relatives, institutions, oneself as insured. Who
//! has a tie keeps out of the case, at the draw and at the act.

pub mod declare;
pub mod end;
