//! The counter, and who people are.

use domain::{
    Id,
    card::Access,
    codes::Table,
    mask::{Field, Group, Lost, Mask},
    person::{
        Alias, Change, ChangeKind, Found, Ground, Identity, Level, Match, Person, Protection, Reason,
        registry::Source,
    },
};

use super::{at, cards::person, id, intakes::matches, lists::lists, today};
use crate::console::{
    counter::{NewCard, OpenCard, Stop},
    form::{AccessForm, FormError, FormField, PersonForm, ReasonWrong, UndoForm, Wrong},
    identity::PersonIdentity,
    protection::{Protecting, ProtectionForm},
};

fn typed() -> PersonForm {
    PersonForm {
        given: "\"><script>".to_owned(),
        family: "Ferrante".to_owned(),
        code: "FRRGLI".to_owned(),
        born: "32/13/1988".to_owned(),
        phone: "niente".to_owned(),
        is_new: false,
    }
}

/// Who gave no name.
pub(in crate::console) fn nameless() -> Person {
    Person { identity: Identity::Anonymous { alias: Alias::proposed(41) }, ..person() }
}

fn known() -> Match {
    let mut known = matches().remove(0);
    known.level = Some(Level::High);
    known.reasons = vec![Reason::SameFiscalCode, Reason::SameAlias];
    known
}

fn new_card() -> NewCard {
    NewCard {
        query: String::new(),
        found: None,
        form: PersonForm::default(),
        errors: Vec::new(),
        stop: None,
        registry: None,
        asks: true,
        alias: Alias::proposed(7),
        redrawn: 0,
    }
}

fn found(people: Vec<Match>) -> Found {
    Found { people, more: false, left_out: Vec::new() }
}

fn look() -> Stop {
    let doubts = vec!["console-counter-code-other-name", "console-counter-code-other-birth"];
    Stop::Look { people: matches(), doubts }
}

/// Looking, found, nobody, with errors, and every reason not to enter somebody.
pub(in crate::console) fn new_cards() -> Vec<(&'static str, NewCard)> {
    let wrong = typed().check(today()).err().unwrap_or_default();
    let stopped = |stop| NewCard { form: typed(), stop: Some(stop), ..new_card() };
    let registry =
        Some(Source { municipality: "<b>Pontelaro".to_owned(), as_of: at("2026-11-19T04:00:00Z") });
    vec![
        ("nobody yet", new_card()),
        ("of the third sector", NewCard { asks: false, ..new_card() }),
        ("from the registry", NewCard { registry, ..new_card() }),
        ("found", NewCard { query: "ferrante".to_owned(), found: Some(found(matches())), ..new_card() }),
        ("nobody", NewCard { query: "\"><script>".to_owned(), found: Some(found(Vec::new())), ..new_card() }),
        ("errors", NewCard { form: typed(), errors: wrong, ..new_card() }),
        ("exists", stopped(Stop::Exists(Box::new(known())))),
        ("hidden", stopped(Stop::Hidden)),
        ("similar", stopped(look())),
        (
            "doubt",
            stopped(Stop::Look { people: Vec::new(), doubts: vec!["console-counter-code-other-name"] }),
        ),
    ]
}

/// The access of somebody known, without a name, with errors.
pub(in crate::console) fn open_cards() -> Vec<(&'static str, OpenCard)> {
    let open = |person: Person| OpenCard {
        person,
        merged: false,
        card: id(302),
        form: AccessForm {
            on: "20/11/2026".to_owned(),
            mode: "in_person".to_owned(),
            ..AccessForm::default()
        },
        may_read: true,
        service: "2.03".to_owned(),
        services: lists().leaves(Table::Service, &[]),
        errors: Vec::new(),
        lost: None,
    };
    let mut wrong = open(person());
    "<b>\"d’Angelo".clone_into(&mut wrong.form.on);
    wrong.errors = wrong.form.check(today(), &Mask::none()).err().unwrap_or_default();
    wrong.errors.push(FormError::new(FormField::Service, Wrong::UnknownChoice));
    let merged = OpenCard { merged: true, ..open(person()) };
    let blind = OpenCard { may_read: false, ..open(person()) };
    let lost = Some(Lost { named: vec![Access::GROUP], others: false });
    let lost = OpenCard { lost, ..blind.clone() };
    vec![
        ("known", open(person())),
        ("masked", blind),
        ("hidden meanwhile", lost),
        ("merged", merged),
        ("anonymous", open(nameless())),
        ("errors", wrong),
    ]
}

fn change(number: u128, kind: ChangeKind, undone: bool) -> Change {
    let merged = kind == ChangeKind::Merged;
    Change {
        id: Id::new(id::<Change>(600 + number).uuid()),
        kind,
        alias: Some(Alias::proposed(41)),
        person: id(504),
        into: merged.then(|| id(501)),
        cards: if merged { 2 } else { 0 },
        why: merged.then(|| Field::Shown("L’ha <detto> la figlia".to_owned())),
        at: at("2026-11-19T10:00:00Z"),
        by: "Chiara Moretti".to_owned(),
        undone: undone.then(|| (at("2026-11-20T10:00:00Z"), "Anna Bruni".to_owned())),
        undone_why: undone.then_some(Field::Masked(Group::Identity)),
    }
}

/// Somebody under a protective alias, as whoever was given the group reads it, and as everybody else does.
pub(in crate::console) fn called_by_alias(is_seen: bool) -> Person {
    let known = person();
    let mask = if is_seen { Mask::none() } else { Mask::hiding([Group::ProtectedIdentity]) };
    let name = known.identity.name().and_then(Field::shown).cloned();
    let hidden = Group::ProtectedIdentity;
    let kept = Person { identity: Identity::protected(Alias::proposed(43), name, &mask), ..known };
    if is_seen {
        return kept;
    }
    Person {
        fiscal_code: Field::Masked(hidden),
        birth_date: Field::Masked(hidden),
        death_date: Field::Masked(hidden),
        birth_place: Field::Masked(hidden),
        sex: Field::Masked(hidden),
        email: Field::Masked(hidden),
        whole: false,
        ..kept
    }
}

/// Two protections, of which the first was ended.
fn protections(is_seen: bool) -> Vec<Protection> {
    let group = Group::ProtectedIdentity;
    let said = |text: &str| if is_seen { Field::Shown(text.to_owned()) } else { Field::Masked(group) };
    let one = |number: u128, ended: bool| Protection {
        id: Id::new(id::<Protection>(640 + number).uuid()),
        alias: Alias::proposed(43),
        ground: if is_seen { Field::Shown(Ground::Violence) } else { Field::Masked(group) },
        reason: said("Denuncia del 3 novembre, <ex> marito"),
        at: at("2026-11-10T10:00:00Z"),
        by: "Anna Bruni".to_owned(),
        ended: ended.then(|| (at("2026-11-12T10:00:00Z"), "Anna Bruni".to_owned())),
        ended_why: ended.then(|| said("Ha ritirato la richiesta")),
    };
    vec![one(1, false), one(2, true)]
}

/// Known, without a name, merged; whatever can have happened.
pub(in crate::console) fn identities() -> Vec<(&'static str, PersonIdentity)> {
    let of = |person: Person| PersonIdentity {
        person,
        changes: Vec::new(),
        query: String::new(),
        found: None,
        form: PersonForm::default(),
        errors: Vec::new(),
        stop: None,
        undo: None,
        protecting: Protecting { may: true, ..Protecting::default() },
    };
    let all = vec![
        Change { alias: None, ..change(4, ChangeKind::Merged, false) },
        change(1, ChangeKind::Merged, false),
        change(2, ChangeKind::Merged, true),
        change(3, ChangeKind::Named, false),
    ];
    let wrong = typed().check(today()).err().unwrap_or_default();
    let merged = Person { merged_into: Some(id(501)), ..nameless() };
    let undo = UndoForm {
        change: Some(change(1, ChangeKind::Merged, false).id),
        why: "<b>".to_owned(),
        wrong: Some(ReasonWrong::Covered),
    };
    let undone = UndoForm {
        change: Some(change(2, ChangeKind::Merged, true).id),
        wrong: Some(ReasonWrong::Undone),
        ..undo.clone()
    };
    let mut pages = vec![
        ("known", PersonIdentity { changes: all.clone(), ..of(person()) }),
        ("undone already", PersonIdentity { changes: all.clone(), undo: Some(undone), ..of(person()) }),
        ("undo errors", PersonIdentity { changes: all, undo: Some(undo), ..of(person()) }),
        ("anonymous", of(nameless())),
        (
            "found",
            PersonIdentity { query: "ferrante".to_owned(), found: Some(found(matches())), ..of(nameless()) },
        ),
        (
            "nobody",
            PersonIdentity { query: "zz".to_owned(), found: Some(found(Vec::new())), ..of(nameless()) },
        ),
        ("errors", PersonIdentity { form: typed(), errors: wrong, ..of(nameless()) }),
        ("similar", PersonIdentity { form: typed(), stop: Some(look()), ..of(nameless()) }),
        ("merged", PersonIdentity { changes: vec![change(1, ChangeKind::Merged, false)], ..of(merged) }),
    ];
    pages.extend(under_alias(of));
    pages
}

/// Under a protective alias, as either reads it; and a form that will not do.
fn under_alias(of: impl Fn(Person) -> PersonIdentity) -> [(&'static str, PersonIdentity); 3] {
    let protected = |is_seen: bool| {
        let protecting = Protecting { made: protections(is_seen), ..of(person()).protecting };
        PersonIdentity { protecting, ..of(called_by_alias(is_seen)) }
    };
    let form = ProtectionForm { reason: "<b>".to_owned(), ..ProtectionForm::default() };
    let form = ProtectionForm { wrong: form.check().err().unwrap_or_default(), ..form };
    let unprotected = Protecting { form, ..of(person()).protecting };
    [
        ("protected", protected(false)),
        ("protected seen", protected(true)),
        ("protection errors", PersonIdentity { protecting: unprotected, ..of(person()) }),
    ]
}
