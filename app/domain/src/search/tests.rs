//! What people type, and the service that they mean.

use std::sync::LazyLock;

use super::*;

const SERVICES: [&str; 10] = [
    include_str!("../../../../migrations/seed/services/contributo-economico.json"),
    include_str!("../../../../migrations/seed/services/emergenza-abitativa.json"),
    include_str!("../../../../migrations/seed/services/primo-appuntamento.json"),
    include_str!("../../../../migrations/seed/services/assistenza-domiciliare-anziani.json"),
    include_str!("../../../../migrations/seed/services/pasti-a-domicilio.json"),
    include_str!("../../../../migrations/seed/services/trasporto-disabili.json"),
    include_str!("../../../../migrations/seed/services/contributo-retta-residenziale.json"),
    include_str!("../../../../migrations/seed/services/riduzione-retta-nido.json"),
    include_str!("../../../../migrations/seed/services/sostegno-famiglie-minori.json"),
    include_str!("../../../../migrations/seed/services/orientamento-stranieri.json"),
];

const MONEY: &str = "contributo-economico";
const HOME: &str = "emergenza-abitativa";
const TALK: &str = "primo-appuntamento";
const CARE: &str = "assistenza-domiciliare-anziani";
const MEALS: &str = "pasti-a-domicilio";
const RIDE: &str = "trasporto-disabili";
const RESIDENCE: &str = "contributo-retta-residenziale";
const NURSERY: &str = "riduzione-retta-nido";
const PARENTS: &str = "sostegno-famiglie-minori";
const ABROAD: &str = "orientamento-stranieri";

/// What is typed, and the service that must come first.
const FIRST: [(&str, &str); 92] = [
    // Everyday words.
    ("bolletta", MONEY),
    ("bollette", MONEY),
    ("affitto", MONEY),
    ("soldi", MONEY),
    ("non arrivo a fine mese", MONEY),
    ("pagare la luce e il gas", MONEY),
    ("disoccupato", MONEY),
    ("sussidio", MONEY),
    ("ho perso il lavoro", MONEY),
    ("sfratto", HOME),
    ("casa", HOME),
    ("senza tetto", HOME),
    ("non so dove dormire", HOME),
    ("alloggio", HOME),
    ("case popolari", HOME),
    ("assistente sociale", TALK),
    ("appuntamento", TALK),
    ("non so a chi chiedere", TALK),
    ("depressione", TALK),
    ("badante", CARE),
    ("anziani", CARE),
    ("mia nonna non si lava da sola", CARE),
    ("assistenza domiciliare", CARE),
    ("mia madre esce dall'ospedale", CARE),
    ("oss", CARE),
    ("mangiare", MEALS),
    ("pasti", MEALS),
    ("pranzo a casa", MEALS),
    ("non riesco a cucinare", MEALS),
    ("pulmino", RIDE),
    ("carrozzina", RIDE),
    ("legge 104", RIDE),
    ("disabile", RIDE),
    ("accompagnamento terapie", RIDE),
    ("casa di riposo", RESIDENCE),
    ("rsa", RESIDENCE),
    ("retta RSA", RESIDENCE),
    ("ospizio", RESIDENCE),
    ("asilo", NURSERY),
    ("asilo nido", NURSERY),
    ("nido", NURSERY),
    ("retta nido", NURSERY),
    ("sconto asilo", NURSERY),
    ("divorzio", PARENTS),
    ("separazione", PARENTS),
    ("mio figlio non va a scuola", PARENTS),
    ("educatrice", PARENTS),
    ("permesso di soggiorno", ABROAD),
    ("questura", ABROAD),
    ("corso di italiano", ABROAD),
    ("stranieri", ABROAD),
    ("ricongiungimento familiare", ABROAD),
    ("rifugiato", ABROAD),
    // Case, accents, spaces.
    ("AFFITTO", MONEY),
    ("  Bolletta!! ", MONEY),
    ("disabilita", RIDE),
    ("DISABILITÀ", RIDE),
    ("l’affitto", MONEY),
    ("dell'affitto", MONEY),
    // Spelling.
    ("bolete", MONEY),
    ("boleta", MONEY),
    ("afitto", MONEY),
    ("affito", MONEY),
    ("badnate", CARE),
    ("badantte", CARE),
    ("sfrato", HOME),
    ("permeso di sogiorno", ABROAD),
    ("trasprto", RIDE),
    ("carozzina", RIDE),
    ("asistente sociale", TALK),
    ("casa di riposso", RESIDENCE),
    ("azilo", NURSERY),
    ("cuccinare", MEALS),
    // Other languages.
    ("rent", MONEY),
    ("homeless", HOME),
    ("nursery", NURSERY),
    ("nursing home", RESIDENCE),
    ("wheelchair", RIDE),
    ("residence permit", ABROAD),
    ("loyer", MONEY),
    ("crèche", NURSERY),
    ("titre de séjour", ABROAD),
    ("maison de retraite", RESIDENCE),
    ("alquiler", MONEY),
    ("guarderia", NURSERY),
    ("silla de ruedas", RIDE),
    ("إيجار", MONEY),
    ("الإيجار", MONEY),
    ("حضانة", NURSERY),
    ("تصريح الإقامة", ABROAD),
    ("оренду", MONEY),
    ("дитячий садок", NURSERY),
];

static CATALOGUE: LazyLock<(Vec<String>, Vec<Entry>)> = LazyLock::new(|| {
    let services = SERVICES.map(|json| serde_json::from_str::<Service>(json).unwrap());
    services.iter().map(|service| (service.slug.clone(), Entry::of_service(service))).unzip()
});

fn found(query: &str) -> Vec<&'static str> {
    let (slugs, entries) = &*CATALOGUE;
    search(entries, query).into_iter().map(|place| slugs[place].as_str()).collect()
}

#[test]
fn what_is_typed_finds_the_service_that_is_meant() {
    let wrong: Vec<String> = FIRST
        .iter()
        .map(|(query, meant)| (query, meant, found(query)))
        .filter(|(_, meant, found)| found.first() != Some(meant))
        .map(|(query, meant, found)| format!("{query}: {meant} is not first of {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn several_services_may_be_meant() {
    for (query, all) in [
        ("violenza", vec![HOME, TALK]),
        ("mia madre anziana", vec![CARE, RESIDENCE]),
        ("disabilità", vec![RIDE, RESIDENCE]),
        ("affitto e sfratto", vec![MONEY, HOME]),
        ("retta", vec![NURSERY, RESIDENCE]),
        ("bambini", vec![NURSERY, PARENTS]),
    ] {
        let found = found(query);
        for one in all {
            assert!(found.contains(&one), "{query}: no {one} in {found:?}");
        }
    }
}

#[test]
fn few_are_found_where_few_are_meant() {
    for query in ["permesso di soggiorno", "asilo nido", "badante", "casa di riposo", "pulmino"] {
        let found = found(query);
        assert!(found.len() <= 4, "{query}: {found:?}");
    }
}

#[test]
fn only_what_clearly_matches_is_found() {
    for (query, most) in [("sfrato", 4), ("sfratto", 4), ("no money", 3), ("money", 3), ("mi picchia", 2)] {
        let found = found(query);
        assert!(!found.is_empty() && found.len() <= most, "{query}: {found:?}");
    }
    assert_eq!(found("<script>"), Vec::<&str>::new(), "no word of ours is two letters away from it");
}

#[test]
fn who_is_hurt_is_known_in_every_language_and_nobody_else_is() {
    for query in [
        "mi picchia",
        "mio marito mi minaccia",
        "ho PAURA",
        "he beats me",
        "domestic violence",
        "mon mari me frappe",
        "me pega",
        "زوجي عنف",
        "насильство",
    ] {
        assert!(is_about(query, Topic::Violence), "{query}");
    }
    for query in
        ["", "affitto", "pappa", "mensa", "sfratto", "cena", "menu", "nido", "casa e soldi", "<script>"]
    {
        assert!(!is_about(query, Topic::Violence), "{query}");
    }
}

#[test]
fn what_means_nothing_finds_nothing() {
    for query in ["", "   ", "!!!", "xyzzy", "<b>\"x\"</b>", "qwrtplk", "🙂", "zz zz zz"] {
        assert_eq!(found(query), Vec::<&str>::new(), "{query}");
    }
}

#[test]
fn a_very_long_query_is_cut() {
    assert_eq!(found(&format!("{}nido", "x ".repeat(5000))), Vec::<&str>::new());
    assert_eq!(found(&format!("nido {}", "x ".repeat(5000))).first(), Some(&NURSERY));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    #[test]
    fn a_search_never_fails_and_names_each_place_once(query in ".{0,80}") {
        let (slugs, entries) = &*CATALOGUE;
        let mut places = search(entries, &query);
        proptest::prop_assert!(places.iter().all(|place| *place < slugs.len()));
        places.sort_unstable();
        places.dedup();
        proptest::prop_assert_eq!(places.len(), search(entries, &query).len());
    }

    #[test]
    fn case_and_accents_change_nothing(query in "[a-zàèéìòù ]{0,40}") {
        let plain: String = query.chars().map(|c| match c {
            'à' => 'a', 'è' | 'é' => 'e', 'ì' => 'i', 'ò' => 'o', 'ù' => 'u', other => other,
        }).collect();
        proptest::prop_assert_eq!(found(&query.to_uppercase()), found(&plain));
    }
}
