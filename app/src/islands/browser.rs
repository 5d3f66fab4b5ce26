//! The few things of the browser that several islands need.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{EventTarget, XmlHttpRequest};

/// What came back.
pub(super) struct Reply {
    /// The body, if it was JSON.
    pub(super) json: JsValue,
}

/// A text property of a JavaScript object.
pub(super) fn text_of(object: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(object, &name.into()).ok()?.as_string()
}

/// A request that is not sent yet.
pub(super) struct Request(XmlHttpRequest);

impl Request {
    /// Opens a request; None where the browser refuses the address.
    pub(super) fn open(method: &str, url: &str) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open(method, url).ok()?;
        Some(Self(request))
    }

    /// Adds a header.
    pub(super) fn header(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_request_header(name, value);
        self
    }

    /// Sends it; `done` is called once, whatever happens.
    pub(super) fn send(self, done: impl Fn(Reply) + 'static) {
        let request = self.0;
        let finished = request.clone();
        listen(&request, "loadend", move |_| {
            let text = finished.response_text().ok().flatten().unwrap_or_default();
            done(Reply { json: js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL) });
        });
        let _ = request.send();
    }
}

/// Listens as long as the page is open.
fn listen(target: &EventTarget, name: &str, heard: impl Fn(web_sys::Event) + 'static) {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(heard);
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Percent-encodes for a header or a query.
pub(super) fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
