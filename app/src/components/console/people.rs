//! Search of people, and who was found.

use domain::{format, mask::Field, person::Row};
use leptos::prelude::*;

use super::MaskedValue;
use crate::{
    components::Icon,
    console::people::QUERY,
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
    view! {
        <form
            class="sp-find" role="search" action=Route::ConsolePeople.href() method="get"
            aria-label=t.get("console-search-label")
        >
            <div class="sp-field">
                <label for="q">{t.get("console-people-search")}</label>
                <div class="sp-find-row">
                    <input
                        class="form-control" id="q" name=QUERY type="search" value=query autocomplete="off"
                        aria-describedby="q-aiuto"
                    />
                    <button class="btn btn-primary btn-sm" type="submit">
                        <Icon name="it-search"/>{t.get("console-search-button")}
                    </button>
                </div>
                <span class="sp-hint" id="q-aiuto">{t.get("console-people-hint")}</span>
            </div>
        </form>
    }
}

/// Who was found.
#[component]
pub fn PeopleRows(
    /// Best first.
    rows: Vec<Row>,
) -> impl IntoView {
    let t = use_translator();
    view! { <ol class="sp-hits sp-plain">{rows.into_iter().map(|row| hit(row, t)).collect_view()}</ol> }
}

fn hit(row: Row, t: Translator) -> AnyView {
    let name = match row.full_name {
        Field::Shown(name) => name.into_any(),
        Field::Masked(group) => view! { <MaskedValue group=group/> }.into_any(),
    };
    let born = match row.birth_date {
        Field::Shown(Some(day)) => Some(format::date(day)),
        Field::Shown(None) | Field::Masked(_) => None,
    };
    let code = match row.fiscal_code {
        Field::Shown(Some(code)) => {
            Some(view! { <span class="sp-code">{code.to_string()}</span> }.into_any())
        }
        Field::Shown(None) => None,
        Field::Masked(group) => Some(view! { <MaskedValue group=group/> }.into_any()),
    };
    let between = (born.is_some() && code.is_some()).then_some(" · ");
    view! {
        <li class="sp-hit">
            <div class="sp-hit-who">
                <h3 class="h5"><a href=Route::ConsolePerson { id: row.id }.href()>{name}</a></h3>
                <p>{born}{between}{code}</p>
                <p class="sp-sub">{t.with("console-match-cards", &[("n", row.cards.into())])}</p>
            </div>
        </li>
    }
    .into_any()
}
