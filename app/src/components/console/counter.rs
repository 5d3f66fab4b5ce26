//! The counter: who came, whom they may be, what happened to who they are.

use domain::{
    Id, format,
    mask::Field,
    person::{Change, Match, Person},
};
use leptos::prelude::*;

use super::{MaskedValue, SmallButton, SmallKind, SmallLink, people::hit};
use crate::{
    components::{Control, Input, TextField, booking::Hidden, request::PostForm},
    console::{
        family::WHO,
        form::{COUNTER_ACTION, FormError, FormField, MAX_REASON, PersonForm, UndoForm, messages},
        words,
    },
    i18n::{Translator, use_translator},
    routes::{Merging, Route},
};

/// What is done with somebody who is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// A card is opened for them.
    Card,
    /// The person of this page turns out to be them: this record is merged into theirs.
    Into(Id<Person>),
    /// They turn out to be the person of this page: their record is merged into this one.
    From(Id<Person>),
    /// They are written into a household: the address of the form, but for the person.
    Join(String),
}

/// People to pick from, each with the way on.
#[component]
pub fn PickPeople(
    /// Best first.
    people: Vec<Match>,
    /// What is done with the one.
    chosen: Chosen,
) -> impl IntoView {
    let t = use_translator();
    let lines = people.into_iter().map(|found| pick(found, &chosen, t)).collect_view();
    view! { <ol class="sp-hits sp-plain">{lines}</ol> }
}

fn pick(found: Match, chosen: &Chosen, t: Translator) -> AnyView {
    let id = found.person.id;
    let of = found.person.full_name.shown().cloned().unwrap_or_default();
    let merge = |kept, other| Route::ConsoleMerging(Merging::Into { kept, other: Some(other) }).href();
    let (href, key) = match chosen {
        Chosen::Card => (Route::ConsoleCardNew { person: Some(id) }.href(), "console-counter-open"),
        Chosen::Into(this) => (merge(id, *this), "console-identity-merge"),
        Chosen::From(this) => (merge(*this, id), "console-identity-merge"),
        Chosen::Join(form) => (format!("{form}&{WHO}={id}"), "console-family-choose"),
    };
    let act = view! {
        <p><SmallLink kind=SmallKind::Secondary href=href text=t.get(key) more=of/></p>
    };
    hit(found, act, t)
}

/// A person in a few fields.
#[component]
pub fn PersonFields(
    /// What was typed.
    form: PersonForm,
    /// What must be corrected.
    errors: Vec<FormError>,
) -> impl IntoView {
    let t = use_translator();
    let control = |field: FormField| {
        Control::new(field.name(), t.get(field.label()))
            .id(field.id())
            .error(messages(&errors, field, t).into_iter().next())
    };
    let family = control(FormField::FamilyName).half();
    let given = control(FormField::GivenName).half();
    let code = control(FormField::FiscalCode).optional(true).half();
    let born = control(FormField::BirthDate).optional(true).hint(t.get("console-facts-partial-hint")).half();
    let phone = control(FormField::Phone).optional(true).half();
    view! {
        <TextField control=family value=form.family max=100/>
        <TextField control=given value=form.given max=100/>
        <TextField control=code value=form.code input=Input::Code max=20/>
        <TextField control=born value=form.born input=Input::Date max=10/>
        <TextField control=phone value=form.phone input=Input::Phone max=40/>
    }
}

/// What happened to who a person is; a merge can be undone here.
#[component]
pub fn IdentityChanges(
    /// Newest first.
    changes: Vec<Change>,
    /// Where it is undone.
    action: String,
    /// What was typed to undo one, and will not do.
    undo: Option<UndoForm>,
) -> impl IntoView {
    let t = use_translator();
    if changes.is_empty() {
        return view! { <p class="sp-sub">{t.get("console-identity-no-changes")}</p> }.into_any();
    }
    let lines =
        changes.into_iter().map(|change| line(change, (action.as_str(), undo.as_ref()), t)).collect_view();
    view! { <ol class="sp-plain sp-diaries">{lines}</ol> }.into_any()
}

fn line(change: Change, (action, undo): (&str, Option<&UndoForm>), t: Translator) -> AnyView {
    let what = match &change.alias {
        Some(alias) => t.with(
            words::identity_change(change.kind),
            &[("alias", alias.as_str().into()), ("n", change.cards.into())],
        ),
        None => t.with("console-merge-happened", &[("n", change.cards.into())]),
    };
    let by = t.with(
        "console-identity-by",
        &[("name", change.by.as_str().into()), ("date", format::date_time(change.at).into())],
    );
    let links = change.into.map(|into| {
        let ends = [("console-identity-from", change.person), ("console-identity-into", into)];
        // Whoever reads it is on the page of one of them already.
        let elsewhere =
            ends.into_iter().filter(|(_, id)| Route::ConsolePersonIdentity { id: *id }.href() != action);
        let links = elsewhere
            .map(|(key, id)| {
                let href = Route::ConsolePerson { id }.href();
                view! { <SmallLink kind=SmallKind::Link href=href text=t.get(key)/>" " }
            })
            .collect_view();
        view! { <p>{links}</p> }
    });
    let undone = change.undone.as_ref().map(|(at, by)| {
        let values = [("name", by.as_str().into()), ("date", format::date_time(*at).into())];
        view! { <p>{t.with("console-identity-undone", &values)}</p> }
    });
    let (why, undone_why) = (written(change.why.as_ref(), t), written(change.undone_why.as_ref(), t));
    let may_be_undone = change.into.is_some() && change.undone.is_none();
    let undo = may_be_undone.then(|| undo_form(&change, (action, undo), t));
    view! {
        <li class="sp-diary">
            <p><b>{what}</b></p>
            <p class="sp-sub">{by}</p>
            {why}
            {links}
            {undone}
            {undone_why}
            {undo}
        </li>
    }
    .into_any()
}

/// Why, in the words of whoever did it.
fn written(why: Option<&Field<String>>, t: Translator) -> Option<AnyView> {
    why.map(|why| match why {
        Field::Shown(why) => {
            view! { <p>{t.with("console-why", &[("why", why.as_str().into())])}</p> }.into_any()
        }
        Field::Masked(group) => view! { <p><MaskedValue group=*group/></p> }.into_any(),
        Field::Absent => ().into_any(),
    })
}

fn undo_form(change: &Change, (action, undo): (&str, Option<&UndoForm>), t: Translator) -> AnyView {
    let typed = undo.filter(|form| form.change == Some(change.id));
    let control = Control::new("motivo", t.get("console-merge-undo-why"))
        .id(UndoForm::id_of(change.id))
        .hint(t.get("console-merge-undo-hint"))
        .error(typed.and_then(|form| form.wrong).map(|wrong| t.get(wrong.key())));
    let value = typed.map(|form| form.why.clone()).unwrap_or_default();
    let pairs = vec![(COUNTER_ACTION, "annulla".to_owned()), ("modifica", change.id.to_string())];
    let more = change.alias.as_ref().map(ToString::to_string).unwrap_or_default();
    view! {
        <PostForm action=action.to_owned()>
            <Hidden pairs=pairs/>
            <TextField control=control value=value max=MAX_REASON/>
            <SmallButton text=t.get("console-identity-undo") more=more/>
        </PostForm>
    }
    .into_any()
}
