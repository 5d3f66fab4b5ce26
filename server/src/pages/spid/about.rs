//! What we say about ourselves to SAML federations.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use identity::saml::ServiceProvider;

use crate::pages::{Portal, fault::Fault};

/// The portal's own body, towards SPID and eIDAS.
pub(super) async fn metadata(State(portal): State<Portal>) -> Result<Response, Fault> {
    signed(portal.spid.own())
}

/// The same body towards CIE, where that is set up.
pub(super) async fn metadata_for_cie(State(portal): State<Portal>) -> Result<Response, Fault> {
    signed(portal.spid.cie().ok_or(Fault::NOT_FOUND)?)
}

/// A municipality that the portal serves: this address is its entityID.
pub(super) async fn metadata_of(
    State(portal): State<Portal>,
    Path(municipality): Path<String>,
) -> Result<Response, Fault> {
    let one = portal.spid.municipality(&municipality).ok_or(Fault::NOT_FOUND)?;
    signed(&one.party)
}

fn signed(party: &ServiceProvider) -> Result<Response, Fault> {
    let xml = party.metadata().map_err(|error| {
        tracing::error!(%error, "the SPID metadata cannot be signed");
        Fault::BROKEN
    })?;
    Ok(([(header::CONTENT_TYPE, "application/samlmetadata+xml")], xml.to_owned()).into_response())
}
