//! What a desk did in a period, in numbers and without names.

mod form;
mod samples;

use chrono::NaiveDate;
use domain::{
    Text,
    actor::DeskRef,
    card::requests::Advancement,
    counting::{Figure, Kind, Numbers, Period, Quarter, Shown, Threshold},
    format,
};
use leptos::prelude::*;

pub use form::{PeriodError, PeriodForm};

use super::words;
use crate::{
    components::{
        Control, ErrorSummary, FieldProblem, Pick, SelectField,
        console::{
            Bar, BarFigure, Figures, KeyFigure, KeyFigures, PageHead, PeriodBar, SmallKind, SmallLink,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// The numbers of a desk.
#[derive(Debug, Clone)]
pub struct NumbersPage {
    /// Name of the desk.
    pub desk: String,
    /// Of how many people a number must be to be shown.
    pub threshold: Threshold,
    /// The days that were asked for.
    pub form: PeriodForm,
    /// The period and its numbers, or what must be corrected.
    pub found: Result<(Period, Numbers), Vec<PeriodError>>,
    /// The desks to choose from.
    pub desks: Vec<DeskRef>,
    /// The quarters to choose from; none where the days are free.
    pub quarters: Vec<Quarter>,
}

impl Page for NumbersPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-numbers-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        self.found.is_err()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let sub = match &self.found {
            Ok((period, _)) => t.with(
                "console-numbers-of",
                &[
                    ("desk", self.desk.as_str().into()),
                    ("first", format::date(period.from()).into()),
                    ("last", format::date(period.to()).into()),
                ],
            ),
            Err(_) => self.desk.clone(),
        };
        let chosen = chosen(&self, t);
        let lead = t.with("console-numbers-lead", &[("n", self.threshold.people().into())]);
        let (found, errors) = match self.found {
            Ok((_, numbers)) => (Some(shown(numbers, t)), Vec::new()),
            Err(errors) => (None, errors),
        };
        let problems = errors.iter().map(|error| problem(*error, t)).collect();
        let from = control("dal", "console-numbers-from", &errors, t);
        let to = control("al", "console-numbers-to", &errors, t);
        let days = self.quarters.is_empty().then_some([(from, self.form.from), (to, self.form.to)]);
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-numbers-title") sub=sub>
                <SmallLink
                    kind=SmallKind::Secondary href=Route::ConsoleRatings.href() text=t.get("console-ratings-title")
                />
            </PageHead>
            <PeriodBar days=days>{chosen}</PeriodBar>
            <p>{lead}</p>
            {found}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::numbers()
    }
}

/// The desk, where there are several, and the quarter, where the days are not free.
fn chosen(page: &NumbersPage, t: Translator) -> AnyView {
    let desks = (page.desks.len() > 1).then(|| {
        let all = page.desks.iter().map(|desk| Pick::new(desk.id.to_string(), desk.name.clone()));
        let control = Control::new("sportello", t.get("console-numbers-desk")).id("f-sportello");
        select(control, all.collect(), &page.form.desk, t)
    });
    let quarters = (!page.quarters.is_empty()).then(|| {
        let name = |quarter: &Quarter| {
            let values = [("n", quarter.number().into()), ("year", quarter.year().to_string().into())];
            t.with("console-numbers-quarter-of", &values)
        };
        let all = page.quarters.iter().map(|quarter| Pick::new(quarter.code(), name(quarter)));
        let control = Control::new("trimestre", t.get("console-numbers-quarter")).id("f-trimestre");
        select(control, all.collect(), &page.form.quarter, t)
    });
    view! { {desks}{quarters} }.into_any()
}

fn select(control: Control, options: Vec<Pick>, value: &str, t: Translator) -> AnyView {
    let (value, empty) = (value.to_owned(), t.get("console-choose"));
    view! { <SelectField control=control options=options value=value empty=empty/> }.into_any()
}

fn problem(error: PeriodError, t: Translator) -> FieldProblem {
    let (id, key) = error.place();
    FieldProblem { id: id.to_owned(), message: t.get(key) }
}

fn control(name: &str, label: &str, errors: &[PeriodError], t: Translator) -> Control {
    let id = format!("f-{name}");
    let error = errors.iter().map(|error| error.place()).find(|(place, _)| *place == id);
    Control::new(name.to_owned(), t.get(label)).id(id).error(error.map(|(_, key)| t.get(key)))
}

/// A number, or that it is not told.
fn number(shown: Shown, t: Translator) -> String {
    shown.number().map_or_else(|| t.get("console-numbers-untold"), format::number)
}

/// Minutes as hours and minutes, or that they are not told.
fn hours(shown: Shown, t: Translator) -> String {
    shown.number().map_or_else(
        || t.get("console-numbers-untold"),
        |minutes| words::time(u32::try_from(minutes).unwrap_or(u32::MAX)),
    )
}

fn bars<K>(
    parts: Vec<(K, Shown)>,
    name: impl Fn(K) -> String,
    words: fn(Shown, Translator) -> String,
    t: Translator,
) -> Vec<Bar> {
    parts.into_iter().map(|(of, value)| Bar { name: name(of), value, words: words(value, t) }).collect()
}

fn shown(numbers: Numbers, t: Translator) -> AnyView {
    let key =
        |name: &str, number: String, sub: &str| KeyFigure { name: t.get(name), number, sub: t.get(sub) };
    let figures = vec![
        key("console-numbers-contacts", number(numbers.contacts.total, t), "console-numbers-contacts-sub"),
        key("console-numbers-people", number(numbers.people.total, t), "console-numbers-people-sub"),
        key("console-numbers-cards", number(numbers.cards.total, t), "console-numbers-cards-sub"),
        key("console-numbers-requests", number(numbers.by_service.total, t), "console-numbers-requests-sub"),
        key("console-numbers-hours", hours(numbers.minutes.total, t), "console-numbers-hours-sub"),
    ];
    let Numbers { contacts, cards, by_outcome, people, by_service, by_state, minutes } = numbers;
    let all = [
        by_month("contatti", "console-numbers-contacts", "console-numbers-contacts-by-month", contacts, t),
        by_month("schede", "console-numbers-cards", "console-numbers-cards-by-month", cards, t),
        cards_by_outcome(by_outcome, t),
        of_people(people, t),
        requests_by_service(by_service, t),
        requests_by_state(by_state, t),
        worked(minutes, t),
    ];
    let all = all.into_iter().collect_view();
    view! {
        <KeyFigures figures=figures/>
        <Figures>{all}</Figures>
    }
    .into_any()
}

fn by_month(id: &'static str, what: &str, title: &str, figure: Figure<NaiveDate>, t: Translator) -> AnyView {
    let total = number(figure.total, t);
    let bars = bars(figure.parts, |month| month.format("%m/%Y").to_string(), number, t);
    view! {
        <BarFigure
            id=id title=t.get(title) sub=t.get("console-numbers-by-month-sub")
            heads=(t.get("console-numbers-month"), t.get(what)) bars=bars total=total
            none=t.get("console-numbers-none")
        />
    }
    .into_any()
}

fn cards_by_outcome(figure: Figure<Option<Text>>, t: Translator) -> AnyView {
    let total = number(figure.total, t);
    let open = || t.get("console-numbers-still-open");
    let name = |label: Option<Text>| label.map_or_else(open, |label| t.text(&label));
    let bars = bars(figure.parts, name, number, t);
    view! {
        <BarFigure
            id="per-esito" title=t.get("console-numbers-by-outcome") sub=t.get("console-numbers-by-outcome-sub")
            heads=(t.get("console-outcome"), t.get("console-numbers-cards")) bars=bars total=total
            none=t.get("console-numbers-none")
        />
    }
    .into_any()
}

fn of_people(figure: Figure<Kind>, t: Translator) -> AnyView {
    let name = |kind| {
        t.get(match kind {
            Kind::Known => "console-numbers-known",
            Kind::Anonymous => "console-numbers-anonymous",
        })
    };
    let total = number(figure.total, t);
    let bars = bars(figure.parts, name, number, t);
    view! {
        <BarFigure
            id="persone" title=t.get("console-numbers-people") sub=t.get("console-numbers-kind-sub")
            heads=(t.get("console-numbers-kind"), t.get("console-numbers-people")) bars=bars total=total
            none=t.get("console-numbers-none")
        />
    }
    .into_any()
}

fn requests_by_service(figure: Figure<Text>, t: Translator) -> AnyView {
    let total = number(figure.total, t);
    let bars = bars(figure.parts, |title| t.text(&title), number, t);
    view! {
        <BarFigure
            id="per-servizio" title=t.get("console-numbers-by-service")
            sub=t.get("console-numbers-by-service-sub")
            heads=(t.get("console-col-service"), t.get("console-numbers-requests")) bars=bars total=total
            none=t.get("console-numbers-none")
        />
    }
    .into_any()
}

fn requests_by_state(figure: Figure<Advancement>, t: Translator) -> AnyView {
    let total = number(figure.total, t);
    let bars = bars(figure.parts, |state| t.get(words::advancement(state)), number, t);
    view! {
        <BarFigure
            id="per-stato" title=t.get("console-numbers-by-state") sub=t.get("console-numbers-by-state-sub")
            heads=(t.get("console-col-state"), t.get("console-numbers-requests")) bars=bars total=total
            none=t.get("console-numbers-none")
        />
    }
    .into_any()
}

fn worked(figure: Figure<Text>, t: Translator) -> AnyView {
    let total = hours(figure.total, t);
    let bars = bars(figure.parts, |title| t.text(&title), hours, t);
    view! {
        <BarFigure
            id="ore" title=t.get("console-numbers-hours-by-service") sub=t.get("console-numbers-worked-sub")
            heads=(t.get("console-col-service"), t.get("console-numbers-hours")) bars=bars total=total
            none=t.get("console-numbers-no-work")
        />
    }
    .into_any()
}
