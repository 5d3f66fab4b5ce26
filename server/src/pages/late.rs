//! A form that arrives after its session has ended by itself, read without anybody being in. Its token, which
//! is bound to that session, proves that this browser got the form from us.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
};
use url::form_urlencoded;

use super::fault::Fault;
use crate::{
    middleware::csrf::{self, Tokens},
    session::is_script,
};

/// No form that is kept is larger.
const LARGEST: usize = 64 * 1024;

/// What was read of it.
pub(super) struct Late {
    /// Where it was sent, and from where.
    pub parts: Parts,
    /// Names and values without the token; none where the token is not one of that session.
    pub fields: Option<Vec<(String, String)>>,
    bytes: Bytes,
}

impl Late {
    /// Whether it is a form that a person sent, not a script.
    pub(super) fn is_form(request: &Request) -> bool {
        const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
        let headers = request.headers();
        request.method() == Method::POST
            && (headers.get(header::CONTENT_TYPE) == Some(&FORM) || has_files(headers))
            && !is_script(headers)
    }

    /// Reads it. `seed` is what the tokens of the session that ended were bound to.
    pub(super) async fn read(request: Request, seed: &str) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let tokens = parts.extensions.get::<Tokens>().cloned().ok_or(Fault::BROKEN)?;
        let right = |token: &str| tokens.accept_for(seed, token);
        let (fields, bytes) = if has_files(&parts.headers) {
            (fields_beside_files(&parts, body, &right).await?, Bytes::new())
        } else {
            let bytes = to_bytes(body, LARGEST).await.map_err(|_| Fault::TOO_LARGE)?;
            (form_urlencoded::parse(&bytes).into_owned().collect(), bytes)
        };
        Ok(Self { fields: without_token(fields, &right), parts, bytes })
    }

    /// The request again, for its handler, which sends to the door whoever is not in. Nothing is left of a
    /// form with files.
    pub(super) fn again(self) -> Request {
        Request::from_parts(self.parts, Body::from(self.bytes))
    }
}

fn has_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data"))
}

/// What was written in a form with files, as far as it can be read. The files are chosen again: nobody
/// who is not signed in leaves any with us. The token comes first: without it nothing else is read.
async fn fields_beside_files(
    parts: &Parts,
    body: Body,
    right: &(dyn Fn(&str) -> bool + Sync),
) -> Result<Vec<(String, String)>, Fault> {
    let (mut fields, mut room) = (Vec::new(), LARGEST);
    let request = Request::from_parts(parts.clone(), body);
    let Ok(mut multipart) = Multipart::from_request(request, &()).await else {
        return Ok(fields);
    };
    while let Ok(Some(mut field)) = multipart.next_field().await {
        if field.file_name().is_some() {
            continue;
        }
        let (name, mut value) = (field.name().unwrap_or_default().to_owned(), Vec::new());
        while let Ok(Some(piece)) = field.chunk().await {
            room = room.checked_sub(piece.len()).ok_or(Fault::TOO_LARGE)?;
            value.extend_from_slice(&piece);
        }
        let value = String::from_utf8_lossy(&value).into_owned();
        if fields.is_empty() && !(name == csrf::FIELD && right(&value)) {
            return Ok(fields);
        }
        room = room.checked_sub(name.len()).ok_or(Fault::TOO_LARGE)?;
        fields.push((name, value));
    }
    Ok(fields)
}

fn without_token(
    fields: Vec<(String, String)>,
    right: &(dyn Fn(&str) -> bool + Sync),
) -> Option<Vec<(String, String)>> {
    let (tokens, fields): (Vec<_>, Vec<_>) = fields
        .into_iter()
        .map(|(name, value)| (name.replace('\0', ""), value.replace('\0', "")))
        .partition(|(name, _)| name == csrf::FIELD);
    let (_, token) = tokens.first()?;
    right(token).then_some(fields)
}
