//! Cheap checks before any XML parser runs.
//!
//! Both XML parsers take quadratic time on a tag with thousands of attributes (SPID.md §12), the
//! canonicaliser on many elements inside many namespaces, and nobody has proved who they are yet.
//! One pass over the bytes refuses such documents.

use super::super::errors::Refusal;

/// How much of everything is acceptable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of the whole document.
    pub(crate) bytes: usize,
    /// Elements in the whole document.
    pub(crate) elements: usize,
    /// Attributes in the whole document.
    pub(crate) all_attributes: usize,
    /// Attributes on one tag.
    pub(crate) attributes: usize,
    /// Namespace declarations in force at one place: of an element and of all around it.
    pub(crate) namespaces: usize,
    /// Elements inside each other.
    pub(crate) depth: usize,
}

/// Refuses documents that are too large, too deep, too wide, with a document type, or in another
/// encoding than UTF-8 (two parsers could read them differently).
pub(crate) fn scan(xml: &str, limits: &Limits) -> Result<(), Refusal> {
    if xml.len() > limits.bytes {
        return Err(Refusal::Limit("too-large"));
    }
    let mut rest = xml;
    let mut counted = Counted::default();
    while let Some((_, tail)) = rest.split_once('<') {
        if let Some(comment) = tail.strip_prefix("!--") {
            rest = after(comment, "-->")?;
        } else if let Some(section) = tail.strip_prefix("![CDATA[") {
            rest = after(section, "]]>")?;
        } else if let Some(instruction) = tail.strip_prefix('?') {
            rest = instruction_end(instruction)?;
        } else if tail.starts_with('!') {
            return Err(Refusal::Limit("document-type"));
        } else {
            let tag = Tag::read(tail).ok_or(Refusal::Limit("not-xml"))?;
            counted.add(&tag, limits)?;
            rest = tag.rest;
        }
    }
    Ok(())
}

/// What was met up to here.
#[derive(Debug, Default)]
struct Counted {
    elements: usize,
    attributes: usize,
    /// Namespaces in force.
    namespaces: usize,
    /// For each open element, the namespaces that it declared.
    open: Vec<usize>,
}

impl Counted {
    fn add(&mut self, tag: &Tag<'_>, limits: &Limits) -> Result<(), Refusal> {
        self.attributes += tag.attributes;
        if tag.attributes > limits.attributes || self.attributes > limits.all_attributes {
            return Err(Refusal::Limit("attributes"));
        }
        if tag.closes {
            self.namespaces -= self.open.pop().unwrap_or(0);
            return Ok(());
        }
        self.elements += 1;
        if self.elements > limits.elements {
            return Err(Refusal::Limit("elements"));
        }
        if self.namespaces + tag.namespaces > limits.namespaces {
            return Err(Refusal::Limit("namespaces"));
        }
        if !tag.empty {
            self.open.push(tag.namespaces);
            self.namespaces += tag.namespaces;
        }
        if self.open.len() > limits.depth { Err(Refusal::Limit("depth")) } else { Ok(()) }
    }
}

fn after<'a>(text: &'a str, end: &str) -> Result<&'a str, Refusal> {
    text.split_once(end).map(|(_, rest)| rest).ok_or(Refusal::Limit("not-xml"))
}

fn instruction_end(text: &str) -> Result<&str, Refusal> {
    let (instruction, rest) = text.split_once("?>").ok_or(Refusal::Limit("not-xml"))?;
    match instruction.split_once("encoding") {
        Some((_, encoding)) if !is_utf8(encoding) => Err(Refusal::Limit("encoding")),
        _ => Ok(rest),
    }
}

/// What follows the word `encoding` in an XML declaration: `="UTF-8"`, and no second encoding.
fn is_utf8(after_word: &str) -> bool {
    let value = after_word.trim_start().strip_prefix('=').map(str::trim_start);
    let quoted = value.and_then(|value| {
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        value.get(1..)?.split_once(quote)
    });
    quoted.is_some_and(|(name, rest)| name.eq_ignore_ascii_case("utf-8") && !rest.contains("encoding"))
}

struct Tag<'a> {
    closes: bool,
    empty: bool,
    attributes: usize,
    namespaces: usize,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads from after `<` to the `>` outside quotes. Counting is generous to us: every `=`
    /// outside quotes is an attribute, every `xmlns` outside quotes a namespace.
    fn read(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut tag = Self {
            closes: bytes.first() == Some(&b'/'),
            empty: false,
            attributes: 0,
            namespaces: 0,
            rest: "",
        };
        let mut quote = None;
        for (position, byte) in bytes.iter().enumerate() {
            match (quote, byte) {
                (Some(open), _) if open == *byte => quote = None,
                (None, b'"' | b'\'') => quote = Some(*byte),
                (None, b'=') => tag.attributes += 1,
                (None, b'x') if bytes.get(position..).is_some_and(|tail| tail.starts_with(b"xmlns")) => {
                    tag.namespaces += 1;
                }
                (None, b'>') => {
                    tag.empty = position.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b'/');
                    tag.rest = text.get(position + 1..)?;
                    return Some(tag);
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits =
        Limits { bytes: 1000, elements: 6, all_attributes: 5, attributes: 3, namespaces: 1, depth: 3 };

    #[test]
    fn ordinary_documents_pass() {
        let xml = r#"<?xml version="1.0" encoding="UTF-8"?><a b="<>='" xmlns='x'><!-- <!DOCTYPE --><c/><![CDATA[<d><e><f>]]></a>"#;
        assert_eq!(scan(xml, &LIMITS), Ok(()));
    }

    #[test]
    fn each_limit_is_felt() {
        for (xml, code) in [
            (" ".repeat(1001), "too-large"),
            ("<a b='' c='' d='' e=''/>".to_owned(), "attributes"),
            ("<r><a b='' c='' d=''/><a b='' c='' d=''/></r>".to_owned(), "attributes"),
            ("<a/>".repeat(7), "elements"),
            ("<a xmlns='' xmlns:b=''/>".to_owned(), "namespaces"),
            ("<a xmlns=''><b xmlns:b=''/></a>".to_owned(), "namespaces"),
            ("<a><a><a><a>".to_owned(), "depth"),
            ("<!DOCTYPE a><a/>".to_owned(), "document-type"),
            ("<?xml version='1.0' encoding='UTF-7'?><a/>".to_owned(), "encoding"),
            ("<a b='".to_owned(), "not-xml"),
            ("<!-- ".to_owned(), "not-xml"),
        ] {
            assert_eq!(scan(&xml, &LIMITS), Err(Refusal::Limit(code)), "{xml}");
        }
    }

    #[test]
    fn a_namespace_counts_until_its_element_closes() {
        let siblings = "<r><a xmlns=''/><b xmlns=''></b><c xmlns=''/></r>";
        assert_eq!(scan(siblings, &LIMITS), Ok(()));
        assert_eq!(scan("</a></a><a xmlns=''/>", &LIMITS), Ok(()));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>!?/ a=\"'\\-\\[\\]xmlns]{0,200}") {
            let _ = scan(&text, &LIMITS);
        }
    }
}
