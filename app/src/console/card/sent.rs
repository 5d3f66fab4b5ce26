//! The free words about an access: who sent the person, why exactly they came, and what the operator writes of it. The
//! fields stand there whatever the reason is, and say when they are wanted: nothing here needs a script.

use leptos::prelude::*;

use crate::{
    components::{Control, TextArea, TextField},
    console::form::{AccessForm, FormField, MAX_CHARS, MAX_REASON},
    i18n::Translator,
};

/// The fields, for whoever may read what is in them; `control` makes one with its label and its errors.
pub(in crate::console) fn fields(
    form: &AccessForm,
    control: impl Fn(FormField) -> Control,
    t: Translator,
) -> AnyView {
    let sender = control(FormField::Sender).hint(t.get("console-access-sender-hint"));
    let specification = control(FormField::Specification).hint(t.get("console-access-specification-hint"));
    let description = control(FormField::Description).hint(t.get("console-access-description-hint"));
    let AccessForm { sender: sent_by, specification: specified, description: described, .. } = form.clone();
    view! {
        <TextField control=sender value=sent_by max=MAX_REASON/>
        <TextField control=specification value=specified max=MAX_REASON/>
        <TextArea control=description.optional(true) value=described rows=4 max=MAX_CHARS/>
    }
    .into_any()
}
