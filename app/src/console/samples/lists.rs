//! A few rows of every code table that fields ask, and a part of a card with a value that none of them offers.

use domain::{
    card::parts::{Part, Parts, Saved},
    codes::{Library, Table},
    fields::{Lists, Values, Version, book_of},
    mask::Mask,
};

use super::{now, today};

const NEEDS: &[(&str, &str, Option<&str>)] = &[
    ("F", "Fisiologici", None),
    ("casa", "Casa", Some("F")),
    ("sfratto", "Sfratto o perdita della casa", Some("casa")),
    ("S", "Sicurezza e protezione", None),
    ("reddito", "Reddito", Some("S")),
    ("sola", "Una radice <b>senza rami</b>", None),
];

const OUTCOMES: &[(&str, &str, Option<&str>)] = &[
    ("semplici", "Interventi semplici", None),
    ("information", "Informazioni e orientamento", Some("semplici")),
    ("service_started", "Servizio <b>avviato", Some("semplici")),
    ("cartella", "Comunicazione a cartella", None),
    ("presa_in_carico_proposed", "Proposta di presa in carico", Some("cartella")),
];

const SERVICES: &[(&str, &str, Option<&str>)] = &[
    ("2", "Aiuti per restare <b>a casa", None),
    ("2.03", "Pasti a domicilio", Some("2")),
    ("2.06", "Trasporto <b>sociale", Some("2")),
    ("9", "Altro", None),
];

/// What can be chosen in the samples.
pub(in crate::console) fn lists() -> Lists {
    let book = |table, code: &str, label: &str| book_of(table, &[(code, label, None)]);
    let books = [
        book(Table::Kinship, "3", "Figlio / Figlia"),
        book(Table::ForeignerStatus, "richiedente", "Richiedente protezione internazionale"),
        book(Table::PermitState, "possesso", "In possesso di permesso"),
        book(Table::PermitType, "1", "PERMESSO"),
        book(Table::PermitReason, "ASIL3", "ASILO"),
        book(Table::HouseholdKind, "solo", "Persona sola"),
        book(Table::VulnerableGroup, "05", "Migrante"),
        book(Table::HousingKind, "appartamento", "Appartamento o casa"),
        book(Table::Tenure, "affitto", "Affitto da privati"),
        book(Table::SocialCategory, "4", "Anziani"),
        book(Table::Country, "Z330", "Marocco"),
        book(Table::CivilStatus, "2", "Coniugato / a"),
        book(Table::Education, "L", "Laurea di primo livello"),
        book(Table::WorkCondition, "autonomo", "Lavoratore / lavoratrice autonomo/a"),
        book(Table::WorkSector, "cura", "Assistenza a persone e lavoro domestico"),
        book(Table::IdentityDocument, "1", "CARTA IDENTITA'"),
        book_of(Table::Need, NEEDS),
        book_of(Table::Outcome, OUTCOMES),
        book_of(Table::Service, SERVICES),
    ];
    Lists::new(Library::new(books), today())
}

/// A home that was saved in words of before, and needs with one that no list knows.
pub(super) fn withdrawn() -> Parts {
    let saved = |part: Part, pairs: &[(&str, &str)]| {
        let mut values = Values::default();
        for (code, value) in pairs {
            values.set(code, [(*value).to_owned()]);
        }
        let version = Version {
            number: 1,
            fields: values.through(part.fields(), &Mask::none()),
            by: "Chiara Moretti".to_owned(),
            at: now(),
            reason: None,
            taken_from: None,
        };
        Saved { part, versions: vec![version] }
    };
    let home = saved(Part::Home, &[("alloggio-tipo", "senza"), ("godimento", "affitto")]);
    let needs = saved(Part::Needs, &[("bisogni", "tolto"), ("non-soddisfatto", "tolto")]);
    Parts { saved: vec![home, needs], lists: lists(), ..Parts::default() }
}
