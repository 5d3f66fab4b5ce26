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
        let words = t.text(text);
        let is_mixed = t.lang().is_rtl() && borrowed.is_none();
        Self { text: if is_mixed { isolated(&words) } else { words }, borrowed }
    }

    /// Words that somebody of the desk wrote, in Italian.
    pub fn italian(t: Translator, text: impl Into<String>) -> Self {
        Self { text: text.into(), borrowed: (t.lang() != Lang::It).then_some(Lang::It) }
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

/// Words in Latin letters within a text that runs from right to left, kept apart from it (Unicode isolates): else
/// the signs after them jump to the other side, at the ends of lines above all.
fn isolated(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    // Latin words, and what came after them that belongs to them if another one follows.
    let (mut run, mut after) = (String::new(), String::new());
    for letter in text.chars() {
        if letter.is_alphabetic() && letter < '\u{250}' {
            run.push_str(&after);
            after.clear();
            run.push(letter);
        } else if !run.is_empty() && (letter.is_ascii_digit() || " ’-.@/_".contains(letter)) {
            after.push(letter);
        } else {
            close(&mut all, &mut run, &mut after);
            all.push(letter);
        }
    }
    close(&mut all, &mut run, &mut after);
    all
}

fn close(all: &mut String, run: &mut String, after: &mut String) {
    if !run.is_empty() {
        all.push('\u{2068}');
        all.push_str(run);
        all.push('\u{2069}');
        all.push_str(after);
    }
    run.clear();
    after.clear();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_in_arabic_are_kept_apart() {
        let question = "هل يتلقى (indennità di accompagnamento)؟";
        let kept = "هل يتلقى (\u{2068}indennità di accompagnamento\u{2069})؟";
        assert_eq!(isolated(question), kept);
        assert_eq!(isolated("ملف PDF و JPG"), "ملف \u{2068}PDF\u{2069} و \u{2068}JPG\u{2069}");
        assert_eq!(isolated("رقم 12"), "رقم 12");
        assert_eq!(isolated("إلى a.b@posta.example."), "إلى \u{2068}a.b@posta.example\u{2069}.");
        let text: Text = serde_json::from_value(serde_json::json!({ "it": "CAP", "ar": "CAP رمز" })).unwrap();
        assert_eq!(Wording::of(Translator::new(Lang::Ar), &text).text(), "\u{2068}CAP\u{2069} رمز");
        assert_eq!(Wording::of(Translator::new(Lang::It), &text).text(), "CAP");
    }
}
