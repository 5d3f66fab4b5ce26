//! Fields that a desk fills in: to be read, and to be written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    calendar::day_in_rome,
    fields::{Choices, Def, Item, Kind, Lists, Problem, Shown, Values, Version, Wrong},
    format,
    mask::Group,
};
use leptos::prelude::*;

use super::{person_facts::why, words};
use crate::{
    components::{
        Control, FieldProblem, Input, Pick, SelectField, SeveralField, TextArea, TextField,
        console::{Fact, hidden_by},
        questions::municipality,
    },
    i18n::Translator,
};

/// The `id` of a field's control.
fn id(def: &Def) -> String {
    format!("f-{}", def.code)
}

fn wrong(problem: &Problem, t: Translator) -> String {
    match problem.wrong {
        Wrong::TooLong { found, max } => {
            t.with("console-error-too-long", &[("found", found.into()), ("max", max.into())])
        }
        Wrong::NotADay => t.get("console-field-not-a-day"),
        Wrong::NotAYear => t.get("console-field-not-a-year"),
        Wrong::NotACount => t.get("console-field-not-a-count"),
        Wrong::NotAPercentage => t.get("console-field-not-a-percentage"),
        Wrong::NotAnAmount => t.get("console-field-not-an-amount"),
        Wrong::NotAFiscalCode => t.get("console-field-not-a-fiscal-code"),
        Wrong::UnknownChoice => t.get("console-error-unknown-choice"),
        Wrong::Missing => t.get("console-field-missing"),
    }
}

/// What must be corrected, with a link to the field.
pub(super) fn problem(problem: &Problem, t: Translator) -> FieldProblem {
    FieldProblem { id: id(problem.field), message: format!("{}: {}", problem.field.label, wrong(problem, t)) }
}

/// The filled fields; the hidden ones are told once for each group.
pub(super) fn facts(fields: &'static [Def], version: &Version, lists: &Lists, t: Translator) -> Vec<Fact> {
    shown(fields, &version.fields, (lists, day_in_rome(version.at)), t)
}

/// The same of fields that nobody saves in versions, in the words of the day on which they were written.
pub(super) fn shown(
    fields: &'static [Def],
    values: &[Shown],
    (lists, on): (&Lists, NaiveDate),
    t: Translator,
) -> Vec<Fact> {
    let fact = |(code, field): &Shown| {
        let def = fields.iter().find(|def| def.code == code)?;
        if let Some(group) = hidden_by(field) {
            return Some(Fact::masked(t.get(words::group(group)), group));
        }
        let of = |values: &Vec<String>| {
            values.iter().map(|value| def.words(value, lists, on)).collect::<Vec<_>>().join(", ")
        };
        Some(Fact::field(def.label, field, of))
    };
    let mut told = BTreeSet::new();
    let once = |(_, field): &&Shown| hidden_by(field).is_none_or(|group| told.insert(group));
    values.iter().filter(once).filter_map(fact).collect()
}

/// Who saved it and when, in words.
pub(super) fn saved_by(version: &Version, t: Translator) -> String {
    let saved = t.with(
        "console-part-saved",
        &[
            ("n", version.number.into()),
            ("name", version.by.as_str().into()),
            ("date", format::date_time(version.at).into()),
        ],
    );
    let reason = version.reason.as_ref().filter(|reason| !reason.is_absent());
    let reason =
        reason.map(|reason| t.with("console-part-corrected", &[("reason", why(Some(reason), t).into())]));
    let taken =
        version.taken_from.map(|day| t.with("console-part-taken", &[("date", format::date(day).into())]));
    [Some(saved), reason, taken].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The controls of the fields that may be seen; the needed ones must be filled in.
pub(super) fn controls_needing(
    needed: &[&str],
    fields: &'static [Def],
    hidden: &[Group],
    (values, problems): (&Values, &[Problem]),
    lists: &Lists,
    t: Translator,
) -> AnyView {
    let may_see = |def: &&Def| !hidden.contains(&def.group);
    fields
        .iter()
        .filter(may_see)
        .map(|def| field(def, !needed.contains(&def.code), (values, problems), lists, t))
        .collect_view()
        .into_any()
}

/// Whether one of the fields that may be seen is completed while typing: then the page has an island.
pub(super) fn has_place(fields: &[Def], hidden: &[Group]) -> bool {
    fields.iter().any(|def| def.kind == Kind::Place && !hidden.contains(&def.group))
}

fn picks(list: &[(&'static str, &'static str)]) -> Vec<Pick> {
    list.iter().map(|(code, label)| Pick::new(*code, (*label).to_owned())).collect()
}

/// What a code table offers; what it offers no more says so.
fn offered(items: Vec<Item>, t: Translator) -> Vec<Pick> {
    let pick = |Item { code, label, withdrawn }| {
        let gone = || t.with("console-field-withdrawn", &[("text", label.as_str().into())]);
        Pick::new(code, if withdrawn { gone() } else { label.clone() })
    };
    items.into_iter().map(pick).collect()
}

/// The same without headings.
fn flat(choices: Vec<Choices>, t: Translator) -> Vec<Pick> {
    offered(choices.into_iter().flat_map(|choices| choices.items).collect(), t)
}

fn field(
    def: &Def,
    optional: bool,
    (typed, problems): (&Values, &[Problem]),
    lists: &Lists,
    t: Translator,
) -> AnyView {
    let error = problems.iter().find(|problem| problem.field.code == def.code);
    let error = error.map(|problem| wrong(problem, t));
    let control = Control::new(def.code, def.label.to_owned()).id(id(def)).error(error).optional(optional);
    let value = typed.one(def.code).to_owned();
    let values = typed.all(def.code).to_vec();
    let empty = t.get("console-choose");
    match def.kind {
        Kind::Line => view! { <TextField control=control.half() value=value max=200/> }.into_any(),
        Kind::Place => municipality(control.half(), value),
        Kind::Long => view! { <TextArea control=control value=value rows=3 max=4000/> }.into_any(),
        Kind::Day => {
            let control = control.half().hint(t.get("console-access-on-hint"));
            view! { <TextField control=control value=value input=Input::Date max=10/> }.into_any()
        }
        Kind::Year | Kind::Count | Kind::Percentage => {
            view! { <TextField control=control.half() value=value input=Input::Integer max=4/> }.into_any()
        }
        Kind::FiscalCode => {
            view! { <TextField control=control.half() value=value input=Input::Code max=20/> }.into_any()
        }
        Kind::Money => {
            view! { <TextField control=control.half() value=value input=Input::Money max=20/> }.into_any()
        }
        Kind::One(list) => {
            view! { <SelectField control=control.half() options=picks(list) value=value empty=empty/> }
                .into_any()
        }
        Kind::Several(list) => {
            view! { <SeveralField control=control options=picks(list) values=values/> }.into_any()
        }
        Kind::OneOf(..) | Kind::Need => {
            let options = flat(def.choices(lists, &values), t);
            view! { <SelectField control=control options=options value=value empty=empty/> }.into_any()
        }
        Kind::Needs => tree(&control, def.choices(lists, &values), &values, t),
    }
}

/// A tree: a group of boxes for each heading. The first has the id of the field.
fn tree(control: &Control, choices: Vec<Choices>, values: &[String], t: Translator) -> AnyView {
    choices
        .into_iter()
        .enumerate()
        .map(|(place, Choices { title, items })| {
            let id = if place == 0 { control.id.clone() } else { format!("{}-g{place}", control.id) };
            let label = title.unwrap_or_else(|| t.get("console-field-of-no-list"));
            let group = Control::new(control.name.clone(), label).id(id);
            view! { <SeveralField control=group options=offered(items, t) values=values.to_vec()/> }
        })
        .collect_view()
        .into_any()
}
