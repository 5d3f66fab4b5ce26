//! What administrators post: what was typed, what it must be, and what is wrong with it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    FiscalCode, Id, Lang,
    actor::{Desk, OperatorRecord, Role},
    codes::Validity,
    form::read,
    staff::{DeskText, MAX_DESCRIPTION, MAX_NAME, MAX_REASON, Profile, Refusal, sheet::FileProblem},
};

use super::words;
use crate::{console::catalogue::Typed, i18n::Translator};

/// Field of the thing to do.
pub const ACT: &str = "azione";
/// Field of the reason.
pub const REASON: &str = "motivo";
/// Field of a desk.
pub const DESK: &str = "sportello";
/// Field of a role.
pub const ROLE: &str = "ruolo";
/// Field of a profile.
pub const PROFILE: &str = "profilo";
/// Field of the first day.
pub const FROM: &str = "dal";
/// Field of the last day.
pub const UNTIL: &str = "al";
/// Field of whom somebody stands in for.
pub const ABSENT: &str = "assente";
/// Field of a name.
pub const NAME: &str = "nome";
/// Field of a description.
pub const DESCRIPTION: &str = "descrizione";
/// Field of the way in.
pub const WAY_IN: &str = "entra";
/// Field of the account at a provider, or of the codice fiscale.
pub const ACCOUNT: &str = "account";

/// Value of the way in by SPID or CIE.
pub const SPID: &str = "spid";

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No name was written.
    NoName,
    /// The name or the text is longer than can be kept.
    TooLong,
    /// Nobody said how they come in.
    NoWayIn,
    /// No account was written.
    NoAccount,
    /// This is no codice fiscale.
    NoFiscalCode,
    /// No desk of the list was chosen.
    NoDesk,
    /// No role of the list was chosen.
    NoRole,
    /// The profile is none of the list.
    NoProfile,
    /// The colleague is none of the list.
    NoColleague,
    /// No day of the calendar.
    NotADate(String),
    /// Nobody said why.
    NoReason,
    /// A rule forbids it.
    Refused(Refusal),
    /// Nothing of this zone is called so.
    NotFound,
    /// No file was chosen.
    NoFile,
    /// The file is larger than one may be.
    TooLarge,
    /// The file has mistakes, which are listed.
    InFile,
    /// Nothing of a file of operators can be taken.
    Operators(FileProblem),
}

impl Wrong {
    /// What was found and what to do.
    pub fn message(&self, t: Translator) -> String {
        match self {
            Self::NoName => t.get("console-staff-wrong-name"),
            Self::TooLong => t.get("console-staff-wrong-long"),
            Self::NoWayIn => t.get("console-staff-wrong-way-in"),
            Self::NoAccount => t.get("console-staff-wrong-account"),
            Self::NoFiscalCode => t.get("console-staff-wrong-fiscal-code"),
            Self::NoDesk => t.get("console-staff-wrong-desk"),
            Self::NoRole => t.get("console-staff-wrong-role"),
            Self::NoProfile => t.get("console-staff-wrong-profile"),
            Self::NoColleague => t.get("console-staff-wrong-colleague"),
            Self::NotADate(found) => t.with("console-error-not-a-date", &[("found", found.as_str().into())]),
            Self::NoReason => t.get("console-staff-wrong-reason"),
            Self::Refused(refusal) => words::refusal(*refusal, t),
            Self::NotFound => t.get("console-trail-wrong-not-found"),
            Self::NoFile => t.get("console-transfer-wrong-no-file"),
            Self::TooLarge => t.get("console-file-too-large"),
            Self::InFile => t.get("console-transfer-wrong-file"),
            Self::Operators(problem) => words::file_problem(problem, t),
        }
    }
}

/// A field that must be corrected, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Id of its control.
    pub at: &'static str,
    /// What is wrong.
    pub wrong: Wrong,
}

impl Mistake {
    /// A mistake in this control.
    pub const fn new(at: &'static str, wrong: Wrong) -> Self {
        Self { at, wrong }
    }
}

/// A membership, as it was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Give {
    /// Where.
    pub desk: Id<Desk>,
    /// As what.
    pub role: Role,
    /// Profile instead of the desk's.
    pub profile: Option<Id<Profile>>,
    /// From when until when.
    pub valid: Validity,
    /// In whose place.
    pub absent: Option<Id<OperatorRecord>>,
}

/// What an administrator does with an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Gives a membership.
    Give(Give),
    /// Ends the one at this desk.
    End(Id<Desk>),
    /// Lets them sign in, or not any more.
    Enable(bool),
}

/// Values of the button, one for each form of the page.
pub const GIVE: &str = "dai";
/// Ends a membership.
pub const END: &str = "termina";
/// Lets somebody sign in again.
pub const ENABLE: &str = "abilita";
/// Does not let somebody sign in any more.
pub const DISABLE: &str = "disabilita";

impl Act {
    /// Reads a form of an operator's page: what to do and why. None for a form that is none of ours.
    pub fn read(form: &Typed) -> Option<Result<(Self, String), Vec<Mistake>>> {
        let mut mistakes = Vec::new();
        let (act, at) = match form.button() {
            GIVE => (give(form, &mut mistakes).map(Self::Give), "dai-motivo"),
            END => (keep(desk(form, "fine-sportello"), &mut mistakes).map(Self::End), "fine-motivo"),
            ENABLE => (Some(Self::Enable(true)), "stato-motivo"),
            DISABLE => (Some(Self::Enable(false)), "stato-motivo"),
            _ => return None,
        };
        let reason = keep(reason(form, at), &mut mistakes);
        Some(match (act, reason) {
            (Some(act), Some(reason)) if mistakes.is_empty() => Ok((act, reason)),
            _ => Err(mistakes),
        })
    }

    /// The control that a refusal is about.
    pub const fn place(&self, refusal: Refusal) -> &'static str {
        match (self, refusal) {
            (Self::Give(_), Refusal::Unmasks | Refusal::NotGiven) => "dai-profilo",
            (Self::Give(_), Refusal::Backwards | Refusal::Past | Refusal::Endless) => "dai-al",
            (Self::Give(_), Refusal::NoAbsent) => "dai-assente",
            (Self::Give(_), Refusal::Beyond(_) | Refusal::Outside | Refusal::LastAdministrator) => {
                "dai-ruolo"
            }
            (Self::Give(_), _) => "dai-sportello",
            (Self::End(_), _) => "fine-sportello",
            (Self::Enable(_), _) => "stato-motivo",
        }
    }
}

/// Keeps the good value, and puts the mistake with the others.
pub(super) fn keep<T>(read: Result<T, Mistake>, mistakes: &mut Vec<Mistake>) -> Option<T> {
    read.map_err(|mistake| mistakes.push(mistake)).ok()
}

fn give(form: &Typed, mistakes: &mut Vec<Mistake>) -> Option<Give> {
    let desk = keep(desk(form, "dai-sportello"), mistakes);
    let role = Role::from_code(form.get(ROLE)).ok_or(Mistake::new("dai-ruolo", Wrong::NoRole));
    let role = keep(role, mistakes);
    let profile = keep(maybe(form.get(PROFILE), "dai-profilo", Wrong::NoProfile), mistakes);
    let from = keep(day(form.get(FROM), "dai-dal"), mistakes);
    let until = keep(day(form.get(UNTIL), "dai-al"), mistakes);
    let absent = keep(maybe(form.get(ABSENT), "dai-assente", Wrong::NoColleague), mistakes);
    Some(Give {
        desk: desk?,
        role: role?,
        profile: profile?,
        valid: Validity { from: from?, until: until? },
        absent: absent?,
    })
}

fn desk(form: &Typed, at: &'static str) -> Result<Id<Desk>, Mistake> {
    form.get(DESK).parse().map_err(|_| Mistake::new(at, Wrong::NoDesk))
}

/// An identifier that may be left out.
fn maybe<T>(typed: &str, at: &'static str, wrong: Wrong) -> Result<Option<Id<T>>, Mistake> {
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Mistake::new(at, wrong))
}

/// A day that may be left out.
pub(super) fn day(typed: &str, at: &'static str) -> Result<Option<NaiveDate>, Mistake> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let found = || typed.chars().take(20).collect();
    read::date(typed).map(Some).map_err(|_| Mistake::new(at, Wrong::NotADate(found())))
}

/// Why something is done.
pub(super) fn reason(form: &Typed, at: &'static str) -> Result<String, Mistake> {
    line(form.get(REASON), at, Wrong::NoReason, MAX_REASON)
}

/// A text that must be there and is not too long.
pub(super) fn line(typed: &str, at: &'static str, none: Wrong, max: usize) -> Result<String, Mistake> {
    let text = typed.trim();
    if text.is_empty() {
        Err(Mistake::new(at, none))
    } else if text.chars().count() > max {
        Err(Mistake::new(at, Wrong::TooLong))
    } else {
        Ok(text.to_owned())
    }
}

/// Somebody new, as an administrator wrote them down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewcomerForm {
    /// Name shown to colleagues.
    pub name: String,
    /// Issuer of the provider; none for SPID and CIE.
    pub issuer: Option<String>,
    /// The account there, or the codice fiscale in its canonical form.
    pub subject: String,
    /// Why.
    pub reason: String,
}

impl NewcomerForm {
    /// Reads the form of a new operator; `issuers` are the providers that there are.
    ///
    /// # Errors
    /// Every field that must be corrected.
    pub fn read(form: &Typed, issuers: &[String], spid: bool) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let name = keep(line(form.get(NAME), "nome", Wrong::NoName, MAX_NAME), &mut mistakes);
        let way = match form.get(WAY_IN) {
            SPID if spid => Some(None),
            issuer if issuers.iter().any(|known| known == issuer) => Some(Some(issuer.to_owned())),
            _ => {
                mistakes.push(Mistake::new(WAY_IN, Wrong::NoWayIn));
                None
            }
        };
        let subject = match &way {
            Some(None) => form
                .get(ACCOUNT)
                .trim()
                .parse::<FiscalCode>()
                .map(|code| code.canonical().to_string())
                .map_err(|_| Mistake::new(ACCOUNT, Wrong::NoFiscalCode)),
            _ => line(form.get(ACCOUNT), ACCOUNT, Wrong::NoAccount, MAX_NAME),
        };
        let subject = keep(subject, &mut mistakes);
        let reason = keep(reason(form, REASON), &mut mistakes);
        match (name, way, subject, reason) {
            (Some(name), Some(issuer), Some(subject), Some(reason)) => {
                Ok(Self { name, issuer, subject, reason })
            }
            _ => Err(mistakes),
        }
    }
}

/// The fields of a desk's name in the other languages of citizens, which are also their ids.
pub const NAMES: [(Lang, &str); 5] = [
    (Lang::En, "nome-en"),
    (Lang::Fr, "nome-fr"),
    (Lang::Es, "nome-es"),
    (Lang::Ar, "nome-ar"),
    (Lang::Uk, "nome-uk"),
];

/// The names in other languages; an empty one is none.
fn names(form: &Typed, mistakes: &mut Vec<Mistake>) -> BTreeMap<Lang, String> {
    let mut names = BTreeMap::new();
    for (lang, field) in NAMES {
        let name = form.get(field).trim();
        if name.chars().count() > MAX_NAME {
            mistakes.push(Mistake::new(field, Wrong::TooLong));
        } else if !name.is_empty() {
            names.insert(lang, name.to_owned());
        }
    }
    names
}

/// Reads the form of a desk: what it is called, and why that is changed.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_desk(form: &Typed) -> Result<(DeskText, String), Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let name = keep(line(form.get(NAME), NAME, Wrong::NoName, MAX_NAME), &mut mistakes);
    let names = names(form, &mut mistakes);
    let description = form.get(DESCRIPTION).trim().to_owned();
    if description.chars().count() > MAX_DESCRIPTION {
        mistakes.push(Mistake::new(DESCRIPTION, Wrong::TooLong));
    }
    let reason = keep(reason(form, REASON), &mut mistakes);
    match (name, reason) {
        (Some(name), Some(reason)) if mistakes.is_empty() => {
            Ok((DeskText { name, names, description }, reason))
        }
        _ => Err(mistakes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_another_form_is_none_of_ours() {
        assert_eq!(Act::read(&typed(&[("azione", "salva")])), None);
        let wrong = typed(&[("azione", "dai"), ("dal", "31/02/2026"), ("assente", "nessuno")]);
        let places: Vec<&str> =
            Act::read(&wrong).unwrap().unwrap_err().iter().map(|mistake| mistake.at).collect();
        assert_eq!(places, ["dai-sportello", "dai-ruolo", "dai-dal", "dai-assente", "dai-motivo"]);
    }

    #[test]
    fn a_desk_has_the_names_that_were_written_and_none_too_long() {
        let mut pairs =
            vec![("nome", "Sportello"), ("nome-en", " Desk "), ("nome-ar", "  "), ("motivo", "x")];
        let (text, _) = read_desk(&typed(&pairs)).unwrap();
        assert_eq!(text.names, BTreeMap::from([(Lang::En, "Desk".to_owned())]));
        let long = "è".repeat(MAX_NAME + 1);
        pairs.push(("nome-uk", long.as_str()));
        assert_eq!(read_desk(&typed(&pairs)).unwrap_err(), [Mistake::new("nome-uk", Wrong::TooLong)]);
    }

    #[test]
    fn a_codice_fiscale_is_asked_only_of_who_enters_with_spid() {
        let issuers = ["https://a.example".to_owned()];
        let form = |way: &str, account: &str| {
            let pairs = [("nome", "Nives"), ("entra", way), ("account", account), ("motivo", "x")];
            NewcomerForm::read(&typed(&pairs), &issuers, true)
        };
        assert_eq!(form("https://a.example", "nives").unwrap().issuer, Some(issuers[0].clone()));
        assert_eq!(form("spid", "FRRGLI88C54M990P").unwrap().issuer, None);
        assert_eq!(form("spid", "nives").unwrap_err()[0].wrong, Wrong::NoFiscalCode);
        assert_eq!(form("https://b.example", "nives").unwrap_err()[0].wrong, Wrong::NoWayIn);
    }
}
