//! The page that carries a SAML message to a provider by POST.

use leptos::prelude::*;

use crate::{
    components::{Button, layout::Container, layout::Title},
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
};

/// One form that sends itself; without script its button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpidPostPage {
    /// Where the form goes.
    pub action: String,
    /// `SAMLRequest` or `SAMLResponse`.
    pub message_name: &'static str,
    /// The message, in base64.
    pub message: String,
    /// `RelayState`, where there is one.
    pub relay_state: Option<String>,
}

impl Page for SpidPostPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-spid-post-title")
    }

    fn layout(&self) -> Layout {
        Layout::Bare
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let frame = use_frame();
        view! {
            <Container>
                <Title text=t.get("public-spid-post-heading") lead=t.get("public-spid-post-lead")/>
                <form action=self.action method="post" id="saml">
                    <input type="hidden" name=self.message_name value=self.message/>
                    {self.relay_state.map(|state| view! { <input type="hidden" name="RelayState" value=state/> })}
                    <Button text=t.get("public-spid-post-button")/>
                </form>
            </Container>
            <script src=frame.assets.url("post.js") nonce=frame.nonce.clone() defer=true></script>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let request = Self {
            action: "https://idp.example/sso".into(),
            message_name: "SAMLRequest",
            message: "PHNhbWxwOkF1dGhuUmVxdWVzdC8+".into(),
            relay_state: Some("018f3b1e".into()),
        };
        vec![("without relay state", Self { relay_state: None, ..request.clone() }), ("request", request)]
    }
}
