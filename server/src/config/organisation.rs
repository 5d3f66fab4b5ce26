//! `[organisation]`: what every page says about the body.

use app::page::OrganisationFacts;
use domain::{Lang, Text};

use super::reader::Reader;

/// The desk of the demo, in the order of [`Lang::ALL`].
const DESK_NAME: [&str; 6] = [
    "Sportello sociale di Pontelaro",
    "Social services desk of Pontelaro",
    "Bureau des services sociaux de Pontelaro",
    "Oficina de servicios sociales de Pontelaro",
    "مكتب الخدمات الاجتماعية في Pontelaro",
    "Відділ соціальних послуг Pontelaro",
];

/// Where the desk of the demo is.
const ADDRESS: &str = "Via dei Mulini 4, piano terra";

/// When somebody answers at the desk of the demo, in the order of [`Lang::ALL`].
const PHONE_HOURS: [&str; 6] = [
    "Da lunedì a venerdì, 8:30–13:00",
    "Monday to Friday, 8:30–13:00",
    "Du lundi au vendredi, 8:30–13:00",
    "De lunes a viernes, 8:30–13:00",
    "من الاثنين إلى الجمعة، 8:30–13:00",
    "З понеділка до п’ятниці, 8:30–13:00",
];

pub(super) fn read(from: &mut Reader<'_>) -> Option<OrganisationFacts> {
    let name = from.text_or_demo("name", "Comune di Pontelaro", "the name of the body");
    let tagline = from.text_or_demo("tagline", "Sportello sociale online", "the name of the portal");
    let zone = from.text_or_demo("zone", "Zona sociale Valle del Laro", "the social zone");
    let desk_name = translated(from, "desk_name", DESK_NAME, "the desk people may go to");
    let address = from.text_or_demo("address", ADDRESS, "street and number of the desk");
    let invented = !from.production() && address.as_deref() == Some(ADDRESS);
    let mut of_body = |key, demo: &str| from.text(key).or_else(|| invented.then(|| demo.to_owned()));
    let town = of_body("town", "50000 Pontelaro");
    let tax_code = of_body("tax_code", "00000000000");
    let pec = of_body("pec", "comune@pec.pontelaro.example");
    let phone = from.text_or_demo("phone", "055 010 0200", "the telephone of the desk");
    let phone_hours = translated(from, "phone_hours", PHONE_HOURS, "when somebody answers it");
    let email =
        from.text_or_demo("email", "sportello@comune.pontelaro.example", "the e-mail address of the desk");
    let url = from.text_or_demo("url", "https://www.comune.pontelaro.example", "the body's own site");
    Some(OrganisationFacts {
        name: name?,
        tagline: tagline?,
        zone: zone?,
        desk_name: desk_name?,
        address: address?,
        town,
        tax_code,
        pec,
        phone: phone?,
        phone_hours: phone_hours?,
        email: email?,
        url: url?,
    })
}

/// A text that people read in their language: `key` is Italian, `key_en`, `key_fr` and so on are the others and
/// may be missing. Whoever keeps the words of the demo keeps their translations.
fn translated(from: &mut Reader<'_>, key: &str, demo: [&str; 6], what: &str) -> Option<Text> {
    let given = from.text_or_demo(key, demo.first()?, what);
    let of_demo = given.as_deref() == demo.first().copied();
    let mut others = Vec::new();
    for (lang, words) in Lang::ALL.into_iter().zip(demo).skip(1) {
        let own = from.text(&format!("{key}_{lang}"));
        others.extend(own.or_else(|| of_demo.then(|| words.to_owned())).map(|words| (lang, words)));
    }
    given.map(|italian| {
        others.into_iter().fold(Text::italian(italian), |text, (lang, words)| text.with(lang, words))
    })
}
