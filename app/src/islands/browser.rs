//! The few things of the browser that several islands need.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{EventTarget, XmlHttpRequest};

/// What came back.
pub(super) struct Reply {
    /// HTTP status; 0 when nothing came back.
    pub(super) status: u16,
    /// The body, if it was JSON.
    pub(super) json: JsValue,
}

impl Reply {
    /// A text of the JSON object.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        text_of(&self.json, name)
    }

    /// A number of the JSON object, as JavaScript writes it.
    pub(super) fn number(&self, name: &str) -> Option<String> {
        let value: js_sys::Number = js_sys::Reflect::get(&self.json, &name.into()).ok()?.dyn_into().ok()?;
        value.to_string_with_radix(10).ok().map(Into::into)
    }
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

    /// Tells the share that has been sent, in percent.
    pub(super) fn on_progress(self, progress: impl Fn(f64) + 'static) -> Self {
        if let Ok(upload) = self.0.upload() {
            listen(&upload, "progress", move |event| {
                if let Ok(event) = event.dyn_into::<web_sys::ProgressEvent>()
                    && event.length_computable()
                    && event.total() > 0.0
                {
                    progress(event.loaded() / event.total() * 100.0);
                }
            });
        }
        self
    }

    /// Sends it; `done` is called once, whatever happens.
    pub(super) fn send(self, body: Option<&JsValue>, done: impl Fn(Reply) + 'static) -> XmlHttpRequest {
        let request = self.0;
        let finished = request.clone();
        listen(&request, "loadend", move |_| {
            let text = finished.response_text().ok().flatten().unwrap_or_default();
            done(Reply {
                status: finished.status().unwrap_or(0),
                json: js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL),
            });
        });
        let _ = match body.and_then(|body| body.dyn_ref::<web_sys::Blob>()) {
            Some(blob) => request.send_with_opt_blob(Some(blob)),
            None => request.send_with_opt_str(body.and_then(JsValue::as_string).as_deref()),
        };
        request
    }
}

/// Listens as long as the page is open.
pub(super) fn listen(target: &EventTarget, name: &str, heard: impl Fn(web_sys::Event) + 'static) {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(heard);
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Percent-encodes for a header or a query.
pub(super) fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
