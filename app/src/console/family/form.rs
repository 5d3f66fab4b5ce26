//! Somebody in a household as it is typed: new, corrected, gone, or never there.

use chrono::NaiveDate;
use domain::{
    Id,
    codes::{Book, Code},
    form::read,
    format,
    household::{Guardianship, Holder, Household, Member, Membership, NewHolder, NewMember},
    mask::{Carried, Group},
    person::Person,
};

use crate::console::{
    diary::MAX_LINE,
    person_facts::{day, reason},
};

/// The parameter with the household that somebody is added to.
pub const ADD: &str = "aggiungi";
/// The parameter that opens the form for another household.
pub const OPEN: &str = "apri";
/// The person who is written down: in addresses and in forms.
pub const WHO: &str = "persona";
/// Relation to the person in whose name the household is, where somebody opens their own (ANPR table of kinship).
pub(super) const HOLDER: &str = "1";
/// The field with the household.
pub(super) const WHERE: &str = "_nucleo";
/// The field with the row that is corrected.
pub(super) const WHICH: &str = "_componente";
/// The field with how many households were shown.
pub(super) const SHOWN: &str = "_nuclei";
/// What a box and a radio send.
pub(super) const YES: &str = "si";

/// Somebody in a household as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberForm {
    /// The household; none where one is opened.
    pub household: Option<Id<Household>>,
    /// Who is written down.
    pub person: Option<Id<Person>>,
    /// The row that is corrected, where one is.
    pub member: Option<Id<Membership>>,
    /// How many households were shown when one was opened.
    pub shown: usize,
    /// Code of the relation.
    pub relation: String,
    /// Whether the person lives there: `si`, `no`, or empty.
    pub cohabiting: String,
    /// Whether the person has parental authority.
    pub authority: bool,
    /// Code of the protection, or empty.
    pub guardianship: String,
    /// Identifier of who protects them, or empty.
    pub guardian: String,
    /// Who protects them, in words.
    pub guardian_name: String,
    /// `gg/mm/aaaa`, or empty.
    pub from: String,
    /// `gg/mm/aaaa`, or empty.
    pub to: String,
    /// Why it is corrected.
    pub why: String,
    /// The last day in the household.
    pub end: String,
    /// Why it is said to have ended.
    pub end_why: String,
    /// Why the person was never there.
    pub never_why: String,
    /// Whether only the end was posted, without the rest.
    pub is_end: bool,
    /// What the form says that it held.
    pub held: Option<String>,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberError {
    /// No relation, or none of the table.
    Relation,
    /// Not said whether the person lives there.
    Cohabiting,
    /// Somebody protects the person, and not how.
    Guardianship,
    /// Nobody of the registry, or both a person and a name.
    Guardian,
    /// A name that is too long.
    GuardianName,
    /// The first day is none.
    From,
    /// The last day is none.
    To,
    /// No reason, or too much.
    Why,
    /// No last day, or none of the calendar.
    End,
    /// No reason why it ended, or too much.
    EndWhy,
    /// No reason why it was never so, or too much.
    NeverWhy,
    /// The person is in the household in these days already.
    Already,
    /// A colleague corrected it meanwhile.
    Overtaken,
    /// A colleague wrote down a household of this person meanwhile.
    Opened,
    /// The record that it was written for was merged into this one.
    Merged,
}

impl MemberError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Relation => ("f-relazione", "console-family-error-relation"),
            Self::Cohabiting => ("f-convive", "console-family-error-cohabiting"),
            Self::Guardianship => ("f-protezione", "console-family-error-guardianship"),
            Self::Guardian => ("f-protettore", "console-family-error-guardian"),
            Self::GuardianName => ("f-protettore-nome", "console-family-error-guardian-name"),
            Self::From => ("f-dal", "console-facts-error-day"),
            Self::To => ("f-al", "console-facts-error-day"),
            Self::Why => ("f-perche", "console-facts-error-why"),
            Self::End => ("f-fine", "console-facts-error-end"),
            Self::EndWhy => ("f-perche-fine", "console-facts-error-why"),
            Self::NeverWhy => ("f-perche-mai", "console-facts-error-why"),
            Self::Already => ("f-relazione", "console-family-error-already"),
            Self::Overtaken => ("f-relazione", "console-family-error-overtaken"),
            Self::Opened => ("f-relazione", "console-family-error-opened"),
            Self::Merged => ("f-relazione", "console-facts-error-merged"),
        }
    }
}

impl MemberForm {
    /// The group of what it asks that a profile may not see who sees households: what courts decide.
    pub const ABOUT: [Group; 1] = [Group::Judicial];

    /// What it held when it was made.
    pub fn carried(&self) -> Carried {
        Carried::said(Self::ABOUT, self.held.as_deref())
    }

    /// The person of the page opens a household of their own; so many are shown.
    pub fn opening(person: Id<Person>, shown: usize) -> Self {
        let (relation, cohabiting) = (HOLDER.to_owned(), YES.to_owned());
        Self { person: Some(person), shown, relation, cohabiting, ..Self::default() }
    }

    /// Somebody comes into a household.
    pub fn joining(household: Id<Household>, person: Id<Person>) -> Self {
        Self { household: Some(household), person: Some(person), ..Self::default() }
    }

    /// A member as it stands, to be corrected.
    pub fn of(member: &Member) -> Self {
        let day = |day: Option<NaiveDate>| day.map(format::date).unwrap_or_default();
        let protection = member.protection.shown().and_then(Option::as_ref);
        let (guardian, guardian_name) = match protection.and_then(|protection| protection.holder.as_ref()) {
            Some(Holder::Known { id, .. }) => (id.to_string(), String::new()),
            Some(Holder::Named(name)) => (String::new(), name.shown().cloned().unwrap_or_default()),
            None => (String::new(), String::new()),
        };
        Self {
            household: Some(member.household),
            person: Some(member.person),
            member: Some(member.id),
            relation: member.relation.to_string(),
            cohabiting: if member.cohabiting { YES } else { "no" }.to_owned(),
            authority: member.authority.shown().copied().unwrap_or_default(),
            guardianship: protection.map(|protection| protection.kind.code().to_owned()).unwrap_or_default(),
            guardian,
            guardian_name,
            from: day(member.from),
            to: day(member.to),
            ..Self::default()
        }
    }

    /// The same with the rest of the row, where only its end was posted.
    #[must_use]
    pub fn filled(self, members: &[Member]) -> Self {
        match members.iter().find(|member| self.is_end && self.member == Some(member.id)) {
            Some(member) => Self {
                end: self.end,
                end_why: self.end_why,
                never_why: self.never_why,
                is_end: true,
                ..Self::of(member)
            },
            None => self,
        }
    }

    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let said = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned())
        };
        let one = |name: &str| said(name).unwrap_or_default();
        Self {
            household: one(WHERE).parse().ok(),
            person: one(WHO).parse().ok(),
            member: one(WHICH).parse().ok(),
            shown: one(SHOWN).parse().unwrap_or_default(),
            relation: one("relazione"),
            cohabiting: one("convive"),
            authority: one("responsabilita") == YES,
            guardianship: one("protezione"),
            guardian: one("protettore"),
            guardian_name: one("protettore-nome"),
            from: one("dal"),
            to: one("al"),
            why: one("perche"),
            end: one("fine"),
            end_why: one("perche-fine"),
            never_why: one("perche-mai"),
            is_end: !fields.iter().any(|(name, _)| name == "dal"),
            held: said(Carried::NAME),
        }
    }

    fn holder(&self) -> Result<Option<NewHolder>, MemberError> {
        let name = self.guardian_name.as_str();
        match (self.guardian.as_str(), name) {
            ("", "") => Ok(None),
            ("", _) if name.chars().count() > usize::from(MAX_LINE) => Err(MemberError::GuardianName),
            ("", _) => Ok(Some(NewHolder::Named(name.to_owned()))),
            (id, "") => id.parse().map(NewHolder::Known).map(Some).map_err(|_| MemberError::Guardian),
            (_, _) => Err(MemberError::Guardian),
        }
    }

    fn protection(&self) -> Result<Option<(Guardianship, Option<NewHolder>)>, MemberError> {
        let holder = self.holder()?;
        match self.guardianship.as_str() {
            "" if holder.is_none() => Ok(None),
            code => match Guardianship::from_code(code) {
                Some(kind) => Ok(Some((kind, holder))),
                None => Err(MemberError::Guardianship),
            },
        }
    }

    /// The member. The relation is of the table of kinship as it is today, or the one that the row has already.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn read(
        &self,
        kinship: &Book,
        today: NaiveDate,
        kept: &[Code],
    ) -> Result<NewMember, Vec<MemberError>> {
        let relation = self.relation.parse::<Code>().ok().filter(|code| kinship.accepts(code, today, kept));
        let relation = relation.ok_or(MemberError::Relation);
        let cohabiting = match self.cohabiting.as_str() {
            YES => Ok(true),
            "no" => Ok(false),
            _ => Err(MemberError::Cohabiting),
        };
        let protection = self.protection();
        let from = day(&self.from, MemberError::From);
        let to = day(&self.to, MemberError::To);
        match (relation, cohabiting, protection, from, to) {
            (Ok(relation), Ok(cohabiting), Ok(protection), Ok(from), Ok(to)) => {
                Ok(NewMember { relation, cohabiting, authority: self.authority, protection, from, to })
            }
            (relation, cohabiting, protection, from, to) => {
                let errors = [relation.err(), cohabiting.err(), protection.err(), from.err(), to.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// The corrected member, and why it is corrected.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn correction(
        &self,
        kinship: &Book,
        today: NaiveDate,
        kept: &[Code],
    ) -> Result<(NewMember, String), Vec<MemberError>> {
        match (self.read(kinship, today, kept), reason(&self.why, MemberError::Why)) {
            (Ok(member), Ok(why)) => Ok((member, why)),
            (member, why) => {
                let mut errors = member.err().unwrap_or_default();
                errors.extend(why.err());
                Err(errors)
            }
        }
    }

    /// The last day in the household, and why that is said.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn ended(&self) -> Result<(NaiveDate, String), Vec<MemberError>> {
        let end = read::date(&self.end).map_err(|_| MemberError::End);
        match (end, reason(&self.end_why, MemberError::EndWhy)) {
            (Ok(end), Ok(why)) => Ok((end, why)),
            (end, why) => Err([end.err(), why.err()].into_iter().flatten().collect()),
        }
    }

    /// Why the person was never there.
    ///
    /// # Errors
    /// When nothing, or too much, was written.
    pub fn never(&self) -> Result<String, Vec<MemberError>> {
        reason(&self.never_why, MemberError::NeverWhy).map_err(|error| vec![error])
    }
}

#[cfg(test)]
mod tests {
    use domain::codes::{Edition, Entry, Table};

    use super::*;

    fn kinship() -> Book {
        let mut book = Book::new(Table::Kinship);
        let mut gone = Entry::new("Altro");
        gone.valid.until = "2020-01-01".parse().ok();
        for (code, entry) in [("3", Entry::new("Figlio")), ("99", gone)] {
            book.add(code.parse().unwrap(), Edition { entry, since: None, version: 0, written: None });
        }
        book
    }

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    fn posted(pairs: &[(&str, &str)]) -> MemberForm {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        MemberForm::posted(&pairs)
    }

    #[test]
    fn everything_that_will_not_do_is_said_at_once() {
        let form = posted(&[("protettore-nome", "Avv. Prova"), ("dal", "31/02/2020"), ("al", "ieri")]);
        let errors = form.correction(&kinship(), today(), &[]).unwrap_err();
        let all = [
            MemberError::Relation,
            MemberError::Cohabiting,
            MemberError::Guardianship,
            MemberError::From,
            MemberError::To,
            MemberError::Why,
        ];
        assert_eq!(errors, all);
        assert_eq!(form.ended().unwrap_err(), [MemberError::End, MemberError::EndWhy]);
        assert_eq!(form.never().unwrap_err(), [MemberError::NeverWhy]);
    }

    #[test]
    fn a_relation_that_was_withdrawn_stays_where_it_is() {
        let form = posted(&[("relazione", "99"), ("convive", "no"), ("dal", "")]);
        let kept: Code = "99".parse().unwrap();
        assert_eq!(form.read(&kinship(), today(), &[]), Err(vec![MemberError::Relation]));
        assert_eq!(form.read(&kinship(), today(), std::slice::from_ref(&kept)).unwrap().relation, kept);
    }

    #[test]
    fn who_protects_is_one_person_or_one_name() {
        let form = |guardian: &str, name: &str| {
            let rest = [("relazione", "3"), ("convive", "si"), ("protezione", "tutela")];
            let who = [("protettore", guardian), ("protettore-nome", name)];
            posted(&[rest.as_slice(), &who].concat()).read(&kinship(), today(), &[])
        };
        let id = "00000000-0000-0000-0000-000000000007";
        let of = |holder| Some((Guardianship::Guardian, holder));
        assert_eq!(form(id, "").unwrap().protection, of(id.parse().ok().map(NewHolder::Known)));
        assert_eq!(
            form("", "Il sindaco").unwrap().protection,
            of(Some(NewHolder::Named("Il sindaco".into())))
        );
        assert_eq!(form("", "").unwrap().protection, of(None));
        assert_eq!(form(id, "Il sindaco"), Err(vec![MemberError::Guardian]));
        assert_eq!(form("nessuno", ""), Err(vec![MemberError::Guardian]));
        assert_eq!(form("", &"a".repeat(201)), Err(vec![MemberError::GuardianName]));
    }
}
