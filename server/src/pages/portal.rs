//! What every handler stands on.

use std::{ops::Deref, sync::Arc};

use super::{
    cie::Member,
    operators::OperatorDoors,
    spid::{gate::Gate, parties::Parties},
};
use crate::{Platform, providers::Providers};
use backend::register::RegisterKeys;
use chrono::{DateTime, Utc};
use identity::{
    federation::FederationError,
    oidc::OidcError,
    saml::{ConfigError, IdentityProviders},
};

/// Why the portal cannot open its doors.
#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    /// The configuration of the SPID service provider.
    #[error("spid: {0}")]
    Spid(#[from] ConfigError),
    /// The configuration of the federation of CIE.
    #[error("cie: {0}")]
    Cie(#[from] FederationError),
    /// The configuration of the operators' login.
    #[error("operators: {0}")]
    Operators(#[from] OidcError),
    /// The file with the secret of the operators' login.
    #[error("operators: the client secret cannot be read: {0}")]
    Secret(std::io::Error),
    /// The base address cannot carry a path.
    #[error("server.base_url cannot be extended: {0}")]
    Address(#[from] url::ParseError),
}

/// What every handler stands on. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Portal(Arc<Inner>);

/// See [`Portal`], which dereferences to it.
#[derive(Debug)]
pub struct Inner {
    /// Database, documents, keys, time.
    pub platform: Platform,
    /// The service providers that the portal is in SAML federations.
    pub spid: Parties,
    /// Whom it believes: they change while the portal runs, so ask [`Portal::idps`] each time.
    pub providers: Providers,
    /// The portal in the federation of CIE, where it is set up.
    pub cie: Option<Member>,
    /// The providers of the operators' organisations.
    pub operators: OperatorDoors,
    /// Keys of the register of transactions, and of what providers granted.
    pub register: RegisterKeys,
    /// What stands before the verification of messages.
    pub gate: Gate,
}

impl Deref for Portal {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Portal {
    /// The identity providers that are believed now; the set stays as it is in the caller's hands.
    pub fn idps(&self) -> Arc<IdentityProviders> {
        self.providers.current(self.platform.now())
    }

    /// Remembers a technical fault for the administrator; `about` names a machine or an organisation, never a person.
    /// A database that is away is a louder alarm than this one.
    pub(super) async fn alarm(&self, code: &str, about: &str, now: DateTime<Utc>) {
        if let Err(error) = backend::alarms::raise(&self.platform.pool, code, about, now).await {
            tracing::error!(%error, "an alarm cannot be written down");
        }
    }

    /// Puts the doors into the platform.
    ///
    /// # Errors
    /// When a key, a certificate or an address of the configuration does not serve.
    pub fn open(platform: Platform) -> Result<Self, PortalError> {
        let spid = Parties::open(&platform.config, &platform.secrets)?;
        let operators = OperatorDoors::open(&platform.config)?;
        let set_up = platform.config.cie.as_ref().zip(platform.secrets.cie.clone());
        let cie = set_up.map(|(cie, files)| Member::new(&platform.config, cie, files)).transpose()?;
        Ok(Self(Arc::new(Inner {
            cie,
            register: platform.secrets.register.clone(),
            providers: platform.providers.clone(),
            gate: Gate::new(platform.config.door.clone(), &platform.outside.clock),
            platform,
            spid,
            operators,
        })))
    }
}
