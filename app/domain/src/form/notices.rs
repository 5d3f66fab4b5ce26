//! Which notices on data protection were declared to be read.

use super::{Answers, Definition, FieldPath, Kind, SectionLink};
use crate::Text;

/// The statements about the notice on data protection that were ticked, in the order of the form.
pub fn read_notices(definition: &Definition, answers: &Answers) -> Vec<Text> {
    definition
        .questions()
        .filter(|(section, question)| {
            section.link == Some(SectionLink::Privacy)
                && matches!(question.kind, Kind::Declaration)
                && answers.get(&FieldPath::once(question.name.as_str())) == "si"
        })
        .map(|(_, question)| question.label.clone())
        .collect()
}
