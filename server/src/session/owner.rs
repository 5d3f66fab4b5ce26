//! Whose is what our scripts kept on the device (`draft.js`: what was written and could not be saved yet). People share
//! computers, and a session may end without anybody leaving: what one person wrote goes when another one signs in, when
//! its writer leaves, and when the session that it was written in is over for good. Whoever comes back in time finds it.
//!
//! The cookie proves nothing and opens nothing: it holds a keyed digest of who signed in last with this browser, to be
//! compared with who signs in now. The same digest stands in pages, so that a script keeps and finds under it.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::middleware::headers::keep_nothing;

/// Bytes of the digest: enough to tell people apart, and no more.
const BYTES: usize = 16;

/// Name of the cookie.
const fn name(https: bool) -> &'static str {
    if https { "__Host-persona" } else { "persona" }
}

/// Makes the digests.
#[derive(Clone, Copy)]
pub struct Owners {
    key: [u8; 32],
    https: bool,
}

impl fmt::Debug for Owners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Owners(hidden)")
    }
}

impl Owners {
    /// With this key, and whether people reach us through TLS.
    pub const fn new(key: [u8; 32], https: bool) -> Self {
        Self { key, https }
    }

    /// What tells this person's things on a device from those of others: nobody else can make it, and it says nothing
    /// about who they are.
    pub fn digest(&self, person: Uuid) -> Option<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(b"sportello/device/1\0");
        mac.update(person.as_bytes());
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        whole.get(..BYTES).map(hex::encode)
    }

    /// Whose device it was until now.
    pub(super) fn before(self, headers: &HeaderMap) -> Option<String> {
        super::cookie(headers, name(self.https)).filter(|found| !found.is_empty()).map(str::to_owned)
    }

    /// Has the browser forget what is another person's, or a session's that is over for good.
    pub(super) fn settle(
        self,
        response: &mut Response,
        before: Option<&str>,
        entered: &Entered,
        is_over: bool,
    ) {
        match entered.who().and_then(|person| self.digest(person)) {
            Some(now) if before == Some(now.as_str()) => {}
            Some(now) => {
                if before.is_some() {
                    keep_nothing(response.headers_mut());
                }
                self.tell(response, &now, "");
            }
            None if is_over && before.is_some() => {
                keep_nothing(response.headers_mut());
                self.tell(response, "", "; Max-Age=0");
            }
            None => {}
        }
    }

    /// SPID posts its answer from another site, where a `Lax` cookie does not go; `None` needs TLS.
    fn tell(self, response: &mut Response, value: &str, end: &str) {
        let reach = if self.https { "; SameSite=None; Secure" } else { "" };
        let line = format!("{}={value}; Path=/; HttpOnly{reach}{end}", name(self.https));
        if let Ok(line) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
}

/// Who signed in during this request.
#[derive(Debug, Clone, Default)]
pub(super) struct Entered(Arc<OnceLock<Uuid>>);

impl Entered {
    pub(super) fn note(&self, person: Uuid) {
        // Whoever enters twice in one request is the same.
        let _ = self.0.set(person);
    }

    fn who(&self) -> Option<Uuid> {
        self.0.get().copied()
    }
}
