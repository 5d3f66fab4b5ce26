//! What the list of the services asked for is narrowed to, in its address.

use domain::{
    card::{
        parts::WhyUnmet,
        requests::{Advancement, Filter, Origin},
    },
    mask::{Group, Mask},
};

use super::{AFTER, ORIGIN, SERVICE, TAG, TEXT, UNMET, with_query};
use crate::routes::Route;

/// Most characters of a filter.
const MOST: usize = 100;

/// The address of the list, narrowed to this filter.
pub fn asked(filter: &Filter, after: Option<String>) -> String {
    let mut pairs = asked_pairs(filter);
    pairs.extend(after.map(|key| (AFTER, key)));
    with_query(&Route::ConsoleAsked.href(), &pairs)
}

/// The parameters of a filter.
pub fn asked_pairs(filter: &Filter) -> Vec<(&'static str, String)> {
    [
        filter.state.map(|state| (TAG, state.code().to_owned())),
        filter.service.clone().map(|service| (SERVICE, service)),
        filter.origin.map(|origin| (ORIGIN, origin.code().to_owned())),
        filter.text.clone().map(|text| (TEXT, text)),
        filter.unmet.as_ref().map(|unmet| (UNMET, unmet.code().to_owned())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Reads the parameters of the address: the filter, and the key of a page. What is not understood, or is not there for
/// this profile, is left out.
pub fn read_asked<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    mask: &Mask,
) -> (Filter, Option<String>) {
    let (mut filter, mut key) = (Filter::default(), None);
    for (name, value) in pairs {
        let value: String = value.trim().chars().take(MOST).collect();
        if value.is_empty() {
            continue;
        }
        match name {
            TAG => filter.state = Advancement::from_code(&value),
            SERVICE => filter.service = Some(value),
            ORIGIN => filter.origin = Origin::from_code(&value),
            TEXT => filter.text = Some(value),
            UNMET if !mask.omits(Group::Needs) => filter.unmet = WhyUnmet::from_code(&value),
            AFTER => key = Some(value),
            _ => {}
        }
    }
    (filter, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_the_address() {
        let filter = Filter {
            state: Some(Advancement::InProgress),
            service: Some("4.08".to_owned()),
            origin: Some(Origin::Counter),
            text: Some("d’angelo & figli".to_owned()),
            unmet: Some(WhyUnmet::Any),
        };
        let pairs = [
            ("stato", "in_progress"),
            ("servizio", "4.08"),
            ("origine", "counter"),
            ("testo", " d’angelo & figli "),
            ("non-soddisfatto", "si"),
            ("dopo", "k"),
        ];
        assert_eq!(read_asked(pairs, &Mask::none()), (filter.clone(), Some("k".to_owned())));
        assert_eq!(
            asked(&filter, Some("k".to_owned())),
            "/console/servizi-richiesti?stato=in_progress&servizio=4.08&origine=counter&testo=d%E2%80%99angelo%20%26%20figli&non-soddisfatto=si&dopo=k"
        );
        let absent = Mask::none().omitting([Group::Needs]);
        assert_eq!(read_asked(pairs, &absent).0, Filter { unmet: None, ..filter });
    }

    #[test]
    fn what_is_not_understood_narrows_nothing() {
        let pairs = [("stato", "open"), ("origine", "<b>"), ("non-soddisfatto", "<b>"), ("testo", "  ")];
        assert_eq!(read_asked(pairs, &Mask::none()), (Filter::default(), None));
        assert_eq!(asked(&Filter::default(), None), "/console/servizi-richiesti");
    }
}
