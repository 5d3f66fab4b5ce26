//! Names of municipalities and countries that were typed. Whether they exist is for who has the tables;
//! which ones have to, and what is said when one does not, is decided here.

use super::{AnswerError, Answers, Asked, Definition, Kind, Problem, Step, asked, validate::is_place_name};
use crate::place::Municipality;

/// The table that a name is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// Municipalities of Italy.
    Municipality,
    /// Countries.
    Country,
}

/// A name that has to be in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedPlace {
    /// Which table.
    pub kind: PlaceKind,
    /// The name, without the province.
    pub name: String,
    /// What is said when it is not there.
    pub error: AnswerError,
}

/// The names of a step that have to be in a table. Those that are no name at all have their error from
/// [`validate_step`](super::validate_step) already.
pub fn typed_places(definition: &Definition, step: &Step, answers: &Answers) -> Vec<TypedPlace> {
    asked(definition, step, answers).iter().filter_map(|asked| typed_place(asked, answers)).collect()
}

fn typed_place(asked: &Asked<'_>, answers: &Answers) -> Option<TypedPlace> {
    let typed = answers.get(&asked.path).trim();
    let (kind, name, problem) = match asked.kind(answers).as_ref() {
        Kind::Municipality => {
            (PlaceKind::Municipality, Municipality::typed(typed).0, Problem::UnknownMunicipality)
        }
        Kind::Country => (PlaceKind::Country, typed, Problem::UnknownCountry),
        _ => return None,
    };
    is_place_name(typed).then(|| TypedPlace {
        kind,
        name: name.to_owned(),
        error: AnswerError::new(asked, problem),
    })
}
