//! Break-glass: an operator sees one masked group of one card, for a stated reason and some minutes. Every look in that
//! time is marked in the audit, and somebody who answers for the zone reviews it.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Id,
    actor::{OperatorRecord, OperatorRef},
    card::Card,
    mask::{Group, Mask},
};

/// For how long: between five minutes and a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(i16);

impl Minutes {
    /// The fewest.
    pub const LEAST: i16 = 5;
    /// The most.
    pub const MOST: i16 = 24 * 60;
    /// A quarter of an hour.
    pub const FIFTEEN: Self = Self(15);
    /// Half an hour.
    pub const THIRTY: Self = Self(30);
    /// An hour.
    pub const SIXTY: Self = Self(60);

    /// How many.
    pub const fn number(self) -> i16 {
        self.0
    }

    /// So many, where they are neither too few nor too many.
    pub fn from_number(number: i16) -> Option<Self> {
        (Self::LEAST..=Self::MOST).contains(&number).then_some(Self(number))
    }
}

/// The durations among which an operator of a zone chooses, shortest first; the last is the longest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Durations(Vec<Minutes>);

impl Default for Durations {
    fn default() -> Self {
        Self(vec![Minutes::FIFTEEN, Minutes::THIRTY, Minutes::SIXTY])
    }
}

impl Durations {
    /// Most choices.
    pub const MOST: usize = 6;

    /// These choices, each once; none where there are too few or too many, or one is out of bounds.
    pub fn new(numbers: impl IntoIterator<Item = i16>) -> Option<Self> {
        let mut all: Vec<Minutes> =
            numbers.into_iter().map(Minutes::from_number).collect::<Option<Vec<_>>>()?;
        all.sort_unstable();
        all.dedup();
        (1..=Self::MOST).contains(&all.len()).then_some(Self(all))
    }

    /// Reads them as people write them: `15, 30, 60`.
    pub fn read(typed: &str) -> Option<Self> {
        let parts = typed.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        Self::new(parts.map(|part| part.parse().ok()).collect::<Option<Vec<i16>>>()?)
    }

    /// Each of them.
    pub fn all(&self) -> &[Minutes] {
        &self.0
    }

    /// How many minutes each of them has.
    pub fn numbers(&self) -> Vec<i16> {
        self.0.iter().map(|minutes| minutes.number()).collect()
    }
}

impl fmt::Display for Durations {
    /// `15, 30, 60`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(|minutes| minutes.number().to_string()).collect();
        f.write_str(&numbers.join(", "))
    }
}

/// That somebody looked at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What they found.
    pub note: String,
}

/// A break-glass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionalAccess {
    /// Its identifier.
    pub id: Id<Self>,
    /// The one card.
    pub card: Id<Card>,
    /// The one group.
    pub group: Group,
    /// Why.
    pub reason: String,
    /// For how long.
    pub minutes: Minutes,
    /// Who.
    pub by: OperatorRef,
    /// At which desk.
    pub desk: String,
    /// With which profile.
    pub profile: String,
    /// From when on.
    pub opened_at: DateTime<Utc>,
    /// When its operator ended it, where that was before its time.
    pub closed_at: Option<DateTime<Utc>>,
    /// How often the card was looked at in that time, for whoever reviews it.
    pub looks: i64,
    /// That somebody looked at it.
    pub review: Option<Review>,
}

impl ExceptionalAccess {
    /// The first instant after it.
    pub fn ends_at(&self) -> DateTime<Utc> {
        let latest = self.opened_at + TimeDelta::minutes(self.minutes.number().into());
        self.closed_at.map_or(latest, |closed| closed.min(latest))
    }

    /// Whether it holds now.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.opened_at <= now && now < self.ends_at()
    }

    /// Whether it holds now for this operator at this card.
    pub fn holds(&self, who: Id<OperatorRecord>, card: Id<Card>, now: DateTime<Utc>) -> bool {
        self.by.id == who && self.card == card && self.is_open(now)
    }
}

/// The mask through which this operator sees this card now.
pub fn lifted(
    mask: &Mask,
    accesses: &[ExceptionalAccess],
    (who, card): (Id<OperatorRecord>, Id<Card>),
    now: DateTime<Utc>,
) -> Mask {
    let groups = accesses.iter().filter(|access| access.holds(who, card, now)).map(|access| access.group);
    mask.clone().lifting(groups)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id<T>(number: u128) -> Id<T> {
        Id::new(Uuid::from_u128(number))
    }

    fn noon() -> DateTime<Utc> {
        "2026-11-20T11:00:00Z".parse().unwrap()
    }

    fn access(group: Group) -> ExceptionalAccess {
        ExceptionalAccess {
            id: id(1),
            card: id(2),
            group,
            reason: "Malore allo sportello".to_owned(),
            minutes: Minutes::FIFTEEN,
            by: OperatorRef { id: id(3), name: "Karim Haddad".to_owned() },
            desk: "Sportello immigrazione".to_owned(),
            profile: "Sportello immigrazione".to_owned(),
            opened_at: noon(),
            closed_at: None,
            looks: 0,
            review: None,
        }
    }

    #[test]
    fn durations_are_read_as_people_write_them_within_their_bounds() {
        let read = Durations::read("60; 5, 1440,5").unwrap();
        assert_eq!(read.numbers(), [5, 60, 1440]);
        assert_eq!(Durations::read(&read.to_string()), Some(read));
        assert_eq!(Durations::default().to_string(), "15, 30, 60");
        for wrong in ["", " ,", "4", "1441", "-5", "un’ora", "5,6,7,8,9,10,11"] {
            assert_eq!(Durations::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn it_ends_after_its_minutes_or_when_it_is_closed() {
        let after = |seconds| noon() + TimeDelta::seconds(seconds);
        let mut access = access(Group::Health);
        for (seconds, open) in [(-1, false), (0, true), (899, true), (900, false)] {
            assert_eq!(access.is_open(after(seconds)), open, "{seconds}");
        }
        access.closed_at = Some(after(60));
        assert!(access.is_open(after(59)) && !access.is_open(after(60)));
        access.closed_at = Some(after(5000));
        assert!(!access.is_open(after(900)), "closing late does not make it longer");
    }

    #[test]
    fn it_lifts_its_group_for_its_operator_at_its_card_and_nothing_else() {
        let all = Mask::hiding(Group::ALL);
        for group in Group::ALL {
            let accesses = [access(group)];
            let mask = lifted(&all, &accesses, (id(3), id(2)), noon());
            for other in Group::ALL {
                assert_eq!(mask.hides(other), other != group);
            }
            assert_eq!(lifted(&all, &accesses, (id(4), id(2)), noon()), all, "another operator");
            assert_eq!(lifted(&all, &accesses, (id(3), id(5)), noon()), all, "another card");
            assert_eq!(lifted(&all, &accesses, (id(3), id(2)), noon() + TimeDelta::minutes(15)), all);
        }
    }

    #[test]
    fn minutes_are_between_five_and_a_day() {
        for number in [5, 15, 1440] {
            assert_eq!(Minutes::from_number(number).map(Minutes::number), Some(number));
        }
        for other in [0, -15, 4, 1441] {
            assert_eq!(Minutes::from_number(other), None);
        }
    }
}
