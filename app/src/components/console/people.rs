//! Search of people, and who was found.

use domain::{
    format,
    mask::{Field, Group},
    person::Match,
};
use leptos::prelude::*;

use super::{FindBox, MaskedValue, MatchLevel, MatchReasons, SmallLink, enumerated, seen};
use crate::{
    console::address,
    i18n::{Translator, use_translator},
    routes::Route,
};

/// The large search box.
#[component]
pub fn PeopleFind(
    /// What was typed.
    query: String,
) -> impl IntoView {
    let t = use_translator();
    let (label, hint) = (t.get("console-people-search"), t.get("console-people-hint"));
    view! { <FindBox action=Route::ConsolePeople.href() label=label hint=hint query=query/> }
}

/// Who was found.
#[component]
pub fn PeopleRows(
    /// Best first.
    people: Vec<Match>,
) -> impl IntoView {
    let t = use_translator();
    view! { <ol class="sp-hits sp-plain">{people.into_iter().map(|found| hit(found, (), t)).collect_view()}</ol> }
}

/// What was typed and could not be looked for, because the profile may not see it.
#[component]
pub fn PeopleLeftOut(
    /// Groups; without any, nothing is said.
    groups: Vec<Group>,
) -> impl IntoView {
    let t = use_translator();
    (!groups.is_empty()).then(|| {
        let which = enumerated(&groups, t);
        view! { <p class="sp-sub">{t.with("console-people-left-out", &[("groups", which.into())])}</p> }
    })
}

/// Nobody was found: why that may be, and where else the person may be.
#[component]
pub fn PeopleNone(
    /// What was typed.
    query: String,
) -> impl IntoView {
    let t = use_translator();
    let queue = address::with_query(&Route::Console.href(), &[(address::TEXT, query)]);
    let tips = ["console-people-tip-less", "console-people-tip-date", "console-people-tip-number"];
    view! {
        <div class="sp-card sp-card--tint">
            <h2 class="h5">{t.get("console-people-empty")}</h2>
            <ul>{tips.map(|tip| view! { <li>{t.get(tip)}</li> }).collect_view()}</ul>
            <p>{t.get("console-people-empty-why")}</p>
            <p><SmallLink href=queue text=t.get("console-people-in-queue")/></p>
        </div>
    }
}

pub(super) fn hit(found: Match, act: impl IntoView + 'static, t: Translator) -> AnyView {
    let row = found.person;
    let name = seen(row.full_name);
    let born = match row.birth_date {
        Field::Shown(Some(born)) => Some(born.words()),
        Field::Shown(None) | Field::Masked(_) | Field::Absent => None,
    };
    let code = match row.fiscal_code {
        Field::Shown(Some(code)) => {
            Some(view! { <span class="sp-code">{code.to_string()}</span> }.into_any())
        }
        Field::Shown(None) | Field::Absent => None,
        Field::Masked(group) => Some(view! { <MaskedValue group=group/> }.into_any()),
    };
    let between = (born.is_some() && code.is_some()).then_some(" · ");
    let last = found
        .last_card
        .map(|(_, on)| format!(", {}", t.with("console-match-last", &[("date", format::date(on).into())])));
    let why = found.level.map(|level| {
        view! { <div class="sp-hit-why"><MatchLevel level=level/><MatchReasons reasons=found.reasons/></div> }
    });
    view! {
        <li class="sp-hit">
            <div class="sp-hit-who">
                <h3 class="h5"><a href=Route::ConsolePerson { id: row.id }.href()>{name}</a></h3>
                <p>{born}{between}{code}</p>
                <p class="sp-sub">{t.with("console-match-cards", &[("n", row.cards.into())])}{last}</p>
                {act.into_any()}
            </div>
            {why}
        </li>
    }
    .into_any()
}
