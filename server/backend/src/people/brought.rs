//! The person that a request is about, as its answers say: who asks, or whom they ask for.

use domain::{
    form::{Brought, Certified, Facts, Part},
    person::Born,
};

/// The person of the card. Who asks for themselves is whom the identity provider certified, to be reached
/// as they wrote in the form; whom somebody asks for is as that person said.
pub(crate) fn person_of(brought: &Brought, certified: &Certified) -> Certified {
    match &brought.beneficiary {
        Some(person) => Certified {
            given_name: text(person, Part::GivenName).unwrap_or_default(),
            family_name: text(person, Part::FamilyName).unwrap_or_default(),
            fiscal_code: person.fiscal_code(),
            birth_date: person.birth_date().map(Born::from),
            birth_place: text(person, Part::BirthPlace),
            ..reached(person, Certified::default())
        },
        None => reached(&brought.applicant, certified.clone()),
    }
}

/// With what was written in the form about where the person is reached.
fn reached(person: &Facts, known: Certified) -> Certified {
    Certified {
        email: text(person, Part::Email).or(known.email),
        phone: text(person, Part::Phone).or(known.phone),
        street: text(person, Part::Street).or(known.street),
        postal_code: text(person, Part::PostalCode).or(known.postal_code),
        municipality: place(person).or(known.municipality),
        ..known
    }
}

/// The municipality and, abroad, the country.
fn place(person: &Facts) -> Option<String> {
    let municipality = text(person, Part::Municipality)?;
    Some(match person.get(Part::Country) {
        Some(country) => format!("{municipality}, {country}"),
        None => municipality,
    })
}

fn text(person: &Facts, part: Part) -> Option<String> {
    person.get(part).map(str::to_owned)
}
