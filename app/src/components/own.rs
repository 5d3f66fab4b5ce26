//! Parts of the pages about what citizens keep for themselves.

use domain::{format, session::OpenSession};
use leptos::prelude::*;

use super::{Button, ButtonKind, Card, CsrfField, Icon, request::SideLinks};
use crate::{
    i18n::use_translator,
    routes::{PersonalPart, Route},
    wording::Wording,
};

/// Where citizens find profile, privacy and sessions.
#[component]
pub fn OwnLinks() -> impl IntoView {
    let t = use_translator();
    let to = |part| Route::Personal(part).href();
    let links = vec![
        ("it-user", t.get("profile-title"), to(PersonalPart::Profile)),
        ("sp-lock", t.get("profile-privacy-title"), to(PersonalPart::Privacy)),
        ("sp-globe", t.get("profile-sessions-title"), to(PersonalPart::Sessions)),
    ];
    view! { <Card id="tuo" title=t.get("profile-yours")><SideLinks links=links/></Card> }
}

/// Open sessions, one below the other; all but this one can be closed.
#[component]
pub fn OwnSessions(
    /// In the order shown.
    sessions: Vec<OpenSession>,
) -> impl IntoView {
    let items = sessions.into_iter().map(item).collect_view();
    view! { <ul class="sp-reqs sp-plain">{items}</ul> }
}

fn item(session: OpenSession) -> AnyView {
    let t = use_translator();
    let device = session.device.to_string();
    let device = if device.is_empty() { t.get("profile-sessions-unknown") } else { device };
    let since = format::date_time(session.since);
    let used = t.with("profile-sessions-used", &[("date", format::date_time(session.used_at).into())]);
    let began = t.with("profile-sessions-since", &[("date", since.clone().into())]);
    let act = if session.here {
        view! { <p><b>{t.get("profile-sessions-here")}</b></p> }.into_any()
    } else {
        let values = [("device", device.clone().into()), ("date", since.into())];
        let more = t.with("profile-sessions-close-which", &values);
        view! {
            <form method="post" action=Route::Personal(PersonalPart::CloseSession).href()>
                <CsrfField/>
                <input type="hidden" name="sessione" value=session.id.to_string()/>
                <Button kind=ButtonKind::Secondary text=t.get("profile-sessions-close") more=more/>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="sp-req-card">
            <h3 class="h5"><bdi>{device}</bdi></h3>
            <p>{began}</p>
            <p class="sp-sub">{used}</p>
            {act}
        </li>
    }
    .into_any()
}

/// A look at the citizen's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub when: String,
    /// Name of the desk.
    pub desk: String,
    /// What for, in one sentence.
    pub what: String,
}

/// Looks at the citizen's records, one below the other.
#[component]
pub fn Looks(
    /// In the order shown.
    looks: Vec<Look>,
) -> impl IntoView {
    let lines = looks
        .into_iter()
        .map(|look| {
            view! {
                <li class="sp-req-card">
                    <p class="sp-sub"><bdi>{look.when}</bdi></p>
                    <p><b><bdi>{look.desk}</bdi></b></p>
                    <p>{look.what}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="sp-reqs sp-plain">{lines}</ol> }
}

/// Notices that were read, one below the other.
#[component]
pub fn ReadNotices(
    /// What was read; words and address of its text, where that is known.
    lines: Vec<(Wording, Option<(String, String)>)>,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|(said, text)| {
            let text = text.map(|(words, href)| view! { " "<a href=href>{words}</a> });
            view! { <li>{said.view()}{text}</li> }
        })
        .collect_view();
    view! { <ul class="sp-list">{lines}</ul> }
}

/// An address or a number that is kept, and how sure it is.
#[component]
pub fn KeptContact(
    /// The address or the number.
    value: String,
    /// How sure it is, in words.
    #[prop(into)]
    state: String,
    /// Whether that is good.
    sure: bool,
) -> impl IntoView {
    let icon = if sure { "sp-ok" } else { "sp-alert" };
    view! { <p class="sp-note"><Icon name=icon/><span><b><bdi>{value}</bdi></b>" "{state}</span></p> }
}
