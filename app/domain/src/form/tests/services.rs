//! The services that ship with the portal.

use serde_json::Value;

use super::{shipped::FILES, *};
use crate::{Lang, Text, mask::Group, service::Service};

pub(super) fn service(json: &str) -> Service {
    serde_json::from_str(json).unwrap()
}

/// Every text of a file, with its place.
fn texts(place: &str, value: &Value, found: &mut Vec<(String, Text)>) {
    match value {
        Value::Object(fields) if fields.contains_key("it") => {
            found.push((place.to_owned(), serde_json::from_value(value.clone()).unwrap()));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                texts(&format!("{place}.{name}"), value, found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                texts(&format!("{place}[{index}]"), value, found);
            }
        }
        _ => {}
    }
}

fn all_texts() -> Vec<(String, Text)> {
    let mut found = Vec::new();
    for (slug, json) in FILES {
        texts(slug, &serde_json::from_str(json).unwrap(), &mut found);
    }
    found
}

#[test]
fn every_service_is_sound() {
    for (slug, json) in FILES {
        let service = service(json);
        assert_eq!(service.slug, slug);
        assert_eq!(check(&service.form), Ok(()), "{slug}");
        assert!(service.form.tells_privacy() && service.form.shows_identity(), "{slug}");
        assert!((1..=3).contains(&service.level), "{slug}");
        assert!((1..=90).contains(&service.term_days), "{slug}");
        let slugs: Vec<&str> = service.form.steps.iter().map(|step| step.slug.as_str()).collect();
        assert!((4..=5).contains(&slugs.len()), "{slugs:?}");
        assert_eq!(slugs.first(), Some(&"informativa"), "{slug}");
        assert_eq!(slugs.last(), Some(&"dichiarazioni"), "{slug}");
        let repeats = service.form.questions().any(|(section, _)| section.repeat.is_some());
        assert_eq!(repeats, slug != "primo-appuntamento", "{slug}: only a first talk needs no list");
    }
}

/// One page for each step, and the summary before sending.
#[test]
fn the_citizen_is_told_the_true_number_of_steps() {
    for (slug, json) in FILES {
        let service = service(json);
        let count = service.form.steps.len() + 1;
        let told = [
            (Lang::It, format!("Online in {count} passi")),
            (Lang::En, format!("Online in {count} steps")),
            (Lang::Fr, format!("En ligne en {count} étapes")),
            (Lang::Es, format!("En línea en {count} pasos")),
            (Lang::Ar, format!("على الإنترنت في {count} خطوات")),
            (Lang::Uk, format!("Онлайн за {count} кроків")),
        ];
        for (lang, words) in told {
            assert!(service.how.get(lang).starts_with(&words), "{slug}: {}", service.how.get(lang));
        }
    }
}

/// Categories of the table of social services: INPS, vocabolari controllati, `tipo_categoria_siuss`
/// (CC-BY 4.0, 2025). Information and guidance are no category of it.
#[test]
fn the_services_have_the_codes_of_the_table_of_social_services() {
    for (slug, code) in [
        ("contributo-economico", Some("A1.04")), // Contributi economici a integrazione del reddito familiare
        ("emergenza-abitativa", Some("A2.16")),  // Interventi di supporto per reperimento alloggi
        ("primo-appuntamento", None),
        ("assistenza-domiciliare-anziani", Some("A2.07")), // Assistenza domiciliare socio-assistenziale
        ("pasti-a-domicilio", Some("A2.13")),              // Distribuzione pasti e/o lavanderia a domicilio
        ("trasporto-disabili", Some("A2.14")),             // Trasporto sociale
        ("contributo-retta-residenziale", Some("A1.14")),  // Rette per accesso a servizi residenziali
        ("riduzione-retta-nido", Some("A1.07")),           // Contributi e integrazioni a rette per asili nido
        ("sostegno-famiglie-minori", Some("A2.28")),       // Interventi di sostegno alla genitorialità
        ("orientamento-stranieri", None),
    ] {
        let (_, json) = FILES.into_iter().find(|(name, _)| *name == slug).unwrap();
        assert_eq!(service(json).siuss.as_deref(), code, "{slug}");
    }
}

/// Whom the applicant is afraid of, and how to be reached safely, is kept as a secret address is.
#[test]
fn how_to_be_reached_safely_is_masked_like_a_protected_address() {
    for slug in ["emergenza-abitativa", "primo-appuntamento", "sostegno-famiglie-minori"] {
        let (_, json) = FILES.into_iter().find(|(name, _)| *name == slug).unwrap();
        let form = service(json).form;
        let (_, safe) = form.questions().find(|(_, question)| question.name == "contatto-sicuro").unwrap();
        assert_eq!(safe.group, Some(Group::ProtectedAddress), "{slug}");
    }
}

/// A document that was given before is offered again while it tells of now. What ends on a day of its own (a permit),
/// only when it is revised (a report of disability) or never (a judgment, a decree) has no age that days could say.
#[test]
fn documents_that_tell_of_now_are_given_again_only_while_they_are_young() {
    let expected = [
        // Bills and rents, as pay slips: of the last three months.
        ("contributo-economico", "documenti-spese", 90),
        // What a doctor writes about somebody's health: of the last six months.
        ("pasti-a-domicilio", "prescrizione-dieta", 180),
        ("contributo-retta-residenziale", "valutazione-documento", 180),
        ("sostegno-famiglie-minori", "relazione-documento", 180),
    ];
    let mut found = Vec::new();
    for (slug, json) in FILES {
        let form = service(json).form;
        for (_, question) in form.questions() {
            if let Kind::Attachment(AttachmentRule { max_age_days: Some(days), .. }) = &question.kind {
                found.push((slug, question.name.clone(), *days));
            }
        }
    }
    assert_eq!(found, expected.map(|(slug, name, days)| (slug, name.to_owned(), days)));
}

#[test]
fn the_citizen_is_told_which_groups_of_data_are_read() {
    for (slug, json) in FILES {
        let service = service(json);
        let asked: Vec<Group> = Group::ALL
            .into_iter()
            .filter(|group| service.form.questions().any(|(_, question)| question.group == Some(*group)))
            .collect();
        assert_eq!(service.data_read, asked, "{slug}");
    }
}

#[test]
fn the_economic_contribution_asks_about_disability_and_courts() {
    let service = service(FILES[0].1);
    for (name, group) in [
        ("invalidita", Group::Disability),
        ("invalidita-descrizione", Group::Disability),
        ("provvedimento", Group::Judicial),
        ("provvedimento-descrizione", Group::Judicial),
        ("sentenza-separazione", Group::Judicial),
    ] {
        let (_, question) = service.form.questions().find(|(_, question)| question.name == name).unwrap();
        assert_eq!(question.group, Some(group), "{name}");
    }
}

#[test]
fn every_text_is_there_in_every_language() {
    let texts = all_texts();
    assert!(texts.len() > 1000, "{}", texts.len());
    for (place, text) in texts {
        for lang in Lang::ALL {
            let words = text.get(lang);
            assert!(text.has(lang) && !words.trim().is_empty(), "{place}: {lang}");
            assert!(!words.contains('\''), "a straight apostrophe: {place}: {lang}");
        }
    }
}

#[test]
fn no_language_borrows_words_from_the_italian() {
    for (place, text) in all_texts() {
        let it = text.get(Lang::It);
        let is_acronym = it.chars().all(|c| c.is_ascii_uppercase());
        for lang in [Lang::Ar, Lang::Uk] {
            assert!(is_acronym || text.get(lang) != it, "{place}: {lang} has letters of its own");
        }
    }
}

/// Sums, days and limits are the same for everybody. English adds some of its own ("under 18").
#[test]
fn the_figures_are_those_of_the_italian() {
    let figures = |words: &str| {
        let mut digits: Vec<char> = words.chars().filter(|c| c.is_numeric()).collect();
        digits.sort_unstable();
        digits
    };
    for (place, text) in all_texts() {
        for lang in [Lang::Fr, Lang::Es, Lang::Ar, Lang::Uk] {
            assert_eq!(figures(text.get(lang)), figures(text.get(Lang::It)), "{place}: {lang}");
        }
    }
}

#[test]
fn the_italian_is_plain() {
    for (place, text) in all_texts() {
        let it = text.get(Lang::It).to_lowercase();
        for word in ["non valid", "obbligatori", "istanza", "suddett", "codest"] {
            assert!(!it.contains(word), "{place}: {word}");
        }
    }
}

#[test]
fn sentences_are_short_in_every_language() {
    for (place, text) in all_texts() {
        for lang in Lang::ALL {
            // A point inside a number such as 6.214,50 ends no sentence.
            for sentence in text.get(lang).split(['?', '؟', ':', ';']).flat_map(|part| part.split(". ")) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 20, "{words} words: {place}: {lang}: {sentence}");
            }
        }
    }
}

#[test]
fn an_untouched_form_lists_what_is_missing_step_by_step() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for (slug, json) in FILES {
        let form = service(json).form;
        let all = validate_all(&form, &Answers::new(), &[], today);
        assert_eq!(all.first().map(|(step, errors)| (*step, errors.len())), Some((0, 1)), "{slug}");
        for error in all.into_iter().flat_map(|(_, errors)| errors) {
            assert!(matches!(error.problem, Problem::Missing { .. }), "{slug}: {error:?}");
        }
    }
}

#[test]
fn the_municipalities_are_those_of_the_table() {
    let table =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/seed/municipalities.csv"));
    let mut rows = table.lines();
    assert_eq!(rows.next(), Some("name,province,belfiore,istat"));
    let mut known = std::collections::BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(cells.len(), 4, "{row}");
        let place = crate::place::Municipality::parse(cells[2], cells[0], cells[1]).unwrap();
        assert!(cells[3].len() == 6 && cells[3].bytes().all(|byte| byte.is_ascii_digit()), "{row}");
        assert!(known.insert(place.belfiore), "{row}");
    }
    assert_eq!(known.len(), 7896);
}

#[test]
fn the_countries_are_those_of_the_table() {
    let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/seed/countries.csv"));
    let mut rows = table.lines();
    assert_eq!(rows.next(), Some("code,iso2,name,also,ended"));
    let (mut codes, mut names) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let &[code, iso2, name, _, ended] = cells.as_slice() else { panic!("{row}") };
        assert!(code == "IT" || code.parse::<crate::place::Belfiore>().is_ok(), "{row}");
        assert!(!name.is_empty() && !row.contains('\''), "a straight apostrophe, or no name: {row}");
        assert!(ended.is_empty() != iso2.is_empty(), "a country of today has two letters: {row}");
        assert!(ended.is_empty() || ended.parse::<chrono::NaiveDate>().is_ok(), "{row}");
        assert!(codes.insert(code), "{row}");
        assert!(!ended.is_empty() || names.insert(name), "two countries of one name: {row}");
    }
    assert_eq!(codes.len(), 232);
}
