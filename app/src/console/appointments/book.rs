//! Booking for somebody who stands at the desk or telephones.

use domain::{
    Id,
    appointment::{Appointment, DaySlots, Mode},
    desk::DeskPoint,
};
use leptos::prelude::*;

use crate::{
    appointments::{
        Refused,
        form::{BookingError, BookingField, BookingForm, MAX_NAME, message},
        words,
    },
    components::{
        Control, ErrorSummary, FieldProblem, Input, Pick, SelectField, TextField,
        booking::{AskForm, Hidden, SlotPicker},
        console::{Backbar, Empty, PageHead, Section, SmallButton, SmallKind},
        request::PostForm,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{
        Route,
        booking::{self, Chosen, Talk},
    },
};

/// Kinds of talk of the desk, what is free, and whose it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookAtDesk {
    /// Drawn for this form, so that sending it twice books once.
    pub key: Id<Appointment>,
    /// The desk at its contact points.
    pub points: Vec<DeskPoint>,
    /// The kind that is shown, where the desk has one.
    pub talk: Option<Talk>,
    /// Days with room for it.
    pub days: Vec<DaySlots>,
    /// What was typed.
    pub form: BookingForm,
    /// What must be corrected.
    pub errors: Vec<BookingError>,
    /// Why it was not booked.
    pub refused: Option<Refused>,
}

impl Page for BookAtDesk {
    fn title(&self, t: Translator) -> String {
        t.get("console-appointments-book")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.refused.is_some()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let refused = self.refused.map(|why| t.get(why.key()));
        let first = refused.clone().map(|message| FieldProblem { id: booking::SLOT.to_owned(), message });
        let problems = first.into_iter().chain(self.errors.iter().map(|error| error.line(t))).collect();
        let back = Route::ConsoleAppointments { on: None }.href();
        let content = match self.talk {
            Some(talk) => self.content(t, talk, refused),
            None => {
                let why = t.get("console-appointments-no-kinds-why");
                view! { <Empty title=t.get("console-appointments-no-kinds") why=why/> }.into_any()
            }
        };
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-appointments-title")/>
            <PageHead title=t.get("console-appointments-book")/>
            {content}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::bookings()
    }
}

impl BookAtDesk {
    fn content(self, t: Translator, talk: Talk, refused: Option<String>) -> AnyView {
        let options: Vec<Pick> = self
            .points
            .iter()
            .flat_map(|at| at.kinds.iter().map(move |kind| (at, kind)))
            .flat_map(|(at, kind)| {
                kind.modes.iter().map(move |mode| {
                    let value = Talk { kind: kind.id, mode: *mode }.to_string();
                    Pick::new(value, format!("{}: {}", at.point.name, words::talk(t, kind, *mode)))
                })
            })
            .collect();
        let kind = Control::new(booking::TALK, t.get("console-appointments-what"));
        let slot = self.form.chosen().slot;
        let name = Control::new(BookingField::Name.name(), t.get(BookingField::Name.label())).error(message(
            &self.errors,
            BookingField::Name,
            t,
        ));
        let phone = Control::new(BookingField::Phone.name(), t.get(BookingField::Phone.label()))
            .optional(talk.mode != Mode::Phone)
            .error(message(&self.errors, BookingField::Phone, t));
        let hidden = vec![(booking::TALK, talk.to_string()), ("_chiave", self.key.to_string())];
        view! {
            <Section id="tipo-titolo" title=t.get("console-appointments-kind")>
                <AskForm action=Route::ConsoleBook(Chosen::default()).href()>
                    <SelectField
                        control=kind options=options value=talk.to_string()
                        empty=t.get("console-appointments-kind")
                    />
                    <SmallButton text=t.get("console-appointments-show")/>
                </AskForm>
            </Section>
            <Section id="chi-titolo" title=t.get("console-appointments-who")>
                <PostForm action=Route::ConsoleBook(Chosen::default()).href()>
                    <Hidden pairs=hidden/>
                    <SlotPicker days=self.days value=slot error=refused/>
                    <TextField control=name value=self.form.name max=MAX_NAME/>
                    <TextField control=phone value=self.form.phone input=Input::Phone max=40/>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-appointments-book-button")/>
                </PostForm>
            </Section>
        }
        .into_any()
    }
}
