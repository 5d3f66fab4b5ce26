//! Parts of a page.

use leptos::prelude::*;

use super::{Icon, Linked, upload::Digest};
use crate::{i18n::use_translator, page::use_frame, routes::Route, wording::Wording};

/// The token that every posted form carries.
#[component]
pub fn CsrfField() -> impl IntoView {
    view! { <input type="hidden" name="_csrf" value=use_frame().csrf.clone()/> }
}

/// A line of a list of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DlEntry {
    /// What.
    pub term: Wording,
    /// Its value; several are shown one below the other.
    pub values: Vec<Wording>,
    /// Whether it is a code, with all its characters of one width.
    pub code: bool,
    /// The digests of its values, where they are files; one for each.
    pub digests: Vec<Option<String>>,
}

impl DlEntry {
    /// A fact.
    pub fn new(term: impl Into<Wording>, value: impl Into<Wording>) -> Self {
        Self { term: term.into(), values: vec![value.into()], code: false, digests: Vec::new() }
    }

    /// A fact that is a code.
    pub fn code(term: impl Into<Wording>, value: impl Into<Wording>) -> Self {
        Self { code: true, ..Self::new(term, value) }
    }

    /// A fact with several values.
    pub fn several(term: impl Into<Wording>, values: Vec<impl Into<Wording>>) -> Self {
        let values = values.into_iter().map(Into::into).collect();
        Self { term: term.into(), values, code: false, digests: Vec::new() }
    }
}

/// A list of facts.
#[component]
pub fn Dl(
    /// In the order shown.
    entries: Vec<DlEntry>,
    /// In two columns where there is room.
    #[prop(optional)]
    two: bool,
) -> impl IntoView {
    let class = if two { "sp-dl sp-dl--2" } else { "sp-dl" };
    view! { <dl class=class>{entries.into_iter().map(entry).collect_view()}</dl> }
}

fn entry(entry: DlEntry) -> impl IntoView {
    let code = entry.code;
    let mut digests = entry.digests.into_iter();
    let values = entry
        .values
        .into_iter()
        .map(|value| {
            let digest = digests.next().flatten().map(|digest| view! { <Digest digest=digest/> });
            if code {
                view! { <dd><span class="sp-code">{value.view()}</span></dd> }.into_any()
            } else {
                view! { <dd><bdi lang=value.lang()>{value.text().to_owned()}</bdi>{digest}</dd> }.into_any()
            }
        })
        .collect_view();
    view! { <div><dt>{entry.term.view()}</dt>{values}</div> }
}

/// A part of a page with a heading.
#[component]
pub fn Block(
    /// Id of the heading.
    #[prop(into)]
    id: String,
    /// Heading.
    #[prop(into)]
    title: Wording,
    /// One sentence under it.
    #[prop(optional_no_strip, into)]
    hint: Option<Wording>,
    /// Content.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sp-block" aria-labelledby=id>
            <h2 class="h3" id=id.clone()>{title.view()}</h2>
            {hint.map(|hint| view! { <p class="sp-hint"><Linked text=hint/></p> })}
            {children()}
        </section>
    }
}

/// A card with a heading.
#[component]
pub fn Card(
    /// Id of the heading.
    #[prop(into)]
    id: String,
    /// Heading.
    #[prop(into)]
    title: String,
    /// On a tinted ground.
    #[prop(optional)]
    tint: bool,
    /// Content.
    children: Children,
) -> impl IntoView {
    let class = if tint { "sp-card sp-card--tint" } else { "sp-card" };
    view! {
        <section class=class aria-labelledby=id>
            <h2 class="h5" id=id.clone()>{title}</h2>
            {children()}
        </section>
    }
}

/// A remark with a symbol.
#[component]
pub fn Note(
    /// Its symbol.
    icon: &'static str,
    /// Content, inline.
    children: Children,
) -> impl IntoView {
    view! { <p class="sp-note"><Icon name=icon/><span>{children()}</span></p> }
}

/// Data that the identity provider certified: shown, never asked.
#[component]
pub fn Certified(
    /// Where they come from, in a few words.
    #[prop(into)]
    source: String,
    /// The data.
    entries: Vec<DlEntry>,
) -> impl IntoView {
    let t = use_translator();
    view! {
        <div class="sp-locked">
            <p class="sp-locked-source">
                <Icon name="sp-seal"/>
                <span><b>{source}</b>" "{t.get("common-certified-locked")}</span>
            </p>
            <Dl entries=entries two=true/>
            <details class="sp-more">
                <summary>{t.get("common-certified-wrong")}<Icon name="it-expand" small=true/></summary>
                <div><p>{t.get("common-certified-wrong-text")}</p></div>
            </details>
        </div>
    }
}

/// Telephone and desk, on every step.
#[component]
pub fn HelpBlock() -> impl IntoView {
    let t = use_translator();
    let frame = use_frame();
    let organisation = frame.organisation.clone();
    view! {
        <aside class="sp-help" aria-labelledby="aiuto-titolo">
            <h2 class="h5" id="aiuto-titolo">{t.get("common-help-title")}</h2>
            <ul class="sp-help-list">
                <li>
                    <Icon name="it-telephone"/>
                    <span>
                        <a href=organisation.phone_href()><bdi>{organisation.phone.clone()}</bdi></a>
                        <span class="sp-sub">{t.wording(&organisation.phone_hours).view()}</span>
                    </span>
                </li>
                <li>
                    <Icon name="it-calendar"/>
                    <span>
                        <a href=Route::appointments().href() data-element="appointment-booking">
                            {t.get("common-appointment")}
                        </a>
                        <span class="sp-sub">{t.get("common-appointment-text")}</span>
                    </span>
                </li>
            </ul>
        </aside>
    }
}
