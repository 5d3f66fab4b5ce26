//! Who may have a message verified, and how many at a time.
//!
//! A verification keeps a core busy, and nobody has proved who they are yet. Three fences, each
//! cheaper than the next: one address may knock so often ([`Gate::admits`]); then the handler asks
//! for a login that is under way in this browser; only such a message gets a place ([`Gate::place`]),
//! of which there are few, with a short queue before them.

use std::{
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use governor::{
    Quota, RateLimiter,
    clock::Clock as Time,
    middleware::NoOpMiddleware,
    state::{InMemoryState, direct::NotKeyed, keyed::HashMapStateStore},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{
    config::Door,
    middleware::address::{Client, client},
    outside::Clock,
    pages::Portal,
    plain_page::{self, Plain},
};

/// Messages verified at the same time: each keeps a core busy.
const PLACES: usize = 2;
/// Messages that wait for a place: at 800 verifications a second, the last one waits for 40 ms.
const WAITING: usize = 64;
/// Messages without a login that are kept as evidence, a minute: a flood must not fill the register.
const EVIDENCE_PER_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(11);
/// Refused answers of one address that are kept as usual, an hour: whoever begins logins in order to answer them
/// must not fill the register either.
const KEPT_PER_HOUR: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// So many bytes are kept of each refused answer of that address after that: an honest refusal by a provider, which
/// holds no assertion, is hardly longer.
const KEPT_OF_MORE: usize = 4 * 1024;
/// After so many questions, addresses that have been quiet are forgotten.
const TIDY_AFTER: u32 = 4096;

type ByAddress = RateLimiter<Client, HashMapStateStore<Client>, Ticks, NoOpMiddleware<Duration>>;
type Altogether = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;

/// Our clock, in the terms of the limiter.
#[derive(Debug, Clone)]
struct Ticks(Clock);

impl Time for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        (self.0.now() - chrono::DateTime::UNIX_EPOCH).to_std().unwrap_or_default()
    }
}

/// From where somebody knocks, for their handler; nobody in particular next to us.
#[derive(Debug, Clone, Copy)]
pub(in crate::pages) struct Knocker(Option<Client>);

/// The fences before verification.
pub struct Gate {
    door: Door,
    by_address: ByAddress,
    asked: AtomicU32,
    evidence: Altogether,
    kept: ByAddress,
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gate")
    }
}

/// A place for one verification. It goes with the work, not with the request: somebody who hangs up
/// while it is being done has not freed it.
#[derive(Debug)]
pub struct Place(#[expect(dead_code, reason = "held, never looked at")] OwnedSemaphorePermit);

impl Gate {
    /// A gate with these limits.
    pub fn new(door: Door, clock: &Clock) -> Self {
        let per_minute = NonZeroU32::new(door.per_minute).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(per_minute);
        Self {
            by_address: RateLimiter::new(quota, HashMapStateStore::default(), Ticks(clock.clone())),
            asked: AtomicU32::new(0),
            evidence: RateLimiter::new(
                Quota::per_minute(EVIDENCE_PER_MINUTE),
                InMemoryState::default(),
                Ticks(clock.clone()),
            ),
            kept: RateLimiter::new(
                Quota::per_hour(KEPT_PER_HOUR),
                HashMapStateStore::default(),
                Ticks(clock.clone()),
            ),
            places: Arc::new(Semaphore::new(PLACES)),
            waiting: AtomicUsize::new(0),
            door,
        }
    }

    /// Whether this client may knock once more.
    pub fn admits(&self, client: Client) -> bool {
        if self.asked.fetch_add(1, Ordering::Relaxed) % TIDY_AFTER == TIDY_AFTER - 1 {
            for addresses in [&self.by_address, &self.kept] {
                addresses.retain_recent();
                addresses.shrink_to_fit();
            }
        }
        self.by_address.check_key(&client).is_ok()
    }

    /// Whether one more message without a login may be kept as evidence.
    pub fn keeps_evidence(&self) -> bool {
        self.evidence.check().is_ok()
    }

    /// So many bytes of one more refused answer from there are kept at most; nothing if as usual.
    pub(in crate::pages) fn most_kept(&self, Knocker(client): Knocker) -> Option<usize> {
        let client = client?;
        self.kept.check_key(&client).is_err().then_some(KEPT_OF_MORE)
    }

    /// How many wait for a place now.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }

    /// A place, as soon as there is one; none when too many wait already.
    pub async fn place(&self) -> Option<Place> {
        if let Ok(permit) = Arc::clone(&self.places).try_acquire_owned() {
            return Some(Place(permit));
        }
        let waiting = Waiting::join(&self.waiting)?;
        let permit = Arc::clone(&self.places).acquire_owned().await.ok()?;
        drop(waiting);
        Some(Place(permit))
    }
}

/// One who waits; gives the place in the queue back also when they hang up.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn join(queue: &'a AtomicUsize) -> Option<Self> {
        let joined = Self(queue);
        // Counted before it is looked at, so that two cannot both be the last.
        (queue.fetch_add(1, Ordering::SeqCst) < WAITING).then_some(joined)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Refuses addresses that knock too often, before anything of the message is read.
pub(in crate::pages) async fn limit(
    State(portal): State<Portal>,
    mut request: Request,
    next: Next,
) -> Response {
    let header = portal.gate.door.client_address_header.as_ref();
    let client = client(request.headers(), request.extensions(), header);
    if client.is_none_or(|client| portal.gate.admits(client)) {
        request.extensions_mut().insert(Knocker(client));
        return next.run(request).await;
    }
    metrics::counter!("spid_throttled_total").increment(1);
    plain_page::response(Plain::TooMany)
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use backend::testing::noon;
    use chrono::TimeDelta;

    use super::*;

    fn gate() -> (Gate, Arc<std::sync::Mutex<chrono::DateTime<chrono::Utc>>>) {
        let time = Arc::new(std::sync::Mutex::new(noon()));
        let seen = Arc::clone(&time);
        let clock = Clock::new(move || *seen.lock().unwrap());
        (Gate::new(Door { client_address_header: None, per_minute: 10 }, &clock), time)
    }

    fn somebody(last: u8) -> Client {
        IpAddr::from([203, 0, 113, last]).into()
    }

    #[test]
    fn one_address_knocks_so_often_and_no_more_and_others_do_not_notice() {
        let (gate, time) = gate();
        assert!((0..10).all(|_| gate.admits(somebody(1))));
        assert!(!gate.admits(somebody(1)));
        assert!(gate.admits(somebody(2)));
        *time.lock().unwrap() += TimeDelta::seconds(6);
        assert!(gate.admits(somebody(1)), "one more every six seconds");
        assert!(!gate.admits(somebody(1)));
    }

    #[test]
    fn of_an_address_that_is_refused_all_the_time_less_is_kept() {
        let (gate, time) = gate();
        let (busy, other) = (Knocker(Some(somebody(1))), Knocker(Some(somebody(2))));
        assert!((0..KEPT_PER_HOUR.get()).all(|_| gate.most_kept(busy).is_none()));
        assert_eq!(gate.most_kept(busy), Some(KEPT_OF_MORE));
        assert_eq!(gate.most_kept(other), None, "others do not notice");
        assert_eq!(gate.most_kept(Knocker(None)), None, "nor does everybody behind a silent balancer");
        *time.lock().unwrap() += TimeDelta::hours(1);
        assert_eq!(gate.most_kept(busy), None, "an hour later as ever");
    }

    #[test]
    fn quiet_addresses_are_forgotten() {
        let (gate, time) = gate();
        for number in 0..=u8::MAX {
            gate.admits(somebody(number));
        }
        *time.lock().unwrap() += TimeDelta::minutes(2);
        for _ in 0..TIDY_AFTER {
            gate.admits(somebody(1));
        }
        assert!(gate.by_address.len() <= 1);
    }

    #[tokio::test]
    async fn the_queue_is_short_and_forgets_whoever_hangs_up() {
        let (gate, _) = gate();
        let held: Vec<_> = [gate.place().await, gate.place().await].into_iter().flatten().collect();
        assert_eq!(held.len(), PLACES);
        let mut queue: Vec<_> = (0..WAITING).map(|_| Box::pin(gate.place())).collect();
        for waiting in &mut queue {
            assert!(futures::poll!(waiting.as_mut()).is_pending());
        }
        assert_eq!(gate.waiting(), WAITING);
        assert!(gate.place().await.is_none(), "one more would wait too long");
        queue.pop();
        let mut late = Box::pin(gate.place());
        assert!(futures::poll!(late.as_mut()).is_pending(), "somebody hung up");
        drop(held);
        let first = queue.remove(0);
        assert!(first.await.is_some(), "who came first enters first");
    }
}
