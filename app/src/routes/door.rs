//! The citizens' door, for whomever the portal serves.

use super::{Route, encode, pattern};

impl Route {
    /// The citizens' door for one of the municipalities that the portal serves, or else for its own body.
    pub fn door_of(municipality: Option<&str>, next: Option<String>) -> String {
        let door = Self::Access { next }.href();
        let Some(key) = municipality else {
            return door;
        };
        let separator = if door.contains('?') { '&' } else { '?' };
        format!("{door}{separator}comune={}", encode(key))
    }

    /// The door where somebody set out who wanted to go there: operators have one of their own.
    pub fn door_before(municipality: Option<&str>, next: Option<String>) -> String {
        match next {
            Some(next) if next.starts_with(pattern::CONSOLE) => {
                format!("{}?next={}", pattern::OPERATOR_LOGIN, encode(&next))
            }
            next => Self::door_of(municipality, next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_keeps_the_way_and_the_municipality() {
        let way = || Some("/a?b=c".to_owned());
        assert_eq!(Route::door_of(None, None), "/accesso");
        assert_eq!(Route::door_of(None, way()), "/accesso?next=%2Fa%3Fb%3Dc");
        assert_eq!(Route::door_of(Some("beta"), None), "/accesso?comune=beta");
        assert_eq!(Route::door_of(Some("b&c"), way()), "/accesso?next=%2Fa%3Fb%3Dc&comune=b%26c");
        let cie = Route::CieLogin { level: 2, next: Some("/a".into()), municipality: Some("beta".into()) };
        assert_eq!(cie.href(), "/cie/accesso?level=2&next=%2Fa&comune=beta");
    }

    #[test]
    fn operators_come_back_to_their_own_door() {
        let before = |next: &str| Route::door_before(Some("beta"), Some(next.to_owned()));
        assert_eq!(before("/console/schede"), "/operatori/accesso?next=%2Fconsole%2Fschede");
        assert_eq!(before("/a"), "/accesso?next=%2Fa&comune=beta");
        assert_eq!(Route::door_before(None, None), "/accesso");
    }
}
