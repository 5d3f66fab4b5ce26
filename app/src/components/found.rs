//! Something that was being sent when the session ended, found again.

use chrono::{DateTime, Utc};
use domain::{calendar::day_in_rome, format};
use leptos::prelude::*;

use super::{
    Button, ButtonKind, LinkButton,
    request::{Ask, PostForm, Quote},
};
use crate::{i18n::use_translator, page::use_frame};

/// The button that drops what was found.
pub const DROP: &str = "scarta";

/// What was found, and the ways on: where it is taken up, and where it is dropped.
#[component]
pub fn FoundNotice(
    /// Id of the heading.
    id: &'static str,
    /// When it was sent.
    at: DateTime<Utc>,
    /// What has become of it, and what may be done.
    text: String,
    /// The words, where they are in no form.
    words: Option<String>,
    /// Where it is taken up, if it can be.
    resume: Option<String>,
    /// Where it is dropped, if it is anywhere else than in the form.
    discard: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    let title = if day_in_rome(at) == use_frame().today() {
        t.with("citizen-found", &[("time", format::time(at).into())])
    } else {
        t.with("citizen-found-on", &[("date", format::date_time(at).into())])
    };
    let acts = discard.map(|discard| {
        let resume = resume
            .map(|href| view! { <LinkButton href=href text=t.get("citizen-found-resume")/> }.into_any());
        view! {
            <PostForm action=discard>
                <div class="sp-row">
                    {resume}
                    <Button
                        kind=ButtonKind::Link name="azione" value=DROP text=t.get("citizen-found-drop")
                    />
                </div>
            </PostForm>
        }
        .into_any()
    });
    view! {
        <Ask id=id title=title text=text>
            {words.map(|words| view! { <Quote text=words/> })}
            {acts}
        </Ask>
    }
}
