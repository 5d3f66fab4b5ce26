//! Choosing an identity, and setting out for its provider.

use app::{
    components::access::{Municipality, Provider, Way},
    public::{AccessPage, Barrier, Over, SpidErrorPage, SpidPostPage, SpidTrouble},
    routes::{Route, pattern},
};
use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::sign_in;
use domain::{Text, actor::Citizen, service::Service};
use identity::saml::{
    Binding, BrowserBinding, IdentityProvider, Login, Need, Outgoing, Profile, Purpose, ServiceProvider,
    SpidLevel,
};
use serde::Deserialize;
use url::form_urlencoded;

use super::{
    LoginAs, binding_cookie, local_path, page,
    stored::Stored,
    told::lead_unbegun,
    whose::Whose,
    why::{Why, report},
    wish::{Wish, may_apply},
};
use crate::{
    middleware::{
        csrf::{OpenForms, Tokens},
        headers::Policy,
    },
    pages::{
        Portal,
        around::{Around, cookie},
        fault::Fault,
    },
    session::{Session, is_too_weak},
};

/// Seconds that the cookie of a login lives: longer than the login, so that whoever comes back too late still
/// finds the way to where they wanted to go.
const COOKIE_SECONDS: u32 = 60 * 60;

#[derive(Debug, Deserialize)]
pub(super) struct Door {
    next: Option<String>,
    scaduta: Option<String>,
    /// Municipality for which somebody signs in, where the portal serves several.
    comune: Option<String>,
}

/// The page with the ways to sign in.
pub(super) async fn door(
    State(portal): State<Portal>,
    around: Around,
    session: Session,
    headers: HeaderMap,
    Query(door): Query<Door>,
) -> Result<Response, Fault> {
    let secret = browser_secret(&portal, &headers);
    let next = door.next.as_deref().and_then(local_path);
    let wish = Wish::of(&portal, &around, next.as_deref()).await;
    let level: u8 = wish.level(None).into();
    let asked = door.comune.filter(|key| portal.spid.municipality(key).is_some());
    let whose = Whose::of(&portal, &wish, next.as_deref(), asked).await;
    let citizen = session.citizen().await.ok().flatten();
    let lacking = citizen.and_then(|citizen| lacks(&wish, next.as_deref(), &citizen));
    let applicant = wish.applicant();
    let service: Option<(String, Text)> =
        wish.service.map(|offered| (offered.service.slug.clone(), offered.service.title.clone()));
    let to = Back { level, next: next.as_deref(), municipality: whose.municipality.as_deref() };
    let mut response = around.page(AccessPage {
        providers: shuffled(&portal),
        level,
        service,
        cie: match &portal.cie {
            Some(_) => {
                let municipality = whose.municipality.clone();
                Way::Active { href: Route::CieLogin { level, next: next.clone(), municipality }.href() }
            }
            None => way(&portal, Profile::Cie, &to),
        },
        eidas: way(&portal, Profile::Eidas, &to),
        municipalities: municipalities(&portal, &whose),
        next,
        applicant,
        barrier: lacking,
        over: over(door.scaduta.as_deref()),
        unanswered: unanswered(&portal, &around, &secret).await,
    });
    response.extensions_mut().insert(Policy { form_targets: provider_origins(&portal), ..Policy::default() });
    // Already here, so that two tabs which set out at the same moment have the same secret. The
    // cookie also keeps the page from being stored: coming back, one sees it as things stand then.
    bind(&portal, &mut response, &secret);
    Ok(response)
}

/// Why somebody who was in is here again, as the guard says it in the address.
fn over(said: Option<&str>) -> Option<Over> {
    said.map(|said| match said {
        "2" => Over::Kept,
        "1" => Over::Lost,
        _ => Over::Reading,
    })
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

/// Where a login leads back to, and for whom.
struct Back<'a> {
    level: u8,
    next: Option<&'a str>,
    municipality: Option<&'a str>,
}

/// The server of CIE and the Italian eIDAS node have buttons of their own, where they are among the
/// providers.
fn way(portal: &Portal, profile: Profile, to: &Back<'_>) -> Way {
    let able = |idp: &&IdentityProvider| portal.spid.asking(idp, to.municipality).is_some();
    let idps = portal.idps();
    let Some(idp) = idps.iter().filter(|idp| idp.profile == profile).find(able) else {
        return Way::Inactive;
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("idp", &idp.entity_id).append_pair("level", &to.level.to_string());
    let more = [("next", to.next), ("comune", to.municipality)];
    for (name, value) in more.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        query.append_pair(name, value);
    }
    Way::Active { href: format!("{}?{}", pattern::SPID_LOGIN, query.finish()) }
}

/// The portal's own body and the municipalities that it serves, to choose one; where the service says which, that one
/// alone.
fn municipalities(portal: &Portal, whose: &Whose) -> Vec<Municipality> {
    let served = portal.spid.municipalities();
    if served.is_empty() {
        return Vec::new();
    }
    let own = (None, portal.spid.own_name());
    let all = std::iter::once(own).chain(served.iter().map(|one| (Some(one.key.as_str()), &one.name)));
    let chosen = whose.municipality.as_deref();
    all.filter(|(key, _)| !whose.known || *key == chosen)
        .map(|(key, name)| Municipality {
            key: key.map(str::to_owned),
            name: name.clone(),
            chosen: key == chosen,
        })
        .collect()
}

/// What the session lacks for the place that the door leads to.
fn lacks(wish: &Wish, next: Option<&str>, citizen: &Citizen) -> Option<Barrier> {
    match &wish.service {
        Some(offered) => barrier(&offered.service, citizen),
        None => next.is_some_and(|next| is_too_weak(next, citizen.level)).then_some(Barrier::Level),
    }
}

/// What the session lacks for that service.
pub(in crate::pages) fn barrier(service: &Service, citizen: &Citizen) -> Option<Barrier> {
    if !may_apply(citizen, service.applicant) {
        return Some(Barrier::Kind);
    }
    (citizen.level.number() < service.level).then_some(Barrier::Level)
}

/// The providers in random order, drawn anew for each request (rules of the button).
pub(in crate::pages) fn shuffled(portal: &Portal) -> Vec<Provider> {
    let mut providers: Vec<([u8; 8], Provider)> = portal
        .idps()
        .iter()
        .filter(|provider| provider.profile == Profile::Spid)
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
    comune: Option<String>,
}

/// Sends the citizen to the provider: 302, or a page with a form that posts itself.
pub(super) async fn start(
    State(portal): State<Portal>,
    around: Around,
    session: Session,
    Extension(tokens): Extension<Tokens>,
    headers: HeaderMap,
    Query(start): Query<Start>,
) -> Result<Response, Fault> {
    let next = start.next.as_deref().and_then(local_path);
    let idps = portal.idps();
    let Some(idp) = start.idp.as_deref().and_then(|id| idps.get(id)) else {
        let municipality = start.comune.filter(|key| portal.spid.municipality(key).is_some());
        let unknown = SpidErrorPage::new(SpidTrouble::UnknownProvider, next).of_municipality(municipality);
        return Ok(page(&around, unknown));
    };
    let asked = start.level.map(SpidLevel::try_from).transpose().map_err(|_| Fault::BAD_REQUEST)?;
    let binding = match start.binding.as_deref() {
        None | Some("redirect") => Binding::Redirect,
        Some("post") => Binding::Post,
        Some(_) => return Err(Fault::BAD_REQUEST),
    };
    let wish = Wish::of(&portal, &around, next.as_deref()).await;
    let whose = Whose::of(&portal, &wish, next.as_deref(), start.comune).await;
    let Some(party) = portal.spid.asking(idp, whose.municipality.as_deref()) else {
        return Ok(page(&around, SpidErrorPage::new(SpidTrouble::UnknownProvider, next)));
    };
    let to = SetOut {
        idp,
        party,
        level: wish.level(asked),
        need: wish.need(),
        purpose: wish.purpose(),
        binding,
        next: next.unwrap_or_else(|| pattern::PERSONAL_AREA.to_owned()),
        login_as: LoginAs::Citizen,
        municipality: whose.municipality.filter(|key| portal.spid.municipality(key).is_some()),
        forms: tokens.open_forms(&session).await.map_err(|_| Fault::UNAVAILABLE)?,
    };
    set_out(&portal, &around, &headers, to).await
}

/// What somebody sets out for.
pub(in crate::pages) struct SetOut<'a> {
    pub(in crate::pages) idp: &'a IdentityProvider,
    /// Under which name we ask.
    pub(in crate::pages) party: &'a ServiceProvider,
    pub(in crate::pages) level: SpidLevel,
    pub(in crate::pages) need: Need,
    pub(in crate::pages) purpose: Option<Purpose>,
    pub(in crate::pages) binding: Binding,
    /// Local path to go to afterwards.
    pub(in crate::pages) next: String,
    pub(in crate::pages) login_as: LoginAs,
    /// Municipality for which it is, where the portal serves several.
    pub(in crate::pages) municipality: Option<String>,
    /// What whoever is in already has open.
    pub(in crate::pages) forms: Option<OpenForms>,
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
        need: to.need,
        purpose: to.purpose,
        binding: to.binding,
        next: to.next.clone(),
        browser: BrowserBinding::of(&secret),
        now: around.ctx().now,
        random: portal.platform.outside.random.bytes(),
    };
    let (pending, outgoing) = match to.party.start(login) {
        Ok(started) => started,
        Err(error) => {
            tracing::error!(%error, "a SPID login cannot start");
            let why = Why::technical("login-cannot-start", SpidTrouble::CannotStart);
            report(portal, around, why, &to.idp.entity_id).await;
            let (browser, begun) = (BrowserBinding::of(&secret), (to.next, to.municipality));
            let mut response = lead_unbegun(portal, around, &browser, why.trouble, begun).await;
            bind(portal, &mut response, &secret);
            return Ok(response);
        }
    };
    let SetOut { login_as, municipality, forms, .. } = to;
    let stored = Stored { request: pending, login_as, municipality, forms };
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
