//! What was done just now: the next page says it at its head, once, because its address does.

use leptos::prelude::*;

use crate::{components::console::Banner, i18n::Translator};

/// The parameter that says what was done.
const DONE: &str = "fatto";

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// What was typed was saved.
    Saved,
    /// Two records became one.
    Merged,
    /// A merge was undone.
    Undone,
    /// A request was handed to another desk.
    HandedOver,
}

impl Done {
    /// Everything that can have been done.
    const ALL: [Self; 4] = [Self::Saved, Self::Merged, Self::Undone, Self::HandedOver];

    const fn code(self) -> &'static str {
        match self {
            Self::Saved => "salvato",
            Self::Merged => "unita",
            Self::Undone => "annullata",
            Self::HandedOver => "passata",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Saved => "console-done-saved",
            Self::Merged => "console-done-merged",
            Self::Undone => "console-done-undone",
            Self::HandedOver => "console-done-handed-over",
        }
    }

    /// The address of the page that says it; the page has no other parameter.
    pub fn at(self, page: &str) -> String {
        format!("{page}?{DONE}={}", self.code())
    }

    /// What the query of a page says.
    fn read(query: &str) -> Option<Self> {
        let said = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == DONE);
        said.and_then(|(_, code)| Self::ALL.into_iter().find(|done| done.code() == code))
    }
}

/// At the head of the page, where something was done just now.
pub(crate) fn head(query: &str, t: Translator) -> Option<AnyView> {
    Done::read(query).map(|done| {
        view! { <div role="status"><Banner icon="sp-ok" text=t.get(done.key())/></div> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_says_is_read_again_and_nothing_else_is() {
        for done in Done::ALL {
            let address = done.at("/console/persone/1");
            let (_, query) = address.split_once('?').unwrap();
            assert_eq!(Done::read(query), Some(done));
            assert_eq!(Done::read(&format!("a=b&{query}")), Some(done));
        }
        for other in ["", "fatto", "fatto=", "fatto=altro", "altro=salvato"] {
            assert_eq!(Done::read(other), None, "{other}");
        }
    }
}
