//! Numbers for codes (items, diagnoses, categories), given in the order in
//! which codes are met. Shared by the threads that read: each asks once per
//! distinct code of a batch, not once per row. Which number a code gets may
//! differ from run to run and never shows in a result.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::Code;

/// The codes met so far.
#[derive(Debug, Default)]
pub(super) struct CodeBook {
    /// Those that another book had, numbered first and shared with it.
    before: Arc<Codes>,
    own: Mutex<Codes>,
}

/// Codes with their numbers.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    numbers: HashMap<Arc<str>, u32>,
    codes: Vec<Code>,
}

/// Codes by number: those of an earlier book, and what came after.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    before: Arc<Codes>,
    own: Vec<Code>,
}

impl CodeBook {
    /// A book that goes on from another.
    pub(super) fn after(before: Arc<Codes>) -> CodeBook {
        CodeBook { before, own: Mutex::default() }
    }

    /// The number of a code, a new one if it was not met before.
    pub(super) fn number(&self, code: &str) -> u32 {
        if let Some(&number) = self.before.numbers.get(code) {
            return number;
        }
        let mut own = self.own.lock().expect("nobody panics while holding the code book");
        if let Some(&number) = own.numbers.get(code) {
            return number;
        }
        let number = self.before.codes.len() + own.codes.len();
        let number = u32::try_from(number).expect("there are fewer than 2^32 distinct codes");
        let code: Arc<str> = Arc::from(code);
        own.numbers.insert(code.clone(), number);
        own.codes.push(Code(code));
        number
    }

    /// The number of a code that was met.
    pub(super) fn find(&self, code: &str) -> Option<u32> {
        let known = self.before.numbers.get(code).copied();
        let own = || self.own.lock().expect("nobody panics while holding the code book").numbers.get(code).copied();
        known.or_else(own)
    }

    /// All codes of a book that goes on from none, to go on from.
    pub(super) fn into_shared(self) -> Arc<Codes> {
        assert!(self.before.codes.is_empty(), "only a first book is shared");
        Arc::new(self.own.into_inner().expect("nobody panics while holding the code book"))
    }

    /// All codes by number.
    pub(super) fn into_texts(self) -> Texts {
        let own = self.own.into_inner().expect("nobody panics while holding the code book");
        Texts { before: self.before, own: own.codes }
    }

    /// The codes that no earlier book had, by number.
    pub(super) fn into_codes(self) -> Vec<Code> {
        self.own.into_inner().expect("nobody panics while holding the code book").codes
    }
}

impl Texts {
    /// The text of a number.
    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let before = self.before.codes.len();
        if number < before { self.before.codes[number].as_str() } else { self.own[number - before].as_str() }
    }
}
