//! Choosing an identity, and setting out for its provider.

use app::{
    components::access::{Provider, Way},
    public::{AccessPage, SpidErrorPage, SpidPostPage, SpidTrouble},
    routes::Route,
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{catalogue, sign_in};
use domain::Text;
use identity::saml::{Binding, BrowserBinding, IdentityProvider, Login, Outgoing, SpidLevel};
use serde::Deserialize;

use super::{
    LoginAs, binding_cookie, local_path, page,
    stored::Stored,
    why::{Why, report},
};
use crate::{
    middleware::headers::Policy,
    pages::{
        Portal,
        around::{Around, cookie},
        fault::Fault,
    },
};

/// Seconds that the cookie of a login lives.
const COOKIE_SECONDS: u32 = 15 * 60;
/// Level where no service says another.
const USUAL_LEVEL: u8 = 2;

/// The signed metadata of the service provider.
pub(super) async fn metadata(State(portal): State<Portal>) -> Result<Response, Fault> {
    let xml = portal.spid.metadata().map_err(|error| {
        tracing::error!(%error, "the SPID metadata cannot be signed");
        Fault::BROKEN
    })?;
    Ok(([(header::CONTENT_TYPE, "application/samlmetadata+xml")], xml).into_response())
}

#[derive(Debug, Deserialize)]
pub(super) struct Door {
    next: Option<String>,
    scaduta: Option<String>,
}

/// The page with the ways to sign in.
pub(super) async fn door(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Query(door): Query<Door>,
) -> Result<Response, Fault> {
    let secret = browser_secret(&portal, &headers);
    let next = door.next.as_deref().and_then(local_path);
    let service = match next.as_deref().and_then(service_in) {
        Some(slug) => catalogue::lookup(&portal.platform.pool, slug, around.ctx().now).await.ok(),
        None => None,
    };
    let level = service.as_ref().map_or(USUAL_LEVEL, |offered| offered.service.level);
    let service: Option<(String, Text)> =
        service.map(|offered| (offered.service.slug, offered.service.title));
    let mut response = around.page(AccessPage {
        providers: shuffled(&portal),
        level,
        service,
        cie: match &portal.cie {
            Some(_) => Way::Active { href: Route::CieLogin { level, next: next.clone() }.href() },
            None => Way::Inactive,
        },
        next,
        eidas: Way::Inactive,
        expired: door.scaduta.is_some(),
        unanswered: unanswered(&portal, &around, &secret).await,
    });
    response.extensions_mut().insert(Policy { form_targets: provider_origins(&portal), ..Policy::default() });
    // Already here, so that two tabs which set out at the same moment have the same secret. The
    // cookie also keeps the page from being stored: coming back, one sees it as things stand then.
    bind(&portal, &mut response, &secret);
    Ok(response)
}

/// Of a login under way, at whichever door: who was asked.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(alias = "issuer")]
    idp: String,
}

/// Name of the provider that this browser was sent to and that has not answered. A door that cannot
/// be asked stays open.
async fn unanswered(portal: &Portal, around: &Around, secret: &str) -> Option<String> {
    let browser = BrowserBinding::of(secret);
    let found = sign_in::find_unanswered(&portal.platform.pool, browser.as_str(), around.ctx().now).await;
    let asked: Asked = found.ok().flatten()?;
    portal.idps().get(&asked.idp).map(|idp| idp.display_name.clone())
}

/// The list of providers is a form whose answer is a redirect to one of them: browsers hold the
/// policy against that too.
pub(in crate::pages) fn provider_origins(portal: &Portal) -> Vec<String> {
    let idps = portal.idps();
    let doors = idps.iter().filter_map(|provider| provider.sso(Binding::Redirect));
    let mut origins: Vec<String> = doors.map(|door| door.origin().ascii_serialization()).collect();
    origins.sort();
    origins.dedup();
    origins
}

/// Slug of the service that a path is about.
fn service_in(path: &str) -> Option<&str> {
    let slug = path.strip_prefix("/servizi/")?.split(['/', '?']).next()?;
    (!slug.is_empty()).then_some(slug)
}

/// The providers in random order, drawn anew for each request (rules of the button).
pub(in crate::pages) fn shuffled(portal: &Portal) -> Vec<Provider> {
    let mut providers: Vec<([u8; 8], Provider)> = portal
        .idps()
        .iter()
        .map(|provider| {
            let place = portal.platform.outside.random.bytes();
            (place, Provider { entity_id: provider.entity_id.clone(), name: provider.display_name.clone() })
        })
        .collect();
    providers.sort_by_key(|(place, _)| *place);
    providers.into_iter().map(|(_, provider)| provider).collect()
}

#[derive(Debug, Deserialize)]
pub(super) struct Start {
    idp: Option<String>,
    level: Option<u8>,
    binding: Option<String>,
    next: Option<String>,
}

/// Sends the citizen to the provider: 302, or a page with a form that posts itself.
pub(super) async fn start(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Query(start): Query<Start>,
) -> Result<Response, Fault> {
    let next = start.next.as_deref().and_then(local_path);
    let idps = portal.idps();
    let Some(idp) = start.idp.as_deref().and_then(|id| idps.get(id)) else {
        return Ok(page(&around, SpidErrorPage::new(SpidTrouble::UnknownProvider, next)));
    };
    let level = match start.level.unwrap_or(USUAL_LEVEL) {
        1 => SpidLevel::L1,
        2 => SpidLevel::L2,
        3 => SpidLevel::L3,
        _ => return Err(Fault::BAD_REQUEST),
    };
    let binding = match start.binding.as_deref() {
        None | Some("redirect") => Binding::Redirect,
        Some("post") => Binding::Post,
        Some(_) => return Err(Fault::BAD_REQUEST),
    };
    let login_as = LoginAs::Citizen;
    let next = next.unwrap_or_else(|| app::routes::pattern::PERSONAL_AREA.to_owned());
    set_out(&portal, &around, &headers, SetOut { idp, level, binding, next, login_as }).await
}

/// What somebody sets out for.
pub(in crate::pages) struct SetOut<'a> {
    pub(in crate::pages) idp: &'a IdentityProvider,
    pub(in crate::pages) level: SpidLevel,
    pub(in crate::pages) binding: Binding,
    /// Local path to go to afterwards.
    pub(in crate::pages) next: String,
    pub(in crate::pages) login_as: LoginAs,
}

/// Stores the request and sends the browser to the provider with it.
pub(in crate::pages) async fn set_out(
    portal: &Portal,
    around: &Around,
    headers: &HeaderMap,
    to: SetOut<'_>,
) -> Result<Response, Fault> {
    let secret = browser_secret(portal, headers);
    let login = Login {
        idp: to.idp,
        level: to.level,
        binding: to.binding,
        next: to.next.clone(),
        browser: BrowserBinding::of(&secret),
        now: around.ctx().now,
        random: portal.platform.outside.random.bytes(),
    };
    let (pending, outgoing) = match portal.spid.start(login) {
        Ok(started) => started,
        Err(error) => {
            tracing::error!(%error, "a SPID login cannot start");
            let why = Why::technical("login-cannot-start", SpidTrouble::ProviderDown);
            report(portal, around, why, &to.idp.entity_id).await;
            return Ok(page(around, SpidErrorPage::new(why.trouble, Some(to.next))));
        }
    };
    let stored = Stored { request: pending, login_as: to.login_as };
    let pending = &stored.request;
    let request = sign_in::Request {
        id: &pending.request_id,
        relay_state: &pending.relay_state,
        browser: pending.browser.as_str(),
        pending: &stored,
        expires_at: pending.expires_at,
    };
    sign_in::remember_saml(&portal.platform.pool, request).await?;
    let mut response = send(around, outgoing);
    bind(portal, &mut response, &secret);
    Ok(response)
}

/// What the citizen's browser does to carry a message to a provider.
pub(super) fn send(around: &Around, outgoing: Outgoing) -> Response {
    match outgoing {
        // 302, not 303: the testers of AgID insist.
        Outgoing::Redirect(url) => (StatusCode::FOUND, [(header::LOCATION, url.to_string())]).into_response(),
        Outgoing::Post { action, parameter, message, relay_state } => {
            let policy = Policy::form_to(&action);
            let mut response = around.page(SpidPostPage {
                action: action.to_string(),
                message_name: parameter,
                message,
                relay_state,
            });
            response.extensions_mut().insert(policy);
            response
        }
    }
}

/// The secret of this browser: the one it has, so that two tabs may sign in at once, or a new one.
pub(in crate::pages) fn browser_secret(portal: &Portal, headers: &HeaderMap) -> String {
    cookie(headers, binding_cookie(portal.platform.config.is_https()))
        .filter(|secret| secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map_or_else(|| hex::encode(portal.platform.outside.random.bytes::<32>()), str::to_owned)
}

/// The provider posts from its own site, where a `Lax` cookie does not go: `None` needs TLS; without
/// it, in the demo, the browser's default lets a young cookie go with a post.
pub(in crate::pages) fn bind(portal: &Portal, response: &mut Response, secret: &str) {
    let https = portal.platform.config.is_https();
    let name = binding_cookie(https);
    let reach = if https { "; SameSite=None; Secure" } else { "" };
    let cookie = format!("{name}={secret}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly{reach}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
