//! The page of a login that is over, of another browser, or that never was: there is nothing to tell.

use domain::format;
use leptos::prelude::*;

use crate::{
    components::{LinkButton, oops::Oops},
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::Route,
};

/// Of a login nothing is known here: anybody may write such an address for somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoginGonePage;

impl Page for LoginGonePage {
    fn title(&self, t: Translator) -> String {
        t.get("public-login-gone")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let date = format::date_time(use_frame().now);
        let code = t.with("public-error-code", &[("code", 404_u16.into()), ("date", date.into())]);
        let acts = view! {
            <LinkButton href=Route::Access { next: None }.href() text=t.get("public-spid-choose-again")/>
        }
        .into_any();
        let texts = vec![t.get("public-login-gone-do")];
        let (title, lead) = (t.get("public-login-gone"), t.get("public-login-gone-what"));
        view! { <Oops icon="sp-no" title=title lead=lead texts=texts code=code acts=acts/> }.into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("gone", Self)]
    }
}
