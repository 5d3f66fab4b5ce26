//! The desk's day.

use chrono::{Days, NaiveDate};
use domain::appointment::Day;
use leptos::prelude::*;

use crate::{
    appointments::words,
    components::{
        StatusTag, TagKind,
        console::{AppointmentRows, Empty, PageHead, Section, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    routes::{Route, booking::Chosen},
};

/// What was just done on the page; said once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Somebody was booked.
    Booked,
    /// An outcome was written down.
    Noted,
    /// It was not possible: the appointment stands otherwise now, or its day has not come.
    NotPossible,
    /// The form named no outcome.
    NothingChosen,
}

impl Settled {
    const fn key(self) -> &'static str {
        match self {
            Self::Booked => "console-appointments-booked",
            Self::Noted => "console-appointments-noted",
            Self::NotPossible => "console-appointments-not-possible",
            Self::NothingChosen => "console-appointments-nothing",
        }
    }
}

/// Appointments of the desk on a day, by the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentsDay {
    /// The day.
    pub day: Day,
    /// What was just done.
    pub settled: Option<Settled>,
}

impl Page for AppointmentsDay {
    fn title(&self, t: Translator) -> String {
        t.get("console-appointments-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (on, today) = (self.day.on, use_frame().today());
        let said = self.settled.map(|settled| {
            let (kind, icon) = match settled {
                Settled::Booked | Settled::Noted => (TagKind::Ok, "sp-ok"),
                Settled::NotPossible | Settled::NothingChosen => (TagKind::Hand, "sp-alert"),
            };
            view! { <p role="status"><StatusTag kind=kind icon=icon text=t.get(settled.key())/></p> }
        });
        let count = t.with("console-appointments-count", &[("n", self.day.rows.len().into())]);
        let rows = if self.day.rows.is_empty() {
            let why = t.get("console-appointments-empty-why");
            view! { <Empty title=t.get("console-appointments-empty") why=why/> }.into_any()
        } else {
            let caption = t.get("console-appointments-caption");
            view! { <AppointmentRows rows=self.day.rows caption=caption/> }.into_any()
        };
        view! {
            <PageHead title=t.get("console-appointments-title") sub=words::day(t, on)>
                <SmallLink
                    href=Route::ConsoleBook(Chosen::default()).href() icon="it-plus"
                    text=t.get("console-appointments-book")
                />
                <SmallLink href=Route::ConsoleClosures.href() text=t.get("console-closures-title")/>
            </PageHead>
            {said}
            {neighbours(t, on, today)}
            <Section id="giornata" title=count>{rows}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::days()
    }
}

/// The days before and after, and today.
fn neighbours(t: Translator, on: NaiveDate, today: NaiveDate) -> AnyView {
    let to = |day: Option<NaiveDate>, key: &str| {
        day.map(|day| {
            let href = Route::ConsoleAppointments { on: Some(day) }.href();
            view! { <SmallLink href=href text=t.get(key) more=words::day(t, day)/> }
        })
    };
    view! {
        <p>
            {to(on.checked_sub_days(Days::new(1)), "console-appointments-before")}" "
            {to((on != today).then_some(today), "console-appointments-today")}" "
            {to(on.checked_add_days(Days::new(1)), "console-appointments-after")}
        </p>
    }
    .into_any()
}
