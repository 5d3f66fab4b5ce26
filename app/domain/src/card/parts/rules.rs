//! What a card must hold before it is completed, and what in it contradicts itself.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Part,
    place::{Known, PERMIT, Place},
};
use crate::{
    Id,
    card::Ending,
    fields::{Def, Values},
    form,
    mask::{Group, Mask},
};

/// Rows of the code tables that rules are about, each list with what was chosen before the tables were asked. A zone
/// may give them other words; a row that it adds is about something else.
const PROTECTION: [&str; 4] = ["richiedente", "rifugiato", "sussidiaria", "protezione"];
const MIGRANTS: [&str; 3] = ["05", "profugo", "migrante"];
const HELD: [&str; 2] = ["possesso", "in-possesso"];
/// Those of the fixed list of international protection.
const ASKED_OR_HELD: [&str; 2] = ["richiedente", "titolare"];

/// When a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// In every card.
    Always,
    /// The person is a minor.
    Minor,
    /// Somebody else speaks for the person.
    SpokenFor,
    /// An organisation speaks for the person.
    Organisation,
    /// A foreigner speaks for themselves.
    OwnVoice,
    /// The person asks for international protection or holds it.
    Protection,
    /// One of the vulnerable groups is that of migrants.
    Migrant,
    /// The professional service is asked to take charge.
    PresaInCarico,
    /// The person is a citizen of a country outside the Union, or of none.
    ThirdCountry,
}

impl When {
    /// Every condition, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Always,
        Self::Minor,
        Self::SpokenFor,
        Self::Organisation,
        Self::OwnVoice,
        Self::Protection,
        Self::Migrant,
        Self::PresaInCarico,
        Self::ThirdCountry,
    ];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Minor => "minor",
            Self::SpokenFor => "spoken_for",
            Self::Organisation => "organisation",
            Self::OwnVoice => "own_voice",
            Self::Protection => "protection",
            Self::Migrant => "migrant",
            Self::PresaInCarico => "presa_in_carico",
            Self::ThirdCountry => "third_country",
        }
    }

    /// The groups of fields that it betrays something of where a field is asked for.
    pub const fn groups(self) -> &'static [Group] {
        match self {
            Self::Minor => &[Group::Identity],
            Self::SpokenFor | Self::Organisation => &[Group::Family],
            Self::Migrant => &[Group::Family, Group::Origin],
            Self::OwnVoice => &[Group::Family, Group::Permit],
            Self::Protection => &[Group::Permit],
            Self::ThirdCountry => &[Group::Origin],
            Self::Always | Self::PresaInCarico => &[],
        }
    }

    /// The one with this name in the database.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.code() == code)
    }
}

/// What a desk wants before a card is completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Where it stands.
    pub place: Place,
    /// Which.
    pub field: &'static Def,
    /// Another one of the same place that does as well.
    pub or: Option<&'static Def>,
    /// When.
    pub when: When,
}

impl Rule {
    /// Whether a mask hides what it asks for, or because of what. Then the rule is left to those who may see it: whoever
    /// may not is neither kept from completing the card nor told that anything is missing.
    pub fn is_hidden_by(&self, mask: &Mask) -> bool {
        // Everybody who reads a card reads which services were asked for.
        let has_group = self.place != Place::Services;
        let asked = [Some(self.field), self.or].into_iter().flatten().filter(|_| has_group);
        let mut told = asked.map(|def| def.group).chain(self.when.groups().iter().copied());
        told.any(|group| mask.hides(group))
    }

    /// Whether it can be judged only by who knows the person.
    pub fn looks_at_person(&self) -> bool {
        self.place == Place::Person || self.when == When::ThirdCountry
    }
}

/// Who did something, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasoned {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub why: String,
}

/// A rule as it is kept, with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRule {
    /// Its identifier.
    pub id: Id<Self>,
    /// Whether it holds at every desk: no desk ends it.
    pub everywhere: bool,
    /// The rule.
    pub rule: Rule,
    /// Who added it to the desk; none for what came with the program.
    pub added: Option<Reasoned>,
    /// Its end; none while it holds.
    pub ended: Option<Reasoned>,
}

/// What the rules look at besides the parts.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Whether the person is a minor on the day of the access; no where the birth is not known.
    pub minor: bool,
    /// What follows from the access, once that was chosen.
    pub ending: Option<Ending>,
    /// What is known of the person.
    pub known: Known,
    /// Whether a service is asked for.
    pub service: bool,
}

/// Something that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// Where.
    pub place: Place,
    /// Which.
    pub field: &'static Def,
}

/// What is missing, in the order of the rules; what several rules want is said once.
pub fn missing(rules: &[Rule], parts: &BTreeMap<Part, Values>, about: &About) -> Vec<Missing> {
    let there = |place: Place, code: &str| match place {
        Place::Part(part) => parts.get(&part).is_some_and(|values| !values.all(code).is_empty()),
        Place::Person => about.known.has(code) || (code == PERMIT && says_no_permit(parts)),
        Place::Services => about.service,
    };
    let filled = |rule: &&Rule| {
        there(rule.place, rule.field.code) || rule.or.is_some_and(|or| there(rule.place, or.code))
    };
    let mut found = Vec::new();
    for rule in rules.iter().filter(|rule| holds(rule.when, parts, about)).filter(|rule| !filled(rule)) {
        let one = Missing { place: rule.place, field: rule.field };
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// Whether the card says that there is no permit of residence, or not yet.
fn says_no_permit(parts: &BTreeMap<Part, Values>) -> bool {
    let state = parts.get(&Part::Migration).map(|values| values.one("permesso-stato")).unwrap_or_default();
    !state.is_empty() && !HELD.contains(&state)
}

/// The fields of the parts that the rules ask for, filled in or not: these are not called optional.
pub fn wanted(rules: &[Rule], parts: &BTreeMap<Part, Values>, about: &About) -> Vec<(Part, String)> {
    let does_as_well = |part: Part, rule: &Rule| {
        rule.or.is_some_and(|or| parts.get(&part).is_some_and(|values| !values.all(or.code).is_empty()))
    };
    rules
        .iter()
        .filter(|rule| holds(rule.when, parts, about))
        .filter_map(|rule| Some((rule.place.part()?, rule)))
        .filter(|(part, rule)| !does_as_well(*part, rule))
        .map(|(part, rule)| (part, rule.field.code.to_owned()))
        .collect()
}

fn holds(when: When, parts: &BTreeMap<Part, Values>, about: &About) -> bool {
    let one = |part, code| parts.get(&part).map(|values| values.one(code)).unwrap_or_default();
    let own_voice = matches!(one(Part::Speaker, "chi"), "" | "utente");
    match when {
        When::Always => true,
        When::Minor => about.minor,
        When::SpokenFor => !own_voice,
        When::Organisation => one(Part::Speaker, "chi") == "organizzazione",
        When::OwnVoice => own_voice && !one(Part::Migration, "condizione").is_empty(),
        When::Protection => {
            PROTECTION.contains(&one(Part::Migration, "condizione"))
                || ASKED_OR_HELD.contains(&one(Part::Migration, "protezione"))
        }
        When::Migrant => ["vulnerabile", "vulnerabile-2", "vulnerabile-3"]
            .into_iter()
            .any(|code| MIGRANTS.contains(&one(Part::Family, code))),
        When::PresaInCarico => about.ending == Some(Ending::CaseFile),
        When::ThirdCountry => about.known.is_of_third_country(),
    }
}

/// A contradiction that the operator is told, and that stops nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// The permit was issued after it expires.
    PermitBackwards,
    /// The permit had expired on the day of the access.
    PermitExpired,
    /// The first permit is of a year before the arrival.
    PermitBeforeArrival,
    /// A minor speaks alone, and no adult is named.
    MinorAlone,
    /// The household is said to be of one person, and there are minors or children in it.
    NotAlone,
    /// There are fewer minors than minor children in Italy.
    FewerMinors,
}

impl Told {
    /// The part that it is told at.
    pub const fn part(self) -> Part {
        match self {
            Self::PermitBackwards | Self::PermitExpired | Self::PermitBeforeArrival => Part::Migration,
            Self::MinorAlone => Part::References,
            Self::NotAlone | Self::FewerMinors => Part::Family,
        }
    }

    /// The groups of fields that it betrays something of.
    pub const fn groups(self) -> &'static [Group] {
        match self {
            Self::MinorAlone => &[Group::Family, Group::Identity],
            Self::NotAlone | Self::FewerMinors => &[Group::Family],
            Self::PermitBackwards | Self::PermitExpired => &[Group::Permit],
            Self::PermitBeforeArrival => &[Group::Permit, Group::Origin],
        }
    }
}

/// Every contradiction. `minor` is what the person was on the day of the access.
pub fn told(parts: &BTreeMap<Part, Values>, minor: bool, access: NaiveDate) -> Vec<Told> {
    let one = |part, code| parts.get(&part).map(|values| values.one(code)).unwrap_or_default();
    let day = |code| form::read::date(one(Part::Migration, code)).ok();
    let year = |code| one(Part::Migration, code).parse::<u16>().ok();
    let mut found = Vec::new();
    let (issued, expires) = (day("permesso-rilascio"), day("permesso-scadenza"));
    if issued.zip(expires).is_some_and(|(issued, expires)| issued > expires) {
        found.push(Told::PermitBackwards);
    }
    let held = HELD.contains(&one(Part::Migration, "permesso-stato"));
    if held && expires.is_some_and(|day| day < access) {
        found.push(Told::PermitExpired);
    }
    if year("primo-permesso-anno").zip(year("arrivo-anno")).is_some_and(|(permit, arrival)| permit < arrival)
    {
        found.push(Told::PermitBeforeArrival);
    }
    let alone = matches!(one(Part::Speaker, "chi"), "" | "utente")
        && one(Part::References, "riferimento-1").is_empty()
        && one(Part::Speaker, "accompagnatore").is_empty();
    if minor && alone {
        found.push(Told::MinorAlone);
    }
    if parts.get(&Part::Family).is_some_and(is_not_alone) {
        found.push(Told::NotAlone);
    }
    let count = |code| one(Part::Family, code).parse::<u8>().ok();
    let children = ["italia-minori-m", "italia-minori-f"].map(|code| count(code).unwrap_or_default());
    if count("minori").is_some_and(|minors| minors < children.into_iter().fold(0, u8::saturating_add)) {
        found.push(Told::FewerMinors);
    }
    found
}

/// Whether somebody is said to be alone, and to live with minors or children.
fn is_not_alone(family: &Values) -> bool {
    let minors = family.one("minori").parse::<u16>().is_ok_and(|minors| minors > 0);
    let children = family.all("conviventi").iter().any(|kin| kin == "figli");
    family.one("tipologia") == "solo" && (minors || children)
}
