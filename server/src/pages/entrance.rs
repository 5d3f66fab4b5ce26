//! A citizen enters, whichever door they came through: certified facts, account, session.

use backend::{
    Work,
    accounts::{self, SignedIn as Identity},
    catalogue,
};
use domain::{
    actor::{Citizen, Level},
    form::{Certified, CertifiedCompany},
    service::Applicant,
};
use identity::saml::{SpidAttributes, SpidLevel};

use super::{Portal, around::Around, fault::Fault};
use crate::session::Session;

/// The name of a person in the register of transactions: codice fiscale as certified, or eIDAS
/// identifier.
pub(super) fn subject(who: &SpidAttributes) -> Option<String> {
    let code = who.fiscal_number.as_ref().map(ToString::to_string);
    code.or_else(|| who.spid_code.clone())
}

/// Opens the session of a person whom a provider certified. False, and nothing opened, if what was
/// certified names nobody. `entered_as` is what the provider was asked for.
pub(super) async fn admit(
    portal: &Portal,
    around: &Around,
    session: &Session,
    who: &SpidAttributes,
    level: SpidLevel,
    entered_as: Applicant,
) -> Result<bool, Fault> {
    let mut work = Work::system(&portal.platform.pool).await?;
    let mut certified = certified(who);
    if let Some(code) = &who.place_of_birth {
        let name = catalogue::name_of(work.connection(), code).await?;
        certified.birth_place = name.or_else(|| words(code));
    }
    let identity =
        Identity { certified: &certified, eidas_id: who.spid_code.as_deref(), level: level_of(level) };
    let citizen = match accounts::enter(&mut work, around.ctx(), identity).await {
        Ok(citizen) => Citizen { entered_as, ..citizen },
        Err(backend::Error::Incomplete) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    work.commit().await?;
    session.sign_in_citizen(&citizen).await.map_err(|_| Fault::UNAVAILABLE)?;
    Ok(true)
}

/// A place in words, as eIDAS certifies it. A code that no list has says nothing to anybody.
fn words(place: &str) -> Option<String> {
    let mut rest = place.chars();
    let letter = rest.next().is_some_and(|first| first.is_ascii_uppercase());
    let is_code = place.len() == 4 && letter && rest.all(|digit| digit.is_ascii_digit());
    (!is_code).then(|| place.to_owned())
}

const fn level_of(level: SpidLevel) -> Level {
    match level {
        SpidLevel::L1 => Level::L1,
        SpidLevel::L2 => Level::L2,
        SpidLevel::L3 => Level::L3,
    }
}

fn certified(who: &SpidAttributes) -> Certified {
    Certified {
        given_name: who.name.clone(),
        family_name: who.family_name.clone(),
        fiscal_code: who.fiscal_number.clone(),
        birth_date: Some(who.date_of_birth.into()),
        birth_place: who.place_of_birth.clone(),
        email: who.email.clone(),
        phone: who.mobile_phone.clone(),
        // What eIDAS knows is one line; the person can put it right.
        street: who.domicile.street.clone().or_else(|| who.address.clone()),
        postal_code: who.domicile.postal_code.clone(),
        municipality: who.domicile.municipality.clone(),
        company: who.company.as_ref().map(|company| CertifiedCompany {
            name: company.name.clone(),
            number: company.number.clone(),
            office: company.registered_office.clone(),
        }),
        vat_number: who.vat_number.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_words_and_never_an_unknown_code() {
        assert_eq!(words("Z999"), None);
        assert_eq!(words("Praha").as_deref(), Some("Praha"));
        assert_eq!(words("Asti").as_deref(), Some("Asti"));
    }
}
