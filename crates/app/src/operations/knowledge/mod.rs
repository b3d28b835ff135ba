//! The knowledge of the claims audit 知识库: tables that say of items, diseases and
//! substances what the rules ask. They begin with the law data and change by reviewed
//! matters (`matters/knowledge_change`); what each writes is only added.

pub mod dry_run;
pub(crate) mod held;
pub mod read_sheet;
