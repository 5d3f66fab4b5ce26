//! Who answers for the service provider, as each federation wants it said (SPID.md §1, §9).

use super::xml::escape;

const SPID_EXTENSIONS: &str = "https://spid.gov.it/saml-extensions";
const INVOICING_EXTENSIONS: &str = "https://spid.gov.it/invoicing-extensions";
const CIE_EXTENSIONS: &str = "https://www.cartaidentita.interno.gov.it/saml-extensions";

/// How `AgID` and the identity providers reach the public body.
#[derive(Debug, Clone)]
pub struct PublicContact {
    /// Code in the IPA index.
    pub ipa_code: String,
    /// Institutional address, never a person's.
    pub email: String,
    /// Telephone with international prefix and no spaces.
    pub phone: Option<String>,
}

/// How a private body is reached, and who pays for its logins.
#[derive(Debug, Clone)]
pub struct PrivateContact {
    /// VAT number with the prefix of its country, like `IT02345678901`.
    pub vat_number: Option<String>,
    /// Fiscal code of the body; one of the two must be there.
    pub fiscal_code: Option<String>,
    /// Institutional address, never a person's.
    pub email: String,
    /// Telephone with international prefix and no spaces.
    pub phone: Option<String>,
    /// Whom providers send their invoices to.
    pub billing: Billing,
}

/// Whom invoices are made out to (`CessionarioCommittente` of the electronic invoice).
#[derive(Debug, Clone)]
pub struct Billing {
    /// Name of the body.
    pub name: String,
    /// VAT number with the prefix of its country.
    pub vat_number: Option<String>,
    /// Fiscal code; one of the two must be there.
    pub fiscal_code: Option<String>,
    /// Street and number of the seat.
    pub street: String,
    /// Postal code, five digits.
    pub postal_code: String,
    /// Municipality of the seat.
    pub municipality: String,
    /// Province, two letters.
    pub province: Option<String>,
    /// Country, two letters.
    pub nation: String,
    /// Where invoices are announced.
    pub email: String,
    /// A third party that sends invoices for the body.
    pub intermediary: Option<String>,
}

/// Who runs the portal for several bodies (Avviso 19 v4, full aggregator of public services).
#[derive(Debug, Clone)]
pub struct Aggregator {
    /// Its official name.
    pub name: String,
    /// Its code in the IPA index, if it is a public body.
    pub ipa_code: Option<String>,
    /// VAT number with the prefix of its country.
    pub vat_number: Option<String>,
    /// Fiscal code; one of the two must be there.
    pub fiscal_code: Option<String>,
    /// Institutional address, never a person's.
    pub email: String,
    /// Telephone with international prefix and no spaces.
    pub phone: Option<String>,
}

/// How the Ministry of the Interior reaches a public body that offers CIE.
#[derive(Debug, Clone)]
pub struct CieContact {
    /// Code in the IPA index.
    pub ipa_code: String,
    /// Cadastral code of the municipality of the seat.
    pub municipality: String,
    /// Province, two letters.
    pub province: Option<String>,
    /// Institutional address, never a person's.
    pub email: String,
    /// Telephone with international prefix and no spaces.
    pub phone: Option<String>,
}

/// Who answers for the service provider, and with it which kind of service provider it is.
#[derive(Debug, Clone)]
pub enum Contact {
    /// A public body under its own name.
    Public(PublicContact),
    /// A private body.
    Private(PrivateContact),
    /// A public body whose services somebody else runs.
    Aggregated {
        /// Whoever runs them.
        by: Aggregator,
        /// The body itself.
        body: PublicContact,
    },
    /// A public body towards CIE.
    Cie(CieContact),
}

impl From<PublicContact> for Contact {
    fn from(contact: PublicContact) -> Self {
        Self::Public(contact)
    }
}

/// A text of a contact, and whether it may be empty.
type Named<'a> = (&'static str, &'a str);

impl Contact {
    /// Every text that must not be empty.
    pub(super) fn texts(&self) -> Vec<Named<'_>> {
        match self {
            Self::Public(one) => vec![("contact.ipa_code", &one.ipa_code), ("contact.email", &one.email)],
            Self::Private(one) => {
                let numbers = [one.vat_number.as_deref(), one.fiscal_code.as_deref()];
                let mut texts = vec![("contact.email", one.email.as_str()), number(numbers)];
                texts.extend(one.billing.texts());
                texts
            }
            Self::Aggregated { by, body } => vec![
                ("aggregator.name", &by.name),
                ("aggregator.email", &by.email),
                number([by.vat_number.as_deref(), by.fiscal_code.as_deref()]),
                ("contact.ipa_code", &body.ipa_code),
                ("contact.email", &body.email),
            ],
            Self::Cie(one) => vec![
                ("contact.ipa_code", &one.ipa_code),
                ("contact.municipality", &one.municipality),
                ("contact.email", &one.email),
            ],
        }
    }

    /// Every telephone.
    pub(super) fn phones(&self) -> Vec<&str> {
        let found = match self {
            Self::Public(one) => vec![&one.phone],
            Self::Private(one) => vec![&one.phone],
            Self::Aggregated { by, body } => vec![&by.phone, &body.phone],
            Self::Cie(one) => vec![&one.phone],
        };
        found.into_iter().filter_map(|phone| phone.as_deref()).collect()
    }

    /// The elements `ContactPerson`; `organization` is the official name of the body.
    pub(super) fn elements(&self, organization: &str) -> String {
        match self {
            Self::Public(one) => public(one, organization, ""),
            Self::Private(one) => private(one, organization),
            Self::Aggregated { by, body } => {
                let aggregated = public(body, organization, r#" spid:entityType="spid:aggregated""#);
                aggregator(by) + &aggregated
            }
            Self::Cie(one) => cie(one, organization),
        }
    }
}

impl Billing {
    fn texts(&self) -> Vec<Named<'_>> {
        vec![
            ("billing.name", &self.name),
            ("billing.street", &self.street),
            ("billing.postal_code", &self.postal_code),
            ("billing.municipality", &self.municipality),
            ("billing.nation", &self.nation),
            ("billing.email", &self.email),
            number([self.vat_number.as_deref(), self.fiscal_code.as_deref()]),
        ]
    }

    /// `CessionarioCommittente` in the order of its schema.
    fn element(&self) -> String {
        let vat = self.vat_number.as_deref().and_then(|number| number.split_at_checked(2));
        let vat = vat.map_or_else(String::new, |(country, number)| {
            let inside = fpa("IdPaese", country) + &fpa("IdCodice", number);
            format!("<fpa:IdFiscaleIVA>{inside}</fpa:IdFiscaleIVA>")
        });
        let code = self.fiscal_code.as_deref().map_or_else(String::new, |code| fpa("CodiceFiscale", code));
        let province = self.province.as_deref().map_or_else(String::new, |code| fpa("Provincia", code));
        format!(
            concat!(
                "<fpa:CessionarioCommittente><fpa:DatiAnagrafici>{vat}{code}",
                "<fpa:Anagrafica>{name}</fpa:Anagrafica></fpa:DatiAnagrafici>",
                "<fpa:Sede>{street}{postal_code}{municipality}{province}{nation}</fpa:Sede>",
                "</fpa:CessionarioCommittente>{intermediary}",
            ),
            vat = vat,
            code = code,
            name = fpa("Denominazione", &self.name),
            street = fpa("Indirizzo", &self.street),
            postal_code = fpa("CAP", &self.postal_code),
            municipality = fpa("Comune", &self.municipality),
            province = province,
            nation = fpa("Nazione", &self.nation),
            intermediary = self
                .intermediary
                .as_deref()
                .map_or_else(String::new, |name| fpa("TerzoIntermediarioSoggettoEmittente", name)),
        )
    }
}

/// The first number that is there, to be checked for not being empty.
fn number(numbers: [Option<&str>; 2]) -> Named<'_> {
    ("vat_number or fiscal_code", numbers.into_iter().flatten().next().unwrap_or_default())
}

fn fpa(name: &str, value: &str) -> String {
    format!("<fpa:{name}>{}</fpa:{name}>", escape(value))
}

fn spid(name: &str, value: Option<&str>) -> String {
    value.map_or_else(String::new, |value| format!("<spid:{name}>{}</spid:{name}>", escape(value)))
}

/// What stands after the extensions of every contact.
fn reached(company: &str, email: &str, phone: Option<&str>) -> String {
    let phone = phone.map_or_else(String::new, |phone| {
        format!("<md:TelephoneNumber>{}</md:TelephoneNumber>", escape(phone))
    });
    let (company, email) = (escape(company), escape(email));
    format!("<md:Company>{company}</md:Company><md:EmailAddress>{email}</md:EmailAddress>{phone}")
}

fn contact(kind: &str, attributes: &str, extensions: &str, reached: &str) -> String {
    format!(
        concat!(
            r#"<md:ContactPerson contactType="{kind}"{attributes}>"#,
            "<md:Extensions>{extensions}</md:Extensions>{reached}</md:ContactPerson>",
        ),
        kind = kind,
        attributes = attributes,
        extensions = extensions,
        reached = reached,
    )
}

fn namespace(prefix: &str, uri: &str) -> String {
    format!(r#" xmlns:{prefix}="{uri}""#)
}

fn public(one: &PublicContact, organization: &str, entity_type: &str) -> String {
    let extensions = spid("IPACode", Some(&one.ipa_code)) + "<spid:Public/>";
    let attributes = namespace("spid", SPID_EXTENSIONS) + entity_type;
    contact("other", &attributes, &extensions, &reached(organization, &one.email, one.phone.as_deref()))
}

fn private(one: &PrivateContact, organization: &str) -> String {
    let extensions = spid("VATNumber", one.vat_number.as_deref())
        + &spid("FiscalCode", one.fiscal_code.as_deref())
        + "<spid:Private/>";
    let other = contact(
        "other",
        &namespace("spid", SPID_EXTENSIONS),
        &extensions,
        &reached(organization, &one.email, one.phone.as_deref()),
    );
    let billing = &one.billing;
    let billing = contact(
        "billing",
        &namespace("fpa", INVOICING_EXTENSIONS),
        &billing.element(),
        &reached(&billing.name, &billing.email, None),
    );
    other + &billing
}

fn aggregator(by: &Aggregator) -> String {
    let extensions = spid("IPACode", by.ipa_code.as_deref())
        + &spid("VATNumber", by.vat_number.as_deref())
        + &spid("FiscalCode", by.fiscal_code.as_deref())
        + "<spid:PublicServicesFullAggregator/>";
    let attributes = namespace("spid", SPID_EXTENSIONS) + r#" spid:entityType="spid:aggregator""#;
    contact("other", &attributes, &extensions, &reached(&by.name, &by.email, by.phone.as_deref()))
}

fn cie(one: &CieContact, organization: &str) -> String {
    let element = |name: &str, value: &str| format!("<cie:{name}>{}</cie:{name}>", escape(value));
    let province = one.province.as_deref().map_or_else(String::new, |code| element("Province", code));
    let extensions = format!(
        "<cie:Public/>{}{}{province}{}",
        element("IPACode", &one.ipa_code),
        element("Municipality", &one.municipality),
        element("Country", "IT"),
    );
    let attributes = namespace("cie", CIE_EXTENSIONS);
    let reached = reached(organization, &one.email, one.phone.as_deref());
    contact("administrative", &attributes, &extensions, &reached)
}
