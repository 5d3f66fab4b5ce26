//! Facts of invented people.

use domain::{
    calendar::day_in_rome,
    fields::{Problem, Values, Wrong},
    mask::{Field, Group, Mask},
    person::{
        Person,
        facts::{Fact, FactKind, NewFact, PersonFacts, Precise},
    },
};

use super::{FactError, FactForm, PersonFactsPage, Wrongs};
use crate::console::samples::{id, lists, masked_person, moment, nameless, now, person};

fn values(pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    values
}

/// A fact as it was written down.
struct Written {
    number: u128,
    fact: NewFact,
    replaces: Option<u128>,
    withdrawn: bool,
}

fn written(number: u128, kind: FactKind, pairs: &[(&str, &str)]) -> Written {
    let fact = NewFact { kind, values: values(pairs), from: None, to: None, precise: Precise::DAYS };
    Written { number, fact, replaces: None, withdrawn: false }
}

fn correcting(other: u128, written: Written) -> Written {
    Written { replaces: Some(other), ..written }
}

fn through(written: Written, mask: &Mask) -> Fact {
    let why = written.replaces.map(|_| Field::Shown("\"><script>alert(1)</script>".to_owned()));
    let fact = Fact {
        id: id(written.number),
        kind: written.fact.kind,
        fields: Vec::new(),
        from: written.fact.from,
        to: written.fact.to,
        precise: written.fact.precise,
        recorded: moment(now()),
        replaces: written.replaces.map(id),
        why,
        withdrawn: written.withdrawn,
    };
    fact.through(&written.fact.values, mask)
}

fn some() -> Vec<Written> {
    let home = [
        ("residenza-tipo", "residenza"),
        ("residenza-via", "Via <b>dei Mulini 4"),
        ("residenza-comune", "Roma"),
    ];
    let hosted = [("residenza-tipo", "struttura"), ("residenza-struttura", "Casa del Laro")];
    let wrong_code = [("codice-tipo", "provvisorio"), ("codice-numero", "12345670019")];
    let stp =
        [("codice-tipo", "stp"), ("codice-numero", "STP1201234567890"), ("codice-scadenza", "01/02/2026")];
    let permit = [("titolo-tipo", "1"), ("titolo-rilascio", "02/05/2027"), ("titolo-scadenza", "01/05/2027")];
    let earlier_code = [("codice-tipo", "codice-fiscale"), ("codice-numero", "FRRGLI")];
    let own_code = [("codice-tipo", "codice-fiscale"), ("codice-numero", "FRRGLI88C54M990P")];
    let phone =
        [("recapito-tipo", "cellulare"), ("recapito-valore", "333 010 0147"), ("recapito-chi", "vicino")];
    let worked = |code| written(11, FactKind::Work, &[("lavoro-condizione", code)]);
    let today = day_in_rome(now());
    let mut ended = written(10, FactKind::CivilStatus, &[("stato-civile", "celibe")]);
    ended.fact.to = today.pred_opt();
    ended.fact.from = today.succ_opt();
    let mut coming = written(14, FactKind::CivilStatus, &[("stato-civile", "2")]);
    coming.fact.from = today.succ_opt();
    let never = Written { withdrawn: true, ..written(13, FactKind::Education, &[]) };
    vec![
        written(1, FactKind::Name, &[("nome-tipo", "grafia"), ("nome-intero", "Giulia Ferante")]),
        written(2, FactKind::Residence, &home),
        written(3, FactKind::Residence, &home),
        written(4, FactKind::Residence, &hosted),
        written(5, FactKind::Identifier, &wrong_code),
        written(6, FactKind::Identifier, &stp),
        written(7, FactKind::Identifier, &earlier_code),
        written(15, FactKind::Identifier, &own_code),
        written(8, FactKind::Permit, &permit),
        written(9, FactKind::Contact, &phone),
        ended,
        coming,
        worked("studente"),
        correcting(11, Written { number: 16, ..worked("autonomo") }),
        written(12, FactKind::Education, &[("istruzione-livello", "L")]),
        correcting(12, never),
        written(17, FactKind::Health, &[("salute-tipo", "medico"), ("salute-valore", "Dott. Prova")]),
    ]
}

fn page(person: Person, written: Vec<Written>, mask: &Mask) -> PersonFactsPage {
    let facts = written.into_iter().map(|written| through(written, mask)).collect();
    let (hidden, absent) = (mask.groups().collect(), Vec::new());
    let known = PersonFacts { person, facts, hidden, absent, lists: lists() };
    PersonFactsPage::new(known, day_in_rome(now()))
}

fn missing(kind: FactKind) -> Wrongs {
    let problems = kind.fields().iter().map(|field| Problem { field, wrong: Wrong::Missing }).collect();
    Wrongs { problems, errors: vec![FactError::From, FactError::To, FactError::Why] }
}

/// Empty, full, masked, of nobody; adding, correcting, with errors, overtaken.
pub(super) fn pages() -> Vec<(&'static str, PersonFactsPage)> {
    let all = page(person(), some(), &Mask::none());
    let adding = FactKind::ALL.map(|kind| (kind.code(), page(person(), some(), &Mask::none()).adding(kind)));
    let mut wrong = all.clone().correcting(id(9));
    wrong.wrongs = missing(FactKind::Contact);
    let mut endless = all.clone().correcting(id(9));
    endless.wrongs.errors = vec![FactError::End, FactError::EndWhy, FactError::NeverWhy];
    let stale = |number| FactForm { fact: Some(id(number)), ..FactForm::new(FactKind::Work) };
    let gone = FactForm { fact: Some(id(12)), ..FactForm::new(FactKind::Education) };
    let work = vec![written(1, FactKind::Work, &[("lavoro-condizione", "studente")])];
    let mut refused = page(nameless(), Vec::new(), &Mask::none());
    refused.form = Some(FactForm::new(FactKind::Name));
    refused.wrongs = Wrongs::only(FactError::Anonymous);
    let hiding = Mask::hiding([Group::Identity, Group::Health, Group::ProtectedAddress]);
    let mut samples = vec![
        ("empty", page(person(), Vec::new(), &Mask::none())),
        ("wrong", wrong),
        ("endless", endless),
        ("overtaken", all.clone().overtaken(stale(11))),
        ("gone", all.clone().overtaken(gone)),
        ("elsewhere", all.clone().elsewhere(FactForm::new(FactKind::Identifier), id(502))),
        ("masked", page(masked_person(), some(), &hiding)),
        ("masked home", page(person(), some(), &Mask::hiding([Group::Residence]))),
        ("anonymous", page(nameless(), work, &Mask::none())),
        ("refused", refused),
        ("merged", page(Person { merged_into: Some(id(502)), ..person() }, some(), &Mask::none())),
        ("full", all),
    ];
    samples.extend(adding);
    samples
}
