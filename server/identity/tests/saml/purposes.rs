//! Companies and the people who act for them (Avviso 18 v2).

use identity::saml::{Need, Profile, Purpose, SpidLevel};

use crate::profiles::{begun, good};
use crate::provider::attribute;
use crate::stage::{SP, encode, now};

fn company(code: Option<&str>, vat: Option<&str>, name: Option<&str>) -> String {
    [("companyFiscalNumber", code), ("ivaCode", vat), ("companyName", name)]
        .into_iter()
        .filter_map(|(key, value)| Some(attribute(key, value?)))
        .chain(["</saml:AttributeStatement>".to_owned()])
        .collect()
}

/// What becomes of an answer with these facts about a company.
fn verdict(purpose: Option<Purpose>, need: Need, facts: &str) -> Result<Option<String>, &'static str> {
    let (provider, pending) = begun(Profile::Spid, SpidLevel::L2, need, purpose);
    let answer = good(Profile::Spid, &pending).assertion("</saml:AttributeStatement>", facts);
    SP.verify(&encode(&answer.with_both_signed()), &pending, &provider, now())
        .map(|login| login.attributes.company.map(|company| company.number))
        .map_err(|refusal| refusal.code())
}

#[test]
fn a_request_says_which_kind_it_wants_where_the_schema_allows_it() {
    for purpose in Purpose::ALL {
        let (_, pending) = begun(Profile::Spid, SpidLevel::L2, Need::Company, Some(purpose));
        let document = roxmltree::Document::parse(&pending.request_xml).unwrap();
        let names: Vec<_> = document.root_element().children().map(|child| child.tag_name().name()).collect();
        assert_eq!(names, ["Issuer", "Extensions", "NameIDPolicy", "RequestedAuthnContext"]);
        let said = document
            .descendants()
            .find(|node| node.has_tag_name(("https://spid.gov.it/saml-extensions", "Purpose")));
        assert_eq!(said.unwrap().text(), Some(purpose.code()));
        assert_eq!(pending.attribute_set, 2);
    }
}

#[test]
fn the_answer_is_of_a_kind_that_was_asked_for() {
    let whole = company(Some("TINIT-02345678901"), None, Some("Il Ponte"));
    let none = company(None, None, None);
    let taken = Ok(Some("02345678901".to_owned()));
    for purpose in [Purpose::Lp, Purpose::Pg] {
        assert_eq!(verdict(Some(purpose), Need::Company, &whole), taken);
        assert_eq!(verdict(Some(purpose), Need::Company, &none), Err("purpose"));
    }
    for purpose in [Purpose::P, Purpose::Px] {
        assert_eq!(verdict(Some(purpose), Need::Company, &whole), taken);
        assert_eq!(verdict(Some(purpose), Need::Company, &none), Ok(None));
    }
    assert_eq!(verdict(Some(Purpose::Pf), Need::Company, &none), Ok(None));
    assert_eq!(verdict(Some(Purpose::Pf), Need::Company, &whole), Err("purpose"));
    assert_eq!(verdict(None, Need::Company, &whole), Err("purpose"), "a person was asked for");
    assert_eq!(verdict(None, Need::Whole, &whole), Ok(None), "what was not asked tells nothing");
}

#[test]
fn a_vat_number_alone_is_the_one_of_a_professional() {
    let vat = company(None, Some("VATIT-01234567890"), None);
    let (provider, pending) = begun(Profile::Spid, SpidLevel::L2, Need::Company, Some(Purpose::P));
    let answer = good(Profile::Spid, &pending).assertion("</saml:AttributeStatement>", &vat);
    let login = SP.verify(&encode(&answer.with_both_signed()), &pending, &provider, now()).unwrap();
    assert_eq!(login.attributes.vat_number.as_deref(), Some("01234567890"));
    assert_eq!(login.attributes.company, None, "nobody is held to a company without a name");
    assert_eq!(verdict(Some(Purpose::Pf), Need::Company, &vat), Ok(None));
    for purpose in [Purpose::Lp, Purpose::Pg] {
        assert_eq!(verdict(Some(purpose), Need::Company, &vat), Err("purpose"), "{purpose:?}");
    }
    let wrong = company(None, Some("VATIT-0123456789"), None);
    assert_eq!(verdict(Some(Purpose::P), Need::Company, &wrong), Err("attribute-impossible"));
}

#[test]
fn a_company_has_a_name_and_a_possible_number() {
    let asked = |facts: &str| verdict(Some(Purpose::Lp), Need::Company, facts);
    let vat = company(None, Some("VATIT-02345678901"), Some("Il Ponte"));
    assert_eq!(asked(&vat), Ok(Some("02345678901".to_owned())));
    assert_eq!(asked(&company(None, None, Some("Il Ponte"))), Err("attribute-missing"));
    assert_eq!(asked(&company(Some("TINIT-02345678901"), None, None)), Err("attribute-missing"));
    for wrong in ["02345678901", "TINIT-0234567890", "TINIT-FRRGLI88C54M990X", "TINIT-0234567890a"] {
        assert_eq!(
            asked(&company(Some(wrong), None, Some("Il Ponte"))),
            Err("attribute-impossible"),
            "{wrong}"
        );
    }
}
