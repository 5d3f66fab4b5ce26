//! Notices on data protection, and the signatures of people under them.
//!
//! Social work of a municipality is a task of public interest: the signature says that the notice was
//! read, and consents to no more than what is ticked beside it (Regulation (EU) 2016/679, articles 6.1.e,
//! 9.2.g, 13 and 14; D.Lgs 196/2003, article 2-sexies).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Id, Text, actor::DeskRef, intake::Moment};

/// Most characters of a notice in one language.
pub const MAX_NOTICE: u16 = 20_000;

/// A version of the notice of a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivacyNotice {
    /// Its identifier.
    pub id: Id<Self>,
    /// Whose it is.
    pub desk: DeskRef,
    /// What the desk is called for citizens, in the languages that have a name for it.
    pub title: Text,
    /// Counts from 1.
    pub version: i32,
    /// The text, in its languages.
    pub text: Text,
    /// First day on which it is the current one.
    pub valid_from: NaiveDate,
    /// Who published it, and when.
    pub published: Moment,
}

/// What a person may consent to beside the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Health services are told.
    HealthServices,
    /// The employment centre is told.
    EmploymentCentre,
    /// School is told.
    School,
    /// Associations that work with the desk are told.
    ThirdSector,
}

impl Purpose {
    /// Every purpose, in the order of the list.
    pub const ALL: [Self; 4] =
        [Self::HealthServices, Self::EmploymentCentre, Self::School, Self::ThirdSector];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HealthServices => "health_services",
            Self::EmploymentCentre => "employment_centre",
            Self::School => "school",
            Self::ThirdSector => "third_sector",
        }
    }

    /// The purpose with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// How a notice was signed, with what that way leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// By hand on the screen, before an operator.
    Screen {
        /// What was drawn.
        drawing: Drawing,
        /// Name of the operator.
        by: String,
    },
    /// On paper.
    Paper {
        /// Where the sheet is kept.
        kept: String,
        /// Name of the operator who recorded it.
        by: String,
    },
    /// In the area personale, by whoever had signed in with SPID, CIE or eIDAS.
    Spid,
}

/// A signature drawn by hand: strokes of points on a pad of 600 by 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Drawing(Vec<Vec<(u16, u16)>>);

/// The text is no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// Nothing was drawn.
    #[error("nothing was drawn")]
    Empty,
    /// More points than a signature has.
    #[error("a drawing that is too long")]
    Long,
    /// Not points on the pad.
    #[error("not a drawing")]
    Malformed,
}

impl Drawing {
    /// Width of the pad.
    pub const WIDTH: u16 = 600;
    /// Height of the pad.
    pub const HEIGHT: u16 = 200;
    /// Most points. As text they fit twice into what a field of a form may hold: the pad stops here.
    pub const MOST: usize = 5000;
    /// Fewest points: less is a slip of the finger.
    const FEWEST: usize = 8;

    /// The strokes as the path of an SVG picture; digits and letters of its own making only.
    pub fn path(&self) -> String {
        let point = |(place, (x, y)): (usize, &(u16, u16))| {
            let command = if place == 0 { 'M' } else { 'L' };
            format!("{command}{x} {y}")
        };
        let stroke = |stroke: &Vec<(u16, u16)>| {
            let line: String = stroke.iter().enumerate().map(point).collect();
            // A dot is a line without length, which is seen by its round ends.
            if stroke.len() == 1 { format!("{line}h0") } else { line }
        };
        self.0.iter().map(stroke).collect()
    }
}

impl std::str::FromStr for Drawing {
    type Err = DrawingError;

    /// Strokes apart by `;`, points by blanks, coordinates by commas: `10,20 11,22;40,40 41,44`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().is_empty() {
            return Err(DrawingError::Empty);
        }
        // They are counted first: of a drawing that is far too long a form keeps the beginning, cut anywhere.
        let points = text.split(|sign: char| sign == ';' || sign.is_whitespace());
        let points = points.filter(|point| !point.is_empty()).count();
        if points > Self::MOST {
            return Err(DrawingError::Long);
        }
        let point = |text: &str| -> Option<(u16, u16)> {
            let (x, y) = text.split_once(',')?;
            let (x, y) = (x.parse().ok()?, y.parse().ok()?);
            (x <= Self::WIDTH && y <= Self::HEIGHT).then_some((x, y))
        };
        let stroke = |text: &str| text.split_whitespace().map(point).collect::<Option<Vec<_>>>();
        let strokes: Vec<_> =
            text.split(';').map(stroke).collect::<Option<_>>().ok_or(DrawingError::Malformed)?;
        if points < Self::FEWEST { Err(DrawingError::Empty) } else { Ok(Self(strokes)) }
    }
}

impl TryFrom<String> for Drawing {
    type Error = DrawingError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Drawing> for String {
    fn from(drawing: Drawing) -> Self {
        let point = |(x, y): &(u16, u16)| format!("{x},{y}");
        let stroke = |stroke: &Vec<(u16, u16)>| stroke.iter().map(point).collect::<Vec<_>>().join(" ");
        drawing.0.iter().map(stroke).collect::<Vec<_>>().join(";")
    }
}

/// How somebody said that they withdraw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// At the desk.
    InPerson,
    /// By e-mail.
    Email,
    /// By letter.
    Letter,
    /// In the area personale.
    Online,
}

impl Said {
    /// What an operator can record.
    pub const AT_THE_DESK: [Self; 3] = [Self::InPerson, Self::Email, Self::Letter];

    /// The name used in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Online => "online",
        }
    }
}

/// The end of a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Day.
    pub on: NaiveDate,
    /// How it was said.
    pub said: Said,
    /// Name of the operator who recorded it; none when the citizen did.
    pub by: Option<String>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivacySignature {
    /// Its identifier.
    pub id: Id<Self>,
    /// Desk whose notice was signed.
    pub desk: DeskRef,
    /// The notice.
    pub notice: Id<PrivacyNotice>,
    /// Its version.
    pub version: i32,
    /// How.
    pub way: Way,
    /// To what the person consented beside the notice.
    pub purposes: Vec<Purpose>,
    /// Day.
    pub on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Its end.
    pub withdrawn: Option<Withdrawal>,
}

/// Where a person stands with the notice of a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// The person gave no name, and nobody signs without one.
    NoName,
    /// The desk has published none.
    NoNotice,
    /// Never signed.
    Missing,
    /// Signed in an older version.
    Older {
        /// The one that was signed.
        signed: i32,
        /// The one of today.
        current: i32,
    },
    /// Signed and withdrawn.
    Withdrawn {
        /// Day.
        on: NaiveDate,
    },
    /// Signed.
    Signed {
        /// Day.
        on: NaiveDate,
        /// Version.
        version: i32,
    },
}

impl Standing {
    /// By the version of today, and the last signature.
    pub fn of(current: Option<i32>, last: Option<&PrivacySignature>) -> Self {
        match (current, last) {
            (_, Some(PrivacySignature { withdrawn: Some(end), .. })) => Self::Withdrawn { on: end.on },
            (Some(current), Some(last)) if last.version < current => {
                Self::Older { signed: last.version, current }
            }
            (_, Some(last)) => Self::Signed { on: last.on, version: last.version },
            (Some(_), None) => Self::Missing,
            (None, None) => Self::NoNotice,
        }
    }

    /// Whether a signature is to be asked for.
    pub const fn is_to_sign(self) -> bool {
        matches!(self, Self::Missing | Self::Older { .. } | Self::Withdrawn { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(version: i32, withdrawn: bool) -> PrivacySignature {
        let on: NaiveDate = "2026-11-20".parse().unwrap();
        PrivacySignature {
            id: Id::new(uuid::Uuid::from_u128(1)),
            desk: DeskRef { id: Id::new(uuid::Uuid::from_u128(2)), name: "Sportello".to_owned() },
            notice: Id::new(uuid::Uuid::from_u128(3)),
            version,
            way: Way::Spid,
            purposes: Vec::new(),
            on,
            recorded_at: DateTime::UNIX_EPOCH,
            withdrawn: withdrawn.then_some(Withdrawal { on, said: Said::Email, by: None }),
        }
    }

    #[test]
    fn a_signature_is_missing_older_withdrawn_or_good() {
        let on = signature(1, false).on;
        assert_eq!(Standing::of(None, None), Standing::NoNotice);
        assert_eq!(Standing::of(Some(1), None), Standing::Missing);
        assert_eq!(
            Standing::of(Some(2), Some(&signature(1, false))),
            Standing::Older { signed: 1, current: 2 }
        );
        assert_eq!(Standing::of(Some(2), Some(&signature(1, true))), Standing::Withdrawn { on });
        assert_eq!(Standing::of(Some(2), Some(&signature(2, false))), Standing::Signed { on, version: 2 });
        assert!(!Standing::NoNotice.is_to_sign() && Standing::Missing.is_to_sign());
    }

    #[test]
    fn a_drawing_is_points_on_the_pad_and_nothing_else() {
        let text = "1,2 3,4 5,6 7,8;9,10 11,12 13,14 600,200";
        let drawing: Drawing = text.parse().unwrap();
        assert_eq!(String::from(drawing.clone()), text);
        assert!(drawing.path().starts_with("M1 2L3 4") && drawing.path().ends_with("L600 200"));
        let dotted: Drawing = "1,2 3,4 5,6 7,8 9,10 11,12 13,14;20,30".parse().unwrap();
        assert!(dotted.path().ends_with("L13 14M20 30h0"), "{}", dotted.path());
        assert_eq!("".parse::<Drawing>(), Err(DrawingError::Empty));
        assert_eq!("1,2 3,4".parse::<Drawing>(), Err(DrawingError::Empty));
        for wrong in ["<svg>", "1,2 3,4 5,6 7,8 9,10 601,1 1,1 1,1", "1,2;x"] {
            assert_eq!(wrong.parse::<Drawing>(), Err(DrawingError::Malformed), "{wrong}");
        }
    }

    #[test]
    fn a_drawing_without_an_end_is_too_long_wherever_it_was_cut() {
        let most = "600,200 ".repeat(Drawing::MOST);
        assert!(most.parse::<Drawing>().is_ok());
        for more in ["1,2", ";1,2", "1,2 3"] {
            assert_eq!(format!("{most}{more}").parse::<Drawing>(), Err(DrawingError::Long), "{more}");
        }
    }
}
