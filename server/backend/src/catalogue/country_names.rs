//! Names of countries in the languages of the portal: nobody has to know the Italian one.

use std::sync::LazyLock;

use domain::search::folded;

const NAMES: &str = include_str!("../../../../migrations/seed/country_names.csv");

/// Fewest letters by which a name is looked for.
const FEWEST: usize = 3;

/// ISO 3166-1 code of two letters, and the names in every language but Italian, folded.
static TABLE: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
    NAMES
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(iso2, names)| (iso2, names.split(',').map(folded).filter(|name| !name.is_empty()).collect()))
        .collect()
});

/// ISO codes of the countries that have a name which begins like this, or that this is the code of.
pub(super) fn beginning_with(typed: &str) -> Vec<String> {
    let typed = folded(typed);
    let is_name = typed.chars().count() >= FEWEST;
    codes(|iso2, name| iso2.eq_ignore_ascii_case(&typed) || (is_name && name.starts_with(&typed)))
}

/// ISO codes of the countries of this name.
pub(super) fn named(typed: &str) -> Vec<String> {
    let typed = folded(typed);
    codes(|_, name| name == typed)
}

fn codes(fits: impl Fn(&str, &str) -> bool) -> Vec<String> {
    TABLE
        .iter()
        .filter(|(iso2, names)| names.iter().any(|name| fits(iso2, name)))
        .map(|(iso2, _)| (*iso2).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_its_names_in_every_language() {
        for typed in ["Morocco", "maroc", "MARRUECOS", "المغرب", "Марокко"] {
            assert_eq!(named(typed), ["MA"], "{typed}");
        }
        for typed in ["moroc", "Ma", "المغر", "марок"] {
            assert!(beginning_with(typed).contains(&"MA".to_owned()), "{typed}");
        }
        for typed in ["", "m", "?", "Atlantis"] {
            assert!(beginning_with(typed).is_empty() && named(typed).is_empty(), "{typed}");
        }
        assert!(TABLE.len() > 190 && TABLE.iter().all(|(iso2, names)| iso2.len() == 2 && names.len() == 5));
    }
}
