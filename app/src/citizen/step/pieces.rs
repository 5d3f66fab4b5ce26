//! Which questions of a part stand together: one with radios, and those that one of its answers
//! calls for.

use domain::form::{Condition, Kind, Question};

/// Most radios; a longer list cannot show and hide by style sheets.
const RADIOS: usize = 5;

/// Questions that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A question on its own.
    Alone(&'a Question),
    /// A question with radios, and what its answers call for: place of the radio, from 1.
    Led(&'a Question, Vec<(usize, &'a Question)>),
}

/// Puts the questions of a part together, in their order.
pub(super) fn pieces(questions: &[Question]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for question in questions {
        if let Some((lead, follow)) = open(&mut pieces)
            && let Some(place) = called_by(lead, question)
        {
            follow.push((place, question));
        } else if radios(&question.kind).is_empty() {
            pieces.push(Piece::Alone(question));
        } else {
            pieces.push(Piece::Led(question, Vec::new()));
        }
    }
    pieces
}

type Open<'p, 'a> = (&'a Question, &'p mut Vec<(usize, &'a Question)>);

/// The question with radios that was put last, if what follows may belong to it.
fn open<'p, 'a>(pieces: &'p mut [Piece<'a>]) -> Option<Open<'p, 'a>> {
    match pieces.last_mut() {
        Some(Piece::Led(lead, follow)) => Some((lead, follow)),
        _ => None,
    }
}

/// The place of the answer of `lead` that alone calls for `question`.
fn called_by(lead: &Question, question: &Question) -> Option<usize> {
    let Some(Condition::Is { question: name, value }) = &question.when else {
        return None;
    };
    let place = radios(&lead.kind).iter().position(|radio| radio == value)?;
    (*name == lead.name).then_some(place + 1)
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
            question("da-quando", Kind::Date { past: true, coming: false }, Some(("lavoro", "no"))),
            question("perche", Kind::Text { max: 10 }, Some(("altro", "si"))),
            question("note", Kind::Text { max: 10 }, None),
        ];
        let [lead, follow, other, alone] = &questions;
        assert_eq!(
            pieces(&questions),
            [Piece::Led(lead, vec![(2, follow)]), Piece::Alone(other), Piece::Alone(alone)]
        );
    }
}
