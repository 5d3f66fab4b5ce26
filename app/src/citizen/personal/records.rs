//! What desks keep, in the copy of all data. The words are those of the desks, in Italian.

use chrono::NaiveDate;
use domain::{
    Text, format,
    person::facts::Precision,
    personal::{DossierCard, DossierFact, DossierField, DossierRecord},
};

use super::copy::CopyPart;
use crate::{components::DlEntry, i18n::Translator, wording::Wording};

/// What all desks keep; nothing where they keep nothing.
pub(super) fn parts(t: Translator, records: &[DossierRecord]) -> Vec<CopyPart> {
    if records.is_empty() {
        return Vec::new();
    }
    let lead = vec![t.get("profile-copy-records-lead").into()];
    let mut all = vec![CopyPart::new(0, t.get("profile-copy-records")).texts(lead)];
    all.extend(records.iter().flat_map(|record| &record.facts).map(|one| fact(t, one)));
    all.extend(records.iter().flat_map(|record| &record.cards).flat_map(|one| card(t, one)));
    all
}

fn entries(t: Translator, fields: &[DossierField]) -> Vec<DlEntry> {
    let words = |text: &str| t.wording(&Text::italian(text));
    fields.iter().map(|field| DlEntry::new(words(&field.label), words(&field.value))).collect()
}

fn fact(t: Translator, fact: &DossierFact) -> CopyPart {
    let day = |key: &str, on: Option<NaiveDate>, precision: Precision| {
        on.map(|on| DlEntry::new(t.get(key), precision.words(on)))
    };
    let mut all = entries(t, &fact.fields);
    all.extend(day("profile-copy-from", fact.from, fact.precise.from));
    all.extend(day("profile-copy-to", fact.to, fact.precise.to));
    CopyPart::new(1, t.wording(&Text::italian(fact.kind.label()))).facts(all)
}

/// A card, and within it its parts.
fn card(t: Translator, card: &DossierCard) -> Vec<CopyPart> {
    let values = [("date", format::date(card.on).into()), ("desk", card.desk.as_str().into())];
    let parts = card.parts.iter().map(|part| {
        let title = t.wording(&Text::italian(part.part.label()));
        CopyPart::new(2, title).facts(entries(t, &part.fields))
    });
    let removed = card.removed_at.map(|at| {
        let day = [("date", format::date_time(at).into())];
        Wording::from(t.with("profile-copy-card-removed", &day))
    });
    let head = CopyPart::new(1, t.with("profile-copy-card", &values)).texts(removed.into_iter().collect());
    std::iter::once(head).chain(parts).collect()
}
