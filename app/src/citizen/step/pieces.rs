//! Which questions of a part stand together: one with radios, or one that may stay empty, and those
//! that one of its answers calls for.

use domain::form::{Condition, Kind, Question};

use crate::components::questions::Called;

/// Most radios; a longer list cannot show and hide by style sheets.
const RADIOS: usize = 5;

/// Questions that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A question on its own.
    Alone(&'a Question),
    /// A question with radios or one that is typed, and what its answers call for.
    Led(&'a Question, Vec<(Called, &'a Question)>),
}

/// Puts the questions of a part together, in their order.
pub(super) fn pieces(questions: &[Question]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for question in questions {
        match pieces.last_mut() {
            Some(last) => {
                let (Piece::Alone(lead) | Piece::Led(lead, _)) = &*last;
                let lead: &Question = lead;
                match called_by(lead, question) {
                    Some(called) => follow(last, called, question),
                    None => pieces.push(Piece::Alone(question)),
                }
            }
            None => pieces.push(Piece::Alone(question)),
        }
    }
    pieces
}

/// Puts a question under the one that was put last.
fn follow<'a>(last: &mut Piece<'a>, called: Called, question: &'a Question) {
    match last {
        Piece::Alone(lead) => *last = Piece::Led(lead, vec![(called, question)]),
        Piece::Led(_, others) => others.push((called, question)),
    }
}

/// The answer of `lead` that alone calls for `question`.
fn called_by(lead: &Question, question: &Question) -> Option<Called> {
    let (name, value, is) = match question.when.as_ref()? {
        Condition::Is { question, value } => (question, value, true),
        Condition::IsNot { question, value } => (question, value, false),
        Condition::All(_) | Condition::Any(_) => return None,
    };
    if *name != lead.name {
        return None;
    }
    if value.is_empty() && is_typed(&lead.kind) {
        return Some(if is { Called::Empty } else { Called::Filled });
    }
    let place = radios(&lead.kind).iter().position(|radio| is && radio == value)?;
    Some(Called::Radio(place + 1))
}

/// Whether the answer is typed into one line, of which style sheets see whether it is empty.
const fn is_typed(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text { .. }
            | Kind::Integer { .. }
            | Kind::Money { .. }
            | Kind::Date { .. }
            | Kind::Time
            | Kind::Phone
            | Kind::Email
            | Kind::FiscalCode
            | Kind::Iban
    )
}

/// The values of a question shown with radios.
fn radios(kind: &Kind) -> Vec<&str> {
    match kind {
        Kind::YesNo => vec!["si", "no"],
        Kind::OneOf { options } if options.len() <= RADIOS => {
            options.iter().map(|option| option.value.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Text, form::Question};

    use super::*;

    fn question(name: &str, kind: Kind, when: Option<(&str, &str)>) -> Question {
        Question {
            name: name.into(),
            label: Text::italian(name),
            hint: None,
            kind,
            required: true,
            when: when
                .map(|(question, value)| Condition::Is { question: question.into(), value: value.into() }),
            prefill: None,
            group: None,
            means: None,
        }
    }

    #[test]
    fn what_an_answer_calls_for_stands_with_its_question() {
        let questions = [
            question("lavoro", Kind::YesNo, None),
            question(
                "da-quando",
                Kind::Date { past: true, coming: false, age: None },
                Some(("lavoro", "no")),
            ),
            question("perche", Kind::Text { max: 10 }, Some(("altro", "si"))),
            question("note", Kind::Text { max: 10 }, None),
        ];
        let [lead, follow, other, alone] = &questions;
        let with_its_own = Piece::Led(lead, vec![(Called::Radio(2), follow)]);
        assert_eq!(pieces(&questions), [with_its_own, Piece::Alone(other), Piece::Alone(alone)]);
    }

    #[test]
    fn what_an_empty_line_calls_for_stands_with_it_also_when_it_is_filled() {
        let questions = [
            question("codice", Kind::FiscalCode, None),
            question("nascita", Kind::Date { past: true, coming: false, age: None }, Some(("codice", ""))),
            question("nome", Kind::Text { max: 10 }, None),
            Question {
                when: Some(Condition::IsNot { question: "nome".into(), value: String::new() }),
                ..question("telefono", Kind::Phone, None)
            },
        ];
        let [code, birth, name, phone] = &questions;
        let first = Piece::Led(code, vec![(Called::Empty, birth)]);
        let second = Piece::Led(name, vec![(Called::Filled, phone)]);
        assert_eq!(pieces(&questions), [first, second]);
    }
}
