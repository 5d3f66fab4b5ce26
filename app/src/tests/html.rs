//! Whether a document is HTML that a browser need not repair.

use std::collections::BTreeSet;

/// Elements without content and end.
pub(super) const VOID: [&str; 8] = ["meta", "link", "input", "br", "img", "hr", "source", "wbr"];

/// What a `<p>` cannot hold.
const BLOCKS: [&str; 20] = [
    "div", "p", "ul", "ol", "dl", "form", "section", "fieldset", "table", "h1", "h2", "h3", "h4", "nav",
    "aside", "details", "header", "footer", "main", "article",
];

/// What `<ul>`, `<ol>` and `<dl>` hold, islands and their markers aside.
const LIST: [(&str, &[&str]); 3] = [("ul", &["li"]), ("ol", &["li"]), ("dl", &["div", "dt", "dd"])];

/// A start tag: its name and its attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// Every fault of a document, in words.
pub(super) fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut tags = Vec::new();
    for piece in html.split('<').skip(1) {
        let inner = before_end(piece);
        if inner.starts_with('!') {
            continue;
        }
        if let Some(name) = inner.strip_prefix('/') {
            match open.pop() {
                Some(expected) if expected == name => {}
                found => faults.push(format!("</{name}> closes {found:?}")),
            }
            continue;
        }
        let tag = tag(inner);
        nesting(&open, &tag, &mut faults);
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        tags.push(tag);
    }
    if !open.is_empty() {
        faults.push(format!("never closed: {open:?}"));
    }
    references(&tags, &mut faults);
    faults.extend(names(&tags));
    faults
}

/// The text of a tag up to its `>`, which cannot be within an attribute: there it is escaped.
fn before_end(piece: &str) -> &str {
    piece.split('>').next().unwrap_or_default()
}

fn tag(inner: &str) -> Tag {
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.trim_start().split_once('=').filter(|(key, _)| !key.contains(' ')) {
        let value = after.trim_start_matches('"');
        let (value, more) = value.split_once('"').unwrap_or((value, ""));
        attributes.push((key.to_owned(), value.to_owned()));
        rest = more;
    }
    // Attributes without a value do not matter to these checks.
    if let Some((_, more)) = rest.trim_start().split_once(' ') {
        attributes.extend(tag(&format!("x {more}")).attributes);
    }
    Tag { name: name.trim_end_matches('/').to_owned(), attributes }
}

fn nesting(open: &[String], tag: &Tag, faults: &mut Vec<String>) {
    let name = tag.name.as_str();
    let parent = open.iter().rfind(|name| !name.starts_with("leptos-")).map_or("", String::as_str);
    let within = |outer: &str| open.iter().any(|name| name == outer);
    if parent == "p" && BLOCKS.contains(&name) {
        faults.push(format!("<{name}> in <p>"));
    }
    if let Some((_, allowed)) = LIST.iter().find(|(list, _)| *list == parent)
        && !allowed.contains(&name)
    {
        faults.push(format!("<{name}> in <{parent}>"));
    }
    if name == "li" && !matches!(parent, "ul" | "ol") {
        faults.push(format!("<li> in <{parent}>"));
    }
    if name == "form" && within("form") {
        faults.push("<form> in <form>".to_owned());
    }
    if matches!(name, "a" | "button") && (within("a") || within("button")) {
        faults.push(format!("<{name}> in something that is pressed"));
    }
    if name == "tr" && parent == "table" {
        faults.push("<tr> without <tbody>".to_owned());
    }
    if matches!(parent, "span" | "b" | "label" | "button" | "h1" | "h2" | "h3") && BLOCKS.contains(&name) {
        faults.push(format!("<{name}> in <{parent}>"));
    }
}

fn values<'a>(tags: &'a [Tag], attribute: &'a str) -> impl Iterator<Item = &'a str> {
    tags.iter()
        .flat_map(|tag| &tag.attributes)
        .filter(move |(key, _)| key == attribute)
        .map(|(_, value)| value.as_str())
}

/// What is wrong with the ids of a document alone.
pub(crate) fn loose_ends(html: &str) -> Vec<String> {
    let pieces = html.split('<').skip(1).map(before_end);
    let tags: Vec<Tag> = pieces.filter(|inner| !inner.starts_with(['!', '/'])).map(tag).collect();
    let mut faults = Vec::new();
    references(&tags, &mut faults);
    faults
}

/// Ids are unique, and whatever names one finds it.
fn references(tags: &[Tag], faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for id in values(tags, "id") {
        if id.is_empty() || id.contains(' ') || !ids.insert(id) {
            faults.push(format!("id {id:?} is empty, has a space, or is there twice"));
        }
    }
    for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"] {
        for id in values(tags, attribute).flat_map(str::split_whitespace) {
            if !ids.contains(id) {
                faults.push(format!("{attribute} names {id:?}, which is not there"));
            }
        }
    }
    for id in values(tags, "href").filter_map(|href| href.strip_prefix('#')) {
        if !ids.contains(id) {
            faults.push(format!("a link leads to #{id}, which is not there"));
        }
    }
}

/// Every control has a label or a name of its own; every posted form its token.
fn names(tags: &[Tag]) -> Vec<String> {
    let labelled: BTreeSet<&str> = values(tags, "for").collect();
    let get = |tag: &'_ Tag, key: &str| {
        tag.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    };
    let mut faults = Vec::new();
    for tag in tags.iter().filter(|tag| matches!(tag.name.as_str(), "input" | "select" | "textarea")) {
        let hidden = get(tag, "type").as_deref() == Some("hidden");
        let star = get(tag, "name").as_deref() == Some("stelle");
        let id = get(tag, "id").unwrap_or_default();
        if !hidden && !star && !labelled.contains(id.as_str()) {
            faults.push(format!("a {} with id {id:?} has no label", tag.name));
        }
    }
    faults
}

#[test]
fn faults_are_found() {
    for (html, count) in [
        ("<p>a</p><ul><li>b</li></ul><a href=\"/x\">c</a>", 0),
        ("<p><div>a</div></p>", 1),
        ("<ul><p>a</p></ul>", 1),
        ("<b>a", 1),
        ("<b>a</i>", 1),
        ("<i id=\"a\"></i><i id=\"a\"></i>", 1),
        ("<i aria-describedby=\"a b\"></i><i id=\"b\"></i>", 1),
        ("<a href=\"#no\">a</a>", 1),
        ("<input type=\"text\" id=\"x\">", 1),
        ("<label for=\"x\">a</label><input type=\"text\" id=\"x\" checked>", 0),
        ("<a href=\"/\"><button>a</button></a>", 1),
    ] {
        assert_eq!(faults(html).len(), count, "{html}: {:?}", faults(html));
    }
}
