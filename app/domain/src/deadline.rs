//! Days by which somebody must have done something, as the applicant keeps them in mind.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Protocollo, Text,
    intake::{State, Turn},
};

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The applicant's answer to an integration.
    Integration,
    /// The applicant's observations on a notice of refusal (L. 241/1990 art. 10-bis).
    Observations,
    /// A draft is sent, or it expires.
    Draft,
    /// The office's answer to the request (L. 241/1990 art. 2).
    Answer,
    /// The office's answer to a request for access to the file (L. 241/1990 art. 25 c. 4).
    Access,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Integration, Self::Observations, Self::Draft, Self::Answer, Self::Access];

    /// Its name in addresses and calendars.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Integration => "integrazione",
            Self::Observations => "osservazioni",
            Self::Draft => "bozza",
            Self::Answer => "risposta",
            Self::Access => "accesso",
        }
    }

    /// Who has to do it.
    pub const fn turn(self) -> Turn {
        match self {
            Self::Integration | Self::Observations | Self::Draft => Turn::Applicant,
            Self::Answer | Self::Access => Turn::Office,
        }
    }
}

/// Names one deadline for ever: the same thing due keeps its name when its day moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// What is due.
    pub kind: Kind,
    /// The draft, the request, or the request for access.
    pub of: Uuid,
}

/// The text names no deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no deadline has this name")]
pub struct NoSuchDeadline;

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.slug(), self.of)
    }
}

impl FromStr for Key {
    type Err = NoSuchDeadline;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, of) = text.split_once('-').ok_or(NoSuchDeadline)?;
        let kind = Kind::ALL.into_iter().find(|known| known.slug() == kind).ok_or(NoSuchDeadline)?;
        Ok(Self { kind, of: of.parse().map_err(|_| NoSuchDeadline)? })
    }
}

/// Where something can be done about a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In the form of this service, which a draft goes on with.
    Service(String),
    /// On the page of this request.
    Request(Protocollo),
}

/// A day by which somebody must have done something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Which.
    pub key: Key,
    /// The last day.
    pub on: NaiveDate,
    /// Name of the service.
    pub service_title: Text,
    /// Where something can be done about it.
    pub place: Place,
}

/// What is due in a state, and by when.
pub fn due_in(state: &State, today: NaiveDate) -> Vec<(Kind, NaiveDate)> {
    let answer =
        |submission: &crate::intake::Submission| (Kind::Answer, submission.term.latest_possible_on(today));
    match state {
        State::Draft { expires_on } => vec![(Kind::Draft, *expires_on)],
        State::Submitted { submission } | State::TakenUp { submission, .. } => vec![answer(submission)],
        State::AwaitingIntegration { submission, integration, .. } => {
            vec![(Kind::Integration, integration.due_on), answer(submission)]
        }
        State::NoticeGiven { submission, notice, .. } => {
            vec![(Kind::Observations, notice.reply_by), answer(submission)]
        }
        State::Accepted { .. } | State::Refused { .. } | State::Withdrawn { .. } | State::Expired { .. } => {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Id,
        actor::OperatorRef,
        calendar::Term,
        intake::{Integration, Moment, Submission},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_survives_its_address_and_nonsense_has_none() {
        for kind in Kind::ALL {
            let key = Key { kind, of: Uuid::from_u128(7) };
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for wrong in ["", "bozza", "bozza-", "altro-00000000-0000-0000-0000-000000000007", "bozza-7"] {
            assert_eq!(wrong.parse::<Key>(), Err(NoSuchDeadline), "{wrong}");
        }
    }

    #[test]
    fn an_integration_has_a_day_for_each_side() {
        let submission = Submission {
            protocollo: "2026/0001702".parse().unwrap(),
            at: "2026-11-03T10:20:00Z".parse().unwrap(),
            term: Term::new(day("2026-11-03"), 30).suspend(day("2026-11-16")),
        };
        let by = OperatorRef { id: Id::new(Uuid::from_u128(1)), name: "Chiara Moretti".into() };
        let at = "2026-11-16T09:12:00Z".parse().unwrap();
        let state = State::AwaitingIntegration {
            submission,
            taken: Moment { by, at },
            integration: Integration { text: "Una pagina".into(), asked_at: at, due_on: day("2026-11-30") },
        };
        let due = due_in(&state, day("2026-11-20"));
        assert_eq!(due, [(Kind::Integration, day("2026-11-30")), (Kind::Answer, day("2027-01-02"))]);
        let turns: Vec<Turn> = due.iter().map(|(kind, _)| kind.turn()).collect();
        assert_eq!(turns, [Turn::Applicant, Turn::Office]);
    }

    #[test]
    fn what_is_over_has_no_days() {
        let over = State::Expired { at: "2026-11-16T09:12:00Z".parse().unwrap() };
        assert!(due_in(&over, day("2026-11-20")).is_empty());
        let draft = State::Draft { expires_on: day("2026-12-12") };
        assert_eq!(due_in(&draft, day("2026-11-20")), [(Kind::Draft, day("2026-12-12"))]);
    }
}
