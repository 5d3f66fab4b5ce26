//! The intake page around answers and documents: head, actions, notices, history, messages.

use chrono::{NaiveDate, SecondsFormat};
use domain::{
    Lang, format,
    intake::{Event, State},
    mask::Field,
    message::{Author, DeskMessage},
};
use leptos::prelude::*;

use super::{MaskedValue, seen};
use crate::{
    components::{
        Icon, StateTag, StatusTag, TagKind, TermBadge, TermKind,
        area::{FileLink, FileLinks},
    },
    console::{term::Clock, words},
    i18n::{Translator, use_translator},
};

/// The way back to the queue.
#[component]
pub fn Backbar(
    /// Where to.
    #[prop(into)]
    href: String,
    /// Name of the place.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let label = text.clone();
    view! {
        <nav class="sp-backbar" aria-label=label>
            <a href=href><Icon name="it-arrow-left" small=true flip=true/>{text}</a>
        </nav>
    }
}

/// Who, what, how long: the head of an intake.
#[component]
pub fn CaseHead(
    /// Where it stands.
    state: State,
    /// Who follows it, in words; nobody when absent.
    followed: Option<String>,
    /// The applicant.
    applicant: Field<String>,
    /// Name of the service.
    #[prop(into)]
    service: String,
    /// Short facts: what, value.
    facts: Vec<(String, String)>,
    /// The day it is in Italy.
    today: NaiveDate,
) -> impl IntoView {
    let t = use_translator();
    let name = seen(applicant);
    let followed = match followed {
        Some(words) => view! { <span class="sp-sub">{words}</span> }.into_any(),
        None => view! { <span class="sp-nobody">{t.get("console-intake-nobody")}</span> }.into_any(),
    };
    let facts = facts
        .into_iter()
        .map(|(what, value)| view! { <li><span>{what}" "<b>{value}</b></span></li> })
        .collect_view();
    view! {
        <div class="sp-head sp-head--case">
            <div>
                <p class="sp-row"><StateTag state=state.tag()/>{followed}</p>
                <h1>{name}" "<span class="sp-h-sub">{service}</span></h1>
                <ul class="sp-facts">{facts}</ul>
            </div>
            {term_box(Clock::of_state(&state, today), t)}
        </div>
    }
}

fn term_box(clock: Clock, t: Translator) -> Option<AnyView> {
    let left = |days: i64| t.with("console-term-left-long", &[("n", days.into())]);
    let until = |key: &str, on: NaiveDate| t.with(key, &[("date", format::date(on).into())]);
    let (kind, text, detail) = match clock {
        Clock::Late { days, on } => (
            TermKind::Late,
            t.with("console-term-late", &[("n", days.into())]),
            until("console-term-late-sub", on),
        ),
        Clock::Today => (TermKind::Today, t.get("console-term-today"), t.get("console-term-today-sub")),
        Clock::Soon { days, on } => (TermKind::Soon, left(days), until("console-term-left-sub", on)),
        Clock::Far { days, on } => (TermKind::Ok, left(days), until("console-term-left-sub", on)),
        Clock::Stopped { since } => (
            TermKind::Stop,
            t.get("console-term-stopped-long"),
            since.map_or_else(
                || t.get("console-term-stopped-sub"),
                |since| until("console-term-stopped-since", since),
            ),
        ),
        Clock::Closed => return None,
    };
    let term = view! { <div class="sp-termbox"><TermBadge kind=kind text=text detail=detail/></div> };
    Some(term.into_any())
}

/// The bar of things to do, with a hint at its end.
#[component]
pub fn ActionBar(
    /// Why something else cannot be done now.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// Buttons and links.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sp-actions" role="group" aria-label=use_translator().get("console-intake-actions")>
            {children()}
            {hint.map(|hint| view! { <p class="sp-sub">{hint}</p> })}
        </div>
    }
}

/// Something happened meanwhile that the operator must know.
#[component]
pub fn CaseNotice(
    /// What.
    #[prop(into)]
    title: String,
    /// What it means.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <div class="sp-match" role="alert" tabindex="-1" id="avviso">
            <h2 class="h4"><Icon name="sp-alert" small=true/>{title}</h2>
            <p>{text}</p>
        </div>
    }
}

/// What happened, oldest first.
#[component]
pub fn History(
    /// Oldest first.
    events: Vec<Event>,
) -> impl IntoView {
    let t = use_translator();
    let lines = events.into_iter().map(|event| event_line(event, t)).collect_view();
    view! {
        <section aria-labelledby="storia">
            <h2 class="h4" id="storia">{t.get("console-history")}</h2>
            <ol class="sp-plain sp-checklist">{lines}</ol>
        </section>
    }
}

fn event_line(event: Event, t: Translator) -> AnyView {
    let by = event.by.map(|name| format!(" · {name}"));
    view! {
        <li>
            <span>
                <b>{t.get(words::event(event.kind))}</b>
                <span class="sp-sub">
                    <time datetime=event.at.to_rfc3339_opts(SecondsFormat::Secs, true)>{format::date_time(event.at)}</time>{by}
                </span>
            </span>
        </li>
    }
    .into_any()
}

/// What desk and citizen wrote to one another, oldest first.
#[component]
pub fn Messages(
    /// Oldest first, each with the links to what came with it.
    messages: Vec<(DeskMessage, Vec<FileLink>)>,
    /// The form to write another, where it is possible.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let none = messages.is_empty();
    let lines = messages.into_iter().map(|(message, files)| message_line(message, files, t)).collect_view();
    view! {
        <section aria-labelledby="messaggi">
            <h2 class="h4" id="messaggi">{t.get("console-messages")}</h2>
            {if none {
                view! { <p class="sp-sub">{t.get("console-messages-none")}</p> }.into_any()
            } else {
                view! { <ol class="sp-chat sp-plain">{lines}</ol> }.into_any()
            }}
            {children()}
        </section>
    }
}

fn message_line(message: DeskMessage, files: Vec<FileLink>, t: Translator) -> AnyView {
    let (class, who) = match message.author {
        Author::Desk => ("sp-msg sp-msg--mine", t.get("console-message-desk")),
        Author::Citizen => ("sp-msg", t.get("console-message-citizen")),
    };
    let unread = message.unread.then(|| {
        view! { <StatusTag kind=TagKind::Hand icon="it-mail" text=t.get("console-message-unread")/> }
    });
    let said = match message.said {
        Field::Shown(said) => view! { <p class="sp-written" dir="auto">{said.text}</p> }.into_any(),
        Field::Masked(group) => {
            view! { <p><MaskedValue group=group/>" "{t.get("console-message-masked")}</p> }.into_any()
        }
        // That there is a message is no secret; why it is not read would be.
        Field::Absent => view! { <p>{t.get("console-message-masked")}</p> }.into_any(),
    };
    view! {
        <li class=class>
            <p class="sp-msg-head">
                <b>{who}</b>" "
                <span class="sp-sub"><time datetime=message.at.to_rfc3339_opts(SecondsFormat::Secs, true)>{format::date_time(message.at)}</time></span>" "
                {unread}
            </p>
            {said}
            <FileLinks links=files/>
        </li>
    }
    .into_any()
}

/// A panel with what somebody wrote and until when something is due.
#[component]
pub fn Quoted(
    /// Unique in the page.
    id: &'static str,
    /// Heading.
    #[prop(into)]
    title: String,
    /// What was written.
    #[prop(into)]
    text: String,
    /// Until when, in words.
    #[prop(optional_no_strip, into)]
    until: Option<String>,
    /// The language that it is written in, where it is not the one of the page.
    #[prop(optional)]
    written: Option<Lang>,
) -> impl IntoView {
    let direction = written.map(Lang::direction);
    view! {
        <section class="sp-card sp-card--tint" aria-labelledby=id>
            <h2 class="h5" id=id>{title}</h2>
            <p class="sp-written" lang=written.map(Lang::tag) dir=direction>{text}</p>
            {until.map(|until| view! { <p><b>{until}</b></p> })}
        </section>
    }
}
