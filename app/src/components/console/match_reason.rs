//! How likely a person is the one that is looked for, and why.

use domain::person::{Level, Reason};
use leptos::prelude::*;

use crate::{
    components::Icon,
    console::words,
    i18n::{Translator, use_translator},
};

/// Three bars and a word.
#[component]
pub fn MatchLevel(
    /// How likely.
    level: Level,
) -> impl IntoView {
    let t = use_translator();
    let (bars, key) = words::level(level);
    let bars = (1..=3).map(|bar| view! { <i class=(bar <= bars).then_some("is-on")></i> }).collect_view();
    view! {
        <span class="sp-level"><span class="sp-level-bars" aria-hidden="true">{bars}</span>{t.get(key)}</span>
    }
}

/// Each reason with its shape: solid with a tick, dashed with half a disc, grey with arrows.
#[component]
pub fn MatchReasons(
    /// The strongest first.
    reasons: Vec<Reason>,
) -> impl IntoView {
    let t = use_translator();
    let tags = reasons.iter().map(|reason| tag(reason, t)).collect_view();
    view! { <span class="sp-reasons">{tags}</span> }
}

fn tag(reason: &Reason, t: Translator) -> AnyView {
    let shape = words::reason(reason);
    view! {
        <span class=format!("sp-reason is-{}", shape.tone)>
            <Icon name=shape.icon small=true/>{said(reason, shape.key, t)}
        </span>
    }
    .into_any()
}

fn said(reason: &Reason, key: &'static str, t: Translator) -> String {
    match reason {
        Reason::AlsoNamed(name) | Reason::OtherName(name) => t.with(key, &[("name", name.as_str().into())]),
        Reason::Read { typed, meant } | Reason::Begins { typed, meant } => {
            t.with(key, &[("text", typed.as_str().into()), ("name", meant.as_str().into())])
        }
        Reason::Missing(typed) => t.with(key, &[("text", typed.as_str().into())]),
        Reason::BirthFits(date) => t.with(key, &[("date", date.as_str().into())]),
        _ => t.get(key),
    }
}
