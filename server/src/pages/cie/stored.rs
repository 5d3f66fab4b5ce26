//! What is stored while somebody is at the provider of CIE.

use app::public::CieTrouble;
use identity::federation::PendingLogin;
use serde::{Deserialize, Serialize};

use crate::pages::{ended::Ended, spid::LoginAs};

/// A login that was begun, and for whom.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Stored {
    #[serde(flatten)]
    pub(super) login: PendingLogin,
    /// Whose door it was begun at.
    #[serde(default)]
    pub(super) login_as: LoginAs,
    /// Municipality for which it was begun, where the portal serves several.
    #[serde(default)]
    pub(super) municipality: Option<String>,
}

impl Stored {
    /// What the page about it leads back to.
    pub(super) fn whence(&self) -> Whence {
        Whence { next: Some(self.login.next.clone()), municipality: self.municipality.clone() }
    }
}

/// Where somebody wanted to go, and for which municipality, as far as this browser may know it.
#[derive(Debug, Clone, Default)]
pub(super) struct Whence {
    pub(super) next: Option<String>,
    pub(super) municipality: Option<String>,
}

impl Whence {
    /// What is told of a login that began there and did not succeed.
    pub(super) fn ended(self, trouble: CieTrouble) -> Ended {
        let Self { next, municipality } = self;
        Ended::Cie { trouble: trouble.slug().to_owned(), next, municipality }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whose_door_it_was_and_for_which_municipality_is_stored_and_nothing_is_made_up() {
        let mut pending = json!({
            "request_id": "_cie", "state": "s", "issuer": "https://op.example", "level": 2, "request": "a.b.c",
            "next": "/a", "browser": "b", "expires_at": backend::testing::noon(), "nonce": "n", "verifier": "v",
        });
        // As an earlier version stored it.
        let old: Stored = serde_json::from_value(pending.clone()).unwrap();
        assert_eq!((old.login_as, old.municipality), (LoginAs::Citizen, None));
        pending["municipality"] = json!("beta");
        pending["login_as"] = json!("operator");
        let stored: Stored = serde_json::from_value(pending.clone()).unwrap();
        assert_eq!(stored.login_as, LoginAs::Operator);
        assert_eq!(serde_json::to_value(&stored).unwrap(), pending, "and written as it was read");
        let told = Ended::Cie {
            trouble: "tardi".into(),
            next: Some("/a".into()),
            municipality: Some("beta".into()),
        };
        assert_eq!(stored.whence().ended(CieTrouble::TooLate), told);
    }
}
