//! Letters about appointments: where and when, never what for.

use app::{appointments::words, i18n::Translator, routes::Route};
use async_trait::async_trait;
use backend::{
    appointments,
    jobs::{AppointmentNotice, RemindAppointments, SendAppointmentMail},
};
use chrono::TimeDelta;
use domain::{
    Lang,
    appointment::{Appointment, Mode, State},
    desk::DeskPoint,
};

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    mail::{Letter, MailError},
};

/// Tomorrow's appointments are looked through this often.
const EVERY: TimeDelta = TimeDelta::minutes(15);

/// Does [`SendAppointmentMail`] and [`RemindAppointments`].
#[derive(Debug, Clone)]
pub struct AppointmentHandler {
    /// Database, mailer.
    pub platform: Platform,
}

#[async_trait]
impl Handler<RemindAppointments> for AppointmentHandler {
    async fn run(&self, _: RemindAppointments, attempt: Attempt) -> Outcome {
        match appointments::remind(&self.platform.pool, &attempt.ctx).await {
            Ok(reminded) => {
                tracing::debug!(reminded, "reminders");
                Outcome::Again(EVERY)
            }
            Err(error) => Outcome::of_error(&error),
        }
    }
}

#[async_trait]
impl Handler<SendAppointmentMail> for AppointmentHandler {
    async fn run(&self, job: SendAppointmentMail, attempt: Attempt) -> Outcome {
        let found = appointments::for_letter(&self.platform.pool, &attempt.ctx, job.appointment).await;
        let (appointment, lang) = match found {
            Ok(found) => found,
            Err(error) => return Outcome::of_error(&error),
        };
        // Cancelled since: its own letter says so. Whoever has no address sees it in the area personale.
        let stands = appointment.state == State::Booked || job.notice == AppointmentNotice::Cancelled;
        let Some(to) = appointment.contact.email.clone().filter(|_| stands) else {
            return Outcome::Done;
        };
        let Some(letter) = self.letter(&appointment, (job.notice, lang), to, attempt) else {
            return Outcome::Fail("the address of the portal cannot be extended".to_owned());
        };
        match self.platform.mailer.send(letter, attempt.ctx.now).await {
            Ok(()) => Outcome::Done,
            Err(MailError::Later(why)) => Outcome::Retry(why),
            Err(MailError::Never(why)) => Outcome::Fail(why),
        }
    }
}

impl AppointmentHandler {
    fn letter(
        &self,
        appointment: &Appointment,
        (notice, lang): (AppointmentNotice, Lang),
        to: String,
        attempt: Attempt,
    ) -> Option<Letter> {
        let t = Translator::new(lang);
        let base = &self.platform.config.server.base_url;
        let url = base.join(&Route::appointment(appointment.code).href()).ok()?;
        let at = &appointment.at;
        let mut place = where_it_is(t, at);
        // Whoever comes must find it.
        if appointment.mode == Mode::InPerson && notice != AppointmentNotice::Cancelled {
            let page = base.join(&Route::Desks.anchor(&words::place_id(at))).ok()?;
            let way = words::way(t, at, page.as_str());
            place = [vec![place], way].concat().join("\n");
        }
        let values = [
            ("code", appointment.code.to_string().into()),
            ("date", words::when(t, appointment.period).into()),
            ("address", place.into()),
            ("url", url.to_string().into()),
            ("name", self.platform.config.organisation.name.clone().into()),
        ];
        let (subject, body) = keys(notice);
        Some(Letter {
            id: attempt.id,
            to,
            subject: t.with(subject, &values),
            body: t.with(body, &values),
            pdf: None,
        })
    }
}

/// The desk and its building as they are called in this language, and the address.
fn where_it_is(t: Translator, at: &DeskPoint) -> String {
    format!("{}, {}, {}", t.text(&at.title), t.text(&at.point.title), at.whole_address())
}

const fn keys(notice: AppointmentNotice) -> (&'static str, &'static str) {
    match notice {
        AppointmentNotice::Booked => {
            ("letters-appointment-booked-subject", "letters-appointment-booked-body")
        }
        AppointmentNotice::Moved => ("letters-appointment-moved-subject", "letters-appointment-moved-body"),
        AppointmentNotice::Cancelled => {
            ("letters-appointment-cancelled-subject", "letters-appointment-cancelled-body")
        }
        AppointmentNotice::Reminder => {
            ("letters-appointment-reminder-subject", "letters-appointment-reminder-body")
        }
    }
}
