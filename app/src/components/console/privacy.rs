//! Signatures under a notice on data protection.

use domain::privacy::{Drawing, Standing};
use leptos::prelude::*;

use crate::{
    components::{Control, FieldError, Icon, StatusTag, TagKind},
    console::words,
    i18n::use_translator,
    page::use_frame,
};

/// Where a person stands with the notice of the desk: shape, words, and where to go.
#[component]
pub fn PrivacyStanding(
    /// Where they stand.
    standing: Standing,
    /// The page of the person's signatures; none on that page itself.
    #[prop(optional_no_strip, into)]
    href: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    let icon = if standing.is_to_sign() { "sp-alert" } else { "it-file-signed" };
    let link = href.map(|href| view! { " "<a href=href>{t.get("console-privacy-open")}</a> });
    view! { <p class="sp-banner"><Icon name=icon/><span>{words::privacy_standing(standing, t)}{link}</span></p> }
}

/// A signature as it was drawn.
#[component]
pub fn Drawn(
    /// The strokes.
    drawing: Drawing,
) -> impl IntoView {
    let t = use_translator();
    let pad = format!("0 0 {} {}", Drawing::WIDTH, Drawing::HEIGHT);
    view! {
        <svg class="sp-drawn" viewBox=pad role="img" aria-label=t.get("console-privacy-drawn")>
            <path d=drawing.path() fill="none" stroke="currentColor" stroke-width="3"/>
        </svg>
    }
}

/// A pad to sign on. It shows itself by its script only; without, people sign on paper.
#[component]
pub fn SignaturePad(
    /// Name, label, hint, error.
    control: Control,
    /// What was drawn, as [`Drawing`] writes it.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let (t, frame) = (use_translator(), use_frame());
    let script = frame.assets.url("sign.js");
    let hint_id = format!("{}-aiuto", control.id);
    let (described, long_id) = (hint_id.clone(), format!("{}-lunga", control.id));
    view! {
        <div class="sp-field" data-sign=true data-most=Drawing::MOST.to_string() hidden=true>
            <p id=hint_id>{control.label.clone().view()}". "{t.get("console-privacy-pad-hint")}</p>
            <canvas
                class="sp-pad" id=control.id.clone() width=Drawing::WIDTH height=Drawing::HEIGHT
                role="img" aria-label=t.get("console-privacy-pad") aria-describedby=described
            ></canvas>
            <input type="hidden" name=control.name.clone() value=value/>
            <p role="alert" data-sign-long=true hidden=true><FieldError id=long_id message=t.get("console-privacy-pad-long")/></p>
            <p><button class="btn btn-outline-primary btn-sm" type="button" data-sign-clear=true>{t.get("console-privacy-pad-clear")}</button></p>
        </div>
        <script src=script nonce=frame.nonce.clone() defer=true></script>
    }
}

/// Whether a signature is good, with a shape and a word.
#[component]
fn SignatureState(
    /// Whether it was withdrawn.
    withdrawn: bool,
) -> impl IntoView {
    let t = use_translator();
    if withdrawn {
        view! { <StatusTag kind=TagKind::Mute icon="it-minus-circle" text=t.get("console-privacy-state-withdrawn")/> }
    } else {
        view! { <StatusTag kind=TagKind::Ok icon="sp-ok" text=t.get("console-privacy-state-signed")/> }
    }
}

/// The signatures of a person.
#[component]
pub fn SignatureLines(
    /// A [`SignatureLine`] for each.
    children: Children,
) -> impl IntoView {
    view! { <ol class="sp-plain sp-diaries">{children()}</ol> }
}

/// A signature, with how it was given and what became of it.
#[component]
pub fn SignatureLine(
    /// When, and under which version.
    head: String,
    /// Whether it was withdrawn.
    withdrawn: bool,
    /// The rest.
    children: Children,
) -> impl IntoView {
    view! {
        <li class="sp-diary">
            <p class="sp-diary-head"><b>{head}</b><SignatureState withdrawn=withdrawn/></p>
            {children()}
        </li>
    }
}

/// The versions of a notice.
#[component]
pub fn NoticeVersions(
    /// A `<li>` for each.
    children: Children,
) -> impl IntoView {
    view! { <ol class="sp-plain">{children()}</ol> }
}
