//! Identifiers that one person alone has: whoever brings one that is there already is that person.

use super::{FactKind, NewFact};
use crate::FiscalCode;

/// Codes of the kinds of which that is so (DOMAIN §12). Documents are not among them: their numbers are written in
/// many ways, and each office has its own.
const OF_ONE: [&str; 4] = ["provvisorio", "stp", "eni", "ue"];

/// The kinds that are a codice fiscale: an earlier one, and a provisional one.
const FISCAL: [&str; 2] = ["codice-fiscale", "provvisorio"];

impl NewFact {
    /// Kind and number of the identifier, without whatever people write between the letters; none for any other fact.
    /// `person_fact.identifier` holds the same.
    pub fn identifier(&self) -> Option<String> {
        let (kind, number) = (self.values.one("codice-tipo"), self.values.one("codice-numero"));
        let number = plain(number);
        let is_of_one = self.kind == FactKind::Identifier && OF_ONE.contains(&kind) && !number.is_empty();
        is_of_one.then(|| format!("{kind}:{number}"))
    }

    /// The codice fiscale that it is, where it is one: nobody else has it, in whatever place it is written.
    /// `person_fact.fiscal_code_key` tells it from others.
    pub fn fiscal_code(&self) -> Option<FiscalCode> {
        let is_fiscal = self.kind == FactKind::Identifier && FISCAL.contains(&self.values.one("codice-tipo"));
        let number = plain(self.values.one("codice-numero"));
        number.parse::<FiscalCode>().ok().filter(|_| is_fiscal)
    }
}

/// A number without whatever people write between the letters.
fn plain(number: &str) -> String {
    let letters = number.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fields::Values, person::facts::Precise};

    fn fact(kind: FactKind, of: &str, number: &str) -> NewFact {
        let mut values = Values::default();
        values.set("codice-tipo", [of.to_owned()]);
        values.set("codice-numero", [number.to_owned()]);
        NewFact { kind, values, from: None, to: None, precise: Precise::DAYS }
    }

    #[test]
    fn an_identifier_is_the_same_however_it_is_written() {
        let written = fact(FactKind::Identifier, "stp", " stp 090.123/456-0000 ");
        assert_eq!(written.identifier().as_deref(), Some("stp:STP0901234560000"));
        assert_eq!(fact(FactKind::Identifier, "passaporto", "YA1").identifier(), None);
        assert_eq!(fact(FactKind::Identifier, "eni", "-").identifier(), None);
        assert_eq!(fact(FactKind::Work, "eni", "1").identifier(), None);
    }

    #[test]
    fn an_earlier_codice_fiscale_is_one() {
        let earlier = fact(FactKind::Identifier, "codice-fiscale", "frrgli 88c54 m990p");
        assert_eq!(earlier.fiscal_code(), "FRRGLI88C54M990P".parse().ok());
        assert_eq!(earlier.identifier(), None);
        assert_eq!(fact(FactKind::Identifier, "stp", "FRRGLI88C54M990P").fiscal_code(), None);
        assert_eq!(fact(FactKind::Identifier, "codice-fiscale", "FRRGLI").fiscal_code(), None);
    }
}
