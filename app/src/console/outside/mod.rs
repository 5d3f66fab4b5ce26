//! Cards handed to bodies without access: what the desk sends and follows, and what whoever has the link sees.

mod detail;
mod form;
mod new;
mod receiver;
pub(super) mod samples;

use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_rome,
    format,
    mask::Field,
    referral::{
        Paper, Tag,
        outside::{End, List, Outside, Standing},
    },
};
use leptos::prelude::*;

pub use detail::OutsidePage;
pub use form::{Meant, OutsideActForm, OutsideError, OutsideForm, ReceiverForm};
pub use new::{CodePage, NewOutside};
pub use receiver::ReceiverPage;

use crate::{
    components::{
        console::{LinkLines, Section},
        layout::Small,
    },
    console::{referrals::state, words},
    i18n::Translator,
    page::use_frame,
    routes,
};

/// What a desk sent outside, for its list.
pub(super) fn section(all: &List, now: DateTime<Utc>, t: Translator) -> Option<AnyView> {
    let lines = lines(&all.rows, "console-outside-line", now, t);
    let more = all.more.then(|| {
        let words = t.with("console-outside-more", &[("n", lines.len().into())]);
        view! { <Small>{words}</Small> }
    });
    (!lines.is_empty()).then(|| {
        view! {
            <Section id="esterni" title=t.get("console-outside-title")>{more}<LinkLines lines=lines/></Section>
        }
        .into_any()
    })
}

/// Lines of what went outside: where each leads, and its words, which are under this key.
fn lines(all: &[Outside], key: &str, now: DateTime<Utc>, t: Translator) -> Vec<(Option<String>, String)> {
    let line = |one: &Outside| {
        let name = match &one.name {
            Field::Shown(name) => name.clone(),
            Field::Masked(_) | Field::Absent => t.get("console-person-masked"),
        };
        let how = t.get(standing(one, now));
        let how = if one.is_late() { format!("{how} · {}", t.get("console-referral-late")) } else { how };
        let values = [
            ("name", name.into()),
            ("office", one.body.as_str().into()),
            ("date", format::date(day_in_rome(one.state.sent().at)).into()),
            ("state", t.get(state(one.state.tag())).into()),
            ("how", how.into()),
        ];
        let href = routes::Route::Outside(routes::Outside::One(one.id)).href();
        (Some(href), t.with(key, &values))
    };
    all.iter().map(line).collect()
}

/// A document in words.
pub(super) fn paper(one: &Paper, t: Translator) -> String {
    let title = words::paper_title(one.title.as_deref(), one.sort, t);
    format!("{title} ({}, {})", one.name, format::size(one.size))
}

/// What went of a card to bodies without access, for the page of the card.
pub(super) fn of_card(all: &[Outside], t: Translator) -> Option<AnyView> {
    let lines = lines(all, "console-outside-of-card", use_frame().now, t);
    (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> }.into_any())
}

/// Key of the words for where the link of one stands: once there is an answer for good, nothing is read by it.
fn standing(one: &Outside, now: DateTime<Utc>) -> &'static str {
    let link = &one.link;
    match link.standing(now) {
        _ if matches!(one.state.tag(), Tag::Concluded | Tag::Refused) => "console-outside-link-over",
        Standing::Waits if link.undelivered => "console-outside-link-undelivered",
        Standing::Waits => "console-outside-link-waits",
        Standing::Opened => "console-outside-link-opened",
        Standing::Expired => "console-outside-link-expired",
        Standing::Ended(End::WrongCodes) => "console-outside-link-wrong-codes",
        Standing::Ended(End::Replaced) => "console-outside-link-replaced",
        Standing::Ended(End::Cancelled) => "console-outside-link-cancelled",
    }
}
