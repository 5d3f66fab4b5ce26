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
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use futures::{Stream, StreamExt};
use tokio::{sync::oneshot, time::timeout};
use tracing::Instrument;

use super::errors::UPLOAD;

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
    let response = to_its_end(request, next).await;
    if let Ok(rest) = left.try_recv() {
        tokio::spawn(let_in(rest));
    }
    response
}

/// On a task of its own, which whoever goes away does not break off: else a file would lie in the store that no row
/// knows, or a row would wait for a file that nobody joins any more. It takes no longer than an answer would be waited for.
async fn to_its_end(request: Request, next: Next) -> Response {
    let handled = tokio::spawn(timeout(UPLOAD, next.run(request)).in_current_span());
    match handled.await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => StatusCode::REQUEST_TIMEOUT.into_response(),
        // What catches it, and answers with a page, is further out.
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
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

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use app::routes::pattern::HOME;
    use axum::routing::post;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn whoever_goes_away_does_not_break_off_what_is_being_kept() {
        let (read, is_read) = oneshot::channel();
        let (go_on, may_go_on) = oneshot::channel::<()>();
        let (kept, is_kept) = oneshot::channel();
        let once = Arc::new(Mutex::new(Some((read, may_go_on, kept))));
        let keep = move |body: Bytes| {
            let (read, may_go_on, kept) = once.lock().unwrap().take().unwrap();
            async move {
                read.send(body.len()).unwrap();
                may_go_on.await.unwrap();
                kept.send(()).unwrap();
            }
        };
        let routes = uploads(Router::new().route(HOME, post(keep)), 100);
        let mut answer = Box::pin(routes.oneshot(Request::post(HOME).body(Body::from("abc")).unwrap()));
        let length = tokio::select! {
            _ = &mut answer => panic!("answered before the file is kept"),
            length = is_read => length.unwrap(),
        };
        assert_eq!(length, 3);
        drop(answer);
        go_on.send(()).expect("still being kept");
        is_kept.await.unwrap();
    }
}
