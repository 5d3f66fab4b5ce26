//! Around the pages of the area personale: its entries, filters, pages, lists.

use domain::document::{Document, Kind, Verification};
use leptos::prelude::*;

use super::{Button, ButtonKind, Icon, StatusTag, TagKind};
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
    routes::Route,
    wording::Wording,
};

/// The entries of the area personale. A new page of the area is one more line here.
fn entries() -> Vec<(Route, &'static str)> {
    vec![
        (Route::PersonalArea, "citizen-my-requests"),
        (Route::AreaMessages, "citizen-messages"),
        (Route::AreaDeadlines, "citizen-deadlines"),
        (Route::MyAppointments, "desks-my-appointments"),
        (Route::OwnDocuments, "citizen-own-title"),
    ]
}

/// Whether a path belongs to an entry. Requests belong to the first.
fn is_within(path: &str, entry: &Route) -> bool {
    let below = |top: &str| path == top || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'));
    match entry {
        Route::PersonalArea => path == Route::PersonalArea.href() || below("/area-personale/istanze"),
        other => below(&other.href()),
    }
}

/// The entries of the area personale.
#[component]
pub fn AreaNav(
    /// Messages that wait to be read.
    unread: u32,
) -> impl IntoView {
    let frame = use_frame();
    let t = frame.translator();
    let links = entries()
        .into_iter()
        .map(|(route, key)| {
            let here = is_within(&frame.path, &route).then_some("page");
            let count = (route == Route::AreaMessages && unread > 0).then(|| {
                let words = t.with("citizen-unread-count", &[("count", unread.into())]);
                view! {
                    <span class="sp-count" aria-hidden="true">{unread}</span>
                    <span class="visually-hidden">{words}</span>
                }
            });
            view! { <li><a href=route.href() aria-current=here>{t.get(key)}" "{count}</a></li> }
        })
        .collect_view();
    view! { <nav class="sp-tabs" aria-label=t.get("citizen-area-nav")><ul>{links}</ul></nav> }
}

/// A filter of a list, as a link with its count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterLink {
    /// Its name.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// How many there are.
    pub count: u32,
    /// Whether it is the one in use.
    pub here: bool,
}

/// Filters of a list.
#[component]
pub fn FilterLinks(
    /// What they filter.
    #[prop(into)]
    label: String,
    /// In the order shown.
    links: Vec<FilterLink>,
) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|link| {
            let here = link.here.then_some("true");
            view! { <li><a href=link.href aria-current=here>{link.text}" "<span>{link.count}</span></a></li> }
        })
        .collect_view();
    view! { <nav class="sp-filters" aria-label=label><ul class="sp-plain">{links}</ul></nav> }
}

/// Links to older entries and back to the newest. Shows nothing where all are on one page.
#[component]
pub fn OlderNewest(
    /// Address of the first page, on every other.
    newest: Option<String>,
    /// Address of the page after.
    older: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    (newest.is_some() || older.is_some()).then(|| {
        let newest = newest.map(|href| view! { <li><a href=href>{t.get("citizen-newest")}</a></li> });
        let older =
            older.map(|href| view! { <li><a href=href rel="next">{t.get("citizen-older")}</a></li> });
        view! {
            <nav class="sp-pages" aria-label=t.get("citizen-pages")><ul class="sp-plain">{newest}{older}</ul></nav>
        }
    })
}

/// A document as a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    /// Its symbol.
    pub icon: &'static str,
    /// Its name.
    pub name: String,
    /// Where it is; nowhere while it is looked through for viruses, or when one was found.
    pub href: Option<String>,
}

impl FileLink {
    /// A document at this address.
    pub fn new(document: &Document, href: String) -> Self {
        Self {
            icon: match document.kind {
                Kind::Pdf => "it-file-pdf",
                Kind::Jpeg | Kind::Png => "it-file-image",
                Kind::P7m => "it-file-signed",
            },
            name: document.name.clone(),
            href: (document.verification != Verification::Rejected).then_some(href),
        }
    }
}

/// Documents that came with a message.
#[component]
pub fn FileLinks(
    /// In the order shown; without any, nothing.
    links: Vec<FileLink>,
) -> impl IntoView {
    let t = use_translator();
    (!links.is_empty()).then(|| {
        let items = links.into_iter().map(|link| file_link(link, t)).collect_view();
        view! { <ul class="sp-links sp-plain">{items}</ul> }
    })
}

fn file_link(link: FileLink, t: Translator) -> AnyView {
    match link.href {
        Some(href) => {
            view! { <li><a href=href><Icon name=link.icon/><bdi>{link.name}</bdi></a></li> }.into_any()
        }
        None => view! {
            <li><Icon name=link.icon/><bdi>{link.name}</bdi>": "{t.get("problem-file-virus")}</li>
        }
        .into_any(),
    }
}

/// What is attached to a message and not sent yet, each with the button that takes it back.
#[component]
pub fn Attached(
    /// In the order in which it came; without any, nothing.
    documents: Vec<Document>,
    /// Heading.
    #[prop(into)]
    title: String,
    /// Words of the button.
    #[prop(into)]
    remove: String,
) -> impl IntoView {
    (!documents.is_empty()).then(|| {
        let lines = documents
            .into_iter()
            .map(|document| {
                let value = format!("togli-file:{}", document.id);
                let remove = remove.clone();
                view! {
                    <li>
                        <bdi>{document.name.clone()}</bdi>" "
                        <Button kind=ButtonKind::Link name="azione" value=value text=remove more=document.name/>
                    </li>
                }
            })
            .collect_view();
        view! { <div><p><b>{title}</b></p><ul class="sp-plain">{lines}</ul></div> }
    })
}

/// A line of a list in the area personale: a conversation, a deadline, a request for access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaLine {
    /// Look, symbol and word of its tag.
    pub tag: (TagKind, &'static str, String),
    /// Heading.
    pub title: Wording,
    /// Where the heading leads.
    pub href: String,
    /// Words of somebody, in whatever language; those of a desk are Italian.
    pub quote: Option<Wording>,
    /// Sentences.
    pub text: Vec<String>,
    /// What can be done: words and address.
    pub act: Option<(String, String)>,
}

/// Lines of a list in the area personale.
#[component]
pub fn AreaLines(
    /// In the order shown.
    lines: Vec<AreaLine>,
) -> impl IntoView {
    let lines = lines.into_iter().map(area_line).collect_view();
    view! { <ul class="sp-reqs sp-plain">{lines}</ul> }
}

fn area_line(line: AreaLine) -> AnyView {
    let (kind, icon, word) = line.tag;
    let class = if kind == TagKind::Hand { "sp-req-card is-hand" } else { "sp-req-card" };
    let quote = line.quote.map(|quote| {
        view! { <p class="sp-req-now" dir="auto" lang=quote.lang()>{quote.text().to_owned()}</p> }
    });
    let text = line.text.into_iter().map(|text| view! { <p class="sp-sub">{text}</p> }).collect_view();
    let act = line.act.map(|(words, href)| {
        let of = line.title.text().to_owned();
        view! {
            <p class="sp-req-act">
                <a class="btn btn-outline-primary btn-sm" href=href>
                    {words}<span class="visually-hidden">{format!(" {of}")}</span>
                </a>
            </p>
        }
    });
    view! {
        <li class=class>
            <div class="sp-req-top"><StatusTag kind=kind icon=icon text=word/></div>
            <h3 class="h4"><a href=line.href>{line.title.view()}</a></h3>
            {quote}
            {text}
            {act}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_belongs_to_the_requests_and_messages_to_themselves() {
        assert!(is_within("/area-personale", &Route::PersonalArea));
        assert!(is_within("/area-personale/istanze/2026-0000001", &Route::PersonalArea));
        assert!(!is_within("/area-personale/messaggi", &Route::PersonalArea));
        assert!(is_within("/area-personale/messaggi", &Route::AreaMessages));
        assert!(!is_within("/area-personale/scadenze", &Route::AreaMessages));
    }
}
