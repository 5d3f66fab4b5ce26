//! Who sent a person, and why exactly they came. Both fields stand there whatever the reason is, and say when they are
//! wanted: nothing here needs a script.

use leptos::prelude::*;

use crate::{
    components::{Control, TextField},
    console::form::{AccessForm, FormField, MAX_REASON},
    i18n::Translator,
};

/// The two fields; `control` makes one with its label and its errors.
pub(in crate::console) fn fields(
    form: &AccessForm,
    control: impl Fn(FormField) -> Control,
    t: Translator,
) -> AnyView {
    let sender = control(FormField::Sender).hint(t.get("console-access-sender-hint"));
    let specification = control(FormField::Specification).hint(t.get("console-access-specification-hint"));
    let (sent_by, specified) = (form.sender.clone(), form.specification.clone());
    view! {
        <TextField control=sender value=sent_by max=MAX_REASON/>
        <TextField control=specification value=specified max=MAX_REASON/>
    }
    .into_any()
}
