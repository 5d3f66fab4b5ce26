//! What administrators post about bodies, new desks, their end, and the places where they receive.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id, Lang,
    actor::Organisation,
    appointment::Reason,
    codes::Validity,
    form::read,
    place::Belfiore,
    staff::{DeskKind, DeskText, MAX_DESCRIPTION, MAX_NAME, Profile},
    zone::{
        BodyKind, BodyText, DeskChoices, Giving, MAX_SECTORS, NotASeason, Opening, PointText, Sector, giving,
        giving_of, hours_of, is_ipa, openings, seasons, seasons_of,
    },
};

use super::{
    form::{DESCRIPTION, Mistake, NAME, PROFILE, REASON, Wrong, day, line, reason},
    rule_form::{OPEN_FROM, OPEN_UNTIL, RuleWrong, Slip, rule_id},
};
use crate::console::catalogue::Typed;

/// Kind of a body or of a desk.
pub const KIND: &str = "tipo";
/// Body of a new desk.
pub const BODY: &str = "ente";
/// Cadastral code.
pub const BELFIORE: &str = "catastale";
/// Code in the index of public administrations.
pub const IPA: &str = "ipa";
/// Telephone.
pub const PHONE: &str = "telefono";
/// E-mail address.
pub const EMAIL: &str = "email";
/// Name of each sector.
pub const SECTOR: &str = "settore";
/// First day of each sector.
pub const SECTOR_FROM: &str = "settore-dal";
/// Last day of each sector.
pub const SECTOR_UNTIL: &str = "settore-al";
/// First day on which a desk is closed.
pub const CLOSED_FROM: &str = "chiuso-dal";
/// Street and number.
pub const ADDRESS: &str = "indirizzo";
/// Postal code and municipality.
pub const TOWN: &str = "comune";
/// How to get there.
pub const DIRECTIONS: &str = "come-arrivare";
/// Steps, lift, toilets.
pub const ACCESSIBILITY: &str = "accessibilita";
/// Languages that somebody speaks there.
pub const LANGUAGES: &str = "lingue";
/// Whether somebody speaks Italian sign language there.
pub const SIGNS: &str = "lis";

/// Fields of the hours, from Monday on.
pub const HOURS: [&str; 7] = [
    "orario-lunedi",
    "orario-martedi",
    "orario-mercoledi",
    "orario-giovedi",
    "orario-venerdi",
    "orario-sabato",
    "orario-domenica",
];

/// Openings between two days, a line for each day of the week.
pub const SEASONS: &str = "orari-di-periodo";

/// Fields of what appointments are given for, in the order of [`Reason::ALL`].
pub const GIVING: [&str; 3] = ["appuntamenti-colloquio", "appuntamenti-modulo", "appuntamenti-domanda"];

/// Most characters of an e-mail address.
pub const MAX_EMAIL: usize = 254;

fn keep<T>(read: Result<T, Mistake>, slips: &mut Vec<Slip>) -> Option<T> {
    read.map_err(|mistake| slips.push(mistake.into())).ok()
}

/// A text that must be there, with the words for where it is not.
fn needed(form: &Typed, at: &'static str, none: RuleWrong, slips: &mut Vec<Slip>) -> Option<String> {
    match line(form.get(at), at, Wrong::NoName, MAX_NAME) {
        Ok(text) => Some(text),
        Err(mistake) if mistake.wrong == Wrong::NoName => {
            slips.push(Slip::new(at, none));
            None
        }
        Err(mistake) => {
            slips.push(mistake.into());
            None
        }
    }
}

/// A text that may be empty and is not too long.
fn free(form: &Typed, at: &'static str, max: usize, slips: &mut Vec<Slip>) -> String {
    let text = form.get(at).trim().to_owned();
    if text.chars().count() > max {
        slips.push(Slip::new(at, RuleWrong::Staff(Wrong::TooLong)));
    }
    text
}

/// An e-mail address that may be left out.
fn email(form: &Typed, slips: &mut Vec<Slip>) -> Option<String> {
    let typed = free(form, EMAIL, MAX_EMAIL, slips);
    if typed.is_empty() {
        return None;
    }
    let read = read::email(&typed).ok();
    if read.is_none() {
        slips.push(Slip::new(EMAIL, RuleWrong::NoEmail));
    }
    read
}

/// Reads the form of a body: what is written of it, and why.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_body(form: &Typed) -> Result<(BodyText, String), Vec<Slip>> {
    let mut slips = Vec::new();
    let name = keep(line(form.get(NAME), NAME, Wrong::NoName, MAX_NAME), &mut slips);
    let kind = BodyKind::from_code(form.get(KIND));
    if kind.is_none() {
        slips.push(Slip::new(KIND, RuleWrong::NoBodyKind));
    }
    let belfiore = form.get(BELFIORE).trim().to_uppercase();
    if !belfiore.is_empty() && belfiore.parse::<Belfiore>().is_err() {
        slips.push(Slip::new(BELFIORE, RuleWrong::NoCadastral));
    }
    let ipa = form.get(IPA).trim().to_lowercase();
    if !ipa.is_empty() && !is_ipa(&ipa) {
        slips.push(Slip::new(IPA, RuleWrong::NoIpa));
    }
    let phone = free(form, PHONE, MAX_NAME, &mut slips);
    let email = email(form, &mut slips).unwrap_or_default();
    let sectors = sectors(form, &mut slips);
    let reason = keep(reason(form, REASON), &mut slips);
    let some = |text: String| (!text.is_empty()).then_some(text);
    match (name, kind, reason) {
        (Some(name), Some(kind), Some(reason)) if slips.is_empty() => {
            let (belfiore, ipa) = (some(belfiore), some(ipa));
            Ok((BodyText { name, kind, belfiore, ipa, phone, email, sectors }, reason))
        }
        _ => Err(slips),
    }
}

/// The sectors in the order of the page; a line without a name is taken away.
fn sectors(form: &Typed, slips: &mut Vec<Slip>) -> Vec<Sector> {
    let at = |name: &str, place: usize| form.all(name).get(place).map_or("", |value| value.trim());
    let mut sectors: Vec<Sector> = Vec::new();
    for place in 0..form.all(SECTOR).len() {
        let name = at(SECTOR, place);
        if name.is_empty() {
            continue;
        }
        let mut read = |field: &'static str| match day(at(field, place), field) {
            Ok(day) => day,
            Err(mistake) => {
                slips.push(Slip::new(rule_id(place, field), RuleWrong::Staff(mistake.wrong)));
                None
            }
        };
        let valid = Validity { from: read(SECTOR_FROM), until: read(SECTOR_UNTIL) };
        if valid.is_backwards() {
            slips.push(Slip::new(rule_id(place, SECTOR_UNTIL), RuleWrong::Backwards));
        }
        if name.chars().count() > MAX_NAME {
            slips.push(Slip::new(rule_id(place, SECTOR), RuleWrong::Staff(Wrong::TooLong)));
        }
        if sectors.iter().any(|other| other.name == name) {
            slips.push(Slip::new(rule_id(place, SECTOR), RuleWrong::Twice));
        }
        sectors.push(Sector { name: name.to_owned(), valid });
    }
    if sectors.len() > MAX_SECTORS {
        slips.push(Slip::new(rule_id(MAX_SECTORS, SECTOR), RuleWrong::TooManySectors));
    }
    sectors
}

/// What is written of a body, as its form shows it; the last sector is empty, for one more.
pub fn typed_body(body: &BodyText) -> Typed {
    let mut typed = Typed::default();
    typed.set(NAME, body.name.clone());
    typed.set(KIND, body.kind.code());
    typed.set(BELFIORE, body.belfiore.clone().unwrap_or_default());
    typed.set(IPA, body.ipa.clone().unwrap_or_default());
    typed.set(PHONE, body.phone.clone());
    typed.set(EMAIL, body.email.clone());
    let date = |day: Option<NaiveDate>| day.map(domain::format::date).unwrap_or_default();
    let all = |of: &dyn Fn(&Sector) -> String| {
        body.sectors.iter().map(of).chain([String::new()]).collect::<Vec<_>>()
    };
    typed.set_all(SECTOR, all(&|sector| sector.name.clone()));
    typed.set_all(SECTOR_FROM, all(&|sector| date(sector.valid.from)));
    typed.set_all(SECTOR_UNTIL, all(&|sector| date(sector.valid.until)));
    typed
}

/// A new desk, as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDesk {
    /// Its body.
    pub body: Id<Organisation>,
    /// Its profile.
    pub profile: Id<Profile>,
    /// What kind of desk it is.
    pub kind: DeskKind,
    /// Days of an initiative.
    pub open: Validity,
    /// What it is called, and what it is for.
    pub text: DeskText,
}

/// Reads the form of a new desk: what it is, and why it is opened.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_desk(form: &Typed, choices: &DeskChoices) -> Result<(NewDesk, String), Vec<Slip>> {
    let mut slips = Vec::new();
    let name = keep(line(form.get(NAME), NAME, Wrong::NoName, MAX_NAME), &mut slips);
    let kind = DeskKind::from_code(form.get(KIND));
    if kind.is_none() {
        slips.push(Slip::new(KIND, RuleWrong::NoKind));
    }
    let body = form.get(BODY).parse::<Id<Organisation>>().ok();
    let body = body.filter(|id| choices.bodies.iter().any(|(known, _)| known == id));
    if body.is_none() {
        slips.push(Slip::new(BODY, RuleWrong::NoBody));
    }
    let profile = form.get(PROFILE).parse::<Id<Profile>>().ok();
    let profile = profile.filter(|id| choices.profiles.iter().any(|known| known.id == *id));
    if profile.is_none() {
        slips.push(Slip::new(PROFILE, RuleWrong::Staff(Wrong::NoProfile)));
    }
    let description = free(form, DESCRIPTION, MAX_DESCRIPTION, &mut slips);
    let from = keep(day(form.get(OPEN_FROM), OPEN_FROM), &mut slips).flatten();
    let until = keep(day(form.get(OPEN_UNTIL), OPEN_UNTIL), &mut slips).flatten();
    let reason = keep(reason(form, REASON), &mut slips);
    match (name, kind, body, profile, reason) {
        (Some(name), Some(kind), Some(body), Some(profile), Some(reason)) if slips.is_empty() => {
            let text = DeskText { name, names: BTreeMap::new(), description };
            Ok((NewDesk { body, profile, kind, open: Validity { from, until }, text }, reason))
        }
        _ => Err(slips),
    }
}

/// Reads from which day on a desk is closed, and why.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_closing(form: &Typed) -> Result<(NaiveDate, String), Vec<Slip>> {
    let mut slips = Vec::new();
    let from = keep(day(form.get(CLOSED_FROM), CLOSED_FROM), &mut slips);
    if from == Some(None) {
        slips.push(Slip::new(CLOSED_FROM, RuleWrong::NoDay));
    }
    let reason = keep(reason(form, REASON), &mut slips);
    match (from.flatten(), reason) {
        (Some(from), Some(reason)) if slips.is_empty() => Ok((from, reason)),
        _ => Err(slips),
    }
}

/// Reads where a desk receives people, and why that is written.
///
/// # Errors
/// Every field that must be corrected.
pub fn read_point(form: &Typed) -> Result<(PointText, String), Vec<Slip>> {
    let mut slips = Vec::new();
    let name = keep(line(form.get(NAME), NAME, Wrong::NoName, MAX_NAME), &mut slips);
    let address = needed(form, ADDRESS, RuleWrong::NoAddress, &mut slips);
    let town = needed(form, TOWN, RuleWrong::NoTown, &mut slips);
    let phone = needed(form, PHONE, RuleWrong::NoPhone, &mut slips);
    let email = email(form, &mut slips);
    if form.get(EMAIL).trim().is_empty() {
        slips.push(Slip::new(EMAIL, RuleWrong::NoEmail));
    }
    let directions = free(form, DIRECTIONS, MAX_DESCRIPTION, &mut slips);
    let accessibility = free(form, ACCESSIBILITY, MAX_DESCRIPTION, &mut slips);
    let is_ticked = |lang: &Lang| form.all(LANGUAGES).iter().any(|tag| tag == lang.tag());
    let languages: Vec<Lang> = Lang::ALL.into_iter().filter(is_ticked).collect();
    if languages.is_empty() {
        slips.push(Slip::new(LANGUAGES, RuleWrong::NoLanguage));
    }
    let sign_language = form.is_ticked(SIGNS);
    let hours = hours(form, &mut slips);
    let seasons = seasons(form.get(SEASONS)).unwrap_or_else(|NotASeason(line)| {
        slips.push(Slip::new(SEASONS, RuleWrong::NoSeason(line.chars().take(80).collect())));
        Vec::new()
    });
    let giving = given(form, &mut slips);
    let reason = keep(reason(form, REASON), &mut slips);
    match (name, address, town, phone, email, reason) {
        (Some(name), Some(address), Some(town), Some(phone), Some(email), Some(reason))
            if slips.is_empty() =>
        {
            let place = PointText {
                name,
                address,
                town,
                directions,
                accessibility,
                phone,
                email,
                languages,
                sign_language,
                hours,
                seasons,
                giving,
            };
            Ok((place, reason))
        }
        _ => Err(slips),
    }
}

fn hours(form: &Typed, slips: &mut Vec<Slip>) -> Vec<Opening> {
    let mut hours = Vec::new();
    for (weekday, name) in (1..).zip(HOURS) {
        let typed = form.get(name);
        match openings(weekday, typed) {
            Ok(of_day) => hours.extend(of_day),
            Err(_) => slips.push(Slip::new(name, RuleWrong::NoHours(typed.chars().take(40).collect()))),
        }
    }
    hours
}

fn given(form: &Typed, slips: &mut Vec<Slip>) -> Vec<Giving> {
    let mut all = Vec::new();
    for (reason, name) in Reason::ALL.into_iter().zip(GIVING) {
        let typed = form.get(name);
        match giving(reason, typed) {
            Ok(given) => all.extend(given),
            Err(_) => slips.push(Slip::new(name, RuleWrong::NoGiving(typed.chars().take(40).collect()))),
        }
    }
    all
}

/// What is written of a place, as its form shows it.
pub fn typed_point(place: &PointText) -> Typed {
    let mut typed = Typed::default();
    let texts = [
        (NAME, &place.name),
        (ADDRESS, &place.address),
        (TOWN, &place.town),
        (DIRECTIONS, &place.directions),
        (ACCESSIBILITY, &place.accessibility),
        (PHONE, &place.phone),
        (EMAIL, &place.email),
    ];
    for (name, text) in texts {
        typed.set(name, text.clone());
    }
    typed.set_all(LANGUAGES, place.languages.iter().map(|lang| lang.tag().to_owned()).collect());
    typed.tick(SIGNS, place.sign_language);
    for (weekday, name) in (1..).zip(HOURS) {
        typed.set(name, hours_of(weekday, &place.hours));
    }
    typed.set(SEASONS, seasons_of(&place.seasons));
    for (reason, name) in Reason::ALL.into_iter().zip(GIVING) {
        typed.set(name, giving_of(reason, &place.giving));
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(pairs: &[(&str, &str)]) -> Typed {
        Typed::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn body() -> BodyText {
        let until = "2026-12-31".parse().ok();
        BodyText {
            name: "Comune di Vallescura".to_owned(),
            kind: BodyKind::Municipality,
            belfiore: Some("L999".to_owned()),
            ipa: Some("c_l999".to_owned()),
            phone: "055 010 0900".to_owned(),
            email: "protocollo@vallescura.example".to_owned(),
            sectors: vec![Sector { name: "Minori".to_owned(), valid: Validity { from: None, until } }],
        }
    }

    #[test]
    fn a_body_is_shown_and_read_back_as_it_was() {
        let mut form = typed_body(&body());
        form.set(REASON, "Prova");
        assert_eq!(read_body(&form), Ok((body(), "Prova".to_owned())));
    }

    #[test]
    fn everything_wrong_with_a_body_is_told_at_once() {
        let wrong = posted(&[
            (BELFIORE, "999"),
            (IPA, "c d"),
            (EMAIL, "senza chiocciola"),
            (SECTOR, "Minori"),
            (SECTOR_FROM, "2/1/2026"),
            (SECTOR_UNTIL, "1/1/2026"),
            (SECTOR, "Minori"),
            (SECTOR_FROM, "31/02/2026"),
            (SECTOR_UNTIL, ""),
        ]);
        let slips = read_body(&wrong).unwrap_err();
        let places: Vec<&str> = slips.iter().map(|slip| slip.at.as_str()).collect();
        let expected =
            [NAME, KIND, BELFIORE, IPA, EMAIL, "settore-al-1", "settore-dal-2", "settore-2", REASON];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_place_is_shown_and_read_back_as_it_was_and_hours_are_told_as_typed() {
        let place = PointText {
            name: "Palazzo".to_owned(),
            address: "Via dei Mulini 4".to_owned(),
            town: "Pontelaro".to_owned(),
            directions: String::new(),
            accessibility: "Ascensore".to_owned(),
            phone: "055 010 0200".to_owned(),
            email: "sportello@pontelaro.example".to_owned(),
            languages: vec![Lang::It, Lang::Ar],
            sign_language: true,
            hours: openings(1, "9-12").unwrap(),
            seasons: seasons("dal 01/07/2026 al 31/08/2026: lunedì 9-12").unwrap(),
            giving: giving(Reason::FormHelp, "30 minuti, 2 posti").unwrap().into_iter().collect(),
        };
        let mut form = typed_point(&place);
        form.set(REASON, "Prova");
        assert_eq!(read_point(&form), Ok((place, "Prova".to_owned())));
        form.set(HOURS[1], "mattina");
        let wrong = RuleWrong::NoHours("mattina".to_owned());
        assert_eq!(read_point(&form), Err(vec![Slip::new(HOURS[1], wrong)]));
        form.set(HOURS[1], "");
        form.set(SEASONS, "d’estate chiuso");
        let wrong = RuleWrong::NoSeason("d’estate chiuso".to_owned());
        assert_eq!(read_point(&form), Err(vec![Slip::new(SEASONS, wrong)]));
        form.set(SEASONS, "");
        form.set(GIVING[2], "un’ora");
        let wrong = RuleWrong::NoGiving("un’ora".to_owned());
        assert_eq!(read_point(&form), Err(vec![Slip::new(GIVING[2], wrong)]));
    }
}
