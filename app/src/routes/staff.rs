//! Addresses of the administration: operators, desks, and the search of the audit.

use std::fmt;

use domain::{
    Id, Lang,
    actor::{Desk, OperatorRecord, Organisation},
    desk::DeskPoint,
    format,
    trail::Search,
    zone::MailKind,
};

use super::{encode, pattern};

/// Parameter of the words that are looked for.
pub const WORDS: &str = "q";
/// Parameter of the key of the page before.
pub const AFTER: &str = "dopo";
/// Parameter of what only is shown.
pub const ONLY: &str = "solo";
/// Parameter of the first day.
pub const FROM: &str = "dal";
/// Parameter of what became of a file.
pub const OUTCOME: &str = "esito";
/// Its value when the file was taken.
pub const TAKEN: &str = "importato";
/// Its value when the file was too large to be kept while the operator proved who they are.
pub const AGAIN: &str = "di-nuovo";
/// Parameter of the last day.
pub const UNTIL: &str = "al";

/// Parameter of a mail, and field of it.
pub const LETTER: &str = "messaggio";
/// Parameter of the language of a mail, and field of it.
pub const INTO: &str = "lingua";

/// What of the administration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffPart {
    /// The operators, narrowed to those whose name has these words.
    Members {
        /// The words; may be empty.
        words: String,
        /// Key of the page before.
        after: Option<String>,
    },
    /// A new operator (GET and POST).
    New,
    /// Operators out of a file (GET and POST).
    Import,
    /// Takes a file of operators that was looked at (POST).
    Imported,
    /// An operator (GET and POST).
    Member(Id<OperatorRecord>),
    /// The desks.
    Desks,
    /// A desk (GET and POST).
    Desk(Id<Desk>),
    /// The rules of a desk (GET and POST).
    Rules(Id<Desk>),
    /// A new desk (GET and POST).
    DeskNew,
    /// The end of a desk (GET and POST).
    DeskClose(Id<Desk>),
    /// One more place where a desk receives people (GET and POST).
    PointNew(Id<Desk>),
    /// A place where a desk receives people (GET and POST).
    Point(Id<Desk>, Id<DeskPoint>),
    /// The mails of a desk (GET and POST), and which of them is written.
    Mails(Id<Desk>, Option<(MailKind, Lang)>),
    /// The bodies of the zone.
    Bodies,
    /// A new body (GET and POST).
    BodyNew,
    /// A body (GET and POST).
    Body(Id<Organisation>),
    /// The search of the audit (GET and POST), with the key of the page before.
    Trail(Search, Option<String>),
    /// Work that was given up, and trying it again (GET and POST).
    Work,
    /// The configuration as one file (GET and POST); after one was taken, it says so.
    Transfer {
        /// Whether one was taken just now.
        taken: bool,
    },
    /// The file itself.
    TransferFile,
    /// Takes a file that was looked at (POST).
    TransferTaken,
}

impl StaffPart {
    /// Every operator.
    pub const fn members() -> Self {
        Self::Members { words: String::new(), after: None }
    }

    /// The search of the audit, still empty.
    pub fn trail() -> Self {
        Self::Trail(Search::default(), None)
    }
}

impl fmt::Display for StaffPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Members { words, after } => {
                let words = (!words.is_empty()).then(|| words.clone());
                query(f, pattern::CONSOLE_STAFF, vec![(WORDS, words), (AFTER, after.clone())])
            }
            Self::New => f.write_str(pattern::CONSOLE_STAFF_NEW),
            Self::Import => f.write_str(pattern::CONSOLE_STAFF_IMPORT),
            Self::Imported => f.write_str(pattern::CONSOLE_STAFF_IMPORTED),
            Self::Member(id) => write!(f, "{}/{id}", pattern::CONSOLE_STAFF),
            Self::Desks => f.write_str(pattern::CONSOLE_STAFF_DESKS),
            Self::Desk(id) => write!(f, "{}/{id}", pattern::CONSOLE_STAFF_DESKS),
            Self::Rules(id) => write!(f, "{}/{id}/regole", pattern::CONSOLE_STAFF_DESKS),
            Self::DeskNew => f.write_str(pattern::CONSOLE_DESK_NEW),
            Self::DeskClose(id) => write!(f, "{}/{id}/chiusura", pattern::CONSOLE_STAFF_DESKS),
            Self::PointNew(id) => write!(f, "{}/{id}/punti/nuovo", pattern::CONSOLE_STAFF_DESKS),
            Self::Point(id, point) => write!(f, "{}/{id}/punti/{point}", pattern::CONSOLE_STAFF_DESKS),
            Self::Mails(id, chosen) => {
                let path = format!("{}/{id}/messaggi", pattern::CONSOLE_STAFF_DESKS);
                let (kind, lang) = chosen.unzip();
                let kind = kind.map(|kind| kind.code().to_owned());
                query(f, &path, vec![(LETTER, kind), (INTO, lang.map(|lang| lang.tag().to_owned()))])
            }
            Self::Bodies => f.write_str(pattern::CONSOLE_BODIES),
            Self::BodyNew => f.write_str(pattern::CONSOLE_BODY_NEW),
            Self::Body(id) => write!(f, "{}/{id}", pattern::CONSOLE_BODIES),
            Self::Work => f.write_str(pattern::CONSOLE_WORK),
            Self::Transfer { taken } => {
                query(f, pattern::CONSOLE_TRANSFER, vec![(OUTCOME, taken.then(|| TAKEN.to_owned()))])
            }
            Self::TransferFile => f.write_str(pattern::CONSOLE_TRANSFER_FILE),
            Self::TransferTaken => f.write_str(pattern::CONSOLE_TRANSFER_TAKEN),
            Self::Trail(search, after) => {
                let about = search.about.map(|about| (about.kind(), about.uuid().to_string()));
                let (kind, id) = about.unzip();
                let values = vec![
                    (kind.unwrap_or_default(), id),
                    (ONLY, search.only.map(|only| only.code().to_owned())),
                    (FROM, search.days.from.map(format::date)),
                    (UNTIL, search.days.until.map(format::date)),
                    (AFTER, after.clone()),
                ];
                query(f, pattern::CONSOLE_TRAIL, values)
            }
        }
    }
}

/// An address with the parameters that have a value.
fn query(f: &mut fmt::Formatter<'_>, path: &str, values: Vec<(&'static str, Option<String>)>) -> fmt::Result {
    f.write_str(path)?;
    let mut mark = '?';
    for (name, value) in values.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        write!(f, "{mark}{name}={}", encode(&value))?;
        mark = '&';
    }
    Ok(())
}
