//! Two records of one person become one: what is chosen field by field, what moves along, and what forbids it.

use serde::{Deserialize, Serialize};

use super::{
    Born, Identity, Match, Person, Reason, Sex,
    search::{Known, contradictions},
};
use crate::{
    FiscalCode,
    mask::{Field, Group},
};

/// A field of the record of which one of two values is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MergeField {
    /// Name and surname, together.
    Name,
    /// Codice fiscale.
    FiscalCode,
    /// Date of birth.
    BirthDate,
    /// Place of birth.
    BirthPlace,
    /// Sex.
    Sex,
    /// Telephone.
    Phone,
    /// E-mail address.
    Email,
    /// Residence.
    Residence,
}

impl MergeField {
    /// Every field, in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::FiscalCode,
        Self::BirthDate,
        Self::BirthPlace,
        Self::Sex,
        Self::Phone,
        Self::Email,
        Self::Residence,
    ];

    /// The name used in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "nome",
            Self::FiscalCode => "codice-fiscale",
            Self::BirthDate => "nato-il",
            Self::BirthPlace => "nato-a",
            Self::Sex => "sesso",
            Self::Phone => "telefono",
            Self::Email => "email",
            Self::Residence => "residenza",
        }
    }

    /// The group of fields that it belongs to.
    pub const fn group(self) -> Group {
        match self {
            Self::Name | Self::FiscalCode | Self::BirthDate | Self::BirthPlace | Self::Sex => Group::Identity,
            Self::Phone | Self::Email => Group::Contacts,
            Self::Residence => Group::Residence,
        }
    }

    /// Its value in a record, as people write it; of the sex the letter.
    pub fn of(self, person: &Person) -> Field<Option<String>> {
        match self {
            Self::Name => match &person.identity {
                Identity::Known { name } | Identity::Protected { name, .. } => {
                    name.clone().map(|name| Some(name.full()))
                }
                Identity::Anonymous { .. } => Field::Shown(None),
            },
            Self::FiscalCode => person.fiscal_code.clone().map(|code| code.map(|code| code.to_string())),
            Self::BirthDate => person.birth_date.clone().map(|born| born.map(Born::words)),
            Self::BirthPlace => person.birth_place.clone(),
            Self::Sex => person.sex.clone().map(|sex| sex.map(|sex| Sex::code(sex).to_owned())),
            Self::Phone => person.phone.clone(),
            Self::Email => person.email.clone(),
            Self::Residence => person.residence.clone(),
        }
    }
}

/// Why two records cannot become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MergeObstacle {
    /// It is one record.
    Same,
    /// One of them was merged already.
    Merged,
    /// Each has a codice fiscale of its own: they are two people, or one code is wrong.
    OtherCode,
    /// The one that would be kept gave no name.
    Nameless,
    /// The profile does not see who they are: nobody merges whom they cannot recognise.
    Hidden,
}

impl MergeObstacle {
    /// What forbids it, judged by both records in clear.
    pub fn between(kept: &Person, other: &Person) -> Option<Self> {
        if kept.id == other.id {
            Some(Self::Same)
        } else if kept.merged_into.is_some() || other.merged_into.is_some() {
            Some(Self::Merged)
        } else if kept.identity.is_anonymous() {
            Some(Self::Nameless)
        } else if kept.identity.is_protected() || other.identity.is_protected() {
            // As long as a name is protected, nothing of it is moved: the protection is ended first.
            Some(Self::Hidden)
        } else if are_two(kept, other) {
            Some(Self::OtherCode)
        } else {
            None
        }
    }
}

/// Whether each has a codice fiscale of its own. A provisional one is replaced by the definitive one one day: that
/// these differ says nothing (DOMAIN §12.2).
fn are_two(kept: &Person, other: &Person) -> bool {
    let code = |person: &Person| person.fiscal_code.shown().cloned().flatten();
    code(kept).zip(code(other)).is_some_and(|(one, two)| differ(&one, &two))
}

/// Whether two codes cannot be of one person.
pub fn differ(one: &FiscalCode, two: &FiscalCode) -> bool {
    one.is_provisional() == two.is_provisional() && one.canonical() != two.canonical()
}

/// How much moves along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeMoves {
    /// Cards of this desk, with their diary, requests and documents; those of other desks move too.
    pub cards: i64,
    /// Dated facts.
    pub facts: i64,
    /// Signatures under notices of this desk.
    pub signatures: i64,
}

/// Two records side by side, before they become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePreview {
    /// The one that is kept, through the mask.
    pub kept: Person,
    /// The one that is merged into it, through the mask.
    pub other: Person,
    /// What moves along.
    pub moves: MergeMoves,
    /// What forbids it.
    pub obstacle: Option<MergeObstacle>,
    /// State of both, to be sent back with the decision.
    pub seen: String,
}

impl MergePreview {
    /// Fields of which the other value may be taken over: both are shown, they differ, and the other one says
    /// something.
    pub fn choices(&self) -> Vec<MergeField> {
        MergeField::ALL.into_iter().filter(|field| self.is_choice(*field)).collect()
    }

    fn is_choice(&self, field: MergeField) -> bool {
        match (field.of(&self.kept), field.of(&self.other)) {
            (Field::Shown(kept), Field::Shown(other)) => {
                other.is_some() && kept != other && !self.follows(field)
            }
            _ => false,
        }
    }

    /// Whether the other value goes along without being asked: a codice fiscale that the kept one lacks.
    pub fn follows(&self, field: MergeField) -> bool {
        let is_there = |person: &Person| field.of(person).shown().is_some_and(Option::is_some);
        field == MergeField::FiscalCode && !is_there(&self.kept) && is_there(&self.other)
    }

    /// What speaks against it, of what is seen: said before the decision, and forbids nothing.
    pub fn doubts(&self) -> Vec<Reason> {
        contradictions(&seen(&self.kept), &seen(&self.other))
    }

    /// Whether the kept record says nothing here: the other value is proposed.
    pub fn is_gap(&self, field: MergeField) -> bool {
        field.of(&self.kept).shown().is_some_and(Option::is_none)
    }
}

/// Name and day of birth as far as they are seen.
fn seen(person: &Person) -> Known {
    let name = person.identity.name().and_then(Field::shown);
    Known {
        given_name: name.map(|name| name.given.clone()),
        family_name: name.map(|name| name.family.clone()),
        birth_date: person.birth_date.shown().copied().flatten(),
        ..Known::default()
    }
}

/// Two people who may be one, as found at night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Double {
    /// The one.
    pub one: Match,
    /// The other, with how likely it is, and why.
    pub other: Match,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Id, mask::Mask, person::Name};

    fn person(number: u128, code: Option<&str>, phone: Option<&str>, mask: &Mask) -> Person {
        let name = Name { given: "Quirino".to_owned(), family: "Zampieri".to_owned() };
        let code = code.map(|code| code.parse().unwrap());
        Person {
            id: Id::new(format!("{number:032x}").parse().unwrap()),
            identity: Identity::known(name, mask),
            fiscal_code: mask.field(Group::Identity, code),
            birth_date: mask.field(Group::Identity, None),
            death_date: mask.field(Group::Identity, None),
            birth_place: mask.field(Group::Identity, None),
            sex: mask.field(Group::Identity, Some(Sex::M)),
            email: mask.field(Group::Contacts, None),
            phone: mask.field(Group::Contacts, phone.map(str::to_owned)),
            residence: mask.field(Group::Residence, None),
            created_at: "2026-11-20T11:00:00Z".parse().unwrap(),
            merged_into: None,
            whole: true,
        }
    }

    fn preview(kept: Person, other: Person) -> MergePreview {
        let obstacle = MergeObstacle::between(&kept, &other);
        let moves = MergeMoves { cards: 0, facts: 0, signatures: 0 };
        MergePreview { kept, other, moves, obstacle, seen: String::new() }
    }

    #[test]
    fn only_what_differs_says_something_and_is_seen_is_chosen() {
        let code = Some("FRRGLI88C54M990P");
        for (mask, chosen) in [
            (Mask::none(), vec![MergeField::Phone]),
            (Mask::hiding([Group::Contacts]), Vec::new()),
            (Mask::hiding(Group::ALL), Vec::new()),
        ] {
            let (kept, other) = (person(1, None, None, &mask), person(2, code, Some("333"), &mask));
            let preview = preview(kept, other);
            assert_eq!(preview.choices(), chosen, "{mask:?}");
            assert_eq!(preview.follows(MergeField::FiscalCode), !mask.hides(Group::Identity));
        }
    }

    #[test]
    fn two_definitive_codes_are_two_people_and_a_provisional_one_is_replaced() {
        let mask = Mask::none();
        let of = |number, code| person(number, Some(code), None, &mask);
        let between = |one, other| MergeObstacle::between(&of(1, one), &of(2, other));
        assert_eq!(between("FRRGLI88C54M990P", "BSSCRL41H30M990V"), Some(MergeObstacle::OtherCode));
        assert_eq!(between("FRRGLI88C54M990P", "FRRGLI88C54M990P"), None);
        assert_eq!(between("12345670017", "FRRGLI88C54M990P"), None);
        let merged =
            Person { merged_into: Some(Id::new(of(3, "12345670017").id.uuid())), ..of(2, "12345670017") };
        assert_eq!(MergeObstacle::between(&of(1, "12345670017"), &merged), Some(MergeObstacle::Merged));
        assert_eq!(
            MergeObstacle::between(&of(1, "12345670017"), &of(1, "12345670017")),
            Some(MergeObstacle::Same)
        );
    }

    #[test]
    fn every_field_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<&str> =
            MergeField::ALL.map(MergeField::code).into_iter().collect();
        assert_eq!(codes.len(), MergeField::ALL.len());
    }
}
