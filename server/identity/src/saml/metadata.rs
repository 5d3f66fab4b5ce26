//! The signed document that tells the federation who we are (SPID.md §1, §9).

use domain::{Lang, Text};
use openssl::sha::sha256;

use super::attribute_set::AttributeSet;
use super::config::ServiceProvider;
use super::sign::{SignError, sign_xml, template};
use super::xml::{BINDING_POST, BINDING_REDIRECT, DS, FORMAT_TRANSIENT, MD, SAMLP, escape};

/// Attribute names are plain words.
const FORMAT_BASIC: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";

impl ServiceProvider {
    /// The metadata, signed once however often they are asked for. The same configuration gives the
    /// same bytes.
    pub fn metadata(&self) -> Result<&str, SignError> {
        if let Some(signed) = self.signed_metadata.get() {
            return Ok(signed);
        }
        let signed = self.sign_metadata()?;
        Ok(self.signed_metadata.get_or_init(|| signed))
    }

    fn sign_metadata(&self) -> Result<String, SignError> {
        let body = self.metadata_body();
        let id = metadata_id(&self.entity_id, &body);
        let unsigned = format!(
            concat!(
                r#"<md:EntityDescriptor xmlns:md="{md}" xmlns:ds="{ds}" ID="{id}" entityID="{entity}">"#,
                "{signature}{body}</md:EntityDescriptor>",
            ),
            md = MD,
            ds = DS,
            id = id,
            entity = escape(&self.entity_id),
            signature = template(&id, &self.key),
            body = body,
        );
        sign_xml(&unsigned, &self.key)
    }

    fn metadata_body(&self) -> String {
        format!("{}{}{}", self.sp_descriptor(), self.organization_element(), self.contact_element())
    }

    fn sp_descriptor(&self) -> String {
        let keys: String = self.certificates.iter().map(|certificate| key_descriptor(certificate)).collect();
        let sets: String = self.attribute_sets.iter().map(attribute_set).collect();
        let slo = escape(&self.slo);
        let logout = [BINDING_REDIRECT, BINDING_POST]
            .map(|binding| format!(r#"<md:SingleLogoutService Binding="{binding}" Location="{slo}"/>"#))
            .concat();
        format!(
            concat!(
                r#"<md:SPSSODescriptor protocolSupportEnumeration="{protocol}" "#,
                r#"AuthnRequestsSigned="true" WantAssertionsSigned="true">"#,
                "{keys}{logout}<md:NameIDFormat>{transient}</md:NameIDFormat>",
                r#"<md:AssertionConsumerService Binding="{post}" Location="{acs}" index="0" isDefault="true"/>"#,
                "{sets}</md:SPSSODescriptor>",
            ),
            protocol = SAMLP,
            keys = keys,
            logout = logout,
            transient = FORMAT_TRANSIENT,
            post = BINDING_POST,
            acs = escape(&self.acs),
            sets = sets,
        )
    }

    /// Every language of one of the three elements is a language of all three.
    fn organization_element(&self) -> String {
        let organization = &self.organization;
        let languages: Vec<Lang> = organization.languages().collect();
        let each = |name: &str, value: &dyn Fn(Lang) -> String| -> String {
            languages.iter().map(|lang| localized(name, *lang, &value(*lang))).collect()
        };
        format!(
            "<md:Organization>{}{}{}</md:Organization>",
            each("OrganizationName", &|lang| organization.name.get(lang).to_owned()),
            each("OrganizationDisplayName", &|lang| organization.display_name.get(lang).to_owned()),
            each("OrganizationURL", &|lang| organization.site(lang).to_string()),
        )
    }

    fn contact_element(&self) -> String {
        self.contact.elements(self.organization.name.get(Lang::It))
    }
}

fn localized(name: &str, lang: Lang, value: &str) -> String {
    format!(r#"<md:{name} xml:lang="{lang}">{}</md:{name}>"#, escape(value))
}

fn in_every_language(name: &str, text: &Text) -> String {
    let known = Lang::ALL.into_iter().filter(|lang| text.has(*lang));
    known.map(|lang| localized(name, lang, text.get(lang))).collect()
}

fn key_descriptor(certificate: &str) -> String {
    format!(
        concat!(
            r#"<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>"#,
            "<ds:X509Certificate>{}</ds:X509Certificate>",
            "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
        ),
        certificate
    )
}

fn attribute_set(set: &AttributeSet) -> String {
    let attributes: Vec<String> = set
        .attributes
        .iter()
        .map(|attribute| {
            format!(r#"<md:RequestedAttribute Name="{}" NameFormat="{FORMAT_BASIC}"/>"#, attribute.name())
        })
        .collect();
    format!(
        concat!(
            r#"<md:AttributeConsumingService index="{index}">"#,
            "{name}{attributes}</md:AttributeConsumingService>",
        ),
        index = set.index,
        name = in_every_language("ServiceName", &set.service_name),
        attributes = attributes.concat(),
    )
}

/// An identifier that changes exactly when the content does.
fn metadata_id(entity_id: &str, body: &str) -> String {
    use std::fmt::Write as _;
    let digest = sha256(format!("{entity_id}\n{body}").as_bytes());
    digest.iter().take(16).fold(String::from("_"), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    })
}
