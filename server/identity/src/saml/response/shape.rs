//! The one shape of a response that we accept, checked on the document as received, before its
//! signatures. Signature wrapping lives from documents of other shapes (SPID.md §3 step 3).

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::super::errors::Refusal;
use super::super::xml::{DS, ENVELOPED, EXC_C14N, SAML, SAMLP, children, only_child};

/// Signature algorithms that we accept.
pub(crate) const SIGNATURE_ALGORITHMS: [&str; 3] = [
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
];
const DIGEST_ALGORITHMS: [&str; 3] = [
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512",
];
/// Inclusive prefixes of a canonicalisation; real ones name `xs` and perhaps `xsi`.
const MAX_PREFIXES: usize = 16;
const STATUS_SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";

/// What was found.
#[derive(Debug)]
pub(crate) struct Shape<'a, 'i> {
    /// The root.
    pub(crate) response: Node<'a, 'i>,
    /// The assertion; absent in an error response.
    pub(crate) assertion: Option<Node<'a, 'i>>,
    /// Whether the response itself carries a signature.
    pub(crate) response_signed: bool,
}

/// Looks at the whole document. Afterwards: one response; at most one assertion, its child and
/// signed; no other assertion, signature, comment or instruction anywhere; IDs unique.
pub(crate) fn inspect<'a, 'i>(document: &'a Document<'i>) -> Result<Shape<'a, 'i>, Refusal> {
    let response = document.root_element();
    if !response.has_tag_name((SAMLP, "Response")) {
        return Err(Refusal::Shape("root"));
    }
    no_foreign_nodes(document)?;
    unique_ids(response)?;
    let assertion = the_assertion(response)?;
    let signatures = the_signatures(response, assertion)?;
    if assertion.is_some() && signatures.assertion == 0 {
        return Err(Refusal::Shape("assertion-unsigned"));
    }
    Ok(Shape { response, assertion, response_signed: signatures.response == 1 })
}

/// Comments and instructions are invisible to the signature and could split a value in two.
pub(crate) fn no_foreign_nodes(document: &Document<'_>) -> Result<(), Refusal> {
    if document.descendants().any(|node| node.is_comment() || node.is_pi()) {
        return Err(Refusal::Shape("comment"));
    }
    Ok(())
}

/// Two elements with one ID: the signature could be about the other one.
pub(crate) fn unique_ids(root: Node<'_, '_>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for node in root.descendants() {
        for name in ["ID", "Id", "id"] {
            if node.attribute(name).is_some_and(|id| !seen.insert(id)) {
                return Err(Refusal::Shape("duplicate-id"));
            }
        }
    }
    Ok(())
}

fn the_assertion<'a, 'i>(response: Node<'a, 'i>) -> Result<Option<Node<'a, 'i>>, Refusal> {
    if local(response, "EncryptedAssertion").next().is_some() {
        return Err(Refusal::Shape("encrypted-assertion"));
    }
    let mut found = local(response, "Assertion");
    let first = found.next();
    if found.next().is_some() {
        return Err(Refusal::Shape("several-assertions"));
    }
    match first {
        Some(assertion)
            if !assertion.has_tag_name((SAML, "Assertion")) || assertion.parent() != Some(response) =>
        {
            Err(Refusal::Shape("assertion-place"))
        }
        Some(_) if !says_success(response) => Err(Refusal::Shape("assertion-without-success")),
        None if says_success(response) => Err(Refusal::Shape("assertion-missing")),
        found => Ok(found),
    }
}

/// Descendants of that local name in whatever namespace.
fn local<'a, 'i: 'a>(root: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    root.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn says_success(response: Node<'_, '_>) -> bool {
    only_child(response, SAMLP, "Status")
        .and_then(|status| only_child(status, SAMLP, "StatusCode"))
        .is_some_and(|code| code.attribute("Value") == Some(STATUS_SUCCESS))
}

#[derive(Debug, Default)]
struct Signatures {
    response: usize,
    assertion: usize,
}

fn the_signatures(response: Node<'_, '_>, assertion: Option<Node<'_, '_>>) -> Result<Signatures, Refusal> {
    let mut count = Signatures::default();
    for signature in local(response, "Signature") {
        let parent = signature.parent().filter(|_| signature.has_tag_name((DS, "Signature")));
        match parent {
            Some(parent) if parent == response => count.response += 1,
            Some(parent) if Some(parent) == assertion => count.assertion += 1,
            _ => return Err(Refusal::Shape("signature-place")),
        }
    }
    if count.response > 1 || count.assertion > 1 {
        return Err(Refusal::Shape("several-signatures"));
    }
    for signature in local(response, "Signature") {
        check_signature(signature)?;
    }
    Ok(count)
}

/// One signature: about its parent and nothing else, with the algorithms that we know.
pub(crate) fn check_signature(signature: Node<'_, '_>) -> Result<(), Refusal> {
    let known = ["SignedInfo", "SignatureValue", "KeyInfo"];
    let only_known = signature
        .children()
        .filter(Node::is_element)
        .all(|child| known.iter().any(|name| child.has_tag_name((DS, *name))));
    if !only_known {
        return Err(Refusal::Shape("signature-content"));
    }
    let info = only_child(signature, DS, "SignedInfo").ok_or(Refusal::Shape("signed-info"))?;
    let c14n = only_child(info, DS, "CanonicalizationMethod").ok_or(Refusal::Shape("canonicalization"))?;
    if !is_exclusive_c14n(c14n) {
        return Err(Refusal::Shape("canonicalization"));
    }
    let method = only_child(info, DS, "SignatureMethod").ok_or(Refusal::Shape("signature-algorithm"))?;
    if !has_algorithm(method, &SIGNATURE_ALGORITHMS) {
        return Err(Refusal::Shape("signature-algorithm"));
    }
    let reference = only_child(info, DS, "Reference").ok_or(Refusal::Shape("reference"))?;
    check_reference(reference, signature)
}

fn check_reference(reference: Node<'_, '_>, signature: Node<'_, '_>) -> Result<(), Refusal> {
    let id = signature.parent().and_then(|parent| parent.attribute("ID")).filter(|id| !id.is_empty());
    let about_parent =
        id.is_some_and(|id| reference.attribute("URI").and_then(|uri| uri.strip_prefix('#')) == Some(id));
    if !about_parent {
        return Err(Refusal::Shape("reference"));
    }
    let digest = only_child(reference, DS, "DigestMethod").ok_or(Refusal::Shape("digest-algorithm"))?;
    if !has_algorithm(digest, &DIGEST_ALGORITHMS) {
        return Err(Refusal::Shape("digest-algorithm"));
    }
    let transforms = only_child(reference, DS, "Transforms").ok_or(Refusal::Shape("transforms"))?;
    let all: Vec<_> = transforms.children().filter(Node::is_element).collect();
    let mut enveloped = children(transforms, DS, "Transform").filter(|node| is_enveloped(*node));
    let known = all.iter().all(|node| {
        node.has_tag_name((DS, "Transform")) && (is_enveloped(*node) || is_exclusive_c14n(*node))
    });
    if !known || all.len() > 2 || enveloped.next().is_none() || enveloped.next().is_some() {
        return Err(Refusal::Shape("transforms"));
    }
    Ok(())
}

fn has_algorithm(node: Node<'_, '_>, allowed: &[&str]) -> bool {
    !node.has_children_elements()
        && node.attribute("Algorithm").is_some_and(|algorithm| allowed.contains(&algorithm))
}

fn is_enveloped(node: Node<'_, '_>) -> bool {
    !node.has_children_elements() && node.attribute("Algorithm") == Some(ENVELOPED)
}

/// Exclusive canonicalisation without comments; the list of inclusive prefixes is its only
/// parameter, and short: the canonicaliser looks every one of them up for every element.
fn is_exclusive_c14n(node: Node<'_, '_>) -> bool {
    let mut parameters = node.children().filter(Node::is_element);
    let known = parameters.next().is_none_or(|child| {
        child.has_tag_name((EXC_C14N, "InclusiveNamespaces"))
            && child
                .attribute("PrefixList")
                .is_none_or(|list| list.split_whitespace().count() <= MAX_PREFIXES)
    });
    node.attribute("Algorithm") == Some(EXC_C14N) && known && parameters.next().is_none()
}

trait ChildrenElements {
    fn has_children_elements(&self) -> bool;
}

impl ChildrenElements for Node<'_, '_> {
    fn has_children_elements(&self) -> bool {
        self.children().any(|child| child.is_element())
    }
}
