//! What an element is for those who hear the page, and by which name: the parts of ARIA in HTML and of the
//! accessible name computation that our pages need.

use std::collections::BTreeMap;

use super::tree::{Element, Node, Seen};

/// Elements that stand within a line: what is beside them is not a word of its own.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "wbr",
];

/// Roles that are called by what is in them.
const BY_CONTENT: [&str; 8] =
    ["button", "columnheader", "heading", "link", "option", "rowheader", "summary", "tab"];

/// What names and labels of a document lead to.
pub(super) struct Names<'a> {
    ids: BTreeMap<&'a str, &'a Element>,
    labels: BTreeMap<&'a str, Vec<&'a Element>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(document: &'a Element) -> Self {
        let mut names = Self { ids: BTreeMap::new(), labels: BTreeMap::new() };
        for element in document.all() {
            if let Some(id) = element.get("id") {
                names.ids.entry(id).or_insert(element);
            }
            if let Some(id) = element.get("for").filter(|_| element.name == "label") {
                names.labels.entry(id).or_default().push(element);
            }
        }
        names
    }

    /// What an element is; nothing where only its content counts.
    pub(super) fn role(&self, seen: &Seen<'a>) -> Option<&'a str> {
        let element = seen.element;
        match element.get("role") {
            Some("presentation" | "none") => None,
            Some(role) => Some(role),
            None => self.landmark(seen).or_else(|| part(seen)),
        }
    }

    fn landmark(&self, seen: &Seen<'a>) -> Option<&'a str> {
        let of_page =
            !seen.path.iter().any(|outer| outer.is(&["main", "article", "aside", "nav", "section"]));
        match seen.element.name.as_str() {
            "header" if of_page => Some("banner"),
            "footer" if of_page => Some("contentinfo"),
            "nav" => Some("navigation"),
            "main" => Some("main"),
            "aside" => Some("complementary"),
            "search" => Some("search"),
            "section" if !self.name(seen).is_empty() => Some("region"),
            "form" if !self.name(seen).is_empty() => Some("form"),
            _ => None,
        }
    }

    /// The accessible name; empty where there is none. What stands in an empty field is no name.
    pub(super) fn name(&self, seen: &Seen<'a>) -> String {
        let element = seen.element;
        let given = |attribute: &str| element.get(attribute).unwrap_or_default().trim().to_owned();
        let names = [
            self.referred(element, "aria-labelledby"),
            given("aria-label"),
            self.own_name(seen),
            given("title"),
        ];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// What is said of an element after its name.
    pub(super) fn description(&self, element: &Element) -> String {
        self.referred(element, "aria-describedby")
    }

    /// The words of whatever an attribute names by id.
    fn referred(&self, element: &Element, attribute: &str) -> String {
        let ids = element.get(attribute).unwrap_or_default().split_whitespace();
        let parts: Vec<String> = ids.filter_map(|id| self.ids.get(id)).map(|target| words(target)).collect();
        parts.join(" ").trim().to_owned()
    }

    fn own_name(&self, seen: &Seen<'a>) -> String {
        let element = seen.element;
        let first = |name: &str| element.elements().find(|child| child.name == name).map(words);
        match element.name.as_str() {
            "input" if matches!(element.get("type"), Some("submit" | "button" | "reset")) => {
                element.get("value").unwrap_or_default().to_owned()
            }
            "input" | "select" | "textarea" | "progress" | "meter" | "output" => self.label(seen),
            "fieldset" => first("legend").unwrap_or_default(),
            "table" => first("caption").unwrap_or_default(),
            "img" => element.get("alt").unwrap_or_default().to_owned(),
            _ => {
                let role = element.get("role").or_else(|| part(seen));
                role.filter(|role| BY_CONTENT.contains(role)).map(|_| words(element)).unwrap_or_default()
            }
        }
    }

    /// The label that points to a control, or that it stands in.
    fn label(&self, seen: &Seen<'a>) -> String {
        let pointing = seen.element.get("id").and_then(|id| self.labels.get(id));
        let mut labels: Vec<&Element> = pointing.into_iter().flatten().copied().collect();
        if labels.is_empty() {
            labels.extend(seen.path.iter().rev().find(|outer| outer.name == "label").copied());
        }
        labels.into_iter().map(words).collect::<Vec<_>>().join(" ")
    }
}

/// The role of an element that is no landmark.
fn part<'a>(seen: &Seen<'a>) -> Option<&'a str> {
    let element = seen.element;
    Some(match element.name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "a" if element.has("href") => "link",
        "input" => return input(element),
        "select" if element.has("multiple") => "listbox",
        "select" => "combobox",
        "textarea" => "textbox",
        "fieldset" => "group",
        "ul" | "ol" => "list",
        "dl" => "definitions",
        "th" => header(seen),
        // With an empty text it is an ornament; without any it is a fault.
        "img" if element.get("alt") != Some("") => "img",
        "output" => "status",
        "progress" => "progressbar",
        "article" | "button" | "details" | "dialog" | "meter" | "summary" | "table" => element.name.as_str(),
        _ => return None,
    })
}

fn input(element: &Element) -> Option<&str> {
    Some(match element.get("type").unwrap_or("text") {
        "hidden" => return None,
        "submit" | "reset" | "image" => "button",
        "text" | "email" | "tel" | "url" => "textbox",
        "number" => "spinbutton",
        "search" => "searchbox",
        other => other,
    })
}

fn header(seen: &Seen<'_>) -> &'static str {
    let of_column = match seen.element.get("scope") {
        Some(scope) => scope.starts_with("col"),
        None => seen.path.iter().any(|outer| outer.name == "thead"),
    };
    if of_column { "columnheader" } else { "rowheader" }
}

/// The words of an element as they are read out.
pub(super) fn words(element: &Element) -> String {
    let mut text = String::new();
    write_words(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_words(element: &Element, text: &mut String) {
    if let Some(label) = element.get("aria-label").or_else(|| element.get("alt")) {
        text.push_str(label);
        return;
    }
    if element.is(&["input", "select", "textarea"]) {
        return;
    }
    let apart = !element.is(&INLINE) && !element.name.starts_with("leptos-");
    let edge = if apart { " " } else { "" };
    text.push_str(edge);
    for child in &element.children {
        match child {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if inner.is_hidden() => {}
            Node::Element(inner) => write_words(inner, text),
        }
    }
    text.push_str(edge);
}
