//! Addresses that are like one that does not exist.

use super::{Likeness, Word, like, mistyped, words::words};

/// Most addresses offered.
const MOST: usize = 3;
/// How alike an address must be, of ten.
const ALIKE: u32 = 5;
/// Parts of addresses that say nothing.
const SILENT: [&str; 7] = ["html", "htm", "php", "aspx", "jsp", "index", "it"];

/// The addresses that are most like the one asked for, best first: spelling mistakes, a folder that is missing
/// or too many, another ending.
pub fn nearest<'a>(asked: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let asked = parts(asked);
    let mut near: Vec<(u32, &str)> =
        known.into_iter().map(|known| (alike(&asked, &parts(known)), known)).collect();
    near.retain(|(alike, _)| *alike >= ALIKE);
    near.sort_by_key(|(alike, _)| std::cmp::Reverse(*alike));
    near.into_iter().take(MOST).map(|(_, known)| known).collect()
}

fn parts(address: &str) -> Vec<Word> {
    let mut parts = words(address.split(['?', '#']).next().unwrap_or_default());
    parts.retain(|part| part.chars().count() > 1 && !SILENT.contains(&part.as_str()));
    parts.into_iter().map(Word::new).collect()
}

/// What two addresses share of all that they have, of ten.
fn alike(asked: &[Word], known: &[Word]) -> u32 {
    let best = |part: &Word| asked.iter().map(|asked| likeness(asked, part)).max().unwrap_or_default();
    let shared: u32 = known.iter().map(|part| best(part).of_ten()).sum();
    let all = u32::try_from(asked.len() + known.len()).unwrap_or(u32::MAX).max(1);
    // `domandefrequenti`: all the letters, without what is between.
    let whole = likeness(&joined(asked), &joined(known)).of_ten();
    whole.max(shared * 2 / all)
}

fn likeness(asked: &Word, known: &Word) -> Likeness {
    like(asked, known).max(mistyped(asked, known))
}

fn joined(parts: &[Word]) -> Word {
    Word::new(parts.iter().map(|part| part.folded.as_str()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 7] = [
        "/servizi",
        "/servizi/contributo-economico",
        "/servizi/contributo-retta-residenziale",
        "/servizi/pasti-a-domicilio",
        "/domande-frequenti",
        "/privacy",
        "/accessibilita",
    ];

    #[test]
    fn an_address_with_a_mistake_finds_the_one_that_was_meant() {
        for (asked, meant) in [
            ("/servizi/contributo-economic", "/servizi/contributo-economico"),
            ("/servizio/contributi-economici", "/servizi/contributo-economico"),
            ("/contributo-economico", "/servizi/contributo-economico"),
            ("/servizi/pasti-a-domicilio.html", "/servizi/pasti-a-domicilio"),
            ("/it/servizi/pasti_a_domicilio/", "/servizi/pasti-a-domicilio"),
            ("/pasti", "/servizi/pasti-a-domicilio"),
            ("/servizzi", "/servizi"),
            ("/privcy", "/privacy"),
            ("/Privacy/", "/privacy"),
            ("/domandefrequenti", "/domande-frequenti"),
            ("/domande", "/domande-frequenti"),
            ("/accessibilità", "/accessibilita"),
            ("/accesibilita?x=/servizi", "/accessibilita"),
        ] {
            assert_eq!(nearest(asked, KNOWN).first(), Some(&meant), "{asked}");
        }
    }

    #[test]
    fn an_address_like_no_other_finds_none() {
        for asked in ["/", "", "/non-esiste", "/wp-admin/setup.php", "/.env", "/%2e%2e%2fetc"] {
            assert_eq!(nearest(asked, KNOWN), Vec::<&str>::new(), "{asked}");
        }
        assert!(nearest("/servizi/contributo", KNOWN).len() <= MOST);
    }
}
