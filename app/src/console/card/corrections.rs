//! What the access and the outcome of a completed card were before they were corrected.

use domain::{card::Replaced, format};
use leptos::prelude::*;

use super::CardDetail;
use crate::{
    components::{
        console::{Columns, Fact, Facts, Fold},
        layout::Small,
    },
    i18n::Translator,
};

/// Who corrected it last and why, and what stood there before each correction, newest first. `facts` picks what is of
/// the part that is asked for.
pub(super) fn view(
    page: &CardDetail,
    part: &'static str,
    facts: impl Fn(&Replaced) -> Option<Vec<Fact>>,
    t: Translator,
) -> Option<AnyView> {
    let corrections = page.card.corrections.iter();
    let found: Vec<_> =
        corrections.filter_map(|one| facts(&one.replaced).map(|facts| (one, facts))).collect();
    let (last, _) = found.first()?;
    let words = |key: &str, by: &str, at, why: &str| {
        t.with(key, &[("name", by.into()), ("date", format::date_time(at).into()), ("why", why.into())])
    };
    let newest = words("console-card-corrected", &last.by, last.at, &last.reason);
    let earlier = found
        .into_iter()
        .enumerate()
        .map(|(place, (one, facts))| {
            let until = words("console-card-before", &one.by, one.at, &one.reason);
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
