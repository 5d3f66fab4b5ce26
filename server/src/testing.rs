//! The portal in a test: the real router on a real database, behind a real socket, and browsers that act like people.
//!
//! Time stands still until [`TestApp::pass`]; jobs wait until [`TestApp::work`].

use std::{
    collections::BTreeMap,
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
    response::Response,
};
use backend::testing::{Db, new_id, noon};
use chrono::{DateTime, TimeDelta, Utc};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tower::{ServiceExt, service_fn};
use url::form_urlencoded;

use crate::{
    Outside, Platform,
    config::{Config, Secrets},
    jobs::{JobHandlers, Runner},
    middleware::csrf,
    outside::{Clock, Random},
    serve::serve_until,
};

#[path = "../identity/tests/saml/kept.rs"]
mod kept;

/// No page is larger.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;

/// The address that stands for each connection: a test's browsers would all come from this machine.
type Peers = Arc<Mutex<BTreeMap<SocketAddr, SocketAddr>>>;

/// A portal of its own: database, folder, clock, port.
#[derive(Debug)]
pub struct TestApp {
    /// The database.
    pub db: Db,
    /// What the pages stand on.
    pub platform: Platform,
    router: Arc<Mutex<Router>>,
    address: SocketAddr,
    peers: Peers,
    time: Arc<Mutex<DateTime<Utc>>>,
    browsers: AtomicU32,
    _folder: TempDir,
}

impl TestApp {
    /// A portal with these pages, in the demo's municipality, at [`noon`].
    ///
    /// # Panics
    /// When it cannot be put together.
    pub async fn new(pages: impl FnOnce(&Platform) -> Router) -> Self {
        Self::with(&[], |platform| crate::compose(platform, pages(platform))).await
    }

    /// A portal with these settings from the environment, put together by the caller.
    ///
    /// # Panics
    /// When it cannot be put together.
    #[expect(clippy::expect_used, reason = "without a portal there is no test")]
    pub async fn with(settings: &[(&str, &str)], build: impl FnOnce(&Platform) -> Router) -> Self {
        let db = Db::demo().await;
        let folder = tempfile::tempdir().expect("a folder for the test");
        let time = Arc::new(Mutex::new(noon()));
        let outside = outside(&time);
        let mut environment = vec![("SPORTELLO_VAR".to_owned(), folder.path().display().to_string())];
        environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::read(None, environment).expect("the configuration of the test");
        let draw = |name: &str| kept::key(name).ok();
        let secrets = Secrets::load_drawing(&config, noon(), &outside.random, &draw);
        let secrets = secrets.expect("keys for the test");
        let platform =
            Platform::assemble(config, secrets, outside, db.app.clone()).expect("the platform of the test");
        let router = Arc::new(Mutex::new(build(&platform)));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port for the test");
        let address = listener.local_addr().expect("a port for the test");
        let peers = Peers::default();
        let always = behind(Arc::clone(&router), Arc::clone(&peers));
        tokio::spawn(serve_until(listener, always, CancellationToken::new()));
        let browsers = AtomicU32::new(0);
        Self { db, platform, router, address, peers, time, browsers, _folder: folder }
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }

    /// Somebody opens a browser, at an address of their own.
    pub fn browser(&self) -> Browser<'_> {
        let number = self.browsers.fetch_add(1, Ordering::Relaxed);
        // From the network reserved for measurements.
        self.browser_at(Ipv4Addr::from_bits(Ipv4Addr::new(198, 18, 0, 1).to_bits() + number).into())
    }

    /// Somebody opens a browser at this address.
    pub const fn browser_at(&self, address: IpAddr) -> Browser<'_> {
        Browser {
            app: self,
            address: SocketAddr::new(address, 40_000),
            cookies: Mutex::new(BTreeMap::new()),
            token: Mutex::new(String::new()),
        }
    }

    /// The program stops and starts again: same settings, same keys, same database, nothing else.
    ///
    /// # Panics
    /// When it cannot be put together.
    #[expect(clippy::expect_used, reason = "without a portal there is no test")]
    pub fn restart(&self, build: impl FnOnce(&Platform) -> Router) {
        let (config, outside) = (Config::clone(&self.platform.config), self.platform.outside.clone());
        let secrets = Secrets::load(&config, self.platform.now(), &outside.random).expect("keys on disk");
        let platform =
            Platform::assemble(config, secrets, outside, self.db.app.clone()).expect("the platform anew");
        *self.router.lock().unwrap_or_else(PoisonError::into_inner) = build(&platform);
    }

    /// Does every job that is due; says how many.
    ///
    /// # Panics
    /// When the queue cannot be read.
    #[expect(clippy::expect_used, reason = "without a queue there is no test")]
    pub async fn work(&self, handlers: JobHandlers) -> usize {
        let outside = &self.platform.outside;
        let runner = Runner::new(self.db.app.clone(), outside.clock.clone(), outside.new_id, handlers, 1);
        runner.drain().await.expect("the queue must answer")
    }
}

/// The portal as it stands at each request, which is said to come from where its browser is.
fn behind(router: Arc<Mutex<Router>>, peers: Peers) -> Router {
    Router::new().fallback_service(service_fn(move |mut request: Request<Body>| {
        let router = router.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let peers = peers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ConnectInfo(peer)) = request.extensions_mut().get_mut::<ConnectInfo<SocketAddr>>()
            && let Some(stands_for) = peers.get(peer)
        {
            *peer = *stands_for;
        }
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {})) }
    }))
}

/// Chance that repeats itself: the same bytes in every run, never twice the same in one.
fn outside(time: &Arc<Mutex<DateTime<Utc>>>) -> Outside {
    let (time, drawn) = (Arc::clone(time), AtomicU64::new(0));
    Outside {
        clock: Clock::new(move || *time.lock().unwrap_or_else(PoisonError::into_inner)),
        random: Random::new(move |bytes| {
            for piece in bytes.chunks_mut(32) {
                let digest = Sha256::digest(drawn.fetch_add(1, Ordering::Relaxed).to_be_bytes());
                piece.iter_mut().zip(digest).for_each(|(byte, drawn)| *byte = drawn);
            }
        }),
        new_id,
    }
}

/// A person's browser: keeps cookies, and the token of the last page it saw.
#[derive(Debug)]
pub struct Browser<'a> {
    app: &'a TestApp,
    address: SocketAddr,
    cookies: Mutex<BTreeMap<String, String>>,
    token: Mutex<String>,
}

impl Browser<'_> {
    /// Opens an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty())).await
    }

    /// Opens an address and follows where it leads, within the portal.
    pub async fn visit(&self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        while let Some(next) = answer.location().filter(|next| next.starts_with('/')) {
            answer = self.get(&next).await;
        }
        answer
    }

    /// Sends a form of the last page, with its token.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let token = self.token();
        let mut all = vec![(csrf::FIELD, token.as_str())];
        all.extend_from_slice(form);
        self.post_raw(path, &all, "same-origin").await
    }

    /// Sends a form exactly like this; `site` is what the browser says about its origin.
    pub async fn post_raw(&self, path: &str, form: &[(&str, &str)], site: &str) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body))).await
    }

    /// A request with this browser's cookies, to be sent by [`Browser::send`].
    pub fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let line: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html");
        if line.is_empty() { request } else { request.header(header::COOKIE, line.join("; ")) }
    }

    /// Sends a request and keeps the cookies and the token of the answer.
    ///
    /// # Panics
    /// When the request is malformed.
    #[expect(clippy::expect_used, reason = "a malformed request is a mistake of the test")]
    pub async fn send(&self, request: http::Result<Request<Body>>) -> Answer {
        let response = self.open(request.expect("a request")).await;
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, LARGEST_ANSWER).await.expect("the whole answer");
        let answer = Answer { status: parts.status, headers: parts.headers, body: body.to_vec() };
        self.keep(&answer);
        answer
    }

    /// Sends a request and gives the answer as it comes, for streams that do not end.
    ///
    /// # Panics
    /// When the connection breaks before the answer.
    #[expect(clippy::expect_used, reason = "without an answer there is nothing to test")]
    pub async fn open(&self, request: Request<Body>) -> Response {
        self.try_open(request).await.expect("an answer")
    }

    /// The same, where the connection may break.
    ///
    /// # Errors
    /// The connection broke before the answer.
    ///
    /// # Panics
    /// When the portal takes no connections.
    #[expect(clippy::expect_used, reason = "without a portal there is no test")]
    pub async fn try_open(&self, mut request: Request<Body>) -> hyper::Result<Response> {
        request.headers_mut().entry(header::HOST).or_insert(HeaderValue::from_static("localhost"));
        let stream = TcpStream::connect(self.app.address).await.expect("the portal takes connections");
        let here = stream.local_addr().expect("an address of the connection");
        self.app.peers.lock().unwrap_or_else(PoisonError::into_inner).insert(here, self.address);
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(sender.send_request(request).await?.map(Body::new))
    }

    /// The token of the last page that had a form.
    pub fn token(&self) -> String {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Puts a cookie in place, as an attacker might.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }

    fn keep(&self, answer: &Answer) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for line in answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok()) {
            let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            if value.is_empty() || line.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(token) = answer.token() {
            *self.token.lock().unwrap_or_else(PoisonError::into_inner) = token;
        }
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Content.
    pub body: Vec<u8>,
}

impl Answer {
    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header as text; empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads, if it does.
    pub fn location(&self) -> Option<String> {
        self.status.is_redirection().then(|| self.header("location").to_owned())
    }

    /// The token in the first form of a page.
    fn token(&self) -> Option<String> {
        let html = self.text();
        let (_, after) = html.split_once(&format!("name=\"{}\"", csrf::FIELD))?;
        let (_, after) = after.split_once("value=\"")?;
        after.split('"').next().map(str::to_owned)
    }
}
