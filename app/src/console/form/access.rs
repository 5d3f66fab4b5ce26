//! The answer to a request for access to the file.

use chrono::NaiveDate;
use domain::{
    calendar::days_after,
    file_access::{Answer, MAX_DEFERRAL_DAYS},
};
use serde::Deserialize;

use super::{FormError, FormField, Wrong, chosen, day, written};

/// What the desk answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct FileAccessForm {
    /// `concedi`, `rifiuta` or `rinvia`.
    #[serde(rename = "decisione")]
    pub decision: String,
    /// Words of the answer, or the reason.
    #[serde(rename = "risposta")]
    pub words: String,
    /// `gg/mm/aaaa`, where it is put off.
    #[serde(rename = "fino-al")]
    pub until: String,
}

/// What was chosen, before its day is looked at.
#[derive(Clone, Copy)]
enum Decision {
    Grant,
    Refuse,
    Defer,
}

impl FileAccessForm {
    /// Values of the choices.
    pub const GRANT: &'static str = "concedi";
    /// See [`Self::GRANT`].
    pub const REFUSE: &'static str = "rifiuta";
    /// See [`Self::GRANT`].
    pub const DEFER: &'static str = "rinvia";

    /// The answer with its words.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<(Answer, String), Vec<FormError>> {
        let decision = chosen(FormField::Decision, &self.decision, |value| match value {
            Self::GRANT => Some(Decision::Grant),
            Self::REFUSE => Some(Decision::Refuse),
            Self::DEFER => Some(Decision::Defer),
            _ => None,
        });
        let answer = decision.and_then(|decision| match decision {
            Decision::Grant => Ok(Answer::Grant),
            Decision::Refuse => Ok(Answer::Refuse),
            Decision::Defer => self.until(today).map(Answer::Defer),
        });
        match (answer, written(FormField::Answer, &self.words)) {
            (Ok(answer), Ok(words)) => Ok((answer, words)),
            (answer, words) => Err([answer.err(), words.err()].into_iter().flatten().collect()),
        }
    }

    fn until(&self, today: NaiveDate) -> Result<NaiveDate, FormError> {
        let until = day(FormField::Until, &self.until)?;
        let (first, last) = (days_after(today, 1), days_after(today, MAX_DEFERRAL_DAYS));
        if until < first {
            Err(FormError::new(FormField::Until, Wrong::TooEarly { first }))
        } else if until > last {
            Err(FormError::new(FormField::Until, Wrong::TooLate { last }))
        } else {
            Ok(until)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(decision: &str, words: &str, until: &str) -> Result<(Answer, String), Vec<FormError>> {
        let form = FileAccessForm { decision: decision.into(), words: words.into(), until: until.into() };
        form.check("2026-11-20".parse().unwrap())
    }

    #[test]
    fn only_what_is_put_off_needs_a_day() {
        assert_eq!(check("concedi", " Ecco ", "niente"), Ok((Answer::Grant, "Ecco".to_owned())));
        assert_eq!(check("rifiuta", "Riguarda altri", ""), Ok((Answer::Refuse, "Riguarda altri".to_owned())));
        let until = "2027-01-15".parse().unwrap();
        assert_eq!(
            check("rinvia", "Indagine", "15/01/2027"),
            Ok((Answer::Defer(until), "Indagine".to_owned()))
        );
    }

    #[test]
    fn every_error_is_told_at_once() {
        let fields = |errors: Vec<FormError>| errors.iter().map(|error| error.field).collect::<Vec<_>>();
        let both = [FormField::Until, FormField::Answer];
        for until in ["", "31/02/2027", "20/11/2026", "21/11/2027"] {
            assert_eq!(fields(check("rinvia", "", until).unwrap_err()), both, "{until}");
        }
        for decision in ["", "forse"] {
            let errors = check(decision, "", "").unwrap_err();
            assert_eq!(fields(errors), [FormField::Decision, FormField::Answer], "{decision}");
        }
    }
}
