//! What two windows on one draft answered differently.

use super::{Answers, Definition, Entry, FieldPath, ShownValue, SummaryLine, summary};
use crate::Text;

/// A question that was answered differently here and there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerDifference {
    /// Where the answer is kept.
    pub path: FieldPath,
    /// Label of the question.
    pub label: Text,
    /// The entry it belongs to, where the part repeats.
    pub entry: Option<Entry>,
    /// What is written here; empty where nothing is.
    pub here: Vec<ShownValue>,
    /// What was saved there; empty where nothing is.
    pub there: Vec<ShownValue>,
}

/// The questions of a step that `here` and `there` answer differently, in the order of the page.
/// Documents are the same for both. A step that does not exist has none.
pub fn differences(
    definition: &Definition,
    step_index: usize,
    here: &Answers,
    there: &Answers,
) -> Vec<AnswerDifference> {
    let (mine, mut theirs) = (lines(definition, step_index, here), lines(definition, step_index, there));
    let mut found: Vec<AnswerDifference> = mine
        .into_iter()
        .filter_map(|line| {
            let other = theirs.iter().position(|other| other.path == line.path);
            let there = other.map(|place| theirs.remove(place).values).unwrap_or_default();
            (line.values != there).then(|| difference(line, there))
        })
        .collect();
    // What is asked only there.
    let only_there = theirs.into_iter().filter(|line| !line.values.is_empty()).map(|mut line| {
        let there = std::mem::take(&mut line.values);
        difference(line, there)
    });
    found.extend(only_there);
    found
}

fn difference(line: SummaryLine, there: Vec<ShownValue>) -> AnswerDifference {
    AnswerDifference { path: line.path, label: line.label, entry: line.entry, here: line.values, there }
}

fn lines(definition: &Definition, step_index: usize, answers: &Answers) -> Vec<SummaryLine> {
    let mut sections = summary(definition, answers, &[]).sections.into_iter();
    sections.nth(step_index).map(|section| section.lines).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Definition {
        let text = |name: &str| serde_json::json!({"name": name, "label": {"it": name}, "kind": {"type": "text", "max": 80}});
        let mut followed = text("quale");
        followed["when"] = serde_json::json!({"is": {"question": "altro", "value": "si"}});
        serde_json::from_value(serde_json::json!({"steps": [{
            "slug": "uno", "name": {"it": "Uno"}, "title": {"it": "Uno"},
            "sections": [{"title": {"it": "Parte"}, "questions": [
                text("nome"), text("via"),
                {"name": "altro", "label": {"it": "altro"}, "kind": {"type": "yes_no"}},
                followed
            ]}]
        }]}))
        .unwrap()
    }

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        pairs.iter().map(|(name, value)| (FieldPath::once(*name), (*value).to_owned())).collect()
    }

    #[test]
    fn only_what_differs_is_told_in_the_order_of_the_page() {
        let here = answers(&[("nome", "Adalgisa"), ("via", "Via dei Mulini 12"), ("altro", "no")]);
        let there = answers(&[
            ("nome", "Teodolinda"),
            ("via", " Via dei Mulini 12 "),
            ("altro", "si"),
            ("quale", "x"),
        ]);
        let found = differences(&form(), 0, &here, &there);
        let names: Vec<_> = found.iter().map(|one| one.path.to_string()).collect();
        assert_eq!(names, ["nome", "altro", "quale"]);
        assert_eq!(found[0].here, [ShownValue::Text("Adalgisa".into())]);
        assert_eq!(found[0].there, [ShownValue::Text("Teodolinda".into())]);
        assert!(found[2].here.is_empty(), "not asked here");
    }

    #[test]
    fn the_same_answers_and_a_step_that_is_not_there_have_no_difference() {
        let same = answers(&[("nome", "Adalgisa")]);
        assert!(differences(&form(), 0, &same, &same).is_empty());
        assert!(differences(&form(), 7, &same, &Answers::default()).is_empty());
    }
}
