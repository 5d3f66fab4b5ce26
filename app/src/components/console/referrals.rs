//! Referrals: a table that becomes cards on the phone, and the look of a state.

use chrono::NaiveDate;
use domain::{
    format,
    mask::Field,
    referral::{Referral, Tag},
};
use leptos::prelude::*;

use super::MaskedValue;
use crate::{
    components::{StatusTag, TagKind},
    console::referrals::state,
    i18n::{Translator, use_translator},
    routes::Route,
};

/// Lines of referrals.
#[component]
pub fn ReferralRows(
    /// In the order shown.
    rows: Vec<Referral>,
    /// The day it is in Italy.
    today: NaiveDate,
    /// Name of the table.
    #[prop(into)]
    caption: String,
) -> impl IntoView {
    let t = use_translator();
    let head = |key: &str| view! { <th scope="col">{t.get(key)}</th> };
    let lines = rows.into_iter().map(|row| line(row, today, t)).collect_view();
    view! {
        <table class="sp-table sp-table--cards">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    {head("console-col-person")}
                    {head("console-referral-col-desk")}
                    {head("console-referral-sent-on")}
                    {head("console-col-state")}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn line(row: Referral, today: NaiveDate, t: Translator) -> AnyView {
    let (late, tag, age) = (row.is_late(), row.state.tag(), row.age(today));
    let (desk, sent) = (row.other().name.clone(), format::date_time(row.state.sent().at));
    let age = t.with("console-referral-age", &[("n", age.into())]);
    let name = match row.name {
        Field::Shown(name) => name.into_any(),
        Field::Masked(group) => view! { <MaskedValue group=group/> }.into_any(),
        // Of what was given back or taken back: the line still leads somewhere.
        Field::Absent => t.get("console-referral-over-name").into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::ConsoleReferrals(Some(row.id)).href()>{name}</a></th>
            <td data-label=t.get("console-referral-col-desk")>{desk}</td>
            <td data-label=t.get("console-referral-sent-on")>{format!("{sent} · {age}")}</td>
            <td><ReferralState tag=tag late=late/></td>
        </tr>
    }
    .into_any()
}

/// Where a referral stands: shape and word; that it is late is a word of its own.
#[component]
pub fn ReferralState(
    /// The state.
    tag: Tag,
    /// Whether it waits for too long.
    late: bool,
) -> impl IntoView {
    let t = use_translator();
    let (kind, icon) = match tag {
        Tag::Sent => (TagKind::Info, "sp-sent"),
        Tag::Seen => (TagKind::Info, "it-password-visible"),
        Tag::Received => (TagKind::Info, "sp-work"),
        Tag::Concluded => (TagKind::Ok, "sp-ok"),
        Tag::Refused => (TagKind::No, "sp-no"),
        Tag::Cancelled => (TagKind::Mute, "sp-pause"),
    };
    let late = late.then(|| {
        view! { " "<StatusTag kind=TagKind::Hand icon="sp-alert" text=t.get("console-referral-late")/> }
    });
    view! { <StatusTag kind=kind icon=icon text=t.get(state(tag))/>{late} }
}
