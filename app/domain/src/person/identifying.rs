//! What in a text may say who somebody is. It is told to whoever writes about a person that is not called by name; it
//! forbids nothing. Which texts of a card are looked through: [`crate::card::free_texts`].

use std::collections::BTreeSet;

use crate::FiscalCode;

/// Something in a text that may identify a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// A codice fiscale.
    FiscalCode(String),
    /// A telephone number.
    Phone(String),
    /// An e-mail address.
    Email(String),
    /// A street with its name.
    Address(String),
    /// A name.
    Name(String),
}

impl Seen {
    /// As it stands in the text.
    pub fn text(&self) -> &str {
        match self {
            Self::FiscalCode(text)
            | Self::Phone(text)
            | Self::Email(text)
            | Self::Address(text)
            | Self::Name(text) => text,
        }
    }
}

/// Digits that a telephone number has at least: years and sums have fewer.
const PHONE: usize = 8;

/// Words that a street begins with.
const STREETS: [&str; 12] = [
    "via",
    "viale",
    "piazza",
    "piazzale",
    "corso",
    "largo",
    "vicolo",
    "vico",
    "strada",
    "contrada",
    "borgo",
    "lungomare",
];

/// Words after which a name comes.
const LEADING: [&str; 19] = [
    "signor",
    "signora",
    "sig",
    "sig.ra",
    "sig.na",
    "signorina",
    "chiama",
    "chiamo",
    "nome",
    "cognome",
    "figlio",
    "figlia",
    "moglie",
    "marito",
    "fratello",
    "sorella",
    "madre",
    "padre",
    "compagno",
];

/// Names that people here have most often; written with a capital letter they are names.
const GIVEN: [&str; 60] = [
    "Ahmed",
    "Alessandra",
    "Alessandro",
    "Alessia",
    "Andrea",
    "Angela",
    "Anna",
    "Antonella",
    "Antonia",
    "Antonio",
    "Barbara",
    "Carla",
    "Carlo",
    "Caterina",
    "Chiara",
    "Cristina",
    "Daniela",
    "Daniele",
    "Davide",
    "Domenico",
    "Elena",
    "Elisa",
    "Fabio",
    "Fatima",
    "Federica",
    "Federico",
    "Francesca",
    "Francesco",
    "Giorgio",
    "Giovanna",
    "Giovanni",
    "Giulia",
    "Giuseppe",
    "Giuseppina",
    "Laura",
    "Lorenzo",
    "Luca",
    "Lucia",
    "Luigi",
    "Marco",
    "Maria",
    "Mario",
    "Marta",
    "Martina",
    "Massimo",
    "Matteo",
    "Maurizio",
    "Michele",
    "Mohamed",
    "Mohammed",
    "Monica",
    "Paola",
    "Paolo",
    "Pietro",
    "Roberto",
    "Salvatore",
    "Sara",
    "Silvia",
    "Stefano",
    "Vincenzo",
];

/// What in this text may identify somebody, each thing once, in a fixed order.
pub fn identifying(text: &str) -> Vec<Seen> {
    let mut seen = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut place = 0;
        while let Some(rest) = words.get(place..).filter(|rest| !rest.is_empty()) {
            let (found, read) = at(rest);
            seen.extend(found);
            place += read;
        }
    }
    seen.into_iter().collect()
}

/// What stands here, and how many words it takes.
fn at(words: &[&str]) -> (Option<Seen>, usize) {
    let Some(first) = words.first().map(|word| bare(word)) else { return (None, 1) };
    if first.len() == 16 && first.parse::<FiscalCode>().is_ok() {
        return (Some(Seen::FiscalCode(first.to_owned())), 1);
    }
    if first.split_once('@').is_some_and(|(before, after)| !before.is_empty() && after.contains('.')) {
        return (Some(Seen::Email(first.to_owned())), 1);
    }
    if let Some((number, read)) = phone(words) {
        return (Some(Seen::Phone(number)), read);
    }
    let lower = first.to_lowercase();
    if STREETS.contains(&lower.as_str())
        && let Some(name) = capitals(words.get(1..).unwrap_or_default())
    {
        return (Some(Seen::Address(format!("{first} {}", name.join(" ")))), 1 + name.len());
    }
    if LEADING.contains(&lower.as_str()) {
        let skipped = usize::from(words.get(1).is_some_and(|word| ["è", "di"].contains(&bare(word))));
        return match capitals(words.get(1 + skipped..).unwrap_or_default()) {
            Some(name) => (Some(Seen::Name(name.join(" "))), 1 + skipped + name.len()),
            None => (None, 1),
        };
    }
    if GIVEN.contains(&first) {
        let name = capitals(words).unwrap_or_else(|| vec![first]);
        return (Some(Seen::Name(name.join(" "))), name.len().max(1));
    }
    (None, 1)
}

/// Without the marks of a sentence around it; the point of "sig.ra" is inside.
fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// A number in one piece or in groups.
fn phone(words: &[&str]) -> Option<(String, usize)> {
    let is_number = |word: &&&str| {
        word.contains(|letter: char| letter.is_ascii_digit())
            && word.chars().all(|letter| letter.is_ascii_digit() || "+()-./,;:".contains(letter))
    };
    let groups: Vec<&str> = words.iter().take_while(is_number).copied().collect();
    let digits = |groups: &[&str]| -> usize {
        groups.iter().map(|group| group.chars().filter(char::is_ascii_digit).count()).sum()
    };
    // A date has eight digits too.
    if groups
        .first()
        .is_some_and(|group| bare(group).split(['/', '.', '-']).count() == 3 && digits(&[group]) <= PHONE)
    {
        return None;
    }
    (digits(&groups) >= PHONE).then(|| (bare(&groups.join(" ")).to_owned(), groups.len()))
}

/// The words that follow with a capital letter, three at most; none where there is no such word.
fn capitals<'a>(words: &[&'a str]) -> Option<Vec<&'a str>> {
    let mut name = Vec::new();
    for word in words.iter().take(3) {
        let text = bare(word);
        if !text.chars().next().is_some_and(char::is_uppercase) {
            break;
        }
        name.push(text);
        // A mark ends it.
        if word.ends_with([',', '.', ';', ':', '!', '?', ')']) {
            break;
        }
    }
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        identifying(text).iter().map(|seen| seen.text().to_owned()).collect()
    }

    #[test]
    fn what_says_who_it_is_is_seen() {
        for (text, seen) in [
            ("CF FRRGLI88C54M990P, da sola", vec!["FRRGLI88C54M990P"]),
            ("richiamare al 333 010 0147.", vec!["333 010 0147"]),
            ("scrivere a prova@posta.example", vec!["prova@posta.example"]),
            ("Dorme in via Garibaldi, vicino al ponte", vec!["via Garibaldi"]),
            ("Dice che si chiama Wei Zhang e che", vec!["Wei Zhang"]),
            ("La sig.ra Esposito la conosce", vec!["Esposito"]),
            ("Accompagnata da Giulia Ferrante.", vec!["Giulia Ferrante"]),
        ] {
            assert_eq!(texts(text), seen, "{text}");
        }
    }

    #[test]
    fn an_ordinary_note_says_nothing() {
        for text in [
            "",
            "Chiede un posto letto. Da ottobre 2025 dorme in stazione.",
            "Ha 450,00 € al mese dal 01/10/2026",
            "Torna via col treno delle 18",
        ] {
            assert_eq!(texts(text), Vec::<String>::new(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*") {
            identifying(&text);
        }
    }
}
