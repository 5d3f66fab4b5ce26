//! What is asked for in the addresses of the area personale, written and read in one place.

use domain::intake::Shelf;

use crate::{console::address::with_query, routes::Route};

/// Name of the parameter that names a shelf.
pub const SHELF: &str = "stato";
/// Name of the parameter that carries the key of a page after.
pub const AFTER: &str = "dopo";

/// "Le mie domande", narrowed to a shelf, from a key on.
pub fn area(shelf: Shelf, after: Option<&str>) -> String {
    let shelf = (shelf != Shelf::All).then(|| (SHELF, shelf.slug().to_owned()));
    let after = after.map(|key| (AFTER, key.to_owned()));
    with_query(&Route::PersonalArea.href(), &shelf.into_iter().chain(after).collect::<Vec<_>>())
}

/// The messages, from a key on.
pub fn messages(after: Option<&str>) -> String {
    let after: Vec<_> = after.map(|key| (AFTER, key.to_owned())).into_iter().collect();
    with_query(&Route::AreaMessages.href(), &after)
}

/// Reads the parameters of either. What is not understood is left out.
pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Shelf, Option<String>) {
    let (mut shelf, mut after) = (Shelf::All, None);
    for (name, value) in pairs {
        match name {
            SHELF => shelf = Shelf::from_slug(value).unwrap_or_default(),
            AFTER if !value.is_empty() => after = Some(value.to_owned()),
            _ => {}
        }
    }
    (shelf, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_and_a_place_survive_the_address() {
        assert_eq!(area(Shelf::Closed, Some("k_1")), "/area-personale?stato=concluse&dopo=k_1");
        assert_eq!(area(Shelf::All, None), "/area-personale");
        assert_eq!(messages(Some("k_1")), "/area-personale/messaggi?dopo=k_1");
        assert_eq!(read([("stato", "concluse"), ("dopo", "k_1")]), (Shelf::Closed, Some("k_1".to_owned())));
        assert_eq!(read([("stato", "<b>"), ("dopo", ""), ("x", "y")]), (Shelf::All, None));
    }
}
