use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    FiscalCode,
    actor::OperatorRef,
    codes::{Library, Table},
    fields::{Wrong, book_of},
    person::{Identity, Name, OutOfLife},
};

fn id<T>(number: u128) -> Id<T> {
    format!("{number:032x}").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn values(pairs: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (code, value) in pairs {
        values.set(code, [(*value).to_owned()]);
    }
    values
}

fn masked(number: u128, kind: FactKind, pairs: &[(&str, &str)], mask: &Mask) -> Fact {
    let by = OperatorRef { id: id(901), name: "Chiara Moretti".to_owned() };
    let fact = Fact {
        id: id(number),
        kind,
        fields: Vec::new(),
        from: Some(day("2020-01-01")),
        to: None,
        precise: Precise::DAYS,
        recorded: Moment { by, at: "2026-11-20T11:00:00Z".parse().unwrap() },
        replaces: None,
        why: None,
        withdrawn: false,
    };
    fact.through(&values(pairs), mask)
}

fn fact(number: u128, kind: FactKind, pairs: &[(&str, &str)]) -> Fact {
    masked(number, kind, pairs, &Mask::none())
}

fn correcting(number: u128, other: u128, withdrawn: bool) -> Fact {
    let why = Some(Field::Shown("Sbagliato".to_owned()));
    Fact { replaces: Some(id(other)), why, withdrawn, ..fact(number, FactKind::Work, &[]) }
}

fn giulia() -> Person {
    let name = Name { given: "Giulia".to_owned(), family: "Ferrante".to_owned() };
    Person {
        id: id(501),
        identity: Identity::known(name, &Mask::none()),
        fiscal_code: Field::Shown("FRRGLI88C54M990P".parse().ok()),
        birth_date: Field::Shown(None),
        death_date: Field::Shown(None),
        birth_place: Field::Shown(None),
        sex: Field::Shown(None),
        email: Field::Shown(None),
        phone: Field::Shown(None),
        residence: Field::Shown(None),
        created_at: "2026-11-20T11:00:00Z".parse().unwrap(),
        merged_into: None,
        whole: true,
    }
}

fn told(facts: &[Fact]) -> Vec<Warning> {
    warnings(facts, &giulia(), day("2026-11-20"))
}

fn numbers(facts: &[&Fact]) -> BTreeSet<Id<FactRecord>> {
    facts.iter().map(|fact| fact.id).collect()
}

#[test]
fn every_kind_has_a_code_and_fields_of_its_own() {
    let codes: Vec<&str> = FactKind::ALL.iter().flat_map(|kind| kind.fields()).map(|def| def.code).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    for kind in FactKind::ALL {
        assert_eq!(FactKind::from_code(kind.code()), Some(kind));
        assert!(kind.needed().contains(&kind.main().unwrap().code), "{kind:?}");
        for needed in kind.needed() {
            assert!(kind.fields().iter().any(|def| def.code == *needed), "{needed}");
        }
    }
}

#[test]
fn what_is_missing_and_what_is_wrong_is_said_at_once_and_in_order() {
    let typed = values(&[("codice-rilascio", "32/01/2026"), ("codice-tipo", "tessera-del-tram")]);
    let problems = FactKind::Identifier.read(&typed, &Lists::default(), &Values::default()).unwrap_err();
    let said: Vec<_> = problems.iter().map(|problem| (problem.field.code, problem.wrong)).collect();
    let wrong = [
        ("codice-tipo", Wrong::UnknownChoice),
        ("codice-numero", Wrong::Missing),
        ("codice-rilascio", Wrong::NotADay),
    ];
    assert_eq!(said, wrong);
    let book = book_of(Table::WorkCondition, &[("autonomo", "Autonomo", None)]);
    let lists = Lists::new(Library::new([book]), "2026-11-20".parse().unwrap());
    let typed = values(&[("lavoro-condizione", "autonomo")]);
    let read = FactKind::Work.read(&typed, &lists, &Values::default());
    assert_eq!(read, Ok(typed));
}

#[test]
fn a_correction_counts_instead_of_what_it_corrects() {
    let on = day("2026-11-20");
    let first = fact(1, FactKind::Work, &[("lavoro-condizione", "studente")]);
    assert_eq!(current(std::slice::from_ref(&first), on), [&first]);
    assert!(current(std::slice::from_ref(&first), day("2019-12-31")).is_empty(), "not yet true");
    let second = correcting(2, 1, false);
    let both = [second.clone(), first.clone()];
    assert_eq!(current(&both, on), [&second]);
    assert_eq!(successor(&both, first.id), Some(&second));
    assert!(current(&[first, second, correcting(3, 2, true)], on).is_empty(), "never true");
}

#[test]
fn what_ended_held_until_its_last_day() {
    let ended = Fact { to: Some(day("2026-11-19")), ..fact(1, FactKind::Work, &[]) };
    let facts = [ended];
    assert_eq!(current(&facts, day("2026-11-19")).len(), 1);
    assert!(current(&facts, day("2026-11-20")).is_empty());
}

#[test]
fn of_a_hidden_fact_only_its_kind_is_told() {
    let mask = Mask::hiding([Group::Health]);
    let pairs = [("salute-tipo", "esenzione"), ("salute-valore", "048-SEGRETO")];
    let hidden = masked(1, FactKind::Health, &pairs, &mask);
    assert_eq!((hidden.hidden_by(), hidden.from), (Some(Group::Health), None));
    assert!(!hidden.may_be_corrected());
    assert!(!serde_json::to_string(&hidden).unwrap().contains("SEGRETO"));
    let why = Some(Field::Shown("Era SEGRETO".to_owned()));
    let corrected = Fact { why, ..hidden }.through(&values(&pairs), &mask);
    assert_eq!(corrected.why, Some(Field::Masked(Group::Health)));
}

#[test]
fn a_fact_of_which_something_is_masked_is_read_and_not_corrected_and_what_is_absent_is_no_part_of_it() {
    let mask = Mask::hiding([Group::ProtectedAddress]);
    let pairs = [("residenza-tipo", "struttura"), ("residenza-struttura", "SEGRETA")];
    let fact = masked(1, FactKind::Residence, &pairs, &mask);
    assert_eq!((fact.hidden_by(), fact.may_be_corrected()), (None, false));
    assert_eq!(fact.visible(), values(&[("residenza-tipo", "struttura")]));
    assert!(!FactKind::Residence.may_be_corrected(&mask));
    let absent = Mask::none().omitting([Group::ProtectedAddress]);
    let fact = masked(1, FactKind::Residence, &pairs, &absent);
    assert_eq!((fact.hidden_by(), fact.may_be_corrected()), (None, true));
    assert!(FactKind::Residence.may_be_corrected(&absent) && !fact.is_seen_whole());
    assert!(fact.fields.iter().all(|(_, field)| field.masked().is_none()));
    let nothing = Mask::none().omitting([Group::Residence]);
    assert!(!masked(1, FactKind::Residence, &pairs, &nothing).may_be_corrected(), "all of it is absent");
    assert!(!FactKind::Residence.may_be_corrected(&nothing));
}

#[test]
fn what_can_hardly_be_is_told() {
    let identifier = |number: u128, pairs: &[(&str, &str)]| fact(number, FactKind::Identifier, pairs);
    let stp = identifier(1, &[("codice-tipo", "stp"), ("codice-numero", "STP1234567890123")]);
    assert_eq!(told(std::slice::from_ref(&stp)), [Warning::StpWithoutForeignCitizenship]);
    let foreign = fact(2, FactKind::Citizenship, &[("cittadinanza-tipo", "extra-ue")]);
    assert!(told(&[stp, foreign]).is_empty());
    let home = |number| fact(number, FactKind::Residence, &[("residenza-tipo", "residenza")]);
    assert_eq!(told(&[home(1), home(2)]), [Warning::TwoResidences]);
    let late =
        [("titolo-tipo", "permesso"), ("titolo-rilascio", "02/05/2024"), ("titolo-scadenza", "01/05/2024")];
    let permit = Warning::IssuedAfterItExpires(FactKind::Permit, id(1));
    assert_eq!(
        told(&[fact(1, FactKind::Permit, &late)]),
        [permit, Warning::Expired(FactKind::Permit, id(1))]
    );
    let backwards = Fact { to: Some(day("2019-01-01")), ..fact(1, FactKind::Work, &[]) };
    assert_eq!(told(&[backwards]), [Warning::EndsBeforeItBegins(FactKind::Work, id(1))]);
    let mine = identifier(1, &[("codice-tipo", "codice-fiscale"), ("codice-numero", "frrgli88c54m990p")]);
    assert_eq!(told(&[mine]), [Warning::FiscalCodeOfRecord]);
    let none = identifier(1, &[("codice-tipo", "codice-fiscale"), ("codice-numero", "FRRGLI")]);
    assert_eq!(told(&[none]), [Warning::WrongFiscalCode]);
}

#[test]
fn words_that_say_nothing_are_told() {
    let reached = |kind: &str, value: &str| {
        let pairs = [("recapito-tipo", kind), ("recapito-valore", value), ("recapito-chi", "proprio")];
        told(&[fact(1, FactKind::Contact, &pairs)])
    };
    assert_eq!(reached("cellulare", "non ne ha"), [Warning::Unreachable(id(1))]);
    assert_eq!(reached("email", "nessuna"), [Warning::Unreachable(id(1))]);
    assert_eq!(reached("cellulare", "+39 333 010 0147"), []);
    assert_eq!(reached("altro", "Al bar sotto casa"), []);
    let named =
        |name: &str| told(&[fact(1, FactKind::Name, &[("nome-tipo", "grafia"), ("nome-intero", name)])]);
    assert_eq!((named("12345 !!"), named("Giulia Ferante")), (vec![Warning::NoName(id(1))], vec![]));
    let pairs = [("residenza-tipo", "struttura")];
    assert_eq!(told(&[fact(1, FactKind::Residence, &pairs)]), [Warning::FacilityUnnamed(id(1))]);
    let absent = Mask::none().omitting([Group::ProtectedAddress]);
    for mask in [Mask::hiding([Group::ProtectedAddress]), absent] {
        let seen = masked(1, FactKind::Residence, &pairs, &mask);
        assert_eq!(told(&[seen]), [], "what is hidden is not missed");
    }
}

#[test]
fn what_was_corrected_warns_of_nothing() {
    let none =
        fact(1, FactKind::Identifier, &[("codice-tipo", "codice-fiscale"), ("codice-numero", "FRRGLI")]);
    let never = Fact { kind: FactKind::Identifier, ..correcting(2, 1, true) };
    assert!(told(&[none, never]).is_empty());
}

#[test]
fn where_somebody_lives_and_is_reached_is_what_stands_today() {
    let lists = Lists::new(Library::new([]), day("2026-11-20"));
    let column = |text: &str| Field::Shown(Some(text.to_owned()));
    let residence = |number: u128, street: &str| {
        let pairs =
            [("residenza-tipo", "residenza"), ("residenza-via", street), ("residenza-comune", "Roma")];
        fact(number, FactKind::Residence, &pairs)
    };
    let reached = |number: u128, kind: &str, value: &str, whose: &str| {
        let pairs = [("recapito-tipo", kind), ("recapito-valore", value), ("recapito-chi", whose)];
        fact(number, FactKind::Contact, &pairs)
    };
    let record = Person { residence: column("Via Vecchia 1"), phone: column("06 1"), ..giulia() };
    let ended = Fact { to: Some(day("2026-11-19")), ..residence(1, "Via dei Mulini 4") };
    let domicile =
        fact(2, FactKind::Residence, &[("residenza-tipo", "domicilio"), ("residenza-via", "Via X 1")]);
    let others = reached(3, "cellulare", "333 9", "vicino");
    assert_eq!(record.clone().as_facts_say(&[ended, domicile, others], &lists), record);
    let facts = [
        residence(4, "Via dei Tigli 8"),
        reached(5, "cellulare", "333 1", "proprio"),
        reached(6, "email", "giulia@posta.example", "proprio"),
    ];
    let said = record.clone().as_facts_say(&facts, &lists);
    assert_eq!(said.residence, column("Via dei Tigli 8, Roma"));
    assert_eq!((said.phone, said.email), (column("333 1"), column("giulia@posta.example")));
    let nowhere = fact(7, FactKind::Residence, &[("residenza-tipo", "senza-dimora")]);
    assert_eq!(record.clone().as_facts_say(&[nowhere], &lists).residence, column("Senza fissa dimora"));
    let (lives, reached) = (Field::Masked(Group::Residence), Field::Masked(Group::Contacts));
    let hidden = Person { residence: lives, phone: reached.clone(), email: reached, ..record };
    assert_eq!(hidden.clone().as_facts_say(&facts, &lists), hidden, "what is hidden stays so");
}

#[test]
fn nobody_comes_before_they_were_born_or_after_they_died() {
    let lists = Lists::new(Library::new([]), day("2026-11-20"));
    let death = fact(1, FactKind::Death, &[("decesso-giorno", "30/08/2026")]);
    let born = Person { birth_date: Field::Shown(Some(day("1988-03-14").into())), ..giulia() };
    assert_eq!(born.out_of_life(day("2026-11-20")), None);
    let dead = born.as_facts_say(&[death], &lists);
    assert_eq!(dead.death_date, Field::Shown(Some(day("2026-08-30"))));
    assert_eq!(dead.out_of_life(day("2026-08-30")), None);
    assert_eq!(dead.out_of_life(day("2026-08-31")), Some(OutOfLife::AfterDeath(day("2026-08-30"))));
    assert_eq!(dead.out_of_life(day("1988-03-13")), Some(OutOfLife::BeforeBirth(day("1988-03-14").into())));
    let (birth_date, death_date) = (Field::Masked(Group::Identity), Field::Masked(Group::Identity));
    let masked = Person { birth_date, death_date, ..dead };
    assert_eq!(masked.out_of_life(day("1900-01-01")), None);
}

proptest! {
    #[test]
    fn what_holds_was_neither_replaced_nor_withdrawn_whatever_the_order(
        chain in prop::collection::vec((any::<u8>(), any::<bool>(), any::<bool>(), 0_i64..400), 1..20),
        swap in any::<bool>(),
        on in 0_i64..800,
    ) {
        let begin = day("2025-01-01");
        let mut facts: Vec<Fact> = Vec::new();
        for (number, (other, replaces, withdrawn, from)) in (1_u128..).zip(chain) {
            let free: Vec<u128> = (1..number).filter(|other| successor(&facts, id(*other)).is_none()).collect();
            let other = free.get(usize::from(other) % free.len().max(1)).filter(|_| replaces);
            let fact = match other {
                Some(other) => correcting(number, *other, withdrawn),
                None => fact(number, FactKind::Work, &[]),
            };
            facts.push(Fact { from: Some(begin + chrono::Duration::days(from)), ..fact });
        }
        let on = begin + chrono::Duration::days(on);
        let found = numbers(&current(&facts, on));
        for fact in &facts {
            let counts = !fact.withdrawn && !facts.iter().any(|other| other.replaces == Some(fact.id));
            prop_assert_eq!(found.contains(&fact.id), counts && fact.holds_on(on));
        }
        let mut other_order = facts.clone();
        other_order.reverse();
        if swap {
            other_order.rotate_left(1);
        }
        prop_assert_eq!(numbers(&current(&other_order, on)), found);
    }

    #[test]
    fn the_last_digit_of_a_provisional_code_is_the_only_one_that_fits(first in "[1-9][0-9]{9}") {
        let right = FiscalCode::provisional_end(&first).unwrap();
        for last in '0'..='9' {
            let number = format!("{first}{last}");
            let pairs = [("codice-tipo", "provvisorio"), ("codice-numero", number.as_str())];
            let warned = told(&[fact(1, FactKind::Identifier, &pairs)]);
            let expected = (last != right).then_some(Warning::WrongProvisional { right: Some(right) });
            prop_assert_eq!(warned, Vec::from_iter(expected));
        }
    }
}
