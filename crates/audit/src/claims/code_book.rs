//! Numbers for codes (items, diagnoses, categories), given in the order in
//! which codes are met. Shared by the threads that read: each asks once per
//! distinct code of a batch, not once per row. Which number a code gets may
//! differ from run to run and never shows in a result.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::Code;

/// The codes met so far.
#[derive(Debug, Default)]
pub(super) struct CodeBook(Mutex<Codes>);

#[derive(Debug, Default)]
struct Codes {
    numbers: HashMap<Arc<str>, u32>,
    codes: Vec<Code>,
}

impl CodeBook {
    /// The number of a code, a new one if it was not met before.
    pub(super) fn number(&self, code: &str) -> u32 {
        let mut codes = self.0.lock().expect("nobody panics while holding the code book");
        if let Some(&number) = codes.numbers.get(code) {
            return number;
        }
        let number = u32::try_from(codes.codes.len()).expect("there are fewer than 2^32 distinct codes");
        let code: Arc<str> = Arc::from(code);
        codes.numbers.insert(code.clone(), number);
        codes.codes.push(Code(code));
        number
    }

    /// The number of a code that was met.
    pub(super) fn find(&self, code: &str) -> Option<u32> {
        self.0.lock().expect("nobody panics while holding the code book").numbers.get(code).copied()
    }

    /// All codes by number.
    pub(super) fn into_codes(self) -> Vec<Code> {
        self.0.into_inner().expect("nobody panics while holding the code book").codes
    }
}
