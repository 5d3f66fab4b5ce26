//! The filters of the queue and of the other lists in their addresses, written and read in one place.

mod asked;
mod cards;

use domain::intake::{Assignee, Direction, Filter, Tag};

use crate::routes::{Route, encode};

pub use asked::{asked, asked_pairs, read_asked};
pub use cards::{CardsError, TypedFilter};

const ME: &str = "io";
const NOBODY: &str = "nessuno";
/// Value of [`UNREAD`].
pub const TO_READ: &str = "da-leggere";

/// Value of [`MINE`].
pub const YES: &str = "si";

/// Names of the parameters; the filter bar posts the same.
pub const TAG: &str = "stato";
/// See [`TAG`].
pub const SERVICE: &str = "servizio";
/// What a request of a service came with.
pub const ORIGIN: &str = "origine";
/// See [`TAG`].
pub const ASSIGNEE: &str = "operatore";
/// See [`TAG`].
pub const TEXT: &str = "testo";
/// Only those with a message to read.
pub const UNREAD: &str = "messaggi";
/// First day of the access.
pub const FROM: &str = "dal";
/// Last day of the access.
pub const UNTIL: &str = "al";
/// Only the cards that the operator opened.
pub const MINE: &str = "mie";
/// Only the cards with a need that is not met, and why.
pub const UNMET: &str = "non-soddisfatto";
/// Key of the page after.
pub const AFTER: &str = "dopo";
/// Key of the page before.
pub const BEFORE: &str = "prima";

/// The value of an assignee in the address and in the filter bar.
pub fn assignee_value(assignee: Assignee) -> String {
    match assignee {
        Assignee::Nobody => NOBODY.to_owned(),
        Assignee::Me => ME.to_owned(),
        Assignee::Operator(id) => id.to_string(),
    }
}

fn assignee(value: &str) -> Option<Assignee> {
    match value {
        NOBODY => Some(Assignee::Nobody),
        ME => Some(Assignee::Me),
        other => other.parse().ok().map(Assignee::Operator),
    }
}

/// The address of the queue, narrowed to this filter.
pub fn queue(filter: &Filter, key: Option<(Direction, &str)>) -> String {
    let mut pairs = queue_pairs(filter);
    pairs.extend(key.map(|(direction, key)| (parameter(direction), key.to_owned())));
    with_query(&Route::Console.href(), &pairs)
}

/// The parameters of a filter of the queue.
pub fn queue_pairs(filter: &Filter) -> Vec<(&'static str, String)> {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    pairs.extend(filter.tag.map(|tag| (TAG, tag.code().to_owned())));
    pairs.extend(filter.service.clone().map(|service| (SERVICE, service)));
    pairs.extend(filter.assignee.map(|assignee| (ASSIGNEE, assignee_value(assignee))));
    pairs.extend(filter.text.clone().map(|text| (TEXT, text)));
    pairs.extend(filter.unread.then(|| (UNREAD, TO_READ.to_owned())));
    pairs
}

/// The parameter that carries a key.
pub const fn parameter(direction: Direction) -> &'static str {
    match direction {
        Direction::After => AFTER,
        Direction::Before => BEFORE,
    }
}

/// A path with parameters.
pub fn with_query(path: &str, pairs: &[(&str, String)]) -> String {
    let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Reads the parameters of the queue's address. What is not understood is left out.
pub fn read_queue<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> (Filter, Option<(Direction, String)>) {
    let mut filter = Filter::default();
    let mut key = None;
    for (name, value) in pairs {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match name {
            TAG => {
                filter.tag = Tag::from_code(value).filter(|tag| shown_states().any(|shown| shown == *tag));
            }
            SERVICE => filter.service = Some(value.to_owned()),
            ASSIGNEE => filter.assignee = assignee(value),
            TEXT => filter.text = Some(value.chars().take(100).collect()),
            UNREAD => filter.unread = value == TO_READ,
            AFTER => key = Some((Direction::After, value.to_owned())),
            BEFORE => key = Some((Direction::Before, value.to_owned())),
            _ => {}
        }
    }
    (filter, key)
}

/// The states an operator may filter by: everything that was sent.
pub fn shown_states() -> impl Iterator<Item = Tag> {
    Tag::ALL.into_iter().filter(|tag| !matches!(tag, Tag::Draft | Tag::Expired))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_the_address() {
        let filter = Filter {
            tag: Some(Tag::TakenUp),
            service: Some("pasti-a-domicilio".to_owned()),
            assignee: Some(Assignee::Me),
            text: Some("d’angelo".to_owned()),
            unread: true,
        };
        let address = queue(&filter, Some((Direction::After, "k/1")));
        assert_eq!(
            address,
            "/console?stato=taken_up&servizio=pasti-a-domicilio&operatore=io&testo=d%E2%80%99angelo&messaggi=da-leggere&dopo=k%2F1"
        );
        let pairs = [
            ("stato", "taken_up"),
            ("servizio", "pasti-a-domicilio"),
            ("operatore", "io"),
            ("testo", "d’angelo"),
            ("messaggi", "da-leggere"),
            ("dopo", "k/1"),
        ];
        assert_eq!(read_queue(pairs), (filter, Some((Direction::After, "k/1".to_owned()))));
    }

    #[test]
    fn what_is_not_understood_narrows_nothing() {
        let pairs = [("stato", "draft"), ("operatore", "<script>"), ("altro", "1"), ("testo", "  ")];
        assert_eq!(read_queue(pairs), (Filter::default(), None));
        assert_eq!(queue(&Filter::default(), None), "/console");
    }
}
