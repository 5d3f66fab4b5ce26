//! Invented people. Their fiscal codes use a place code that belongs to no municipality.

use crate::{FiscalCode, person::search::Known};

/// Name, surname, birth, codice fiscale, telephone, e-mail address.
type Line = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const PEOPLE: [Line; 60] = [
    ("Giulia", "Ferrante", "1988-03-14", "FRRGLI88C54M990P", "333 010 0147", "giulia.ferrante@posta.example"),
    ("Giulia", "Ferranti", "1988-03-14", "", "+39 333 0100147", ""),
    ("Maria Giulia", "Ferrante", "1961-07-02", "", "", ""),
    ("Giuliana", "De Ferrantis", "1988-12-30", "", "", ""),
    ("Carlo", "Bassi", "1941-06-30", "BSSCRL41H30M990V", "055 010 0200", ""),
    ("Maria", "Rossi", "1970-01-01", "", "", ""),
    ("Maria", "Rossi", "1985-05-23", "", "3470000001", ""),
    ("Maria Grazia", "Rossi", "1952-09-09", "", "", ""),
    ("Mario", "Rossi", "1970-01-01", "", "", "mario.rossi@posta.example"),
    ("Nicolò", "D’Angelo", "1999-11-05", "", "", ""),
    ("Angela", "Nicolosi", "1975-02-02", "", "", ""),
    ("José", "De Haro Núñez", "1979-04-17", "", "", ""),
    ("Brandy", "O’Connor", "1990-08-08", "", "+353 85 012 3456", ""),
    ("Zoran", "Đorđević", "1984-09-17", "DRDZRN84P17M990I", "", ""),
    ("Šárka", "Dvořáková", "1969-10-28", "", "", ""),
    ("Олена", "Шевченко", "1993-02-24", "", "+380 67 012 3456", ""),
    ("Ігор", "Григоренко", "1980-06-15", "", "", ""),
    ("Dmitri", "Kuznetsov", "1977-12-12", "", "", ""),
    ("Mohammed", "El Idrissi", "1982-03-03", "", "", ""),
    ("Samira", "El Idrissi", "1986-07-21", "", "320 010 0198", ""),
    ("أحمد", "منصور", "1991-05-05", "", "", ""),
    ("Youssef", "Benali", "2001-01-31", "", "", ""),
    ("Fatoumata", "Diallo", "1995-06-06", "", "", ""),
    ("Wei", "Zhang", "1987-08-18", "", "", ""),
    ("Jürgen", "Müller", "1958-03-21", "", "", ""),
    ("Günter", "Strauß", "1949-11-11", "", "", ""),
    ("Søren", "Ångström", "1966-06-26", "", "", ""),
    ("Γεώργιος", "Παπαδόπουλος", "1972-07-07", "", "", ""),
    ("Anna Maria", "Della Valle", "1944-04-25", "", "", ""),
    ("Annamaria", "Lo Presti", "1967-05-13", "", "", ""),
    ("Giovan Battista", "Schiavone", "1938-12-24", "", "", ""),
    ("Filippo", "Gnocchi", "2004-02-29", "", "", ""),
    ("Alessandro", "Chiesa", "1983-10-10", "", "", ""),
    ("Alexandra", "Popescu", "1989-01-19", "", "", ""),
    ("Ștefan", "Țurcanu", "1976-03-30", "", "", ""),
    ("Katarzyna", "Wójcik", "1992-09-01", "", "", ""),
    ("Łukasz", "Żak", "1986-12-06", "", "", ""),
    ("Nguyễn Thị", "Hương", "1994-04-04", "", "", ""),
    ("Rosa", "Rosa", "1930-05-20", "", "", ""),
    ("Luca", "Conti", "1996-06-16", "", "", ""),
    ("Luca", "Marino", "2015-09-12", "", "", ""),
    ("Martina", "Greco", "1915-01-20", "", "", ""),
    ("Gianluca", "Di Stefano", "1974-08-27", "", "", ""),
    ("Pierpaolo", "De Santis", "1981-01-07", "", "", ""),
    ("Caterina", "Costantini", "1957-02-17", "", "", ""),
    ("Katia", "Constantin", "1998-03-27", "", "", ""),
    ("Elisabetta", "Mazzini", "1963-10-03", "", "", ""),
    ("Gaia", "Lombardi", "2003-07-30", "", "", ""),
    ("Concetta", "Esposito", "1948-12-08", "", "", ""),
    ("Vincenzo", "Esposito", "1972-04-30", "", "", ""),
    ("Thomas", "Schmidt", "1985-02-14", "", "", ""),
    ("Jennifer", "Adeyemi", "1997-09-19", "", "", ""),
    ("Xhensila", "Hoxha", "1990-10-20", "", "", ""),
    ("Arben", "Hoxha", "1965-01-15", "", "", ""),
    ("Gurpreet", "Singh", "1988-06-02", "", "", ""),
    ("Harpreet", "Kaur", "1991-12-25", "", "", ""),
    ("Oluwaseun", "Balogun", "1993-03-18", "", "", ""),
    ("Serena", "Quaranta", "1978-11-02", "", "06 010 0147", ""),
    ("Vittoria", "Acquaviva", "1959-08-15", "", "", ""),
    ("Lucia", "Marzo", "1980-03-08", "", "", ""),
];

pub(super) fn people() -> Vec<Known> {
    let written = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    PEOPLE
        .iter()
        .map(|(given, family, born, code, phone, email)| Known {
            given_name: written(given),
            family_name: written(family),
            birth_date: Some(born.parse().unwrap()),
            fiscal_code: written(code).map(|code| code.parse::<FiscalCode>().unwrap()),
            phone: written(phone),
            email: written(email),
            identifiers: Vec::new(),
        })
        .collect()
}

pub(super) fn full_name(known: &Known) -> String {
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    format!("{} {}", name(&known.given_name), name(&known.family_name))
}
