//! What is asked of a desk's numbers and ratings: which desk, and which days.

use domain::{actor::DeskRef, counting::Period, format};
use leptos::prelude::*;

use super::{PeriodError, PeriodForm};
use crate::{
    components::{Control, FieldProblem, Input, Pick, SelectField, TextField},
    i18n::Translator,
};

/// Which desk and days a page tells of.
pub(in crate::console) fn of_period(desk: &str, period: Period, t: Translator) -> String {
    t.with(
        "console-numbers-of",
        &[
            ("desk", desk.into()),
            ("first", format::date(period.from()).into()),
            ("last", format::date(period.to()).into()),
        ],
    )
}

/// The desk, where there are several.
pub(in crate::console) fn desk_field(desks: &[DeskRef], value: &str, t: Translator) -> Option<AnyView> {
    (desks.len() > 1).then(|| {
        let all = desks.iter().map(|desk| Pick::new(desk.id.to_string(), desk.name.clone()));
        let control = Control::new("sportello", t.get("console-numbers-desk")).id("f-sportello");
        select(control, all.collect(), value, t)
    })
}

/// First and last day.
pub(in crate::console) fn day_fields(form: &PeriodForm, errors: &[PeriodError], t: Translator) -> AnyView {
    let first = control("dal", "console-numbers-from", errors, t);
    let last = control("al", "console-numbers-to", errors, t);
    view! {
        <TextField control=first value=form.from.clone() input=Input::Date max=10/>
        <TextField control=last value=form.to.clone() input=Input::Date max=10/>
    }
    .into_any()
}

/// What must be corrected, for the summary.
pub(in crate::console) fn problems(errors: &[PeriodError], t: Translator) -> Vec<FieldProblem> {
    errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect()
}

/// A choice that may be left open.
pub(super) fn select(control: Control, options: Vec<Pick>, value: &str, t: Translator) -> AnyView {
    let (value, empty) = (value.to_owned(), t.get("console-choose"));
    view! { <SelectField control=control options=options value=value empty=empty/> }.into_any()
}

fn control(name: &str, label: &str, errors: &[PeriodError], t: Translator) -> Control {
    let id = format!("f-{name}");
    let error = errors.iter().map(|error| error.place()).find(|(place, _)| *place == id);
    Control::new(name.to_owned(), t.get(label)).id(id).error(error.map(|(_, key)| t.get(key)))
}
