//! People of the registry who may be the applicant, and why. Nothing is linked silently.

use domain::{format, mask::Field, person::Match};
use leptos::prelude::*;

use super::{MatchLevel, MatchReasons, seen};
use crate::{
    components::{FieldError, Icon},
    console::form::{FormField, PersonChoice},
    i18n::{Translator, use_translator},
    routes::Route,
};

/// The panel of the intake page: who it may be. With an address the choice goes on there.
#[component]
pub fn PersonMatch(
    /// Best first.
    matches: Vec<Match>,
    /// Address of the page that accepts, where accepting is possible now.
    #[prop(optional_no_strip, into)]
    accept: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    let count = [("n", matches.len().into())];
    let lead = match accept {
        _ if matches.is_empty() => t.get("console-match-none"),
        Some(_) => t.with("console-match-some", &count),
        None => t.with("console-match-later", &count),
    };
    let content = match accept {
        _ if matches.is_empty() => ().into_any(),
        Some(action) => {
            let chosen = PersonChoice::suggested(&matches);
            view! {
                <form action=action method="get">
                    <MatchOptions matches=matches chosen=chosen/>
                    <div class="sp-row">
                        <button class="btn btn-outline-primary btn-sm" type="submit">{t.get("console-match-go")}</button>
                    </div>
                </form>
            }
            .into_any()
        }
        None => {
            let people = matches.iter().map(|found| view! { <li class="sp-option">{person(found, t)}</li> });
            view! { <ul class="sp-plain">{people.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <section class="sp-match" aria-labelledby="chi">
            <h2 class="h4" id="chi"><Icon name="sp-alert" small=true/>{t.get("console-match-title")}</h2>
            <p class="sp-sub">{lead}</p>
            {content}
        </section>
    }
}

/// The radios: each person with the reasons, and "a new person".
#[component]
pub fn MatchOptions(
    /// Best first.
    matches: Vec<Match>,
    /// What is chosen, if anything is.
    chosen: Option<PersonChoice>,
    /// What must be corrected.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    let new = if matches.is_empty() { "console-match-new-only" } else { "console-match-new" };
    let mut options: Vec<(PersonChoice, AnyView)> =
        matches.iter().map(|found| (PersonChoice::Known(found.person.id), person(found, t))).collect();
    let body = view! { <span class="sp-option-body"><b>{t.get(new)}</b></span> };
    options.push((PersonChoice::New, body.into_any()));
    let error_id = format!("{}-errore", FormField::Person.id());
    let described = error.is_some().then(|| error_id.clone());
    let invalid = error.is_some().then_some("true");
    let radios = options
        .into_iter()
        .enumerate()
        .map(|(place, (choice, body))| radio(place, choice, chosen == Some(choice), invalid, body))
        .collect_view();
    let class = if error.is_some() { "sp-field is-invalid" } else { "sp-field" };
    view! {
        <fieldset class=class aria-describedby=described>
            <legend class="visually-hidden">{t.get("console-match-legend")}</legend>
            {error.map(|message| view! { <FieldError id=error_id message=message/> })}
            {radios}
        </fieldset>
    }
}

fn radio(
    place: usize,
    choice: PersonChoice,
    checked: bool,
    invalid: Option<&'static str>,
    body: AnyView,
) -> AnyView {
    // The first has the id of the field, so that errors lead to it.
    let id = (place == 0).then(|| FormField::Person.id());
    view! {
        <label class="sp-option">
            <input
                type="radio" id=id name=FormField::Person.name() value=choice.value()
                checked=checked aria-invalid=invalid
            />
            {body}
        </label>
    }
    .into_any()
}

fn person(found: &Match, t: Translator) -> AnyView {
    let name = seen(found.person.full_name.clone());
    let born = match &found.person.birth_date {
        Field::Shown(Some(born)) => format!(", {}", born.words()),
        Field::Shown(None) | Field::Masked(_) | Field::Absent => String::new(),
    };
    let cards = t.with("console-match-cards", &[("n", found.person.cards.into())]);
    let last = found.last_card.map(|(id, on)| {
        let words = t.with("console-match-last", &[("date", format::date(on).into())]);
        view! { ", "<a href=Route::card(id).href()>{words}</a> }
    });
    let level = found.level.map(|level| view! { <MatchLevel level=level/>" · " });
    view! {
        <span class="sp-option-body">
            <b>{name}{born}</b>
            <span class="sp-sub">{level}{cards}{last}</span>
            <MatchReasons reasons=found.reasons.clone()/>
        </span>
    }
    .into_any()
}
