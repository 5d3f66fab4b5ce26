//! Two minutes before a session ends by itself: a word of warning, and one button that keeps it.

use leptos::prelude::*;

use super::{Button, ButtonKind, CsrfField};
use crate::{
    console::{access::NEXT, address::with_query},
    i18n::use_translator,
    page::{Visitor, use_frame},
    routes::{Api, Route},
};

/// How many seconds before the end the warning comes.
pub const SECONDS_BEFORE: u32 = 120;

/// Hidden until its time. Without script it never comes: then what an operator sends is kept all the
/// same, and a citizen has what was saved with the last step and is told so at the door. The script is
/// a few lines of its own, so that it costs no island.
#[component]
pub fn SessionWarning() -> impl IntoView {
    let t = use_translator();
    let frame = use_frame();
    let Some(seconds) = frame.ends_in else {
        return ().into_any();
    };
    // What an operator sends after the end is kept; a citizen's form was saved while it was written.
    let next = frame.address();
    let (over, door) = match frame.visitor {
        Visitor::Operator(_) => {
            let door = Route::OperatorLogin.href();
            ("console-ending-over", with_query(&door, &[(NEXT, next)]))
        }
        Visitor::Citizen { .. } | Visitor::Anonymous => {
            ("common-ending-over", Route::Access { next: Some(next) }.href())
        }
    };
    view! {
        <dialog
            class="sp-ending" id="fine-sessione" aria-labelledby="fine-sessione-titolo"
            data-seconds=seconds.to_string() data-before=SECONDS_BEFORE.to_string()
            data-keep=Route::Api(Api::Session).href() data-person=frame.person.clone()
        >
            <h2 class="h4" id="fine-sessione-titolo">
                <span data-ending="asks">{t.get("common-ending-title")}</span>
                <span data-ending="ended" hidden=true>{t.get("common-ending-ended")}</span>
            </h2>
            <p data-ending="soon">{t.get("common-ending-soon")}</p>
            <p data-ending="last" hidden=true>{t.get("common-ending-last")}</p>
            <p data-ending="over" hidden=true>{t.get(over)}</p>
            <p data-ending="failed" hidden=true role="alert">{t.get("common-ending-failed")}</p>
            <p data-ending="again" hidden=true><a href=door>{t.get("common-ending-again")}</a></p>
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
