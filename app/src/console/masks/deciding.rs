//! What may be done about a proposal that takes four eyes, and what became of it.

use domain::{
    Id,
    actor::OperatorRecord,
    format,
    profile::{Decision, MAX_REASON, Proposal, State},
};
use leptos::prelude::*;

use crate::{
    components::{
        Control, TextArea,
        booking::Hidden,
        console::{CaseNotice, Line, Lines, PartForm, PressButton, Section},
    },
    i18n::Translator,
};

/// The proposals that wait, and those that were decided.
pub(super) fn parted<T>(proposals: &[Proposal<T>]) -> (Vec<&Proposal<T>>, Vec<&Proposal<T>>) {
    proposals.iter().partition(|proposal| !matches!(proposal.state, State::Decided { .. }))
}

/// The section of those that wait.
pub(super) fn waiting(lines: Vec<Line>, t: Translator) -> AnyView {
    view! {
        <Section id="proposte" title=t.get("console-masks-proposals")>
            <Lines lines=lines none=t.get("console-masks-proposals-none")/>
        </Section>
    }
    .into_any()
}

/// The section of those that were decided; `none` is said where there are none.
pub(super) fn history(lines: Vec<Line>, none: String, t: Translator) -> AnyView {
    view! {
        <Section id="storia" title=t.get("console-masks-history")>
            <Lines lines=lines none=none/>
        </Section>
    }
    .into_any()
}

/// A proposal as its list has it: `change` says what it is about.
pub(super) fn line<T>(proposal: &Proposal<T>, change: String) -> Line {
    Line {
        head: change,
        by: proposal.by.name.clone(),
        at: proposal.at,
        text: proposal.reason.clone(),
        struck: None,
        act: None,
    }
}

/// The buttons that whoever looks has for a proposal, with a note; none where they may do nothing about it.
pub(super) fn deciding<T>(
    proposal: &Proposal<T>,
    (action, of): (String, &str),
    me: Id<OperatorRecord>,
    (wrong, typed): (Option<String>, String),
    t: Translator,
) -> Option<AnyView> {
    let buttons: Vec<AnyView> = [
        (Decision::Confirmed, "sp-ok", "console-masks-confirm"),
        (Decision::Refused, "it-close-big", "console-masks-refuse"),
        (Decision::Withdrawn, "it-close-big", "console-masks-withdraw"),
    ]
    .into_iter()
    .filter(|(decision, ..)| proposal.may_be(*decision, me))
    .map(|(decision, icon, key)| {
        let of = of.to_owned();
        view! { <PressButton value=decision.code() icon=icon text=t.get(key) of=of/> }.into_any()
    })
    .collect();
    if buttons.is_empty() {
        return None;
    }
    let note = Control::new("nota", t.get("console-masks-note"))
        .id(format!("nota-{}", proposal.id))
        .hint(t.get("console-masks-note-hint"))
        .optional(true)
        .error(wrong);
    let pairs = vec![("proposta", proposal.id.to_string())];
    let form = view! {
        <PartForm action=action version=None>
            <Hidden pairs=pairs/>
            <TextArea control=note value=typed max=MAX_REASON rows=2/>
            <p>{buttons}</p>
        </PartForm>
    };
    Some(form.into_any())
}

/// A note on what was decided meanwhile: its form is there no more.
pub(super) fn unsaved(note: &str, t: Translator) -> Option<AnyView> {
    (!note.is_empty()).then(|| {
        let note = note.to_owned();
        view! { <CaseNotice title=t.get("console-masks-note-unsaved") text=note/> }.into_any()
    })
}

/// How it was decided, by whom and when, with what they said; none where it waits.
pub(super) fn outcome(state: &State, t: Translator) -> Option<(Decision, String)> {
    let State::Decided { decision, by, at, note } = state else { return None };
    let key = match decision {
        Decision::Confirmed => "console-masks-confirmed",
        Decision::Refused => "console-masks-refused",
        Decision::Withdrawn => "console-masks-withdrawn",
    };
    let said = t.with(key, &[("name", by.name.as_str().into()), ("date", format::date_time(*at).into())]);
    Some((*decision, if note.is_empty() { said } else { format!("{said} {note}") }))
}
