//! Forms of two records that may be of one person.

use std::collections::BTreeSet;

use domain::{
    Id,
    person::{ChangeRecord, Person, merging::MergeField},
};

/// Most characters of a reason.
pub const MAX_REASON: u16 = 200;
/// Before the name of a field whose value is chosen.
const CHOICE: &str = "scelta-";
/// The value of the record that is merged.
const OTHER: &str = "altra";

/// Why a reason will not do, or came too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonWrong {
    /// There is none, or it is too long.
    Missing,
    /// Of the undoing of a merge: another merge lies on top.
    Covered,
    /// A colleague decided meanwhile.
    Decided,
    /// Of the undoing of a merge: it was undone already.
    Undone,
    /// Of the undoing of a merge: somebody else has the codice fiscale now that would be given back.
    CodeTaken,
    /// Of the undoing of a merge: the name is protected by now.
    Protected,
}

impl ReasonWrong {
    /// Key of the message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "console-merge-error-why",
            Self::Covered => "console-merge-error-covered",
            Self::Decided => "console-merge-error-decided",
            Self::Undone => "console-merge-error-undone",
            Self::CodeTaken => "console-merge-error-code-taken",
            Self::Protected => "console-merge-error-protected",
        }
    }
}

fn reason(typed: &str) -> Result<String, ReasonWrong> {
    let text = typed.trim();
    let fits = !text.is_empty() && text.chars().count() <= MAX_REASON.into();
    if fits { Ok(text.to_owned()) } else { Err(ReasonWrong::Missing) }
}

fn first<'a>(posted: &'a [(String, String)], name: &str) -> &'a str {
    posted.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
}

/// A merge as it is decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergeForm {
    /// Who is merged; none before somebody was chosen.
    pub other: Option<Id<Person>>,
    /// The state of both records that the page showed.
    pub seen: String,
    /// Fields for which a value was chosen.
    pub chosen: BTreeSet<MergeField>,
    /// Of these, the ones that are taken over from the merged record.
    pub take: BTreeSet<MergeField>,
    /// Why.
    pub why: String,
}

impl MergeForm {
    /// Name of the control of a field.
    pub fn name_of(field: MergeField) -> String {
        format!("{CHOICE}{}", field.code())
    }

    /// What is sent for the one value or the other.
    pub const fn value_of(is_other: bool) -> &'static str {
        if is_other { OTHER } else { "resta" }
    }

    /// What was posted.
    pub fn posted(posted: &[(String, String)]) -> Self {
        let value = |field: &MergeField| first(posted, &Self::name_of(*field));
        let of = |keep: &dyn Fn(&str) -> bool| -> BTreeSet<MergeField> {
            MergeField::ALL.into_iter().filter(|field| keep(value(field))).collect()
        };
        Self {
            other: first(posted, "con").parse().ok(),
            seen: first(posted, "_stato").to_owned(),
            chosen: of(&|value: &str| !value.is_empty()),
            take: of(&|value: &str| value == OTHER),
            why: first(posted, "motivo").to_owned(),
        }
    }

    /// Why.
    ///
    /// # Errors
    /// When it is missing or too long.
    pub fn check(&self) -> Result<String, ReasonWrong> {
        reason(&self.why)
    }
}

/// Why a merge is undone, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoForm {
    /// Which merge.
    pub change: Option<Id<ChangeRecord>>,
    /// Why.
    pub why: String,
    /// Why it was not undone.
    pub wrong: Option<ReasonWrong>,
}

impl UndoForm {
    /// What was typed.
    pub fn typed(change: &str, why: &str) -> Self {
        Self { change: change.parse().ok(), why: why.to_owned(), wrong: None }
    }

    /// Id of the control of a merge.
    pub fn id_of(change: Id<ChangeRecord>) -> String {
        format!("f-motivo-{change}")
    }

    /// Why.
    ///
    /// # Errors
    /// When it is missing or too long.
    pub fn check(&self) -> Result<String, ReasonWrong> {
        reason(&self.why)
    }
}

/// That two people are two, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferentForm {
    /// The one.
    pub one: Id<Person>,
    /// The other.
    pub other: Id<Person>,
    /// Why.
    pub why: String,
    /// Why it was not written down.
    pub wrong: Option<ReasonWrong>,
}

impl DifferentForm {
    /// What was posted; none where nobody was meant.
    pub fn posted(posted: &[(String, String)]) -> Option<Self> {
        let (one, other) = (first(posted, "una").parse().ok()?, first(posted, "altra").parse().ok()?);
        Some(Self { one, other, why: first(posted, "motivo").to_owned(), wrong: None })
    }

    /// Id of the control of a pair.
    pub fn id_of(one: Id<Person>, other: Id<Person>) -> String {
        format!("f-motivo-{one}-{other}")
    }

    /// Why.
    ///
    /// # Errors
    /// When it is missing or too long.
    pub fn check(&self) -> Result<String, ReasonWrong> {
        reason(&self.why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_to_be_the_other_is_taken() {
        let pairs =
            [("con", "x"), ("scelta-telefono", "altra"), ("scelta-email", "resta"), ("scelta-z", "altra")];
        let posted: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let form = MergeForm::posted(&posted);
        assert_eq!(form.take, BTreeSet::from([MergeField::Phone]));
        assert_eq!(form.chosen, BTreeSet::from([MergeField::Phone, MergeField::Email]));
        assert_eq!((form.other, form.check()), (None, Err(ReasonWrong::Missing)));
    }
}
