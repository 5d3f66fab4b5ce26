//! When the draft of a citizen, or a part of a card, was saved. Without script the buttons save. With it (`draft.js`) every change is saved,
//! and kept on the device while the line or the server is away: the script finds here what it says in
//! each case, and writes no word itself.

use leptos::prelude::*;

use super::Icon;
use crate::{i18n::use_translator, page::use_frame};

/// Facts of the save status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutosaveText {
    /// First line as the page came.
    pub title: String,
    /// Second line as the page came.
    pub detail: String,
    /// What is missing, until when the draft stays.
    pub kept: String,
    /// Time of the last save, where there was one.
    pub saved_at: String,
}

/// When the draft was saved, kept up to date while the form changes.
#[component]
pub fn Autosave(
    /// Id of the form.
    form: &'static str,
    /// Where it is saved.
    url: String,
    /// The draft.
    draft: String,
    /// Slug of the step.
    step: String,
    /// Where one enters again and comes back to this page.
    door: String,
    /// Words.
    text: AutosaveText,
    /// Whether it is a part of a card: the server joins what two people change.
    #[prop(optional)]
    desk: bool,
    /// Whether something found waits for a choice: nothing is saved before.
    #[prop(optional)]
    hold: bool,
) -> impl IntoView {
    let t = use_translator();
    let frame = use_frame();
    let time = |key: &str| t.with(key, &[("time", "{time}".into())]);
    let again = view! { <a href=door>{t.get("citizen-draft-enter")}</a> }.into_any();
    let conflict = view! {
        <Act act="take" text=t.get("citizen-conflict-keep")/>
        <Act act="drop" text=t.get("citizen-conflict-other")/>
    }
    .into_any();
    let here = view! { <Act act="here" text=t.get("citizen-draft-here")/> }.into_any();
    let back = view! { <Act act="here" text=t.get("citizen-draft-back")/> }.into_any();
    let (failed, restored) = (t.get("citizen-draft-failed"), time("citizen-draft-restored"));
    let elsewhere = time(if desk { "console-draft-elsewhere" } else { "citizen-draft-elsewhere" });
    let failed_text = t.get(if desk { "console-draft-failed" } else { "citizen-draft-failed-text" });
    let over = t.get(if desk { "console-draft-expired" } else { "citizen-draft-expired" });
    let (moved, differs) = (t.get("citizen-draft-moved"), time("citizen-conflict-at"));
    // Nothing is saved while something found waits for a choice.
    let unsaved = hold || text.saved_at.is_empty();
    view! {
        <div
            role="status" data-autosave=form data-url=url data-csrf=frame.csrf.clone() data-draft=draft
            data-person=frame.person.clone() data-step=step data-saved=text.saved_at data-merges=desk.then_some("1")
            data-hold=hold.then_some("1")
        >
            <SaveState
                state="rendered" shown=true unsaved title=text.title detail=text.detail
            />
            <SaveState state="saved" title=time("citizen-draft-saved") detail=text.kept/>
            <SaveState state="failed" hand=true title=failed detail=failed_text/>
            <SaveState state="restored" title=restored detail=t.get("citizen-draft-restored-text")/>
            <SaveState state="elsewhere" hand=true title=elsewhere detail=t.get("citizen-draft-elsewhere-text") acts=here/>
            <SaveState state="moved" hand=true title=moved detail=t.get("citizen-draft-moved-text") acts=back/>
            <SaveState state="conflict" hand=true title=differs detail=t.get("citizen-conflict-choose") acts=conflict/>
            <SaveState state="expired" hand=true title=over detail=t.get("citizen-draft-expired-text") acts=again/>
        </div>
        <script src=frame.assets.url("draft.js") nonce=frame.nonce.clone() defer=true></script>
    }
}

/// What is said in one case; hidden until it is the case.
#[component]
fn SaveState(
    state: &'static str,
    #[prop(optional)] shown: bool,
    /// Whether nothing was saved yet.
    #[prop(optional)]
    unsaved: bool,
    /// Whether it waits for the person.
    #[prop(optional)]
    hand: bool,
    /// With `{time}` for the time.
    title: String,
    detail: String,
    #[prop(optional)] acts: Option<AnyView>,
) -> impl IntoView {
    let (class, icon) = match (hand, unsaved) {
        (true, _) => ("sp-save sp-save--hand", "sp-alert"),
        (false, true) => ("sp-save sp-save--draft", "sp-draft"),
        (false, false) => ("sp-save", "sp-ok"),
    };
    view! {
        <div class=class data-state=state hidden={!shown}>
            <Icon name=icon/>
            <p>
                <b data-words=title.clone()>{title.clone()}</b>
                <span class="sp-sub">{detail}</span>
                {acts}
            </p>
        </div>
    }
}

/// A button that only the script knows.
#[component]
fn Act(act: &'static str, text: String) -> impl IntoView {
    view! { <button class="btn btn-link" type="button" data-act=act>{text}</button>" " }
}
