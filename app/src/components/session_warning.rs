//! Two minutes before a session ends by itself: a word of warning, and one button that keeps it.

use leptos::prelude::*;

use super::{Button, ButtonKind, CsrfField};
use crate::{
    i18n::use_translator,
    page::{Visitor, use_frame},
    routes::{Api, Route},
};

/// How many seconds before the end the warning comes.
pub const SECONDS_BEFORE: u32 = 120;

/// Hidden until its time; without script it never comes, and nothing is lost either. The script is a few lines of its own, so that it costs no island.
#[component]
pub fn SessionWarning() -> impl IntoView {
    let t = use_translator();
    let frame = use_frame();
    let Some(seconds) = frame.ends_in else {
        return ().into_any();
    };
    // What an operator sends after the end is kept; a citizen's form was saved while it was written.
    let over = match frame.visitor {
        Visitor::Operator(_) => "console-ending-over",
        Visitor::Citizen { .. } | Visitor::Anonymous => "common-ending-over",
    };
    view! {
        <dialog
            class="sp-ending" id="fine-sessione" aria-labelledby="fine-sessione-titolo"
            data-seconds=seconds.to_string() data-before=SECONDS_BEFORE.to_string()
            data-keep=Route::Api(Api::Session).href()
        >
            <h2 class="h4" id="fine-sessione-titolo">{t.get("common-ending-title")}</h2>
            <p data-ending="soon">{t.get("common-ending-soon")}</p>
            <p data-ending="last" hidden=true>{t.get("common-ending-last")}</p>
            <p data-ending="over" hidden=true>{t.get(over)}</p>
            <form method="post" action=Route::Api(Api::Session).href() data-ending="keep">
                <CsrfField/>
                <Button text=t.get("common-ending-stay")/>
            </form>
            <form method="dialog" data-ending="close" hidden=true>
                <Button kind=ButtonKind::Secondary text=t.get("common-ending-close")/>
            </form>
        </dialog>
        <script src=frame.assets.url("session.js") nonce=frame.nonce.clone() defer=true></script>
    }
    .into_any()
}
