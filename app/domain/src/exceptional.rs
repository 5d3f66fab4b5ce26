//! Break-glass: an operator sees one masked group of one card, for a stated reason and some minutes. Every look in that
//! time is marked in the audit, and somebody who answers for the zone reviews it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Id,
    actor::{OperatorRecord, OperatorRef},
    card::Card,
    mask::{Group, Mask},
};

/// For how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Minutes {
    /// A quarter of an hour.
    Fifteen,
    /// Half an hour.
    Thirty,
    /// An hour: no longer.
    Sixty,
}

impl Minutes {
    /// Every choice, shortest first.
    pub const ALL: [Self; 3] = [Self::Fifteen, Self::Thirty, Self::Sixty];

    /// How many.
    pub const fn number(self) -> i16 {
        match self {
            Self::Fifteen => 15,
            Self::Thirty => 30,
            Self::Sixty => 60,
        }
    }

    /// The choice of so many.
    pub fn from_number(number: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|minutes| minutes.number() == number)
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
            minutes: Minutes::Fifteen,
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
    fn every_choice_is_read_back_and_there_is_no_longer_one() {
        for minutes in Minutes::ALL {
            assert_eq!(Minutes::from_number(minutes.number()), Some(minutes));
        }
        for other in [0, -15, 61, 120] {
            assert_eq!(Minutes::from_number(other), None);
        }
    }
}
