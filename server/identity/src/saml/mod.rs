//! The SPID service provider (SAML 2.0, `AgID` "Regole Tecniche" and Avvisi).
//!
//! A login is three calls:
//!
//! 1. [`ServiceProvider::start`] makes the signed `AuthnRequest` and the [`PendingRequest`] that
//!    the server stores, bound to this browser;
//! 2. the citizen comes back with a form post; the server takes the pending request out of its
//!    store (once only);
//! 3. [`ServiceProvider::verify`] says [`Authenticated`] or [`Refusal`]. It is slow on purpose
//!    (two XML parsers and RSA): call it in a blocking task with few permits.
//!
//! After that the server remembers [`Authenticated::used_ids`] until they expire.

mod attribute_name;
mod attribute_set;
mod attributes;
mod certificate;
mod check;
mod config;
mod contact;
mod errors;
mod idp;
mod keys;
mod logout;
mod metadata;
mod pending;
mod purpose;
mod registry;
mod request;
mod response;
mod sign;
mod xml;

pub use attribute_name::Attribute;
pub use attribute_set::{AttributeSet, Need};
pub(crate) use attributes::fiscal_code;
pub use attributes::{AttributeProblem, Company, Domicile, SpidAttributes};
pub use certificate::{
    BodyIdentifier, CertificateSubject, DemoKey, KeyOrder, NewKey, demo_certificate, demo_key, new_key,
};
pub use check::{CertificateFacts, MetadataProblem, certificate_facts};
pub use config::{ConfigError, Organization, ServiceProvider, ServiceProviderConfig};
pub use contact::{Aggregator, Billing, CieContact, Contact, PrivateContact, PublicContact};
pub use errors::{ErrorCode, Meaning, Refusal};
pub use idp::{Endpoint, IdentityProvider, IdentityProviders, IdpMetadataError, Profile, SigningCertificate};
pub use keys::{KeyError, SigningKey};
pub use logout::{
    Carried, LOGOUT_MINUTES, LogoutMessage, LogoutRefusal, LogoutRequest, LogoutResponse, LogoutStatus,
    PendingLogout, SamlSession,
};
pub use pending::{Binding, BrowserBinding, Outgoing, PendingRequest, SpidLevel};
pub use purpose::{IdentityType, Purpose};
pub use registry::{
    FetchError, MAX_REGISTRY_BYTES, RegistryClient, RegistryCopy, RegistryError, RegistryKey,
    RegistryKeyError,
};
pub use request::{Login, StartError};
pub use response::{
    Authenticated, CLOCK_SKEW_SECONDS, MAX_RESPONSE_BYTES, Peek, RuleFacts, UsedId, peek,
    peek_in_response_to, rules,
};
pub use sign::SignError;
