//! How much a route accepts.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, BodyDataStream, Bytes, HttpBody},
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use futures::{Stream, StreamExt};
use tokio::{sync::oneshot, time::timeout};

/// Room in a form with files for its other fields and the seams between parts.
const FORM_ROOM: usize = 512 * 1024;
/// So much of what nobody wanted to read is still let in, at most,
const REST_BYTES: usize = 64 * 1024 * 1024;
/// and for so long.
const REST_TIME: Duration = Duration::from_secs(30);

/// Routes that accept a file up to this size, raw or within a form. The requirement's own limit,
/// which may be lower, is kept while the document is stored; this one protects the program.
pub fn uploads<S: Clone + Send + Sync + 'static>(routes: Router<S>, largest_file: usize) -> Router<S> {
    let largest = DefaultBodyLimit::max(largest_file.saturating_add(FORM_ROOM));
    routes.layer(largest).layer(middleware::from_fn(linger))
}

/// Routes that accept a short message.
pub fn short<S: Clone + Send + Sync + 'static>(routes: Router<S>, bytes: usize) -> Router<S> {
    routes.layer(DefaultBodyLimit::max(bytes))
}

/// A browser that is still sending when the line is closed shows a broken line, and not the answer: what was not
/// read of a body is let in for a while, and dropped, while the answer goes out.
async fn linger(request: Request, next: Next) -> Response {
    let (given_up, mut left) = oneshot::channel();
    let is_form = is_multipart(&request);
    let request = request.map(|body| {
        if body.is_end_stream() {
            return body;
        }
        let body = Some(body.into_data_stream());
        Body::from_stream(Lingering { body, given_up: Some(given_up), is_form, rests: false })
    });
    let response = next.run(request).await;
    if let Ok(rest) = left.try_recv() {
        tokio::spawn(let_in(rest));
    }
    response
}

/// Whether the reader of forms will have it, which takes its kind in large letters, too.
fn is_multipart(request: &Request) -> bool {
    const MULTIPART: &[u8] = b"multipart/";
    let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let start = kind.and_then(|kind| kind.get(..MULTIPART.len()));
    start.is_some_and(|start| start.eq_ignore_ascii_case(MULTIPART))
}

/// A body that is handed back with what was not read of it, and that of a form comes one piece at a time. The reader of
/// forms takes in all that is ready before it gives any of it on: without a rest between pieces, that can be the whole
/// body.
#[derive(Debug)]
struct Lingering {
    body: Option<BodyDataStream>,
    given_up: Option<oneshot::Sender<BodyDataStream>>,
    is_form: bool,
    rests: bool,
}

impl Stream for Lingering {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.rests) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let Some(body) = self.body.as_mut() else {
            return Poll::Ready(None);
        };
        let piece = ready!(body.poll_next_unpin(cx));
        if matches!(piece, Some(Ok(_))) {
            self.rests = self.is_form;
        } else {
            self.body = None;
        }
        Poll::Ready(piece)
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        if let (Some(rest), Some(given_up)) = (self.body.take(), self.given_up.take()) {
            // Where the answer was given up, too, nobody waits for the rest.
            let _ = given_up.send(rest);
        }
    }
}

/// Whoever has not ended by then is cut off.
async fn let_in(mut rest: BodyDataStream) {
    let mut room = REST_BYTES;
    let reading = async {
        while let Some(Ok(piece)) = rest.next().await {
            match room.checked_sub(piece.len()) {
                Some(left) => room = left,
                None => break,
            }
        }
    };
    let _ = timeout(REST_TIME, reading).await;
}
