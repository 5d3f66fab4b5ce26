//! Small helpers over XML text and trees, shared by every message.

use chrono::{DateTime, SecondsFormat, Utc};
use roxmltree::{Document, Node, ParsingOptions};

/// Namespace of SAML protocol messages.
pub(crate) const SAMLP: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
/// Namespace of SAML assertions.
pub(crate) const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
/// Namespace of SAML metadata.
pub(crate) const MD: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
/// Namespace of XML signatures.
pub(crate) const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
/// Exclusive canonicalisation without comments.
pub(crate) const EXC_C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// The transform that leaves the signature itself out of what is signed.
pub(crate) const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/// RSA with SHA-256.
pub(crate) const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
/// SHA-256.
pub(crate) const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
/// `Format` of an issuer that is a SAML entity.
pub(crate) const FORMAT_ENTITY: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
/// `Format` of a name valid for one login only.
pub(crate) const FORMAT_TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
/// HTTP-Redirect binding.
pub(crate) const BINDING_REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
/// HTTP-POST binding.
pub(crate) const BINDING_POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/// Text made safe for an element or for an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' => safe.push_str("&#9;"),
            '\n' => safe.push_str("&#10;"),
            '\r' => safe.push_str("&#13;"),
            other => safe.push(other),
        }
    }
    safe
}

/// A strict tree: no DTD, no external entity, at most `nodes` nodes.
pub(crate) fn parse(xml: &str, nodes: u32) -> Option<Document<'_>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: nodes, ..ParsingOptions::default() };
    Document::parse_with_options(xml, options).ok()
}

/// Child elements of that qualified name.
pub(crate) fn children<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name((namespace, name)))
}

/// The child of that name, if there is exactly one.
pub(crate) fn only_child<'a, 'i: 'a>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'i>> {
    let mut found = children(node, namespace, name);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The trimmed text of an element that holds text only; absent when empty, or when anything else
/// than text (an element, a comment) is inside.
pub(crate) fn text(node: Node<'_, '_>) -> Option<String> {
    if node.children().any(|child| !child.is_text()) {
        return None;
    }
    let whole: String = node.children().filter_map(|child| child.text()).collect();
    let trimmed = whole.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// An attribute without namespace that is present and not blank.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute(name).filter(|value| !value.trim().is_empty())
}

/// The form in which the rules want instants: UTC, a `T`, a final `Z`, fractions allowed.
pub(crate) fn instant(value: &str) -> Option<DateTime<Utc>> {
    if !value.ends_with('Z') || value.as_bytes().get(10) != Some(&b'T') {
        return None;
    }
    DateTime::parse_from_rfc3339(value).ok().map(|instant| instant.to_utc())
}

/// Whole seconds, UTC: the precision of every instant that we write.
pub(crate) fn write_instant(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_value_is_escaped() {
        assert_eq!(escape("D'Amico <&\"\n"), "D&#39;Amico &lt;&amp;&quot;&#10;");
    }

    #[test]
    fn instants_are_utc_with_a_final_z() {
        assert!(instant("2026-11-22T10:00:00Z").is_some());
        assert!(instant("2026-11-22T10:00:00.123456Z").is_some());
        for wrong in
            ["", "2018-09-04", "2026-11-22 10:00:00Z", "2026-11-22T10:00:00+01:00", "2026-11-22T10:00:00"]
        {
            assert!(instant(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn text_with_a_comment_is_no_text() {
        let document = parse("<a>mario<!-- --></a>", 10).unwrap();
        assert_eq!(text(document.root_element()), None);
    }

    #[test]
    fn a_document_type_is_refused() {
        assert!(parse("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 10).is_none());
    }
}
