//! Somebody proved who they are: written down, and signed in.

use backend::{
    accounts::{self, SignedIn as Identity},
    catalogue,
    register::{self, Transaction},
    sign_out,
};
use domain::{actor::Level, form::Certified};
use identity::saml::{Authenticated, PendingRequest, SamlSession, SpidLevel};

use super::{SAML_SESSION, acs::Answer, handles::Handles};
use crate::{
    pages::{Portal, around::Around, fault::Fault},
    session::{Session, SessionError},
};

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entered {
    /// Signed in.
    In,
    /// The identity has nothing by which to know the citizen again.
    Incomplete,
    /// The database went away after the answer had been used up.
    Halfway,
}

/// What goes wrong here goes wrong after the answer was used up.
enum Trouble {
    Away,
    Fault(Fault),
}

impl From<backend::Error> for Trouble {
    fn from(error: backend::Error) -> Self {
        match Fault::from(error) {
            Fault::UNAVAILABLE => Self::Away,
            fault => Self::Fault(fault),
        }
    }
}

impl From<SessionError> for Trouble {
    fn from(error: SessionError) -> Self {
        tracing::error!(%error, "session");
        Self::Away
    }
}

/// Signs the citizen in.
pub(super) async fn enter(
    portal: &Portal,
    around: &Around,
    session: &Session,
    pending: &PendingRequest,
    answer: &Answer,
    identity: Authenticated,
) -> Result<Entered, Fault> {
    match sign_in(portal, around, session, pending, answer, identity).await {
        Ok(entered) => Ok(entered),
        Err(Trouble::Away) => Ok(Entered::Halfway),
        Err(Trouble::Fault(fault)) => Err(fault),
    }
}

async fn sign_in(
    portal: &Portal,
    around: &Around,
    session: &Session,
    pending: &PendingRequest,
    answer: &Answer,
    identity: Authenticated,
) -> Result<Entered, Trouble> {
    let pool = &portal.platform.pool;
    let mut certified = certified(&identity);
    if let Some(code) = &identity.attributes.place_of_birth
        && let Some(name) = catalogue::name_of(pool, code).await?
    {
        certified.birth_place = Some(name);
    }
    write_down(portal, around, pending, answer, &identity).await?;
    let who = Identity {
        certified: &certified,
        eidas_id: identity.attributes.spid_code.as_deref(),
        level: level(identity.level),
    };
    let citizen = match accounts::sign_in(pool, around.ctx(), who).await {
        Ok(citizen) => citizen,
        Err(backend::Error::Incomplete) => return Ok(Entered::Incomplete),
        Err(error) => return Err(error.into()),
    };
    session.sign_in_citizen(&citizen).await?;
    let saml = SamlSession::from(&identity);
    if let Some(stored) = session.settle().await? {
        let handle = Handles::new(portal.platform.secrets.session).of(&saml);
        sign_out::remember(pool, &stored, &handle).await?;
    }
    session.remember(SAML_SESSION, &saml).await?;
    metrics::counter!("spid_logins_total").increment(1);
    Ok(Entered::In)
}

/// The pair goes into the register before anybody is let in.
async fn write_down(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    answer: &Answer,
    identity: &Authenticated,
) -> Result<(), backend::Error> {
    let subject = identity.attributes.fiscal_number.as_ref().map(|code| code.canonical().to_string());
    let subject = subject.or_else(|| identity.attributes.spid_code.clone());
    register::record(
        &portal.platform.pool,
        around.ctx(),
        &portal.register,
        Transaction {
            idp: &pending.idp,
            request_id: Some(&pending.request_id),
            request: &pending.request_xml,
            response_id: Some(&identity.response_id),
            response: &answer.response,
            assertion_id: Some(&identity.assertion_id),
            subject: subject.as_deref(),
            outcome: "accepted",
        },
    )
    .await
}

const fn level(level: SpidLevel) -> Level {
    match level {
        SpidLevel::L1 => Level::L1,
        SpidLevel::L2 => Level::L2,
        SpidLevel::L3 => Level::L3,
    }
}

fn certified(identity: &Authenticated) -> Certified {
    let who = &identity.attributes;
    Certified {
        given_name: who.name.clone(),
        family_name: who.family_name.clone(),
        fiscal_code: who.fiscal_number.clone(),
        birth_date: Some(who.date_of_birth),
        birth_place: who.place_of_birth.clone(),
        email: who.email.clone(),
        phone: who.mobile_phone.clone(),
        street: who.domicile.street.clone(),
        postal_code: who.domicile.postal_code.clone(),
        municipality: who.domicile.municipality.clone(),
    }
}
