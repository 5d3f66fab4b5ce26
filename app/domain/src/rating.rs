//! What visitors think of a page, and citizens of a service: the questions of the Modello Comuni (C.SE.1.7) with their
//! fixed answers, and what of these is told.
//!
//! A rating names nobody. One of a public page may be anybody's, and is told as it is. One after a request is of somebody
//! who sent a request of that service: the desk knows them, and where they were few, it would know who thought what. So
//! these are told by whole quarters that are over, and of each only where there are as many as the threshold of numbers
//! wants ([`is_told`]). Quarters have no day in common: subtracting one period from another gives quarters that are told
//! anyway. And nobody gives one without a request, or two after one: else a desk could fill a quarter with ratings that
//! it knows, and subtract them. That a request was rated is written beside it, how it was rated is not.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use crate::{
    Text,
    counting::{Period, Threshold},
    mask::Group,
};

/// Most characters of the details.
pub const MAX_WORDS: u16 = 200;

/// Which question is asked, and about what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How clear the page of the desks is.
    Desks,
    /// How clear the page of a service is.
    Service,
    /// How easy it was to use a service, after a request was sent.
    Sent,
}

impl Kind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 3] = [Self::Desks, Self::Service, Self::Sent];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desks => "desks",
            Self::Service => "service",
            Self::Sent => "sent",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// From one to five stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Score {
    /// One star.
    One,
    /// Two stars.
    Two,
    /// Three stars.
    Three,
    /// Four stars.
    Four,
    /// Five stars.
    Five,
}

impl Score {
    /// Every score, from one star to five.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five];

    /// How many stars.
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
            Self::Five => 5,
        }
    }

    /// The score of so many stars.
    pub fn from_number(number: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|score| i16::from(score.number()) == number)
    }

    /// Whether it is asked afterwards what was good; of the others, what was difficult.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Four | Self::Five)
    }
}

/// What was good or difficult: both questions offer the same five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Whether what was written is clear.
    Clarity,
    /// Whether it is complete.
    Completeness,
    /// Whether one knew to be going on correctly.
    Certainty,
    /// Whether everything worked.
    Technique,
    /// Something else.
    Other,
}

impl Aspect {
    /// Every aspect, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Clarity, Self::Completeness, Self::Certainty, Self::Technique, Self::Other];

    /// The number used in the form and in the database.
    pub const fn number(self) -> u8 {
        match self {
            Self::Clarity => 0,
            Self::Completeness => 1,
            Self::Certainty => 2,
            Self::Technique => 3,
            Self::Other => 4,
        }
    }

    /// The aspect with this number.
    pub fn from_number(number: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| i16::from(aspect.number()) == number)
    }
}

/// What somebody thinks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Path of the page: one that asks.
    pub page: String,
    /// The stars.
    pub score: Score,
    /// What was good, or difficult.
    pub aspect: Option<Aspect>,
    /// Details, [`MAX_WORDS`] characters at most; may be empty.
    pub words: String,
}

/// Ratings that were counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    scores: BTreeMap<Score, u64>,
    answers: BTreeMap<(bool, Aspect), u64>,
}

impl Tally {
    /// Counts so many that are alike.
    pub fn add(&mut self, score: Score, aspect: Option<Aspect>, number: u64) {
        let count = self.scores.entry(score).or_default();
        *count = count.saturating_add(number);
        if let Some(aspect) = aspect {
            let count = self.answers.entry((score.is_good(), aspect)).or_default();
            *count = count.saturating_add(number);
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for (score, number) in &other.scores {
            let count = self.scores.entry(*score).or_default();
            *count = count.saturating_add(*number);
        }
        for (answer, number) in &other.answers {
            let count = self.answers.entry(*answer).or_default();
            *count = count.saturating_add(*number);
        }
        self
    }

    /// How many gave so many stars.
    pub fn of(&self, score: Score) -> u64 {
        self.scores.get(&score).copied().unwrap_or(0)
    }

    /// How many said that this was good, or difficult.
    pub fn answered(&self, good: bool, aspect: Aspect) -> u64 {
        self.answers.get(&(good, aspect)).copied().unwrap_or(0)
    }

    /// How many there are.
    pub fn total(&self) -> u64 {
        self.scores.values().fold(0, |sum, number| sum.saturating_add(*number))
    }

    /// The mean in tenths of a star, rounded; none where there are none.
    pub fn mean_in_tenths(&self) -> Option<u64> {
        let stars = |(score, number): (&Score, &u64)| number.saturating_mul(u64::from(score.number()));
        let (total, sum) = (self.total(), self.scores.iter().map(stars).fold(0, u64::saturating_add));
        sum.saturating_mul(20).saturating_add(total).checked_div(total.saturating_mul(2))
    }
}

/// Whether the ratings after a request are told of the quarter that begins on this day: it is over and whole within the
/// period, and they are not too few.
pub fn is_told(
    first: NaiveDate,
    tally: &Tally,
    period: Period,
    today: NaiveDate,
    threshold: Threshold,
) -> bool {
    let last = first.checked_add_months(Months::new(3)).and_then(|next| next.checked_sub_days(Days::new(1)));
    let is_whole = |last: NaiveDate| period.from() <= first && last <= period.to() && last < today;
    last.is_some_and(is_whole) && tally.total() >= threshold.people()
}

/// What is rated, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The page of the desks.
    Desks,
    /// The page of the service with this title.
    Service(Text),
    /// Using the service with this title.
    Sent(Text),
}

/// What somebody added in their own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// First day of the month; not told of ratings after a request.
    pub month: Option<NaiveDate>,
    /// The stars.
    pub score: Score,
    /// What was written.
    pub words: String,
}

/// What is told about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// About what.
    pub about: About,
    /// What was counted; none where there are ratings, but not so many that they are told.
    pub tally: Option<Tally>,
    /// In people's own words, newest first.
    pub remarks: Vec<Remark>,
}

/// What is told to an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    /// What was rated in the period, in the order shown.
    pub rated: Vec<Rated>,
    /// The group because of which the operator does not read people's own words, where that may be told.
    pub hidden: Option<Group>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(scores: &[(Score, u64)]) -> Tally {
        let mut tally = Tally::default();
        for (score, number) in scores {
            tally.add(*score, None, *number);
        }
        tally
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn codes_and_numbers_parse_back_and_no_others_do() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        for score in Score::ALL {
            assert_eq!(Score::from_number(score.number().into()), Some(score));
        }
        for aspect in Aspect::ALL {
            assert_eq!(Aspect::from_number(aspect.number().into()), Some(aspect));
        }
        assert_eq!((Score::from_number(0), Score::from_number(6)), (None, None));
        for number in [-1, 5, 9] {
            assert_eq!(Aspect::from_number(number), None, "{number}");
        }
    }

    #[test]
    fn means_are_rounded_to_a_tenth() {
        assert_eq!(Tally::default().mean_in_tenths(), None);
        assert_eq!(tally(&[(Score::Three, 1)]).mean_in_tenths(), Some(30));
        assert_eq!(tally(&[(Score::Five, 2), (Score::Four, 1)]).mean_in_tenths(), Some(47));
        assert_eq!(tally(&[(Score::Four, 13), (Score::Five, 7)]).mean_in_tenths(), Some(44), "4.35");
    }

    #[test]
    fn two_tallies_are_one() {
        let mut one = tally(&[(Score::One, 2)]);
        one.add(Score::One, Some(Aspect::Clarity), 1);
        let mut other = tally(&[(Score::Five, 1)]);
        other.add(Score::Five, Some(Aspect::Clarity), 4);
        let both = one.and(&other);
        assert_eq!((both.total(), both.of(Score::One), both.of(Score::Five)), (8, 3, 5));
        assert_eq!((both.answered(false, Aspect::Clarity), both.answered(true, Aspect::Clarity)), (1, 4));
    }

    #[test]
    fn after_a_request_only_whole_quarters_of_many_are_told() {
        let (many, few) = (tally(&[(Score::Two, 5)]), tally(&[(Score::Two, 4)]));
        let year = Period::new(day("2026-01-01"), day("2026-11-20")).unwrap();
        let told = |first: &str, tally: &Tally, period: Period, today: &str| {
            is_told(day(first), tally, period, day(today), Threshold::default())
        };
        assert!(told("2026-07-01", &many, year, "2026-11-20"));
        assert!(!told("2026-07-01", &few, year, "2026-11-20"), "few");
        assert!(!told("2026-10-01", &many, year, "2026-11-20"), "it is not over");
        let all = Period::new(day("2026-01-01"), day("2026-12-31")).unwrap();
        assert!(!told("2026-10-01", &many, all, "2026-12-31"), "not even on its last day");
        assert!(told("2026-10-01", &many, all, "2027-01-01"));
        let cut = Period::new(day("2026-08-01"), day("2026-09-30")).unwrap();
        assert!(!told("2026-07-01", &many, cut, "2026-11-20"), "a part of it could be subtracted");
    }
}
