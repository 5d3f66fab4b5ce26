//! Where in a form something is.

use std::{fmt, str::FromStr};

/// A step, a section or a question of a form, by its position counted from 0.
///
/// Its text form, for addresses, counts from 1: `2` is the second step, `2.1.3` the third question
/// of its first section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A step.
    Step(usize),
    /// A section of a step.
    Section(usize, usize),
    /// A question of a section of a step.
    Question(usize, usize, usize),
}

/// The text names no place of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a place is `1`, `1.1` or `1.1.1`")]
pub struct NotAPlace;

impl Place {
    /// The step it is in, or is.
    pub const fn step(self) -> usize {
        match self {
            Self::Step(step) | Self::Section(step, _) | Self::Question(step, ..) => step,
        }
    }

    /// What it is within; none for a step.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Step(_) => None,
            Self::Section(step, _) => Some(Self::Step(step)),
            Self::Question(step, section, _) => Some(Self::Section(step, section)),
        }
    }

    /// Its position among its siblings.
    pub const fn position(self) -> usize {
        match self {
            Self::Step(place) | Self::Section(_, place) | Self::Question(_, _, place) => place,
        }
    }

    /// The sibling at another position.
    #[must_use]
    pub const fn at(self, position: usize) -> Self {
        match self {
            Self::Step(_) => Self::Step(position),
            Self::Section(step, _) => Self::Section(step, position),
            Self::Question(step, section, _) => Self::Question(step, section, position),
        }
    }

    /// The position within, of something that is added to the end.
    #[must_use]
    pub const fn child(self, position: usize) -> Option<Self> {
        match self {
            Self::Step(step) => Some(Self::Section(step, position)),
            Self::Section(step, section) => Some(Self::Question(step, section, position)),
            Self::Question(..) => None,
        }
    }

    /// Whether it is `other`, or within it.
    pub fn is_within(self, other: Self) -> bool {
        self == other || self.parent().is_some_and(|parent| parent.is_within(other))
    }

    /// Reads the place that the check of a form names, such as `steps[2].sections[0].questions[1]`;
    /// what is below a question belongs to the question. None for the form as a whole.
    pub fn of_check(text: &str) -> Option<Self> {
        let position = |part: Option<&str>, list: &str| {
            part?.strip_prefix(list)?.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
        };
        let mut parts = text.split('.');
        let step = position(parts.next(), "steps")?;
        let Some(section) = position(parts.next(), "sections") else {
            return Some(Self::Step(step));
        };
        Some(match position(parts.next(), "questions") {
            Some(question) => Self::Question(step, section, question),
            None => Self::Section(step, section),
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step(step) => write!(f, "{}", step + 1),
            Self::Section(step, section) => write!(f, "{}.{}", step + 1, section + 1),
            Self::Question(step, section, question) => {
                write!(f, "{}.{}.{}", step + 1, section + 1, question + 1)
            }
        }
    }
}

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let number = |part: &str| -> Result<usize, NotAPlace> {
            let number: u8 = part.parse().map_err(|_| NotAPlace)?;
            usize::from(number).checked_sub(1).ok_or(NotAPlace)
        };
        let mut parts = text.split('.');
        let step = number(parts.next().unwrap_or_default())?;
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Ok(Self::Step(step)),
            (Some(section), None, _) => Ok(Self::Section(step, number(section)?)),
            (Some(section), Some(question), None) => {
                Ok(Self::Question(step, number(section)?, number(question)?))
            }
            _ => Err(NotAPlace),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_and_read_back() {
        for text in ["1", "2.1", "12.3.40"] {
            assert_eq!(text.parse::<Place>().unwrap().to_string(), text);
        }
        for text in ["", "0", "1.0", "a", "1.1.1.1", "1.", "-1", "1000"] {
            assert_eq!(text.parse::<Place>(), Err(NotAPlace), "{text}");
        }
    }

    #[test]
    fn the_places_of_the_check_are_understood() {
        assert_eq!(Place::of_check("steps[2]"), Some(Place::Step(2)));
        assert_eq!(Place::of_check("steps[2].sections[0]"), Some(Place::Section(2, 0)));
        let question = Some(Place::Question(2, 0, 1));
        assert_eq!(Place::of_check("steps[2].sections[0].questions[1]"), question);
        assert_eq!(Place::of_check("steps[2].sections[0].questions[1].options[3]"), question);
        assert_eq!(Place::of_check("steps"), None);
        assert!(Place::Question(2, 0, 1).is_within(Place::Step(2)));
        assert!(!Place::Section(2, 0).is_within(Place::Section(2, 1)));
    }
}
