//! What administrators post about the rules of a desk and the agreements of its body.

use domain::{
    Id, Lang,
    actor::Desk,
    codes::Validity,
    mask::Group,
    staff::{DeskKind, MAX_REASON},
    zone::{Agreement, Dates, MAX_RULES, MailFlaw, Routing, Rule, Settings, ZoneDesk},
};

use super::form::{Mistake, REASON, Wrong, day, line, reason};
use crate::{console::catalogue::Typed, i18n::Translator};

/// Value of the button of the rules.
pub const RULES: &str = "regole";
/// Value of the button of a new agreement.
pub const AGREE: &str = "accordo";
/// Value of the button that ends one.
pub const END: &str = "termina-accordo";
/// Value of the button that asks for what the desk never sees.
pub const UNHIDE: &str = "chiedi-dati";
/// Value of the button that confirms what another administrator asked for.
pub const CONFIRM: &str = "conferma-dati";
/// Value of the button that leaves it hidden.
pub const KEEP: &str = "lascia-dati";

/// Kind of the desk.
pub const KIND: &str = "tipo";
/// First day of the desk.
pub const OPEN_FROM: &str = "aperto-dal";
/// Last day of the desk.
pub const OPEN_UNTIL: &str = "aperto-al";
/// Whether it receives.
pub const RECEIVES: &str = "riceve";
/// Groups that it never sees.
pub const EXCLUDED: &str = "esclude";
/// Groups that are asked for.
pub const SHOWN: &str = "mostra";
/// The part of the page that is about them.
pub const UNHIDING: &str = "dati-nascosti";
/// Services that it accepts.
pub const SERVICES: &str = "accetta-servizi";
/// Municipalities that it accepts, one on each line.
pub const PLACES: &str = "accetta-comuni";
/// Service of each rule.
pub const RULE_SERVICE: &str = "regola-servizio";
/// Municipality of each rule.
pub const RULE_PLACE: &str = "regola-comune";
/// Language of each rule.
pub const RULE_LANG: &str = "regola-lingua";
/// Desk of each rule.
pub const RULE_TO: &str = "regola-verso";
/// The act of an agreement.
pub const ACT_OF: &str = "atto";
/// First day of an agreement.
pub const FROM: &str = "dal";
/// Last day of an agreement.
pub const UNTIL: &str = "al";
/// The agreement that is ended.
pub const AGREEMENT: &str = "convenzione";

/// Most characters of the name of a municipality.
const MAX_PLACE: usize = 80;

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleWrong {
    /// As elsewhere in the administration.
    Staff(Wrong),
    /// No kind of the list was chosen.
    NoKind,
    /// A municipality that is in no list.
    NoPlace(String),
    /// A service that nobody offers.
    NoService,
    /// A rule that names something and leads nowhere.
    NoDesk,
    /// More rules than anybody keeps an eye on.
    TooMany,
    /// No act was written.
    NoAct,
    /// A day is missing.
    NoDay,
    /// No agreement was chosen.
    NoAgreement,
    /// No group that the desk never sees was chosen.
    NoGroup,
    /// No kind of body of the list was chosen.
    NoBodyKind,
    /// No body of the list was chosen.
    NoBody,
    /// This is no cadastral code.
    NoCadastral,
    /// This is no code of the index of public administrations.
    NoIpa,
    /// This is no e-mail address.
    NoEmail,
    /// No street was written.
    NoAddress,
    /// No municipality was written.
    NoTown,
    /// No telephone was written.
    NoPhone,
    /// Nobody speaks any language.
    NoLanguage,
    /// These are no hours of a day.
    NoHours(String),
    /// This line says no opening between two days.
    NoSeason(String),
    /// This does not say what appointments are given for.
    NoGiving(String),
    /// It ends before it begins.
    Backwards,
    /// The same name stands there twice.
    Twice,
    /// More sectors than a body has.
    TooManySectors,
    /// The profile of a new desk shows what no other one sees.
    Shows,
    /// No subject or no text was written.
    NoMail,
    /// The tags of a mail are not right.
    Tags(MailFlaw),
}

impl RuleWrong {
    /// What was found and what to do.
    pub fn message(&self, t: Translator) -> String {
        match self {
            Self::Staff(wrong) => wrong.message(t),
            Self::NoKind => t.get("console-zone-wrong-kind"),
            Self::NoPlace(name) => t.with("console-zone-wrong-place", &[("name", name.as_str().into())]),
            Self::NoService => t.get("console-zone-wrong-service"),
            Self::NoDesk => t.get("console-zone-wrong-desk"),
            Self::TooMany => t.get("console-zone-wrong-many"),
            Self::NoAct => t.get("console-zone-wrong-act"),
            Self::NoDay => t.get("console-zone-wrong-day"),
            Self::NoAgreement => t.get("console-zone-wrong-agreement"),
            Self::NoGroup => t.get("console-zone-wrong-group"),
            Self::NoBodyKind => t.get("console-bodies-wrong-kind"),
            Self::NoBody => t.get("console-bodies-wrong-body"),
            Self::NoCadastral => t.get("console-bodies-wrong-cadastral"),
            Self::NoIpa => t.get("console-bodies-wrong-ipa"),
            Self::NoEmail => t.get("console-bodies-wrong-email"),
            Self::NoAddress => t.get("console-bodies-wrong-address"),
            Self::NoTown => t.get("console-bodies-wrong-town"),
            Self::NoPhone => t.get("console-bodies-wrong-phone"),
            Self::NoLanguage => t.get("console-bodies-wrong-language"),
            Self::NoHours(found) => t.with("console-bodies-wrong-hours", &[("found", found.as_str().into())]),
            Self::NoSeason(found) => {
                t.with("console-bodies-wrong-season", &[("found", found.as_str().into())])
            }
            Self::NoGiving(found) => {
                t.with("console-bodies-wrong-giving", &[("found", found.as_str().into())])
            }
            Self::Backwards => t.get("console-staff-refused-backwards"),
            Self::Twice => t.get("console-bodies-wrong-twice"),
            Self::TooManySectors => t.get("console-bodies-wrong-many"),
            Self::Shows => t.get("console-bodies-wrong-shows"),
            Self::NoMail => t.get("console-bodies-wrong-mail"),
            Self::Tags(MailFlaw::Unknown(word)) => {
                t.with("console-bodies-wrong-tag", &[("tag", word.as_str().into())])
            }
            Self::Tags(MailFlaw::Unclosed) => t.get("console-bodies-wrong-braces"),
            Self::Tags(MailFlaw::Missing(tag)) => {
                t.with("console-bodies-wrong-missing", &[("tag", tag.written().into())])
            }
        }
    }
}

/// A field that must be corrected, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Id of its control.
    pub at: String,
    /// What is wrong.
    pub wrong: RuleWrong,
}

impl Slip {
    /// A mistake in this control.
    pub fn new(at: impl Into<String>, wrong: RuleWrong) -> Self {
        Self { at: at.into(), wrong }
    }
}

impl From<Mistake> for Slip {
    fn from(mistake: Mistake) -> Self {
        Self::new(mistake.at, RuleWrong::Staff(mistake.wrong))
    }
}

/// What an administrator does on the page of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleAct {
    /// Writes the rules anew.
    Rules(Settings),
    /// Writes an agreement down.
    Agree(Dates, String),
    /// Ends an agreement.
    End(Id<Agreement>),
    /// Asks for groups that the desk never sees.
    Unhide(Vec<Group>),
    /// Confirms what another administrator asked for.
    Confirm,
    /// Leaves it hidden.
    Keep,
}

impl RuleAct {
    /// Reads a form of the page: what to do and why. None for a form that is none of ours.
    pub fn read(form: &Typed, desk: &ZoneDesk) -> Option<Result<(Self, String), Vec<Slip>>> {
        let mut slips = Vec::new();
        let (act, at) = match form.button() {
            RULES => (Some(Self::Rules(settings(form, desk, &mut slips))), "regole-motivo"),
            AGREE => (agreement(form, &mut slips), "accordo-motivo"),
            END => (ended(form, desk, &mut slips), "fine-motivo"),
            UNHIDE => (asked(form, desk, &mut slips), "chiedi-motivo"),
            CONFIRM => (Some(Self::Confirm), "conferma-motivo"),
            KEEP => (Some(Self::Keep), "lascia-motivo"),
            _ => return None,
        };
        let reason = keep(reason(form, at), &mut slips);
        Some(match (act, reason) {
            (Some(act), Some(reason)) if slips.is_empty() => Ok((act, reason)),
            _ => Err(slips),
        })
    }

    /// The control that a refusal is about.
    pub const fn place(&self) -> &'static str {
        match self {
            Self::Rules(_) => OPEN_UNTIL,
            Self::Agree(..) => "accordo-al",
            Self::End(_) => AGREEMENT,
            Self::Unhide(_) | Self::Confirm | Self::Keep => UNHIDING,
        }
    }

    /// Municipalities that are named, with the ids of their controls.
    pub fn municipalities(&self) -> Vec<(String, String)> {
        let Self::Rules(settings) = self else { return Vec::new() };
        let routing = &settings.routing;
        let accepted = routing.municipalities.iter().map(|name| (PLACES.to_owned(), name.clone()));
        let of_rules = routing
            .rules
            .iter()
            .enumerate()
            .filter_map(|(place, rule)| Some((rule_id(place, RULE_PLACE), rule.municipality.clone()?)));
        accepted.chain(of_rules).collect()
    }
}

/// The id of a control of a rule, counted from 0.
pub fn rule_id(place: usize, name: &str) -> String {
    format!("{name}-{}", place + 1)
}

fn keep<T>(read: Result<T, Mistake>, slips: &mut Vec<Slip>) -> Option<T> {
    read.map_err(|mistake| slips.push(mistake.into())).ok()
}

fn settings(form: &Typed, desk: &ZoneDesk, slips: &mut Vec<Slip>) -> Settings {
    let kind = DeskKind::from_code(form.get(KIND));
    if kind.is_none() {
        slips.push(Slip::new(KIND, RuleWrong::NoKind));
    }
    let from = keep(day(form.get(OPEN_FROM), OPEN_FROM), slips).flatten();
    let until = keep(day(form.get(OPEN_UNTIL), OPEN_UNTIL), slips).flatten();
    let is_ticked = |group: &Group| form.all(EXCLUDED).iter().any(|code| code == group.code());
    let excluded = Group::ALL.into_iter().filter(is_ticked).map(|group| group.code().to_owned()).collect();
    let services: Vec<String> = form.all(SERVICES).iter().filter(|slug| !slug.is_empty()).cloned().collect();
    if !services.iter().all(|slug| is_known(slug, desk)) {
        slips.push(Slip::new(SERVICES, RuleWrong::NoService));
    }
    let municipalities: Vec<String> =
        form.get(PLACES).lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    if municipalities.iter().any(|name| name.chars().count() > MAX_PLACE) {
        slips.push(Slip::new(PLACES, RuleWrong::Staff(Wrong::TooLong)));
    }
    let rules = rules(form, desk, slips);
    if rules.len() > MAX_RULES {
        slips.push(Slip::new(rule_id(MAX_RULES, RULE_TO), RuleWrong::TooMany));
    }
    Settings {
        kind: kind.unwrap_or(desk.settings.kind),
        open: Validity { from, until },
        receives: form.is_ticked(RECEIVES),
        excluded,
        routing: Routing { services, municipalities, rules },
    }
}

/// A service that is offered, or that was named before it ended: it may stay until somebody takes it away.
fn is_known(slug: &str, desk: &ZoneDesk) -> bool {
    let routing = &desk.settings.routing;
    desk.services.iter().any(|service| service.slug == slug)
        || routing.services.iter().any(|one| one == slug)
        || routing.rules.iter().any(|rule| rule.service.as_deref() == Some(slug))
}

/// The rules in the order of the page. A line without a desk is taken away, unless it names something.
fn rules(form: &Typed, desk: &ZoneDesk, slips: &mut Vec<Slip>) -> Vec<Rule> {
    let at = |name: &str, place: usize| form.all(name).get(place).map_or("", |value| value.trim());
    let mut rules = Vec::new();
    for place in 0..form.all(RULE_TO).len() {
        let (service, municipality) = (at(RULE_SERVICE, place), at(RULE_PLACE, place));
        let (lang, to) = (at(RULE_LANG, place), at(RULE_TO, place));
        let lang = lang.parse::<Lang>().ok();
        if to.is_empty() {
            // What stood there before is taken away by choosing no desk.
            if place >= desk.settings.routing.rules.len()
                && (!service.is_empty() || !municipality.is_empty() || lang.is_some())
            {
                slips.push(Slip::new(rule_id(place, RULE_TO), RuleWrong::NoDesk));
            }
            continue;
        }
        let Some(to) = to.parse::<Id<Desk>>().ok().filter(|id| desk.name_of(*id).is_some()) else {
            slips.push(Slip::new(rule_id(place, RULE_TO), RuleWrong::Staff(Wrong::NoDesk)));
            continue;
        };
        if !service.is_empty() && !is_known(service, desk) {
            slips.push(Slip::new(rule_id(place, RULE_SERVICE), RuleWrong::NoService));
        }
        if municipality.chars().count() > MAX_PLACE {
            slips.push(Slip::new(rule_id(place, RULE_PLACE), RuleWrong::Staff(Wrong::TooLong)));
        }
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        rules.push(Rule { service: some(service), municipality: some(municipality), lang, to });
    }
    rules
}

fn agreement(form: &Typed, slips: &mut Vec<Slip>) -> Option<RuleAct> {
    let act = line(form.get(ACT_OF), "accordo-atto", Wrong::NoName, MAX_REASON).map_err(|mistake| {
        match mistake.wrong {
            Wrong::NoName => Slip::new(mistake.at, RuleWrong::NoAct),
            _ => mistake.into(),
        }
    });
    let act = act.map_err(|slip| slips.push(slip)).ok();
    let from = needed(form, FROM, "accordo-dal", slips);
    let until = needed(form, UNTIL, "accordo-al", slips);
    Some(RuleAct::Agree(Dates { from: from?, until: until? }, act?))
}

/// A day that must be there.
fn needed(form: &Typed, name: &str, at: &'static str, slips: &mut Vec<Slip>) -> Option<chrono::NaiveDate> {
    let day = keep(day(form.get(name), at), slips)?;
    if day.is_none() {
        slips.push(Slip::new(at, RuleWrong::NoDay));
    }
    day
}

fn ended(form: &Typed, desk: &ZoneDesk, slips: &mut Vec<Slip>) -> Option<RuleAct> {
    let id = form.get(AGREEMENT).parse::<Id<Agreement>>().ok();
    let found = id.filter(|id| desk.agreements.iter().any(|one| one.id == *id));
    if found.is_none() {
        slips.push(Slip::new(AGREEMENT, RuleWrong::NoAgreement));
    }
    found.map(RuleAct::End)
}

fn asked(form: &Typed, desk: &ZoneDesk, slips: &mut Vec<Slip>) -> Option<RuleAct> {
    let has = |codes: &[String], group: &Group| codes.iter().any(|code| code == group.code());
    let is_asked = |group: &Group| has(form.all(SHOWN), group) && has(&desk.settings.excluded, group);
    let groups: Vec<Group> = Group::ALL.into_iter().filter(is_asked).collect();
    if groups.is_empty() {
        slips.push(Slip::new(SHOWN, RuleWrong::NoGroup));
        return None;
    }
    Some(RuleAct::Unhide(groups))
}

/// What is written of a desk, as its form shows it; the last line of the rules is empty, for one more.
pub fn typed(settings: &Settings) -> Typed {
    let mut typed = Typed::default();
    typed.set(KIND, settings.kind.code());
    typed.set_day(OPEN_FROM, settings.open.from);
    typed.set_day(OPEN_UNTIL, settings.open.until);
    typed.tick(RECEIVES, settings.receives);
    typed.set_all(EXCLUDED, settings.excluded.clone());
    let routing = &settings.routing;
    typed.set_all(SERVICES, routing.services.clone());
    typed.set(PLACES, routing.municipalities.join("\n"));
    let all =
        |of: fn(&Rule) -> String| routing.rules.iter().map(of).chain([String::new()]).collect::<Vec<_>>();
    typed.set_all(RULE_SERVICE, all(|rule| rule.service.clone().unwrap_or_default()));
    typed.set_all(RULE_PLACE, all(|rule| rule.municipality.clone().unwrap_or_default()));
    typed.set_all(RULE_LANG, all(|rule| rule.lang.map(|lang| lang.tag().to_owned()).unwrap_or_default()));
    typed.set_all(RULE_TO, all(|rule| rule.to.to_string()));
    typed
}

/// Name of the field of the reason, the same in every form of the page.
pub const WHY: &str = REASON;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn posted(pairs: &[(&str, &str)]) -> Typed {
        Typed::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn desk() -> ZoneDesk {
        super::super::RulesPage::samples().swap_remove(0).1.desk
    }

    #[test]
    fn what_is_shown_is_read_back_as_it_was() {
        let desk = desk();
        let mut form = typed(&desk.settings);
        form.set("azione", RULES);
        form.set(REASON, "Prova");
        let (act, reason) = RuleAct::read(&form, &desk).unwrap().unwrap();
        assert_eq!((act, reason.as_str()), (RuleAct::Rules(desk.settings.clone()), "Prova"));
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_another_form_is_none_of_ours() {
        let desk = desk();
        assert_eq!(RuleAct::read(&posted(&[("azione", "salva")]), &desk), None);
        let wrong = posted(&[
            ("azione", RULES),
            (OPEN_FROM, "31/02/2026"),
            (SERVICES, "mai-esistito"),
            (RULE_SERVICE, ""),
            (RULE_PLACE, ""),
            (RULE_LANG, ""),
            (RULE_TO, "01900000-0000-7000-8000-0000000000ff"),
        ]);
        let slips = RuleAct::read(&wrong, &desk).unwrap().unwrap_err();
        let places: Vec<&str> = slips.iter().map(|slip| slip.at.as_str()).collect();
        assert_eq!(places, [KIND, OPEN_FROM, SERVICES, "regola-verso-1", "regole-motivo"]);
    }
}
