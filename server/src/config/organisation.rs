//! `[organisation]`: what every page says about the body.

use app::page::OrganisationFacts;

use super::reader::Reader;

pub(super) fn read(from: &mut Reader<'_>) -> Option<OrganisationFacts> {
    let mut text = |key, demo, what| from.text_or_demo(key, demo, what);
    let name = text("name", "Comune di Pontelaro", "the name of the body");
    let tagline = text("tagline", "Sportello sociale online", "the name of the portal");
    let zone = text("zone", "Zona sociale Valle del Laro", "the social zone");
    let desk_name = text("desk_name", "Sportello sociale di Pontelaro", "the desk people may go to");
    let address = text("address", "Via dei Mulini 4, piano terra", "street and number of the desk");
    let phone = text("phone", "055 010 0200", "the telephone of the desk");
    let phone_hours = text("phone_hours", "Da lunedì a venerdì, 8:30–13:00", "when somebody answers it");
    let email = text("email", "sportello@comune.pontelaro.example", "the e-mail address of the desk");
    let url = text("url", "https://www.comune.pontelaro.example", "the body's own site");
    Some(OrganisationFacts {
        name: name?,
        tagline: tagline?,
        zone: zone?,
        desk_name: desk_name?,
        address: address?,
        phone: phone?,
        phone_hours: phone_hours?,
        email: email?,
        url: url?,
    })
}
