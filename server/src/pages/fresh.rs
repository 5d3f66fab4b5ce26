//! Step-up: what is dangerous needs a proof of identity that is minutes old.
//!
//! A handler that breaks a glass, exports, administers operators or closes sessions takes [`Fresh`]
//! among its arguments, after [`Here`](super::around::Here). Whoever proved longer ago who they are is
//! led to a page that explains, signs in again at the door they came in by (`max_age=0`,
//! `prompt=login` or `ForceAuthn`; `auth_time` is checked), and comes back to the same page.

use app::routes::{Route, pattern};
use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, TimeDelta, Utc};

use super::Portal;
use crate::session::{AtDesk, Entrance, Session, is_script, page_before};

/// How long a proof of identity is good for.
const GOOD_FOR: TimeDelta = TimeDelta::minutes(5);
/// How far the provider's clock may be ahead of ours.
const AHEAD: TimeDelta = TimeDelta::seconds(60);

/// Proof that the operator of this request proved who they are a few minutes ago at most. Nothing but
/// the extractor makes it.
#[derive(Debug)]
pub struct Fresh(());

impl FromRequestParts<Portal> for Fresh {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Self::Rejection> {
        // Nobody there: the operators' door.
        AtDesk::from_request_parts(parts, portal).await.map_err(IntoResponse::into_response)?;
        let session = <Session as FromRequestParts<Portal>>::from_request_parts(parts, portal)
            .await
            .map_err(IntoResponse::into_response)?;
        let entrance = session
            .entrance()
            .await
            .map_err(|error| crate::session::SignInFirst::from(error).into_response())?;
        if entrance.is_some_and(|entrance| is_fresh(&entrance, portal.platform.now())) {
            return Ok(Self(()));
        }
        if is_script(&parts.headers) {
            return Err(StatusCode::UNAUTHORIZED.into_response());
        }
        let start = false;
        Err(Redirect::to(&Route::OperatorConfirm { next: page(parts), start }.href()).into_response())
    }
}

/// A provider that does not say when (`auth_time`) proves nothing.
fn is_fresh(entrance: &Entrance, now: DateTime<Utc>) -> bool {
    entrance.authenticated_at.is_some_and(|at| now - at < GOOD_FOR && at - now <= AHEAD)
}

/// The page to come back to: what was sent is not sent again by itself.
fn page(parts: &Parts) -> String {
    let before = || page_before(&parts.headers).unwrap_or_else(|| pattern::CONSOLE.to_owned());
    match parts.method {
        Method::GET | Method::HEAD => {
            parts.uri.path_and_query().map_or_else(before, |path| path.as_str().to_owned())
        }
        _ => before(),
    }
}

#[cfg(test)]
mod tests {
    use backend::testing::noon;

    use super::*;
    use crate::session::Door;

    #[test]
    fn a_proof_is_good_for_five_minutes_and_none_is_good_for_nothing() {
        let fresh = |at: Option<i64>| {
            let authenticated_at = at.map(|seconds| noon() + TimeDelta::seconds(seconds));
            let door = Door::Provider(None);
            let entrance = Entrance { door, began_at: noon(), authenticated_at, provider_session: None };
            is_fresh(&entrance, noon())
        };
        for (at, expected) in [
            (Some(0), true),
            (Some(-299), true),
            (Some(-300), false),
            (Some(60), true),
            (Some(61), false),
            (None, false),
        ] {
            assert_eq!(fresh(at), expected, "{at:?}");
        }
    }
}
