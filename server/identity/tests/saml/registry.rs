//! The registry of the federation is believed for its signature, as a whole, in time.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use identity::saml::{
    DemoKey, IdpMetadataError, MAX_REGISTRY_BYTES, RegistryCopy, RegistryError, RegistryKey, RegistryKeyError,
};
use openssl::{asn1::Asn1Time, pkey::PKey, rsa::Rsa, x509::X509Builder};

use crate::provider::{self, ENTITY, RSA_SHA256, SHA256, sign, template};
use crate::stage::{FOREIGN_KEY, IDP_KEY, SP_KEY, now};

const OTHER: &str = "https://second.example";
const UNTIL: &str = "validUntil='2026-11-23T10:00:00Z'";

fn entity(name: &str) -> String {
    provider::metadata(&[&IDP_KEY]).replace(ENTITY, name)
}

/// A registry with these attributes and this content; a signature is put where it is marked.
fn document(attributes: &str, content: &str) -> String {
    format!(
        "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' ID='_registry' {attributes}>\
         <SIGNATURE/>{content}</EntitiesDescriptor>"
    )
}

fn signed(xml: &str, key: &DemoKey) -> String {
    sign(&xml.replace("<SIGNATURE/>", &template("_registry", RSA_SHA256, SHA256)), key)
}

fn good() -> String {
    signed(&document(UNTIL, &(entity(ENTITY) + &entity(OTHER))), &SP_KEY)
}

fn read(xml: &str) -> Result<RegistryCopy, RegistryError> {
    RegistryKey::from_pem(&SP_KEY.certificate_pem).unwrap().read(xml, now(), true)
}

fn refusal(xml: &str) -> RegistryError {
    read(xml).expect_err("the document should be refused")
}

#[test]
fn a_good_document_gives_everybody_inside() {
    let content = format!(
        "<Extensions><rpi:PublicationInfo xmlns:rpi='urn:oasis:names:tc:SAML:metadata:rpi' publisher='x' \
         creationInstant='2026-11-22T09:00:00Z'/></Extensions>{}{}",
        entity(ENTITY),
        entity(OTHER)
    );
    let copy = read(&signed(&document(UNTIL, &content), &SP_KEY)).unwrap();
    assert_eq!(copy.providers.len(), 2);
    assert!(copy.refused.is_empty());
    assert_eq!(copy.published_at, Some("2026-11-22T09:00:00Z".parse().unwrap()));
    assert_eq!(copy.valid_until, Some("2026-11-23T10:00:00Z".parse().unwrap()));
    let provider = copy.providers.get(OTHER).unwrap();
    assert_eq!(provider.valid_until, copy.valid_until, "what ends the whole ends each");
    assert_eq!(provider.signing_certificates().len(), 1);
    // One provider alone is a registry too.
    let alone = entity(ENTITY).replacen("<EntityDescriptor ", "<EntityDescriptor ID='_registry' ", 1);
    let alone = alone.replacen("<IDPSSODescriptor", "<SIGNATURE/><IDPSSODescriptor", 1);
    assert_eq!(read(&signed(&alone, &SP_KEY)).unwrap().providers.len(), 1);
}

/// A provider in the hand of the registry of SPID: a comment before it, an ID of its own, certificates on many lines.
fn of_spid(name: &str, certificates: &[&str]) -> String {
    let in_lines = |one: &&str| {
        let lines: Vec<&str> = one.as_bytes().chunks(76).map(|line| str::from_utf8(line).unwrap()).collect();
        format!("<ds:X509Certificate>{}</ds:X509Certificate>\n", lines.join("\n                "))
    };
    let certificates = certificates.iter().map(in_lines).collect::<Vec<_>>().concat();
    let protocol = "urn:oasis:names:tc:SAML:2.0";
    format!(
        "\n\n    <!-- {name} *start* -->\n    <md:EntityDescriptor ID=\"_{id}\" \
         cacheDuration=\"P0Y0M30DT0H0M0.000S\" entityID=\"{name}\">\n\
         <md:IDPSSODescriptor WantAuthnRequestsSigned=\"true\" protocolSupportEnumeration=\"{protocol}:protocol\">\n\
         <md:KeyDescriptor use=\"signing\">\n<ds:KeyInfo>\n<ds:X509Data>\n{certificates}</ds:X509Data>\n\
         </ds:KeyInfo>\n</md:KeyDescriptor>\n\
         <md:SingleLogoutService Binding=\"{protocol}:bindings:SOAP\" Location=\"{name}/soap\"/>\n\
         <md:NameIDFormat>{protocol}:nameid-format:transient</md:NameIDFormat>\n\
         <md:SingleSignOnService Binding=\"{protocol}:bindings:HTTP-Redirect\" Location=\"{name}/sso\"/>\n\
         <saml2:Attribute xmlns:saml2=\"{protocol}:assertion\" FriendlyName=\"Documento d'identità\" Name=\"idCard\"/>\n\
         </md:IDPSSODescriptor>\n<md:Organization>\n\
         <md:OrganizationDisplayName xml:lang=\"it\">Gestore</md:OrganizationDisplayName>\n\
         </md:Organization>\n    </md:EntityDescriptor>\n    <!-- {name} *end* -->",
        id = name.replace([':', '/', '.'], "-"),
    )
}

/// The whole as the registry of SPID writes it (registry.spid.gov.it/metadata/idp/spid-entities-idps.xml): prefixes at
/// the top, no end, and the key that signed it in two ways beside the signature.
fn as_spid_writes_it(content: &str, key: &DemoKey) -> String {
    let public = PKey::private_key_from_pem(key.key_pem.as_bytes()).unwrap().rsa().unwrap();
    let info = format!(
        "<ds:KeyInfo>\n<ds:KeyValue>\n<ds:RSAKeyValue>\n<ds:Modulus>\n{}\n</ds:Modulus>\n\
         <ds:Exponent>{}</ds:Exponent>\n</ds:RSAKeyValue>\n</ds:KeyValue>\n<ds:X509Data>\n\
         <ds:X509Certificate>\n{}\n</ds:X509Certificate>\n</ds:X509Data>\n</ds:KeyInfo>\n</ds:Signature>",
        STANDARD.encode(public.n().to_vec()),
        STANDARD.encode(public.e().to_vec()),
        provider::certificate(key),
    );
    let xml = format!(
        "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" \
         xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" \
         xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" ID=\"_registry\" Name=\"https://idps.spid.gov.it\">\
         {}{content}\n</md:EntitiesDescriptor>",
        template("_registry", RSA_SHA256, SHA256),
    );
    let signed = sign(&xml, key).replacen("</ds:Signature>", &info, 1);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>{signed}")
}

#[test]
fn the_document_of_spid_is_read_as_its_registry_writes_it() {
    let (old, new) = (provider::certificate(&IDP_KEY), provider::certificate(&FOREIGN_KEY));
    let keyless = "https://keyless.example";
    let content = [of_spid(ENTITY, &[&old, &new]), of_spid(OTHER, &[&new]), of_spid(keyless, &[])].concat();
    let document = as_spid_writes_it(&content, &SP_KEY);
    let copy = read(&document).unwrap();
    assert_eq!(copy.providers.len(), 2);
    assert_eq!(copy.providers.get(ENTITY).unwrap().signing_certificates().len(), 2);
    assert_eq!(copy.refused, [IdpMetadataError::NoCertificate(keyless.into())]);
    assert_eq!((copy.published_at, copy.valid_until), (None, None));
    // The key that the document brings along counts in neither way.
    assert_eq!(refusal(&as_spid_writes_it(&content, &FOREIGN_KEY)), RegistryError::Signature);
    assert_eq!(refusal(&document.replace(OTHER, "https://evil.example")), RegistryError::Signature);
}

#[test]
fn another_key_and_every_change_are_noticed() {
    assert_eq!(refusal(&signed(&document(UNTIL, &entity(ENTITY)), &FOREIGN_KEY)), RegistryError::Signature);
    let (own, foreign) = (provider::certificate(&IDP_KEY), provider::certificate(&FOREIGN_KEY));
    assert_eq!(refusal(&good().replacen(&own, &foreign, 1)), RegistryError::Signature);
    assert_eq!(
        refusal(&good().replace("/sso'", "/evil'").replace("/sso\"", "/evil\"")),
        RegistryError::Signature
    );
    assert_eq!(refusal(&good().replace("2026-11-23", "2027-11-23")), RegistryError::Signature);
    // The certificate inside the message counts for nothing.
    let info = format!(
        "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{foreign}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>"
    );
    let forged = signed(&document(UNTIL, &entity(ENTITY)), &FOREIGN_KEY).replace("</ds:Signature>", &info);
    assert_eq!(refusal(&forged), RegistryError::Signature);
}

#[test]
fn a_signature_over_less_than_everything_is_none() {
    assert_eq!(
        refusal(&document(UNTIL, &entity(ENTITY)).replace("<SIGNATURE/>", "")),
        RegistryError::Unsigned
    );
    // A provider inside is signed, the whole is not.
    let inner = entity(ENTITY).replacen("<EntityDescriptor ", "<EntityDescriptor ID='_registry' ", 1);
    let inner = inner.replacen("<IDPSSODescriptor", "<SIGNATURE/><IDPSSODescriptor", 1);
    let inner = signed(&inner, &SP_KEY);
    let around = |inner: &str| document(UNTIL, &(entity(OTHER) + inner)).replace("<SIGNATURE/>", "");
    assert_eq!(
        refusal(&around(&inner).replace("ID='_registry' valid", "ID='_outer' valid")),
        RegistryError::Unsigned
    );
    assert_eq!(refusal(&around(&inner)), RegistryError::Unsigned, "two elements of one ID");
    // The signed document in the bosom of another one, with its signature moved up.
    let whole = good();
    let start = whole.find("<ds:Signature").unwrap();
    let end = whole.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let signature = &whole[start..end];
    let bare = whole.replace(signature, "");
    for wrapped in [
        format!(
            "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' ID='_evil'>{signature}{bare}</EntitiesDescriptor>"
        ),
        format!(
            "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' ID='_evil'>{whole}{}</EntitiesDescriptor>",
            entity("https://evil.example")
        ),
        format!(
            "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' ID='_registry'>{signature}{}<Extensions>{bare}</Extensions></EntitiesDescriptor>",
            entity("https://evil.example")
        ),
    ] {
        assert!(matches!(refusal(&wrapped), RegistryError::Unsigned | RegistryError::Signature), "{wrapped}");
    }
    let weak = template("_registry", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", SHA256);
    let weak = sign(&document(UNTIL, &entity(ENTITY)).replace("<SIGNATURE/>", &weak), &SP_KEY);
    assert_eq!(refusal(&weak), RegistryError::Unsigned);
}

#[test]
fn a_document_ends_when_it_says_so() {
    let at = |attributes: &str| {
        read(&signed(&document(attributes, &entity(ENTITY)), &SP_KEY)).map(|copy| copy.valid_until)
    };
    assert_eq!(at(""), Ok(None));
    assert!(at("validUntil='2026-11-22T10:00:31Z'").is_ok());
    assert_eq!(
        at("validUntil='2026-11-22T10:00:30.25Z'"),
        Err(RegistryError::Expired),
        "at its last instant"
    );
    assert_eq!(at("validUntil='2026-11-21T00:00:00Z'"), Err(RegistryError::Expired));
    assert_eq!(at("validUntil='tomorrow'"), Err(RegistryError::Expired));
}

#[test]
fn who_is_not_sound_is_refused_and_takes_nobody_else_along() {
    let no_key = provider::metadata(&[]).replace(ENTITY, "https://keyless.example");
    let ended = entity("https://ended.example").replacen(
        "<IDPSSODescriptor ",
        "<IDPSSODescriptor validUntil='2026-11-22T09:00:00Z' ",
        1,
    );
    let content = [entity(OTHER), no_key, ended, entity(OTHER)].concat();
    let copy = read(&signed(&document(UNTIL, &content), &SP_KEY)).unwrap();
    assert_eq!(copy.providers.len(), 1);
    assert_eq!(
        copy.refused,
        [
            IdpMetadataError::NoCertificate("https://keyless.example".into()),
            IdpMetadataError::Duplicate(OTHER.into()),
            IdpMetadataError::Expired("https://ended.example".into()),
        ]
    );
    assert_eq!(refusal(&signed(&document(UNTIL, &provider::metadata(&[])), &SP_KEY)), RegistryError::Empty);
    assert_eq!(refusal(&signed(&document(UNTIL, ""), &SP_KEY)), RegistryError::Empty);
}

#[test]
fn half_a_document_is_none() {
    let whole = good();
    for end in (0..whole.len()).step_by(97) {
        assert!(read(&whole[..end]).is_err(), "the first {end} bytes");
    }
    assert_eq!(refusal(&whole[..whole.len() - 1]), RegistryError::Unreadable);
    assert_eq!(refusal("<html><body>Manutenzione</body></html>"), RegistryError::NotMetadata);
    assert_eq!(refusal(&format!("<!DOCTYPE a>{whole}")), RegistryError::Unreadable);
    let mut huge = document(UNTIL, "");
    while huge.len() <= MAX_REGISTRY_BYTES {
        let _ = write!(huge, "<!-- {} -->", "x".repeat(100_000));
    }
    assert_eq!(refusal(&huge), RegistryError::Unreadable);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "OpenSSL draws its keys by itself")]
fn two_keys_are_believed_while_one_follows_the_other_and_weak_ones_never() {
    let both = format!("{}{}", SP_KEY.certificate_pem, FOREIGN_KEY.certificate_pem);
    let both = RegistryKey::from_pem(&both).unwrap();
    for key in [&SP_KEY, &FOREIGN_KEY] {
        assert!(both.verify(&signed(&document(UNTIL, &entity(ENTITY)), key)).is_ok());
    }
    assert_eq!(RegistryKey::from_pem("").unwrap_err(), RegistryKeyError::Unreadable);
    assert_eq!(
        RegistryKey::from_pem("-----BEGIN CERTIFICATE-----").unwrap_err(),
        RegistryKeyError::Unreadable
    );
    let weak = PKey::from_rsa(Rsa::generate(1024).unwrap()).unwrap();
    let mut certificate = X509Builder::new().unwrap();
    certificate.set_pubkey(&weak).unwrap();
    certificate.set_not_before(&Asn1Time::days_from_now(0).unwrap()).unwrap();
    certificate.set_not_after(&Asn1Time::days_from_now(1).unwrap()).unwrap();
    certificate.sign(&weak, openssl::hash::MessageDigest::sha256()).unwrap();
    let pem = String::from_utf8(certificate.build().to_pem().unwrap()).unwrap();
    assert_eq!(RegistryKey::from_pem(&pem).unwrap_err(), RegistryKeyError::Weak);
}

#[test]
fn an_older_copy_is_told_by_what_both_say() {
    let at = |day: u32| Some(format!("2026-11-{day:02}T00:00:00Z").parse().unwrap());
    let copy = |published, until| RegistryCopy {
        published_at: published,
        valid_until: until,
        ..read(&good()).unwrap()
    };
    for (mine, other, older) in [
        ((at(2), at(9)), (at(1), at(8)), false),
        ((at(1), at(9)), (at(2), at(8)), true),
        ((at(1), at(9)), (at(1), at(9)), false),
        ((None, at(9)), (at(1), at(8)), true),
        ((at(1), None), (None, at(8)), false),
        ((None, at(8)), (None, at(9)), true),
        ((None, None), (None, None), false),
    ] {
        assert_eq!(copy(mine.0, mine.1).is_older_than(other.0, other.1), older, "{mine:?} {other:?}");
    }
}
