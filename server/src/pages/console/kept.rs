//! A form that is sent after the session ended by itself is kept for its operator, and given back
//! after signing in again. Nothing is sent by itself: the operator presses the button once more.

use app::{
    console::{KeptAbout, KeptFormPage, Matter},
    routes::{ListOf, Route, encode, pattern},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, cards, intake,
    kept_forms::{self, KeptForm},
    sessions,
};
use domain::{
    actor::Operator,
    permission::{ReadCards, ReadIntakes, authorise},
};

use crate::{
    middleware::{csrf::CsrfForm, request::RequestId},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
        late::Late,
    },
    session::{OPERATORS_DOOR, Session, page_before},
};

/// The layer around the console. Lets everything pass but a form whose session has ended a short while
/// ago: its token, which is bound to that session, proves that this browser got the form from us, and
/// the session, which the database still remembers, whose it was.
pub(super) async fn keep(
    State(portal): State<Portal>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let before = session.digest().zip(session.token_seed());
    let Some((digest, seed)) = before.filter(|_| Late::is_form(&request)) else {
        return next.run(request).await;
    };
    // Reading tells that it ended; only then may the form be taken from its handler.
    match session.operator().await {
        Ok(None) => {}
        Ok(Some(_)) | Err(_) => return next.run(request).await,
    }
    let now = portal.platform.now();
    let Ok(Some(operator)) = sessions::ended_operator(&portal.platform.pool, &digest, now).await else {
        return next.run(request).await;
    };
    let mut late = match Late::read(request, &seed).await {
        Ok(late) => late,
        Err(fault) => return fault.into_response(),
    };
    match form(&mut late) {
        Some(form) => match kept(&portal, &late.parts, operator, &form).await {
            Ok(()) => {
                let next = encode(pattern::CONSOLE_KEPT);
                Redirect::to(&format!("{OPERATORS_DOOR}?next={next}&scaduta=1")).into_response()
            }
            Err(fault) => fault.into_response(),
        },
        None => next.run(late.again()).await,
    }
}

/// The form, if it is one of ours with words in it.
fn form(late: &mut Late) -> Option<KeptForm> {
    let fields = late.fields.take().filter(|fields| KeptFormPage::is_worth_keeping(fields))?;
    let action = late.parts.uri.path().to_owned();
    Some(KeptForm { action, page: page(&late.parts.headers), fields })
}

/// The page that the form was on, within the console.
fn page(headers: &HeaderMap) -> String {
    page_before(headers)
        .filter(|page| page.starts_with(pattern::CONSOLE))
        .unwrap_or_else(|| pattern::CONSOLE.to_owned())
}

async fn kept(
    portal: &Portal,
    parts: &Parts,
    operator: domain::Id<domain::actor::OperatorRecord>,
    form: &KeptForm,
) -> Result<(), Fault> {
    let number = parts.extensions.get::<RequestId>().copied().ok_or(Fault::BROKEN)?;
    let ctx = portal.platform.context(number);
    match kept_forms::keep(&portal.platform.pool, &ctx, operator, form).await {
        // Disabled meanwhile: the door will say so.
        Ok(()) | Err(Error::NotFound) => Ok(()),
        Err(Error::LimitReached) => Err(Fault::TOO_LARGE),
        Err(error) => Err(error.into()),
    }
}

/// What was being sent, with the button that sends it.
pub(super) async fn page_of_form(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let kept = kept_forms::find(&portal.platform.pool, around.ctx(), &operator).await?;
    let Some(KeptForm { page, fields, action }) = kept else {
        return Ok(Redirect::to(&Route::Console.href()).into_response());
    };
    let about = about(&portal, &around, &operator, &action).await;
    Ok(around.page(KeptFormPage { page, about, fields }))
}

/// To whom, or about whom, the form goes. What the operator may not see any more is left out: it is
/// refused when it is sent.
async fn about(portal: &Portal, around: &Around, operator: &Operator, action: &str) -> Option<KeptAbout> {
    match action {
        pattern::CONSOLE_CARDS_EXPORT => return Some(KeptAbout::List(ListOf::Cards)),
        pattern::CONSOLE_QUEUE_EXPORT => return Some(KeptAbout::List(ListOf::Requests)),
        pattern::CONSOLE_ASKED_EXPORT => return Some(KeptAbout::List(ListOf::Services)),
        _ => {}
    }
    if let Some(matter) = Matter::of(action) {
        return Some(KeptAbout::House(matter));
    }
    let mut parts = action.strip_prefix("/console/")?.split('/');
    let (kind, id) = (parts.next()?, parts.next()?);
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match kind {
        "istanze" => {
            let grant = authorise::<ReadIntakes>(operator).ok()?;
            let (protocollo, applicant) = intake::heading(pool, ctx, grant, id.parse().ok()?).await.ok()?;
            Some(KeptAbout::Request { protocollo, applicant })
        }
        "schede" => {
            let grant = authorise::<ReadCards>(operator).ok()?;
            let card = cards::open(pool, ctx, grant, id.parse().ok()?).await.ok()?;
            Some(KeptAbout::Card { person: card.person.identity.called() })
        }
        _ => None,
    }
}

/// Sends it, once: the browser repeats the same form to the address it was meant for, with the token of
/// the new session, and everything is checked there as always.
pub(super) async fn send(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(_): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    match kept_forms::take(&portal.platform.pool, around.ctx(), &operator).await {
        Ok(action) => Ok(Redirect::temporary(&action).into_response()),
        Err(Error::NotFound) => Ok(Redirect::to(&Route::Console.href()).into_response()),
        Err(error) => Err(error.into()),
    }
}
