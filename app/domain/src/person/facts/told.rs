//! What the facts that stand today say of things that the record has a column for, too, and of the death, which has
//! none. There is one truth: the facts; the column speaks only where no fact does.

use chrono::NaiveDate;

use super::{Fact, FactKind, current};
use crate::{
    fields::{Lists, Values},
    form,
    mask::Field,
    person::Person,
    place::italian_words,
};

impl Person {
    /// The person with residence, telephone, e-mail and death as the facts say that stand on the day of the lists. `facts` are
    /// all that were ever written of the person, newest first and through the same mask; what the mask hides stays
    /// hidden, whoever said it.
    #[must_use]
    pub fn as_facts_say(self, facts: &[Fact], lists: &Lists) -> Self {
        let holding = current(facts, lists.today());
        let or = |column: Field<Option<String>>, fact: Option<String>| column.map(|column| fact.or(column));
        Self {
            phone: or(self.phone, reached(&holding, &["cellulare", "telefono"])),
            email: or(self.email, reached(&holding, &["email"])),
            death_date: self.death_date.map(|column| died(&holding).or(column)),
            residence: or(self.residence, residence(&holding, lists)),
            ..self
        }
    }
}

fn died(holding: &[&Fact]) -> Option<NaiveDate> {
    let mut days = holding.iter().map(|fact| fact.visible());
    days.find_map(|values| form::read::date(values.one("decesso-giorno")).ok())
}

/// Where the person is reached in these ways, without those that belong to others.
fn reached(holding: &[&Fact], ways: &[&str]) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for values in holding.iter().map(|fact| fact.visible()) {
        let value = values.one("recapito-valore");
        let is_own = values.one("recapito-chi") == "proprio" && ways.contains(&values.one("recapito-tipo"));
        if is_own && !value.is_empty() && !told.iter().any(|other| other == value) {
            told.push(value.to_owned());
        }
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// The field that says by which title somebody lives somewhere.
const KIND: &str = "residenza-tipo";

/// The registered residence in one line, as the municipal registry is compared with it; or that there is no fixed
/// abode. A domicile is no residence.
fn residence(holding: &[&Fact], lists: &Lists) -> Option<String> {
    let lived: Vec<Values> = holding.iter().map(|fact| fact.visible()).collect();
    let registered = lived
        .iter()
        .filter(|values| values.one(KIND) == "residenza")
        .map(|values| address(values, lists))
        .find(|address| !address.is_empty());
    registered.or_else(|| {
        let nowhere = lived.iter().find(|values| values.one(KIND) == "senza-dimora")?;
        let (kind, at) = (words(KIND, nowhere, lists), address(nowhere, lists));
        Some(if at.is_empty() { kind } else { format!("{kind}, {at}") })
    })
}

fn address(values: &Values, lists: &Lists) -> String {
    let parts = [
        values.one("residenza-via").to_owned(),
        italian_words(values.one("residenza-comune")),
        words("residenza-paese", values, lists),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn words(code: &str, values: &Values, lists: &Lists) -> String {
    let def = FactKind::Residence.fields().iter().find(|def| def.code == code);
    def.map(|def| def.words(values.one(code), lists, lists.today())).unwrap_or_default()
}
