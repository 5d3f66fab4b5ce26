//! How many characters may still be written into a long text. Without script the hint says the limit; with it
//! (`count.js`) a line under the field counts, and is said aloud in a pause where little room is left. The script finds here its words.

use leptos::prelude::*;

use super::Control;
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
};

/// Numbers in whose plural forms the script gets its words: one for every form of every language.
const SHAPES: [u32; 6] = [100, 11, 3, 2, 1, 0];

/// With the most characters said: the field takes no more, and nobody should learn that in mid-sentence.
pub(super) fn limited(mut control: Control, max: u16) -> Control {
    let limit = use_translator().with("citizen-hint-most", &[("max", max.into())]);
    control.hint = Some(match control.hint.take() {
        Some(hint) => hint.map(|hint| {
            let joint = if hint.ends_with(['.', '?', '؟', '!']) { " " } else { ". " };
            format!("{hint}{joint}{limit}")
        }),
        None => limit.into(),
    });
    control
}

/// The line under a field: one part that is seen, one that is said.
#[component]
pub(super) fn CountLine(
    /// Id of the field.
    of: String,
) -> impl IntoView {
    view! {
        <p class="sp-sub" data-count=of hidden=true>
            <span aria-hidden="true"></span><span class="visually-hidden" role="status"></span>
        </p>
    }
}

/// Loads the script, once for all fields of the page.
#[component]
pub fn CountScript() -> impl IntoView {
    let frame = use_frame();
    let words = words(use_translator());
    view! {
        <script src=frame.assets.url("count.js") nonce=frame.nonce.clone() defer=true data-words=words></script>
    }
}

/// The words in the order of [`SHAPES`], `{n}` where the number stands.
fn words(t: Translator) -> String {
    SHAPES
        .map(|left| {
            let words = t.with("citizen-left", &[("count", left.into())]);
            words.replace(&left.to_string(), "{n}")
        })
        .join("|")
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    fn forms(lang: Lang) -> Vec<String> {
        words(Translator::new(lang)).split('|').map(str::to_owned).collect()
    }

    #[test]
    fn every_language_has_its_plural_forms() {
        let italian = forms(Lang::It);
        assert_eq!(italian[0], "Puoi scrivere ancora {n} caratteri");
        assert_eq!(italian[4], "Puoi scrivere ancora un carattere");
        assert_eq!(italian[5], "Hai usato tutti i caratteri");
        let ukrainian = forms(Lang::Uk);
        assert_eq!(ukrainian[1], "Можна написати ще {n} символів", "eleven");
        assert_eq!(ukrainian[2], "Можна написати ще {n} символи", "three");
        assert_eq!(ukrainian[4], "Можна написати ще {n} символ", "one, twenty-one");
        assert_eq!(forms(Lang::Ar).iter().collect::<std::collections::BTreeSet<_>>().len(), SHAPES.len());
        for lang in Lang::ALL {
            assert_eq!(forms(lang).len(), SHAPES.len(), "{lang}");
            assert!(forms(lang)[..3].iter().all(|words| words.contains("{n}")), "{lang}");
        }
    }
}
