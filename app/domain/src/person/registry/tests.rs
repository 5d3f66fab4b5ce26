use proptest::prelude::*;

use super::*;
use crate::{
    Id,
    codes::{Library, Table},
    fields::{Lists, book_of},
    mask::{Group, Mask},
    person::Identity,
};

const HEAD: &str = "codice_fiscale;cognome;nome;sesso;data_nascita;luogo_nascita;cittadinanza;indirizzo;comune;\
                    stato_civile;famiglia;parentela;residente_dal;stato;stato_dal";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The rows of the code tables that are asked for here.
fn lists() -> Lists {
    let books = [
        book_of(Table::CivilStatus, &[("1", "Celibe / Nubile", None), ("3", "Vedovo / a", None)]),
        book_of(Table::Country, &[("Z127", "Polonia", None)]),
    ];
    Lists::new(Library::new(books), today())
}

fn today() -> NaiveDate {
    day("2026-11-20")
}

fn read(line: &str) -> Result<Entry, Vec<Flaw>> {
    let heading = Heading::read(HEAD).unwrap();
    Entry::read(&heading, &cells(line, heading.separator).unwrap(), today())
}

fn flaws(line: &str) -> Vec<(Option<Column>, Reason)> {
    read(line).unwrap_err().into_iter().map(|flaw| (flaw.column, flaw.reason)).collect()
}

const GIULIA: &str = "FRRGLI88C54M990P;FERRANTE;GIULIA;F;14/03/1988;M990;IT;Via dei Mulini, 12;M990;nubile;\
                      F-17;intestataria;2001-05-02;residente;";

#[test]
fn a_line_is_read_whatever_the_order_of_the_columns() {
    let giulia = read(GIULIA).unwrap();
    assert_eq!((giulia.birth_date, giulia.civil_status.as_deref()), (day("1988-03-14"), Some("1")));
    assert_eq!((giulia.standing, giulia.resident_since), (Standing::Resident, Some(day("2001-05-02"))));
    let heading = Heading::read("nome,Cognome,data_nascita,codice_fiscale\r\n").unwrap();
    let line = cells("Giulia,\"Ferrante, in arte\",1988-03-14,\n", heading.separator).unwrap();
    let giulia = Entry::read(&heading, &line, today()).unwrap();
    assert_eq!((giulia.family_name.as_str(), giulia.fiscal_code), ("Ferrante, in arte", None));
}

#[test]
fn wrong_columns_are_told_and_nobodys_data() {
    for (line, said) in [
        ("codice_fiscale;cognome;nome", "data_nascita is missing"),
        ("codice_fiscale;cognome;nome;data_nascita;cognome", "cognome is there twice"),
        ("codice_fiscale;cognome;nome;data_nascita;telefono", "\"telefono\" is unknown"),
    ] {
        let problem = Heading::read(line).unwrap_err();
        assert!(problem.to_string().contains(said), "{problem}");
    }
    let problem = Heading::read(GIULIA).unwrap_err().to_string();
    assert!(!problem.contains("FERRANTE") && !problem.contains("nubile"), "{problem}");
}

#[test]
fn every_flaw_of_a_line_is_told_with_its_column() {
    use Column::{BirthDate, CivilStatus, FamilyName, GivenName, ResidentSince, Standing as Stands};
    assert_eq!(
        flaws("FRRGLI88C54M990A;;GIULIA;X;31/02/1988;Roma;Italia;;M990;boh;;;;vivo;"),
        [
            (Some(Column::FiscalCode), Reason::FiscalCode),
            (Some(FamilyName), Reason::Missing),
            (Some(Column::Sex), Reason::Sex),
            (Some(BirthDate), Reason::Day),
            (Some(Column::BirthPlace), Reason::Place),
            (Some(Column::Citizenship), Reason::Place),
            (Some(CivilStatus), Reason::List),
            (Some(Stands), Reason::List),
        ]
    );
    let early = GIULIA.replace("2001-05-02", "1987-01-01").replace("GIULIA", "");
    assert_eq!(flaws(&early), [(Some(GivenName), Reason::Missing), (Some(ResidentSince), Reason::Order)]);
    assert_eq!(flaws(&GIULIA.replace("14/03/1988", "14/03/2027"))[0], (Some(BirthDate), Reason::Order));
    assert_eq!(flaws("solo;tre;celle"), [(None, Reason::Cells)]);
    assert_eq!(cells("a;\"b;c", ';'), Err(Flaw { column: None, reason: Reason::Quotes }));
}

fn told() -> Told {
    Told {
        name: Name { given: "NICOLO'".to_owned(), family: "D'ANGELO".to_owned() },
        fiscal_code: "DNGNCL99S05M990G".parse().ok(),
        birth_date: day("1999-11-05"),
        sex: Some(Sex::M),
        birth_place: Some("Pontelaro".to_owned()),
        citizenship: Some(Citizenship::of("IT", Some("IT"))),
        address: Some("VIA DEI MULINI 12".to_owned()),
        municipality: Some("PONTELARO".to_owned()),
        civil_status: None,
        family: Some("F-17".to_owned()),
        relation: None,
        resident_since: None,
        standing: Standing::Resident,
        standing_since: None,
    }
}

fn nicolo(mask: &Mask) -> Person {
    let name = Name { given: "Nicolò".to_owned(), family: "D’Angelo".to_owned() };
    Person {
        id: Id::new(uuid::Uuid::from_u128(1)),
        identity: Identity::known(name, mask),
        fiscal_code: mask.field(Group::Identity, "DNGNCL99S05M990G".parse().ok()),
        birth_date: mask.field(Group::Identity, Some(day("1999-11-05").into())),
        death_date: mask.field(Group::Identity, None),
        birth_place: mask.field(Group::Identity, None),
        sex: mask.field(Group::Identity, Some(Sex::M)),
        email: mask.field(Group::Contacts, None),
        phone: mask.field(Group::Contacts, None),
        residence: mask.field(Group::Residence, Some("Via dei Mulini, 12, 50000, Pontelaro".to_owned())),
        created_at: "2026-11-20T11:00:00Z".parse().unwrap(),
        merged_into: None,
        whole: true,
    }
}

fn differing(lines: &[Line]) -> Vec<Datum> {
    lines.iter().filter(|line| line.differs).map(|line| line.datum).collect()
}

#[test]
fn accents_apostrophes_case_and_postal_codes_make_no_difference() {
    let mask = Mask::none();
    let lines = compare(&nicolo(&mask), &[], &told(), (&mask, &lists()));
    assert_eq!(differing(&lines), [Datum::BirthPlace, Datum::Citizenship]);
    let moved = Told { address: Some("VIA DEI MULINI 1".to_owned()), ..told() };
    assert!(differing(&compare(&nicolo(&mask), &[], &moved, (&mask, &lists()))).contains(&Datum::Residence));
    let gone = Told { standing: Standing::Emigrated, ..moved };
    assert!(!differing(&compare(&nicolo(&mask), &[], &gone, (&mask, &lists()))).contains(&Datum::Residence));
}

#[test]
fn of_a_birth_that_is_known_by_its_year_the_registry_offers_the_day() {
    let mask = Mask::none();
    let nicolo = Person { birth_date: Field::Shown("1999".parse().ok()), ..nicolo(&mask) };
    let lines = compare(&nicolo, &[], &told(), (&mask, &lists()));
    let line = lines.iter().find(|line| line.datum == Datum::BirthDate).unwrap();
    assert_eq!((line.held.as_deref(), line.offered.as_deref()), (Some("1999"), Some("05/11/1999")));
    assert!(line.differs);
}

#[test]
fn citizenships_are_told_apart_by_what_rights_they_give() {
    let of = |code, iso2| Citizenship::of(code, iso2);
    assert_eq!((of("IT", Some("IT")).kind, of("IT", None).country), ("italiana", None));
    assert_eq!(of("Z129", Some("RO")).kind, "ue");
    assert_eq!((of("Z330", Some("MA")).kind, of("Z999", None).kind), ("extra-ue", "extra-ue"));
    assert_eq!(of("apolide", None), Citizenship { kind: "apolide", country: None });
}

#[test]
fn a_mark_is_another_one_when_anything_changed() {
    let source =
        Source { municipality: "Pontelaro".to_owned(), as_of: "2026-11-20T04:00:00Z".parse().unwrap() };
    let mask = Mask::none();
    let lines = compare(&nicolo(&mask), &[], &told(), (&mask, &lists()));
    assert_eq!(
        mark(&source, &lines),
        mark(&source, &compare(&nicolo(&mask), &[], &told(), (&mask, &lists())))
    );
    let other = compare(&nicolo(&mask), &[], &Told { sex: None, ..told() }, (&mask, &lists()));
    assert_ne!(mark(&source, &lines), mark(&source, &other));
    assert!(!source.is_old(source.as_of + OLD_AFTER) && source.is_old(source.as_of + OLD_AFTER * 2));
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused_with_a_reason(line in ".{0,120}") {
        let heading = Heading::read(HEAD).unwrap();
        if let Ok(cells) = cells(&line, ';') {
            prop_assert!(Entry::read(&heading, &cells, today()).err().is_none_or(|flaws| !flaws.is_empty()));
        }
    }

    #[test]
    fn any_first_line_names_the_columns_or_is_refused(line in ".{0,120}") {
        prop_assert!(Heading::read(&line).err().is_none_or(|problem| !problem.to_string().is_empty()));
    }

    #[test]
    fn what_is_hidden_is_neither_shown_nor_compared(
        hidden in prop::sample::subsequence(Group::ALL.to_vec(), 0..=9),
        address in "[A-Z]{3,9}",
    ) {
        let mask = Mask::hiding(hidden);
        let told = Told { address: Some(address), civil_status: Some("vedovo".to_owned()), ..told() };
        for line in compare(&nicolo(&mask), &[], &told, (&mask, &lists())) {
            prop_assert_eq!(line.hidden, mask.hides(line.datum.group()));
            prop_assert!(!line.hidden || (line.held.is_none() && line.offered.is_none() && !line.differs));
        }
        let aside = Aside::of(&told, &mask);
        prop_assert_eq!(aside.family.shown().is_some(), !mask.hides(Group::Family));
        prop_assert_eq!(aside.standing.shown().is_some(), !mask.hides(Group::Identity));
    }
}
