//! A form that is sent after the session ended by itself is kept for its operator, and given back
//! after signing in again. Nothing is sent by itself: the operator presses the button once more.

use app::{
    console::{KeptAbout, KeptFormPage},
    routes::{ListOf, Route, encode, pattern},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Multipart, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
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
use url::form_urlencoded;

use crate::{
    middleware::{
        csrf::{self, CsrfForm, Tokens},
        request::RequestId,
    },
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
    session::{OPERATORS_DOOR, Session, is_script, page_before},
};

/// No form of the console is larger.
const LARGEST: usize = 64 * 1024;

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
    let Some((digest, seed)) = before.filter(|_| is_form(&request)) else {
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
    let (parts, body) = request.into_parts();
    let (fields, bytes) = if has_files(&parts.headers) {
        (fields_beside_files(&parts, body).await, Bytes::new())
    } else {
        let Ok(bytes) = to_bytes(body, LARGEST).await else {
            return Fault::TOO_LARGE.into_response();
        };
        (form_urlencoded::parse(&bytes).into_owned().collect(), bytes)
    };
    match form(&parts, &seed, fields) {
        Some(form) => match kept(&portal, &parts, operator, &form).await {
            Ok(()) => {
                let next = encode(pattern::CONSOLE_KEPT);
                Redirect::to(&format!("{OPERATORS_DOOR}?next={next}&scaduta=1")).into_response()
            }
            Err(fault) => fault.into_response(),
        },
        None => next.run(Request::from_parts(parts, Body::from(bytes))).await,
    }
}

fn is_form(request: &Request) -> bool {
    const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
    let headers = request.headers();
    request.method() == Method::POST
        && (headers.get(header::CONTENT_TYPE) == Some(&FORM) || has_files(headers))
        && !is_script(headers)
}

fn has_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data"))
}

/// What was written in a form with files, as far as it can be read. The files are chosen again: nobody
/// who is not signed in leaves any with us.
async fn fields_beside_files(parts: &Parts, body: Body) -> Vec<(String, String)> {
    let (mut fields, mut room) = (Vec::new(), LARGEST);
    let request = Request::from_parts(parts.clone(), body);
    let Ok(mut multipart) = Multipart::from_request(request, &()).await else {
        return fields;
    };
    // The fields come before the files: what follows a file that is too large is not missed.
    while let Ok(Some(mut field)) = multipart.next_field().await {
        if field.file_name().is_some() {
            continue;
        }
        let (name, mut value) = (field.name().unwrap_or_default().to_owned(), Vec::new());
        while let Ok(Some(piece)) = field.chunk().await {
            let Some(left) = room.checked_sub(piece.len()) else {
                return fields;
            };
            room = left;
            value.extend_from_slice(&piece);
        }
        fields.push((name, String::from_utf8_lossy(&value).into_owned()));
    }
    fields
}

/// The form, if it is one of ours with words in it.
fn form(parts: &Parts, seed: &str, fields: Vec<(String, String)>) -> Option<KeptForm> {
    let (tokens, fields): (Vec<_>, Vec<_>) = fields
        .into_iter()
        .map(|(name, value)| (name.replace('\0', ""), value.replace('\0', "")))
        .partition(|(name, _)| name == csrf::FIELD);
    let (_, token) = tokens.first()?;
    let right = parts.extensions.get::<Tokens>()?.accept_for(seed, token);
    let page = page(&parts.headers);
    (right && KeptFormPage::is_worth_keeping(&fields)).then(|| KeptForm {
        action: parts.uri.path().to_owned(),
        page,
        fields,
    })
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
        _ => {}
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
