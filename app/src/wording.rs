//! Words that may be in another language than the page: the texts of a service exist in Italian and
//! perhaps in others, and a page in Arabic borrows the Italian ones.

use domain::{Lang, Text};
use leptos::prelude::*;

use crate::i18n::Translator;

/// Words with the language they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    text: String,
    borrowed: Option<Lang>,
}

impl Wording {
    /// A text of the catalogue or of a form, in the language of the page or else in Italian.
    pub fn of(t: Translator, text: &Text) -> Self {
        let borrowed = (!text.has(t.lang())).then_some(Lang::It);
        Self { text: t.text(text), borrowed }
    }

    /// The words alone, for places that take no elements.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Value of `lang`, where it is not the language of the page (WCAG 3.1.2).
    pub fn lang(&self) -> Option<&'static str> {
        self.borrowed.map(Lang::tag)
    }

    /// The words changed, in the same language.
    #[must_use]
    pub fn map(self, change: impl FnOnce(String) -> String) -> Self {
        Self { text: change(self.text), ..self }
    }

    /// The words, within an element that names their language and keeps their direction apart where
    /// that is needed.
    pub fn view(self) -> AnyView {
        match self.lang() {
            None => self.text.into_any(),
            Some(lang) => view! { <bdi lang=lang>{self.text}</bdi> }.into_any(),
        }
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        Self { text, borrowed: None }
    }
}

impl From<&str> for Wording {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}
