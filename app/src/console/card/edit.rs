//! The parts of a card that can be written.

use domain::card::{Access, AccessReason, Mode, Outcome, State};
use leptos::prelude::*;

use super::{CardDetail, sent};
use crate::{
    components::{
        Choices, Control, Input, Pick, SelectField, TextArea, TextField,
        console::{OutcomeFields, PartForm, SmallButton, SmallKind, SmallLink, Visibility},
    },
    console::{
        address, carried,
        form::{AccessForm, FormField, MAX_CHARS, MAX_REASON, messages},
        unsaved::{self, RESUME},
        words,
    },
    i18n::Translator,
    routes::{CardPart, Route},
};

/// The `id` of the form of a new note.
const NOTE_FORM: &str = "nota-nuova";

fn control(page: &CardDetail, field: FormField, t: Translator) -> Control {
    Control::new(field.name(), t.get(field.label()))
        .id(field.id())
        .error(messages(&page.errors, field, t).into_iter().next())
}

fn href(page: &CardDetail, part: CardPart) -> String {
    Route::ConsoleCard { id: page.card.id, part }.href()
}

/// Why a completed card is corrected.
fn why(page: &CardDetail, typed: &str, t: Translator) -> Option<AnyView> {
    (!page.is_open()).then(|| {
        let control = control(page, FormField::Correction, t);
        view! { <TextField control=control value=typed.to_owned() max=MAX_REASON/> }.into_any()
    })
}

/// The part about the access.
pub(super) fn access(page: &CardDetail, form: &AccessForm, t: Translator) -> AnyView {
    let modes = Mode::ALL.map(|mode| Pick::new(mode.code(), t.get(words::mode(mode)))).to_vec();
    let reasons = AccessReason::ALL
        .map(|reason| Pick::new(reason.code(), t.get(words::access_reason(reason))))
        .to_vec();
    let on = control(page, FormField::Day, t).hint(t.get("console-access-on-hint")).half();
    let mode = control(page, FormField::Mode, t).half();
    let reason = control(page, FormField::Why, t);
    let may_read = page.card.access.words.shown().is_some();
    let words = may_read.then(|| sent::fields(form, |field| control(page, field, t), t));
    let held = carried::field([Access::GROUP], |_| !may_read);
    let why = why(page, &form.why, t);
    let (form, back) = (form.clone(), href(page, CardPart::Page));
    view! {
        <PartForm action=href(page, CardPart::Access) version=Some(form.version)>
            {held}
            <TextField control=on value=form.on input=Input::Date max=10/>
            <SelectField control=mode options=modes value=form.mode empty=t.get("console-choose")/>
            <Choices control=reason options=reasons value=form.reason/>
            {words}
            {why}
            <p>
                <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                " "
                <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
            </p>
        </PartForm>
    }
    .into_any()
}

/// A new note.
pub(super) fn note(page: &CardDetail, t: Translator) -> AnyView {
    let control = control(page, FormField::Note, t).hint(t.get("console-note-private-hint"));
    let (note, private) = (page.note.clone(), page.note.is_private());
    let action = href(page, CardPart::Notes);
    // Counts the notes: one more, and what was being written is no answer to this page any more.
    let notes = i64::try_from(page.card.notes().len()).unwrap_or_default();
    let resume = [(RESUME, "si".to_owned())];
    let resume = format!("{}#note", address::with_query(&Route::card(page.card.id).href(), &resume));
    // One thing at a time: what was found of a part that is open is offered first.
    let is_free = page.editing.as_ref().is_none_or(|editing| editing.unsaved.is_none());
    let notice = is_free.then(|| unsaved::notice(page.unsaved, (resume, action.clone()), t)).flatten();
    let (url, draft) = (href(page, CardPart::NotesDraft), format!("{}:note", page.card.id));
    let autosave = unsaved::autosave((NOTE_FORM, url), (draft, "nota".to_owned()), page.unsaved, t);
    view! {
        {notice}
        <PartForm action=action version=Some(notes) id=NOTE_FORM>
            <TextArea control=control value=note.text rows=2 max=MAX_CHARS/>
            <Visibility private=private><SmallButton text=t.get("console-note-add")/></Visibility>
        </PartForm>
        {autosave}
    }
    .into_any()
}

/// The outcome, which completes the card; of a completed one, its correction.
pub(super) fn outcome(page: &CardDetail, t: Translator) -> AnyView {
    let control = control(page, FormField::Outcome, t);
    let kept = match &page.card.state {
        State::Open => None,
        State::Completed { outcome, .. } => Some(&outcome.code),
    };
    let options = Outcome::choices(&page.card.parts.lists, kept)
        .into_iter()
        .filter(|choice| choice.outcome.fits(&page.card.person.identity))
        .map(|choice| (choice.outcome.code.to_string(), choice.label, choice.hint))
        .collect();
    let chosen = page.outcome.clone();
    let why = why(page, &chosen.why, t);
    let end = if page.is_open() {
        view! {
            <p>{t.get("console-complete-warning")}</p>
            <p><SmallButton kind=SmallKind::Primary text=t.get("console-complete")/></p>
        }
        .into_any()
    } else {
        let back = Route::card(page.card.id).anchor("conclusione");
        view! {
            <p>
                <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                " "
                <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
            </p>
        }
        .into_any()
    };
    view! {
        <PartForm action=href(page, CardPart::Conclusion) version=Some(chosen.version)>
            <OutcomeFields control=control options=options value=chosen.outcome/>
            {why}
            {end}
        </PartForm>
    }
    .into_any()
}
