//! Notes of the diary.

use chrono::SecondsFormat;
use domain::{
    Id,
    card::Card,
    diary::{Before, Content, DiaryEntry},
    format,
    mask::Field,
    permission::Permission,
};
use leptos::prelude::*;

use super::{Fold, MaskedValue, may_do};
use crate::{
    components::{Icon, StatusTag, TagKind},
    console::words,
    i18n::{Translator, use_translator},
    routes::{CardPart, Route},
};

/// Notes, newest first, and a locked place for the private ones of colleagues.
#[component]
pub fn Diary(
    /// Whose they are.
    card: Id<Card>,
    /// Newest first.
    entries: Field<Vec<DiaryEntry>>,
    /// Private notes of colleagues that may not be read.
    private_of_others: u16,
) -> impl IntoView {
    let t = use_translator();
    let entries = match entries {
        Field::Shown(entries) => entries,
        Field::Masked(group) => return view! { <p><MaskedValue group=group/></p> }.into_any(),
        Field::Absent => return ().into_any(),
    };
    if entries.is_empty() && private_of_others == 0 {
        return view! { <p class="sp-sub">{t.get("console-notes-none")}</p> }.into_any();
    }
    let notes = entries.into_iter().map(|entry| note(card, entry, t)).collect_view();
    let others = (private_of_others > 0).then(|| {
        let words = t.with("console-notes-private-others", &[("n", private_of_others.into())]);
        view! {
            <li class="sp-diary is-private">
                <p><span class="sp-masked-value"><Icon name="sp-lock"/><span>{words}</span></span></p>
            </li>
        }
    });
    view! { <ol class="sp-plain sp-diaries">{notes}{others}</ol> }.into_any()
}

fn note(card: Id<Card>, entry: DiaryEntry, t: Translator) -> AnyView {
    let (class, icon, key) = if entry.private {
        ("sp-diary is-private", "sp-eye-off", "console-note-private")
    } else {
        ("sp-diary", "it-password-visible", "console-note-public")
    };
    let correct = (entry.own && may_do(Permission::EditCards)).then(|| {
        let href = Route::ConsoleCard { id: card, part: CardPart::DiaryEntry(entry.id) }.href();
        let more = t.with("console-diary-correct-which", &[("date", format::date(entry.content.on).into())]);
        view! { <a class="sp-noprint" href=href>{t.get("console-diary-correct")}<span class="visually-hidden">{format!(" {more}")}</span></a> }
    });
    let before = entry.before.into_iter().map(|old| earlier(old, t)).collect_view();
    view! {
        <li class=class>
            <p class="sp-diary-head">
                <b>{entry.by}</b>
                <span><time datetime=entry.at.to_rfc3339_opts(SecondsFormat::Secs, true)>{format::date_time(entry.at)}</time></span>
                <StatusTag kind=TagKind::Mute icon=icon text=t.get(key)/>
                {correct}
            </p>
            {content(entry.content, t)}
            {before}
        </li>
    }
    .into_any()
}

/// Kind, day, place, people and text.
fn content(content: Content, t: Translator) -> AnyView {
    let about = [
        t.get(words::diary_kind(content.kind)),
        t.with("console-diary-of-day", &[("date", format::date(content.on).into())]),
        labelled("console-diary-at", content.place, t),
        labelled("console-diary-with", content.present, t),
    ];
    let about = about.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ");
    view! { <p class="sp-sub">{about}</p><p class="sp-written">{content.text}</p> }.into_any()
}

fn labelled(key: &str, value: String, t: Translator) -> String {
    if value.is_empty() { value } else { t.with(key, &[("words", value.into())]) }
}

/// What a note said before, with who needs to know why.
fn earlier(old: Before, t: Translator) -> AnyView {
    let said = t.with("console-diary-before", &[("date", format::date_time(old.at).into())]);
    let why = t.with("console-diary-before-why", &[("words", old.why.into())]);
    let text = content(old.content, t);
    view! { <Fold summary=said><p>{why}</p>{text}</Fold> }.into_any()
}
