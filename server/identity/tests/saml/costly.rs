//! Documents that cost much to read: the shape of a response, a stranger's in truth, stuffed where
//! the signature library must look at everything before it can say no.

use crate::provider::Answer;

/// A document, and what it is refused as.
pub struct Costly {
    pub name: &'static str,
    pub code: &'static str,
    pub xml: String,
}

const C14N: &str = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";

/// Refused before any key is touched, but for the last, which stays within every limit.
pub fn all(good: &Answer) -> Vec<Costly> {
    let within = stuffed(good, &format!("{}{}", nested(30, 1, 800), "a".repeat(90_000)));
    [
        ("a response with 15,000 empty elements", "elements", stuffed(good, &"<x/>".repeat(15_000))),
        ("10 attributes on each of 900 elements", "attributes", {
            stuffed(good, &format!("<x{}/>", many(10, "a")).repeat(900))
        }),
        ("1,200 namespaces around 800 elements", "namespaces", stuffed(good, &nested(40, 30, 800))),
        ("10,000 prefixes to keep, 800 elements", "transforms", with_prefixes(good, 10_000)),
        ("everything just within the limits", "signature", with_list(&within, 16)),
    ]
    .into_iter()
    .map(|(name, code, xml)| Costly { name, code, xml })
    .collect()
}

fn stuffed(good: &Answer, stuffing: &str) -> String {
    let extensions = format!("<samlp:Extensions>{stuffing}</samlp:Extensions>");
    good.with_both_signed().replacen("<samlp:Status>", &format!("{extensions}<samlp:Status>"), 1)
}

/// Elements inside each other with as many namespaces each, around as many empty elements.
fn nested(levels: usize, namespaces: usize, elements: usize) -> String {
    let open = |level| {
        let declared = (0..namespaces).map(|number| format!(" xmlns:n{level}_{number}=\"urn:u\""));
        format!("<x{}>", declared.collect::<Vec<_>>().concat())
    };
    let opened = (0..levels).map(open).collect::<Vec<_>>().concat();
    format!("{opened}{}{}", "<y/>".repeat(elements), "</x>".repeat(levels))
}

/// Attributes with numbered names.
pub fn many(count: usize, name: &str) -> String {
    (0..count).map(|number| format!(" {name}{number}=\"u\"")).collect::<Vec<_>>().concat()
}

fn with_prefixes(good: &Answer, prefixes: usize) -> String {
    with_list(&stuffed(good, &"<x/>".repeat(800)), prefixes)
}

/// Puts a list of prefixes into the first canonicalisation.
fn with_list(xml: &str, prefixes: usize) -> String {
    let list = (0..prefixes).map(|number| format!("p{number} ")).collect::<Vec<_>>().concat();
    let inclusive = format!(
        "<ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"{list}\"/>"
    );
    xml.replacen(&format!("{C14N}/>"), &format!("{C14N}>{inclusive}</ds:Transform>"), 1)
}
