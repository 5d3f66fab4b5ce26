//! A document as a tree. The parser repairs nothing: other tests see to it that nothing needs repair.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    escape::{resolve_predefined_entity, unescape},
    events::{BytesRef, BytesStart, Event},
};

use crate::tests::html::VOID;

/// An element with all that is in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element that is read out, and what it is within, the outermost first.
pub(super) struct Seen<'a> {
    pub(super) element: &'a Element,
    pub(super) path: Vec<&'a Element>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.html_attributes() {
            let attribute = attribute.map_err(|fault| fault.to_string())?;
            let value =
                unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
            attributes.push((attribute.key.into_inner().to_owned(), value));
        }
        Ok(Self { name: start.name().into_inner().to_owned(), attributes, children: Vec::new() })
    }

    /// The value of an attribute.
    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == attribute).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there, whatever its value.
    pub(super) fn has(&self, attribute: &str) -> bool {
        self.get(attribute).is_some()
    }

    /// Whether it is one of these elements.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    /// Whether nobody hears of it.
    pub(super) fn is_hidden(&self) -> bool {
        self.has("hidden")
            || self.get("aria-hidden") == Some("true")
            || self.is(&["head", "script", "style", "template"])
    }

    /// The elements directly in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Itself and every element in it, in the order of the document.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.elements().flat_map(Self::all));
        all
    }

    /// The same without what is hidden.
    pub(super) fn seen(&self) -> Vec<Seen<'_>> {
        let mut seen = Vec::new();
        self.see(&mut Vec::new(), &mut seen);
        seen
    }

    fn see<'a>(&'a self, path: &mut Vec<&'a Self>, seen: &mut Vec<Seen<'a>>) {
        if self.is_hidden() {
            return;
        }
        seen.push(Seen { element: self, path: path.clone() });
        path.push(self);
        for child in self.elements() {
            child.see(path, seen);
        }
        path.pop();
    }
}

/// The tree of a document, below an element without a name.
pub(super) fn parse(html: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(html);
    // Void elements have no end: the names are compared here. In a script, `&` is itself.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_dangling_amp = true;
    let mut open = vec![Element { name: String::new(), attributes: Vec::new(), children: Vec::new() }];
    loop {
        let node = match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(start) if !VOID.contains(&start.name().into_inner()) => {
                open.push(Element::new(&start)?);
                continue;
            }
            Event::Start(start) | Event::Empty(start) => Node::Element(Element::new(&start)?),
            Event::End(end) => {
                let name = end.name().into_inner().to_owned();
                match open.pop() {
                    Some(element) if element.name == name => Node::Element(element),
                    found => return Err(format!("</{name}> closes {:?}", found.map(|found| found.name))),
                }
            }
            Event::Text(text) => Node::Text(text.into_inner().into_owned()),
            Event::GeneralRef(entity) => Node::Text(character(&entity)),
            Event::Eof => break,
            _ => continue,
        };
        let outer = open.last_mut().ok_or("there is something after the end")?;
        outer.children.push(node);
    }
    let document = open.pop().filter(|_| open.is_empty());
    document.ok_or_else(|| "something is never closed".to_owned())
}

/// What `&…;` stands for.
fn character(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return character.to_string();
    }
    let name: &str = entity;
    resolve_predefined_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}
