//! A SPID identity provider in a page: it fills a template and signs it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{SecondsFormat, TimeDelta};
use identity::saml::{DemoKey, PendingRequest};
use openssl::pkey::PKey;
use openssl::x509::X509;
use samael::crypto::{Crypto, CryptoProvider as _};

use crate::stage::{ACS, BASE, IDP_KEY, now};

pub const ENTITY: &str = "http://localhost:8088";
pub const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
pub const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const EXC_C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const XMLNS: &str = concat!(
    r#"xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" "#,
    r#"xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion""#,
);

pub fn certificate(key: &DemoKey) -> String {
    STANDARD.encode(X509::from_pem(key.certificate_pem.as_bytes()).unwrap().to_der().unwrap())
}

pub fn metadata(keys: &[&DemoKey]) -> String {
    let keys = keys
        .iter()
        .map(|key| {
            format!(
                "<KeyDescriptor use='signing'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>",
                certificate(key)
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let services = ["HTTP-Redirect", "HTTP-POST"]
        .iter()
        .map(|binding| {
            format!("<SingleLogoutService Binding='urn:oasis:names:tc:SAML:2.0:bindings:{binding}' Location='{ENTITY}/slo' ResponseLocation='{ENTITY}/slo/answer'/>")
        })
        .chain(["HTTP-Redirect", "HTTP-POST"].iter().map(|binding| {
            format!("<SingleSignOnService Binding='urn:oasis:names:tc:SAML:2.0:bindings:{binding}' Location='{ENTITY}/sso'/>")
        }))
        .collect::<Vec<_>>()
        .concat();
    format!(
        "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' xmlns:ds='http://www.w3.org/2000/09/xmldsig#' entityID='{ENTITY}'>\
         <IDPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>{keys}{services}</IDPSSODescriptor>\
         <Organization><OrganizationName xml:lang='it'>Prova</OrganizationName>\
         <OrganizationDisplayName xml:lang='en'>Demo provider</OrganizationDisplayName>\
         <OrganizationDisplayName xml:lang='it'>Gestore di prova</OrganizationDisplayName>\
         <OrganizationURL xml:lang='it'>{ENTITY}</OrganizationURL></Organization></EntityDescriptor>"
    )
}

/// A signature template about `id`.
pub fn template(id: &str, algorithm: &str, digest: &str) -> String {
    format!(
        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>\
         <ds:CanonicalizationMethod Algorithm=\"{EXC_C14N}\"/><ds:SignatureMethod Algorithm=\"{algorithm}\"/>\
         <ds:Reference URI=\"#{id}\"><ds:Transforms>\
         <ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>\
         <ds:Transform Algorithm=\"{EXC_C14N}\"/></ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{digest}\"/><ds:DigestValue/></ds:Reference></ds:SignedInfo>\
         <ds:SignatureValue/></ds:Signature>"
    )
}

/// Fills the first template of the document.
pub fn sign(xml: &str, key: &DemoKey) -> String {
    let der = PKey::private_key_from_pem(key.key_pem.as_bytes()).unwrap().private_key_to_der().unwrap();
    let signed = Crypto::sign_xml(xml, &der).unwrap();
    let start = signed.find("?>").map_or(0, |end| end + 2);
    signed[start..].trim().to_owned()
}

/// An answer under construction. `assertion` and `response` are XML with a mark where the
/// signature goes; tests edit them before signing.
#[derive(Clone)]
pub struct Answer {
    pub response: String,
    pub assertion: String,
}

const MARK: &str = "<SIGNATURE/>";
const RESPONSE_ID: &str = "_response";
const ASSERTION_ID: &str = "_assertion";

impl Answer {
    pub fn to(pending: &PendingRequest) -> Self {
        let request = &pending.request_id;
        let instant = pending.issue_instant.to_rfc3339_opts(SecondsFormat::Secs, true);
        let end = (now() + TimeDelta::minutes(5)).to_rfc3339_opts(SecondsFormat::Secs, true);
        let level = pending.level.uri();
        let issuer = format!(
            "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">{ENTITY}</saml:Issuer>"
        );
        Self {
            response: format!(
                "<samlp:Response {XMLNS} ID=\"{RESPONSE_ID}\" Version=\"2.0\" IssueInstant=\"{instant}\" InResponseTo=\"{request}\" Destination=\"{ACS}\">\
                 {issuer}{MARK}<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status><ASSERTION/></samlp:Response>"
            ),
            assertion: format!(
                "<saml:Assertion {XMLNS} ID=\"{ASSERTION_ID}\" Version=\"2.0\" IssueInstant=\"{instant}\">{issuer}{MARK}\
                 <saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\" NameQualifier=\"{ENTITY}\"> _name </saml:NameID>\
                 <saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">\
                 <saml:SubjectConfirmationData Recipient=\"{ACS}\" InResponseTo=\"{request}\" NotOnOrAfter=\"{end}\"/></saml:SubjectConfirmation></saml:Subject>\
                 <saml:Conditions NotBefore=\"{instant}\" NotOnOrAfter=\"{end}\"><saml:AudienceRestriction><saml:Audience>{BASE}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
                 <saml:AuthnStatement AuthnInstant=\"{instant}\"><saml:AuthnContext><saml:AuthnContextClassRef>{level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
                 <saml:AttributeStatement>{}</saml:AttributeStatement></saml:Assertion>",
                attributes()
            ),
        }
    }

    /// Replaces in the assertion; the text must be there.
    pub fn assertion(mut self, from: &str, to: &str) -> Self {
        assert!(self.assertion.contains(from), "{from} is not in the assertion");
        self.assertion = self.assertion.replace(from, to);
        self
    }

    /// Replaces in the response; the text must be there.
    pub fn response(mut self, from: &str, to: &str) -> Self {
        assert!(self.response.contains(from), "{from} is not in the response");
        self.response = self.response.replace(from, to);
        self
    }

    pub fn signed_assertion(&self, key: &DemoKey) -> String {
        sign(&self.assertion.replace(MARK, &template(ASSERTION_ID, RSA_SHA256, SHA256)), key)
    }

    pub fn unsigned_assertion(&self) -> String {
        self.assertion.replace(MARK, "")
    }

    /// The response around an assertion, itself not signed.
    pub fn around(&self, assertion: &str) -> String {
        self.response.replace(MARK, "").replace("<ASSERTION/>", assertion)
    }

    /// The response around an assertion, signed.
    pub fn signed_around(&self, assertion: &str, key: &DemoKey) -> String {
        let template = template(RESPONSE_ID, RSA_SHA256, SHA256);
        sign(&self.response.replace(MARK, &template).replace("<ASSERTION/>", assertion), key)
    }

    /// Only the assertion signed: the least that is accepted.
    pub fn with_signed_assertion(&self) -> String {
        self.around(&self.signed_assertion(&IDP_KEY))
    }

    /// Assertion and response signed, as SPID providers do.
    pub fn with_both_signed(&self) -> String {
        self.signed_around(&self.signed_assertion(&IDP_KEY), &IDP_KEY)
    }
}

fn attributes() -> String {
    [
        ("name", "Giulia"),
        ("familyName", "D&#39;Amico"),
        ("fiscalNumber", "TINIT-FRRGLI88C54M990P"),
        ("dateOfBirth", "1988-03-14"),
        ("placeOfBirth", "M990"),
        ("gender", "F"),
        ("email", "giulia@posta.example"),
        ("mobilePhone", "+393330000000"),
        ("domicileStreetAddress", "Via dei Mulini 4"),
        ("domicilePostalCode", "50000"),
        ("domicileMunicipality", "Pontelaro"),
        ("domicileProvince", "FI"),
        ("domicileNation", "IT"),
    ]
    .iter()
    .map(|(name, value)| attribute(name, value))
    .collect()
}

pub fn attribute(name: &str, value: &str) -> String {
    format!(
        "<saml:Attribute Name=\"{name}\"><saml:AttributeValue xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">{value}</saml:AttributeValue></saml:Attribute>"
    )
}
