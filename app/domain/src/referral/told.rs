//! Whom a referral to another zone is about: that zone has no record of them, and sees none of this one.

use serde::{Deserialize, Serialize};

use super::Piece;
use crate::{
    form::Certified,
    mask::{Field, Group, Mask},
    person::{Person, called_protected},
};

/// Whom it is about, as far as it was chosen and the receiver may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Name or alias.
    pub called: String,
    /// What a new record is made of; nothing of whoever goes by an alias.
    pub record: Option<Certified>,
}

/// What the sender sees, where it may go.
fn given<T: Clone>(goes: bool, field: &Field<Option<T>>) -> Option<T> {
    field.shown().filter(|_| goes).and_then(Clone::clone)
}

impl Told {
    /// Somebody whom the sender sees, for a receiver with this mask and these parts; nothing where either may not see
    /// who it is.
    pub fn of(person: &Person, mask: &Mask, pieces: &[Piece]) -> Option<Self> {
        if mask.hides(Group::Identity) {
            return None;
        }
        let called = person.identity.called().shown()?.clone();
        let name = person.identity.name().and_then(Field::shown).filter(|name| name.full() == called);
        let (is_told, is_reached) = (pieces.contains(&Piece::Person), pieces.contains(&Piece::Contacts));
        let (contacts, lives) =
            (is_reached && !mask.hides(Group::Contacts), is_reached && !mask.hides(Group::Residence));
        let record = name.map(|name| Certified {
            given_name: name.given.clone(),
            family_name: name.family.clone(),
            fiscal_code: given(is_told, &person.fiscal_code),
            birth_date: given(is_told, &person.birth_date),
            birth_place: given(is_told, &person.birth_place),
            email: given(contacts, &person.email),
            phone: given(contacts, &person.phone),
            // In one line, as it is kept.
            street: given(lives, &person.residence),
            ..Certified::default()
        });
        Some(Self { called, record })
    }

    /// Somebody under this protective alias, whoever was told before.
    pub fn under(alias: &str) -> Self {
        Self { called: called_protected(alias), record: None }
    }
}
