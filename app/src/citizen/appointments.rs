//! The citizen's own appointments: all, one, and moving it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    appointment::{Appointment, CancelledBy, DaySlots, Mode, State},
    format,
};
use leptos::prelude::*;

use super::booking::{other_days, place};
use crate::{
    appointments::{Refused, words},
    components::{
        Breadcrumb, Button, ButtonKind, Card, Crumb, Dl, DlEntry, ErrorSummary, FieldProblem, LinkButton,
        StatusTag,
        booking::{AppointmentCards, Onward, SlotPicker},
        layout::{Columns, Container, More, Side, Stack, Title},
        request::{Part, PostForm, Success},
        summary::{Done, Receipt},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{AppointmentPart, Route, booking},
};

/// All appointments of a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyAppointmentsPage {
    /// To come, the next one first.
    pub coming: Vec<Appointment>,
    /// Over or cancelled, the last one first.
    pub past: Vec<Appointment>,
}

impl Page for MyAppointmentsPage {
    fn title(&self, t: Translator) -> String {
        t.get("desks-my-appointments")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let coming = if self.coming.is_empty() {
            view! { <p>{t.get("desks-nothing-coming")}</p> }.into_any()
        } else {
            view! { <AppointmentCards appointments=self.coming/> }.into_any()
        };
        let past = (!self.past.is_empty()).then(|| {
            view! { <Part id="passati" title=t.get("desks-past")><AppointmentCards appointments=self.past/></Part> }
        });
        let side = view! {
            <Side>
                <LinkButton
                    href=Route::appointments().href() icon="it-plus" element="appointment-booking"
                    text=t.get("common-appointment")
                />
            </Side>
        }
        .into_any();
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs(t, None, t.get("desks-my-appointments"))/>
                <Title text=t.get("desks-my-appointments")/>
                <Columns side=side>
                    <Stack>
                        <Part id="prossimi" title=t.get("desks-coming")>{coming}</Part>
                        {past}
                    </Stack>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        crate::appointments::samples::lists()
    }
}

/// The path to a page: area personale, appointments, perhaps one of them.
fn crumbs(t: Translator, of: Option<&Appointment>, here: String) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb::to(t.get("common-personal-area"), &Route::PersonalArea)];
    if let Some(appointment) = of {
        crumbs.push(Crumb::to(t.get("desks-my-appointments"), &Route::MyAppointments));
        if here != appointment.code.to_string() {
            crumbs.push(Crumb::to(appointment.code.to_string(), &Route::appointment(appointment.code)));
        }
    }
    crumbs.push(Crumb::here(here));
    crumbs
}

/// What was just done with it; said once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JustNow {
    /// It was booked.
    Booked,
    /// It was moved.
    Moved,
    /// It was cancelled.
    Cancelled,
}

/// One appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyAppointmentPage {
    /// The appointment.
    pub appointment: Appointment,
    /// What was just done with it.
    pub just_now: Option<JustNow>,
    /// Until when it can be moved and cancelled; none when it cannot any more.
    pub change_until: Option<DateTime<Utc>>,
}

impl Page for MyAppointmentPage {
    fn title(&self, t: Translator) -> String {
        match self.just_now {
            Some(JustNow::Booked) => t.get("desks-booked"),
            _ => t.with("desks-appointment-title", &[("code", self.appointment.code.to_string().into())]),
        }
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let code = self.appointment.code.to_string();
        let crumbs = crumbs(t, Some(&self.appointment), code);
        let (head, entries, side) = (self.head(t), self.entries(t), self.side(t));
        let place = (self.appointment.mode == Mode::InPerson).then(|| {
            let href = Route::Desks.anchor(&words::place_id(&self.appointment.at));
            view! { <p><a href=href>{t.get("desks-place-link")}</a></p> }
        });
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                {head}
                <Columns side=side>
                    <Part id="dati" title=t.get("desks-details")><Dl entries=entries/>{place}</Part>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        crate::appointments::samples::appointments()
    }
}

impl MyAppointmentPage {
    fn head(&self, t: Translator) -> AnyView {
        let code = self.appointment.code.to_string();
        if self.just_now == Some(JustNow::Booked) {
            let lines = vec![
                (t.get("desks-code"), code),
                (t.get("desks-slot"), words::when(t, self.appointment.period)),
                (t.get("desks-where"), t.text(&self.appointment.at.point.title)),
            ];
            let calendar = self.calendar(t);
            let lead = match self.appointment.mode {
                Mode::InPerson => "desks-booked-lead",
                Mode::Phone => "desks-booked-lead-phone",
            };
            let mail = match &self.appointment.contact.email {
                Some(email) => t.with("desks-booked-mail", &[("email", email.into())]),
                None => t.get("desks-booked-no-mail"),
            };
            return view! {
                <Done title=t.get("desks-booked") lead=t.get(lead)>
                    <Receipt lines=lines>{calendar}<p>{mail}</p></Receipt>
                </Done>
            }
            .into_any();
        }
        let said = match self.just_now {
            Some(JustNow::Moved) => Some(t.get("desks-moved")),
            Some(JustNow::Cancelled) => Some(t.get("desks-cancelled")),
            _ => None,
        };
        let (kind, icon, key) = words::state(self.appointment.state.tag());
        let title = t.with("desks-appointment-title", &[("code", code.into())]);
        view! {
            <Title text=title/>
            <p><StatusTag kind=kind icon=icon text=t.get(key)/></p>
            {said.map(|text| view! { <Success text=text/> })}
        }
        .into_any()
    }

    fn calendar(&self, t: Translator) -> AnyView {
        let route = Route::MyAppointment { code: self.appointment.code, part: AppointmentPart::Calendar };
        view! {
            <LinkButton
                href=route.href() kind=ButtonKind::Secondary icon="it-calendar" download=true
                text=t.get("desks-calendar")
            />
        }
        .into_any()
    }

    fn entries(&self, t: Translator) -> Vec<DlEntry> {
        let appointment = &self.appointment;
        let what = words::what(t, appointment.reason, appointment.mode);
        let mut entries = vec![
            DlEntry::new(t.get("desks-slot"), words::when(t, appointment.period)),
            place(t, &appointment.at),
            DlEntry::new(t.get("desks-what"), what),
            DlEntry::new(t.get("desks-directions"), t.wording(&appointment.at.point.directions)),
            DlEntry::new(t.get("desks-accessibility"), t.wording(&appointment.at.point.accessibility)),
        ];
        if let (Mode::Phone, Some(phone)) = (appointment.mode, &appointment.contact.phone) {
            entries.push(DlEntry::new(t.get("desks-we-call"), phone.clone()));
        }
        if let State::Cancelled { at, by } = &appointment.state {
            let key = match by {
                CancelledBy::Person => "desks-cancelled-by-you",
                CancelledBy::Desk { .. } => "desks-cancelled-by-desk",
            };
            let when = t.with(key, &[("date", format::date_time(*at).into())]);
            entries.push(DlEntry::new(t.get("desks-state-cancelled"), when));
        }
        entries
    }

    fn side(&self, t: Translator) -> AnyView {
        if self.appointment.state != State::Booked {
            let again = Route::appointments().href();
            return view! { <Side><LinkButton href=again text=t.get("desks-book-another")/></Side> }
                .into_any();
        }
        // After booking it is offered with the receipt.
        let calendar = (self.just_now != Some(JustNow::Booked)).then(|| self.calendar(t));
        let changes = match self.change_until {
            Some(until) => self.changes(t, until),
            None => {
                let (href, phone) = (self.appointment.at.phone_href(), self.appointment.at.phone.clone());
                view! { <p>{t.get("desks-too-late")}</p><p><a href=href><bdi>{phone}</bdi></a></p> }
                    .into_any()
            }
        };
        view! {
            <Side>
                <Card id="cambi" title=t.get("desks-changes")>{changes}</Card>
                {calendar}
            </Side>
        }
        .into_any()
    }

    /// Moving and cancelling, while there is time.
    fn changes(&self, t: Translator, until: DateTime<Utc>) -> AnyView {
        let part = |part| Route::MyAppointment { code: self.appointment.code, part }.href();
        let (change, cancel) = (part(AppointmentPart::Move), part(AppointmentPart::Cancel));
        let until = t.with("desks-change-until", &[("date", format::date_time(until).into())]);
        view! {
            <p>{until}</p>
            <p><LinkButton href=change kind=ButtonKind::Secondary text=t.get("desks-move")/></p>
            <More summary=t.get("desks-cancel")>
                <p>{t.get("desks-cancel-text")}</p>
                <PostForm action=cancel>
                    <Button kind=ButtonKind::Danger text=t.get("desks-cancel-yes")/>
                </PostForm>
            </More>
        }
        .into_any()
    }
}

/// Moving an appointment to another time, at the same desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveAppointmentPage {
    /// The appointment, as it stands.
    pub appointment: Appointment,
    /// Days with room.
    pub days: Vec<DaySlots>,
    /// First day that was asked for, if the reader went on.
    pub from: Option<NaiveDate>,
    /// Why it stays where it was.
    pub refused: Option<Refused>,
    /// Hours before an appointment in which it cannot be changed here any more.
    pub change_hours: i64,
}

impl Page for MoveAppointmentPage {
    fn title(&self, t: Translator) -> String {
        t.get("desks-move-title")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    fn has_errors(&self) -> bool {
        self.refused.is_some()
    }

    fn is_written_in(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let error = self.refused.map(|why| t.get(why.key()));
        let problems: Vec<FieldProblem> = error
            .clone()
            .map(|message| FieldProblem { id: booking::SLOT.to_owned(), message })
            .into_iter()
            .collect();
        let code = self.appointment.code;
        let now = t.with("desks-move-now", &[("date", words::when(t, self.appointment.period).into())]);
        let move_to = Route::MyAppointment { code, part: AppointmentPart::Move };
        let values =
            [("hours", self.change_hours.into()), ("phone", self.appointment.at.phone.clone().into())];
        let again = t.with("desks-move-again", &values);
        let others = other_days(t, &self.days, self.from, |from| {
            let query = booking::Chosen { from, ..booking::Chosen::default() };
            format!("{move_to}{query}")
        });
        let back = Route::appointment(code).href();
        let button =
            (!self.days.is_empty()).then(|| view! { <Button text=t.get("desks-move-button")/> }.into_any());
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs(t, Some(&self.appointment), t.get("desks-move"))/>
                <ErrorSummary problems=problems/>
                <Title text=t.get("desks-move-title") lead=now/>
                <p>{again}</p>
                <PostForm action=move_to.href()>
                    <SlotPicker days=self.days value=None error=error/>
                    {others}
                    <Onward back=Some(back) button=button/>
                </PostForm>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        crate::appointments::samples::moves()
    }
}
