//! The parts of a card, to be read.

use domain::{
    calendar::day_in_rome,
    card::{Earlier, Outcome, SeenAccess, State, Words, parts::Part as Filled},
    codes::Table,
    format,
    mask::Field,
    permission::Permission,
    person::OutOfLife,
};
use leptos::prelude::*;

use super::{CardDetail, EDIT, EDIT_ACCESS, EDIT_OUTCOME, corrections, edit, filled};
use crate::{
    components::{
        console::{
            AnsweredSteps, Banner, Columns, Diary, Fact, Facts, Part, PartState, ServiceLine, ServiceLines,
            SideIndexEntry, hidden_by, may_do,
        },
        layout::Small,
    },
    console::{address, people, words},
    i18n::Translator,
    routes::{CardPart, Route},
};

pub(super) const ACCESS: &str = "accesso";
pub(super) const PERSON: &str = "persona";
pub(super) const SERVICES: &str = "servizi";
pub(super) const ANSWERS: &str = "risposte";
pub(super) const NOTES: &str = "note";
pub(super) const OUTCOME: &str = "conclusione";

/// Each part with how complete it is.
pub(super) fn entries(page: &CardDetail, t: Translator) -> Vec<SideIndexEntry> {
    let entry = |id, key: &str, state| SideIndexEntry { id, name: t.get(key), state };
    let there = Filled::ALL.into_iter().filter(|part| !page.card.parts.is_absent(*part));
    let filled = there.map(|part| SideIndexEntry {
        id: part.code(),
        name: part.label().to_owned(),
        state: filled::state(page, part, t),
    });
    let notes =
        (!page.card.diary.is_absent()).then(|| entry(NOTES, "console-part-notes", notes_state(page, t)));
    let mut all = vec![
        entry(ACCESS, "console-part-access", access_state(page, t)),
        entry(PERSON, "console-part-person", person_state(page, t)),
    ];
    all.extend(filled);
    all.extend([
        entry(SERVICES, "console-part-services", services_state(page, t)),
        entry(ANSWERS, "console-part-answers", answers_state(page, t)),
    ]);
    all.extend(notes);
    all.push(entry(OUTCOME, "console-part-outcome", outcome_state(page, t)));
    all
}

/// Id and name of each part, in order.
pub(super) fn names(t: Translator) -> Vec<(&'static str, String)> {
    let mut all = vec![(ACCESS, t.get("console-part-access")), (PERSON, t.get("console-part-person"))];
    all.extend(Filled::ALL.map(|part| (part.code(), part.label().to_owned())));
    all.extend([
        (SERVICES, t.get("console-part-services")),
        (ANSWERS, t.get("console-part-answers")),
        (NOTES, t.get("console-part-notes")),
        (OUTCOME, t.get("console-part-outcome")),
    ]);
    all
}

fn access_state(page: &CardDetail, t: Translator) -> PartState {
    match &page.card.access.words {
        Field::Shown(words) if words.description.is_empty() => {
            PartState::none(t.get("console-part-missing-description"))
        }
        Field::Shown(_) | Field::Absent => complete(0, t),
        Field::Masked(_) => complete(1, t),
    }
}

fn person_state(page: &CardDetail, t: Translator) -> PartState {
    complete(people::hidden(&page.card.person).len(), t)
}

pub(super) fn complete(hidden: usize, t: Translator) -> PartState {
    if hidden == 0 {
        PartState::ok(t.get("console-part-complete"))
    } else {
        PartState::masked(t.with("console-part-hidden", &[("n", hidden.into())]))
    }
}

fn services_state(page: &CardDetail, t: Translator) -> PartState {
    let n = page.card.requests.len();
    let words = t.with("console-part-count-services", &[("n", n.into())]);
    if n == 0 { PartState::none(words) } else { PartState::ok(words) }
}

fn answers_state(page: &CardDetail, t: Translator) -> PartState {
    if page.card.answers.is_empty() {
        PartState::none(t.get("console-part-no-answers"))
    } else {
        complete(page.hidden_answers().len(), t)
    }
}

fn notes_state(page: &CardDetail, t: Translator) -> PartState {
    if hidden_by(&page.card.diary).is_some() {
        return complete(1, t);
    }
    let n = page.card.notes().len() + usize::from(page.card.private_notes_of_others);
    let words = t.with("console-part-count-notes", &[("n", n.into())]);
    if n == 0 { PartState::none(words) } else { PartState::ok(words) }
}

fn outcome_state(page: &CardDetail, t: Translator) -> PartState {
    match page.card.state {
        State::Open => PartState::todo(t.get("console-part-missing-outcome")),
        State::Completed { .. } => PartState::ok(t.get("console-part-complete")),
    }
}

/// All parts, in order.
pub(super) fn all(page: &CardDetail, t: Translator) -> AnyView {
    (1_u8..)
        .zip(entries(page, t))
        .map(|(number, entry)| {
            let content = content(page, entry.id, t);
            let edit = match Filled::from_code(entry.id) {
                Some(part) => {
                    let may = page.editing.is_none() && !page.card.parts.is_hidden(part);
                    (may && may_do(Permission::EditCards)).then(|| filled::edit_href(page, part, None))
                }
                None => other_edit(page, entry.id),
            };
            view! { <Part number=number entry=entry edit=edit>{content}</Part> }
        })
        .collect_view()
        .into_any()
}

/// The address that opens the access for editing, or the outcome of a completed card.
fn other_edit(page: &CardDetail, part: &str) -> Option<String> {
    let (value, may) = match part {
        ACCESS => (EDIT_ACCESS, page.access.is_none()),
        OUTCOME => (EDIT_OUTCOME, !page.is_open() && !page.correcting),
        _ => return None,
    };
    let path = Route::card(page.card.id).href();
    let query = address::with_query(&path, &[(EDIT, value.to_owned())]);
    (may && may_do(Permission::EditCards)).then(|| format!("{query}#{part}"))
}

fn content(page: &CardDetail, part: &str, t: Translator) -> AnyView {
    if let Some(part) = Filled::from_code(part) {
        return filled::view(page, part, t);
    }
    match part {
        ACCESS => access(page, t),
        PERSON => {
            let facts = people::person_facts(&page.card.person, t);
            view! { <Facts id="persona-dati" columns=Columns::Three facts=facts/> }.into_any()
        }
        SERVICES => services(page, t),
        ANSWERS => answers(page, t),
        NOTES => notes(page, t),
        _ => outcome(page, t),
    }
}

/// That the access is of a day on which the person did not live, in words.
pub(super) fn out_of_life(page: &CardDetail, t: Translator) -> Option<String> {
    let (key, date) = match page.card.person.out_of_life(page.card.access.on)? {
        OutOfLife::BeforeBirth(born) => ("console-out-of-life-unborn", born.words()),
        OutOfLife::AfterDeath(day) => ("console-out-of-life-dead", format::date(day)),
    };
    Some(t.with(key, &[("date", date.into())]))
}

fn access(page: &CardDetail, t: Translator) -> AnyView {
    let warning = out_of_life(page, t).map(|text| view! { <Banner icon="sp-alert" text=text/> });
    if let Some(form) = &page.access {
        return view! { {warning}{edit::access(page, form, t)} }.into_any();
    }
    let facts = access_facts(page, &page.card.access, t);
    let before = |replaced: &Earlier| match replaced {
        Earlier::Access(before) => Some(access_facts(page, before, t)),
        Earlier::Outcome(_) => None,
    };
    let corrections = corrections::view(page, ACCESS, before, t);
    view! { {warning}<Facts id="accesso-dati" columns=Columns::Three facts=facts/>{corrections} }.into_any()
}

/// An access of this card: as it stands, or as it stood before a correction. Hidden words are told once, whichever of
/// them there are.
pub(super) fn access_facts(page: &CardDetail, access: &SeenAccess, t: Translator) -> Vec<Fact> {
    let written =
        |key: &str, words: &String| (!words.is_empty()).then(|| Fact::text(t.get(key), words.clone()));
    let mut facts = vec![
        Fact::text(t.get("console-access-on"), format::date(access.on)),
        Fact::text(t.get("console-access-mode"), t.get(words::mode(access.mode))),
        Fact::text(t.get("console-access-reason"), t.get(words::access_reason(access.reason))),
    ];
    if let Some(words) = access.words.shown() {
        facts.extend(written("console-access-sender", &words.sender));
        facts.extend(written("console-access-specification", &words.specification));
    }
    let description = |words: &Words| match words.description.as_str() {
        "" => t.get("console-part-missing-description"),
        description => description.to_owned(),
    };
    facts.extend([
        Fact::text(t.get("console-access-operator"), page.card.opened.by.name.clone()),
        Fact::field(t.get("console-access-description"), &access.words, description),
    ]);
    facts
}

fn services(page: &CardDetail, t: Translator) -> AnyView {
    let lines = page
        .card
        .requests
        .iter()
        .map(|request| ServiceLine {
            name: t.text(&request.title),
            href: Route::ConsoleCard { id: page.card.id, part: CardPart::Request(request.id) }.href(),
            state: t.get(words::advancement(request.advancement)),
            asked: t.with("console-service-asked", &[("date", format::date(request.on).into())]),
            intake: request.intake.map(|(id, protocollo)| {
                let words =
                    t.with("console-service-intake", &[("protocollo", protocollo.to_string().into())]);
                (Route::intake(id).href(), words)
            }),
        })
        .collect();
    let add = page.is_open().then(|| {
        let href = Route::ConsoleCard { id: page.card.id, part: CardPart::Requests }.href();
        view! { <p><a href=href>{t.get("console-request-new")}</a></p> }
    });
    view! { <ServiceLines lines=lines/>{add} }.into_any()
}

fn answers(page: &CardDetail, t: Translator) -> AnyView {
    if page.card.answers.is_empty() {
        view! { <Small>{t.get("console-answers-none")}</Small> }.into_any()
    } else {
        view! { {needs(page, t)}<AnsweredSteps answers=page.card.answers.clone()/> }.into_any()
    }
}

/// The needs that the answers stand for; those of a hidden group are told by the group.
fn needs(page: &CardDetail, t: Translator) -> Option<AnyView> {
    let (lists, on) = (&page.card.parts.lists, page.card.access.on);
    let word = |code: &String| lists.label(Table::Need, code, on).unwrap_or(code).to_owned();
    let fact = |need| Fact::field(t.get("console-need"), need, word);
    let facts: Vec<Fact> = page.card.needs.iter().map(fact).collect();
    (!facts.is_empty())
        .then(|| view! { <Facts id="bisogni-online" columns=Columns::Three facts=facts/> }.into_any())
}

fn notes(page: &CardDetail, t: Translator) -> AnyView {
    let form = page.is_open().then(|| edit::note(page, t));
    let last = page.card.diary.clone().map(|notes| notes.into_iter().take(3).collect::<Vec<_>>());
    let diary = Route::ConsoleCard { id: page.card.id, part: CardPart::Diary }.href();
    view! {
        {form}
        <Diary card=page.card.id entries=last private_of_others=page.card.private_notes_of_others/>
        <p><a href=diary>{t.get("console-diary-all")}</a></p>
    }
    .into_any()
}

fn outcome(page: &CardDetail, t: Translator) -> AnyView {
    match &page.card.state {
        State::Open if !may_do(Permission::EditCards) => ().into_any(),
        State::Open => edit::outcome(page, t),
        State::Completed { .. } if page.correcting => edit::outcome(page, t),
        State::Completed { .. } => {
            let facts = outcome_facts(page, t);
            let before = |replaced: &Earlier| match replaced {
                Earlier::Outcome(before) => Some(vec![outcome_fact(page, before, t)]),
                Earlier::Access(_) => None,
            };
            let corrections = corrections::view(page, OUTCOME, before, t);
            view! { <Facts id="conclusione-dati" columns=Columns::Three facts=facts/>{corrections} }
                .into_any()
        }
    }
}

/// How the access ended; nothing while the card is open.
pub(super) fn outcome_facts(page: &CardDetail, t: Translator) -> Vec<Fact> {
    let State::Completed { completed, outcome } = &page.card.state else { return Vec::new() };
    vec![
        outcome_fact(page, outcome, t),
        Fact::text(t.get("console-outcome-by"), completed.by.name.clone()),
        Fact::text(t.get("console-outcome-at"), format::date_time(completed.at)),
    ]
}

/// An outcome in the words of the day on which the card was completed.
fn outcome_fact(page: &CardDetail, outcome: &Outcome, t: Translator) -> Fact {
    let lists = &page.card.parts.lists;
    let on = match &page.card.state {
        State::Open => lists.today(),
        State::Completed { completed, .. } => day_in_rome(completed.at),
    };
    Fact::text(t.get("console-outcome"), outcome.label(lists, on))
}
