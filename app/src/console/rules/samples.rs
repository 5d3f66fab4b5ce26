//! Rules of a desk: none, some, ended ones, and what may be wrong.

use domain::{
    actor::OperatorRef,
    card::parts::{KeptRule, Part, Reasoned, Rule, When},
    diary::{NotesReader, ReadsNotes},
};

use super::{RuleError, RuleForm, RulesPage};
use crate::console::samples::{id, now};

fn kept(number: u128, place: (Part, &str), or: Option<&str>, when: When) -> Option<KeptRule> {
    let (part, field) = place;
    let or = or.and_then(|code| part.field(code));
    let rule = Rule { part, field: part.field(field)?, or, when };
    Some(KeptRule { id: id(number), everywhere: true, rule, added: None, ended: None })
}

fn reasoned(why: &str) -> Reasoned {
    Reasoned { by: "Paolo Neri".to_owned(), at: now(), why: why.to_owned() }
}

fn own(number: u128, field: &str, ended: Option<Reasoned>) -> Option<KeptRule> {
    let kept = kept(number, (Part::Home, field), None, When::Always)?;
    Some(KeptRule { everywhere: false, added: Some(reasoned("Serve al bando casa")), ended, ..kept })
}

fn readers() -> Vec<NotesReader> {
    let reader = |number, name: &str, reads| NotesReader {
        who: OperatorRef { id: id(number), name: name.to_owned() },
        reads,
    };
    vec![
        reader(911, "Anna Bruni", Some(ReadsNotes::Responsible)),
        reader(912, "Chiara Moretti", None),
        reader(913, "Sara Villa", Some(ReadsNotes::Granted)),
    ]
}

pub(super) fn pages() -> Vec<(&'static str, RulesPage)> {
    let speaker = (Part::Speaker, "interlocutore-cognome");
    let everywhere = [
        kept(901, speaker, Some("interlocutore-ente"), When::SpokenFor),
        kept(902, (Part::Migration, "ultimo-paese"), None, When::Migrant),
        kept(903, (Part::Needs, "bisogni"), None, When::Minor),
    ];
    let desk = [own(904, "vani", None), own(905, "godimento", Some(reasoned("Il bando è chiuso")))];
    let fresh = RulesPage {
        rules: everywhere.into_iter().flatten().collect(),
        readers: Vec::new(),
        form: RuleForm::default(),
        errors: Vec::new(),
    };
    let mut full = fresh.clone();
    full.rules.extend(desk.into_iter().flatten());
    full.readers = readers();
    let mut wrong = full.clone();
    wrong.form.why = "x".repeat(201);
    wrong.errors = vec![RuleError::Field, RuleError::Or, RuleError::When, RuleError::Why];
    let mut ending = full.clone();
    ending.errors = vec![RuleError::EndWhy(id(904)), RuleError::Ended(id(905)), RuleError::There];
    vec![("fresh", fresh), ("wrong", wrong), ("ending", ending), ("full", full)]
}
