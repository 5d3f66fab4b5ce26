//! Nobody else's page can make a visitor's browser change something here.
//!
//! Two locks. The layer lets changing requests pass only if the browser says that they come from
//! our own pages. And the content of a form is unreachable until its token is found right:
//! handlers take [`CsrfForm`], [`CsrfMultipart`] or, for scripts, [`CsrfHeader`].

use axum::{
    body::Body,
    extract::{Form, FromRequest, FromRequestParts, Multipart, RawForm, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use url::form_urlencoded;
use uuid::Uuid;

use crate::{
    outside::Random,
    plain_page::{self, Plain},
    session::{Session, SessionError},
};

/// Header in which scripts send the token.
pub const HEADER: &str = "x-csrf-token";
/// Name of the hidden field.
pub const FIELD: &str = "_csrf";
/// Messages that come from other sites by design; they prove themselves by their signature.
const FROM_ELSEWHERE: [&str; 3] = ["/spid/acs", "/spid/slo", "/operatori/uscita-remota"];
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
const TOKEN_BYTES: usize = 32;
/// What the tokens are made of that the same person's forms had before they signed in again.
const OPEN_FORMS: &str = "open_forms";

/// Makes and checks tokens: a keyed digest of the session, masked anew each time it is shown.
#[derive(Clone)]
pub struct Tokens {
    key: [u8; 32],
    random: Random,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens(hidden)")
    }
}

impl Tokens {
    /// With this key.
    pub const fn new(key: [u8; 32], random: Random) -> Self {
        Self { key, random }
    }

    /// A token for the forms of this session; empty if nothing is stored, for then nothing is sent.
    pub fn token(&self, session: &Session) -> String {
        let Some(digest) = session.token_seed().and_then(|seed| self.digest(&seed)) else {
            return String::new();
        };
        let mask: [u8; TOKEN_BYTES] = self.random.bytes();
        let masked = xor(&mask, &digest);
        format!("{}{}", hex::encode(mask), hex::encode(masked))
    }

    /// Whether the token is one of this session, or of a form that the same person had open before.
    pub async fn accept(&self, session: &Session, token: &str) -> bool {
        if session.token_seed().is_some_and(|seed| self.accept_for(&seed, token)) {
            return true;
        }
        let Ok(Some(before)) = session.recall::<String>(OPEN_FORMS).await else {
            return false;
        };
        let mut digest = [0; TOKEN_BYTES];
        hex::decode_to_slice(before, &mut digest).is_ok() && is_made_of(&digest, token)
    }

    /// Whether the token is one of the session that had this identifier.
    pub(crate) fn accept_for(&self, seed: &str, token: &str) -> bool {
        self.digest(seed).is_some_and(|digest| is_made_of(&digest, token))
    }

    /// The forms that whoever is in may have open, to be kept when they sign in again; none if nobody is.
    pub async fn open_forms(&self, session: &Session) -> Result<Option<OpenForms>, SessionError> {
        let digest = session.token_seed().and_then(|seed| self.digest(&seed));
        let citizen = session.citizen().await?;
        let forms = citizen.zip(digest);
        Ok(forms.map(|(citizen, digest)| OpenForms {
            person: citizen.account.uuid(),
            digest: hex::encode(digest),
        }))
    }

    fn digest(&self, seed: &str) -> Option<[u8; TOKEN_BYTES]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(b"sportello/form/1\0");
        mac.update(seed.as_bytes());
        Some(mac.finalize().into_bytes().into())
    }
}

/// The forms of somebody who sets out to sign in again while they are in: what the tokens in them are made of, which
/// opens nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct OpenForms {
    person: Uuid,
    digest: String,
}

impl std::fmt::Debug for OpenForms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenForms(hidden)")
    }
}

impl OpenForms {
    /// Whoever has just signed in goes on with these, if they are the same person: what stands half filled in in another
    /// window may still be sent.
    pub async fn keep(&self, session: &Session) -> Result<(), SessionError> {
        let citizen = session.citizen().await?;
        if citizen.is_some_and(|citizen| citizen.account.uuid() == self.person) {
            session.remember(OPEN_FORMS, &self.digest).await?;
        }
        Ok(())
    }
}

/// Whether a token is a mask, and this digest under it.
fn is_made_of(digest: &[u8; TOKEN_BYTES], token: &str) -> bool {
    let mut bytes = [0; 2 * TOKEN_BYTES];
    let read = hex::decode_to_slice(token, &mut bytes).is_ok();
    let (mask, masked) = bytes.split_at(TOKEN_BYTES);
    read && bool::from(xor(mask, masked).ct_eq(digest))
}

fn xor(one: &[u8], other: &[u8]) -> [u8; TOKEN_BYTES] {
    let mut mixed = [0; TOKEN_BYTES];
    for (place, (left, right)) in mixed.iter_mut().zip(one.iter().zip(other)) {
        *place = left ^ right;
    }
    mixed
}

/// What the layer needs.
#[derive(Debug, Clone)]
pub struct Layer {
    /// What browsers send as `Origin` from our own pages.
    pub origin: String,
    /// For the extractors.
    pub tokens: Tokens,
}

/// Refuses what another site sent.
pub async fn check(State(layer): State<Layer>, mut request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let expected = FROM_ELSEWHERE.contains(&request.uri().path());
    if !harmless && !expected && !is_ours(request.headers(), &layer.origin) {
        tracing::warn!("refused what another site sent");
        return plain_page::response(Plain::Forged);
    }
    request.extensions_mut().insert(layer.tokens);
    next.run(request).await
}

/// Modern browsers say where a request comes from; older ones send at least the origin.
pub(crate) fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match value("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => value(header::ORIGIN.as_str()) == Some(origin),
    }
}

/// The token for the forms of the page being made.
#[derive(Debug, Clone)]
pub struct FormToken(pub String);

impl<S: Sync> FromRequestParts<S> for FormToken {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let (session, tokens) = both(parts, state).await?;
        Ok(Self(tokens.token(&session)))
    }
}

/// A form whose token was right. `T` may be a struct, or `Vec<(String, String)>`.
/// Characters that no text may hold (NUL) have been taken out.
#[derive(Debug)]
pub struct CsrfForm<T>(pub T);

/// A form with nothing in it but its token.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for CsrfForm<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let (session, tokens) = both(&mut parts, state).await?;
        let request = Request::from_parts(parts, body);
        let RawForm(bytes) =
            RawForm::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        let (token, clean) = split(&bytes);
        let Some(token) = token else {
            return Err(refused());
        };
        if !tokens.accept(&session, &token).await {
            return Err(refused());
        }
        let mut inner = Request::new(Body::from(clean));
        *inner.method_mut() = Method::POST;
        inner.headers_mut().insert(header::CONTENT_TYPE, FORM);
        let Form(form) = Form::<T>::from_request(inner, state).await.map_err(IntoResponse::into_response)?;
        Ok(Self(form))
    }
}

/// The token, and the form without it.
fn split(form: &[u8]) -> (Option<String>, String) {
    let mut token = None;
    let mut clean = form_urlencoded::Serializer::new(String::with_capacity(form.len()));
    for (name, value) in form_urlencoded::parse(form) {
        if name == FIELD {
            token.get_or_insert_with(|| value.into_owned());
        } else {
            clean.append_pair(&name.replace('\0', ""), &value.replace('\0', ""));
        }
    }
    (token, clean.finish())
}

/// A form with files whose token was right: in the header, or in the first part, as
/// `CsrfField` at the beginning of a form makes it. The parts that follow are still unread.
#[derive(Debug)]
pub struct CsrfMultipart(pub Multipart);

impl<S: Send + Sync> FromRequest<S> for CsrfMultipart {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let (session, tokens) = both(&mut parts, state).await?;
        let in_header = match header_token(&parts.headers) {
            Some(token) => tokens.accept(&session, token).await,
            None => false,
        };
        let request = Request::from_parts(parts, body);
        let mut multipart =
            Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        if !in_header {
            let token = first_part(&mut multipart).await?;
            if !tokens.accept(&session, &token).await {
                return Err(refused());
            }
        }
        Ok(Self(multipart))
    }
}

async fn first_part(multipart: &mut Multipart) -> Result<String, Response> {
    let field = multipart.next_field().await.map_err(IntoResponse::into_response)?;
    let Some(mut field) = field.filter(|field| field.name() == Some(FIELD)) else {
        return Err(refused());
    };
    let mut token = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(IntoResponse::into_response)? {
        token.extend_from_slice(&piece);
        if token.len() > 4 * TOKEN_BYTES {
            return Err(refused());
        }
    }
    String::from_utf8(token).map_err(|_| refused())
}

/// Proof that a script sent the right token in its header. The body is still unread.
#[derive(Debug, Clone, Copy)]
pub struct CsrfHeader(());

impl<S: Sync> FromRequestParts<S> for CsrfHeader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let (session, tokens) = both(parts, state).await?;
        match header_token(&parts.headers) {
            Some(token) if tokens.accept(&session, token).await => Ok(Self(())),
            _ => Err(refused()),
        }
    }
}

fn header_token(headers: &HeaderMap) -> Option<&str> {
    headers.get(HEADER)?.to_str().ok()
}

async fn both<S: Sync>(parts: &mut Parts, state: &S) -> Result<(Session, Tokens), Response> {
    let session = Session::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
    let tokens = parts.extensions.get::<Tokens>().cloned();
    tokens.map(|tokens| (session, tokens)).ok_or_else(|| plain_page::response(Plain::Broken))
}

fn refused() -> Response {
    tracing::warn!("refused a form without the right token");
    plain_page::response(Plain::Forged)
}
