//! Bodies with their sectors, desks, and the places where desks receive people, as administrators write them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Agreement, BodyKind, Giving, Season};
use crate::{
    Id, Lang,
    actor::{DeskRef, Organisation},
    codes::Validity,
    desk::DeskPoint,
    hours::{Minute, Span},
    mask::{Group, Mask},
    staff::{DeskFile, DeskKind, DeskText, ProfileRef, Recorded},
};

/// Most sectors of a body.
pub const MAX_SECTORS: usize = 40;
/// Most openings of a day.
const MAX_OPENINGS: usize = 4;

/// A part of a body (settore), on its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// "Minori e famiglie".
    pub name: String,
    /// Days on which there is one.
    #[serde(default)]
    pub valid: Validity,
}

/// What is written of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyText {
    /// Its name.
    pub name: String,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// Cadastral code, of a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belfiore: Option<String>,
    /// Code in the index of public administrations (IPA).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipa: Option<String>,
    /// Telephone; may be empty.
    pub phone: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Its parts, in the order shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector>,
}

/// Whether it looks like a code of the index of public administrations: `c_d612`.
pub fn is_ipa(code: &str) -> bool {
    let is_part =
        |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, b'_' | b'-');
    (2..=20).contains(&code.len()) && code.bytes().all(is_part)
}

/// A body in the list of the zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyLine {
    /// Which.
    pub id: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// How many desks it has.
    pub desks: u32,
}

/// Everything that administrators see of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyFile {
    /// Which.
    pub id: Id<Organisation>,
    /// What is written.
    pub text: BodyText,
    /// Its desks, by name.
    pub desks: Vec<DeskRef>,
    /// Agreements with it, last first.
    pub agreements: Vec<Agreement>,
    /// Whether this administrator may change it.
    pub writable: bool,
    /// Number of the last change; 0 where nothing was written down yet.
    pub version: i32,
    /// What was changed, last first.
    pub history: Vec<Recorded>,
}

/// A desk as it was opened, for the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedDesk {
    /// What it is called, and what it is for.
    pub text: DeskText,
    /// What kind of desk it is.
    pub kind: DeskKind,
    /// Name of its body.
    pub organisation: String,
    /// Name of its profile.
    pub profile: String,
    /// Days of an initiative.
    #[serde(default)]
    pub open: Validity,
}

/// What may be chosen for a new desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskChoices {
    /// Bodies within the reach of the administrator.
    pub bodies: Vec<(Id<Organisation>, String)>,
    /// Profiles of the zone that are given at every desk.
    pub profiles: Vec<ProfileRef>,
}

/// How much is open at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenWork {
    /// Requests that are not answered.
    pub intakes: u32,
    /// Cards that are not completed.
    pub cards: u32,
    /// Referrals to it that wait.
    pub referrals: u32,
    /// What it sent to bodies without access, and of which nobody told how it ended.
    pub outside: u32,
    /// Proposals of presa in carico that nobody answered.
    pub proposals: u32,
    /// Appointments from the first closed day on.
    pub appointments: u32,
}

impl OpenWork {
    /// Whether there is nothing.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// A desk that somebody would close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The desk.
    pub file: DeskFile,
    /// Days on which it is open, as they are written.
    pub open: Validity,
    /// What is open there.
    pub work: OpenWork,
    /// Desks of the zone that work today and may take it.
    pub others: Vec<DeskRef>,
}

/// The first day on which days that are written now close a desk, if they do. `kind` is what the desk was: the last day
/// of an initiative, still to come, is a plan, at which work may be open.
pub fn closes(kind: DeskKind, before: Validity, after: Validity, today: NaiveDate) -> Option<NaiveDate> {
    let begins_later = |open: Validity| open.from.is_some_and(|from| today < from);
    if begins_later(after) && !begins_later(before) {
        return Some(today);
    }
    let until = after.until?;
    let is_nearer = before.until.is_none_or(|was| until < was);
    let is_plan = kind == DeskKind::Thematic && today < until;
    if is_nearer && !is_plan { until.succ_opt() } else { None }
}

/// An opening on a day of the week, every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Opening {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: u8,
    /// Minutes after midnight.
    pub opens: u16,
    /// Minutes after midnight, after it opens.
    pub closes: u16,
}

impl Opening {
    /// From when to when; none where the two are no times of a day in order.
    pub fn span(self) -> Option<Span> {
        Span::new(Minute::new(self.opens).ok()?, Minute::new(self.closes).ok()?).ok()
    }
}

/// What was typed says no hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours of a day look like 9:00-12:30, 15:00-17:00")]
pub struct NotHours;

/// Reads the hours of a day as people write them: `9:00-12:30, 15-17`; none where it is closed.
///
/// # Errors
/// [`NotHours`] for what is no time, ends before it begins, or overlaps with another of the day.
pub fn openings(weekday: u8, typed: &str) -> Result<Vec<Opening>, NotHours> {
    let parts = typed.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let mut spans: Vec<Span> = parts.map(span).collect::<Result<_, _>>()?;
    spans.sort_unstable();
    let overlap = spans.iter().zip(spans.iter().skip(1)).any(|(one, next)| one.meets(*next));
    if overlap || spans.len() > MAX_OPENINGS {
        return Err(NotHours);
    }
    let opening =
        |span: Span| Opening { weekday, opens: span.opens().minutes(), closes: span.closes().minutes() };
    Ok(spans.into_iter().map(opening).collect())
}

fn span(typed: &str) -> Result<Span, NotHours> {
    let (opens, closes) = typed.split_once(['-', '–']).ok_or(NotHours)?;
    let minute = |text: &str| text.parse::<Minute>().map_err(|_| NotHours);
    Span::new(minute(opens)?, minute(closes)?).map_err(|_| NotHours)
}

/// The hours of a day as [`openings`] reads them.
pub fn hours_of(weekday: u8, openings: &[Opening]) -> String {
    let of_day = openings.iter().filter(|opening| opening.weekday == weekday);
    let spans = of_day.filter_map(|opening| opening.span());
    spans.map(|span| format!("{}-{}", span.opens(), span.closes())).collect::<Vec<_>>().join(", ")
}

/// What is written of a place where a desk receives people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointText {
    /// "Palazzo dei Mulini".
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Postal code and municipality.
    pub town: String,
    /// How to get there, in Italian; may be empty.
    pub directions: String,
    /// Steps, lift, toilets, hearing loop, in Italian; may be empty.
    pub accessibility: String,
    /// Telephone of the desk there.
    pub phone: String,
    /// E-mail address of the desk there.
    pub email: String,
    /// Languages that somebody speaks there.
    pub languages: Vec<Lang>,
    /// Whether somebody speaks Italian sign language there.
    pub sign_language: bool,
    /// Every week the same, by day and time.
    pub hours: Vec<Opening>,
    /// Between two days only, besides those of every week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// What appointments are given for; none where people just come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub giving: Vec<Giving>,
}

/// A place where a desk receives people, with what there is to know before it is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointFile {
    /// The desk.
    pub file: DeskFile,
    /// Which place; none for a new one.
    pub point: Option<(Id<DeskPoint>, PointText)>,
    /// Other desks that receive in the same building.
    pub shared: Vec<DeskRef>,
}

/// What the first desk of a body of the third sector hides in any case (GDPR Art. 9 and 10).
const FIRST_OUTSIDE: [Group; 4] = [Group::Health, Group::Disability, Group::Judicial, Group::Violence];

/// Whether a new desk may have this profile: one administrator alone shows nothing that is not shown already.
///
/// `others` are what the desks hide, by profile or by exclusion, that it is measured against: it hides as much as one of
/// them. They are those of the administrator's own body that count; of a body of the third sector they are its own.
/// `is_first_outside` says that such a body has none yet: then the administrator's own count, and health and judicial
/// data are hidden besides.
pub fn may_have(mask: &Mask, others: &[Mask], is_first_outside: bool) -> bool {
    let hides_all_of =
        |other: &Mask| Group::ALL.into_iter().all(|group| !other.hides(group) || mask.hides(group));
    let hides_enough = !is_first_outside || FIRST_OUTSIDE.into_iter().all(|group| mask.hides(group));
    hides_enough && others.iter().any(hides_all_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them_and_written_back() {
        let read = openings(2, " 15-17, 9.00 – 12:30 ").unwrap();
        assert_eq!(hours_of(2, &read), "09:00-12:30, 15:00-17:00");
        assert_eq!(openings(2, &hours_of(2, &read)), Ok(read.clone()));
        assert_eq!(hours_of(1, &read), "");
        assert_eq!(openings(7, " "), Ok(Vec::new()));
        for wrong in ["9", "12-9", "9-12, 11-13", "9-25", "mattina", "9-12 15-17", "1-2,3-4,5-6,7-8,9-10"] {
            assert_eq!(openings(1, wrong), Err(NotHours), "{wrong}");
        }
    }

    #[test]
    fn the_last_day_of_an_initiative_is_planned_and_every_other_end_closes() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let until = |text: &str| Validity { from: None, until: Some(day(text)) };
        let (none, today) = (Validity::default(), day("2026-11-20"));
        let first = |kind, before, after| closes(kind, before, after, today);
        assert_eq!(first(DeskKind::General, none, until("2026-12-31")), Some(day("2027-01-01")));
        assert_eq!(first(DeskKind::Thematic, none, until("2026-12-31")), None);
        let now = first(DeskKind::Thematic, until("2026-12-31"), until("2026-11-20"));
        assert_eq!(now, Some(day("2026-11-21")));
        assert_eq!(first(DeskKind::General, until("2026-12-31"), until("2027-12-31")), None, "it goes on");
        assert_eq!(first(DeskKind::General, until("2026-12-31"), none), None, "it opens again");
        let later = Validity { from: Some(day("2026-12-01")), until: None };
        assert_eq!(first(DeskKind::Thematic, none, later), Some(today), "until it begins it is closed");
        assert_eq!(first(DeskKind::General, later, later), None);
    }

    #[test]
    fn a_new_desk_sees_no_more_than_another_does() {
        let (open, health) = (Mask::hiding([]), Mask::hiding([Group::Health]));
        let both = Mask::hiding([Group::Health, Group::Income]);
        assert!(
            !may_have(&open, &[], false) && !may_have(&both, &[], false),
            "nothing to measure it against"
        );
        assert!(!may_have(&open, std::slice::from_ref(&health), false));
        assert!(!may_have(&health, std::slice::from_ref(&both), false));
        assert!(may_have(&open, &[both.clone(), open.clone()], false));
        assert!(may_have(&both, &[both.clone(), health], false));
        let (first, all) = (Mask::hiding(FIRST_OUTSIDE), [open, both.clone()]);
        assert!(may_have(&first, &all, true) && !may_have(&both, &all, true));
        assert!(!may_have(&first, std::slice::from_ref(&both), true));
    }
}
