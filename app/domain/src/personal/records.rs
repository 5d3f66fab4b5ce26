//! What desks keep about a person, in the copy that the person gets.
//!
//! What is about somebody else stays out of it (Regulation (EU) 2016/679, article 15(4)): who spoke for the person,
//! persons to turn to, contacts of others. So do the diary and free descriptions of operators, which access to the
//! file is asked for (L. 241/1990, art. 22), and addresses that are protected: whoever opens the copy may be the one
//! from whom they are.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::{
    card::parts::Part,
    fields::{Def, Lists, Values},
    mask::Group,
    person::facts::{FactKind, Precise},
};

/// Fields that tell of others, in facts about the person.
const OF_OTHERS: [&str; 3] = ["recapito-nome", "recapito-note", "proprietario"];

/// What the desks of a zone keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierRecord {
    /// What counts now and what counted before, first written first.
    pub facts: Vec<DossierFact>,
    /// The cards, first first.
    pub cards: Vec<DossierCard>,
}

/// A dated fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierFact {
    /// What it is about.
    pub kind: FactKind,
    /// What it says.
    pub fields: Vec<DossierField>,
    /// First day on which it was true, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day, where it ended.
    pub to: Option<NaiveDate>,
    /// How exactly both are known.
    pub precise: Precise,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
}

/// A card: one access to a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierCard {
    /// The desk.
    pub desk: String,
    /// Day of the access.
    pub on: NaiveDate,
    /// Since when it does not count, where it was opened by mistake and removed: it is kept all the same.
    pub removed_at: Option<DateTime<Utc>>,
    /// The parts that were filled in, as they stand.
    pub parts: Vec<DossierPart>,
}

/// A part of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierPart {
    /// Which.
    pub part: Part,
    /// What it says.
    pub fields: Vec<DossierField>,
}

/// A field with its words, in the language of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierField {
    /// What.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl DossierFact {
    /// What a fact says to the person, in the words of the day on which it was written down; none where it is about
    /// somebody else.
    pub fn fields(
        kind: FactKind,
        values: &Values,
        lists: &Lists,
        on: NaiveDate,
    ) -> Option<Vec<DossierField>> {
        let is_own = kind != FactKind::Contact || values.one("recapito-chi") == "proprio";
        is_own.then(|| fields(kind.fields(), values, lists, on)).filter(|fields| !fields.is_empty())
    }
}

impl DossierPart {
    /// What a part says to the person; none where it is about somebody else, or empty.
    pub fn of(part: Part, values: &Values, lists: &Lists, on: NaiveDate) -> Option<Self> {
        if matches!(part, Part::Speaker | Part::References) {
            return None;
        }
        let fields = fields(part.fields(), values, lists, on);
        (!fields.is_empty()).then_some(Self { part, fields })
    }
}

fn fields(defs: &[Def], values: &Values, lists: &Lists, on: NaiveDate) -> Vec<DossierField> {
    let told = |def: &&Def| def.group != Group::ProtectedAddress && !OF_OTHERS.contains(&def.code);
    let filled = defs.iter().filter(told).filter(|def| !values.all(def.code).is_empty());
    let words = |def: &Def| {
        let words = values.all(def.code).iter().map(|value| def.words(value, lists, on));
        words.collect::<Vec<_>>()
    };
    filled.map(|def| DossierField { label: def.label.to_owned(), value: words(def).join(", ") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> Values {
        let mut values = Values::default();
        for (code, value) in pairs {
            values.set(code, [(*value).to_owned()]);
        }
        values
    }

    #[test]
    fn what_is_about_others_or_protected_is_in_no_copy() {
        let (lists, on) = (Lists::default(), NaiveDate::default());
        let own = values(&[("recapito-chi", "proprio"), ("recapito-valore", "1"), ("recapito-nome", "Ada")]);
        let told = DossierFact::fields(FactKind::Contact, &own, &lists, on).unwrap();
        assert_eq!(told.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(), ["1", "Della persona"]);
        let hers = values(&[("recapito-chi", "familiare"), ("recapito-valore", "1")]);
        assert_eq!(DossierFact::fields(FactKind::Contact, &hers, &lists, on), None);
        let hidden = values(&[("residenza-struttura-via", "Via Segreta")]);
        assert_eq!(DossierFact::fields(FactKind::Residence, &hidden, &lists, on), None);
        assert_eq!(
            DossierPart::of(Part::Speaker, &values(&[("interlocutore-nome", "Ada")]), &lists, on),
            None
        );
        let home = DossierPart::of(
            Part::Home,
            &values(&[("godimento", "affitto"), ("proprietario", "Ada")]),
            &lists,
            on,
        );
        let home = home.unwrap().fields;
        assert_eq!((home.len(), home[0].value.as_str()), (1, "Affitto"));
    }
}
