//! The counter: who came, whom they may be, what happened to who they are.

use domain::{
    format,
    person::{Change, Match},
};
use leptos::prelude::*;

use super::{SmallButton, SmallKind, SmallLink, people::hit};
use crate::{
    components::{Control, Input, TextField, booking::Hidden, request::PostForm},
    console::{
        family::WHO,
        form::{COUNTER_ACTION, FormError, FormField, PersonForm, messages},
        words,
    },
    i18n::{Translator, use_translator},
    routes::Route,
};

/// What is done with somebody who is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// A card is opened for them.
    Card,
    /// The person of this page turns out to be them: the address that says so.
    Merge(String),
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
    let act = match chosen {
        Chosen::Card => {
            let href = Route::ConsoleCardNew { person: Some(id) }.href();
            view! {
                <p><SmallLink kind=SmallKind::Secondary href=href text=t.get("console-counter-open") more=of/></p>
            }
            .into_any()
        }
        Chosen::Join(form) => {
            let href = format!("{form}&{WHO}={id}");
            view! {
                <p><SmallLink href=href text=t.get("console-family-choose") more=of/></p>
            }
            .into_any()
        }
        Chosen::Merge(action) => {
            let pairs = vec![(COUNTER_ACTION, "unisci".to_owned()), ("persona", id.to_string())];
            view! {
                <PostForm action=action.clone()>
                    <Hidden pairs=pairs/>
                    <SmallButton text=t.get("console-identity-merge") more=of/>
                </PostForm>
            }
            .into_any()
        }
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
    let born = control(FormField::BirthDate).optional(true).hint(t.get("console-access-on-hint")).half();
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
) -> impl IntoView {
    let t = use_translator();
    if changes.is_empty() {
        return view! { <p class="sp-sub">{t.get("console-identity-no-changes")}</p> }.into_any();
    }
    let lines = changes.into_iter().map(|change| line(change, &action, t)).collect_view();
    view! { <ol class="sp-plain sp-diaries">{lines}</ol> }.into_any()
}

fn line(change: Change, action: &str, t: Translator) -> AnyView {
    let what = t.with(
        words::identity_change(change.kind),
        &[("alias", change.alias.as_str().into()), ("n", change.cards.into())],
    );
    let by = t.with(
        "console-identity-by",
        &[("name", change.by.as_str().into()), ("date", format::date_time(change.at).into())],
    );
    let links = change.into.map(|into| {
        let ends = [("console-identity-from", change.person), ("console-identity-into", into)];
        let links = ends.map(|(key, id)| {
            view! { <SmallLink kind=SmallKind::Link href=Route::ConsolePerson { id }.href() text=t.get(key)/> }
        });
        view! { <p>{links.into_iter().collect_view()}</p> }
    });
    let undone = change.undone.as_ref().map(|(at, by)| {
        let values = [("name", by.as_str().into()), ("date", format::date_time(*at).into())];
        view! { <p>{t.with("console-identity-undone", &values)}</p> }
    });
    let undo = (change.into.is_some() && change.undone.is_none()).then(|| {
        let pairs = vec![(COUNTER_ACTION, "annulla".to_owned()), ("modifica", change.id.to_string())];
        view! {
            <PostForm action=action.to_owned()>
                <Hidden pairs=pairs/>
                <SmallButton text=t.get("console-identity-undo") more=change.alias.to_string()/>
            </PostForm>
        }
    });
    view! {
        <li class="sp-diary">
            <p><b>{what}</b></p>
            <p class="sp-sub">{by}</p>
            {links}
            {undone}
            {undo}
        </li>
    }
    .into_any()
}
