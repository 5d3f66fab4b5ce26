//! Fields that a desk fills in: to be read, and to be written.

use std::collections::BTreeSet;

use domain::{
    fields::{Def, Kind, Problem, Shown, Values, Version, Wrong, needs},
    format,
    mask::Group,
};
use leptos::prelude::*;

use super::words;
use crate::{
    components::{
        Control, FieldProblem, Input, Pick, SelectField, SeveralField, TextArea, TextField,
        console::{Fact, hidden_by},
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
        Wrong::UnknownChoice => t.get("console-error-unknown-choice"),
        Wrong::Missing => t.get("console-field-missing"),
    }
}

/// What must be corrected, with a link to the field.
pub(super) fn problem(problem: &Problem, t: Translator) -> FieldProblem {
    FieldProblem { id: id(problem.field), message: format!("{}: {}", problem.field.label, wrong(problem, t)) }
}

/// The filled fields; the hidden ones are told once for each group.
pub(super) fn facts(fields: &'static [Def], version: &Version, t: Translator) -> Vec<Fact> {
    shown(fields, &version.fields, t)
}

/// The same of fields that nobody saves in versions.
pub(super) fn shown(fields: &'static [Def], values: &[Shown], t: Translator) -> Vec<Fact> {
    let fact = |(code, field): &Shown| {
        let def = fields.iter().find(|def| def.code == code)?;
        if let Some(group) = hidden_by(field) {
            return Some(Fact::masked(t.get(words::group(group)), group));
        }
        let of =
            |values: &Vec<String>| values.iter().map(|value| def.words(value)).collect::<Vec<_>>().join(", ");
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
    let reason = version
        .reason
        .as_ref()
        .map(|reason| t.with("console-part-corrected", &[("reason", reason.as_str().into())]));
    let taken =
        version.taken_from.map(|day| t.with("console-part-taken", &[("date", format::date(day).into())]));
    [Some(saved), reason, taken].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The controls of the fields that may be seen.
pub(super) fn controls(
    fields: &'static [Def],
    hidden: &[Group],
    (values, problems): (&Values, &[Problem]),
    t: Translator,
) -> AnyView {
    controls_needing(&[], fields, hidden, (values, problems), t)
}

/// The same; these fields must be filled in.
pub(super) fn controls_needing(
    needed: &[&str],
    fields: &'static [Def],
    hidden: &[Group],
    (values, problems): (&Values, &[Problem]),
    t: Translator,
) -> AnyView {
    let may_see = |def: &&Def| !hidden.contains(&def.group);
    fields
        .iter()
        .filter(may_see)
        .map(|def| field(def, !needed.contains(&def.code), (values, problems), t))
        .collect_view()
        .into_any()
}

fn picks(list: &[(&'static str, &'static str)]) -> Vec<Pick> {
    list.iter().map(|(code, label)| Pick::new(*code, (*label).to_owned())).collect()
}

fn field(def: &Def, optional: bool, (typed, problems): (&Values, &[Problem]), t: Translator) -> AnyView {
    let error = problems.iter().find(|problem| problem.field.code == def.code);
    let error = error.map(|problem| wrong(problem, t));
    let control = Control::new(def.code, def.label.to_owned()).id(id(def)).error(error).optional(optional);
    let value = typed.one(def.code).to_owned();
    let values = typed.all(def.code).to_vec();
    let empty = t.get("console-choose");
    match def.kind {
        Kind::Line => view! { <TextField control=control.half() value=value max=200/> }.into_any(),
        Kind::Long => view! { <TextArea control=control value=value rows=3 max=4000/> }.into_any(),
        Kind::Day => {
            view! { <TextField control=control.half() value=value input=Input::Date max=10/> }.into_any()
        }
        Kind::Year | Kind::Count => {
            view! { <TextField control=control.half() value=value input=Input::Integer max=4/> }.into_any()
        }
        Kind::One(list) => {
            view! { <SelectField control=control.half() options=picks(list) value=value empty=empty/> }
                .into_any()
        }
        Kind::Several(list) => {
            view! { <SeveralField control=control options=picks(list) values=values/> }.into_any()
        }
        Kind::Need => {
            let all = needs::TREE.iter().filter(|need| need.parent.is_some());
            let options = all.map(|need| Pick::new(need.code, need.label.to_owned())).collect();
            view! { <SelectField control=control options=options value=value empty=empty/> }.into_any()
        }
        Kind::Needs => tree(&control, &values),
    }
}

/// The tree of needs: a group of boxes for each area. The first has the id of the field.
fn tree(control: &Control, values: &[String]) -> AnyView {
    needs::classes()
        .flat_map(|class| needs::below(class.code).map(move |area| (class, area)))
        .enumerate()
        .map(|(place, (class, area))| {
            let id = if place == 0 { control.id.clone() } else { format!("{}-{}", control.id, area.code) };
            let label = format!("{}: {}", class.label, area.label.to_lowercase());
            let area_itself = Pick::new(area.code, area.label.to_owned());
            let below = needs::below(area.code).map(|need| Pick::new(need.code, need.label.to_owned()));
            let options = std::iter::once(area_itself).chain(below).collect();
            let group = Control::new(control.name.clone(), label).id(id);
            view! { <SeveralField control=group options=options values=values.to_vec()/> }
        })
        .collect_view()
        .into_any()
}
