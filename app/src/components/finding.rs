//! Search, filters, and what to do when nothing was found.

use domain::finding::{Audience, Topic};
use leptos::prelude::*;

use super::{Button, ButtonKind, Control, Icon, Pick, SelectField};
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
    routes::Route,
    wording::Wording,
};

/// One field to search with, by GET: its address can be kept and sent to somebody.
#[component]
pub fn SearchBox(
    /// The page that answers.
    action: Route,
    /// Label of the field.
    #[prop(into)]
    label: String,
    /// What was typed.
    #[prop(into)]
    value: String,
    /// For example.
    #[prop(into)]
    example: String,
    /// More to choose from, within the form.
    #[prop(optional_no_strip)]
    filters: Option<AnyView>,
) -> impl IntoView {
    let t = use_translator();
    let direction = use_frame().lang.is_rtl().then_some("auto");
    let name = label.clone();
    view! {
        <form class="sp-bigsearch" id="cerca" role="search" aria-label=name action=action.href() method="get">
            <label for="q">{label}</label>
            <div class="sp-bigsearch-row">
                <input
                    class="form-control" id="q" name="q" type="search" value=value dir=direction
                    placeholder=example autocomplete="off" maxlength="100"
                />
                <button class="btn btn-primary" type="submit">
                    <Icon name="it-search"/><span>{t.get("public-search-button")}</span>
                </button>
            </div>
            {filters}
        </form>
    }
}

/// What somebody chose to see of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// What services must be about.
    pub topic: Option<Topic>,
    /// Whom they must be for.
    pub audience: Option<Audience>,
}

impl Choice {
    /// Whether nothing was chosen.
    pub const fn is_empty(self) -> bool {
        self.topic.is_none() && self.audience.is_none()
    }

    /// Names of what was chosen.
    pub fn names(self, t: Translator) -> Vec<String> {
        let topic = self.topic.map(|topic| t.get(topic_key(topic)));
        topic.into_iter().chain(self.audience.map(|audience| t.get(audience_key(audience)))).collect()
    }
}

/// Name of a topic.
pub const fn topic_key(topic: Topic) -> &'static str {
    match topic {
        Topic::Money => "catalogue-topic-money",
        Topic::Home => "catalogue-topic-home",
        Topic::Care => "catalogue-topic-care",
        Topic::Transport => "catalogue-topic-transport",
        Topic::Residence => "catalogue-topic-residence",
        Topic::Children => "catalogue-topic-children",
        Topic::Abroad => "catalogue-topic-abroad",
        Topic::Violence => "catalogue-topic-violence",
        Topic::Listening => "catalogue-topic-listening",
    }
}

/// How an audience says who it is.
const fn audience_key(audience: Audience) -> &'static str {
    match audience {
        Audience::Parent => "catalogue-audience-parent",
        Audience::Older => "catalogue-audience-older",
        Audience::Disabled => "catalogue-audience-disabled",
        Audience::Carer => "catalogue-audience-carer",
        Audience::Foreigner => "catalogue-audience-foreigner",
        Audience::Poor => "catalogue-audience-poor",
    }
}

/// The filters of the catalogue, each choice with how many services it would leave.
#[component]
pub fn CatalogueFilters(
    /// What is chosen.
    choice: Choice,
    /// Each topic with its services; those with none are not offered.
    topics: Vec<(Topic, usize)>,
    /// Each audience with its services.
    audiences: Vec<(Audience, usize)>,
) -> impl IntoView {
    let t = use_translator();
    let option = |code: &'static str, key: &'static str, count: usize| {
        Pick::new(code, format!("{} ({count})", t.get(key)))
    };
    let topics: Vec<Pick> =
        topics.into_iter().map(|(topic, count)| option(topic.code(), topic_key(topic), count)).collect();
    let audiences: Vec<Pick> = audiences
        .into_iter()
        .map(|(audience, count)| option(audience.code(), audience_key(audience), count))
        .collect();
    let chosen_topic = choice.topic.map(Topic::code).unwrap_or_default();
    let chosen_audience = choice.audience.map(Audience::code).unwrap_or_default();
    view! {
        <div class="sp-fields sp-find">
            <SelectField
                control=Control::new("bisogno", t.get("catalogue-topic")).half() options=topics
                value=chosen_topic empty=t.get("catalogue-topic-any")
            />
            <SelectField
                control=Control::new("chi", t.get("catalogue-audience")).half() options=audiences
                value=chosen_audience empty=t.get("catalogue-audience-any")
            />
            <p><Button kind=ButtonKind::Secondary text=t.get("catalogue-filter")/></p>
        </div>
    }
}

/// Links to pages, one below the other.
#[component]
pub fn PageLinks(
    /// Name and address of each.
    links: Vec<(Wording, String)>,
) -> impl IntoView {
    let items = links
        .into_iter()
        .map(|(name, href)| view! { <li><a href=href>{name.view()}</a></li> })
        .collect_view();
    view! { <ul class="sp-links sp-plain">{items}</ul> }
}

/// Pages that may have been meant.
#[component]
pub fn NearPages(
    /// Name and address of each.
    links: Vec<(Wording, String)>,
) -> impl IntoView {
    view! {
        <section aria-labelledby="vicine">
            <h2 class="h5" id="vicine">{use_translator().get("catalogue-near")}</h2>
            <PageLinks links=links/>
        </section>
    }
}

/// Topics of the catalogue, side by side.
#[component]
pub fn TopicLinks(
    /// Name and address of each.
    links: Vec<(String, String)>,
) -> impl IntoView {
    let items =
        links.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    view! { <ul class="sp-topics sp-plain">{items}</ul> }
}

/// A question that opens to its answer.
#[component]
pub fn Question(
    /// Its anchor.
    id: &'static str,
    /// The question.
    question: String,
    /// Whether the answer is shown at once.
    open: bool,
    /// The answer.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="sp-more" id=id open=open>
            <summary>{question}<Icon name="it-expand" small=true/></summary>
            <div>{children()}</div>
        </details>
    }
}
