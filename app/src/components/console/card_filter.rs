//! The filter of the list of cards.

use domain::card::{Tag, parts::WhyUnmet};
use leptos::prelude::*;

use super::filters::FilterFrame;
use crate::{
    components::{CheckField, Control, Input, Pick, SelectField, TextField},
    console::{
        address::{self, CardsError, TypedFilter},
        cards, lists,
    },
    i18n::{Translator, use_translator},
    routes::Route,
};

/// The filter of the list of cards as a form that only asks.
#[component]
pub fn CardFilterBar(
    /// What was typed.
    filter: TypedFilter,
    /// What must be corrected.
    errors: Vec<CardsError>,
    /// Whether needs may be seen, and so be asked for.
    needs: bool,
) -> impl IntoView {
    let t = use_translator();
    let narrowed = filter != TypedFilter::default();
    let from = day(address::FROM, t.get("console-lists-from"), &errors, t);
    let unmet = filter.unmet.as_ref().map(|unmet| unmet.code().to_owned()).unwrap_or_default();
    let until = day(address::UNTIL, t.get("console-lists-until"), &errors, t);
    view! {
        <FilterFrame list=Route::ConsoleCards open=narrowed narrowed=narrowed>
            <SelectField
                control=Control::new(address::TAG, t.get("console-filter-state"))
                options=states(t)
                value=filter.tag.map(Tag::code).unwrap_or_default()
                empty=t.get("console-lists-state-any")
            />
            <TextField control=from value=filter.from input=Input::Date max=10/>
            <TextField control=until value=filter.until input=Input::Date max=10/>
            <TextField
                control=Control::new(address::TEXT, t.get("console-lists-name"))
                value=filter.text
                max=100
            />
            <CheckField
                control=Control::new(address::MINE, t.get("console-lists-mine"))
                value=address::YES
                checked=filter.mine
            />
            {needs.then(|| view! {
                <SelectField
                    control=Control::new(address::UNMET, t.get("console-lists-unmet"))
                    options=reasons(t)
                    value=unmet
                    empty=t.get("console-lists-unmet-all")
                />
            })}
        </FilterFrame>
    }
}

/// A day of the period, with what is wrong about it.
fn day(name: &'static str, label: String, errors: &[CardsError], t: Translator) -> Control {
    let id = cards::id_of(name);
    let wrong = errors.iter().map(|error| cards::problem(*error, t)).find(|problem| problem.id == id);
    Control::new(name, label).id(id).error(wrong.map(|problem| problem.message))
}

fn reasons(t: Translator) -> Vec<Pick> {
    WhyUnmet::all().map(|unmet| Pick::new(unmet.code(), lists::why(&unmet, t))).collect()
}

fn states(t: Translator) -> Vec<Pick> {
    Tag::ALL.map(|tag| Pick::new(tag.code(), t.get(cards::state(tag)))).to_vec()
}
