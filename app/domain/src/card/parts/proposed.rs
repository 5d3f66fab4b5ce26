//! What a request that was sent online says about the parts of its card. Nothing of it is in the card
//! before an operator saves it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Part;
use crate::{
    Protocollo,
    codes::Table,
    fields::{Def, Kind, Lists, Values, read},
    form::{self, Brought, Facts, ForWhom, Title},
    mask::{Group, Mask},
    service::{ADULT_AGE, age},
};

/// What one request proposes for one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Which part.
    pub part: Part,
    /// What stands for its fields.
    pub values: Values,
    /// The request it comes from.
    pub source: Protocollo,
}

/// A value for a field of the card, with the group of the answer that it comes from, where it has one of its own.
type Proposal = (&'static str, String, Option<Group>);

/// The field about whom the person lives with: forms ask it of who writes, so it says nothing of anybody else.
const HOUSEMATES: &str = "conviventi";

/// What a request proposes for each part. What a mask hides, either as a field of the card or as an answer,
/// is not there.
pub fn proposed(
    brought: &Brought,
    source: Protocollo,
    on: NaiveDate,
    (mask, lists): (&Mask, &Lists),
) -> Vec<Proposed> {
    let mut all = speaker(brought);
    all.extend(minors(brought, on));
    let about_writer = brought.for_whom == ForWhom::Me;
    let hidden = |group: &Option<Group>| group.is_some_and(|group| mask.hides(group));
    let mut found = Vec::new();
    for part in Part::ALL {
        let mut values = Values::default();
        for def in part.fields().iter().filter(|def| !mask.hides(def.group)) {
            let own =
                all.iter().filter(|(code, ..)| *code == def.code).map(|(_, value, group)| (value, group));
            let is_told = |code: &str| code == def.code && (code != HOUSEMATES || about_writer);
            let answered = brought.card.iter().filter(|(code, ..)| is_told(code));
            let needs = brought.needs.iter().filter(|_| def.kind == Kind::Needs);
            let all = own
                .chain(answered.map(|(_, value, group)| (value, group)))
                .chain(needs.map(|(code, group)| (code, group)));
            let seen = all.filter(|&(_, group)| !hidden(group));
            let fitting = seen.filter_map(|(value, _)| fitting(def, value, lists));
            let fitting = fitting.filter(|value| !def.is_hidden(value, mask));
            let several = matches!(def.kind, Kind::Several(_) | Kind::Needs);
            let mut fitting: Vec<String> = fitting.take(if several { usize::MAX } else { 1 }).collect();
            fitting.dedup();
            values.set(def.code, fitting);
        }
        if !values.is_empty() {
            found.push(Proposed { part, values, source });
        }
    }
    found
}

/// A value as the field keeps it; what would not do if it were typed is not proposed.
fn fitting(def: &'static Def, value: &str, lists: &Lists) -> Option<String> {
    if let Kind::OneOf(Table::Country, _) = def.kind
        && !lists.offers(Table::Country, value)
    {
        return lists.code_of(Table::Country, value);
    }
    let mut typed = Values::default();
    typed.set(def.code, [value.to_owned()]);
    let read = read(std::slice::from_ref(def), &typed, lists, &Values::default()).ok()?;
    read.all(def.code).first().cloned()
}

/// Who speaks with the desk: who wrote the request.
fn speaker(brought: &Brought) -> Vec<Proposal> {
    let proposal = |code: &'static str, value: &str| -> Proposal { (code, value.to_owned(), None) };
    let (who, relation) = match (brought.for_whom, brought.title) {
        (ForWhom::Me, _) => (Some("utente"), None),
        (ForWhom::Minor | ForWhom::Represented, Some(Title::Parent)) => (Some("familiare"), Some("6")),
        (_, Some(Title::Guardian)) => (None, Some("s01")),
        (_, Some(Title::Support)) => (None, Some("s03")),
        (ForWhom::Minor | ForWhom::Relative, _) => (Some("familiare"), None),
        (ForWhom::Represented, _) => (None, None),
    };
    let mut all: Vec<Proposal> = Vec::new();
    all.extend(who.map(|who| proposal("chi", who)));
    all.extend(relation.map(|relation| proposal("interlocutore-relazione", relation)));
    if brought.for_whom != ForWhom::Me {
        for (code, part) in [
            ("interlocutore-cognome", form::Part::FamilyName),
            ("interlocutore-nome", form::Part::GivenName),
            ("interlocutore-nascita", form::Part::BirthDate),
            ("interlocutore-codice-fiscale", form::Part::FiscalCode),
            ("interlocutore-telefono", form::Part::Phone),
            ("interlocutore-email", form::Part::Email),
        ] {
            all.extend(brought.applicant.get(part).map(|value| proposal(code, value)));
        }
    }
    all
}

/// How many minors are at home, where the birth date of everybody at home is known.
fn minors(brought: &Brought, on: NaiveDate) -> Option<Proposal> {
    let age_of = |member: &Facts| age(member.birth_date()?, on);
    let ages: Option<Vec<u32>> = brought.members.iter().map(age_of).collect();
    let ages = ages.filter(|ages| !ages.is_empty())?;
    let minors = ages.into_iter().filter(|age| *age < u32::from(ADULT_AGE)).count();
    Some(("minori", minors.to_string(), Some(Group::Family)))
}
