//! The providers of the operators, one for each organisation.

use app::{console::Account, routes::pattern};
use identity::oidc::{OidcConfig, OperatorLogin, http_client};
use url::Url;

use crate::{
    config::{Config, OperatorProvider},
    pages::PortalError,
};

/// One provider.
#[derive(Debug)]
pub struct OperatorDoor {
    /// What addresses call it; none for the only one.
    pub key: Option<String>,
    /// Name of its organisation, for people.
    pub name: Option<String>,
    /// Its issuer.
    pub issuer: String,
    /// The login there. What one provider does or does not do touches no other.
    pub login: OperatorLogin,
}

/// All of them.
#[derive(Debug)]
pub struct OperatorDoors(Vec<OperatorDoor>);

impl OperatorDoors {
    /// Puts the doors into the wall. No provider is asked anything yet: one of them may be down.
    ///
    /// # Errors
    /// When a secret cannot be read or an address does not serve.
    pub fn open(config: &Config) -> Result<Self, PortalError> {
        let doors = config.operators.providers.iter().map(|provider| door(config, provider));
        doors.collect::<Result<_, _>>().map(Self)
    }

    /// The one of this name; the only one where none is given.
    pub fn get(&self, key: Option<&str>) -> Option<&OperatorDoor> {
        self.0.iter().find(|door| door.key.as_deref() == key)
    }

    /// The one of this issuer.
    pub fn of_issuer(&self, issuer: &str) -> Option<&OperatorDoor> {
        self.0.iter().find(|door| door.issuer == issuer)
    }

    /// As people see them.
    pub fn accounts(&self) -> Vec<Account> {
        self.0.iter().map(|door| Account { key: door.key.clone(), name: door.name.clone() }).collect()
    }
}

fn door(config: &Config, provider: &OperatorProvider) -> Result<OperatorDoor, PortalError> {
    let path = provider.key.as_ref().map_or_else(
        || pattern::OPERATOR_RETURN.to_owned(),
        |key| pattern::OPERATOR_RETURN_OF.replace("{provider}", key),
    );
    let redirect_url: Url = config.server.base_url.join(&path)?;
    let oidc = OidcConfig {
        issuer: provider.issuer.clone(),
        client_id: provider.client_id.clone(),
        client_secret: Some(provider.client_secret().map_err(PortalError::Secret)?),
        redirect_url,
        max_age_seconds: Some(provider.max_age_seconds),
    };
    Ok(OperatorDoor {
        key: provider.key.clone(),
        name: provider.name.clone(),
        issuer: provider.issuer.clone(),
        login: OperatorLogin::new(oidc, http_client()?)?,
    })
}
