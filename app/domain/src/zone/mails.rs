//! Mails in the words of a desk: a text with tags of a fixed list, none of which tells of a person.

use serde::{Deserialize, Serialize};

use crate::{Lang, staff::DeskFile};

/// Most characters of a subject.
pub const MAX_SUBJECT: usize = 150;
/// Most characters of a text.
pub const MAX_BODY: usize = 4000;

/// Which mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// The request has arrived.
    Receipt,
    /// There is something new about it.
    News,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Receipt, Self::News];

    /// The name used in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::News => "news",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The tags that it may hold. News never say what they are about: the mailbox may be read by others.
    pub const fn tags(self) -> &'static [MailTag] {
        match self {
            Self::Receipt => &MailTag::ALL,
            Self::News => &[
                MailTag::Protocollo,
                MailTag::Sportello,
                MailTag::Scadenza,
                MailTag::Collegamento,
                MailTag::Ente,
            ],
        }
    }

    /// The tags that its text must hold.
    pub const fn required(self) -> &'static [MailTag] {
        match self {
            Self::Receipt => &[MailTag::Protocollo, MailTag::Collegamento],
            Self::News => &[MailTag::Collegamento],
        }
    }
}

/// What a tag stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTag {
    /// Register number of the request.
    Protocollo,
    /// Title of the service.
    Servizio,
    /// The desk that follows the request.
    Sportello,
    /// The latest day for the answer.
    Scadenza,
    /// The page of the request.
    Collegamento,
    /// The body that the portal is of.
    Ente,
}

impl MailTag {
    /// Every tag, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Protocollo, Self::Servizio, Self::Sportello, Self::Scadenza, Self::Collegamento, Self::Ente];

    /// The word between the braces.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Protocollo => "protocollo",
            Self::Servizio => "servizio",
            Self::Sportello => "sportello",
            Self::Scadenza => "scadenza",
            Self::Collegamento => "collegamento",
            Self::Ente => "ente",
        }
    }

    /// As it is written: `{{protocollo}}`.
    pub fn written(self) -> String {
        format!("{{{{{}}}}}", self.word())
    }
}

/// Subject and text of a mail, with tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailText {
    /// The subject, in one line.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailFlaw {
    /// A tag that this mail does not know.
    Unknown(String),
    /// Braces that open a tag and do not close it.
    Unclosed,
    /// A tag is missing that its text must hold.
    Missing(MailTag),
}

/// The mails of a desk, as its administrators see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskMails {
    /// The desk, with the history of its changes.
    pub file: DeskFile,
    /// Those that are in its own words.
    pub written: Vec<(MailKind, Lang, MailText)>,
}

impl DeskMails {
    /// One of them, where it is in the desk's own words.
    pub fn text(&self, kind: MailKind, lang: Lang) -> Option<&MailText> {
        self.written.iter().find(|(of, into, _)| *of == kind && *into == lang).map(|(_, _, text)| text)
    }
}

/// A part of a text.
enum Piece<'a> {
    Words(&'a str),
    Tag(&'a str),
    /// Braces that nothing closes, with what follows.
    Open(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((words, after)) = rest.split_once("{{") {
        pieces.push(Piece::Words(words));
        match after.split_once("}}") {
            Some((tag, after)) => {
                pieces.push(Piece::Tag(tag));
                rest = after;
            }
            None => {
                pieces.push(Piece::Open(after));
                rest = "";
            }
        }
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// The tag that is meant; spaces within the braces and capital letters do not matter.
fn tag(kind: MailKind, word: &str) -> Option<MailTag> {
    let word = word.trim().to_lowercase();
    kind.tags().iter().copied().find(|tag| tag.word() == word)
}

/// What is wrong with a subject, or with a text: that one must hold the required tags.
pub fn flaws(kind: MailKind, text: &str, is_body: bool) -> Vec<MailFlaw> {
    let pieces = pieces(text);
    let mut flaws: Vec<MailFlaw> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Tag(word) if tag(kind, word).is_none() => {
                Some(MailFlaw::Unknown(word.trim().chars().take(40).collect()))
            }
            Piece::Open(_) => Some(MailFlaw::Unclosed),
            Piece::Words(_) | Piece::Tag(_) => None,
        })
        .collect();
    if is_body {
        let has = |wanted: MailTag| {
            pieces.iter().any(|piece| matches!(piece, Piece::Tag(word) if tag(kind, word) == Some(wanted)))
        };
        let missing = kind.required().iter().copied().filter(|wanted| !has(*wanted));
        flaws.extend(missing.map(MailFlaw::Missing));
    }
    flaws
}

/// A text with what its tags stand for; what is no tag stays as it is.
pub fn fill(kind: MailKind, text: &str, value: impl Fn(MailTag) -> String) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Tag(word) => tag(kind, word).map_or_else(|| format!("{{{{{word}}}}}"), &value),
        Piece::Open(after) => format!("{{{{{after}"),
    };
    pieces(text).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_unknown_tag_is_named_and_a_required_one_is_missed() {
        let body = "Ciao {{ Cognome }}, numero {{PROTOCOLLO}}.";
        let expected =
            vec![MailFlaw::Unknown("Cognome".to_owned()), MailFlaw::Missing(MailTag::Collegamento)];
        assert_eq!(flaws(MailKind::Receipt, body, true), expected);
        assert_eq!(flaws(MailKind::Receipt, "{{protocollo", false), [MailFlaw::Unclosed]);
        let service = "{{servizio}} {{collegamento}}";
        assert_eq!(flaws(MailKind::News, service, true), [MailFlaw::Unknown("servizio".to_owned())]);
        assert!(flaws(MailKind::News, "{{collegamento}}", true).is_empty());
    }

    #[test]
    fn tags_are_filled_once_and_values_are_no_tags() {
        let text = "{{sportello}}: {{ protocollo }} {niente} {{boh}}";
        let filled = fill(MailKind::Receipt, text, |tag| format!("<{}{{{{ente}}}}>", tag.word()));
        assert_eq!(filled, "<sportello{{ente}}>: <protocollo{{ente}}> {niente} {{boh}}");
        for tag in MailTag::ALL {
            assert_eq!(fill(MailKind::Receipt, &tag.written(), |tag| tag.word().to_owned()), tag.word());
        }
    }

    proptest! {
        #[test]
        fn a_text_without_braces_stays_as_it_is(text in "[^{}]{0,40}") {
            prop_assert_eq!(fill(MailKind::News, &text, |_| String::new()), text);
        }

        #[test]
        fn nothing_that_is_typed_breaks_it(text in "[{}a-z ]{0,40}") {
            let _ = flaws(MailKind::Receipt, &text, true);
            let kept = fill(MailKind::Receipt, &text, MailTag::written);
            prop_assert_eq!(kept.contains("{{"), text.contains("{{"));
        }
    }
}
