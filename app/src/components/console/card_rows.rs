//! A list of cards: a table that becomes cards on the phone.

use domain::{
    card::{Row, State},
    format,
};
use leptos::prelude::*;

use super::seen;
use crate::{
    components::{StatusTag, TagKind},
    i18n::{Translator, use_translator},
    routes::Route,
};

/// Lines of cards.
#[component]
pub fn CardRows(
    /// Newest first.
    rows: Vec<Row>,
    /// Name of the table.
    #[prop(into)]
    caption: String,
) -> impl IntoView {
    let t = use_translator();
    let head = |key: &str| view! { <th scope="col">{t.get(key)}</th> };
    // In a list of needs that are not met only.
    let unmet = rows.iter().any(|row| row.unmet.is_some());
    let heads = unmet.then(|| {
        view! { {head("console-lists-col-unmet")} {head("console-lists-col-unmet-why")} }
    });
    let lines = rows.into_iter().map(|row| line(row, unmet, t)).collect_view();
    view! {
        <table class="sp-table sp-table--cards">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    {head("console-col-person")}
                    {head("console-col-service")}
                    {head("console-col-day")}
                    {heads}
                    {head("console-col-opened-by")}
                    {head("console-col-state")}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn line(row: Row, unmet: bool, t: Translator) -> AnyView {
    let name = seen(row.full_name);
    let service = row.service_title.map_or_else(|| t.get("console-services-none"), |title| t.text(&title));
    let unmet = unmet.then(|| {
        let (need, why) = row.unmet.map(|unmet| (unmet.need, unmet.why)).unwrap_or_default();
        view! {
            <td data-label=t.get("console-lists-col-unmet")>{need}</td>
            <td data-label=t.get("console-lists-col-unmet-why")>{why}</td>
        }
    });
    view! {
        <tr>
            <th scope="row"><a href=Route::card(row.id).href()>{name}</a></th>
            <td data-label=t.get("console-col-service")>{service}</td>
            <td data-label=t.get("console-col-day")>{format::date(row.on)}</td>
            {unmet}
            <td data-label=t.get("console-col-opened-by")>{row.opened_by}</td>
            <td><CardState state=row.state/></td>
        </tr>
    }
    .into_any()
}

/// State of a card: shape and word.
#[component]
pub fn CardState(
    /// The state.
    state: State,
) -> impl IntoView {
    let t = use_translator();
    let (kind, icon, key) = match state {
        State::Open => (TagKind::Info, "sp-work", "console-card-open"),
        State::Completed { .. } => (TagKind::Ok, "sp-ok", "console-card-completed"),
    };
    view! { <StatusTag kind=kind icon=icon text=t.get(key)/> }
}
