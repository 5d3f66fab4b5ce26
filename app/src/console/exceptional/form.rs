//! A break-glass as it is typed, and its review.

use domain::{
    Id,
    exceptional::{Durations, ExceptionalAccess, Minutes},
    mask::Group,
    profile::MAX_REASON,
};

/// What the form wants.
pub const EXCEPTIONAL_ACTION: &str = "azione";

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExceptionalError {
    /// No group, or one that is not hidden.
    Group,
    /// No duration, or another one.
    Minutes,
    /// No reason, or too much.
    Why,
    /// It is open already, or the mask does not hide it any more.
    There,
}

impl ExceptionalError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Group => ("gruppo", "console-exceptional-error-group"),
            Self::Minutes => ("minuti", "console-exceptional-error-minutes"),
            Self::Why => ("motivo", "console-exceptional-error-why"),
            Self::There => ("chiedi", "console-exceptional-error-there"),
        }
    }
}

/// A break-glass as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExceptionalForm {
    /// Code of the group.
    pub group: String,
    /// How many minutes.
    pub minutes: String,
    /// Why.
    pub why: String,
}

fn words(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (1..=usize::from(MAX_REASON)).contains(&typed.chars().count()).then(|| typed.to_owned())
}

impl ExceptionalForm {
    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        Self { group: one("gruppo"), minutes: one("minuti"), why: one("motivo") }
    }

    /// One of the hidden groups, for how long of what the zone allows, and why.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(
        &self,
        hidden: &[Group],
        durations: &Durations,
    ) -> Result<(Group, Minutes, String), Vec<ExceptionalError>> {
        let group = self.group.parse().ok().filter(|group| hidden.contains(group));
        let minutes = self.minutes.parse().ok().and_then(Minutes::from_number);
        let minutes = minutes.filter(|minutes| durations.all().contains(minutes));
        match (group, minutes, words(&self.why)) {
            (Some(group), Some(minutes), Some(why)) => Ok((group, minutes, why)),
            (group, minutes, why) => {
                let wrong = [
                    group.is_none().then_some(ExceptionalError::Group),
                    minutes.is_none().then_some(ExceptionalError::Minutes),
                    why.is_none().then_some(ExceptionalError::Why),
                ];
                Err(wrong.into_iter().flatten().collect())
            }
        }
    }
}

/// What must be corrected in a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewError {
    /// Nothing about this one, or too much.
    Note(Id<ExceptionalAccess>),
    /// It is whoever reviews' own.
    Own,
    /// It was reviewed already, or is not over.
    Late,
}

impl ReviewError {
    /// The `id` of the control, and the key of the message.
    pub fn place(self) -> (String, &'static str) {
        match self {
            Self::Note(id) => (format!("nota-{id}"), "console-exceptional-error-note"),
            Self::Own => ("accessi".to_owned(), "console-exceptional-error-own"),
            Self::Late => ("accessi".to_owned(), "console-exceptional-error-late"),
        }
    }
}

/// What somebody found.
///
/// # Errors
/// Nothing, or too much.
pub fn review_note(of: Id<ExceptionalAccess>, typed: &str) -> Result<String, ReviewError> {
    words(typed).ok_or(ReviewError::Note(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_hidden_can_be_asked_for_and_not_for_longer() {
        let form = ExceptionalForm {
            group: "health".to_owned(),
            minutes: "15".to_owned(),
            why: " Malore allo sportello ".to_owned(),
        };
        let asked = form.check(&[Group::Health], &Durations::default()).unwrap();
        assert_eq!(asked, (Group::Health, Minutes::FIFTEEN, "Malore allo sportello".to_owned()));
        assert_eq!(form.check(&[Group::Judicial], &Durations::default()), Err(vec![ExceptionalError::Group]));
        let longer = Durations::read("60, 600").unwrap();
        let short = form.check(&[Group::Health], &longer);
        assert_eq!(short, Err(vec![ExceptionalError::Minutes]), "not what the zone allows");
        let long = ExceptionalForm { minutes: "600".to_owned(), ..form };
        assert_eq!(long.check(&[Group::Health], &Durations::default()), Err(vec![ExceptionalError::Minutes]));
        assert_eq!(long.check(&[Group::Health], &longer).unwrap().1.number(), 600);
        let nothing = ExceptionalForm::default().check(&Group::ALL, &Durations::default());
        assert_eq!(
            nothing,
            Err(vec![ExceptionalError::Group, ExceptionalError::Minutes, ExceptionalError::Why])
        );
    }
}
