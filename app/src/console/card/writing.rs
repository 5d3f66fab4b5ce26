//! A part that is being written: kept while it is, and found again.

use chrono::{DateTime, Utc};
use domain::{
    card::parts::Part,
    fields::{self, Values},
    format,
    mask::{Carried, Group, Mask},
};
use leptos::prelude::*;

use super::{CardDetail, Editing};
use crate::{
    components::{
        Icon,
        console::{SmallKind, SmallLink},
    },
    console::unsaved::{self, RESUME, Unsaved},
    i18n::Translator,
    routes::{CardPart, Route},
};

/// The `id` of the form.
pub(super) const FORM: &str = "parte";

impl Editing {
    /// What is kept beside the fields of the part.
    pub const BESIDE: [&'static str; 3] = ["_version", "correzione", Carried::NAME];

    /// Something that was being written is found: it is offered, or fills the form with all it holds, and
    /// with the number of the save that it began with.
    pub fn found(
        &mut self,
        written: &[(String, String)],
        at: DateTime<Utc>,
        (resumed, hidden): (bool, &[Group]),
    ) {
        let values = self::resumed((self.part, written), &self.values, hidden);
        if values == self.values {
            return;
        }
        if resumed {
            let one = |name: &str| written.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
            self.values = values;
            self.version = one("_version").and_then(|text| text.parse().ok()).unwrap_or_default();
            one("correzione").unwrap_or_default().clone_into(&mut self.reason);
            self.taken_from = String::new();
        }
        self.unsaved = Some(Unsaved { at, resumed });
    }
}

/// A part as it was being written, as far as that is not hidden by now; what was not on the form then is as it stands.
pub(super) fn resumed(
    (part, written): (Part, &[(String, String)]),
    stands: &Values,
    hidden: &[Group],
) -> Values {
    let (fields, mask) = (part.fields(), Mask::hiding(hidden.iter().copied()));
    let held = written.iter().find(|(name, _)| name == Carried::NAME).map(|(_, value)| value.as_str());
    let carried = Carried::said(fields::groups(fields), held);
    Values::typed(fields, written).beside(fields, (&carried, &mask), stands)
}

/// Where a part is read: that something of it was written and not saved, with the way there.
pub(super) fn draft(page: &CardDetail, part: Part, t: Translator) -> Option<AnyView> {
    let (_, at) = page.drafts.iter().find(|(of, _)| *of == part)?;
    let words = t.with("console-part-draft", &[("date", format::date_time(*at).into())]);
    let href = Editing::href(page.card.id, part, None);
    let link = view! { <SmallLink kind=SmallKind::Link href=href text=t.get("console-part-draft-open")/> };
    Some(view! { <p><Icon name="sp-draft" small=true/>" "{words}" "{link}</p> }.into_any())
}

/// What was found, with the two ways on.
pub(super) fn notice(page: &CardDetail, editing: &Editing, t: Translator) -> Option<AnyView> {
    let resume = Editing::href(page.card.id, editing.part, Some(RESUME));
    let action = Route::ConsoleCard { id: page.card.id, part: CardPart::Part(editing.part) }.href();
    unsaved::notice(editing.unsaved, (resume, action), t)
}

/// Keeps the part while it is written.
pub(super) fn autosave(page: &CardDetail, editing: &Editing, t: Translator) -> AnyView {
    let (id, part) = (page.card.id, editing.part);
    let url = Route::ConsoleCard { id, part: CardPart::PartDraft(part) }.href();
    let draft = format!("{id}:{}", part.code());
    unsaved::autosave((FORM, url), (draft, part.code().to_owned()), editing.unsaved, t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_that_does_not_say_what_it_held_is_cut_to_what_may_be_seen() {
        let written = [("bisogni", "violenza"), ("bisogni", "sfratto")];
        let written = written.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let found = |hidden: &[Group]| {
            resumed((Part::Needs, written.as_slice()), &Values::default(), hidden).all("bisogni").to_vec()
        };
        assert_eq!(found(&[]), ["violenza", "sfratto"]);
        assert_eq!(found(&[Group::Violence]), ["sfratto"]);
    }
}
