//! What the access and the outcome of a completed card were before they were corrected.

use domain::{
    card::{Correction, Earlier},
    format,
};
use leptos::prelude::*;

use super::CardDetail;
use crate::{
    components::{
        console::{Columns, Fact, Facts, Fold},
        layout::Small,
    },
    console::person_facts::with_why,
    i18n::Translator,
};

/// Who corrected it last and why, and what stood there before each correction, newest first. `facts` picks what is of
/// the part that is asked for.
pub(super) fn view(
    page: &CardDetail,
    part: &'static str,
    facts: impl Fn(&Earlier) -> Option<Vec<Fact>>,
    t: Translator,
) -> Option<AnyView> {
    let corrections = page.card.corrections.iter();
    let found: Vec<_> =
        corrections.filter_map(|one| facts(&one.replaced).map(|facts| (one, facts))).collect();
    let last = found.first()?.0;
    let words = |key: &str, one: &Correction| {
        let (name, date) = (one.by.as_str().into(), format::date_time(one.at).into());
        with_why(t.with(key, &[("name", name), ("date", date)]), Some(&one.reason), t)
    };
    let newest = words("console-card-corrected", last);
    let earlier = found
        .into_iter()
        .enumerate()
        .map(|(place, (one, facts))| {
            let until = words("console-card-before", one);
            let id = format!("{part}-prima-{place}");
            view! { <Small>{until}</Small><Facts id=id columns=Columns::Three facts=facts/> }
        })
        .collect_view()
        .into_any();
    let view = view! {
        <Small>{newest}</Small>
        <Fold summary=t.get("console-part-earlier")>{earlier}</Fold>
    };
    Some(view.into_any())
}
