//! Who lets citizens in: the identity providers that the portal believes now, and what is to be known of them.

use chrono::{DateTime, Utc};
use domain::{calendar::day_in_rome, format};
use leptos::prelude::*;

use crate::{
    components::{
        StatusTag, TagKind,
        console::{Empty, Rows, Section},
    },
    i18n::Translator,
    page::use_frame,
    public::Federation,
};

/// A signing key that ends within so many days is told, as by `sportello doctor`.
const KEY_ENDS_SOON: i64 = 60;

/// An identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderRow {
    /// Its name for people.
    pub name: String,
    /// Its name in the federation.
    pub entity_id: String,
    /// By which way people come in.
    pub federation: Federation,
    /// When the signing key that lasts longest ends; none where its certificate does not say it.
    pub key_until: Option<DateTime<Utc>>,
    /// Until when its metadata may be believed; none where they do not say it.
    pub metadata_until: Option<DateTime<Utc>>,
}

/// What an administrator should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProviderNews {
    /// A file, the registry or a provider in them is not right; in the words of the log.
    Source(String),
    /// The provider of this name has a signing key that it did not have, since that instant.
    KeyAdded(String, DateTime<Utc>),
    /// It has a signing key no more.
    KeyRemoved(String, DateTime<Utc>),
}

impl ProviderNews {
    fn said(self, t: Translator) -> String {
        let told = |key, name: String, at: DateTime<Utc>| {
            t.with(key, &[("name", name.into()), ("date", format::date(day_in_rome(at)).into())])
        };
        match self {
            Self::Source(text) => t.with("console-work-source", &[("text", text.into())]),
            Self::KeyAdded(name, at) => told("console-work-key-added", name, at),
            Self::KeyRemoved(name, at) => told("console-work-key-removed", name, at),
        }
    }
}

/// Who may let citizens in, each with how long that holds, and what changed.
pub(super) fn section(providers: Vec<ProviderRow>, news: Vec<ProviderNews>, t: Translator) -> AnyView {
    let title = t.get("console-work-who");
    let heads = [
        "console-work-provider",
        "console-work-way",
        "console-work-key",
        "console-work-metadata",
        "console-staff-state",
    ];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let rows: Vec<Vec<AnyView>> = providers.into_iter().map(|provider| row(provider, t)).collect();
    let caption = title.clone();
    let list = if rows.is_empty() {
        view! { <Empty title=t.get("console-work-nobody") why=t.get("console-work-nobody-why")/> }.into_any()
    } else {
        view! { <Rows caption=caption heads=heads rows=rows/> }.into_any()
    };
    let news: Vec<String> = news.into_iter().map(|one| one.said(t)).collect();
    let news = (!news.is_empty()).then(|| {
        let items = news.into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
        view! { <h3>{t.get("console-work-news")}</h3><ul>{items}</ul> }
    });
    view! { <Section id="gestori" title=title>{list}{news}</Section> }.into_any()
}

fn row(provider: ProviderRow, t: Translator) -> Vec<AnyView> {
    let now = use_frame().now;
    let until = |end: Option<DateTime<Utc>>| {
        end.map_or_else(|| t.get("console-work-no-end"), |end| format::date(day_in_rome(end)))
    };
    let name = view! { {provider.name}<br/><small>{provider.entity_id}</small> };
    vec![
        name.into_any(),
        provider.federation.name().into_any(),
        until(provider.key_until).into_any(),
        until(provider.metadata_until).into_any(),
        state((provider.key_until, provider.metadata_until), now, t),
    ]
}

/// Whether it can be used, in words: its metadata decide; a key that has ended is a reason to ask.
fn state(
    (key, metadata): (Option<DateTime<Utc>>, Option<DateTime<Utc>>),
    now: DateTime<Utc>,
    t: Translator,
) -> AnyView {
    let left = |end: DateTime<Utc>| (day_in_rome(end) - day_in_rome(now)).num_days();
    let tag = |kind, icon, text| view! { <StatusTag kind=kind icon=icon text=text/> }.into_any();
    if metadata.is_some_and(|end| end <= now) {
        return tag(TagKind::No, "sp-alert", t.get("console-work-unused"));
    }
    match key.map(left) {
        Some(_) if key.is_some_and(|end| end <= now) => {
            tag(TagKind::No, "sp-alert", t.get("console-work-key-ended"))
        }
        Some(days) if days <= KEY_ENDS_SOON => {
            tag(TagKind::Hand, "sp-alert", t.with("console-work-key-ends", &[("days", days.into())]))
        }
        _ => tag(TagKind::Ok, "sp-ok", t.get("console-work-well")),
    }
}
