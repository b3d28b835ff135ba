//! The demonstration county's agency as data: departments, posts and staff,
//! brought in through the same operations as a real agency. For `zhiheng demo`
//! and for the tests of the operations.
//!
//! Article: R1-8, R1-9.

pub mod people;

use base::Refusal;
use serde::Deserialize;

use crate::operations::house::found::{Foundation, NewDepartment, NewPost};
use crate::operations::organisation::engage::{NewCertificate, Newcomer};

/// The agency of the demonstration county.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    code: String,
    name: String,
    region: String,
    departments: Vec<NewDepartment>,
    posts: Vec<NewPost>,
    /// The people who are there on the first day.
    pub staff: Vec<Newcomer>,
    /// Their certificates.
    pub certificates: Vec<NewCertificate>,
}

/// With this the first security administrator of the demonstration chooses a password.
pub const FIRST_CODE: &str = "found-the-demonstration";

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
            clock_shift_seconds,
            departments: self.departments.clone(),
            posts: self.posts.clone(),
            staff: self.staff.clone(),
            certificates: self.certificates.clone(),
            first_code: FIRST_CODE.to_owned(),
        }
    }
}

/// The agency that the program was built with.
pub const AGENCY: &str = include_str!("../../../demonstration/agency.toml");
