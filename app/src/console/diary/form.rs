//! A note of the diary as it is typed.

use chrono::NaiveDate;
use domain::{
    diary::{Content, DiaryEntry, Kind},
    form::read,
    format,
};
use serde::Deserialize;

use crate::console::form::MAX_CHARS;

/// Most characters of a place, of who was there, and of a reason.
pub const MAX_LINE: u16 = 200;

/// A note, or its correction, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct DiaryForm {
    /// Code of the kind.
    #[serde(rename = "tipo")]
    pub kind: String,
    /// `gg/mm/aaaa`.
    #[serde(rename = "data")]
    pub on: String,
    /// Where.
    #[serde(rename = "luogo")]
    pub place: String,
    /// Who was there.
    #[serde(rename = "presenti")]
    pub present: String,
    /// Plain text.
    #[serde(rename = "nota")]
    pub text: String,
    /// `pubblica` or `privata`.
    #[serde(rename = "visibilita")]
    pub visibility: String,
    /// Why it is corrected.
    #[serde(rename = "perche")]
    pub why: String,
    /// The writing that the page showed.
    #[serde(rename = "_version")]
    pub revision: i64,
    /// What is done with it, where it is not written.
    #[serde(rename = "azione")]
    pub action: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiaryError {
    /// No kind.
    Kind,
    /// No day, or one that has not come yet.
    Day,
    /// The place is too long.
    Place,
    /// Who was there is too long.
    Present,
    /// No text, or too much.
    Text,
    /// No reason, or too much.
    Why,
}

impl DiaryError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind => ("tipo", "console-diary-error-kind"),
            Self::Day => ("data", "console-diary-error-day"),
            Self::Place => ("luogo", "console-diary-error-place"),
            Self::Present => ("presenti", "console-diary-error-present"),
            Self::Text => ("nota", "console-diary-error-text"),
            Self::Why => ("perche", "console-diary-error-why"),
        }
    }
}

impl DiaryForm {
    /// An empty note of today.
    pub fn new(today: NaiveDate) -> Self {
        Self { kind: Kind::Note.code().to_owned(), on: format::date(today), ..Self::default() }
    }

    /// Names of what is kept while a note is written.
    pub const KEPT: [&'static str; 7] =
        ["tipo", "data", "luogo", "presenti", "nota", "visibilita", "_version"];

    /// A note that was being written.
    pub fn written(written: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = written.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        Self {
            kind: one("tipo"),
            on: one("data"),
            place: one("luogo"),
            present: one("presenti"),
            text: one("nota"),
            visibility: one("visibilita"),
            ..Self::default()
        }
    }

    /// Whether somebody wrote something in it.
    pub fn has_words(&self) -> bool {
        [&self.place, &self.present, &self.text].into_iter().any(|words| !words.trim().is_empty())
    }

    /// A note as it stands, to be corrected.
    pub fn of(entry: &DiaryEntry) -> Self {
        Self {
            kind: entry.content.kind.code().to_owned(),
            on: format::date(entry.content.on),
            place: entry.content.place.clone(),
            present: entry.content.present.clone(),
            text: entry.content.text.clone(),
            revision: entry.revision.into(),
            ..Self::default()
        }
    }

    /// Whether only the few who may read private notes will read it.
    pub fn is_private(&self) -> bool {
        self.visibility == "privata"
    }

    /// The note.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<Content, Vec<DiaryError>> {
        let kind = Kind::from_code(&self.kind).ok_or(DiaryError::Kind);
        let on = read::date(self.on.trim()).ok().filter(|on| *on <= today).ok_or(DiaryError::Day);
        let place = short(&self.place, DiaryError::Place);
        let present = short(&self.present, DiaryError::Present);
        let text = self.text.trim();
        let fits = (1..=usize::from(MAX_CHARS)).contains(&text.chars().count());
        let text = fits.then(|| text.to_owned()).ok_or(DiaryError::Text);
        match (kind, on, place, present, text) {
            (Ok(kind), Ok(on), Ok(place), Ok(present), Ok(text)) => {
                Ok(Content { kind, on, place, present, text })
            }
            (kind, on, place, present, text) => {
                let errors = [kind.err(), on.err(), place.err(), present.err(), text.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// The corrected note, and why it is corrected.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check_correction(&self, today: NaiveDate) -> Result<(Content, String), Vec<DiaryError>> {
        let why = short(&self.why, DiaryError::Why).and_then(|why| match why.as_str() {
            "" => Err(DiaryError::Why),
            _ => Ok(why),
        });
        match (self.check(today), why) {
            (Ok(content), Ok(why)) => Ok((content, why)),
            (content, why) => Err(content.err().into_iter().flatten().chain(why.err()).collect()),
        }
    }
}

fn short(typed: &str, error: DiaryError) -> Result<String, DiaryError> {
    let text = typed.trim();
    (text.chars().count() <= usize::from(MAX_LINE)).then(|| text.to_owned()).ok_or(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_a_kind_a_past_day_and_words_and_a_correction_a_reason() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let new = DiaryForm::new(today);
        assert_eq!(new.check(today), Err(vec![DiaryError::Text]));
        let good = DiaryForm { text: " detto ".into(), ..new.clone() };
        assert_eq!(good.check(today).unwrap().text, "detto");
        assert_eq!(good.check_correction(today), Err(vec![DiaryError::Why]));
        let wrong = DiaryForm {
            kind: "piccione".into(),
            on: "21/11/2026".into(),
            place: "x".repeat(201),
            present: "x".repeat(201),
            text: "x".repeat(4001),
            why: " ".into(),
            ..new
        };
        assert_eq!(wrong.check_correction(today).unwrap_err().len(), 6);
    }
}
