//! What of a service that is being written.

use std::{fmt, str::FromStr};

use domain::form::edit::{NotAPlace, Place};

use super::encode;

/// Something below a service, for those who keep the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServicePart {
    /// The service itself.
    Page,
    /// Its facts (GET and POST).
    Facts,
    /// Its desk (POST).
    Desk,
    /// Its form (GET and POST).
    Form,
    /// A step, section or question, or a new one (GET and POST).
    Node(NodeAt),
    /// A step as citizens will see it, by slug (GET and POST).
    Preview(String),
    /// Publishing it (GET and POST).
    Publish,
    /// Taking a version back (GET and POST).
    Withdraw(i32),
    /// Its versions (GET), and going back to an earlier save (POST).
    Versions,
    /// The service as a file.
    Export,
}

/// Something of a form: what is there, or what is added to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeAt {
    /// What is at this place.
    At(Place),
    /// A new one, at the end of this; a new step, without.
    Within(Option<Place>),
}

impl fmt::Display for ServicePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => Ok(()),
            Self::Facts => f.write_str("/dati"),
            Self::Desk => f.write_str("/sportello"),
            Self::Form => f.write_str("/modulo"),
            Self::Node(at) => write!(f, "/modulo/{at}"),
            Self::Preview(step) => write!(f, "/anteprima/{}", encode(step)),
            Self::Publish => f.write_str("/pubblica"),
            Self::Withdraw(version) => write!(f, "/ritira/{version}"),
            Self::Versions => f.write_str("/versioni"),
            Self::Export => f.write_str("/esporta"),
        }
    }
}

/// What stands for a new one.
const NEW: &str = "nuovo";

impl fmt::Display for NodeAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(place) => place.fmt(f),
            Self::Within(None) => f.write_str(NEW),
            Self::Within(Some(place)) => write!(f, "{place}.{NEW}"),
        }
    }
}

impl FromStr for NodeAt {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        match text.strip_suffix(NEW) {
            None => Ok(Self::At(text.parse()?)),
            Some("") => Ok(Self::Within(None)),
            Some(within) => {
                let place: Place = within.strip_suffix('.').ok_or(NotAPlace)?.parse()?;
                // Nothing is within a question.
                place.child(0).map(|_| Self::Within(Some(place))).ok_or(NotAPlace)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_an_address_is_read_back() {
        for text in ["nuovo", "1", "1.nuovo", "2.1", "2.1.nuovo", "2.1.3"] {
            assert_eq!(text.parse::<NodeAt>().unwrap().to_string(), text);
        }
        for text in ["", "2.1.3.nuovo", "1nuovo", "nuovo.1", "x"] {
            assert_eq!(text.parse::<NodeAt>(), Err(NotAPlace), "{text}");
        }
    }
}
