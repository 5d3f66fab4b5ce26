//! Identifiers that one person alone has: whoever brings one that is there already is that person.

use super::{FactKind, NewFact};

/// Codes of the kinds of which that is so (DOMAIN §12). Documents are not among them: their numbers are written in
/// many ways, and each office has its own.
const OF_ONE: [&str; 4] = ["provvisorio", "stp", "eni", "ue"];

impl NewFact {
    /// Kind and number of the identifier, without whatever people write between the letters; none for any other fact.
    /// `person_fact.identifier` holds the same.
    pub fn identifier(&self) -> Option<String> {
        let (kind, number) = (self.values.one("codice-tipo"), self.values.one("codice-numero"));
        let number: String = number
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let is_of_one = self.kind == FactKind::Identifier && OF_ONE.contains(&kind) && !number.is_empty();
        is_of_one.then(|| format!("{kind}:{number}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Values;

    fn fact(kind: FactKind, of: &str, number: &str) -> NewFact {
        let mut values = Values::default();
        values.set("codice-tipo", [of.to_owned()]);
        values.set("codice-numero", [number.to_owned()]);
        NewFact { kind, values, from: None, to: None }
    }

    #[test]
    fn an_identifier_is_the_same_however_it_is_written() {
        let written = fact(FactKind::Identifier, "stp", " stp 090.123/456-0000 ");
        assert_eq!(written.identifier().as_deref(), Some("stp:STP0901234560000"));
        assert_eq!(fact(FactKind::Identifier, "passaporto", "YA1").identifier(), None);
        assert_eq!(fact(FactKind::Identifier, "eni", "-").identifier(), None);
        assert_eq!(fact(FactKind::Work, "eni", "1").identifier(), None);
    }
}
