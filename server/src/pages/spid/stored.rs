//! What is stored while somebody is at their SPID provider.

use domain::{Id, actor::OperatorRecord};
use identity::saml::PendingRequest;
use serde::{Deserialize, Serialize};

use crate::middleware::csrf::OpenForms;

/// Whose door a login was begun at. Stored with the request: nothing that travels through the browser,
/// and no path to go to afterwards, makes an operator of a citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::pages) enum LoginAs {
    /// Somebody who wants their own pages.
    #[default]
    Citizen,
    /// A member of the staff.
    Operator,
    /// This member of the staff, who is in already and confirms it.
    Confirming(Id<OperatorRecord>),
}

/// A request that was sent, and for whom.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Stored {
    #[serde(flatten)]
    pub(super) request: PendingRequest,
    #[serde(default)]
    pub(super) login_as: LoginAs,
    /// Municipality for which it was begun, where the portal serves several. CIE is asked under one name for all of
    /// them, which therefore does not say it.
    #[serde(default)]
    pub(super) municipality: Option<String>,
    /// What whoever was in already had open: the answer comes from another site, without the cookie of their session.
    #[serde(default)]
    pub(super) forms: Option<OpenForms>,
}

#[cfg(test)]
mod tests {
    use identity::saml::{Binding, BrowserBinding, SpidLevel};

    use super::*;

    fn request(next: &str) -> PendingRequest {
        PendingRequest {
            request_id: "_1".into(),
            relay_state: "r".into(),
            idp: "https://idp.example".into(),
            sp: None,
            level: SpidLevel::L2,
            attribute_set: 0,
            purpose: None,
            binding: Binding::Redirect,
            issue_instant: backend::testing::noon(),
            request_xml: "<x/>".into(),
            next: next.into(),
            browser: BrowserBinding::of("secret"),
            expires_at: backend::testing::noon(),
        }
    }

    #[test]
    fn whose_door_it_was_is_stored_and_never_guessed_from_the_path() {
        let confirming = LoginAs::Confirming(Id::new(backend::testing::new_id()));
        for login_as in [LoginAs::Citizen, LoginAs::Operator, confirming] {
            let municipality = Some("borgo".to_owned());
            let stored = Stored { request: request("/console"), login_as, municipality, forms: None };
            let value = serde_json::to_value(&stored).unwrap();
            let read: Stored = serde_json::from_value(value).unwrap();
            assert_eq!((read.login_as, &read.request), (login_as, &stored.request));
            assert_eq!(read.municipality, stored.municipality);
        }
        // As an earlier version stored it.
        let old = serde_json::to_value(request("/operatori/accesso")).unwrap();
        let read: Stored = serde_json::from_value(old).unwrap();
        assert_eq!(read.login_as, LoginAs::Citizen);
    }
}
