//! What an operator types about a request of a service.

use chrono::NaiveDate;
use domain::{
    card::requests::{Activity, Advancement, AskedBy, Worked},
    form::read,
    format,
};
use serde::Deserialize;

use crate::console::{diary::MAX_LINE, form::MAX_CHARS};

/// A day of four people is the most that one line says, in minutes.
const MOST_MINUTES: u32 = 4 * 24 * 60;

/// What the form wants: one address takes several.
pub const REQUEST_ACTION: &str = "azione";

/// A request as it is added.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    /// Code of the service.
    #[serde(rename = "servizio")]
    pub service: String,
    /// `gg/mm/aaaa`.
    #[serde(rename = "data")]
    pub on: String,
    /// Code of who asks.
    #[serde(rename = "chi")]
    pub asked_by: String,
}

/// A step, or work that was done; everything else that is posted is a field of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RequestForm {
    /// Code of the next state.
    pub to: String,
    /// A note about the step.
    pub note: String,
    /// Day of the work.
    pub on: String,
    /// Code of the kind of work.
    pub activity: String,
    /// What was done.
    pub description: String,
    /// How many people.
    pub people: String,
    /// Hours.
    pub hours: String,
    /// Minutes.
    pub minutes: String,
    /// Why a line is struck out.
    pub why: String,
    /// Number of the save that the page showed.
    pub version: i64,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestError {
    /// No service, or one that is not offered.
    Service,
    /// The card is completed: it takes no new service.
    Closed,
    /// Nobody who asks.
    AskedBy,
    /// No day, or one that has not come yet.
    Day,
    /// No step, or one that there is not from here.
    Step,
    /// An end is left without a word.
    StepWhy,
    /// A colleague moved it meanwhile.
    Moved,
    /// The note is too long.
    Note,
    /// No day of work, or one that has not come yet.
    WorkDay,
    /// No kind of work.
    Activity,
    /// The description is too long.
    Description,
    /// Not from 1 to 99 people.
    People,
    /// No time, or too much.
    Time,
    /// No reason, or too much.
    Why,
    /// The line was struck out already.
    Struck,
    /// A colleague changed the same field of the sheet.
    Sheet,
}

impl RequestError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Service => ("f-servizio", "console-request-error-service"),
            Self::Closed => ("f-servizio", "console-request-error-closed"),
            Self::AskedBy => ("f-chi", "console-request-error-asked-by"),
            Self::Day => ("f-data", "console-request-error-day"),
            Self::Step => ("f-stato", "console-request-error-step"),
            Self::StepWhy => ("f-nota", "console-request-error-step-why"),
            Self::Moved => ("f-stato", "console-request-error-moved"),
            Self::Note => ("f-nota", "console-request-error-note"),
            Self::WorkDay => ("f-giorno", "console-request-error-day"),
            Self::Activity => ("f-attivita", "console-request-error-activity"),
            Self::Description => ("f-descrizione", "console-request-error-note"),
            Self::People => ("f-persone", "console-request-error-people"),
            Self::Time => ("f-ore", "console-request-error-time"),
            Self::Why => ("f-perche", "console-request-error-why"),
            Self::Struck => ("f-perche", "console-request-error-struck"),
            Self::Sheet => ("scheda", "console-request-error-sheet"),
        }
    }
}

fn day(typed: &str, today: NaiveDate, error: RequestError) -> Result<NaiveDate, RequestError> {
    read::date(typed.trim()).ok().filter(|on| *on <= today).ok_or(error)
}

fn within(typed: &str, max: u16, error: RequestError) -> Result<String, RequestError> {
    let text = typed.trim();
    if text.chars().count() <= max.into() { Ok(text.to_owned()) } else { Err(error) }
}

impl AskForm {
    /// Asked today, by the person.
    pub fn new(today: NaiveDate) -> Self {
        Self { on: format::date(today), asked_by: AskedBy::Person.code().to_owned(), service: String::new() }
    }

    /// Day and who asks; whether the service is offered is for the catalogue to say.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<(NaiveDate, AskedBy), Vec<RequestError>> {
        let on = day(&self.on, today, RequestError::Day);
        let by = AskedBy::from_code(&self.asked_by).ok_or(RequestError::AskedBy);
        match (on, by) {
            (Ok(on), Ok(by)) => Ok((on, by)),
            (on, by) => Err([on.err(), by.err()].into_iter().flatten().collect()),
        }
    }
}

impl RequestForm {
    /// Work of today.
    pub fn new(today: NaiveDate) -> Self {
        Self { on: format::date(today), people: "1".to_owned(), ..Self::default() }
    }

    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        Self {
            to: one("stato"),
            note: one("nota"),
            on: one("giorno"),
            activity: one("attivita"),
            description: one("descrizione"),
            people: one("persone"),
            hours: one("ore"),
            minutes: one("minuti"),
            why: one("perche"),
            version: one("_version").parse().unwrap_or_default(),
        }
    }

    /// The next state, and the note about the step; it says why where an end is left.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn step(&self, from: Advancement) -> Result<(Advancement, String), Vec<RequestError>> {
        let to = Advancement::from_code(&self.to).filter(|to| from.ways().contains(to));
        let to = to.ok_or(RequestError::Step);
        let note = within(&self.note, MAX_CHARS, RequestError::Note);
        let is_said = |note: &String| from.corrections().is_empty() || !note.is_empty();
        let note = note.and_then(|note| if is_said(&note) { Ok(note) } else { Err(RequestError::StepWhy) });
        match (to, note) {
            (Ok(to), Ok(note)) => Ok((to, note)),
            (to, note) => Err([to.err(), note.err()].into_iter().flatten().collect()),
        }
    }

    /// The work.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn worked(&self, today: NaiveDate) -> Result<Worked, Vec<RequestError>> {
        let on = day(&self.on, today, RequestError::WorkDay);
        let activity = Activity::from_code(&self.activity).ok_or(RequestError::Activity);
        let description = within(&self.description, MAX_CHARS, RequestError::Description);
        let people = self.people.parse().ok().filter(|people| (1..=99).contains(people));
        let people = people.ok_or(RequestError::People);
        let minutes = self.time().ok_or(RequestError::Time);
        match (on, activity, description, people, minutes) {
            (Ok(on), Ok(activity), Ok(description), Ok(people), Ok(minutes)) => {
                Ok(Worked { on, activity, description, people, minutes })
            }
            (on, activity, description, people, minutes) => {
                let errors = [on.err(), activity.err(), description.err(), people.err(), minutes.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// Hours and minutes together, in minutes.
    fn time(&self) -> Option<u16> {
        let number = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<u16>().ok() };
        let (hours, minutes) = (number(&self.hours)?, number(&self.minutes)?);
        let all = u32::from(hours) * 60 + u32::from(minutes);
        if minutes < 60 && (1..=MOST_MINUTES).contains(&all) { all.try_into().ok() } else { None }
    }

    /// Why a line is struck out.
    ///
    /// # Errors
    /// When nothing, or too much, was written.
    pub fn reason(&self) -> Result<String, RequestError> {
        within(&self.why, MAX_LINE, RequestError::Why).and_then(|why| match why.as_str() {
            "" => Err(RequestError::Why),
            _ => Ok(why),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn every_field_that_will_not_do_is_said_at_once() {
        let form =
            RequestForm { on: "21/11/2026".to_owned(), minutes: "75".to_owned(), ..RequestForm::default() };
        let wrong = [RequestError::WorkDay, RequestError::Activity, RequestError::People, RequestError::Time];
        assert_eq!(form.worked(today()), Err(wrong.to_vec()));
        let ask = AskForm { on: "30/02/2026".to_owned(), ..AskForm::default() };
        assert_eq!(ask.check(today()), Err(vec![RequestError::Day, RequestError::AskedBy]));
    }

    #[test]
    fn hours_and_minutes_are_one_time_and_no_time_is_none() {
        let time = |hours: &str, minutes: &str| {
            RequestForm { hours: hours.to_owned(), minutes: minutes.to_owned(), ..RequestForm::default() }
                .time()
        };
        assert_eq!(time("1", "30"), Some(90));
        assert_eq!(time("", "45"), Some(45));
        assert_eq!((time("", ""), time("0", "0"), time("97", ""), time("-1", "")), (None, None, None, None));
    }

    #[test]
    fn an_end_is_left_with_a_reason() {
        let mut form =
            RequestForm { to: Advancement::InProgress.code().to_owned(), ..RequestForm::default() };
        assert_eq!(form.step(Advancement::Concluded), Err(vec![RequestError::StepWhy]));
        "Segnata per sbaglio".clone_into(&mut form.note);
        let step = (Advancement::InProgress, "Segnata per sbaglio".to_owned());
        assert_eq!(form.step(Advancement::Concluded), Ok(step));
    }

    #[test]
    fn there_is_no_step_back_to_the_beginning() {
        let form = RequestForm { to: Advancement::Information.code().to_owned(), ..RequestForm::default() };
        assert_eq!(form.step(Advancement::Accepted), Err(vec![RequestError::Step]));
    }
}
