//! Addresses with a query: those with one parameter, and the catalogue, searched and filtered.

use std::fmt;

use domain::finding::{Audience, Topic};

use super::{encode, pattern};

/// A path with one parameter, where it has a value.
pub(super) fn with(
    f: &mut fmt::Formatter<'_>,
    path: &str,
    name: &str,
    value: Option<impl fmt::Display>,
) -> fmt::Result {
    f.write_str(path)?;
    value.iter().try_for_each(|value| write!(f, "?{name}={value}"))
}

/// The catalogue with what was typed and chosen; what was not is left out.
pub(super) fn services(
    f: &mut fmt::Formatter<'_>,
    query: &str,
    topic: Option<Topic>,
    audience: Option<Audience>,
) -> fmt::Result {
    let values = [
        ("q", (!query.is_empty()).then(|| encode(query))),
        ("bisogno", topic.map(|topic| topic.code().to_owned())),
        ("chi", audience.map(|audience| audience.code().to_owned())),
    ];
    f.write_str(pattern::SERVICES)?;
    let mut mark = '?';
    for (name, value) in values.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        write!(f, "{mark}{name}={value}")?;
        mark = '&';
    }
    Ok(())
}
