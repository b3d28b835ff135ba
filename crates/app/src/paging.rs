//! Lists: which page, how many rows, how many there are in all. Rows at most
//! 100 a page; a page beyond the last is empty (threat O04).

use base::Refusal;
use schemars::JsonSchema;
use serde::Serialize;

/// One page of a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// How many rows the whole list has.
    pub total: i64,
    /// The number of this page, from 1.
    pub page: u32,
    /// How many rows a page has at most.
    pub page_size: u32,
}

/// Which page is wanted; checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The number of the page, from 1.
    pub page: u32,
    /// Rows a page, 1 to 100.
    pub page_size: u32,
}

impl Paging {
    /// Checks the two parameters of a list.
    pub fn check(page: Option<u32>, page_size: Option<u32>) -> Result<Paging, Refusal> {
        let (page, page_size) = (page.unwrap_or(1), page_size.unwrap_or(20));
        if !(1..=100_000).contains(&page) {
            return Err(Refusal::invalid("page_out_of_range", "page", "页码须为 1 至 100000", "page is 1 to 100000"));
        }
        if !(1..=100).contains(&page_size) {
            return Err(Refusal::invalid(
                "page_size_out_of_range",
                "page_size",
                "每页行数须为 1 至 100",
                "page_size is 1 to 100",
            ));
        }
        Ok(Paging { page, page_size })
    }

    /// How many rows stand before this page.
    pub fn offset(self) -> u64 {
        u64::from(self.page - 1) * u64::from(self.page_size)
    }

    /// How many rows are wanted.
    pub fn limit(self) -> u64 {
        u64::from(self.page_size)
    }

    /// This page of rows that are all at hand.
    pub fn cut<T>(self, all: Vec<T>) -> Page<T> {
        let total = all.len() as i64;
        let before = usize::try_from(self.offset()).unwrap_or(usize::MAX);
        let rows = all.into_iter().skip(before).take(self.page_size as usize).collect();
        self.of(rows, total)
    }

    /// The page with these rows.
    pub fn of<T>(self, rows: Vec<T>, total: i64) -> Page<T> {
        Page { rows, total, page: self.page, page_size: self.page_size }
    }
}
