//! Personal data on its way through the interface: names and numbers of
//! credentials, which may be sent to the hospital but never shown in a log.
//!
//! Article: R1-25 (risks to the security of information systems are guarded against).

use std::fmt;

use serde::{Serialize, Serializer};

/// A text that its `Debug` form hides.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Private(String);

impl Private {
    /// Hides a text from logs.
    pub fn new(text: impl Into<String>) -> Private {
        Private(text.into())
    }

    /// The text itself, for comparing, storing and answering.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Private {
    fn from(text: String) -> Private {
        Private(text)
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Serialize for Private {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
