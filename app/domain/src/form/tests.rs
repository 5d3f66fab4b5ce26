//! The rules of forms, on small forms; the real forms have their own test in `services`.

mod answers;
mod anything;
mod bad_input;
mod by_mail;
mod check;
mod complete;
mod edit;
mod known;
mod meanings;
mod moving;
mod properties;
mod services;
mod shipped;
mod validate;

use super::*;

/// A text in Italian only.
fn text(it: &str) -> crate::Text {
    crate::Text::italian(it)
}

/// A form from JSON.
fn form(json: serde_json::Value) -> Definition {
    serde_json::from_value(json).unwrap()
}

fn path(text: &str) -> FieldPath {
    text.parse().unwrap()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    Answers::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).unwrap()
}

/// A form of two steps with a condition across steps, a repeating part with a condition inside,
/// and a document.
fn household() -> Definition {
    form(serde_json::json!({ "steps": [
        { "slug": "casa", "name": { "it": "Casa" }, "title": { "it": "La casa" }, "sections": [
            { "title": { "it": "Affitto" }, "questions": [
                { "name": "in-affitto", "label": { "it": "Paghi l’affitto?" }, "kind": { "type": "yes_no" } },
                { "name": "canone", "label": { "it": "Quanto paghi al mese?" },
                  "kind": { "type": "money", "max_cents": 1_000_000 }, "group": "income",
                  "when": { "is": { "question": "in-affitto", "value": "si" } } }
            ] }
        ] },
        { "slug": "persone", "name": { "it": "Persone" }, "title": { "it": "Chi vive con te" }, "sections": [
            { "title": { "it": "Persone" },
              "repeat": { "name": "componenti", "item": { "it": "Persona" }, "add": { "it": "Aggiungi" }, "max": 3 },
              "questions": [
                { "name": "nome", "label": { "it": "Nome" }, "kind": { "type": "text", "max": 5 }, "group": "family" },
                { "name": "ha-codice", "label": { "it": "Ha il codice?" }, "kind": { "type": "yes_no" } },
                { "name": "codice", "label": { "it": "Codice fiscale" }, "kind": { "type": "fiscal_code" },
                  "when": { "is": { "question": "ha-codice", "value": "si" } } },
                { "name": "in-casa-dal", "label": { "it": "In casa dal" }, "required": false,
                  "kind": { "type": "date", "past": true },
                  "when": { "is": { "question": "in-affitto", "value": "si" } } }
            ] },
            { "title": { "it": "Documenti" }, "questions": [
                { "name": "contratto", "label": { "it": "Contratto" },
                  "when": { "all": [
                      { "is": { "question": "in-affitto", "value": "si" } },
                      { "is_not": { "question": "canone", "value": "0" } } ] },
                  "kind": { "type": "attachment", "kinds": ["pdf"], "max_bytes": 1000, "max_files": 1 } }
            ] }
        ] }
    ] }))
}
