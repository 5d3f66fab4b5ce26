//! To which desk a new request goes. Pure functions: what the desks are like is asked elsewhere.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Lang,
    actor::{Desk, DeskRef},
    letters::{base, base_of_small},
    place::Municipality,
};

/// Most rules of a desk: more than that nobody keeps an eye on.
pub const MAX_RULES: usize = 30;

/// A rule: what fits all that it names goes to a desk. One that names nothing fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Slug of the service; any, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Municipality where the person lives; any, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// Language in which they are written to; any, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Where it goes.
    pub to: Id<Desk>,
}

/// What a desk accepts, and to whom it passes what arrives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Routing {
    /// Slugs of the services that it accepts from other desks; all, where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Municipalities from whose inhabitants it accepts requests; all, where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub municipalities: Vec<String>,
    /// In order: the first that fits counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// A request that arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arriving<'a> {
    /// Slug of the service.
    pub service: &'a str,
    /// Where the person lives, as it was typed.
    pub municipality: Option<&'a str>,
    /// Language in which they are written to.
    pub lang: Option<Lang>,
}

/// A desk of the zone, as routing sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub desk: DeskRef,
    /// Whether it counts today.
    pub counts: bool,
    /// Whether it is of an outside body: nothing goes there unless a rule says so.
    pub outside: bool,
    /// What it accepts.
    pub routing: Routing,
}

/// Why a rule does not work, or was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// There is no such desk in the zone.
    NoDesk,
    /// The desk does not work on this day: its days or its agreement are over, or to come.
    DeskOver,
    /// The service does not arrive here any more.
    NoService,
    /// The desk does not accept this service, or nobody from this municipality.
    NotAccepted,
}

/// A rule that fitted and could not be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Its place in the list, counted from 0.
    pub rule: usize,
    /// Why.
    pub fault: Fault,
}

/// What decided about the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The rule at this place in the list, counted from 0.
    Rule(usize),
    /// The service: no rule fitted.
    Default,
    /// Nobody works at the desk of the service on this day: the first of the zone that works takes its place.
    Instead,
}

/// The desk of a request, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routed {
    /// Where it goes.
    pub to: Id<Desk>,
    /// What decided.
    pub by: By,
    /// Rules that fitted before and could not be followed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<Passed>,
}

impl Rule {
    /// Whether a request is what this rule names.
    pub fn fits(&self, arriving: &Arriving<'_>) -> bool {
        self.service.as_deref().is_none_or(|service| service == arriving.service)
            && self.lang.is_none_or(|lang| Some(lang) == arriving.lang)
            && self
                .municipality
                .as_deref()
                .is_none_or(|named| arriving.municipality.is_some_and(|typed| is_same_place(named, typed)))
    }
}

impl Routing {
    /// Whether the desk takes a request like this from another one. Of somebody whose municipality is not
    /// known it takes only what it takes from everybody.
    pub fn accepts(&self, arriving: &Arriving<'_>) -> bool {
        let service = self.services.is_empty() || self.services.iter().any(|one| one == arriving.service);
        let place = self.municipalities.is_empty()
            || arriving
                .municipality
                .is_some_and(|typed| self.municipalities.iter().any(|one| is_same_place(one, typed)));
        service && place
    }
}

/// The desk of a request: the first rule of the service's desk that fits and can be followed; otherwise
/// that desk; when nobody works there, the first of `desks` that works and accepts it, and then the first
/// that works, those of outside bodies never. Whatever the rules say there is exactly one, and it is that of the service when nobody works
/// anywhere else.
pub fn route(arriving: &Arriving<'_>, service_desk: Id<Desk>, rules: &[Rule], desks: &[Place]) -> Routed {
    let find = |id: Id<Desk>| desks.iter().find(|place| place.desk.id == id);
    let mut passed = Vec::new();
    for (rule, one) in rules.iter().enumerate().filter(|(_, rule)| rule.fits(arriving)) {
        let fault = match find(one.to) {
            None => Fault::NoDesk,
            Some(place) if !place.counts => Fault::DeskOver,
            Some(place) if one.to != service_desk && !place.routing.accepts(arriving) => Fault::NotAccepted,
            Some(_) => return Routed { to: one.to, by: By::Rule(rule), passed },
        };
        passed.push(Passed { rule, fault });
    }
    if find(service_desk).is_some_and(|place| place.counts) {
        return Routed { to: service_desk, by: By::Default, passed };
    }
    let working = || desks.iter().filter(|place| place.counts && !place.outside);
    let instead = working().find(|place| place.routing.accepts(arriving)).or_else(|| working().next());
    match instead {
        Some(place) => Routed { to: place.desk.id, by: By::Instead, passed },
        None => Routed { to: service_desk, by: By::Default, passed },
    }
}

/// The rules of a desk that name something that ended, is not there, or refuses: place in the list, and why.
pub fn faults(rules: &[Rule], services: &[String], desks: &[Place]) -> Vec<(usize, Fault)> {
    let fault = |rule: &Rule| {
        let place = desks.iter().find(|place| place.desk.id == rule.to);
        let is_here = |slug: &String| services.contains(slug);
        match place {
            None => Some(Fault::NoDesk),
            Some(place) if !place.counts => Some(Fault::DeskOver),
            Some(_) if !rule.service.as_ref().is_none_or(is_here) => Some(Fault::NoService),
            Some(place) => refuses(rule, &place.routing).then_some(Fault::NotAccepted),
        }
    };
    rules.iter().enumerate().filter_map(|(place, rule)| Some((place, fault(rule)?))).collect()
}

/// Whether nothing that the rule names would ever be accepted.
fn refuses(rule: &Rule, routing: &Routing) -> bool {
    let service = rule
        .service
        .as_ref()
        .is_some_and(|slug| !routing.services.is_empty() && !routing.services.contains(slug));
    let place = rule.municipality.as_ref().is_some_and(|named| {
        !routing.municipalities.is_empty()
            && !routing.municipalities.iter().any(|one| is_same_place(one, named))
    });
    service || place
}

/// Whether two names are of the same municipality: without accents, capitals, signs and province.
pub fn is_same_place(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn plain(name: &str) -> String {
    let (name, _) = Municipality::typed(name);
    let mut letters = String::new();
    for letter in name.chars().filter(|letter| letter.is_alphanumeric()) {
        let simple = if letter.is_lowercase() { base_of_small(letter) } else { base(letter) };
        if simple.is_empty() {
            letters.extend(letter.to_uppercase());
        } else {
            letters.push_str(simple);
        }
    }
    letters
}
