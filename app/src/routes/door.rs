//! The citizens' door, for whomever the portal serves.

use super::{Route, encode};

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
}
