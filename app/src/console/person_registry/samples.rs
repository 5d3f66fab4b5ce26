//! Invented people beside an invented registry.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    mask::{Group, Mask},
    person::{
        Name, Person, Sex,
        registry::{
            Answer, Aside, By, Citizenship, Datum, LookedUp, OLD_AFTER, Source, Standing, Taken, Told,
            compare, mark,
        },
    },
};

use super::{PersonRegistryPage, RegistryProblem};
use crate::console::samples::{lists, masked_person, nameless, now, person};

fn source(age: TimeDelta) -> Source {
    Source { municipality: "Pontelaro \"sul <b>Laro".to_owned(), as_of: now() - age }
}

fn told() -> Told {
    Told {
        name: Name { given: "GIULIA".to_owned(), family: "FERRANTE".to_owned() },
        fiscal_code: "FRRGLI88C54M990P".parse().ok(),
        birth_date: NaiveDate::default(),
        sex: Some(Sex::F),
        birth_place: None,
        citizenship: Some(Citizenship::of("Z129", Some("RO"))),
        address: Some("Via <script>alert(1)</script> 4".to_owned()),
        municipality: Some("Pontelaro".to_owned()),
        civil_status: Some("3".to_owned()),
        family: Some("F-17".to_owned()),
        relation: Some("intestataria".to_owned()),
        resident_since: Some(NaiveDate::default()),
        standing: Standing::Resident,
        standing_since: None,
    }
}

fn taken(mask: &Mask) -> Vec<Taken> {
    let of = |datum: Datum, before: Option<&str>| Taken {
        datum,
        before: mask.field(datum.group(), before.map(str::to_owned)),
        after: mask.field(datum.group(), "Via dei \"Mulini\" 4".to_owned()),
        source: source(TimeDelta::days(1)),
        at: now(),
        by: "Chiara Moretti".to_owned(),
    };
    vec![of(Datum::Residence, Some("<i>Altrove")), of(Datum::BirthPlace, None)]
}

fn page(person: Person, answer: Answer, mask: &Mask) -> PersonRegistryPage {
    PersonRegistryPage::new(LookedUp { person, answer, taken: taken(mask) })
}

fn found(person: Person, told: &Told, age: TimeDelta, by: By, mask: &Mask) -> PersonRegistryPage {
    let (lines, source) = (compare(&person, &[], told, (mask, &lists())), source(age));
    let aside = Aside::of(told, mask);
    let answer = Answer::Found { mark: mark(&source, &lines), source, by, lines, aside };
    page(person, answer, mask)
}

/// Found, old, dead, moved, masked; nobody, several, nothing to ask, no registry; with every problem.
pub(super) fn pages() -> Vec<(&'static str, PersonRegistryPage)> {
    let open = Mask::none();
    let new = TimeDelta::days(1);
    let differing = found(person(), &told(), new, By::FiscalCode, &open);
    let chosen = vec![Datum::Residence, Datum::CivilStatus];
    let wrong = |problem| differing.clone().wrong(chosen.clone(), problem);
    let dead = Told { standing: Standing::Dead, standing_since: Some(NaiveDate::default()), ..told() };
    let moved = Told { standing: Standing::Emigrated, ..told() };
    let moved_on = Told { standing_since: Some(NaiveDate::default()), ..moved.clone() };
    let died = Told { standing_since: None, ..dead.clone() };
    let identity = Mask::hiding([Group::Identity]);
    let all = Mask::hiding(Group::ALL);
    vec![
        ("old", found(person(), &told(), OLD_AFTER * 2, By::Name, &open)),
        ("dead", found(person(), &dead, new, By::FiscalCode, &open)),
        ("died", found(person(), &died, new, By::FiscalCode, &open)),
        ("moved", found(person(), &moved, new, By::FiscalCode, &open)),
        ("moved on", found(person(), &moved_on, new, By::FiscalCode, &open)),
        ("masked", found(masked_person(), &told(), new, By::FiscalCode, &identity)),
        ("all hidden", found(masked_person(), &told(), new, By::FiscalCode, &all)),
        ("nobody", page(person(), Answer::Nobody(vec![source(new), source(OLD_AFTER * 2)]), &open)),
        ("several", page(person(), Answer::Several(source(new)), &open)),
        ("anonymous", page(nameless(), Answer::NothingToAsk, &open)),
        ("no registry", page(person(), Answer::NoRegistry, &open)),
        ("nothing", wrong(RegistryProblem::Nothing)),
        ("changed", wrong(RegistryProblem::Changed)),
        ("code taken", wrong(RegistryProblem::CodeTaken)),
        ("found", differing),
    ]
}
