//! How everyone of a demonstration gets in: account, password, and the secret
//! of the device where the duties ask for one. Written beside the database for
//! whoever tries the demonstration, the player and the checks in the browser;
//! of a real house nothing of the kind exists anywhere.
//!
//! Article: R3d-13, G22239-8.1.4.1.d.

use anyhow::{Context, anyhow};
use serde::{Deserialize, Serialize};

use crate::house_key;

/// The logins of a demonstration.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Access {
    /// The password of everyone.
    pub(crate) password: String,
    /// By how much the demonstration's clock is ahead of the machine's: codes go by it.
    pub(crate) clock_shift_seconds: i64,
    /// Everyone.
    pub(crate) logins: Vec<Login>,
}

/// A person who can sign in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Login {
    /// The name.
    pub(crate) name: String,
    /// The posts.
    pub(crate) posts: String,
    /// The account's name.
    pub(crate) login: String,
    /// The secret of the person's device, Base32; none where no duty asks for one.
    pub(crate) second_factor: Option<String>,
}

impl Access {
    /// Keeps them beside the database.
    pub(crate) fn write(&self, url: &str) -> anyhow::Result<()> {
        house_key::write_secret(&house_key::beside(url, "logins.json"), &serde_json::to_string_pretty(self)?)
    }

    /// Those of a database.
    pub(crate) fn read(url: &str) -> anyhow::Result<Access> {
        let path = house_key::beside(url, "logins.json");
        let text = std::fs::read_to_string(&path).with_context(|| {
            format!(
                "reading {}: only a demonstration writes its people's secrets down, and only for one can the command line sign in as them",
                path.display()
            )
        })?;
        serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))
    }

    /// The person with a login.
    pub(crate) fn of(&self, login: &str) -> anyhow::Result<&Login> {
        self.logins.iter().find(|one| one.login == login).ok_or_else(|| anyhow!("no such login: {login}"))
    }
}
