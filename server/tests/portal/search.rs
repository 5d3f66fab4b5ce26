//! Looking for what must not be told, in everything that is told.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use server::testing::Answer;

use super::masks::Secret;

/// Hundreds of secrets, looked for all at once: one after the other, in thousands of answers, takes minutes.
pub(super) struct Search<'s> {
    secrets: &'s [Secret],
    words: AhoCorasick,
}

impl<'s> Search<'s> {
    pub(super) fn new(secrets: &'s [Secret]) -> Self {
        let words = AhoCorasick::new(secrets.iter().map(|(_, text)| text)).unwrap();
        Self { secrets, words }
    }

    /// Which secrets are anywhere in an answer.
    pub(super) fn betrayed(&self, answer: &Answer) -> BTreeSet<&'s Secret> {
        let secrets = self.secrets;
        let whole = String::from_utf8_lossy(&answer.body).into_owned() + &format!("{:?}", answer.headers);
        let tight = whole.replace([' ', '\u{a0}'], "");
        let mut betrayed = BTreeSet::new();
        for text in [&whole, &tight] {
            for found in self.words.find_overlapping_iter(text) {
                betrayed.insert(&secrets[found.pattern().as_usize()]);
            }
        }
        betrayed
    }
}

#[test]
fn secrets_are_found_within_others_with_spaces_in_them_and_in_headers() {
    let words = ["SEGRETO", "NOME-SEGRETO", "SEGRETO-LUNGO", "333123", "altrove"];
    let secrets: Vec<Secret> = words.into_iter().map(|word| (None, word.to_owned())).collect();
    let mut headers = http::HeaderMap::new();
    headers.insert("location", "/altrove".parse().unwrap());
    let search = Search::new(&secrets);
    let found = |body: &str| {
        let (status, headers) = (http::StatusCode::OK, headers.clone());
        let answer = Answer { status, headers, body: body.as_bytes().to_vec() };
        search.betrayed(&answer).into_iter().map(|(_, text)| text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("<p>niente</p>"), ["altrove"]);
    assert_eq!(found("333 1\u{a0}23"), ["333123", "altrove"]);
    assert_eq!(found("NOME-SEGRETO-LUNGO"), ["NOME-SEGRETO", "SEGRETO", "SEGRETO-LUNGO", "altrove"]);
}
