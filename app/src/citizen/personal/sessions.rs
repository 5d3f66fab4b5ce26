//! The citizen's own open sessions.

use domain::session::{Closed, OpenSession};
use leptos::prelude::*;

use super::OwnPage;
use crate::{
    components::{
        Button, ButtonKind,
        own::OwnSessions,
        request::{Part, PostForm, Success},
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::{PersonalPart, Route},
};

/// Where a citizen is signed in, this browser included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSessionsPage {
    /// This one first, then those used last; never empty.
    pub sessions: Vec<OpenSession>,
    /// What was closed just now.
    pub closed: Option<Closed>,
}

impl Page for OwnSessionsPage {
    fn title(&self, t: Translator) -> String {
        t.get("profile-sessions-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let others = self.sessions.iter().any(|session| !session.here);
        let close = if others {
            view! {
                <p>{t.get("profile-sessions-strange")}</p>
                <PostForm action=Route::Personal(PersonalPart::CloseOthers).href()>
                    <p><Button kind=ButtonKind::Danger text=t.get("profile-sessions-close-others")/></p>
                </PostForm>
            }
            .into_any()
        } else {
            view! { <p>{t.get("profile-sessions-only")}</p> }.into_any()
        };
        let closed = self.closed.map(|closed| {
            let key = match closed {
                Closed::One => "profile-sessions-closed",
                Closed::Others => "profile-sessions-closed-others",
            };
            view! { <Success text=t.get(key)/> }
        });
        view! {
            <OwnPage title=t.get("profile-sessions-title") lead=t.get("profile-sessions-lead")>
                <Part id="sessioni" title=t.get("profile-sessions-list")>
                    {closed}
                    <OwnSessions sessions=self.sessions/>
                    {close}
                </Part>
            </OwnPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::sessions()
    }
}
