//! Whoever was proved to be somebody: are they an operator, and at which desk?

use app::{console::Refusal, routes::pattern};
use axum::response::{IntoResponse, Redirect, Response};
use backend::{
    alerts,
    operators::{self, SignIn},
};
use domain::{
    Id,
    actor::{Operator, OperatorRecord},
    contact::EmailAddress,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{NotLetIn, door::away, known};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here, Seats},
        fault::Fault,
    },
    session::{Choosing, Entrance, Session},
};

/// Somebody whose identity was proved just now.
pub(super) struct Proved<'a> {
    /// Who vouches for them.
    pub(super) issuer: &'a str,
    /// Their name there.
    pub(super) subject: &'a str,
    /// Their address at work, where the provider of their body vouches for one.
    pub(super) email: Option<EmailAddress>,
    /// How they came in.
    pub(super) entrance: Entrance,
    /// Who was to confirm who they are; none for whoever comes in.
    pub(super) confirming: Option<Id<OperatorRecord>>,
}

/// Lets an enabled operator in; says of everybody else why not.
pub(super) async fn enter(
    portal: &Portal,
    session: &Session,
    around: &Around,
    who: Proved<'_>,
    next: String,
) -> Result<Result<Response, NotLetIn>, Fault> {
    let pool = &portal.platform.pool;
    let refused = |why| Ok(Err(NotLetIn::Refused(why)));
    match operators::sign_in(pool, around.ctx(), who.issuer, who.subject).await? {
        SignIn::Unknown => refused(Refusal::Unknown),
        SignIn::Disabled => refused(Refusal::Disabled),
        SignIn::NoDesk => refused(Refusal::NoDesk),
        SignIn::Desks(desks) if is_another(&desks, who.confirming) => {
            tracing::warn!("somebody else confirmed than was asked to");
            Ok(Err(NotLetIn::SomebodyElse))
        }
        SignIn::Desks(desks) => {
            // The same operator at each of them.
            let Some(operator) = desks.first().cloned() else { return Err(Fault::NOT_FOUND) };
            alerts::keep_address(pool, around.ctx(), &operator, who.email.as_ref()).await?;
            let mut response = at_a_desk(session, desks, who.entrance, next).await?;
            known::note(portal, session, around, &operator, &mut response).await?;
            Ok(Ok(response))
        }
    }
}

/// Whether these are desks of somebody else than who was to confirm who they are.
fn is_another(desks: &[Operator], confirming: Option<Id<OperatorRecord>>) -> bool {
    confirming.is_some_and(|id| desks.iter().any(|desk| desk.me.id != id))
}

/// One desk is chosen by itself, and whoever only confirms who they are stays where they sit; among
/// several the operator chooses.
async fn at_a_desk(
    session: &Session,
    desks: Vec<Operator>,
    entrance: Entrance,
    next: String,
) -> Result<Response, Fault> {
    let seated = session.operator().await.map_err(away)?;
    let same = |desk: &&Operator| {
        seated.as_ref().is_some_and(|seated| seated.me.id == desk.me.id && seated.desk.id == desk.desk.id)
    };
    let chosen = match desks.as_slice() {
        [only] => Some(only),
        several => several.iter().find(same),
    };
    if let Some(chosen) = chosen {
        sit(session, chosen, &entrance).await?;
        return Ok(Redirect::to(&next).into_response());
    }
    session.let_choose(&Choosing { desks, entrance, next }).await.map_err(away)?;
    // The page with the choice is another request: its form belongs to the new session.
    Ok(Redirect::to(pattern::OPERATOR_LOGIN).into_response())
}

async fn sit(session: &Session, chosen: &Operator, entrance: &Entrance) -> Result<(), Fault> {
    session.sign_in_operator(chosen, entrance).await.map_err(away)
}

#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    #[serde(rename = "sportello")]
    desk: Uuid,
}

/// Chooses a desk after sign-in, or changes to another one.
pub(super) async fn switch(
    session: Session,
    here: Result<Here, Response>,
    seats: Result<Seats, Response>,
    CsrfForm(chosen): CsrfForm<Chosen>,
) -> Result<Response, Fault> {
    let console = || pattern::CONSOLE.to_owned();
    let choosing = session.choosing().await.map_err(away)?;
    let entrance = session.entrance().await.map_err(away)?;
    let (desks, entrance, next) = match (choosing, here, seats, entrance) {
        (Some(choosing), _, _, _) => (choosing.desks, choosing.entrance, choosing.next),
        (None, Ok(_), Ok(Seats(seats)), Some(entrance)) => (seats, entrance, console()),
        _ => return Ok(Redirect::to(pattern::OPERATOR_LOGIN).into_response()),
    };
    let operator =
        desks.iter().find(|operator| operator.desk.id.uuid() == chosen.desk).ok_or(Fault::NOT_FOUND)?;
    sit(&session, operator, &entrance).await?;
    Ok(Redirect::to(&next).into_response())
}
