//! Rules of a desk: none, some, ended ones, and what may be wrong.

use domain::{
    actor::{DeskRef, OperatorRef},
    card::parts::{KeptRule, Part, Place, Reasoned, Rule, When},
    diary::{NotesReader, ReadsNotes},
    staff::DeskChoice,
};

use super::{RuleError, RuleForm, RulesPage};
use crate::console::samples::{id, now};

fn kept(number: u128, (place, field): (Place, &str), or: Option<&str>, when: When) -> Option<KeptRule> {
    let or = or.and_then(|code| place.field(code));
    let rule = Rule { place, field: place.field(field)?, or, when };
    Some(KeptRule { id: id(number), everywhere: true, rule, added: None, ended: None })
}

fn reasoned(why: &str) -> Reasoned {
    Reasoned { by: "Paolo Neri".to_owned(), at: now(), why: why.to_owned() }
}

fn own(number: u128, place: (Place, &str), ended: Option<Reasoned>) -> Option<KeptRule> {
    let kept = kept(number, place, None, When::Always)?;
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

fn desks() -> Vec<DeskChoice> {
    let choice = |number, name: &str| DeskChoice {
        desk: DeskRef { id: id(number), name: name.to_owned() },
        organisation: "Comune di Pontelaro".to_owned(),
    };
    vec![choice(921, "Sportello sociale di Pontelaro"), choice(922, "Sportello immigrazione")]
}

pub(super) fn pages() -> Vec<(&'static str, RulesPage)> {
    let (home, needs) = (Place::from(Part::Home), Place::from(Part::Needs));
    let speaker = (Place::from(Part::Speaker), "interlocutore-cognome");
    let everywhere = [
        kept(901, speaker, Some("interlocutore-ente"), When::SpokenFor),
        kept(902, (Part::Migration.into(), "ultimo-paese"), None, When::Migrant),
        kept(903, (needs, "bisogni"), None, When::Minor),
    ];
    let desk = [
        own(904, (home, "vani"), None),
        own(905, (home, "godimento"), Some(reasoned("Il bando è chiuso"))),
        own(906, (Place::Person, "persona-cittadinanza"), None),
        own(907, (Place::Services, "servizio-richiesto"), None),
    ];
    let fresh = RulesPage {
        desk: id(921),
        desks: desks(),
        rules: everywhere.into_iter().flatten().collect(),
        readers: Some(Vec::new()),
        form: RuleForm::default(),
        errors: Vec::new(),
    };
    let mut full = fresh.clone();
    full.rules.extend(desk.into_iter().flatten());
    full.readers = Some(readers());
    let mut wrong = full.clone();
    wrong.form.why = "x".repeat(201);
    wrong.errors = vec![RuleError::Field, RuleError::Or, RuleError::When, RuleError::Why];
    let mut ending = full.clone();
    ending.errors = vec![RuleError::EndWhy(id(904)), RuleError::Ended(id(905)), RuleError::There];
    let elsewhere = RulesPage { desk: id(922), readers: None, ..full.clone() };
    vec![("fresh", fresh), ("wrong", wrong), ("ending", ending), ("full", full), ("elsewhere", elsewhere)]
}
