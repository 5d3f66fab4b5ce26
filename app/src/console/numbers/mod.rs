//! What a desk did in a period, in numbers and without names.

mod asked;
mod form;
mod samples;

use chrono::NaiveDate;
use domain::{
    Text,
    actor::DeskRef,
    card::requests::Advancement,
    counting::{Counted, Figure, Kind, Numbers, Quarter, Shown, Told, Unmet},
    format,
    mask::{Field, Group},
};
use leptos::prelude::*;

pub(super) use asked::{day_fields, desk_field, of_period, problems};
pub use form::{PeriodError, PeriodForm};

use asked::select;

use super::{address::with_query, words};
use crate::{
    components::{
        Control, ErrorSummary, Pick,
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
    /// The desk.
    pub desk: DeskRef,
    /// Whether the operator may read its cards: they choose the days.
    pub reads_cards: bool,
    /// What was asked for.
    pub form: PeriodForm,
    /// What is told, or which days must be corrected.
    pub told: Result<Told, Vec<PeriodError>>,
    /// The desks to choose from.
    pub desks: Vec<DeskRef>,
    /// The quarters that are told, newest first.
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
        self.told.is_err()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let sub = match &self.told {
            Ok(told) => of_period(&self.desk.name, told.period, t),
            Err(_) => self.desk.name.clone(),
        };
        let (chosen, links) = (chosen(&self, t), links(&self, t));
        let (told, errors) = match self.told {
            Ok(told) => (Some(told_in_words(told, t)), Vec::new()),
            Err(errors) => (None, errors),
        };
        let problems = problems(&errors, t);
        view! {
            <ErrorSummary problems=problems/>
            <PageHead title=t.get("console-numbers-title") sub=sub>
                <SmallLink
                    kind=SmallKind::Secondary href=Route::ConsoleRatings.href() text=t.get("console-ratings-title")
                />
            </PageHead>
            <PeriodBar links=links>{chosen}</PeriodBar>
            {told}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::numbers()
    }
}

impl NumbersPage {
    /// Whether the days are chosen, and not a quarter.
    const fn is_of_days(&self) -> bool {
        !matches!(self.told, Ok(Told { counted: Counted::Released(_), .. }))
    }
}

/// The desk, where there are several, and the days or the quarter.
fn chosen(page: &NumbersPage, t: Translator) -> AnyView {
    let desks = desk_field(&page.desks, &page.desk.id.to_string(), t);
    let period = if page.is_of_days() { days(page, t) } else { quarters(page, t) };
    view! { {desks}{period} }.into_any()
}

fn days(page: &NumbersPage, t: Translator) -> AnyView {
    day_fields(&page.form, page.told.as_ref().err().map(Vec::as_slice).unwrap_or_default(), t)
}

fn quarters(page: &NumbersPage, t: Translator) -> AnyView {
    let name = |quarter: &Quarter| {
        let values = [("n", quarter.number().into()), ("year", quarter.year().to_string().into())];
        t.with("console-numbers-quarter-of", &values)
    };
    let all = page.quarters.iter().map(|quarter| Pick::new(quarter.code(), name(quarter)));
    let control = Control::new("trimestre", t.get("console-numbers-quarter")).id("f-trimestre");
    select(control, all.collect(), &page.form.quarter, t)
}

/// What is usual, and for whoever chooses the days the quarters that everybody is told.
fn links(page: &NumbersPage, t: Translator) -> Vec<(String, String)> {
    let here = Route::ConsoleNumbers.href();
    let usual = if page.reads_cards { "console-numbers-this-year" } else { "console-numbers-last-quarter" };
    let last = page.quarters.first().filter(|_| page.is_of_days()).map(|quarter| {
        let values = [("sportello", page.desk.id.to_string()), ("trimestre", quarter.code())];
        (with_query(&here, &values), t.get("console-numbers-quarters"))
    });
    [(here, t.get(usual))].into_iter().chain(last).collect()
}

/// How the numbers were counted, and the numbers.
fn told_in_words(told: Told, t: Translator) -> AnyView {
    let counted = match told.counted {
        Counted::Live => t.get("console-numbers-live"),
        Counted::Released(on) => t.with("console-numbers-released", &[("date", format::date(on).into())]),
    };
    let lead = t.with("console-numbers-lead", &[("n", told.threshold.people().into())]);
    view! {
        <p>{counted}</p>
        <p>{lead}</p>
        {shown(told.numbers, t)}
    }
    .into_any()
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

/// That a number is not told to this profile, in words.
fn masked(group: Group, t: Translator) -> String {
    t.with("console-numbers-masked", &[("group", t.get(words::group(group)).into())])
}

/// A figure, or that it is not told to this profile; nothing where there is none for it.
fn through<K>(
    figure: Field<Figure<K>>,
    (id, title): (&'static str, &str),
    view: impl FnOnce(Figure<K>) -> AnyView,
    t: Translator,
) -> Option<AnyView> {
    match figure {
        Field::Shown(figure) => Some(view(figure)),
        Field::Masked(group) => {
            let heads = (String::new(), String::new());
            let figure = view! {
                <BarFigure
                    id=id title=t.get(title) sub=masked(group, t) heads=heads bars=Vec::new() total=String::new()
                    none=t.get("console-numbers-untold")
                />
            };
            Some(figure.into_any())
        }
        Field::Absent => None,
    }
}

/// The numbers that are read first.
fn key_figures(numbers: &Numbers, t: Translator) -> Vec<KeyFigure> {
    let key = |name: &str, number: String, sub: String| KeyFigure { name: t.get(name), number, sub };
    let told = |name: &str, total: Shown, sub: &str| key(name, number(total, t), t.get(sub));
    let told_through = |name: &str, total: Field<Shown>, sub: &str| match total {
        Field::Shown(total) => Some(told(name, total, sub)),
        Field::Masked(group) => Some(key(name, t.get("console-numbers-untold"), masked(group, t))),
        Field::Absent => None,
    };
    let (contacts, people) = (numbers.contacts.clone(), numbers.people.clone());
    let contacts = contacts.map(|figure| figure.total);
    let people = people.map(|figure| figure.total);
    let worked = hours(numbers.minutes.total, t);
    [
        told_through("console-numbers-contacts", contacts, "console-numbers-contacts-sub"),
        told_through("console-numbers-people", people, "console-numbers-people-sub"),
        Some(told("console-numbers-cards", numbers.cards.total, "console-numbers-cards-sub")),
        Some(told("console-numbers-requests", numbers.by_service.total, "console-numbers-requests-sub")),
        Some(key("console-numbers-hours", worked, t.get("console-numbers-hours-sub"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn shown(numbers: Numbers, t: Translator) -> AnyView {
    let figures = key_figures(&numbers, t);
    let Numbers { contacts, cards, by_outcome, people, by_service, by_state, minutes, unmet } = numbers;
    let months = |figure| {
        by_month("contatti", "console-numbers-contacts", "console-numbers-contacts-by-month", figure, t)
    };
    let all = [
        through(contacts, ("contatti", "console-numbers-contacts-by-month"), months, t),
        Some(by_month("schede", "console-numbers-cards", "console-numbers-cards-by-month", cards, t)),
        Some(cards_by_outcome(by_outcome, t)),
        through(people, ("persone", "console-numbers-people"), |figure| of_people(figure, t), t),
        Some(requests_by_service(by_service, t)),
        Some(requests_by_state(by_state, t)),
        Some(worked(minutes, t)),
        unmet.and_then(|unmet| not_met(unmet, t)),
    ];
    let all = all.into_iter().flatten().collect_view();
    view! {
        <KeyFigures figures=figures/>
        <Figures>{all}</Figures>
    }
    .into_any()
}

/// What stands at the head of a figure: its id, and the keys of its words.
struct Heading<'a> {
    id: &'static str,
    title: &'a str,
    sub: &'a str,
    /// What the bars are of, and what they count.
    heads: [&'a str; 2],
    /// Said where there are no bars.
    none: &'a str,
}

/// A figure: a bar for each part, called by `name`, with its number in `words`.
fn drawn<K>(
    figure: Figure<K>,
    heading: &Heading<'_>,
    name: impl Fn(K) -> String,
    words: fn(Shown, Translator) -> String,
    t: Translator,
) -> AnyView {
    let total = words(figure.total, t);
    let bar = |(of, value)| Bar { name: name(of), value, words: words(value, t) };
    let bars = figure.parts.into_iter().map(bar).collect::<Vec<_>>();
    let [of, count] = heading.heads.map(|key| t.get(key));
    let (id, title, sub, none) = (heading.id, t.get(heading.title), t.get(heading.sub), t.get(heading.none));
    view! { <BarFigure id=id title=title sub=sub heads=(of, count) bars=bars total=total none=none/> }
        .into_any()
}

fn by_month(id: &'static str, what: &str, title: &str, figure: Figure<NaiveDate>, t: Translator) -> AnyView {
    let heading = Heading {
        id,
        title,
        sub: "console-numbers-by-month-sub",
        heads: ["console-numbers-month", what],
        none: "console-numbers-none",
    };
    drawn(figure, &heading, |month| month.format("%m/%Y").to_string(), number, t)
}

fn cards_by_outcome(figure: Figure<Option<Text>>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "per-esito",
        title: "console-numbers-by-outcome",
        sub: "console-numbers-by-outcome-sub",
        heads: ["console-outcome", "console-numbers-cards"],
        none: "console-numbers-none",
    };
    let open = || t.get("console-numbers-still-open");
    drawn(figure, &heading, |label| label.map_or_else(open, |label| t.text(&label)), number, t)
}

fn of_people(figure: Figure<Kind>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "persone",
        title: "console-numbers-people",
        sub: "console-numbers-kind-sub",
        heads: ["console-numbers-kind", "console-numbers-people"],
        none: "console-numbers-none",
    };
    let name = |kind| {
        t.get(match kind {
            Kind::Known => "console-numbers-known",
            Kind::Anonymous => "console-numbers-anonymous",
        })
    };
    drawn(figure, &heading, name, number, t)
}

fn requests_by_service(figure: Figure<Text>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "per-servizio",
        title: "console-numbers-by-service",
        sub: "console-numbers-by-service-sub",
        heads: ["console-col-service", "console-numbers-requests"],
        none: "console-numbers-none",
    };
    drawn(figure, &heading, |title| t.text(&title), number, t)
}

fn requests_by_state(figure: Figure<Advancement>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "per-stato",
        title: "console-numbers-by-state",
        sub: "console-numbers-by-state-sub",
        heads: ["console-col-state", "console-numbers-requests"],
        none: "console-numbers-none",
    };
    drawn(figure, &heading, |state| t.get(words::advancement(state)), number, t)
}

/// Needs that are not met, or that they are not told to this profile.
fn not_met(unmet: Field<Unmet>, t: Translator) -> Option<AnyView> {
    let reason = unmet.shown().map(|unmet| not_met_by_reason(unmet.by_reason.clone(), t));
    let heading = ("non-soddisfatti", "console-numbers-unmet-by-need");
    let need = through(unmet.map(|unmet| unmet.by_need), heading, |figure| not_met_by_need(figure, t), t);
    need.map(|need| view! { {need}{reason} }.into_any())
}

fn not_met_by_need(figure: Figure<Text>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "non-soddisfatti",
        title: "console-numbers-unmet-by-need",
        sub: "console-numbers-unmet-sub",
        heads: ["console-numbers-need", "console-numbers-cards"],
        none: "console-numbers-unmet-none",
    };
    drawn(figure, &heading, |need| t.text(&need), number, t)
}

fn not_met_by_reason(figure: Figure<Option<Text>>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "non-soddisfatti-motivo",
        title: "console-numbers-unmet-by-reason",
        sub: "console-numbers-unmet-by-reason-sub",
        heads: ["console-numbers-unmet-why", "console-numbers-cards"],
        none: "console-numbers-unmet-none",
    };
    let unsaid = || t.get("console-numbers-unmet-unsaid");
    drawn(figure, &heading, |label| label.map_or_else(unsaid, |label| t.text(&label)), number, t)
}

fn worked(figure: Figure<Text>, t: Translator) -> AnyView {
    let heading = Heading {
        id: "ore",
        title: "console-numbers-hours-by-service",
        sub: "console-numbers-worked-sub",
        heads: ["console-col-service", "console-numbers-hours"],
        none: "console-numbers-no-work",
    };
    drawn(figure, &heading, |title| t.text(&title), hours, t)
}
