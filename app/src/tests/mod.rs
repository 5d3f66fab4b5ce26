//! Tests over all pages and all words.

mod access;
mod classes;
mod discovery;
pub(crate) mod html;
mod outlines;
mod pages;
mod personal;
pub(crate) mod sample_files;
mod services;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use domain::{Lang, Text};

use crate::{
    assets::Assets,
    page::{Frame, OrganisationFacts, Visitor},
};

/// The same words in every language.
fn everywhere(words: &str) -> Text {
    Lang::ALL.into_iter().fold(Text::italian(words), |text, lang| text.with(lang, words))
}

/// Adds every file below a folder.
fn source_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The surroundings of a page seen by a citizen.
fn frame(lang: Lang) -> Frame {
    let text = |text: &str| text.to_owned();
    Frame {
        lang,
        assets: Arc::new(Assets::default()),
        nonce: text("nonce"),
        organisation: Arc::new(OrganisationFacts {
            name: text("Comune di Pontelaro"),
            tagline: text("Sportello sociale online"),
            zone: text("Zona sociale Valle del Laro"),
            desk_name: everywhere("Sportello sociale di Pontelaro"),
            address: text("Via dei Mulini 4"),
            town: Some(text("50000 Pontelaro")),
            tax_code: Some(text("00000000000")),
            pec: Some(text("comune@pec.pontelaro.example")),
            phone: text("055 010 0200"),
            phone_hours: everywhere("Da lunedì a venerdì, 8:30–13:00"),
            email: text("sportello@comune.pontelaro.example"),
            url: text("https://comune.pontelaro.example"),
        }),
        visitor: Visitor::Citizen { name: text("Giulia <Ferrante>") },
        csrf: text("token"),
        ends_in: Some(1740),
        person: text("0f"),
        origin: text("https://sportello.example"),
        path: text("/servizi"),
        query: String::new(),
        now: "2026-11-22T09:30:00Z".parse().unwrap(),
        demo: true,
    }
}
