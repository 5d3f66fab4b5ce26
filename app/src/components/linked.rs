//! Sentences in which telephone numbers and addresses can be followed.

use leptos::prelude::*;

use crate::{page::use_frame, wording::Wording};

/// Numbers and addresses that are the same everywhere.
const EVERYWHERE: [(&str, &str); 3] =
    [("112", "tel:112"), ("1522", "tel:1522"), ("garanteprivacy.it", "https://www.garanteprivacy.it")];

/// A sentence, with the contacts of the organisation and the numbers for emergencies as links.
#[component]
pub fn Linked(
    /// The sentence.
    #[prop(into)]
    text: Wording,
) -> impl IntoView {
    let organisation = use_frame().organisation.clone();
    let mut known = vec![
        (organisation.phone.clone(), organisation.phone_href()),
        (organisation.email.clone(), organisation.email_href()),
    ];
    known.extend(EVERYWHERE.map(|(words, href)| (words.to_owned(), href.to_owned())));
    let pieces = pieces(text.text(), &known)
        .into_iter()
        .map(|(words, href)| match href {
            Some(href) => view! { <a href=href><bdi>{words}</bdi></a> }.into_any(),
            None => words.into_any(),
        })
        .collect_view();
    match text.lang() {
        Some(lang) => view! { <bdi lang=lang>{pieces}</bdi> }.into_any(),
        None => pieces.into_any(),
    }
}

/// A sentence in pieces, some with an address.
fn pieces(text: &str, known: &[(String, String)]) -> Vec<(String, Option<String>)> {
    let found = known.iter().filter(|(words, _)| !words.is_empty()).find_map(|(words, href)| {
        let (before, after) = around(text, words)?;
        Some((before, words, href, after))
    });
    let Some((before, words, href, after)) = found else {
        return if text.is_empty() { Vec::new() } else { vec![(text.to_owned(), None)] };
    };
    let mut all = pieces(before, known);
    all.push((words.clone(), Some(href.clone())));
    all.extend(pieces(after, known));
    all
}

/// What stands before and after some words, where they are not a part of a longer number, of an amount or of the
/// number of a law.
fn around<'a>(text: &'a str, words: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(words).find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.strip_prefix(words)?;
        let next = after.trim_start_matches(['.', ',', ' ', '\u{a0}']);
        let longer = before.trim_end_matches(['.', ',']).ends_with(|c: char| c.is_ascii_digit() || c == '/')
            || after.starts_with('/')
            || next.starts_with(|c: char| c.is_ascii_digit() || c == '€');
        (!longer).then_some((before, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let known = [("055 010 0200", "tel:+390550100200"), ("112", "tel:112"), ("1522", "tel:1522")]
            .map(|(words, href)| (words.to_owned(), href.to_owned()));
        let pieces = pieces(text, &known);
        assert_eq!(pieces.iter().map(|(words, _)| words.as_str()).collect::<String>(), text);
        pieces.into_iter().filter_map(|(_, href)| href).collect()
    }

    #[test]
    fn contacts_in_a_sentence_can_be_followed() {
        assert_eq!(links("Chiama il 112 o il 1522."), ["tel:112", "tel:1522"]);
        assert_eq!(links("055 010 0200: chiama"), ["tel:+390550100200"]);
        assert_eq!(links(""), Vec::<String>::new());
    }

    #[test]
    fn other_numbers_are_left_alone() {
        assert_eq!(links("L. 112/2000, 1.112 persone, 112,50, 112 € e 2026/0000112"), Vec::<String>::new());
    }
}
