//! Requests in the area personale: cards, milestones, messages.

use domain::{
    format,
    message::{Author, Message},
};
use leptos::prelude::*;

use super::{
    Icon, StatusTag, TagKind,
    area::{AreaNav, FileLink, FileLinks},
    stepper::progress_class,
};
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
    wording::Wording,
};

/// How far a milestone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MileState {
    /// Behind.
    Done,
    /// Waits for the reader.
    Hand,
    /// Ahead.
    Next,
}

impl MileState {
    const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Done => ("is-done", "sp-ok"),
            Self::Hand => ("is-hand", "sp-alert"),
            Self::Next => ("is-next", "sp-far"),
        }
    }
}

/// A milestone: when, what, one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mile {
    /// How far it is.
    pub state: MileState,
    /// When it happened, or is to happen.
    pub when: String,
    /// What.
    pub title: String,
    /// One sentence.
    pub text: String,
}

/// What happened, and what comes next.
#[component]
pub fn Milestones(
    /// In order.
    miles: Vec<Mile>,
) -> impl IntoView {
    let lines = miles
        .into_iter()
        .map(|mile| {
            let (class, icon) = mile.state.look();
            let text = (!mile.text.is_empty()).then(|| view! { <p>{mile.text}</p> });
            view! {
                <li class=class>
                    <span class="sp-mile-mark"><Icon name=icon/></span>
                    <div>
                        <p class="sp-mile-when"><bdi>{mile.when}</bdi></p>
                        <h3 class="h5">{mile.title}</h3>
                        {text}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="sp-miles sp-plain">{lines}</ol> }
}

/// A part of a request's page.
#[component]
pub fn Part(
    /// Its anchor; the heading's is `{id}-titolo`.
    id: &'static str,
    /// Heading.
    #[prop(into)]
    title: String,
    /// Content.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-titolo");
    view! {
        <section class="sp-section-in" id=id aria-labelledby=heading>
            <h2 id=heading.clone()>{title}</h2>
            {children()}
        </section>
    }
}

/// What the desk asks, in the accent, with its form.
#[component]
pub fn Ask(
    /// Id of the heading.
    id: &'static str,
    /// Until when.
    #[prop(into)]
    title: String,
    /// What happens otherwise.
    #[prop(into)]
    text: String,
    /// What is asked, and the form.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sp-ask" aria-labelledby=id>
            <div class="sp-ask-head">
                <h2 class="h3" id=id><Icon name="sp-alert"/>{title}</h2>
                <p>{text}</p>
            </div>
            {children()}
        </section>
    }
}

/// The words of the desk, as it wrote them.
#[component]
pub fn Quote(
    /// The words.
    #[prop(into)]
    text: Wording,
) -> impl IntoView {
    view! { <blockquote class="sp-quote">{paragraphs(&text)}</blockquote> }
}

fn paragraphs(text: &Wording) -> Vec<AnyView> {
    let lang = text.lang();
    text.text()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p dir="auto" lang=lang>{line.to_owned()}</p> }.into_any())
        .collect()
}

/// Messages, oldest first.
#[component]
pub fn Chat(
    /// Each with the links to what came with it.
    messages: Vec<(Message, Vec<FileLink>)>,
) -> impl IntoView {
    let t = use_translator();
    let lines = messages.into_iter().map(|(message, files)| chat_item(&message, files, t)).collect_view();
    view! { <ol class="sp-chat sp-plain">{lines}</ol> }
}

fn chat_item(message: &Message, files: Vec<FileLink>, t: Translator) -> AnyView {
    let words = message.text.clone();
    let (class, who, words) = match message.author {
        Author::Desk => ("sp-msg", t.text(&use_frame().organisation.desk_name), Wording::italian(t, words)),
        Author::Citizen => ("sp-msg sp-msg--mine", t.get("citizen-you"), words.into()),
    };
    let unread = message.unread.then(|| {
        view! { <StatusTag kind=TagKind::Info icon="it-mail" text=t.get("citizen-unread")/> }
    });
    view! {
        <li class=class>
            <p class="sp-msg-head">
                <b>{who}</b>" "<span class="sp-sub sp-nowrap"><bdi>{format::date_time(message.at)}</bdi></span>" "{unread}
            </p>
            {paragraphs(&words)}
            <FileLinks links=files/>
        </li>
    }
    .into_any()
}

/// Links of a side card, each with a symbol.
#[component]
pub fn SideLinks(
    /// Symbol, words, address.
    links: Vec<(&'static str, String, String)>,
) -> impl IntoView {
    let items = links
        .into_iter()
        .map(|(icon, text, href)| view! { <li><a href=href><Icon name=icon/>{text}</a></li> })
        .collect_view();
    view! { <ul class="sp-links sp-plain">{items}</ul> }
}

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestCard {
    /// Its state, as a tag.
    pub state: domain::intake::Tag,
    /// Name of the service.
    pub title: Wording,
    /// Where it leads.
    pub href: String,
    /// Parts done, and all parts.
    pub progress: (usize, usize),
    /// The progress in words.
    pub progress_text: String,
    /// What is going on, in one sentence.
    pub now: String,
    /// Number and dates.
    pub detail: String,
    /// Who has to do the next thing, in words.
    pub turn: Option<String>,
    /// The one thing to do, if there is one.
    pub act: Option<String>,
    /// Giving it up: words and address.
    pub drop: Option<(String, String)>,
}

/// Requests, one card each.
#[component]
pub fn RequestCards(
    /// In the order shown.
    cards: Vec<RequestCard>,
) -> impl IntoView {
    let lines = cards.into_iter().map(|card| view! { <RequestItem card=card/> }).collect_view();
    view! { <ul class="sp-reqs sp-plain">{lines}</ul> }
}

#[component]
fn RequestItem(card: RequestCard) -> impl IntoView {
    use super::StateTag;
    use domain::intake::Tag;
    let hand = matches!(card.state, Tag::AwaitingIntegration | Tag::NoticeGiven);
    let class = if hand { "sp-req-card is-hand" } else { "sp-req-card" };
    let (done, all) = card.progress;
    let bar = (0..all).map(|place| view! { <i class=progress_class(place, done)></i> }).collect_view();
    let turn = card.turn.map(|turn| {
        view! { <span class="sp-for"><Icon name="it-user" small=true/>{turn}</span> }
    });
    let act = card.act.map(|act| {
        let href = card.href.clone();
        let drop = card.drop.map(|(words, href)| {
            let of = format!(": {}", card.title.text());
            view! { " " <a href=href>{words}<span class="visually-hidden">{of}</span></a> }
        });
        view! { <p class="sp-req-act"><a class="btn btn-outline-primary btn-sm" href=href>{act}</a>{drop}</p> }
    });
    view! {
        <li class=class>
            <div class="sp-req-top"><StateTag state=card.state/>{turn}</div>
            <h3 class="h4"><a href=card.href>{card.title.view()}</a></h3>
            <div class="sp-progress" role="img" aria-label=card.progress_text>{bar}</div>
            <p class="sp-req-now">{card.now}</p>
            <p class="sp-sub">{card.detail}</p>
            {act}
        </li>
    }
}

/// What is to be done first.
#[component]
pub fn ToDo(
    /// Id of the heading.
    #[prop(default = "dafare")]
    id: &'static str,
    /// Heading.
    #[prop(into)]
    title: String,
    /// What, and until when.
    items: Vec<(String, String)>,
    /// Words of the button.
    act: String,
) -> impl IntoView {
    // One thing has a button; of several each has its link.
    let class = (items.len() == 1).then_some("btn btn-primary");
    let lines = items
        .into_iter()
        .map(|(text, href)| {
            let act = act.clone();
            view! { <p>{text}</p><a class=class href=href>{act}</a> }
        })
        .collect_view();
    view! {
        <section class="sp-todo" aria-labelledby=id>
            <h2 class="h4" id=id><Icon name="sp-alert"/>{title}</h2>
            {lines}
        </section>
    }
}

/// Head of the area personale.
#[component]
pub fn AreaHead(
    /// `<h1>`.
    #[prop(into)]
    title: String,
    /// Messages that wait to be read, where that is known.
    #[prop(optional)]
    unread: u32,
) -> impl IntoView {
    view! {
        <div class="sp-area-head">
            <div class="container"><h1>{title}</h1><AreaNav unread=unread/></div>
        </div>
    }
}

/// State and heading of a request.
#[component]
pub fn RequestHead(
    /// State.
    state: domain::intake::Tag,
    /// Name of the service.
    #[prop(into)]
    title: Wording,
    /// Number and date.
    #[prop(into)]
    detail: String,
) -> impl IntoView {
    use super::StateTag;
    view! {
        <div class="sp-title">
            <p class="sp-row"><StateTag state=state/></p>
            <h1>{title.view()}</h1>
            <p>{detail}</p>
        </div>
    }
}

/// A form within a page.
#[component]
pub fn PostForm(
    /// Name for a script.
    #[prop(optional_no_strip)]
    id: Option<&'static str>,
    /// Where it goes.
    action: String,
    /// Whether files go with it.
    #[prop(optional)]
    files: bool,
    /// Controls and buttons.
    children: Children,
) -> impl IntoView {
    use super::CsrfField;
    let enctype = files.then_some("multipart/form-data");
    view! {
        <form id=id class="sp-form" action=action method="post" enctype=enctype novalidate>
            <CsrfField/>
            {children()}
        </form>
    }
}

/// It went well; said once.
#[component]
pub fn Success(
    /// What.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <div class="sp-save" role="status"><Icon name="sp-ok"/><p><b>{text}</b></p></div> }
}
