//! What desks keep, in the copy of all data. The words are those of the desks, in Italian.

use chrono::NaiveDate;
use domain::{
    Text, format,
    person::facts::Precision,
    personal::{DossierCard, DossierFact, DossierField, DossierRecord},
};
use leptos::prelude::*;

use crate::{
    components::{Dl, DlEntry},
    i18n::Translator,
};

/// What all desks keep; nothing where they keep nothing.
pub(super) fn view(t: Translator, records: &[DossierRecord]) -> Option<AnyView> {
    if records.is_empty() {
        return None;
    }
    let facts = records.iter().flat_map(|record| &record.facts).map(|one| fact(t, one)).collect_view();
    let cards = records.iter().flat_map(|record| &record.cards).map(|one| card(t, one)).collect_view();
    let kept = view! {
        <h2>{t.get("profile-copy-records")}</h2>
        <p>{t.get("profile-copy-records-lead")}</p>
        {facts}
        {cards}
    };
    Some(kept.into_any())
}

fn entries(t: Translator, fields: &[DossierField]) -> Vec<DlEntry> {
    let words = |text: &str| t.wording(&Text::italian(text));
    fields.iter().map(|field| DlEntry::new(words(&field.label), words(&field.value))).collect()
}

fn fact(t: Translator, fact: &DossierFact) -> AnyView {
    let day = |key: &str, on: Option<NaiveDate>, precision: Precision| {
        on.map(|on| DlEntry::new(t.get(key), precision.words(on)))
    };
    let mut all = entries(t, &fact.fields);
    all.extend(day("profile-copy-from", fact.from, fact.precise.from));
    all.extend(day("profile-copy-to", fact.to, fact.precise.to));
    let title = t.wording(&Text::italian(fact.kind.label())).view();
    view! { <h3>{title}</h3><Dl entries=all/> }.into_any()
}

fn card(t: Translator, card: &DossierCard) -> AnyView {
    let title = t.with(
        "profile-copy-card",
        &[("date", format::date(card.on).into()), ("desk", card.desk.as_str().into())],
    );
    let parts = card
        .parts
        .iter()
        .map(|part| {
            let title = t.wording(&Text::italian(part.part.label())).view();
            view! { <h4>{title}</h4><Dl entries=entries(t, &part.fields)/> }
        })
        .collect_view();
    view! { <h3>{title}</h3>{parts} }.into_any()
}
