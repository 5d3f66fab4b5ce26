//! The parts that the desk fills in: to be read, and to be written.

use std::collections::BTreeSet;

use domain::{
    Id, Protocollo,
    card::{
        Card, State,
        parts::{Missing, Part, Place, Told, Written, written},
    },
    fields::{Clash, Lists, Problem, Values, groups},
    mask::Group,
};
use leptos::prelude::*;

use super::{CardDetail, proposal, writing};
use crate::{
    components::{
        Control, FieldProblem, Pick, TextField,
        console::{
            Columns, Facts, Fold, PartForm, PartState, SmallButton, SmallKind, SmallLink, Source, hidden_by,
        },
        layout::Small,
    },
    console::{address, carried, fields, unsaved::Unsaved},
    i18n::Translator,
    routes::{CardPart, Merging, Route},
};

/// The parameter that fills the form from the last card.
pub const TAKE: &str = "riprendi";
/// The parameter that fills the part about the family from the household.
pub const HOUSEHOLD: &str = "dal-nucleo";

/// A part that is open for editing.
#[derive(Debug, Clone)]
pub struct Editing {
    /// Which.
    pub part: Part,
    /// What stands in its fields.
    pub values: Values,
    /// Number of the save that it began with.
    pub version: i64,
    /// Why a completed card is corrected.
    pub reason: String,
    /// Day of the card it is taken over from, as it is posted.
    pub taken_from: String,
    /// Where the household was asked: whether it says anything.
    pub household: Option<bool>,
    /// Requests that something was filled in from.
    pub proposed_by: Vec<Protocollo>,
    /// What must be corrected.
    pub problems: Vec<Problem>,
    /// What a colleague wrote differently.
    pub clashes: Vec<Clash>,
    /// Number of the colleague's save, in a clash.
    pub seen: Option<i64>,
    /// What was chosen in a clash, by field, as it was posted.
    pub choices: Vec<(String, String)>,
    /// Whether a reason is wanted and was not given.
    pub no_reason: bool,
    /// What the same operator wrote before and did not save.
    pub unsaved: Option<Unsaved>,
}

impl Editing {
    /// The part as it was saved last; what the person said online is proposed where there is nothing yet.
    pub fn of(page: &CardDetail, part: Part) -> Self {
        let values = page.card.parts.visible(part);
        let version = page.card.parts.last(part).map_or(0, |version| version.number);
        let mut editing = Self {
            part,
            values,
            version,
            reason: String::new(),
            taken_from: String::new(),
            household: None,
            proposed_by: Vec::new(),
            problems: Vec::new(),
            clashes: Vec::new(),
            seen: None,
            choices: Vec::new(),
            no_reason: false,
            unsaved: None,
        };
        if version == 0 && page.is_open() {
            editing.take_proposal(page);
        }
        editing
    }

    /// Fills what is empty with what requests sent online say. Nothing of it is saved before the operator does.
    pub fn take_proposal(&mut self, page: &CardDetail) {
        let (proposal, sources) = page.card.parts.proposal(self.part);
        let empty = self.part.fields().iter().filter(|def| self.values.all(def.code).is_empty());
        let codes: Vec<&str> =
            empty.map(|def| def.code).filter(|code| !proposal.all(code).is_empty()).collect();
        for code in &codes {
            self.values.set(code, proposal.all(code).to_vec());
        }
        if !codes.is_empty() {
            self.proposed_by = sources;
        }
    }

    /// The address that opens a part of a card for editing, filled from there.
    pub fn href(card: Id<Card>, part: Part, from: Option<&'static str>) -> String {
        let mut query = vec![(super::EDIT, part.code().to_owned())];
        query.extend(from.map(|from| (from, "si".to_owned())));
        let path = address::with_query(&Route::card(card).href(), &query);
        format!("{path}#{}", part.code())
    }

    /// Fills in what the household says; everything else stays as it was.
    pub fn propose(&mut self, found: Option<Values>) {
        self.household = Some(found.is_some());
        let Some(found) = found else { return };
        for def in self.part.fields() {
            let said = found.all(def.code);
            if !said.is_empty() {
                self.values.set(def.code, said.iter().cloned());
            }
        }
    }

    /// Whether something must be corrected or chosen.
    pub fn has_problems(&self) -> bool {
        self.no_reason || !self.problems.is_empty() || !self.clashes.is_empty()
    }
}

/// What must be corrected or is missing, each with a link to its field or to its part.
pub(super) fn problems(page: &CardDetail, t: Translator) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    if let Some(editing) = &page.editing {
        found.extend(editing.problems.iter().map(|problem| fields::problem(problem, t)));
        let reason = FieldProblem { id: "f-correzione".into(), message: t.get("console-correction-empty") };
        found.extend(editing.no_reason.then_some(reason));
        found.extend(editing.clashes.iter().map(|clash| FieldProblem {
            id: format!("f-scelta-{}", clash.field.code),
            message: t.with("console-clash-field", &[("field", clash.field.label.into())]),
        }));
    }
    found.extend(
        page.missing.iter().map(|missing| FieldProblem {
            id: missing_href(page, missing),
            message: missing_words(missing, t),
        }),
    );
    found
}

/// The address at which what is missing is written.
fn missing_href(page: &CardDetail, missing: &Missing) -> String {
    let person = page.card.person.id;
    match missing.place {
        Place::Part(part) => field_href(page.card.id, part, missing.field.code),
        Place::Services => Route::ConsoleCard { id: page.card.id, part: CardPart::Requests }.href(),
        Place::Person => match written(missing.field.code) {
            Written::Fact(kind) => {
                let query = [(super::EDIT, kind.code().to_owned())];
                let facts = Route::ConsolePersonFacts { id: person }.href();
                format!("{}#{}", address::with_query(&facts, &query), kind.code())
            }
            Written::Record => Route::ConsoleMerging(Merging::Correction(person)).href(),
            Written::Either => Route::ConsolePerson { id: person }.href(),
        },
    }
}

fn missing_words(missing: &Missing, t: Translator) -> String {
    match (missing.place, missing.field.code) {
        (Place::Services, _) => t.get("console-missing-service"),
        (Place::Part(Part::Needs), "bisogni") => t.get("console-missing-need"),
        (place, _) => {
            let values = [("part", place.label().into()), ("field", missing.field.label.into())];
            t.with("console-missing-field", &values)
        }
    }
}

/// How complete a part is.
pub(super) fn state(page: &CardDetail, part: Part, t: Translator) -> PartState {
    let missing = page.card.parts.missing.iter().filter(|(of, _)| *of == part).count();
    match page.card.parts.last(part) {
        _ if missing > 0 && page.card.state == State::Open => {
            PartState::todo(t.with("console-part-missing-fields", &[("n", missing.into())]))
        }
        None => PartState::none(t.get("console-part-empty")),
        Some(version) if version.fields.is_empty() => PartState::none(t.get("console-part-empty")),
        Some(version) => {
            let groups: BTreeSet<Group> =
                version.fields.iter().filter_map(|(_, field)| hidden_by(field)).collect();
            super::parts::complete(groups.len(), t)
        }
    }
}

/// What contradicts itself in a part, in words.
pub(super) fn told_words(page: &CardDetail, part: Part, t: Translator) -> Vec<String> {
    let key = |told: Told| match told {
        Told::PermitBackwards => "console-told-permit-backwards",
        Told::PermitExpired => "console-told-permit-expired",
        Told::PermitBeforeArrival => "console-told-permit-before-arrival",
        Told::MinorAlone => "console-told-minor-alone",
        Told::NotAlone => "console-told-not-alone",
        Told::FewerMinors => "console-told-fewer-minors",
    };
    let of = page.card.parts.told.iter().filter(|told| told.part() == part);
    of.map(|told| t.get(key(*told))).collect()
}

/// The same, to be read in the page.
fn told(page: &CardDetail, part: Part, t: Translator) -> Vec<AnyView> {
    let one = |words: String| view! { <p><strong>{t.get("console-told")}</strong>" "{words}</p> }.into_any();
    told_words(page, part, t).into_iter().map(one).collect()
}

/// The part, as it stands or open for editing.
pub(super) fn view(page: &CardDetail, part: Part, t: Translator) -> AnyView {
    let (told, draft) = (told(page, part, t), writing::draft(page, part, t));
    if let Some(editing) = page.editing.as_ref().filter(|editing| editing.part == part) {
        return view! { {told}{form(page, editing, t)} }.into_any();
    }
    let saved = page.card.parts.saved.iter().find(|saved| saved.part == part);
    let versions = saved.map(|saved| saved.versions.as_slice()).unwrap_or_default();
    let Some((last, earlier)) = versions.split_first() else {
        let proposed = proposal::view(page, part, t);
        let empty = t.get("console-part-empty");
        return view! { {draft}{told}<Small>{empty}</Small>{proposed} }.into_any();
    };
    let (id, lists) = (format!("{}-{}", part.code(), last.number), &page.card.parts.lists);
    let earlier = (!earlier.is_empty()).then(|| {
        let all = earlier.iter().map(|version| {
            let (id, by) = (format!("{}-{}", part.code(), version.number), fields::saved_by(version, t));
            view! { <Small>{by}</Small><Facts id=id columns=Columns::Three facts=fields::facts(part.fields(), version, lists, t)/> }
        });
        let all = all.collect_view().into_any();
        view! { <Fold summary=t.get("console-part-earlier")>{all}</Fold> }
    });
    let empty = last.fields.is_empty().then(|| view! { <Small>{t.get("console-part-empty")}</Small> });
    let by = fields::saved_by(last, t);
    view! {
        {draft}
        {told}
        {empty}
        <Facts id=id columns=Columns::Three facts=fields::facts(part.fields(), last, lists, t)/>
        <Small>{by}</Small>
        {earlier}
    }
    .into_any()
}

/// The address that opens a part for editing.
pub(super) fn edit_href(page: &CardDetail, part: Part, from: Option<&'static str>) -> String {
    Editing::href(page.card.id, part, from)
}

/// The address of a field in its part, open for editing.
fn field_href(card: Id<Card>, part: Part, code: &str) -> String {
    let query = [(super::EDIT, part.code().to_owned())];
    format!("{}#f-{code}", address::with_query(&Route::card(card).href(), &query))
}

fn form(page: &CardDetail, editing: &Editing, t: Translator) -> AnyView {
    let part = editing.part;
    let action = Route::ConsoleCard { id: page.card.id, part: CardPart::Part(part) }.href();
    let typed = (&editing.values, editing.problems.as_slice());
    let lists = &page.card.parts.lists;
    let wanted = page.card.parts.wanted.iter().filter(|(of, _)| *of == part);
    let wanted: Vec<&str> = wanted.map(|(_, code)| code.as_str()).collect();
    let hidden = &page.card.parts.hidden;
    let controls = fields::controls_needing(&wanted, part.fields(), hidden, typed, lists, t);
    let held = carried::field(groups(part.fields()), |group| hidden.contains(&group));
    let seen = editing.seen.map(|seen| view! { <input type="hidden" name="_vista" value=seen/> });
    let clashes = editing.clashes.iter().map(|clash| choice(clash, editing, lists, t)).collect_view();
    let source = proposal::source(editing, t);
    let reason = (page.card.state != State::Open).then(|| why(editing, t));
    let (version, taken_from) = (editing.version, editing.taken_from.clone());
    let take = edit_href(page, part, Some(TAKE));
    let household = (part == Part::Family).then(|| {
        let href = edit_href(page, part, Some(HOUSEHOLD));
        view! { <SmallLink kind=SmallKind::Link href=href text=t.get("console-part-household")/>" " }
            .into_any()
    });
    let online = proposal::take(page, editing, t);
    let back = Route::card(page.card.id).anchor(part.code());
    view! {
        {writing::notice(page, editing, t)}
        <PartForm action=action version=Some(version) id=writing::FORM>
            {held}
            <input type="hidden" name="_da" value=taken_from/>
            {source.map(|words| view! { <Source text=words/> })}
            {seen}
            {clashes}
            {controls}
            {reason}
            <p>
                <SmallButton kind=SmallKind::Primary text=t.get("console-save")/>
                " "
                <SmallLink kind=SmallKind::Link href=take text=t.get("console-part-take")/>
                " "
                {household}
                {online}
                " "
                <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
            </p>
        </PartForm>
        {writing::autosave(page, editing, t)}
    }
    .into_any()
}

/// Why a completed card is corrected.
fn why(editing: &Editing, t: Translator) -> AnyView {
    let error = editing.no_reason.then(|| t.get("console-correction-empty"));
    let control = Control::new("correzione", t.get("console-correction")).id("f-correzione").error(error);
    view! { <TextField control=control value=editing.reason.clone() max=200/> }.into_any()
}

/// Mine and theirs of one field; nothing is chosen beforehand.
fn choice(clash: &Clash, editing: &Editing, lists: &Lists, t: Translator) -> AnyView {
    let words = |values: &[String]| {
        let one = |value: &String| clash.field.words(value, lists, lists.today());
        let words: Vec<String> = values.iter().map(one).collect();
        if words.is_empty() { t.get("console-clash-empty") } else { words.join(", ") }
    };
    let pick = |value: &str, key: &str, values: &[String]| {
        Pick::new(value, t.with(key, &[("text", words(values).into())]))
    };
    let options = vec![
        pick("mia", "console-clash-mine", &clash.mine),
        pick("sua", "console-clash-theirs", &clash.theirs),
    ];
    let name = format!("scelta-{}", clash.field.code);
    let label = t.with("console-clash-field", &[("field", clash.field.label.into())]);
    let chosen = editing.choices.iter().find(|(code, _)| code == clash.field.code);
    let value = chosen.map(|(_, choice)| choice.clone()).unwrap_or_default();
    let control = Control::new(name.clone(), label).id(format!("f-{name}"));
    view! { <crate::components::Choices control=control options=options value=value/> }.into_any()
}
