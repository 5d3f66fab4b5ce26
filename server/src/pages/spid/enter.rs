//! Somebody proved who they are: written down, and signed in at the door where they began.

use app::public::{SpidErrorPage, SpidTrouble};
use axum::{
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use backend::register::{self, Transaction};
use domain::{Id, actor::OperatorRecord};
use identity::saml::{Authenticated, PendingRequest, SamlSession};

use super::{
    SAML_SESSION,
    acs::AWAY,
    handles::Handles,
    page,
    stored::{LoginAs, Stored},
    told::{lead, lead_operator},
    wish::applicant_of,
};
use crate::{
    pages::{
        Portal,
        around::Around,
        entrance,
        fault::Fault,
        operators::{self, Vouched},
    },
    session::Session,
};

/// Lets somebody in whose answer has just been used up.
pub(super) async fn enter(
    portal: &Portal,
    around: &Around,
    session: &Session,
    stored: &Stored,
    identity: Authenticated,
) -> Result<Response, Fault> {
    let pending = &stored.request;
    let entered = async {
        write_down(portal, around, pending, &identity).await?;
        match stored.login_as {
            LoginAs::Citizen => citizen(portal, around, session, stored, &identity).await,
            LoginAs::Operator => operator(portal, around, session, stored, &identity, None).await,
            LoginAs::Confirming(who) => operator(portal, around, session, stored, &identity, Some(who)).await,
        }
    };
    match entered.await {
        Err(Fault::UNAVAILABLE) => Ok(halfway(around, stored)),
        result => result,
    }
}

/// The database went away: the answer is used up, and sending it again would not help.
fn halfway(around: &Around, stored: &Stored) -> Response {
    let told = SpidErrorPage::new(SpidTrouble::AwayHalfway, Some(stored.request.next.clone()));
    let mut response = page(around, told.of_municipality(stored.municipality.clone()));
    response.headers_mut().insert(header::RETRY_AFTER, AWAY);
    response
}

async fn citizen(
    portal: &Portal,
    around: &Around,
    session: &Session,
    stored: &Stored,
    identity: &Authenticated,
) -> Result<Response, Fault> {
    let (pending, who) = (&stored.request, &identity.attributes);
    let entered_as = applicant_of(pending.purpose);
    if !entrance::admit(portal, around, session, who, identity.level, entered_as).await? {
        return Ok(lead(portal, around, &pending.browser, SpidTrouble::MissingData, Some(stored)).await);
    }
    let away = |_| Fault::UNAVAILABLE;
    if let Some(forms) = &stored.forms {
        forms.keep(session).await.map_err(away)?;
    }
    let saml = SamlSession::from(identity);
    session.remember(SAML_SESSION, &saml).await.map_err(away)?;
    session.comes_from(&Handles::new(portal.platform.secrets.session).of(&saml)).await.map_err(away)?;
    // Here and not at the end of the request: whoever cannot be let in after all is told.
    session.settle().await.map_err(away)?;
    metrics::counter!("spid_logins_total").increment(1);
    Ok(Redirect::to(&pending.next).into_response())
}

/// Whoever is not let in reads why at an address of its own, as citizens do.
async fn operator(
    portal: &Portal,
    around: &Around,
    session: &Session,
    stored: &Stored,
    identity: &Authenticated,
    confirming: Option<Id<OperatorRecord>>,
) -> Result<Response, Fault> {
    let next = &stored.request.next;
    let vouched = Vouched {
        attributes: &identity.attributes,
        level: identity.level,
        at: identity.assertion_issue_instant,
    };
    let entered = operators::enter_with_identity(portal, around, session, next, vouched, confirming).await?;
    Ok(match entered {
        Ok(response) => response,
        Err(why) => lead_operator(portal, around, why, stored).await,
    })
}

/// The pair goes into the register before anybody is let in.
async fn write_down(
    portal: &Portal,
    around: &Around,
    pending: &PendingRequest,
    identity: &Authenticated,
) -> Result<(), backend::Error> {
    let subject = entrance::subject(&identity.attributes);
    register::record(
        &portal.platform.pool,
        around.ctx(),
        &portal.register,
        Transaction {
            idp: &pending.idp,
            request_id: Some(&pending.request_id),
            request_issued_at: Some(pending.issue_instant),
            request: &pending.request_xml,
            response_id: Some(&identity.response_id),
            response_issued_at: Some(identity.response_issue_instant),
            response_issuer: Some(&identity.idp),
            response: &identity.response_xml,
            assertion_id: Some(&identity.assertion_id),
            subject: subject.as_deref(),
            name_id: Some(&identity.name_id),
            name_qualifier: Some(&identity.name_qualifier),
            outcome: register::ACCEPTED,
            most: None,
        },
    )
    .await
}
