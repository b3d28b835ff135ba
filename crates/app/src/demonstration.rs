//! The demonstration county's agency as data: departments, posts and staff,
//! brought in through the same operations as a real agency. For `zhiheng demo`
//! and for the tests of the operations.
//!
//! Article: R1-8, R1-9.

pub mod people;

use base::Refusal;
use serde::Deserialize;

use crate::operations::house::found::{Foundation, NewDepartment, NewPost};
use crate::operations::organisation::engage::Newcomer;

/// The agency of the demonstration county.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    code: String,
    name: String,
    region: String,
    policy: String,
    departments: Vec<NewDepartment>,
    posts: Vec<NewPost>,
    administrator: Newcomer,
    /// Everyone else, to be engaged by the administrator.
    pub staff: Vec<Newcomer>,
}

impl Agency {
    /// Reads `demonstration/agency.toml`.
    pub fn read(text: &str) -> Result<Agency, Refusal> {
        toml::from_str(text).map_err(|e| {
            Refusal::invalid("agency_file_malformed", "agency.toml", "机构数据文件格式不符", e.message().to_owned())
        })
    }

    /// What `house.found` is asked for, with the demonstration's clock.
    pub fn foundation(&self, clock_shift_seconds: i64) -> Foundation {
        Foundation {
            code: self.code.clone(),
            name: self.name.clone(),
            region: self.region.clone(),
            policy: self.policy.clone(),
            clock_shift_seconds,
            departments: self.departments.clone(),
            posts: self.posts.clone(),
            administrator: self.administrator.clone(),
        }
    }
}

/// The agency that the program was built with.
pub const AGENCY: &str = include_str!("../../../demonstration/agency.toml");
