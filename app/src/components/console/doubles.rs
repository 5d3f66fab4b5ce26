//! Two people who may be one, and what can be said about it.

use domain::person::{Match, merging::Double};
use leptos::prelude::*;

use super::{SmallButton, SmallKind, SmallLink, people::hit};
use crate::{
    components::{Control, TextField, booking::Hidden, request::PostForm},
    console::form::{DifferentForm, MAX_REASON},
    i18n::{Translator, use_translator},
    routes::{Merging, Route},
};

/// Pairs, each with the evidence, the way to the merge, and the form that says that they are two.
#[component]
pub fn DoubleRows(
    /// The likeliest first.
    doubles: Vec<Double>,
    /// Where it is said that they are two.
    action: String,
    /// What was typed about one of them, and will not do.
    form: Option<DifferentForm>,
) -> impl IntoView {
    let t = use_translator();
    let lines =
        doubles.into_iter().map(|double| pair(double, (action.as_str(), form.as_ref()), t)).collect_view();
    view! { <ol class="sp-plain sp-diaries">{lines}</ol> }
}

fn name(found: &Match, t: Translator) -> String {
    found.person.full_name.shown().cloned().unwrap_or_else(|| t.get("console-person-masked"))
}

fn pair(
    Double { one, other }: Double,
    (action, form): (&str, Option<&DifferentForm>),
    t: Translator,
) -> AnyView {
    let (kept, merged) = (one.person.id, other.person.id);
    let names =
        t.with("console-doubles-pair", &[("first", name(&one, t).into()), ("last", name(&other, t).into())]);
    let merge = Route::ConsoleMerging(Merging::Into { kept, other: Some(merged) }).href();
    let typed = form.filter(|form| form.one == kept && form.other == merged);
    let why = Control::new("motivo", t.get("console-doubles-why"))
        .id(DifferentForm::id_of(kept, merged))
        .error(typed.and_then(|form| form.wrong).map(|wrong| t.get(wrong.key())));
    let value = typed.map(|form| form.why.clone()).unwrap_or_default();
    let pairs = vec![("una", kept.to_string()), ("altra", merged.to_string())];
    view! {
        <li class="sp-card">
            <h2 class="h5">{names.clone()}</h2>
            <ol class="sp-hits sp-plain">{hit(one, (), t)}{hit(other, (), t)}</ol>
            <p>
                <SmallLink
                    kind=SmallKind::Primary href=merge text=t.get("console-doubles-merge") more=names.clone()
                />
            </p>
            <PostForm action=action.to_owned()>
                <Hidden pairs=pairs/>
                <TextField control=why value=value max=MAX_REASON/>
                <SmallButton text=t.get("console-doubles-different") more=names/>
            </PostForm>
        </li>
    }
    .into_any()
}
