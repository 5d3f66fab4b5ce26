//! What requests sent online propose for a part: shown with where it comes from, taken over by the operator.

use domain::{Protocollo, card::parts::Part, mask::Field};
use leptos::prelude::*;

use super::{CardDetail, Editing};
use crate::{
    components::console::{Columns, Facts, SmallKind, SmallLink, Source},
    console::fields,
    i18n::Translator,
};

/// The parameter that fills what is empty from the requests.
pub const TAKE_ONLINE: &str = "dalla-domanda";

fn numbers(sources: &[Protocollo]) -> String {
    sources.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Where what stands in the form comes from, in words.
pub(super) fn source(editing: &Editing, t: Translator) -> Option<String> {
    if let Some(found) = editing.household {
        return Some(t.get(if found { "console-part-from-household" } else { "console-part-no-household" }));
    }
    if !editing.taken_from.is_empty() {
        return Some(t.with("console-part-taken", &[("date", editing.taken_from.as_str().into())]));
    }
    (!editing.proposed_by.is_empty()).then(|| {
        let numbers = numbers(&editing.proposed_by);
        t.with("console-part-from-request", &[("protocollo", numbers.into())])
    })
}

/// What is proposed for a part that nobody filled in yet.
pub(super) fn view(page: &CardDetail, part: Part, t: Translator) -> Option<AnyView> {
    let (values, sources) = page.card.parts.proposal(part);
    if values.is_empty() || !page.is_open() {
        return None;
    }
    let filled = part.fields().iter().filter(|def| !values.all(def.code).is_empty());
    let shown: Vec<_> =
        filled.map(|def| (def.code.to_owned(), Field::Shown(values.all(def.code).to_vec()))).collect();
    let (id, lists) = (format!("{}-proposta", part.code()), &page.card.parts.lists);
    let words = t.with("console-part-proposed", &[("protocollo", numbers(&sources).into())]);
    let proposed = view! {
        <Source text=words/>
        <Facts id=id columns=Columns::Three facts=fields::shown(part.fields(), &shown, (lists, lists.today()), t)/>
    };
    Some(proposed.into_any())
}

/// The link that fills what is empty from the requests, where that would fill anything.
pub(super) fn take(page: &CardDetail, editing: &Editing, t: Translator) -> Option<AnyView> {
    let (proposal, _) = page.card.parts.proposal(editing.part);
    let open = |code: &str| editing.values.all(code).is_empty() && !proposal.all(code).is_empty();
    if !editing.part.fields().iter().any(|def| open(def.code)) {
        return None;
    }
    let href = Editing::href(page.card.id, editing.part, Some(TAKE_ONLINE));
    let text = t.get("console-part-take-online");
    Some(view! { <SmallLink kind=SmallKind::Link href=href text=text/> }.into_any())
}
