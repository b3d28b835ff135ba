//! 1317 医药机构目录匹配信息查询: the sender's mappings that were agreed to, page by page.
//!
//! | field of `data` | here |
//! |---|---|
//! | fixmedins_code | `provider_code`, the sender itself where it is told |
//! | medins_list_codg, medins_list_name | `own_code`; `own_name`, part of it |
//! | med_list_codg, list_type | `item_code`, `list` |
//! | query_date | `on`: what holds on that day; left out: all that were not taken back |
//! | vali_flag | `valid`: 0 for those taken back |
//! | updt_time | demanded by the interface, no filter here |
//! | page_num, page_size | `page`, `size`, both from 1 |
//!
//! Article: R1-12.14, R4-41.

use base::Date;

use crate::codes::CodeTables;
use crate::node::{code, date, number, text};
use crate::{FieldFault, MessageProblem, Request};

/// Which mappings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingInquiry {
    /// The hospital.
    pub provider_code: Option<String>,
    /// Its own code.
    pub own_code: Option<String>,
    /// Part of its name for the item.
    pub own_name: Option<String>,
    /// National code.
    pub item_code: Option<String>,
    /// Dictionary list_type.
    pub list: Option<String>,
    /// The day.
    pub on: Option<Date>,
    /// Dictionary vali_flag.
    pub valid: Option<String>,
    /// From 1.
    pub page: u64,
    /// Rows of a page, at least one.
    pub size: u64,
}

/// Reads the input.
///
/// # Errors
/// The first problem with node or fields.
pub fn read(request: &Request, tables: &CodeTables) -> Result<MappingInquiry, MessageProblem> {
    let node = request.input_node()?.one("data")?;
    let figure = |field: &str| match node.required(field, number(4, 0))? {
        figure @ 1.. => Ok(figure.unsigned_abs()),
        _ => Err(node.problem(field, FieldFault::SignWrong)),
    };
    let asked = MappingInquiry {
        provider_code: node.optional("fixmedins_code", text(30))?,
        own_code: node.optional("medins_list_codg", text(150))?,
        own_name: node.optional("medins_list_name", text(200))?,
        item_code: node.optional("med_list_codg", text(50))?,
        list: node.optional("list_type", code("list_type", tables))?,
        on: node.optional("query_date", date)?,
        valid: node.optional("vali_flag", code("vali_flag", tables))?,
        page: figure("page_num")?,
        size: figure("page_size")?,
    };
    node.required("updt_time", date)?;
    Ok(asked)
}
