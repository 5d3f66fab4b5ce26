//! The catalogue: what a citizen can apply for.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Text, finding::Finding, form::Definition, mask::Group};

/// A service of the catalogue, in the shape of the Modello Comuni service page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Last part of its address, for example `contributo-economico`.
    pub slug: String,
    /// Code of the INPS table of social services (SIUSS), where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siuss: Option<String>,
    /// Name.
    pub title: Text,
    /// One sentence for the catalogue.
    pub summary: Text,
    /// What it is for, in the applicant's words ("Non arrivo a fine mese").
    pub needs: Vec<Text>,
    /// Who may apply.
    pub who: Text,
    /// More about who, as a list.
    #[serde(default)]
    pub requirements: Vec<Text>,
    /// What must be at hand.
    pub what_is_needed: Vec<Text>,
    /// What the applicant gets.
    pub what_you_get: Vec<Text>,
    /// How it is done, online and at the desk.
    pub how: Text,
    /// What it costs.
    pub cost: Text,
    /// Minutes that the form takes.
    pub minutes: u8,
    /// Days for the answer (L. 241/1990 art. 2).
    pub term_days: u16,
    /// What happens after sending, in order.
    pub what_happens_next: Vec<Text>,
    /// Name of the responsible office.
    pub office: Text,
    /// Assurance level that the login must reach, 1 to 3.
    pub level: u8,
    /// Who may apply: a person, or somebody who acts for others by trade or for a company.
    #[serde(default, skip_serializing_if = "Applicant::is_person")]
    pub applicant: Applicant,
    /// Age from which somebody may apply for themselves. Whoever is younger has a parent or guardian
    /// who applies for them.
    #[serde(default = "adult", skip_serializing_if = "is_adult")]
    pub from_age: u8,
    /// What the catalogue is filtered by.
    #[serde(default, skip_serializing_if = "Finding::is_empty")]
    pub finding: Finding,
    /// The groups of fields the desk reads for it, said to the citizen before starting.
    #[serde(default)]
    pub data_read: Vec<Group>,
    /// First day on which it can be sent; open from the start when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<NaiveDate>,
    /// Last day on which it can be sent; never closes when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<NaiveDate>,
    /// What is asked.
    pub form: Arc<Definition>,
}

/// Who may apply for a service (Avviso 18: which kind of digital identity is asked for).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicant {
    /// A person, for themselves or for whom they represent.
    #[default]
    Person,
    /// Somebody at work, with or without a company.
    Professional,
    /// Somebody who acts for a company.
    Company,
}

impl Applicant {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde hands over")]
    const fn is_person(&self) -> bool {
        matches!(self, Self::Person)
    }
}

/// Age from which a person acts for themselves and for others (art. 2 c.c.).
pub const ADULT_AGE: u8 = 18;

const fn adult() -> u8 {
    ADULT_AGE
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde hands over")]
const fn is_adult(age: &u8) -> bool {
    *age == ADULT_AGE
}

/// Why somebody is too young, and what may be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooYoung {
    /// Not for themselves yet: a parent or guardian applies.
    Alone {
        /// From which age they may.
        from_age: u8,
    },
    /// For themselves, but not for anybody else: only an adult represents others.
    ForOthers,
}

/// Whole years between two days; nobody has an age before being born.
pub fn age(born: NaiveDate, today: NaiveDate) -> Option<u32> {
    today.years_since(born)
}

/// Without a date of birth nobody is known to
/// be a minor: identities of minors always carry one.
fn is_younger(born: Option<NaiveDate>, years: u8, today: NaiveDate) -> bool {
    born.is_some_and(|born| age(born, today).is_none_or(|age| age < u32::from(years)))
}

/// Whether a service can be applied for on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// Yes; the last day, where there is one.
    Open {
        /// Last day, included.
        until: Option<NaiveDate>,
    },
    /// Not yet.
    NotYet {
        /// First day.
        from: NaiveDate,
    },
    /// No more.
    Closed {
        /// Last day it was open.
        since: NaiveDate,
    },
}

impl Service {
    /// Whether somebody born that day may apply, for themselves or for another person.
    ///
    /// # Errors
    /// [`TooYoung`] when not.
    pub fn admits(
        &self,
        born: Option<NaiveDate>,
        for_others: bool,
        today: NaiveDate,
    ) -> Result<(), TooYoung> {
        if is_younger(born, self.from_age, today) {
            return Err(TooYoung::Alone { from_age: self.from_age });
        }
        if for_others && is_younger(born, ADULT_AGE, today) {
            return Err(TooYoung::ForOthers);
        }
        Ok(())
    }

    /// Whether the service can be applied for on this day.
    pub fn availability(&self, today: NaiveDate) -> Availability {
        match (self.opens, self.closes) {
            (Some(from), _) if today < from => Availability::NotYet { from },
            (_, Some(since)) if today > since => Availability::Closed { since },
            (_, until) => Availability::Open { until },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn service(from_age: u8) -> Service {
        let json = include_str!("../../../migrations/seed/services/pasti-a-domicilio.json");
        Service { from_age, ..serde_json::from_str(json).unwrap() }
    }

    #[test]
    fn age_is_counted_on_the_birthday() {
        let today = day("2026-11-25");
        for (born, from_age, expected) in [
            ("2008-11-25", 18, Ok(())),
            ("2008-11-26", 18, Err(TooYoung::Alone { from_age: 18 })),
            ("2008-11-26", 14, Ok(())),
            ("2012-11-26", 14, Err(TooYoung::Alone { from_age: 14 })),
            ("2027-01-01", 0, Err(TooYoung::Alone { from_age: 0 })),
        ] {
            assert_eq!(service(from_age).admits(Some(day(born)), false, today), expected, "{born}");
        }
        // Who is born on 29 February has the birthday on 1 March of other years.
        let leap = Some(day("2008-02-29"));
        assert!(service(18).admits(leap, false, day("2026-02-28")).is_err());
        assert!(service(18).admits(leap, false, day("2026-03-01")).is_ok());
    }

    #[test]
    fn a_minor_represents_nobody() {
        let today = day("2026-11-25");
        let minor = Some(day("2010-01-01"));
        assert_eq!(service(14).admits(minor, true, today), Err(TooYoung::ForOthers));
        assert_eq!(service(14).admits(Some(day("1980-01-01")), true, today), Ok(()));
        assert_eq!(service(14).admits(None, true, today), Ok(()));
    }

    #[test]
    fn what_is_usual_is_not_written() {
        let usual = serde_json::to_value(service(ADULT_AGE)).unwrap();
        assert!(usual.get("from_age").is_none() && usual.get("applicant").is_none());
        let other = Service { applicant: Applicant::Company, ..service(14) };
        let written = serde_json::to_value(&other).unwrap();
        assert_eq!(
            (written["from_age"].as_u64(), written["applicant"].as_str()),
            (Some(14), Some("company"))
        );
        assert_eq!(serde_json::from_value::<Service>(written).unwrap(), other);
    }
}
