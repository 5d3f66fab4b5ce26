//! People of the registry who may be the applicant, and why. Nothing is linked silently.

use domain::{
    format,
    mask::Field,
    person::{Match, Reason},
};
use leptos::prelude::*;

use super::MaskedValue;
use crate::{
    components::{FieldError, Icon},
    console::{
        form::{FormField, PersonChoice},
        words,
    },
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
    let lead = if matches.is_empty() {
        t.get("console-match-none")
    } else {
        t.with("console-match-some", &[("n", matches.len().into())])
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
    let name = match &found.person.full_name {
        Field::Shown(name) => name.clone().into_any(),
        Field::Masked(group) => view! { <MaskedValue group=*group/> }.into_any(),
    };
    let born = match &found.person.birth_date {
        Field::Shown(Some(day)) => format!(", {}", format::date(*day)),
        Field::Shown(None) | Field::Masked(_) => String::new(),
    };
    let cards = t.with("console-match-cards", &[("n", found.person.cards.into())]);
    let last = found.last_card.map(|(id, on)| {
        let words = t.with("console-match-last", &[("date", format::date(on).into())]);
        view! { ", "<a href=Route::card(id).href()>{words}</a> }
    });
    let reasons = found.reasons.iter().map(|reason| reason_tag(*reason, t)).collect_view();
    view! {
        <span class="sp-option-body">
            <b>{name}{born}</b>
            <span class="sp-sub">{level(&found.reasons, t)}" · "{cards}{last}</span>
            <span class="sp-reasons">{reasons}</span>
        </span>
    }
    .into_any()
}

fn reason_tag(reason: Reason, t: Translator) -> AnyView {
    let shape = words::reason(reason);
    view! {
        <span class=format!("sp-reason is-{}", shape.tone)><Icon name=shape.icon small=true/>{t.get(shape.key)}</span>
    }
    .into_any()
}

/// Three bars and a word.
fn level(reasons: &[Reason], t: Translator) -> AnyView {
    let (bars, key) = likelihood(reasons);
    let bars = (1..=3).map(|bar| view! { <i class=(bar <= bars).then_some("is-on")></i> }).collect_view();
    view! {
        <span class="sp-level"><span class="sp-level-bars" aria-hidden="true">{bars}</span>{t.get(key)}</span>
    }
    .into_any()
}

fn likelihood(reasons: &[Reason]) -> (u8, &'static str) {
    let has = |reason| reasons.contains(&reason);
    if has(Reason::SameFiscalCode) {
        (3, "console-level-high")
    } else if has(Reason::SameBirthDate) && (has(Reason::SameName) || has(Reason::SimilarName)) {
        (2, "console-level-middle")
    } else {
        (1, "console-level-low")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_code_is_very_likely() {
        assert_eq!(likelihood(&[Reason::SameFiscalCode, Reason::SameName]).0, 3);
        assert_eq!(likelihood(&[Reason::SimilarName, Reason::SameBirthDate]).0, 2);
        assert_eq!(likelihood(&[Reason::SameName, Reason::OtherFiscalCode]).0, 1);
    }
}
