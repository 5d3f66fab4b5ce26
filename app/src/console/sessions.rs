//! The operator's own open sessions.

use domain::session::{Browser, Closed, Device, OpenSession, System};
use leptos::prelude::*;

use super::samples;
use crate::{
    components::{
        CsrfField,
        console::{PageHead, SessionRows, SmallButton, SmallKind},
        request::Success,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Where somebody is signed in, this browser included.
#[derive(Debug, Clone)]
pub struct SessionsPage {
    /// This one first, then those used last; never empty.
    pub sessions: Vec<OpenSession>,
    /// What was closed just now.
    pub closed: Option<Closed>,
}

impl Page for SessionsPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-sessions-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let others = self.sessions.iter().any(|session| !session.here);
        let closed = self.closed.map(|closed| {
            let key = match closed {
                Closed::One => "console-sessions-closed",
                Closed::Others => "console-sessions-closed-others",
            };
            view! { <Success text=t.get(key)/> }
        });
        view! {
            <PageHead title=t.get("console-sessions-title") sub=t.get("console-sessions-lead")/>
            {closed}
            <SessionRows sessions=self.sessions/>
            {if others { close_others(t) } else { view! { <p>{t.get("console-sessions-only")}</p> }.into_any() }}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let session = |number, browser, system, here| OpenSession {
            id: samples::session_id(number),
            device: Device { browser, system },
            since: samples::now() - chrono::TimeDelta::hours(3),
            used_at: samples::now(),
            here,
        };
        let here = session(1, Browser::Firefox, System::Windows, true);
        vec![
            (
                "several",
                Self {
                    sessions: vec![
                        here.clone(),
                        session(2, Browser::Chrome, System::Android, false),
                        session(3, Browser::Other, System::Other, false),
                    ],
                    closed: Some(Closed::One),
                },
            ),
            ("only this one", Self { sessions: vec![here], closed: Some(Closed::Others) }),
        ]
    }
}

fn close_others(t: Translator) -> AnyView {
    view! {
        <p>{t.get("console-sessions-strange")}</p>
        <form method="post" action=Route::ConsoleSessionsCloseOthers.href()>
            <CsrfField/>
            <SmallButton kind=SmallKind::Danger text=t.get("console-sessions-close-others")/>
        </form>
    }
    .into_any()
}
