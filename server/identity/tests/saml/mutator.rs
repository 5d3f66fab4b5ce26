//! Changes to a response by chance, the same for the same number: what an attacker could try with
//! genuine signed messages at hand, and what a broken proxy does to them.

use std::ops::Range;

use roxmltree::{Document, Node};

/// A small generator of our own (`SplitMix64`), so that a number stands for one mutant for ever.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Any number below that one, which must not be zero.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn pick<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        if choices.is_empty() {
            return None;
        }
        choices.get(self.below(choices.len())).cloned()
    }
}

/// A change to a document; nothing where it does not apply.
type Change = fn(&str, &mut Chance) -> Option<String>;

const CHANGES: [(&str, Change); 20] = [
    ("element removed", |xml, chance| {
        let place = chance.pick(&elements(xml))?;
        Some(replaced(xml, place, ""))
    }),
    ("element twice", |xml, chance| {
        let place = chance.pick(&elements(xml))?;
        Some(inserted(xml, place.end, &xml[place]))
    }),
    ("element moved", |xml, chance| {
        let place = chance.pick(&elements(xml))?;
        let element = xml[place.clone()].to_owned();
        let rest = replaced(xml, place, "");
        Some(inserted(&rest, boundary(&rest, chance)?, &element))
    }),
    ("element also elsewhere", |xml, chance| {
        let element = xml[chance.pick(&elements(xml))?].to_owned();
        Some(inserted(xml, boundary(xml, chance)?, &element))
    }),
    ("element of another person", |xml, chance| {
        let evil = forged(&xml[chance.pick(&elements(xml))?]);
        Some(inserted(xml, boundary(xml, chance)?, &evil))
    }),
    ("element replaced by another person's, the original elsewhere", |xml, chance| {
        let place = chance.pick(&elements(xml))?;
        let element = xml[place.clone()].to_owned();
        let rest = replaced(xml, place, &forged(&element));
        Some(inserted(&rest, boundary(&rest, chance)?, &element))
    }),
    ("element wrapped", |xml, chance| {
        let place = chance.pick(&elements(xml))?;
        let (name, wrap) = chance.pick(&[
            ("samlp:Extensions", ""),
            ("saml:Assertion", " ID=\"_evil\" Version=\"2.0\""),
            ("saml:Advice", ""),
            ("ds:Object", " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""),
        ])?;
        let inner = &xml[place.clone()];
        Some(replaced(xml, place, &format!("<{name}{wrap}>{inner}</{name}>")))
    }),
    ("elements exchanged", |xml, chance| {
        let all = elements(xml);
        let (one, other) = (chance.pick(&all)?, chance.pick(&all)?);
        exchanged(xml, one, other)
    }),
    ("attribute removed", |xml, chance| {
        let place = chance.pick(&attributes(xml))?;
        Some(replaced(xml, place, ""))
    }),
    ("attribute twice", |xml, chance| {
        let place = chance.pick(&attributes(xml))?;
        let name = &xml[place.start..place.start + xml[place.clone()].find('=')?];
        Some(inserted(xml, place.end, &format!(" {name}=\"\"")))
    }),
    ("attribute values exchanged", |xml, chance| {
        let all = values(xml);
        let (one, other) = (chance.pick(&all)?, chance.pick(&all)?);
        exchanged(xml, one, other)
    }),
    ("attribute value changed", |xml, chance| {
        let place = chance.pick(&values(xml))?;
        let changed = touched(&xml[place.clone()], chance);
        Some(replaced(xml, place, &changed))
    }),
    ("text changed", |xml, chance| {
        let place = chance.pick(&texts(xml))?;
        let changed = touched(&xml[place.clone()], chance);
        Some(replaced(xml, place, &changed))
    }),
    ("texts exchanged", |xml, chance| {
        let all = texts(xml);
        let (one, other) = (chance.pick(&all)?, chance.pick(&all)?);
        exchanged(xml, one, other)
    }),
    ("something inside a text", |xml, chance| {
        let place = chance.pick(&texts(xml))?;
        let at = place.start + chance.below(place.len());
        let what = chance.pick(&[
            "<!-- -->",
            "<?x y?>",
            "<![CDATA[]]>",
            "<x/>",
            "&evil;",
            "&#x20;",
            "&#0;",
            "\u{feff}",
        ])?;
        xml.is_char_boundary(at).then(|| inserted(xml, at, what))
    }),
    ("text written otherwise", |xml, chance| {
        let place = chance.pick(&texts(xml))?;
        let text = &xml[place.clone()];
        let first = text.chars().next()?;
        let same = if chance.below(2) == 0 {
            format!("<![CDATA[{text}]]>")
        } else {
            format!("&#x{:x};{}", u32::from(first), &text[first.len_utf8()..])
        };
        Some(replaced(xml, place, &same))
    }),
    ("namespace declared", |xml, chance| {
        let place = chance.pick(&names(xml))?;
        let prefix =
            chance.pick(&["xmlns", "xmlns:saml", "xmlns:samlp", "xmlns:ds", "xmlns:xs", "xmlns:evil"])?;
        let uri = chance.pick(&[
            "urn:oasis:names:tc:SAML:2.0:assertion",
            "urn:oasis:names:tc:SAML:2.0:protocol",
            "http://www.w3.org/2000/09/xmldsig#",
            "urn:evil",
            "",
        ])?;
        Some(inserted(xml, place.end, &format!(" {prefix}=\"{uri}\"")))
    }),
    ("name changed", |xml, chance| {
        let place = chance.pick(&names(xml))?;
        let name =
            chance.pick(&["saml:Assertion", "samlp:Response", "ds:Signature", "saml:Advice", "evil"])?;
        let old = xml[place.clone()].to_owned();
        let started = replaced(xml, place.clone(), name);
        match started[place.start..].find(&format!("</{old}>")) {
            Some(end) => {
                let end = place.start + end + 2;
                Some(replaced(&started, end..end + old.len(), name))
            }
            None => Some(started),
        }
    }),
    ("white space", |xml, chance| {
        let at = match chance.below(3) {
            0 => chance.pick(&names(xml))?.end,
            1 => chance.pick(&attributes(xml))?.end,
            _ => boundary(xml, chance)?,
        };
        Some(inserted(xml, at, chance.pick(&[" ", "\n", "\t  ", "\r\n"])?))
    }),
    ("something before the document", |xml, chance| {
        let before = chance.pick(&[
            "<!DOCTYPE x [<!ENTITY evil \"RSSMRA80A01M990A\">]>",
            "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
            "\u{feff}",
            " ",
        ])?;
        Some(format!("{before}{xml}"))
    }),
];

/// A mutant: its bytes, and what was done.
pub fn mutant(good: &str, chance: &mut Chance) -> (Vec<u8>, Vec<&'static str>) {
    let mut xml = good.to_owned();
    let mut done = Vec::new();
    for _ in 0..=chance.below(3) {
        let (name, apply) = CHANGES[chance.below(CHANGES.len())];
        if let Some(changed) = apply(&xml, chance) {
            xml = changed;
            done.push(name);
        }
    }
    let mut bytes = xml.into_bytes();
    if done.is_empty() || chance.below(8) == 0 {
        done.push(damage(&mut bytes, chance));
    }
    (bytes, done)
}

/// What happens below the level of XML.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) -> &'static str {
    if bytes.is_empty() {
        return "nothing left";
    }
    let at = chance.below(bytes.len());
    match chance.below(4) {
        0 => {
            bytes[at] ^= 1 << chance.below(8);
            "a bit turned"
        }
        1 => {
            bytes.truncate(at);
            "cut short"
        }
        2 => {
            let end = (at + 1 + chance.below(100)).min(bytes.len());
            bytes.drain(at..end);
            "a piece cut out"
        }
        _ => {
            let from = chance.below(bytes.len());
            let piece = bytes[from..(from + 1 + chance.below(100)).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
            "a piece copied"
        }
    }
}

/// The same with other identifiers and another person inside.
fn forged(element: &str) -> String {
    element
        .replace("FRRGLI88C54M990P", "RSSMRA80A01M990A")
        .replace("Giulia", "Mario")
        .replace(" ID=\"_", " ID=\"_evil")
}

fn touched(text: &str, chance: &mut Chance) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = chance.below(letters.len().max(1));
    let (before, after) = letters.split_at(at.min(letters.len()));
    let text_of = |part: &[char]| part.iter().collect::<String>();
    match chance.below(4) {
        0 => String::new(),
        1 => format!("{}{}", text_of(before), text_of(after.get(1..).unwrap_or_default())),
        2 => format!("{}x{}", text_of(before), text_of(after)),
        _ => text.chars().map(|letter| if letter.is_lowercase() { 'A' } else { 'z' }).collect(),
    }
}

fn replaced(xml: &str, place: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &xml[..place.start], &xml[place.end..])
}

fn inserted(xml: &str, at: usize, what: &str) -> String {
    replaced(xml, at..at, what)
}

fn exchanged(xml: &str, one: Range<usize>, other: Range<usize>) -> Option<String> {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    (first.end <= second.start).then(|| {
        format!(
            "{}{}{}{}{}",
            &xml[..first.start],
            &xml[second.clone()],
            &xml[first.end..second.start],
            &xml[first.clone()],
            &xml[second.end..]
        )
    })
}

fn found<T>(xml: &str, of: impl FnMut(Node<'_, '_>) -> Vec<T>) -> Vec<T> {
    Document::parse(xml).map_or_else(|_| Vec::new(), |document| document.descendants().flat_map(of).collect())
}

fn elements(xml: &str) -> Vec<Range<usize>> {
    found(xml, |node| if node.is_element() { vec![node.range()] } else { vec![] })
}

/// The names in the tags that open.
fn names(xml: &str) -> Vec<Range<usize>> {
    elements(xml)
        .into_iter()
        .map(|place| {
            let start = place.start + 1;
            let length = xml[start..].find(|letter: char| " \t\r\n/>".contains(letter)).unwrap();
            start..start + length
        })
        .collect()
}

fn attributes(xml: &str) -> Vec<Range<usize>> {
    found(xml, |node| node.attributes().map(|attribute| attribute.range()).collect())
}

fn values(xml: &str) -> Vec<Range<usize>> {
    found(xml, |node| node.attributes().map(|attribute| attribute.range_value()).collect())
}

fn texts(xml: &str) -> Vec<Range<usize>> {
    found(xml, |node| if node.is_text() { vec![node.range()] } else { vec![] })
}

/// A place between two tags.
fn boundary(xml: &str, chance: &mut Chance) -> Option<usize> {
    let all = elements(xml).into_iter().skip(1).flat_map(|place| [place.start, place.end]);
    chance.pick(&all.collect::<Vec<_>>())
}
