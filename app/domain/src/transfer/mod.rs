//! The configuration of a zone as one file, which another installation takes: without people, operators, secrets and
//! work.
//!
//! * [`Document`]: what the file says; [`Flaw`]: a mistake in it, with its place
//! * [`Plan`]: what taking it would do, section by section; nothing is ever deleted

mod flaw;
mod plan;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use flaw::{Flaw, Wrong};
pub use plan::{Bar, Difference, Kind, Plan, Row, Section, Step};

use crate::{
    Lang, Text,
    codes::Validity,
    service::Service,
    staff::DeskKind,
    zone::{BodyText, MailKind, PointText},
};

/// The format that this program writes. It reads this one and those before it.
pub const FORMAT: u64 = 4;
/// Most characters of the reason for taking a file.
pub const MAX_REASON: usize = 500;

/// The configuration of a zone, as one of its administrators may take it along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Number of the format.
    pub format: u64,
    /// Version of the portal that wrote it; only for people.
    pub portal: String,
    /// Rows that the zone wrote itself, table by table.
    pub codes: Vec<TableRows>,
    /// Bodies with their sectors, by name.
    pub organisations: Vec<BodyText>,
    /// Services that citizens see, in the order of the catalogue.
    pub services: Vec<ServiceRow>,
    /// Desks with their rules.
    pub desks: Vec<DeskRow>,
    /// Agreements with bodies of the third sector that count or will count.
    pub agreements: Vec<AgreementRow>,
    /// Where desks receive people, and when.
    pub points: Vec<PointRow>,
    /// Mails in the words of a desk.
    pub mails: Vec<MailRow>,
    /// What the desk at which the administrator sits wants in a card, besides what is wanted everywhere.
    pub card_rules: Vec<CardRuleRow>,
    /// The last notice on data protection of each desk.
    pub notices: Vec<NoticeRow>,
    /// Profiles with what they hide, and where they are given.
    pub profiles: Vec<ProfileRow>,
    /// For how many minutes a break-glass may be opened.
    pub break_glass: Vec<i16>,
}

/// Rows of a code table, as its CSV file has them ([`crate::codes::sheet`]): there is one reader of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRows {
    /// Code of the table.
    pub table: String,
    /// Lines of the file, the names of the columns first.
    pub lines: Vec<String>,
}

impl TableRows {
    /// The lines as a file.
    pub fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}

/// A service with its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceRow {
    /// Name of the desk of its body where its requests arrive.
    pub desk: String,
    /// What citizens see.
    pub service: Service,
}

/// A desk, by its names: identifiers mean nothing elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskKey {
    /// Name of its body.
    pub organisation: String,
    /// Its own name.
    pub name: String,
}

impl std::fmt::Display for DeskKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, {}", self.organisation, self.name)
    }
}

/// A desk with what it accepts, passes on and never sees. Its profile and the days of an initiative are those of a desk
/// that the file opens; of one that is here already they stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskRow {
    /// Which.
    pub desk: DeskKey,
    /// What it is for; may be empty.
    #[serde(default)]
    pub description: String,
    /// What kind of desk it is.
    pub kind: DeskKind,
    /// Name of its profile; the first formats had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Days of an initiative.
    #[serde(default)]
    pub open: Validity,
    /// Whether other desks may hand cards to it.
    pub receives: bool,
    /// Codes of the groups of fields that it never sees.
    #[serde(default)]
    pub excluded: Vec<String>,
    /// Slugs of the services that it accepts from other desks; all, where none is named.
    #[serde(default)]
    pub services: Vec<String>,
    /// Municipalities from whose inhabitants it accepts requests; all, where none is named.
    #[serde(default)]
    pub municipalities: Vec<String>,
    /// In order: the first that fits counts.
    #[serde(default)]
    pub rules: Vec<RuleRow>,
}

/// A rule of a desk about new requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleRow {
    /// Slug of the service; any, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Municipality where the person lives; any, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// Language in which they are written to; any, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Where it goes.
    pub to: DeskKey,
}

/// An agreement with a body of the third sector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementRow {
    /// Name of the body.
    pub organisation: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// The act that made it.
    pub act: String,
}

/// A place where a desk receives people; its name tells it from others of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointRow {
    /// Of which desk.
    pub desk: DeskKey,
    /// What is written of it, with its hours.
    pub place: PointText,
}

/// A mail in the words of a desk, with tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailRow {
    /// Of which desk.
    pub desk: DeskKey,
    /// Which mail.
    pub mail: MailKind,
    /// Language in which it is written.
    pub lang: Lang,
    /// The subject, in one line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A field that a desk wants before a card is completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardRuleRow {
    /// Whose rule it is.
    pub desk: DeskKey,
    /// Code of the part of the card.
    pub part: String,
    /// Code of the field.
    pub field: String,
    /// Code of another field that does as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or: Option<String>,
    /// When (code of [`crate::card::parts::When`]).
    pub when: String,
}

/// A notice on data protection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRow {
    /// Of which desk.
    pub desk: DeskKey,
    /// What it says.
    pub text: Text,
}

/// A profile with its mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileRow {
    /// Its name.
    pub name: String,
    /// Codes of the groups of fields that it hides.
    pub hides: Vec<String>,
    /// Codes of those among them that are not there at all; the others are told to be hidden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub omits: Vec<String>,
    /// Codes of what it withholds of what a role allows; files of before say nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withholds: Option<Vec<String>>,
    /// Where it is given; files of before say nothing of it, and make no profile that is not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<GivenRow>,
}

/// Where a profile is given, and whether it still is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenRow {
    /// The desks at which it is given; everywhere, where none is named.
    #[serde(default)]
    pub only_at: Vec<DeskKey>,
    /// The day on which it was retired where the file was written; none where it is not. Here it is retired on the day
    /// on which the file is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<NaiveDate>,
}
