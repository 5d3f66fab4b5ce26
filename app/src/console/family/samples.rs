//! Invented households.
#![expect(clippy::expect_used, reason = "the samples are constants; a wrong one fails the first test")]

use domain::{
    calendar::day_in_rome,
    card::{Mode, State},
    codes::{Book, Edition, Entry, Table},
    household::{Family, FamilyCard, FamilyCards, Guardianship, Holder, Member, Protection},
    intake,
    mask::{Field, Group, Lost, Mask},
    person::{Found, Person},
};

use super::{FamilyCardsPage, FamilyPage, Finding, MemberError, MemberForm};
use crate::console::{
    counter::Stop,
    form::PersonForm,
    samples::{ended, id, masked_person, moment, now, people_who_match, person},
};

fn kinship() -> Book {
    let mut book = Book::new(Table::Kinship);
    for (code, label) in
        [("1", "Intestatario della Scheda"), ("2", "Marito / Moglie"), ("3", "Figlio / <b>Figlia")]
    {
        let edition = Edition { entry: Entry::new(label), since: None, version: 0, written: None };
        book.add(code.parse().expect("a code"), edition);
    }
    book
}

/// Somebody of household 1, as everybody may see them.
fn member(number: u128, name: &str, born: &str, relation: &str) -> Member {
    Member {
        id: id(number),
        household: id(1),
        person: id(700 + number),
        called: Field::Shown(name.to_owned()),
        birth_date: Field::Shown(born.parse().ok()),
        relation: relation.parse().expect("a code"),
        cohabiting: true,
        authority: Field::Shown(false),
        protection: Field::Shown(None),
        from: "2020-02-01".parse().ok(),
        to: None,
        recorded: moment(now()),
        replaces: None,
        why: None,
        withdrawn: false,
        elsewhere: false,
    }
}

fn own(number: u128) -> Member {
    Member { person: person().id, ..member(number, "Giulia Ferrante", "1988-03-14", "1") }
}

fn correcting(member: Member, other: u128) -> Member {
    let why = Some(Field::Shown("\"><script>alert(1)</script>".to_owned()));
    Member { replaces: Some(id(other)), why, ..member }
}

fn protected(member: Member, holder: impl Into<Option<Holder>>) -> Member {
    let holder = holder.into();
    Member { protection: Field::Shown(Some(Protection { kind: Guardianship::Support, holder })), ..member }
}

fn by(number: u128, born: &str) -> Holder {
    let (called, birth_date) = (Field::Shown("Luca <b>Ferrante".to_owned()), Field::Shown(born.parse().ok()));
    Holder::Known { id: id(700 + number), called, birth_date }
}

/// A mother, a child, a grandfather under protection, somebody who left, somebody who was never there.
fn some() -> Vec<Member> {
    let mut left = member(5, "Marco Conti", "1985-01-01", "2");
    left.to = "2024-06-30".parse().ok();
    let mut never = correcting(member(7, "Prova Sbagliata", "", "999"), 6);
    never.withdrawn = true;
    let named = Some(Holder::Named(Field::Shown("Avv. \"Prova\" <sera>".to_owned())));
    vec![
        Member { authority: Field::Shown(true), ..own(2) },
        member(3, "Luca <b>Ferrante", "2015-05-05", "3"),
        protected(member(4, "Pietro Ferrante", "1945-05-05", "3"), named),
        correcting(Member { id: id(8), person: left.person, ..left.clone() }, 5),
        left,
        never,
        Member { person: id(707), ..member(6, "Prova Sbagliata", "", "999") },
    ]
}

/// Everything that can hardly be.
fn wrong() -> Vec<Member> {
    let child = |number| member(number, "Luca <b>Ferrante", "2015-05-05", "3");
    let backwards = Member { from: "2014-01-02".parse().ok(), to: "2014-01-01".parse().ok(), ..child(3) };
    let twice = Member { elsewhere: true, authority: Field::Shown(true), ..child(2) };
    vec![
        twice,
        protected(child(4), by(4, "2015-05-05")),
        protected(child(5), by(3, "2015-05-05")),
        backwards,
        Member { household: id(9), ..own(6) },
    ]
}

fn page(person: Person, members: Vec<Member>, mask: &Mask) -> FamilyPage {
    let members = members
        .into_iter()
        .map(|member| Member {
            called: member
                .called
                .shown()
                .cloned()
                .map_or(member.called, |it| mask.field(Group::Identity, it)),
            birth_date: mask.field(Group::Identity, member.birth_date.shown().copied().flatten()),
            authority: mask.field(Group::Judicial, true),
            protection: mask.field(Group::Judicial, member.protection.shown().cloned().flatten()),
            why: member.why.and_then(|why| why.shown().cloned()).map(|why| mask.field(Group::Judicial, why)),
            ..member
        })
        .collect();
    let members = mask.field(Group::Family, members);
    FamilyPage::new(
        Family { person, members, hidden: mask.groups().collect() },
        kinship(),
        day_in_rome(now()),
    )
}

fn finding() -> Finding {
    let found = Found { people: people_who_match(), more: false, left_out: Vec::new() };
    Finding { query: "\"><script>".to_owned(), found: Some(found), ..Finding::new(id(1)) }
}

fn stopped() -> Finding {
    let form = PersonForm { given: "<sera>".to_owned(), ..PersonForm::default() };
    let errors = form.check(day_in_rome(now())).err().unwrap_or_default();
    Finding { form, errors, ..Finding::new(id(1)) }
}

/// Empty, full, masked; looking for somebody, adding, correcting, with errors, overtaken.
pub(super) fn pages() -> Vec<(&'static str, FamilyPage)> {
    let full = || page(person(), some(), &Mask::none());
    let raw = |members| Family { person: person(), members: Field::Shown(members), hidden: Vec::new() };
    let looked = |members| FamilyPage::new(raw(members), kinship(), day_in_rome(now()));
    let similar = Stop::Look { people: people_who_match(), doubts: Vec::new() };
    let errors = vec![
        MemberError::Relation,
        MemberError::Cohabiting,
        MemberError::Guardianship,
        MemberError::Guardian,
        MemberError::GuardianName,
        MemberError::From,
        MemberError::To,
        MemberError::Why,
        MemberError::End,
        MemberError::EndWhy,
        MemberError::NeverWhy,
    ];
    let who = || Field::Shown("Luca <b>Ferrante".to_owned());
    let typed = MemberForm {
        member: Some(id(3)),
        from: "\"><script>".to_owned(),
        ..MemberForm::joining(id(1), id(703))
    };
    let join = || MemberForm::joining(id(1), id(703));
    let no_courts = || page(person(), some(), &Mask::hiding([Group::Judicial]));
    let lost = || Lost { named: vec![Group::Judicial], others: false };
    vec![
        ("empty", page(person(), Vec::new(), &Mask::none())),
        ("opening", page(person(), Vec::new(), &Mask::none()).opening()),
        ("full", looked(some())),
        ("strange", looked(wrong())),
        ("finding", full().finding(finding())),
        ("nobody", full().finding(Finding { found: Some(empty()), ..finding() })),
        ("stopped", full().finding(stopped())),
        ("similar", full().finding(Finding { stop: Some(similar), ..stopped() })),
        ("joining", full().joining(id(1), &person())),
        ("correcting", full().correcting(id(4))),
        ("correcting by", looked(wrong()).correcting(id(5))),
        ("wrong", full().wrong(typed, who(), errors)),
        ("already", full().wrong(join(), who(), vec![MemberError::Already])),
        ("overtaken", full().overtaken(MemberForm { member: Some(id(5)), ..join() }, who())),
        ("opened", full().opened(MemberForm::opening(person().id, 0), who())),
        ("masked", page(masked_person(), some(), &Mask::hiding([Group::Identity, Group::Judicial]))),
        ("masked courts", no_courts().joining(id(1), &person())),
        ("hidden meanwhile", no_courts().wrong(join(), who(), Vec::new()).losing(lost())),
        ("masked family", page(person(), some(), &Mask::hiding([Group::Family]))),
    ]
}

fn empty() -> Found {
    Found { people: Vec::new(), more: false, left_out: Vec::new() }
}

fn card(number: u128, called: Field<String>, services: Vec<domain::Text>, state: State) -> FamilyCard {
    FamilyCard {
        id: id(number),
        person: id(703),
        called,
        on: day_in_rome(now()),
        desk: "Sportello <b>sociale".to_owned(),
        mode: Mode::Phone,
        services,
        state,
    }
}

/// None, some, hidden.
pub(super) fn cards() -> Vec<(&'static str, FamilyCardsPage)> {
    let done = ended("information");
    let services = vec![domain::Text::italian("Pasti <b>a domicilio"), domain::Text::italian("Trasporto")];
    let rows = vec![
        card(301, Field::Shown("Luca <b>Ferrante".to_owned()), services.clone(), State::Open),
        card(302, Field::Shown("Giulia Ferrante".to_owned()), Vec::new(), done),
    ];
    let hidden = vec![card(301, Field::Masked(Group::Identity), services, State::Open)];
    let of = |person, page| FamilyCardsPage { known: FamilyCards { person, page } };
    let page = |rows, next| Field::Shown(intake::Page { rows, previous: None, next });
    vec![
        ("none", of(person(), page(Vec::new(), None))),
        ("some", of(person(), page(rows, Some("2026-11-20_1".to_owned())))),
        ("masked", of(masked_person(), page(hidden, None))),
        ("masked family", of(person(), Field::Masked(Group::Family))),
    ]
}
