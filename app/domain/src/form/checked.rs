//! Documents that the request waits for before it is sent.

use super::{Answers, Definition, asked_documents};
use crate::document::{Document, Verification};

/// The documents that are still being looked at and whose requirement wants the virus check to have
/// passed before the request is sent. Those of questions that are not asked do not count.
pub fn unchecked<'a>(
    definition: &Definition,
    answers: &Answers,
    documents: &'a [Document],
) -> Vec<&'a Document> {
    let asked = asked_documents(definition, answers);
    documents
        .iter()
        .filter(|document| {
            document.verification == Verification::Waiting
                && asked.contains(&document.question)
                && definition.attachment_rule(&document.question).is_some_and(|rule| rule.checked_first)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Id,
        document::{Kind, Sha256},
    };

    fn form(checked_first: bool) -> Definition {
        let mut kind =
            serde_json::json!({"type": "attachment", "kinds": ["pdf"], "max_bytes": 10, "max_files": 1});
        kind["checked_first"] = checked_first.into();
        serde_json::from_value(serde_json::json!({"steps": [{
            "slug": "uno", "name": {"it": "Uno"}, "title": {"it": "Uno"},
            "sections": [{"title": {"it": "Parte"}, "questions": [
                {"name": "referto", "label": {"it": "Referto"}, "kind": kind}
            ]}]
        }]}))
        .unwrap()
    }

    fn report(question: &str, verification: Verification) -> Document {
        Document {
            id: Id::new(uuid::Uuid::nil()),
            question: question.into(),
            name: "referto.pdf".into(),
            kind: Kind::Pdf,
            size: 10,
            sha256: Sha256([7; 32]),
            verification,
            uploaded_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn sending_waits_only_where_the_requirement_says_so() {
        let waiting = [report("referto", Verification::Waiting), report("altro", Verification::Waiting)];
        let answers = Answers::default();
        assert_eq!(unchecked(&form(true), &answers, &waiting).len(), 1);
        assert!(unchecked(&form(false), &answers, &waiting).is_empty());
        let looked_at = [report("referto", Verification::Accepted)];
        assert!(unchecked(&form(true), &answers, &looked_at).is_empty());
    }
}
